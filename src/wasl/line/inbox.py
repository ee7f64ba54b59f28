# SPDX-License-Identifier: Apache-2.0
"""Warm entries that wait for the signature that ends their batch.

Rules:

1. A waiting entry is outside the journal: no receipt, no text on any screen, its key not yet
   deleted.
2. Bounded by number and bytes for each journal. When full, those that stand furthest ahead make
   room; they come again, cold.
3. Every member holds the key of an envelope, so what waits may be another member's junk. The newest
   that came for a place stands there, and a signature that does not verify takes down nothing but
   what it came with: junk that lies in wait must not cost the true entry its moment.
4. Nothing here is kept over a restart: whoever sent it has no receipt and sends it again.
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
        """Let an entry wait. What stands furthest ahead makes room."""
        self._drop(seq)
        self.entries[seq] = (data, opening, wire_bytes)
        self.size_bytes += len(data) + len(opening)
        while len(self.entries) > limits.PENDING_ENTRIES or self.size_bytes > limits.PENDING_BYTES:
            self._drop(max(self.entries))

    def _drop(self, seq: int) -> None:
        data, opening, _ = self.entries.pop(seq, (b"", b"", 0))
        self.size_bytes -= len(data) + len(opening)

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

    def next_run(self, journal: JournalId, size: int) -> Batch | None:
        """Return the longest run from ``size`` on that ends in a signature, or None. It stays
        until it is forgotten, or its signature is distrusted.
        """
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
        return Batch(journal, size, data, openings, self.signatures[signed], wire)

    def distrust(self, size: int) -> None:
        """Let a signature go that did not verify, and the entry that came with it."""
        self.signatures.pop(size, None)
        self._drop(size - 1)

    def forget(self, size: int) -> None:
        """Let everything below ``size`` go."""
        for seq in [seq for seq in self.entries if seq < size]:
            self._drop(seq)
        for seq in [seq for seq in self.gaps if seq < size]:
            del self.gaps[seq]
        for signed in [signed for signed in self.signatures if signed <= size]:
            del self.signatures[signed]

    @property
    def empty(self) -> bool:
        """Whether no entry waits."""
        return not self.entries

    @property
    def spent(self) -> bool:
        """Whether nothing is left of it."""
        return not (self.entries or self.gaps or self.signatures)
