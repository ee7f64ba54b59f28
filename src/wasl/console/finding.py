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

    def fits(self, one: Contact) -> bool:
        """Tell whether a contact is so, whatever is said in it."""
        return (
            (self.status is None or one.status is self.status)
            and (self.origin is None or one.origin is self.origin)
            and (self.level is None or one.level is self.level)
            and (self.medium is None or one.medium is self.medium)
            and (self.side is None or _takes_part(self.side, one))
        )


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
        for one in contacts:
            if wanted.fits(one) and (not wanted.words or self._has(one, wanted.words)):
                if len(found) == limit:
                    return Found(found, place_of(found[-1]))
                found.append(one)
        return Found(found, None)

    def _has(self, one: Contact, asked: tuple[tuple[str, ...], ...]) -> bool:
        kept = self._kept.get(one.id)
        if kept is None or kept[0] is not one:
            names = [side.holder for side in one.sides] + [each.speaker for each in one.accounts]
            keys = (f"{_NAME}{key}" for name in names for key in keys_of(name))
            text = " ".join((*map(_folded, _texts(one)), *keys))
            kept = self._kept[one.id] = one, f" {text} "
        return all(any(each in kept[1] for each in ways) for ways in asked)


def _takes_part(office: Office, one: Contact) -> bool:
    return any(
        side.side == office.side and office.office in ("", side.office) for side in one.sides
    )


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
