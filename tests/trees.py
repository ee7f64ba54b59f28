# SPDX-License-Identifier: Apache-2.0
"""Merkle trees to test against: RFC 9162 §2.1 word for word, by recursion over ranges of leaves.

Slow and obvious on purpose, and without a word of `wasl.record.merkle` in it. `Leaves` is a tree
whose leaves are all there; `Sparse` one of astronomical size in which all leaves are alike but for
a few. Both are also sources of tiles, and count what is asked of them.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence


def leaf_of(index: int) -> bytes:
    """The hash of a made-up leaf."""
    return hashlib.sha256(b"\x00leaf %d" % index).digest()


def split(size: int) -> int:
    """The largest power of two that is smaller than ``size``."""
    return 1 << (size - 1).bit_length() - 1


class Tree:
    """What is common: the definitions of the RFC over ``mth``, and tiles with a count."""

    def __init__(self) -> None:
        self.asked: Counter[tuple[int, int]] = Counter()
        self._hashes: dict[tuple[int, int], bytes] = {}

    def leaf(self, index: int) -> bytes:
        raise LookupError(index)

    def mth(self, low: int, high: int) -> bytes:
        """MTH(D[low:high]), RFC 9162 §2.1.1."""
        if low == high:
            return hashlib.sha256().digest()
        if high - low == 1:
            return self.leaf(low)
        found = self._hashes.get((low, high))
        if found is None:
            middle = low + split(high - low)
            node = b"\x01" + self.mth(low, middle) + self.mth(middle, high)
            found = self._hashes[low, high] = hashlib.sha256(node).digest()
        return found

    def root(self, size: int) -> bytes:
        return self.mth(0, size)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """PATH(index, D_size), RFC 9162 §2.1.3.1."""
        return self._path(index, 0, size)

    def consistency(self, size1: int, size2: int) -> list[bytes]:
        """PROOF(size1, D_size2), RFC 9162 §2.1.4.1."""
        return self._subproof(size1, 0, size2, known=True)

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        """A source of tiles that has no end to the right."""
        self.asked[level, index] += 1
        wide = 256**level
        return [self.mth(n * wide, (n + 1) * wide) for n in range(256 * index, 256 * (index + 1))]

    def _path(self, index: int, low: int, high: int) -> list[bytes]:
        if high - low == 1:
            return []
        middle = low + split(high - low)
        if index < middle:
            return [*self._path(index, low, middle), self.mth(middle, high)]
        return [*self._path(index, middle, high), self.mth(low, middle)]

    def _subproof(self, size1: int, low: int, high: int, *, known: bool) -> list[bytes]:
        if size1 == high:
            return [] if known else [self.mth(low, high)]
        middle = low + split(high - low)
        if size1 <= middle:
            return [*self._subproof(size1, low, middle, known=known), self.mth(middle, high)]
        return [*self._subproof(size1, middle, high, known=False), self.mth(low, middle)]


class Leaves(Tree):
    """A tree by all its leaf hashes. Its tiles end where the leaves end."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        super().__init__()
        self.leaves = leaves

    def leaf(self, index: int) -> bytes:
        return self.leaves[index]

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        self.asked[level, index] += 1
        if level == 0:
            return self.leaves[256 * index : 256 * (index + 1)]
        wide = 256**level
        have = range(256 * index, min(256 * (index + 1), len(self.leaves) // wide))
        return [self.mth(n * wide, (n + 1) * wide) for n in have]


class Sparse(Tree):
    """A tree without end whose leaves are all alike, except those whose index is in ``marked``."""

    def __init__(self, marked: Collection[int]) -> None:
        super().__init__()
        self.marked = sorted(marked)
        self._alike = [leaf_of(-1)]

    def leaf(self, index: int) -> bytes:
        return leaf_of(index)

    def mth(self, low: int, high: int) -> bytes:
        wide = high - low
        alike = bisect_left(self.marked, low) == bisect_left(self.marked, high)
        if alike and wide.bit_count() == 1:
            while wide.bit_length() > len(self._alike):
                node = b"\x01" + self._alike[-1] + self._alike[-1]
                self._alike.append(hashlib.sha256(node).digest())
            return self._alike[wide.bit_length() - 1]
        return super().mth(low, high)
