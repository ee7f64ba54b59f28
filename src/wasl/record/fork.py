# SPDX-License-Identifier: Apache-2.0
"""A fork: two checkpoints of one journal, signed by its author, that cannot both be true; or two
grants of one incarnation to two node keys, signed by one root.

Rules:

1. Evidence is two author's signatures, E or M over the journal's own origin, and nothing else. A
   receipt, or any cosignature, is never evidence against whoever gave it.
2. Of one size there is one root: two roots are the whole proof. Of different sizes, each checkpoint
   comes with the proof that it has another leaf at one index.
3. :func:`check_fork` is what counts; to have been put together proves nothing.
4. Evidence has one form, the smaller (size, root) first. As bytes it is a canonical array of five:
   1, origin, index or null, and twice (size, root, signature, leaf hash, proof). Where the sizes
   are the same, ``index`` is null, the leaf hashes are empty and the proofs have no hashes.
5. A root that has granted one incarnation to two node keys has forked: the two grant notes are the
   whole proof, the smaller text first. As bytes: 1, and the two notes.

It decides nothing: a fork alarms, both branches are kept, and people can still talk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from wasl import codec, note
from wasl.errors import Code, Refused
from wasl.primitives import ED25519_SIGNATURE_SIZE, ML_DSA_44_SIGNATURE_SIZE
from wasl.record.checkpoint import Checkpoint, verify_author, verify_author_pq
from wasl.record.merkle import (
    HASH_BYTES,
    PROOF_HASHES,
    TILE_WIDTH,
    Frontier,
    LeafSource,
    extend,
    prove_inclusion,
    root_at,
    verify_inclusion,
)
from wasl.terms import PartyId
from wasl.trust.grant import format_grant, open_grant
from wasl.trust.keys import RootPublic

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A checkpoint as its author signed it, with E (64 bytes) or M (2,420 bytes).

    ``leaf`` and ``proof``: the leaf hash at the index of the evidence, and its inclusion proof;
    empty where two roots of one size are the proof.
    """

    size: int
    root: bytes
    signature: bytes
    leaf: bytes = b""
    proof: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class ForkEvidence:
    """Two statements about the journal ``origin`` that cannot both be true.

    ``index``: where the two have different leaves; None where they have one size and two roots.
    """

    origin: str
    index: int | None
    first: Statement
    second: Statement


@dataclass(frozen=True, slots=True)
class RootFork:
    """Two grant notes of one root that give one incarnation to two node keys."""

    first: str
    second: str


Evidence: TypeAlias = ForkEvidence | RootFork
"""What proves a fork: of a journal, or of a root."""


