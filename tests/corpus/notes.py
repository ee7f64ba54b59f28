# SPDX-License-Identifier: Apache-2.0
"""Notes and signatures that are not as they should be: manglings, keys of a wrong type, odd points
of Ed25519, times that are none (02 §3 to §5).
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator

from tests.builder import A, B, Files, Record, shown, two_once, whole
from tests.corpus.case import Case, Shelf
from tests.exports import proof_of, put, receipt_of, timed_m
from wasl import note, primitives
from wasl.errors import Code
from wasl.record.checkpoint import (
    author_message,
    format_checkpoint,
    pq_message,
    receipt_message,
    to_note,
)
from wasl.sim.parties import NORTHLAND

CHECKPOINT = "journals/northland.1/checkpoint.note"
PQ = "journals/northland.1/pq.note"
RECEIPT = "journals/northland.1/receipts/sundria.1.note"
DASH = "\N{EM DASH} "
NOTE, SIGNATURE = (Code.BAD_NOTE,), (Code.BAD_SIGNATURE,)

# The group's order, a point of small order (y = -1), and one that is not canonical (y = p).
ORDER = 2**252 + 27742317777372353535851937790883648493
SMALL = ((2**255 - 20).to_bytes(32, "little"), bytes(32), (1).to_bytes(32, "little"))
ODD = (2**255 - 19).to_bytes(32, "little")


def cases() -> list[Case]:
    shelf = Shelf("note")
    files = whole(two_once())
    for name, text, codes, why in _mangled(dict(files)[CHECKPOINT].decode()):
        data = text if isinstance(text, bytes) else text.encode()
        shelf.altered(f"checkpoint-{name}", put(files, CHECKPOINT, data), why, "02 §3", codes)
    for name, text, codes, why in _texts(two_once()):
        shelf.altered(f"checkpoint-{name}", put(files, CHECKPOINT, text), why, "02 §5", codes)
    keys = Shelf("signature")
    _ed25519(keys, files)
    _types(keys, files)
    _receipts(keys, files)
    return [*shelf.cases, *keys.cases]


def _mangled(text: str) -> Iterator[tuple[str, str | bytes, tuple[Code, ...], str]]:
    body, line = text.split("\n\n")
    name, encoded = line.removeprefix(DASH).rstrip("\n").split(" ")
    raw = b64decode(encoded)
    yield "no-blank-line", f"{body}\n{line}", NOTE, "No empty line stands before the signature."
    yield "no-final-newline", text[:-1], NOTE, "The last line has no newline."
    yield (
        "two-blank-lines",
        f"{body}\n\n\n{line}",
        SIGNATURE,
        "Two empty lines: the first belongs to the text, which nobody signed so.",
    )
    yield "crlf", text.replace("\n", "\r\n"), NOTE, "The lines end as those of another system."
    yield "no-signature", f"{body}\n\n", NOTE, "There is no signature line."
    yield "hyphen", text.replace(DASH, "- "), NOTE, "The signature line begins with a hyphen."
    yield (
        "en-dash",
        text.replace(DASH, "\N{EN DASH} "),
        NOTE,
        "The signature line begins with a shorter dash.",
    )
    yield "no-space", text.replace(DASH, DASH[0]), NOTE, "No space stands behind the dash."
    yield (
        "two-spaces",
        text.replace(f"{name} ", f"{name}  "),
        NOTE,
        "Two spaces stand behind the name.",
    )
    yield (
        "trailing-space",
        f"{text[:-1]} \n",
        NOTE,
        "A space stands at the end of the signature line.",
    )
    yield "plus-in-name", text.replace(f"{DASH}wasl", f"{DASH}wasl+"), NOTE, "A name has a plus."
    yield (
        "no-padding",
        text.replace("=\n", "\n") if "=\n" in line else text.replace(encoded, encoded[:-1]),
        NOTE,
        "The base64 has lost its last character.",
    )
    yield (
        "url-base64",
        f"{body}\n\n{DASH}{name} {b64encode(raw[:4] + bytes([0xFB, 0xFF]) * 32, b'-_').decode()}\n",
        NOTE,
        "The base64 is of the kind for addresses.",
    )
    yield (
        "stray-bits",
        f"{body}\n\n{DASH}{name} {_stray(encoded)}\n",
        NOTE,
        "Bits that the padding leaves over are set.",
    )
    yield (
        "key-id-alone",
        f"{body}\n\n{DASH}{name} {b64encode(raw[:4]).decode()}\n",
        NOTE,
        "The line has a key id, and no signature.",
    )
    yield "not-utf-8", text.encode() + b"\xff\n", NOTE, "The note is not UTF-8."
    yield (
        "bom",
        "\N{ZERO WIDTH NO-BREAK SPACE}" + text,
        SIGNATURE,
        "A byte order mark stands before the text.",
    )
    yield "tab", text.replace("\n", "\t\n", 1), NOTE, "The text has a tab."
    yield "nul", text.replace("\n", "\0\n", 1), NOTE, "The text has a NUL."
    yield "empty", "", NOTE, "The note is empty."
    yield (
        "other-name",
        text.replace(f"{DASH}{name}", f"{DASH}{name[:-1]}x"),
        SIGNATURE,
        "The line has another name: a key that nobody knows.",
    )
    yield (
        "other-key-id",
        f"{body}\n\n{DASH}{name} {b64encode(bytes(4) + raw[4:]).decode()}\n",
        SIGNATURE,
        "The line has another key id: a key that nobody knows.",
    )
    yield (
        "short-signature",
        f"{body}\n\n{DASH}{name} {b64encode(raw[:-1]).decode()}\n",
        SIGNATURE,
        "The signature has 63 bytes.",
    )
    yield (
        "long-signature",
        f"{body}\n\n{DASH}{name} {b64encode(raw + bytes(1)).decode()}\n",
        SIGNATURE,
        "The signature has 65 bytes.",
    )
    yield (
        "zero-signature",
        f"{body}\n\n{DASH}{name} {b64encode(raw[:4] + bytes(64)).decode()}\n",
        SIGNATURE,
        "The signature is all zeros.",
    )
    yield "twice", text + line, NOTE, "The same good line stands twice."
    yield (
        "and-unknown",
        text + f"{DASH}x {b64encode(bytes(5)).decode()}\n",
        NOTE,
        "A line of an unknown key stands beside the good one: a checkpoint has one line.",
    )
    yield (
        "many-lines",
        text + f"{DASH}x {b64encode(bytes(5)).decode()}\n" * 100,
        (Code.TOO_MANY,),
        "There are 101 signature lines.",
    )
    yield "huge", "x" * 262_144 + text, (Code.TOO_LARGE,), "The note has more than 262,144 bytes."


def _stray(encoded: str) -> str:
    """The same base64 with a bit set that its padding leaves over."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    at = len(encoded.rstrip("=")) - 1
    if at == len(encoded) - 1:  # nothing is left over in 68 bytes: shorten by one
        return _stray(b64encode(b64decode(encoded)[:-1]).decode())
    return encoded[:at] + alphabet[alphabet.index(encoded[at]) + 1] + encoded[at + 1 :]


