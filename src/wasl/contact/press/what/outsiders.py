# SPDX-License-Identifier: Apache-2.0
"""Sentences of clashes that are no incident of two sides: of fishers, fans, police, or of a war.

Rules:

1. What strayed over a border by itself is one, whatever it was; and a boat that a navy took.
2. *Police said* is who tells, and takes no part.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import few, fold, pattern
from wasl.contact.press.what import matters

_OF_OTHERS: Final = pattern(
    r"(?<!\w)(?:missiles?|rockets?|air defen[cs]es?|frontline|offensive|air ?strikes?|shelling|overnight|drones)(?!\w)",
    r"(?<!\w)(?:cargo|merchant|ferry|fishing|tankers?|passengers?|civilian|aid|(?<!border\s)police|protesters)(?!\w)",
    r"(?<!\w)(?:болельщик|фанат|депутат|парламентари|сенатор|туристы|студент|футболист|хоккеист|спортсмен|заключенн|сухогруз|паром|рыбац|рыболов|танкер|пассажир|гражданск|гуманитарн|торгов|полиц)\w*",
    r"(?<!\w)(?:fans|football|match|teams?|players)(?!\w)",
    r"(?<!\w)(?:сборн|матч|болельщик|футбол)\w*",
    r"(?<!\w)(?:ال)?(?:منتخب|مباراة|مشجع\w*)(?!\w)",
    r"(?<!\w)(?:ال|لل|ل|ب)?(?:صيد|تجارية|ركاب|مدنية|ناقلة|شرطة|متظاهر\w*|محتج\w*)(?!\w)",
    r"(?<!\w)(?:пво|противовоздушн\w+|ракет\w*|фронт\w*|наступлен\w+|удар\w*|артиллери\w+|беспилотник(?:и|ов|ами)|дрон(?:ы|ов|ами))(?!\w)",
    r"(?<!\w)(?:ال)?(?:صواريخ|صاروخ|دفاعات الجوية|جبهة|قصف|غارات|غارة|مسيرات)(?!\w)",
)
_STRAY: Final = pattern(r"(?<!\w)(?:missile|rocket|air defen[cs]es?|police)(?!\w)", r"(?<!\w)(?:пво|противовоздушн\w+|ракет[ауы]?|полиц\w+)(?!\w)", r"(?<!\w)(?:صاروخ|دفاعات الجوية|(?:ال)?شرطة)(?!\w)")  # fmt: skip
"""What is a war's, unless a single thing of one side got over the border of the other."""
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
_NEAR: Final = 50


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
    over = bool(words) and matters.GOT_OVER.search(text, one.start, one.end) is not None
    return not all(over and _STRAY.fullmatch(each[0]) for each in words)
