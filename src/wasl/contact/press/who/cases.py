# SPDX-License-Identifier: Apache-2.0
"""Russian names that the directory has not, in the form of a dictionary.

Rules:

1. The case is that of the title before the name: *министром* … *Стивом Уиткоффом* is *Стив Уиткофф*.
   Where the title does not decide, only a name that can stand in the nominative is one.
2. Each word is put back by its own ending; what has none of its case (*Сийярто*, *Каллас*) stays.
3. What can be of two nominatives has none: the name stays open, a wrong one is worse.
4. A name that stays in the nominative behind a title in another case is of somebody else: *бюро при
   президенте Иван Петров*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from wasl.contact.press.who.attested import Attested
from wasl.contact.press.who.given import END_SOFTLY, STAY_IN_U, STAYS, end_there, given_of


class Case(StrEnum):
    """The case of a title and of the name behind it."""

    NOMINATIVE = "nom"
    GENITIVE = "gen"
    DATIVE = "dat"
    INSTRUMENTAL = "ins"
    PREPOSITIONAL = "pre"
    OPEN = ""


_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]")
_NO_CASE: Final = re.compile(r"атташе|замглав|замминистр|врио|экс|визави|вице-?$")
_FEMININE: Final = re.compile(
    r"(?:глав|коллег|пап|принцесс|королев|представительниц|супруг|жен|сестр|невестк|премьерш)(а|ы|и|е|у|ой)$"
)
_OF_SEVERAL: Final = re.compile(r"(?:^глав|^коллег|телей|дателей|тарей|нералов)$")
_BY_FEMININE: Final = {
    "а": Case.NOMINATIVE, "ы": Case.GENITIVE, "и": Case.GENITIVE, "е": Case.DATIVE,
    "у": Case.GENITIVE, "ой": Case.INSTRUMENTAL,
}  # fmt: skip
"""The accusative is read as the genitive: of men they are one."""
_TITLE_ENDS: Final = (
    (re.compile(r"(?:ых|их|ов|ев)$"), Case.GENITIVE),
    (re.compile(r"(?:ыми|ими|ами|ями)$"), Case.INSTRUMENTAL),
    (re.compile(r"(?:ам|ям)$"), Case.DATIVE),
    (re.compile(r"(?:ого|его|а|я)$"), Case.GENITIVE),
    (re.compile(r"(?:ому|ему|у|ю)$"), Case.DATIVE),
    (re.compile(r"(?:ск|цк)ом$"), Case.PREPOSITIONAL),
    (re.compile(r"(?:(?<!главк)(?<!военк)ом|ем|ым|им|ём)$"), Case.INSTRUMENTAL),
    (re.compile(r"ком$"), Case.NOMINATIVE),
    (re.compile(r"(?:ый|ий|ые|ие|ы|и|ь|[бвгджзйклмнпрстфхцчшщ])$"), Case.NOMINATIVE),
    (re.compile(r"е$"), Case.PREPOSITIONAL),
)
_OF_HERS: Final = re.compile(r"(?:[сц]к|нн|ов|перв)ой$|[шн]ей$")
"""*Чилийской коллеги*, *бывшей главы*: what is told of her shows no case of its own."""
_OF_A_TO: Final = re.compile(r"^\w+е (?:[IVX]+|.*(?:ов|ев|ин|ск|цк)ой)$")
"""*Королю Абдалле II*, *Яне Черноховой*."""
_PARTICLES: Final = "аль эль ас аш ад ан ат ар аз уль бен бин ибн абу абд фон ван дер ден де да ди дель дос душ ле ля ла оглы ульд вульд бинт ибну кызы фан эд эт эн эз аг цу"
_PARTS: Final = frozenset(_PARTICLES.split())
_IRREGULAR: Final = {"павл": "Павел", "льв": "Лев", "пав": "Павел"}
_ALL_INSTRUMENTAL: Final = re.compile(r"(?:\w+(?:ом|ем|ём|ой|ей)\s)+\w+(?:ым|им|ом|ем)")
_OBLIQUE: Final = re.compile(r"(?:[ауюыияе]|ом|ем|ым|им|ой|ей|ого|его)$")
_VOWELS: Final = "аеёиоуыэюя"
_HUSHING: Final = "жшчщц"
_ENDS_OPENLY: Final = frozenset({"зои", "хлои"})
_KEEPS_U: Final = re.compile(r"(?:оглу|еску|[яюы]ху|чжу)$")
_MAY_KEEP_U: Final = re.compile(r"[тдвз]яну$")
"""*Мунтяну* of Bucharest, or *Давтяну* as the dative of Yerevan."""
CASES: Final = "(|а|у|ом|е)"
"""The endings of a Russian name too short for a star: *Ян*, *Яном*."""
_CONSONANTS: Final = frozenset("бвгджзклмнпрстфхцчшщ")
_SHORT: Final = 3
_ADJECTIVE_TO: Final = re.compile(r"(?:[бвгджзклмнпрст][нтв]|вят)ому$")
_NISBA: Final = re.compile(r"[бвгдзклмнпрстфхцчшщ]и$")
_U: Final = "PT BR AO MZ CV GW TL ST RO MD MV NG NE CN TW"
_OFTEN_IN_U: Final = frozenset(_U.split())
"""Where many family names end in *-у*: *Монтенегру*, *Чолаку*."""
_FAMILY_FIRST: Final = frozenset(
    ["CN", "KR", "KP", "VN", "TW", "SG", "MY", "KH", "LA", "MM", "TH", "ID", "MN", "BT", ""]
)
"""Where only the last part of a name has cases, or may have."""
_JAPAN: Final = "JP"
_POSSESSIVE: Final = re.compile(r"(?:ов|ев|ёв|ин|ын)$")
_UNBENT: Final = re.compile(r"(?:\w{2,}[иеа]й .*[бвгджзклмнпрстфхцчш]|.*(?:[сц]кий|\wый|[оеё]в))$")
"""What a man's name in another case never ends in: *Сергей Лавров*, *Кшиштоф Щерский*."""
_BENT: Final = re.compile(r"[бвгджзклмнпрстфхцчш][ая]$|[аеёиоуыэюяь]я$")
"""A given name that shows the genitive: *Андрея*, *Эммерсона*."""
_OF_A: Final = re.compile(r"(?<![аеубк])(?<![аб]д)у$|[ьи]ю$")
"""The accusative of a man's given name in *-а*; *Мамаду*, *Абду*, *Секу* stay."""
_INSTRUMENTAL: Final = re.compile(r"(?:ом|ем|ём|ым|им|ой|ей)$")
_MAY_BEND: Final = re.compile(r"(?:ом|ем|ём|ым|им|ой|ого|ому|[ауюы])$")
_BENT_FIRST: Final = re.compile(r"\w{3,}(?:ом|ем|ём|ой|ью|[гкх]и|[ыу]|е) |\w{3,}[ая] .*[еиоуэю]$")
"""A given name that may show a case where the title shows none: *замминистра Марком Ковалски*."""
_HERS: Final = re.compile(r"\w+(?:ы|(?:[гхжшчщцьй]|ик)и)$")
_MAY_BE_HERS: Final = re.compile(r"\w+(?:(?P<him>[гх]|ук)|ик)и$")
_OF_HIM: Final = re.compile(r"[бвгджзйклмнпрстфхцчшщ][ая]$|[ая]я$|(?:ого|его)$")
_CLOSED: Final = re.compile(r"[бвгджзклмнпрстфхцчшщ]$")


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
        if _OF_HERS.search(low):
            continue
        for ending, case in _TITLE_ENDS:
            if ending.search(low):
                return case
    return Case.OPEN


