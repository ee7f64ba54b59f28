# SPDX-License-Identifier: Apache-2.0
"""Contacts laid out so that a day is found among very many: what the register looks things up in.

Rules:

1. A shelf holds contacts of one level whose dates are about as wide, by their first days. What can
   be before a day, or on it, is found by looking back by that width and no further.
2. Most dates are exact, and cost nothing; one that reaches over years is looked at each time.
3. What is counted of very many is the same object for all that have it in common.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Final, NamedTuple

from wasl.contact.contact import Contact, Level, Side, Status
from wasl.contact.dates import order_of

_START: Final = date.min.toordinal()
_END: Final = date.max.toordinal()
_WIDTHS_DAYS: Final = (0, 16, 128, 1024)
_FIRST: Final = attrgetter("first")


class Asked(NamedTuple):
    """What sides were asked for, if it is known who asked; and what became of it."""

    sides: tuple[str, ...]
    status: Status
    attempts: int


class Row(NamedTuple):
    """A contact, and its first and last day as numbers. ``held`` and ``asked``: its numbers in the
    :class:`Tables`.
    """

    first: int
    last: int
    contact: Contact
    width: int | None
    held: int
    asked: int


class Tables:
    """What very many contacts have in common, numbered: (month, level) of those that were held, the
    month "" if it is of no one month; and what sides were asked for.
    """

    __slots__ = ("_asked", "_held")

    def __init__(self) -> None:
        self._held: dict[tuple[str, str] | None, int] = {None: 0}
        self._asked: dict[Asked | None, int] = {None: 0}

    def row(self, contact: Contact) -> Row:
        """Return the row of a contact."""
        begin, end = order_of(contact.when)
        first, last = begin.toordinal(), end.toordinal()
        known = first > _START and last < _END
        width = next((each for each in _WIDTHS_DAYS if known and last - first <= each), None)
        held, asked = None, _asked(contact)
        if contact.status is Status.HELD:
            month = begin.isoformat()[:7]
            held = (month if end.isoformat()[:7] == month else "", str(contact.level or ""))
        number = self._held.setdefault(held, len(self._held))
        return Row(
            *(first, last, contact, width),
            *(number, self._asked.setdefault(asked, len(self._asked))),
        )

    def count_held(self, numbers: list[int]) -> list[tuple[str, str, int]]:
        """Count (month, level) of those that were held."""
        counted = Counter(numbers)
        return [(*key, counted[at]) for key, at in self._held.items() if key and counted[at]]

    def count_asked(self, numbers: list[int]) -> list[tuple[Asked, int]]:
        """Count what sides were asked for."""
        counted = Counter(numbers)
        return [(key, counted[at]) for key, at in self._asked.items() if key and counted[at]]


def _asked(contact: Contact) -> Asked | None:
    askers = {each.side for each in contact.initiators}
    if len(askers) != 1:
        return None
    sides = tuple(dict.fromkeys(one.side for one in contact.sides if one.side not in askers))
    return Asked(sides, contact.status, contact.attempts or 1)


class _Shelf:
    """Contacts of one width. ``width``: None if it has no bound."""

    __slots__ = ("rows", "width")

    def __init__(self, width: int | None) -> None:
        self.width = width
        self.rows: list[Row] = []

    def before(self, day: int) -> Iterator[Row]:
        """Give what can lie before a day, the latest first; none that is left out ends later than
        one that surely lies before.
        """
        latest = _START
        for at in range(bisect_left(self.rows, day, key=_FIRST) - 1, -1, -1):
            row = self.rows[at]
            if self.width is not None and row.first + self.width < latest:
                return
            if row.last < day:
                latest = max(latest, row.last)
            yield row

    def on(self, first: int, last: int) -> Iterator[Row]:
        """Give what can lie on one of the days from the first to the last."""
        begin = 0
        if self.width is not None:
            begin = bisect_left(self.rows, first - self.width, key=_FIRST)
        for row in self.rows[begin : bisect_right(self.rows, last, key=_FIRST)]:
            if row.last >= first:
                yield row


class Shelves:
    """The contacts of one pair: ``rows`` of all, with their numbers, and those that were held on
    their shelves.
    """

    __slots__ = ("_holders", "_shelves", "asked", "held", "rows")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.held: list[int] = []
        self.asked: list[int] = []
        self._shelves: dict[tuple[Level | None, int | None], _Shelf] = {}
        self._holders: dict[tuple[str, str], list[Row]] = {}

    def add(self, row: Row) -> None:
        """Put a contact on its shelf. Contacts come in the order of their days."""
        self.rows.append(row)
        self.held.append(row.held)
        self.asked.append(row.asked)
        if row.contact.status is not Status.HELD:
            return
        key = (row.contact.level, row.width)
        shelf = self._shelves.get(key)
        if shelf is None:
            shelf = self._shelves[key] = _Shelf(row.width)
        shelf.rows.append(row)
        for side in row.contact.sides:
            if side.holder:
                earliest = self._holders.setdefault((side.side, side.holder), [])
                if len(earliest) < 2:  # the own one, and another: no third is ever asked for
                    earliest.append(row)

    def before(self, day: int, levels: frozenset[Level] | None = None) -> Iterator[Row]:
        """Give held contacts that can lie before a day: all that matter for the last of them."""
        for (level, _), shelf in self._shelves.items():
            if levels is None or level in levels:
                yield from shelf.before(day)

    def on(self, first: int, last: int) -> Iterator[Row]:
        """Give held contacts that can lie on one of some days."""
        for shelf in self._shelves.values():
            yield from shelf.on(first, last)

    def is_new(self, side: Side, row: Row) -> bool:
        """Tell whether a holder has no other held contact here that can be before this one."""
        earliest = self._holders.get((side.side, side.holder), [])
        return not any(each is not row and each.first <= row.last for each in earliest)
