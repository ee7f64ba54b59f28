# SPDX-License-Identifier: Apache-2.0
"""Days as exactly as they are known: ISO 8601-2, level 1 (``docs/reference/register.md``, *Dates*).

Rules:

1. A date is a day, a month or a year; what is not known of it is ``X`` (``2022-03-XX``). ``~`` says
   *about*, ``?`` *uncertain*, ``%`` both. Two with ``/`` between are an interval; ``..`` is an open
   end, and nothing an unknown one.
2. Each stands for the days on which it can have been, from the first to the last. *About* reaches
   further on both sides: five days for a day, one month for a month, one year for a year. ISO gives
   no number; these are ours, and wide on purpose: nothing is more exact than it was told.
3. *Uncertain* moves no day: it says how well the date is known, and comparisons tell it.
4. A date is spelt back as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from wasl.errors import Code, Misuse

_ONE: Final = re.compile(r"(\d{3}[\dX]|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)\Z", re.ASCII)
_ABOUT: Final = frozenset("~%")
_UNCERTAIN: Final = frozenset("?%")
_ABOUT_DAYS: Final = 5
_DO: Final = "write 2022-03-15, 2022-03, 2022-03-15~ (about), 2022-03-10/2022-03-20 or ../2022-03"


class Span(NamedTuple):
    """Days, both ends within; None: open, or not known."""

    first: date | None
    last: date | None


class Days(NamedTuple):
    """A number of days that is known to lie between two; ``most`` None: nothing bounds it."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class When:
    """A date as it was written, and the days on which it can have been."""

    text: str
    span: Span
    about: bool = False
    uncertain: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one day, and nobody doubts it."""
        return (
            self.span.first is not None and self.span.first == self.span.last and not self.uncertain
        )

    def __str__(self) -> str:
        return self.text


def parse_when(text: str, *, where: str = "date") -> When:
    """Return a date as it is written in ISO 8601-2. Raises Misuse (BAD_ARGUMENT)."""
    if "/" not in text:
        return _parse_one(text, where)
    begin, _, end = text.partition("/")
    if begin in ("", "..") and end in ("", ".."):
        raise _misuse(text, where)
    first, last = (None if each in ("", "..") else _parse_one(each, where) for each in (begin, end))
    span = Span(first.span.first if first else None, last.span.last if last else None)
    if span.first is not None and span.last is not None and span.first > span.last:
        raise Misuse(Code.BAD_ARGUMENT, "the interval ends before it begins", where=where, do=_DO)
    ends = [each for each in (first, last) if each is not None]
    return When(text, span, any(each.about for each in ends), any(each.uncertain for each in ends))


def on(day: date) -> When:
    """Return one day, exactly."""
    return When(day.isoformat(), Span(day, day))


def can_be_one(one: When, other: When) -> bool:
    """Tell whether two dates can be of one day."""
    return not (surely_before(one, other) or surely_before(other, one))


def surely_before(one: When, other: When) -> bool:
    """Tell whether all that a date can be lies before all that another can be."""
    last, first = one.span.last, other.span.first
    return last is not None and first is not None and last < first


def days_between(one: When, other: When) -> Days:
    """Return how many days lie from one date to a later one, at least and at most."""
    least, most = 0, None
    if one.span.last is not None and other.span.first is not None:
        least = max(0, (other.span.first - one.span.last).days)
    if one.span.first is not None and other.span.last is not None:
        most = max(0, (other.span.last - one.span.first).days)
    return Days(least, most)


def order_of(when: When) -> tuple[date, date]:
    """Return what dates are sorted by: the first day that it can be, then the last."""
    first = when.span.first or date.min
    return (first, when.span.last or date.max)


def _parse_one(text: str, where: str) -> When:
    found = _ONE.match(text)
    if found is None:
        raise _misuse(text, where)
    year, month, day, mark = found.groups()
    if ("X" in year and (month or day)) or (month == "XX" and day not in (None, "XX")):
        raise _misuse(text, where)
    known = [None if part == "XX" else part for part in (month, day)]
    try:
        span = _span_of(year, *known)
        if mark in _ABOUT:
            span = _widened(span, by_day=known[1] is not None, by_month=known[0] is not None)
    except (ValueError, OverflowError) as error:
        what = f"there is no such day: {text}"
        raise Misuse(Code.BAD_ARGUMENT, what, where=where, do=_DO) from error
    return When(text, span, mark in _ABOUT, mark in _UNCERTAIN)


def _span_of(year: str, month: str | None, day: str | None) -> Span:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None:
        return Span(date(first, 1, 1), date(last, 12, 31))
    if day is None:
        begin = date(first, int(month), 1)
        return Span(begin, _months_on(begin, 1) - timedelta(days=1))
    return Span(one := date(first, int(month), int(day)), one)


def _widened(span: Span, *, by_day: bool, by_month: bool) -> Span:
    assert span.first is not None
    assert span.last is not None
    if by_day:
        slack = timedelta(days=_ABOUT_DAYS)
        return Span(span.first - slack, span.last + slack)
    months = 1 if by_month else 12
    return Span(
        _months_on(span.first, -months),
        _months_on(span.last + timedelta(days=1), months) - timedelta(days=1),
    )


def _months_on(day: date, months: int) -> date:
    """Return the same first of a month so many months on."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, day.day)


def _misuse(text: str, where: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, f"this is no date: {text!r}", where=where, do=_DO)
