# SPDX-License-Identifier: Apache-2.0
"""How two and three parties come together: late openings, relaying, seeds, and what cannot be
opened.
"""

from __future__ import annotations

import pytest

from tests.lines import Node, Wire, line_of, pair, trio
from wasl.line.line import Arrived, Reached
from wasl.record.entry import Kind, parse_entry
from wasl.sim.forger import SALT, Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.steps import Send, Space
from wasl.terms import JournalId, Precedence
from wasl.wire import cold

NORTH = JournalId(0, 1)


def kinds(node: Node, author: int) -> list[int]:
    state = node.rows.journal(JournalId(author, 1))
    assert state is not None
    return [parse_entry(row.data).kind for _, row in node.rows.entries(state.number, 0, 1_000)]


def spoken(wire: Wire) -> Wire:
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


def lose_openings(wire: Wire) -> list[tuple[int, Send]]:
    """Party 1 loses its keys to warm envelopes, and what is said next it gets without its body."""
    forger = Forger(wire[0])
    wire[0].say("secret")
    wire.take()
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    item = Forger(wire[0]).range(forger.size)
    bare = cold.Range(item.journal, item.first, item.entries, (None,), item.signature)
    give(wire[1], 0, bare)
    return wire.take()


def test_one_side_opens_the_line_later() -> None:
    wire = line_of(NORTHLAND, SUNDRIA)
    early, late = wire.nodes
    late.store, late.line = type(late.store)(), late.new_line()
    late.sent.clear()
    early.do(Reached(1))
    early.say("is anybody there?", precedence=Precedence.FLASH)
    for _ in range(3):
        traffic = wire.take()
        assert traffic
        for sender, send in traffic:
            outcome = late.do(Arrived(sender, (send.envelope,)))
            assert outcome.commit is None, "a line that is not begun here keeps nothing"
        wire.tick(61_000)
    late.begin()
    wire.connect()
    assert late.texts(0) == ["is anybody there?"]
    late.say("now we are")
    wire.settle()
    assert early.texts(1) == ["now we are"]
    assert not early.alarms() | late.alarms()


def test_events_before_the_beginning_change_nothing() -> None:
    wire = line_of(NORTHLAND, SUNDRIA)
    blank = Node(SUNDRIA, 1, wire[1].charter, wire[1].cards, wire.clock)
    blank.do(Reached(0))
    outcome = blank.do(Arrived(0, (b"noise", b"")))
    assert (outcome.commit, outcome.sends, outcome.facts) == (None, [], [])


def test_beginning_twice_changes_nothing() -> None:
    wire = pair()
    size = wire[0].size(0)
    wire[0].begin()
    wire.settle()
    assert wire[0].size(0) == size


def test_both_begin_new_epochs_as_soon_as_they_know_each_other() -> None:
    wire = pair()
    assert kinds(wire[0], 0) == [Kind.GRANT, Kind.KEYS]
    wire[0].say("hello")
    assert kinds(wire[0], 0) == [Kind.GRANT, Kind.KEYS, Kind.KEYS, Kind.MESSAGE]
    wire.settle()
    wire[0].say("again")
    assert kinds(wire[0], 0)[4:] == [Kind.MESSAGE]


def test_any_member_passes_on_what_another_wrote() -> None:
    wire = spoken(trio())
    wire[0].say("to all")
    wire.deliver([(sender, send) for sender, send in wire.take() if (sender, send.party) != (0, 1)])

    def without_the_cut_link() -> None:
        for _ in range(20):
            traffic = [t for t in wire.take() if {t[0], t[1].party} != {0, 1}]
            if not traffic:
                return
            wire.deliver(traffic)

    without_the_cut_link()
    assert wire[1].texts(0) == ["ready"]
    assert wire[2].texts(0) == ["ready", "to all"]
    for held in (["ready"], ["ready", "to all"]):  # who hears the author waits to be asked again
        wire.clock.pass_ms(5_000)
        wire[1].do(Reached(2))
        without_the_cut_link()
        assert wire[1].texts(0) == held
    wire.connect()
    wire.tick(61_000)
    wire.settle()
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    newest = wire[0].rows.newest_receipt(state.number, 1)
    assert newest is not None
    assert newest.size == state.size
    assert wire[0].places() == wire[1].places() == wire[2].places()


