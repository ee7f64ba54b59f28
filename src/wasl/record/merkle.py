# SPDX-License-Identifier: Apache-2.0
"""The Merkle tree over one journal: RFC 6962 §2.1 with SHA-256, and proofs as in RFC 9162 §2.1.3-4.

Rules (docs/spec/05):

1. Leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right). The left subtree is the
   largest power of two that is smaller than the whole; nothing is padded or doubled.
2. A :class:`Frontier` (the full subtrees that make up the tree, largest first) is all that
   appending and the root need. Over the life of a journal a leaf costs less than one node.
3. What is kept for proofs is what c2sp.org/tlog-tiles keeps: all leaf hashes (level 0), and at
   level k one hash per full tile of level k-1, which stands over 256^k leaves. A tile has 256.
4. Building a proof reads at most one tile per level. Where the frontier of the tree it ends in is
   not at hand, the right edge must be read as well: then at most two. Nothing walks the record.
5. Verifying raises Refused or returns None. Trees start at size 1: an old size of 0 proves nothing
   and is refused (the witness handshake, where it means "I know nothing", handles it itself).
6. Hashes are checked to have 32 bytes before the first one is hashed.

It does not know what a leaf says, who signed a root, or where tiles are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from wasl.errors import Code, Damaged, Misuse, Refused
from wasl.primitives import sha256

HASH_BYTES: Final = 32

TILE_WIDTH: Final = 256
"""Hashes in a full tile."""

SIZE_MOST: Final = (1 << 63) - 1
"""Most leaves in a tree: what SQLite and others' C2SP implementations hold in a signed integer."""

PROOF_HASHES: Final = 64
"""Most hashes in a proof: one per height of the largest tree, and where a consistency starts."""

EMPTY_ROOT: Final = sha256()
"""The root of the tree without leaves."""

_TILE_HEIGHT: Final = 8  # 2^8 = TILE_WIDTH
_SIZE_BYTES: Final = 8


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds ``data``."""
    return sha256(b"\x00", data)


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over two subtrees, 32 bytes each."""
    return sha256(b"\x01", left, right)


# ── appending ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree by its full subtrees, largest first: one per bit that is set in ``size``.

    ``Frontier()`` is the empty tree.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        assert len(self.hashes) == self.size.bit_count()

    def append(self, leaf: bytes) -> Frontier:
        """The tree with one more leaf, given by its leaf hash."""
        return extend(self, (leaf,))

    def root(self) -> bytes:
        """The Merkle tree hash of all leaves."""
        return _join(self.hashes) if self.hashes else EMPTY_ROOT


def extend(frontier: Frontier, leaf_hashes: Iterable[bytes]) -> Frontier:
    """The tree with more leaves: what ``append`` would give for one after another."""
    size = frontier.size
    hashes = list(frontier.hashes)
    for leaf in leaf_hashes:
        node = leaf
        # Each bit that carries when one is added joins two full subtrees of one height.
        carry = size
        while carry & 1:
            node = node_hash(hashes.pop(), node)
            carry >>= 1
        hashes.append(node)
        size += 1
    return Frontier(size, tuple(hashes))


def new_tile_hashes(frontier: Frontier, leaf: bytes) -> list[tuple[int, int, bytes]]:
    """What to keep when ``leaf`` is appended to ``frontier``: (level, index in the level, hash).

    Always the leaf hash at level 0; with the last leaf of a tile its root at level 1; with the last
    of 256 such tiles theirs at level 2; and so on.
    """
    kept = [(0, frontier.size, leaf)]
    size, level = frontier.size + 1, 0
    full = list(frontier.hashes)
    node = leaf
    while size % TILE_WIDTH == 0:
        for _ in range(_TILE_HEIGHT):
            node = node_hash(full.pop(), node)
        size //= TILE_WIDTH
        level += 1
        kept.append((level, size - 1, node))
    return kept


def format_frontier(frontier: Frontier) -> bytes:
    """The size as 8 bytes, big-endian, then the hashes."""
    return frontier.size.to_bytes(_SIZE_BYTES) + b"".join(frontier.hashes)


