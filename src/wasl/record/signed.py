# SPDX-License-Identifier: Apache-2.0
"""A checkpoint with exactly one signature line: the form in which files for third parties have
them.

Rules:

1. One line, by the one key that is asked for. A second line, even a good one, is refused: there is
   nothing in such a note that its reader does not check.
2. An M line counts as its author's only without a time; a receipt's time is what it says.

It does not know which keys belong to which journal.
"""

from __future__ import annotations

from wasl import note
from wasl.errors import Code, Refused
from wasl.primitives import ML_DSA_44_SIGNATURE_SIZE
from wasl.record.checkpoint import (
    Checkpoint,
    TlogProof,
    author_key,
    author_line,
    author_pq_key,
    author_pq_line,
    format_tlog_proof,
    parse_checkpoint,
    parse_tlog_proof,
    to_note,
)


def author_note(
    checkpoint: Checkpoint, signature: bytes, *, public_e: bytes, public_m: bytes
) -> str:
    """A checkpoint with its author's line: E's (64 bytes) or M's (2,420)."""
    if len(signature) == ML_DSA_44_SIGNATURE_SIZE:
        line = author_pq_line(checkpoint, public_m=public_m, signature2420=signature)
    else:
        line = author_line(checkpoint, public_e=public_e, signature64=signature)
    return to_note(checkpoint, [line])


def open_signed(data: bytes | str, verifier: note.Verifier) -> tuple[Checkpoint, int | None]:
    """Return the checkpoint, and the time of the line where its type has one. Raises Refused."""
    parsed = note.parse(data)
    if len(parsed.signatures) != 1:
        raise _bad("a checkpoint here has one signature line")
    time_s = note.verify(parsed, verifier)
    return parse_checkpoint(parsed.text), time_s


def open_author(
    data: bytes | str, *, origin: str, public_e: bytes, public_m: bytes
) -> tuple[Checkpoint, bytes]:
    """Return the checkpoint and its author's signature, E's or M's. Raises Refused."""
    verifier = author_key(origin, public_e)
    pq_verifier = author_pq_key(origin, public_m)
    lines = note.parse(data).signatures
    by_m = any(line.key_id == pq_verifier.key_id for line in lines)
    checkpoint, time_s = open_signed(data, pq_verifier if by_m else verifier)
    if checkpoint.origin != origin:
        raise _bad(f"signed by the author of {origin}, but of {checkpoint.origin}")
    if time_s:
        raise _bad("the author's M line has a time in it")
    return checkpoint, lines[0].raw[8:] if by_m else lines[0].raw


def read_proof(data: bytes) -> TlogProof:
    """Read a tlog-proof as we write them: without a line that nobody signs. Raises Refused."""
    found = parse_tlog_proof(data)
    if format_tlog_proof(found.index, found.hashes, found.checkpoint_note).encode() != data:
        raise Refused(Code.NOT_CANONICAL, "the proof is not written in its one form")
    return found


def _bad(what: str) -> Refused:
    return Refused(Code.BAD_NOTE, what, where="checkpoint")
