# SPDX-License-Identifier: Apache-2.0
"""A line with witnesses: what each is asked, what comes of its answer, and what anchors do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports import papers_of
from tests.lines import Node, Wire, pair
from wasl.home.layout import Home
from wasl.line import near, witnessing
from wasl.line.witnessing import (
    Answered,
    Place,
    RoundEnded,
    Unheard,
    next_submission,
    places,
)
from wasl.line.work import Asking, Work
from wasl.note import parse
from wasl.record.anchor import Anchor
from wasl.record.audit import audit
from wasl.record.checkpoint import author_key
from wasl.record.cosigned import anchor_before, cosigned_above, cosigned_below
from wasl.record.entry import (
    Kind,
    Void,
    format_content,
    format_entry,
    judge,
    parse_content,
    parse_entry,
)
from wasl.record.exhibit import exhibit
from wasl.record.transcript import transcript
from wasl.record.verdict import Ruling, anchor_card
from wasl.record.witness import format_answer
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId
from wasl.trust.policy import Group, Policy, Witness
from wasl.witness.box import WitnessBox, WitnessKeys

URL = "http://127.0.0.1:7380"
HOME = Home(Path("nowhere"))
NORTH = JournalId(0, 1)


class Machine:
    """A witness in memory. ``late_s``: by how much its clock is late."""

    def __init__(self, name: str, number: int) -> None:
        self.keys = WitnessKeys(f"{name}.example/w", bytes([number] * 32), bytes([number + 1] * 32))
        self.box = WitnessBox(HOME, self.keys, MemoryStore())
        self.late_s = 0

    def know(self, node: Node, incarnation: int = 1) -> None:
        keys = node.rows.keys(JournalId(node.index, incarnation))
        self.box.add(keys.origin, (author_key(keys.origin, keys.e),))

    def answer(self, node: Node, place: Place) -> bool:
        """Ask once, as the node does. Whether it is to be asked again."""
        one = next_submission(node.rows, node.line.standing, place)
        assert one is not None
        assert len(parse(one.note).signatures) == 1, "our own line, and never a receipt"
        now_s = node.clock.now().seconds - self.late_s
        status, _, body = format_answer(self.box.take(one, clock=lambda: now_s))
        return node.do(Answered(place, one, int(status), body)).result == [True]


UN, MISSION = Machine("un", 1), Machine("mission", 3)
POLICY = Policy(
    (
        Witness("un", UN.keys.verifiers[0], URL + "/un"),
        Witness("un-pq", UN.keys.verifiers[1], URL + "/un/"),
        Witness("mission", MISSION.keys.verifiers[0]),
    ),
    (Group("un-either", 1, ("un", "un-pq")), Group("both", 2, ("un-either", "mission"))),
    "both",
)


@pytest.fixture
def wire() -> Wire:
    for machine in (UN, MISSION):
        machine.box = WitnessBox(HOME, machine.keys, MemoryStore())
        machine.late_s = 0
    line = pair(witness=POLICY)
    for machine in (UN, MISSION):
        for node in line.nodes:
            machine.know(node)
    return line


def at(node: Node) -> tuple[Place, Place]:
    one, other = places(node.line.standing, {"mission": URL + "/m"})
    return one, other


def ask(node: Node, *machines: Machine) -> None:
    """A whole round."""
    for place, machine in zip(at(node), (UN, MISSION), strict=True):
        if machine in machines:
            for _ in range(3):
                if not machine.answer(node, place):
                    break
    node.do(RoundEnded())


def anchors(node: Node, journal: JournalId) -> list[tuple[int, Anchor]]:
    state = node.rows.journal(journal)
    assert state is not None
    found: list[tuple[int, Anchor]] = []
    for seq, row in node.rows.entries(state.number, 0, 1 << 10):
        entry = parse_entry(row.data)
        if entry.kind == Kind.ANCHOR:
            content = parse_content(entry.kind, entry.content)
            assert isinstance(content, Anchor)
            found.append((seq, content))
    return found


def test_witnesses_are_asked_where_the_charter_and_we_say(wire: Wire) -> None:
    un, mission = at(wire[0])
    assert (un.url, un.names, len(un.keys)) == (URL + "/un", ("un", "un-pq"), 2)
    assert (mission.url, mission.names) == (URL + "/m", ("mission",))
    assert [one.names[0] for one in places(wire[0].line.standing, {})] == ["un"]
    assert places(pair()[0].line.standing, {"un": URL}) == []


def test_a_round_brings_cosignatures_and_an_anchor_that_the_far_side_checks(wire: Wire) -> None:
    north, south = wire.nodes
    before = north.size(0)
    ask(north, UN, MISSION)
    kept = cosigned_above(north.rows, NORTH, before - 1)
    assert [(one.size, one.cosignature.name) for one in kept] == [
        (before, "mission.example/w"),
        (before, "un.example/w"),
        (before, "un.example/w"),
    ]
    ((seq, anchor),) = anchors(north, NORTH)
    assert seq >= anchor.size == before
    wire.settle()
    assert anchor_before(south.rows, NORTH, seq + 1) == seq
    assert anchor_before(south.rows, NORTH, seq) is None
    (far,) = cosigned_above(south.rows, NORTH, before - 1)
    assert far.cosignature == anchor.cosignature
    assert not south.alarms()
    assert not north.alarms()

    wire.pass_ms(600_000)
    ask(north, UN, MISSION)
    assert [one.size for _, one in anchors(north, NORTH)] == [before, seq + 1]
    (first, *_), (last, *_) = (
        cosigned_above(north.rows, NORTH, 0),
        cosigned_below(north.rows, NORTH, 1, 1 << 40),
    )
    assert first.size < last.size
    assert first.cosignature.time_s + 600 == last.cosignature.time_s


def test_the_first_time_on_a_head_is_kept_and_no_second_anchor_says_the_same(wire: Wire) -> None:
    north = wire[0]
    un, _ = at(north)
    for _ in range(3):
        assert not UN.answer(north, un)
        wire.pass_ms(60_000)
    (one, *_) = cosigned_above(north.rows, NORTH, 0)
    assert one.cosignature.time_s == min(
        fact["time"] for fact in (dict(f.detail) for f in north.facts) if "witness" in fact
    )
    north.do(RoundEnded())
    north.do(RoundEnded())
    assert len(anchors(north, NORTH)) == 1


def test_a_witness_that_knows_another_size_is_asked_again_from_there(wire: Wire) -> None:
    north = wire[0]
    un, _ = at(north)
    one = next_submission(north.rows, north.line.standing, un)
    assert one is not None
    UN.box.take(one, clock=lambda: 1)  # its answer was lost
    north.say("more")
    assert UN.answer(north, un), "409: again, from the size that it told"
    assert not UN.answer(north, un)
    assert not north.alarms()
    assert cosigned_above(north.rows, NORTH, one.checkpoint.size)


def test_a_node_that_was_put_back_is_told_so_by_its_witness(wire: Wire) -> None:
    """In each of the three ways that a witness can know better."""
    north = wire[0]
    un, _ = at(north)
    copy = north.store.copy()
    north.say("one", "two")
    ask(north, UN)
    newest = north.size(0)
    for say, detail in (
        ((), f"it has cosigned {newest - 1} entries"),
        (("a", "b", "c"), f"its root at size {newest - 1} is not ours"),
    ):
        north.store = copy.copy()
        north.restart()
        north.facts.clear()
        if say:
            north.say(*say)
        while UN.answer(north, un):
            pass
        (alarm,) = [dict(f.detail) for f in north.facts if f.what == "alarm"]
        assert alarm["code"] == "witness-contradicts"
        assert detail in str(alarm["detail"])
    north.store = copy.copy()
    north.restart()
    north.facts.clear()
    while north.size(0) < newest - 1:
        north.say("another")
    while UN.answer(north, un):
        pass
    assert north.alarms() == {"witness-contradicts"}, "one size, two roots"
    north.say("people can still talk")


@pytest.mark.parametrize(
    ("status", "body", "alarm"),
    [
        (404, b"", "witness-refuses"),
        (403, b"", "witness-refuses"),
        (400, b"", "witness-refuses"),
        (200, b"", "witness-refuses"),
        (200, b"\xff", "witness-refuses"),
        (200, "— un.example/w AAAA\n".encode(), "witness-refuses"),
        (409, b"many\n", "witness-refuses"),
        (409, b"", "witness-refuses"),
        (500, b"", "witness-refuses"),
        (301, b"", "witness-refuses"),
        (422, b"", "witness-contradicts"),
        (409, b"99999\n", "witness-contradicts"),
    ],
)
def test_what_a_witness_may_answer(wire: Wire, status: int, body: bytes, alarm: str) -> None:
    north = wire[0]
    un, _ = at(north)
    one = next_submission(north.rows, north.line.standing, un)
    assert one is not None
    assert north.do(Answered(un, one, status, body)).result == [False]
    assert north.alarms() == {alarm}
    north.do(RoundEnded())
    assert not anchors(north, NORTH)
    north.say("people can still talk")


def test_a_cosignature_by_another_key_on_another_head_or_of_another_time(wire: Wire) -> None:
    north, south = wire.nodes
    un, mission = at(north)
    one = next_submission(north.rows, north.line.standing, un)
    other = next_submission(south.rows, south.line.standing, un)
    assert one is not None
    assert other is not None
    now_s = north.clock.now().seconds
    far = format_answer(UN.box.take(other, clock=lambda: now_s))[2]
    wrong = format_answer(MISSION.box.take(one, clock=lambda: now_s))[2]
    late = format_answer(UN.box.take(one, clock=lambda: now_s - 7_200))[2]
    for place, body in ((un, far), (un, wrong), (mission, far), (un, late)):
        north.do(Answered(place, one, 200, body))
        assert not cosigned_above(north.rows, NORTH, 0)
    assert north.alarms() == {"witness-refuses"}


def test_a_witness_that_forgot_is_told(wire: Wire) -> None:
    north = wire[0]
    ask(north, UN)
    UN.box = WitnessBox(HOME, UN.keys, MemoryStore())
    UN.know(north)
    ask(north, UN)
    assert north.alarms() == {"witness-forgot"}


def test_a_witness_that_is_not_heard_for_a_day(wire: Wire) -> None:
    north = wire[0]
    un, _ = at(north)
    for _ in range(24):
        north.do(Unheard(un, "no whole answer in time"))
        wire.pass_ms(3_600_000)
        assert not north.alarms()
    wire.pass_ms(3_600_000)
    north.do(Unheard(un, "no whole answer in time"))
    assert north.alarms() == {"witness-silent"}


def test_a_false_anchor_alarms_and_one_of_a_stranger_means_nothing(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    north, south = wire.nodes
    ask(north, UN)
    ((_, good),) = anchors(north, NORTH)
    stranger = replace(good.cosignature, key_id=b"none")
    forged = replace(good.cosignature, signature=bytes(64))
    told: list[set[object]] = []
    for anchor in (
        replace(good, cosignature=stranger),
        replace(good, cosignature=forged),
        replace(good, root=bytes(32)),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(witnessing, "_drop_anchor", writer_of(anchor))
            north.do(RoundEnded())
        wire.settle()
        told.append(south.alarms())
    assert told == [set(), {"anchor-contradicts"}, {"anchor-contradicts"}]
    first = anchors(south, NORTH)[0][0]
    assert anchor_before(south.rows, NORTH, 1 << 40) == first, "only what verified counts"
    north.say("still heard")
    wire.settle()
    assert south.texts(0)[-1] == "still heard"


def writer_of(anchor: Anchor) -> Callable[[Work], Asking[None]]:
    """Write an anchor of our choice, as a hostile program would."""

    def write(work: Work) -> Asking[None]:
        yield from near.append(work, [near.Plain(Kind.ANCHOR, content=anchor)])

    return write


def test_an_anchor_above_its_place_is_void(wire: Wire) -> None:
    north = wire[0]
    ask(north, UN)
    ((seq, anchor),) = anchors(north, NORTH)
    state = north.rows.journal(NORTH)
    assert state is not None
    row = north.rows.entry(state.number, seq)
    assert row is not None
    assert not isinstance(judge(row.data, line=north.line_id, journal=NORTH, seq=seq), Void)
    high = replace(parse_entry(row.data), content=format_content(replace(anchor, size=seq + 1)))
    judged = judge(format_entry(high), line=north.line_id, journal=NORTH, seq=seq)
    assert judged == Void.BAD_CONTENT


def test_a_restored_node_is_asked_for_anew(wire: Wire) -> None:
    north = wire[0]
    ask(north, UN)
    again = north.restored(north.store)
    un, _ = at(again)
    assert not UN.answer(again, un)
    assert again.alarms() >= {"witness-refuses"}, "404: its journal is new"
    UN.know(again, 2)
    assert not UN.answer(again, un)
    assert cosigned_above(again.rows, JournalId(0, 2), 0)


def test_both_sides_can_show_when_an_entry_came_to_be(wire: Wire) -> None:
    ask(wire[0], UN, MISSION)
    wire.settle()
    (said,) = wire[0].say("Between two rounds.")
    wire.settle()
    later_s = wire[0].clock.now().seconds
    ask(wire[0], UN, MISSION)
    wire.settle()
    wire.tick(700_000)
    wire.settle()
    papers = papers_of(wire)
    for node in wire.nodes:
        files = exhibit(node.store, node.line_id, papers, journal=NORTH, seq=said.seq)
        verdict = audit(files, anchors=[anchor_card(card) for card in papers.cards])
        assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())
        bracket = verdict.journals[0].bracket
        assert bracket is not None
        assert bracket.after is not None
        assert bracket.after.time_s <= later_s
        assert bracket.before is not None
        assert bracket.before.time_s >= later_s
        # An anchor carries one cosignature of a round: the far side holds no more of it.
        assert bracket.before.quorum == (node is wire[0])
        ranges = transcript(node.store, node.line_id, papers)
        told = audit(ranges, anchors=[anchor_card(card) for card in papers.cards])
        assert (told.verdict, told.problems) == (Ruling.VERIFIED, ())
        dated = told.journals[0].bracket
        assert dated is not None
        assert dated.before is not None
        assert dated.before.end > said.seq
