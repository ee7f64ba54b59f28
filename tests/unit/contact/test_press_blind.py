# SPDX-License-Identifier: Apache-2.0
"""Press reports by others who did not know the rules: how well they are read.

Rules:

1. ``dev`` and those numbered after it may be read while rules are written; ``held`` and those after
   it may not: a test of them tells figures, and never words.
2. Floors are what was reached, rounded down: a change that costs more is seen.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.press.scoring import HELD, SETS, Score, reading_of, score, texts
from tests.unit.contact.test_press_reading import check_spans


class Floor(NamedTuple):
    """At least so precise and so complete, at most so wrong."""

    precision: float
    recall: float
    wrong_rate: float


FLOORS = {
    "dev": Floor(0.97, 0.96, 0.005),
    "dev2": Floor(0.97, 0.97, 0.005),
    "dev3": Floor(0.98, 0.96, 0.003),
    "dev4": Floor(0.98, 0.92, 0.003),
    "dev5": Floor(0.99, 0.95, 0.002),
    "dev6": Floor(0.98, 0.94, 0.003),
    "dev7": Floor(0.98, 0.93, 0.004),
    "dev8": Floor(0.98, 0.95, 0.002),
    "dev9": Floor(0.97, 0.92, 0.005),
    "dev10": Floor(0.98, 0.97, 0.003),
    "held": Floor(0.97, 0.92, 0.006),
    "held2": Floor(0.94, 0.93, 0.009),
    "held3": Floor(0.90, 0.79, 0.015),
    "held4": Floor(0.94, 0.92, 0.009),
    "held5": Floor(0.96, 0.92, 0.012),
    "held7": Floor(0.91, 0.85, 0.012),
    "held8": Floor(0.96, 0.85, 0.007),
}


@pytest.mark.parametrize("name", FLOORS)
def test_texts_of_others_are_read_about_as_well_as_own_ones(name: str) -> None:
    total = Score()
    for text_name, text, gold in texts(SETS[name]):
        reading = reading_of(text_name, text, gold)
        if name not in HELD:
            check_spans(text, reading)
        score(text_name, reading, gold, total)
    reached = Floor(total.precision, total.recall, total.wrong_rate)
    floor = FLOORS[name]
    assert total.found + total.missed >= 45
    assert reached.precision >= floor.precision, reached
    assert reached.recall >= floor.recall, reached
    assert reached.wrong_rate <= floor.wrong_rate, reached


def test_sets_have_all_languages_and_no_text_twice() -> None:
    sets = [list(texts(SETS[each])) for each in FLOORS]
    assert len({text for one in sets for _, text, _ in one}) == sum(map(len, sets))
    for each, one in zip(FLOORS, sets, strict=True):
        found = {name.partition("-")[0] for name, _, _ in one}
        # The last to be mended by are in the two that were read least well.
        assert found == ({"en", "ru"} if each == "dev6" else {"ar", "en", "ru"})
