# SPDX-License-Identifier: Apache-2.0
"""C2SP signed notes: a text and the lines of those who signed it. Everything signed is such a line.

Rules (docs/spec/02; C2SP signed-note v1.0.0, tlog-checkpoint v1.0.0, tlog-cosignature v1.1.0):

1. :func:`parse` refuses whatever :func:`format` would not write: ``format(parse(data)) == data``.
2. What a line signs follows from its type alone, by :func:`signed_bytes`, and from nothing else:

   ====  =================  ===================================================================
   0x01  Ed25519            the text
   0x04  Ed25519            ``cosignature/v1``, ``time T``, the text, which must be a checkpoint
   0x06  ML-DSA-44          the ``cosigned_message`` of name, T, origin, size and root
   0xff  ML-DSA-65 (ours)   the text, under the context ``wasl/note/v1``
   ====  =================  ===================================================================

3. A line belongs to a key if name and key id are the key's. Lines of unknown keys are ignored; one
   bad line of a known key refuses the whole note.
4. The text means nothing until :func:`verify` or :func:`open_note` has returned.

It does not know who may sign what: that is ``trust`` and ``record``. It reads of a checkpoint only
what 0x06 signs. It signs with Ed25519 alone: ML-DSA draws hidden randomness, and is the keyring's.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Literal, assert_never

from wasl import limits, primitives
from wasl.errors import Code, Misuse, Refused


class Type(IntEnum):
    """Signature types: the byte in key ids and vkeys. No other is read."""

    ED25519 = 0x01
    COSIGN_V1 = 0x04
    ML_DSA_44 = 0x06
    ML_DSA_65 = 0xFF


ED25519: Final = Type.ED25519
COSIGN_V1: Final = Type.COSIGN_V1
ML_DSA_44: Final = Type.ML_DSA_44
ML_DSA_65: Final = Type.ML_DSA_65

ML_DSA_65_CONTEXT: Final = b"wasl/note/v1"

_PREFIX: Final[dict[Type, bytes]] = {
    ED25519: b"\x01",
    COSIGN_V1: b"\x04",
    ML_DSA_44: b"\x06",
    # 0xff is shared by all who have no byte of their own, so a longer name follows it.
    ML_DSA_65: b"\xffwasl/ml-dsa-65/v1",
}
_PUBLIC_SIZE: Final[dict[Type, int]] = {
    ED25519: primitives.ED25519_PUBLIC_SIZE,
    COSIGN_V1: primitives.ED25519_PUBLIC_SIZE,
    ML_DSA_44: primitives.ML_DSA_44_PUBLIC_SIZE,
    ML_DSA_65: primitives.ML_DSA_65_PUBLIC_SIZE,
}
_TIMED: Final = (COSIGN_V1, ML_DSA_44)
_TIME_MOST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Signature:
    """One line: whose it is, and the bytes after the key id (for 0x04 and 0x06: u64 time first)."""

    name: str
    key_id: bytes
    raw: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and at least one signature line."""

    text: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key, its signature type, and the name it signs under.

    Making one raises Refused for a name that no line can bear and for bytes that are no such key.
    """

    name: str
    type: Type
    public: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise Refused(Code.BAD_KEY, "a key name that is empty or has a space or a plus in it")
        size = _PUBLIC_SIZE[self.type]
        if len(self.public) != size:
            what = f"a key of {len(self.public)} bytes, not {size}, for its type"
            raise Refused(Code.BAD_KEY, what, where=self.name)
        if size == primitives.ED25519_PUBLIC_SIZE:
            primitives.ed25519_check(self.public)

    @property
    def key_id(self) -> bytes:
        return key_id(self.name, self.type, self.public)


# ── the note ────────────────────────────────────────────────────────────────────────────────────

_DASH: Final = "\N{EM DASH} "
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")
_NAME: Final = re.compile(r"[^\s+\x00-\x1f\ud800-\udfff]+")


def parse(data: bytes | str) -> Note:
    """Read a note without verifying anything. Raises Refused."""
    try:
        whole = data if isinstance(data, str) else data.decode()
        size = len(whole.encode())
    except UnicodeError:
        raise _bad("not UTF-8") from None
    if size > limits.NOTE_BYTES:
        raise Refused(Code.TOO_LARGE, f"a note of {size} bytes, {limits.NOTE_BYTES} are allowed")
    text, blank, lines = whole.rpartition("\n\n")
    if not blank:
        raise _bad("no blank line between the text and the signatures")
    rows = lines.split("\n")
    if rows.pop() or not rows:
        raise _bad("no signature line, or no newline at the end of the last one")
    if len(rows) > limits.NOTE_SIGNATURES:
        what = f"{len(rows)} signatures, {limits.NOTE_SIGNATURES} are allowed"
        raise Refused(Code.TOO_MANY, what)
    note = Note(text + "\n", tuple(_parse_line(row) for row in rows))
    fault = _text_fault(note.text)
    if fault:
        raise _bad(fault)
    return note


def format(note: Note) -> str:  # noqa: A001 - parse and format are the pair of the house
    """Write a note. Raises Misuse for what :func:`parse` would refuse."""
    fault = _text_fault(note.text)
    for line in note.signatures:
        if not _NAME.fullmatch(line.name) or len(line.key_id) != 4 or not line.raw:
            fault = "a signature line with a name or a size that cannot be"
    if not 0 < len(note.signatures) <= limits.NOTE_SIGNATURES:
        fault = f"{len(note.signatures)} signatures"
    whole = note.text + "\n" + format_lines(note.signatures)
    try:
        size = len(whole.encode())
    except UnicodeEncodeError:
        raise Misuse(Code.BAD_TEXT, "a note cannot hold half a surrogate pair") from None
    if size > limits.NOTE_BYTES:
        fault = f"{size} bytes"
    if fault:
        raise Misuse(Code.BAD_TEXT, f"a note cannot be written so: {fault}")
    return whole


def format_lines(signatures: Sequence[Signature]) -> str:
    """Write signature lines alone: what a witness answers with."""
    return "".join(map(_format_line, signatures))


def _format_line(line: Signature) -> str:
    return f"{_DASH}{line.name} {b64encode(line.key_id + line.raw).decode()}\n"


def _parse_line(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not _NAME.fullmatch(name):
        raise _bad("a signature line that is not “— name base64”")
    raw = _unb64(encoded)
    if len(raw) < 5:
        raise _bad("a signature that is not base64 of a key id and more")
    return Signature(name, raw[:4], raw[4:])


def _text_fault(text: str) -> str:
    """Say why ``text`` cannot be a note's, or nothing."""
    if not text.endswith("\n"):
        return "the text has no newline at its end"
    if _CONTROL.search(text):
        return "a control character in the text"
    return ""


