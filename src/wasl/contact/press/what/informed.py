# SPDX-License-Identifier: Apache-2.0
"""Who is only told of a contact, or stands by: *briefed Zelensky on his call with Trump*.

Rules:

1. Whom a verb of informing has as its object, and *on* or *about* a word of contact behind him, took
   no part in that contact.
2. Who stands right behind *in the presence of* (*بحضور*), with those who met before him, is no party.
3. Who stands behind *of his talks with* took part in those talks, and in no call before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, spaced
from wasl.contact.press.what.acts import HONOURED
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.completing import ADVISES

_NEAR: Final = 45
_WITH: Final = re.compile(spaced(rf"(?<!\w)(?:مع|من|إلى|عن) {HONOURED}$"))
_COUNTERPARTS: Final = re.compile(fold(r"(?:و|ف)?(?:ب|ل)?نظيري(?:ه|ها)(?!\w)"))
_RECEIVES: Final = re.compile(fold(r"(?:و|ف)?س?(?:ي|ت|ا)(?:لتق|ستقبل)\w*(?!\w)"))
_OBJECTS: Final = re.compile(
    fold(r"(?:وزير|رئيس|سفير|مبعوث|موفد|ممثل|مدير|قائد|مستشار)(?:ي|ين)(?!\w)")
)
"""A title of two that is an object by its ending: who met is *وزيرا*."""
_INFORMS: Final = re.compile(
    fold(
        r"(?<!\w)(?:briefed|informed|told|updated|(?:про|по)?информир\w+|ознакомил\w*|уведомил\w*|рассказал\w*|сообщил\w*|(?:و|ف)?(?:أطلع|أطلعت|أبلغ|أبلغت|أخبر|أخبرت|أحاط))"
        r"\s+(?:(?:the|his|her)\s+)?$"
    )
)
_OF_WHAT: Final = re.compile(fold(r"\s+(?:on|about|of|об?|со?|на|على|عن|ب\w+)\s[^.;\n\"]{0,60}"))
_TOLD_OF: Final = re.compile(
    fold(
        r"(?<!\w)(?:об?|about|on|of)\s+(?:(?:his|her|their|a|the|свое[ймн]\w*|его|ее)\s+)?(?:\w+\s+)?"
        r"(?:разговор|бесед|встреч|переговор|звонк|call|conversation|meeting|talks)\w*\s+(?:со?|with)\s+(?:\w+\s+){0,2}$"
    )
)
_PRESENT: Final = re.compile(spaced(rf"(?<!\w)(?:و)?(?:ب|في )حضور {HONOURED}$"))


def without_informed(text: str, actors: Sequence[Actor], start: int, end: int) -> list[Actor]:
    """Leave him out who is only told of it: *briefed Zelensky on his call with Trump*."""
    actors = [one for one in actors if not _stands_by(text, actors, one, end)]
    behind = any(one.start >= end and one.can_take_part for one in actors)
    return [
        one for one in actors
        if not behind or one.end > start
        or not _INFORMS.search(text, max(0, one.start - _NEAR), one.start)
        or not _OF_WHAT.fullmatch(text, one.end, start)
    ]  # fmt: skip


def _stands_by(text: str, actors: Sequence[Actor], one: Actor, end: int) -> bool:
    """Whether somebody is only present where others met who are named before him."""
    met = any(end <= each.start < one.start and each.is_party for each in actors)
    return met and _PRESENT.search(text, max(end, one.start - 2 * _NEAR), one.start) is not None


def is_told_of(text: str, end: int, one: Actor) -> bool:
    """Tell whether somebody is of a contact that is told of in another one that ends there."""
    return _TOLD_OF.search(text, max(end, one.start - 2 * _NEAR), one.start) is not None


def is_master(text: str, one: Actor, able: Sequence[Actor]) -> bool:
    """Tell whether it is only said whose adviser took part: *an adviser to the prime minister met X*."""
    return any(
        each.office in ("aide", "national-security-adviser")
        and each.side == one.side
        and ADVISES.fullmatch(text, each.end, max(each.end, one.start))
        for each in able
    )


def without_tellers(
    text: str,
    able: list[Actor],
    told: Sequence[Saying],
    speakers: Sequence[Actor],
    at: tuple[int, int],
) -> list[Actor]:
    """Leave out who tells something else behind: *قالت الوزارة إن المكالمة مع X جرت …، قال Y إن*."""
    if not speakers or not is_arabic(text[at[0]]):
        return able
    others = [
        one.speaker
        for one in told
        if one.speaker is not None
        and at[1] <= one.told[0] < one.speaker.start < one.told[1]
        and text[one.told[0] : one.speaker.start].strip()
    ]
    return [one for one in able if one not in others or one in speakers]


def are_objects(text: str, pair: Sequence[Actor], at: tuple[int, int]) -> bool:
    """Tell whether two who share a title are whom a third met: *مع وزيري خارجية X وY*, *استقبل مبعوثي X وY*."""
    first, second = pair
    if second.counterpart and _COUNTERPARTS.match(text, first.start):
        return not text.endswith("بين ", 0, first.start)  # *اجتمع بنظيريه X وY*
    if first.start != second.start:
        return False
    if _RECEIVES.match(text, at[0]) and at[1] <= first.start:
        return _OBJECTS.match(text, first.start) is not None
    return _WITH.search(text, max(0, first.start - 40), first.start) is not None
