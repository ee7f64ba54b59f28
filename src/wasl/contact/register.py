# SPDX-License-Identifier: Apache-2.0
"""The register: contacts in their order, and what is asked of them.

Rules:

1. Silence is counted from *held* contacts alone; refused, unanswered and planned ones end none.
2. A number of days is exact only if both dates are; else it is told from the least to the most.
3. *First since* and *highest since* speak of this register. Whether nothing can be missing between
   is known only where the time was declared complete, for these offices.
4. A contact that may lie on either side of the day in question makes the answer wider, never wrong.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter
from typing import Final, NamedTuple

from wasl.contact.contact import RANK, Contact, Level, Side
from wasl.contact.dates import Days, Span, When, days_between, order_of
from wasl.contact.shelves import Row, Shelves, Tables


class Office(NamedTuple):
    """Whom one asks about: a side, or one office of it."""

    side: str
    office: str = ""

    def __str__(self) -> str:
        return f"{self.side}:{self.office}" if self.office else self.side


def parse_office(text: str) -> Office:
    """Read ``SIDE`` or ``SIDE:OFFICE``."""
    side, _, office = text.partition(":")
    return Office(side, office)


Pair = tuple[Office, Office]
_EVERYBODY: Final = ()
_ALWAYS: Final = Span(None, None)
_DAY: Final = timedelta(days=1)
_FIRST: Final = attrgetter("first")
_FEW: Final = 1_000


class Complete(NamedTuple):
    """A time of which somebody said that no contact is missing. ``pair`` None: of nobody's."""

    span: Span
    pair: Pair | None = None

    def covers(self, pair: Pair) -> bool:
        """Tell whether what was said is of these offices too."""
        if self.pair is None:
            return True
        return _are((Side(*pair[0]), Side(*pair[1])), self.pair)


class Place(NamedTuple):
    """Where a contact stands in the order: its first and last day as numbers, and its id."""

    first: int
    last: int
    id: str


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
    """What is special about a contact, between two of its offices. ``first_for``: those of the two
    whose holder had none before.
    """

    contact: Contact
    pair: Pair
    gap: Gap
    first_for: tuple[Side, ...]


