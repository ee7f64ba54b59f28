# SPDX-License-Identifier: Apache-2.0
"""Contacts by the name of somebody in them, however it is spelt.

Rules:

1. Somebody is in a contact as a holder, as a speaker, as one who says at whose wish it was, and as
   the only one who can have held a side's office on that day where no holder is said.
2. The directory comes first: whom it knows by one spelling is found by each of them. What several
   of its persons are called counts only where side, office and day are those of the one.
3. Then the key of the name (``contact/names``), which proves nothing: one who is in the directory
   is found by it only where side, office and day agree; one who is not, as a holder, and
   of the same office where the name stands there in these letters too. A spelling that the
   directory knows as somebody else's is not asked.
4. A key of few consonants finds nobody in the directory, unless a side is named of which the person
   held an office: ميلي and مالي have the same. Outside of it, it takes one less.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Final, Generic, TypeAlias, TypeVar

from wasl.contact.bits import Numbers, bits_of, numbers_of, together
from wasl.contact.contact import Contact
from wasl.contact.dates import order_of
from wasl.contact.directory import Directory, Term
from wasl.contact.names import folded, ways_of

_T = TypeVar("_T")
Words: TypeAlias = tuple[str, ...]
_Days: TypeAlias = tuple[date, date]
_Place: TypeAlias = tuple[str, str, bool]
"""Where a name stands: of which side and office, and whether as the holder."""

_WORD: Final = re.compile(r"\w+\*?")
_ENDING: Final = 3
_STEM_CHARS: Final = 4
_KEY_CHARS: Final = 4


class _Index(Generic[_T]):
    """Names by each of their words. ``stems``: a stem finds them too."""

    def __init__(self, *, stems: bool = False) -> None:
        self._by_word: dict[str, dict[Words, dict[_T, None]]] = {}
        self._stems = stems

    def add(self, words: Words, what: _T) -> None:
        for word in words:
            for each in _forms(word) if self._stems else (word,):
                self._by_word.setdefault(each, {}).setdefault(words, {})[what] = None

    def alike(self, words: Words, *, whole: bool = False) -> Iterator[tuple[Words, _T]]:
        """Give the names of which one's words stand in the other's, in their order.
        ``whole``: all of these words stand in it.
        """
        for name in {name for word in words for each in _forms(word) for name in self._of(each)}:
            if _within(words, name) or (not whole and _within(name, words)):
                for what in self._by_word[name[0]][name]:
                    yield name, what

    def _of(self, word: str) -> Collection[Words]:
        return self._by_word.get(word, ())


class Names:
    """The names in contacts, and the persons of a directory. Each is its own, of one thread at a
    time. ``contacts``: all that were put, by their numbers; ``numbers``: of those that are there.
    ``gone``: the bits of the others.
    """

    def __init__(self, contacts: Iterable[Contact], directory: Directory) -> None:
        self._directory = directory
        self.contacts: list[Contact] = []
        self.numbers: dict[str, int] = {}
        self.gone = 0
        self._days: list[_Days] = []
        self._places: dict[str, dict[_Place, Numbers]] = {}
        self._vacant: dict[tuple[str, str], list[int]] = {}
        self._owners: dict[str, set[str]] = {}
        self._written: _Index[str] = _Index(stems=True)
        self._keyed: _Index[str] = _Index()
        self._persons: _Index[str] = _Index()
        self._by_key: _Index[str] = _Index()
        for person in directory.persons.values():
            for name in person.names:
                self._persons.add(tuple(map(_stem, _words(name))), person.id)
                for keys in ways_of(name):
                    self._by_key.add(keys, person.id)
        for contact in contacts:
            self.put(contact)

    @property
    def there(self) -> int:
        """The bits of those that are there."""
        return ((1 << len(self.contacts)) - 1) & ~self.gone

    def put(self, contact: Contact) -> None:
        """Let a contact be found as it is, and no more as it was. Its number is the next."""
        self.drop(contact.id)
        number = self.numbers[contact.id] = len(self.contacts)
        self.contacts.append(contact)
        self._days.append(order_of(contact.when))
        for one in contact.sides:
            if one.holder:
                self._note(one.holder, (one.side, one.office, True), number)
            elif one.office:
                self._vacant.setdefault((one.side, one.office), []).append(number)
        for account in contact.accounts:
            self._note(account.speaker, (account.side, "", False), number)
        for promise in contact.commitments:
            self._note(promise.said_by, (promise.side, "", False), number)
        for each in contact.initiators:
            self._note(each.said_by, ("", "", False), number)

    def has(self, contact: Contact) -> bool:
        """Tell whether a contact is found just as it is."""
        if (number := self.numbers.get(contact.id)) is None:
            return False
        known = self.contacts[number]
        return known is contact or known == contact

    def drop(self, id_: str) -> None:
        """Let a contact be found no more."""
        if (number := self.numbers.pop(id_, None)) is not None:
            self.gone |= 1 << number

    def _note(self, name: str, place: _Place, number: int) -> None:
        if not name:
            return
        places = self._places.get(name)
        if places is None:
            places = self._places[name] = {}
            self._written.add(_words(name), name)
            for keys in ways_of(name):
                self._keyed.add(keys, name)
        numbers = places.get(place)
        if numbers is None:
            numbers = places[place] = Numbers()
        numbers.all.append(number)

    def settle(self) -> None:
        """Do now what the first questions would wait for."""
        size = len(self.contacts)
        for numbers in chain.from_iterable(each.values() for each in self._places.values()):
            numbers.settle(size)

    def find(self, name: str, *, sides: Collection[str] = ()) -> frozenset[str]:
        """Return the ids of the contacts that somebody is in. ``sides``: of one of which it is."""
        found = numbers_of(self.bits(name, sides=sides))
        return frozenset(self.contacts[number].id for number in found)

    def bits(self, name: str, *, sides: Collection[str] = ()) -> int:
        """Return the same as the bits of their numbers."""
        words = _words(name)
        spelt = {each for _, each in self._written.alike(words, whole=True)}
        whole = [numbers for each in spelt for numbers in self._places[each].values()]
        some: list[list[int]] = []
        persons = self._known(words) or self._known_by_key(name, sides)
        for person in persons:
            for each in self._called(person):
                if self._whose(each) == {person}:
                    whole += self._places[each].values()
                else:
                    some += self._agreeing(person, each)
            some += self._alone(person)
        if not persons:
            whole += self._alike(name, spelt)
        size = len(self.contacts)
        return (together(whole, size=size) | bits_of(some, size=size)) & self.there

    def _known(self, words: Words) -> set[str]:
        return {person for _, person in self._persons.alike(words)}

    def _known_by_key(self, name: str, sides: Collection[str]) -> set[str]:
        found: set[str] = set()
        for keys in ways_of(name):
            for _, person in self._by_key.alike(keys):
                terms = self._directory.persons[person].terms
                if len("".join(keys)) >= _KEY_CHARS or any(each.side in sides for each in terms):
                    found.add(person)
        return found

    def _called(self, person: str) -> set[str]:
        """Return the names that can be a person's: by their letters, or by their keys."""
        whole = self._directory.persons[person].whole
        found: set[str] = set()
        for name in self._directory.persons[person].names:
            words = tuple(map(_stem, _words(name)))
            for written, each in self._written.alike(words, whole=whole):
                if _within(words, written) or _has(written, words[-1]):
                    found.add(each)
            for keys in ways_of(name):
                for written, each in self._keyed.alike(keys, whole=whole):
                    if (written[-1] == keys[-1] or _within(keys, written)) and (
                        self._whose(each) <= {person}
                    ):
                        found.add(each)
        return found

    def _whose(self, name: str) -> set[str]:
        """Return the persons of the directory whose name this is, by its letters."""
        if name not in self._owners:
            words, persons = _words(name), self._directory.persons
            self._owners[name] = {
                person
                for spelling, person in self._persons.alike(words)
                if _within(spelling, words)
                or (not persons[person].whole and _has(words, spelling[-1]))
            }
        return self._owners[name]

    def _alike(self, name: str, spelt: Iterable[str]) -> Iterator[Numbers]:
        """Give the contacts of one who is not in the directory, by the key of the name."""
        offices = {
            (side, office)
            for each in spelt
            for (side, office, _), numbers in self._places[each].items()
            if side and any(not self.gone >> number & 1 for number in numbers.all)
        }
        ways = [keys for keys in ways_of(name) if len("".join(keys)) >= _KEY_CHARS - 1]
        for each in {each for keys in ways for _, each in self._keyed.alike(keys)}:
            if self._whose(each):
                continue
            for (side, office, held), numbers in self._places[each].items():
                if held and (not offices or (side, office) in offices):
                    yield numbers

    def _agreeing(self, person: str, name: str) -> Iterator[list[int]]:
        """Give the contacts with a name whose office a person can have held on their day."""
        terms = self._directory.persons[person].terms
        for (side, office, _), numbers in self._places[name].items():
            known = office in self._directory.offices
            held = [
                _days_of(term)
                for term in terms
                if term.side == side and (not known or term.office == office)
            ]
            yield [each for each in numbers.all if _meets(held, self._days[each])]

    def _alone(self, person: str) -> Iterator[list[int]]:
        """Give the contacts without a holder in which nobody else can have held a person's office
        on their day.
        """
        terms = self._directory.persons[person].terms
        for office in {(term.side, term.office) for term in terms}:
            own: list[_Days] = []
            others: list[_Days] = []
            for term in self._directory.terms_of(*office):
                (own if term.person == person else others).append(_days_of(term))
            yield [
                each
                for each in self._vacant.get(office, ())
                if _meets(own, self._days[each]) and not _meets(others, self._days[each])
            ]


