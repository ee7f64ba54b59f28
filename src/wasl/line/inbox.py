# SPDX-License-Identifier: Apache-2.0
"""Warm entries that wait for the signature that ends their batch.

Rules:

1. A waiting entry is outside the journal: no receipt, no text on any screen, its key not yet
   deleted.
2. Bounded by number and bytes for each journal. When full, new ones are let go; they come again,
   cold.
3. Nothing here is kept over a restart: whoever sent it has no receipt and sends it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wasl import limits
from wasl.terms import JournalId
from wasl.wire.cold import LeftOut


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries of one journal from ``first`` on, with the author's signature at their end.

    As :class:`wasl.wire.cold.Range`; ``wire`` has the size of the warm envelope of each, or 0.
    """

    journal: JournalId
    first: int
    entries: Sequence[bytes]
    openings: Sequence[bytes | None]
    signature: bytes
    wire: Sequence[int]

    @property
    def size(self) -> int:
        """The signed size at which the batch ends."""
        return self.first + len(self.entries)


@dataclass(slots=True)
class Waiting:
    """What waits for one journal. ``gaps``: leaf hashes named by an overtaking envelope."""

    entries: dict[int, tuple[bytes, bytes, int]] = field(
        default_factory=dict[int, tuple[bytes, bytes, int]]
    )
    gaps: dict[int, bytes] = field(default_factory=dict[int, bytes])
    signatures: dict[int, bytes] = field(default_factory=dict[int, bytes])
    size_bytes: int = 0

    def add(self, seq: int, data: bytes, opening: bytes, wire_bytes: int) -> None:
        """Let an entry wait, if there is room."""
        if len(self.entries) >= limits.PENDING_ENTRIES or self.size_bytes >= limits.PENDING_BYTES:
            return
        if seq not in self.entries:
            self.entries[seq] = (data, opening, wire_bytes)
            self.size_bytes += len(data) + len(opening)

    def name_gap(self, seq: int, gap: tuple[bytes, ...]) -> None:
        """Note the leaf hashes of the entries directly before ``seq``."""
        if len(self.gaps) < limits.PENDING_ENTRIES:
            self.gaps.update(enumerate(gap, start=seq - len(gap)))

    def signed(self, size: int, signature: bytes) -> None:
        """Note the author's signature at ``size``."""
        if len(self.signatures) < limits.PENDING_ENTRIES:
            self.signatures[size] = signature

    def take_old(self, journal: JournalId, size: int) -> list[Batch]:
        """Take out what lies below ``size``: late entries, duplicates, or another branch."""
        batches: list[Batch] = []
        for seq in sorted(seq for seq in self.entries if seq < size):
            data, opening, wire = self.entries[seq]
            signature = self.signatures.get(seq + 1, bytes(64))
            batches.append(Batch(journal, seq, [data], [opening], signature, [wire]))
        self.forget(size)
        return batches

    def take_next(self, journal: JournalId, size: int) -> Batch | None:
        """Take out the longest run from ``size`` on that ends in a signature, or None."""
        end = size
        while end in self.entries or end in self.gaps:
            end += 1
        signed = max((s for s in self.signatures if size < s <= end), default=None)
        if signed is None:
            return None
        data: list[bytes] = []
        openings: list[bytes | None] = []
        wire: list[int] = []
        for seq in range(size, signed):
            held = self.entries.get(seq)
            data.append(held[0] if held else LeftOut(self.gaps[seq]))
            openings.append(held[1] if held else None)
            wire.append(held[2] if held else 0)
        signature = self.signatures[signed]
        self.forget(signed)
        return Batch(journal, size, data, openings, signature, wire)

    def forget(self, size: int) -> None:
        """Let everything below ``size`` go."""
        for seq in [seq for seq in self.entries if seq < size]:
            data, opening, _ = self.entries.pop(seq)
            self.size_bytes -= len(data) + len(opening)
        for seq in [seq for seq in self.gaps if seq < size]:
            del self.gaps[seq]
        for signed in [signed for signed in self.signatures if signed <= size]:
            del self.signatures[signed]

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return not self.entries
