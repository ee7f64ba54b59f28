# SPDX-License-Identifier: Apache-2.0
"""Write docs/spec/vectors/codec.json and docs/spec/vectors/notes.json.

Run it from the root of the repository: ``.venv/bin/python scripts/make_vectors_words.py``. The same
code gives the same files. Signatures of ML-DSA are made with randomness, so those in the files are
kept as long as they verify.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from wasl import codec, note, primitives
from wasl.errors import Code, Refused

VECTORS = Path(__file__).resolve().parents[1] / "docs" / "spec" / "vectors"

Case = dict[str, Any]

# ── codec.json ──────────────────────────────────────────────────────────────────────────────────

CODEC_ABOUT = [
    "The canonical encoding: a strict profile of CBOR (RFC 8949). docs/spec/02.",
    "expect 'accept': hex decodes to value, and value encodes to hex.",
    "expect 'refuse': hex is refused, for the one reason that its name gives; code is Wasl's.",
    "A value is {'int': decimal} {'bytes': hex} {'text': string} {'bool': …} {'null': true} or",
    "{'array': [value …]}.",
]


def neutral(value: codec.Value) -> Case:
    """Spell a value so that every JSON reader can hold it."""
    if value is None:
        return {"null": True}
    if isinstance(value, bool):
        return {"bool": value}
    if isinstance(value, int):
        return {"int": str(value)}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, str):
        return {"text": value}
    return {"array": [neutral(item) for item in value]}


def nested(depth: int) -> codec.Value:
    value: codec.Value = ()
    for _ in range(depth - 1):
        value = (value,)
    return value


GOOD_VALUES: dict[str, codec.Value] = {
    "null": None,
    "false": False,
    "true": True,
    "zero": 0,
    "largest integer in the head": 23,
    "smallest integer of one byte": 24,
    "largest integer of one byte": 255,
    "smallest integer of two bytes": 256,
    "largest integer of two bytes": 65_535,
    "smallest integer of four bytes": 65_536,
    "largest integer of four bytes": 2**32 - 1,
    "smallest integer of eight bytes": 2**32,
    "largest integer": 2**64 - 1,
    "minus one": -1,
    "smallest negative in the head": -24,
    "largest negative of one byte": -25,
    "smallest negative of one byte": -256,
    "largest negative of two bytes": -257,
    "smallest integer": -(2**64),
    "no bytes": b"",
    "23 bytes": bytes(range(23)),
    "24 bytes": bytes(range(24)),
    "32 bytes, a hash": primitives.sha256(b""),
    "255 bytes": bytes(255),
    "256 bytes": bytes(256),
    "no text": "",
    "Arabic text": "وصل",
    "Russian text": "связь",
    "text with a character of four bytes": "\N{EARTH GLOBE EUROPE-AFRICA}",
    "text that holds a zero byte": "\0",
    "empty array": (),
    "array of everything": (0, -1, b"\x00", "a", None, True, False, ()),
    "24 items": (0,) * 24,
    "8 arrays in one another": nested(8),
}

BAD_BYTES: dict[str, str] = {
    "nothing at all": "",
    "one byte left over": "0000",
    "a second item": "8080",
    "integer 23 in one byte": "1817",
    "integer 0 in one byte": "1800",
    "integer 255 in two bytes": "1900ff",
    "integer 65535 in four bytes": "1a0000ffff",
    "integer 2^32-1 in eight bytes": "1b00000000ffffffff",
    "negative -1 in one byte": "3800",
    "negative -256 in two bytes": "3900ff",
    "length of bytes not shortest": "580100",
    "length of text not shortest": "780161",
    "length of array not shortest": "980100",
    "integer cut short": "19ff",
    "head without its argument": "18",
    "bytes cut short": "4200",
    "text cut short": "6261",
    "array cut short": "8200",
    "array of 2^64-1 items": "9bffffffffffffffff",
    "bytes of 2^64-1": "5bffffffffffffffff",
    "indefinite bytes": "5f4100ff",
    "indefinite text": "7f6161ff",
    "indefinite array": "9f00ff",
    "break alone": "ff",
    "reserved argument 28": "1c",
    "reserved argument 30 of an array": "9e",
    "empty map": "a0",
    "map": "a10001",
    "indefinite map": "bfff",
    "tag": "c000",
    "big integer, tag 2": "c24100",
    "half float": "f93c00",
    "float": "fa47c35000",
    "double": "fb3ff0000000000000",
    "undefined": "f7",
    "simple value 0": "e0",
    "simple value 16": "f0",
    "simple value 32 in two bytes": "f820",
    "false in two bytes": "f814",
    "text that is not UTF-8": "61ff",
    "text with an overlong form": "62c080",
    "text with half a surrogate pair": "63eda080",
    "text above U+10FFFF": "64f4908080",
    "text cut inside a character": "61c3",
    "a map inside an array": "81a0",
    "9 arrays in one another": "81" * 8 + "80",
}


def codec_vectors() -> Case:
    cases = [
        {
            "name": name,
            "expect": "accept",
            "hex": codec.format(value).hex(),
            "value": neutral(value),
        }
        for name, value in GOOD_VALUES.items()
    ]
    cases += [
        {"name": name, "expect": "refuse", "code": str(Code.NOT_CANONICAL), "hex": encoded}
        for name, encoded in BAD_BYTES.items()
    ]
    return {"about": CODEC_ABOUT, "cases": cases}


# ── notes.json ──────────────────────────────────────────────────────────────────────────────────

NOTES_ABOUT = [
    "Signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature) and our type 0xff.",
    "docs/spec/02. keys: each with its 32-byte seed, so that everything here can be made again.",
    "signed: the bytes that a line of that key, at that time, signs over the text.",
    "vkeys: verifier keys to read; type, public and key_id are what an accepted one holds.",
    "notes: open the note with the keys named; 'all' of them, or 'any' one, must have signed.",
    "times: for each key the time its line states, or null. A note that is not UTF-8 is in hex.",
    "expect 'refuse': refused, for the one reason that the name gives; code is Wasl's.",
]

TEXT = "Wasl\n\nوصل — связь\n"
ORIGIN = "wasl/j/00112233445566778899aabbccddeeff"
ROOT = "wasl/r/ffeeddccbbaa99887766554433221100"
CHECKPOINT = f"{ORIGIN}\n41\n{b64encode(primitives.sha256(b'root')).decode()}\n"
TIME = 1_795_305_600

PUBLIC: dict[note.Type, Callable[[bytes], bytes]] = {
    note.ED25519: primitives.ed25519_public,
    note.COSIGN_V1: primitives.ed25519_public,
    note.ML_DSA_44: primitives.ml_dsa_44_public,
    note.ML_DSA_65: primitives.ml_dsa_65_public,
}


def seed_of(label: str) -> bytes:
    return primitives.sha256(b"wasl/vectors/" + label.encode())


KEYS = {
    label: note.Verifier(name, kind, PUBLIC[kind](seed_of(label.removesuffix("-renamed"))))
    for label, name, kind in (
        ("E", ORIGIN, note.ED25519),
        ("R", ORIGIN + "/r", note.COSIGN_V1),
        ("M", ORIGIN, note.ML_DSA_44),
        ("M-renamed", "example.com/m", note.ML_DSA_44),
        ("root-ed25519", ROOT, note.ED25519),
        ("root-ml-dsa-65", ROOT, note.ML_DSA_65),
        ("other", "example.com/other", note.ED25519),
    )
}
LABELS = {key: label for label, key in KEYS.items()}
E, R, M, RENAMED, ROOT_ED, ROOT_ML, OTHER = KEYS.values()


class Kept:
    """ML-DSA signatures: those of the file as it is, where they still verify, else new ones."""

    def __init__(self, old: Case) -> None:
        self._known: list[bytes] = []
        for case in old.get("notes", []):
            try:
                lines = note.parse(case.get("note", "")).signatures
            except Refused:
                continue
            # 0x06 has eight bytes of time before the signature, 0xff has none.
            self._known += [raw for each in lines for raw in (each.raw, each.raw[8:])]

    def sign(self, key: note.Verifier, message: bytes, context: bytes) -> bytes:
        ml_dsa_44 = key.type == note.ML_DSA_44
        verify = primitives.ml_dsa_44_verify if ml_dsa_44 else primitives.ml_dsa_65_verify
        sign = primitives.ml_dsa_44_sign if ml_dsa_44 else primitives.ml_dsa_65_sign
        for signature in self._known:
            try:
                verify(key.public, message, signature, context=context)
            except Refused:
                continue
            return signature
        self._known.append(sign(seed_of(LABELS[key]), message, context=context))
        return self._known[-1]


def line(key: note.Verifier, text: str, kept: Kept, *, time: int = 0) -> note.Signature:
    """A good line of any type."""
    message = note.signed_bytes(key.type, text=text, name=key.name, timestamp=time)
    if key.type in (note.ED25519, note.COSIGN_V1):
        raw = primitives.ed25519_sign(seed_of(LABELS[key]), message)
    else:
        context = note.ML_DSA_65_CONTEXT if key.type == note.ML_DSA_65 else b""
        raw = kept.sign(key, message, context)
    return note.signature_from(key.type, key.name, key.public, raw, time)


def written(text: str, *lines: note.Signature) -> str:
    return note.format(note.Note(text, lines))


def accept(
    name: str, text: str, *keys: note.Verifier, times: tuple[int | None, ...], require: str = "all"
) -> Case:
    return {
        "name": name,
        "expect": "accept",
        "require": require,
        "keys": [LABELS[key] for key in keys],
        "times": list(times),
        "note": text,
    }


def refuse(
    name: str,
    text: str | bytes,
    *keys: note.Verifier,
    code: Code = Code.BAD_SIGNATURE,
    require: str = "all",
) -> Case:
    content = {"note": text} if isinstance(text, str) else {"note_hex": text.hex()}
    return {
        "name": name,
        "expect": "refuse",
        "code": str(code),
        "require": require,
        "keys": [LABELS[key] for key in keys],
        **content,
    }


def good_notes(kept: Kept) -> list[Case]:
    e, r = line(E, CHECKPOINT, kept), line(R, CHECKPOINT, kept, time=TIME)
    later = line(R, CHECKPOINT, kept, time=TIME + 60)
    author, receipt = line(M, CHECKPOINT, kept), line(M, CHECKPOINT, kept, time=TIME)
    extended = CHECKPOINT + "an extension line\n"
    root_ed, root_ml = line(ROOT_ED, TEXT, kept), line(ROOT_ML, TEXT, kept)
    stranger = note.Signature(E.name, b"\0\0\0\0", bytes(64))
    both, none = (None, None), (None,)
    return [
        accept("0x01", written(CHECKPOINT, e), E, times=none),
        accept("0x01 over a text with an empty line", written(TEXT, root_ed), ROOT_ED, times=none),
        accept("0x01 over an empty line", written("\n", line(E, "\n", kept)), E, times=none),
        accept("0x04", written(CHECKPOINT, r), R, times=(TIME,)),
        accept("0x04 twice: the newest time", written(CHECKPOINT, later, r), R, times=(TIME + 60,)),
        accept(
            "0x04 signs extension lines", written(extended, line(R, extended, kept)), R, times=(0,)
        ),
        accept("0x06 at time 0: an author's", written(CHECKPOINT, author), M, times=(0,)),
        accept("0x06 at a time", written(CHECKPOINT, receipt), M, times=(TIME,)),
        accept("0x06 does not sign extension lines", written(extended, author), M, times=(0,)),
        accept("0xff wasl/ml-dsa-65/v1", written(TEXT, root_ml), ROOT_ML, times=none),
        accept("both root lines", written(TEXT, root_ed, root_ml), ROOT_ED, ROOT_ML, times=both),
        accept(
            "lines in another order", written(TEXT, root_ml, root_ed), ROOT_ED, ROOT_ML, times=both
        ),
        accept(
            "three types on one text",
            written(CHECKPOINT, e, author, r),
            E,
            M,
            R,
            times=(None, 0, TIME),
        ),
        accept("unknown lines are ignored", written(CHECKPOINT, stranger, e), E, times=none),
        accept(
            "any of two keys", written(CHECKPOINT, e), OTHER, E, require="any", times=(None, None)
        ),
    ]


def bad_shapes(kept: Kept) -> list[Case]:
    """Notes that cannot be read at all."""
    text = "a\n"
    good = line(E, text, kept)
    whole = written(text, good)
    encoded = whole.rstrip("\n").rpartition(" ")[2]
    tabbed, zeroed = "a\tb\n", "a\0b\n"
    flipped = encoded[:-2] + chr(ord(encoded[-2]) + 1) + "="
    shapes: dict[str, str | bytes] = {
        "no blank line": whole.replace("\n\n", "\n"),
        "no text": whole[len(text) :],
        "no signature line": text + "\n",
        "no newline at the end": whole[:-1],
        "a blank line at the end": whole + "\n",
        "a hyphen for the dash": whole.replace("—", "-"),
        "no space after the dash": whole.replace("— ", "—"),
        "two spaces before the base64": whole.replace(f" {encoded}", f"  {encoded}"),
        "no name": whole.replace(f" {E.name} ", " "),
        "an empty name": whole.replace(f" {E.name} ", "  "),
        "a plus in the name": whole.replace(E.name, E.name + "+1"),
        "a no-break space in the name": whole.replace(E.name, E.name + "\N{NO-BREAK SPACE}1"),
        "a character that is not base64": whole.replace(encoded, "*" + encoded[1:]),
        "base64 of another alphabet": whole.replace(encoded, "-_" + encoded[2:]),
        "base64 without padding": whole.replace(encoded, encoded.rstrip("=")),
        "base64 with bits set under the padding": whole.replace(encoded, flipped),
        "a key id and nothing after it": whole.replace(encoded, b64encode(bytes(4)).decode()),
        "a tab in the text": whole.replace(text, tabbed, 1),
        "a zero byte in the text": whole.replace(text, zeroed, 1),
        "a carriage return in the text": whole.replace(text, "a\r\n", 1),
        "text that is not UTF-8": b"\xff" + whole.encode(),
    }
    cases = [refuse(name, shape, E, code=Code.BAD_NOTE) for name, shape in shapes.items()]
    many = whole + whole.rpartition("\n\n")[2] * 100
    return [*cases, refuse("101 signatures", many, E, code=Code.TOO_MANY)]


def bad_signatures(kept: Kept) -> list[Case]:
    """Notes that can be read and say what nobody signed."""
    e, r = line(E, CHECKPOINT, kept), line(R, CHECKPOINT, kept, time=TIME)
    author, root_ml = line(M, CHECKPOINT, kept), line(ROOT_ML, TEXT, kept)
    other = line(OTHER, CHECKPOINT, kept)
    order = 2**252 + 27742317777372353535851937790883648493
    shifted = (int.from_bytes(e.raw[32:], "little") + order).to_bytes(32, "little")
    changed = CHECKPOINT.replace("\n41\n", "\n42\n")
    extended = CHECKPOINT + "an extension line\n"
    no_context = kept.sign(ROOT_ML, TEXT.encode(), b"")
    broken = replace(e, raw=bytes(64))
    return [
        refuse("0x01: another text", written(changed, e), E),
        refuse(
            "0x01: S of another spelling, S + L",
            written(CHECKPOINT, replace(e, raw=e.raw[:32] + shifted)),
            E,
        ),
        refuse(
            "0x01: a point R of small order",
            written(CHECKPOINT, replace(e, raw=b"\1" + bytes(31) + e.raw[32:])),
            E,
        ),
        refuse("0x01: one byte too long", written(CHECKPOINT, replace(e, raw=e.raw + b"\0")), E),
        refuse("0x01: another key's id", written(CHECKPOINT, replace(e, key_id=OTHER.key_id)), E),
        refuse("0x01: another name", written(CHECKPOINT, replace(e, name=OTHER.name)), E),
        refuse("0x01: a signature of type 0x04", written(CHECKPOINT, replace(e, raw=r.raw[8:])), E),
        refuse("0x04: another time", written(CHECKPOINT, replace(r, raw=bytes(8) + r.raw[8:])), R),
        refuse("0x04: an extension line added", written(extended, r), R),
        refuse(
            "0x04: shorter than its time",
            written(CHECKPOINT, replace(r, raw=bytes(7))),
            R,
            code=Code.BAD_NOTE,
        ),
        refuse(
            "0x04: a time of 2^63",
            written(CHECKPOINT, replace(r, raw=b"\x80" + bytes(7) + r.raw[8:])),
            R,
            code=Code.BAD_NOTE,
        ),
        refuse("0x04: a text that is no checkpoint", written(TEXT, r), R, code=Code.BAD_NOTE),
        refuse("0x06: another size", written(changed, author), M),
        refuse(
            "0x06: signed under another name",
            written(CHECKPOINT, replace(author, name=RENAMED.name, key_id=RENAMED.key_id)),
            RENAMED,
        ),
        refuse(
            "0x06: another time",
            written(CHECKPOINT, replace(author, raw=bytes(7) + b"\1" + author.raw[8:])),
            M,
        ),
        refuse(
            "0x06: a size with a leading zero",
            written(CHECKPOINT.replace("\n41\n", "\n041\n"), author),
            M,
            code=Code.BAD_NOTE,
        ),
        refuse(
            "0x06: a size of 2^64",
            written(CHECKPOINT.replace("\n41\n", f"\n{2**64}\n"), author),
            M,
            code=Code.BAD_NOTE,
        ),
        refuse(
            "0x06: an origin of 256 bytes",
            written("o" * 256 + CHECKPOINT[len(ORIGIN) :], author),
            M,
            code=Code.BAD_NOTE,
        ),
        refuse(
            "0x06: no origin", written(CHECKPOINT[len(ORIGIN) :], author), M, code=Code.BAD_NOTE
        ),
        refuse("0xff: another text", written(TEXT + "\n", root_ml), ROOT_ML),
        refuse(
            "0xff: signed without the context",
            written(TEXT, replace(root_ml, raw=no_context)),
            ROOT_ML,
        ),
        refuse("a key that has not signed", written(CHECKPOINT, e), E, OTHER),
        refuse("none of the keys has signed", written(CHECKPOINT, e), OTHER, require="any"),
        refuse(
            "one good line, one bad one of another key",
            written(CHECKPOINT, other, broken),
            OTHER,
            E,
            require="any",
        ),
        refuse("one good line, one bad one of the same key", written(CHECKPOINT, e, broken), E),
    ]


def vkeys() -> list[Case]:
    cases: list[Case] = []
    for key in (E, R, M, ROOT_ML):
        read = {"type": int(key.type), "public": key.public.hex(), "key_id": key.key_id.hex()}
        vkey = note.format_vkey(key)
        cases.append({"name": f"type {key.type:#04x}", "expect": "accept", "vkey": vkey, **read})
    good = note.format_vkey(R)
    name, key_id, encoded = good.split("+", 2)
    assert key_id != key_id.upper(), "the case of capitals needs a letter in the key id"

    def spelt(material: bytes, as_name: str = name) -> str:
        identity = primitives.sha256(as_name.encode(), b"\n", material)[:4]
        return f"{as_name}+{identity.hex()}+{b64encode(material).decode()}"

    bad = {
        "key id of another key": good.replace(key_id, OTHER.key_id.hex()),
        "key id in capitals": good.replace(key_id, key_id.upper()),
        "no key id": f"{name}+{encoded}",
        "no name": spelt(b"\x01" + R.public, ""),
        "a space in the name": spelt(b"\x01" + R.public, "a b"),
        "type 0x02": spelt(b"\x02" + R.public),
        "type 0x05": spelt(b"\x05" + R.public),
        "type 0xff of somebody else": spelt(b"\xff" + b"example/v1" + ROOT_ML.public),
        "a character that is not base64": good[:-1] + "*",
        "base64 without padding": note.format_vkey(M).rstrip("="),
        "0x01 with 31 bytes": spelt(b"\x01" + R.public[1:]),
        "0x01 with an ML-DSA-44 key": spelt(b"\x01" + M.public),
        "0x06 with an Ed25519 key": spelt(b"\x06" + R.public),
        "0x01 of small order, y = 1": spelt(b"\x01" + b"\x01" + bytes(31)),
        "0x04 of small order, y = 0": spelt(b"\x04" + bytes(32)),
        "0x01 not canonical, y = p + 3": spelt(b"\x01" + b"\xf0" + b"\xff" * 30 + b"\x7f"),
    }
    for reason, vkey in bad.items():
        cases.append({"name": reason, "expect": "refuse", "code": str(Code.BAD_KEY), "vkey": vkey})
    return cases


def signed() -> list[Case]:
    return [
        {
            "name": f"type {key.type:#04x} at time {time}",
            "key": LABELS[key],
            "time": time,
            "text": text,
            "hex": note.signed_bytes(key.type, text=text, name=key.name, timestamp=time).hex(),
        }
        for key, text, time in (
            (E, CHECKPOINT, 0),
            (R, CHECKPOINT, TIME),
            (M, CHECKPOINT, 0),
            (M, CHECKPOINT, TIME),
            (ROOT_ML, TEXT, 0),
        )
    ]


def note_vectors(old: Case) -> Case:
    kept = Kept(old)
    return {
        "about": NOTES_ABOUT,
        "keys": {
            label: {
                "seed": seed_of(label.removesuffix("-renamed")).hex(),
                "vkey": note.format_vkey(key),
            }
            for label, key in KEYS.items()
        },
        "signed": signed(),
        "vkeys": vkeys(),
        "notes": [*good_notes(kept), *bad_shapes(kept), *bad_signatures(kept)],
    }


def render(vectors: Case) -> str:
    return json.dumps(vectors, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    notes = VECTORS / "notes.json"
    old = json.loads(notes.read_text()) if notes.exists() else {}
    VECTORS.mkdir(parents=True, exist_ok=True)
    (VECTORS / "codec.json").write_text(render(codec_vectors()))
    notes.write_text(render(note_vectors(old)))


if __name__ == "__main__":
    main()
