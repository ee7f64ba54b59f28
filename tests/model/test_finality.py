# SPDX-License-Identifier: Apache-2.0
"""The model of finality through restores: its rules hold, and each of them is needed."""

from __future__ import annotations

import pytest

from models.explore import KNOT, REMAINS, SEARCHES, Bounds, run, search
from models.finality import MUTANTS, Broken, Rules, begin, take

SEEDS = {
    "name": 24,
    "freeze": 1,
    "own": 310,
    "anew": 3104,
    "unknown": 0,
    "most": 11,
    "valid": 2,
    "first": 587,
    "after": 3,
    "cap": 18,
    "all": 1,
}
"""A random run of the model in which the lack of a rule shows."""


def test_every_order_of_a_few_steps() -> None:
    found = search(Bounds(2, 2, (1, 0), 10))
    assert found.whole
    assert found.states > 2_000
    assert not found.why, found.trace


@pytest.mark.parametrize("liar", [None, 0])
def test_random_runs_with_three_restores_of_each(liar: int | None) -> None:
    for seed in range(80):
        found = run(seed, parties=2 + seed % 2, liar=liar)
        assert not found.why, (seed, found.why, found.trace)


@pytest.mark.parametrize("name", sorted(MUTANTS.keys() - {"knot"}))
def test_a_rule_that_is_dropped_is_missed(name: str) -> None:
    seed = SEEDS[name]
    liar = 0 if name == "valid" else None
    assert not run(seed, parties=2 + seed % 2, liar=liar).why
    assert run(seed, parties=2 + seed % 2, liar=liar, dropped=MUTANTS[name]).why


@pytest.mark.parametrize("dropped", [frozenset[str](), MUTANTS["knot"]])
def test_a_knot_stops_nobody(dropped: frozenset[str]) -> None:
    """Without the rule all of it waits for itself, for good."""
    world, rules = begin(3), Rules(dropped, liar=0)
    for step in KNOT:
        world = take(world, step, rules)
    for party in (1, 2):
        view = rules.view(world, party)
        assert view.ends(0) == {1: 2}
        placed = [len(view.placed[journal]) for journal in ((0, 1), (0, 2), (1, 1), (2, 1))]
        assert placed == ([1, 0, 1, 1] if dropped else [1, 2, 2, 2])


def test_what_remains() -> None:
    """A party whose old journal goes on beside its new one can part a node restored meanwhile."""
    world = begin(2)
    for step in REMAINS[:-1]:
        world = take(world, step, Rules(liar=0))
    with pytest.raises(Broken, match="beyond its close"):
        take(world, REMAINS[-1], Rules(liar=0))


@pytest.mark.slow
@pytest.mark.parametrize("bounds", SEARCHES, ids=str)
def test_every_order_of_more_steps(bounds: Bounds) -> None:
    """The first of them; ``make model`` takes all."""
    found = search(bounds, most=15_000)
    assert not found.why, found.trace


@pytest.mark.slow
@pytest.mark.parametrize("liar", [None, 0])
@pytest.mark.parametrize("lossy", [False, True])
def test_many_random_runs(liar: int | None, *, lossy: bool) -> None:
    for seed in range(600):
        found = run(seed, parties=2 + seed % 2, liar=liar, lossy=lossy)
        assert not found.why, (seed, found.why, found.trace)
