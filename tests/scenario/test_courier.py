# SPDX-License-Identifier: Apache-2.0
"""Bags: weeks one way, in any order, twice, lost; with what is urgent first, and receipts back."""

from __future__ import annotations

import random

import pytest

from tests.bags import Bag, pack, take, unpack
from tests.lines import Node, Wire, line_of, pair
from wasl import limits
from wasl.errors import Contradiction
from wasl.line.arrival import heard_by_courier_ms
from wasl.line.line import Reached, Tick
from wasl.record.rows import ReceiptRow
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import JournalId, Precedence

NORTH, SOUTH = JournalId(0, 1), JournalId(1, 1)
DAY_MS = 86_400_000


def strangers() -> Wire:
    """Two that have begun the line, and never reached each other."""
    wire = line_of(NORTHLAND, SUNDRIA)
    wire.take()
    return wire


def acquainted() -> Wire:
    """Two that have spoken on a wire, under each other's newest keys; it is cut now."""
    wire = pair()
    for node in (*wire.nodes, *wire.nodes):
        node.say("ready")
        wire.settle()
    wire.cut()
    return wire


def pass_days(wire: Wire, days: int) -> None:
    wire.clock.pass_ms(days * DAY_MS)
    for node in wire.nodes:
        node.do(Tick())
    wire.take()  # no wire carries anything


def receipt(node: Node, holder: int) -> ReceiptRow | None:
    state = node.rows.journal(JournalId(node.index, 1))
    assert state is not None
    return node.rows.newest_receipt(state.number, holder)


def same_records(*nodes: Node) -> None:
    first, *others = nodes
    for node in others:
        assert node.places() == first.places()
        for journal in first.rows.journals():
            assert node.rows.journal(journal) is not None
            assert node.texts(journal.party) == first.texts(journal.party)


def no_alarms(*nodes: Node) -> None:
    found = set().union(*(node.alarms() for node in nodes))
    assert found <= {"line-silent"}, "one way, nothing comes back for weeks"


# ── one way, for weeks ──────────────────────────────────────────────────────────────────────────


def test_six_weeks_one_way_and_one_bag_back() -> None:
    wire = strangers()
    north, south = wire.nodes
    said: list[str] = []
    for day in range(42):
        said += [f"{day}.{n}" for n in range(2)]
        north.say(*said[-2:])
        bag = pack(north, 1)
        wire.take()
        assert take(south, bag) > 0
        pass_days(wire, 1)
        assert south.texts(0) == said
    assert receipt(north, 1) is None, "nothing has come back yet"
    south.say("seen everything")
    wire.take()
    back = pack(south, 0)
    assert take(north, back) > 0
    wire.take()
    found = receipt(north, 1)
    assert found is not None
    assert found.size == south.size(0)
    assert north.texts(1) == ["seen everything"]
    assert pack(north, 1).entries == north.size(0) - found.size, "what is confirmed stays at home"
    same_records(north, south)
    no_alarms(north, south)


def test_bags_that_lay_for_weeks_still_open() -> None:
    """The keys that they are sealed to live as long as no newer one is known to be held."""
    wire = pair()
    north, south = wire.nodes
    wire.cut()
    bags: list[Bag] = []
    for week in range(8):
        north.say(f"week {week}")
        south.say(f"answer {week}")
        wire.take()
        bags.append(pack(north, 1))
        pass_days(wire, 40)
    assert take(south, bags[0]) > 0
    assert take(south, bags[-1]) > 0
    assert south.texts(0) == [f"week {week}" for week in range(8)]
    no_alarms(north, south)


def test_an_older_bag_after_a_newer_one_costs_nothing() -> None:
    """Its key may be gone by then: all that it carries is held."""
    wire = pair()
    north, south = wire.nodes
    wire.cut()
    old = pack(north, 1)
    for round_ in range(3):
        pass_days(wire, 2)
        north.say(f"north {round_}")
        south.say(f"south {round_}")
        wire.take()
        take(south, pack(north, 1))
        take(north, pack(south, 0))
        wire.take()
    (late,) = unpack(south, *old.files)
    assert late.new == 0
    assert not late.refused
    no_alarms(north, south)
    same_records(north, south)


