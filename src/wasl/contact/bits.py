# SPDX-License-Identifier: Apache-2.0
"""Sets of contacts among very many: each contact has a number, and a set is the bits of an integer.

Rules:

1. Bit n is of number n. What is in two sets, or in one of them, takes microseconds, however many.
2. A set that grows is a list of its numbers; when they are many, they become bits, once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

_MANY: Final = 1_000
_IN: Final = ord("1")


def bits_of(lists: Iterable[Iterable[int]], *, size: int) -> int:
    """Return the numbers of some lists as bits. ``size``: all are less."""
    if not (numbers := [*chain.from_iterable(lists)]):
        return 0
    marks = bytearray(b"0") * size
    for number in numbers:
        marks[number] = _IN
    return int(marks[::-1], 2)


def marks_of(bits: int) -> str:
    """Return bits as a text with a letter for each number, ``1`` if it is one of them."""
    return bin(bits)[:1:-1]


def numbers_of(bits: int) -> Iterator[int]:
    """Give the numbers, the least first."""
    marks = marks_of(bits)
    at = marks.find("1")
    while at >= 0:
        yield at
        at = marks.find("1", at + 1)


class Numbers:
    """A set that grows."""

    __slots__ = ("_bits", "_done", "all")

    def __init__(self) -> None:
        self.all: list[int] = []
        self._bits = 0
        self._done = 0

    def settle(self, size: int) -> int:
        """Return what is bits by now; all but the :meth:`rest`."""
        if len(self.all) - self._done > _MANY:
            self._bits |= bits_of([self.rest()], size=size)
            self._done = len(self.all)
        return self._bits

    def rest(self) -> Sequence[int]:
        """Return the newest numbers, that are few."""
        return self.all[self._done :]


def together(sets: Collection[Numbers], *, size: int) -> int:
    """Return what is in one of some sets or more."""
    bits = 0
    for one in sets:
        bits |= one.settle(size)
    return bits | bits_of((one.rest() for one in sets), size=size)