def _unb64(text: str) -> bytes:
    """Decode standard base64 with padding, in its one spelling. Nothing comes of anything else."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return b""
    # Bits that padding leaves over may be set, and the library does not look: one spelling only.
    return data if b64encode(data) == text.encode() else b""


def _bad(what: str) -> Refused:
    return Refused(Code.BAD_NOTE, f"not a signed note: {what}")


def is_key_name(text: str) -> bool:
    """Tell whether a key can have this name."""
    return _NAME.fullmatch(text) is not None


# ── keys ────────────────────────────────────────────────────────────────────────────────────────


def key_id(name: str, type: Type, public: bytes) -> bytes:  # noqa: A002 - the word of C2SP
    """SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4]. It identifies a key and proves nothing."""
    return primitives.sha256(name.encode(), b"\n", _PREFIX[type], public)[:4]


def parse_vkey(text: str) -> Verifier:
    """Read a verifier key ``name+hex(key id)+base64(type ‖ public key)``. Raises Refused."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Refused(Code.BAD_KEY, "not a verifier key: name+key id+base64")
    name, stated, encoded = parts
    material = _unb64(encoded)
    for kind, prefix in _PREFIX.items():
        if material.startswith(prefix):
            verifier = Verifier(name, kind, material[len(prefix) :])
            if verifier.key_id.hex() != stated:
                raise Refused(Code.BAD_KEY, "a verifier key whose key id is another's", where=name)
            return verifier
    raise Refused(Code.BAD_KEY, "a verifier key of a type that is not used here", where=name)


def format_vkey(verifier: Verifier) -> str:
    """Write a verifier key."""
    material = _PREFIX[verifier.type] + verifier.public
    return f"{verifier.name}+{verifier.key_id.hex()}+{b64encode(material).decode()}"


# ── signing ─────────────────────────────────────────────────────────────────────────────────────


def signed_bytes(
    type: Type,  # noqa: A002 - the word of C2SP
    *,
    text: str,
    name: str,
    timestamp: int = 0,
) -> bytes:
    """The exact bytes that a line of ``type`` by ``name`` signs; ``timestamp`` in seconds UTC.

    0x04 and 0x06 sign checkpoints alone. Raises Refused for another text, name or time.
    """
    if type not in _TIMED:
        return text.encode()
    if not 0 <= timestamp <= _TIME_MOST:
        raise _bad("a time that is past 2^63-1")
    origin, size, root = _checkpoint(text)
    if type == COSIGN_V1:
        return f"cosignature/v1\ntime {timestamp}\n{text}".encode()
    # struct cosigned_message (C2SP tlog-cosignature): the subtree from 0 to the size is the tree.
    return b"".join(
        (
            b"subtree/v1\n\0",
            _short(name),
            timestamp.to_bytes(8),
            _short(origin),
            bytes(8),
            size.to_bytes(8),
            root,
        )
    )


