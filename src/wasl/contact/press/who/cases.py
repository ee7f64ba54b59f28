# SPDX-License-Identifier: Apache-2.0
"""Russian names that the directory has not, in the form of a dictionary.

Rules:

1. The case is that of the title before the name: *министром* … *Стивом Уиткоффом* is *Стив Уиткофф*.
   Where the title does not decide, only a name that can stand in the nominative is one.
2. Each word is put back by its own ending; what has none of its case (*Сийярто*, *Каллас*) stays.
3. What can be of two nominatives has none: the name stays open, a wrong one is worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Case(StrEnum):
    """The case of a title and of the name behind it."""

    NOMINATIVE = "nom"
    GENITIVE = "gen"
    DATIVE = "dat"
    INSTRUMENTAL = "ins"
    PREPOSITIONAL = "pre"
    OPEN = ""


_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]")
_NO_CASE: Final = re.compile(r"замглав|замминистр|врио|экс|визави|вице-?$")
_FEMININE: Final = re.compile(r"(?:глав|коллег|принцесс|королев|представительниц)(а|ы|и|е|у|ой)$")
_OF_SEVERAL: Final = re.compile(r"(?:^глав|^коллег|телей|дателей|тарей|нералов)$")
_BY_FEMININE: Final = {
    "а": Case.NOMINATIVE, "ы": Case.GENITIVE, "и": Case.GENITIVE, "е": Case.OPEN,
    "у": Case.GENITIVE, "ой": Case.INSTRUMENTAL,
}  # fmt: skip
"""The accusative is read as the genitive: of men they are one."""
_TITLE_ENDS: Final = (
    (re.compile(r"(?:ых|их|ов|ев)$"), Case.GENITIVE),
    (re.compile(r"(?:ыми|ими|ами|ями)$"), Case.INSTRUMENTAL),
    (re.compile(r"(?:ам|ям)$"), Case.DATIVE),
    (re.compile(r"(?:ого|его|а|я)$"), Case.GENITIVE),
    (re.compile(r"(?:ому|ему|у|ю)$"), Case.DATIVE),
    (re.compile(r"(?:ом|ем|ым|им|ём)$"), Case.INSTRUMENTAL),
    (re.compile(r"(?:ый|ий|ые|ие|ы|и|ь|[бвгджзйклмнпрстфхцчшщ])$"), Case.NOMINATIVE),
    (re.compile(r"е$"), Case.PREPOSITIONAL),
)
_PARTICLES: Final = "аль эль ас аш ад ан ат ар аз уль бен бин ибн абу абд фон ван дер ден де да ди дель дос душ ле ля ла оглы"
_PARTS: Final = frozenset(_PARTICLES.split())
_IRREGULAR: Final = {"павл": "Павел", "льв": "Лев", "пав": "Павел"}
_ALL_INSTRUMENTAL: Final = re.compile(r"(?:\w+(?:ом|ем|ём|ой|ей)\s)+\w+(?:ым|им|ом|ем)")
_OBLIQUE: Final = re.compile(r"(?:[ауюыияе]|ом|ем|ым|им|ой|ей|ого|его)$")
_VOWELS: Final = "аеёиоуыэюя"
_HUSHING: Final = "жшчщц"
_KEEPS_U: Final = re.compile(r"(?:оглу|еску|яну|ху|шу|чжу)$")
_SHORT: Final = 3
_POSSESSIVE: Final = re.compile(r"(?:ов|ев|ёв|ин|ын)$")


def case_of(words: Iterable[str], *, several: bool = False) -> Case:
    """Return the case of a title: that of its first word that shows one. ``several``: of two."""
    for word in words:
        low = word.lower()
        if not _CYRILLIC.match(low) or low.isdigit():
            continue
        if _NO_CASE.match(low):
            return Case.OPEN
        if several and _OF_SEVERAL.search(low):
            return Case.GENITIVE
        feminine = _FEMININE.search(low)
        if feminine is not None:
            return Case.OPEN if several else _BY_FEMININE[feminine[1]]
        for ending, case in _TITLE_ENDS:
            if ending.search(low):
                return case
    return Case.OPEN


def nominative(name: str, case: Case) -> str:
    """Return a name as it stands in a dictionary; "" if that is not sure."""
    if not _CYRILLIC.search(name):
        return name
    if case is Case.OPEN and _ALL_INSTRUMENTAL.fullmatch(name):
        case = Case.INSTRUMENTAL
    if case is Case.OPEN:
        case = Case.NOMINATIVE
        if re.search(r"(?:ом|ем|ём|ым|им|ой|ого|ому|[ауюы])$", name):
            return ""
    if case is Case.NOMINATIVE:
        return name
    words = name.split(" ")
    if case is Case.GENITIVE and (woman := _of_woman(words)):
        return woman
    found = [_whole(word, case, first=n == 0 < len(words) - 1) for n, word in enumerate(words)]
    return " ".join(found) if all(found) else ""


def beside(name: str, case: Case) -> str:
    """Return a name that stands before its title in the dictionary's form: of the title's own case.

    *По словам Ивана Петрова, министр …*: what can be another case is no name.
    """
    plain = not _CYRILLIC.search(name) or case is not Case.NOMINATIVE
    whole = plain or any(not _OBLIQUE.search(word) for word in name.split())
    return nominative(name, case) if whole else ""


def _of_woman(words: list[str]) -> str:
    """*Кариму Беньяиш*, *Марию Захарову*: in the accusative; a man's family name would have its own ending."""
    first, last = words[0], words[-1]
    if len(words) != len({first, last}) or first[-1] not in "ую":
        return ""
    if re.search(r"(?:ов|ев|ёв|ин|ын)у$", last):
        last = last[:-1] + "а"
    elif last.endswith("ую"):
        last = last[:-2] + "ая"
    elif last[-1].lower() in _VOWELS + "йь":
        return ""
    return f"{first[:-1]}{'а' if first[-1] == 'у' else 'я'} {last}"


