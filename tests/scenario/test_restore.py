# SPDX-License-Identifier: Apache-2.0
"""A restored node begins a new journal: what the others do until its old one is closed, and then.

The restored side is played by a forger that only does what an honest one would.
"""

from __future__ import annotations

import pytest

from tests.lines import Node, Wire, trio
from tests.restores import ends_at, suspended
from wasl.line.line import Reached, Tick
from wasl.record.entry import Close, End, Kind, parse_entry
from wasl.sim.forger import Forger, give, next_forger
from wasl.terms import Head, JournalId, Precedence

OLD, NEW = JournalId(0, 1), JournalId(0, 2)


def spoken(wire: Wire) -> Wire:
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


def head_of(node: Node, journal: JournalId) -> Head:
    state = node.rows.journal(journal)
    assert state is not None
    return Head(journal, state.size, state.frontier.root())


def test_a_new_incarnation_alarms_and_stalls_finality_alone() -> None:
    wire = spoken(trio())
    forger = next_forger(wire[0])
    finals = [node.final() for node in wire.nodes]
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(0))
        assert node.alarms() == {"new-incarnation"}
    wire.settle_without(0)
    for number in range(3):
        for node in wire.nodes[1:]:
            node.say(f"{number}", precedence=Precedence.FLASH)
            wire.settle_without(0)
    assert wire[1].texts(2) == wire[2].texts(2)
    for node, final in zip(wire.nodes[1:], finals[1:], strict=True):
        assert node.final().lamport <= final.lamport + 8
        before = node.final()
        node.say("more")
        wire.settle_without(0)
        assert node.final() == before, "nothing becomes final while the old journal is open"
        assert (NEW, 0) not in node.places()


def test_members_name_the_head_of_the_old_journal_with_that_of_the_new() -> None:
    wire = spoken(trio())
    forger = next_forger(wire[0])
    wire[1].say("seen all of the old one")
    wire.settle_without(0)
    give(wire[1], 0, forger.range(0))
    (ref,) = wire[1].say("and now the new one")
    state = wire[1].rows.journal(JournalId(1, 1))
    assert state is not None
    row = wire[1].rows.entry(state.number, ref.seq)
    assert row is not None
    assert parse_entry(row.data).seen == (head_of(wire[1], OLD), head_of(wire[1], NEW))

    late = Forger(wire[0])
    late.say(20, body=b"from beyond")
    give(wire[1], 2, late.range(late.size - 1))
    (ref,) = wire[1].say("counts the old one only to there")
    row = wire[1].rows.entry(state.number, ref.seq)
    assert row is not None
    assert parse_entry(row.data).seen == ()


def named(wire: Wire, new: Forger) -> tuple[Head, ...]:
    """Let the others learn of the new journal and name it. Return the heads that do."""
    for node in wire.nodes[1:]:
        give(node, 0, new.range(0))
    wire.settle_without(0)
    for node in wire.nodes[1:]:
        node.say("named")
        wire.settle_without(0)
    return tuple(head_of(node, JournalId(node.index, 1)) for node in wire.nodes[1:])


@pytest.mark.parametrize("late_first", [False, True])
def test_after_the_close_all_agree_and_orphans_are_never_ordered(*, late_first: bool) -> None:
    wire = spoken(trio())
    old, new = Forger(wire[0]), next_forger(wire[0])
    seen = named(wire, new)
    end = head_of(wire[1], OLD)
    orphan = old.say(20, body=b"written before the disk was lost, sent by a late bag")
    if late_first:
        give(wire[1], 0, old.range(orphan))
    new.say(Kind.CLOSE, content=Close((End(1, end.size, end.root),)), seen=seen)
    new.say(20, body=b"and on")
    before = [node.final() for node in wire.nodes[1:]]
    for node in wire.nodes[1:]:
        give(node, 0, new.range(1))
    wire.settle_without(0)
    for number in range(2):
        for node in wire.nodes[1:]:
            node.say(f"{number}")
            wire.settle_without(0)
    if not late_first:
        give(wire[1], 0, old.range(orphan))
    give(wire[2], 0, old.range(orphan))

    first, second = wire.nodes[1:]
    assert first.places() == second.places()
    assert (OLD, orphan) not in first.places()
    assert (NEW, 2) in first.places()
    assert first.places().index((OLD, end.size - 1)) < first.places().index((NEW, 0))
    for node in (first, second):
        state = node.rows.journal(OLD)
        assert state is not None
        row = node.rows.entry(state.number, orphan)
        assert row is not None, "an orphan is kept"
    new.say(20, seen=tuple(head_of(first, JournalId(party, 1)) for party in (1, 2)))
    for node in wire.nodes[1:]:
        give(node, 0, new.range(3))
    assert first.places() == second.places()
    assert first.final() == second.final()
    assert all(
        node.final().lamport > was.lamport
        for node, was in zip((first, second), before, strict=True)
    )