class Register:
    """Contacts in the order of their days, and the times that are declared complete."""

    def __init__(self, contacts: Iterable[Contact], complete: Sequence[Complete] = ()) -> None:
        self._complete = complete
        self._tables = Tables()
        rows = sorted(map(self._tables.row, contacts), key=_order)
        self.contacts = [row.contact for row in rows]
        self._by_id = {row.contact.id: row for row in rows}
        self._shelves: dict[tuple[Office, ...], Shelves] = {_EVERYBODY: Shelves()}
        known: dict[tuple[Office, ...], list[Shelves]] = {}  # most contacts are of few pairs
        for row in rows:
            offices = _offices_of(row.contact)
            if offices not in known:
                keys = (_EVERYBODY, *_keys_of(offices))
                known[offices] = [self._shelves.setdefault(key, Shelves()) for key in keys]
            for shelves in known[offices]:
                shelves.add(row)

    def offices(self) -> Iterator[Pair]:
        """Give all pairs of offices that have a contact, and of sides."""
        yield from (key for key in self._shelves if len(key) == 2)

    def knows(self, office: Office) -> bool:
        """Tell whether an office, or a side, has a contact here."""
        return any(office in pair for pair in self.offices())

    def get(self, id_: str) -> Contact | None:
        """Return a contact by its id."""
        row = self._by_id.get(id_)
        return None if row is None else row.contact

    def between(self, pair: Pair | None = None, span: Span = _ALWAYS) -> Iterator[Contact]:
        """Give the contacts of two offices that can lie in a time, in their order; without a pair,
        those of all.
        """
        first = (span.first or date.min).toordinal()
        last = (span.last or date.max).toordinal()
        for row in self._of(pair).rows:
            if row.first > last:
                return
            if row.last >= first:
                yield row.contact

    def newest(
        self,
        pair: Pair | None = None,
        span: Span = _ALWAYS,
        *,
        behind: Place | None = None,
        among: Collection[str] | None = None,
    ) -> Iterator[Contact]:
        """Give the same, the newest first. ``behind``: those that come after this place.
        ``among``: those of these ids.
        """
        first = (span.first or date.min).toordinal()
        last = (span.last or date.max).toordinal()
        rows = self._of(pair).rows
        if among is not None and len(among) <= _FEW:
            rows, among = self._few(pair, among), None
        end = len(rows) if behind is None else bisect_left(rows, behind, key=_order)
        for at in range(min(end, bisect_right(rows, last, key=_FIRST)) - 1, -1, -1):
            if rows[at].last >= first and (among is None or rows[at].contact.id in among):
                yield rows[at].contact

    def _few(self, pair: Pair | None, ids: Iterable[str]) -> list[Row]:
        """Return the rows of these contacts, those of two offices."""
        rows = [self._by_id[id_] for id_ in ids if id_ in self._by_id]
        if pair is not None:
            key = _pair(*pair)
            rows = [row for row in rows if key in _keys_of(_offices_of(row.contact))]
        return sorted(rows, key=_order)

    def _of(self, pair: Pair | None) -> Shelves:
        key = _EVERYBODY if pair is None else _pair(*pair)
        return self._shelves.get(key) or Shelves()

    # ── silence ──

    def silence(
        self, pair: Pair, at: When, *, levels: frozenset[Level] | None = None, without: str = ""
    ) -> Gap:
        """Return how long nothing had been held between two offices on a day. ``levels``: of these
        alone; ``without``: as if this contact were not there.
        """
        last: Row | None = None
        maybe: list[Row] = []
        begins = 0
        day = at.span.first.toordinal() if at.span.first else 0
        for row in self._of(pair).before(day, levels):
            if row.contact.id == without:
                continue
            if row.last >= day:
                maybe.append(row)
                continue
            begins = max(begins, row.first)
            if last is None or _later(row) > _later(last):
                last = row
        return self._gap(pair, at, last, sorted(maybe, key=_later), begins)

    def _gap(self, pair: Pair, at: When, last: Row | None, maybe: list[Row], begins: int) -> Gap:
        basis = tuple(row.contact.id for row in ([last] if last else []) + maybe)
        if last is None:
            return Gap(None, None, at, None, basis, complete_known=False)
        previous = last.contact
        least = 0 if maybe else days_between(previous.when, at).least
        known = at.span.last is not None and begins > date.min.toordinal()
        most = at.span.last.toordinal() - begins if known and at.span.last else None
        span = Span(previous.when.span.first, at.span.last)
        complete = self.is_complete(pair, span)
        return Gap(Days(least, most), previous.when, at, previous, basis, complete)

    def is_complete(self, pair: Pair, span: Span) -> bool:
        """Tell whether a time lies within what was declared complete for two offices."""
        first, last = order_of(When("", span))
        told = sorted(order_of(When("", one.span)) for one in self._complete if one.covers(pair))
        for begin, end in told:  # two that adjoin are one
            if begin <= first <= end:
                if last <= end:
                    return True
                first = end + _DAY
        return False

    # ── first, highest ──

    def firsts(self, at: When, pair: Pair | None = None) -> list[First]:
        """Return, for each contact held on a day, the one before between the same offices."""
        return [
            self._first(row, ways)
            for row in self._held_on(at, pair)
            for ways in combinations(row.contact.sides, 2)
            if pair is None or _are(ways, pair)
        ]

    def highest(self, at: When, pair: Pair | None = None) -> list[First]:
        """Return, for each contact held on a day, the last one of its level or higher before,
        whatever the offices.
        """
        found: list[First] = []
        for row in self._held_on(at, pair):
            one = row.contact
            whole = {
                _pair(Office(near.side), Office(far.side)): None
                for near, far in combinations(one.sides, 2)
                if pair is None or _are((near, far), pair)
            }
            if one.level is not None:
                levels = _not_below(one.level)
                found += [
                    First(one, each, self._gap_before(one, each, levels), ()) for each in whole
                ]
        return found

    def _gap_before(self, one: Contact, pair: Pair, levels: frozenset[Level] | None = None) -> Gap:
        return self.silence(pair, one.when, levels=levels, without=one.id)

    def _held_on(self, at: When, pair: Pair | None) -> list[Row]:
        first, last = (day.toordinal() for day in order_of(at))
        rows = self._of(pair).on(first, last)
        return sorted(rows, key=_order)

    def _first(self, row: Row, ways: tuple[Side, Side]) -> First:
        near, far = ways
        pair = _pair(Office(near.side, near.office), Office(far.side, far.office))
        between = self._of(pair)
        new = (side for side in ways if side.holder and between.is_new(side, row))
        return First(row.contact, pair, self._gap_before(row.contact, pair), tuple(new))

    # ── counts ──

    def by_month(self, pair: Pair | None = None) -> list[Month]:
        """Count held contacts by month and level; what is of no one month is under ``""``."""
        counts: dict[str, dict[str, int]] = {}
        for month, level, count in self._tables.count_held(self._of(pair).held):
            counts.setdefault(month, {})[level] = count
        return [Month(month, counts[month]) for month in sorted(counts)]

    def answer_rates(self, pair: Pair | None = None) -> list[Rate]:
        """Count what became of what each side was asked for, as far as it is said who asked."""
        counts: dict[str, Counter[str]] = {}
        for asked, count in self._tables.count_asked(self._of(pair).asked):
            for side in asked.sides:
                counts.setdefault(side, Counter())[str(asked.status)] += asked.attempts * count
        return [Rate(side, found.total(), dict(found)) for side, found in sorted(counts.items())]


def _pair(one: Office, other: Office) -> Pair:
    return (one, other) if one <= other else (other, one)


def _are(ways: tuple[Side, Side], pair: Pair) -> bool:
    """Tell whether two that took part are the two that one asks about."""
    told = tuple(Office(side.side, side.office) for side in ways)
    return any(
        all(_is_within(*each) for each in zip(told, way, strict=True)) for way in (pair, pair[::-1])
    )


def _offices_of(contact: Contact) -> tuple[Office, ...]:
    return tuple(Office(side.side, side.office) for side in contact.sides)


def _keys_of(offices: Sequence[Office]) -> set[Pair]:
    """Return all pairs of offices that took part, each as itself and as its whole side."""
    return {
        _pair(near, far)
        for one, other in combinations(offices, 2)
        for near in {Office(one.side), one}
        for far in {Office(other.side), other}
    }


def place_of(contact: Contact) -> Place:
    """Return the place of a contact in the order."""
    first, last = (day.toordinal() for day in order_of(contact.when))
    return Place(first, last, contact.id)


def _order(row: Row) -> tuple[int, int, str]:
    return row.first, row.last, row.contact.id


def _later(row: Row) -> tuple[int, int, str]:
    return row.last, row.first, row.contact.id


def _not_below(level: Level) -> frozenset[Level]:
    return frozenset(each for each in Level if RANK[each] >= RANK[level])


def _is_within(asked: Office, declared: Office) -> bool:
    return asked.side == declared.side and declared.office in ("", asked.office)