def _whole(word: str, case: Case, *, first: bool) -> str:
    head, sign, last = word.rpartition("-" if "-" in word else ".")
    if last.lower() in _PARTS or not last or len(last) < _SHORT or not last[0].isupper():
        return word
    back = _word(last, case, first=first)
    return f"{head}{sign}{back}" if back else ""


def _word(word: str, case: Case, *, first: bool) -> str:
    low = word.lower()
    if case is Case.INSTRUMENTAL:
        return _instrumental(word, low)
    if case is Case.GENITIVE:
        return _genitive(word, low, first=first)
    if case is Case.DATIVE:
        return _dative(word, low)
    return "" if low[-1] in "еи" else word


def _has_vowel(stem: str) -> bool:
    return any(letter in _VOWELS for letter in stem.lower())


def _bare(stem: str) -> str:
    """A stem of the second declension without its ending."""
    return _IRREGULAR.get(stem.lower(), stem)


def _soft(stem: str) -> str:
    """A stem that ends softly: *Серге-*, *Игор-*, *Мерц-*."""
    last = stem[-1].lower()
    return stem + "й" if last in _VOWELS else stem if last in _HUSHING else stem + "ь"


def _adjective(stem: str) -> str:
    last = stem[-1].lower()
    return stem + ("ий" if last in "кгхжшчщ" else "ый")


def _instrumental(word: str, low: str) -> str:
    stem = word[:-2]
    if not _has_vowel(stem):
        return word
    if low.endswith("ом"):
        return _bare(stem)
    if low.endswith(("ем", "ём")):
        return _soft(stem)
    if low.endswith("ым"):
        return stem if _POSSESSIVE.search(stem.lower()) else stem + "ый"
    if low.endswith("им"):
        return stem + "ий"
    if low.endswith("ой"):
        return stem + ("ая" if stem.lower().endswith(("ск", "цк")) else "а")
    if low.endswith(("ей", "ёй")):
        return stem + ("а" if stem[-1].lower() in _HUSHING else "я")
    return word


def _genitive(word: str, low: str, *, first: bool) -> str:
    stem = word[:-1]
    if low.endswith(("ого", "его")) and _has_vowel(word[:-3]):
        return _adjective(word[:-3])
    if low.endswith("ой") and _has_vowel(word[:-2]):
        possessive = _POSSESSIVE.search(low[:-2])
        return word[:-2] + ("а" if possessive else "ая")
    if low[-1] == "а":
        return word if low[-2] in _VOWELS else _bare(stem)
    if low[-1] == "я":
        return _soft(stem)
    if low[-1] == "ы":
        return stem + "а"
    if first and low[-1] == "и" and low[-2] in _VOWELS:
        return stem + "я"
    if first and low[-1] in "ую":
        return ""  # *Симону* of *Симона*, or *Санду*
    return word


def _dative(word: str, low: str) -> str:
    stem = word[:-1]
    if low.endswith(("ому", "ему")) and _has_vowel(word[:-3]):
        return _adjective(word[:-3])
    if low.endswith("ой") and _has_vowel(word[:-2]):
        return word[:-2] + ("а" if _POSSESSIVE.search(low[:-2]) else "ая")
    if low[-1] == "у":
        return word if _KEEPS_U.search(low) or low[-2] in _VOWELS else _bare(stem)
    if low[-1] == "ю":
        return _soft(stem)
    if low.endswith("ии"):
        return stem + "я"
    return "" if low[-1] == "е" else word
