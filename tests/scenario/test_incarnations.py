# SPDX-License-Identifier: Apache-2.0
"""Nodes that are lost and restored from older copies: the record goes on, and becomes final again.

Real nodes in memory; every byte between them is real.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import keeping
from tests.lines import Node, Wire, pair, trio
from tests.restores import (
    all_texts,
    chat,
    check_agreement,
    ends_at,
    finals,
    kinds,
    restore,
    suspended,
)
from wasl import limits
from wasl.line.ladder import ladder
from wasl.line.line import Arrived, Reached
from wasl.record.entry import Close, End, Kind
from wasl.record.merkle import leaf_hash, root_at
from wasl.sim.forger import Forger, give, next_forger
from wasl.steps import Send
from wasl.store.memory import MemoryStore
from wasl.terms import Head, JournalId, Precedence, Ref

OLD, NEW = JournalId(0, 1), JournalId(0, 2)
Make = Callable[[], Wire]


def lose(wire: Wire, index: int, *, unsent: str | None = None) -> list[Send]:
    """Lose a node with what it said last. Return that, as a courier may bring it later."""
    if unsent is not None:
        wire[index].say(unsent, precedence=Precedence.FLASH)
    bag, wire[index].sent = wire[index].sent, []
    for node in wire.nodes:
        node.sent.clear()
    return bag


def come_back(wire: Wire) -> None:
    """Let everybody hear everybody, and ask again."""
    for _ in range(3):
        for node in wire.nodes:
            for other in node.line.standing.others:
                node.do(Reached(other))
        wire.settle()
        wire.tick(5_000)
        wire.settle()


@pytest.mark.parametrize("make", [pair, trio])
def test_a_restored_node_closes_its_old_journal_and_finality_moves_on(make: Make) -> None:
    wire = make()
    chat(wire)
    disk = wire[0].store.copy()
    chat(wire, text="after the copy")
    lose(wire, 0, unsent="nobody got this")
    before = finals(wire[1])

    node = restore(wire, 0, disk)
    wire.connect()
    assert suspended(wire[1]) == suspended(node) == [0]
    assert Kind.CLOSE not in kinds(node, NEW), "the others have not named it yet"
    come_back(wire)
    assert kinds(node, NEW).count(Kind.CLOSE) == 1, "without a word of anybody"
    assert suspended(wire[1]) == suspended(node) == []
    chat(wire, text="final again")
    check_agreement(wire)
    assert finals(wire[1])[: len(before)] == before
    assert (NEW, node.size(0, 2) - 4) in finals(node)
    assert "after the copy 1 of northland" in node.texts(0, 1)
    assert "nobody got this" not in node.texts(0, 1)
    for other in wire.nodes[1:]:
        assert other.alarms() == {"new-incarnation"}
    assert not node.alarms()


def test_an_order_made_in_many_steps_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the record is too large for one."""
    wire = pair()
    chat(wire, rounds=8)
    disk = wire[0].store.copy()
    chat(wire, text="after the copy")
    lose(wire, 0)
    long_before = finals(wire[1])

    monkeypatch.setattr(limits, "PLACES", 4)
    node = restore(wire, 0, disk)
    come_back(wire)
    assert node.final().frontier.size < len(long_before), "not all of it at once"
    for _ in range(40):
        wire.tick(1_000)
    wire.settle()
    check_agreement(wire)
    assert finals(node)[: len(long_before)] == long_before


def test_a_node_restored_from_nothing_gets_all_of_it_back() -> None:
    wire = pair()
    chat(wire)
    lose(wire, 0)
    node = restore(wire, 0, MemoryStore())
    come_back(wire)
    chat(wire, rounds=3)
    check_agreement(wire)
    assert len(node.texts(0, 1)) == 2


def test_what_only_the_copy_holds_is_counted_too() -> None:
    wire = pair()
    chat(wire)
    lose(wire, 0, unsent="kept, and never sent")
    disk = wire[0].store.copy()
    restore(wire, 0, disk)
    come_back(wire)
    chat(wire, rounds=3)
    check_agreement(wire)
    assert wire[1].texts(0, 1)[-1] == "kept, and never sent"
    size = wire[1].size(0, 1)
    assert ends_at(wire[1], 0) == {1: size}
    assert (OLD, size - 1) in finals(wire[1])


