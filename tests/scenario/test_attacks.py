# SPDX-License-Identifier: Apache-2.0
"""Attacks that once worked against this code, each with what stops it."""

from __future__ import annotations

import pytest

from tests.lines import Wire, pair, rolled_back, trio
from wasl.errors import Code, Contradiction
from wasl.line import talk
from wasl.line.ladder import ladder
from wasl.line.line import Say, Utterance
from wasl.record.entry import Adopt, Kind, Void
from wasl.sim.forger import Forger, give
from wasl.terms import Answer, Head, JournalId, OfficeId

NORTH, WEST = JournalId(0, 1), JournalId(2, 1)


def utterance(text: str) -> Say:
    to = (talk.Office(1, OfficeId("duty")),)
    duty = OfficeId("duty")
    return Say(
        (Utterance(talk.Message("en", duty, to, (), "", "", text, None, (), None, "officer")),)
    )


def talk_on(wire: Wire) -> None:
    """The honest two go on talking."""
    for number in range(3):
        for node in wire.nodes[:2]:
            node.say(f"{number} by {node.index}")
            wire.settle()


def ordered(wire: Wire, party: int) -> tuple[int, int]:
    state = wire[0].rows.journal(JournalId(party, 1))
    assert state is not None
    return state.ordered, state.size


@pytest.mark.parametrize("how", ["a head that never comes", "an entry withheld"])
def test_who_keeps_something_back_keeps_only_itself_waiting(how: str) -> None:
    wire = trio()
    forger = Forger(wire[2])
    first = forger.size
    if how == "a head that never comes":
        forger.say(seen=(Head(NORTH, 1 << 60, bytes(32)),))
        item = forger.range(first)
    else:
        forger.say()
        forger.say()
        item = forger.range(first, hide=[first])
    for reader in (0, 1):
        give(wire[reader], 2, item)
    wire.settle()
    talk_on(wire)
    for party in (0, 1):
        placed, size = ordered(wire, party)
        assert placed == size, "the honest entries have their places"


def test_a_restored_copy_falls_silent_once_the_far_side_is_heard() -> None:
    wire = rolled_back()
    assert "rolled-back" in wire[0].alarms()
    with pytest.raises(Contradiction) as fault:
        wire[0].say("something else")
    assert fault.value.code == Code.ROLLED_BACK
    wire[0].restart()
    wire[1].say("and the other side still talks")
    wire.settle()
    assert "fork" not in wire[1].alarms()


def test_of_two_steps_that_begin_from_one_head_only_one_is_kept() -> None:
    wire = pair()
    node = wire[0]
    one = node.run(utterance("A")).commit
    two = node.run(utterance("B")).commit
    assert one is not None
    assert two is not None
    node.store.apply(one)
    with pytest.raises(Contradiction) as fault:
        node.store.apply(two)
    assert fault.value.code == Code.HEAD_MOVED


def test_an_answer_that_is_void_moves_no_ladder_however_it_comes() -> None:
    wire = trio()
    (ref,) = wire[0].say("Confirm.")
    wire.settle()
    forger = Forger(wire[2])
    first = forger.size
    forger.say(Kind.ADOPT, content=Adopt(bytes(32), 2))
    ack = talk.Acknowledgement(ref, Answer.WILL_COMPLY, "", 1_795_000_000, None, "x")
    forger.say(Kind.ACKNOWLEDGEMENT, body=talk.format_body(ack))
    give(wire[0], 2, forger.range(first, hide=[first]))
    give(wire[0], 2, forger.range(first))
    give(wire[1], 2, forger.range(first))
    for node in wire.nodes[:2]:
        rows = node.rows
        west, north = rows.journal(WEST), rows.journal(NORTH)
        assert west is not None
        assert north is not None
        row = rows.entry(west.number, first + 1)
        assert row is not None
        assert row.void == Void.BEFORE_KEYS
        assert ladder(node.store, north.number, ref.seq, 2).answered is None


def test_a_time_that_nobody_can_write_is_void() -> None:
    wire = pair()
    forger = Forger(wire[1])
    seq = forger.say(time_s=(1 << 40) - 1)
    give(wire[0], 1, forger.range(seq))
    state = wire[0].rows.journal(JournalId(1, 1))
    assert state is not None
    row = wire[0].rows.entry(state.number, seq)
    assert row is not None
    assert row.void == Void.BAD_SHAPE