def parse_frontier(data: bytes) -> Frontier:
    """Read what :func:`format_frontier` wrote. Raises Refused."""
    size = int.from_bytes(data[:_SIZE_BYTES])
    hashes = data[_SIZE_BYTES:]
    if len(data) < _SIZE_BYTES or size > SIZE_MOST or len(hashes) != HASH_BYTES * size.bit_count():
        raise Refused(Code.NOT_CANONICAL, "not the frontier of a tree", where="frontier")
    starts = range(0, len(hashes), HASH_BYTES)
    return Frontier(size, tuple(hashes[start : start + HASH_BYTES] for start in starts))


# ── proving ─────────────────────────────────────────────────────────────────────────────────────


class LeafSource(Protocol):
    """Where the hashes of :func:`new_tile_hashes` are kept."""

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        """Return the hashes from ``256 * index`` on at ``level``: 256, or fewer at the right edge.

        There may be more of them than the tree that is proven has: the journal may have grown.
        """
        ...


def frontier_at(source: LeafSource, size: int) -> Frontier:
    """The frontier of the first ``size`` leaves. Reads at most one tile per level."""
    return _Tiles(source).frontier(size)


def root_at(source: LeafSource, size: int) -> bytes:
    """The root of the first ``size`` leaves. Reads at most one tile per level."""
    return frontier_at(source, size).root()


def prove_inclusion(
    source: LeafSource, index: int, size: int, *, edge: Frontier | None = None
) -> tuple[bytes, ...]:
    """Prove that leaf ``index`` is among the first ``size`` leaves (RFC 9162 §2.1.3.1).

    ``edge`` is the frontier at ``size``, for whoever holds it. Raises Misuse if there is no such
    leaf.
    """
    if not 0 <= index < size:
        raise Misuse(Code.BAD_ARGUMENT, f"a tree of {size} leaves has no leaf {index}")
    return tuple(_siblings(_Tiles(source), 0, index, size, edge))


def prove_consistency(
    source: LeafSource, size1: int, size2: int, *, edge: Frontier | None = None
) -> tuple[bytes, ...]:
    """Prove that the first ``size2`` leaves begin with the first ``size1`` (RFC 9162 §2.1.4.1).

    ``edge`` is the frontier at ``size2``, for whoever holds it. Raises Misuse unless
    1 ≤ ``size1`` ≤ ``size2``.
    """
    if not 1 <= size1 <= size2:
        raise Misuse(Code.BAD_ARGUMENT, f"no proof leads from size {size1} to size {size2}")
    if size1 == size2:
        return ()
    tiles = _Tiles(source)
    # The proof starts at the last full subtree of the old tree and goes up from there. If that is
    # the whole old tree, the verifier has it already: it is the old root.
    height = _trailing_zeros(size1)
    index = (size1 >> height) - 1
    start = [tiles.node(height, index)] if index else []
    return (*start, *_siblings(tiles, height, index, size2, edge))


def _siblings(
    tiles: _Tiles, height: int, index: int, size: int, edge: Frontier | None
) -> list[bytes]:
    """The sibling of each node from the given one up to below the root of ``size`` leaves."""
    if edge is not None and edge.size != size:
        raise Misuse(Code.BAD_ARGUMENT, f"the frontier of {edge.size} leaves is no edge of {size}")
    siblings: list[bytes] = []
    last = (size - 1) >> height  # the last node at this height
    while last:
        sibling = index ^ 1
        beyond = size & ((1 << height) - 1)  # leaves that the last node has, if it is not full
        if sibling < last or (sibling == last and not beyond):
            siblings.append(tiles.node(height, sibling))
        elif sibling == last:
            edge = tiles.frontier(size) if edge is None else edge
            siblings.append(_join(edge.hashes[-beyond.bit_count() :]))
        # Otherwise the node is the last one and has no sibling: it moves up as it is.
        index, last, height = index >> 1, last >> 1, height + 1
    return siblings


