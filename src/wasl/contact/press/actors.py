# SPDX-License-Identifier: Apache-2.0
"""One that is named in a sentence: a side, an office, a person, or all of it.

Rules:

1. Whoever only speaks (a ministry, a spokesman), a side without an office or a name, and one who
   held an office before takes no part in a contact of offices.
2. *His counterpart* has the office of the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

OTHER: Final = "other"
"""An office of no list: what is proposed has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One that is named. ``start`` and ``end`` are places in the shadow.

    ``person``: an id of the directory; ``name``: the words of a name that it has not. ``body``: it
    speaks, and takes no calls. ``bare``: nothing but a side.
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

    @property
    def bare(self) -> bool:
        """Whether it is a side and no more."""
        return not (self.office or self.person or self.name or self.counterpart)

    @property
    def can_take_part(self) -> bool:
        """Whether it is somebody, and not a body that only speaks."""
        return not (self.body or self.bare or self.former)


def with_counterparts(actors: list[Actor], office_of: Callable[[str], str]) -> list[Actor]:
    """Give a counterpart the office of the one before. ``office_of``: that of a known person."""
    done: list[Actor] = []
    office = ""
    for actor in actors:
        if actor.counterpart and not actor.office:
            actor = replace(actor, office=office)  # noqa: PLW2901 - the same one, completed
        elif actor.office and not actor.body:
            office = actor.office
        elif actor.person and not actor.body:
            office = office_of(actor.person) or office
        done.append(actor)
    return done
