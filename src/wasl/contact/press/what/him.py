# SPDX-License-Identifier: Apache-2.0
"""Where *he*, *him* and *his* stand beside a word of contact, of whoever was told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.parts import Line
from wasl.contact.press.shadow import spaced
from wasl.contact.press.what import turns
from wasl.contact.press.what.linking import he_behind
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor

_PLACED: Final = re.compile(r"(?<!\w)(?:to|in|at|from|for|via|near)\s+(?:the\s+)?$")
"""A side is only where somebody was: *she flew on to Pristina and was received by X*."""
_SAID: Final = re.compile(
    spaced(
        r", (?:как (?:сообщ|заяв|уточн|переда|рассказ|отме|пис|пиш|утвержда|говор|объяв|следует|стало)\w*|по (?:словам|данным|сведениям|информации|сообщени\w+)|со слов)(?!\w)[^,;\n]*,"
    )
)
"""*Она, как сообщила ее пресс-служба, обсудила*: who says so did not do it."""
_HIM: Final = 12
_FOR_HIM: Final = re.compile(
    spaced(
        r"(?:,? [\w.-]+){0,4},? (?:said|told (?:\w+ ){1,3}|confirmed|added|announced|wrote)(?: (?:on )?\w+day)?(?: that)? (?:the )?(?:he|she)(?!\w)"
    )
)


def met_him(text: str, one: Actor, trigger: Trigger, told: Sequence[Actor]) -> list[Actor]:
    """Return the two of *X met him*, where only one of another side was told of. ``told``: the two."""
    partner = [each for each in told if each.side != one.side]
    him = turns.HIM.search(text, trigger.end, trigger.end + _HIM)
    if one.start >= trigger.start or len(partner) != 1 or him is None:
        return []
    return [one, replace(partner[0], start=him.start(), end=him.end())]


def he_of(
    text: str, line: Line, trigger: Trigger, other: Actor, opens: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return *he* before a word of contact, behind all who are named before it."""
    start = line.sentence.start
    told = [one.span() for one in _SAID.finditer(text, start, trigger.start)]
    before = [
        each.end
        for each in line.actors
        if each.end <= trigger.start
        and not any(begin <= each.start < end for begin, end in told)
        and not (
            (each.bare or each.body) and _PLACED.search(text, max(0, each.start - _HIM), each.start)
        )
        and not (each.bare and turns.is_russian(text, each.start, each.end))
    ]
    he = turns.HE.search(text, max([start, *before]), trigger.start)
    he = he or turns.HE_OWN.search(text, max([start, *before]), trigger.start)
    place = he.span() if he else opens or _his(text, trigger, other, before)
    return place or he_behind(text, start, trigger.start, other.end)


def _his(
    text: str, trigger: Trigger, other: Actor, before: Sequence[int]
) -> tuple[int, int] | None:
    """Return *his meeting* of Arabic, if nobody whose it could be stands before it."""
    own = turns.is_his(text, trigger.start, trigger.end) and not before
    return (trigger.start, trigger.end) if own and other.start >= trigger.end else None


def spoken_for(text: str, actors: Sequence[Actor], at: int) -> Actor | None:
    """Return him of whom a spokesman tells: *a spokesman for X said he had called Y*."""
    for one in actors:
        named = one.office == "spokesman" and one.side and (one.person or one.name)
        said = _FOR_HIM.match(text, one.end, at) if named else None
        if said is not None:
            return replace(one, body=False, office="", start=said.end() - 2, end=said.end())
    return None
