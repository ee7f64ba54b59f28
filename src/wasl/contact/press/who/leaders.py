# SPDX-License-Identifier: Apache-2.0
"""Of which side those are whom newspapers name without a side: heads and ministers of our years.

Rules:

1. What a text calls *Paul Kagame* is told as it stands there; from here are only the side, and the
   office where the text has none. Whom the directory has is left to it.
2. Who was in office in the year of the report is meant, or else the year before.
3. The full name stands in the text; or *President Kagame*, the title and the family name. A name
   that goes on is left to its title: *Foreign Minister Denis Moncada Colindres*.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from wasl.contact.data.leaders import LEADERS
from wasl.contact.dates import When, parse_when
from wasl.contact.directory import Directory, Person, Term
from wasl.contact.press.shadow import Shadow, fold
from wasl.contact.press.who.actors import OTHER
from wasl.contact.press.who.lexicon import Word, words_of
from wasl.contact.press.who.names import is_fathers, is_given, name_after, stands_alone

_OFFICES: Final = {
    "S": "head-of-state", "G": "head-of-government", "F": "foreign-minister", "D": "defence-minister",
    "A": "secretary-general", "O": OTHER,
}  # fmt: skip
_GAP: Final = 3
_FAMILY: Final = 4
_OWNED: Final = ("'s ", "' ")
_LINE: Final = 75


Held: TypeAlias = tuple[str, str, int, int]
"""Side, office, first year, last year."""


class Leader(NamedTuple):
    """One of the list."""

    words: tuple[str, ...]
    terms: tuple[Held, ...]

    def in_office(self, year: int | None) -> tuple[Held, ...]:
        """Return the terms that a report of a year can mean."""
        if year is None:
            return self.terms
        now = tuple(one for one in self.terms if one[2] <= year <= one[3])
        return now or tuple(one for one in self.terms if one[3] == year - 1)


_EVER: Final = 9999


@cache
def _list() -> tuple[dict[str, list[Leader]], dict[str, list[Leader]]]:
    """Return the leaders by the first word of the name, and by each of its words."""
    made: dict[tuple[str, ...], list[Held]] = {}
    for line in LEADERS.splitlines():
        side, _, rest = line.partition(" ")
        for held in rest.split("; "):
            office = _OFFICES[held[0]]
            for one in held[2:].split(", "):
                years = [word for word in one.split() if word[0].isdigit()]
                words = _words(" ".join(one.split()[: -len(years)]))
                for term in years:
                    since, _, until = term.partition("-")
                    last = int(until) if until else _EVER
                    made.setdefault(words, []).append((side, office, int(since), last))
    first: dict[str, list[Leader]] = {}
    inner: dict[str, list[Leader]] = {}
    for words, terms in made.items():
        one = Leader(words, tuple(terms))
        first.setdefault(words[0], []).append(one)
        for word in words:
            inner.setdefault(word, []).append(one)
    return first, inner


def _words(name: str) -> tuple[str, ...]:
    told = fold(name)
    return tuple(word.text for word in words_of(told, start=0, end=len(told)))


_JUNIORS: Final = frozenset({"jr", "sr"})
_INITIALS: Final = 4
_DA: Final = frozenset({"da", "да", "دا"})


def leaders() -> list[Leader]:
    """Return all of the list."""
    return [one for some in _list()[0].values() for one in some]


def leaders_of(
    shadow: Shadow, words: Sequence[Word], directory: Directory, *, year: int | None
) -> list[Person]:
    """Return the leaders whose full names stand in a text, by the names there."""
    first, _ = _list()
    made: dict[str, Person] = {}
    for at, word in enumerate(words):
        for one in first.get(word.text, ()):
            terms = [each for each in one.in_office(year) if each[0] in directory.sides]
            skip = _initials(shadow, words, at, one)
            last = at + len(one.words) - 1 + skip
            if is_fathers(words, at):
                continue
            if (
                not terms
                or not _fits(shadow, words, at, one, skip)
                or is_given(shadow, words, last)
            ):
                continue
            dot = words[last].text in _JUNIORS and shadow.text.startswith(".", words[last].end)
            name = " ".join(shadow.span(word.start, words[last].end + dot).text.split())
            if name not in known_names(directory) and name not in made:
                made[name] = person([*_fuller(shadow, words, one), name], terms)
    plain = {name.upper() for name in made if not name.isupper()}
    made = {name: one for name, one in made.items() if not (name.isupper() and name in plain)}
    for at in range(2, len(words)):
        found = _possessed(shadow, words, at, directory, year=year)
        if found is not None and not any(one.split()[-1] == found.names[0] for one in made):
            made.setdefault(found.names[0], found)
    return list(made.values())


def _possessed(
    shadow: Shadow, words: Sequence[Word], at: int, directory: Directory, *, year: int | None
) -> Person | None:
    """Return who is *Peru's Boluarte*: the only leader of that state who is called so then."""
    word = words[at]
    own = words[at - 1].text == "s" and shadow.text[words[at - 2].end : word.start] in _OWNED
    if not own or len(word.text) < _FAMILY or not shadow.is_capital(word.start):
        return None
    if is_given(shadow, words, at) or shadow.text[word.end : word.end + 1] in ("'", "-"):
        return None
    nouns, inner = _nouns(directory), _list()[1]
    states = (" ".join(each.text for each in words[max(0, at - 1 - n) : at - 1]) for n in (3, 2, 1))
    side = next((nouns[state] for state in states if state in nouns), "")
    terms = [
        held
        for one in inner.get(word.text, ())
        if word.text in (one.words[-1], *_before_da(one.words))
        for held in one.in_office(year)
        if side and held[0] == side and held[1] != OTHER
    ]
    holders = {
        one.words
        for one in inner.get(word.text, ())
        for held in one.in_office(year)
        if held in terms
    }
    longest = set(max(holders, key=len, default=()))
    one_only = bool(holders) and all(set(each) <= longest for each in holders)
    if len({held[1] for held in terms}) != 1 or not one_only:
        return None
    name = shadow.span(word.start, word.end).text
    if not all(
        stands_alone(shadow, words, n) for n, one in enumerate(words) if one.text == word.text
    ):
        return None  # the text has more of the name
    known = {one.rpartition(" ")[2] for one in known_names(directory)}
    return None if name in known else person([name], terms)


