# SPDX-License-Identifier: Apache-2.0
"""The register: contacts in their order, and what is asked of them.

Rules:

1. Silence is counted from *held* contacts alone; refused, unanswered and planned ones end none.
2. A number of days is exact only if both dates are; else it is told from the least to the most.
3. *First since* and *highest since* speak of this register. Whether nothing can be missing between
   is known only where the time was declared complete.
4. A contact that may lie on either side of the day in question makes the answer wider, never wrong.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from wasl.contact.contact import RANK, Contact, Level, Side, Status
from wasl.contact.dates import Days, Span, When, days_between, order_of, surely_before

_WIDE: Final = timedelta(days=400)


class Office(NamedTuple):
    """Whom one asks about: a side, or one office of it."""

    side: str
    office: str = ""

    def fits(self, side: Side) -> bool:
        """Tell whether a side that took part is this one."""
        return self.side == side.side and self.office in ("", side.office)


Pair = tuple[Office, Office]
Wanted = Callable[[Contact], bool]


class Month(NamedTuple):
    """Held contacts of one month by their level."""

    month: str
    by_level: dict[str, int]


class Rate(NamedTuple):
    """What became of what a side was asked for."""

    side: str
    asked: int
    by_status: dict[str, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """The time without a contact before a day. ``previous``: the last one before, None if there is
    none here; ``days`` is None then. ``basis``: all contacts that the answer rests on.
    """

    days: Days | None
    begins: When | None
    ends: When
    previous: Contact | None
    basis: tuple[str, ...]
    complete_known: bool


@dataclass(frozen=True, slots=True)
class First:
    """What is special about a contact. ``first_for``: sides whose holder had none before."""

    contact: Contact
    gap: Gap
    first_for: tuple[Side, ...]


class Register:
    """Contacts in the order of their days, and the times that are declared complete."""

    def __init__(self, contacts: Iterable[Contact], complete: Sequence[Span] = ()) -> None:
        self.contacts = sorted(contacts, key=lambda one: (order_of(one.when), one.id))
        self.complete = complete
        self._by_id = {one.id: one for one in self.contacts}
        # What can lie on very many days is looked at each time, the others only near the day.
        self._narrow = [one for one in self.contacts if _is_narrow(one.when)]
        self._wide = [one for one in self.contacts if not _is_narrow(one.when)]
        self._begins = [order_of(one.when)[0] for one in self._narrow]

    def get(self, id_: str) -> Contact | None:
        """Return a contact by its id."""
        return self._by_id.get(id_)

    def between(self, pair: Pair | None, wanted: Wanted = lambda _: True) -> Iterator[Contact]:
        """Give the contacts of two offices in their order; without a pair, those of all."""
        return (one for one in self.contacts if is_between(one, pair) and wanted(one))

    # ── silence ──

    def silence(self, pair: Pair, at: When, wanted: Wanted = lambda _: True) -> Gap:
        """Return how long nothing had been held between two offices on a day."""
        last: Contact | None = None
        maybe: list[Contact] = []
        begins, ends = date.min, date.min
        for one in self._before(at):
            first, until = order_of(one.when)
            if _is_narrow(one.when) and ends - first > _WIDE:
                break
            if not _is_held(one) or not is_between(one, pair) or not wanted(one):
                continue
            if not surely_before(one.when, at):
                maybe.append(one)
                continue
            begins = max(begins, first)
            if last is None or until > ends:
                last, ends = one, until
        return self._gap(at, last, maybe, begins)

    def _gap(self, at: When, last: Contact | None, maybe: list[Contact], begins: date) -> Gap:
        basis = tuple(one.id for one in ([last] if last else []) + maybe)
        if last is None:
            return Gap(None, None, at, None, basis, complete_known=False)
        least = 0 if maybe else days_between(last.when, at).least
        most = None if at.span.last is None or begins == date.min else (at.span.last - begins).days
        span = Span(last.when.span.first, at.span.last)
        return Gap(Days(least, most), last.when, at, last, basis, self.is_complete(span))

    def _before(self, at: When) -> Iterator[Contact]:
        """Give what can lie before a day: what can lie on very many days, then back in time."""
        day = at.span.first
        if day is not None:
            yield from (one for one in self._wide if order_of(one.when)[0] < day)
            yield from (self._narrow[n] for n in range(bisect_left(self._begins, day) - 1, -1, -1))

    def is_complete(self, span: Span) -> bool:
        """Tell whether a time lies within one that was declared complete."""
        return any(_holds(each, span) for each in self.complete)

    # ── first, highest ──

    def firsts(self, at: When, pair: Pair | None = None) -> list[First]:
        """Return, for each contact held on a day, the one before between the same offices."""
        return [self._first(one, lambda _: True) for one in self._held_on(at, pair)]

    def highest(self, at: When, pair: Pair | None = None) -> list[First]:
        """Return, for each contact held on a day, the last one of its level or higher before."""
        return [
            self._first(one, _not_below(one.level), by_office=False)
            for one in self._held_on(at, pair)
            if one.level is not None
        ]

    def _held_on(self, at: When, pair: Pair | None) -> list[Contact]:
        return [
            one
            for one in self.between(pair, _is_held)
            if not surely_before(one.when, at) and not surely_before(at, one.when)
        ]

    def _first(self, one: Contact, wanted: Wanted, *, by_office: bool = True) -> First:
        pair = pair_of(one, by_office=by_office)
        gap = self.silence(pair, one.when, lambda other: other.id != one.id and wanted(other))
        return First(one, gap, tuple(self._new_holders(one, pair)) if by_office else ())

    def _new_holders(self, one: Contact, pair: Pair) -> Iterator[Side]:
        before = [
            each
            for each in self.between(pair, _is_held)
            if each.id != one.id and not surely_before(one.when, each.when)
        ]
        for side in one.sides:
            same = (each.side(side.side) for each in before)
            if side.holder and not any(each and each.holder == side.holder for each in same):
                yield side

    # ── counts ──

    def by_month(self, pair: Pair | None = None) -> list[Month]:
        """Count held contacts by month and level; what is of no one month is under ``""``."""
        counts: dict[str, dict[str, int]] = {}
        for one in self.between(pair, _is_held):
            level = str(one.level) if one.level else ""
            by_level = counts.setdefault(_month_of(one.when), {})
            by_level[level] = by_level.get(level, 0) + 1
        return [Month(month, counts[month]) for month in sorted(counts)]

    def answer_rates(self, pair: Pair | None = None) -> list[Rate]:
        """Count what became of what each side was asked for, as far as it is said who asked."""
        counts: dict[str, dict[str, int]] = {}
        for one in self.between(pair):
            askers = {each.side for each in one.initiators}
            if len(askers) != 1:
                continue
            for side in one.sides:
                if side.side not in askers:
                    by_status = counts.setdefault(side.side, {})
                    times = one.attempts or 1
                    by_status[str(one.status)] = by_status.get(str(one.status), 0) + times
        return [Rate(side, sum(found.values()), found) for side, found in sorted(counts.items())]


def is_between(contact: Contact, pair: Pair | None) -> bool:
    """Tell whether two offices took part, one on each of two sides."""
    if pair is None:
        return True
    one, other = pair
    return any(one.fits(side) for side in contact.sides) and any(
        other.fits(side) for side in contact.sides
    )


def pair_of(contact: Contact, *, by_office: bool = True) -> Pair:
    """Return the first two sides of a contact, by their offices or as a whole."""
    sides = [*contact.sides, Side("")][:2] if len(contact.sides) < 2 else contact.sides[:2]
    one, other = (Office(side.side, side.office if by_office else "") for side in sides)
    return one, other


def _is_held(contact: Contact) -> bool:
    return contact.status is Status.HELD


def _not_below(level: Level | None) -> Wanted:
    least = RANK[level] if level else 0
    return lambda other: other.level is not None and RANK[other.level] >= least


def _is_narrow(when: When) -> bool:
    first, last = when.span
    return first is not None and last is not None and last - first < _WIDE


def _month_of(when: When) -> str:
    first, last = when.span
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return ""
    return first.isoformat()[:7]


def _holds(outer: Span, inner: Span) -> bool:
    begins = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    ends = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return begins and ends
