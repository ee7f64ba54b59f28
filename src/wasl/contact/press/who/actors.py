# SPDX-License-Identifier: Apache-2.0
"""One that is named in a sentence: a side, an office, a person, or all of it.

Rules:

1. Whoever only speaks (a ministry, a spokesman), a side without an office or a name, and one who
   held an office before takes no part in a contact of offices.
2. *His counterpart* has the office of the one before; where his side is not said, it is the only
   other that the sentence names: *التقى لافروف في القاهرة نظيره*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

_GUEST: Final = re.compile(r"(?<!\w)(?:host|guest)(?!\w)")
"""Who may be of any office."""
ANONYMOUS: Final = "officials"
"""Whoever is one of them is nobody who could be asked: without a side the speaker stays open."""
OTHER: Final = "other"
"""An office of no list: what is proposed has none."""

_AMBASSADOR: Final = "ambassador"
MINISTRIES: Final = frozenset({"foreign-ministry", "defence-ministry"})
LEADER: Final = "leader"
"""Who leads a side, and it is not said as what: what is proposed has no office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One that is named. ``start`` and ``end`` are places in the shadow.

    ``person``: an id of the directory; ``name``: the words of a name that it has not. ``body``: it
    speaks, and takes no calls. ``bare``: nothing but a side. ``two``: one of *the ministers*, whose
    sides are not said; ``vague``: a minister, and not said which. ``post``: the side where an ambassador is.
    ``many``: the place of the title that several share.
    ``called``: a name as it stands, whose form in a dictionary is not sure: no other one holds the office.
    ``ours``: a minister who is known, and whose side is not said: the report is from there.
    ``premier``: a foreign minister who heads his government as well.
    """

    start: int
    end: int
    side: str = ""
    office: str = ""
    person: str = ""
    name: str = ""
    body: bool = False
    former: bool = False
    counterpart: bool = False
    two: bool = False
    vague: bool = False
    post: str = ""
    many: int = 0
    ours: bool = False
    called: str = ""
    premier: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a side and no more."""
        return not (self.office or self.person or self.name or self.counterpart or self.vague)

    @property
    def can_take_part(self) -> bool:
        """Whether it is somebody, and not a body that only speaks."""
        return not (self.body or self.bare or self.former or self.vague)

    @property
    def is_party(self) -> bool:
        """Whether it can take part, and it is known for which side."""
        return self.can_take_part and self.side != ""

    def has_inside(self, other: Actor) -> bool:
        """Whether another stands in the words of this one: the place of *посол России в Токио X*."""
        return other.bare and self.start < other.start and other.end <= self.end

    @property
    def is_unplaced(self) -> bool:
        """Whether nothing says of which side it is, and nobody known could."""
        return not (self.side or self.person or self.body or self.counterpart)


def are_others(parties: Sequence[Actor], known: Sequence[Actor]) -> bool:
    """Tell whether none of those named is one of three and more who were: they met for themselves."""
    here = {one.start for one in known}
    return len(here) > len(parties) and here.isdisjoint(one.start for one in parties)


def with_offices_before(read: dict[int, list[Actor]], text: str) -> None:
    """Give a counterpart who opens a sentence the office of all whom the one before named."""
    before: list[Actor] = []
    for at, actors in read.items():
        for n, one in enumerate(actors):
            open_ = one.counterpart and one.side and not one.office and text[one.start].isascii()
            if not open_ or _GUEST.search(text, one.start, one.end):
                continue
            offices = {each.office for each in before if each.side != one.side}
            actors[n] = replace(one, office=offices.pop()) if len(offices) == 1 else one
        titled = [one for one in actors if one.is_party]
        before = titled or before
        read[at] = actors


def with_sides(actors: list[Actor]) -> list[Actor]:
    """Give a counterpart without a side the only other one that is named before him."""
    if not any(one.counterpart and not one.side for one in actors):
        return actors
    done: list[Actor] = []
    for one in actors:
        own = next((each.side for each in reversed(done) if each.is_party), "")
        sides = {each.side for each in done if each.bare} - {own}
        open_ = one.counterpart and not one.side and own and len(sides) == 1
        done.append(replace(one, side=sides.pop()) if open_ else one)
    return done


def actor_at(actors: Sequence[Actor], at: int, reach: int = 2) -> Actor | None:
    """Return who stands at a place, or close behind it."""
    return next((one for one in actors if at <= one.start <= at + reach), None)


def with_counterparts(actors: list[Actor], office_of: Callable[[str], str]) -> list[Actor]:
    """Give a counterpart the office of the one before. ``office_of``: that of a known person."""
    done: list[Actor] = []
    before: list[tuple[str, str]] = []
    for actor in actors:
        if actor.counterpart and not actor.office:
            # *Dussey saw the president, and his Malian counterpart*: he is not the president's.
            others = [one for side, one in reversed(before) if side != actor.side]
            other = next((one for one in others if one != _AMBASSADOR), next(iter(others), ""))
            own = bool(before) and "" != before[-1][0] == actor.side  # nobody is his own peer
            office = other or (before[-1][1] if before and not own else "")
            actor = replace(actor, office=office)  # noqa: PLW2901 - the same one, completed
        elif actor.office and not actor.body:
            nobody = actor.is_unplaced and not (actor.name or actor.vague or actor.two)
            if not (
                nobody and before and before[-1][0]
            ):  # *X gave his peer a letter of the premier*
                before.append((actor.side, actor.office))
        elif actor.person and not actor.body and (office := office_of(actor.person)):
            before.append((actor.side, office))
        done.append(actor)
    return done


def only_two(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the two of two sides whom a sentence names, if there are no more."""
    able = [one for one in actors if one.is_party]
    by_side = {one.side: one for one in reversed(able)}
    return tuple(by_side.values())[::-1] if len(by_side) == 2 else ()
