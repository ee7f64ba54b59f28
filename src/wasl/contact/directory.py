# SPDX-License-Identifier: Apache-2.0
"""The directory: sides, offices, persons, and who held which office from when to when.

Rules:

1. People keep it by hand; a starter of public facts is in ``data``, and ``home/offices`` reads
   both. What is not known in it is refused with its place.
2. An office is the same on all sides; who holds it is looked up by day. A day that is not exact
   has a holder only if all that it can be has the same one.
3. A term has dates as exactly as they are known (``contact/dates``), and an open end. Its source is
   its own, or that of its side.
4. ``(a|b)`` in a name stands for each of them, and a final ``*`` for an ending.
5. One directory may be read beside another. It knows the sides and offices of that one; what it
   says of a side, an office, an outlet, and of a person in an office, stands instead. Spellings and
   other terms of a person are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any, Final, TypeAlias, cast

from wasl.contact.contact import Level, Track
from wasl.contact.dates import When, parse_when, surely_before
from wasl.errors import Code, Misuse

LANGUAGES: Final = ("ar", "ru", "en")
Json: TypeAlias = Mapping[str, Any]

_CHOICE: Final = re.compile(r"\(([^()]*)\)")
_SIDE_KEYS: Final = frozenset({"source", "nouns", "adjectives", *LANGUAGES})
_OFFICE_KEYS: Final = frozenset({"level", "track", "body", "of", *LANGUAGES})
_PERSON_KEYS: Final = frozenset({"whole", "names", "terms"})
_TOP_KEYS: Final = frozenset({"sides", "offices", "persons", "outlets", "wikidata"})


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A side and what it is called: names of its own and of its capital, and adjectives."""

    id: str
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """An office and its titles: for ``one`` holder, for ``two``, and those that name a side.

    A ``body`` speaks and takes no calls: a ministry, a spokesman.
    """

    id: str
    level: Level
    track: Track
    one: tuple[str, ...]
    two: tuple[str, ...]
    of: Mapping[str, tuple[str, ...]]
    body: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One held an office of a side, from a day to a day; ``until`` None: still."""

    person: str
    side: str
    office: str
    since: When
    until: When | None
    source: str = ""

    def can_hold_on(self, day: When) -> bool:
        """Tell whether the office can have been held on a day."""
        begun = not surely_before(day, self.since)
        return begun and not (self.until is not None and surely_before(self.until, day))


@dataclass(frozen=True, slots=True)
class Person:
    """A person by an id, with all spellings of the name. ``whole``: only the full name is one."""

    id: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]
    whole: bool = False


@dataclass(frozen=True, eq=False)
class Directory:
    """All of it. Made by :func:`read_directory`; each is its own. ``items``: which side or office
    an item of Wikidata is.
    """

    sides: Mapping[str, SideEntry]
    offices: Mapping[str, OfficeEntry]
    persons: Mapping[str, Person]
    outlets: Mapping[str, str]
    items: Mapping[str, str]

    @cached_property
    def _terms(self) -> Mapping[tuple[str, str], Sequence[Term]]:
        found: dict[tuple[str, str], list[Term]] = {}
        for person in self.persons.values():
            for term in person.terms:
                found.setdefault((term.side, term.office), []).append(term)
        return found

    def holder(self, side: str, office: str, *, on: When) -> str:
        """Return who held an office on a day; "" if nobody here did, or more than one can have."""
        found = self.holders(side, office, on=on)
        return found[0] if len(found) == 1 else ""

    def holders(self, side: str, office: str, *, on: When) -> list[str]:
        """Return all who can have held an office on a day."""
        terms = self._terms.get((side, office), ())
        return sorted({term.person for term in terms if term.can_hold_on(on)})

    def terms_of(self, side: str, office: str) -> Sequence[Term]:
        """Return all terms of an office."""
        return self._terms.get((side, office), ())

    @property
    def held(self) -> Iterable[tuple[str, str]]:
        """The offices that somebody here has held, as (side, office)."""
        return self._terms.keys()

    def offices_of(self, person: str, *, on: When | None) -> tuple[Term, ...]:
        """Return the terms of a person that a day can be in; of no day: all."""
        terms = self.persons[person].terms
        return terms if on is None else tuple(term for term in terms if term.can_hold_on(on))

    def in_office(self, person: str, side: str, *, office: str, on: When) -> bool:
        """Tell whether a person can have held an office on a day."""
        return any(
            (term.side, term.office) == (side, office) and term.can_hold_on(on)
            for term in self.persons[person].terms
        )

    def is_body(self, office: str) -> bool:
        """Tell whether an office is one that speaks and takes no calls."""
        return office in self.offices and self.offices[office].body

    def with_persons(self, persons: Mapping[str, Person]) -> Directory:
        """Return one that knows more persons; none of them is told as the holder of an office."""
        more = replace(self, persons={**self.persons, **persons})
        more.__dict__["_terms"] = self._terms
        return more

    def name_of(self, person: str) -> str:
        """Return a person's name as it is spelt first."""
        return self.persons[person].names[0]


NOTHING: Final = Directory({}, {}, {}, {}, {})


