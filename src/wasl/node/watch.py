# SPDX-License-Identifier: Apache-2.0
"""The node's own watch, once a second: what is overdue, whom to tell, whether a desk is manned.

Rules (``docs/spec/06-delivery.md`` §4):

1. A chain runs for what came in and is not acknowledged here; it ends with the acknowledgement. For
   an answer that was asked for it runs again, from the time to reply by.
2. A stage is noted as told once it has been, so a restart in between tells it again rather than
   never; one that was told is not told twice.
3. Everything counts on the node's tick. A line that fails here holds no other up.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from wasl import due, limits
from wasl.errors import WaslError
from wasl.home.chain import Escalation, Stage
from wasl.home.config import Config
from wasl.home.lines import HeldLine
from wasl.line.line import Alarmed, Fired
from wasl.line.owed import Owed, all_owed, count_overdue
from wasl.line.work import Standing
from wasl.node.clock import NodeClock
from wasl.node.desks import Desks
from wasl.node.driver import HostedLine
from wasl.node.escalation import tell
from wasl.node.logs import get_log
from wasl.node.views import Json, View, utc
from wasl.node.words import kind_word
from wasl.record.rows import Rows
from wasl.steps import Past
from wasl.terms import JournalId, LineId, Now, word
from wasl.trust.charter import Presence

_Key: TypeAlias = tuple[LineId, int, int, bool, int]
"""Line, local number of the journal, sequence number, whether acknowledged, place in the chain."""

NOBODY: Final = "nobody-watching"
PATH_FAILED: Final = "alarm-path-failed"


@dataclass(frozen=True, slots=True)
class Alert:
    """A stage that is due. ``place``: in its chain. ``message``: what is told."""

    owed: Owed
    place: int
    stage: Stage
    message: Json


def alerts(past: Past, standing: Standing, now: Now, escalation: Escalation) -> Iterator[Alert]:
    """Yield the stages that are due for what we owe on a line, and were not told yet."""
    rows = Rows(past, standing.line)
    if not rows.known:
        return
    owed = list(all_owed(rows, standing.near.party))
    if not owed:
        return  # as nearly always
    journals = rows.by_number()
    view = View(standing, past, {}, now)
    for one in owed:
        stages = escalation.of(one.precedence)
        from_ms = due.chain_from_ms(one.waiting, pause=one.pause)
        if from_ms is None:
            continue
        afters_s = [stage.after_s for stage in stages]
        places = due.stages_due(afters_s, from_ms=from_ms, tick_ms=now.tick_ms, fired=one.fired)
        for place in places:
            told = _message(view, journals[one.number], one, now, stage=stages[place])
            yield Alert(one, place, stages[place], told)


def _message(view: View, journal: JournalId, one: Owed, now: Now, *, stage: Stage) -> Json:
    since_s = due.utc_of_tick(one.waiting.since_ms, now) // 1000
    standing = view.standing
    return {
        "why": "unanswered" if one.waiting.acknowledged else "unacknowledged",
        "tell": stage.tell,
        "after_s": stage.after_s,
        "line": standing.line.hex(),
        "party": standing.party(standing.near.party),
        "author": standing.party(journal.party),
        "entry": view.entry_id(journal, one.seq),
        "kind": kind_word(one.kind),
        "precedence": word(one.precedence),
        "since": utc(since_s),
    }


class Host(Protocol):
    """What the watch needs of its node."""

    hosted: dict[LineId, HostedLine]
    held: dict[LineId, HeldLine]
    clock: NodeClock
    desks: Desks

    @property
    def reading(self) -> Past:
        """A past to read from in the event loop's thread."""
        ...

    async def keep_clock(self) -> None:
        """Keep what was measured of time."""
        ...

    def wake(self) -> None:
        """Let those who follow look again."""
        ...


class Watch:
    """The watch of one node."""

    def __init__(self, host: Host, config: Config) -> None:
        self._host = host
        self._escalation = config.escalation
        self._dead_man = config.dead_man
        self._telling: dict[_Key, asyncio.Task[None]] = {}
        self._told: set[_Key] = set()
        self._alone: set[LineId] = set()
        self._overdue: dict[LineId, int] = {}
        self._kept_ms: int | None = None
        self._log = get_log(party=config.party)

    async def look(self) -> None:
        """Look once. Raises WaslError if the clock cannot be kept."""
        now = self._host.clock.now()
        if self._kept_ms is None or not due.is_within(
            self._kept_ms, most_ms=limits.CLOCK_KEPT_MS, tick_ms=now.tick_ms
        ):
            self._kept_ms = now.tick_ms
            await self._host.keep_clock()
        for line in list(self._host.hosted.values()):
            with contextlib.suppress(WaslError):  # whoever runs its steps is told of it
                await self._look_at(line, now)

    async def _look_at(self, line: HostedLine, now: Now) -> None:
        self._count(line, now)
        past, standing = self._host.reading, line.standing
        due_now = list(alerts(past, standing, now, self._escalation))
        for alert in due_now:
            self._begin(line, alert)
        live = {self._key(line, alert) for alert in due_now}
        self._told = {key for key in self._told if key[0] != standing.line or key in live}
        await self._check_desks(line, now)

    def _count(self, line: HostedLine, now: Now) -> None:
        """Say when more or less is overdue than before; those who follow look again."""
        rows = Rows(self._host.reading, line.standing.line)
        count = count_overdue(rows, now.tick_ms) if rows.known else 0
        if count != self._overdue.get(line.standing.line, 0):
            self._overdue[line.standing.line] = count
            self._log.warning("overdue", line=line.standing.line.hex()[:16], count=count)
            self._host.wake()

    # ── telling ──

    def _begin(self, line: HostedLine, alert: Alert) -> None:
        key = self._key(line, alert)
        if key in self._telling or key in self._told:
            return
        self._log.warning("escalated", **{**alert.message, "line": alert.message["line"][:16]})
        task = asyncio.create_task(self._tell(line, alert, key))
        self._telling[key] = task
        task.add_done_callback(lambda _: self._telling.pop(key, None))

    def _key(self, line: HostedLine, alert: Alert) -> _Key:
        one = alert.owed
        return (line.standing.line, one.number, one.seq, one.waiting.acknowledged, alert.place)

    async def _tell(self, line: HostedLine, alert: Alert, key: _Key) -> None:
        """Tell one stage, and note how far the chain has come without a gap."""
        failed = await tell(alert.stage, alert.message)
        self._told.add(key)
        try:
            if failed:
                detail = f"{alert.stage.tell}: {'; '.join(failed)}"
                self._log.error("alarm-path-failed", detail=detail)
                await line.run(Alarmed(PATH_FAILED, detail))
            await line.run(Fired(alert.owed, alert.place))
            self._log.info("told", entry=alert.message["entry"], tell=alert.stage.tell)
        except WaslError as error:  # this process knows that it was told
            self._log.error("not-noted", code=str(error.code), what=error.what)

    # ── desks ──

    async def _check_desks(self, line: HostedLine, now: Now) -> None:
        afters_s = self._dead_man.afters_s
        live = line.standing.charter.presence is Presence.LIVE
        if not self._host.desks.is_unwatched(afters_s, tick_ms=now.tick_ms):
            self._alone.discard(line.standing.line)
        elif live and line.standing.line not in self._alone:
            await line.run(Alarmed(NOBODY, "no desk of ours watches"))
            self._alone.add(line.standing.line)

    async def stop(self) -> None:
        """End whatever is being told; it is told again after the next start."""
        tasks = list(self._telling.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
