# SPDX-License-Identifier: Apache-2.0
"""Figures with what they count: ships, aircraft, killed, minutes.

Rules:

1. A figure keeps its bound: ``>140`` over, ``>=5`` at least, ``~16`` about. Nothing is averaged.
2. What it counts is one of a few words; another figure is none of ours.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from wasl.contact.press.shadow import fold, spaced

_WHAT: Final = {
    "ships": r"سفين\w*|سفن|زورق\w*|زوارق|قوارب حربية|فرقاط\w*|بارج\w*|كورفيت\w*|مدمر(?:ة|ات)|غواص(?:ة|ات)|قطع(?:ة)? بحرية|кораб\w+|судов|суд(?:на|но)|warships?|ships?|vessels?",
    "aircraft": r"طائر(?:ة|ات)|مقاتل(?:ة|ات) جوية|самол[её]т\w*|aircraft|(?:war)?planes?|(?:fighter )?jets?|fighters|bombers|helicopters",
    "drones": r"(?:طائر\w+ )?مسير\w*|беспилотник\w*|дрон\w*|drones?",
    "missiles": r"صاروخ\w*|صواريخ|ракет\w*|missiles?|rockets?",
    "children": r"أطفال|طفلا?|дет(?:ей|и)|реб[её]нк\w*|children",
    "troops": r"جندي(?!ين)\w*|جنود|عسكريا|военнослужащ\w*|солдат\w*|troops|soldiers|personnel",
    "minutes": r"دقيقة|دقائق|минут\w*|minutes?",
    "hours": r"ساعات|ساعة|час(?:а|ов)?(?!\w)|hours?",
    "months-since": r"شهرا|أشهر|شهور|месяц(?:а|ев)|months",
}
_KILLED: Final = (
    r"قتل(?:ى|وا|ت)?|قتيلا?|مقتل|سقوط|ضحايا|погиб\w*|уби(?:т|л)\w*|killed|dead|died|deaths?"
)
_INJURED: Final = r"إصابة|أصيب\w*|إصابات|جرح(?:ى|وا)?|جريحا?|ранен\w*|пострада\w*|injured|wounded"
_PEOPLE: Final = r"(?:من (?:ال)?(?:جنود|عسكريي|عناصر|أفراد|ضباط|مقاتلي|حراس)\w*(?: الجيش| الحدود)?|جنود|عسكريين|عناصر|أشخاص|شخصا|شخص|آخرين|مدنيين|человек\w*|people|civilians|others|persons|soldiers|servicemen|guards|villagers|fishermen|sailors|officers)"
_BEEN: Final = r"(?:(?:was|were|are|been|have|had|has|also|being|left|reported(?:ly)?) ){0,3}?"
_BOUND: Final = (
    r"(?P<bound>أكثر من|ما يزيد على|ما لا يقل عن|نحو|حوالي|ما يقرب من|قرابة|زهاء|более(?: чем)?|свыше|около|порядка|не менее|"
    r"more than|over|at least|about|around|some|nearly)?"
)
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ARABIC_ONES: Final = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_ARABIC_TENS: Final = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_ARABIC: Final = (
    rf"(?:(?:{'|'.join(_ARABIC_ONES)})(?:ة|ي|ية)?(?: (?:عشرة?|و(?:{'|'.join(_ARABIC_TENS)})(?:ون|ين)))?|"
    rf"(?:(?:واحد|إحدى|أحد|اثن\w+) و)?(?:{'|'.join(_ARABIC_TENS)})(?:ون|ين)|عشرة?|(?:أحد عشر|إحدى عشرة|اثن(?:ا|ي) عشر|اثنتا عشرة))(?!\w)"
)
"""Three to ninety-nine in Arabic words."""
_STEMS: Final = {
    fold(word): n
    for n, words in enumerate(("أحد واحد إحدى", "اثن", *_ARABIC_ONES, "عشر"), 1)
    for word in words.split()
}
_NUMBER: Final = (
    rf"(?P<number>\d[\d,. ]{{0,12}}\d|\d|{_ARABIC}|three|four|five|six|seven|eight|nine|ten|"
    rf"два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|two|{_TEENS}|(?:{_TENS})(?:-(?:{_ONES}))?)(?P<scale>\s*(?:ألف|آلاف|مليون|тыс\w*|thousand|million))?"
)
_WORDS: Final = {
    fold(word): str(number)
    for number, words in (
        (2, "два две two"), (3, "ثلاثة три three"), (4, "أربعة четыре four"), (5, "خمسة пять five"),
        (6, "ستة шесть six"), (7, "سبعة семь seven"), (8, "ثمانية восемь eight"),
        (9, "تسعة девять nine"), (10, "عشرة десять ten"),
    )
    for word in words.split()
}  # fmt: skip
_TEN: Final = 10
_WORDS.update(
    {word: str(_TEN + n) for n, word in enumerate(_TEENS.split("|"), 1)}
    | {
        f"{ten}-{one}" if n else ten: str(_TEN * tens + n)
        for tens, ten in enumerate(_TENS.split("|"), 2)
        for n, one in enumerate(("", *_ONES.split("|")))
    }
)
_SIGNS: Final = {
    **dict.fromkeys(map(fold, ("أكثر من", "ما يزيد على", "более", "более чем", "свыше", "more than", "over")), ">"),
    **dict.fromkeys(map(fold, ("ما لا يقل عن", "не менее", "at least")), ">="),
}  # fmt: skip
_DUALS: Final = {
    "children": fold("طفلين"), "ships": fold("سفينتين"), "aircraft": fold("طائرتين"), "troops": fold("جنديين"),
    "missiles": fold("صاروخين"),
}  # fmt: skip


def _of(*parts: str) -> str:
    return spaced("".join(parts))


_COUNTED: Final = re.compile(
    _of(
        r"(?<!\w)[وبفل]?(?:",
        _BOUND,
        r" )?\(?",
        _NUMBER,
        r"(?P<mid>(?: [\w-]+){0,2}?) (?:",
        r"(?P<dead>(?:",
        _PEOPLE,
        r" )?(?:كانوا )?",
        _BEEN,
        r"(?:",
        _KILLED,
        r")(?!\w))",
        r"|(?P<hurt>(?:",
        _PEOPLE,
        r" )?",
        _BEEN,
        r"(?:",
        _INJURED,
        r")(?!\w))|",
        "|".join(f"(?P<w{n}>(?<!\\w)(?:{words})(?!\\w))" for n, words in enumerate(_WHAT.values())),
        r")",
    ).replace("(?:" + _of(_BOUND) + r"\s+)?", "(?:" + _of(_BOUND).removesuffix("?") + r"\s+)?")
)
_VERB_FIRST: Final = re.compile(
    _of(
        r"(?<!\w)(?:و)?(?:(?P<dead>", _KILLED, r")|(?P<hurt>", _INJURED, r")) (?:(?:ما|إلى|как минимум) )?(?:",
        _BOUND.removesuffix("?"), r" )?", _NUMBER, r"(?!\w)(?P<tail>(?: ", _PEOPLE, r")?(?: على الأقل)?)",
    )
)  # fmt: skip
_PERSON: Final = (
    r"جندي|ضابط|شخص|عنصر|مقاتل|شرطي|حارس|مدني|طيار|بحار|صياد|مواطن|مسعف|طفل|عسكري|موظف|عامل|سائق"
)
_ONE_HIT: Final = re.compile(
    _of(
        r"(?<!\w)(?:و|ف)?(?:(?P<dead>(?:ب|ل)?مقتل|قتل|استشهد|استشهاد)|(?P<hurt>(?:ب|ل)?إصابة|أصيب|جرح)) ",
        rf"(?:{_PERSON})(?P<two>ان|ين)?(?!\w)(?: (?!\w+ا(?!\w))\w+){{0,2}}?(?= (?:في|على|ب\w+|جراء|إثر|خلال|أثناء|عندما|بعد|قرب|داخل|عند|من|فجر|صباح|مساء|ليل|أمس|اليوم|يوم|و\w+)(?!\w)| ?[,.]|$)",
    )
)
"""*A soldier was killed*; of one who killed somebody the object stands behind."""
_CHARS: Final = 4_000


class Figure(NamedTuple):
    """A figure, what it counts and where it stands."""

    what: str
    number: str
    start: int
    end: int


def figures(text: str, *, start: int, end: int, ones: bool = False) -> list[Figure]:
    """Return the figures of a sentence in their order. ``ones``: *a soldier was killed* is one."""
    end = min(end, start + _CHARS)
    found: list[Figure] = []
    for match in _VERB_FIRST.finditer(text, start, end):
        what = "killed" if match["dead"] else "injured"
        number = _number(match)
        if _at_least(match["tail"]):
            number = f">={number}"
        found.append(Figure(what, number, *match.span()))
    for match in _ONE_HIT.finditer(text, start, end) if ones else ():
        what = "killed" if match["dead"] else "injured"
        found.append(Figure(what, "2" if match["two"] else "1", *match.span()))
    names = list(_WHAT)
    for match in _COUNTED.finditer(text, start, end):
        if any(one.start <= match.start("number") < one.end for one in found):
            continue
        what = next((names[n] for n in range(len(names)) if match[f"w{n}"]), "")
        what = what or ("killed" if match["dead"] else "injured")
        found.append(Figure(what, _number(match), *match.span()))
    for what, dual in _DUALS.items():
        for match in re.finditer(rf"(?<!\w)(?:ل|ب|و)?{dual}(?!\w)", text[start:end]):
            first, last = start + match.start(), start + match.end()
            if not any(one.start <= first < one.end for one in found):
                found.append(Figure(what, "2", first, last))
    return sorted(found, key=lambda one: one.start)


def _in_arabic(told: str) -> str:
    """Return a number of Arabic words: *خمسة وعشرين*."""
    total = 0
    for word in told.split():
        stem = next((one for one in _STEMS if word.removeprefix("و").startswith(one)), "")
        stem = stem or next((one for one in _STEMS if word.startswith(one)), "")
        if not stem:
            return ""
        tens = word.endswith(("ون", "ين"))
        total += (20 if stem == "عشر" else 10 * _STEMS[stem]) if tens else _STEMS[stem]
    return str(total)


def _at_least(tail: str) -> bool:
    return fold("على الأقل") in tail


def _number(match: re.Match[str]) -> str:
    told = match["number"].strip()
    number = _WORDS.get(told) or _in_arabic(told) or re.sub(r"[ ,](?=\d)", "", told)
    scale = (match["scale"] or "").strip()
    if scale:
        number = f"{number} {'million' if scale[:3] in ('ملي', 'mil') else 'thousand'}"
    bound = " ".join((match["bound"] or "").split())
    return _SIGNS.get(bound, "~" if bound else "") + number
