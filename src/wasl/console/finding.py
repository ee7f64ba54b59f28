# SPDX-License-Identifier: Apache-2.0
"""Finding contacts: by what they are, and by what is said in them.

Rules:

1. Every word that is asked for must begin a word of the contact, folded as the desk's search folds;
   or be a name in it, however spelt: of at least three consonants (:mod:`wasl.contact.names`).
2. What a contact is found by is made when it is first looked through, and kept as long as the
   contact is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from wasl import limits
from wasl.console.folding import fold, words
from wasl.contact.contact import Contact, Level, Medium, Origin, Status
from wasl.contact.names import keys_of
from wasl.contact.register import Office, Place, place_of
from wasl.errors import Code, Misuse

_KEY_LETTERS: Final = 3
_NAME: Final = "~"
"""Stands before the key of a name; no folded word has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What contacts are to be; None and empty: whatever they are."""

    side: Office | None = None
    status: Status | None = None
    origin: Origin | None = None
    level: Level | None = None
    medium: Medium | None = None
    words: tuple[tuple[str, ...], ...] = ()

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


class Texts:
    """What contacts are found by."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Contact, str]] = {}

    def asked(self, query: str) -> tuple[tuple[str, ...], ...]:
        """Return for each word of a query the beginnings of which one must be there."""
        found = sorted(words(query))
        if len(found) > limits.SEARCH_WORDS:
            what = f"more than {limits.SEARCH_WORDS} words"
            raise Misuse(Code.BAD_ARGUMENT, what, where="q", do="search for fewer words")
        return tuple(
            (f" {word}", *(f" {_NAME}{key} " for key in keys_of(word) if len(key) >= _KEY_LETTERS))
            for word in found
        )

    def find(self, contacts: Iterable[Contact], wanted: Wanted, *, limit: int) -> Found:
        """Return the first contacts that fit."""
        found: list[Contact] = []
        fitting = wanted.among(contacts)
        for one in self._saying(fitting, wanted.words) if wanted.words else fitting:
            if len(found) == limit:
                return Found(found, place_of(found[-1]))
            found.append(one)
        return Found(found, None)

    def _saying(
        self, contacts: Iterable[Contact], asked: tuple[tuple[str, ...], ...]
    ) -> Iterator[Contact]:
        """Give those that have all words. Very many are gone through: each does little."""
        kept = self._kept
        for one in contacts:
            held = kept.get(one.id)
            text = held[1] if held is not None and held[0] is one else self._keep(one)
            for ways in asked:
                if ways[0] not in text and not any(way in text for way in ways[1:]):
                    break
            else:
                yield one

    def _keep(self, one: Contact) -> str:
        names = [side.holder for side in one.sides] + [each.speaker for each in one.accounts]
        keys = (f"{_NAME}{key}" for name in names for key in keys_of(name))
        text = f" {' '.join((*map(_folded, _texts(one)), *keys))} "
        self._kept[one.id] = one, text
        return text


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
    yield from (one.id, one.when.text)
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
def _folded(text: str) -> str:
    return fold(text)
