# SPDX-License-Identifier: Apache-2.0
"""Whose it is that was hit: *two of its soldiers*, *its airspace*, of the side that tells of it.

Rules:

1. It is of the last side before it that is not the one who did it, or else of who says so.
2. Soldiers make the side its armed forces; a boat, a post or the space do not.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import pattern
from wasl.contact.press.what.beside import FORCE, as_side
from wasl.contact.press.who.actors import Actor

_MEN: Final = pattern(
    r"(?<!\w)(?:of (?:its|their|his)|its|their) (?:own )?(?:[\w-]+ )?(?:soldiers?|servicemen|guards|troops|sailors|men|officers|forces)(?!\w)",
    r"(?<!\w)(?:своих|его|ее|их) (?:\w+ )?(?:военнослужащ|солдат|пограничник|моряк|военн)\w*",
    r"(?<!\w)(?:военнослужащ|солдат|пограничник|моряк|военн)\w* (?:этой страны|республики)",
    r"(?<!\w)(?:ب|ل)?(?:جنودها|جنوده|جنوده|عناصرها|عناصره|عسكرييها|عسكرييه|قواتها|قواته)(?!\w)",
)
_THINGS: Final = pattern(
    r"(?<!\w)(?:of (?:its|their)|its|their) (?:own )?(?:[\w-]+ ){0,3}?(?:airspace|waters|territory|soil|economic zone|positions?|posts?|outposts?|boats?|vessels?|ships?|aircraft|planes?|jets?|fighters?|(?:war)?planes?|helicopters?|drones?|frigates?|destroyers?|trawlers?|fishermen)(?!\w)",
    r"(?<!\w)(?:свое(?:го|м|й|му)|свои(?:х|м|ми)?|свою|его|ее|их) (?:[\w-]+ ){0,2}?(?:пространств|вод|территори|границ|позици|пост|застав|катер|корабл|судн|самолет|вертолет|беспилотник|дрон)\w*",
    r"(?<!\w)(?:ب|ل)?(?:مواقعها|موقعها|مجالها الجوي|أجوائها|أجواءها|مياهها|أراضيها|حدودها|زوارقها|زورقها|سفنها|سفينتها|طائراتها|طائرتها|مسيرتها|مروحيتها)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:ال)?(?:سفينة|سفن|زورقا?|زوارق|طائر\w+|مقاتل\w+|دوري\w+|مسيرة|مروحي\w+|قاربا?) (?:\w+ )?تابع(?:ة|ين|تين)? (?:لها|له)(?!\w)",
    r"(?<!\w)من (?:سفنها|زوارقها|طائراتها|مواقعها)(?!\w)",
)


def owner(
    text: str,
    one: Sentence,
    actors: Sequence[Actor],
    found: Container[str],
    tell: Sequence[Actor | None],
) -> Actor | None:
    """Return whose men or things were hit, besides the side that was ``found``."""
    men = _MEN.search(text, one.start, one.end)
    own = men or _THINGS.search(text, one.start, one.end)
    if own is None:
        return None
    others = [each for each in actors if each.side and each.side not in found]
    before = [each for each in others if each.end <= own.start()]
    who = next(iter(before[-1:] or [each for each in others if each in tell]), None)
    return None if who is None else replace(as_side(who), office=FORCE if men else "")