def sign_ed25519(text: str, *, name: str, seed: bytes) -> Signature:
    """Make a line of type 0x01."""
    raw = primitives.ed25519_sign(seed, signed_bytes(ED25519, text=text, name=name))
    return signature_from(ED25519, name, primitives.ed25519_public(seed), raw)


def signature_from(
    type: Type,  # noqa: A002 - the word of C2SP
    name: str,
    public: bytes,
    raw_sig: bytes,
    timestamp: int = 0,
) -> Signature:
    """Make a line of a signature over :func:`signed_bytes` that somebody else has made."""
    time = timestamp.to_bytes(8) if type in _TIMED else b""
    return Signature(name, key_id(name, type, public), time + raw_sig)


_CHECKPOINT: Final = re.compile(
    r"([^\n]+)\n(0|[1-9][0-9]{0,19})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*"
)


def _checkpoint(text: str) -> tuple[str, int, bytes]:
    """Origin, size and root of a checkpoint (C2SP tlog-checkpoint); extension lines are let be."""
    match = _CHECKPOINT.fullmatch(text)
    root = _unb64(match[3]) if match else b""
    if match is None or not root or int(match[2]) >= 1 << 64:
        raise _bad("a cosignature of a text that is no checkpoint")
    return match[1], int(match[2]), root


def _short(text: str) -> bytes:
    """``opaque<1..2^8-1>`` of RFC 8446: one byte of length, then the bytes."""
    data = text.encode()
    if not 0 < len(data) < 256:
        raise _bad("a name or an origin of more than 255 bytes")
    return bytes((len(data),)) + data


# ── verifying ───────────────────────────────────────────────────────────────────────────────────


def verify(note: Note, verifier: Verifier) -> int | None:
    """Verify every line of this key; there must be one. Raises Refused if one is bad.

    Returns the time of the line in seconds UTC for 0x04 and 0x06 (the newest, if the key signed
    more than once; 0 says nothing about time), and None for the other types.
    """
    wanted = (verifier.name, verifier.key_id)
    lines = [line for line in note.signatures if (line.name, line.key_id) == wanted]
    if not lines:
        raise Refused(Code.BAD_SIGNATURE, "the key has not signed", where=verifier.name)
    try:
        times = [_verify_line(line, note.text, verifier) for line in lines]
    except Refused as error:
        raise Refused(error.code, error.what, where=verifier.name) from None
    return max(times) if verifier.type in _TIMED else None


def _verify_line(line: Signature, text: str, verifier: Verifier) -> int:
    timestamp, signature = 0, line.raw
    if verifier.type in _TIMED:
        if len(line.raw) < 8:
            raise _bad("a cosignature without its time")
        timestamp, signature = int.from_bytes(line.raw[:8]), line.raw[8:]
    message = signed_bytes(verifier.type, text=text, name=verifier.name, timestamp=timestamp)
    match verifier.type:
        case Type.ED25519 | Type.COSIGN_V1:
            primitives.ed25519_verify(verifier.public, message, signature)
        case Type.ML_DSA_44:
            primitives.ml_dsa_44_verify(verifier.public, message, signature)
        case Type.ML_DSA_65:
            primitives.ml_dsa_65_verify(
                verifier.public, message, signature, context=ML_DSA_65_CONTEXT
            )
        case _:
            assert_never(verifier.type)
    return timestamp


def open_note(
    data: bytes | str, verifiers: Sequence[Verifier], *, require: Literal["all", "any"]
) -> Note:
    """Read a note and verify it against the keys that are known. Raises Refused.

    A bad line of any of these keys refuses the note. ``all`` of the keys must have signed, or
    ``any`` one of them. Lines of other keys are ignored.
    """
    if not verifiers:
        raise Misuse(Code.BAD_ARGUMENT, "a note cannot be verified without a key")
    note = parse(data)
    named = {(line.name, line.key_id) for line in note.signatures}
    signed = [verifier for verifier in verifiers if (verifier.name, verifier.key_id) in named]
    if not signed or (require == "all" and len(signed) < len(verifiers)):
        raise Refused(Code.BAD_SIGNATURE, f"signed by {len(signed)} of {len(verifiers)} keys known")
    for verifier in signed:
        verify(note, verifier)
    return note
