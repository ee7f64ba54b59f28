# SPDX-License-Identifier: Apache-2.0
"""What all desks of a party see and hear together: the node's feed, rings, watchers and drafts.

Rules:

1. One listener at the node, however many desks there are. What it tells goes into the outbox of
   each; nothing here waits for a browser.
2. Once a second, by the node's tick, it looks at what waits: rings grow without anybody's timer.
3. An outbox outlives its connection for as long as its owner is signed in, within a bound.
4. Two who acknowledge at once are no error: the second is told who was first.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, cast

import structlog

from wasl import limits
from wasl.console.answers import Json
from wasl.console.drafts import Drafts
from wasl.console.outbox import Outbox, written
from wasl.console.ringing import Ringing, ended
from wasl.console.watching import Said, Watchers
from wasl.errors import WaslError
from wasl.node.desk import Desk

_LOOK_S: Final = 1.0
_PAUSE_S: Final = 0.05  # a flood is looked at some times a second, not at each of it
_REST: Final = 4  # and takes at most a fifth of the loop


def utc_now() -> str:
    """Return the time as RFC 3339 UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Live:
    """The live part of one desk server. ``party``: whose it is."""

    def __init__(self, desk: Desk, *, party: str) -> None:
        self._desk = desk
        self._party = party
        self._outboxes: dict[str, Outbox] = {}
        self._stages: dict[str, str] = {}
        self._touched: set[str] = set()
        self._watch: Json | None = None
        self._news = asyncio.Event()
        self._acking = asyncio.Lock()
        self._leave: Callable[[], None] | None = None
        self._task: asyncio.Task[None] | None = None
        self._listeners: list[Callable[[str, Json], None]] = []
        self._log = structlog.get_logger()
        self.watchers = Watchers()
        self.ringing = Ringing()
        self.drafts = Drafts(self.tell, now=utc_now)

    # ── life ──

    def start(self) -> None:
        """Begin to listen to the node. In its event loop."""
        self._leave = self._desk.listen(self._heard)
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Listen no more."""
        if self._leave is not None and self._task is not None:
            self._leave()
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._leave = self._task = None

    def officers(self) -> list[str]:
        """Return the ids of the officers who watch."""
        return self.watchers.officers(tick_ms=self._desk.tick_ms())

    def listen(self, tell: Callable[[str, Json], None]) -> None:
        """Tell what the node tells, too: the index lives on it."""
        self._listeners.append(tell)

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_S):
                    await self._news.wait()
            self._news.clear()
            began_s = asyncio.get_running_loop().time()
            try:
                await self.look()
            except WaslError as error:
                self._log.error("desk-look-failed", code=str(error.code), what=error.what)
            took_s = asyncio.get_running_loop().time() - began_s
            await asyncio.sleep(max(_PAUSE_S, _REST * took_s))

    # ── telling ──

    def outbox(self, key: str) -> Outbox:
        """Return the outbox of whoever is signed in under this key."""
        outbox = self._outboxes.pop(key, None) or Outbox()
        self._outboxes[key] = outbox  # the one that was asked for last stands last
        if len(self._outboxes) > limits.DESKS:
            here = set(self.watchers.desks())
            idle = (each for each in self._outboxes if each != key and desk_of(each) not in here)
            self._outboxes.pop(next(idle, ""), None)
        return outbox

    def forget(self, key: str) -> None:
        """Nobody is signed in under this key any more."""
        desk = desk_of(key)
        self._outboxes.pop(key, None)
        self._stages.pop(desk, None)
        self.ringing.forget_desk(desk)

    def tell(self, kind: str, body: Json) -> None:
        """Tell all desks."""
        event = written(kind, body)
        for outbox in self._outboxes.values():
            outbox.append(event)

    def greet(self, outbox: Outbox) -> None:
        """Tell a desk that begins what it must know at once: what rings, and who watches."""
        for ring in self.ringing.told(self.watchers.desks()):
            outbox.append(written("ring", ring))
        if self._watch is not None:
            outbox.append(written("watch", self._watch))

    def _heard(self, what: str, body: Json) -> None:
        match what:
            case "entry" | "line" | "alarm":
                self.tell(what, {what: body})
            case _:
                self.tell(what, body)
        for tell in self._listeners:
            tell(what, body)
        if what in ("entry", "behind"):
            self._news.set()

    # ── looking ──

    async def look(self) -> None:
        """Look at what rings and who watches, and tell what has changed."""
        await self._beat()
        desks = self.watchers.desks()
        tick_ms = self._desk.tick_ms()
        louder, gone = self.ringing.look(self._desk.waiting(), tick_ms=tick_ms)
        for ring in louder:
            self.tell("ring", ring.told(desks))
        for entry in gone:
            now: Json | None = None
            with contextlib.suppress(WaslError):
                now = cast("Json", await self._desk.call("show", {"entry": entry}))
            self.tell("ring-ended", {"entry": entry, **ended(now, party=self._party)})
        self._tell_watch(tick_ms)

    def _tell_watch(self, tick_ms: int) -> None:
        watch = self.watchers.told(self._touched, tick_ms=tick_ms)
        for one in watch["watching"]:
            one["dead_man"] = self._stages.get(one["desk"], "awake")
        if watch != self._watch:
            self._watch = watch
            self.tell("watch", watch)

    async def _beat(self) -> None:
        """Tell the node which desks watch. It answers how far the dead-man check of each is."""
        tick_ms = self._desk.tick_ms()
        for desk in self.watchers.desks():
            age_s = self.watchers.input_age_s(desk, tick_ms=tick_ms)
            if age_s is None:
                continue
            officer = self.watchers.officer(desk)
            body = {"desk": desk, "officer": officer, "input_age_s": round(age_s, 3)}
            self._note_stage(desk, await self._desk.call("watch", body))

    def _note_stage(self, desk: str, answer: object) -> None:
        state = cast("Json", answer)
        self._touched = set(state["watching"])
        stage = str(state["dead_man"])
        if self._stages.get(desk, "awake") != stage:
            self._stages[desk] = stage
            event = written("deadman", {"desk": desk, "stage": stage})
            for key, outbox in self._outboxes.items():
                if desk_of(key) == desk:
                    outbox.append(event)

    # ── what desks say ──

    def say(self, page: int, *, visible: bool, input_age_s: float, sound: str) -> None:
        """A page says how it is."""
        said = Said(visible, input_age_s, sound, self._desk.tick_ms())
        self.watchers.say(page, said)
        self._news.set()

    def leave(self, page: int) -> None:
        """A page is gone."""
        self.watchers.leave(page)
        self._news.set()

    def silence(self, entry: str, desk: str, *, by: str) -> None:
        """A desk is to be silent for this entry, until it rings louder."""
        if self.ringing.silence(entry, desk):
            self.tell("silenced", {"entry": entry, "desk": desk, "by": by})

    async def alive(self, desk: str) -> None:
        """Somebody has answered the dead-man check. Raises Misuse: the desk does not watch."""
        self._note_stage(desk, await self._desk.call("alive", {"desk": desk}))
        self._news.set()

    async def shown(self, entry: str, desk: str, *, by: str) -> None:
        """An entry is drawn on a screen that is watched. Raises Misuse."""
        await self._beat()
        age_s = self.watchers.input_age_s(desk, tick_ms=self._desk.tick_ms())
        body = {"entry": entry, "desk": desk, "by": by}
        far_s = limits.SHOWN_INPUT_S + 1
        await self._desk.call("shown", {**body, "input_age_s": far_s if age_s is None else age_s})

    async def acknowledge(self, entry: str, *, answer: str, reason: str, by: str) -> Json:
        """Acknowledge. Who comes second is given the first one's, with who did it: ``already``.

        Whoever says something else than was said, says it. Raises WaslError.
        """
        async with self._acking:
            first = self._desk.taken(entry)
            if first is not None and answer in ("received", first["answer"]):
                return {**first, "warnings": [], "already": True}
            body = {"entry": entry, "answer": answer, "reason": reason, "by": by}
            said = cast("Json", await self._desk.call("ack", body))
        self._news.set()
        return {**said, "already": False}


def desk_of(key: str) -> str:
    """Return the name of the desk of whoever is signed in under this key."""
    return key[:8]
