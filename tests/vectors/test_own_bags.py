# SPDX-License-Identifier: Apache-2.0
"""Our published vectors for files of a bag: the code obeys them, and the script writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts import make_vectors_bags
from wasl.bearers import courier
from wasl.errors import Refused

Case = dict[str, Any]

FILE = Path(__file__).resolve().parents[2] / "docs" / "spec" / "vectors" / "bags.json"
CASES: list[Case] = json.loads(FILE.read_text())["cases"]


def data_of(case: Case) -> bytes:
    return bytes.fromhex(case["head"]) + bytes(case["zeros"]) + bytes.fromhex(case["tail"])


def test_the_file_is_what_the_script_writes() -> None:
    assert FILE.read_text() == make_vectors_bags.render(make_vectors_bags.bag_vectors())
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_is_taken_or_refused(case: Case) -> None:
    data = data_of(case)
    if case["expect"] == "refuse":
        with pytest.raises(Refused):
            courier.parse_file(data)
        return
    envelopes = courier.parse_file(data)
    assert [each.hex() for each in envelopes] == case["envelopes"]
    assert courier.format_file(envelopes) == data
