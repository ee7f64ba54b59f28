# SPDX-License-Identifier: Apache-2.0
"""The register of contacts as a running desk holds it: folded beside the loop, kept up by the feed.

Rules:

1. What the record shows of contacts is read once, when somebody first asks, and kept as traces; the
   feed tells what changes. What people report is followed in its log, whoever writes it.
2. A fold is made in another thread, and only when something has changed and somebody asks. Whoever
   asks meanwhile waits a moment, and is then answered with the last one, which says so (``whole``).
   Who has written something waits for it.
3. What is new is told to all desks, and not what: an open page asks.
4. A deed is tried on the register as it is before it is written; what cannot be done is refused.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final, cast

import structlog

from wasl import limits
from wasl.console.answers import Json
from wasl.console.live import Live
from wasl.contact.deeds import Act, Added, Deed, Merged, Named, Split, ids_of
from wasl.contact.exchanges import Trace, gathered, traces
from wasl.contact.ledger import Ledger, fold, sides_of
from wasl.contact.register import Register
from wasl.errors import Code, Misuse, WaslError
from wasl.home.chained import End
from wasl.home.register import RegisterLog, making_many
from wasl.node.desk import Desk

_PATIENCE_S: Final = 0.3
_MANY: Final = 10_000


@dataclass(frozen=True, slots=True)
class Held:
    """The register after one fold. ``troubles``: what is not well with its log, in words."""

    register: Register
    ledger: Ledger
    troubles: tuple[str, ...]
    whole: bool = True


class Holding:
    """The register of one desk."""

    def __init__(self, desk: Desk, live: Live, path: Path) -> None:
        self._desk = desk
        self._path = path
        self._log = RegisterLog(path)
        self._end = End()
        self._size = -1
        self._deeds: list[Deed] = []
        self._troubles: list[str] = []
        self._traces: dict[str, tuple[Trace, ...]] = {}
        self._is_read = False
        self._newer: set[str] | None = None
        self._has_grown = True
        self._ledger = Ledger()
        self._held: Held | None = None
        self._folding: asyncio.Task[Held] | None = None
        self._writing = asyncio.Lock()
        self._live = live
        live.listen(self._heard)

    async def stop(self) -> None:
        """Fold no more."""
        if self._folding is not None:
            self._folding.cancel()
            await asyncio.gather(self._folding, return_exceptions=True)

    # ── reading ──

    async def now(self) -> Held:
        """Return the register; see rule 2. Raises WaslError."""
        if self._held is None:
            return await self.settled()
        if self._is_fresh():
            return self._held
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                return await asyncio.shield(self._fold())
        return replace(self._held, whole=False)

    async def settled(self) -> Held:
        """Return the register with all that was there when it was asked for."""
        while self._held is None or not self._is_fresh():
            await asyncio.shield(self._fold())
        return self._held

    def _is_fresh(self) -> bool:
        return self._is_read and not self._has_grown and _size(self._path) == self._size

    def _fold(self) -> asyncio.Task[Held]:
        if self._folding is None or self._folding.done():
            self._folding = asyncio.create_task(self._renew())
            self._folding.add_done_callback(_log_failure)
        return self._folding

    async def _renew(self) -> Held:
        while not self._is_read:
            await self._read_record()
        has_grown, self._has_grown = self._has_grown, False
        try:
            kept = [*self._traces.values()]
            size = _size(self._path)
            with making_many():
                self._held = await asyncio.to_thread(self._folded, kept, has_grown=has_grown)
                if has_grown and len(self._held.register.contacts) > _MANY:
                    gc.freeze()  # they stay: going through them all holds the loop up
        except BaseException:
            self._has_grown = True  # what was begun is begun anew
            raise
        self._size = size
        return self._held

    def _folded(self, kept: list[tuple[Trace, ...]], *, has_grown: bool) -> Held:
        found, self._end, anew = self._log.follow(self._end)
        if anew:
            self._deeds, self._troubles = [], []
        self._deeds += found.deeds
        self._troubles += found.troubles
        if has_grown or anew or any(isinstance(one.act, Named) for one in found.deeds):
            shown = gathered(chain.from_iterable(kept), sides_of(self._deeds))
            self._ledger = fold(self._deeds, shown)
        else:
            self._ledger.take(found.deeds)
        not_done = [f"line {n} is not done: {what}" for n, what in self._ledger.problems]
        return Held(self._ledger.register(), self._ledger, (*self._troubles, *not_done))

    # ── the record ──

    async def _read_record(self) -> None:
        """Read what all lines show. What the feed tells meanwhile is newer."""
        newer = self._newer = set[str]()
        self._traces = {}
        for state in self._desk.states():
            cursor: str | None = None
            while True:
                body: Json = {"line": state["alias"], "after": cursor, "limit": limits.LOG_PAGE}
                page = cast("Json", await self._desk.call("log", body))
                for entry in page["entries"]:
                    if entry["id"] not in newer:
                        self._put(entry)
                if len(page["entries"]) < limits.LOG_PAGE or page["cursor"] in {None, cursor}:
                    break
                cursor = page["cursor"]
        self._is_read = self._newer is newer  # else there was too much to tell meanwhile

    def _heard(self, what: str, body: Json) -> None:
        if what == "behind":
            self._is_read, self._newer = False, None
            self._tell()
        elif what == "entry" and self._newer is not None:
            if not self._is_read:
                self._newer.add(body["id"])
            if self._put(body):
                self._has_grown = True
                self._tell()

    def _put(self, entry: Json) -> bool:
        """Keep what an entry shows, and tell whether that is new."""
        kept, before = tuple(traces(entry)), self._traces.get(entry["id"], ())
        if kept or before:
            self._traces[entry["id"]] = kept
        return kept != before

    def _tell(self) -> None:
        """Tell all desks that there is something new."""
        self._live.tell("register", {})

    # ── writing ──

    async def write(self, acts: Sequence[Act] | Callable[[int], Sequence[Act]], *, by: str) -> None:
        """Write deeds together, as :meth:`RegisterLog.append` takes them. Raises WaslError.

        Whoever writes several has looked at the register as it is.
        """
        async with self._writing:
            await asyncio.to_thread(self._log.append, acts, by=by)
            self._tell()
            await self.settled()

    async def do(self, act: Act, *, by: str) -> tuple[str, ...]:
        """Do a deed, durably, and return the contacts that it made or changed. Raises WaslError."""
        async with self._writing:
            held = await self.settled()
            held.ledger.attempt(Deed(0, "", by, act))
            (n,) = await asyncio.to_thread(self._log.append, [act], by=by)
            self._tell()
            held = await self.settled()
        if what := dict(held.ledger.problems).get(n):  # another was quicker
            raise Misuse(Code.NOT_ALLOWED, what, do="look at the contact again")
        match act:
            case Added():
                return (f"r{n}",)
            case Split():
                return held.ledger.became[act.id]
            case Merged():
                return (act.kept,)
            case _:
                return ids_of(act)


def _size(path: Path) -> int:
    """Return the size of a file; 0: there is none."""
    return path.stat().st_size if path.exists() else 0


def _log_failure(task: asyncio.Task[Held]) -> None:
    """Tell the log of a fold that failed: who has asked for it may be gone."""
    error = None if task.cancelled() else task.exception()
    if isinstance(error, WaslError):
        structlog.get_logger().error("register-failed", code=str(error.code), what=error.what)