def nominative(name: str, case: Case, *, seen: Attested | None = None, side: str = "") -> str:
    """Return a name as it stands in a dictionary; "" if that is not sure. ``seen``: in its text."""
    if not _CYRILLIC.search(name):
        return name
    if case is Case.OPEN and _ALL_INSTRUMENTAL.fullmatch(name):
        case = Case.INSTRUMENTAL
    if case is Case.OPEN:
        if _MAY_BEND.search(name) or _BENT_FIRST.match(name):
            return ""
        case = Case.NOMINATIVE
    if case is Case.NOMINATIVE:
        return name
    return _unbent(name, case, seen, side)


def _unbent(name: str, case: Case, seen: Attested | None, side: str) -> str:
    """Return the nominative of a name in another case."""
    words = name.split(" ")
    her = case is Case.INSTRUMENTAL and words[0].lower().endswith("ей")  # *Каей Каллас*
    unbent = _UNBENT.match(name) and not her
    if unbent or (case is Case.PREPOSITIONAL and not _ends_openly(words[0])):
        return ""
    if case is not Case.INSTRUMENTAL and len(words) > 1 and _ALL_INSTRUMENTAL.fullmatch(name):
        return ""  # *советником президента Эмманюэлем Бонном*
    in_u = side in _OFTEN_IN_U and words[0].lower() in STAY_IN_U  # *Паулу Ранжела*
    known, hers = given_of(words[0], str(case)) if len(words) > 1 and not in_u else ("", False)
    of = _Of(known or words[0], hers, seen, side)
    if known and not (hers and case is Case.GENITIVE and _of_woman(words)):
        return _joined([known, *(_whole(word, case, of) for word in words[1:])])
    if case is Case.GENITIVE and (woman := _of_woman(words)):
        return woman
    may_be_hers = len(words) > 1 and _MAY_BE_HERS.match(words[0])
    his = may_be_hers and not may_be_hers["him"] and _OF_HIM.search(words[-1])
    if case is Case.GENITIVE and may_be_hers and not his:
        return ""  # *Моники Ндиайе*, or *Георги Пирински*; *Юхи Лехтонена*
    if (
        case is Case.GENITIVE
        and _OF_A.search(words[0])
        and words[0].lower() not in STAYS
        and (side not in _OFTEN_IN_U or words[0].lower() not in STAY_IN_U)
        and _BENT.search(words[-1])
    ):
        words[0] = f"{words[0][:-1]}{'а' if words[0][-1] == 'у' else 'я'}"  # *Абдаллу ас-Сабаха*
        of = replace(of, given="-")
        return _joined([words[0], *(_whole(word, case, of) for word in words[1:])])
    if case is Case.DATIVE and words[0].lower() not in STAYS and _OF_A_TO.search(name):
        ending = "я" if words[0][-2] in "ьй" else "а"
        words[0] = f"{words[0][:-1]}{ending}"
    first = replace(of, given="" if len(words) > 1 else "-")
    of = replace(of, given=words[0])
    return _joined([_whole(words[0], case, first), *(_whole(one, case, of) for one in words[1:])])


