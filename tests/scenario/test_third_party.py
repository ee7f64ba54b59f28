# SPDX-License-Identifier: Apache-2.0
"""Two that cannot reach each other, and a third that reaches both: by its hands all arrives."""

from __future__ import annotations

import pytest

from tests.bags import pack, take
from tests.lines import Node, Wire, line_of, trio
from wasl import limits
from wasl.line import epochs
from wasl.line.line import Lost, Reached
from wasl.line.work import Work
from wasl.record.rows import Rows
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.steps import Draft
from wasl.terms import Answer, JournalId, Precedence

NORTH, SOUTH, WEST = (JournalId(index, 1) for index in range(3))


def part(wire: Wire) -> Wire:
    """Cut North and South off from each other."""
    wire[0].do(Lost(1))
    wire[1].do(Lost(0))
    return wire


def spoken() -> Wire:
    wire = trio()
    for node in (*wire.nodes, *wire.nodes):
        node.say("ready")
        wire.settle()
    return wire


def settle(wire: Wire, *, rounds: int = 200) -> None:
    """Deliver what can be: nothing passes between North and South."""
    for _ in range(rounds):
        traffic = [(s, send) for s, send in wire.take() if {s, send.party} != {0, 1}]
        if not traffic:
            return
        wire.deliver(traffic)
    raise AssertionError("the nodes never fall silent")


def pass_time(wire: Wire, *, ticks: int = 10) -> None:
    for _ in range(ticks):
        wire.tick(2_000)
        settle(wire)


def stored(node: Node, journal: JournalId, holder: int) -> int:
    state = node.rows.journal(journal)
    assert state is not None
    found = node.rows.newest_receipt(state.number, holder)
    return found.size if found is not None else 0


def has_seed(node: Node, journal: JournalId) -> bool:
    work = Work(
        node.line.standing, Rows(Draft(node.store), node.line_id), node.clock.now(), node.line.links
    )
    return not epochs.is_deaf(work, journal)


def test_words_and_receipts_come_by_a_third_hand() -> None:
    wire = part(spoken())
    north, south, west = wire.nodes
    (ref,) = north.say("Can you read this?", precedence=Precedence.FLASH)
    settle(wire)
    pass_time(wire)
    assert south.texts(0)[-1] == "Can you read this?"
    assert stored(north, NORTH, 1) == north.size(0), "its receipt came back the same way"
    assert stored(west, NORTH, 1) == north.size(0)
    south.acknowledge(ref, Answer.WILL_COMPLY)
    settle(wire)
    pass_time(wire)
    assert north.size(1) == south.size(1)
    assert stored(south, SOUTH, 0) == south.size(1)
    assert all(node.places() == north.places() for node in wire.nodes)
    assert not set().union(*(node.alarms() for node in wire.nodes))


def test_a_flash_comes_within_the_longest_wait() -> None:
    wire = part(spoken())
    pass_time(wire, ticks=100)
    wire[0].say("Fire.", precedence=Precedence.FLASH)
    settle(wire)
    for _ in range(limits.ASK_OTHERS_MOST_MS // 1_000 + 1):
        wire.tick(1_000)
        settle(wire)
    assert wire[1].texts(0)[-1] == "Fire."


def test_those_who_hear_all_ask_nobody() -> None:
    wire = spoken()
    for _ in range(20):
        wire.tick(5_000)
        assert not wire.take()


def test_who_hears_nobody_asks_nobody() -> None:
    wire = spoken()
    wire.cut()
    for _ in range(20):
        wire.tick(5_000)
        assert not wire.take()


def test_first_contact_by_a_third_hand() -> None:
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK)
    for near, far in ((0, 2), (2, 0), (1, 2), (2, 1)):
        wire[near].do(Reached(far))
    settle(wire)
    for node in wire.nodes:
        node.say(f"from {node.index}")
    settle(wire)
    pass_time(wire)
    for node in wire.nodes:
        assert [node.texts(author) for author in range(3)] == [[f"from {n}"] for n in range(3)]


def test_a_long_backlog_comes_by_a_third_hand() -> None:
    wire = part(spoken())
    for at in range(0, 5_000, 250):
        wire[0].say(*[str(n) for n in range(at, at + 250)])
        settle(wire)
    pass_time(wire)
    assert wire[1].size(0) == wire[0].size(0)
    assert stored(wire[0], NORTH, 1) == wire[0].size(0)


