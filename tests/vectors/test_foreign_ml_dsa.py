# SPDX-License-Identifier: Apache-2.0
"""ML-DSA against Wycheproof and the known answers that `cryptography-vectors` brings.

Signing is hedged, so a known signature is verified and never made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cryptography_vectors
import pytest

from tests.foreign import VECTORS, needs_vectors
from wasl import primitives
from wasl.errors import Code, Refused

Case = dict[str, Any]

KNOWN = Path(cryptography_vectors.__file__).parent / "asymmetric" / "MLDSA"


def wycheproof(name: str) -> list[Case]:
    if VECTORS is None:
        return []
    groups = json.loads((VECTORS / "wycheproof" / name).read_text())["testGroups"]
    return [
        {**{key: group[key] for key in ("publicKey", "privateSeed") if key in group}, **test}
        for group in groups
        for test in group["tests"]
    ]


VERIFY_44 = wycheproof("mldsa_44_verify_test.json")
SIGN_65 = wycheproof("mldsa_65_sign_seed_test.json")


@needs_vectors
def test_the_tables_are_whole() -> None:
    assert len(VERIFY_44) == 180
    assert len(SIGN_65) == 105


@needs_vectors
@pytest.mark.parametrize("case", VERIFY_44, ids=lambda case: case["tcId"])
def test_wycheproof_44(case: Case) -> None:
    public, message, signature, context = (
        bytes.fromhex(case.get(name, "")) for name in ("publicKey", "msg", "sig", "ctx")
    )
    if case["result"] == "valid":
        primitives.ml_dsa_44_verify(public, message, signature, context=context)
        return
    with pytest.raises(Refused) as refused:
        primitives.ml_dsa_44_verify(public, message, signature, context=context)
    length = "IncorrectPublicKeyLength" in case["flags"]
    assert refused.value.code == (Code.BAD_KEY if length else Code.BAD_SIGNATURE)


@needs_vectors
@pytest.mark.parametrize("case", SIGN_65, ids=lambda case: case["tcId"])
def test_wycheproof_65(case: Case) -> None:
    if case["result"] == "invalid":
        # A context over 255 bytes, or a seed that is not of 32: both would be our own doing.
        seed, message = bytes.fromhex(case["privateSeed"]), bytes.fromhex(case["msg"])
        context = bytes.fromhex(case.get("ctx", ""))
        with pytest.raises(ValueError, match=r"seed|ontext"):
            primitives.ml_dsa_65_sign(seed, message, context=context)
        return
    public = bytes.fromhex(case["publicKey"])
    assert primitives.ml_dsa_65_public(bytes.fromhex(case["privateSeed"])) == public
    if "msg" not in case:
        return  # only the message representative is given: not an interface of ours
    message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
    context = bytes.fromhex(case.get("ctx", ""))
    primitives.ml_dsa_65_verify(public, message, signature, context=context)
    for altered in (message + b"\0", message[:-1] + b"\0\0"):
        with pytest.raises(Refused):
            primitives.ml_dsa_65_verify(public, altered, signature, context=context)


def known(name: str) -> list[dict[str, bytes]]:
    rows: list[dict[str, bytes]] = []
    for text in (KNOWN / name).read_text().splitlines():
        field, _, value = text.partition(" = ")
        if field == "count":
            rows.append({})
        elif field in {"xi", "pk", "msg", "sm", "ctx"}:
            rows[-1][field] = bytes.fromhex(value)
    return rows


@pytest.mark.parametrize(
    ("name", "size", "public_of", "verify"),
    [
        (
            "kat_MLDSA_44_det_pure.rsp",
            primitives.ML_DSA_44_SIGNATURE_SIZE,
            primitives.ml_dsa_44_public,
            primitives.ml_dsa_44_verify,
        ),
        (
            "kat_MLDSA_65_det_pure.rsp",
            primitives.ML_DSA_65_SIGNATURE_SIZE,
            primitives.ml_dsa_65_public,
            primitives.ml_dsa_65_verify,
        ),
    ],
)
def test_known_answers(
    name: str,
    size: int,
    public_of: Callable[[bytes], bytes],
    verify: Callable[..., None],
) -> None:
    rows = known(name)
    assert len(rows) == 100
    for row in rows:
        assert public_of(row["xi"]) == row["pk"]
        signature = row["sm"][:size]
        assert row["sm"][size:] == row["msg"]
        verify(row["pk"], row["msg"], signature, context=row["ctx"])
        with pytest.raises(Refused):
            verify(row["pk"], row["msg"], signature, context=row["ctx"] + b"\0")
