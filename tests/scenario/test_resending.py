# SPDX-License-Identifier: Apache-2.0
"""How soon what was said is stored while the link is up, whichever envelope is lost or late."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import pytest

from tests.lines import Wire, line_of, pair
from tests.restores import restore
from wasl.line.line import Arrived, Reached
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.sim.standin import unsafe_installed
from wasl.steps import Send
from wasl.terms import Precedence, Ref

PROMPTLY_S = 5
"""The shortest wait for a receipt, and the second in which a node looks at it."""


@pytest.fixture(autouse=True, scope="module")
def quickly() -> Generator[None]:
    with unsafe_installed():
        yield


@dataclass
class Way:
    """Carries as a bearer does: what is urgent first, in its order; and loses one envelope."""

    wire: Wire
    lose: int = -1
    carried: int = 0
    waiting: list[tuple[int, Send]] = field(default_factory=list[tuple[int, Send]])

    def settle(self) -> None:
        for _ in range(60):
            self.waiting += self.wire.take()
            if not self.waiting:
                return
            leaving = [one for one in self.waiting if one[1].precedence.urgent] or self.waiting
            self.waiting = [one for one in self.waiting if one not in leaving]
            first, self.carried = self.carried, self.carried + len(leaving)
            self.wire.deliver([one for at, one in enumerate(leaving, first) if at != self.lose])
        raise AssertionError("the nodes never fall silent")


def is_stored(wire: Wire, ref: Ref) -> bool:
    node, far = wire[ref.journal.party], 1 - ref.journal.party
    state = node.rows.journal(ref.journal)
    assert state is not None
    receipt = node.rows.newest_receipt(state.number, far)
    return receipt is not None and receipt.size > ref.seq


def reach(wire: Wire) -> None:
    for node in wire.nodes:
        node.do(Reached(1 - node.index))


def spoken() -> Wire:
    wire = pair()
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


# ── what has been said, and not been carried yet ────────────────────────────────────────────────


def at_first_contact() -> tuple[Wire, list[Ref]]:
    wire = line_of(NORTHLAND, SUNDRIA)
    refs = [ref for node in wire.nodes for ref in node.say("hello")]
    reach(wire)
    return wire, refs


def where_one_begins_later() -> tuple[Wire, list[Ref]]:
    """All that the other sent so far was let go, and it waits its longest."""
    wire = line_of(NORTHLAND, SUNDRIA)
    early, late = wire.nodes
    late.store, late.line = type(late.store)(), late.new_line()
    late.sent.clear()
    early.do(Reached(1))
    refs = early.say("is anybody there?")
    for _ in range(100):
        for sender, send in wire.take():
            late.do(Arrived(sender, (send.envelope,)))
        wire.tick(1_000)
    late.begin()
    late.do(Reached(0))
    return wire, refs + late.say("now we are")


def on_a_line_that_rested() -> tuple[Wire, list[Ref]]:
    wire = spoken()
    wire.tick(600_000)
    wire.settle()
    return wire, [ref for node in wire.nodes for ref in node.say("hello again")]


def after_a_link_that_came_and_went() -> tuple[Wire, list[Ref]]:
    wire = spoken()
    refs = wire[0].say("hello again")
    for _ in range(8):
        wire.take()
        wire.cut()
        wire.tick(300)
        reach(wire)
    return wire, refs


def after_a_restore() -> tuple[Wire, list[Ref]]:
    wire = spoken()
    disk = wire[0].store.copy()
    for node in wire.nodes:
        node.say("after the copy")
        wire.settle()
    wire.cut()
    refs = wire[1].say("are you there?")
    wire.take()
    restored = restore(wire, 0, disk)
    reach(wire)
    return wire, refs + restored.say("we are back")


@pytest.mark.parametrize(
    "made",
    [
        at_first_contact,
        where_one_begins_later,
        on_a_line_that_rested,
        after_a_link_that_came_and_went,
        after_a_restore,
    ],
)
def test_a_lost_envelope_costs_one_short_wait(made: Callable[[], tuple[Wire, list[Ref]]]) -> None:
    lose = envelopes = -1
    while lose <= envelopes:
        wire, refs = made()
        way = Way(wire, lose)
        way.settle()
        waited_s = 0
        while not all(is_stored(wire, ref) for ref in refs):
            assert waited_s < PROMPTLY_S, f"envelope {lose} was lost"
            wire.tick(1_000)
            way.settle()
            waited_s += 1
        if lose < 0:
            assert waited_s == 0, "nothing was lost"
            envelopes = way.carried
        lose += 1


# ── receipts that nobody can check yet ──────────────────────────────────────────────────────────


def early_receipt() -> tuple[Wire, Ref]:
    """Sundria's receipt has come before the beginning of Sundria's journal, which still travels."""
    wire = line_of(NORTHLAND, SUNDRIA)
    (ref,) = wire[0].say("hello")
    reach(wire)
    sent = wire.take()
    wire.deliver([one for one in sent if one[0] == 0])
    answers = [*(one for one in sent if one[0] == 1), *wire.take()]
    wire.deliver([one for one in answers if one[1].precedence.urgent])
    assert not is_stored(wire, ref)
    wire[0].sent.clear()
    wire[1].sent.extend(send for _, send in answers if not send.precedence.urgent)
    return wire, ref


def test_a_receipt_that_overtook_its_givers_journal_is_given_again() -> None:
    wire, ref = early_receipt()
    wire.settle()
    assert is_stored(wire, ref)


def test_a_receipt_is_asked_for_until_it_comes() -> None:
    """The other side tells that it holds everything: that is no receipt."""
    wire, ref = early_receipt()
    wire.deliver(wire.take())
    wire.take()  # the receipt, given again, is lost
    wire.tick(2_500)
    wire[1].do(Reached(0))
    heads = [(by, one) for by, one in wire.take() if one.precedence == Precedence.IMMEDIATE]
    wire.deliver([(by, one) for by, one in heads if by == 1])
    assert wire[0].line.links[1].told_size == wire[0].size(0)
    wire.take()
    assert not is_stored(wire, ref)
    for _ in range(PROMPTLY_S):
        wire.tick(1_000)
        wire.settle()
    assert is_stored(wire, ref)
