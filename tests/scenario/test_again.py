# SPDX-License-Identifier: Apache-2.0
"""What a simulation works out once for all parties: a run is the same without it."""

from __future__ import annotations

import pytest

from wasl.line import far
from wasl.record import merkle
from wasl.sim import run
from wasl.sim.again import remembering
from wasl.sim.chance import Weather
from wasl.sim.run import Settings
from wasl.sim.standin import unsafe_installed


@pytest.mark.parametrize("mischief", [0.0, 0.15])
def test_a_run_is_the_same_as_where_nothing_is_remembered(mischief: float) -> None:
    settings = Settings(3, 150, Weather(mischief=mischief))
    with unsafe_installed():
        bare = run.run(5, settings)
        with remembering():
            assert run.run(5, settings) == bare


def test_nothing_is_remembered_from_one_time_to_the_next() -> None:
    own = merkle.leaf_hash
    with remembering():
        outer = merkle.leaf_hash
        with remembering():
            assert merkle.leaf_hash not in (own, outer)
            assert far.leaf_hash is merkle.leaf_hash, "by whatever name it is known"
            assert merkle.leaf_hash(b"") == own(b"")
        assert merkle.leaf_hash is outer
    assert merkle.leaf_hash is far.leaf_hash is own
