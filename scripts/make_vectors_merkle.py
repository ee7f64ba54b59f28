# SPDX-License-Identifier: Apache-2.0
"""Write docs/spec/vectors/merkle.json: Merkle proofs, good ones and ones with exactly one fault.

    python scripts/make_vectors_merkle.py

Nothing in it is left to chance: a test runs it and compares the file, byte for byte, and another
test computes the same hashes by the words of RFC 9162 alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

from wasl.record import merkle
from wasl.record.merkle import Frontier

TARGET: Final = Path(__file__).resolve().parents[1] / "docs/spec/vectors/merkle.json"

ABOUT: Final = """\
RFC 6962 Merkle trees with SHA-256, and proofs as in RFC 9162 2.1.3 and 2.1.4. \
Hashes are hexadecimal. \
Leaf i holds the decimal digits of i in ASCII, its hash is SHA-256(0x00 || digits). \
"expect" is "accept" or "refuse"; a case to refuse differs from a good one in what "fault" says, \
and in nothing else. See docs/spec/05-record.md."""

Case: TypeAlias = dict[str, Any]


def leaf(index: int) -> bytes:
    return merkle.leaf_hash(b"%d" % index)


LEAVES: Final = [leaf(index) for index in range(300)]


def root(size: int, low: int = 0) -> bytes:
    return merkle.extend(Frontier(), LEAVES[low:size]).root()


class Source:
    """The tiles over LEAVES."""

    def tile(self, level: int, index: int) -> list[bytes]:
        wide = 256**level
        have = range(256 * index, min(256 * (index + 1), len(LEAVES) // wide))
        return [root((n + 1) * wide, n * wide) for n in have]


# ── inclusion ───────────────────────────────────────────────────────────────────────────────────


def inclusion(index: int, size: int) -> Case:
    return {
        "index": index,
        "size": size,
        "leaf": leaf(index),
        "root": root(size),
        "proof": list(merkle.prove_inclusion(Source(), index, size)),
    }


def bad_inclusions() -> Iterator[tuple[str, Case]]:
    good = inclusion(2, 7)
    first, second, third = good["proof"]
    yield "another leaf", {**good, "leaf": leaf(3)}
    yield "the leaf hashed as a node", {**good, "leaf": merkle.sha256(b"\x01", b"2")}
    yield "the leaf hashed without its prefix", {**good, "leaf": merkle.sha256(b"2")}
    yield "another index", {**good, "index": 3}
    yield "an index equal to the size", {**good, "index": 7}
    yield "an index beyond the size", {**good, "index": 10}
    yield "a size of zero", {**good, "size": 0}
    yield "a size whose proofs are shorter", {**good, "size": 4}
    yield "a size whose proofs are longer", {**good, "size": 9}
    yield "another root", {**good, "root": root(8)}
    yield "the root of no leaves", {**good, "root": merkle.EMPTY_ROOT}
    yield "the first hash left out", {**good, "proof": [second, third]}
    yield "the last hash left out", {**good, "proof": [first, second]}
    yield "no hash at all", {**good, "proof": []}
    yield "a hash more in front", {**good, "proof": [first, *good["proof"]]}
    yield "a hash more at the end", {**good, "proof": [*good["proof"], third]}
    yield "two hashes swapped", {**good, "proof": [second, first, third]}
    for at in range(3):
        proof = [flip(each) if at == n else each for n, each in enumerate(good["proof"])]
        yield f"one bit of hash {at} flipped", {**good, "proof": proof}
    yield "a hash of 31 bytes", {**good, "proof": [first, second, third[:31]]}
    yield "a hash of 33 bytes", {**good, "proof": [first, second, third + b"\0"]}
    yield "a leaf hash of 31 bytes", {**good, "leaf": leaf(2)[:31]}
    yield "a root of 33 bytes", {**good, "root": root(7) + b"\0"}
    yield "an empty leaf hash and an empty root", {**inclusion(0, 1), "leaf": b"", "root": b""}
    yield "a proof where none is needed", {**inclusion(0, 1), "proof": [leaf(1)]}
    # Three leaves as Bitcoin would have them: the last one doubled to make a pair.
    pair = merkle.node_hash(leaf(2), leaf(2))
    yield (
        "the last leaf doubled",
        {
            **inclusion(2, 3),
            "proof": [leaf(2), root(2)],
            "root": merkle.node_hash(root(2), pair),
        },
    )
    yield (
        "the last leaf raised to a node of its own",
        {
            **inclusion(2, 3),
            "root": merkle.node_hash(root(2), merkle.sha256(b"\x01", leaf(2))),
        },
    )


# ── consistency ─────────────────────────────────────────────────────────────────────────────────


def consistency(size1: int, size2: int) -> Case:
    return {
        "size1": size1,
        "size2": size2,
        "root1": root(size1),
        "root2": root(size2),
        "proof": list(merkle.prove_consistency(Source(), size1, size2)),
    }


def bad_consistencies() -> Iterator[tuple[str, Case]]:
    good = consistency(3, 7)
    first, second, third, fourth = good["proof"]
    nothing = {"size1": 0, "root1": merkle.EMPTY_ROOT, "proof": []}
    yield "an old size of zero", {**good, **nothing}
    yield "two sizes of zero", {**nothing, "size2": 0, "root2": merkle.EMPTY_ROOT}
    yield "the new tree smaller than the old", {
        **good, "size1": 7, "size2": 3, "root1": root(7), "root2": root(3)
    }  # fmt: skip
    yield "another old size", {**good, "size1": 2}
    yield "a new size whose proofs are shorter", {**good, "size2": 4}
    yield "a new size whose proofs are longer", {**good, "size2": 9}
    yield "another old root", {**good, "root1": root(2)}
    yield "another new root", {**good, "root2": root(8)}
    yield "the roots swapped", {**good, "root1": root(7), "root2": root(3)}
    yield "one size with two roots", {**consistency(7, 7), "root2": root(6)}
    yield "a proof where none is needed", {**consistency(7, 7), "proof": [root(7)]}
    yield "the first hash left out", {**good, "proof": [second, third, fourth]}
    yield "the last hash left out", {**good, "proof": [first, second, third]}
    yield "no hash at all", {**good, "proof": []}
    yield "a hash more in front", {**good, "proof": [first, *good["proof"]]}
    yield "a hash more at the end", {**good, "proof": [*good["proof"], fourth]}
    yield "two hashes swapped", {**good, "proof": [second, first, third, fourth]}
    for at in range(4):
        proof = [flip(each) if at == n else each for n, each in enumerate(good["proof"])]
        yield f"one bit of hash {at} flipped", {**good, "proof": proof}
    yield "a hash of 31 bytes", {**good, "proof": [first, second, third, fourth[:31]]}
    yield "a hash of 33 bytes", {**good, "proof": [first, second, third, fourth + b"\0"]}
    yield "an old root of 31 bytes", {**good, "root1": root(3)[:31]}
    yield "a new root of 33 bytes", {**good, "root2": root(7) + b"\0"}
    full = consistency(4, 7)
    yield "no hash from a full old tree", {**full, "proof": []}
    yield "the root of a full old tree in front", {**full, "proof": [root(4), *full["proof"]]}


# ── the file ────────────────────────────────────────────────────────────────────────────────────


def flip(value: bytes) -> bytes:
    return bytes([value[0] ^ 0x10]) + value[1:]


def accept(cases: Iterator[Case]) -> Iterator[Case]:
    return ({**case, "expect": "accept"} for case in cases)


def refuse(cases: Iterator[tuple[str, Case]]) -> Iterator[Case]:
    return ({**case, "expect": "refuse", "fault": fault} for fault, case in cases)


def vectors() -> Case:
    places = [(0, 1), (0, 2), (1, 2), (0, 3), (2, 3), (2, 7), (4, 5), (6, 7), (6, 8), (0, 256)]
    places += [(256, 257), (3, 300), (255, 300), (256, 300), (299, 300)]
    steps = [(1, 1), (1, 2), (1, 3), (2, 3), (3, 4), (3, 7), (4, 7), (6, 8), (7, 8), (8, 8)]
    steps += [(1, 300), (100, 256), (255, 257), (256, 257), (256, 300), (299, 300)]
    return {
        "about": ABOUT,
        "roots": [{"size": size, "root": root(size)} for size in (*range(9), 255, 256, 257, 300)],
        "inclusion": [
            *accept(inclusion(*place) for place in places),
            *refuse(bad_inclusions()),
        ],
        "consistency": [
            *accept(consistency(*step) for step in steps),
            *refuse(bad_consistencies()),
        ],
    }


def render() -> str:
    return json.dumps(vectors(), indent=1, default=bytes.hex) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(render(), encoding="utf-8")
    print(TARGET)
