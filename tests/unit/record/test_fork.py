# SPDX-License-Identifier: Apache-2.0
"""Forks: what proves one, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.builder import A, B, Record, two_once
from tests.trees import Leaves, leaf_of
from wasl import codec, primitives
from wasl.errors import Code, Refused
from wasl.record.checkpoint import Checkpoint, author_message, pq_message, receipt_message
from wasl.record.fork import (
    Branch,
    ForkEvidence,
    RootFork,
    Statement,
    check_fork,
    check_root_fork,
    find_fork,
    find_root_fork,
    format_fork,
    parse_fork,
)
from wasl.record.merkle import frontier_at, prove_consistency, prove_inclusion, root_at
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.trust.grant import derive_origin, format_grant

ORIGIN = derive_origin(two_once().line, NORTHLAND.name, 1)
E_SEED = NORTHLAND.journal_seed("E", two_once().line, 1)
M_SEED = NORTHLAND.journal_seed("M", two_once().line, 1)
E = primitives.ed25519_public(E_SEED)
M = primitives.ml_dsa_44_public(M_SEED)

OURS = Leaves([leaf_of(index) for index in range(70_000)])


def branch(first: int, size: int) -> tuple[Branch, Leaves]:
    """The branch that parts from ours at ``first``, and the same as a tree with all its leaves."""
    others = [leaf_of(-2 - index) for index in range(first, size)]
    return Branch(OURS, first, others), Leaves([*OURS.leaves[:first], *others])


def author(source: Leaves | Branch, size: int) -> bytes:
    message = author_message(Checkpoint(ORIGIN, size, root_at(source, size)))
    return primitives.ed25519_sign(E_SEED, message)


def check(evidence: ForkEvidence) -> None:
    check_fork(evidence, public_e=E, public_m=M)


def fork(first: int, held: int, other: int) -> ForkEvidence:
    theirs, _ = branch(first, other)
    return find_fork(
        origin=ORIGIN,
        held=(held, author(OURS, held), OURS),
        other=(other, author(theirs, other), theirs),
        first=min(first, 3),
    )


# ── branches ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("first", "size"),
    [(0, 1), (0, 700), (1, 2), (255, 257), (256, 300), (300, 1_100), (65_530, 65_600)],
)
def test_a_branch_is_the_tree_it_stands_for(first: int, size: int) -> None:
    theirs, whole = branch(first, size)
    for place in ((0, 0), (1, 0), (2, 0)):
        assert theirs.tile(*place) == whole.tile(*place)
    for end in {1, first, first + 1, size // 2, size} - {0}:
        assert frontier_at(theirs, end).root() == whole.root(end)
        for index in {0, max(first - 1, 0), first, end - 1}:
            if index < end:
                assert list(prove_inclusion(theirs, index, end)) == whole.inclusion(index, end)
        if end < size:
            assert list(prove_consistency(theirs, end, size)) == whole.consistency(end, size)


# ── evidence ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("first", "held", "other", "index"),
    [
        (0, 1, 1, None),
        (5, 6, 6, None),
        (5, 6, 9, 5),
        (5, 9, 6, 5),
        (300, 301, 1_000, 300),
        (300, 69_000, 560, 300),
        (65_536, 65_540, 65_537, 65_536),
    ],
)
def test_two_signed_branches_are_a_fork(
    first: int, held: int, other: int, index: int | None
) -> None:
    evidence = fork(first, held, other)
    check(evidence)
    assert evidence.index == index
    assert (evidence.first.size, evidence.second.size) == tuple(sorted((held, other)))
    assert parse_fork(format_fork(evidence)) == evidence


def test_evidence_is_the_same_whichever_branch_is_held() -> None:
    theirs, whole = branch(5, 9)
    mirrored = find_fork(
        origin=ORIGIN,
        held=(9, author(whole, 9), whole),
        other=(7, author(OURS, 7), OURS),
    )
    held_here = find_fork(
        origin=ORIGIN,
        held=(7, author(OURS, 7), OURS),
        other=(9, author(theirs, 9), theirs),
        first=5,
    )
    assert format_fork(mirrored) == format_fork(held_here)


def test_m_over_the_own_origin_is_evidence() -> None:
    theirs, _ = branch(5, 9)
    message = pq_message(Checkpoint(ORIGIN, 9, root_at(theirs, 9)), ORIGIN, 0)
    evidence = find_fork(
        origin=ORIGIN,
        held=(7, author(OURS, 7), OURS),
        other=(9, primitives.ml_dsa_44_sign(M_SEED, message), theirs),
    )
    check(evidence)
    assert parse_fork(format_fork(evidence)) == evidence


def test_a_record_of_real_keys_can_be_shown_to_fork() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "one")
    record.sign(A)
    other = Branch(record.leaves(A), 1, [leaf_of(0), leaf_of(1)])
    checkpoint = Checkpoint(record.keys(A).origin, 3, root_at(other, 3))
    evidence = find_fork(
        origin=record.keys(A).origin,
        held=(2, record.author_signature(A, record.checkpoint(A)), record.leaves(A)),
        other=(3, record.author_signature(A, checkpoint), other),
        first=1,
    )
    check_fork(evidence, public_e=record.keys(A).e, public_m=record.keys(A).m)
    with pytest.raises(Refused):
        check_fork(evidence, public_e=record.keys(B).e, public_m=record.keys(B).m)


# ── what is none ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("held", "other"), [(6, 6), (6, 9), (9, 6), (300, 290)])
def test_a_journal_that_has_grown_is_no_fork(held: int, other: int) -> None:
    with pytest.raises(Refused) as refusal:
        find_fork(
            origin=ORIGIN,
            held=(held, author(OURS, held), OURS),
            other=(other, author(OURS, other), OURS),
        )
    assert refusal.value.code == Code.BAD_PROOF


@pytest.mark.parametrize(("held", "other"), [(5, 8), (8, 5), (5, 5)])
def test_what_stands_above_the_smaller_size_is_not_looked_at(held: int, other: int) -> None:
    """Both sources know more leaves than were signed, and part there alone."""
    ours = Leaves([leaf_of(index) for index in range(10)])
    theirs = Leaves([*ours.leaves[:5], *(leaf_of(-index) for index in range(1, 4))])
    with pytest.raises(Refused):
        find_fork(
            origin=ORIGIN,
            held=(held, author(ours, held), ours),
            other=(other, author(theirs, other), theirs),
        )


def test_no_tile_beyond_the_smaller_size_is_read() -> None:
    ours = Leaves([leaf_of(index) for index in range(600)])
    signature = author(ours, 256)
    ours.asked.clear()
    theirs = Leaves(ours.leaves)
    with pytest.raises(Refused):
        find_fork(origin=ORIGIN, held=(256, signature, ours), other=(600, signature, theirs))
    assert {index for level, index in ours.asked if level == 0} == {0}


@pytest.mark.parametrize("index", [None, 0, 5])
def test_two_checkpoints_of_an_honest_author_prove_nothing(index: int | None) -> None:
    """Everything is signed and proven, and there is no fork: this must never convict."""
    small, large = (
        Statement(
            size,
            OURS.root(size),
            author(OURS, size),
            b"" if index is None else OURS.leaf(index),
            () if index is None else tuple(OURS.inclusion(index, size)),
        )
        for size in (6, 9)
    )
    for evidence in (
        ForkEvidence(ORIGIN, index, small, large),
        ForkEvidence(ORIGIN, index, large, small),
        ForkEvidence(ORIGIN, index, small, small),
    ):
        with pytest.raises(Refused):
            check(evidence)


Change = Callable[[ForkEvidence], ForkEvidence]


def swap(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, first=evidence.second, second=evidence.first)


def twice(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, second=evidence.first)


def other_origin(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, origin=derive_origin(two_once().line, SUNDRIA.name, 1))


def receipt_for_signature(evidence: ForkEvidence) -> ForkEvidence:
    """R's, or any cosignature by the author's own E, says "I have seen", and proves nothing."""
    second = evidence.second
    message = receipt_message(Checkpoint(ORIGIN, second.size, second.root), 1_795_000_000)
    return replace(
        evidence, second=replace(second, signature=primitives.ed25519_sign(E_SEED, message))
    )


def timed_m(evidence: ForkEvidence) -> ForkEvidence:
    second = evidence.second
    message = pq_message(Checkpoint(ORIGIN, second.size, second.root), ORIGIN, 1_795_000_000)
    return replace(
        evidence, second=replace(second, signature=primitives.ml_dsa_44_sign(M_SEED, message))
    )


def no_index(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, index=None if evidence.index is not None else 0)


def other_index(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, index=(evidence.index or 0) + 1)


def same_leaf(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, second=replace(evidence.second, leaf=evidence.first.leaf))


def other_root(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, first=replace(evidence.first, root=bytes(32)))


def short_proof(evidence: ForkEvidence) -> ForkEvidence:
    return replace(
        evidence, second=replace(evidence.second, proof=evidence.second.proof[:-1] or (bytes(32),))
    )


@pytest.mark.parametrize("sizes", [(6, 6), (6, 9)])
@pytest.mark.parametrize(
    "change",
    [
        swap,
        twice,
        other_origin,
        receipt_for_signature,
        timed_m,
        no_index,
        other_index,
        same_leaf,
        other_root,
        short_proof,
    ],
)
def test_evidence_that_does_not_hold_is_refused(change: Change, sizes: tuple[int, int]) -> None:
    evidence = change(fork(5, *sizes))
    if evidence == fork(5, *sizes):
        assert change is same_leaf  # where there are no leaves there is nothing to change
        return
    with pytest.raises(Refused):
        check(evidence)


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_evidence_is_read_strictly(at: int) -> None:
    data = format_fork(fork(5, 6, 9))
    for damaged in (data[:-1], data + b"\0", data[:at] + b"\xff" + data[at + 1 :]):
        try:
            again = format_fork(parse_fork(damaged))
        except Refused:
            continue
        assert again == damaged


def test_true_is_not_one() -> None:
    data = format_fork(fork(5, 6, 9))
    assert data[1] == 1
    with pytest.raises(Refused):
        parse_fork(data[:1] + b"\xf5" + data[2:])


def test_evidence_at_the_first_leaf_is_read() -> None:
    evidence = fork(0, 6, 9)
    assert evidence.index == 0
    assert parse_fork(format_fork(evidence)) == evidence


def test_the_longest_proof_is_read() -> None:
    evidence = fork(5, 6, 9)
    longest = replace(evidence, second=replace(evidence.second, proof=(bytes(32),) * 64))
    assert parse_fork(format_fork(longest)) == longest


STATEMENT = (6, bytes(32), bytes(64), bytes(32), (bytes(32),))


@pytest.mark.parametrize(
    "value",
    [
        (5,),
        (ORIGIN, True, STATEMENT, STATEMENT),
        (ORIGIN, False, STATEMENT, STATEMENT),
        (ORIGIN, -1, STATEMENT, STATEMENT),
        (ORIGIN, 1, STATEMENT),
        (ORIGIN, 1, STATEMENT, (*STATEMENT, 1)),
        (ORIGIN, 1, STATEMENT, (True, *STATEMENT[1:])),
        (ORIGIN, 1, STATEMENT, (0, *STATEMENT[1:])),
        (ORIGIN, 1, STATEMENT, (6, bytes(31), *STATEMENT[2:])),
        (ORIGIN, 1, STATEMENT, (6, bytes(32), bytes(63), *STATEMENT[3:])),
        (ORIGIN, 1, STATEMENT, (*STATEMENT[:3], bytes(31), STATEMENT[4])),
        (ORIGIN, 1, STATEMENT, (*STATEMENT[:4], (bytes(32),) * 65)),
        (ORIGIN, 1, STATEMENT, (*STATEMENT[:4], (bytes(32), 7))),
        (ORIGIN, 1, STATEMENT, (*STATEMENT[:4], (bytes(32), bytes(31)))),
    ],
)
def test_values_that_are_no_evidence_are_refused(value: tuple[codec.Value, ...]) -> None:
    assert parse_fork(codec.format((1, ORIGIN, 1, STATEMENT, STATEMENT))).index == 1
    with pytest.raises(Refused):
        parse_fork(codec.format((1, *value)))


# ── two grants of one root ──────────────────────────────────────────────────────────────────────


def other_grant(**changes: Any) -> str:  # noqa: ANN401 -- any field
    seed = NORTHLAND.seed("other node")
    grant = replace(
        NORTHLAND.grant(2), **{"node_public": primitives.ed25519_public(seed), **changes}
    )
    return NORTHLAND.sign_root(format_grant(grant))


def test_two_grants_of_one_incarnation_are_a_fork_in_one_order() -> None:
    evidence = find_root_fork(NORTHLAND.grant_note(2), other_grant())
    assert check_root_fork(evidence, root=NORTHLAND.root, party=NORTHLAND.name) == 2
    turned = RootFork(evidence.second, evidence.first)
    assert find_root_fork(evidence.second, evidence.first) == evidence
    with pytest.raises(Refused) as refusal:
        check_root_fork(turned, root=NORTHLAND.root, party=NORTHLAND.name)
    assert refusal.value.code == Code.BAD_PROOF


@pytest.mark.parametrize(
    "changes",
    [
        {"incarnation": 3},
        {"node_public": NORTHLAND.grant(2).node_public},
        {"node_public": NORTHLAND.grant(2).node_public, "valid_from_s": 5},
        {"node_public": NORTHLAND.grant(2).node_public, "incarnation": 3},
    ],
)
def test_two_grants_that_can_both_be_true_prove_nothing(changes: dict[str, Any]) -> None:
    evidence = find_root_fork(NORTHLAND.grant_note(2), other_grant(**changes))
    with pytest.raises(Refused) as refusal:
        check_root_fork(evidence, root=NORTHLAND.root, party=NORTHLAND.name)
    assert refusal.value.code == Code.BAD_PROOF