def _days_of(term: Term) -> _Days:
    """Return the days on which a term can have been."""
    until = None if term.until is None else term.until.span.last
    return term.since.span.first or date.min, until or date.max


def _meets(terms: Iterable[_Days], days: _Days) -> bool:
    """Tell whether a contact can have been in one of some terms."""
    first, last = days
    for since, until in terms:  # noqa: SIM110 - a generator takes thrice as long, and it is of each
        if since <= last and first <= until:
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> Words:
    return tuple(_WORD.findall(folded(name)))


def _stem(word: str) -> str:
    """Return a word of the directory; a Cyrillic one with any ending."""
    is_stem = "\u0400" <= word[0] <= "\u04ff" and len(word) >= _STEM_CHARS
    return word + "*" if is_stem and not word.endswith("*") else word


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> frozenset[str]:
    """Return a word, and the stems whose endings it can have."""
    if word.endswith("*"):
        return frozenset((word,))
    stems = (word[: len(word) - cut] + "*" for cut in range(min(_ENDING + 1, len(word))))
    return frozenset((word, *stems))


def _within(few: Words, many: Words) -> bool:
    """Tell whether the words of one name stand in another, in their order."""
    if not 0 < len(few) <= len(many):
        return False
    rest = iter(many)
    for each in few:
        for other in rest:
            if each == other or _is_one(each, other):
                break
        else:
            return False
    return True


def _is_one(word: str, other: str) -> bool:
    return word == other or _is_stem(word, other) or _is_stem(other, word)


def _is_stem(stem: str, word: str) -> bool:
    return (
        stem[-1] == "*" != word[-1]
        and word.startswith(stem[:-1])
        and len(word) - len(stem) < _ENDING
    )


def _has(words: Words, family: str) -> bool:
    return any(_is_one(each, family) for each in words)
