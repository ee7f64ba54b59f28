# SPDX-License-Identifier: Apache-2.0
"""A sender's epoch: from one dealt seed to one key per message (``docs/spec/04-envelopes.md`` §3).

Rules:

1. The epoch secret is HKDF over the seed and everything that names the epoch: line, charter,
   journal and the sequence number of the KEYS entry. No epoch is derived from another.
2. The chain only runs forward. Message *i* is the entry at ``keys_seq + i``; its key is used once.
3. The signed KEYS entry pins the seed by :func:`seed_hash`, so all members are dealt the same one.

Relatives in print: 2SM and DCGKA (Weidner et al., CCS 2021), Sender Keys+ (Balbás et al., ASIACRYPT
2023). This construction has **not yet been reviewed by an outside cryptographer**.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from wasl import primitives
from wasl.primitives import sha256
from wasl.terms import JournalId, LineId

SEED_BYTES: Final = 32
TAG_BYTES: Final = 4
_EPOCH_LABEL: Final = b"wasl/epoch/v1"
_CHAIN_LABEL: Final = b"wasl/chain/v1"
_SEED_LABEL: Final = b"wasl/seed/v1"


class MessageKey(NamedTuple):
    """What one step of the chain yields: AEAD key (32), salt of the commitment (32), tag (4)."""

    key: bytes
    salt: bytes
    tag: bytes


def place_bytes(journal: JournalId, seq: int) -> bytes:
    """Return a journal and a sequence number as 14 bytes: u16 party ‖ u32 incarnation ‖ u64 seq."""
    return (
        journal.party.to_bytes(2, "big")
        + journal.incarnation.to_bytes(4, "big")
        + seq.to_bytes(8, "big")
    )


def seed_hash(seed: bytes, *, line: LineId, journal: JournalId, keys_seq: int) -> bytes:
    """Return the 32 bytes by which a KEYS entry pins its seed."""
    return sha256(_SEED_LABEL, line, place_bytes(journal, keys_seq), seed)


def first_chain_key(
    seed: bytes, *, line: LineId, charter: bytes, journal: JournalId, keys_seq: int
) -> bytes:
    """Return the epoch secret, which is the chain key before message 1."""
    info = line + charter + place_bytes(journal, keys_seq)
    return primitives.hkdf(seed, salt=_EPOCH_LABEL, info=info, length=32)


def advance(chain_key: bytes) -> tuple[bytes, MessageKey]:
    """Return the next chain key, and the key of the message between the two."""
    out = primitives.hkdf_expand(chain_key, info=_CHAIN_LABEL, length=100)
    return out[:32], MessageKey(out[32:64], out[64:96], out[96:])
