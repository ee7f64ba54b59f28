# SPDX-License-Identifier: Apache-2.0
"""Days so long before the day of a text: *three days ago*, *пять дней назад*, *قبل أربعة أيام*."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.when.dated import Dated

_NUMBERS: Final[dict[str, int]] = {
    fold(word): number
    for number, words in enumerate(
        (
            "a an one один одну واحد", "two два две", "three три ثلاثة ثلاث", "four четыре أربعة أربع",
            "five пять خمسة خمس", "six шесть ستة ست", "seven семь سبعة سبع", "eight восемь ثمانية ثماني",
            "nine девять تسعة تسع", "ten десять عشرة عشر", "eleven одиннадцать", "twelve двенадцать",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_NUMBER: Final = r"\d{1,3}|" + "|".join(_NUMBERS)
_RUSSIAN: Final = "|".join(
    map(fold, ("день", "дня", "дней", "неделю", "недели", "недель", "месяц", "месяца", "месяцев"))
)
AGO: Final = re.compile(
    rf"(?<!\w)(?:قبل\s+(?:نحو\s+|حوالي\s+)?(?:(?P<ar_n>{_NUMBER})\s+)?(?P<ar>ايام|يوما|يومين|يوم|اسبوعين|"
    r"اسابيع|اسبوعا|اسبوع|شهرين|اشهر|شهور|شهرا|شهر)(?!\w)(?!\s+من(?!\w))"
    rf"|(?:(?P<ru_n>{_NUMBER})\s+)?(?<!\w)(?P<ru>{_RUSSIAN})\s+назад"
    rf"|(?P<en_n>{_NUMBER})\s+(?P<en>days?|weeks?|months?)\s+ago)(?!\w)"
)
_TWO: Final = frozenset({"يومين", "اسبوعين", "شهرين"})
_MANY: Final = frozenset(
    fold("أيام أسابيع أشهر شهور дня дней недели недель месяца месяцев").split()
)
"""Of these it must be said how many."""
_MONTHS: Final = ("شهر", "اشهر", "شهور", "месяц", "month")
_WEEKS: Final = ("اسبوع", "اسابيع", "недел", "week")
_WEEK: Final = 7


def ago(match: re.Match[str]) -> Dated | None:
    """Return the day that is meant, about; None if it is not said how many."""
    words = match["ar"] or match["ru"] or match["en"]
    told = match["ar_n"] or match["ru_n"] or match["en_n"]
    if not told and words in _MANY:
        return None
    said = (_NUMBERS.get(told) or int(told)) if told else 1
    number = 2 if words in _TWO else said
    month, week = words.startswith(_MONTHS), words.startswith(_WEEKS)
    unit, days = ("months", 1) if month else ("days", _WEEK if week else 1)
    return Dated(start=match.start(), end=match.end(), unit=unit, ago=number * days)
