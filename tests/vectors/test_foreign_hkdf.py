# SPDX-License-Identifier: Apache-2.0
"""HKDF-SHA-256 against Wycheproof."""

from __future__ import annotations

import hmac
import json
from typing import Any

import pytest

from tests.foreign import VECTORS, needs_vectors
from wasl import primitives

Case = dict[str, Any]


def cases() -> list[Case]:
    if VECTORS is None:
        return []
    path = VECTORS / "wycheproof" / "hkdf_sha256_test.json"
    groups = json.loads(path.read_text())["testGroups"]
    return [test for group in groups for test in group["tests"]]


@needs_vectors
def test_the_table_is_whole() -> None:
    assert len(cases()) == 86
    assert sum(case["result"] == "invalid" for case in cases()) == 3


@needs_vectors
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["tcId"])
def test_wycheproof(case: Case) -> None:
    secret, salt, info = (bytes.fromhex(case[name]) for name in ("ikm", "salt", "info"))
    if case["result"] == "invalid":
        # SizeTooLarge: a length is only ever our own, so asking for too much is our own bug.
        with pytest.raises(AssertionError):
            primitives.hkdf(secret, salt=salt, info=info, length=case["size"])
        return
    expected = bytes.fromhex(case["okm"])
    assert primitives.hkdf(secret, salt=salt, info=info, length=case["size"]) == expected
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    assert primitives.hkdf_expand(extracted, info=info, length=case["size"]) == expected
