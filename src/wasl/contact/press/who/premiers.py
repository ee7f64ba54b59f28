# SPDX-License-Identifier: Apache-2.0
"""Premiers who are their own foreign ministers: *رئيس مجلس الوزراء وزير الخارجية*; *presidents* of Lebanon.

Rules:

1. With the foreign minister of another he is that; with anybody else he is the head of his government.
2. In Lebanon who heads the government, or parliament, is called *الرئيس* as well, for life.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.directory import Directory
from wasl.contact.press.shadow import fold
from wasl.contact.press.who.actors import OTHER, Actor

_LEBANESE: Final = {
    fold(name): office
    for office, names in (
        ("head-of-government", "ميقاتي الحريري السنيورة دياب سلام كرامي الحص"),
        (OTHER, "بري الحسيني"),
    )
    for name in names.split()
}
_TITLE: Final = re.compile(fold(r"[وبلف]?(?:ال|لل)رئيس(?!\w)"))
_MINISTER, _PREMIER = "foreign-minister", "head-of-government"
_BOTH: Final = frozenset({_MINISTER, _PREMIER})


def with_premiers(parties: Sequence[Actor], directory: Directory) -> list[Actor]:
    """Give who is both the office in which he meets the others."""
    done = list(parties)
    for n, one in enumerate(parties):
        terms = directory.persons[one.person].terms if one.person else ()
        both = one.person[:1] == "=" and {term.office for term in terms} == _BOTH
        both = both or one.premier
        if not (both and one.office in ("", _MINISTER)):
            continue
        others = [each for each in parties if each.side != one.side]
        peer = any(each.office == _MINISTER for each in others)
        done[n] = replace(one, office=_MINISTER if peer else _PREMIER)
    return done


def of_lebanon(actors: Sequence[Actor], text: str) -> list[Actor]:
    """Give *الرئيس ميقاتي* the office that he has."""
    done = list(actors)
    for n, one in enumerate(actors):
        if one.office != "head-of-state" or one.side not in ("", "LB") or not one.name:
            continue
        office = _LEBANESE.get(fold(one.name).split()[-1])
        alone = _TITLE.match(text, one.start) is not None
        done[n] = replace(one, office=office, side="LB") if office and alone else one
    return done
