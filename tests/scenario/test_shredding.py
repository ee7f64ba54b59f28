# SPDX-License-Identifier: Apache-2.0
"""Texts that are shredded: gone for good, said to be gone, and every proof goes on working."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lines import Node, Wire, line_of, pair
from wasl.errors import Code, Misuse, Unavailable
from wasl.line.holds import PutHold, Release
from wasl.line.shredding import Shred, told_of
from wasl.record.audit import audit
from wasl.record.content import Why
from wasl.record.exhibit import exhibit
from wasl.record.merkle import root_at
from wasl.record.papers import Papers
from wasl.record.transcript import transcript
from wasl.record.verdict import Ruling, anchor_card
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA, charter_notes
from wasl.steps import Space
from wasl.terms import Answer, JournalId, Ref
from wasl.wire.cold import Opening

NORTH, SOUTH = JournalId(0, 1), JournalId(1, 1)
DAY_MS = 86_400_000
SECRET = "the convoy waits at kilometre nine"
WHY = "because of a secret order"


def spoken(**changes: Any) -> tuple[Wire, Ref, Ref]:  # noqa: ANN401 -- any field of a charter
    """North has said something, South has answered, and both are final."""
    wire = pair(**changes)
    (ref,) = wire[0].say(SECRET)
    wire.settle()
    ack = wire[1].acknowledge(ref, Answer.WILL_COMPLY)
    wire.settle()
    talk(wire)
    return wire, ref, ack


def talk(wire: Wire) -> None:
    for _ in range(2):
        for node in wire.nodes:
            (ref,) = node.say("go on")
            wire.settle()
            for other in wire.nodes:
                if other is not node:
                    other.acknowledge(ref, Answer.WILL_COMPLY)
            wire.settle()


def by_hand(node: Node, ref: Ref, why: Why = Why.BY_HAND) -> None:
    node.do(Shred(ref, why, WHY, "officer"))


def text(node: Node, ref: Ref) -> bytes | None:
    state = node.rows.journal(ref.journal)
    assert state is not None
    return node.rows.opening(state.number, ref.seq)


def holds_anywhere(node: Node, words: str) -> bool:
    """Whether any row of this node has these words in it, under whatever key."""
    found = (node.store.scan(space, b"", b"\xff" * 40, limit=1 << 20) for space in Space)
    return any(words.encode() in value for rows in found for _, value in rows)


def verdict(node: Node, *, entry: Ref | None = None) -> Ruling:
    """What somebody says of the transcript of this node, or of the exhibit of an entry."""
    notes = charter_notes(node.charter, NORTHLAND, SUNDRIA)
    papers = Papers(
        [dict(zip((NORTHLAND.name, SUNDRIA.name), notes, strict=True))],
        [NORTHLAND.card_note(), SUNDRIA.card_note()],
    )
    if entry is None:
        files = transcript(node.store, node.line_id, papers)
    else:
        files = exhibit(node.store, node.line_id, papers, journal=entry.journal, seq=entry.seq)
    anchors = [anchor_card(party.card_note()) for party in (NORTHLAND, SUNDRIA)]
    return audit(files, anchors=anchors).verdict


def root_of(node: Node, size: int | None = None) -> tuple[int, bytes]:
    state = node.rows.journal(NORTH)
    assert state is not None
    size = state.size if size is None else size
    return size, root_at(node.rows.leaves(state.number), size)


# ── by hand ─────────────────────────────────────────────────────────────────────────────────────


def test_what_is_shredded_is_gone_and_said_and_every_proof_still_works() -> None:
    wire, ref, ack = spoken()
    node = wire[0]
    root = root_of(node)
    by_hand(node, ref)
    assert text(node, ref) is None
    assert not holds_anywhere(node, SECRET)
    assert holds_anywhere(wire[1], SECRET), "each party has its own copy"
    told = told_of(node.rows, 0, NORTH, ref.seq)
    assert told is not None
    assert told.why is Why.BY_HAND
    wire.settle()
    assert told_of(wire[1].rows, 0, NORTH, ref.seq) == told, "the other side knows it, too"
    assert root_of(node, root[0]) == root
    assert verdict(node) is Ruling.VERIFIED
    assert verdict(wire[1]) is Ruling.VERIFIED
    assert verdict(wire[1], entry=ref) is Ruling.VERIFIED
    assert verdict(node, entry=ack) is Ruling.VERIFIED
    with pytest.raises(Misuse):
        verdict(node, entry=ref)
    talk(wire)
    assert wire[0].final() == wire[1].final()


def test_the_words_of_an_acknowledgement_leave_the_ladder_too() -> None:
    wire = pair()
    (ref,) = wire[0].say(SECRET)
    wire.settle()
    ack = wire[1].acknowledge(ref, Answer.WILL_COMPLY)
    wire.settle()
    talk(wire)
    assert holds_anywhere(wire[0], "officer")
    for each in (ref, ack):
        node = wire[0]
        state = node.rows.journal(each.journal)
        assert state is not None
        node.do(Shred(each, Why.ORDER, "", ""))
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    key = state.number.to_bytes(4, "big") + ref.seq.to_bytes(8, "big")
    rows = wire[0].store.scan(Space.LADDER, key, key + b"\xff", limit=10)
    assert rows, "that it was acknowledged stays"
    assert not any(b"officer" in row for _, row in rows)


def test_what_is_owed_held_or_not_final_is_not_shredded() -> None:
    wire = pair()
    (ref,) = wire[0].say(SECRET)
    for _ in range(2):
        with pytest.raises(Misuse) as fault:
            by_hand(wire[0], ref)
        assert fault.value.code == Code.NOT_ALLOWED
        wire.settle()
    wire[1].acknowledge(ref, Answer.WILL_COMPLY)
    wire.settle()
    talk(wire)
    wire[0].do(PutHold(NORTH, ref.seq, "inquiry", "officer"))
    with pytest.raises(Misuse):
        by_hand(wire[0], ref)
    wire[0].do(Release(NORTH, ref.seq, "officer"))
    wire[0].do(PutHold(None, 0, "inquiry", "officer"))
    with pytest.raises(Misuse):
        by_hand(wire[0], ref)
    wire[0].do(Release(None, 0, "officer"))
    by_hand(wire[0], ref)
    with pytest.raises(Misuse) as fault:
        by_hand(wire[0], ref)
    assert fault.value.code == Code.UNKNOWN_ID


def test_what_comes_again_stays_shredded() -> None:
    wire, ref, _ = spoken()
    by_hand(wire[1], ref)
    wire.settle()
    forger = Forger(wire[0])
    give(wire[1], 0, forger.range(ref.seq), forger.proven(ref.seq))
    opening = forger.openings[ref.seq]
    assert opening is not None
    give(wire[1], 0, Opening(NORTH, ref.seq, opening))
    assert text(wire[1], ref) is None
    talk(wire)


def test_nobody_asks_for_what_its_author_has_shredded() -> None:
    wire, ref, _ = spoken()
    by_hand(wire[0], ref)
    wire.settle()
    late = line_of(NORTHLAND, SUNDRIA)[1]  # has lost all, and gets the entries without that text
    forger = Forger(wire[0])
    give(late, 0, forger.range(0))
    assert text(late, ref) is None
    assert late.rows.first_unopened(NORTH, below=forger.size) == forger.size


def test_a_restored_node_shreds_again_what_its_party_has_shredded() -> None:
    wire, ref, _ = spoken()
    disk = wire[0].store.copy()
    by_hand(wire[0], ref)
    wire.settle()
    node = wire[0].restored(disk)
    assert isinstance(node, Node)
    wire.nodes[0] = node
    assert text(node, ref) is not None
    wire.connect()
    for _ in range(6):
        wire.tick(6_000)
        wire.settle()
    assert text(node, ref) is None
    assert not holds_anywhere(node, SECRET)


@pytest.mark.parametrize("failure", ["lost", "done-unreported"])
def test_shredding_is_whole_or_not_at_all(failure: str) -> None:
    wire, ref, _ = spoken()
    node = wire[0]
    node.store.fail_next(failure)  # pyright: ignore[reportArgumentType]
    with pytest.raises(Unavailable):
        by_hand(node, ref)
    node.restart()
    gone = text(node, ref) is None
    assert gone == (told_of(node.rows, 0, NORTH, ref.seq) is not None)
    assert gone == (failure == "done-unreported")
    assert verdict(node) is Ruling.VERIFIED


# ── by retention ────────────────────────────────────────────────────────────────────────────────


def pass_days(wire: Wire, days: int, *, speak: bool = True) -> None:
    wire.pass_ms(days * DAY_MS)
    if speak:
        talk(wire)
    for _ in range(3):
        wire.tick(601_000)
        wire.settle()


def test_the_charters_days_shred_and_not_a_day_before() -> None:
    wire, ref, _ = spoken(retention_days=30)
    pass_days(wire, 29)
    assert text(wire[0], ref) is not None
    pass_days(wire, 2)
    for node in wire.nodes:
        assert text(node, ref) is None
        assert not holds_anywhere(node, SECRET)
        assert verdict(node) is Ruling.VERIFIED
        told = told_of(node.rows, 0, NORTH, ref.seq)
        assert told is not None
        assert told.why is Why.RETENTION
    assert wire[0].texts(0)[-1] == "go on", "what is younger is still here"


def test_a_clock_a_year_ahead_shreds_nothing() -> None:
    wire, ref, _ = spoken(retention_days=30)
    wire[0].clock.set_by(0)
    clock = type(wire[0].clock)(wire[0].clock.utc_ms + 365 * DAY_MS, wire[0].clock.tick_ms)
    wire[0].clock = clock
    for _ in range(4):
        clock.pass_ms(601_000)
        wire.tick(601_000)
        wire.settle()
    assert text(wire[0], ref) is not None
    talk(wire)
    wire.tick(601_000)
    assert text(wire[0], ref) is not None


def test_silence_of_all_others_shreds_nothing() -> None:
    wire, ref, _ = spoken(retention_days=30)
    wire.cut()
    pass_days(wire, 60, speak=False)
    assert text(wire[0], ref) is not None
    wire.connect()
    pass_days(wire, 1)
    assert text(wire[0], ref) is None


def test_what_is_held_goes_once_it_is_released() -> None:
    wire, ref, _ = spoken(retention_days=30)
    wire[0].do(PutHold(NORTH, ref.seq, "inquiry", "officer"))
    pass_days(wire, 40)
    assert text(wire[0], ref) is not None
    assert text(wire[1], ref) is None
    wire[0].do(Release(NORTH, ref.seq, "officer"))
    pass_days(wire, 1)
    assert text(wire[0], ref) is None


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=8, unique=True))
def test_any_subset_may_go_and_all_stays_proven(numbers: list[int]) -> None:
    wire, _, _ = spoken()
    node = wire[0]
    state = node.rows.journal(NORTH)
    assert state is not None
    for seq in numbers:
        row = node.rows.entry(state.number, seq)
        if row is not None and row.lamport <= node.final().lamport:
            by_hand(node, Ref(NORTH, seq, node.rows.leaf(state.number, seq) or b""))
            assert node.rows.opening(state.number, seq) is None
    wire.settle()
    talk(wire)
    assert verdict(node) is Ruling.VERIFIED
    assert verdict(wire[1]) is Ruling.VERIFIED
    assert wire[0].final() == wire[1].final()
