# SPDX-License-Identifier: Apache-2.0
"""A line on which Northland has signed two branches of its journal: one is held, another was seen.

Sundria and Westmark are honest. What Sundria says of the other branch contradicts a transcript of
what is held; what Westmark tells of the fork may explain it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.builder import A, B, C, Files, Record, whole
from wasl.record.entry import Fork, Kind
from wasl.record.fork import Evidence, ForkEvidence, find_fork
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import JournalId


@dataclass(frozen=True, slots=True)
class Parted:
    """``record``: what is held, all of which goes into a file; ``other``: the other branch."""

    record: Record
    other: Record

    def evidence(
        self,
        held: int = 4,
        other: int = 4,
        *,
        by_m: bool = False,
        other_by_m: bool = False,
        origin: str = "",
    ) -> ForkEvidence:
        """Northland's signatures on the two branches, at these sizes; or for another origin."""
        origin = origin or self.record.keys(A).origin
        sides = ((self.record, held, by_m), (self.other, other, other_by_m))
        ours, theirs = (
            (
                size,
                side.author_signature(A, replace(side.checkpoint(A, size), origin=origin), pq=pq),
                side.leaves(A),
            )
            for side, size, pq in sides
        )
        return find_fork(origin=origin, held=ours, other=theirs)

    def tell(
        self, evidence: Evidence, of: JournalId = A, *, by: JournalId = C, signed: bool = True
    ) -> Parted:
        """Let somebody tell of a fork of this journal."""
        self.record.write(by, Kind.FORK, content=Fork(of, evidence), seen=())
        if signed:
            self.record.sign(by)
        return self

    def see(self, by: JournalId, size: int = 4) -> Parted:
        """Let somebody name a head of the other branch."""
        self.record.write(by, Kind.VERIFIED, seen=(self.other.head(A, size),))
        self.record.sign(by)
        return self

    def files(self, *, to_s: int | None = None) -> Files:
        return whole(self.record, to_s=to_s)


def told_twice() -> Files:
    """The file of a line on which Sundria has seen the other branch, and the fork is told."""
    line = parted().see(B)
    line.record.receive(B, A)
    return line.tell(line.evidence(3, 4)).tell(line.evidence()).files()


def parted(*, length: int = 2, other: int = 2) -> Parted:
    """Northland's journal parts from itself at entry 2, and has so many entries from there on."""
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    record.say(A, "Hold your fire.")
    record.sign(A)
    twin = record.copy()
    for branch, count, text in ((record, length, "Stay."), (twin, other, "Advance.")):
        for _ in range(count):
            branch.say(A, text)
        branch.sign(A)
    return Parted(record, twin)
