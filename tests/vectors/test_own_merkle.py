# SPDX-License-Identifier: Apache-2.0
"""Our published Merkle vectors: the code agrees with them, and so does the RFC."""

from __future__ import annotations

import hashlib
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.trees import Leaves
from wasl.errors import Code, Refused
from wasl.record import merkle

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs/spec/vectors/merkle.json"
TEXT = FILE.read_text(encoding="utf-8")
ALL: dict[str, Any] = json.loads(TEXT)

by_the_rfc = Leaves([hashlib.sha256(b"\x00%d" % index).digest() for index in range(300)])


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{number}-{case.get('fault', 'good')}")
        for number, case in enumerate(ALL[kind])
    ]


def _bytes(case: dict[str, Any], *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


def _proof(case: dict[str, Any]) -> list[bytes]:
    return [bytes.fromhex(each) for each in case["proof"]]


@pytest.mark.parametrize("case", _cases("roots"))
def test_roots(case: dict[str, Any]) -> None:
    (root,) = _bytes(case, "root")
    leaves = by_the_rfc.leaves[: case["size"]]
    assert merkle.extend(merkle.Frontier(), leaves).root() == by_the_rfc.root(case["size"]) == root


@pytest.mark.parametrize("case", _cases("inclusion"))
def test_inclusion(case: dict[str, Any]) -> None:
    index, size, proof = case["index"], case["size"], _proof(case)
    leaf, root = _bytes(case, "leaf", "root")
    if case["expect"] == "accept":
        merkle.verify_inclusion(leaf, index, size, proof, root)
        assert proof == by_the_rfc.inclusion(index, size)
        assert (leaf, root) == (by_the_rfc.leaf(index), by_the_rfc.root(size))
    else:
        with pytest.raises(Refused) as refused:
            merkle.verify_inclusion(leaf, index, size, proof, root)
        assert refused.value.code == Code.BAD_PROOF


@pytest.mark.parametrize("case", _cases("consistency"))
def test_consistency(case: dict[str, Any]) -> None:
    size1, size2, proof = case["size1"], case["size2"], _proof(case)
    root1, root2 = _bytes(case, "root1", "root2")
    if case["expect"] == "accept":
        merkle.verify_consistency(size1, root1, size2, root2, proof)
        assert proof == by_the_rfc.consistency(size1, size2)
        assert (root1, root2) == (by_the_rfc.root(size1), by_the_rfc.root(size2))
    else:
        with pytest.raises(Refused) as refused:
            merkle.verify_consistency(size1, root1, size2, root2, proof)
        assert refused.value.code == Code.BAD_PROOF


@pytest.mark.parametrize("kind", ["inclusion", "consistency"])
def test_there_are_good_and_bad_ones_and_each_fault_has_its_name(kind: str) -> None:
    good = [case for case in ALL[kind] if case["expect"] == "accept"]
    faults = [case["fault"] for case in ALL[kind] if case["expect"] == "refuse"]
    assert len(good) + len(faults) == len(ALL[kind])
    assert len(good) >= 15
    assert len(set(faults)) == len(faults) >= 25


def test_the_file_is_what_the_script_makes() -> None:
    made = runpy.run_path(str(ROOT / "scripts/make_vectors_merkle.py"))
    assert made["render"]() == TEXT
