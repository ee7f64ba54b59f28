# SPDX-License-Identifier: Apache-2.0
"""A node whose record comes from a backup begins a new journal, and gets back what others hold."""

from __future__ import annotations

from tests.lines import Node, Wire, pair
from wasl import limits
from wasl.line.line import Begin, Handed, Reached, Revoked, SignHead, Tick
from wasl.record.entry import parse_entry
from wasl.record.rows import JournalKeys
from wasl.steps import Commit, Space
from wasl.store.memory import MemoryStore
from wasl.terms import Head, JournalId, Precedence

OLD, NEW, FAR = JournalId(0, 1), JournalId(0, 2), JournalId(1, 1)
BACKUP_S = 1_795_000_000


def talking() -> Wire:
    wire = pair()
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


def backup_of(node: Node) -> MemoryStore:
    """All rows but the secrets."""
    store = node.store.copy()
    rows = store.scan(Space.SECRET, b"", b"\xff" * 64, limit=1 << 20)
    store.apply(Commit(writes=tuple((Space.SECRET, key, None) for key, _ in rows)))
    return store


def restore(wire: Wire, store: MemoryStore, *, index: int = 0, incarnation: int = 2) -> Node:
    """Put a restored node in the place of one that was lost; it has not begun."""
    lost = wire[index]
    cards, clock = lost.cards, wire.clock
    lost.sent.clear()
    node = Node(lost.party, index, lost.charter, cards, clock, incarnation=incarnation, store=store)
    wire.nodes[index] = node
    wire[1 - index].sent.clear()
    return node


def begin(node: Node, restored_s: int | None = BACKUP_S) -> None:
    keys = node.party.journal_keys(node.line_id, node.incarnation)
    node.do(
        Begin(
            node.party.grant_note(node.incarnation),
            node.party.journal_note(node.line_id, node.incarnation),
            JournalKeys(keys.origin, keys.e, keys.m, keys.r),
            node.party.seed("kem"),
            restored_s,
        )
    )


def meet(wire: Wire) -> None:
    wire.clock.pass_ms(5_000)
    wire.connect()


def test_nothing_is_said_or_heard_before_the_new_journal_begins() -> None:
    wire = talking()
    node = restore(wire, backup_of(wire[0]))
    wire[1].say("is anybody there?", precedence=Precedence.FLASH)
    wire.settle()
    for event in (Reached(1), Tick(), SignHead(), Handed(1, 1)):
        outcome = node.do(event)
        assert (outcome.commit, outcome.sends) == (None, [])
    assert node.texts(1) == ["ready"]


def test_entries_of_both_come_back_and_both_are_heard() -> None:
    wire = talking()
    store = backup_of(wire[0])
    wire[0].say("ours, after the backup")
    wire[1].say("theirs, after the backup")
    wire.settle()
    node = restore(wire, store)
    begin(node)
    meet(wire)
    assert node.texts(0, 1) == ["ready", "ours, after the backup"]
    assert node.texts(1) == ["ready", "theirs, after the backup"]
    node.say("we are back")
    wire.settle()
    wire[1].say("welcome")
    wire.settle()
    assert wire[1].texts(0, 2) == ["we are back"]
    assert node.texts(1)[-1] == "welcome"
    assert node.alarms() == {"restored"}
    assert wire[1].alarms() == {"new-incarnation"}


def test_the_alarm_tells_what_is_lost_and_a_new_line_has_none() -> None:
    wire = talking()
    node = restore(wire, backup_of(wire[0]))
    begin(node)
    ((_, detail),) = [
        (dict(fact.detail)["code"], str(dict(fact.detail)["detail"]))
        for fact in node.facts
        if fact.what == "alarm"
    ]
    assert "2026-11-18T11:06:40Z" in detail
    begin(node)
    assert node.size(0, 2) == 2, "a second time changes nothing"
    fresh = restore(talking(), MemoryStore())
    begin(fresh)
    assert fresh.alarms() == set()


def test_what_we_wrote_and_nobody_received_reaches_the_other_side_from_the_backup() -> None:
    wire = talking()
    wire.cut()
    wire[0].say("written while the line was cut")
    node = restore(wire, backup_of(wire[0]))
    begin(node)
    meet(wire)
    assert wire[1].texts(0, 1) == ["ready", "written while the line was cut"]
    state = node.rows.journal(OLD)
    assert state is not None
    receipt = node.rows.newest_receipt(state.number, 1)
    assert receipt is not None
    assert receipt.size == state.size, "a receipt for the old journal counts for the new node"


def test_the_first_question_may_arrive_before_the_grant_does() -> None:
    """Its answer is sealed to a key that is lost. The next one comes by itself."""
    wire = talking()
    store = backup_of(wire[0])
    wire[0].say("ours")
    wire[1].say("theirs")
    wire.settle()
    node = restore(wire, store)
    begin(node)
    wire.clock.pass_ms(5_000)
    grant = wire.take()
    for each in wire.nodes:
        each.do(Reached(1 - each.index))
    wire.deliver([(sender, send) for sender, send in wire.take() if not send.own_size])
    wire.take()
    wire.deliver(grant)
    wire.settle()
    for _ in range(3):
        wire.tick(1_000)
        wire.settle()
    assert node.texts(0, 1) == ["ready", "ours"]
    assert node.texts(1) == ["ready", "theirs"]


def test_receipts_that_were_lost_are_given_again_behind_the_entries() -> None:
    wire = talking()
    store = backup_of(wire[0])
    wire[0].say("stored, and its receipt is lost with us")
    wire.settle()
    node = restore(wire, store)
    begin(node)
    meet(wire)
    state = node.rows.journal(OLD)
    assert state is not None
    receipt = node.rows.newest_receipt(state.number, 1)
    assert receipt is not None
    assert receipt.size == state.size == wire[1].size(0, 1)
    assert "receipt-differs" not in node.alarms()


