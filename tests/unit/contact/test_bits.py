# SPDX-License-Identifier: Apache-2.0
"""Sets as bits are the sets that they are made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wasl.contact.bits import Numbers, bits_of, marks_of, numbers_of, together

SIZE = 5_000
NUMBERS = st.lists(st.integers(0, SIZE - 1), max_size=20)


@given(st.lists(NUMBERS, max_size=4))
def test_bits_are_the_numbers(lists: list[list[int]]) -> None:
    bits = bits_of(lists, size=SIZE)
    assert [*numbers_of(bits)] == sorted({each for one in lists for each in one})
    marks = marks_of(bits)
    assert [n for n, mark in enumerate(marks) if mark == "1"] == [*numbers_of(bits)]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 2_000)), max_size=6))
def test_sets_grow_and_are_put_together(steps: list[tuple[int, int]]) -> None:
    sets, told = [Numbers() for _ in range(3)], [set[int]() for _ in range(3)]
    for at, (which, count) in enumerate(steps):
        more = [(at * 977 + n * 3) % SIZE for n in range(count)]
        sets[which].all += more
        told[which].update(more)
        assert [*numbers_of(together(sets, size=SIZE))] == sorted(set().union(*told))
