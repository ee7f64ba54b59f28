# SPDX-License-Identifier: Apache-2.0
"""The commands ``pack`` and ``unpack``: a courier's bag, file by file.

Rules:

1. A file is durable before its entries are called handed. Each is a step of its own, so that what
   was packed or taken stays so, whatever stops the command.
2. Each line tries the envelopes that no line before it could open: a bag does not say of which line
   it is, nor who packed it.
3. Nothing in a bag is changed or deleted here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from wasl import limits
from wasl.bearers import courier
from wasl.bearers.courier import Found, Trouble
from wasl.errors import Code, Misuse
from wasl.line.arrival import Taken
from wasl.line.attaching import Flush
from wasl.line.line import Event, Handed, Unpacked
from wasl.line.packing import COURIER, Pack, Packed, Span
from wasl.line.work import Standing
from wasl.node.driver import HostedLine
from wasl.node.fields import Fields
from wasl.node.finding import Finder
from wasl.node.names import party_index
from wasl.node.views import LINE_DIGITS, Json
from wasl.steps import Fact, Outcome

_T = TypeVar("_T")
Run = Callable[[Event], Outcome]
"""Carries an event of one line to its commit, in another thread than the caller's if need be."""

_DO: Final[Mapping[Trouble, str]] = {
    Trouble.HALF_WRITTEN: "copy it again from where it came; else ask for a new bag",
    Trouble.DAMAGED: "copy it again from where it came; else ask for a new bag",
    Trouble.UNREADABLE: "let the user who runs Wasl read it; else copy it again",
}
_NOT_OPENED: Final = "ask for a new bag; if that fails too, somebody has put this file there"


@dataclass(frozen=True, slots=True)
class Line:
    """One line to pack for or to try."""

    standing: Standing
    run: Run


# ── packing ─────────────────────────────────────────────────────────────────────────────────────


def addressees(standing: Standing, names: Sequence[str], *, everybody: bool) -> list[int]:
    """Return the parties that a bag is for. Raises Misuse."""
    if everybody and names:
        what = "either some parties are named, or all"
        raise Misuse(Code.BAD_ARGUMENT, what, where="to")
    if names:
        found = sorted({party_index(standing, name) for name in names})
        if standing.near.party in found:
            raise Misuse(Code.BAD_ARGUMENT, "this is we ourselves", where="to")
        return found
    if not everybody and len(standing.others) > 1:
        raise Misuse(
            Code.BAD_ARGUMENT,
            "for whom is the bag?",
            where="to",
            do="name parties with --to, or all with --all",
        )
    return list(standing.others)


def pack_bag(folder: Path, line: Line, parties: Sequence[int]) -> Json:
    """Write a bag, the first file of every party before the others. Raises WaslError."""
    courier.open_folder(folder)
    while _only(line.run(Flush()), int):
        pass  # files that wait for a bearer go along, a step's worth at a time
    left: dict[int, tuple[Span, ...] | None] = dict.fromkeys(parties)
    counts = {party: {"files": 0, "entries": 0} for party in parties}
    while left:
        for party, spans in list(left.items()):
            part = _only(line.run(Pack(party, spans)), Packed)
            for envelopes in courier.split(part.envelopes):
                courier.write_file(folder, envelopes)
                counts[party]["files"] += 1
            counts[party]["entries"] += part.entries
            if part.own_size:
                line.run(Handed(party, part.own_size, COURIER))
            left[party] = part.spans
            if not part.spans:
                del left[party]
    return {
        "line": line.standing.line.hex(),
        "folder": str(folder),
        "parties": [
            {"party": line.standing.party(party), **count} for party, count in counts.items()
        ],
    }


