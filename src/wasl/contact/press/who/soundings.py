# SPDX-License-Identifier: Apache-2.0
"""The leaders of :mod:`wasl.contact.press.who.leaders` by how their names sound in another script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from wasl.contact.directory import Directory
from wasl.contact.press.who.leaders import Leader, leaders
from wasl.contact.press.who.sounds import latin_words

Keys: TypeAlias = frozenset[str]


class Sounding(NamedTuple):
    """A leader, with the keys of each word of his name."""

    leader: Leader
    words: tuple[str, ...]
    keys: tuple[Keys, ...]


def _one_way(name: str) -> Sequence[Sequence[str]]:
    return [latin_words(name)]


@cache
def soundings(
    keys_of: Callable[[str], Keys], ways: Callable[[str], Sequence[Sequence[str]]] = _one_way
) -> Mapping[str, Sequence[Sounding]]:
    """Return the leaders by each key of the first word of the name.

    ``keys_of``: by which a Latin word can be written in that script; ``ways``: how its words are parted.
    Names of one word are left out.
    """
    found: dict[str, list[Sounding]] = {}
    for one in leaders():
        for words in {tuple(way) for way in ways(" ".join(one.words))}:
            if len(words) > 1:
                sounding = Sounding(one, words, tuple(map(keys_of, words)))
                for key in sounding.keys[0]:
                    found.setdefault(key, []).append(sounding)
    return found


@cache
def known_names_of(
    directory: Directory, is_written: Callable[[str], object]
) -> Mapping[str, Sequence[str]]:
    """Return the names of those whom a directory has in a script, by their sides."""
    known: dict[str, list[str]] = {}
    for one in directory.persons.values():
        names = [name for name in one.names if is_written(name)]
        for side in {term.side for term in one.terms}:
            known.setdefault(side, []).extend(names)
    return known
