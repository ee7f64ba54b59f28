# SPDX-License-Identifier: Apache-2.0
"""Two dates that are the ends of one time: *from Monday to Wednesday*, *on 3 and 4 May*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.when.calendar import WEEKDAYS, any_of
from wasl.contact.press.when.dated import Dated

_FROM: Final = re.compile(r"(?<!\w)(?:from|between|с|со|между|من|بين)\s+(?:the\s+|يوم\s+)?$")
_TO: Final = re.compile(r"\s*(?:-|to|until|till|through|по|до|الي|حتي)\s*(?:the\s+|يوم\s+)?$")
_AND: Final = re.compile(r"\s*(?:and|и|و)\s*(?:the\s+)?$")
_FIRST_DAY: Final = re.compile(
    r"(?<![\w.:])(?P<day>\d{1,2})(?:st|nd|rd|th|-?го)?\s*(?:-|to|until|till|through|по|до|на(?=\s)|الي|حتي|and|и|و)\s*(?:the\s+)?$"
)
_LAST_DAY: Final = re.compile(
    r"\s*(?:-|to|through|until)\s*(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:]|\.\d)"
)
_BOTH_DAYS: Final = re.compile(r"(?<!\w)يومي\s+$")
_AND_DAY: Final = re.compile(rf"\s+و(?P<wd>{any_of(WEEKDAYS)})(?!\w)")
_BACK: Final = 16


def ranges(text: str, dates: Sequence[Dated], start: int, stop: int) -> list[Dated]:
    """Put two dates together that are the ends of one."""
    done: list[Dated] = []
    for one in dates:
        before = done[-1] if done else None
        if one.weekday is not None and one.month is None and one.ago is None:
            if before is not None and _is_weekday(before) and _joins(text, before, one, start):
                done[-1] = replace(before, end=one.end, until=one)
            else:
                both = _BOTH_DAYS.search(text, max(start, one.start - 6), one.start)
                other = _AND_DAY.match(text, one.end, stop) if both else None
                if other is not None:
                    last = replace(one, weekday=WEEKDAYS[other["wd"]])
                    one = replace(one, end=other.end(), until=last)  # noqa: PLW2901
                done.append(one)
            continue
        if None in (one.day, one.month) or one.contradiction or one.uncertain:
            done.append(one)
            continue
        if before is not None and before.until is None and _are_ends(text, before, one, start):
            first = replace(
                before, year=before.year or one.year, of_year=before.of_year or one.of_year
            )
            done[-1] = replace(first, end=one.end, until=one)
            continue
        head = _FIRST_DAY.search(text, max(start, one.start - _BACK), one.start)
        tail = _LAST_DAY.match(text, one.end, stop) if one.year is None else None
        day = one.day or 0
        if head is not None and int(head["day"]) < day and one.weekday is None:
            first = replace(one, day=int(head["day"]))
            one = replace(first, start=head.start(), until=one)  # noqa: PLW2901
        elif tail is not None and day < int(tail["day"]):
            last = replace(one, day=int(tail["day"]))
            one = replace(one, end=tail.end(), until=last)  # noqa: PLW2901
        done.append(one)
    return done


def _is_weekday(one: Dated) -> bool:
    return one.weekday is not None and one.month is None and one.ago is None and one.until is None


def _joins(text: str, first: Dated, last: Dated, start: int) -> bool:
    """Whether two days of the week are one time: *on Monday and Tuesday*, *from Monday to Friday*."""
    between = text[first.end : last.start]
    lead = _FROM.search(text, max(start, first.start - _BACK), first.start)
    return bool(_AND.match(between) or (lead and _TO.match(between)))


def _are_ends(text: str, first: Dated, last: Dated, start: int) -> bool:
    if first.day is None or first.month is None or first.contradiction or first.uncertain:
        return False
    between = text[first.end : last.start]
    lead = _FROM.search(text, max(start, first.start - _BACK), first.start)
    return bool(_TO.match(between) or (lead is not None and _AND.match(between)))
