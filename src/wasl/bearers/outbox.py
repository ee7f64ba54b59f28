# SPDX-License-Identifier: Apache-2.0
"""What waits for one peer, in the order in which it must leave.

Rules:

1. Two lanes: *urgent* (FLASH, then IMMEDIATE) and *calm* (PRIORITY, then ROUTINE). A lane has at
   most one batch under way, so its order holds whatever carries it. A calm batch never leaves
   before or beside an urgent one, and one that has left does not keep an urgent one waiting.
2. A batch that failed goes back to the front as it was.
3. Bounded in parcels and in bytes, batches under way among them. When full, the oldest parcel of
   the lowest precedence makes room, at last the new one itself; a FLASH never does. So FLASH
   alone may exceed the bound: people write it, 200 words each, and the line bounds how much it
   resends.

It does not know what a parcel is for, and it does not wait: whoever takes from it does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from wasl import limits
from wasl.bearers.bearer import Parcel
from wasl.bearers.bundle import FRAME_BYTES
from wasl.terms import Precedence


class Lane(Enum):
    """What travels together. The value is the word on the wire."""

    URGENT = "urgent"
    CALM = "calm"

    @property
    def precedences(self) -> tuple[Precedence, Precedence]:
        """The two precedences of this lane, the higher first."""
        if self is Lane.URGENT:
            return (Precedence.FLASH, Precedence.IMMEDIATE)
        return (Precedence.PRIORITY, Precedence.ROUTINE)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Parcels of one lane on their way. It must be settled or given back, once."""

    lane: Lane
    parcels: tuple[Parcel, ...]

    @property
    def envelopes(self) -> list[bytes]:
        """What is carried."""
        return [parcel.envelope for parcel in self.parcels]


class Outbox:
    """The parcels for one peer."""

    __slots__ = ("_bytes", "_most_bytes", "_most_parcels", "_parcels", "_under_way", "_waiting")

    def __init__(
        self, *, most_parcels: int = limits.QUEUE_PARCELS, most_bytes: int = limits.QUEUE_BYTES
    ) -> None:
        self._most_parcels = most_parcels
        self._most_bytes = most_bytes
        self._waiting: dict[Precedence, deque[Parcel]] = {p: deque() for p in Precedence}
        self._under_way: dict[Lane, Batch] = {}
        self._parcels = 0
        self._bytes = 0

    def __len__(self) -> int:
        return self._parcels

    def add(self, parcels: Sequence[Parcel]) -> int:
        """Queue parcels behind their equals. Returns how many had to go to make room."""
        for parcel in parcels:
            size = len(parcel.envelope)
            assert 0 < size <= limits.ENVELOPE_BYTES
            self._waiting[parcel.precedence].append(parcel)
            self._account(1, size)
        return self._make_room()

    def take(self, lane: Lane, most_bytes: int) -> Batch | None:
        """Take the next batch of a lane: at least one parcel, and no more than fit ``most_bytes``.

        Returns None if nothing waits in the lane, if a batch of it is still under way, or if it
        must let the urgent lane go first.
        """
        if lane in self._under_way or (lane is Lane.CALM and self._urgent()):
            return None
        taken: list[Parcel] = []
        size = 0
        for precedence in lane.precedences:
            waiting = self._waiting[precedence]
            while waiting and len(taken) < limits.BUNDLE_ENVELOPES:
                size += FRAME_BYTES + len(waiting[0].envelope)
                if taken and size > most_bytes:
                    break
                taken.append(waiting.popleft())
            if waiting:
                break
        if not taken:
            return None
        batch = self._under_way[lane] = Batch(lane, tuple(taken))
        return batch

    def settle(self, batch: Batch) -> None:
        """The far side has taken the batch."""
        self._land(batch)
        self._account(-len(batch.parcels), -sum(len(p.envelope) for p in batch.parcels))

    def give_back(self, batch: Batch) -> int:
        """The batch did not get through. Returns how many parcels had to go to make room."""
        self._land(batch)
        for parcel in reversed(batch.parcels):
            self._waiting[parcel.precedence].appendleft(parcel)
        return self._make_room()

    def _urgent(self) -> bool:
        return Lane.URGENT in self._under_way or any(
            self._waiting[precedence] for precedence in Lane.URGENT.precedences
        )

    def carries(self, batch: Batch) -> bool:
        """Whether the batch was taken from here and has not come to its end."""
        return self._under_way.get(batch.lane) is batch

    def _land(self, batch: Batch) -> None:
        assert self.carries(batch)
        del self._under_way[batch.lane]

    def _account(self, parcels: int, size: int) -> None:
        self._parcels += parcels
        self._bytes += size

    def _make_room(self) -> int:
        dropped = 0
        for precedence in sorted(Precedence)[:-1]:
            waiting = self._waiting[precedence]
            while waiting and (
                self._parcels > self._most_parcels or self._bytes > self._most_bytes
            ):
                self._account(-1, -len(waiting.popleft().envelope))
                dropped += 1
        return dropped
