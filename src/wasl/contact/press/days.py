# SPDX-License-Identifier: Apache-2.0
"""Which date of a sentence is that of a contact.

Rules:

1. The nearest free one; a new day of what was moved before all. *Today* in a quote is of the quote.
2. *On the same day* is the day told last, there or in the sentence before.
3. *Said during a call on Monday that*: the day among the words of saying is that of the call.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from wasl.contact.press import triggers
from wasl.contact.press.dated import Dated
from wasl.contact.press.dates import find_dates
from wasl.contact.press.remembering import Read
from wasl.contact.press.shadow import spaced
from wasl.contact.press.timing import Use, nearest
from wasl.contact.press.triggers import Trigger

_NEAR: Final = 90
_GOES_ON: Final = re.compile(
    spaced(
        r"\s*\"?(?:كما |ثم |و)(?:التقى|التقت|استقبل|استقبلت|اجتمع|اجتمعت|أجرى|أجرت|عقد|عقدت|بحث|بحثت|ناقش|ناقشت|"
        r"استقبله|استقبلها)(?!\w)"
    )
)
_CAME: Final = re.compile(
    spaced(r"(?<!\w)(?:و)?(?:وصل|وصلت|زار|زارت|حل|حلت|بدأ|بدأت|يزور|تزور|قام|قامت)(?!\w)")
)
_SAME: Final = re.compile(spaced(r"(?<!\w)(?:اليوم (?:نفسه|ذاته|عينه)|(?:نفس|ذات) اليوم)(?!\w)"))


def day_of_contact(text: str, trigger: Trigger, read: Read) -> Dated | None:
    """Return the date of a sentence that is that of a word of contact."""
    others = [one.start for one in read.found if one.previous is not trigger.previous]
    at = (trigger.start, trigger.end)
    actors, start = read.line.actors, read.line.sentence.start
    times = [
        one for one in read.times
        # *Today* in a quote is the day of the quote.
        if one.dated.unit != "day" or text.count('"', start, one.dated.start) % 2 == 0
    ]  # fmt: skip
    if triggers.is_during(text, trigger.start):
        occasion = [each.told for each in read.told if _is_within(at, each.told)]
        times = [
            replace(one, use=Use.FREE)
            if one.use is Use.ANNOUNCED
            and any(_is_within((one.dated.start, one.dated.end), each) for each in occasion)
            else one
            for one in times
        ]
    found = trigger.moved or nearest(text, times, actors, at=at, others=others)
    return found or _same_day(text, trigger, read) or _of_visit(text, read)


def _same_day(text: str, trigger: Trigger, read: Read) -> Dated | None:
    one = read.line.sentence
    around = max(one.start, trigger.start - _NEAR), min(one.end, trigger.end + _NEAR)
    same = _SAME.search(text, *around)
    if same is None:
        return None
    return _last_day(text, min(read.since, one.start), same.start())


def _last_day(text: str, start: int, end: int) -> Dated | None:
    days = [
        one for one in find_dates(text, start=start, end=end)
        if None not in (one.day, one.month) or one.weekday is not None or one.unit == "day"
    ]  # fmt: skip
    return days[-1] if days else None


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether an Arabic sentence goes on with what was told, at no other time."""
    own = triggers.is_before(text, start=start, end=end)
    return _GOES_ON.match(text, start, end) is not None and not (
        own or triggers.is_some_time(text, start=start, end=end)
    )


def _of_visit(text: str, read: Read) -> Dated | None:
    """Return the day on which he came who, says the next sentence, also met somebody."""
    one = read.line.sentence
    if any(each.use is Use.FREE for each in read.times) or not goes_on(text, one.start, one.end):
        return None
    came = _CAME.search(text, min(read.since, one.start), one.start)
    if came is None:
        return None
    return _last_day(text, came.start(), min(one.start, text.find(".", came.end(), one.start)))


def _is_within(place: tuple[int, int], area: tuple[int, int]) -> bool:
    return area[0] <= place[0] and place[1] <= area[1]
