# SPDX-License-Identifier: Apache-2.0
"""The words of dates in Arabic, Russian and English, as they stand in a shadow.

Rules:

1. Months have their Levantine, Egyptian and Maghrebi names; two of them for one month are one.
2. Words that are also something else (الاثنين, مارس, march, may) count only with what makes a date
   of them; ``press/when/dates`` says with what.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import fold

MONTHS: Final[dict[str, int]] = {
    fold(name): number
    for number, names in enumerate(
        (
            "يناير كانون_الثاني كانون_ثاني янв جانفي января январе январь январю january jan",
            "فبراير شباط фев فيفري февраля феврале февраль февралю february feb",
            "مارس آذار марта марте март марту march mar",
            "أبريل إبريل апр نيسان أفريل апреля апреле апрель апрелю april apr",
            "مايو أيار ماي мая мае май маю may",
            "يونيو يونيه июн حزيران جوان июня июне июнь июню june jun",
            "يوليو يوليه июл تموز جويلية يوليوز июля июле июль июлю july jul",
            "أغسطس آب авг أوت غشت августа августе август августу august aug",
            "سبتمبر أيلول сен сент شتنبر сентября сентябре сентябрь сентябрю september sept sep",
            "أكتوبر تشرين_الأول تشرين_أول окт октября октябре октябрь октябрю october oct",
            "نوفمبر تشرين_الثاني تشرين_ثاني ноя нояб نونبر ноября ноябре ноябрь ноябрю november nov",
            "ديسمبر كانون_الأول كانون_أول дек دجنبر декабря декабре декабрь декабрю december dec",
        ),
        start=1,
    )
    for each in names.split()
    for name in [each.replace("_", " ")]
}

HIJRI_MONTHS: Final[dict[str, int]] = {
    fold(name.replace("_", " ")): number
    for number, names in enumerate(
        (
            "محرم المحرم",
            "صفر",
            "ربيع_الأول ربيع_الاول",
            "ربيع_الآخر ربيع_الثاني",
            "جمادى_الأولى جمادى_الاول",
            "جمادى_الآخرة جمادى_الثانية",
            "رجب",
            "شعبان",
            "رمضان",
            "شوال",
            "ذو_القعدة ذي_القعدة",
            "ذو_الحجة ذي_الحجة",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS: Final[dict[str, int]] = {
    fold(name): number
    for number, names in enumerate(
        (
            "الاثنين الإثنين понедельник понедельника monday",
            "الثلاثاء вторник вторника tuesday",
            "الأربعاء среда среду среды wednesday",
            "الخميس четверг четверга thursday",
            "الجمعة пятница пятницу пятницы friday",
            "السبت суббота субботу субботы saturday",
            "الأحد воскресенье воскресенья sunday",
        )
    )
    for name in names.split()
}

_UNITS: Final = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
]
_TEENS: Final = ["الحادي", *_UNITS[1:9]]
_RU_DAYS: Final = [
    "первого",
    "второго",
    "третьего",
    "четвёртого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "одиннадцатого",
    "двенадцатого",
    "тринадцатого",
    "четырнадцатого",
    "пятнадцатого",
    "шестнадцатого",
    "семнадцатого",
    "восемнадцатого",
    "девятнадцатого",
    "двадцатого",
]

DAY_WORDS: Final[dict[str, int]] = {
    fold(word): number
    for word, number in [
        *((word, n) for n, word in enumerate(_UNITS, start=1)),
        *((f"{word} عشر", n) for n, word in enumerate(_TEENS, start=11)),
        *((f"{word} و{tens}", n + more) for tens, more in (("العشرين", 20), ("العشرون", 20))
          for n, word in enumerate(_TEENS, start=1)),
        ("العشرين", 20), ("الثلاثين", 30), ("الحادي والثلاثين", 31),
        *((word, n) for n, word in enumerate(_RU_DAYS, start=1)),
        *((f"двадцать {word}", n + 20) for n, word in enumerate(_RU_DAYS[:9], start=1)),
        ("тридцатого", 30), ("тридцать первого", 31),
    ]
}  # fmt: skip

DUAL_VERBS: Final = frozenset(
    fold(word)
    for word in [
        "ناقشا",
        "بحثا",
        "تبادلا",
        "اتفقا",
        "تحدثا",
        "التقيا",
        "أجريا",
        "شددا",
        "أكدا",
        "استعرضا",
        "تناولا",
        "أعربا",
        "عقدا",
        "توصلا",
        "تطرقا",
        "اتصلا",
        "تشاورا",
        "قررا",
        "اكتفيا",
        "أبديا",
        "عبرا",
        "تحادثا",
        "سيناقشان",
        "سيبحثان",
        "سيلتقيان",
        "يناقشان",
        "يبحثان",
    ]
)
"""After these *الاثنين* is the two of them, and no Monday."""

SHIFTS: Final[dict[str, str]] = {
    fold(words): shift
    for shift, many in {
        "last": "الماضي المنصرم الفائت الماضية|прошлого прошлый прошлую прошлом минувшего минувший "
                "минувшую минувшем прошлой минувшей last past previous",
        "this": "الجاري الحالي الجارية هذا|этого этот эту этом текущего текущий текущем нынешнего "
                "этой текущей нынешней this current",
        "next": "المقبل القادم المقبلة القادمة|следующего следующий следующую следующем следующей next "
                "coming будущего будущий будущую будущем будущей",
    }.items()
    for words in many.replace("|", " ").split()
}  # fmt: skip


def any_of(words: dict[str, int] | dict[str, str]) -> str:
    """Return a pattern of any of these words, the longest first.

    They stand under their first letters: where another one stands, all of a letter are passed over
    at once.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(map(re.escape, words), key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:].replace("\\ ", r"\s+"))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
