# SPDX-License-Identifier: Apache-2.0
"""A network in memory: many bearers, no sockets, and a clock that the caller moves.

Rules:

1. Time is virtual and starts at 0. Nothing happens except within :meth:`Loopback.advance`, and two
   networks with the same seed, the same calls and the same drivers do the same.
2. A batch leaves when both ends are started, know each other's certificate and are not cut off,
   and arrives after a delay of its own. It is handed over when the far driver has stored it; else
   it goes back to the queue.
3. On request single envelopes are lost, damaged, doubled, or delayed beyond those after them. The
   sender does not notice: to it they were handed over.

It does not model capacity: a bundle takes as long as one envelope.
"""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from wasl import limits
from wasl.bearers.bearer import Driver, Parcel, Peer, State
from wasl.bearers.outbox import Batch, Lane, Outbox
from wasl.errors import Code, Misuse, WaslError

NAME: Final = "loopback"

_STRAY: Final = 10  # an envelope that is late or doubled comes up to so many delays after its batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What befalls single envelopes: probabilities, and the delay in ms (least, most)."""

    loss: float = 0.0
    duplication: float = 0.0
    damage: float = 0.0
    reorder: float = 0.0
    delay_ms: tuple[int, int] = (1, 1)

    def __post_init__(self) -> None:
        low, high = self.delay_ms
        if not 1 <= low <= high:  # with no delay at all two busy nodes would never let time pass
            raise Misuse(Code.BAD_ARGUMENT, "delay_ms must be 1 ≤ from ≤ to", where="delay_ms")


class Loopback:
    """The network, and the clock of all its bearers."""

    def __init__(self, seed: int, faults: Faults | None = None) -> None:
        self.faults = faults or Faults()
        self.now_ms = 0
        self._chance = Random(seed)  # noqa: S311  (chance that can be repeated, not secrecy)
        self._bearers: dict[str, LoopbackBearer] = {}
        self._cut: set[frozenset[str]] = set()
        self._events: list[tuple[int, int, Callable[[], Awaitable[None]]]] = []
        self._serial = 0

    def bearer(
        self,
        party: str,
        driver: Driver,
        *,
        certificate_der: bytes = b"",
        queue_parcels: int = limits.QUEUE_PARCELS,
        queue_bytes: int = limits.QUEUE_BYTES,
    ) -> LoopbackBearer:
        """The bearer of ``party`` on this network; it takes the place of an earlier one."""
        bearer = LoopbackBearer(self, party, driver, certificate_der, (queue_parcels, queue_bytes))
        self._bearers[party] = bearer
        return bearer

    def cut(self, party: str, other: str) -> None:
        """Let nothing through between these two."""
        self._cut.add(frozenset((party, other)))

    def mend(self, party: str, other: str) -> None:
        """Undo :meth:`cut`."""
        self._cut.discard(frozenset((party, other)))

    def next_ms(self) -> int | None:
        """When something will arrive next, if nobody does anything before."""
        return self._events[0][0] if self._events else None

    async def advance(self, to_ms: int) -> None:
        """Let time pass up to and including ``to_ms``."""
        assert to_ms >= self.now_ms
        self._stir()
        while self._events and self._events[0][0] <= to_ms:
            due_ms, _, event = heapq.heappop(self._events)
            self.now_ms = due_ms
            await event()
            self._stir()
        self.now_ms = to_ms

    # ── what the bearers use ────────────────────────────────────────────────────────────────────

    def joins(self, bearer: LoopbackBearer, party: str) -> LoopbackBearer | None:
        """The far bearer, if the two are connected at this moment."""
        far = self._bearers.get(party)
        if far is None or frozenset((bearer.party, party)) in self._cut:
            return None
        return far if bearer.trusts(far) and far.trusts(bearer) else None

    def leave(self, bearer: LoopbackBearer, party: str, batch: Batch) -> None:
        """Carry a batch away, and decide what befalls each of its envelopes."""
        intact: list[bytes] = []
        low, high = self.faults.delay_ms
        for envelope in batch.envelopes:
            copies = 2 if self._befalls(self.faults.duplication) else 1
            for _ in range(copies):
                if self._befalls(self.faults.loss):
                    continue
                carried = self._damaged(envelope)
                if self._befalls(self.faults.reorder):
                    late_ms = self._chance.randint(low, _STRAY * high)
                    self.after(high + late_ms, lambda e=carried: bearer.stray(party, e))
                else:
                    intact.append(carried)
        delay_ms = self._chance.randint(low, high)
        self.after(delay_ms, lambda: bearer.land(party, batch, intact))

    def after(self, delay_ms: int, event: Callable[[], Awaitable[None]]) -> None:
        """Do something later."""
        self._serial += 1
        heapq.heappush(self._events, (self.now_ms + delay_ms, self._serial, event))

    def _befalls(self, probability: float) -> bool:
        return probability > 0 and self._chance.random() < probability

    def _damaged(self, envelope: bytes) -> bytes:
        if not self._befalls(self.faults.damage):
            return envelope
        at = self._chance.randrange(len(envelope))
        if at and self._chance.random() < 0.5:
            return envelope[:at]
        flipped = envelope[at] ^ (1 << self._chance.randrange(8))
        return envelope[:at] + bytes((flipped,)) + envelope[at + 1 :]

    def _stir(self) -> None:
        for bearer in self._bearers.values():
            bearer.stir()


