# SPDX-License-Identifier: Apache-2.0
"""Folding: what is written in different ways and read as the same becomes the same letters.

Rules:

1. Arabic: hamza forms and madda of alef, waw and ya become their letter, and hamza alone is left
   out; alef maqsura becomes ya, ta marbuta ha; tatweel and all marks are left out; presentation
   forms and Persian ya and kaf become the usual letters.
2. Cyrillic and Latin: case, and what stands above or below a letter (ё is е, й is и, é is e).
3. Digits of any script are ASCII. Invisible characters are left out: they part no word.
4. Each letter of the folded text knows where it came from, so that a mark stands in the original.

It never changes what is kept or shown, and never takes one script for another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from wasl import limits

_OTHERS: Final = {
    "\u0640": "",  # tatweel
    "\u0621": "",  # hamza alone
    "\u0671": "\u0627",  # alef wasla
    "\u0649": "\u064a",  # alef maqsura
    "\u06cc": "\u064a",  # Persian ya
    "\u06d2": "\u064a",  # ya barree
    "\u0629": "\u0647",  # ta marbuta
    "\u06c1": "\u0647",  # ha goal
    "\u06a9": "\u0643",  # Persian kaf
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
}
_GONE: Final = frozenset(("Mn", "Me", "Cf"))
_KEPT_LETTERS: Final = 16_384


class Token(NamedTuple):
    """A folded word, and where each of its letters came from: ``ends[n]`` is behind the nth."""

    word: str
    start: int
    ends: tuple[int, ...]


@lru_cache(maxsize=_KEPT_LETTERS)
def fold_letter(letter: str) -> str:
    """Return what one character becomes: letters and digits, a space, or nothing."""
    out: list[str] = []
    for part in unicodedata.normalize("NFKD", letter).casefold():
        for one in unicodedata.normalize("NFKD", part):
            category = unicodedata.category(one)
            if category in _GONE:
                continue
            if one in _OTHERS:
                out.append(_OTHERS[one])
            elif category == "Nd":
                out.append(str(unicodedata.digit(one)))
            else:
                out.append(one if one.isalnum() else " ")
    return "".join(out)


def fold(text: str) -> str:
    """Return a text folded, with one space between its words."""
    return " ".join(token.word for token in tokens(text))


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text, each at most :data:`limits.INDEX_WORD_CHARS` long."""
    word: list[str] = []
    ends: list[int] = []
    start = 0
    for at, letter in enumerate(text):
        for one in fold_letter(letter):
            if one == " ":
                if word:
                    yield _token(word, start, ends)
                    word, ends = [], []
                continue
            if not word:
                start = at
            word.append(one)
            ends.append(at + 1)
        if word and ends and not fold_letter(letter):
            ends[-1] = at + 1  # a mark belongs to the letter before it
    if word:
        yield _token(word, start, ends)


def words(text: str) -> set[str]:
    """Return the different words of a text, as they are in its tokens."""
    folded = "".join(map(fold_letter, text))
    return {word[: limits.INDEX_WORD_CHARS] for word in folded.split()}


def _token(word: list[str], start: int, ends: list[int]) -> Token:
    most = limits.INDEX_WORD_CHARS
    return Token("".join(word[:most]), start, tuple(ends[:most]))