@dataclass(frozen=True, slots=True)
class _Of:
    """``given``: the first word of a name; "" for that itself, "-" for a name of one word.

    ``hers``: it is surely a woman's.
    """

    given: str
    hers: bool
    seen: Attested | None
    side: str = ""

    def choose(self, word: str, *among: str) -> str:
        """Return the one of several nominatives of which the text has other cases; or ""."""
        return self.seen.choose(word, among) if self.seen is not None else ""


def _joined(words: Sequence[str]) -> str:
    return " ".join(words) if all(words) else ""


def _ends_openly(word: str) -> bool:
    return word[-1].lower() in _VOWELS


def beside(
    name: str, case: Case, *, opens: bool, seen: Attested | None = None, side: str = ""
) -> str:
    """Return a name that stands before its title in the dictionary's form: of the title's own case.

    *По словам Ивана Петрова, министр …*: what can be another case is no name, unless it ``opens``
    the sentence: *Анна Новакова, министр …*.
    """
    plain = opens or not _CYRILLIC.search(name) or case is not Case.NOMINATIVE
    whole = plain or any(not _OBLIQUE.search(word) for word in name.split())
    return nominative(name, case, seen=seen, side=side) if whole else ""


def _of_woman(words: list[str]) -> str:
    """*Кариму Беньяиш*, *Марию Захарову*: in the accusative; a man's family name would have its own ending."""
    first, last = words[0], words[-1]
    if len(words) != len({first, last}):
        return ""
    if _CLOSED.search(last) and _HERS.match(first):  # *Хельги Шмид*: his would be *Шмида*
        return f"{first[:-1]}{'я' if first[-2] in 'ьй' else 'а'} {last}"
    if first[-1] not in "ую":
        return ""
    if re.search(r"(?:ов|ев|ёв|ин|ын)у$", last):
        last = last[:-1] + "а"
    elif last.endswith("ую"):
        last = last[:-2] + "ая"
    elif last[-1].lower() in _VOWELS + "йь":
        return ""
    return f"{first[:-1]}{'а' if first[-1] == 'у' else 'я'} {last}"


