# SPDX-License-Identifier: Apache-2.0
"""What people and programs are shown of a party whose node was restored: finality, and orphans."""

from __future__ import annotations

from tests.lines import Node, pair
from tests.restores import chat, restore
from wasl.line.line import Arrived
from wasl.node.views import View
from wasl.terms import Precedence


def view(node: Node) -> View:
    return View(node.line.standing, node.store, node.line.links)


def orphans(node: Node) -> list[tuple[int, int]]:
    entries, _ = view(node).log(limit=500)
    return [(one["incarnation"], one["seq"]) for one in entries if one["orphan"]]


def test_finality_is_shown_with_whom_it_waits_for_and_orphans_are_marked() -> None:
    wire = pair()
    chat(wire)
    disk = wire[0].store.copy()
    before = view(wire[1]).finality()
    assert before["suspended"] == []
    assert before["entries"] > 0
    (lost,) = wire[0].say("in a late bag", precedence=Precedence.FLASH)
    bag, wire[0].sent = wire[0].sent, []
    node = restore(wire, 0, disk)
    wire.connect()
    assert view(wire[1]).finality() == {**before, "suspended": ["northland"]}
    assert view(node).finality()["suspended"] == ["northland"]
    chat(wire, rounds=3)
    assert not orphans(wire[1])
    wire[1].do(Arrived(0, tuple(send.envelope for send in bag)))
    wire.connect()
    for one in wire.nodes:
        after = view(one).finality()
        assert after["suspended"] == []
        assert after["entries"] > before["entries"]
        assert (1, lost.seq) in orphans(one)
        shown = view(one).entry(lost.journal, lost.seq)
        assert shown is not None
        assert (shown["orphan"], shown["final"], shown["text"]) == (True, False, "in a late bag")
        assert [one for one in view(one).log(limit=500)[0] if one["final"] and one["orphan"]] == []
