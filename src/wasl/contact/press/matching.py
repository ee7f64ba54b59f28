# SPDX-License-Identifier: Apache-2.0
"""Which reports are of one contact: decided by structure, or asked of a person.

Rules:

1. Two can be one contact if the same sides took part, what became of it is the same, and they spoke
   in the same way: by call, in a meeting, by letter, in a summons. What is not said contradicts
   nothing, but a summons is none but a summons.
2. On each side they are the same person, or where neither names one the same office. Who held a
   named office that day is looked up. Different persons are never one, in the same office least.
3. *Same*, if one tells an exact day and the other the same day, a time of at most a month with it
   inside, or its day and month without a year.
4. *Ask*, if all else fits and something is in doubt (:class:`Why`): a date is missing or vague; two
   days are apart by exactly one day, month or year, the usual slips; an office is named alone, or
   called otherwise; one has it refused, the other unanswered.
5. Whatever would be the same as two that are not one is asked of both: no report bridges two calls.
6. The order in which they come changes nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from typing import Final, NamedTuple, TypeAlias

from wasl.contact.contact import Contact, Medium, Side, Status
from wasl.contact.dates import Span, When, can_be_one, days_between, on, parse_when
from wasl.contact.directory import Directory
from wasl.contact.names import may_be_one
from wasl.contact.press.dates import find_dates
from wasl.contact.press.proposal import Kind, Proposal, Role
from wasl.contact.press.shadow import fold
from wasl.contact.register import Office, Register


class Likeness(StrEnum):
    """Whether two are one contact: it is so, or a person is to be asked."""

    SAME = "same"
    ASK = "ask"


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


class Match(NamedTuple):
    """A contact of the register that a proposal can be of."""

    id: str
    likeness: Likeness
    why: tuple[Why, ...]


class Item(NamedTuple):
    """A proposal: ``text``, what it was read from; ``number``: which one of it, from 1."""

    text: str
    number: int
    proposal: Proposal


class Alike(NamedTuple):
    """Proposals that are of one contact, or two that can be."""

    of: tuple[Item, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Alikes:
    """What is told several times. ``same``: groups, each of one contact; ``ask``: pairs."""

    same: tuple[Alike, ...]
    ask: tuple[Alike, ...]


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
_SURE: Final = frozenset({Why.DAY, Why.WITHIN, Why.NO_YEAR})
_APART: Final = frozenset({Why.DAY_APART, Why.MONTH_APART, Why.YEAR_APART})
_Doubt: TypeAlias = tuple[Why, ...] | None
_Links: TypeAlias = dict[tuple[int, int], tuple[Why, ...]]
_A_MONTH: Final = timedelta(days=30)
_A_YEAR: Final = timedelta(days=366)
_SOME_YEAR: Final = 2000
"""Of two dates without a year; it has all days."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What is compared. ``day``: month and day, where no year is told."""

    status: Status
    ways: frozenset[str]
    sides: tuple[Side, ...]
    when: When | None
    day: tuple[int, int] | None

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.side for one in self.sides)


def find_matches(
    proposal: Proposal,
    register: Register,
    *,
    directory: Directory,
    when: When | None = None,
) -> list[Match]:
    """Return the contacts of a register that a proposal can be of: what is the same first, then
    what is in doubt, the least first. ``when``: the day, where a person knows it better.
    """
    told = _of_proposal(proposal, when)
    if told is None:
        return []
    matcher = _Matcher(directory)
    found: list[tuple[int, Match]] = []
    one, other, *_ = (Office(side) for side in sorted(told.names))
    for contact in register.between((one, other), _about(told.when)):
        it = _of_contact(contact)
        if why := matcher.compare(told, it):
            found.append((_gap(told.when, it.when), Match(contact.id, _likeness(why), why)))
    if sum(match.likeness is Likeness.SAME for _, match in found) > 1:
        found = [(gap, _one_of_several(match)) for gap, match in found]
    found.sort(key=lambda each: (_rank(each[1]), each[0], each[1].id))
    return [match for _, match in found]


def find_alikes(items: Iterable[Item], *, directory: Directory) -> Alikes:
    """Return which proposals of several texts are of one contact, and which pairs can be: of two
    groups one pair. Those of one text were told apart when it was read: of them only a missing date
    is asked.
    """
    matcher = _Matcher(directory)
    shelves: dict[frozenset[str], list[tuple[Item, _Told]]] = {}
    for item in sorted(items, key=lambda item: item[:2]):
        told = _of_proposal(item.proposal, None)
        if told is not None:
            shelves.setdefault(told.names, []).append((item, told))
    same: list[Alike] = []
    ask: list[Alike] = []
    for shelf in shelves.values():
        groups, pairs = _linked([item for item, _ in shelf], _links(shelf, matcher))
        same += groups
        ask += pairs
    return Alikes(tuple(sorted(same, key=_place)), tuple(sorted(ask, key=_place)))


def _links(shelf: Sequence[tuple[Item, _Told]], matcher: _Matcher) -> _Links:
    links: _Links = {}
    for (here, (item, told)), (there, (other, it)) in combinations(enumerate(shelf), 2):
        why = matcher.compare(told, it)
        if why and (item.text != other.text or why == (Why.NO_DATE,)):
            links[here, there] = why
    return links


