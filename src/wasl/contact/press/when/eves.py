# SPDX-License-Identifier: Apache-2.0
"""Days that Arabic counts from one contact to another: *غداة لقائه*, *بعد يومين من محادثاته مع X*.

Rules:

1. *Met X on Tuesday, a day after his talks with Y*: the talks were on Monday. If only the talks have
   a day, the meeting has the next one.
2. *Some days*, *a week after* says no day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.when.counting import days_in
from wasl.contact.press.when.dated import Dated

_EVE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و|ف)?(?:(?P<eve>غداة|عشية)|(?P<way>بعد|قبل) (?:(?P<n>يوم|يومين|(?P<many>ثلاثة|أربعة|خمسة|ستة) أيام)(?: واحد| فقط)?|(?:بضعة |عدة )?أيام|أسبوع(?:ين)?|شهر(?:ين)?)(?: (?:تقريبا|واحد|فقط))? (?:من|على)) "
    )
)
_MANY: Final = {
    fold(word): n
    for n, word in enumerate(("يوم", "يومين", "ثلاثة", "أربعة", "خمسة", "ستة"), start=1)
}
_BACK: Final = (fold("عشية"), fold("قبل"))
_WORDS: Final = re.compile(r"(?:\w+\s+){0,2}")
_THE_CALL: Final = re.compile(
    spaced(
        r"\s*(?:و|ف)?(?:(?:ي|ت)?(?:أتي|أتى|جاء|جاءت|جيء)|كان|كانت|(?:ي|ت)?عد|جرى|جرت|تم|حصل)?\s?(?:هذا |هذه )?(?:ال)(?:اتصال|لقاء|اجتماع|محادثات|مباحثات|مكالمة|محادثة|زيارة|مشاورات|قمة)(?: (?:ال)?\w+){0,3} "
    )
)
"""*ويأتي الاتصال بعد يومين من*: that of the sentences before."""
_LINE: Final = re.compile(r"\s*[(/]|\s+-")
"""What an agency has behind the day of its line."""
_STOP: Final = re.compile(r"[,;:.\n\"]|$")


def day_apart(
    text: str, sentence: tuple[int, int], at: int, words: Sequence[int], since: int
) -> tuple[Dated | None] | None:
    """Return the day of a contact that is told so many days apart from another; None inside: no day.

    ``at``: where its word stands; ``words``: where the words of contact of the sentence stand;
    ``since``: where the sentences right before begin.
    """
    start, end = sentence
    eve = _EVE.search(text, start, end)
    if eve is None:
        return None
    later = [one for one in words if one >= eve.start()]
    behind = next(
        (one for one in later if _WORDS.fullmatch(text, eve.end(), max(eve.end(), one))), None
    )
    if behind is None:
        return None
    opens = len(later) == len(words)
    if len(words) == 1 and opens:
        return None  # *the visit came a week after the talks, on April 12*
    stop = _STOP.search(text, behind, end)
    last = stop.start() if stop else end
    theirs, own = (behind, last), (last, end) if opens else (start, eve.start())
    here, there = days_in(text, *theirs), days_in(text, *own)
    days = _days(eve)
    if theirs[0] <= at < theirs[1]:
        if here:
            return (here[0],) if len(here) == 1 else None
        if not opens and days_in(text, last, end):
            return None  # *a week after a meeting in Tashkent, on April 12, of X and Y*
        there = there or ([] if opens else _told_before(text, start, eve.start(), since))
        return (replace(there[-1], off=-days),) if there and days else (None,)
    if not own[0] <= at < own[1] or there or len(here) != 1:
        return None
    return (replace(here[0], off=days),) if days else (None,)


def _told_before(text: str, start: int, eve: int, since: int) -> Sequence[Dated]:
    """Return the day of *the call*, of which the sentences before tell, if they have but one."""
    if _THE_CALL.fullmatch(text, start, eve) is None:
        return []
    days = days_in(text, since, start)
    own = [one for one in days if not _LINE.match(text, one.end)] or days
    return own if len(own) == 1 else []


def _days(eve: re.Match[str]) -> int:
    """Return how many days later the other contact was; 0 if it is not said."""
    if eve["eve"] is None and eve["n"] is None:
        return 0
    days = 1 if eve["eve"] else _MANY[eve["many"] or eve["n"]]
    return -days if (eve["eve"] or eve["way"]) in _BACK else days
