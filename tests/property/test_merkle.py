# SPDX-License-Identifier: Apache-2.0
"""Frontiers, roots and proofs against the words of the RFC, for every shape of tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.trees import Leaves, Sparse, leaf_of
from wasl.errors import Refused
from wasl.record import merkle
from wasl.record.merkle import Frontier

SMALL = 530
LARGE = 65_536 + 600
HUGE = 1 << 44

small = Leaves([leaf_of(index) for index in range(SMALL)])


class Kept:
    """Tiles made of what `new_tile_hashes` says to keep, and the last frontier."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.rows: dict[tuple[int, int], bytes] = {}
        self.asked: Counter[tuple[int, int]] = Counter()
        frontier = Frontier()
        for leaf in leaves:
            for level, index, kept in merkle.new_tile_hashes(frontier, leaf):
                assert (level, index) not in self.rows
                self.rows[level, index] = kept
            frontier = frontier.append(leaf)
        self.frontier = frontier

    def tile(self, level: int, index: int) -> list[bytes]:
        self.asked[level, index] += 1
        here = ((level, n) for n in range(256 * index, 256 * (index + 1)))
        return [self.rows[row] for row in here if row in self.rows]


@cache
def large() -> tuple[Leaves, Kept]:
    leaves = [leaf_of(index) for index in range(LARGE)]
    return Leaves(leaves), Kept(leaves)


def near(*edges: int, most: int) -> st.SearchStrategy[int]:
    """A number from 1 to ``most``, often beside one of ``edges``."""
    beside = st.builds(int.__add__, st.sampled_from(edges), st.integers(-2, 2))
    return st.one_of(beside, st.integers(1, most)).filter(lambda n: 1 <= n <= most)


LARGE_EDGES = (1, 256, 512, 32_768, 255 * 256, 65_536, 65_536 + 256, LARGE)
HUGE_EDGES = (256, 65_536, 1 << 24, 1 << 32, 1 << 40, 3 << 40, HUGE)


def most_per_level(asked: Counter[tuple[int, int]]) -> int:
    """How often the level that was asked most was asked, the same tile twice included."""
    return max(Counter(level for level, _ in asked.elements()).values(), default=0)


# ── roots ───────────────────────────────────────────────────────────────────────────────────────


def test_the_frontier_has_the_root_of_the_rfc_at_every_size() -> None:
    frontier = Frontier()
    for size in range(SMALL):
        assert frontier.root() == small.root(size)
        assert merkle.root_at(small, size) == small.root(size)
        assert merkle.frontier_at(small, size) == frontier
        frontier = frontier.append(small.leaf(size))


@given(st.integers(0, SMALL), st.integers(0, SMALL))
def test_extending_is_appending(first: int, second: int) -> None:
    low, high = sorted((first, second))
    frontier = merkle.extend(Frontier(), small.leaves[:low])
    assert merkle.extend(frontier, iter(small.leaves[low:high])) == merkle.frontier_at(small, high)


@given(st.integers(0, SMALL))
def test_a_frontier_survives_its_bytes(size: int) -> None:
    frontier = merkle.frontier_at(small, size)
    data = merkle.format_frontier(frontier)
    assert merkle.parse_frontier(data) == frontier
    for other in (data + b"\0", data[:-1]):
        with pytest.raises(Refused):
            merkle.parse_frontier(other)


@given(st.binary(max_size=8), st.integers(0, 4), st.binary(max_size=1))
def test_bytes_are_a_frontier_or_refused(size: bytes, hashes: int, more: bytes) -> None:
    data = size + bytes(32 * hashes) + more
    try:
        frontier = merkle.parse_frontier(data)
    except Refused:
        return
    assert merkle.format_frontier(frontier) == data


@example(65_535)
@example(65_536)
@example(65_536 + 256)
@given(near(*LARGE_EDGES, most=LARGE))
def test_roots_across_tiles(size: int) -> None:
    tree, kept = large()
    assert merkle.root_at(kept, size) == tree.root(size)
    assert kept.frontier.root() == tree.root(LARGE)


# ── proofs ──────────────────────────────────────────────────────────────────────────────────────


