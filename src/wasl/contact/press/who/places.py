# SPDX-License-Identifier: Apache-2.0
"""Russian hosts by their place: *в Луанде российский гость говорил с президентом Жуаном Лоуренсу*.

Rules:

1. Whoever is named with a title that says no side is of the place where he met a guest.
2. He is whom one met *с президентом*, or who met one that was named before: *с ним*, *гость*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import spaced
from wasl.contact.press.who.actors import OTHER, Actor

_HOSTS: Final = frozenset(
    [
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "defence-minister",
        "security-council-secretary",
        "national-security-adviser",
        "deputy-foreign-minister",
        "deputy-defence-minister",
        OTHER,
    ]
)
_IN: Final = re.compile(spaced(r"(?<!\w)(?:во? |городе )$"))
_WHOM: Final = re.compile(spaced(r"(?<!\w)(?:со?|у|к|между) (?:\w+(?:им|ым|его|ого|ой) )?$"))
_HIM: Final = re.compile(
    spaced(
        r"(?<!\w)(?:с ним|с ней|с нею|(?:он|она) и|и (?:он|она)|его|ее|ему|гост(?:ь|я|ю|ем|ья|ью|ьей)|хозя(?:ин|йка))(?!\w)"
    )
)
_THERE: Final = re.compile(spaced(r"\s*(?:[,:;]|-) (?:и )?(?:там|где|здесь|туда|куда)(?!\w)"))
"""*Последней была Гана: там он провел переговоры с министром X*."""
_NEAR: Final = 70


def of_place(text: str, start: int, end: int, actors: Sequence[Actor]) -> list[Actor]:
    """Give titles that say no side the side of the place where a guest was met."""
    open_ = [one for one in actors if _is_open(one)]
    if not open_ or not any("\u0430" <= text[one.start] <= "\u044f" for one in open_):
        return list(actors)
    done = list(actors)
    for n, one in enumerate(done):
        if not _is_open(one):
            continue
        first = text.rfind(";", start, one.start) + 1 or start
        met = _WHOM.search(text, max(first, one.start - 24), one.start)
        if met is None and not _HIM.search(text, first, end):
            continue
        places = [each for each in done if each.bare and first <= each.start and _is_in(text, each)]
        before = [each for each in places if each.end <= one.start]
        behind = [each for each in places if 0 <= each.start - one.end <= _NEAR]
        side = (before[-1:] or behind[:1] or [one])[0].side
        if side and not any(each.side == side and each.is_party for each in done):
            done[n] = replace(one, side=side)
    return done


def _is_open(one: Actor) -> bool:
    return bool(one.name) and one.office in _HOSTS and one.is_unplaced and not one.two


def _is_in(text: str, one: Actor) -> bool:
    """Whether a side is a place where something was: *в Луанде*, *в угандийском Энтеббе*."""
    there = _THERE.match(text, one.end) is not None
    return there or _IN.search(text, max(0, one.start - 12), one.start) is not None
