# SPDX-License-Identifier: Apache-2.0
"""Mutants: what survives is explained, what is explained still exists, and a sample is killed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.mutants.planting import living, mutants
from scripts.mutants.telling import MODULES, PAGE, explained
from tests.architecture.tree import ROOT

SAMPLED = ("wasl.record.fork", "wasl.record.audit_receipts")
SAMPLE = "12"


def test_what_is_explained_exists() -> None:
    names = {mutant.name for module in MODULES for mutant in mutants(module)}
    assert not explained().keys() - names, "these mutants are gone: take them out of explained.toml"
    assert all(why.endswith(".") and len(why) > 20 for why in explained().values())


def test_the_page_tells_every_survivor_with_its_sentence() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "not explained" not in page
    assert page.count("```diff") == len(explained())
    for name, why in explained().items():
        was, _, now = name.partition(": ")[2].partition(" → ")
        assert f"{why}\n\n```diff\n- {was}\n+ {now}\n```\n" in page


def test_every_mutant_is_a_change_of_a_living_function() -> None:
    for module in MODULES:
        found = mutants(module)
        assert found
        for mutant in found:
            was, _, now = mutant.name.partition(": ")[2].partition(" → ")
            assert was != now.rpartition(" #")[0]
            living(mutant.module, mutant.function)


@pytest.mark.slow
def test_a_sample_of_mutants_is_killed() -> None:
    """By what is explained, or by tests: the sample is the same for the same code."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.mutants", *SAMPLED, "--sample", SAMPLE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stdout + done.stderr
