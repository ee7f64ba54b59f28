# SPDX-License-Identifier: Apache-2.0
"""Premiers who are their own foreign ministers: *رئيس مجلس الوزراء وزير الخارجية*.

Rules:

1. With the foreign minister of another he is that; with anybody else he is the head of his government.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.directory import Directory
from wasl.contact.press.who.actors import Actor

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
