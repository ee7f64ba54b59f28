# SPDX-License-Identifier: Apache-2.0
"""Phrases in three scripts that are asked as one pattern, and cost as much as those of one script.

Rules:

1. A phrase has a word that must stand there: one in Arabic letters is tried only where there are
   such letters. Few sentences are in more than one script.
2. The order of phrases stays, and so what is found.
3. What is asked of one place alone, and not sought, is asked of all phrases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

LATIN: Final = 0
CYRILLIC: Final = 1
ARABIC: Final = 2
_LETTERS: Final = ((0x61, 0x7A), (0x400, 0x4FF), (0x600, 0x6FF))
_FINDS: Final = tuple(re.compile(f"[{first:c}-{last:c}]").search for first, last in _LETTERS)
_SETS: Final = tuple(
    frozenset(n for n in range(len(_LETTERS)) if bits >> n & 1)
    for bits in range(1 << len(_LETTERS))
)
_ASCII: Final = frozenset({LATIN})
_END: Final = 1 << 62
_ESCAPED: Final = re.compile(r"\\.|\?P<\w+>")
"""What has letters and is no word."""
_NEAR: Final = 64
"""Areas whose scripts are remembered: many patterns are asked of one sentence after the other."""


class Phrases:
    """Phrases of which any is found, as of a compiled pattern."""

    __slots__ = ("_join", "_tried", "_whole", "parts")

    def __init__(self, parts: Sequence[str], join: Callable[[Sequence[str]], str]) -> None:
        self.parts = tuple((part, _scripts_in(_ESCAPED.sub("", part))) for part in parts)
        self._join = join
        self._tried: dict[frozenset[int], re.Pattern[str] | None] = {}
        self._whole = re.compile(join(parts))

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first place where a phrase stands."""
        words = self._of(text, start, end)
        return None if words is None else words.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Give the places where phrases stand."""
        words = self._of(text, start, end)
        return iter(()) if words is None else words.finditer(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the phrase that stands at a place."""
        return self._whole.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the phrase that is all that stands between two places."""
        return self._whole.fullmatch(text, start, end)

    def _of(self, text: str, start: int, end: int) -> re.Pattern[str] | None:
        """Return what can stand in an area, by its scripts."""
        scripts = scripts_of(text, start, end)
        try:
            return self._tried[scripts]
        except KeyError:
            parts = [part for part, own in self.parts if not own or own & scripts]
            words = re.compile(self._join(parts)) if parts else None
            return self._tried.setdefault(scripts, words)


def alternatives(words: str) -> list[str]:
    """Return the alternatives of a pattern, none of which stands in brackets."""
    found, depth, at = [""], 0, 0
    while at < len(words):
        sign = words[at : at + 2] if words[at] == "\\" else words[at]
        if words[at] == "[":
            close = words.index("]", at + 2)
            sign = words[at : close + 1]
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
        at += len(sign)
    return found


Words = re.Pattern[str] | Phrases
"""What can be sought in a text."""


@lru_cache(maxsize=_NEAR)
def scripts_of(text: str, start: int, end: int) -> frozenset[int]:
    """Return the scripts in which an area can have words."""
    area = text[start:end]
    return _ASCII if area.isascii() else _scripts_in(area)


def _scripts_in(words: str) -> frozenset[int]:
    return _SETS[sum(1 << n for n, find in enumerate(_FINDS) if find(words))]