def _signed(record: Record, text: str) -> bytes:
    """Any text with a good line of Northland's E."""
    seed = NORTHLAND.journal_seed("E", record.line, 1)
    return note.format(
        note.Note(text, (note.sign_ed25519(text, name=record.keys(A).origin, seed=seed),))
    ).encode()


def _texts(record: Record) -> Iterator[tuple[str, bytes, tuple[Code, ...], str]]:
    """Texts that are no checkpoint of this journal, well signed."""
    origin, size, root = format_checkpoint(record.checkpoint(A)).splitlines()
    for name, lines, why in (
        ("extension", (origin, size, root, "more"), "The checkpoint has a fourth line."),
        ("two-lines", (origin, size), "The checkpoint has no root."),
        ("leading-zero", (origin, "0" + size, root), "The size has a leading zero."),
        ("plus", (origin, "+" + size, root), "The size has a sign."),
        ("arabic-size", (origin, "٥", root), "The size is not in ASCII digits."),
        ("size-0", (origin, "0", b64encode(primitives.sha256()).decode()), "The size is 0."),
        ("size-too-large", (origin, str(1 << 63), root), "The size is 2⁶³."),
        ("short-root", (origin, size, b64encode(bytes(31)).decode()), "The root has 31 bytes."),
        ("stray-root", (origin, size, _stray(root)), "The root's base64 has a stray bit."),
        ("other-origin", (record.keys(B).origin, size, root), "E signs for another journal."),
        ("spaced-origin", (origin + " x", size, root), "The origin has a space."),
    ):
        yield name, _signed(record, "\n".join(lines) + "\n"), NOTE, why


def _line(
    record: Record, kind: note.Type, public: bytes, raw: bytes, time_s: int = 0, name: str = ""
) -> bytes:
    """The journal's checkpoint with one line of any kind."""
    checkpoint = record.checkpoint(A)
    return to_note(
        checkpoint, [note.signature_from(kind, name or checkpoint.origin, public, raw, time_s)]
    ).encode()


def _ed25519(shelf: Shelf, files: Files) -> None:
    record = two_once()
    e, good = record.keys(A).e, record.author_signature(A, record.checkpoint(A))
    s = int.from_bytes(good[32:], "little")
    for name, raw, why in (
        ("s-plus-l", good[:32] + (s + ORDER).to_bytes(32, "little"), "S is raised by the group's order: some accept that."),
        ("s-high-bit", good[:63] + bytes((good[63] | 0x80,)), "The highest bit of S is set."),
        ("r-small-order", SMALL[0] + good[32:], "R is of small order."),
        ("r-zero", SMALL[1] + good[32:], "R is y = 0."),
        ("r-not-canonical", ODD + good[32:], "R is not canonically encoded."),
        ("all-identity", SMALL[2] + bytes(32), "R is the neutral point and S is 0: good for a key of small order."),
        ("bit-of-r", bytes((good[0] ^ 1,)) + good[1:], "A bit of R is another."),
        ("bit-of-s", good[:32] + bytes((good[32] ^ 1,)) + good[33:], "A bit of S is another."),
    ):  # fmt: skip
        shelf.altered(
            f"e-{name}",
            put(files, CHECKPOINT, _line(record, note.ED25519, e, raw)),
            why,
            "02 §3",
            SIGNATURE,
        )


