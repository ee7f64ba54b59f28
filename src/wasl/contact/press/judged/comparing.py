# SPDX-License-Identifier: Apache-2.0
"""Whether two that are told can be one contact, by rules 1 to 4 of ``press/judged/matching``."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from wasl.contact.contact import Contact, Medium, Side, Status
from wasl.contact.dates import Span, When, can_be_one, on, parse_when
from wasl.contact.directory import Directory
from wasl.contact.names import may_be_one
from wasl.contact.press.proposal import Kind, Proposal, Role
from wasl.contact.press.shadow import fold
from wasl.contact.press.when.dates import find_dates


class Why(StrEnum):
    """Why two are the same (the first three), or why it is asked."""

    DAY = "day"
    WITHIN = "day-within"
    NO_YEAR = "day-without-year"
    NO_DATE = "date-missing"
    VAGUE = "date-vague"
    DAY_APART = "day-apart"
    MONTH_APART = "month-apart"
    YEAR_APART = "year-apart"
    OFFICE_ALONE = "office-alone"
    OFFICE_UNLIKE = "office-unlike"
    STATUS = "status"
    SEVERAL = "several"


_CALL: Final = frozenset({"call"})
_LETTER: Final = frozenset({"letter"})
_MEETING: Final = frozenset({"meeting"})
_ANY: Final = _CALL | _LETTER | _MEETING
_WAYS: Final[Mapping[Medium | None, frozenset[str]]] = {
    None: _ANY,
    Medium.OTHER: _ANY,
    Medium.LINE: _CALL | _LETTER,
    Medium.TELEPHONE: _CALL,
    Medium.VIDEO: _CALL,
    Medium.HOTLINE: _CALL,
    Medium.MEETING: _MEETING,
    Medium.LETTER: _LETTER,
    Medium.SUMMONS: frozenset({"summons"}),
}
_TRIED: Final = frozenset(
    {Status.REQUESTED, Status.REFUSED, Status.UNANSWERED, Status.UNDELIVERED, Status.FAILED}
)
_OF_TWO: Final = frozenset({Kind.CONTACT, Kind.ATTEMPT, Kind.PLANNED, Kind.DENIED, Kind.PROTEST})
SURE: Final = frozenset({Why.DAY, Why.WITHIN, Why.NO_YEAR})
APART: Final = frozenset({Why.DAY_APART, Why.MONTH_APART, Why.YEAR_APART})
A_YEAR: Final = timedelta(days=366)
_A_MONTH: Final = timedelta(days=30)
_SOME_YEAR: Final = 2000
"""Of two dates without a year; it has all days."""
_Doubt: TypeAlias = tuple[Why, ...] | None


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared. ``day``: month and day, where no year is told."""

    status: Status
    ways: frozenset[str]
    sides: tuple[Side, ...]
    when: When | None
    day: tuple[int, int] | None

    @property
    def names(self) -> frozenset[str]:
        """The sides that took part."""
        return frozenset(one.side for one in self.sides)


def is_sure(why: tuple[Why, ...]) -> bool:
    """Tell whether two are the same, and nothing is in doubt."""
    return bool(why) and SURE.issuperset(why)


def day_in_year(proposal: Proposal, near: When) -> When | None:
    """Return the day that a proposal tells without its year, in the first year of another date."""
    day, first = _day_without_year(proposal), near.span.first
    if day is None or first is None:
        return None
    return next(map(on, _in_years(day, range(first.year, first.year + 1))), None)


def of_contact(contact: Contact) -> Told:
    """Return what is compared of a contact."""
    return Told(contact.status, _WAYS[contact.medium], contact.sides, contact.when, None)


def of_proposal(proposal: Proposal, when: When | None) -> Told | None:
    """Return what is compared of a proposal; None: it is no contact of two sides. ``when``: its day,
    where a person knows it better.
    """
    sides = tuple(Side(one.side, one.office, one.holder) for one in proposal.sides)
    told = Told(
        proposal.status or Status.HELD,
        _WAYS[proposal.medium],
        sides,
        when or (None if proposal.date.value is None else parse_when(proposal.date.value)),
        None if when else _day_without_year(proposal),
    )
    return told if proposal.kind in _OF_TWO and len(told.names) > 1 else None


def _day_without_year(proposal: Proposal) -> tuple[int, int] | None:
    date_ = proposal.date
    if date_.value is not None or date_.span is None or date_.role is Role.ANNOUNCED:
        return None
    found = find_dates(fold(date_.span.text))
    if len(found) != 1 or found[0].contradiction or found[0].uncertain:
        return None
    (one,) = found
    if one.year is not None or one.month is None or one.day is None:
        return None
    return one.month, one.day


