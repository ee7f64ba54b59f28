# SPDX-License-Identifier: Apache-2.0
"""A witness's dated word on a checkpoint, as a value: whose, when, and the signature.

Rules (C2SP tlog-cosignature; docs/spec/05-record.md §12):

1. It is of type 0x04 (Ed25519) or 0x06 (ML-DSA-44), by a key that somebody names as a witness's.
2. It always has a time. 0x06 with time 0 says nothing about time, and is none.
3. It says nothing until :func:`verify_cosignature` has returned: which checkpoint it is on stands
   not in it, and the witness's name is not signed by 0x04.

Who may be a witness says the charter's policy (``trust.policy``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl import note
from wasl.errors import Code, Refused
from wasl.note import Note, Signature, Verifier
from wasl.record.checkpoint import Checkpoint, format_checkpoint
from wasl.trust.policy import COSIGNER_TYPES

_SIZES: Final = (64, 2420)
_TIME_BYTES: Final = 8
_TIME_MOST: Final = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class Cosignature:
    """``name`` and ``key_id`` (4 bytes) of the key, its time in seconds UTC, 64 or 2,420 bytes."""

    name: str
    key_id: bytes
    time_s: int
    signature: bytes

    def is_by(self, verifier: Verifier) -> bool:
        """Tell whether it says that it is by this key."""
        return (self.name, self.key_id) == (verifier.name, verifier.key_id)


def to_line(cosignature: Cosignature) -> Signature:
    """Return it as a line of a note."""
    raw = cosignature.time_s.to_bytes(_TIME_BYTES) + cosignature.signature
    return Signature(cosignature.name, cosignature.key_id, raw)


def from_line(line: Signature) -> Cosignature:
    """Read a line as a cosignature, without verifying it. Raises Refused if it cannot be one."""
    time_s, signature = int.from_bytes(line.raw[:_TIME_BYTES]), line.raw[_TIME_BYTES:]
    if not 0 < time_s <= _TIME_MOST or len(signature) not in _SIZES:
        raise Refused(Code.BAD_SIGNATURE, "a cosignature without a time", where=line.name)
    return Cosignature(line.name, line.key_id, time_s, signature)


def verify_cosignature(
    cosignature: Cosignature, checkpoint: Checkpoint, verifier: Verifier
) -> None:
    """Check that this key has cosigned this checkpoint, at this time. Raises Refused."""
    if verifier.type not in COSIGNER_TYPES:
        raise Refused(Code.BAD_KEY, "not a key that a witness signs with", where=verifier.name)
    lines = (to_line(cosignature),)
    note.verify(Note(format_checkpoint(checkpoint), lines), verifier)
