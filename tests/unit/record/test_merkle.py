# SPDX-License-Identifier: Apache-2.0
"""The Merkle tree: known answers, what each function refuses, and what it costs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import pytest

from tests.trees import Leaves, leaf_of
from wasl.errors import Code, Damaged, Misuse, Refused
from wasl.record import merkle
from wasl.record.merkle import Frontier

# The eight leaves that Certificate Transparency's implementations have in common, and their roots.
COMMON_LEAVES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
COMMON_ROOTS = [
    bytes.fromhex(each)
    for each in (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]

TREE = Leaves([leaf_of(index) for index in range(700)])


def test_the_roots_that_everybody_has() -> None:
    frontier = Frontier()
    for size, root in enumerate(COMMON_ROOTS):
        assert frontier.size == size
        assert frontier.root() == root
        if size < len(COMMON_LEAVES):
            frontier = frontier.append(merkle.leaf_hash(COMMON_LEAVES[size]))


def test_a_leaf_is_not_a_node() -> None:
    left, right = leaf_of(0), leaf_of(1)
    assert merkle.leaf_hash(left + right) == hashlib.sha256(b"\x00" + left + right).digest()
    assert merkle.node_hash(left, right) == hashlib.sha256(b"\x01" + left + right).digest()


def test_the_frontier_has_the_full_subtrees_largest_first() -> None:
    frontier = merkle.extend(Frontier(), TREE.leaves[:7])
    assert frontier == Frontier(7, (TREE.mth(0, 4), TREE.mth(4, 6), TREE.leaf(6)))


def test_appending_costs_one_node_per_leaf_on_average(monkeypatch: pytest.MonkeyPatch) -> None:
    joined = 0

    def count(left: bytes, right: bytes) -> bytes:
        nonlocal joined
        joined += 1
        return hashlib.sha256(b"\x01" + left + right).digest()

    monkeypatch.setattr(merkle, "node_hash", count)
    frontier = Frontier()
    for leaf in TREE.leaves:
        frontier = frontier.append(leaf)
    assert joined < len(TREE.leaves)
    joined = 0
    frontier.root()
    assert joined == frontier.size.bit_count() - 1


def test_what_is_kept_is_the_leaf_and_each_tile_that_fills() -> None:
    frontier = merkle.extend(Frontier(), TREE.leaves[:254])
    for seq, full in ((254, None), (255, TREE.mth(0, 256)), (256, None)):
        kept = merkle.new_tile_hashes(frontier, TREE.leaf(seq))
        assert kept[0] == (0, seq, TREE.leaf(seq))
        assert kept[1:] == ([] if full is None else [(1, 0, full)])
        frontier = frontier.append(TREE.leaf(seq))
    frontier = merkle.extend(frontier, TREE.leaves[257:511])
    kept = merkle.new_tile_hashes(frontier, TREE.leaf(511))
    assert kept == [(0, 511, TREE.leaf(511)), (1, 1, TREE.mth(256, 512))]


def test_a_tile_of_tiles_is_kept_when_it_fills() -> None:
    subtrees = tuple(leaf_of(height) for height in reversed(range(16)))
    kept = merkle.new_tile_hashes(Frontier(65_535, subtrees), leaf_of(99))
    whole = merkle.extend(Frontier(65_535, subtrees), [leaf_of(99)])
    assert [(level, index) for level, index, _ in kept] == [(0, 65_535), (1, 255), (2, 0)]
    assert kept[2][2] == whole.root()


# ── frontiers as bytes ──────────────────────────────────────────────────────────────────────────


def test_a_frontier_in_bytes() -> None:
    frontier = merkle.extend(Frontier(), TREE.leaves[:5])
    data = merkle.format_frontier(frontier)
    assert data == bytes.fromhex("0000000000000005") + TREE.mth(0, 4) + TREE.leaf(4)
    assert merkle.parse_frontier(data) == frontier
    assert merkle.parse_frontier(bytes(8)) == Frontier()
    largest = (2**63 - 1).to_bytes(8, "big") + bytes(63 * 32)
    assert merkle.format_frontier(merkle.parse_frontier(largest)) == largest


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(bytes(7), id="half a size"),
        pytest.param(bytes(7) + b"\x03" + bytes(32), id="a hash too few"),
        pytest.param(bytes(7) + b"\x04" + bytes(64), id="a hash too many"),
        pytest.param(bytes(7) + b"\x01" + bytes(31), id="a short hash"),
        pytest.param(b"\x80" + bytes(7) + bytes(32), id="a size beyond all trees"),
    ],
)
def test_what_is_no_frontier_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        merkle.parse_frontier(data)
    assert refused.value.code == Code.NOT_CANONICAL


# ── proving ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (6, 5), (0, 0)])
def test_no_inclusion_of_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(Misuse):
        merkle.prove_inclusion(TREE, index, size)


@pytest.mark.parametrize(("size1", "size2"), [(0, 5), (0, 0), (-1, 5), (6, 5)])
def test_no_consistency_from_nothing_nor_backwards(size1: int, size2: int) -> None:
    with pytest.raises(Misuse):
        merkle.prove_consistency(TREE, size1, size2)


def test_the_frontier_of_another_tree_is_no_edge() -> None:
    edge = merkle.extend(Frontier(), TREE.leaves[:6])
    with pytest.raises(Misuse):
        merkle.prove_inclusion(TREE, 0, 7, edge=edge)
    with pytest.raises(Misuse):
        merkle.prove_consistency(TREE, 1, 5, edge=edge)


class _Gaps:
    """A source that has lost the end of each tile."""

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        return TREE.tile(level, index)[:100]


def test_a_store_with_gaps_is_damaged_and_gives_no_proof() -> None:
    with pytest.raises(Damaged) as damaged:
        merkle.root_at(_Gaps(), 700)
    assert damaged.value.code == Code.STORE_DAMAGED
    with pytest.raises(Damaged):
        merkle.prove_inclusion(_Gaps(), 120, 700)
    with pytest.raises(Damaged):
        merkle.prove_consistency(_Gaps(), 111, 700)


def test_an_old_size_is_proven_from_the_grown_journal() -> None:
    assert merkle.root_at(TREE, 300) == TREE.root(300)
    assert merkle.frontier_at(TREE, 300) == merkle.extend(Frontier(), TREE.leaves[:300])
    assert merkle.prove_inclusion(TREE, 299, 300) == tuple(TREE.inclusion(299, 300))


# ── verifying ───────────────────────────────────────────────────────────────────────────────────


def _bad_inclusions() -> Iterator[tuple[str, int, int, int]]:
    # what is wrong, claimed index, claimed size, hashes of the proof that are shown
    yield "index below zero", -1, 6, 3
    yield "index at the size", 6, 6, 3
    yield "index beyond the size", 7, 6, 3
    yield "no leaves", 0, 0, 0
    yield "size below zero", 2, -6, 3
    yield "size beyond all trees", 2, 1 << 63, 3
    yield "another index", 3, 6, 3
    yield "a size of another shape", 2, 9, 3
    yield "a hash too few", 2, 6, 2
    yield "no hash at all", 2, 6, 0


@pytest.mark.parametrize(
    ("index", "size", "shown"), [pytest.param(*bad, id=name) for name, *bad in _bad_inclusions()]
)
def test_inclusion_refuses(index: int, size: int, shown: int) -> None:
    proof = TREE.inclusion(2, 6)
    merkle.verify_inclusion(TREE.leaf(2), 2, 6, proof, TREE.root(6))
    with pytest.raises(Refused) as refused:
        merkle.verify_inclusion(TREE.leaf(2), index, size, proof[:shown], TREE.root(6))
    assert refused.value.code == Code.BAD_PROOF


def test_the_only_leaf_is_not_the_one_behind_it() -> None:
    merkle.verify_inclusion(TREE.leaf(0), 0, 1, (), TREE.leaf(0))
    with pytest.raises(Refused):
        merkle.verify_inclusion(TREE.leaf(0), 1, 1, (), TREE.leaf(0))


def test_an_inclusion_proof_tells_the_root_up_to_its_leaf() -> None:
    for size in range(1, 20):
        for index in range(size):
            proof, root = TREE.inclusion(index, size), TREE.root(size)
            until = merkle.root_up_to(TREE.leaf(index), index, size, proof, root)
            assert until == TREE.root(index + 1)


@pytest.mark.parametrize("wrong", [b"", bytes(31), bytes(33)])
def test_every_hash_has_32_bytes(wrong: bytes) -> None:
    leaf, proof, root = TREE.leaf(2), TREE.inclusion(2, 6), TREE.root(6)
    with pytest.raises(Refused, match="32 bytes"):
        merkle.verify_inclusion(wrong, 2, 6, proof, root)
    with pytest.raises(Refused, match="32 bytes"):
        merkle.verify_inclusion(leaf, 2, 6, [*proof[:-1], wrong], root)
    with pytest.raises(Refused, match="32 bytes"):
        merkle.verify_inclusion(leaf, 2, 6, proof, wrong)
    with pytest.raises(Refused, match="32 bytes"):
        merkle.verify_inclusion(wrong, 0, 1, [], wrong)
    proof = TREE.consistency(3, 6)
    for hashes in ((wrong, root, proof), (root, wrong, proof), (root, root, [wrong, *proof[1:]])):
        with pytest.raises(Refused, match="32 bytes"):
            merkle.verify_consistency(3, hashes[0], 6, hashes[1], hashes[2])


def test_a_node_cannot_pass_for_a_leaf() -> None:
    # The node over leaves 0 and 1 of four is not leaf 0 of two: the prefixes keep them apart.
    inner = TREE.mth(0, 2)
    data = TREE.leaf(0) + TREE.leaf(1)
    merkle.verify_inclusion(inner, 0, 2, [TREE.mth(2, 4)], TREE.root(4))
    with pytest.raises(Refused):
        merkle.verify_inclusion(merkle.leaf_hash(data), 0, 2, [TREE.mth(2, 4)], TREE.root(4))


def test_a_flood_of_hashes_is_not_even_looked_at() -> None:
    flood = [leaf_of(0)] * 10_000
    with pytest.raises(Refused, match="more than 64"):
        merkle.verify_inclusion(TREE.leaf(0), 0, 6, flood, TREE.root(6))
    with pytest.raises(Refused, match="more than 64"):
        merkle.verify_consistency(3, TREE.root(3), 6, TREE.root(6), flood)


def test_the_longest_proofs_fit_the_bound() -> None:
    # From size 3 a proof goes up through all heights, and has the subtree to start from besides.
    size = merkle.SIZE_MOST
    proof = [leaf_of(index) for index in range(merkle.PROOF_HASHES)]
    with pytest.raises(Refused, match="other roots"):
        merkle.verify_consistency(3, leaf_of(0), size, leaf_of(1), proof)
    with pytest.raises(Refused, match="another root"):
        merkle.verify_inclusion(leaf_of(0), 0, size, proof[1:], leaf_of(1))


def _bad_consistencies() -> Iterator[tuple[str, int, int]]:
    yield "an old size of zero", 0, 6
    yield "an old size below zero", -3, 6
    yield "a new size smaller than the old", 7, 6
    yield "a size beyond all trees", 3, 1 << 63
    yield "another old size", 2, 6
    yield "a new size of another shape", 3, 9
    yield "two roots of one size", 6, 6


@pytest.mark.parametrize(
    ("size1", "size2"), [pytest.param(*bad, id=name) for name, *bad in _bad_consistencies()]
)
def test_consistency_refuses(size1: int, size2: int) -> None:
    proof = TREE.consistency(3, 6)
    merkle.verify_consistency(3, TREE.root(3), 6, TREE.root(6), proof)
    with pytest.raises(Refused) as refused:
        merkle.verify_consistency(size1, TREE.root(3), size2, TREE.root(6), proof)
    assert refused.value.code == Code.BAD_PROOF


def test_one_size_has_one_root_and_no_proof() -> None:
    root = TREE.root(6)
    merkle.verify_consistency(6, root, 6, root, [])
    for size1, root1, proof in ((6, TREE.root(5), []), (6, root, [root]), (0, root, [])):
        with pytest.raises(Refused):
            merkle.verify_consistency(size1, root1, size1, root, proof)


def test_nothing_is_consistent_with_the_empty_tree() -> None:
    # C2SP's witness protocol says old size 0 for "I know nothing of this log"; no proof says that.
    for size2 in (0, 1, 6):
        with pytest.raises(Refused):
            merkle.verify_consistency(0, merkle.EMPTY_ROOT, size2, TREE.root(size2), [])