def _linked(items: Sequence[Item], links: _Links) -> tuple[list[Alike], list[Alike]]:
    """Return the groups that links make, and one pair of each two groups that can be one."""
    same: dict[int, set[int]] = {n: {n} for n in range(len(items))}
    near: dict[int, set[int]] = {n: {n} for n in range(len(items))}
    for (here, there), why in links.items():
        for linked in [same, near] if _is_same(why) else [near]:
            if _APART.isdisjoint(why):
                linked[here].add(there)
                linked[there].add(here)
    root = list(range(len(items)))
    doubted: _Links = {}
    for (here, there), why in links.items():
        bridges = not (same[here] <= near[there] and same[there] <= near[here])
        if not _is_same(why):
            doubted[here, there] = why
        elif bridges:
            doubted[here, there] = (Why.SEVERAL,)
        elif root[here] != root[there]:
            old, new = sorted((root[here], root[there]), reverse=True)
            root = [new if one == old else one for one in root]
    groups: dict[int, list[int]] = {}
    for n, one in enumerate(root):
        groups.setdefault(one, []).append(n)
    alike = [
        Alike(tuple(items[n] for n in group), _sum(links, group))
        for group in groups.values()
        if len(group) > 1
    ]
    ask: dict[tuple[int, int], Alike] = {}
    for (here, there), why in sorted(doubted.items(), key=lambda one: (len(one[1]), one[0])):
        between = (min(root[here], root[there]), max(root[here], root[there]))
        if between[0] != between[1]:
            ask.setdefault(between, Alike((items[here], items[there]), why))
    return alike, list(ask.values())


def _sum(links: _Links, group: Sequence[int]) -> tuple[Why, ...]:
    """Return all that makes a group one, in the order of the words."""
    told = {one for pair in combinations(group, 2) for one in links.get(pair, ())}
    return tuple(one for one in Why if one in told & _SURE)


def _is_same(why: tuple[Why, ...]) -> bool:
    return bool(why) and _SURE.issuperset(why)


def _likeness(why: tuple[Why, ...]) -> Likeness:
    return Likeness.SAME if _is_same(why) else Likeness.ASK


def _one_of_several(match: Match) -> Match:
    """Ask of what is the same as several contacts that are in the register: it is of one."""
    if match.likeness is Likeness.SAME:
        return Match(match.id, Likeness.ASK, (Why.SEVERAL,))
    return match


def _rank(match: Match) -> tuple[bool, int]:
    return match.likeness is Likeness.ASK, len(match.why)


def _place(alike: Alike) -> list[tuple[str, int]]:
    return [(item.text, item.number) for item in alike.of]


# ── what is compared ────────────────────────────────────────────────────────────────────────────


def _of_contact(contact: Contact) -> _Told:
    return _Told(contact.status, _WAYS[contact.medium], contact.sides, contact.when, None)


def _of_proposal(proposal: Proposal, when: When | None) -> _Told | None:
    sides = tuple(Side(one.side, one.office, one.holder) for one in proposal.sides)
    told = _Told(
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


def _about(when: When | None) -> Span:
    """Return the time in which a contact lies that a date can be of, slips and all."""
    if when is None:
        return Span(None, None)
    first, last = when.span
    try:
        return Span(first and first - _A_YEAR, last and last + _A_YEAR)
    except OverflowError:
        return Span(None, None)


def _gap(one: When | None, other: When | None) -> int:
    """Return how many days lie between two dates at least; 0 where one is not known."""
    if one is None or other is None:
        return 0
    return max(days_between(one, other).least, days_between(other, one).least)


class _Matcher:
    """Compares two. What it looks up of a person it looks up once."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[tuple[str, str], str] = {}

    def compare(self, one: _Told, other: _Told) -> tuple[Why, ...]:
        """Return why two are the same or may be; nothing if they are not."""
        if one.names != other.names or one.ways.isdisjoint(other.ways):
            return ()
        day = _days(one, other)
        if day is None:
            return ()
        doubts = {day} - _SURE
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

    def _sides(self, one: _Told, other: _Told, name: str) -> _Doubt:
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


def _days(one: _Told, other: _Told) -> Why | None:
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
    if not found.isdisjoint(_SURE):
        return Why.NO_YEAR
    return next((one for one in Why if one in found), None)


def _in_years(day: tuple[int, int], years: range) -> Iterator[date]:
    for year in years:
        with contextlib.suppress(ValueError):
            yield date(year, *day)


def _whens(one: When, other: When) -> Why | None:
    if can_be_one(one, other):
        if not (one.exact or other.exact):
            return Why.VAGUE
        if one.exact and other.exact:
            return Why.DAY
        return Why.WITHIN if _is_narrow(other if one.exact else one) else Why.VAGUE
    days = [when.span.first for when in (one, other) if when.span.first == when.span.last]
    known = sorted(day for day in days if day is not None)
    return _slip(*known) if len(known) == 2 else None


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