# ── unpacking ───────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Tally:
    files: int = 0
    new: int = 0
    held: int = 0
    others: int = 0
    foreign: int = 0
    problems: list[Json] = field(default_factory=list[Json])
    urgent: list[str] = field(default_factory=list[str])
    alarms: list[str] = field(default_factory=list[str])

    def note(self, found: Found, trouble: str, do: str) -> None:
        if len(self.problems) < limits.LOG_PAGE:
            self.problems.append({"file": found.name, "trouble": trouble, "do": do})


def unpack_bag(folder: Path, lines: Sequence[Line]) -> Json:
    """Take a bag. Raises WaslError; what was taken before stays taken."""
    tally = _Tally()
    for found in courier.read_bag(folder):
        if found.trouble is Trouble.FOREIGN:
            tally.foreign += 1
        elif found.trouble is not None:
            tally.note(found, found.trouble.value, _DO[found.trouble])
        else:
            _take(found, lines, tally)
    return {
        "folder": str(folder),
        "files": tally.files,
        "new": tally.new,
        "held": tally.held,
        "others": tally.others,
        "foreign": tally.foreign,
        "problems": tally.problems,
        "urgent": tally.urgent,
        "alarms": sorted(set(tally.alarms)),
        "wipe": bool(tally.files) and not tally.problems and not tally.others,
    }


def _take(found: Found, lines: Sequence[Line], tally: _Tally) -> None:
    envelopes = found.envelopes
    opened = refused = 0
    for line in lines:
        outcome = line.run(Unpacked(envelopes)) if envelopes else Outcome()
        if not outcome.result:
            continue
        taken = _only(outcome, Taken)
        opened += len(taken.opened)
        refused += len(taken.refused)
        tally.new += taken.new
        tally.held += taken.held
        _note_facts(line.standing, outcome.facts, tally)
        done = {*taken.opened, *taken.refused}
        envelopes = tuple(each for at, each in enumerate(envelopes) if at not in done)
    if refused:
        tally.note(found, "not-opened", _NOT_OPENED)
    if opened:
        tally.files += 1
    elif not refused:
        tally.others += 1


def _note_facts(standing: Standing, facts: Sequence[Fact], tally: _Tally) -> None:
    for fact in facts:
        detail = dict(fact.detail)
        if fact.what == "alarm":
            tally.alarms.append(str(detail["code"]))
        urgent = fact.what == "arrived" and detail["precedence"] in ("flash", "immediate")
        if urgent and len(tally.urgent) < limits.URGENT_FIRST:
            place = f"{detail['party']}.{detail['incarnation']}/{detail['seq']}"
            tally.urgent.append(f"{standing.line.hex()[:LINE_DIGITS]}/{place}")


def _only(outcome: Outcome, kind: type[_T]) -> _T:
    (found,) = outcome.result
    assert isinstance(found, kind)
    return found


# ── at a running node ───────────────────────────────────────────────────────────────────────────


class Bags:
    """The commands ``pack`` and ``unpack``."""

    def __init__(self, find: Finder) -> None:
        self._find = find

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {"pack": self._pack, "unpack": self._unpack}

    async def _pack(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        folder, names, everybody = read_pack(fields)
        parties = addressees(line.standing, names, everybody=everybody)
        return await asyncio.to_thread(pack_bag, folder, _threaded(line), parties)

    async def _unpack(self, fields: Fields) -> Json:
        folder = fields.path("folder")
        fields.done()
        lines = [_threaded(line) for line in self._find.node.hosted.values()]
        return await asyncio.to_thread(unpack_bag, folder, lines)


def read_pack(fields: Fields) -> tuple[Path, list[str], bool]:
    """Read what is asked of ``pack`` besides its line: folder, parties, all of them."""
    asked = fields.path("folder"), fields.texts("to"), fields.flag("all")
    fields.done()
    return asked


def _threaded(line: HostedLine) -> Line:
    """A line whose steps are asked for by another thread than the event loop's."""
    loop = asyncio.get_running_loop()

    def run(event: Event) -> Outcome:
        return asyncio.run_coroutine_threadsafe(line.run(event), loop).result()

    return Line(line.standing, run)