class Branch:
    """Another branch, as a source for proofs: ours below ``first``, then ``leaves``."""

    __slots__ = ("_first", "_leaves", "_source")

    def __init__(self, source: LeafSource, first: int, leaves: Sequence[bytes]) -> None:
        self._source = source
        self._first = first
        self._leaves = leaves

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        """Return the hashes of one tile (see :class:`wasl.record.merkle.LeafSource`)."""
        wide = TILE_WIDTH**level
        start = index * TILE_WIDTH
        shared = min(max(self._first // wide - start, 0), TILE_WIDTH)
        hashes = list(self._source.tile(level, index)[:shared]) if shared else []
        end = min((self._first + len(self._leaves)) // wide, start + TILE_WIDTH)
        for number in range(start + len(hashes), end):
            if level == 0:
                hashes.append(self._leaves[number - self._first])
            else:
                hashes.append(extend(Frontier(), self.tile(level - 1, number)).root())
        return hashes


def find_fork(
    *,
    origin: str,
    held: tuple[int, bytes, LeafSource],
    other: tuple[int, bytes, LeafSource],
    first: int = 0,
) -> ForkEvidence:
    """Put together the evidence that two branches differ; each is (signed size, signature, leaves).

    ``first``: no leaf below it differs. Raises Refused (BAD_PROOF) if no leaf differs below the
    smaller size: then the two can both be true.
    """
    held_size, other_size = held[0], other[0]
    one = Statement(held_size, root_at(held[2], held_size), held[1])
    two = Statement(other_size, root_at(other[2], other_size), other[1])
    index = None
    if held_size != other_size:
        index = _parting(held[2], other[2], first, min(held_size, other_size))
        one, two = _with_proof(one, held[2], index), _with_proof(two, other[2], index)
    elif one.root == two.root:
        raise _no_fork("the two checkpoints are the same")
    if (two.size, two.root) < (one.size, one.root):
        one, two = two, one
    return ForkEvidence(origin, index, one, two)


def check_fork(evidence: ForkEvidence, *, public_e: bytes, public_m: bytes) -> None:
    """Check that the evidence proves a fork by the journal's own keys. Raises Refused if it does
    not.

    That the keys are those of the journal ``evidence.origin``, the caller knows from its notes.
    """
    first, second = evidence.first, evidence.second
    if (first.size, first.root) >= (second.size, second.root):
        raise _no_fork("the two checkpoints are the same, or not in their order")
    if (evidence.index is None) != (first.size == second.size):
        raise _no_fork("an index belongs to two checkpoints of different sizes, and only to them")
    if evidence.index is not None and first.leaf == second.leaf:
        raise _no_fork("the two checkpoints have the same leaf there")
    for statement in (first, second):
        _check_statement(statement, evidence, public_e, public_m)


def _check_statement(
    statement: Statement, evidence: ForkEvidence, public_e: bytes, public_m: bytes
) -> None:
    checkpoint = Checkpoint(evidence.origin, statement.size, statement.root)
    if len(statement.signature) == ML_DSA_44_SIGNATURE_SIZE:
        verify_author_pq(checkpoint, public_m=public_m, signature2420=statement.signature)
    else:
        verify_author(checkpoint, public_e=public_e, signature64=statement.signature)
    if evidence.index is None:
        if statement.leaf or statement.proof:
            raise _no_fork("a leaf where two roots are the proof")
        return
    verify_inclusion(
        statement.leaf, evidence.index, statement.size, statement.proof, statement.root
    )


def find_root_fork(one: str, other: str) -> RootFork:
    """Put together two grant notes that cannot both be true, in their order."""
    return RootFork(*sorted((one, other), key=lambda text: note.parse(text).text))


def check_root_fork(evidence: RootFork, *, root: RootPublic, party: PartyId) -> int:
    """Check that two grants prove a fork of ``root``. Return the incarnation. Raises Refused."""
    one, two = (
        open_grant(text, root=root, party=party) for text in (evidence.first, evidence.second)
    )
    if one.incarnation != two.incarnation or one.node_public == two.node_public:
        raise _no_fork("the two grants can both be true")
    if format_grant(one) > format_grant(two):
        raise _no_fork("the two grants are not in their order")
    return one.incarnation


def format_fork(evidence: Evidence) -> bytes:
    """Write evidence as it is kept."""
    return codec.format((_VERSION, *fork_value(evidence)))


def fork_value(evidence: Evidence) -> tuple[codec.Value, ...]:
    """Return evidence as a value, as it stands in an entry."""
    if isinstance(evidence, RootFork):
        return (evidence.first, evidence.second)
    statements = (
        (one.size, one.root, one.signature, one.leaf, one.proof)
        for one in (evidence.first, evidence.second)
    )
    return (evidence.origin, evidence.index, *statements)


def parse_fork(data: bytes) -> Evidence:
    """Read what :func:`format_fork` wrote. Raises Refused. Nothing is verified."""
    match codec.parse(data):
        case (int(version), *value) if version == _VERSION and not isinstance(version, bool):
            return read_fork(tuple(value))
        case _:
            raise _unreadable()


def read_fork(value: codec.Value) -> Evidence:
    """Read what :func:`fork_value` returned. Raises Refused. Nothing is verified."""
    match value:
        case (str(first), str(second)):
            return RootFork(first, second)
        case (str(origin), (int() | None) as index, tuple(first), tuple(second)):
            if isinstance(index, bool) or (index is not None and index < 0):
                raise _unreadable()
            return ForkEvidence(origin, index, _read_statement(first), _read_statement(second))
        case _:
            raise _unreadable()


def _read_statement(value: tuple[codec.Value, ...]) -> Statement:
    match value:
        case (int(size), bytes(root), bytes(signature), bytes(leaf), tuple(proof)) if (
            not isinstance(size, bool)
            and size >= 1
            and len(root) == HASH_BYTES
            and len(signature) in (ED25519_SIGNATURE_SIZE, ML_DSA_44_SIGNATURE_SIZE)
            and len(leaf) in (0, HASH_BYTES)
            and len(proof) <= PROOF_HASHES
        ):
            hashes = tuple(node for node in proof if isinstance(node, bytes))
            if len(hashes) == len(proof) and all(len(node) == HASH_BYTES for node in hashes):
                return Statement(size, root, signature, leaf, hashes)
        case _:
            pass
    raise _unreadable()


def _parting(one: LeafSource, two: LeafSource, first: int, end: int) -> int:
    """Return the first index at which two branches differ."""
    for number in range(first // TILE_WIDTH, (end + TILE_WIDTH - 1) // TILE_WIDTH):
        start = number * TILE_WIDTH
        pairs = zip(one.tile(0, number), two.tile(0, number), strict=False)
        for index, (ours, theirs) in enumerate(pairs, start=start):
            if first <= index < end and ours != theirs:
                return index
    raise _no_fork("no leaf differs below the smaller of the two sizes")


def _with_proof(statement: Statement, source: LeafSource, index: int) -> Statement:
    leaf = source.tile(0, index // TILE_WIDTH)[index % TILE_WIDTH]
    proof = prove_inclusion(source, index, statement.size)
    return Statement(statement.size, statement.root, statement.signature, leaf, proof)


def _no_fork(what: str) -> Refused:
    return Refused(Code.BAD_PROOF, f"no proof of a fork: {what}", where="fork")


def _unreadable() -> Refused:
    return Refused(Code.NOT_CANONICAL, "not the evidence of a fork", where="fork")