@cache
def _nouns(directory: Directory) -> dict[str, str]:
    """Return the sides by their names in Latin letters."""
    return {
        " ".join(_words(name)): side.id
        for side in directory.sides.values()
        for name in side.nouns
        if name.isascii()
    }


def _fuller(shadow: Shadow, words: Sequence[Word], one: Leader) -> list[str]:
    """Return the name by which a sentence calls him whom another calls by less: *Mia Amor Mottley*."""
    for at, word in enumerate(words):
        if word.text != one.words[0] or _is_heading(shadow.text, word.start):
            continue
        name = name_after(shadow, words, at)
        told = _words(name.text) if name is not None else ()
        inside = iter(told)
        if name and len(told) > len(one.words) and all(each in inside for each in one.words):
            return [" ".join(name.text.split())]
    return []


def _is_heading(text: str, at: int) -> bool:
    """Whether a word stands in a short line: there every word may have a capital."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return (end if end >= 0 else len(text)) - start < _LINE


def side_of(name: str, office: str, *, year: int | None) -> str:
    """Return the side of *President Kagame*, or "": the only one so called in that office."""
    _, inner = _list()
    words = _words(name)
    sides = {
        side
        for one in inner.get(words[0] if words else "", ())
        if one.words[-len(words) :] == words or words[: len(one.words)] == one.words
        for side, held, *_ in one.in_office(year)
        if held == office
    }
    return sides.pop() if len(sides) == 1 else ""


@cache
def known_names(directory: Directory) -> frozenset[str]:
    """Return the names of all of a directory."""
    return frozenset(name for one in directory.persons.values() for name in one.names)


def _initials(shadow: Shadow, words: Sequence[Word], at: int, one: Leader) -> int:
    """Return 1 for *Retno LP Marsudi*, who is Retno Marsudi of the list: letters in the midst."""
    if len(one.words) < len("xy") or at + len(one.words) >= len(words):
        return 0
    letters = words[at + 1]
    told = shadow.span(letters.start, letters.end).text
    mid = len(told) < _INITIALS and told.isupper() and told.isascii()
    return int(mid and letters.text != one.words[1] and words[at + 2].text == one.words[1])


def _fits(shadow: Shadow, words: Sequence[Word], at: int, one: Leader, skip: int = 0) -> bool:
    here = [words[at], *words[at + 1 + skip : at + skip + len(one.words)]]
    if tuple(word.text for word in here) != one.words or not shadow.is_capital(here[0].start):
        return False
    here = [words[at], *words[at + 1 : at + skip + len(one.words)]]
    gaps = (shadow.text[here[n - 1].end : here[n].start] for n in range(1, len(here)))
    return all(len(gap) < _GAP and not gap.strip(" -.'\n") for gap in gaps)


def person(names: Sequence[str], terms: Sequence[Held]) -> Person:
    """Return one of the list by the names that a text has."""
    id_ = f"={names[0]}"
    held = tuple(
        Term(id_, side, office, parse_when(f"{since}"), _until(until))
        for side, office, since, until in terms
    )
    every = dict.fromkeys([*names, *(short for one in names for short in called(one))])
    return Person(id_, tuple(every), held)


def _before_da(words: Sequence[str]) -> list[str]:
    return [one for one, behind in pairwise(words) if behind in _DA]


def called(name: str) -> list[str]:
    """Return how one is called who is known by the name before *da*: *Lula* da Silva."""
    words = name.split()
    at = next((n for n, word in enumerate(words) if n > 1 and word in _DA), 0)
    return [words[at - 1], " ".join(words[at - 1 :])] if at else []


def _until(year: int) -> When | None:
    return None if year == _EVER else parse_when(f"{year}")