def _places(size: int) -> set[int]:
    """All places in a small tree, and the telling ones in a larger one."""
    if size <= 40:
        return set(range(size))
    return {n % size for n in (0, 127, 255, 256, 511, -1, size // 2)}


def test_proofs_at_every_size() -> None:
    for size in range(1, SMALL + 1):
        edge = merkle.frontier_at(small, size)
        root = edge.root()
        for index in _places(size):
            proof = merkle.prove_inclusion(small, index, size, edge=edge)
            assert list(proof) == small.inclusion(index, size)
            merkle.verify_inclusion(small.leaf(index), index, size, proof, root)
            old = index + 1
            proof = merkle.prove_consistency(small, old, size, edge=edge)
            assert list(proof) == small.consistency(old, size)
            merkle.verify_consistency(old, small.root(old), size, root, proof)


@example(0, 65_537)
@example(65_535, 65_536)
@example(65_536, 65_537)
@example(255, 65_536 + 257)
@given(near(*LARGE_EDGES, most=LARGE), near(*LARGE_EDGES, most=LARGE))
def test_proofs_across_tiles(first: int, second: int) -> None:
    tree, kept = large()
    old, size = sorted((max(first, 1), second))
    index = old - 1
    proof = merkle.prove_inclusion(kept, index, size)
    assert list(proof) == tree.inclusion(index, size)
    merkle.verify_inclusion(tree.leaf(index), index, size, proof, tree.root(size))
    proof = merkle.prove_consistency(kept, old, size)
    assert list(proof) == tree.consistency(old, size)
    merkle.verify_consistency(old, tree.root(old), size, tree.root(size), proof)


@settings(max_examples=50)
@given(near(*HUGE_EDGES, most=HUGE), near(*HUGE_EDGES, most=HUGE))
def test_proofs_in_a_tree_that_nobody_could_walk(first: int, second: int) -> None:
    old, size = sorted((first, second))
    index = old - 1
    # Marking a leaf beside the path at every height makes every hash of the proof another one.
    tree = Sparse({index, size - 1} | {index ^ (1 << height) for height in range(45)})
    for edge in (None, merkle.frontier_at(tree, size)):
        tree.asked.clear()
        proof = merkle.prove_inclusion(tree, index, size, edge=edge)
        assert list(proof) == tree.inclusion(index, size)
        assert most_per_level(tree.asked) <= (1 if edge else 2)
        merkle.verify_inclusion(tree.leaf(index), index, size, proof, tree.root(size))
        proof = merkle.prove_consistency(tree, old, size, edge=edge)
        assert list(proof) == tree.consistency(old, size)
        merkle.verify_consistency(old, tree.root(old), size, tree.root(size), proof)


@given(near(*LARGE_EDGES, most=LARGE), near(*LARGE_EDGES, most=LARGE))
def test_a_proof_reads_one_tile_per_level(first: int, second: int) -> None:
    _, kept = large()
    old, size = sorted((first, second))
    kept.asked.clear()
    edge = merkle.frontier_at(kept, size)
    assert most_per_level(kept.asked) <= 1
    for prove, number in ((merkle.prove_inclusion, old - 1), (merkle.prove_consistency, old)):
        kept.asked.clear()
        known = prove(kept, number, size, edge=edge)
        assert most_per_level(kept.asked) <= 1
        kept.asked.clear()
        assert prove(kept, number, size) == known
        assert most_per_level(kept.asked) <= 2


# ── what is altered is refused ──────────────────────────────────────────────────────────────────


Alter = Callable[[st.DataObject, list[bytes]], list[bytes]]


def _flip(data: st.DataObject, proof: list[bytes]) -> list[bytes]:
    at = data.draw(st.integers(0, len(proof) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = (int.from_bytes(proof[at]) ^ (1 << bit)).to_bytes(32)
    return [*proof[:at], flipped, *proof[at + 1 :]]


def _drop(data: st.DataObject, proof: list[bytes]) -> list[bytes]:
    at = data.draw(st.integers(0, len(proof) - 1))
    return [*proof[:at], *proof[at + 1 :]]


def _add(data: st.DataObject, proof: list[bytes]) -> list[bytes]:
    at = data.draw(st.integers(0, len(proof)))
    return [*proof[:at], data.draw(st.sampled_from([*proof, bytes(32)])), *proof[at:]]


def _swap(data: st.DataObject, proof: list[bytes]) -> list[bytes]:
    turned = data.draw(st.permutations(proof))
    return turned if turned != proof else proof[::-1] if len(proof) > 1 else []


alterations = st.sampled_from([_flip, _drop, _add, _swap])


@given(st.data(), st.integers(2, SMALL), alterations)
def test_an_altered_inclusion_is_refused(data: st.DataObject, size: int, alter: Alter) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = small.inclusion(index, size)
    leaf, root = small.leaf(index), small.root(size)
    with pytest.raises(Refused):
        merkle.verify_inclusion(leaf, index, size, alter(data, proof), root)
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index))
    with pytest.raises(Refused):
        merkle.verify_inclusion(leaf, other, size, proof, root)
    with pytest.raises(Refused):
        merkle.verify_inclusion(small.leaf(other), index, size, proof, root)
    with pytest.raises(Refused):
        merkle.verify_inclusion(leaf, index, size, proof, small.root(size - 1))


@given(st.data(), st.integers(2, SMALL), alterations)
def test_an_altered_consistency_is_refused(data: st.DataObject, size: int, alter: Alter) -> None:
    old = data.draw(st.integers(1, size - 1))
    proof = small.consistency(old, size)
    root1, root2 = small.root(old), small.root(size)
    with pytest.raises(Refused):
        merkle.verify_consistency(old, root1, size, root2, alter(data, proof))
    other = data.draw(st.integers(1, size).filter(lambda n: n != old))
    with pytest.raises(Refused):
        merkle.verify_consistency(other, root1, size, root2, proof)
    with pytest.raises(Refused):
        merkle.verify_consistency(other, small.root(other), size, root2, proof)
    with pytest.raises(Refused):
        merkle.verify_consistency(old, root2, size, root1, proof)


@given(
    st.integers(-2, 9) | st.integers(1 << 62, 1 << 65),
    st.integers(-2, 9) | st.integers(1 << 62, 1 << 65),
    st.lists(st.sampled_from([b"", bytes(31), bytes(32), bytes(33), leaf_of(0)]), max_size=9),
)
def test_nothing_but_refused_comes_out(one: int, other: int, proof: list[bytes]) -> None:
    for root in (b"", leaf_of(1)):
        with pytest.raises(Refused):
            merkle.verify_inclusion(leaf_of(0), one, other, proof, root)
        with pytest.raises(Refused):
            merkle.verify_consistency(one, leaf_of(0), other, root, proof)
