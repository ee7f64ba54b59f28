# SPDX-License-Identifier: Apache-2.0
"""Dates in Arabic, Russian and English press, found and resolved against the day of publication.

Rules:

1. A date is found with all that belongs to it: weekday, day, month by either name, year, *last*.
   What the text leaves open stays open: without a year and without a day of publication there is
   no value, and no day is made up for a month.
2. ``how``: *explicit*, all of it stands there; *relative*, counted from the day of publication;
   *year_inferred*, day and month stand there and the year follows from the publication; *open*.
3. Parts that contradict each other (weekday and day, two months, Hijri and Gregorian) give no
   value but a warning. Hijri days may be off by one: sighting differs from the tables.
4. Not *next* nor in a sentence on what will be: the past is meant, the latest day that fits.
5. *From 10 to 17 September* is one date with two ends.
6. Weeks begin on Saturday, Sunday or Monday: *last week* is all days that any of them calls so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hijridate import Hijri

from wasl.contact.press.shadow import fold
from wasl.contact.press.when.adjectives import ADJECTIVE, NEEDS, adjective
from wasl.contact.press.when.ago import AGO, ago
from wasl.contact.press.when.calendar import (
    DAY_WORDS,
    DUAL_VERBS,
    HIJRI_MONTHS,
    MONTHS,
    SHIFTS,
    WEEKDAYS,
    any_of,
)
from wasl.contact.press.when.clash import Clash
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.ranges import ranges
from wasl.contact.press.when.that import OF_IT, THAT, exact, of_it, that_day
from wasl.contact.press.when.weeks import OF_WEEK, WEEKEND, of_week, weekend

_MONTH: Final = any_of(MONTHS)
_WEEKDAY: Final = any_of(WEEKDAYS)
_DAY: Final = rf"(?:\d{{1,2}}(?!\d)(?:st|nd|rd|th|-?го)?|{any_of(DAY_WORDS)})"
_SHIFT: Final = any_of(SHIFTS)
_YEAR_TAIL: Final = r"(?:\s*(?:года|году|год|г\.|г\b|م\b|مـ))?"
_YEAR: Final = rf"(?:\s*,?\s*(?:من\s+)?(?:عام\s+|العام\s+|سنه\s+|of\s+)?(?P<{{}}>(?:19|20)\d\d)(?!\d){_YEAR_TAIL})"
_OF_YEAR: Final = (
    rf"(?:\s+(?:من\s+|of\s+)?(?:"
    rf"(?:العام|السنه|عام)\s+(?P<{{0}}y1>{_SHIFT})|(?P<{{0}}y2>{_SHIFT})\s+(?:года|году|year)"
    rf"|(?P<{{0}}y3>{_SHIFT})(?!\w)))"
)
_TWIN: Final = rf"(?:\s*[/(\-]?\s*(?P<{{}}>{_MONTH})\s*\)?(?!\w))"
_PART: Final = (
    r"(?:(?P<part>منتصف|اواسط|середине|середины|mid|middle\s+of|مطلع|اوائل|بدايه|начале|начала|"
    r"early|beginning\s+of|start\s+of|اواخر|نهايه|конце|конца|late|end\s+of)[\s-]+)"
)
_PARTS: Final = {
    **dict.fromkeys(("منتصف", "اواسط", "середине", "середины", "mid", "middle of"), "mid"),
    **dict.fromkeys(
        ("مطلع", "اوائل", "بدايه", "начале", "начала", "early", "beginning of", "start of"), "begin"
    ),
    **dict.fromkeys(("اواخر", "نهايه", "конце", "конца", "late", "end of"), "end"),
}
_BEFORE_MONTH: Final = (
    r"(?:(?:ب|ل|و|ف)?(?:في|منذ|خلال|شهر|حتي|من|سوي)|в|во|с|со|за|к|до|in|since|during|last|of|for|"
    r"until|by|from|on|back\s+in)"
)
_FULL: Final = re.compile(
    rf"(?<!\d)(?:(?:يوم\s+)?(?P<wd>{_WEEKDAY})\s*(?:[,(\-]|الموافق)?\s*(?:the\s+)?)?"
    r"(?:(?P<iso_y>(?:19|20)\d\d)[-/.](?P<iso_m>\d{1,2})[-/.](?P<iso_d>\d{1,2})(?!\d)"
    r"|(?P<n_d>\d{1,2})[./-](?P<n_m>\d{1,2})[./-](?P<n_y>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<h_d>\d{{1,2}})\s*[-/]?\s*(?P<h_m>{any_of(HIJRI_MONTHS)})\s*[-/,]?\s*(?:عام\s+|سنه\s+)?"
    r"(?P<h_y>1[34]\d\d)(?!\d)(?:\s*(?:هجري\w*|هـ|ه\b))?"
    rf"|(?P<d>{_DAY})\s*(?:من\s+|of\s+)?(?:شهر\s+)?(?P<m>{_MONTH})(?![^\W\d])"
    rf"{_TWIN.format('twin')}?(?:{_YEAR.format('y')}|{_OF_YEAR.format('o')})?"
    rf"|(?P<em>{_MONTH})\.?\s+(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)"
    rf"(?:{_YEAR.format('ey')}|{_OF_YEAR.format('e')})?)"
)
_MONTHLY: Final = re.compile(
    rf"(?<![\w])(?:{_PART}(?:شهر\s+)?|(?P<pre>{_BEFORE_MONTH})\s+(?:شهر\s+)?)?"
    rf"(?P<m>{_MONTH})(?!\w){_TWIN.format('twin')}?"
    rf"(?:{_YEAR.format('y')}|{_OF_YEAR.format('o')})?"
)
_YEARLY: Final = re.compile(
    r"(?<!\w)(?:(?:عام|العام|سنه|في|منذ|in|since|в)\s+(?P<y>(?:19|20)\d\d)(?!\d)(?:\s*год\w*)?|"
    r"(?P<y2>(?:19|20)\d\d)\s+год\w*)"
)
_NAMED: Final = re.compile(
    r"(?<!\w)(?<!نفس )(?<!ذات )(?<!ذلك )(?P<rel>و?(?:(?:امس\s+الاول(?!\s+من(?!\w))|اول\s+(?:(?:من\s+)?امس|البارحه))|امس|البارحه|الليله\s+(?:الماضيه|الفايته|المنصرمه)|بعد\s+غد|"
    r"اليوم(?!\s+(?:نفسه|ذاته|عينه|التالي|السابق|الاول|الثاني|الاخير)(?!\w))|غدا)|позавчера|вчера|сегодня|завтра|(?:минувшим|прошлым|вчерашним) вечером|"
    r"(?:the )?day before yesterday|yesterday|today|tomorrow|last night|(?:earlier |late )?this (?:morning|afternoon|evening))(?:\s*,?\s*(?:يوم\s+)?\(?(?P<wd>"
    + _WEEKDAY
    + r")\)?)?(?!\w)"
)
_LAST_NIGHT: Final = ("الليله الماضيه", "الليله الفايته", "الليله المنصرمه")
_DAYS_OFF: Final = {
    **dict.fromkeys(("минувшим вечером", "прошлым вечером", "вчерашним вечером"), -1),
    **dict.fromkeys(("امس الاول", "اول امس", "اول من امس", "اول البارحه", "позавчера"), -2),
    **dict.fromkeys(("day before yesterday", "the day before yesterday"), -2),
    **dict.fromkeys(("امس", "البارحه", *_LAST_NIGHT, "вчера", "yesterday", "last night"), -1),
    **dict.fromkeys(("اليوم", "сегодня", "today"), 0),
    **dict.fromkeys(("غدا", "завтра", "tomorrow"), 1),
    "بعد غد": 2,
}
_WEEKLY: Final = re.compile(
    rf"(?<!\w)(?:(?P<a>{_SHIFT})\s+)?(?P<wd>{_WEEKDAY})(?!\w)(?:\s+(?:(?P<b>{_SHIFT})|(?P<before>قبل\s+الماضي))(?!\w))?"
)
_NEAR_NIGHT: Final = 32
_NIGHT: Final = re.compile(
    fold(
        r"(?<!\w)(?:over)?(?:night|ночь|ليل|ليلة|الليلة)(?:\s(?:of|from|between|с|со|بين|من|يوم|الفاصلة بين|الممتدة بين))?\s$"
    )
)
_NEXT_DAY: Final = re.compile(
    rf"\s*(?:-|/|to\s|into\s|and\s|на\s|{fold('إلى')}\s|{fold('و')})?\s*(?:{_WEEKDAY})(?!\w)"
)
"""*In the night from Monday to Tuesday*, *ليل الاثنين الثلاثاء*: that is of the later one."""
_PERIOD: Final = re.compile(
    rf"(?<!\w)(?:(?P<a>{_SHIFT})\s+)?(?P<unit>الاسبوع|الشهر|العام|недел[еию]|месяц[еа]|год[уа]|week|month|year)"
    rf"(?!\w)(?:\s+(?P<b>{_SHIFT})(?!\w))?"
)
_OF_MONTH: Final = re.compile(
    rf"(?<!\w)(?:(?P<d>{_DAY})\s+(?:من\s+)?(?:الشهر\s+(?P<a>{_SHIFT})|(?P<d2>الجاري|الحالي)|(?:числа\s+)?(?P<b>{_SHIFT})\s+месяца|of\s+(?P<c>{_SHIFT})\s+month))(?!\w)"
)
_UNITS: Final = {"الاسبوع": "week", "الشهر": "month", "العام": "year", "week": "week",
                 "month": "month", "year": "year"}  # fmt: skip
_NEAR: Final = 16
"""Areas whose dates are remembered: several ask for those of one sentence."""
_MARCH_MAY: Final = frozenset(map(fold, ("march", "may", "mar", "مارس", "اب", "ماي", "мая", "май")))


def find_dates(text: str, *, start: int = 0, end: int | None = None) -> tuple[Dated, ...]:
    """Return the dates in a part of a shadow, in their order; none lies in another."""
    return _dates(text, start, len(text) if end is None else end)


@lru_cache(maxsize=_NEAR)
def _dates(text: str, start: int, stop: int) -> tuple[Dated, ...]:
    has = text[start:stop].__contains__
    found: list[Dated] = []
    taken: list[tuple[int, int]] = []
    for needs, pattern, make in MAKERS:
        if not all(any(map(has, some)) for some in needs):
            continue
        for match in pattern.finditer(text, start, stop):
            begin, until = match.span()
            if any(begin < last and first < until for first, last in taken):
                continue
            dated = make(match)
            if dated is not None:
                found.append(dated)
                taken.append((dated.start, dated.end))
    in_order = sorted(found, key=lambda one: one.start)
    return tuple(exact(text, ranges(text, in_order, start, stop)))


def _full(match: re.Match[str]) -> Dated | None:
    part = match.groupdict()
    weekday = None if part["wd"] is None else WEEKDAYS[part["wd"]]
    begin, until = match.span()
    if part["h_d"]:
        return _hijri(match, weekday)
    if part["iso_y"] or part["n_y"]:
        kind = "iso" if part["iso_y"] else "n"
        year, month, day = (int(part[f"{kind}_{each}"]) for each in "ymd")
        if kind == "n" and month > 12 >= day:
            month, day = day, month
        swapped = kind == "n" and max(month, day) <= 12 and month != day and _is_latin(match)
        return Dated(
            start=begin, end=until, year=year, month=month, day=day, weekday=weekday,
            contradiction=Clash.DAY_OR_MONTH if swapped else None,
        )  # fmt: skip
    if part["d"]:
        month, day, year = MONTHS[_one_space(part["m"])], _day(part["d"]), part["y"]
        twin, of_year = part["twin"], part["oy1"] or part["oy2"]
        shift = part["oy3"]
    else:
        month, day, year = MONTHS[part["em"]], int(part["ed"]), part["ey"]
        twin, of_year, shift = None, part["ey1"] or part["ey2"], part["ey3"]
    other = MONTHS[_one_space(twin)] if twin else month
    return Dated(
        start=begin,
        end=until,
        year=int(year) if year else None,
        month=month,
        day=day,
        weekday=weekday,
        shift=SHIFTS[shift] if shift else "",
        of_year=SHIFTS[of_year] if of_year else "",
        contradiction=Clash.TWO_MONTHS if other != month else None,
    )


def _is_latin(match: re.Match[str]) -> bool:
    """Whether the words around are Latin: there the month may stand first."""
    around = match.string[max(0, match.start() - 40) : match.end() + 40]
    return re.search(r"[a-z]{3}", around) is not None and "/" in match[0]


def _hijri(match: re.Match[str], weekday: int | None) -> Dated | None:
    year, month, day = int(match["h_y"]), HIJRI_MONTHS[_one_space(match["h_m"])], int(match["h_d"])
    try:
        same = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Dated(
        start=match.start(), end=match.end(), year=same.year, month=same.month, day=same.day,
        weekday=weekday, uncertain=True,
    )  # fmt: skip


def _monthly(match: re.Match[str]) -> Dated | None:
    part = match.groupdict()
    month = _one_space(part["m"])
    said = part["y"] or part["oy1"] or part["oy2"] or part["oy3"]
    if not (part["part"] or part["pre"] or said) or (
        month in _MARCH_MAY and not (said or part["pre"] or part["part"])
    ):
        return None
    twin = MONTHS[_one_space(part["twin"])] if part["twin"] else MONTHS[month]
    of_year, shift = part["oy1"] or part["oy2"], part["oy3"]
    begin = match.start("m") if part["pre"] and part["pre"] != "last" else match.start()
    return Dated(
        start=begin,
        end=match.end(),
        year=int(part["y"]) if part["y"] else None,
        month=MONTHS[month],
        part=_PARTS[_one_space(part["part"])] if part["part"] else "",
        shift="last" if part["pre"] == "last" else SHIFTS[shift] if shift else "",
        of_year=SHIFTS[of_year] if of_year else "",
        contradiction=Clash.TWO_MONTHS if twin != MONTHS[month] else None,
    )


def _yearly(match: re.Match[str]) -> Dated:
    group = "y" if match["y"] else "y2"
    return Dated(start=match.start(group), end=match.end(), year=int(match[group]))


def _named(match: re.Match[str]) -> Dated:
    words = _one_space(match["rel"]).removeprefix("و")
    of_today = " this " in f" {words}"
    off = 0 if of_today else _DAYS_OFF[words if words in _DAYS_OFF else f"و{words}"]
    return Dated(
        start=match.start(), end=match.end(), ago=-off, unit="day",
        weekday=WEEKDAYS[match["wd"]] if match["wd"] else None,
    )  # fmt: skip


def _weekly(match: re.Match[str]) -> Dated | None:
    text = match.string
    shift = match["a"] or match["b"]
    if _NEXT_DAY.match(text, match.end()) and _NIGHT.search(
        text, max(0, match.start() - _NEAR_NIGHT), match.start()
    ):
        return None
    if match["wd"] in ("الاثنين", "الاحد") and not shift and _is_pair(text, match):
        return None
    return Dated(
        start=match.start(), end=match.end(), weekday=WEEKDAYS[match["wd"]],
        shift=SHIFTS[shift] if shift else "", off=-_WEEK if match["before"] else 0,
    )  # fmt: skip


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """الاثنين: the two of them, if their verb follows or *between* goes before."""
    after = re.compile(r"\s+(\w+)").match(text, match.end())
    before = text[max(0, match.start() - 8) : match.start()].split()
    if before and before[-1] in ("يوم", "امس", "صباح", "مساء"):
        return False
    return bool((after and after[1] in DUAL_VERBS) or (before and before[-1] in ("بين", "كلا")))


def _period(match: re.Match[str]) -> Dated | None:
    shift = match["a"] or match["b"]
    if shift is None:
        return None
    unit = _UNITS.get(match["unit"]) or (
        "week"
        if match["unit"].startswith("нед")
        else "month"
        if match["unit"][0] == "м"
        else "year"
    )
    return Dated(start=match.start(), end=match.end(), unit=unit, shift=SHIFTS[shift])


def _of_month(match: re.Match[str]) -> Dated:
    shift = match["a"] or match["b"] or match["c"] or match["d2"]
    return Dated(
        start=match.start(), end=match.end(), unit="month", day=_day(match["d"]),
        shift=SHIFTS[shift],
    )  # fmt: skip


_FIRST_CHARS: Final = 4
_WEEK: Final = 7


def _needs(*words: str) -> tuple[str, ...]:
    """Return how these words begin, each once: what has none of it has no such word."""
    firsts = sorted({word.split()[0][:_FIRST_CHARS] for word in words})
    return tuple(one for one in firsts if not any(one != each and each in one for each in firsts))


_CENTURIES: Final = ("19", "20")
_DIGITS: Final = "0123456789"
_PARTS_OF_DAY: Final = ("day", "night", "morning", "afternoon", "evening")
MAKERS: Final = (
    (
        (_needs(*MONTHS, *HIJRI_MONTHS, *_CENTURIES), (*_DIGITS, *_needs(*DAY_WORDS))),
        _FULL,
        _full,
    ),
    ((("الشهر", "الجاري", "الحالي", "месяца", "month"),), _OF_MONTH, _of_month),
    ((("числа", "the", "منه"), (*_DIGITS, *_needs(*DAY_WORDS))), OF_IT, of_it),
    (
        (
            (
                "يوم",
                "ايام",
                "день",
                "дня",
                "дне",
                "сутк",
                "вечер",
                "утром",
                "накануне",
                *_PARTS_OF_DAY,
            ),
        ),
        THAT,
        that_day,
    ),
    (
        (
            (
                "امس",
                "البارحه",
                "الليله",
                "اليوم",
                "غد",
                "вчера",
                "вечером",
                "сегодня",
                "завтра",
                "tomorrow",
                *_PARTS_OF_DAY,
            ),
        ),
        _NAMED,
        _named,
    ),
    ((("قبل", "назад", "ago"),), AGO, ago),
    ((_needs(*MONTHS),), _MONTHLY, _monthly),
    ((("الاسبوع", "недел", "week"), _needs(*SHIFTS), _needs(*WEEKDAYS)), OF_WEEK, of_week),
    (
        (
            ("الاسبوع", "الشهر", "العام", "недел", "месяц", "год", "week", "month", "year"),
            _needs(*SHIFTS),
        ),
        _PERIOD,
        _period,
    ),
    ((("weekend", "выходны"),), WEEKEND, weekend),
    ((_needs(*WEEKDAYS),), _WEEKLY, _weekly),
    ((_CENTURIES,), _YEARLY, _yearly),
    (NEEDS, ADJECTIVE, adjective),
)
"""What finds dates, with what must stand there, one of each row: a word is sought at no cost."""


def _one_space(words: str) -> str:
    return " ".join(words.split())


def _day(words: str) -> int:
    number = re.match(r"\d+", words)
    return int(number[0]) if number else DAY_WORDS[_one_space(words)]
