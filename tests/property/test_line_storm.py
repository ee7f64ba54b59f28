# SPDX-License-Identifier: Apache-2.0
"""Honest nodes in a storm (``tests/storms.py``) end with one record and one order, unaccused."""

from __future__ import annotations

import pytest

from tests.storms import storm


def weather(seed: int, parties: int, *, steps: int) -> None:
    blown = storm(seed, parties, steps=steps)
    blown.mend()
    blown.check()


@pytest.mark.parametrize("seed", range(4))
def test_two_parties(seed: int) -> None:
    weather(seed, 2, steps=100)


@pytest.mark.parametrize("seed", range(100, 102))
def test_three_parties(seed: int) -> None:
    weather(seed, 3, steps=80)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("parties", [2, 3, 5])
def test_long_storms(parties: int) -> None:
    for seed in range(1_000, 1_000 + 24 // parties):
        weather(seed, parties, steps=200)