@pytest.mark.parametrize("when", ["before the close", "after it"])
def test_a_late_bag_brings_orphans_and_no_fork(when: str) -> None:
    wire = trio()
    chat(wire)
    disk = wire[0].store.copy()
    bag = lose(wire, 0, unsent="in a bag")
    node = restore(wire, 0, disk)
    come_back(wire)

    def deliver() -> None:
        for send in bag:
            wire[send.party].do(Arrived(0, (send.envelope,)))
        wire.settle()

    if when == "before the close":
        chat(wire, rounds=1)
        deliver()
    chat(wire, rounds=3)
    if when == "after it":
        deliver()
    come_back(wire)
    chat(wire)
    check_agreement(wire)
    size = wire[1].size(0, 1)
    for one in wire.nodes:
        assert one.texts(0, 1)[-1] == "in a bag", "kept, shown, passed on"
        assert "fork" not in one.alarms()
        assert (OLD, size - 1) not in one.places() or ends_at(one, 0) == {1: size}
    row = wire[1].rows.entry(number_of(wire[1], OLD), size - 1)
    assert row is not None
    orphan = Ref(OLD, size - 1, leaf_hash(row.data))
    wire[1].acknowledge(orphan)
    wire.settle()
    taken = ladder(node.store, number_of(node, OLD), size - 1, 1).acknowledged
    assert taken is not None, "and can be answered"


def number_of(node: Node, journal: JournalId) -> int:
    state = node.rows.journal(journal)
    assert state is not None
    return state.number


@pytest.mark.parametrize("make", [pair, trio])
def test_two_restores_at_once(make: Make) -> None:
    wire = make()
    chat(wire)
    disks = [node.store.copy() for node in wire.nodes]
    chat(wire, text="after the copies")
    for index in (0, 1):
        lose(wire, index, unsent=f"lost with {index}")
    restore(wire, 0, disks[0])
    restore(wire, 1, disks[1])
    come_back(wire)
    chat(wire, rounds=4)
    check_agreement(wire)
    for node in wire.nodes:
        assert node.alarms() <= {"new-incarnation"}
        assert (JournalId(1, 2), 0) in finals(node)
    if make is trio:
        assert "after the copies 1 of northland" in wire[1].texts(0, 1)


def test_the_same_party_twice_from_ever_older_copies() -> None:
    wire = trio()
    disks: list[MemoryStore] = []
    for number in range(2):
        disks.append(wire[0].store.copy())
        chat(wire, text=f"copy {number}")
    lose(wire, 0)
    restore(wire, 0, disks[1])
    come_back(wire)
    chat(wire, rounds=3, text="second life")
    first = finals(wire[1])
    assert (NEW, 0) in first
    lose(wire, 0, unsent="lost again")
    node = restore(wire, 0, disks[0])
    wire.connect()
    assert suspended(wire[2]) == [0]
    come_back(wire)
    chat(wire, rounds=3, text="third life")
    check_agreement(wire)
    assert finals(node)[: len(first)] == first
    assert [len(each) > 0 for each in all_texts(node, 0)] == [True] * 3


def test_a_third_life_begun_before_the_second_was_closed() -> None:
    wire = trio()
    chat(wire)
    disk = wire[0].store.copy()
    lose(wire, 0)
    restore(wire, 0, disk)
    come_back(wire)
    wire[1].say("names the second")
    wire.settle()
    lose(wire, 0)
    node = restore(wire, 0, disk)
    assert node.incarnation == 3
    come_back(wire)
    chat(wire, rounds=3)
    check_agreement(wire)
    assert (JournalId(0, 3), 0) in finals(node)


def test_keys_that_were_renewed_since_the_copy_make_nobody_deaf() -> None:
    wire = pair()
    chat(wire)
    disk = wire[0].store.copy()
    for _ in range(3):
        wire.clock.pass_ms(90_000_000)
        chat(wire)
    lose(wire, 0)
    node = restore(wire, 0, disk)
    come_back(wire)
    chat(wire, rounds=3)
    check_agreement(wire)
    node.say("warm again")
    assert len(node.sent) == 1
    wire.settle()
    wire[1].say("and back")
    assert len(wire[1].sent) == 1
    wire.settle()
    assert node.texts(1)[-1] == "and back"


def test_what_was_stored_and_lost_comes_again_and_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RESYNC_ENTRIES", 4)
    wire = pair()
    chat(wire)
    disk = wire[0].store.copy()
    for number in range(80):
        wire[1].say(f"{number}")
    wire.settle()
    state = wire[1].rows.journal(JournalId(1, 1))
    assert state is not None
    covered = wire[1].rows.newest_receipt(state.number, 0)
    assert covered is not None
    assert covered.size == state.size
    lose(wire, 0)
    node = restore(wire, 0, disk)
    node.do(Reached(1))
    wire.settle()
    assert node.texts(1) == wire[1].texts(1), "without a tick of the clock"
    again = wire[1].rows.newest_receipt(state.number, 0)
    assert again is not None
    assert (again.incarnation, again.size) == (2, state.size)
    first = wire[1].rows.covering_receipt(state.number, 0, state.size - 1)
    assert first is not None
    assert first.incarnation == 1, "when it was first stored is not forgotten"


