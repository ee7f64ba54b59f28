# SPDX-License-Identifier: Apache-2.0
"""Finding contacts: by what they are, and by what is said in them.

Rules:

1. Every word that is asked for must begin a word of the contact, folded as the desk's search folds,
   or be the name of somebody in it, however spelt (:mod:`wasl.contact.finding`); or all of them
   are such a name together, or its id.
2. What contacts are found by is made when words are first asked for, in another thread. Of a later
   register, what changed alone is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from threading import Lock
from typing import Final, NamedTuple, cast

from wasl import limits
from wasl.console.folding import words
from wasl.contact.contact import Contact, Level, Medium, Origin, Status
from wasl.contact.directory import NOTHING, Directory
from wasl.contact.finding import Names
from wasl.contact.register import Office, Place, place_of
from wasl.errors import Code, Misuse

_LAST: Final = chr(0x10FFFF)
_SHORT: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What contacts are to be; None and empty: whatever they are."""

    side: Office | None = None
    status: Status | None = None
    origin: Origin | None = None
    level: Level | None = None
    medium: Medium | None = None

    def among(self, contacts: Iterable[Contact]) -> Iterator[Contact]:
        """Give those that are so, whatever is said in them."""
        found = iter(contacts)
        for name in ("status", "origin", "level", "medium"):
            if (value := getattr(self, name)) is not None:
                found = _with(found, name, value)
        return found if self.side is None else _of(found, *self.side)


class Found(NamedTuple):
    """A page. ``next``: behind which place there is more."""

    contacts: list[Contact]
    next: Place | None


def page(contacts: Iterable[Contact], wanted: Wanted, *, limit: int) -> Found:
    """Return the first contacts that fit."""
    found: list[Contact] = []
    for one in wanted.among(contacts):
        if len(found) == limit:
            return Found(found, place_of(found[-1]))
        found.append(one)
    return Found(found, None)


def words_of(query: str) -> Sequence[str]:
    """Return the words that are asked for. Raises Misuse: too many."""
    found = sorted(words(query))
    if len(found) > limits.SEARCH_WORDS:
        what = f"more than {limits.SEARCH_WORDS} words"
        raise Misuse(Code.BAD_ARGUMENT, what, where="q", do="search for fewer words")
    return found


class Texts:
    """What the contacts of a register are found by."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._begin(NOTHING)

    def _begin(self, directory: Directory) -> None:
        self._directory = directory
        self._names = Names((), directory)
        self._numbers: dict[str, int] = {}
        self._contacts: list[Contact] = []
        self._gone: set[int] = set()
        self._followed: Collection[Contact] = ()
        self._saying: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        self._sorted: list[str] = []

    def find(
        self,
        query: str,
        contacts: Collection[Contact],
        directory: Directory,
        *,
        sides: Collection[str] = (),
    ) -> Collection[str]:
        """Return the ids of all contacts of a register that a query finds. ``sides``: those that
        are asked for beside it.
        """
        with self._lock:
            self._follow(contacts, directory)
            asked = {word: self._beginning(word) for word in words_of(query)}
            numbers: set[int] | None = None
            for word in sorted(asked, key=lambda each: sum(map(len, asked[each]))):
                here = {self._numbers[id_] for id_ in self._names.find(word, sides=sides)}
                here.update(*asked[word])
                numbers = here if numbers is None else numbers & here
                if not numbers:
                    break
            found = (numbers or set()) - self._gone
            if len(asked) > 1:
                found.update(self._numbers[id_] for id_ in self._names.find(query, sides=sides))
            if (number := self._numbers.get(query.strip())) is not None:
                found.add(number)
            return _Ids(self._contacts, self._numbers, found)

    def _beginning(self, prefix: str) -> list[list[int]]:
        """Return which contacts say words that begin so, in one list or more."""
        if len(prefix) <= _SHORT:
            return [self._beginnings.get(prefix, [])]
        low = bisect_left(self._sorted, prefix)
        high = bisect_left(self._sorted, prefix + _LAST, lo=low)
        return [self._saying[word] for word in self._sorted[low:high]]

    def _follow(self, contacts: Collection[Contact], directory: Directory) -> None:
        """Read what is not yet read. What is no more in a register is asked for by nobody."""
        if contacts is self._followed and directory is self._directory:
            return
        if directory is not self._directory or len(self._gone) > len(contacts):
            self._begin(directory)
        known = len(self._saying)
        for one in contacts:
            number = self._numbers.get(one.id)
            if number is None or (self._contacts[number] is not one and self._is_new(number, one)):
                self._read(one)
        if len(self._saying) > known:
            self._sorted = sorted(self._saying)
        self._followed = contacts

    def _is_new(self, number: int, one: Contact) -> bool:
        """Tell whether a contact says something else than it did."""
        if self._contacts[number] == one:
            return False
        self._gone.add(number)
        return True

    def _read(self, one: Contact) -> None:
        number = self._numbers[one.id] = len(self._contacts)
        self._contacts.append(one)
        self._names.put(one)
        said = {word for text in _texts(one) for word in _folded(text)}
        for word in said:
            self._saying.setdefault(word, []).append(number)
        for short in {word[:chars] for word in said for chars in range(1, _SHORT + 1)}:
            self._beginnings.setdefault(short, []).append(number)


class _Ids(Collection[str]):
    """Ids of contacts, by their numbers: there can be very many."""

    def __init__(
        self, contacts: Sequence[Contact], numbers: Mapping[str, int], found: Collection[int]
    ) -> None:
        self._contacts = contacts
        self._numbers = numbers
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[str]:
        return (self._contacts[number].id for number in self._found)

    def __contains__(self, id_: object) -> bool:
        return self._numbers.get(cast("str", id_)) in self._found


def _with(contacts: Iterator[Contact], name: str, value: object) -> Iterator[Contact]:
    get = attrgetter(name)
    return (one for one in contacts if get(one) is value)


def _of(contacts: Iterator[Contact], side: str, office: str) -> Iterator[Contact]:
    for one in contacts:
        for each in one.sides:
            if each.side == side and office in ("", each.office):
                yield one
                break


def _texts(one: Contact) -> Iterator[str]:
    yield one.when.text
    for side in one.sides:
        yield from (side.side, side.office, side.holder)
    yield from one.topics
    for account in one.accounts:
        yield from (account.speaker, account.channel, account.text, account.source)
        yield from account.topics
        for about, value in (account.numbers or {}).items():
            yield from (about, value)
    for promise in one.commitments:
        yield promise.text
    for proof in one.proofs:
        yield from (proof.source, proof.words)


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> Collection[str]:
    return words(text)
