# SPDX-License-Identifier: Apache-2.0
"""What is known of a text while its sentences are read, and whether one would be read anew.

Rules:

1. A sentence is read by its words, by what the directory has, and by what was known before it: who
   was named, and which side last. What it asked of that is kept with it.
2. It would be read as before if all that has the same answer now, and no new name can stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wasl.contact.press.who.lexicon import Lexicon, Word


class Asked(NamedTuple):
    """What a sentence asked: the side named last, before and after it; who of some was known; keys."""

    before: str
    after: str
    known: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    keys: tuple[Sequence[Word], ...]


class Memory:
    """Remembers, for one text. ``known``: who was named; ``place``: the side that was named last."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.known: set[str] = set()
        self.place = ""
        self._before = ""
        self._asked: list[tuple[tuple[str, ...], frozenset[str]]] = []
        self._keys: list[Sequence[Word]] = []

    def introduce(self, lexicon: Lexicon, persons: Iterable[str]) -> None:
        """Know persons from now on by a lexicon that has them, and read from the beginning."""
        self._lexicon = lexicon
        self.known |= {*persons}
        self.place = ""

    def known_of(self, persons: tuple[str, ...]) -> frozenset[str]:
        """Return who of some was named."""
        known = frozenset(persons) & self.known
        self._asked.append((persons, known))
        return known

    def ask_keys(self, words: Sequence[Word]) -> None:
        """Remember that words are sought by their keys."""
        self._keys.append(words)

    def begin(self) -> None:
        """Begin to read a sentence."""
        self._before = self.place
        self._asked, self._keys = [], []

    @property
    def asked(self) -> Asked:
        """What the sentence that was read last asked."""
        return Asked(self._before, self.place, tuple(self._asked), tuple(self._keys))

    def stays(self, asked: Asked, text: str) -> bool:
        """Tell whether a sentence would be read as before, and go on behind it if so."""
        same = (
            asked.before == self.place
            and all(frozenset(each) & self.known == known for each, known in asked.known)
            and not self._lexicon.is_new_in(text, asked.keys)
        )
        if same:
            self.place = asked.after
        return same