def _types(shelf: Shelf, files: Files) -> None:
    record = two_once()
    checkpoint, keys = record.checkpoint(A), record.keys(A)
    seed_e, seed_m, seed_r = (NORTHLAND.journal_seed(key, record.line, 1) for key in "EMR")
    time_s = 1_795_000_000
    by_e, by_r = (
        primitives.ed25519_sign(seed, author_message(checkpoint)) for seed in (seed_e, seed_r)
    )
    timed_e = primitives.ed25519_sign(seed_e, receipt_message(checkpoint, time_s))
    by_m = primitives.ml_dsa_44_sign(seed_m, pq_message(checkpoint, checkpoint.origin, 0))
    other_m = primitives.ml_dsa_44_sign(seed_m, pq_message(checkpoint, "somebody", 0))
    for name, text, why in (
        ("e-as-cosignature", _line(record, note.COSIGN_V1, keys.e, timed_e, time_s), "E signs as a cosignature with a time (0x04), and not as an author (0x01)."),
        ("e-typed-cosignature", _line(record, note.COSIGN_V1, keys.e, by_e), "The author's signature stands under the type 0x04."),
        ("e-by-r", _line(record, note.ED25519, keys.r, by_r), "R signs as an author."),
        ("e-by-m", _line(record, note.ML_DSA_44, keys.m, by_m), "M alone stands where E must."),
        ("e-over-cosignature", _line(record, note.ED25519, keys.e, timed_e), "A cosignature of E stands under the type 0x01."),
        ("e-of-another-line", _line(record, note.ED25519, keys.e, primitives.ed25519_sign(seed_e, b"x\n")), "E signed something else."),
    ):  # fmt: skip
        shelf.altered(name, put(files, CHECKPOINT, text), why, "02 §4", SIGNATURE)
    for name, text, codes, why in (
        ("m-with-a-time", timed_m(record, checkpoint).encode(), NOTE, "A line of M has a time: a holder's word, and no author's."),
        ("m-other-cosigner", _line(record, note.ML_DSA_44, keys.m, other_m), SIGNATURE, "M signed under another name."),
        ("m-by-e", _line(record, note.ED25519, keys.e, by_e), SIGNATURE, "E stands where M must."),
        ("m-short", _line(record, note.ML_DSA_44, keys.m, by_m[:-1]), SIGNATURE, "A signature of M is cut short."),
        ("m-flipped", _line(record, note.ML_DSA_44, keys.m, bytes((by_m[0] ^ 1,)) + by_m[1:]), SIGNATURE, "A bit of M's signature is another."),
        ("m-no-time", _line(record, note.ML_DSA_44, keys.m, b"", 0)[:-1] + b"\n", SIGNATURE, "A line of M has a time, and no signature."),
    ):  # fmt: skip
        shelf.altered(name, put(files, PQ, text), why, "02 §4", codes)


def _receipts(shelf: Shelf, files: Files) -> None:
    record = two_once()
    checkpoint, keys = record.checkpoint(A), record.keys(B)
    seed_e, seed_r = (record.parties[1].journal_seed(key, record.line, 1) for key in "ER")
    plain_r = primitives.ed25519_sign(seed_r, author_message(checkpoint))
    timed_e = primitives.ed25519_sign(seed_e, receipt_message(checkpoint, 5))
    timed_r = primitives.ed25519_sign(seed_r, receipt_message(checkpoint, 5))
    name_r = keys.origin + "/r"
    for name, text, codes, why in (
        ("r-untimed", _line(record, note.ED25519, keys.r, plain_r, name=name_r), SIGNATURE, "R signs the plain text: a receipt has a time."),
        ("r-by-e", _line(record, note.COSIGN_V1, keys.e, timed_e, 5, name_r), SIGNATURE, "A holder's E gives the receipt."),
        ("r-name", _line(record, note.COSIGN_V1, keys.r, timed_r, 5, keys.origin), SIGNATURE, "The receipt stands under the journal's name, and not under R's."),
        ("r-other-time", _line(record, note.COSIGN_V1, keys.r, timed_r, 6, name_r), SIGNATURE, "The time in the line is another than the one that R signed."),
        ("r-late", _line(record, note.COSIGN_V1, keys.r, timed_r, 1 << 63, name_r), NOTE, "The time in the line is 2⁶³."),
        ("r-by-author", receipt_of(record, checkpoint, A), SIGNATURE, "The author's own R gives the receipt in another's name."),
    ):  # fmt: skip
        shelf.altered(name, put(files, RECEIPT, text), why, "02 §4", codes)
    exhibit = shown(record)
    held = "receipts/sundria.1.tlog-proof"
    text = _line(record, note.ED25519, keys.r, plain_r, name=name_r)
    shelf.altered(
        "exhibit-r-untimed",
        put(exhibit, held, proof_of(record, A, 1, text)),
        "In an exhibit: R signs the plain text.",
        "02 §4",
        SIGNATURE,
    )
