# SPDX-License-Identifier: Apache-2.0
"""Arabic words by which a visitor is named after his state: *المسؤول التركي*, *الضيف الياباني*.

Rules:

1. Beside a word of contact *the Turkish official* is whoever of that side was named last, if he has an
   office, or a name: who *an official* is, nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import pattern
from wasl.contact.press.who.actors import Actor

_VISITOR: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|ل)(?:مسؤول|مسئول|ضيف|زائر|دبلوماسي|مبعوث|موفد|وسيط|مستشار|ضابط|قائد|جنرال|قيادي)(?:ة)? (?:الزائر(?:ة)? |الكبير(?:ة)? |الرفيع(?:ة)? |العسكري(?:ة)? )?$",
    r"(?<!\w)(?:و|ف)?(?:ب|ل)?ضيف(?:ه|ها|تها|ته) $",
)
_OFFICIAL: Final = pattern(r"(?:و|ف)?(?:ب|ل|ك)?(?:ال|ل)(?:مسؤول|مسئول|مبعوث|موفد|وسيط)(?:ة)?(?!\w)")
_SAYS: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:قال|قالت|أضاف|أضافت|أوضح|أوضحت|ذكر|ذكرت|صرح|صرحت|تابع|تابعت|كشف|كشفت|أفاد|أفادت|بحسب|وفق|عن|أكد|أكدت|أشار|أشارت) $"
)
"""Who tells something may be a source."""
_NEAR: Final = 30
_WHO_IS_NOT: Final = pattern(r"(?: \w+){0,2} (?:الذي طلب|طلب عدم|رفض الكشف|فضل عدم|لم (?:ي|ت)كشف)")


def by_visit(text: str, actors: Sequence[Actor], last: Mapping[str, Actor]) -> list[Actor]:
    """Put those who are named by their sides among the actors. ``last``: named of each side."""
    return [_who(text, one, actors, last) for one in actors]


def _who(text: str, one: Actor, actors: Sequence[Actor], last: Mapping[str, Actor]) -> Actor:
    who = last.get(one.side)
    open_ = not (one.name or one.person or one.counterpart) and (one.body or one.bare)
    open_ = open_ or (one.office == "aide" and not (one.name or one.person))
    if who is None or who is one or not open_ or not who.is_party or not (who.name or who.person):
        return one
    found = (
        _VISITOR.search(text, max(0, one.start - _NEAR), one.start)
        if one.bare
        else _OFFICIAL.match(text, one.start)
    )
    word = one.start if found is None else found.start()
    told = _SAYS.search(text, max(0, word - 12), word) or _WHO_IS_NOT.match(text, one.end)
    if found is None or told:
        return one
    if any(each is not one and each.side == one.side and each.is_party for each in actors):
        return one
    return replace(who, start=word, end=one.end, counterpart=False)
