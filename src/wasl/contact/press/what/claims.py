# SPDX-License-Identifier: Apache-2.0
"""Figures with what they count: ships, aircraft, killed, minutes.

Rules:

1. A figure keeps its bound: ``>140`` over, ``>=5`` at least, ``~16`` about. Nothing is averaged.
2. What it counts is one of a few words; another figure is none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.when.calendar import MONTHS, any_of

PEOPLE: Final = "people"
"""Who are troops where they take part in an exercise."""
_WHAT: Final = {
    "ships": r"سفين\w*|سفن|زورق\w*|زوارق|قوارب حربية|فرقاط\w*|بارج\w*|كورفيت\w*|مدمر(?:ة|ات)|غواص(?:ة|ات)|قطع(?:ة)? بحرية|кораб\w+|судов|суд(?:на|но)|warships?|ships?|vessels?",
    "aircraft": r"طائر(?:ة|ات)|مقاتل(?:ة|ات) جوية|самол[её]т\w*|aircraft|(?:war)?planes?|(?:fighter )?jets?|fighters|bombers|helicopters",
    "drones": r"(?:طائر\w+ )?مسير\w*|беспилотник\w*|дрон\w*|drones?",
    "missiles": r"صاروخ\w*|صواريخ|ракет\w*|missiles?|rockets?",
    "children": r"أطفال|طفلا?|дет(?:ей|и)|реб[её]нк\w*|children",
    "troops": r"جندي(?!ين)\w*|جنود|عسكري(?:ا|ين)?|военных(?=[.,;)\n]|$| (?:из|и|с|от|на|в|обеих|двух|приняли|участвуют|примут|будут)(?!\w))|военнослужащ\w*|солдат\w*|бойц(?:ов|а|ы)|десантник\w*|морпех\w*|пехотинц\w+|troops|soldiers|personnel|servicemen|marines|paratroopers|service members|sailors",
    PEOPLE: r"people|men(?=[,.;]| (?:from|of|and|are|will|take|took|were)(?!\w))|participants|человек|участник\w*|شخصا?|أشخاص|مشاركا?|مشاركين|عنصرا?|عناصر|فردا",
    "minutes": r"دقيقة|دقائق|минут\w*|minutes?",
    "hours": r"ساعات|ساعة|час(?:а|ов)?(?!\w)|hours?",
    "months-since": r"شهرا|أشهر|شهور|месяц(?:а|ев)|months",
}
_KILLED: Final = (
    r"قتل(?:ى|وا|ت)?|قتيلا?|مقتل|مصرع|استشهاد|استشهد(?:وا)?|شهداء|لقوا حتفهم|سقوط|ضحايا|погиб\w*|гибел\w+|уби(?:т|л)\w*|"
    r"killed|killing|shot dead|dead|died|lost their lives|deaths?"
)
_INJURED: Final = r"إصابة|أصيب\w*|إصابات|جرح(?:ى|وا)?|جريحا?|ранен\w*|пострада\w*|injured|injuring|wounded|wounding|hurt"
_PEOPLE: Final = r"(?:من (?:ال)?(?:جنود|عسكريي|عناصر|أفراد|ضباط|مقاتلي|حراس)\w*(?: الجيش| الحدود)?(?: ال\w{2,}ي)?|جنود|عسكريين|عناصر|أشخاص|شخصا|شخص|آخرين|مدنيين|солдат\w*|военнослужащ\w+|пограничник\w*|моряк\w*|военных|рыбак\w*|крестьян\w*|жител\w+|человек\w*|people|civilians|others|persons|men|troops|soldiers|servicemen|guards|villagers|fishermen|sailors|officers|policemen|rangers|marines|refugees|women)"
_BEEN: Final = r"(?:(?:was|were|are|been|have|had|has|also|being|left|reported(?:ly)?) ){0,3}?"
_BOUND: Final = (
    r"(?P<bound>أكثر من|أزيد من|ما يزيد على|ما يزيد عن|ما لا يقل عن|نحو|حوالي|ما يقرب من|قرابة|زهاء|более(?: чем)?|больше|свыше|около|порядка|почти|примерно|"
    r"не менее|не меньше|по меньшей мере|как минимум|"
    r"more than|over|upwards of|in excess of|at least|no fewer than|no less than|about|around|some|nearly|almost|roughly|approximately|close to)?"
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
_COUNT: Final = (
    (2, "два две двое двух двоих двумя two"), (3, "ثلاثة ثلاث три трое трех троих тремя three"),
    (4, "أربعة أربع четыре четверо четырех четверых четырьмя four"), (5, "خمسة خمس пять пятеро пяти пятерых five"),
    (6, "ستة ست шесть шестеро шести шестерых six"), (7, "سبعة سبع семь семеро семи семерых seven"),
    (8, "ثمانية ثماني ثمان восемь восьми восьмерых eight"), (9, "تسعة تسع девять девяти nine"),
    (10, "عشرة عشر десять десяти ten"), (11, "одиннадцать"), (12, "двенадцать dozen"), (13, "тринадцать"),
    (14, "четырнадцать"), (15, "пятнадцать"), (16, "шестнадцать"), (17, "семнадцать"), (18, "восемнадцать"),
    (19, "девятнадцать"), (20, "عشرون عشرين двадцать двадцати"), (30, "ثلاثون ثلاثين тридцать тридцати"), (40, "أربعون أربعين сорок"),
    (50, "خمسون خمسين пятьдесят"), (60, "ستون ستين шестьдесят"), (70, "سبعون سبعين семьдесят"),
    (80, "ثمانون ثمانين восемьдесят"), (90, "تسعون تسعين девяносто"), (100, "مئة مائة сто"), (200, "مئتا مئتي مائتي двести"),
)  # fmt: skip
_NUMBER: Final = (
    rf"(?P<number>\d[\d,. ]{{0,12}}\d|\d|{_ARABIC}|"
    + "|".join(word for _, words in _COUNT for word in words.split())
    + rf"|{_TEENS}|(?:{_TENS})(?:-(?:{_ONES}))?)(?!\w)(?P<scale>\s*(?:ألف|آلاف|مليون|тыс\w*\.?|thousand|million))?"
)
_WORDS: Final = {fold(word): str(number) for number, words in _COUNT for word in words.split()}
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
    **dict.fromkeys(map(fold, ("أكثر من", "أزيد من", "ما يزيد على", "ما يزيد عن", "более", "более чем", "больше", "свыше", "more than", "over", "upwards of", "in excess of")), ">"),
    **dict.fromkeys(map(fold, ("ما لا يقل عن", "не менее", "не меньше", "по меньшей мере", "как минимум", "at least", "no fewer than", "no less than")), ">="),
}  # fmt: skip
_OF_MONTH: Final = re.compile(rf"\s(?:{any_of(MONTHS)})(?!\w)")
_DUALS: Final = {
    "children": fold("طفلين"), "ships": fold("سفينتين"), "aircraft": fold("طائرتين"), "troops": fold("جنديين"),
    "missiles": fold("صاروخين"),
}  # fmt: skip


def _of(*parts: str) -> str:
    return spaced("".join(parts))


_COUNTED: Final = re.compile(
    _of(
        r"(?<!\w)(?<![a-zа-я]-)[وبفل]?(?:",
        _BOUND,
        r" )?\(?",
        _NUMBER,
        r"(?P<mid>(?: (?!(?:with|in|at|on|by|from|с|со|на|в|по|مع|في) )[\w-]+){0,2}?(?: and [\w-]+)?) (?:",
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
_CHARS: Final = 4_000


_SCALES: Final = {
    **dict.fromkeys(("الف", "الا", "тыс", "tho"), 1_000), **dict.fromkeys(("ملي", "mil"), 1_000_000),
}  # fmt: skip
_SOMEBODY: Final = (
    r"soldier|serviceman|servicewoman|(?:border )?guard|guardsman|policeman|officer|sailor|fisherman|pilot|person|man|woman|civilian|villager|"
    r"child|boy|girl|labou?rer|refugee|schoolboy|schoolgirl|student|driver|trader|policewoman|reservist|ranger|commando|gendarme|youth|teenager|trooper|conscript|captain|sergeant|airman|marine|crewman|farmer|shepherd|herder|resident|worker|peacekeeper|journalist"
)
_SOLDIER: Final = r"солдат|военнослужащий|пограничник|офицер|летчик|пилот|моряк|рыбак|житель|человек|миротворец|десантник|полицейский|ребенок|пастух|подросток"
_OF_SOLDIER: Final = r"солдата|военнослужащего|пограничника|офицера|летчика|пилота|моряка|рыбака|жителя|человека|миротворца|десантника|полицейского|ребенка|пастуха"
_JUNDI: Final = (
    r"جندي|عسكري|شخص|مدني|ضابط|شرطي|طيار|صياد|بحار|عنصر|رجل|امرأة|طفل|مواطن|قروي|راع|فتى"
)
_ONE: Final = re.compile(
    _of(
        r"(?<!\w)(?:(?:an?|one) (?:[\w-]+ ){0,3}?(?:", _SOMEBODY, r")(?:, [^,.;]{1,40},(?: \d+,)?)? (?:(?:was|is|has|had|have|been|were) ){0,2}(?:(?P<a>killed|shot dead|dead|died)|injured|wounded|hurt)|"
        r"one (?:of (?:its|his|their|the|our) (?:[\w-]+ ){0,2}?(?:soldiers|servicemen|guards|men|sailors|officers|troops|pilots|citizens|fishermen) )?(?:(?:was|is|has|had|been) ){0,2}(?:(?P<b>killed|shot dead|dead|died)|injured|wounded|hurt)|"
        r"(?:(?P<c>(?:had |was |been )?(?:killed|killing|shot dead|death of))|(?:injur|wound)(?:ed|ing)) (?:an?|one) (?:[\w-]+ ){0,3}?(?:", _SOMEBODY, r")|"
        r"(?:(?P<d>погиб|убит)|ранен) (?:один )?(?:[\w-]+ ){0,2}?(?:", _SOLDIER, r")|"
        r"(?:один )?(?:", _SOLDIER, r")(?: [\w-]+){0,2}? (?:был |оказался )?(?:(?P<e>погиб|убит)|ранен)|один (?:(?P<f>погиб|убит)|ранен)|"
        r"(?:(?P<g>гибел[ьи]|смерт[ьи]|убийств[оаеу]|убил[аи]?|убиты?м)|ранени[еия]|ранил[аи]?) (?:одного )?(?:[\w-]+ ){0,2}?(?:", _OF_SOLDIER, r")|"
        r"(?:و|ف)?(?:ب|ل)?(?:(?P<h>قتلت?|مقتل|استشهد|استشهاد|مصرع|قتل)|أصيبت?|إصابة|جرح) (?:في(?:ه|ها) )?(?:أحد )?(?:", _JUNDI, r")ا?(?!(?: \w+)? (?!فجرا|صباحا|مساء)\w{2,}ا(?!\w)))(?!\w)",
    )
)  # fmt: skip
_TWO: Final = re.compile(
    _of(r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:(?P<dead>قتلت?|مقتل|استشهد|استشهاد|مصرع)|أصيبت?|إصابة|جرح) (?:(?:(?:جندي|شخص|ضابط|عسكري|طيار|صياد)(?:ان|ين))(?!\w)(?! (?:آخرين|من))|(?:\w+ ){1,2}?(?:اثنين|اثنان)(?!\w))|"
        r"(?<!\w)(?:اثن(?:ان|ين)|(?:جندي|شخص|ضابط|عسكري|صياد|مدني)(?:ان|ين)) (?:من )?(?:\w+ ){0,3}?(?:(?P<dead2>قتلا|لقيا)|أصيبا)(?!\w)|"
        r"(?<!\w)(?:an?|one) (?:[\w-]+ ){0,3}?(?:", _SOMEBODY, r") and (?:an?|one|his|her) (?:[\w-]+ ){0,3}?(?:", _SOMEBODY, r") (?:were|have been|had been) (?:(?P<dead3>killed|shot dead)|injured|wounded|hurt)(?!\w)")
)  # fmt: skip
_ONE_FIRST: Final = re.compile(
    _of(
        r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:(?P<dead2>قتل|مقتل)|أصيب|إصابة) (?:أحدهم|إحداهن|واحد منهم)(?!\w)|(?<!\w)(?:و|ف)?(?:أحد (?:ال)?(?:جنود|عسكريي|عناصر|ضباط|أفراد|حراس|مواطني|صيادي)\w*|(?:",
        _JUNDI,
        r")ا?)(?: \w+){0,2}? (?:(?P<dead>قتل|لقي)|أصيب)(?!\w)",
    )
)
"""*إن جنديا كمبوديا قتل*."""


class Figure(NamedTuple):
    """A figure, what it counts and where it stands."""

    what: str
    number: str
    start: int
    end: int


def figures(text: str, *, start: int, end: int, ones: bool = True) -> list[Figure]:
    """Return the figures of a sentence in their order. ``ones``: *a soldier was killed*, too."""
    end = min(end, start + _CHARS)
    found: list[Figure] = []
    for match in _VERB_FIRST.finditer(text, start, end):
        what = "killed" if match["dead"] else "injured"
        number = _number(match)
        if _at_least(match["tail"]):
            number = f">={number}"
        found.append(Figure(what, number, *match.span()))
    names = list(_WHAT)
    for match in _COUNTED.finditer(text, start, end):
        if any(one.start <= match.start("number") < one.end for one in found):
            continue
        if _OF_MONTH.match(text, match.end("number")):
            continue  # *5 августа китайские корабли*
        what = next((names[n] for n in range(len(names)) if match[f"w{n}"]), "")
        what = what or ("killed" if match["dead"] else "injured")
        found.append(Figure(what, _number(match), *match.span()))
    found += _of_few(text, start, end, found) if ones else ()
    for what, dual in _DUALS.items():
        for match in re.finditer(rf"(?<!\w)(?:ل|ب|و)?{dual}(?!\w)", text[start:end]):
            at = start + match.start()
            if not any(one.start <= at < one.end for one in found):
                found.append(Figure(what, "2", at, start + match.end()))
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


def _of_few(text: str, start: int, end: int, found: Sequence[Figure]) -> list[Figure]:
    """Return one or two who were hit, told without a number: *a soldier was killed*."""
    few: list[Figure] = []
    for words, number in ((_TWO, "2"), (_ONE, "1"), (_ONE_FIRST, "1")):
        for match in words.finditer(text, start, end):
            what = "killed" if any(match.groupdict().values()) else "injured"
            near = (one for one in (*found, *few) if one.what == what)
            if not any(one.start < match.end() and match.start() < one.end for one in near):
                few.append(Figure(what, number, *match.span()))
    return few


def _at_least(tail: str) -> bool:
    return fold("على الأقل") in tail


def _number(match: re.Match[str]) -> str:
    told = match["number"].strip()
    scale = (match["scale"] or "").strip()
    if scale:  # *1,5 тыс.*
        told = re.sub(r",(?=\d{1,2}$)", ".", told)
    number = _WORDS.get(told) or _in_arabic(told) or re.sub(r"[ ,](?=\d)", "", told)
    if scale:
        whole, _, part = number.rstrip(".").partition(".")
        number = str(int(whole + part) * _SCALES[scale[:3]] // 10 ** len(part))
    bound = " ".join((match["bound"] or "").split())
    return _SIGNS.get(bound, "~" if bound else "") + number