def _whole(word: str, case: Case, of: _Of) -> str:
    """Return a word of a name in the nominative."""
    head, sign, last = word.rpartition("-" if "-" in word else ".")
    tied = sign == "-" and case in (Case.GENITIVE, Case.INSTRUMENTAL)  # *Пак Чин-хёком*
    if last.lower() in _PARTS or len(last) < _SHORT or not (last[0].isupper() or tied):
        return word
    nisba = head.lower() in _PARTS and _NISBA.search(last.lower())  # *аль-Бусаиди*
    back = last if nisba else _word(last, case, of)
    if sign == "-" and back != last:
        head = _head(head, case)
    return f"{head}{sign}{back}" if back and (head or not sign) else ""


def _head(word: str, case: Case) -> str:
    """Return what stands before a hyphen: of *Грличем-Радманом* it has a case, of *Жан-Клодом* none."""
    low, of = word.lower(), _Of(word, hers=False, seen=None)
    if case is Case.INSTRUMENTAL:
        return _instrumental(word, low, given=word) if low.endswith(_BENT_HEAD) else word
    if case is Case.DATIVE and len(low) > _SHORT and _BENT_TO.search(low):
        return _bare(word[:-1]) if low[-1] == "у" else _soft(word[:-1])
    bent = case is Case.GENITIVE and len(low) > _SHORT and _BENT.search(low)
    return _genitive(word, low, of) if bent and not low.endswith("ая") else word


_BENT_TO: Final = re.compile(r"[бвгджзклмнпрстфхцчшщ][ую]$|[аеиоуы]ю$")
_BENT_HEAD: Final = ("ом", "ем", "ём", "ой")


def _word(word: str, case: Case, of: _Of) -> str:
    low = word.lower()
    if low in STAYS and low[-1] == "у":
        return word  # *Леону Каку Адому*
    if not of.given and (low in STAYS or (low in STAY_IN_U and of.side in _OFTEN_IN_U)):
        return word
    if case is Case.INSTRUMENTAL:
        return _instrumental(word, low, given=of.given)
    if case is Case.GENITIVE:
        return _genitive(word, low, of)
    if case is Case.DATIVE:
        return _dative(word, low, of)
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


def _instrumental(word: str, low: str, *, given: str) -> str:
    stem = word[:-2]
    if not (_has_vowel(stem) or stem.lower() in _IRREGULAR):
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
        if stem[-1].lower() in f"{_VOWELS}йь{_HUSHING}" or not given:
            return stem + ("а" if stem[-1].lower() in _HUSHING else "я")
        return "" if given == "-" or _INSTRUMENTAL.search(given) else word  # *Ширли Ботчвей*
    return word


