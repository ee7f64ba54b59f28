# SPDX-License-Identifier: Apache-2.0
"""``wasl sim``: seeds, a planted fault, and its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.surfaces.command import ask, hold, wasl

FEW = ("sim", "--seeds", "1", "--steps", "40", "--jobs", "1")


def test_a_clean_seed() -> None:
    answer = ask(*FEW)
    assert answer.code == 0
    (told,) = answer.objects
    hold(told, "sim")
    assert told["violations"] == []
    assert told["steps"] > 40
    assert ask(*FEW).objects[0]["digest"] == told["digest"]


def test_a_planted_fault_is_found_shrunk_and_replayed(tmp_path: Path) -> None:
    file = tmp_path / "broken.run"
    words = (
        "sim",
        "--first",
        "2",
        "--seeds",
        "1",
        "--steps",
        "200",
        "--jobs",
        "1",
        "--mutant",
        "max-for-min",
    )
    answer = ask(*words, "--out", file)
    assert answer.code == 1
    (told,) = answer.objects
    hold(told, "sim")
    assert told["violations"][0]["invariant"] == "final-agrees"
    assert len(told["violations"][0]["deeds"]) < 10
    again = wasl("sim", "--replay", file, "--mutant", "max-for-min")
    assert again.code == 1
    assert "final-agrees" in again.out
    assert wasl("sim", "--replay", file).code == 0


def test_the_faults_that_can_be_planted() -> None:
    (told,) = ask("sim", "--list-mutants").objects
    hold(told, "sim-mutants")
    assert len(told["mutants"]) >= 25


@pytest.mark.parametrize(
    "words",
    [("--mutant", "nobody"), ("--parties", "1"), ("--parties", "٣"), ("--seeds", "0")],
)
def test_wrong_arguments(words: tuple[str, ...]) -> None:
    assert ask(*FEW, *words).error["code"] == "WASL-1001"
