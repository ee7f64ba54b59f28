# SPDX-License-Identifier: Apache-2.0
"""Ed25519 against Wycheproof, ed25519-speccheck, and libsodium as a second opinion."""

from __future__ import annotations

import json
from typing import Any

import nacl.exceptions
import nacl.signing
import pytest

from tests.foreign import VECTORS, needs_vectors
from wasl import primitives
from wasl.errors import Refused

Case = dict[str, Any]


def wycheproof() -> list[Case]:
    if VECTORS is None:
        return []
    groups = json.loads((VECTORS / "wycheproof" / "ed25519_test.json").read_text())["testGroups"]
    return [{**test, "pk": group["publicKey"]["pk"]} for group in groups for test in group["tests"]]


def speccheck() -> list[Case]:
    if VECTORS is None:
        return []
    return json.loads((VECTORS / "ed25519-speccheck" / "cases.json").read_text())


def accepts(public: str, message: str, signature: str) -> bool:
    try:
        primitives.ed25519_verify(
            bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
        )
    except Refused:
        return False
    return True


def sodium_accepts(public: str, message: str, signature: str) -> bool:
    try:
        key = nacl.signing.VerifyKey(bytes.fromhex(public))
        key.verify(bytes.fromhex(message), bytes.fromhex(signature))
    except (nacl.exceptions.BadSignatureError, nacl.exceptions.ValueError):
        return False
    return True


@needs_vectors
def test_the_tables_are_whole() -> None:
    assert len(wycheproof()) == 151
    assert len(speccheck()) == 12


@needs_vectors
@pytest.mark.parametrize("case", wycheproof(), ids=lambda case: case["tcId"])
def test_wycheproof(case: Case) -> None:
    expected = {"valid": True, "invalid": False}[case["result"]]
    assert accepts(case["pk"], case["msg"], case["sig"]) is expected
    assert sodium_accepts(case["pk"], case["msg"], case["sig"]) is expected


@needs_vectors
@pytest.mark.parametrize(("number", "case"), list(enumerate(speccheck())))
def test_speccheck_accepts_case_3_alone(number: int, case: Case) -> None:
    arguments = case["pub_key"], case["message"], case["signature"]
    assert accepts(*arguments) is (number == 3)
    assert sodium_accepts(*arguments) is (number == 3)
