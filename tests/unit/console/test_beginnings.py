# SPDX-License-Identifier: Apache-2.0
"""Which texts have a word that begins so is what looking at each text tells."""

from __future__ import annotations

import random

import pytest

from wasl.console.beginnings import Beginnings
from wasl.console.folding import words
from wasl.contact.bits import numbers_of

COMMON = ("Call", "called", "CALLS", "Grain-deal", "الحبوب", "حبوب", "Корабль", "корабли")


def text(chance: random.Random) -> list[str]:
    """Some words that many texts have, and some that few have."""
    rare = ["".join(chance.choices("abcحб", k=chance.randint(1, 5))) for _ in range(4)]
    return [" ".join(chance.sample(COMMON, 2)), "\u2003".join(rare)]


@pytest.mark.parametrize("counts", [(0,), (1,), (3, 1, 1), (300, 1, 150, 2, 400)])
def test_beginnings_are_those_of_the_words(counts: tuple[int, ...]) -> None:
    chance = random.Random(sum(counts))
    index, texts = Beginnings(), list[list[str]]()
    for count in counts:
        more = [text(chance) for _ in range(count)]
        index.put(more)
        texts += more
        told = [words(" ".join(pieces)) for pieces in texts]
        asked = {word[:chars] for each in told[-5:] for word in each for chars in range(1, 9)}
        for prefix in sorted(asked | {"z", "call", "cal", "ко", "\U0010ffff"}):
            expected = [n for n, has in enumerate(told) if any(w.startswith(prefix) for w in has)]
            assert [*numbers_of(index.bits(prefix))] == expected, prefix
