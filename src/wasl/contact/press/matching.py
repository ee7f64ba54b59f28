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
   called otherwise; one has it refused, the other unanswered. A day told only by *until* or *since*
   is in doubt within a year.
5. Whatever would be the same as two that are not one is asked of both: no report bridges two calls.
6. The order in which they come changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple, TypeAlias

from wasl.contact.dates import Span, When, days_between
from wasl.contact.directory import Directory
from wasl.contact.press.comparing import (
    A_YEAR,
    APART,
    SURE,
    Comparer,
    Told,
    Why,
    is_sure,
    of_contact,
    of_proposal,
)
from wasl.contact.press.proposal import Proposal
from wasl.contact.register import Office, Register


class Likeness(StrEnum):
    """Whether two are one contact: it is so, or a person is to be asked."""

    SAME = "same"
    ASK = "ask"


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


_Links: TypeAlias = dict[tuple[int, int], tuple[Why, ...]]


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
    told = of_proposal(proposal, when)
    if told is None:
        return []
    comparer = Comparer(directory)
    found: list[tuple[int, Match]] = []
    one, other, *_ = (Office(side) for side in sorted(told.names))
    for contact in register.between((one, other), _about(told.when)):
        it = of_contact(contact)
        if why := comparer.compare(told, it):
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
    comparer = Comparer(directory)
    shelves: dict[frozenset[str], list[tuple[Item, Told]]] = {}
    for item in sorted(items, key=lambda item: item[:2]):
        told = of_proposal(item.proposal, None)
        if told is not None:
            shelves.setdefault(told.names, []).append((item, told))
    same: list[Alike] = []
    ask: list[Alike] = []
    for shelf in shelves.values():
        groups, pairs = _linked([item for item, _ in shelf], _links(shelf, comparer))
        same += groups
        ask += pairs
    return Alikes(tuple(sorted(same, key=_place)), tuple(sorted(ask, key=_place)))


def _links(shelf: Sequence[tuple[Item, Told]], comparer: Comparer) -> _Links:
    links: _Links = {}
    for (here, (item, told)), (there, (other, it)) in combinations(enumerate(shelf), 2):
        why = comparer.compare(told, it)
        if why and (item.text != other.text or why == (Why.NO_DATE,)):
            links[here, there] = why
    return links


def _linked(items: Sequence[Item], links: _Links) -> tuple[list[Alike], list[Alike]]:
    """Return the groups that links make, and one pair of each two groups that can be one."""
    same: dict[int, set[int]] = {n: {n} for n in range(len(items))}
    near: dict[int, set[int]] = {n: {n} for n in range(len(items))}
    for (here, there), why in links.items():
        for linked in [same, near] if is_sure(why) else [near]:
            if APART.isdisjoint(why):
                linked[here].add(there)
                linked[there].add(here)
    root = list(range(len(items)))
    doubted: _Links = {}
    for (here, there), why in links.items():
        bridges = not (same[here] <= near[there] and same[there] <= near[here])
        if not is_sure(why):
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
    return tuple(one for one in Why if one in told & SURE)


def _likeness(why: tuple[Why, ...]) -> Likeness:
    return Likeness.SAME if is_sure(why) else Likeness.ASK


def _one_of_several(match: Match) -> Match:
    """Ask of what is the same as several contacts that are in the register: it is of one."""
    if match.likeness is Likeness.SAME:
        return Match(match.id, Likeness.ASK, (Why.SEVERAL,))
    return match


def _rank(match: Match) -> tuple[bool, int]:
    return match.likeness is Likeness.ASK, len(match.why)


def _place(alike: Alike) -> list[tuple[str, int]]:
    return [(item.text, item.number) for item in alike.of]


def _about(when: When | None) -> Span:
    """Return the time in which a contact lies that a date can be of, slips and all."""
    if when is None:
        return Span(None, None)
    first, last = when.span
    begin, end = first or last, last or first
    try:
        return Span(begin and begin - A_YEAR, end and end + A_YEAR)
    except OverflowError:
        return Span(None, None)


def _gap(one: When | None, other: When | None) -> int:
    """Return how many days lie between two dates at least; 0 where one is not known."""
    if one is None or other is None:
        return 0
    return max(days_between(one, other).least, days_between(other, one).least)
