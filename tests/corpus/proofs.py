# SPDX-License-Identifier: Apache-2.0
"""Exhibits, good and bad, by the numbers of 08 §5.5; and entries that are no entries (02 §2)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.builder import A, B, C, Files, Record, shown, three_once, two_once
from tests.corpus.case import EXHIBIT, FORK, Case, Shelf
from tests.corpus.whole import restored, talk
from tests.corpus.words import VOID, bodies, entry_fields
from tests.exports import proof_of, put, receipt_of, sorted_in, without
from tests.trees import Leaves, leaf_of
from wasl import codec, note
from wasl.errors import Code
from wasl.record.checkpoint import (
    Checkpoint,
    author_pq_line,
    format_tlog_proof,
    parse_tlog_proof,
    to_note,
)
from wasl.record.entry import End, Kind, commitment
from wasl.record.exhibit import exhibit
from wasl.record.fork import Branch
from wasl.record.merkle import leaf_hash, prove_inclusion, root_at
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import JournalId, Ref

PROOF, VOIDED, MISSING, NOTE = (
    (code,) for code in (Code.BAD_PROOF, Code.BAD_ENTRY, Code.BAD_EXPORT, Code.BAD_NOTE)
)
SPEC = "08 §5.5"
E_PROOF = "entry/entry.tlog-proof"
RECEIPT = "receipts/sundria.1.tlog-proof"
ANSWER = "answers/sundria.1.1"


def cases() -> list[Case]:
    shelf = Shelf("exhibit", EXHIBIT)
    _good(shelf)
    _missing(shelf)
    _proofs(shelf)
    _receipts(shelf)
    _answers(shelf)
    _forks(shelf)
    entries = Shelf("entry", EXHIBIT)
    _entries(entries)
    return [*shelf.cases, *entries.cases]


def alone(record: Record, journal: JournalId = A, seq: int = 1) -> Files:
    return exhibit(record.store, record.line, record.papers, journal=journal, seq=seq)


def _good(shelf: Shelf) -> None:
    shelf.good(
        "of-two", shown(two_once()), "A message with its receipt and its acknowledgement.", SPEC
    )
    shelf.good(
        "of-entry-0", alone(two_once(), A, 0), "Entry 0 of a journal, which names its keys.", SPEC
    )
    shelf.good(
        "of-entry-0-by-m",
        without(alone(two_once(), A, 0), "receipts", "journals/sundria"),
        "Entry 0, without a receipt.",
        SPEC,
    )
    shelf.good(
        "without-receipt",
        without(shown(two_once()), "receipts"),
        "No receipt: that says less, and nothing else.",
        "08 §7",
    )
    shelf.good(
        "without-answer",
        without(shown(two_once()), "answers"),
        "No acknowledgement is in the file.",
        "08 §7",
    )
    shelf.good(
        "without-pq",
        without(shown(two_once()), "entry/pq", f"{ANSWER}/pq"),
        "No line of M is in the file.",
        "08 §7",
    )
    shelf.good(
        "of-three",
        alone(three_once(), JournalId(2, 2), 1),
        "A message of a restored node, with two receipts.",
        SPEC,
    )
    shelf.good(
        "after-a-close",
        alone(restored(lambda record: (End(1, 3, record.head(C, 3).root),)), C, 2),
        "An entry of a journal that a later one closes.",
        SPEC,
    )
    long = talk(513)
    for seq in (0, 1, 254, 255, 256, 257, 511, 512):
        shelf.good(f"entry-{seq}-of-513", alone(long, A, seq), f"Entry {seq} of 513.", "02 §6")
    for name, kind, body, why in bodies():
        record = Record(NORTHLAND, SUNDRIA)
        record.write(A, kind, body)
        record.sign(A)
        shelf.good(f"body-{name}", alone(record), why, "05 §8")
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    first = record.say(A, "To both of you.")
    record.sign(A, pq=True)
    for journal in (B, C):
        record.acknowledge(journal, record.ref(A, first))
        record.sign(journal)
        record.receive(journal, A)
    files = exhibit(
        record.store, record.line, record.papers, journal=A, seq=1, answers=[(B, 1), (C, 1)]
    )
    shelf.good("two-answers", files, "Two parties acknowledge, and each gave a receipt.", SPEC)
    record = two_once().copy()
    record.append(A, dict(shown(record))["entry/entry"])
    record.sign(A)
    shelf.good(
        "stands-twice",
        alone(record),
        "The same bytes stand in the journal once more, void there: the first place counts.",
        "05 §2.2",
    )


def _missing(shelf: Shelf) -> None:
    files = shown(two_once())
    for name in (
        "entry/entry",
        E_PROOF,
        "entry/salt",
        "entry/body",
        f"{ANSWER}/body",
        f"{ANSWER}/salt",
        f"{ANSWER}/entry.tlog-proof",
    ):
        slug = name.replace("/", "-").replace(".", "-")
        shelf.incomplete(
            f"without-{slug}",
            without(files, name),
            f"The member {name} is not there.",
            SPEC,
            MISSING,
        )
    rest = without(files, "answers", "receipts")
    shelf.altered(
        "journal-for-nothing",
        rest,
        "The keys of a journal are there, and nothing is by it.",
        SPEC,
        MISSING,
    )
    shelf.altered(
        "keys-missing",
        without(files, "journals/northland"),
        "The keys of the journal are not there.",
        SPEC,
        (Code.BAD_GRANT,),
    )
    shelf.incomplete(
        "no-entry",
        [m for m in alone(two_once()) if not m[0].startswith("entry/") or m[0] == "entry/body"],
        "The body is there, and neither the entry nor its proof.",
        SPEC,
        MISSING,
    )


def _proofs(shelf: Shelf) -> None:
    record = two_once()
    files = without(shown(record), "entry/pq", "answers", "receipts", "journals/sundria")
    good = parse_tlog_proof(dict(files)[E_PROOF])
    text = dict(files)[E_PROOF].decode()
    rows = text.split("\n")

    def with_proof(hashes: tuple[bytes, ...], index: int = 1) -> bytes:
        return format_tlog_proof(index, hashes, good.checkpoint_note).encode()

    whole_note = record.author_note(A)
    other = Checkpoint(record.checkpoint(A).origin, 5, leaf_of(3))
    for name, data, codes, why in (
        ("hash-dropped", with_proof(good.hashes[:-1]), PROOF, "The last hash of the proof is left out."),
        ("hash-added", with_proof((*good.hashes, leaf_of(0))), PROOF, "The proof has a hash too many."),
        ("hash-other", with_proof((leaf_of(0), *good.hashes[1:])), PROOF, "A hash of the proof is another."),
        ("no-hashes", with_proof(()), PROOF, "The proof is empty."),
        ("rotated", proof_of(record, A, 1, whole_note).replace(b"\n" + _row(record, 0), b"", 1).replace(b"\n\n", b"\n" + _row(record, 0) + b"\n\n", 1), PROOF, "The first hash of the proof stands last."),
        ("other-index", with_proof(good.hashes, 0), (*PROOF,), "The proof names another index."),
        ("index-beyond", with_proof(good.hashes, 900), (*PROOF,), "The proof names an index beyond the tree."),
        ("other-leaf", proof_of(record, A, 2, whole_note), PROOF, "The proof is of the next entry."),
        ("extra", text.replace("\nindex", "\nextra 2YjYtdmE\nindex").encode(), (Code.NOT_CANONICAL,), "The proof has an extra line, which nobody signed."),
        ("no-index", text.replace("index 1\n", "").encode(), NOTE, "The proof has no index."),
        ("index-zeros", text.replace("index 1", "index 01").encode(), NOTE, "The index has a leading zero."),
        ("first-line", text.replace("proof@v1", "proof@v2").encode(), NOTE, "The proof is of another version."),
        ("short-hash", text.replace(rows[2], rows[2][:-4] + "AA==").encode(), NOTE, "A hash of the proof has 31 bytes, or none of its spellings."),
        ("crlf", text.replace("\n", "\r\n").encode(), NOTE, "The lines of the proof end as those of another system."),
        ("no-blank", text.replace("\n\n", "\n", 1).encode(), NOTE, "No empty line stands before the checkpoint."),
        ("many-hashes", with_proof((leaf_of(0),) * 64).replace(b"\n\n", b"\n" + rows[2].encode() + b"\n\n", 1), NOTE, "The proof has 65 hashes."),
        ("huge", text.encode() + b"x" * 262_144, (Code.TOO_LARGE,), "The proof has more than 262,144 bytes."),
        ("not-text", b"\xff" + text.encode(), NOTE, "The proof is not UTF-8."),
        ("by-a-receipt", proof_of(record, A, 1, receipt_of(record, record.checkpoint(A))), (Code.BAD_SIGNATURE,), "A receipt stands where the author's checkpoint must."),
        ("other-journal", proof_of(record, B, 1, record.author_note(B)), (Code.BAD_GRANT,), "The checkpoint is of a journal whose keys are not there."),
        ("unsigned-root", format_tlog_proof(1, good.hashes, _resigned(good.checkpoint_note, other)).encode(), (Code.BAD_SIGNATURE,), "The root is another than the one signed."),
    ):  # fmt: skip
        shelf.altered(f"proof-{name}", put(files, E_PROOF, data), why, "02 §6", codes)
    body = dict(files)["entry/body"]
    for name, member, data, codes, why in (
        ("other-body", "entry/body", body + b"\0", (Code.BAD_BODY,), "The text is another than the one committed to."),
        ("other-salt", "entry/salt", bytes(32), (Code.BAD_BODY,), "The salt is another."),
        ("short-salt", "entry/salt", bytes(31), (Code.BAD_BODY,), "The salt has 31 bytes."),
        ("split", "entry/salt", bytes(33), (Code.BAD_BODY,), "The salt has 33 bytes."),
        ("other-entry", "entry/entry", dict(shown(record))[f"{ANSWER}/entry"], PROOF, "The entry is the acknowledgement."),
    ):  # fmt: skip
        shelf.altered(name, put(files, member, data), why, SPEC, codes)


def _row(record: Record, number: int) -> bytes:
    return proof_of(record, A, 1, record.author_note(A)).split(b"\n")[2 + number]


def _resigned(text: str, checkpoint: Checkpoint) -> str:
    """Another checkpoint with the signature line of ``text``."""
    return to_note(checkpoint, note.parse(text).signatures)


def _receipts(shelf: Shelf) -> None:
    record = two_once()
    files, good = shown(record), record.checkpoint(A)
    other = Checkpoint(good.origin, good.size, leaf_of(0))
    for name, proof, codes, why in (
        ("other-index", dict(files)[RECEIPT].replace(b"index 1", b"index 0"), MISSING, "The receipt is for another entry."),
        ("other-root", proof_of(record, A, 1, receipt_of(record, other)), PROOF, "The receipt is for another root."),
        ("other-entry", proof_of(record, A, 4, receipt_of(record, good)), MISSING, "The receipt covers another entry, with its proof."),
        ("own-journal", proof_of(record, B, 1, receipt_of(record, record.checkpoint(B))), MISSING, "The receipt is for the holder's own journal."),
        ("by-author", proof_of(record, A, 1, record.author_note(A)), (Code.BAD_SIGNATURE,), "The author's checkpoint stands in the receipt's place."),
        ("by-authors-r", proof_of(record, A, 1, receipt_of(record, good, A)), (Code.BAD_SIGNATURE,), "The author's own R gives the receipt."),
    ):  # fmt: skip
        shelf.altered(f"receipt-{name}", put(files, RECEIPT, proof), why, SPEC, codes)
    rest = without(files, "receipts")
    own = ("receipts/northland.1.tlog-proof", proof_of(record, A, 1, receipt_of(record, good, A)))
    shelf.altered(
        "receipt-by-itself",
        sorted_in([*rest, own]),
        "The author gives itself a receipt.",
        SPEC,
        MISSING,
    )
    stranger = ("receipts/westmark.1.tlog-proof", dict(files)[RECEIPT])
    shelf.altered(
        "receipt-by-a-stranger",
        sorted_in([*rest, stranger]),
        "A good receipt is named after a party that is not on the line.",
        SPEC,
        (Code.BAD_GRANT,),
    )
    nobody = ("receipts/sundria.2.tlog-proof", proof_of(record, A, 1, receipt_of(record, good)))
    shelf.altered(
        "receipt-by-nobody",
        sorted_in([*files, nobody]),
        "A receipt is named after a journal whose keys are not there.",
        SPEC,
        (Code.BAD_GRANT,),
    )


def _answers(shelf: Shelf) -> None:
    record = two_once()
    files = shown(record)
    wrong = exhibit(record.store, record.line, record.papers, journal=A, seq=1, answers=[(B, 2)])
    shelf.altered(
        "answer-is-a-message", wrong, "What should acknowledge it is a message.", SPEC, MISSING
    )
    renamed = [(name.replace(ANSWER, "answers/sundria.1.2"), data) for name, data in files]
    shelf.altered(
        "answer-misnamed",
        renamed,
        "The acknowledgement stands elsewhere than its name says.",
        SPEC,
        MISSING,
    )
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "Hold your fire.")
    record.sign(A)
    record.acknowledge(B, Ref(A, 1, leaf_of(1)))
    record.acknowledge(B, record.ref(A, 0))
    record.sign(B)
    for seq, why in ((1, "quotes another leaf"), (2, "quotes another entry")):
        files = exhibit(
            record.store, record.line, record.papers, journal=A, seq=1, answers=[(B, seq)]
        )
        shelf.altered(
            f"answer-{why.replace(' ', '-')}", files, f"The acknowledgement {why}.", SPEC, MISSING
        )


def _forks(shelf: Shelf) -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "Hold your fire.")
    record.say(A, "And wait.")
    record.sign(A)
    files, keys = alone(record, A, 2), record.keys(A)
    branch = Branch(record.leaves(A), 1, [leaf_of(0), record.ref(A, 2).leaf])
    checkpoint = Checkpoint(keys.origin, 3, root_at(branch, 3))
    signature = record.author_signature(A, checkpoint, pq=True)
    line = author_pq_line(checkpoint, public_m=keys.m, signature2420=signature)
    proof = format_tlog_proof(
        2, prove_inclusion(branch, 2, 3), to_note(checkpoint, [line])
    ).encode()
    shelf.put(
        "e-and-m-fork",
        sorted_in([*files, ("entry/pq.tlog-proof", proof)]),
        "E and M signed two roots for one size.",
        spec=SPEC,
        verdict=FORK,
        codes=(Code.FORK,),
    )
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "Hold your fire.")
    record.append(A, dict(alone_signed(record))["entry/entry"])
    record.sign(A, pq=True)
    held = dict(alone(record))
    pq_note = parse_tlog_proof(held["entry/pq.tlog-proof"]).checkpoint_note
    split = put(list(held.items()), "entry/pq.tlog-proof", proof_of(record, A, 2, pq_note))
    shelf.altered("two-places", split, "The proofs by E and by M are of two places.", SPEC, PROOF)
    second = put(
        without(list(held.items()), "entry/pq"),
        E_PROOF,
        proof_of(record, A, 2, record.author_note(A)),
    )
    shelf.altered(
        "void-place", second, "The same bytes are proven where they are void.", SPEC, VOIDED
    )


def alone_signed(record: Record) -> Files:
    record.sign(A)
    return alone(record)


# ── entries that are none ───────────────────────────────────────────────────────────────────────


def _entries(shelf: Shelf) -> None:
    record = Record(NORTHLAND, SUNDRIA)
    salt, body = bytes(32), b"text"
    fields = entry_fields(record, 1, commit=commitment(salt, body))
    good = codec.format(tuple(fields.values()))
    template = _template(record)
    shelf.good(
        "good",
        _of(template, record, good, salt, body),
        "The entry that the others of this chapter differ from.",
        "05 §2.1",
    )
    for name, data, why in _encodings(good, fields):
        shelf.altered(f"cbor-{name}", _of(template, record, data, salt, body), why, "02 §2", VOIDED)
    for name, changes in VOID.items():
        data = changes.get("raw")
        written = (
            data if isinstance(data, bytes) else codec.format(tuple({**fields, **changes}.values()))
        )
        why = f"A void entry: {name.replace('-', ' ')}."
        shelf.altered(
            f"void-{name}", _of(template, record, written, salt, body), why, "05 §2.2", VOIDED
        )


def _template(record: Record) -> Files:
    twin = record.copy()
    twin.write(A, Kind.MESSAGE, b"text")
    twin.sign(A)
    return alone(twin)


def _of(template: Files, record: Record, data: bytes, salt: bytes, body: bytes) -> Files:
    """The exhibit of these bytes as entry 1, well signed."""
    tree = Leaves([record.ref(A, 0).leaf, leaf_hash(data)])
    checkpoint = Checkpoint(record.keys(A).origin, 2, tree.root(2))
    twin = record.copy()
    twin.append(A, data)
    assert twin.checkpoint(A) == checkpoint
    members = {
        "entry/entry": data,
        E_PROOF: proof_of(twin, A, 1, twin.author_note(A), tree=tree),
        "entry/salt": salt,
        "entry/body": body,
    }
    return [(name, members.get(name, held)) for name, held in template]


def _encodings(good: bytes, fields: dict[str, codec.Value]) -> Iterator[tuple[str, bytes, str]]:
    """The same entry in CBOR that no writer of it would write."""
    assert good[:2] == b"\x8a\x01"
    rest = good[2:]
    yield "long-array", b"\x98\x0a\x01" + rest, "The array's length is not in its shortest form."
    yield "indefinite-array", b"\x9f\x01" + rest + b"\xff", "The array is of indefinite length."
    yield (
        "long-number",
        b"\x8a\x18\x01" + rest,
        "A number is not in its shortest form: one byte more.",
    )
    yield (
        "longer-number",
        b"\x8a\x1b" + bytes(7) + b"\x01" + rest,
        "A number is in eight bytes and needs none.",
    )
    yield "bignum", b"\x8a\xc2\x41\x01" + rest, "A number is a big one, with a tag."
    yield "float", b"\x8a\xf9\x3c\x00" + rest, "A number is a float of the same value."
    yield "tag", b"\xd9\xd9\xf7" + good, "A tag says that this is CBOR."
    yield (
        "long-bytes",
        good.replace(b"\x58\x20", b"\x59\x00\x20", 1),
        "A byte string's length is not in its shortest form.",
    )
    yield (
        "indefinite-bytes",
        good.replace(b"\x58\x20", b"\x5f\x58\x20", 1)[:38] + b"\xff" + good[37:],
        "A byte string is of indefinite length.",
    )
    yield "map", b"\xaa" + b"\x00\x01" + rest, "A map stands where the array must."
    yield "undefined", good[:-1] + b"\xf7", "CBOR's undefined stands for null."
    yield "simple", good[:-1] + b"\xe0", "A simple value that has no meaning stands for null."
    yield "long-simple", good[:-1] + b"\xf8\xf6", "Null is not in its shortest form."
    yield "break", good[:-1] + b"\xff", "A break stands where an item must."
    yield "reserved", b"\x8a\x1c" + rest, "A head uses a reserved length."
    yield "trailing", good + b"\xf6", "An item stands behind the entry."
    yield "cut", good[:-1], "The last item is cut off."
    yield "empty", b"", "The entry has no bytes."
    yield "huge-length", b"\x9b" + b"\xff" * 8, "The array claims to have 2⁶⁴ − 1 items."
    yield "deep", good[:-1] + b"\x81" * 8 + b"\xf6", "Arrays are nested nine deep."
    bad_text = {**fields, "kind": 9, "content": "ab"}
    text = codec.format(tuple(bad_text.values()))
    yield "bad-utf8", text[:-2] + b"\xc3\x28", "A text is not UTF-8."
    yield "surrogate", text[:-3] + b"\x63\xed\xa0\x80", "A text has half a surrogate pair."
    yield "overlong", text[:-2] + b"\xc1\x81", "A text has a letter in two bytes that needs one."