def read_directory(
    given: object, *, where: str = "directory", beside: Directory = NOTHING
) -> Directory:
    """Read a directory, ``beside`` another. Raises Misuse (BAD_CONFIG) with the place of what is
    wrong.
    """
    top = _object({} if given is None else given, where, known=_TOP_KEYS)
    part = {name: _object(top.get(name, {}), f"{where}.{name}") for name in _TOP_KEYS}
    sides = {**beside.sides} | {
        one: _side(one, told, f"{where}.sides.{one}") for one, told in part["sides"].items()
    }
    offices = {**beside.offices} | {
        one: _office(one, told, where=f"{where}.offices.{one}")
        for one, told in part["offices"].items()
    }
    persons = {**beside.persons}
    for one, told in part["persons"].items():
        place = f"{where}.persons.{one}"
        person = _person(one, told, sides=sides, offices=offices, where=place)
        persons[one] = _together(persons[one], person) if one in persons else person
    outlets = {name: str(side) for name, side in part["outlets"].items()}
    items = {name: str(what) for name, what in part["wikidata"].items()}
    for name, what in items.items():
        if what not in sides and what not in offices:
            raise _misuse(f"there is no side or office {what}", f"{where}.wikidata.{name}")
    return Directory(
        sides, offices, persons, {**beside.outlets, **outlets}, {**beside.items, **items}
    )


def _together(one: Person, other: Person) -> Person:
    """Return a person of two directories: what the other says of an office stands."""
    offices = {(term.side, term.office) for term in other.terms}
    kept = (term for term in one.terms if (term.side, term.office) not in offices)
    names = tuple(dict.fromkeys((*one.names, *other.names)))
    return Person(one.id, names, (*kept, *other.terms), one.whole or other.whole)


def spelt(name: str) -> Iterator[str]:
    """Give what a name with choices stands for."""
    parts = _CHOICE.split(name)
    choices = [part.split("|") if n % 2 else [part] for n, part in enumerate(parts)]
    for chosen in product(*choices):
        yield "".join(chosen)


def _side(id_: str, told: object, where: str) -> SideEntry:
    given = _object(told, where, known=_SIDE_KEYS)
    nouns: list[str] = []
    adjectives: list[str] = []
    for language in LANGUAGES:
        words = _object(given.get(language, {}), f"{where}.{language}")
        nouns += _texts(words.get("nouns", []), f"{where}.{language}.nouns")
        adjectives += _texts(words.get("adjectives", []), f"{where}.{language}.adjectives")
    return SideEntry(id_, tuple(nouns), tuple(adjectives), str(given.get("source", "")))


def _office(id_: str, told: object, *, where: str) -> OfficeEntry:
    given = _object(told, where, known=_OFFICE_KEYS)
    one: list[str] = []
    two: list[str] = []
    for language in LANGUAGES:
        words = _object(given.get(language, {}), f"{where}.{language}")
        one += _texts(words.get("one", []), f"{where}.{language}.one")
        two += _texts(words.get("two", []), f"{where}.{language}.two")
    of: dict[str, tuple[str, ...]] = {}
    for side, names in _object(given.get("of", {}), f"{where}.of").items():
        by_language = _object(names, f"{where}.of.{side}").items()
        of[side] = tuple(
            name for lang, told in by_language for name in _texts(told, f"{where}.of.{side}.{lang}")
        )
    try:
        level, track = Level(given.get("level", "")), Track(given.get("track", ""))
    except ValueError as error:
        raise _misuse(str(error), where) from error
    return OfficeEntry(id_, level, track, tuple(one), tuple(two), of, bool(given.get("body")))


def _person(
    id_: str,
    told: object,
    *,
    sides: Mapping[str, SideEntry],
    offices: Mapping[str, OfficeEntry],
    where: str,
) -> Person:
    given = _object(told, where, known=_PERSON_KEYS)
    names = tuple(
        each for name in _texts(given.get("names"), f"{where}.names") for each in spelt(name)
    )
    rows = given.get("terms", [])
    if not names or not isinstance(rows, list):
        raise _misuse("a person has names, and a list of terms", where)
    terms: list[Term] = []
    for n, row in enumerate(cast("list[object]", rows)):
        place = f"{where}.terms[{n}]"
        if not isinstance(row, list) or len(cast("list[object]", row)) not in (4, 5):
            raise _misuse("a term is [side, office, from, to], and a source if you like", place)
        side, office, since, until, *own = (str(cell) for cell in cast("list[object]", row))
        if side not in sides or office not in offices:
            raise _misuse(f"there is no side {side} or no office {office}", place)
        end = parse_when(until, where=place) if until else None
        source = own[0] if own else sides[side].source
        terms.append(Term(id_, side, office, parse_when(since, where=place), end, source))
    return Person(id_, names, tuple(terms), bool(given.get("whole")))


def _object(told: object, where: str, *, known: frozenset[str] | None = None) -> Json:
    if not isinstance(told, dict):
        raise _misuse("this is no mapping", where)
    given = {str(key): value for key, value in cast("dict[object, object]", told).items()}
    if known is not None and (unknown := sorted(given.keys() - known)):
        raise _misuse(f"the key {unknown[0]} is not known", where)
    return given


def _texts(told: object, where: str) -> list[str]:
    if not isinstance(told, list):
        raise _misuse("this is no list", where)
    return [str(one) for one in cast("list[object]", told)]


def _misuse(what: str, where: str) -> Misuse:
    return Misuse(Code.BAD_CONFIG, what, where=where, do="see docs/guides/press.md")
