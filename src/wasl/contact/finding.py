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
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

from wasl.contact.contact import Contact
from wasl.contact.directory import Directory, Term
from wasl.contact.names import folded, ways_of

_T = TypeVar("_T")
Words: TypeAlias = tuple[str, ...]

_WORD: Final = re.compile(r"\w+\*?")
_ENDING: Final = 3
_STEM_CHARS: Final = 4
_KEY_CHARS: Final = 4


class _Place(NamedTuple):
    """Where a name stands: in which contact, of which side and office; ``held``: as its holder."""

    contact: Contact
    side: str
    office: str
    held: bool


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
    time.
    """

    def __init__(self, contacts: Iterable[Contact], directory: Directory) -> None:
        self._directory = directory
        self._contacts: dict[str, Contact] = {}
        self._places: dict[str, list[_Place]] = {}
        self._vacant: dict[tuple[str, str], list[Contact]] = {}
        self._holders: dict[tuple[str, str, str], str] = {}
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

    def put(self, contact: Contact) -> None:
        """Let a contact be found as it is, and no more as it was."""
        self._contacts[contact.id] = contact
        self._read(contact)

    def _read(self, contact: Contact) -> None:
        for one in contact.sides:
            if one.holder:
                self._note(one.holder, _Place(contact, one.side, one.office, held=True))
            elif one.office:
                self._vacant.setdefault((one.side, one.office), []).append(contact)
        said = [(one.speaker, one.side) for one in contact.accounts]
        said += [(one.said_by, one.side) for one in contact.commitments]
        said += [(one.said_by, "") for one in contact.initiators]
        for name, side in said:
            if name:
                self._note(name, _Place(contact, side, "", held=False))

    def _note(self, name: str, place: _Place) -> None:
        if name not in self._places:
            self._places[name] = []
            self._written.add(_words(name), name)
            for keys in ways_of(name):
                self._keyed.add(keys, name)
        self._places[name].append(place)

    def find(self, name: str, *, sides: Collection[str] = ()) -> frozenset[str]:
        """Return the ids of the contacts that somebody is in. ``sides``: of one of which it is."""
        words = _words(name)
        spelt = {each for _, each in self._written.alike(words, whole=True)}
        found = self._kept(place.contact for each in spelt for place in self._places[each])
        persons = self._known(words) or self._known_by_key(name, sides)
        for person in persons:
            found |= self._kept(self._contacts_of(person))
        if not persons:
            own = [each for one in spelt for each in self._places[one]]
            found |= self._kept(self._alike(name, own))
        return frozenset(found)

    def _kept(self, contacts: Iterable[Contact]) -> set[str]:
        """Return the ids of those that still are as they were."""
        return {one.id for one in contacts if self._contacts[one.id] is one}

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

    def _contacts_of(self, person: str) -> Iterator[Contact]:
        """Give the contacts that a person of the directory is in."""
        for name in self._called(person):
            known = self._whose(name)
            for place in self._places[name]:
                if known == {person} or self._agrees(person, place):
                    yield place.contact
        for side, office in {(each.side, each.office) for each in self._terms(person)}:
            for contact in self._vacant.get((side, office), ()):
                if self._holder(side, office, contact) == person:
                    yield contact

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

    def _alike(self, name: str, own: Sequence[_Place]) -> Iterator[Contact]:
        """Give the contacts of one who is not in the directory, by the key of the name."""
        offices = {(place.side, place.office) for place in own if place.side}
        ways = [keys for keys in ways_of(name) if len("".join(keys)) >= _KEY_CHARS - 1]
        for each in {each for keys in ways for _, each in self._keyed.alike(keys)}:
            if self._whose(each):
                continue
            for place in self._places[each]:
                if place.held and (not offices or (place.side, place.office) in offices):
                    yield place.contact

    def _terms(self, person: str) -> Sequence[Term]:
        return self._directory.persons[person].terms

    def _agrees(self, person: str, place: _Place) -> bool:
        """Tell whether a person can have held the office of a place on its day."""
        office = place.office if place.office in self._directory.offices else ""
        return any(
            term.side == place.side
            and office in ("", term.office)
            and term.can_hold_on(place.contact.when)
            for term in self._terms(person)
        )

    def _holder(self, side: str, office: str, contact: Contact) -> str:
        key = (side, office, contact.when.text)
        if key not in self._holders:
            self._holders[key] = self._directory.holder(side, office, on=contact.when)
        return self._holders[key]


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
