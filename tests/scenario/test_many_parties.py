# SPDX-License-Identifier: Apache-2.0
"""Lines of many parties: they agree, one of them is away for a month, terms change in flight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.lines import Node, Wire, later, line_of
from wasl import due
from wasl.line import owed
from wasl.line.line import Lost, Reached, Tick
from wasl.sim import standin
from wasl.sim.parties import Party
from wasl.steps import Space
from wasl.terms import JournalId, PartyId

DAY_MS = 86_400_000
AWAY = 4


@pytest.fixture(autouse=True)
def _stand_in() -> Iterator[None]:
    with standin.unsafe_installed():
        yield


def line_of_many(count: int) -> Wire:
    wire = line_of(*(Party(PartyId(f"party-{index}")) for index in range(count)))
    wire.connect()
    return wire


def check_same(wire: Wire) -> None:
    """All hold the same in the same order, and agree on what is final of it."""
    first = wire[0]
    assert first.final().frontier.size > 0
    for node in wire.nodes[1:]:
        assert node.places() == first.places()
        assert node.final() == first.final()


def check_nothing_was_left(node: Node) -> None:
    """One that starts anew, and so looks at every journal, finds nothing more to place."""
    again = Node(node.party, node.index, node.charter, node.cards, node.clock, later=node.later)
    again.store = node.store.copy()
    again.do(Tick())
    assert again.places() == node.places()
    assert again.final() == node.final()


@pytest.mark.parametrize("count", [10, pytest.param(60, marks=pytest.mark.soak)])
@pytest.mark.timeout(1200)
def test_what_all_have_acknowledged_is_final_for_all(count: int) -> None:
    wire = line_of_many(count)
    (ref,) = wire[3].say("to all")
    wire.settle()
    for node in wire.nodes:
        if node.index != 3:
            node.acknowledge(ref)
    wire.settle()
    check_same(wire)
    end = (wire[0].final().lamport + 1).to_bytes(8, "big")
    final = {(journal, seq) for _, journal, _, seq in wire[0].rows.order(b"", end, limit=1 << 16)}
    assert (JournalId(3, 1), ref.seq) in final
    for node in wire.nodes:
        assert not node.alarms()
        assert owed.count_overdue(node.rows, node.clock.tick_ms + DAY_MS) == 0
    check_nothing_was_left(wire[0])
    check_nothing_was_left(wire[count - 1])


def test_everybody_gets_each_journal_from_its_author_once() -> None:
    """When all begin at once, what is sent grows with the pairs, and with nothing else."""
    wire = line_of(*(Party(PartyId(f"party-{index}")) for index in range(8)))
    for node in wire.nodes:
        for other in node.line.standing.others:
            node.do(Reached(other))
    sent = Counter[tuple[int, int]]()
    while traffic := wire.take():
        sent.update((sender, send.party) for sender, send in traffic)
        wire.deliver(traffic)
    assert len(sent) == 8 * 7
    assert set(sent.values()) == {7}
    assert all(node.size(other.index) for node in wire.nodes for other in wire.nodes)


# ── one is away for a month ─────────────────────────────────────────────────────────────────────


def pass_month(wire: Wire) -> list[int]:
    """The others speak every third day. Return how many envelopes each took besides its words."""
    taken: list[int] = []
    for day in range(0, 30, 3):
        wire.pass_ms(3 * DAY_MS)
        wire[day % 2].say(f"day {day}")
        wire.settle_without(AWAY)
        count = 0
        for node in wire.nodes:
            if node.index != AWAY:
                node.do(Tick())
        while traffic := [t for t in wire.take() if AWAY not in (t[0], t[1].party)]:
            count += len(traffic)
            wire.deliver(traffic)
        taken.append(count)
    return taken


def away_for_a_month(count: int) -> Wire:
    wire = line_of_many(count)
    for node in wire.nodes:
        node.say("here")
        wire.settle()
    for other in wire.nodes:
        if other.index != AWAY:
            other.do(Lost(AWAY))
            wire[AWAY].do(Lost(other.index))
    return wire


@pytest.mark.parametrize("count", [6, pytest.param(10, marks=pytest.mark.slow)])
def test_one_is_silent_for_a_month_and_comes_back(count: int) -> None:
    wire = away_for_a_month(count)
    here = wire[0].size(0)
    taken = pass_month(wire)
    for node in wire.nodes:
        if node.index == AWAY:
            continue
        assert "line-silent" in node.alarms()
        assert node.alarms() <= {"line-silent", "check-unanswered"}
        assert not node.line.waiting_bytes
        assert not node.store.scan(Space.EVIDENCE, b"", b"\xff" * 40, limit=1)
    assert overdue(wire[0], AWAY, here) == {due.Step.NOT_STORED}, "it never had that: not overdue"
    assert overdue(wire[0], AWAY - 1, here) == {due.Step.NOT_SHOWN}
    final = wire[0].final().frontier.size
    assert wire[0].places().index((JournalId(AWAY, 1), wire[0].size(AWAY) - 1)) + count >= final
    assert max(taken[7:]) <= max(taken[1:4]), "each day costs as much as the one before"
    check_coming_back(wire)


def overdue(node: Node, party: int, first: int) -> set[due.Step]:
    """What a party has owed a node for too long, of what that has said from ``first`` on."""
    tick_ms = node.clock.tick_ms
    found = (one.overdue(tick_ms) for one in owed.all_owed(node.rows, party) if one.seq >= first)
    return {one.step for one in found if one is not None}


def check_coming_back(wire: Wire) -> None:
    back = wire[AWAY]
    missing = sum(wire[0].size(index) - back.size(index) for index in range(len(wire.nodes)))
    assert missing >= 10
    for node in wire.nodes:
        if node.index != AWAY:
            node.do(Reached(AWAY))
            back.do(Reached(node.index))
    came = Counter[int]()
    while traffic := wire.take():
        came.update(sender for sender, send in traffic if send.party == AWAY)
        wire.deliver(traffic)
    assert max(came.values()) <= 8, "each sends its own, once"
    for _ in range(2):
        wire.tick(61_000)
        wire.settle()
    assert back.texts(0)[-1] == "day 24"
    for node in wire.nodes:
        node.say("together again")
        wire.settle()
    check_same(wire)
    check_nothing_was_left(back)


# ── terms change in flight ──────────────────────────────────────────────────────────────────────


def test_half_of_ten_have_adopted_and_messages_cross() -> None:
    wire = line_of_many(10)
    for node in wire.nodes[:5]:
        node.say("before")
    crossing = wire.take()
    agreed = later(wire, title="Line of the tests, again")
    for node in wire.nodes[3:8]:
        node.adopt(agreed)
        node.say("by the new terms")
    wire.deliver(crossing[::-1])
    for node in (*wire.nodes[:3], *wire.nodes[8:]):
        node.say("by the old ones")
    wire.settle()
    told = [node.alarms() for node in wire.nodes]
    assert told == [{"charter-unknown"} if i < 3 or i >= 8 else set() for i in range(10)]
    for node in wire.nodes:
        node.adopt(agreed)
        node.say("all by the same")
        wire.settle()
    check_same(wire)
    for reader in wire.nodes:
        for node in wire.nodes:
            assert reader.texts(node.index)[-1] == "all by the same"
            assert len(reader.texts(node.index)) == 2 + (node.index < 5)
    check_nothing_was_left(wire[9])
