# SPDX-License-Identifier: Apache-2.0
"""The feed: every entry that is new or changed, how lines fare, and alarms, told as it happens.

Rules:

1. What a commit has written says what has changed: the record is never read through to find out.
   Whatever changes between two looks is read once, and told once.
2. The newest change is told first: a FLASH does not wait behind a long absence. When there is more
   than can be told one by one, listeners are told to read everything anew (``behind``).
3. It costs nothing while nobody listens. A listener must not wait; it keeps what it is told.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias, TypeVar

from wasl import limits
from wasl.errors import WaslError
from wasl.line.owed import all_owed
from wasl.node.driver import HostedLine
from wasl.node.finding import Finder
from wasl.node.logs import get_log
from wasl.node.views import Json, View
from wasl.record.final import final_prefix
from wasl.record.rows import Rows
from wasl.steps import Outcome, Past, Space
from wasl.store import standing_still
from wasl.terms import JournalId, LineId

Tell: TypeAlias = Callable[[str, Json], None]
"""Told ``entry``, ``line``, ``alarm``, ``alarm-closed`` or ``behind``, and what goes with it."""
_T = TypeVar("_T")
_Place: TypeAlias = tuple[int, int]
"""Local number of a journal, and sequence number."""

_AT_ONCE: Final = 8  # read in the event loop: another thread would cost more
_OF_ENTRIES: Final = (Space.ENTRY, Space.BODY, Space.LADDER)
_PLACE_BYTES: Final = 12


@dataclass(slots=True)
class _Line:
    """What is remembered of a line between two rounds."""

    marks: dict[_Place, None] = field(default_factory=dict[_Place, None])
    journals: dict[int, JournalId] = field(default_factory=dict[int, JournalId])
    receipts: dict[tuple[int, bytes], int] = field(default_factory=dict[tuple[int, bytes], int])
    not_final: dict[_Place, None] = field(default_factory=dict[_Place, None])
    on_its_way: dict[_Place, None] = field(default_factory=dict[_Place, None])
    partial: dict[_Place, None] = field(default_factory=dict[_Place, None])
    overdue: frozenset[tuple[int, int, int, str]] = frozenset()
    told: dict[_Place, Json] = field(default_factory=dict[_Place, Json])
    has_filed: bool = False
    final: int = -1
    is_stale: bool = True
    state: Json | None = None
    alarms: dict[tuple[str, str | None], Json] = field(
        default_factory=dict[tuple[str, str | None], Json]
    )


class Feed:
    """The feed of one node."""

    def __init__(self, find: Finder, state_of: Callable[[HostedLine], Json]) -> None:
        self._find = find
        self._state_of = state_of
        self._listeners: list[Tell] = []
        self._lines: dict[LineId, _Line] = {}
        self._news = asyncio.Event()
        self._alarmed = False
        self._behind = False
        self._stated_s = 0.0
        self._task: asyncio.Task[None] | None = None
        self._log = get_log()

    def listen(self, tell: Tell) -> Callable[[], None]:
        """Tell whatever changes from now on, until the returned function is called."""
        self._listeners.append(tell)
        if self._task is None:
            self._find.node.listeners.append(self._note)
            self._task = self._find.node.spawn(self._run())

        def leave() -> None:
            self._listeners.remove(tell)
            if not self._listeners and self._task is not None:
                self._find.node.listeners.remove(self._note)
                self._task.cancel()
                self._task, self._lines = None, {}

        return leave

    # ── noting what was written ──

    def _note(self, line: HostedLine, outcome: Outcome) -> None:
        """Note what a step has changed. In the event loop, after its commit."""
        known = self._lines.setdefault(line.standing.line, _Line())
        known.is_stale = True
        if outcome.commit is None:
            if known.on_its_way:  # it may have been handed over
                known.marks.update(known.on_its_way)
                self._news.set()
            return
        for space, key, value in outcome.commit.writes:
            if space in _OF_ENTRIES:
                known.marks[_place(key)] = None
            elif space is Space.RECEIPT and value is not None:
                self._note_receipt(known, key)
            elif space is Space.FILE:
                known.has_filed = True
            elif space is Space.ALARM:
                self._alarmed = True
        if sum(len(each.marks) for each in self._lines.values()) > limits.MARKS:
            self._behind = True
            for each in self._lines.values():
                each.marks.clear()
        self._news.set()

    def _note_receipt(self, known: _Line, key: bytes) -> None:
        """Mark the entries that a receipt covers and the one before it did not."""
        number, holder = int.from_bytes(key[:4], "big"), key[4:-8]
        size = int.from_bytes(key[-8:], "big")
        last = known.receipts.get((number, holder), max(0, size - limits.MARKS_A_ROUND))
        known.receipts[number, holder] = max(size, last)
        for seq in range(last, size):
            known.marks[number, seq] = None

    # ── telling ──

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(limits.STATE_PAUSE_S):
                    await self._news.wait()
            self._news.clear()
            try:
                await self._round()
            except WaslError as error:
                self._log.error("feed-failed", code=str(error.code), what=error.what)
            await asyncio.sleep(limits.FEED_PAUSE_S)

    async def _round(self) -> None:
        if self._behind:
            self._behind = False
            self._tell("behind", {})
        for line in list(self._find.node.hosted.values()):
            known = self._lines.setdefault(line.standing.line, _Line())
            await self._tell_entries(line, known)
        now_s = asyncio.get_running_loop().time()
        if self._alarmed or now_s - self._stated_s >= limits.STATE_PAUSE_S:
            self._alarmed, self._stated_s = False, now_s
            for line in list(self._find.node.hosted.values()):
                self._tell_state(line, self._lines.setdefault(line.standing.line, _Line()))

    def _tell(self, what: str, body: Json) -> None:
        for tell in list(self._listeners):
            tell(what, body)

    async def _tell_entries(self, line: HostedLine, known: _Line) -> None:
        places = [
            known.marks.popitem()[0] for _ in range(min(len(known.marks), limits.MARKS_A_ROUND))
        ][::-1]
        if known.marks:
            self._news.set()
        if not places:
            return
        if len(places) <= _AT_ONCE:
            found = self._read(line, known, self._find.node.reading, places)
        else:
            found = await asyncio.to_thread(self._read_apart, line, known, places)
        for place, entry in found:
            self._remember(known, place, entry, near=line.standing.party(line.standing.near.party))
            if known.told.get(place) != entry:
                self._mark_named(known, entry)
                self._tell("entry", entry)
            _keep(known.told, place, entry)

    def _read_apart(
        self, line: HostedLine, known: _Line, places: list[_Place]
    ) -> list[tuple[_Place, Json]]:
        with standing_still(self._find.node.store) as past:
            return self._read(line, known, past, places)

    def _read(
        self, line: HostedLine, known: _Line, past: Past, places: Iterable[_Place]
    ) -> list[tuple[_Place, Json]]:
        """Return the entries at these places of a line; without chunks, and what is not held."""
        view = View(line.standing, past, line.line.links, self._find.node.clock.now())
        found: list[tuple[_Place, Json]] = []
        for number, seq in places:
            journal = _journal(known, view.rows, number)
            if journal is None:
                continue
            try:
                entry = view.entry(journal, seq)
            except WaslError as error:
                self._log.error("not-told", code=str(error.code), what=error.what)
                continue
            if entry is not None and entry["kind"] != "chunk":
                found.append(((number, seq), entry))
        return found

    def _remember(self, known: _Line, place: _Place, entry: Json, *, near: str) -> None:
        """Remember what changes of an entry without a row of its own being written."""
        on_its_way = entry["author"] == near and entry["state"] == "queued"
        partial = any(not one["complete"] for one in entry["attachments"])
        for among, is_in in (
            (known.not_final, not entry["final"]),
            (known.on_its_way, on_its_way),
            (known.partial, partial),
        ):
            if is_in:
                _keep(among, place, None)
            else:
                among.pop(place, None)

    def _mark_named(self, known: _Line, entry: Json) -> None:
        """Mark what a new entry says something of: amended, lapsed, shredded."""
        if entry["kind"] in ("message", "correction", "cancellation", "lapse"):
            named = [entry["supersedes"], *entry["refs"]]
            for name in filter(None, named):
                if entry["kind"] == "message" and name != entry["supersedes"]:
                    continue  # the ladder says that it was answered
                self._mark_at(known, name)
        elif entry["kind"] == "shredded" and entry["detail"]:
            for span in entry["detail"]["spans"]:
                last = min(span["to"], span["from"] + limits.SHRED_A_STEP)
                stem = entry["id"].split("/")[0] + f"/{span['party']}.{span['incarnation']}/"
                for seq in range(span["from"], last + 1):
                    self._mark_at(known, f"{stem}{seq}")

    def _mark_at(self, known: _Line, name: str) -> None:
        with contextlib.suppress(WaslError):
            line, ref = self._find.entry(name)
            state = Rows(self._find.node.reading, line.standing.line).journal(ref.journal)
            if state is not None:
                known.marks[state.number, ref.seq] = None
                self._news.set()

    # ── lines ──

    def _tell_state(self, line: HostedLine, known: _Line) -> None:
        rows = Rows(self._find.node.reading, line.standing.line)
        if not known.is_stale or not rows.known:
            return
        known.is_stale = False
        if known.has_filed and known.partial:
            known.has_filed = False
            known.marks.update(known.partial)
            self._news.set()
        self._mark_final(known, rows)
        self._mark_overdue(known, rows)
        state = self._state_of(line)
        if known.state is not None and state != known.state:
            self._tell("line", state)
        self._tell_alarms(known, state, is_first=known.state is None)
        known.state = state

    def _tell_alarms(self, known: _Line, state: Json, *, is_first: bool) -> None:
        place = {"line": state["line"], "alias": state["alias"]}
        alarms = {(one["code"], one["party"]): one for one in state["alarms"]}
        for key, alarm in alarms.items():
            if known.alarms.get(key) != alarm and not is_first:
                self._tell("alarm", {**place, **alarm, "closed": None})
        for code, party in known.alarms.keys() - alarms.keys():
            self._tell("alarm-closed", {**place, "code": code, "party": party})
        known.alarms = alarms

    def _mark_final(self, known: _Line, rows: Rows) -> None:
        final = final_prefix(rows).lamport
        if final == known.final:
            return
        known.final = final
        for place in known.not_final:
            row = rows.entry(*place)
            if row is not None and 0 < row.lamport <= final:
                known.marks[place] = None
                self._news.set()

    def _mark_overdue(self, known: _Line, rows: Rows) -> None:
        tick_ms = self._find.node.clock.now().tick_ms
        overdue = frozenset(
            (one.number, one.seq, one.party, str(late.step))
            for one in all_owed(rows)
            if (late := one.overdue(tick_ms)) is not None
        )
        for number, seq, _, _ in overdue ^ known.overdue:
            known.marks[number, seq] = None
            self._news.set()
        known.overdue = overdue


def _keep(among: dict[_Place, _T], place: _Place, value: _T) -> None:
    """Keep the newest, within the bound."""
    among.pop(place, None)
    among[place] = value
    if len(among) > limits.OPEN_ENTRIES:
        del among[next(iter(among))]


def _place(key: bytes) -> _Place:
    return int.from_bytes(key[:4], "big"), int.from_bytes(key[4:_PLACE_BYTES], "big")


def _journal(known: _Line, rows: Rows, number: int) -> JournalId | None:
    """Return the journal with this local number, or None: it is of another line."""
    if number not in known.journals:
        known.journals = rows.by_number()
    return known.journals.get(number)
