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

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple, TypeAlias

from wasl import limits
from wasl.contact.dates import Span, When, days_between
from wasl.contact.directory import Directory
from wasl.contact.press.judged.comparing import (
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
    """What is told several times. ``same``: groups, each of one contact; ``ask``: pairs.

    ``passed_over``: how many were not compared, because their sides are told of in too many ways.
    """

    same: tuple[Alike, ...]
    ask: tuple[Alike, ...]
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which a contact is told, and all who tell it so: of each text one."""

    told: Told
    items: list[Item] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.texts.add(item.text)


_Pair: TypeAlias = tuple[int, int]
_Links: TypeAlias = dict[_Pair, tuple[Why, ...]]


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
    """Return which proposals of several texts are of one contact, and which pairs can be: one of
    two groups, and of all who tell it in one way. Those of one text were told apart when it was
    read: of them only a missing date is asked.
    """
    shelves: dict[frozenset[str], dict[tuple[Told, int], _Way]] = {}
    seen: Counter[tuple[str, Told]] = Counter()
    for item in sorted(items, key=lambda item: item[:2]):
        told = of_proposal(item.proposal, None)
        if told is not None:
            nth = seen[item.text, told]
            seen[item.text, told] += 1
            shelves.setdefault(told.names, {}).setdefault((told, nth), _Way(told)).add(item)
    comparer = Comparer(directory)
    same: list[Alike] = []
    ask: list[Alike] = []
    passed_over = 0
    for shelf in shelves.values():
        ways = list(shelf.values())
        passed_over += sum(len(one.items) for one in ways[limits.PRESS_WAYS :])
        groups, pairs = _put_together(ways[: limits.PRESS_WAYS], comparer)
        same += groups
        ask += pairs
    same.sort(key=_place)
    ask.sort(key=_place)
    return Alikes(tuple(same), tuple(ask), passed_over)


def _put_together(ways: Sequence[_Way], comparer: Comparer) -> tuple[list[Alike], list[Alike]]:
    """Return the groups that ways of telling make, and one pair of each two that can be one."""
    links, apart = _links(ways, comparer)
    doubted = {pair: why for pair, why in links.items() if pair in apart or not is_sure(why)}
    root = list(range(len(ways)))
    bridges = _bridges(links, apart, len(ways))
    for here, there in links:
        if (here, there) in bridges:
            doubted[here, there] = (Why.SEVERAL,)
        elif (here, there) not in doubted and root[here] != root[there]:
            old, new = sorted((root[here], root[there]), reverse=True)
            root = [new if one == old else one for one in root]
    groups: dict[int, list[int]] = {}
    for n, one in enumerate(root):
        groups.setdefault(one, []).append(n)
    same: list[Alike] = []
    ask: list[Alike] = []
    for group in groups.values():
        found = sorted((item for n in group for item in ways[n].items), key=lambda one: one[:2])
        why = comparer.compare(ways[group[0]].told, ways[group[0]].told)
        if len(group) > 1:
            told = {one for pair in combinations(group, 2) for one in links.get(pair, ())}
            same.append(Alike(tuple(found), tuple(one for one in Why if one in told & SURE)))
        elif len(found) > 1 and is_sure(why):
            same.append(Alike(tuple(found), why))
        else:
            ask += (Alike((found[0], other), why) for other in found[1:])
    asked: set[_Pair] = set()
    for (here, there), why in sorted(doubted.items(), key=lambda one: (len(one[1]), one[0])):
        between = (min(root[here], root[there]), max(root[here], root[there]))
        if between[0] != between[1] and between not in asked:
            asked.add(between)
            ask.append(Alike(_of_two_texts(ways[here], ways[there]), why))
    return same, ask


def _links(ways: Sequence[_Way], comparer: Comparer) -> tuple[_Links, set[_Pair]]:
    """Return what can be one, and of that what is told apart: by its days, or by a text that tells
    both.
    """
    links: _Links = {}
    apart: set[_Pair] = set()
    for (here, one), (there, other) in combinations(enumerate(ways), 2):
        why = comparer.compare(one.told, other.told)
        both = not one.texts.isdisjoint(other.texts) and why != (Why.NO_DATE,)
        if not why or (both and one.texts == other.texts and len(one.texts) == 1):
            continue
        links[here, there] = (Why.SEVERAL,) if both and is_sure(why) else why
        if both or not APART.isdisjoint(why):
            apart.add((here, there))
    return links, apart


def _bridges(links: _Links, apart: set[_Pair], count: int) -> set[_Pair]:
    """Return the sure links that would make one of two that are not."""
    same = [{n} for n in range(count)]
    near = [{n} for n in range(count)]
    for (here, there), why in links.items():
        for linked in () if (here, there) in apart else (same, near) if is_sure(why) else (near,):
            linked[here].add(there)
            linked[there].add(here)
    return {
        (here, there)
        for here, there in links
        if there in same[here] and not (same[here] <= near[there] and same[there] <= near[here])
    }


def _of_two_texts(one: _Way, other: _Way) -> tuple[Item, Item]:
    """Return two who tell it so; of one text only where there is no other."""
    first = one.items[0]
    return next(
        ((here, there) for here in one.items for there in other.items if here.text != there.text),
        (first, other.items[0]),
    )


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
