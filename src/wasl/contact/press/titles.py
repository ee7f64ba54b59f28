# SPDX-License-Identifier: Apache-2.0
"""Russian titles that no list has: ministers of whatever, heads of whatever.

Rules:

1. *Министр* goes on as far as words of departments do, whatever else he is in charge of. Of foreign
   affairs or defence among them the office is known; else it is one of no list.
2. *Глава Организации по атомной энергии Ирана*: a head, words in the genitive, and a side are a title if
   a name stands right behind.
3. Whoever has a title of no list takes part as well; what is proposed has no office then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.actors import OTHER
from wasl.contact.press.lexicon import Entry, Found, Kind, Word
from wasl.contact.press.shadow import Shadow, fold

_MINISTER: Final = re.compile(r"министр(?:(?P<one>|а|у|ом|е)|(?P<two>ы|ов|ам|ами|ах))")
_OF: Final = re.compile(
    fold(
        r"иностранных|внешн(?:их|ей|еи)|внешнеэкономическ\w+|зарубежн\w+|дел(?:ам)?|связ(?:ей|и)|сношени[йя]|отношени[йя]|европ(?:ы|ейск\w+)|"
        r"\w*интеграции|международн\w+|региональн\w+|африканск\w+|арабск\w+|сотрудничеств[ау]|содействия|торговл[ие]|культа|религи\w+|"
        r"туризм[ау]|диаспор\w*|эмигрант\w+|экспатриант\w+|соотечественник\w+|граждан\w*|труда|оборон[ые]|обороны|вооруженн\w+|сил(?:ам)?|авиации|"
        r"ветеран\w+|военн\w+|\w*промышленност[ие]|оборонн\w+|энергетик[ие]|энергетическ\w+|нефт\w+|газа|минеральн\w+|природн\w+|водн\w+|"
        r"ресурс\w+|сельск\w+|хозяйства|продовольствия|экономик[ие]|экономическ\w+|развити[яю]|финанс\w+|казначейства|инвестици\w+|транспорт[ау]|"
        r"логистики|инфраструктур\w+|информаци\w+|коммуникаци\w+|технологи\w+|цифров\w+|наук[ие]|образовани[яю]|высшего|культур[ые]|спорт[ау]|"
        r"молодеж\w+|здравоохранени[яю]|здоровья|внутренних|юстиции|полиции|общественн\w+|безопасност[ие]|национальн\w+|единства|планировани[яю]|"
        r"строительств[ау]|экологии|окружающей|среды|климат\w*|чрезвычайн\w+|ситуаци\w+|социальн\w+|защиты|населения|миграции|репатриации|"
        r"абсорбции|стратегическ\w+|разведки|государственн\w+|вопросам|углеводород\w+|связи"
    )
)
_BETWEEN: Final = frozenset(map(fold, ("и", "по", "в", "области")))
_FOREIGN: Final = re.compile(
    fold(
        r"(?:иностранных|внешних|зарубежных) (?:и \w+ )?(?:дел|связей|сношений)|внешнеэкономических связей и внешних"
    )
)
_DEFENCE: Final = re.compile(fold(r"(?<!\w)обороны(?!\w)|вооруженных сил"))
_HEAD: Final = re.compile(
    fold(
        r"(?:глав(?:а|ы|е|у|ой)|руководител\w{1,2}|(?:генеральн\w+ )?директор\w{0,2}|начальник\w{0,2}|председател\w{1,2}|спикер\w{0,2}|командующ\w{2,3}|министр\w{0,2})"
    )
)
_GENITIVE: Final = re.compile(
    fold(r"\w{2,}(?:ы|и|я|а|ов|ев|ей|ого|его|ых|их|ой|ств|ам|ям|ю|у)|по|и")
)
_VERB: Final = re.compile(r"\w+(?:ла|ли|ся|сь|л)")
_HEADED: Final = 6
_WORDS: Final = 12
_GAP: Final = re.compile(r",?\s+|-")


def minister(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    """Return the title of a minister, with all that he is in charge of."""
    begun = _MINISTER.fullmatch(words[at].text)
    if begun is None:
        return None
    last = end = at + 1
    while last < len(words) and last - at < _WORDS and _GAP.fullmatch(_gap(shadow, words, last)):
        if _OF.fullmatch(words[last].text) and (
            last > at + 1 or "," not in _gap(shadow, words, last)
        ):
            end = last + 1
        elif words[last].text not in _BETWEEN:
            break
        last += 1
    if end == at + 1:
        return None
    said = " ".join(word.text for word in words[at + 1 : end])
    office = (
        "foreign-minister"
        if _FOREIGN.search(said)
        else "defence-minister"
        if _DEFENCE.search(said)
        else OTHER
    )
    return Found(at, end, Entry(Kind.OFFICE, office=office, two=begun["two"] is not None))


def _gap(shadow: Shadow, words: Sequence[Word], at: int) -> str:
    return shadow.text[words[at - 1].end : words[at].start]


def headed(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return *head of whatever of a side*, if a name stands behind. ``find``: what begins there."""
    if _HEAD.fullmatch(words[at].text) is None:
        return None
    side, last, strange = "", at + 1, 0
    while last < min(len(words), at + _HEADED) and not _gap(shadow, words, last).strip(' "-'):
        found = find(last)
        capital = _is_capital(shadow, words[last])
        if found is not None and found.entry.kind in (Kind.NOUN, Kind.ADJECTIVE) and not side:
            side, last = found.entry.side, found.last
        elif found is not None and found.entry.kind is not Kind.RANK:
            break
        elif found is not None:
            last = found.last
        elif (side and capital) or not (capital or _is_genitive(words[last].text)):
            break
        else:
            last, strange = last + 1, strange + 1
    named = last < len(words) and _is_capital(shadow, words[last])
    if not (side and strange and named and _gap(shadow, words, last) == " "):
        return None
    return Found(at, last, Entry(Kind.OFFICE, side=side, office=OTHER))


def _is_genitive(word: str) -> bool:
    return _GENITIVE.fullmatch(word) is not None and _VERB.fullmatch(word) is None


def _is_capital(shadow: Shadow, word: Word) -> bool:
    return shadow.source[shadow.at(word.start)].isupper()
