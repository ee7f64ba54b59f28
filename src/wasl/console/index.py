# SPDX-License-Identifier: Apache-2.0
"""The index: which entries have words that begin so, on all lines, in memory.

Rules:

1. An entry is found if every word of the query begins one of its words, folded. The newest entry
   stands first.
2. It holds words and numbers, no texts. What leaves an entry (a text that was shredded) leaves the
   index with every word that no other entry has.
3. It is bounded; the oldest entries leave first.
4. Calls come from several threads, one at a time.
"""

from __future__ import annotations

import sys
import threading
from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Final, NamedTuple

from wasl import limits
from wasl.console.folding import words

_LAST: Final = chr(0x10FFFF)
_FEW: Final = 64


class Known(NamedTuple):
    """What an entry is filtered by. ``time``: RFC 3339 UTC."""

    id: str
    line: str
    author: str
    kind: str
    precedence: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries are wanted; empty: all. Times are RFC 3339 UTC, the first included."""

    line: str = ""
    author: str = ""
    kind: str = ""
    precedence: str = ""
    start: str = ""
    end: str = ""

    def takes(self, known: Known) -> bool:
        """Tell whether an entry is wanted."""
        return (
            self.line in ("", known.line)
            and self.author in ("", known.author)
            and self.kind in ("", known.kind)
            and self.precedence in ("", known.precedence)
            and self.start <= known.time
            and (not self.end or known.time < self.end)
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is wanted."""
        return not any((self.line, self.author, self.kind, self.precedence, self.start, self.end))


class Index:
    """The index of one desk server."""

    def __init__(self, *, most: int = limits.INDEX_ENTRIES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._postings: dict[str, array[int]] = {}
        self._sorted: list[str] = []
        self._fresh: list[str] = []
        self._numbers: dict[str, int] = {}
        self._known: dict[int, Known] = {}
        self._words: dict[int, tuple[str, ...]] = {}
        self._next = 0

    def __len__(self) -> int:
        return len(self._numbers)

    def put(self, known: Known, texts: Iterable[str]) -> None:
        """Let an entry be found by these texts, and by no others."""
        found: set[str] = set()
        for text in texts:
            if len(found) < limits.INDEX_WORDS:
                found |= words(text)
        chosen = sorted(found)[: limits.INDEX_WORDS]
        with self._lock:
            self._put(Known(*(sys.intern(part) for part in known)), chosen)

    def _put(self, known: Known, found: list[str]) -> None:
        number = self._numbers.get(known.id)
        if number is None:
            number = self._next
            self._next += 1
            self._numbers[known.id] = number
        elif self._known[number] == known and list(self._words[number]) == found:
            return
        else:
            self._take_words(number, set(found))
        held = set(self._words.get(number, ()))
        kept: list[str] = []
        for word in found:
            postings = self._postings.get(word)
            if postings is None:
                postings = self._postings[sys.intern(word)] = array("I")
                self._fresh.append(word)
            if word not in held:
                insort(postings, number)
            kept.append(sys.intern(word))
        self._known[number], self._words[number] = known, tuple(kept)
        while len(self._numbers) > self._most:
            self._remove(next(iter(self._numbers)))

    def remove(self, id_: str) -> None:
        """Forget an entry."""
        with self._lock:
            self._remove(id_)

    def _remove(self, id_: str) -> None:
        number = self._numbers.pop(id_, None)
        if number is not None:
            self._take_words(number, set())
            del self._known[number], self._words[number]

    def _take_words(self, number: int, but: set[str]) -> None:
        """Take an entry's words away, except for some."""
        for word in self._words[number]:
            if word in but:
                continue
            postings = self._postings[word]
            del postings[bisect_left(postings, number)]
            if not postings:  # the word itself is a piece of the text: it goes
                del self._postings[word]
                self._merge()
                del self._sorted[bisect_left(self._sorted, word)]
        self._words[number] = tuple(word for word in self._words[number] if word in but)

    def _merge(self) -> None:
        if len(self._fresh) <= _FEW:
            for word in self._fresh:
                insort(self._sorted, word)
        else:
            self._sorted += self._fresh
            self._sorted.sort()
        self._fresh = []

    # ── finding ──

    def find(
        self, prefixes: Iterable[str], wanted: Filter, *, limit: int
    ) -> tuple[list[Known], int]:
        """Return the newest entries that have every prefix, and how many there are in all."""
        with self._lock:
            self._merge()
            numbers = self._matching(list(dict.fromkeys(prefixes)))
            known = self._known
            found: Collection[int] = (
                numbers if wanted.is_empty else [n for n in numbers if wanted.takes(known[n])]
            )
            newest = nlargest(limit, found, key=lambda n: (known[n].time, n))
            return [known[n] for n in newest], len(found)

    def _matching(self, prefixes: list[str]) -> Collection[int]:
        ranges = [self._range(prefix) for prefix in prefixes]
        if not ranges:
            return set(self._known)
        sizes = {at: sum(len(self._postings[w]) for w in found) for at, found in enumerate(ranges)}
        order = sorted(sizes, key=lambda at: sizes[at])
        matching: set[int] = set()
        for place, at in enumerate(order):
            here: set[int] = set()
            for word in ranges[at]:
                here.update(self._postings[word])
            matching = here if place == 0 else matching & here
            if not matching:
                break
        return matching

    def _range(self, prefix: str) -> list[str]:
        low = bisect_left(self._sorted, prefix)
        high = bisect_left(self._sorted, prefix + _LAST, lo=low)
        return self._sorted[low:high]

    def __iter__(self) -> Iterator[str]:
        """Yield every word that is held."""
        with self._lock:
            return iter([*self._postings])
