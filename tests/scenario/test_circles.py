# SPDX-License-Identifier: Apache-2.0
"""What a party can do against the order by what its own journals have seen of one another."""

from __future__ import annotations

from tests.lines import trio
from tests.moves import change
from tests.restores import chat, suspended
from tests.scenario.test_incarnations import forged, head_of
from wasl.record.entry import Close, End, Kind
from wasl.sim.forger import Forger, give
from wasl.terms import JournalId

OLD = JournalId(0, 1)


def test_a_close_over_words_that_have_seen_its_own_journal_stops_nobody() -> None:
    """Party 0 begins a second journal, which the others name; its first has seen that, and is
    closed behind it. Then each of the two would have to be placed before the other.
    """
    wire = trio()
    chat(wire)
    old, forger = Forger(wire[0]), forged(wire)
    first = old.size
    old.say(Kind.CHECK, seen=tuple(head_of(wire[1], JournalId(index, 1)) for index in (1, 2)))
    for node in wire.nodes[1:]:
        give(node, 0, old.range(first))
    end = head_of(wire[1], OLD)
    seen = tuple(head_of(node, JournalId(node.index, 1)) for node in wire.nodes[1:])
    forger.say(Kind.CLOSE, content=Close((End(1, end.size, end.root),)), seen=seen)
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(1))
    wire.settle_without(0)
    assert not any(suspended(node) for node in wire.nodes[1:]), "the close counts, as it stands"
    agreed = change(wire, by=1, leave=[0])
    for node in wire.nodes[1:]:
        node.adopt(agreed)
    for number in range(4):
        for node in wire.nodes[1:]:
            node.say(f"after it was put out, {number}")
        wire.settle_without(0)
        wire.tick(61_000)
    wire.settle_without(0)
    one, other = wire.nodes[1:]
    assert one.texts(1)[-1] == other.texts(1)[-1] == "after it was put out, 3"
    assert one.texts(2)[-1] == other.texts(2)[-1] == "after it was put out, 3"
    for node in (one, other):
        own = [place for place in node.places() if place[0] == JournalId(node.index, 1)]
        assert len(own) == node.size(node.index)
        assert (OLD, first) not in node.places(), "what waits for its own successor has none"
        assert node.final().frontier.size > 2 * 6
        assert node.alarms() <= {"new-incarnation", "member-left"}
