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
_NAMES: Final = "نجيب سعد رفيق فؤاد حسان تمام نواف عمر رشيد سليم نبيه حسين الدين"
_GIVEN: Final = "|".join(map(fold, _NAMES.split()))
_PRESIDENT: Final = re.compile(
    rf"[وبلف]?(?:ال|لل){fold('رئيس')} (?P<name>(?:(?:{_GIVEN}) ){{0,2}}(?P<family>{'|'.join(_LEBANESE)}))(?!\w)"
)
_MINISTER, _PREMIER = "foreign-minister", "head-of-government"
_BOTH: Final = frozenset({_MINISTER, _PREMIER})


def with_premiers(parties: Sequence[Actor], directory: Directory) -> list[Actor]:
    """Give who is both the office in which he meets the others."""
    done = list(parties)
    for n, one in enumerate(parties):
        terms = directory.persons[one.person].terms if one.person else ()
        both = one.person[:1] == "=" and frozenset(term.office for term in terms) == _BOTH
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
        if one.office != "head-of-state" or one.side not in ("", "LB"):
            continue
        found = _PRESIDENT.match(text, one.start)
        if found is None:
            continue
        name = one.name or ("" if one.person else found["name"])
        office = _LEBANESE[found["family"]]
        done[n] = replace(one, office=office, side="LB", name=name, end=max(one.end, found.end()))
    return done
