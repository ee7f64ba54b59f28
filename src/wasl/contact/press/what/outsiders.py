# SPDX-License-Identifier: Apache-2.0
"""Sentences of clashes that are no incident of two sides: of fishers, fans, police, or of a war.

Rules:

1. What strayed over a border by itself is one, whatever it was; and a boat that a navy took.
2. *Police said* is who tells, and takes no part.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import few, fold, pattern
from wasl.contact.press.what import matters

_OF_OTHERS: Final = pattern(
    r"(?<!\w)(?:missiles?|rockets?|air defen[cs]es?(?! identification)|frontline|offensive|air ?strikes?|shelling|drones)(?!\w)",
    r"(?<!\w)(?:airlines|airways|drugs|narcotics|cargo|merchant|ferry|fishing|tankers?|passengers?|civilian|aid|(?<!border\s)police|protesters)(?!\w)",
    r"(?<!\w)(?:наркотик|болельщик|фанат|депутат|парламентари|сенатор|туристы|студент|футболист|хоккеист|спортсмен|заключенн|сухогруз|паром|рыбац|рыболов|танкер|пассажир|гражданск|гуманитарн|торгов|полиц)\w*",
    r"(?<!\w)(?:fans|football|match|teams?|players)(?!\w)",
    r"(?<!\w)(?:сборн|матч|болельщик|футбол)\w*",
    r"(?<!\w)(?:ال)?(?:منتخب|مباراة|مشجع\w*)(?!\w)",
    r"(?<!\w)(?:ال|لل|ل|ب)?(?:صيد|مخدرات|تجارية|ركاب|مدنية|ناقلة|شرطة|متظاهر\w*|محتج\w*)(?!\w)",
    r"(?<!\w)(?:(?<!опознавания.)пво|противовоздушн\w+|ракет\w*|фронт\w*|наступлен\w+|удар\w*|артиллери\w+|беспилотник(?:и|ов|ами)|дрон(?:ы|ов|ами))(?!\w)",
    r"(?<!\w)(?:ال)?(?:صواريخ|صاروخ|دفاعات الجوية|جبهة|قصف|غارات|غارة|مسيرات)(?!\w)",
)
_STRAY: Final = pattern(r"(?<!\w)(?:drones|missile|rocket|air defen[cs]es?(?! identification)|police)(?!\w)", r"(?<!\w)(?:пво|противовоздушн\w+|ракет[ауы]?|полиц\w+|беспилотник(?:и|ов|ами)|дрон(?:ы|ов|ами))(?!\w)", r"(?<!\w)(?:صاروخ|مسيرات|دفاعات الجوية|(?:ال)?شرطة)(?!\w)")  # fmt: skip
"""What is a war's, unless a single thing of one side got over the border of the other."""
_DOWNED: Final = pattern(
    r"(?<!\w)(?:shot|brought) down (?:[\w'-]+ ){0,4}?(?:jets?|planes?|aircraft|helicopters?|fighters?|drone)(?!\w)",
    r"(?<!\w)(?:jets?|plane|aircraft|helicopter|fighter|drone) (?:[\w'-]+ ){0,6}?(?:shot|brought) down(?!\w)",
    r"(?:самолет|вертолет|истребител|ил-\d|су-\d|миг-\d|ми-\d|беспилотник(?!и|ов|ами)|дрон(?!ы|ов|ами))\w* (?:[\w-]+ ){0,7}?сбит\w*",
    r"(?<!\w)сбил\w* (?:[\w-]+ ){0,4}?(?:самолет|вертолет|истребител|ил-\d|су-\d|миг-\d|ми-\d|беспилотник(?!и|ов|ами)|дрон(?!ы|ов|ами))",
    r"(?<!\w)(?:و|ف)?(?:أسقط|أسقطت|إسقاط) (?:[^\s.]+ ){0,4}?(?:ال)?(?:طائرة|مقاتلة|مروحية|مسيرة)(?!\w)",
)
"""One craft of a side that the air defences of another shot down."""
_TELLS: Final = re.compile(
    r"(?:\s(?:officer|chief|officials?|spokes\w+|there|sources))?(?:\s(?:in|of)\s(?:[\w'-]+\s?){1,3})?\s(?:said|says|told|confirmed|reported)(?!\w)"
)
_TOLD_BY: Final = re.compile(
    fold(
        r"(?:according to|by|сообщил\w*|рассказал\w*|заявил\w*|данным|словам|قالت|ذكرت|أعلنت|بحسب|حسب|وفق|أفادت)(?:\s\w+){0,2}\s(?:ال|لل)?$"
    ).replace("according to", r"according\sto")
)
"""*Police said*, *сообщила полиция*: who tells has no part in it."""
_TAKEN: Final = re.compile(
    fold(
        r"(?<!\w)(?:seized|detained|captured|impounded|boarded|rammed|sank|fired (?:on|at)|opened fire|water cannons?)(?!\w)|(?:задержал|захватил|протаранил|потопил|обстрелял|водомет|огонь по)|(?<!\w)(?:و|ف)?(?:احتجز|صادر|أوقف|ضبط|اعتقل|صدم|أغرق|أطلق)"
    ).replace(" ", r"\s")
)
_BOATS: Final = re.compile(
    fold(
        r"cargo|merchant|fishing|tanker|police|сухогруз|рыбац|рыболов|танкер|торгов|صيد|ناقل|تجاري"
    )
)
"""What a navy takes is a boat of the other side."""
_GUNS: Final = re.compile(fold(r"shelling|артиллери|قصف"))
_BORDER: Final = pattern(
    r"(?<!\w)(?:positions?|posts?|outposts?|border|frontier|line of (?:actual )?control)(?!\w)",
    r"(?<!\w)(?:позици|пост(?:а|ы|у|ам|ов)?(?!\w)|застав|границ|погран|приграничн|лини\w+ контроля)\w*",
    r"(?<!\w)(?:ب|ل)?(?:ال)?(?:مواقع|موقع|مواقعها|حدود|حدودي|حدودية|مخفر|مخافر|نقطة|خط السيطرة)(?!\w)",
)
"""Guns that fire over a border, or at a post on it, are those of two sides."""
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FOR_YEARS: Final = pattern(
    r"(?<!\w)(?:for|over) (?:many |several )?(?:years|decades|centuries|generations)(?!\w)",
    r"(?<!\w)(?:много лет|десятилети\w+|не первый год|годами)(?!\w)",
    r"(?<!\w)منذ (?:سنوات|عقود|أعوام)(?!\w)",
)
_NEAR: Final = 50


def is_history(text: str, one: Sentence, published: date | None) -> bool:
    """Whether a sentence has a year that is long past, or tells of many."""
    if _FOR_YEARS.search(text, one.start, one.end):
        return True
    years = [int(each[0]) for each in _YEAR.finditer(text, one.start, one.end)]
    return published is not None and any(year < published.year - 1 for year in years)


def is_of_others(text: str, one: Sentence) -> bool:
    """Whether a sentence is about fishers, fans, or a war, and not about what strayed."""
    words = [
        each
        for each in few(_OF_OTHERS, text, one.start, one.end)
        if not _TELLS.match(text, each.end())
        and not _TOLD_BY.search(text, max(one.start, each.start() - _NEAR), each.start())
    ]
    if _TAKEN.search(text, one.start, one.end):
        words = [each for each in words if not _BOATS.match(each[0])]
    if _BORDER.search(text, one.start, one.end):
        words = [each for each in words if not _GUNS.match(each[0])]
    over = bool(words) and (
        matters.GOT_OVER.search(text, one.start, one.end) is not None
        or _DOWNED.search(text, one.start, one.end) is not None
    )
    return not all(over and _STRAY.fullmatch(each[0]) for each in words)