def test_what_is_missing_is_asked_of_whoever_shows_that_he_has_it() -> None:
    wire = spoken(trio())
    forger = Forger(wire[0])
    forger.say(body=b"one")
    forger.say(body=b"two")
    wire.clock.pass_ms(5_000)
    outcome = give(wire[1], 2, forger.range(forger.size - 1))
    assert [send.party for send in outcome.sends] == [2]


# ── cannot open ─────────────────────────────────────────────────────────────────────────────────


def test_what_cannot_be_opened_is_kept_said_and_answered_with_the_opening() -> None:
    wire = spoken(pair())
    asked = lose_openings(wire)
    assert wire[1].texts(0) == ["ready"]
    assert kinds(wire[1], 1)[-1] == Kind.CANNOT_OPEN
    assert wire[1].size(0) == wire[0].size(0), "the record is complete all the same"
    wire.deliver(asked)
    wire.settle()
    assert wire[1].texts(0) == ["ready", "secret"]


def test_another_opening_is_not_believed() -> None:
    wire = spoken(pair())
    lose_openings(wire)
    seq = wire[0].size(0) - 1
    for opening in (SALT, SALT + b"an easier thing to say", bytes(32)):
        give(wire[1], 0, cold.Opening(NORTH, seq, opening))
    assert wire[1].texts(0) == ["ready"]
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert wire[1].rows.opening(state.number, seq) is None


def test_an_answer_that_was_lost_comes_with_the_next_contact() -> None:
    wire = spoken(pair())
    wire.deliver(lose_openings(wire))
    wire.take()
    assert wire[1].texts(0) == ["ready"]
    wire.tick(10_000)
    wire.connect()
    assert wire[1].texts(0) == ["ready", "secret"]
    wire.tick(10_000)
    wire.take()
    wire[1].do(Reached(0))
    (heads,) = wire.take()
    wire.deliver([heads])
    assert not [send for sender, send in wire.take() if sender == 0], "and is not asked for again"


def test_any_member_may_answer() -> None:
    wire = spoken(trio())
    item_first = wire[0].size(0)
    wire[0].say("secret")
    wire.deliver([t for t in wire.take() if t[1].party == 2])
    wire.take()
    item = Forger(wire[0]).range(item_first)
    bare = cold.Range(item.journal, item.first, item.entries, (None,), item.signature)
    give(wire[1], 0, bare)
    for _ in range(10):
        traffic = [t for t in wire.take() if {t[0], t[1].party} == {1, 2}]
        wire.deliver(traffic)
    assert wire[1].texts(0) == ["ready", "secret"]


# ── seeds ───────────────────────────────────────────────────────────────────────────────────────


def dealt(node: Node) -> int:
    """How many far epochs this node can open."""
    return len(node.rows.scan_named(Space.SECRET, b"recv", limit=100))


@pytest.mark.parametrize("seed", [SALT, bytes(32)])
def test_a_seed_that_its_keys_entry_does_not_pin_is_refused(seed: bytes) -> None:
    wire = pair()
    forger = Forger(wire[0])
    keys = parse_entry(forger.entries[1]).content
    seq = forger.say(Kind.KEYS, content=keys)
    before = dealt(wire[1])
    give(wire[1], 0, forger.range(seq), cold.Seed(NORTH, seq, seed))
    give(wire[1], 0, cold.Seed(NORTH, seq, seed))
    give(wire[1], 0, cold.Seed(NORTH, 0, seed), cold.Seed(NORTH, 99, seed))
    assert dealt(wire[1]) <= before


def test_a_lost_seed_costs_time_and_nothing_else() -> None:
    wire = pair()
    wire[0].say("under a new epoch")
    warm = [t for t in wire.take() if t[1].precedence == 0 and len(t[1].envelope) < 1_000]
    wire.deliver(warm)
    assert wire[1].texts(0) == []
    assert {fact.what for fact in wire[1].facts if fact.what in ("refused", "no-key")} == {"no-key"}
    wire.take()
    wire.tick(5_000)
    wire.settle()
    assert wire[1].texts(0) == ["under a new epoch"]


def test_seeds_of_epochs_that_have_ended_are_passed_over() -> None:
    wire = spoken(pair())
    for _ in range(12):
        wire.clock.pass_ms(90_000_000)
        wire[0].say("a day later")
        wire.settle()
        assert dealt(wire[1]) == 1
    give(wire[1], 0, cold.Seed(NORTH, 1, SALT))
    assert dealt(wire[1]) == 1
