# SPDX-License-Identifier: Apache-2.0
"""Nodes lost and restored in a storm (``tests/restores.py``): one record, and nobody is accused.

Entries that only lost disks held are gone, and so may be what a close waits for: then nothing more
becomes final, and what is stays. Few storms may end so.
"""

from __future__ import annotations

import pytest

from tests.restores import held_texts, losses


def weather(seed: int, parties: int, *, steps: int = 120) -> bool:
    """Blow, mend and check. Return whether finality moves again."""
    blown = losses(seed, parties, steps=steps)
    before = set[object]().union(*(held_texts(node) for node in blown.nodes))
    closed = blown.mend_losses()
    blown.check_losses(before, closed=closed)
    return closed


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_two_parties(seed: int) -> None:
    assert weather(seed, 2)


@pytest.mark.parametrize("seed", [5, 119])
def test_three_parties(seed: int) -> None:
    assert weather(seed, 3)


def test_what_a_close_waits_for_may_be_lost_for_good() -> None:
    assert not weather(26, 2)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("parties", [2, 3])
def test_many_storms(parties: int) -> None:
    closed = [weather(seed, parties) for seed in range(1_000, 1_010)]
    assert sum(closed) >= 7