@pytest.mark.parametrize("seed", range(4))
def test_bags_in_any_order_twice_and_one_lost(seed: int) -> None:
    rng = random.Random(seed)
    wire = strangers()
    north, south = wire.nodes
    files: list[bytes] = []
    for day in range(6):
        north.say(f"day {day}", precedence=rng.choice(list(Precedence)))
        wire.take()
        bag = pack(north, 1)
        if day != 2:
            files += bag.files
        pass_days(wire, 1)
    files += rng.sample(files, len(files) // 2)
    rng.shuffle(files)
    unpack(south, *files)
    assert south.texts(0) == [f"day {day}" for day in range(6)]
    assert take(north, pack(south, 0)) > 0
    same_records(north, south)
    no_alarms(north, south)


def test_a_lost_file_is_made_good_by_the_next_bag() -> None:
    wire = strangers()
    north, south = wire.nodes
    for at in range(0, 1_200, 200):
        north.say(*[f"{n}" for n in range(at, at + 200)])
    wire.take()
    bag = pack(north, 1)
    assert len(bag.files) == 3
    unpack(south, bag.files[0], bag.files[2])
    assert len(south.texts(0)) < 1_000
    assert take(south, pack(north, 1)) > 0
    assert south.texts(0) == [str(n) for n in range(1_200)]


def test_packing_again_gives_the_same_content() -> None:
    wire = strangers()
    north, south = wire.nodes
    north.say("one", "two")
    wire.take()
    first, second = pack(north, 1), pack(north, 1)
    assert first.entries == second.entries
    assert set(first.files).isdisjoint(second.files)
    take(south, first)
    (again,) = unpack(south, *second.files)
    assert (again.new, again.held) == (0, first.entries)
    assert south.size(0) == north.size(0)


# ── what a bag is not ───────────────────────────────────────────────────────────────────────────


def test_nobody_is_reached_by_a_bag() -> None:
    wire = strangers()
    north, south = wire.nodes
    wire.clock.pass_ms(10 * DAY_MS)
    bag = pack(north, 1)
    wire.clock.pass_ms(-9 * DAY_MS)  # and it is no clock
    take(south, bag)
    link = south.line.links[0]
    assert not link.reachable
    assert link.clock_offset_ms is None
    assert link.last_heard_ms is None
    assert heard_by_courier_ms(south.rows, 0) == wire.clock.utc_ms
    assert heard_by_courier_ms(north.rows, 1) is None
    assert "clock-quarrel" not in {fact.what for fact in south.facts}


def test_a_bag_on_its_way_does_not_hide_a_gap_from_the_wire() -> None:
    """What lies in a bag has not left by any wire: an urgent entry still proves itself."""
    wire = acquainted()
    north, south = wire.nodes
    north.say("in the bag")
    wire.take()
    pack(north, 1)
    north.say("now", precedence=Precedence.FLASH)
    wire.deliver(wire.take())
    assert south.texts(0)[-1] == "now"
    assert "in the bag" not in south.texts(0)


def test_receipts_go_by_a_live_wire_if_there_is_one() -> None:
    wire = pair()
    north, south = wire.nodes
    wire.cut()
    north.say("by bag")
    wire.take()
    bag = pack(north, 1)
    take(south, bag)
    assert receipt(north, 1) is not None
    before = receipt(north, 1)
    wire.deliver(wire.take())
    after = receipt(north, 1)
    assert before is not None
    assert after is not None
    assert after.size > before.size


# ── what is urgent ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("met", [True, False])
def test_a_flash_is_readable_from_the_first_file(met: bool) -> None:
    wire = pair() if met else strangers()
    north, south = wire.nodes
    wire.cut()
    for at in range(0, 1_000, 250):
        north.say(*[f"{n}" for n in range(at, at + 250)])
    north.say("Fire at the border post.", precedence=Precedence.FLASH)
    north.say("the last of all")
    wire.take()
    bag = pack(north, 1)
    assert len(bag.files) > 1
    unpack(south, bag.files[0])
    assert "Fire at the border post." in south.texts(0)
    assert "the last of all" not in south.texts(0)
    unpack(south, *bag.files[1:])
    assert len(south.texts(0)) == 1_002
    no_alarms(north, south)


def test_a_flash_leaves_before_a_long_backlog_on_a_wire_too() -> None:
    wire = pair()
    north, south = wire.nodes
    wire.cut()
    for at in range(0, 1_500, 250):
        north.say(*[f"{n}" for n in range(at, at + 250)])
    north.say("Fire at the border post.", precedence=Precedence.FLASH)
    north.restart()  # nothing waits in a queue any more
    wire.take()
    north.do(Reached(1))
    urgent = [(s, send) for s, send in wire.take() if send.precedence is Precedence.FLASH]
    wire.deliver(urgent)
    assert south.texts(0) == ["Fire at the border post."]


# ── keys and openings ───────────────────────────────────────────────────────────────────────────


def test_a_bag_carries_the_post_quantum_signature() -> None:
    wire = strangers()
    north, south = wire.nodes
    north.say("signed twice")
    wire.take()
    take(south, pack(north, 1))
    state = south.rows.journal(NORTH)
    assert state is not None
    assert south.rows.head(state.number, state.size, pq=True) is not None


def test_a_bag_carries_the_seed_of_the_epoch() -> None:
    """After bags the next words on a wire open at once."""
    wire = strangers()
    north, south = wire.nodes
    take(south, pack(north, 1))
    take(north, pack(south, 0))
    north.say("by bag, in a new epoch")
    wire.take()
    take(south, pack(north, 1))
    wire.take()
    north.say("by wire")
    ((_, warm),) = wire.take()
    wire.deliver([(0, warm)])
    assert south.texts(0) == ["by bag, in a new epoch", "by wire"]


def test_a_bag_answers_what_could_not_be_opened() -> None:
    wire = acquainted()
    north, south = wire.nodes
    (ref,) = north.say("closed for now")
    wire.take()
    forger = Forger(north)
    forger.openings[ref.seq] = None
    give(south, 0, forger.range(ref.seq))
    wire.take()
    assert "closed for now" not in south.texts(0)
    take(north, pack(south, 0))
    wire.take()
    take(south, pack(north, 1))
    assert south.texts(0)[-1] == "closed for now"


def test_a_restored_node_learns_it_from_a_bag() -> None:
    wire = acquainted()
    north, south = wire.nodes
    older = south.store.copy()
    south.say("what the old copy does not have")
    wire.settle()
    south.store = older
    south.restart()
    take(south, pack(north, 1))
    assert south.alarms() == {"rolled-back"}
    with pytest.raises(Contradiction):
        south.say("something else")


# ── bounds ──────────────────────────────────────────────────────────────────────────────────────


def test_a_file_has_its_size_whatever_is_in_it() -> None:
    wire = strangers()
    north = wire.nodes[0]
    for at in range(0, 2_000, 250):
        north.say(*[("x" * 900) + str(n) for n in range(at, at + 250)])
    bag = pack(north, 1)
    assert max(map(len, bag.files)) <= limits.BAG_FILE_BYTES
    assert len(bag.files) >= 2_000 * 900 // limits.RESYNC_BYTES
