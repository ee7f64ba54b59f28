# SPDX-License-Identifier: Apache-2.0
"""The seeded simulation: clean seeds stay clean, a planted fault is found, a run replays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from wasl import primitives
from wasl.errors import Misuse
from wasl.sim import run, trials
from wasl.sim.chance import Weather
from wasl.sim.deeds import Crash, Deed, Draw, Mischief, Renew, Say, parse_deed
from wasl.sim.mutants import MUTANTS
from wasl.sim.run import Settings, Violation
from wasl.sim.trials import Bench

HONEST = Settings(3, 250, Weather())
HOSTILE = Settings(3, 250, Weather(mischief=0.15))
SHREDDING = Settings(3, 300, Weather(shreds=0.15))
MOVING = Settings(3, 250, Weather(restores=0, moves=0.04))

FOUND = {
    "sends-early": HONEST,
    "max-for-min": HONEST,
    "orders-unseen": HONEST,
    "receipt-over-gap": HONEST,
    "any-receipt": HOSTILE,
    "signs-twice": HONEST,
    "any-opening": HOSTILE,
    "keeps-keys": HONEST,
    "shreds-silently": SHREDDING,
    "joins-below": MOVING,
    "left-grows": MOVING,
    "tells-all": MOVING,
    "history-to-none": MOVING,
    "history-withheld": MOVING,
}
"""The simulation itself finds these within a few seeds. The others have their short stories alone
(``test_mutants.py``): they need one writer more, or an hour that chance seldom brings.
"""


@pytest.fixture(autouse=True)
def _stand_in() -> Iterator[None]:
    with Bench().prepared():
        yield


def violation_of(settings: Settings, seeds: range) -> tuple[int, Violation] | None:
    """The first seed that breaks, and how."""
    for seed in seeds:
        found = run.run(seed, settings)
        if found.violation is not None:
            return seed, found.violation
    return None


@pytest.mark.parametrize(
    "settings", [HONEST, HOSTILE, SHREDDING], ids=["honest", "hostile", "shredding"]
)
def test_nothing_breaks(settings: Settings) -> None:
    assert violation_of(settings, range(2)) is None


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("parties", [2, 3, 4, 6])
def test_nothing_breaks_in_many_seeds(parties: int) -> None:
    assert violation_of(Settings(parties, 600), range(100, 100 + 18 // parties)) is None


def test_a_run_is_the_same_again_byte_for_byte() -> None:
    first, again = (run.run(7, HOSTILE) for _ in range(2))
    assert first == again
    replayed = run.replay(first.deeds, HOSTILE)
    assert (replayed.digest, replayed.steps) == (first.digest, first.steps)


def test_members_join_and_leave_in_a_run() -> None:
    """A part of it without the charter by which somebody joins is a run, too."""
    moved = run.run(0, MOVING)
    kinds = Counter(type(deed) for deed in moved.deeds)
    assert kinds[Draw] >= 2
    assert kinds[Renew] >= 2
    assert moved.violation is None
    rest = [deed for deed in moved.deeds if not isinstance(deed, Draw)]
    assert run.replay(rest[:120], MOVING).violation is None


def test_a_run_is_the_same_from_its_file() -> None:
    first = run.run(8, HOSTILE)
    deeds, settings = trials.parse_run(trials.format_run(first.deeds, HOSTILE))
    assert (tuple(deeds), settings) == (first.deeds, HOSTILE)
    assert any(isinstance(deed, Mischief) for deed in deeds)


@pytest.mark.parametrize("text", ["", "{}", "[1]\n", '{"parties": 3}', "nonsense"])
def test_what_is_no_run_is_refused(text: str) -> None:
    with pytest.raises(Misuse):
        trials.parse_run(text)


@pytest.mark.parametrize("deed", [[], ["Nothing"], ["Say", 1], "Say"])
def test_what_is_no_deed_is_refused(deed: object) -> None:
    with pytest.raises(Misuse):
        parse_deed(deed)


def test_any_part_of_a_run_is_a_run() -> None:
    deeds: list[Deed] = list(run.run(9, HONEST).deeds)
    assert run.replay(deeds[::3], HONEST).violation is None
    assert run.replay([Crash(0), Say(0, 2, 3)], HONEST).violation is None


def test_the_real_primitives_are_back_afterwards() -> None:
    with Bench().prepared():
        standing_in = primitives.ed25519_verify
    assert standing_in.__module__ == "wasl.sim.standin"
    assert Bench(mutant="max-for-min").mutant in MUTANTS


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", FOUND)
def test_the_simulation_finds_a_planted_fault(name: str) -> None:
    with Bench(mutant=name).prepared():
        assert violation_of(FOUND[name], range(16)) is not None


def test_a_found_fault_is_shrunk_to_a_few_deeds() -> None:
    with Bench(mutant="max-for-min").prepared():
        found = violation_of(HONEST, range(4))
        assert found is not None
        shrunk = run.shrink(found[1], HONEST)
        assert len(shrunk.deeds) <= 8
        assert shrunk.invariant == found[1].invariant
        assert run.replay(shrunk.deeds, HONEST).violation == shrunk
    assert run.replay(shrunk.deeds, HONEST).violation is None, "the fault's doing"


@pytest.mark.slow
def test_with_real_cryptography() -> None:
    (found,) = trials.runs([3], Settings(3, 200), Bench(real_crypto=True), jobs=1)
    assert found.violation is None
