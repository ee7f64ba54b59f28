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
    return found or _same_day(text, trigger, read)


def _same_day(text: str, trigger: Trigger, read: Read) -> Dated | None:
    one = read.line.sentence
    around = max(one.start, trigger.start - _NEAR), min(one.end, trigger.end + _NEAR)
    same = _SAME.search(text, *around)
    if same is None:
        return None
    days = [
        each for each in find_dates(text, start=min(read.since, one.start), end=same.start())
        if None not in (each.day, each.month) or each.weekday is not None or each.unit == "day"
    ]  # fmt: skip
    return days[-1] if days else None


def _is_within(place: tuple[int, int], area: tuple[int, int]) -> bool:
    return area[0] <= place[0] and place[1] <= area[1]
