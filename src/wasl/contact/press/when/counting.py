# SPDX-License-Identifier: Apache-2.0
"""Days that are counted from another day of a text: *a day earlier*, *two days after the talks*.

Rules:

1. It is the day told last before; one on which something was only told counts if there is no other.
2. *On Tuesday, a day after the talks*: the talks were on Monday; *a day before* them, on Wednesday.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, spaced
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.when.that import AR_AFTER, AR_BEFORE, RU_AFTER, RU_BEFORE, many

_NEAR: Final = 95
_WEEK: Final = 7
BESIDE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:(?P<n>an?|one|two|three|four|five|six|\d{1,2}) (?P<unit>day|week)s? (?P<way>earlier|later|before|after)|the (?:(?:night|evening) before|previous (?:night|evening)))|"
        rf"the (?P<near>day before|previous day|day earlier|next day|following day|day after)|(?P<that>{RU_BEFORE}|{RU_AFTER}|{AR_BEFORE}|{AR_AFTER}))(?!\w)"
        r"(?:(?<=earlier)|(?<=later)|(?! (?:the|an?|his|her|its|their|that|he|she|they|it|\w+'s?|[^\W\d_]+ing|u\.s)(?!\w)))"
    )
)
_DAYS_FROM: Final = re.compile(
    r"(?<!\w)(?:an?|one|two|three|four|five|six|\d{1,2})\s+(?:day|week)s?\s+(?P<way>after|before)\s[^,;:.\n\"]{0,90}$"
)
"""*On Tuesday, a day after a telephone conversation with X*."""
_COUNT: Final = re.compile(r"(?P<n>\w+)\s+(?P<unit>day|week)")
_BACK: Final = tuple(
    map(fold, ("earlier", "before", "previous", "ранее", "раньше", "прежде", "до ", "перед", "قبل"))
)
_NUMBERS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TELLING: Final = re.compile(
    r"(?<!\w)(?:said|says|told\s+(?:\w+\s+){0,3}?\w+|reported|announced|confirmed|added)(?:\s+in\s+an?\s+\w+)?\s+(?:(?:late|early)\s+)?(?:on\s+)?$"
)
_TELLS: Final = 45
_SAME: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:the|that) same (?:day|morning|afternoon|evening|night)|(?:later|earlier) (?:that|in the|on the same) day|اليوم (?:نفسه|ذاته|عينه)|(?:نفس|ذات) اليوم)(?!\w)"
    )
)
_THE_SAME: Final = re.compile(
    spaced(r"(?<!\w)(?:в (?:тот|этот) же (?:день|вечер)|тем же (?:днем|вечером|утром))(?!\w)")
)


def day_beside(text: str, before: tuple[int, int], around: tuple[int, int]) -> Dated | None:
    """Return the day of *a day earlier* in a part of a text. ``before``: where the other is told."""
    found = BESIDE.search(text, *around)
    if found is None:
        return None
    # in Arabic the day of a contact told before is known, and others stand beside it
    since = before[is_arabic(found[0])]
    anchor = last_day(text, since, found.start()) if since < found.start() else None
    if anchor is None:
        return None
    number = many(found[0]) or _NUMBERS.get(found["n"] or "a") or int(found["n"])
    days = number * (_WEEK if found["unit"] == "week" else 1)
    words = found["way"] or found["near"] or found["that"] or "previous"
    back = any(each in words for each in _BACK)
    return replace(anchor, start=found.start(), end=found.end(), off=-days if back else days)


def days_before(
    text: str, sentence: tuple[int, int], at: tuple[int, int]
) -> tuple[int, Dated | None] | None:
    """Return the day from which *a day after the talks* counts, less so many, and where it says so."""
    start, end = sentence
    counted = _DAYS_FROM.search(text, max(start, at[0] - _NEAR), at[0])
    if counted is None:
        return None
    comma = text.find(",", at[1], end)
    opens = comma > 0 and counted.start() - start <= 1  # *Two days after meeting X, Y flew*
    area = (comma, end) if opens else (start, counted.start())
    days = find_dates(text, start=area[0], end=area[1])
    number = _COUNT.match(counted[0])
    if not days or days[-1].weekday is None or number is None:
        return None
    if number["unit"] == "week":
        return counted.end(), None  # *a week after* says no day
    many = _NUMBERS.get(number["n"]) or int(number["n"])
    return counted.end(), replace(days[-1], off=many if counted["way"] == "before" else -many)


def last_day(text: str, start: int, end: int) -> Dated | None:
    """Return the day told last in a part of a text; that of a contact before one of a telling."""
    days = days_in(text, start, end)
    own = [one for one in days if not is_told(text, one)]
    return (own or days)[-1] if days else None


def days_in(text: str, start: int, end: int) -> list[Dated]:
    """Return the days of a part of a text."""
    return [
        one for one in find_dates(text, start=start, end=end)
        if None not in (one.day, one.month) or one.weekday is not None or one.unit == "day"
    ]  # fmt: skip


def is_told(text: str, dated: Dated) -> bool:
    """Whether *the ministry said* stands right before a day in English."""
    return _TELLING.search(text, max(0, dated.start - _TELLS), dated.start) is not None


def same_day(text: str, at: tuple[int, int], sentence: tuple[int, int], since: int) -> Dated | None:
    """Return the day told last before *on the same day*. ``since``: where it may stand."""
    around = max(sentence[0], at[0] - _NEAR), min(sentence[1], at[1] + _NEAR)
    same = _SAME.search(text, *around)
    if same is None:
        return _same_in(text, sentence, around)
    return last_day(text, min(since, sentence[0]), same.start())


def _same_in(text: str, sentence: tuple[int, int], around: tuple[int, int]) -> Dated | None:
    """Return the day of *во вторник прибыл и в тот же день был принят*: that of the sentence."""
    same = _THE_SAME.search(text, *around)
    return None if same is None else last_day(text, sentence[0], same.start())


def is_day(one: Dated) -> bool:
    """Tell whether a date is one day."""
    return None not in (one.day, one.month) or one.weekday is not None or one.unit == "day"
