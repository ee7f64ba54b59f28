# SPDX-License-Identifier: Apache-2.0
"""The 196 inclusion and consistency proofs of transparency-dev/merkle, good and bad.

Decided once, here: an old size of 0 proves nothing and is refused. Three cases have `size1` = 0, an
empty proof and nothing else that a verifier could object to. C2SP's witness protocol allows old
size 0 with an empty proof; there it is a word of the handshake, and no proof is verified at all.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.foreign import VECTORS, needs_vectors
from wasl.errors import Code, Refused
from wasl.record import merkle

pytestmark = needs_vectors

FROM_NOTHING = {
    "consistency/additional/size1-is-zero-and-size2-is-not-zero.json",
    "consistency/additional/size1-is-zero-and-does-not-equal-size2.json",
    "consistency/additional/sizes-are-equal-zero-and-proof-is-empty.json",
}


def _cases(kind: str) -> list[Any]:
    if VECTORS is None:
        return []
    folder = VECTORS / "merkle-proofs"
    found = sorted((folder / kind).rglob("*.json"))
    return [pytest.param(path, id=str(path.relative_to(folder))) for path in found]


def _judge(case: dict[str, Any], verify: Callable[[], None]) -> None:
    if case["wantErr"]:
        with pytest.raises(Refused) as refused:
            verify()
        assert refused.value.code == Code.BAD_PROOF
    else:
        verify()


def _proof(case: dict[str, Any]) -> list[bytes]:
    return [base64.b64decode(each) for each in case["proof"] or ()]


@pytest.mark.parametrize("path", _cases("inclusion"))
def test_inclusion(path: Path) -> None:
    case = json.loads(path.read_text())
    leaf, root = base64.b64decode(case["leafHash"]), base64.b64decode(case["root"])
    proof = _proof(case)
    _judge(
        case,
        lambda: merkle.verify_inclusion(leaf, case["leafIdx"], case["treeSize"], proof, root),
    )


@pytest.mark.parametrize("path", _cases("consistency"))
def test_consistency(path: Path) -> None:
    case = json.loads(path.read_text())
    root1, root2 = base64.b64decode(case["root1"]), base64.b64decode(case["root2"])
    proof = _proof(case)
    _judge(
        case,
        lambda: merkle.verify_consistency(case["size1"], root1, case["size2"], root2, proof),
    )


def test_all_of_them_were_there() -> None:
    assert len(_cases("inclusion")) == 98
    assert len(_cases("consistency")) == 98
    assert {case.id for case in _cases("consistency")} >= FROM_NOTHING


@pytest.mark.parametrize("name", sorted(FROM_NOTHING))
def test_nothing_is_consistent_with_nothing(name: str) -> None:
    assert VECTORS is not None
    case = json.loads((VECTORS / "merkle-proofs" / name).read_text())
    assert (case["size1"], case["proof"], case["wantErr"]) == (0, [], True)
    # Not for its roots, which are made-up words in these files: with real ones it is refused too.
    root2 = merkle.EMPTY_ROOT if case["size2"] == 0 else merkle.leaf_hash(b"")
    with pytest.raises(Refused, match="from size 0"):
        merkle.verify_consistency(0, merkle.EMPTY_ROOT, case["size2"], root2, [])