def test_the_seed_comes_from_its_author_once_it_is_heard() -> None:
    """A third hand brings the KEYS entry and its words, and no seed; then they meet."""
    wire = part(spoken())
    north, south, _ = wire.nodes
    wire.clock.pass_ms(2 * 86_400_000)
    north.say("in a new epoch")
    settle(wire)
    pass_time(wire)
    assert south.texts(0)[-1] == "in a new epoch"
    assert not has_seed(south, NORTH)
    south.do(Reached(0))
    north.do(Reached(1))
    wire.settle()
    north.say("heard again")
    warm = [(s, send) for s, send in wire.take() if send.party == 1]
    wire.deliver(warm)
    assert south.texts(0)[-1] == "heard again"
    assert has_seed(south, NORTH)


def test_a_third_partys_word_for_a_receipt_is_not_enough() -> None:
    wire = part(spoken())
    north, _, west = wire.nodes
    north.say("not stored anywhere")
    forged = Forger(west)
    head = Forger(north).head()
    item = forged.receipt(head, origin=Forger(north).origin)
    give(north, 2, type(item)(item.head, SOUTH, item.time_s, item.signature))
    assert stored(north, NORTH, 1) < north.size(0)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_bag_of_a_third_party(order: tuple[int, int]) -> None:
    """West carries bags between two that no wire joins, and none is joined to it."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK)
    wire.take()
    north, south, west = wire.nodes
    north.say("by two bags", precedence=Precedence.FLASH)
    south.say("the same way back")
    wire.take()
    for _ in range(2):
        for author in order:
            take(west, pack(wire[author], 2))
        for reader in (0, 1):
            take(wire[reader], pack(west, reader))
        wire.take()
    assert south.texts(0) == ["by two bags"]
    assert north.texts(1) == ["the same way back"]
    for author in (0, 1):
        take(west, pack(wire[author], 2))
    take(north, pack(west, 0))
    assert stored(north, NORTH, 1) > 0, "the receipt was in the bags too"
    assert stored(north, NORTH, 2) > 0
    assert not set().union(*(node.alarms() for node in wire.nodes))


def test_a_bag_leaves_out_what_the_other_has_signed_to_hold() -> None:
    wire = spoken()
    west = wire[2]
    for node in wire.nodes:
        node.say("and again")
        wire.settle()
    wire[1].say("the newest")
    wire[1].say("names all heads")
    wire.settle()
    assert pack(west, 1).entries <= 2, "only what it has not named yet"


# ── lies ────────────────────────────────────────────────────────────────────────────────────────


def test_a_receipt_over_another_root_is_not_kept() -> None:
    wire = spoken()
    north, south, west = wire.nodes
    before = stored(west, NORTH, 1)
    north.say("held by all")
    wire.settle()
    head = Forger(north).head()
    lie = type(head)(head.journal, head.size, bytes(32))
    give(west, 1, Forger(south).receipt(lie, origin=Forger(north).origin))
    assert stored(west, NORTH, 1) == before
    assert west.alarms() == {"head-contradicts"}


def test_a_receipt_for_what_is_not_held_yet_accuses_nobody() -> None:
    wire = spoken()
    north, south, west = wire.nodes
    north.say("on its way")
    wire.take()
    head = Forger(north).head()
    give(west, 1, Forger(south).receipt(head, origin=Forger(north).origin))
    assert not west.alarms()
    assert stored(west, NORTH, 1) < head.size


def test_an_authors_receipt_for_itself_is_refused() -> None:
    wire = spoken()
    north, _, west = wire.nodes
    forger = Forger(north)
    give(west, 0, forger.receipt(forger.head(), origin=forger.origin))
    assert "refused" in {fact.what for fact in west.facts}
    assert stored(west, NORTH, 0) == 0


def test_only_our_own_key_can_show_that_we_were_restored() -> None:
    wire = spoken()
    north, south, _ = wire.nodes
    longer = Forger(north)
    for _ in range(3):
        longer.say(body=b"never said")
    proven = longer.proven(longer.size - 1)
    other = Forger(south).sign()
    forged = type(proven)(proven.head, other, proven.seq, proven.entry, None, proven.proof)
    give(north, 1, forged)
    assert not north.alarms()
    assert north.say("still here")
    give(north, 1, longer.proven(longer.size - 1))
    assert north.alarms() == {"rolled-back"}
