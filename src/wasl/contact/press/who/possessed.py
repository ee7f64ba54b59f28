# SPDX-License-Identifier: Apache-2.0
"""Arabic titles that say whose by a suffix: *زار الإمارات والتقى رئيسها*, *وزير خارجيتها*.

Rules:

1. *Its*: of the state named right before; where two are near, it stays open. *His*: of whoever is
   named right before. *Its president* of a government is its head.
2. The name behind it is his.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.lexicon import Word

_NEAR: Final = 70
_HONOUR: Final = 8
"""Letters of an honorific before a name."""
_TITLES: Final = {
    tuple(fold(title).split()): office
    for title, office in {
        "رئيسها": "head-of-state", "رئيستها": "head-of-state", "ملكها": "head-of-state",
        "أميرها": "head-of-state", "رئيس وزرائها": "head-of-government",
        "رئيسة وزرائها": "head-of-government", "رئيس حكومتها": "head-of-government",
        "وزير خارجيتها": "foreign-minister", "وزيرة خارجيتها": "foreign-minister",
        "وزير دفاعها": "defence-minister", "وزيرة دفاعها": "defence-minister",
        "وزير خارجيته": "foreign-minister", "وزيرة خارجيته": "foreign-minister",
        "وزير دفاعه": "defence-minister", "رئيس وزرائه": "head-of-government",
        "مبعوثه": "aide", "مبعوثها": "aide",
    }.items()
}  # fmt: skip
_BEFORE: Final = "ولب"
_HEAD: Final = "head-of-state"
_GOVERNMENTS: Final = frozenset({"الحكومه", "حكومه", "للحكومه", "لحكومه", "والحكومه"})
_ITS: Final = tuple({title[-1][-2:] for title in _TITLES})
"""How titles end: few words do."""


def with_possessed(
    actors: list[Actor], words: Sequence[Word], named: Callable[[Actor, int], Actor]
) -> list[Actor]:
    """Put *its minister* among the actors of a sentence. ``named``: one with the name at a word."""
    if not any(word.text.endswith(_ITS) for word in words):
        return sorted(actors, key=lambda one: one.start)
    done: list[Actor] = list(actors)
    for n, word in enumerate(words):
        for size in (1, 2):
            office = _office(words[n : n + size])
            his = words[min(n + size, len(words)) - 1].text.endswith("ه")
            side = _side(done, word.start, his=his) if office else ""
            if not side:
                continue
            end = words[n + size - 1].end
            if office == _HEAD and _is_of_government(done, words, word.start):
                office = "head-of-government"
            own = Actor(start=word.start, end=end, side=side, office=office)
            known: Actor | None = next(
                (one for one in done if 0 <= one.start - end <= _HONOUR), None
            )
            held = named(own, n + size) if n + size < len(words) else own
            if known is not None and known.person:
                named_too = {
                    one.side for one in done if one.can_take_part and one.end <= word.start
                }
                own_one = not known.office and (
                    known.side == side or (his and known.side in named_too)
                )
                held = replace(known, start=word.start, office=office) if own_one else known
            done[:] = [one for one in done if not held.start <= one.start < held.end]
            done.append(held)
            break
    return sorted(done, key=lambda one: one.start)


def _office(title: Sequence[Word]) -> str:
    if not (title and title[-1].text.endswith(_ITS)):
        return ""
    told = tuple(one.text for one in title)
    if told in _TITLES or told[0][0] not in _BEFORE:
        return _TITLES.get(told, "")
    return _TITLES.get((told[0][1:], *told[1:]), "")


def _is_of_government(actors: Sequence[Actor], words: Sequence[Word], at: int) -> bool:
    """Whether *its* is of a government that is named right before: *الحكومة التشيكية … رئيسها*."""
    whose = next((one for one in reversed(actors) if one.bare and one.end <= at), None)
    before = [word.text for word in words if whose is not None and word.end <= whose.start]
    return before[-1:] != [] and before[-1] in _GOVERNMENTS


def _side(actors: Sequence[Actor], at: int, *, his: bool) -> str:
    near = [one for one in actors if one.side and one.end <= at and at - one.end <= _NEAR]
    if his:
        owners = [one for one in near if one.can_take_part]
        return owners[-1].side if owners else ""
    sides = {one.side for one in near if one.bare}
    return sides.pop() if len(sides) == 1 else ""
