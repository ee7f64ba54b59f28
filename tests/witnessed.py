# SPDX-License-Identifier: Apache-2.0
"""A line whose charter names witnesses, as a :class:`~tests.builder.Record`, and what they sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.builder import A, Record
from wasl import note, primitives
from wasl.note import COSIGN_V1, ML_DSA_44, Type, Verifier
from wasl.record.anchor import Anchor
from wasl.record.checkpoint import (
    Checkpoint,
    author_line,
    format_checkpoint,
    format_tlog_proof,
    to_note,
)
from wasl.record.cosignature import Cosignature
from wasl.record.cosigned import keep_cosignature, note_anchor
from wasl.record.entry import Kind
from wasl.record.merkle import prove_inclusion
from wasl.record.rows import Rows
from wasl.sim.parties import NORTHLAND, SUNDRIA, charter_of
from wasl.steps import Draft
from wasl.trust.policy import Group, Policy, Witness

EARLY_S, LATE_S = 1_770_000_000, 1_800_000_000
NUMBERS = {"un": 1, "mission": 2, "capital": 3, "capital-pq": 4, "stranger": 5}


def key_of(name: str, type_: Type = COSIGN_V1) -> Verifier:
    public = primitives.ml_dsa_44_public if type_ == ML_DSA_44 else primitives.ed25519_public
    return Verifier(f"{name}.example", type_, public(NUMBERS[name].to_bytes(32)))


POLICY = Policy(
    (
        Witness("un", key_of("un")),
        Witness("mission", key_of("mission")),
        Witness("capital", key_of("capital")),
        Witness("capital-pq", key_of("capital-pq", ML_DSA_44)),
    ),
    (Group("either", 1, ("capital", "capital-pq")), Group("two", 2, ("un", "mission", "either"))),
    "two",
)


def cosign(name: str, checkpoint: Checkpoint, time_s: int) -> Cosignature:
    """The word of a witness on any checkpoint, true or not."""
    key = key_of(name, ML_DSA_44 if name.endswith("-pq") else COSIGN_V1)
    text = format_checkpoint(checkpoint)
    message = note.signed_bytes(key.type, text=text, name=key.name, timestamp=time_s)
    sign = primitives.ml_dsa_44_sign if key.type == ML_DSA_44 else primitives.ed25519_sign
    seed = NUMBERS[name].to_bytes(32)
    return Cosignature(key.name, key.key_id, time_s, sign(seed, message))


class Seen(Record):
    """A line of two parties whose charter names witnesses; Northland's journal is cosigned."""

    def __init__(self, policy: Policy | None = POLICY) -> None:
        charter = replace(charter_of(NORTHLAND, SUNDRIA, title="Witnessed"), witness=policy)
        super().__init__(NORTHLAND, SUNDRIA, charter=charter)

    def keep(self, size: int, *ones: Cosignature) -> None:
        rows = Rows(Draft(self.store), self.line)
        for one in ones:
            keep_cosignature(rows, A, size, one)
        self._keep(rows)

    def cosign(self, size: int, **times: int) -> None:
        checkpoint = self.checkpoint(A, size)
        ones = (cosign(n.replace("_", "-"), checkpoint, t) for n, t in times.items())
        self.keep(size, *ones)

    def drop_anchor(self, size: int, name: str, time_s: int, *, root: bytes = b"") -> int:
        """Write an anchor entry, and count it, whether it holds up or not."""
        checkpoint = self.checkpoint(A, size)
        one = cosign(name, checkpoint, time_s)
        content = Anchor(size, root or checkpoint.root, one)
        seq = self.write(A, Kind.ANCHOR, content=content)
        rows = Rows(Draft(self.store), self.line)
        note_anchor(rows, A, seq)
        self._keep(rows)
        self.sign(A)
        return seq


def talked(policy: Policy | None = POLICY, *, anchored: bool = False) -> Seen:
    """Entries 0 to 4 of Northland, each signed; entry 2 is an anchor, or a message too."""
    record = Seen(policy)
    for number in range(1, 5):
        if anchored and number == 2:
            record.drop_anchor(2, "un", EARLY_S)
        else:
            record.say(A, f"Message {number}")
            record.sign(A)
    return record


def proof(record: Record, lines: Sequence[note.Signature], *, seq: int = 3, size: int = 5) -> bytes:
    """A member of ``witnesses/`` with any lines."""
    hashes = prove_inclusion(record.leaves(A), seq, size)
    return format_tlog_proof(seq, hashes, to_note(record.checkpoint(A, size), lines)).encode()


def line(one: Cosignature) -> note.Signature:
    return note.Signature(one.name, one.key_id, one.time_s.to_bytes(8) + one.signature)


def by_author(record: Record, checkpoint: Checkpoint) -> note.Signature:
    signature = record.author_signature(A, checkpoint)
    return author_line(checkpoint, public_e=record.keys(A).e, signature64=signature)