def test_a_far_side_whose_keys_have_moved_on_is_reached_by_its_card() -> None:
    """It has deleted the KEM key that the backup knows; the card's stays."""
    wire = talking()
    store = backup_of(wire[0])
    known = dict(wire[0].rows.kems(1))
    for _ in range(3):
        wire.clock.pass_ms(limits.EPOCH_AGE_S * 1000 + 1)
        for node in wire.nodes:
            node.say("a new epoch")
            wire.settle()
    assert dict(wire[0].rows.kems(1)) != known
    secrets = wire[1].store.scan(Space.SECRET, b"", b"\xff" * 64, limit=1 << 16)
    assert not any(value.endswith(known[FAR]) for _, value in secrets), "that key is gone"
    node = restore(wire, store)
    begin(node)
    meet(wire)
    assert wire[1].size(0, 2) == 2
    assert node.texts(1) == wire[1].texts(1)
    assert dict(node.rows.kems(1))[FAR] != known[FAR]


def test_the_far_side_begins_an_epoch_that_the_new_node_can_open_at_once() -> None:
    wire = talking()
    node = restore(wire, backup_of(wire[0]))
    begin(node)
    meet(wire)
    wire[1].say("at once", precedence=Precedence.FLASH)
    wire.settle()  # without a tick: nothing had to be sent again
    assert node.texts(1)[-1] == "at once"
    size = wire[1].size(1)
    wire[1].say("in the same epoch")
    wire.settle()
    assert wire[1].size(1) == size + 1


def test_the_new_journal_names_all_heads_anew_and_the_old_rollback_is_forgotten() -> None:
    wire = talking()
    older = wire[0].store.copy()
    wire[0].say("later")
    wire.settle()
    rolled = restore(wire, older, incarnation=1)
    meet(wire)
    assert rolled.alarms() == {"rolled-back"}
    node = restore(wire, backup_of(rolled))
    begin(node)
    state = node.rows.journal(NEW)
    far = node.rows.journal(FAR)
    assert state is not None
    assert far is not None
    row = node.rows.entry(state.number, 1)  # entry 0 has seen nothing
    assert row is not None
    assert Head(FAR, far.size, far.frontier.root()) in parse_entry(row.data).seen
    meet(wire)
    node.say("free to speak")
    wire.settle()
    assert wire[1].texts(0, 2) == ["free to speak"]


def test_keys_that_only_the_old_journal_had_shown_are_not_deleted_early() -> None:
    """What others had seen of the old journal says nothing of the new one."""
    wire = talking()
    for _ in range(4):
        for node in wire.nodes:
            node.say("seen by the other")
            wire.settle()
    node = restore(wire, backup_of(wire[0]))
    begin(node)
    before = len(node.store.scan(Space.SECRET, b"", b"\xff" * 64, limit=1 << 16))
    node.do(Tick())
    assert len(node.store.scan(Space.SECRET, b"", b"\xff" * 64, limit=1 << 16)) >= before
    meet(wire)
    assert wire[1].size(0, 2) == node.size(0, 2)


def test_more_comes_back_than_one_envelope_carries() -> None:
    wire = talking()
    store = backup_of(wire[0])
    count = 2 * limits.RESYNC_ENTRIES + 10
    for first in range(0, count, 250):
        wire[1].say(*(f"{n}" for n in range(first, min(first + 250, count))))
        wire.settle()
    node = restore(wire, store)
    begin(node)
    meet(wire)
    assert node.texts(1) == wire[1].texts(1)
    assert len(node.texts(1)) == count + 1


def test_a_third_life_begins_from_a_backup_of_the_second() -> None:
    wire = talking()
    node = restore(wire, backup_of(wire[0]))
    begin(node)
    meet(wire)
    node.say("second life")
    wire.settle()
    third = restore(wire, backup_of(node), incarnation=3)
    begin(third)
    meet(wire)
    third.say("third life")
    wire.settle()
    wire[1].say("heard")
    wire.settle()
    assert wire[1].texts(0, 3) == ["third life"]
    assert third.texts(0, 2) == ["second life"]
    assert third.texts(1)[-1] == "heard"


def test_a_third_life_may_begin_from_a_backup_of_the_first() -> None:
    wire = talking()
    store = backup_of(wire[0])
    node = restore(wire, store.copy())
    begin(node)
    meet(wire)
    node.say("second life")
    wire.settle()
    third = restore(wire, store, incarnation=3)
    begin(third)
    meet(wire)
    assert third.texts(0, 2) == ["second life"]
    assert third.alarms() == {"restored"}, "a former life of ours is no surprise"


def test_what_a_revoked_node_still_writes_is_kept_and_alarms() -> None:
    wire = talking()
    wire[1].do(Revoked(OLD))
    wire[1].do(Revoked(OLD))
    assert [fact.what for fact in wire[1].facts].count("revoked") == 1
    assert wire[1].alarms() == set(), "what is there already is no news"
    wire.tick(5_000)
    wire.settle()
    assert wire[1].alarms() == set()
    wire[0].say("by the thief")
    wire.settle()
    assert wire[1].texts(0)[-1] == "by the thief"
    assert wire[1].alarms() == {"revoked-node"}
    node = restore(wire, backup_of(wire[0]))
    begin(node)
    meet(wire)
    node.say("by us")
    wire.settle()
    assert wire[1].alarms() == {"revoked-node", "new-incarnation"}