def test_a_close_that_comes_before_what_it_closes_counts_later() -> None:
    wire = spoken(trio())
    old, new = Forger(wire[0]), next_forger(wire[0])
    old.say(20, body=b"only the second holds this")
    give(wire[2], 0, old.range(old.size - 1))
    wire.take()
    seen = named(wire, new)
    head = old.head()
    new.say(Kind.CLOSE, content=Close((End(1, head.size, head.root),)), seen=seen)
    for node in wire.nodes[1:]:
        give(node, 0, new.range(1))
    assert suspended(wire[1]) == [0]
    assert not suspended(wire[2])
    assert (NEW, 0) not in wire[1].places()
    give(wire[1], 2, old.range(old.size - 1))
    assert ends_at(wire[1], 0) == {1: head.size}
    assert wire[1].places() == wire[2].places()
    assert (NEW, 0) in wire[1].places()


def test_a_close_that_waits_for_entries_asks_for_them() -> None:
    wire = spoken(trio())
    old, new = Forger(wire[0]), next_forger(wire[0])
    old.say(20, body=b"only the second holds this")
    give(wire[2], 0, old.range(old.size - 1))
    wire.take()
    seen = named(wire, new)
    head = old.head()
    new.say(Kind.CLOSE, content=Close((End(1, head.size, head.root),)), seen=seen)
    for node in wire.nodes[1:]:
        give(node, 0, new.range(1))
    wire.settle_without(0)
    wire.clock.pass_ms(5_000)
    wire[1].do(Tick())
    wire.settle_without(0)
    assert not suspended(wire[1])


def test_a_restored_node_gets_its_old_journal_back_from_the_others() -> None:
    wire = spoken(trio())
    lost = wire[0]
    fresh = Node(lost.party, 0, lost.charter, lost.cards, wire.clock, incarnation=2)
    fresh.begin()
    wire.nodes[0] = fresh
    wire.clock.pass_ms(5_000)
    wire.connect()
    wire.tick(61_000)
    wire.settle()
    assert fresh.size(0, 1) == wire[1].size(0, 1) > 0
    assert fresh.texts(0, 1) == ["ready"]
    assert fresh.texts(1) == ["ready"]
    fresh.say("back again", precedence=Precedence.FLASH)
    wire.settle()
    assert wire[1].texts(0, 2) == wire[2].texts(0, 2) == ["back again"]
    wire[1].say("we hear you")
    wire.settle()
    wire.tick(5_000)  # the seed of that epoch went to the node that was lost: it comes cold
    wire.settle()
    assert fresh.texts(1)[-1] == "we hear you"
    assert wire[1].alarms() == {"new-incarnation"}
    fresh.do(Reached(1))
    wire.settle()


def test_a_close_that_was_shown_another_branch_waits_for_the_proof() -> None:
    wire = spoken(trio())
    old, new = Forger(wire[0]), next_forger(wire[0])
    twin = Forger(wire[2])
    first = twin.size
    seen = named(wire, new)
    twin.say(20, body=b"another story, for the restored side alone", seen=(new.head(),))
    close = Close((End(1, old.size, old.head().root),))
    new.say(Kind.CLOSE, content=close, seen=(seen[0], twin.head()))
    give(wire[1], 0, new.range(1))
    assert suspended(wire[1])
    assert "close-contradicts" not in wire[1].alarms()
    assert "head-contradicts" in wire[1].alarms(), "somebody is wrong"

    give(wire[1], 0, twin.range(first))
    assert "fork" in wire[1].alarms()
    wire.settle_without(0)
    assert not suspended(wire[1])


def test_what_is_proven_ahead_of_a_lost_journal_reaches_all() -> None:
    wire = spoken(trio())
    old, new = Forger(wire[0]), next_forger(wire[0])
    old.say(20, body=b"lost with the disk, for it never arrived")
    urgent = old.say(20, body=b"urgent: it overtook")
    give(wire[1], 0, old.proven(urgent), new.range(0))
    wire.settle_without(0)
    give(wire[2], 0, new.range(0))
    wire.settle_without(0)
    wire.clock.pass_ms(5_000)
    wire[1].do(Reached(2))
    wire[2].do(Reached(1))
    wire.settle_without(0)
    for node in wire.nodes[1:]:
        state = node.rows.journal(OLD)
        assert state is not None
        assert state.size < urgent
        assert node.rows.entry(state.number, urgent) is not None, node.party.name


def test_a_stranger_gets_no_journal() -> None:
    wire = spoken(trio())
    new = next_forger(wire[0])
    size = len(wire[1].rows.journals())
    other = next_forger(wire[2])
    false = Forger(wire[0], incarnation=3, entries=list(other.entries), openings=[None])
    give(wire[1], 0, false.range(0))
    assert len(wire[1].rows.journals()) == size
    assert [f.what for f in wire[1].facts if f.what == "refused"]
    give(wire[1], 0, new.range(0))
    assert len(wire[1].rows.journals()) == size + 1