def _genitive(word: str, low: str, of: _Of) -> str:
    stem, first = word[:-1], not of.given
    if low.endswith(("ого", "его")) and _has_vowel(word[:-3]):
        return _adjective(word[:-3])
    if low.endswith("ой") and _has_vowel(word[:-2]):
        possessive = _POSSESSIVE.search(low[:-2])
        return word[:-2] + ("а" if possessive else "ая")
    if low[-1] in "ая" and not (_has_vowel(stem) or low[:-1] in _IRREGULAR):
        return word  # *Кан Гён Хва*, *Мья Тун У*
    if low[-1] == "а":
        return word if low[-2] in _VOWELS else _bare(stem)
    if low[-1] == "я":
        return _soft(stem)
    if low[-1] == "ы":
        return stem + "а"
    if first and (low.endswith(("ии", "йи")) or low in _ENDS_OPENLY):
        return stem + "я"
    if low[-1] == "ю" and low[-2] == "и" and (first or of.hers):
        return stem + "я"
    if first and low.endswith(("ши", "жи", "чи")):  # *Небойши*
        return stem + "а" if low.endswith("ши") else ""
    if of.given and (end := end_there(low, of.side)) is not None:
        return end and stem + end
    if not _is_unsure(low, of):
        return word
    hard = low[-1] in "иу" and low[-2] not in f"{_VOWELS}йь"
    return of.choose(word, word, stem + ("а" if hard or low[-1] == "у" else "я"))


def _is_unsure(low: str, of: _Of) -> bool:
    """Whether a word may be the accusative, or the genitive, of one in *-а*: *Симону*, *Сибиги*, *Мнангагву*."""
    if not of.given:
        return low[-1] in "ую" and not low.endswith(("маду", "бду", "секу"))
    if low[-1] in "ую":
        return not (_KEEPS_U.search(low) or low.endswith("оу") or of.side == _JAPAN)
    open_ = low[-2] in f"{_VOWELS}ьйг" and not low.endswith("еи")  # *Аль-Хаменеи*
    hard = low[-2] in "кхжшч" and not low.endswith(("ски", "цки"))  # *Мицкоски*
    return low[-1] == "и" and (open_ or hard) and of.side != _JAPAN and not low.endswith("аки")


def _dative(word: str, low: str, of: _Of) -> str:
    stem = word[:-1]
    if low.endswith(("скому", "цкому")) or (of.given and _ADJECTIVE_TO.search(low)):
        return _adjective(word[:-3])
    if low.endswith("ой") and _has_vowel(word[:-2]):
        return word[:-2] + ("а" if _POSSESSIVE.search(low[:-2]) else "ая")
    if low[-1] == "у":
        unbent = of.given[-1:] in _CONSONANTS and of.given != "-" and of.side not in _FAMILY_FIRST
        if _KEEPS_U.search(low) or low[-2] in _VOWELS or of.hers or unbent:
            return word  # *послу Харриндер Сидху*
        unsure = of.given and (of.side in _OFTEN_IN_U or _MAY_KEEP_U.search(low))
        return of.choose(word, word, _bare(stem)) if unsure else _bare(stem)
    if of.given and low.endswith("ью" if of.side in END_SOFTLY else ("ью", "ню")):
        return word if low.endswith("ью") else of.choose(word, word, _soft(stem))
    if low[-1] == "ю":
        return word if of.hers else _soft(stem)
    if low.endswith("ии") and (not of.given or of.hers):
        return stem + "я"
    if low[-1] != "е":
        return word
    if low.endswith("йе") and not of.given:
        return stem + "я"
    if low.endswith("дзе") or (not of.given and low in STAYS):
        return word
    return of.choose(word, word, stem + "а", stem + "я")


def declined(word: str) -> str:
    """A Cyrillic name with its endings."""
    if not "\u0400" <= word[0] <= "\u04ff" or word.endswith("*"):
        return word
    if len(word) < 4:
        return f"{word}{CASES}" if word[-1].lower() in _CONSONANTS and len(word) > 1 else word
    if word.endswith(("ский", "цкий")):
        return f"{word[:-2]}(ий|ого|ому|им|ом)"
    if word == "Павел":
        return "Пав(ел|ла|лу|лом|ле)"
    if word[-1] in "йьая":
        return f"{word[:-1]}*"
    return word if word[-1] in "оуиеюыэ" else f"{word}*"
