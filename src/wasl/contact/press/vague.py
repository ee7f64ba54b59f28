# SPDX-License-Identifier: Apache-2.0
"""Whom a bare title means: *الوزير الأميركي*, and *الوزير* alone.

Rules:

1. *The American minister* is the minister of that side who was named last. *The minister* is the only
   one who was named, or the only one whose side the sentence does not name otherwise.
2. Where that is not clear, a side remains, or nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from wasl.contact.press.actors import OTHER, Actor
from wasl.contact.press.lexicon import Word
from wasl.contact.press.shadow import fold

MINISTERS: Final = frozenset({"foreign-minister", "defence-minister", OTHER})
_TITLES: Final = frozenset(
    fold("الوزير والوزير للوزير بالوزير الوزيرة والوزيرة للوزيرة بالوزيرة").split()
)
_RUSSIAN: Final = frozenset({"министр", "министра", "министру", "министром"})
_RUSSIAN_TWO: Final = frozenset({"министры", "министров", "министрам", "министрами"})
_NOT_BEHIND: Final = frozenset(
    fold(
        "стран государств ес евросоюза нато членов трех четырех пяти шести семи восьми ряда всех юстиции"
    ).split()
)


def with_vague(actors: list[Actor], words: Sequence[Word]) -> list[Actor]:
    """Put bare titles among the actors of a sentence."""
    titles = [(one, other) for one, other in pairwise(words) if one.text in _TITLES]
    done = _with_russian(list(actors), words)
    for title, behind in titles:
        if any(one.start <= title.start < one.end for one in done):
            continue
        beside = next((n for n, one in enumerate(done) if one.start == behind.start), None)
        if beside is None:
            done.append(Actor(start=title.start, end=title.end, vague=True))
        elif done[beside].bare:
            done[beside] = replace(done[beside], start=title.start, vague=True)
    return sorted(done, key=lambda one: one.start)


def _with_russian(actors: list[Actor], words: Sequence[Word]) -> list[Actor]:
    """Put *министр*, *российский министр* and *министры* among the actors."""
    done = actors
    for title, behind in pairwise(words):
        two = title.text in _RUSSIAN_TWO
        if not two and title.text not in _RUSSIAN:
            continue
        taken = any(one.start <= title.start < one.end for one in done)
        named = any(one.start == behind.start and not one.bare for one in done)
        if taken or named or behind.text in _NOT_BEHIND:
            continue
        if two:
            done += [Actor(start=title.start, end=title.end, two=True)] * 2
            continue
        beside = next((n for n, one in enumerate(done) if one.end == title.start - 1), None)
        if beside is None:
            done.append(Actor(start=title.start, end=title.end, vague=True))
        elif done[beside].bare:
            done[beside] = replace(done[beside], end=title.end, vague=True)
    return sorted(done, key=lambda one: one.start)


def made_clear(one: Actor, here: Sequence[Actor], ministers: Mapping[str, Actor]) -> Actor | None:
    """Return who is meant; None if nobody is. ``ministers``: the last one named of each side."""
    if one.side:
        known = ministers.get(one.side)
    else:
        others = {each.side for each in here if each.can_take_part}
        open_ = [each for side, each in ministers.items() if side not in others]
        known = open_[0] if len(open_) == 1 else None
    if known is None:
        return replace(one, vague=False) if one.side else None
    return replace(known, start=one.start, end=one.end, counterpart=False)