@dataclass(slots=True)
class _Far:
    """What one bearer knows of one peer."""

    peer: Peer
    outbox: Outbox
    reachable: bool = False
    heard_ms: int | None = None
    dropped: int = 0
    trouble: str = ""
    rests_until_ms: int = 0


class LoopbackBearer:
    """One party's end of the network. Made by :meth:`Loopback.bearer`."""

    def __init__(
        self,
        network: Loopback,
        party: str,
        driver: Driver,
        certificate_der: bytes,
        queue: tuple[int, int],
    ) -> None:
        self.party = party
        self._network = network
        self._driver = driver
        self._certificate_der = certificate_der
        self._queue = queue
        self._far: dict[str, _Far] = {}
        self._started = False

    @property
    def name(self) -> str:
        return NAME

    async def start(self) -> None:
        self._started = True

    async def stop(self) -> None:
        self._started = False

    def set_peers(self, peers: Sequence[Peer], /) -> None:
        wanted = {peer.party: peer for peer in peers}
        for party in self._far.keys() - wanted.keys():
            del self._far[party]
        for party, peer in wanted.items():
            if party in self._far:
                self._far[party].peer = peer
            else:
                parcels, size = self._queue
                self._far[party] = _Far(peer, Outbox(most_parcels=parcels, most_bytes=size))

    def offer(self, party: str, parcels: Sequence[Parcel], /) -> None:
        far = self._known(party)
        far.dropped += far.outbox.add(parcels)

    def queue(self, party: str, /) -> int:
        return len(self._known(party).outbox)

    def state(self, party: str, /) -> State:
        far = self._known(party)
        return State(far.reachable, far.heard_ms, len(far.outbox), far.dropped, far.trouble)

    def _known(self, party: str) -> _Far:
        if party not in self._far:
            raise Misuse(Code.UNKNOWN_ID, "not a peer of this bearer", where=party)
        return self._far[party]

    # ── what the network uses ───────────────────────────────────────────────────────────────────

    def trusts(self, other: LoopbackBearer) -> bool:
        """Whether it runs and has pinned the certificate that the other one shows."""
        far = self._far.get(other.party)
        return (
            self._started and far is not None and far.peer.certificate_der == other._certificate_der
        )

    def stir(self) -> None:
        """Notice who is there, and send what can go."""
        if not self._started:
            return
        for party, far in [*self._far.items()]:
            there = self._network.joins(self, party) is not None
            if there != far.reachable:
                far.reachable = there
                if there:
                    far.heard_ms, far.trouble = self._network.now_ms, ""
                    self._driver.reached(NAME, party)
                else:
                    far.trouble = "it is not there"
                    self._driver.lost(NAME, party, far.trouble)
            if there and self._network.now_ms >= far.rests_until_ms:
                for lane in Lane:
                    batch = far.outbox.take(lane, limits.BUNDLE_BYTES)
                    if batch is not None:
                        self._network.leave(self, party, batch)

    async def land(self, party: str, batch: Batch, envelopes: list[bytes]) -> None:
        """A batch has come to its end: stored over there, or to be tried again."""
        far = self._far.get(party)
        if not self._started or far is None or not far.outbox.carries(batch):
            return
        if await self._deliver(party, envelopes):
            far.outbox.settle(batch)
            self._driver.handed(NAME, party, batch.parcels)
        else:
            far.dropped += far.outbox.give_back(batch)
            far.rests_until_ms = self._network.now_ms + limits.REDIAL_FIRST_MS
            self._network.after(limits.REDIAL_FIRST_MS, _nothing)

    async def stray(self, party: str, envelope: bytes) -> None:
        """An envelope that nobody waits for has come to its end."""
        await self._deliver(party, [envelope])

    async def _deliver(self, party: str, envelopes: list[bytes]) -> bool:
        there = self._network.joins(self, party)
        return there is not None and await there.receive(self.party, envelopes)

    async def receive(self, party: str, envelopes: list[bytes]) -> bool:
        """Give what has come to the driver. Returns whether it was stored."""
        far = self._known(party)
        far.heard_ms = self._network.now_ms
        try:
            if envelopes:
                await self._driver.arrived(NAME, party, envelopes)
        except WaslError as error:
            far.trouble = error.what
            return False
        return True


async def _nothing() -> None:
    """Only lets the network look around at that time."""
