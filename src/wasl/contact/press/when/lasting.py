# SPDX-License-Identifier: Apache-2.0
"""How long something lasts that begins on a day: *began a five-day exercise on Monday*.

Rules:

1. A number of days makes the last one, if a word says that it begins on the first; who ends a
   *five-day* exercise on Friday, or will train *for weeks*, says nothing of its last day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from wasl.contact.press.shadow import fold, pattern

_NUMBERS: Final = {
    fold(word): number
    for number, words in (
        (2, "two двух يومين"), (3, "three трех три ثلاثة"), (4, "four четырех четыре أربعة"),
        (5, "five пяти пять خمسة"), (6, "six шести шесть ستة"), (7, "seven семи семь سبعة"),
        (8, "eight восьми восемь ثمانية"), (9, "nine девяти девять تسعة"),
        (10, "ten десяти десять عشرة"), (11, "eleven"), (12, "twelve"), (14, "fourteen"),
    )
    for word in words.split()
}  # fmt: skip
_N: Final = r"(?P<n>\d{1,2}|" + "|".join(_NUMBERS) + ")"
_LASTS: Final = (
    re.compile(rf"(?<!\w){_N}-day(?!\w)"),
    re.compile(rf"(?<!\w)(?:for|lasts?|lasting|over|run|runs)\s+{_N}\s+days(?!\w)"),
    re.compile(rf"(?<!\w){_N}-?дневн\w+"),
    re.compile(rf"(?<!\w)(?:продл|длит|рассчита)\w+\s+(?:на\s+)?{_N}\s+(?:дней|дня)(?!\w)"),
    re.compile(
        fold(r"(?<!\w)(?:لمدة|تستمر|يستمر|على مدى|على مدار)").replace(" ", r"\s+")
        + rf"\s+(?:{_N}\s+{fold('أيام')}|(?P<two>{fold('يومين')}))(?!\w)"
    ),
)
_BEGINS: Final = pattern(
    r"(?<!\w)(?:beg[aiu]ns?|beginning|start(?:s|ed|ing)?|open(?:s|ed)?|launch(?:es|ed)?|kick(?:s|ed)? off|commenc(?:es|ed)|got under ?way|from(?= (?:the )?(?:\w+day|\d|today|tomorrow|january|february|march|april|may|june|july|august|september|october|november|december)))(?!\w)",
    r"(?<!\w)(?:начал|начн|начин|старт|откры)\w*",
    r"(?<!\w)со? (?=\d|понед|вторн|сред|четв|пятн|субб|воскр)",
    r"(?<!\w)(?:و|ف)?(?:بدأ|بدأت|تبدأ|يبدأ|انطلق|انطلقت|تنطلق|انطلاق|بدء|افتتح|افتتحت|اعتبارا من|ابتداء من)(?!\w)",
)
_ENDS: Final = pattern(
    r"(?<!\w)(?:end(?:s|ed)|conclud(?:es|ed)|wrap(?:s|ped) up|finish(?:es|ed)|clos(?:es|ed)|came to an end)(?!\w)",
    r"(?<!\w)(?:заверш|законч)(?:ил|ен)\w*",
    r"(?<!\w)(?:و|ف)?(?:اختتم|اختتمت|انتهى|انتهت|أنهى|أنهت)(?!\w)",
)
_DAY_CHARS: Final = 10


def with_length(first: str, text: str, start: int, end: int) -> str:
    """Return the days of what a sentence says begins on a day and lasts so many of them."""
    begins = len(first) == _DAY_CHARS and _BEGINS.search(text, start, end)
    if not begins or _ENDS.search(text, start, end):
        return first
    found = [one for each in _LASTS for one in each.finditer(text, start, end)]
    if len(found) != 1:
        return first
    number = found[0]["n"]
    days = 2 if number is None else _NUMBERS.get(number) or int(number)
    last = date.fromisoformat(first) + timedelta(days=max(1, days) - 1)
    return f"{first}/{last}" if days > 1 else first
