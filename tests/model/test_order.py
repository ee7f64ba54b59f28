# SPDX-License-Identifier: Apache-2.0
"""The computed order is that of the model, while members join, leave, die and are restored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.moving import PLANS
from tests.mirrors import run
from wasl import limits

FEW = 9
"""Places of a step: more than stand at one lamport, and less than a restored node must give."""


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("restores", [0, 1])
@pytest.mark.parametrize("name", PLANS)
def test_the_code_comes_to_what_the_model_says(
    name: str, restores: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PLACES", FEW)
    run(seed, replace(PLANS[name], restores=restores), steps=60)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_so_it_does_in_more_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PLACES", FEW)
    for seed in range(2, 12):
        run(seed, replace(PLANS[name], restores=2), steps=70)
