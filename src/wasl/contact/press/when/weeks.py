# SPDX-License-Identifier: Apache-2.0
"""The day of a week that is not the one before publication: *on Monday of last week*.

It is a day only if it is the same one wherever the week begins: in Russian surely on Monday.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from wasl.contact.press.when.calendar import SHIFTS, WEEKDAYS, any_of
from wasl.contact.press.when.dated import Dated

_WEEKDAY: Final = any_of(WEEKDAYS)
_SHIFT: Final = any_of(SHIFTS)
_WEEK_OF: Final = (
    rf"(?:(?:(?:مطلع|بدايه|منتصف|نهايه|اواخر|late|early|в\s+начале|в\s+конце)\s+)?"
    rf"(?:الاسبوع\s+(?P<{{}}>{_SHIFT})|(?P<{{}}>{_SHIFT})\s+(?:week|недел[еи])))"
)
OF_WEEK: Final = re.compile(
    rf"(?<!\w)(?:(?P<wd>{_WEEKDAY})\s+(?:(?:من|في|of|на)\s+)?{_WEEK_OF.format('a', 'b')}"
    rf"|{_WEEK_OF.format('c', 'd')}\s*,?\s+(?:(?:يوم|во?|on)\s+)?(?P<wd2>{_WEEKDAY}))(?!\w)"
)
WEEKEND: Final = re.compile(
    r"(?<!\w)(?:(?:over|at|during)\s+the\s+(?:(?:past|last)\s+)?|(?:last|this\s+past)\s+)weekend(?!\w)"
    r"|(?<!\w)(?:в|на|за)\s+(?:(?:минувши|прошедши|прошлы|эти|последни)[ех]?\s+)?выходны[ех](?!\w)"
)
FIRST_DAYS: Final = (5, 6, 0)
"""On which a week begins: Saturday, Sunday or Monday."""
_FROM_MONDAY: Final = "week from monday"


def of_week(match: re.Match[str]) -> Dated:
    """Return the weekday of a week."""
    shift = match["a"] or match["b"] or match["c"] or match["d"]
    return Dated(
        start=match.start(),
        end=match.end(),
        weekday=WEEKDAYS[match["wd"] or match["wd2"]],
        unit=_FROM_MONDAY if "недел" in match[0] else "week",
        shift=SHIFTS[shift],
    )


def weekend(match: re.Match[str]) -> Dated:
    """Return a weekend, the last one."""
    return Dated(start=match.start(), end=match.end(), unit="weekend", shift="last")


def day_of_week(dated: Dated, published: date) -> date | None:
    """Return the weekday of *last week*, if it is one day wherever the week begins."""
    assert dated.weekday is not None
    weeks = {"last": -1, "this": 0, "next": 1}[dated.shift]
    days = {
        published + timedelta(days=(dated.weekday - first) % 7 - (published.weekday() - first) % 7)
        for first in ((0,) if dated.unit == _FROM_MONDAY else FIRST_DAYS)
    }
    return days.pop() + timedelta(weeks=weeks) if len(days) == 1 else None
