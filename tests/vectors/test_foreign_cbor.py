# SPDX-License-Identifier: Apache-2.0
"""The examples of RFC 8949, appendix A: read if they lie in our profile, else refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.foreign import VECTORS, needs_vectors
from wasl import codec
from wasl.errors import Refused

Case = dict[str, Any]

CASES: list[Case] = (
    json.loads((VECTORS / "cbor-appendix-a" / "appendix_a.json").read_text()) if VECTORS else []
)


def in_profile(case: Case) -> bool:
    """Whether the profile has the value and the bytes are its shortest form."""
    if not case["roundtrip"]:
        return False
    return has(case["decoded"]) if "decoded" in case else case["diagnostic"].startswith("h'")


def has(value: object) -> bool:
    """Whether the profile has what JSON could hold: no maps, no floats, integers of 64 bits."""
    if isinstance(value, list):
        return all(has(item) for item in value)
    if isinstance(value, int):
        return -(2**64) <= value < 2**64
    return value is None or isinstance(value, str)


def plain(value: object) -> object:
    return [plain(item) for item in value] if isinstance(value, tuple) else value


@needs_vectors
def test_the_table_is_whole() -> None:
    assert len(CASES) == 82
    assert sum(in_profile(case) for case in CASES) == 32


@needs_vectors
@pytest.mark.parametrize("case", [c for c in CASES if in_profile(c)], ids=lambda c: c["hex"])
def test_in_profile_is_read(case: Case) -> None:
    data = bytes.fromhex(case["hex"])
    value = codec.parse(data)
    assert codec.format(value) == data
    if "decoded" in case:
        assert plain(value) == case["decoded"]
    else:
        assert isinstance(value, bytes)
        assert case["diagnostic"] == f"h'{value.hex()}'"


@needs_vectors
@pytest.mark.parametrize("case", [c for c in CASES if not in_profile(c)], ids=lambda c: c["hex"])
def test_outside_the_profile_is_refused(case: Case) -> None:
    with pytest.raises(Refused):
        codec.parse(bytes.fromhex(case["hex"]))
