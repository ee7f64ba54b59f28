# SPDX-License-Identifier: Apache-2.0
"""What a party said itself, and lost with its disk: the texts come back, too, though whoever gives
the entries back may not read them (docs/spec/04-envelopes.md §7).
"""

from __future__ import annotations

from tests.lines import Node, Wire
from tests.moves import change, joined, meet, rest
from tests.restores import kinds, restore
from tests.scenario.test_members import EASTLAND, arrived
from tests.scenario.test_reading_along import apart
from tests.scenario.test_shredding import SECRET, by_hand, holds_anywhere, spoken
from wasl.line.line import Lost, Reached
from wasl.line.shredding import told_of
from wasl.record.entry import Kind
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId

OLDER, NEWER = JournalId(0, 1), JournalId(0, 2)


def lost(wire: Wire) -> Node:
    """Northland has lost its disk, and hears Eastland alone: that joined later, and has no text of
    what was said before.
    """
    node = restore(wire, 0, MemoryStore())
    apart(wire, 0, 1)
    assert node.size(0) == wire[2].size(0)
    assert node.texts(0) == []
    return node


def lacks_texts(node: Node) -> bool:
    """Whether it holds entries of its former journal without their texts."""
    size = node.size(0)
    return node.rows.first_unopened(OLDER, below=size) < size


def test_texts_come_back_for_asking() -> None:
    wire = arrived()
    node = lost(wire)
    assert lacks_texts(node)
    meet(wire)
    assert node.texts(0) == ["of 0"]
    assert not lacks_texts(node)
    assert wire[2].texts(0) == []


def test_texts_are_asked_for_until_they_come() -> None:
    """The answers to what Northland cannot open are lost."""
    wire = arrived()
    node = lost(wire)
    for one in wire.nodes:
        for other in one.line.standing.others:
            one.do(Reached(other))
    for _ in range(8):
        while traffic := wire.take():
            wire.deliver([(by, send) for by, send in traffic if send.party != 0])
        wire.tick(5_000)
    assert Kind.CANNOT_OPEN in kinds(wire[1], NEWER)
    assert node.texts(0) == []
    rest(wire, rounds=8)
    assert node.texts(0) == ["of 0"]
    assert not lacks_texts(node)


def test_texts_that_nobody_has_are_asked_for_ever_more_rarely() -> None:
    """Sundria has lost its disk, too: only Eastland holds what both said, and may not read it. And
    as Northland does not hear Sundria, it asks Eastland every quarter of a minute for what that
    says.
    """
    wire = arrived()
    for index in (0, 1):
        restore(wire, index, MemoryStore())
    meet(wire)
    rest(wire)
    assert lacks_texts(wire[0])
    wire[0].do(Lost(1))
    asked, given = [0, 0], [0, 0]
    for half in range(2):
        for _ in range(100):
            wire.tick(61_000)
            while traffic := [(by, send) for by, send in wire.take() if {by, send.party} != {0, 1}]:
                asked[half] += sum(by == 0 for by, _ in traffic)
                given[half] += sum(by == 2 and len(send.envelope) > 4_000 for by, send in traffic)
                wire.deliver(traffic)
    assert min(asked) >= 100
    assert given[1] < given[0] < 20, given
    assert [node.texts(0) for node in wire.nodes] == [[], [], []]


def test_what_it_has_shredded_itself_stays_so() -> None:
    """Eastland gives back the entries, and with them what says so; Sundria still has the text."""
    wire, ref, _ = spoken()
    by_hand(wire[0], ref)
    agreed = change(wire, join=[EASTLAND])
    for index in (0, 1):
        wire[index].adopt(agreed)
    joined(wire, EASTLAND, agreed)
    meet(wire)
    rest(wire)
    node = lost(wire)
    meet(wire)
    rest(wire)
    assert "go on" in node.texts(0)
    assert told_of(node.rows, 0, OLDER, ref.seq) is not None
    assert not lacks_texts(node)
    assert not holds_anywhere(node, SECRET)
    assert holds_anywhere(wire[1], SECRET), "it might have given it back"
