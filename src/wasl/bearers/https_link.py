# SPDX-License-Identifier: Apache-2.0
"""One peer, as our dialler and our listener see it together.

Rules:

1. Parcels leave by whichever way comes first, our push or the peer's waiting poll; one batch of a
   lane at a time over both, so that nothing is overtaken by what was offered after it.
2. What was given to a poll is *held* until the peer's next poll says that it has stored it, and
   goes back to the front of the queue if that word does not come.
3. A peer is reachable while our last request to it was answered, or while it has a request with
   us or had one a moment ago. The driver hears of the changes only.
4. After a failure the next bundle is half as large, after a success twice: so a slow or breaking
   connection ends up with bundles that it can carry.

It opens no connection and knows no HTTP.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.bearers.bearer import Driver, Parcel, Peer, State
from wasl.bearers.outbox import Batch, Lane, Outbox
from wasl.bearers.tally import Tally

_LEAST_ROOM: Final = 1 << 12  # a bundle is never asked to be smaller; one envelope always may go


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long things may take, in seconds. Tests shorten them."""

    poll_s: float = limits.POLL_S
    stall_s: float = limits.CONNECT_S  # to connect; for each piece of a body; for an answer
    silence_s: float = limits.CONNECT_S  # after a peer's last request, before it counts as lost
    redial_first_s: float = limits.REDIAL_FIRST_MS / 1000
    redial_most_s: float = limits.REDIAL_MOST_MS / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What all links of one bearer have in common."""

    name: str
    driver: Driver
    tally: Tally
    pace: Pace
    utc_ms: Callable[[], int]


@dataclass(frozen=True, slots=True)
class _Held:
    """A batch given to a poll, the token it was given with, and when to stop waiting for a word."""

    token: str
    batch: Batch
    timer: asyncio.TimerHandle


class Link:
    """The state shared by the two sides of our node that talk to one peer."""

    def __init__(self, peer: Peer, around: Surroundings, outbox: Outbox) -> None:
        self.peer = peer
        self.requests = 0  # of the peer, under way at our listener
        self.stirs = 0  # grows with every reason to dial at once
        self._around = around
        self._outbox = outbox
        self._room = limits.BUNDLE_BYTES
        self._dropped = 0
        self._held: dict[Lane, _Held] = {}
        self._tokens = 0
        self._polls: dict[Lane, int] = dict.fromkeys(Lane, 0)
        self._change = asyncio.Event()
        self._dialled = False
        self._lingering: asyncio.TimerHandle | None = None
        self._reachable = False
        self._heard_ms: int | None = None
        self._trouble = ""
        self._closed = False

    @property
    def party(self) -> str:
        """The peer's name."""
        return self.peer.party

    def state(self) -> State:
        """How things stand."""
        return State(
            self._reachable, self._heard_ms, len(self._outbox), self._dropped, self._trouble
        )

    def close(self) -> None:
        """Say nothing any more, and leave no timer behind."""
        self._closed = True
        for held in self._held.values():
            held.timer.cancel()
        self._held.clear()
        self._forget_silence()
        self.notify()

    # ── waiting ─────────────────────────────────────────────────────────────────────────────────

    def notify(self) -> None:
        """Wake whoever waits in :meth:`changed`."""
        self._change.set()
        self._change = asyncio.Event()

    async def changed(self) -> None:
        """Return when anything here has changed."""
        await self._change.wait()

    def stir(self) -> None:
        """There is a reason to dial now rather than later."""
        self.stirs += 1
        self.notify()

    # ── parcels ─────────────────────────────────────────────────────────────────────────────────

    def offer(self, parcels: Sequence[Parcel]) -> None:
        """Queue parcels."""
        self._drop(self._outbox.add(parcels))
        self.stir()

    async def next_batch(self, lane: Lane, wanted: Callable[[], bool]) -> Batch | None:
        """Wait for a batch and take it; None as soon as it is no longer wanted."""
        while wanted():
            batch = self._outbox.take(lane, self._room)
            if batch is not None:
                return batch
            await self.changed()
        return None

    def settle(self, batch: Batch) -> None:
        """The peer has taken the batch."""
        self._room = min(self._room * 2, limits.BUNDLE_BYTES)
        self._outbox.settle(batch)
        self.notify()
        if not self._closed:
            self._around.driver.handed(self._around.name, self.party, batch.parcels)

    def give_back(self, batch: Batch) -> None:
        """The batch did not get through."""
        self._room = max(self._room // 2, _LEAST_ROOM)
        self._drop(self._outbox.give_back(batch))
        self.notify()

    def refuse(self, batch: Batch) -> None:
        """The peer will not have this batch: try its parcels one by one, and drop the bad one."""
        if len(batch.parcels) > 1:
            self.give_back(batch)
            self._room = 1
            return
        self._around.tally.note("envelope_rejected", party=self.party)
        self._dropped += 1
        self._outbox.settle(batch)
        self.notify()

    def _drop(self, count: int) -> None:
        if count:
            self._dropped += count
            self._around.tally.note("parcels_dropped", party=self.party, parcels=count)

    # ── what was given to a poll ────────────────────────────────────────────────────────────────

    def begin_poll(self, lane: Lane, taken: str) -> Callable[[], bool]:
        """A poll has come, with its word about the last answer. Returns: is it still the newest?"""
        held = self._held.pop(lane, None)
        if held is not None:
            held.timer.cancel()
            if held.token == taken:
                self.settle(held.batch)
            else:
                self.give_back(held.batch)
        self._polls[lane] += 1
        mine = self._polls[lane]
        self.notify()
        return lambda: self._polls[lane] == mine and not self._closed

    def new_token(self) -> str:
        """A word that no other answer to this peer has."""
        self._tokens += 1
        return str(self._tokens)

    def hold(self, batch: Batch, token: str) -> None:
        """The batch was written as the answer to a poll: wait for the word that it was stored."""
        if self._closed:
            return
        loop = asyncio.get_running_loop()
        timer = loop.call_later(self._around.pace.stall_s, self._release, batch.lane)
        self._held[batch.lane] = _Held(token, batch, timer)

    def _release(self, lane: Lane) -> None:
        self._around.tally.note("answer_not_taken", party=self.party)
        self.give_back(self._held.pop(lane).batch)

    # ── reachable or not ────────────────────────────────────────────────────────────────────────

    def answered(self) -> None:
        """Our own request was answered by the node that has the pinned certificate."""
        self._dialled = True
        self._trouble = ""
        self._hear()

    def failed(self, why: str) -> None:
        """Our own request failed."""
        self._dialled = False
        self._trouble = why
        self._around.tally.note("dial_failed", party=self.party, why=why)
        self._judge(why)

    def parted(self) -> None:
        """Our own talk with the peer was ended by us."""
        self._dialled = False
        if self._reachable and self.requests == 0:
            self._linger()

    @contextmanager
    def calling(self) -> Generator[None]:
        """A request of the peer is with us."""
        self.requests += 1
        self._forget_silence()
        if not self._reachable:
            self.stir()  # it is back: dial it, too
        self._hear()
        try:
            yield
        finally:
            self.requests -= 1
            self._heard_ms = self._around.utc_ms()
            if self.requests == 0:
                self._linger()

    def _linger(self) -> None:
        self._forget_silence()
        if not self._closed:
            loop = asyncio.get_running_loop()
            self._lingering = loop.call_later(self._around.pace.silence_s, self._fell_silent)

    def _forget_silence(self) -> None:
        if self._lingering is not None:
            self._lingering.cancel()
            self._lingering = None

    def _fell_silent(self) -> None:
        self._lingering = None
        self._judge(self._trouble or "it no longer calls")

    def _hear(self) -> None:
        self._heard_ms = self._around.utc_ms()
        self._judge("")

    def _judge(self, why: str) -> None:
        reachable = self._dialled or self.requests > 0 or self._lingering is not None
        if reachable == self._reachable or self._closed:
            return
        self._reachable = reachable
        if reachable:
            self._around.driver.reached(self._around.name, self.party)
        else:
            self._around.driver.lost(self._around.name, self.party, why)
