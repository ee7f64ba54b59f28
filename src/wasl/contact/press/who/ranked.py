# SPDX-License-Identifier: Apache-2.0
"""A rank and a name that nobody introduces: *India's army chief met his counterpart. General X said*.

Rules:

1. Who opens an English sentence by rank and name alone is the only officer who was told of before by
   the office, and has no name yet.
2. *Mr X* is so of ministers: the rank of an officer is of no minister.
3. *Brazil's General X* is of that side, and nobody says in what office.
4. *X, chief of general staff, Royal Saudi Armed Forces*: whose forces, stands behind his office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import Shadow, spaced
from wasl.contact.press.who.actors import OTHER, Actor
from wasl.contact.press.who.heading import INSIDE
from wasl.contact.press.who.lexicon import Word, words_of
from wasl.contact.press.who.names import name_after

_RANK: Final = re.compile(
    spaced(
        r"\s*\"?(?:(?:lieutenant|lt\.?|major|maj\.?|brigadier|air chief|field|vice|rear|four-star) ){0,2}"
        r"(?:general|gen\.?|admiral|adm\.?|marshal|brigadier|colonel|col\.?) "
    )
)
_OFFICERS: Final = frozenset({"chief-of-general-staff", "military-leaders"})

_FORCES_OF: Final = re.compile(spaced(r"\s?,? (?:of )?(?:the )?(?:royal |imperial |people's )?"))
_FORCES: Final = re.compile(
    spaced(r"(?:'s)? (?:armed forces|army|navy|air force|military|defen[cs]e forces?|marine corps)")
)


def with_forces(actors: list[Actor], text: str) -> list[Actor]:
    """Give *chief of the naval staff, Brazilian Navy* the side of these forces."""
    done: list[Actor] = []
    for one in actors:
        last = done[-1] if done else None
        open_ = last is not None and last.side in ("", one.side) and last.office in _OFFICERS
        if last is None or not open_ or not _FORCES_OF.fullmatch(text, last.end, one.start):
            done.append(one)
            continue
        named = one.office == "armed-forces" and one.side and not one.name
        forces = _FORCES.match(text, one.end) if one.bare else None
        if named or forces is not None:
            done[-1] = replace(last, side=one.side, end=forces.end() if forces else one.end)
        else:
            done.append(one)
    return done


def of_states(actors: list[Actor], shadow: Shadow, words: Sequence[Word]) -> list[Actor]:
    """Put *Brazil's* and *General X*, of whom there is nothing but the rank, together."""
    done: list[Actor] = []
    for one in actors:
        rank = _RANK.match(shadow.text, one.end + 2) if one.bare else None
        whose = rank is not None and shadow.text[one.end : one.end + 3] == "'s "
        if done and done[-1].office == OTHER and done[-1].start < one.start < done[-1].end:
            continue  # a part of the name
        if not whose or rank is None:
            done.append(one)
            continue
        at = next((n for n, word in enumerate(words) if word.start >= rank.end()), len(words))
        name = name_after(shadow, words, at)
        open_ = name is not None and " " in name.text and words[at].text not in INSIDE
        if name is None or not open_ or any(name.start <= each.start < name.end and not each.bare for each in actors):  # fmt: skip
            done.append(one)
        else:
            done.append(replace(one, end=name.end, name=name.text, office=OTHER))
    return done


def by_rank(
    shadow: Shadow, actors: Sequence[Actor], area: tuple[int, int], told: Iterable[Actor]
) -> Actor | None:
    """Return whom a rank and a name open a sentence with. ``told``: who was told of before."""
    rank = _RANK.match(shadow.text, *area)
    if rank is None or any(one.start < rank.end() + 1 for one in actors):
        return None
    open_ = {
        one.side: one
        for one in told
        if one.side and one.office in _OFFICERS and not (one.person or one.name or one.many)
    }
    words = words_of(shadow.text, start=area[0], end=area[1])
    at = next((n for n, word in enumerate(words) if word.start >= rank.end()), len(words))
    name = name_after(shadow, words, at) if len(open_) == 1 else None
    if name is None or any(one.start < name.end for one in actors):
        return None
    (one,) = open_.values()
    start = rank.start() + len(rank[0]) - len(rank[0].lstrip(' "\n'))
    return replace(one, start=start, end=name.end, name=name.text, counterpart=False, body=False)
