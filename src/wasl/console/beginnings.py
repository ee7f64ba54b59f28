# SPDX-License-Identifier: Apache-2.0
"""Which of very many texts have a word that begins so.

Rules:

1. A text has a number, and is parted at its spaces; a part that many have is folded once.
2. The folded words stand in their order, in blocks of about as many places each. The texts of a
   whole block are known as bits; a beginning is some blocks and, at both ends, a piece of one.
3. What came later is a layer of its own: it costs no more than it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Final

from wasl.console.folding import words
from wasl.contact.bits import bits_of

_LAST: Final = chr(0x10FFFF)
_YOUNG: Final = 200
_SHARE: Final = 16


class Beginnings:
    """The words of texts that are numbered from 0, each once."""

    def __init__(self) -> None:
        self._layers: list[_Layer] = []
        self._count = 0

    def put(self, texts: Iterable[Iterable[str]]) -> None:
        """Take more texts, each in its pieces: the next numbers are theirs."""
        if not self._layers or self._layers[-1].count > _YOUNG:
            self._layers.append(_Layer(self._count))
        layer = self._layers[-1]
        for text in texts:
            layer.put(text)
        layer.lay()
        self._count = layer.first + layer.count

    def bits(self, prefix: str) -> int:
        """Return which texts have a word that begins so. It is folded, and not empty."""
        bits = 0
        for layer in self._layers:
            bits |= layer.bits(prefix) << layer.first
        return bits


class _Layer:
    """Texts whose numbers begin at the ``first``; here they begin at 0."""

    __slots__ = ("_begins", "_blocks", "_parts", "_places", "_words", "count", "first")

    def __init__(self, first: int) -> None:
        self.first = first
        self.count = 0
        self._parts: defaultdict[str, list[int]] = defaultdict(list)
        self._words: list[str] = []
        self._places: list[list[list[int]]] = []
        self._begins: list[int] = [0]
        self._blocks: list[int] = []

    def put(self, text: Iterable[str]) -> None:
        for part in " ".join(text).split():
            self._parts[part].append(self.count)
        self.count += 1

    def lay(self) -> None:
        """Put the words in order, and in blocks."""
        places: dict[str, list[list[int]]] = {}
        for part, numbers in self._parts.items():
            for word in words(part):
                places.setdefault(word, []).append(numbers)
        self._words = sorted(places)
        self._places = [places[word] for word in self._words]
        self._begins, held = [0], 0
        for at, lists in enumerate(self._places):
            count = sum(map(len, lists))
            if held and held + count > self.count // _SHARE:
                self._begins.append(at)
                held = 0
            held += count
        self._begins.append(len(self._places))
        self._blocks = [self._bits(*each) for each in pairwise(self._begins)]

    def bits(self, prefix: str) -> int:
        low = bisect_left(self._words, prefix)
        high = bisect_left(self._words, prefix + _LAST, lo=low)
        first = bisect_left(self._begins, low)
        last = bisect_right(self._begins, high) - 1
        if first >= last:
            return self._bits(low, high)
        bits = 0
        for block in self._blocks[first:last]:
            bits |= block
        ends = (low, self._begins[first]), (self._begins[last], high)
        for each in ends:
            bits |= self._bits(*each)
        return bits

    def _bits(self, low: int, high: int) -> int:
        if low == high:
            return 0
        return bits_of(chain.from_iterable(self._places[low:high]), size=self.count)
