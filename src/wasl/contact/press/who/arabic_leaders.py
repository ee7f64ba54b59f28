# SPDX-License-Identifier: Apache-2.0
"""The leaders of :mod:`wasl.contact.press.who.leaders` in Arabic letters.

Rules:

1. Who is named in full is known in the rest of the text, with side and office, by the words there.
2. *President Talon* alone is the only one who sounds so in that office in the year of the report.
3. A name that may go on behind its last word is left to its title: *سلفا كير ميارديت*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from wasl.contact.directory import Directory, Person
from wasl.contact.names import may_be_one
from wasl.contact.press.shadow import Shadow, fold, is_arabic
from wasl.contact.press.who.arabic_forms import ends_name
from wasl.contact.press.who.arabic_words import PARTICLES, is_no_name
from wasl.contact.press.who.leaders import Held, Leader, person
from wasl.contact.press.who.lexicon import Word
from wasl.contact.press.who.soundings import Sounding, known_names_of, soundings
from wasl.contact.press.who.sounds import (
    arabic_key,
    is_long,
    keys_of_latin,
    sounds_alike,
)

_BEFORE: Final = frozenset(fold("محمد أحمد محمدو عبدالله").split())
"""Names that many bear before their own, and that lists of leaders leave out."""
_CLITICS: Final = ("و", "ب", "ل", "ك")
_ROUND: Final = frozenset("wou")
"""Latin letters that can open what begins with a و in Arabic."""
_GAPS: Final = (" ", "-", "\n")
_SIZE: Final = 4
"""Letters of a word from which something written onto it can be taken."""
_ARABS: Final = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"
_ARAB: Final = frozenset(_ARABS.split())


@cache
def _by_two() -> Mapping[str, Mapping[str, Sequence[Sounding]]]:
    """Return the leaders by each key of the first word of the name, and of the second."""
    found: dict[str, dict[str, list[Sounding]]] = {}
    for first, some in soundings(keys_of_latin).items():
        for one in some:
            for key in one.keys[1]:
                found.setdefault(first, {}).setdefault(key, []).append(one)
    return found


@cache
def _by_last() -> Mapping[str, Sequence[Sounding]]:
    """Return the leaders by each key of the last word of the name."""
    found: dict[str, list[Sounding]] = {}
    for one in {
        each.leader.words: each for some in soundings(keys_of_latin).values() for each in some
    }.values():
        for key in one.keys[-1]:
            found.setdefault(key, []).append(one)
    return found


def arabic_leaders_of(
    shadow: Shadow, words: Sequence[Word], directory: Directory, *, year: int | None
) -> list[Person]:
    """Return the leaders whose full names stand in an Arabic text, by the names there."""
    found: dict[tuple[Held, ...], set[str]] = {}
    longer: set[tuple[Held, ...]] = set()
    for one, (start, last) in _found(shadow, words):
        terms = tuple(each for each in one.in_office(year) if each[0] in directory.sides)
        if not terms:
            continue
        found.setdefault(terms, set()).add(
            " ".join(shadow.span(start, words[last].end).text.split())
        )
        before = _begins_before(shadow, words, start)
        if before or _goes_on(shadow, words, last, terms[0][0]):
            longer.add(terms)
    known = known_names_of(directory, is_arabic)
    return [
        person(sorted(names, key=len, reverse=True), terms)
        for terms, names in found.items()
        if terms not in longer
        and not any(
            may_be_one(name, other)
            for side, *_ in terms
            for other in known.get(side, ())
            for name in names
        )
    ]


def _found(shadow: Shadow, words: Sequence[Word]) -> Iterator[tuple[Leader, tuple[int, int]]]:
    """Give the leaders named in a text: where the name begins, and its last word."""
    until = -1
    for at, word in enumerate(words[:-1]):
        if not is_arabic(word.text):
            continue
        here = [
            (last, one, start)
            for start, first in _bare(word)
            for one, last in _named(shadow, words, at, first, bare=start > word.start)
            if last > until
        ]
        until = max([until, *(last for last, *_ in here)])
        yield from ((one, (start, last)) for last, one, start in here if last == until)


def _bare(word: Word) -> Iterator[tuple[int, str]]:
    """Give a word, and without what is written onto it: *وحاجي*."""
    yield word.start, word.text
    if word.text[0] in _CLITICS and len(word.text) >= _SIZE:
        yield word.start + 1, word.text[1:]


def _named(
    shadow: Shadow, words: Sequence[Word], at: int, first: str, *, bare: bool
) -> Iterator[tuple[Leader, int]]:
    """Give those whose names begin with a word, and the last words of the names.

    ``bare``: something that is written onto the word was taken off.
    """
    key = arabic_key(first, article=False)
    seconds = _by_two().get(key) if key else None
    if seconds is None or shadow.text[words[at].end] not in _GAPS:
        return
    behind = words[at + 1].text
    second = {arabic_key(behind), arabic_key(behind, article=False)} - {""}
    for one in [each for key in second for each in seconds.get(key, ())]:
        last = at + len(one.words) - 1
        joined = words[at].text[0] == "و"
        doubled = words[at].text.startswith("وو")  # *ووليام*: the first is *and*
        other = not bare if doubled else joined and bare is (one.words[0][0] in _ROUND)
        if last >= len(words) or other:
            continue
        near = (shadow.text[words[n].end : words[n + 1].start] for n in range(at, last))
        texts = [first, *(each.text for each in words[at + 1 : last + 1])]
        tight = all(gap in _GAPS for gap in near)
        if tight and _are(texts, one) and is_long(list(map(arabic_key, texts))):
            yield one.leader, last


def _are(texts: Sequence[str], one: Sounding) -> bool:
    """Whether words are the name of one."""
    article = one.leader.terms[0][0] in _ARAB
    for n, (text, wanted) in enumerate(zip(texts, one.keys, strict=True)):
        key = arabic_key(text, article=n > 0 and article)
        if not key or key not in wanted or not sounds_alike(one.words[n], text):
            return False
    return True


def _begins_before(shadow: Shadow, words: Sequence[Word], start: int) -> bool:
    """Whether a given name stands right before: *محمد شهباز شريف*."""
    at = next((n for n, word in enumerate(words) if word.start == start), 0)
    tight = at > 0 and shadow.text[words[at - 1].end : start] == " "
    return tight and words[at - 1].text in _BEFORE


def _goes_on(shadow: Shadow, words: Sequence[Word], last: int, side: str) -> bool:
    """Whether what stands behind a name may be a part of it."""
    if last + 1 == len(words) or shadow.text[words[last].end : words[last + 1].start] != " ":
        return False
    behind = words[last + 1].text
    if behind.startswith("ال"):
        return side in _ARAB and not is_no_name(behind)
    free = behind[0] != "و" and not ends_name(behind)
    return is_arabic(behind) and (behind in PARTICLES or free)


def arabic_side_of(name: str, office: str, *, year: int | None) -> str:
    """Return the side of *الرئيس تالون*, or "": the only one who sounds so in that office."""
    words = fold(name).split()
    key = arabic_key(words[-1], article=words[-1].startswith("ال")) if words else ""
    sides = {
        side
        for one in (_by_last().get(key, ()) if is_long(["xx", key]) else ())
        if sounds_alike(one.words[-1], words[-1]) and _fits(words[:-1], one)
        for side, held, *_ in one.leader.in_office(year)
        if held == office
    }
    for last in range(len(words), 1, -1):  # *سلفا كير ميارديت* is Salva Kiir
        long = is_long([arabic_key(word) for word in words[:last]])
        sides = sides or {
            side
            for one in soundings(keys_of_latin).get(arabic_key(words[0], article=False), ())
            if len(one.words) == last and _are(words[:last], one)
            for side, held, *_ in one.leader.in_office(year)
            if long or held == office
        }
    return sides.pop() if len(sides) == 1 else ""


def _fits(given: Sequence[str], one: Sounding) -> bool:
    """Whether the words before the last are of the name, in their order."""
    rest = iter(one.keys[:-1])
    return all(any(arabic_key(word) in each for each in rest) for word in given)
