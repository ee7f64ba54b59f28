# SPDX-License-Identifier: Apache-2.0
"""Short items that say one thing in as many ways as there are, read: see ``tests/press/bank``."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.press.scoring import Score, items, reading_of, score

FLOORS = {
    "ar1": (0.52, 0.82),
    "ar2": (0.68, 0.92),
    "en1": (0.33, 0.78),
    "en2": (0.32, 0.80),
    "ru1": (0.50, 0.90),
    "ru2": (0.56, 0.90),
}
"""At least so much is found, and so much right."""
STEP = 3
"""One of three is read here, all by ``python -m benchmarks.press``."""
MISTAKEN = 0.06
"""Of what looks like something and is nothing."""


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_said_in_many_ways_is_found_as_often_as_before(name: str) -> None:
    told, nothing, looks_like = Score(), Score(), 0
    for id_, text, gold in islice(items(name), 0, None, STEP):
        none = gold["class"] == "none"
        looks_like += none
        score(id_, reading_of(id_, text, gold), gold, nothing if none else told)
    recall, precision = FLOORS[name]
    assert told.recall >= recall
    assert told.precision >= precision
    assert looks_like >= 15
    assert nothing.extra <= MISTAKEN * looks_like, nothing.notes


def test_no_item_stands_twice() -> None:
    texts = [text for name in FLOORS for _, text, _ in items(name)]
    assert len(set(texts)) == len(texts) == 240 * len(FLOORS)
