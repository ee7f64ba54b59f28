# SPDX-License-Identifier: Apache-2.0
"""Carrying out steps: the only place where the ground floor's commands become deeds.

Rules:

1. One thread runs all steps of a node, one after the other: the writer. From the event to the
   commit nobody else writes.
2. A step's sends and facts are handed on only after its commit has returned. If the commit fails,
   they are thrown away with every signature in them, and the line forgets what it held in memory.
3. What a line says at the same time as other things are being said goes into one step with them:
   one signature, one sync.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from wasl.errors import WaslError
from wasl.line.line import Event, Line, Reached, Renew, Say, Utterance
from wasl.line.shredding import Shred
from wasl.line.witnessing import RoundEnded
from wasl.line.work import Standing
from wasl.node.counts import Counts
from wasl.steps import Ask, Commit, Fact, Outcome, Past
from wasl.terms import Now, Ref


class Store(Past, Protocol):
    """What a driver needs of a store."""

    def apply(self, commit: Commit) -> None:
        """Write all or nothing, with full sync."""
        ...


class Answers(Protocol):
    """The keyring door."""

    def answer(self, ask: Ask) -> bytes:
        """Do what the ground floor must not."""
        ...


def run_step(
    line: Line,
    event: Event,
    *,
    now: Now,
    store: Store,
    keyring: Answers,
    committed: Callable[[float], None] | None = None,
) -> Outcome:
    """Carry one event to its commit, and return the outcome that may now be let go.

    ``committed``: told how many seconds the commit took.
    """
    step = line.handle(event, now, store)
    try:
        ask = next(step)
        while True:
            ask = step.send(keyring.answer(ask))
    except StopIteration as done:
        outcome: Outcome = done.value
    if outcome.commit is not None:
        began = time.perf_counter()
        store.apply(outcome.commit)
        if committed is not None:
            committed(time.perf_counter() - began)
    return outcome


class Driver:
    """The writer of one node: runs steps of all its lines in one thread."""

    def __init__(
        self,
        store: Store,
        keyring: Answers,
        *,
        counts: Counts,
        clock: Callable[[], Now],
    ) -> None:
        self._store = store
        self._keyring = keyring
        self._counts = counts
        self.now = clock
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="wasl-writer")

    async def run(self, line: Line, event: Event) -> Outcome:
        """Run a step in the writer's thread. Raises what its commit raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, self._run, line, event)

    async def do(self, work: Callable[[], object]) -> None:
        """Run something else in the writer's thread."""
        await asyncio.get_running_loop().run_in_executor(self._writer, work)

    def _run(self, line: Line, event: Event) -> Outcome:
        began = time.perf_counter()
        try:
            return run_step(
                line,
                event,
                now=self.now(),
                store=self._store,
                keyring=self._keyring,
                committed=self._counts.commits.note,
            )
        finally:
            self._counts.steps.note(time.perf_counter() - began)

    def close(self) -> None:
        """Wait for the step under way, and end the thread."""
        self._writer.shutdown(wait=True)


class HostedLine:
    """A line at this node: its state machine, and what waits to be said on it."""

    def __init__(
        self,
        standing: Standing,
        driver: Driver,
        done: Callable[[HostedLine, Outcome], None],
        *,
        failed: Callable[[WaslError], None],
        confirm_s: float,
    ) -> None:
        """``done``, ``failed``: told of every step that was committed, or could not be.

        ``confirm_s``: how long the first words after a start wait for a far side to be heard.
        """
        self.standing = standing
        """Who we are, by the charter that we have adopted."""
        self.chain = standing.chain
        """All charters that are open here; the newest is adopted by :meth:`renew`."""
        self.line = Line(standing)
        self._driver = driver
        self._done = done
        self._failed = failed
        self._waiting: list[tuple[tuple[Utterance, ...], asyncio.Future[list[Ref]]]] = []
        self._speaking: asyncio.Task[None] | None = None
        self._confirmed = asyncio.Event()
        self._confirm_s = confirm_s
        self._renewed = 0

    def confirm(self) -> None:
        """Note that a far side was heard since the start: had we been restored, it would have said.

        Its first words tell what it holds of our journal; see ``docs/spec/05-record.md`` §5.
        """
        self._confirmed.set()

    async def run(self, event: Event) -> Outcome:
        """Run one step of this line and hand on what comes of it."""
        line = self.line
        try:
            outcome = await self._driver.run(line, event)
        except BaseException as error:
            if isinstance(error, WaslError):
                self._failed(error)
            if self.line is line:
                self.line = Line(self.standing)
                for party, link in line.links.items():
                    self.line.links[party].reachable = link.reachable
            raise
        self.standing = line.standing
        self._done(self, outcome)
        return outcome

    async def note_reached(self, parties: Iterable[int]) -> None:
        """Tell the line whom a bearer hears, where it has missed that: it had not begun, or it did
        not know the party yet.
        """
        for party in parties:
            link = self.line.links.get(party)
            if link is not None and not link.reachable:
                await self.run(Reached(party))

    @property
    def is_behind(self) -> bool:
        """Whether charters are open here that were not taken up yet."""
        newest = self.chain[-1].charter.serial
        return self.standing.charter.serial != newest and self._renewed < len(self.chain)

    async def renew(self) -> None:
        """Take up the charters that are open here. What fails is to be tried again."""
        await self._confirm()
        await self.run(Renew(self.chain))
        self._renewed = len(self.standing.chain)

    async def append(self, event: RoundEnded | Shred) -> Outcome:
        """Run a step that may append: a far side is heard first."""
        await self._confirm()
        return await self.run(event)

    async def say(self, *utterances: Utterance) -> list[Ref]:
        """Append, together with whatever else is waiting to be said. Return a reference to each."""
        future: asyncio.Future[list[Ref]] = asyncio.get_running_loop().create_future()
        self._waiting.append((utterances, future))
        if self._speaking is None or self._speaking.done():
            self._speaking = asyncio.create_task(self._speak())
        return await future

    async def _confirm(self) -> None:
        """Wait a moment for a far side before the first words after a start."""
        if not self._confirmed.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._confirmed.wait(), self._confirm_s)
        if not self._confirmed.is_set():
            self._done(self, Outcome(facts=[Fact("unconfirmed-start", self.standing.line)]))
            self._confirmed.set()

    async def _speak(self) -> None:
        await self._confirm()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            said = tuple(one for utterances, _ in batch for one in utterances)
            try:
                refs = [r for r in (await self.run(Say(said))).result if isinstance(r, Ref)]
            except Exception as error:  # noqa: BLE001 -- it is told to everyone who waits for it
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)
                continue
            for utterances, future in batch:
                mine, refs = refs[: len(utterances)], refs[len(utterances) :]
                if not future.done():
                    future.set_result(mine)
