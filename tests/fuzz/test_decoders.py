# SPDX-License-Identifier: Apache-2.0
"""Whatever the bytes, a decoder returns or raises Refused.

Seeded, so that what is red is red for all, but for the chance that ML-DSA and HPKE put into some
inputs. The input that broke a decoder stands at the end of the traceback.
"""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.corpus import kept
from tests.fuzz.decoders import DECODERS
from tests.fuzz.mutator import damage
from tests.fuzz.oracles import judge

QUICK = 1_000
SLOW = 8_000
"""Coverage finds more in the seconds that CI gives it: ``make fuzz``."""
WHOLE_FILE = 10
"""A whole file's audit runs decoders that are here by themselves: it gets so many times less."""


def fuzz(name: str, count: int) -> None:
    count //= WHOLE_FILE if is_slow(name) else 1
    random = Random(f"{name} {count}")
    refused = 0
    for _ in range(count):
        data = damage(random, DECODERS[name][1])
        try:
            refused += not judge(name, data)
        except BaseException as error:
            error.add_note(f"{name} of {data.hex()}")
            raise
    assert refused > count // 20, "the damage hardly did any"


def is_slow(name: str) -> bool:
    return name.startswith(("audit of", "backup.", "line.handle", "words of a poll"))


@pytest.mark.parametrize("name", DECODERS)
def test_seeds_are_accepted(name: str) -> None:
    _, seeds = DECODERS[name]
    assert seeds
    for seed in seeds:
        assert judge(name, seed)


@pytest.mark.parametrize("name", DECODERS)
def test_what_is_kept_is_judged_as_ever(name: str) -> None:
    """The corpus that coverage chose, and every input that ever broke a decoder."""
    for path in kept(name):
        judge(name, path.read_bytes())


@pytest.mark.parametrize("name", DECODERS)
def test_only_refused_comes_out(name: str) -> None:
    fuzz(name, QUICK)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", DECODERS)
def test_only_refused_comes_out_at_length(name: str) -> None:
    fuzz(name, SLOW)
