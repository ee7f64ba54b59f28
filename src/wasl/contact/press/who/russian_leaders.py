# SPDX-License-Identifier: Apache-2.0
"""The leaders of :mod:`wasl.contact.press.who.leaders` in Russian letters, in all cases.

Rules:

1. Who is named in full is known in the rest of the text, with side and office.
2. The name is put back into the nominative by how it ends in Latin letters: *Садыра Жапарова* is
   *Садыр Жапаров*. What can be of two nominatives leaves him out.
3. Whom the directory has is left to it; a name that goes on is left to its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from wasl.contact.directory import Directory, Person
from wasl.contact.names import key_of, may_be_one
from wasl.contact.press.shadow import Shadow, fold
from wasl.contact.press.who.cases import Case, nominative
from wasl.contact.press.who.leaders import Held, person
from wasl.contact.press.who.lexicon import Word
from wasl.contact.press.who.soundings import Sounding, known_names_of, soundings
from wasl.contact.press.who.sounds import keys_of_latin

_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_WRITTEN: Final = "аль эль ас аш ад ан ат ар аз уль"
_ARTICLES: Final = frozenset(_WRITTEN.split())
_PARTICLES: Final = "де да ди дель дос ван дер фон бен бин ибн"
_PARTS: Final = frozenset(_PARTICLES.split())
_CASED: Final = re.compile(r"(?<=..)(?:ого|его|ому|ему|ом|ем|ым|им)$")
"""Endings of a case that have a consonant."""
_OTHERWISE: Final = (("h", "g"), ("z", "dz"), ("ck", "tsk"), ("nita", "nitsa"))
"""Latin letters that Russian hears so, too: *Hollande*, *Shinzo*."""
_EITHER: Final = frozenset("hjwy")
_LATIN_VOWELS: Final = frozenset("aeiou")
_VOWELS: Final = frozenset("аеёиоуыэюя")
_AS_ENDS: Final = {"e": "еэи", "i": "иый", "o": "оеу", "u": "уюо", "y": "иыйяеэ"}
"""How names that have no cases end, by their last Latin letter."""
_OF_CASE: Final = (
    (re.compile(r"(?:ом|ем|ым|им)$"), Case.INSTRUMENTAL),
    (re.compile(r"(?:ого|его|[ая])$"), Case.GENITIVE),
    (re.compile(r"(?:ому|ему|[ую])$"), Case.DATIVE),
)
_OF_Y: Final = re.compile(r"[аеиоу](?:я|ю|ем)$")
_OF_A: Final = re.compile(r"(?:ой|ей|[ыиеую])$")
_HARD: Final = frozenset("гкхжшчщц")
_SOFT: Final = re.compile(r"(?:[^жшчщц]ей|[^гкхжшчщц]и)$")
"""Cases of what ends in *-я*: *Каей Каллас*."""
_ADJECTIVE: Final = re.compile(r"(?:ск|цк)(?:ого|ому)$")
_AH: Final = re.compile(r"[ae]h$")
_HEARD: Final = re.compile(r"х(?:а|у|ом|е)?$|[еэ]$")
"""The last letter of *Fattah* is heard, and that of *Rebekah* is not; *Manasseh* has no cases."""
_MUTE: Final = re.compile(r"eh \w+[еэ]$|ier \w+ье$")
"""Last letters that are not heard: *Manasseh*, *Xavier*."""
_HEARD_D: Final = re.compile(r"(?:[aei]|[^ao]u)d$")
_SOFTENED: Final = re.compile(r"^([cg])i(?=[aou])|(?<=g)u(?=[ei])")
"""Letters that are not heard: *Giorgia*, *Ciolacu*, *Nguema*."""
_FIRST: Final = re.compile(r"[aeiouаеёиоуыэюя]")
_GAPS: Final = frozenset({" ", "-", "\u00a0"})
_UNLIKE: Final = frozenset({"uа", "uе", "uи", "aу", "iа", "aи", "iо", "iу"})
"""First vowels that cannot be of one word: *Buhari* is no *Багери*."""
_FEW: Final = 4
"""Consonants that a whole name has, at least."""


def _ways(name: str) -> list[list[str]]:
    """Return the words of a Latin name: *Abdelmadjid* is one in Russian, or *Абдель Маджид*."""
    plain = [
        word for word in re.findall(r"[^\W\d_]+", fold(name)) if word not in ("al", "el", "ul")
    ]
    return [plain, str.split(" ".join(plain).replace("abdel", "abdel ", 1))]


def _keys(word: str) -> frozenset[str]:
    """Return the keys by which a Latin word can be written in Russian."""
    heard = {word, *(word.replace(*each) for each in _OTHERWISE)}
    return frozenset(key for one in heard for key in keys_of_latin(one))


@lru_cache(maxsize=1 << 14)
def _keys_of(word: str) -> frozenset[str]:
    """Return the keys of a Russian word, with and without the ending of a case."""
    return frozenset({key_of(word), key_of(_CASED.sub("", word))})


def russian_leaders_of(
    shadow: Shadow, words: Sequence[Word], directory: Directory, *, year: int | None
) -> list[Person]:
    """Return the leaders whose full names stand in a Russian text, by the names there."""
    words = [one for one in words if one.text not in _ARTICLES and _CYRILLIC.match(one.text)]
    known = known_names_of(directory, _CYRILLIC.match)
    made: dict[tuple[Held, ...], set[str]] = {}
    left: set[tuple[Held, ...]] = set()
    for one, first, last in _found(shadow, words):
        terms = tuple(each for each in one.leader.in_office(year) if each[0] in directory.sides)
        if not terms:
            continue
        name = _told(shadow, words[first : last + 1], one.words)
        others = [other for side, *_ in terms for other in known.get(side, ())]
        if _goes_on(shadow, words, last) or any(may_be_one(name, other) for other in others):
            left.add(terms)
        elif name:
            made.setdefault(terms, set()).add(name)
    return [person(sorted(names), terms) for terms, names in made.items() if terms not in left]


def _found(shadow: Shadow, words: Sequence[Word]) -> Iterator[tuple[Sounding, int, int]]:
    """Give the leaders named in a text: the first and the last word of the name."""
    until = -1
    for at, word in enumerate(words[:-1]):
        if at <= until or not shadow.is_capital(word.start):
            continue
        here = {
            one.leader.words: (len(one.words), one)
            for key in _keys_of(word.text)
            for one in (soundings(_keys, _ways).get(key, ()) if key else ())
            if _are(shadow, words[at : at + len(one.words)], one)
        }
        most = max((size for size, _ in here.values()), default=0)
        for size, one in here.values():
            if size == most:
                until = at + size - 1
                yield one, at, until


def _are(shadow: Shadow, here: Sequence[Word], one: Sounding) -> bool:
    """Whether words are the name of one."""
    if len(here) != len(one.words) or not shadow.is_capital(here[-1].start):
        return False
    heard = 0
    for word, latin, keys in zip(here, one.words, one.keys, strict=True):
        key = max(_keys_of(word.text) & keys, key=len, default="")
        opens = (latin[0] in _LATIN_VOWELS) == (word.text[0] in _VOWELS) or latin[0] in _EITHER
        if not key or not opens or _are_unlike(latin, word.text):
            return False
        heard += len(key)
    return heard >= _FEW and all(
        gap in _GAPS or gap.strip(" -") in _ARTICLES
        for gap in (shadow.text[before.end : after.start] for before, after in pairwise(here))
    )


def _are_unlike(latin: str, word: str) -> bool:
    """Whether the first vowels of two words cannot be of one."""
    if _HEARD_D.search(latin) and not {"д", "т"} & set(word[-4:]):
        return True  # *Abdulhamid* is no *Абдулай*
    own = word[1:] if latin[0] == "w" and word[0] == "у" else word  # *Уильям*, *Уинстон*
    pair = _vowel(_SOFTENED.sub(r"\1", latin)) + _vowel(own)
    long = pair == "iа" and "аи" in word  # *Саймон*
    return pair in _UNLIKE and not long


def _vowel(word: str) -> str:
    """Return the first vowel of a word."""
    found = _FIRST.search(word)
    return found[0] if found else ""


def _goes_on(shadow: Shadow, words: Sequence[Word], last: int) -> bool:
    """Whether what stands behind a name may be a part of it."""
    if last + 1 >= len(words):
        return False
    gap = shadow.text[words[last].end : words[last + 1].start]
    tied = gap in _GAPS or gap.strip(" -") in _ARTICLES  # *Халед бен Ахмед Аль Халифа*
    return tied and shadow.is_capital(words[last + 1].start)


def _told(shadow: Shadow, here: Sequence[Word], latin: Sequence[str]) -> str:
    """Return a name in the nominative; "" if that is not sure."""
    made, end = "", here[0].start
    for word, like in zip(here, latin, strict=True):
        plain = _whole(shadow.span(word.start, word.end).text, like)
        if not plain:
            return ""
        made += shadow.span(end, word.start).text + plain
        end = word.end
    return " ".join(made.split())


def _whole(word: str, latin: str) -> str:
    """Return a word of a name in the nominative, by how it ends in Latin letters."""
    low = word.lower().replace("ё", "е")
    end = "a" if _AH.search(latin) and not _HEARD.search(low) else latin[-1]
    end = "e" if _MUTE.search(f"{latin} {low}") else end
    if _ADJECTIVE.search(low) and latin[-1] in "yij":
        return nominative(word, Case.GENITIVE if low.endswith("го") else Case.DATIVE)
    if end == "y" and (soft_end := _OF_Y.search(low)):
        return word[: soft_end.start() + 1] + "й"  # *Абия*, *Юрию*
    if low in _PARTS or low[-1] in _AS_ENDS.get(end, "о"):
        return word
    if end == "a":
        bare = _OF_A.sub("", word)
        soft = latin[-2:-1] in ("i", "y", "j") or low[-1] in "яю" or bare[-1:] in ("й", "ь")
        soft = (soft or _SOFT.search(low) is not None) and bare[-1:] not in _HARD
        return word if bare == word else bare + ("я" if soft else "а")
    case = next((case for ending, case in _OF_CASE if ending.search(low)), None)
    own = end == "m" and (low[-3] != "м" or low[-2] == "и")  # *Тамим* has no case
    if case is None or (case is Case.INSTRUMENTAL and own):
        return "" if low[-1] in _VOWELS else word
    return "" if end in _LATIN_VOWELS else nominative(word, case)
