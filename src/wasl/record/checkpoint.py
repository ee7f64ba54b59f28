# SPDX-License-Identifier: Apache-2.0
"""A checkpoint: size and root of one journal, what its keys sign of it, and its forms for others.

Rules (docs/spec/02 and 05; C2SP tlog-checkpoint v1.0.0, tlog-cosignature, tlog-proof):

1. A checkpoint is three lines: origin, size, root in base64. We write no extension lines, and read
   them only in checkpoints of others, where they mean nothing.
2. Who signs which bytes, and under which name:

   =========  ==========  ==========================  =========================================
   key        note type   name                        bytes
   =========  ==========  ==========================  =========================================
   E author   0x01        the origin                  the text
   M author   0x06        the origin                  ``cosigned_message`` with timestamp 0
   R receipt  0x04        the holder's origin + /r    ``cosignature/v1``, the time, the text
   =========  ==========  ==========================  =========================================

3. An origin names its author: a note whose lines are good, but over a text with another origin, is
   refused.
4. M over its own origin with a time in it is no author's signature.
5. A ``tlog-proof`` is text that anyone can change. Nothing in it counts before its checkpoint is
   opened and its proof verified against that root; its ``extra`` line never counts.

It does not know which keys belong to which journal (``trust`` does), and it signs nothing.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wasl import limits, note, primitives
from wasl.errors import Code, Refused
from wasl.note import COSIGN_V1, ED25519, ML_DSA_44, Note, Signature, Verifier
from wasl.record.merkle import EMPTY_ROOT, HASH_BYTES, PROOF_HASHES, SIZE_MOST
from wasl.trust.grant import derive_origin

origin_of: Final = derive_origin
"""The origin of a journal, from line id, party and incarnation: derived, never chosen."""

_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,18}")
_TLOG_PROOF: Final = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Size and root (32 bytes) of the log named ``origin``. An impossible one raises Refused."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not self.origin.isprintable() or not self.origin:
            raise _bad("the origin is empty, or no line of text")
        if not 0 <= self.size <= SIZE_MOST:
            raise _bad(f"a size of {self.size}")
        if len(self.root) != HASH_BYTES or (self.size == 0 and self.root != EMPTY_ROOT):
            raise _bad("the root is no root of a tree of this size")


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """The note text: what E and R sign."""
    root = b64encode(checkpoint.root).decode()
    return f"{checkpoint.origin}\n{checkpoint.size}\n{root}\n"


def parse_checkpoint(text: str, *, foreign: bool = False) -> Checkpoint:
    """Read a note text. Raises Refused.

    A ``foreign`` log may be empty, may have spaces in its origin, and may add lines of its own.
    """
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop():
        raise _bad("a checkpoint that is not three whole lines")
    origin, size, root, *extensions = lines
    checkpoint = Checkpoint(origin, _parse_number(size), _parse_hash(root))
    if "" in extensions:
        raise _bad("a checkpoint with an empty line")
    if not foreign and (extensions or checkpoint.size == 0 or " " in origin or "+" in origin):
        raise _bad("no checkpoint of a journal: it is empty, or has more lines or another origin")
    return checkpoint


# ── what the keys of journals sign ──────────────────────────────────────────────────────────────


def author_message(checkpoint: Checkpoint) -> bytes:
    """The bytes that the author's E signs."""
    return format_checkpoint(checkpoint).encode()


def pq_message(checkpoint: Checkpoint, cosigner_name: str, timestamp: int) -> bytes:
    """The bytes that an M signs. An author's name is the origin, and its timestamp 0."""
    text = format_checkpoint(checkpoint)
    return note.signed_bytes(ML_DSA_44, text=text, name=cosigner_name, timestamp=timestamp)


def receipt_message(checkpoint: Checkpoint, timestamp: int) -> bytes:
    """The bytes that a holder's R signs at ``timestamp``, seconds UTC. The name is not in them."""
    text = format_checkpoint(checkpoint)
    return note.signed_bytes(COSIGN_V1, text=text, name=checkpoint.origin, timestamp=timestamp)


def verify_author(checkpoint: Checkpoint, *, public_e: bytes, signature64: bytes) -> None:
    """Check the author's Ed25519 signature. Raises Refused."""
    primitives.ed25519_verify(public_e, author_message(checkpoint), signature64)


def verify_author_pq(checkpoint: Checkpoint, *, public_m: bytes, signature2420: bytes) -> None:
    """Check the author's ML-DSA-44 signature. Raises Refused."""
    message = pq_message(checkpoint, checkpoint.origin, 0)
    primitives.ml_dsa_44_verify(public_m, message, signature2420)


def verify_receipt(
    checkpoint: Checkpoint, *, public_r: bytes, timestamp: int, signature64: bytes
) -> None:
    """Check a receipt on a far journal's checkpoint. Raises Refused."""
    primitives.ed25519_verify(public_r, receipt_message(checkpoint, timestamp), signature64)


# ── checkpoints as notes ────────────────────────────────────────────────────────────────────────


def author_key(origin: str, public_e: bytes) -> Verifier:
    """Who signs as the author of ``origin``."""
    return Verifier(origin, ED25519, public_e)


def author_pq_key(origin: str, public_m: bytes) -> Verifier:
    """Who signs as the author of ``origin`` for the time after quantum computers."""
    return Verifier(origin, ML_DSA_44, public_m)