class Comparer:
    """Compares two. What it looks up of a person it looks up once."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[tuple[str, str], str] = {}

    def compare(self, one: Told, other: Told) -> tuple[Why, ...]:
        """Return why two are the same or may be; nothing if they are not."""
        if one.names != other.names or one.ways.isdisjoint(other.ways):
            return ()
        day = _days(one, other)
        if day is None:
            return ()
        doubts = {day} - SURE
        if one.status is not other.status:
            if not {one.status, other.status} <= _TRIED:
                return ()
            doubts.add(Why.STATUS)
        for name in one.names:
            doubt = self._sides(one, other, name)
            if doubt is None:
                return ()
            doubts.update(doubt)
        return tuple(each for each in Why if each in doubts) or (day,)

    # Of who took part: None, if they are two; else what is in doubt.

    def _sides(self, one: Told, other: Told, name: str) -> _Doubt:
        """Compare who took part for a side: of several those who are most alike."""
        when, then = one.when or other.when, other.when or one.when
        found = [
            doubt
            for here in one.sides
            for there in other.sides
            if here.side == there.side == name
            and (doubt := self._side(here, there, when, then)) is not None
        ]
        return min(found, default=None)

    def _side(self, one: Side, other: Side, when: When | None, then: When | None) -> _Doubt:
        if one.holder and other.holder:
            return self._holders(one, other)
        if one.holder or other.holder:
            named, alone, day = (one, other, then) if one.holder else (other, one, when)
            holder, person = self._holder(alone, day), self._person(named)
            if holder and person:
                return () if holder == person else None
        doubt = self._offices(one, other)
        return (Why.OFFICE_ALONE,) if doubt == () and (one.holder or other.holder) else doubt

    def _holders(self, one: Side, other: Side) -> _Doubt:
        here, there = self._person(one), self._person(other)
        if here and there:
            return () if here == there else None
        if not may_be_one(one.holder, other.holder):
            return None
        return (Why.OFFICE_UNLIKE,) if self._offices(one, other) is None else ()

    def _offices(self, one: Side, other: Side) -> _Doubt:
        if not one.office or not other.office:
            return (Why.OFFICE_ALONE,)
        if one.office == other.office:
            return ()
        known = self._directory.offices
        return None if one.office in known and other.office in known else (Why.OFFICE_UNLIKE,)

    def _holder(self, side: Side, when: When | None) -> str:
        if when is None or not side.office:
            return ""
        return self._directory.holder(side.side, side.office, on=when)

    def _person(self, side: Side) -> str:
        """Return whom of the directory a name of a side is of; "" if of nobody, or of several."""
        key = (side.side, side.holder)
        if key not in self._known:
            found = {
                person.id
                for person in self._directory.persons.values()
                if any(term.side == side.side for term in person.terms)
                and any(may_be_one(side.holder, name) for name in person.names)
            }
            self._known[key] = found.pop() if len(found) == 1 else ""
        return self._known[key]


def _days(one: Told, other: Told) -> Why | None:
    """Compare two dates; None: they are of two contacts."""
    if one.when is not None and other.when is not None:
        return _whens(one.when, other.when)
    if one.when is None and other.when is None:
        if one.day is None or other.day is None:
            return Why.NO_DATE
        return _without_year(one.day, on(date(_SOME_YEAR, *other.day)))
    day = one.day if one.when is None else other.day
    when = one.when or other.when
    return Why.NO_DATE if day is None or when is None else _without_year(day, when)


def _without_year(day: tuple[int, int], when: When) -> Why | None:
    first, last = when.span
    if first is None or last is None:
        return Why.NO_DATE
    found = {_whens(on(one), when) for one in _in_years(day, range(first.year, last.year + 1))}
    if not found.isdisjoint(SURE):
        return Why.NO_YEAR
    return next((one for one in Why if one in found), None)


def _in_years(day: tuple[int, int], years: range) -> Iterator[date]:
    for year in years:
        with contextlib.suppress(ValueError):
            yield date(year, *day)


def _whens(one: When, other: When) -> Why | None:
    if can_be_one(_bounded(one), _bounded(other)):
        if not (one.exact or other.exact):
            return Why.VAGUE
        if one.exact and other.exact:
            return Why.DAY
        return Why.WITHIN if _is_narrow(other if one.exact else one) else Why.VAGUE
    days = [when.span.first for when in (one, other) if when.span.first == when.span.last]
    known = sorted(day for day in days if day is not None)
    return _slip(*known) if len(known) == 2 else None


def _bounded(when: When) -> When:
    """Let an open end reach a year: what is told of *until today* is news."""
    first, last = when.span
    try:
        if first is None and last is not None:
            return replace(when, span=Span(last - A_YEAR, last))
        if last is None and first is not None:
            return replace(when, span=Span(first, first + A_YEAR))
    except OverflowError:
        pass
    return when


def _is_narrow(when: When) -> bool:
    first, last = when.span
    if when.about or when.uncertain or first is None or last is None:
        return False
    return last - first <= _A_MONTH


def _slip(first: date, last: date) -> Why | None:
    """Tell whether two days are apart by what people often slip by."""
    if last - first == timedelta(days=1):
        return Why.DAY_APART
    months = (last.year - first.year) * 12 + last.month - first.month
    if first.day == last.day and months in (1, 12):
        return Why.MONTH_APART if months == 1 else Why.YEAR_APART
    return None
