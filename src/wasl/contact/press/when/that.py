# SPDX-License-Identifier: Apache-2.0
"""Days that are said by another: *that same day*, *two days before that*, *on the 15th*.

Rules:

1. *Two days later* is counted from the day of the contact before.
2. *In July he flew to Nairobi: on the 15th he met X*: the month is the one that was named last.
3. *A week ago, on May 5*: the day that is said exactly is meant, the other only tells how long ago.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.when.calendar import DAY_WORDS, MONTHS, SHIFTS, any_of
from wasl.contact.press.when.dated import THAT_DAY, Dated

_EVENTS: Final = (
    "визит|встреч(?!ал)|саммит|переговор|выбор|заседан|праздник|нов|годовщин|втор|перв|треть|очередн|поездк|конференц|голосован|раунд|турне|приезд|"
    "прибыт|открыт|начал|запуск|референдум|войн|вторжен|инаугурац|дня|рождеств|пасх|рамадан|форум|консультац|бесед(?!овал|ует)|разговор(?!ил)|сво|его|ее|их|эт|"
    "запланирован|намечен|предстоящ|решающ|возможн|оглашен|подписан|приезда|трехсторон|двухсторон|двусторон|вступлен"
)
_RU_MANY: Final = {
    fold(word): n
    for n, words in enumerate(
        ("двумя два", "тремя три", "четырьмя четыре", "пятью пять", "шестью шесть"), start=2
    )
    for word in words.split()
}
_AR_MANY: Final = {
    fold(word): n
    for n, words in enumerate(
        ("يومين", "ثلاثة أيام", "أربعة أيام", "خمسة أيام", "ستة أيام"), start=2
    )
    for word in (words,)
}
_MANY: Final = {**_RU_MANY, **_AR_MANY}
_RU: Final = "|".join(_RU_MANY)
RU_BEFORE: Final = (
    rf"дн[её]м (?:ранее|раньше|прежде)|(?:{_RU}) днями (?:ранее|раньше|прежде|до (?:этого|того))|"
    rf"за (?:день|сутки|(?:{_RU}) (?:дня|дней)) (?:до (?:этого|того)|перед (?:этим|тем))"
)
RU_AFTER: Final = (
    r"(?:на )?следующий день|на другой день|дн[её]м (?:позже|позднее)|"
    rf"(?:{_RU}) днями (?:позже|позднее)|(?:через|спустя) (?:(?:{_RU}) (?:дня|дней)|день)(?! (?:после|как))"
)
_AR: Final = rf"(?:يوم(?: واحد)?|{'|'.join(_AR_MANY)})"
AR_BEFORE: Final = (
    rf"(?:و|ف)?(?:(?:قبل ذلك|قبلها|قبله|قبيل ذلك) ب{_AR}(?: فقط)?|(?:في )?(?:اليوم|المساء) السابق)"
)
AR_AFTER: Final = (
    rf"(?:و|ف)?(?:(?:بعد ذلك|بعدها|بعده) ب{_AR}(?: فقط)?|(?:في )?(?:صباح )?اليوم التالي)"
)
THAT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?P<same>(?:в |во )?(?:тот|этот) же (?:самый )?(?:день|вечер)|(?:того|тем) же (?:дня|днем|вечером|утром)|"
        r"(?:later |earlier )?(?:on )?(?:the|that) same (?:day|evening|afternoon|morning)|(?:later|earlier) that (?:day|evening)|"
        r"(?:في )?(?:(?:نفس|ذات) اليوم|اليوم (?:نفسه|ذاته))|مساء اليوم (?:نفسه|ذاته))|"
        rf"(?P<eve>накануне(?!,? (?:\d|{_EVENTS})))|(?P<before>{RU_BEFORE}|"
        r"the (?:day|evening) before(?! (?:the|his|her|a|an|their|its|yesterday)(?!\w))|a day earlier|the previous (?:day|evening|night)|"
        rf"{AR_BEFORE})|"
        rf"(?P<after>{RU_AFTER}|the (?:next|following) (?:day|morning)|a day later|{AR_AFTER}))(?!\w)"
    )
)
"""A day that is counted from that of the contact before."""
_NUMBER: Final = re.compile(rf"(?:{'|'.join(_MANY)})(?!\w)".replace(" ", r"\s+"))
_MONTH: Final = re.compile(
    rf"(?<!\w)(?:(?P<said>\d{{1,2}}|in|on|of|late|early|mid|last|since|в|с|во|от)[\s-]+)?(?P<m>{any_of(MONTHS)})(?!\w)"
    r"(?:\s+(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_VERBS: Final = frozenset(map(fold, ("march", "may", "mar", "اب", "мая", "май", "مارس")))
_BACK: Final = 160
OF_IT: Final = re.compile(
    r"(?<!\w)(?:(?P<a>\d{1,2})-?(?:го|е|ого)?\s+числа(?!\s+(?:кажд|любо|следующ|прошл|текущ|эт|минувш))"
    r"|on\s+the\s+(?P<b>\d{1,2})(?:st|nd|rd|th)(?=\s*[,;.]|\s+(?:he|she|they|it|his|her|was|were|had|met|with|in|at|by)(?!\w))"
    rf"|(?P<c>\d{{1,2}}|{any_of(DAY_WORDS)})\s+منه)(?!\w)"
)
_SHIFT: Final = any_of(SHIFTS)
_THIS: Final = re.compile(
    rf"(?<!\w)(?:الشهر\s+(?P<a>{_SHIFT})|(?P<b>{_SHIFT})\s+(?:месяца|month))(?!\w)"
)
_VAGUE: Final = frozenset({"days", "months", "week", "month"})
_BESIDE: Final = re.compile(
    fold(
        r"\s*[,(]?\s*(?:أي\s+|وتحديدا\s+|то\s+есть\s+|а\s+именно\s+|that\s+is,?\s+)?(?:(?:و?في|يوم|on|во?|ب)\s*)*"
    )
)


def many(words: str) -> int:
    """Return how many days are said in Russian or Arabic words; 0 if it is not said."""
    number = _NUMBER.search(words)
    return _MANY[" ".join(number[0].split())] if number else 0


def that_day(match: re.Match[str]) -> Dated:
    """Return a day that is counted from that of the contact before."""
    days = many(match[0]) or 1
    ago = 0 if match["same"] else -days if match["after"] else days
    shift = "last" if match["eve"] else ""
    return Dated(start=match.start(), end=match.end(), ago=ago, unit=THAT_DAY, shift=shift)


def of_it(match: re.Match[str]) -> Dated | None:
    """Return the day of the month that was named last, in the same sentence or right before."""
    this = list(_THIS.finditer(match.string, max(0, match.start() - _BACK), match.start()))
    words = match["a"] or match["b"] or match["c"]
    day = int(words) if words.isdigit() else DAY_WORDS[" ".join(words.split())]
    named = [
        one
        for one in _MONTH.finditer(match.string, max(0, match.start() - _BACK), match.start())
        if one["said"] or one["y"] or one["m"] not in _VERBS
    ]
    if this and not any(one.end() > this[-1].end() for one in named):
        shift = SHIFTS[this[-1]["a"] or this[-1]["b"]]
        return Dated(start=match.start(), end=match.end(), unit="month", day=day, shift=shift)
    if not named:
        return None
    return Dated(
        start=match.start(),
        end=match.end(),
        year=int(named[-1]["y"]) if named[-1]["y"] else None,
        month=MONTHS[" ".join(named[-1]["m"].split())],
        day=day,
    )


def exact(text: str, dates: Sequence[Dated]) -> list[Dated]:
    """Leave out *a week ago* beside the day that it is: *قبل ثمانية أيام، في 18 نوفمبر*."""
    return [
        one
        for n, one in enumerate(dates)
        if not (
            one.unit in _VAGUE
            and one.day is None
            and any(_is_beside(text, one, each) for each in dates[max(0, n - 1) : n + 2])
        )
    ]


def _is_beside(text: str, one: Dated, other: Dated) -> bool:
    if None in (other.day, other.month) or other is one:
        return False
    first, last = (one, other) if one.start < other.start else (other, one)
    return _BESIDE.fullmatch(text, first.end, last.start) is not None
