# SPDX-License-Identifier: Apache-2.0
"""Finding contacts: by what they are, and by what is said in them.

Rules:

1. Every word that is asked for must begin a word of the contact, folded as the desk's search folds,
   or be the name of somebody in it, however spelt (:mod:`wasl.contact.finding`); or all of them
   are such a name together, or its id.
2. What contacts are found by is made in another thread, before words are asked for if it can be
   (:meth:`Texts.follow`). Of a later register, what changed alone is read.
3. It is known there what contacts are, too: few among very many are found at once, with words and
   without.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, is_
from threading import Lock
from typing import Final, NamedTuple, TypeAlias, cast

from wasl import limits
from wasl.console.beginnings import Beginnings
from wasl.console.folding import words
from wasl.contact.bits import Numbers, marks_of, numbers_of, together
from wasl.contact.contact import Contact, Level, Medium, Origin, Status
from wasl.contact.directory import NOTHING, Directory
from wasl.contact.finding import Names
from wasl.contact.register import Office, Place, place_of
from wasl.errors import Code, Misuse

_KINDS: Final = ("status", "origin", "level", "medium")
_Kind: TypeAlias = tuple[str, object]


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
        for name in _KINDS:
            if (value := getattr(self, name)) is not None:
                found = _with(found, name, value)
        return found if self.side is None else _of(found, *self.side)

    @property
    def anything(self) -> bool:
        """Whether they can be whatever they are."""
        return self == _ANY

    def kinds(self) -> Iterator[_Kind]:
        """Give what they are to be, one by one."""
        for name in (*_KINDS, "side"):
            if (value := getattr(self, name)) is not None:
                yield name, value


_ANY: Final = Wanted()


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
        self._words = Beginnings()
        self._kinds: dict[_Kind, Numbers] = {}
        self._followed: Sequence[Contact] = ()

    def find(
        self,
        query: str,
        contacts: Sequence[Contact],
        directory: Directory,
        *,
        wanted: Wanted = _ANY,
        sides: Collection[str] = (),
    ) -> Collection[str]:
        """Return the ids of all contacts of a register that a query finds and that are as wanted.
        ``sides``: those that are asked for beside it. An empty query finds them all.
        """
        with self._lock:
            self._follow(contacts, directory)
            names = self._names
            said = {word: self._words.bits(word) for word in words_of(query)}
            found = names.there if said or not query else 0
            for word in sorted(said, key=lambda each: said[each].bit_count()):
                here = found & said[word]
                found = here if here == found else here | found & names.bits(word, sides=sides)
                if not found:
                    break
            if len(said) > 1:
                found |= names.bits(query, sides=sides)
            if (number := names.numbers.get(query.strip())) is not None:
                found |= 1 << number
            for kind in wanted.kinds():
                numbers = self._kinds.get(kind, Numbers())
                found &= together([numbers], size=len(names.contacts))
            return _Ids(names.contacts, names.numbers, found)

    def follow(self, contacts: Sequence[Contact], directory: Directory) -> None:
        """Read what is not yet read: whoever asks first would wait for it."""
        with self._lock:
            self._follow(contacts, directory)

    def knows(self, contacts: Sequence[Contact], directory: Directory) -> bool:
        """Tell whether all is read, so that nobody waits."""
        return contacts is self._followed and directory is self._directory

    def _follow(self, contacts: Sequence[Contact], directory: Directory) -> None:
        if self.knows(contacts, directory):
            return
        if directory is not self._directory or self._names.gone.bit_count() > len(contacts):
            self._begin(directory)
        old, fresh = _differing(self._followed, contacts)
        for id_ in {one.id for one in old} - {one.id for one in fresh}:
            self._names.drop(id_)
        new = [one for one in fresh if not self._names.has(one)]
        for number, one in enumerate(new, start=len(self._names.contacts)):
            self._names.put(one)
            for kind in _kinds_of(one):
                self._kinds.setdefault(kind, Numbers()).all.append(number)
        if new:
            self._words.put(map(_texts, new))
            self._names.settle()
            for numbers in self._kinds.values():
                numbers.settle(len(self._names.contacts))
        self._followed = contacts


class _Ids(Collection[str]):
    """Ids of contacts, by the bits of their numbers: there can be very many."""

    def __init__(self, contacts: Sequence[Contact], numbers: Mapping[str, int], bits: int) -> None:
        self._contacts = contacts
        self._numbers = numbers
        self._bits = bits
        self._marks = marks_of(bits)

    def __len__(self) -> int:
        return self._bits.bit_count()

    def __iter__(self) -> Iterator[str]:
        return (self._contacts[number].id for number in numbers_of(self._bits))

    def __contains__(self, id_: object) -> bool:
        number = self._numbers.get(cast("str", id_), len(self._marks))
        return number < len(self._marks) and self._marks[number] == "1"


def _differing(
    old: Sequence[Contact], new: Sequence[Contact]
) -> tuple[Sequence[Contact], Sequence[Contact]]:
    """Return two registers without what they begin with alike, and end with."""
    begin = _alike(old, new)
    old, new = old[begin:], new[begin:]
    end = _alike(old[::-1], new[::-1])
    return old[: len(old) - end], new[: len(new) - end]


def _alike(old: Sequence[Contact], new: Sequence[Contact]) -> int:
    same = map(is_, old, new)
    return next((n for n, each in enumerate(same) if not each), min(len(old), len(new)))


def _with(contacts: Iterator[Contact], name: str, value: object) -> Iterator[Contact]:
    get = attrgetter(name)
    return (one for one in contacts if get(one) is value)


def _of(contacts: Iterator[Contact], side: str, office: str) -> Iterator[Contact]:
    for one in contacts:
        for each in one.sides:
            if each.side == side and office in ("", each.office):
                yield one
                break


def _kinds_of(one: Contact) -> Iterator[_Kind]:
    for name in _KINDS:
        yield name, getattr(one, name)
    for side in one.sides:
        yield "side", Office(side.side)
        yield "side", Office(side.side, side.office)


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
