# SPDX-License-Identifier: Apache-2.0
"""The ladder of an entry towards each party: which words move it, and which do not."""

from __future__ import annotations

import pytest

from tests.lines import Node, Wire, pair, trio
from wasl.line import talk
from wasl.line.ladder import Ladder, ladder
from wasl.line.line import Say, Utterance
from wasl.sim.forger import SALT, Forger, give
from wasl.steps import Space
from wasl.terms import Answer, JournalId, Ref

NORTH, SOUTH = JournalId(0, 1), JournalId(1, 1)


def rungs(node: Node, ref: Ref, party: int = 1) -> Ladder:
    state = node.rows.journal(ref.journal)
    assert state is not None
    return ladder(node.store, state.number, ref.seq, party)


def asked(wire: Wire) -> Ref:
    (ref,) = wire[0].say("please confirm")
    wire.settle()
    return ref


def shown(node: Node, ref: Ref, time_s: int) -> None:
    node.do(Say((Utterance(talk.Shown(ref, time_s, "")),)))


def test_each_rung_is_an_entry_of_the_other_side() -> None:
    wire = pair()
    ref = asked(wire)
    assert rungs(wire[0], ref) == Ladder()
    shown(wire[1], ref, 1_795_000_001)
    wire.settle()
    found = rungs(wire[0], ref)
    assert found.shown is not None
    assert (found.shown.time_s, found.acknowledged, found.answered) == (1_795_000_001, None, None)
    wire[1].acknowledge(ref, Answer.RECEIVED)
    wire.settle()
    found = rungs(wire[0], ref)
    assert found.acknowledged is not None
    assert found.acknowledged.answer == Answer.RECEIVED
    assert found.answered is None
    wire[1].say("confirmed", refs=[ref])
    wire.settle()
    assert rungs(wire[0], ref).answered is not None
    assert rungs(wire[0], ref) == rungs(wire[1], ref), "both sides show the same"


@pytest.mark.parametrize("answer", list(Answer))
def test_more_than_received_is_an_answer(answer: Answer) -> None:
    wire = pair()
    ref = asked(wire)
    wire[1].acknowledge(ref, answer)
    wire.settle()
    assert (rungs(wire[0], ref).answered is not None) == (answer != Answer.RECEIVED)


def test_the_first_of_each_counts() -> None:
    wire = pair()
    ref = asked(wire)
    wire[1].acknowledge(ref, Answer.CANNOT_COMPLY)
    wire[1].acknowledge(ref, Answer.HAVE_COMPLIED)
    shown(wire[1], ref, 5)
    shown(wire[1], ref, 6)
    wire.settle()
    found = rungs(wire[0], ref)
    assert found.acknowledged is not None
    assert found.shown is not None
    assert found.acknowledged.answer == Answer.CANNOT_COMPLY
    assert found.shown.time_s == 5


def test_nobody_climbs_the_ladder_of_its_own_entry() -> None:
    wire = pair()
    ref = asked(wire)
    wire[0].say("to myself", refs=[ref])
    wire.settle()
    assert rungs(wire[1], ref, 0) == Ladder()


@pytest.mark.parametrize(
    "target",
    [Ref(NORTH, 0, SALT), Ref(NORTH, 99, SALT), Ref(JournalId(0, 7), 0, SALT), Ref(SOUTH, 0, SALT)],
)
def test_a_reference_to_something_else_moves_nothing(target: Ref) -> None:
    wire = pair()
    forger = Forger(wire[1])
    body = talk.Acknowledgement(target, Answer.WILL_COMPLY, "", 1, None, "x")
    seq = forger.say(17, body=talk.format_body(body))
    give(wire[0], 1, forger.range(seq))
    assert rungs(wire[0], Ref(NORTH, 0, SALT)) == Ladder()
    assert wire[0].size(1) == forger.size


def test_each_party_has_its_own_ladder() -> None:
    wire = trio()
    ref = asked(wire)
    wire[1].acknowledge(ref)
    wire.settle()
    for node in wire.nodes:
        assert rungs(node, ref, 1).acknowledged is not None
        assert rungs(node, ref, 2) == Ladder()


def test_a_verified_entry_is_noted_on_both_sides() -> None:
    wire = pair()
    wire[1].do(Say((Utterance(talk.Verified(0, "1" * 40, "officer")),)))
    wire.settle()
    assert wire[1].rows.named(Space.LINE, b"we-verified\x00\x00") == b"1" * 40
    assert wire[0].rows.named(Space.LINE, b"verified-by\x00\x01") == b"1" * 40
