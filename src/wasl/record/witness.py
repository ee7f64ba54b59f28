# SPDX-License-Identifier: Apache-2.0
"""The talk with a witness (C2SP tlog-witness v1.0.0): what is asked, what it answers, and why.

Rules (docs/spec/05-record.md §12):

1. A witness remembers one size and root for each origin. It cosigns a checkpoint that begins with
   what it remembers, and then remembers that one. Everything else it declines, with the status that
   tlog-witness gives it:

   ===  ============================================================================
   400  it is not a submission, or the old size is above the checkpoint's
   404  the origin is not known
   403  no key that is trusted for the origin has signed
   409  the old size is not the one remembered; or it is, at this size, with another root
   422  the proof does not lead from what is remembered to the checkpoint
   ===  ============================================================================

2. :func:`judge` is the whole of a witness. It decides from what is remembered and what is asked
   alone; whoever calls it must make the new memory durable before the cosignature leaves, at once
   with looking at the old one.
3. A witness is blind: of a log it sees origin, size and root.
4. Whoever asks believes of an answer only cosignatures by keys that it knows, over the checkpoint
   that it sent, with a time that can be. A size in a 409 is nobody's signed word.

It keeps nothing, signs nothing, and knows no network.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from wasl import limits, note
from wasl.errors import Code, Refused
from wasl.note import ED25519, ML_DSA_44, Verifier
from wasl.record.checkpoint import Checkpoint, format_checkpoint, parse_checkpoint
from wasl.record.cosignature import Cosignature, from_line, to_line
from wasl.record.merkle import EMPTY_ROOT, HASH_BYTES, SIZE_MOST, verify_consistency

PATH: Final = "/add-checkpoint"
SIZE_TYPE: Final = "text/x.tlog.size"
"""What a 409 says it is: the size that the witness remembers."""

LOG_TYPES: Final = (ED25519, ML_DSA_44)
"""The types of key that a log signs its checkpoints with."""

PROOF_LINES: Final = 63
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,18}")
_OLD: Final = "old "


class Status(IntEnum):
    """What a witness answers with."""

    DONE = 200
    BAD = 400
    NOT_SIGNED = 403
    NOT_KNOWN = 404
    OTHER_SIZE = 409
    NO_PROOF = 422


@dataclass(frozen=True, slots=True)
class Submission:
    """A checkpoint (as a note) for a witness, and the proof from the size ``old`` to it."""

    old: int
    proof: tuple[bytes, ...]
    note: str
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class Latest:
    """What a witness remembers of a log: the largest tree that it cosigned."""

    size: int = 0
    root: bytes = EMPTY_ROOT


@dataclass(frozen=True, slots=True)
class Accepted:
    """The checkpoint may be cosigned, once ``latest`` is remembered durably."""

    latest: Latest


@dataclass(frozen=True, slots=True)
class Declined:
    """Why not. ``size``: what a 409 tells of what is remembered."""

    status: Status
    why: str
    size: int | None = None


# ── what is asked ───────────────────────────────────────────────────────────────────────────────


def submission(old: int, proof: Sequence[bytes], checkpoint_note: str) -> Submission:
    """Make a submission of a checkpoint note. Raises Refused if it is none."""
    checkpoint = parse_checkpoint(note.parse(checkpoint_note).text, foreign=True)
    return Submission(old, tuple(proof), checkpoint_note, checkpoint)


def format_submission(one: Submission) -> bytes:
    """Write the body of an ``add-checkpoint`` request."""
    lines = [f"{_OLD}{one.old}", *(b64encode(each).decode() for each in one.proof), ""]
    return ("\n".join(lines) + "\n" + one.note).encode()


def parse_submission(data: bytes) -> Submission:
    """Read the body of a request. Nothing is verified. Raises Refused."""
    if len(data) > limits.WITNESS_BYTES:
        raise Refused(Code.TOO_LARGE, f"a submission of {len(data)} bytes", where="submission")
    try:
        head, blank, checkpoint_note = data.decode().partition("\n\n")
    except UnicodeDecodeError:
        raise _bad("not UTF-8") from None
    first, *hashes = head.split("\n")
    old = first.removeprefix(_OLD)
    if not blank or old == first or _NUMBER.fullmatch(old) is None or int(old) > SIZE_MOST:
        raise _bad("no line “old SIZE”, proof lines and a blank line before the checkpoint")
    if len(hashes) > PROOF_LINES:
        raise _bad(f"more than {PROOF_LINES} proof lines")
    return submission(int(old), [_hash(line) for line in hashes], checkpoint_note)


def judge(one: Submission, *, keys: Sequence[Verifier], latest: Latest) -> Accepted | Declined:
    """Decide on a submission. ``keys``: those trusted for its origin; none: it is not known."""
    old, checkpoint = one.old, one.checkpoint
    if not keys:
        return Declined(Status.NOT_KNOWN, "this log is not known here")
    try:
        note.open_note(one.note, keys, require="any")
    except Refused:
        return Declined(Status.NOT_SIGNED, "no key that is trusted for this log has signed it")
    if old > checkpoint.size:
        return Declined(Status.BAD, "the old size is above the checkpoint's")
    if old != latest.size:
        what = "this is not the size that was cosigned last"
        return Declined(Status.OTHER_SIZE, what, latest.size)
    if old == checkpoint.size and checkpoint.root != latest.root:
        what = "another root was cosigned at this size"
        return Declined(Status.OTHER_SIZE, what, latest.size)
    try:
        _check_proof(one, latest)
    except Refused:
        return Declined(Status.NO_PROOF, "the consistency proof does not hold")
    return Accepted(Latest(checkpoint.size, checkpoint.root))


def _check_proof(one: Submission, latest: Latest) -> None:
    """Of what nothing is remembered, nothing can be proven: then there must be no proof."""
    if latest.size:
        size, root = one.checkpoint.size, one.checkpoint.root
        verify_consistency(latest.size, latest.root, size, root, one.proof)
    elif one.proof:
        raise _bad("a proof from nothing")


# ── what is answered ────────────────────────────────────────────────────────────────────────────


def format_answer(answer: Declined | Sequence[Cosignature]) -> tuple[Status, str, bytes]:
    """Write an answer: status, content type, body."""
    if isinstance(answer, Declined):
        if answer.size is not None:
            return answer.status, SIZE_TYPE, f"{answer.size}\n".encode()
        return answer.status, "text/plain", f"{answer.why}\n".encode()
    return Status.DONE, "text/plain", note.format_lines([to_line(one) for one in answer]).encode()


def parse_answer(
    status: int, body: bytes, *, checkpoint: Checkpoint, keys: Sequence[Verifier], now_s: int
) -> Declined | tuple[Cosignature, ...]:
    """Read and check what a witness answered on ``checkpoint``; ``keys``: all that it may use.

    Raises Refused if it is no answer, or gives no cosignature that counts.
    """
    if status != Status.DONE:
        return _parse_declined(status, body)
    try:
        given = note.parse(format_checkpoint(checkpoint) + "\n" + body.decode())
    except UnicodeDecodeError:
        raise _bad("an answer that is not UTF-8") from None
    found: list[Cosignature] = []
    for key in keys:
        name = (key.name, key.key_id)
        lines = [line for line in given.signatures if (line.name, line.key_id) == name]
        if lines:
            note.verify(given, key)
            found.append(from_line(lines[-1]))
    if not found:
        what = "it has not cosigned with a key that is known"
        raise Refused(Code.BAD_SIGNATURE, what, where="witness")
    if any(abs(one.time_s - now_s) > limits.WITNESS_CLOCK_S for one in found):
        what = "its time is not ours: one of the two clocks is wrong"
        raise Refused(Code.BAD_SIGNATURE, what, where="witness")
    return tuple(found)


def _parse_declined(status: int, body: bytes) -> Declined:
    try:
        known = Status(status)
    except ValueError:
        raise _bad(f"an answer with status {status}") from None
    if known != Status.OTHER_SIZE:
        return Declined(known, "")
    size = body.decode("ascii", "replace").removesuffix("\n")
    if _NUMBER.fullmatch(size) is None or int(size) > SIZE_MOST:
        raise _bad("a 409 without a size")
    return Declined(known, "", int(size))


# ── small things ────────────────────────────────────────────────────────────────────────────────


def _hash(line: str) -> bytes:
    try:
        value = b64decode(line, validate=True)
    except ValueError:
        value = b""
    if len(value) != HASH_BYTES or b64encode(value).decode() != line:
        raise _bad("a proof line that is not a hash in base64")
    return value


def _bad(what: str) -> Refused:
    return Refused(Code.BAD_NOTE, f"not a talk with a witness: {what}", where="witness")