def test_between_the_restore_and_what_comes_again_it_is_known_to_be_lost() -> None:
    wire = pair()
    chat(wire)
    disk = wire[0].store.copy()
    (ref,) = wire[1].say("stored, then lost")
    wire.settle()
    number = number_of(wire[1], JournalId(1, 1))
    lose(wire, 0)
    node = restore(wire, 0, disk)
    for send in node.sent:
        wire[1].do(Arrived(0, (send.envelope,)))
    assert wire[1].rows.covering_receipt(number, 0, ref.seq) is not None
    assert wire[1].rows.newest_receipt(number, 0) is None


# ── those who do not keep the rules ─────────────────────────────────────────────────────────────


def head_of(node: Node, journal: JournalId, size: int | None = None) -> Head:
    size = node.size(journal.party, journal.incarnation) if size is None else size
    return Head(journal, size, root_at(node.rows.leaves(number_of(node, journal)), size))


def forged(wire: Wire) -> Forger:
    """The next journal of party 0 in the hands of a forger, and named by all the others."""
    forger = next_forger(wire[0])
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(0))
    wire.settle_without(0)
    for node in wire.nodes[1:]:
        node.say("named")
    wire.settle_without(0)
    return forger


def test_a_close_below_what_was_named_has_no_effect_and_a_true_one_later_has() -> None:
    wire = trio()
    chat(wire)
    forger = forged(wire)
    size = wire[1].size(0)
    seen = tuple(head_of(node, JournalId(node.index, 1)) for node in wire.nodes[1:])
    low, true = head_of(wire[1], OLD, size - 1), head_of(wire[1], OLD)
    forger.say(Kind.CLOSE, content=Close((End(1, low.size, low.root),)), seen=seen)
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(1))
        assert "close-contradicts" in node.alarms()
        assert suspended(node) == [0]
    forger.say(Kind.CLOSE, content=Close((End(1, true.size, true.root),)), seen=seen)
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(2))
        assert not suspended(node)
        assert ends_at(node, 0) == {1: size}
    wire.settle_without(0)
    assert wire[1].places() == wire[2].places()


@pytest.mark.parametrize(
    "lie", ["names nobody", "another root", "lists itself", "what is not held"]
)
def test_a_lying_close_has_no_effect(lie: str) -> None:
    wire = trio()
    chat(wire)
    forger = forged(wire)
    seen = tuple(head_of(node, JournalId(node.index, 1)) for node in wire.nodes[1:])
    end = head_of(wire[1], OLD)
    ending = End(1, end.size, bytes(32) if lie == "another root" else end.root)
    if lie == "what is not held":
        ending = End(1, end.size + 9, end.root)
    extra = (End(2, 1, forger.head(1).root),) if lie == "lists itself" else ()
    heads = seen[:1] if lie == "names nobody" else seen
    forger.say(Kind.CLOSE, content=Close((ending, *extra)), seen=heads)
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(1))
        assert suspended(node) == [0]
        assert ("close-contradicts" in node.alarms()) == (lie != "what is not held")
    wire.settle_without(0)
    before = [finals(node) for node in wire.nodes]
    for node in wire.nodes[1:]:
        node.say("goes on")
    wire.settle_without(0)
    assert wire[1].texts(2)[-1] == "goes on"
    assert [finals(node) for node in wire.nodes] == before


def test_a_living_node_is_told_that_somebody_has_begun_a_journal_in_its_name() -> None:
    wire = trio()
    chat(wire)
    thief = forged(wire)
    give(wire[0], 1, thief.range(0))
    assert wire[0].alarms() == {"own-successor"}
    assert wire[1].alarms() == {"new-incarnation"}
    (ref,) = wire[0].say("we are alive", precedence=Precedence.FLASH)
    wire.settle()
    for node in wire.nodes[1:]:
        assert node.texts(0)[-1] == "we are alive"
    wire[1].acknowledge(ref)
    wire[1].say("we see you")
    wire.settle()
    wire.tick(5_000)
    wire.settle()
    assert wire[0].texts(1)[-1] == "we see you"


def test_who_stored_an_entry_again_after_a_restore_is_not_accused() -> None:
    """The receipt is of the journal of the lost disk; the acknowledgement is of the new one."""
    wire = pair()
    disk = wire[1].store.copy()
    (ref,) = wire[0].say("order")
    wire.settle()
    restore(wire, 1, disk)
    wire.pass_ms(140_000)
    wire.connect()
    wire[1].acknowledge(ref)
    wire.settle()
    assert wire[0].alarms() == {"new-incarnation"}
    assert keeping.entry(wire[0], ref)["ladder"]["sundria"]["late_s"] == 0
