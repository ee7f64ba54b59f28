# SPDX-License-Identifier: Apache-2.0
"""How many line checks one party was asked by another, and how it has answered them.

One row for each pair and kind of check, with the newest days beside the sums: a line that answers
what is scheduled and nothing else, or answers less from day to day, is seen at a glance. A day is
the one on which the check was written or came, by our own clock.

Rows: LINE, ``check-tally`` by answering party, asking party and kind of check.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from wasl import codec, limits
from wasl.record.rows import Rows, damaged, read, u16
from wasl.steps import Space

_TALLY: Final = b"check-tally"


@dataclass(frozen=True, slots=True)
class Day:
    """A day since 1970: how many checks of it were asked, and answered in time."""

    day: int
    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """``answered``: acknowledged in time; ``late``: acknowledged later. ``last_s``: the time of the
    newest answer, by the clock of whoever gave it.
    """

    asked: int = 0
    answered: int = 0
    late: int = 0
    last_s: int | None = None
    days: tuple[Day, ...] = ()

    @property
    def open(self) -> int:
        """How many are asked and not acknowledged."""
        return self.asked - self.answered - self.late


def add_asked(one: Tally, day: int) -> Tally:
    """Count a check of ``day``."""
    return replace(one, asked=one.asked + 1, days=_count(one.days, Day(day, asked=1)))


def add_answered(one: Tally, day: int, *, time_s: int, late: bool) -> Tally:
    """Count an answer to a check of ``day``."""
    last_s = max(time_s, one.last_s or 0)
    if late:
        return replace(one, late=one.late + 1, last_s=last_s)
    days = _count(one.days, Day(day, answered=1))
    return replace(one, answered=one.answered + 1, last_s=last_s, days=days)


def _count(days: tuple[Day, ...], more: Day) -> tuple[Day, ...]:
    """Add to the day of ``more``; the newest days are kept, and no others are begun."""
    known = {one.day: one for one in days}
    old = known.get(more.day, Day(more.day))
    known[more.day] = Day(more.day, old.asked + more.asked, old.answered + more.answered)
    return tuple(known[day] for day in sorted(known)[-limits.CHECK_DAYS :])


def tally(rows: Rows, answering: int, asking: int, *, scheduled: bool) -> Tally:
    """Return the counts of one pair and kind of check."""
    if not rows.known:
        return Tally()
    row = rows.named(Space.LINE, _name(answering, asking, scheduled=scheduled))
    return Tally() if row is None else _parse(row)


def put_tally(rows: Rows, answering: int, asking: int, one: Tally, *, scheduled: bool) -> None:
    """Write the counts of one pair and kind of check."""
    days = tuple((day.day, day.asked, day.answered) for day in one.days)
    row = codec.format((one.asked, one.answered, one.late, one.last_s, days))
    rows.put_named(Space.LINE, _name(answering, asking, scheduled=scheduled), row)


def _name(answering: int, asking: int, *, scheduled: bool) -> bytes:
    pair = u16(answering) + u16(asking)
    return _TALLY + pair + bytes((scheduled,))


def _parse(row: bytes) -> Tally:
    match read(row, where="tally of checks"):
        case (int(asked), int(answered), int(late), last_s, tuple(days)):
            last = last_s if isinstance(last_s, int) else None
            return Tally(asked, answered, late, last, tuple(_day(one) for one in days))
        case _:
            raise damaged("tally of checks")


def _day(value: codec.Value) -> Day:
    match value:
        case (int(day), int(asked), int(answered)):
            return Day(day, asked, answered)
        case _:
            raise damaged("tally of checks")
