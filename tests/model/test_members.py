# SPDX-License-Identifier: Apache-2.0
"""The model of finality while members join and leave: its rules hold, and each is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.members import MUTANTS
from models.moving import PLANS, SEARCHES, run, search

CAUGHT = {
    "members-name": ("leave", 0, 0),
    "members-stranger": ("put-off", 0, 1),
    "members-freeze": ("twice", 0, 0),
    "members-most": ("leave", 0, 0),
    "members-wait": ("leave", 0, 0),
    "members-base": ("join", 0, 0),
    "members-count": ("change", 1, 0),
    "members-asked": ("in-and-out", 1, 1105),
    "members-first": ("twice", 0, 9),
    "members-own": ("change", 1, 129),
    "members-unheeded": ("join", 1, 155),
    "members-listed": ("instead", 2, 51),
}
"""A random run of the model in which the lack of a rule shows: plan, restores, seed."""


def test_every_order_of_a_few_steps() -> None:
    found = search(PLANS["leave"], writes=4, steps=6, most=800, dropped=frozenset())
    assert not found.why, found.trace


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("restores", [0, 1])
def test_random_runs(name: str, restores: int) -> None:
    for seed in range(4):
        found = run(seed, replace(PLANS[name], restores=restores))
        assert not found.why, (seed, found.why, found.trace)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_rule_that_is_dropped_is_missed(name: str) -> None:
    plan, restores, seed = CAUGHT[name]
    assert run(seed, replace(PLANS[plan], restores=restores), dropped=MUTANTS[name]).why


@pytest.mark.slow
@pytest.mark.parametrize(("name", "writes", "steps"), SEARCHES)
def test_every_order_of_more_steps(name: str, writes: int, steps: int) -> None:
    found = search(PLANS[name], writes=writes, steps=steps, most=6_000, dropped=frozenset())
    assert not found.why, found.trace


@pytest.mark.slow
@pytest.mark.parametrize("restores", [0, 1, 2])
@pytest.mark.parametrize("name", PLANS)
def test_many_random_runs(name: str, restores: int) -> None:
    for seed in range(60):
        found = run(seed, replace(PLANS[name], restores=restores))
        assert not found.why, (seed, found.why, found.trace)