class _Tiles:
    """Full subtrees out of tiles. Asks the source for each tile once."""

    __slots__ = ("_seen", "_source")

    def __init__(self, source: LeafSource) -> None:
        self._source = source
        self._seen: dict[tuple[int, int], Sequence[bytes]] = {}

    def node(self, height: int, index: int) -> bytes:
        """The hash over leaves [index * 2^height, (index + 1) * 2^height)."""
        level, inner = divmod(height, _TILE_HEIGHT)
        at, offset = divmod(index << inner, TILE_WIDTH)
        width = 1 << inner
        hashes = list(self._tile(level, at)[offset : offset + width])
        if len(hashes) != width:
            raise Damaged(
                Code.STORE_DAMAGED,
                f"tile {at} of level {level} has no hashes {offset} to {offset + width - 1}",
                where="tile",
                do="restore the store, or resync the journal from another party",
            )
        while len(hashes) > 1:
            hashes = [node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
        return hashes[0]

    def frontier(self, size: int) -> Frontier:
        heights = [height for height in reversed(range(size.bit_length())) if size >> height & 1]
        # The subtree of a bit ends where the leaves counted by this bit and the higher ones end.
        return Frontier(size, tuple(self.node(height, (size >> height) - 1) for height in heights))

    def _tile(self, level: int, index: int) -> Sequence[bytes]:
        tile = self._seen.get((level, index))
        if tile is None:
            tile = self._seen[level, index] = self._source.tile(level, index)
        return tile


# ── verifying ───────────────────────────────────────────────────────────────────────────────────


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that the leaf of this hash is number ``index`` of the tree (RFC 9162 §2.1.3.2).

    Raises Refused. ``root`` must come from a checkpoint whose signature and origin are known.
    """
    root_up_to(leaf, index, size, proof, root)


def root_up_to(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bytes:
    """The root of the leaves up to this one, by an inclusion proof, which is checked first.

    What stands to the left of the path is all that they are. Raises Refused.
    """
    _check_hashes(leaf, root, *proof)
    if not 0 <= index < size <= SIZE_MOST:
        raise _refusal(f"a tree of {size} leaves has no leaf {index}")
    node, until, last = leaf, leaf, size - 1
    for sibling in proof:
        if not last:
            raise _refusal("the proof goes on above the root")
        if index & 1 or index == last:
            node, until = node_hash(sibling, node), node_hash(sibling, until)
            skipped = _trailing_zeros(index)  # heights at which the last node has no sibling
            index, last = index >> skipped, last >> skipped
        else:
            node = node_hash(node, sibling)
        index, last = index >> 1, last >> 1
    if last:
        raise _refusal("the proof ends below the root")
    if node != root:
        raise _refusal("the proof leads to another root")
    return until


def verify_consistency(
    size1: int, root1: bytes, size2: int, root2: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the tree of ``size2`` begins with the tree of ``size1`` (RFC 9162 §2.1.4.2).

    Raises Refused. Of one size there is one root and nothing to prove.
    """
    if not 1 <= size1 <= size2 <= SIZE_MOST:
        raise _refusal(f"no proof leads from size {size1} to size {size2}")
    if size1 == size2:
        if proof or root1 != root2:
            raise _refusal("trees of one size with two roots, or with a proof")
        return
    _check_hashes(root1, root2, *proof)
    height = _trailing_zeros(size1)
    index, last = (size1 - 1) >> height, (size2 - 1) >> height
    path = iter(proof if index else (root1, *proof))
    old = new = next(path, b"")
    for sibling in path:
        if not last:
            raise _refusal("the proof goes on above the root")
        if index & 1 or index == last:
            old = node_hash(sibling, old)
            new = node_hash(sibling, new)
            skipped = _trailing_zeros(index)
            index, last = index >> skipped, last >> skipped
        else:
            new = node_hash(new, sibling)
        index, last = index >> 1, last >> 1
    if last:
        raise _refusal("the proof ends below the root")
    if old != root1 or new != root2:
        raise _refusal("the proof leads to other roots")


# ── small things ────────────────────────────────────────────────────────────────────────────────


def _join(hashes: Sequence[bytes]) -> bytes:
    """The hash over subtrees of falling size: what stands to the right is joined first."""
    node = hashes[-1]
    for left in reversed(hashes[:-1]):
        node = node_hash(left, node)
    return node


def _trailing_zeros(number: int) -> int:
    return (number & -number).bit_length() - 1


def _check_hashes(*hashes: bytes) -> None:
    if len(hashes) > PROOF_HASHES + 2:
        raise _refusal(f"a proof of more than {PROOF_HASHES} hashes")
    if any(len(each) != HASH_BYTES for each in hashes):
        raise _refusal(f"a hash that has not {HASH_BYTES} bytes")


def _refusal(what: str) -> Refused:
    return Refused(Code.BAD_PROOF, what, where="proof")