def receipt_key(holder_origin: str, public_r: bytes) -> Verifier:
    """Who signs receipts for the holder whose own journal is ``holder_origin``."""
    return Verifier(_receipt_name(holder_origin), COSIGN_V1, public_r)


def author_line(checkpoint: Checkpoint, *, public_e: bytes, signature64: bytes) -> Signature:
    """The line of an E signature."""
    return note.signature_from(ED25519, checkpoint.origin, public_e, signature64)


def author_pq_line(checkpoint: Checkpoint, *, public_m: bytes, signature2420: bytes) -> Signature:
    """The line of an M signature by the author."""
    return note.signature_from(ML_DSA_44, checkpoint.origin, public_m, signature2420, 0)


def receipt_line(
    holder_origin: str, *, public_r: bytes, timestamp: int, signature64: bytes
) -> Signature:
    """The line of a receipt."""
    name = _receipt_name(holder_origin)
    return note.signature_from(COSIGN_V1, name, public_r, signature64, timestamp)


def to_note(checkpoint: Checkpoint, lines: Sequence[Signature]) -> str:
    """The checkpoint as a C2SP note with these lines."""
    return note.format(Note(format_checkpoint(checkpoint), tuple(lines)))


def open_checkpoint(
    data: bytes | str, *, origin: str, public_e: bytes, public_m: bytes | None = None
) -> Checkpoint:
    """Read a note as a checkpoint by the author of ``origin``. Raises Refused.

    E or M must have signed; a bad line of either refuses the note. Other lines are ignored.
    """
    pq = None if public_m is None else author_pq_key(origin, public_m)
    keys = [author_key(origin, public_e), *([pq] if pq else [])]
    opened = note.open_note(data, keys, require="any")
    checkpoint = parse_checkpoint(opened.text)
    if checkpoint.origin != origin:
        raise _bad(f"signed by the author of {origin}, but of {checkpoint.origin}")
    for line in opened.signatures:
        # With a time in it, an M line says "the newest I have seen": a holder's word.
        if pq and (line.name, line.key_id) == (pq.name, pq.key_id) and line.raw[:8] != bytes(8):
            raise _bad("the author's M line has a time in it")
    return checkpoint


# ── tlog-proof ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TlogProof:
    """Where a leaf is said to be, the proof of it, and the note of the checkpoint it ends in."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint_note: str


def format_tlog_proof(index: int, proof: Sequence[bytes], checkpoint_note: str) -> str:
    """The ``.tlog-proof`` file of one entry."""
    assert 0 <= index < SIZE_MOST
    assert len(proof) <= PROOF_HASHES
    assert all(len(each) == HASH_BYTES for each in proof)
    lines = [_TLOG_PROOF, f"index {index}", *(b64encode(each).decode() for each in proof)]
    return "\n".join([*lines, "", checkpoint_note])


def parse_tlog_proof(data: bytes | str) -> TlogProof:
    """Read a ``.tlog-proof`` file. Nothing is verified. Raises Refused.

    It is what :func:`format_tlog_proof` writes, but that an ``extra`` line is allowed, and dropped.
    """
    if len(data) > limits.NOTE_BYTES:
        what = f"a proof of {len(data)} bytes, {limits.NOTE_BYTES} are allowed"
        raise Refused(Code.TOO_LARGE, what, where="tlog-proof")
    try:
        text = data if isinstance(data, str) else data.decode()
    except UnicodeDecodeError:
        raise _bad("not UTF-8") from None
    head, _, checkpoint_note = text.partition("\n\n")
    first, *lines = head.split("\n")
    if first != _TLOG_PROOF:
        raise _bad(f"a proof whose first line is not {_TLOG_PROOF}")
    if lines and lines[0].startswith("extra "):
        _unb64(lines.pop(0).removeprefix("extra "))
    if not lines or not lines[0].startswith("index "):
        raise _bad("a proof without an index")
    index = _parse_number(lines.pop(0).removeprefix("index "))
    if index >= SIZE_MOST or len(lines) > PROOF_HASHES:
        raise _bad("a proof with an index or a number of hashes that no tree has")
    parse_checkpoint(note.parse(checkpoint_note).text, foreign=True)
    return TlogProof(index, tuple(_parse_hash(line) for line in lines), checkpoint_note)


# ── small things ────────────────────────────────────────────────────────────────────────────────


def _receipt_name(holder_origin: str) -> str:
    return holder_origin + "/r"


def _parse_number(text: str) -> int:
    if _NUMBER.fullmatch(text) is None:
        raise _bad("a number that is not written as one")
    return int(text)


def _parse_hash(text: str) -> bytes:
    value = _unb64(text)
    if len(value) != HASH_BYTES:
        raise _bad(f"a hash of {len(value)} bytes")
    return value


def _unb64(text: str) -> bytes:
    """Decode standard base64 with padding, in its one spelling."""
    try:
        value = b64decode(text, validate=True)
    except ValueError:
        raise _bad("not base64") from None
    if b64encode(value).decode() != text:
        raise _bad("base64 that is not in its one spelling")
    return value


def _bad(what: str) -> Refused:
    return Refused(Code.BAD_NOTE, what, where="checkpoint")
