# SPDX-License-Identifier: Apache-2.0
"""Planted faults: each is put into the code, and a short story must then fail. The tests bite.

Every story also runs without a fault, so that what fails is the fault's doing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import pytest

from tests import keeping
from tests.lines import Node, Wire, pair, rolled_back, trio
from tests.moves import change
from tests.restores import chat, check_agreement, finals, restore, suspended
from tests.scenario.test_incarnations import (
    test_who_stored_an_entry_again_after_a_restore_is_not_accused as stored_again,
)
from tests.scenario.test_members import (
    test_finality_waits_for_who_has_joined_and_its_words_come_after as newcomers_words,
)
from tests.scenario.test_members import (
    test_who_has_left_is_told_so_and_reads_no_further as reads_no_further,
)
from tests.scenario.test_members import (
    test_who_joins_holds_all_and_reads_what_was_said_since as reads_since,
)
from tests.scenario.test_members import (
    test_who_joins_reads_all_if_the_charter_says_so as reads_all,
)
from tests.scenario.test_overtaking import (
    test_a_flash_is_read_before_the_seed_of_its_epoch_has_come as flash_first,
)
from tests.scenario.test_shredding import (
    test_what_comes_again_stays_shredded as stays_shredded,
)
from tests.scenario.test_shredding import (
    test_what_is_shredded_is_gone_and_said_and_every_proof_still_works as shredded,
)
from tests.storms import check_honour, check_records, storm
from wasl import limits, primitives
from wasl.errors import Contradiction, Unavailable
from wasl.line import (
    ladder,
    talk,
)
from wasl.line.line import Arrived, Handed, Reached, Say, Utterance
from wasl.primitives import x_wing_public
from wasl.record.entry import Close, End, Keys, Kind
from wasl.sim.forger import SALT, Forger, give, next_forger
from wasl.sim.mutants import MUTANTS, planted
from wasl.steps import Space
from wasl.terms import Answer, Head, JournalId, OfficeId, Precedence, Ref
from wasl.wire import cold, text
from wasl.wire.epoch import seed_hash

NORTH, SOUTH = JournalId(0, 1), JournalId(1, 1)


def spoken(wire: Wire) -> Wire:
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


# ── checks: short stories that hold for the true code ───────────────────────────────────────────


def weather() -> None:
    blown = storm(4, 2, steps=60)
    blown.mend()
    blown.check()


def crash_before_commit() -> None:
    """What a failed commit threw away must not have reached anybody."""
    wire = spoken(pair())
    wire[0].store.fail_next("lost")
    with pytest.raises(Unavailable):
        wire[0].say("never said")
    wire[0].restart()
    wire.settle()
    wire[0].say("said")
    wire.settle()
    wire.tick(5_000)
    wire.settle()
    assert wire[1].texts(0) == ["ready", "said"]
    assert not wire[1].alarms()


def forged_root() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.say()
    item = forger.range(seq)
    give(wire[1], 0, dataclasses.replace(item, entries=(Forger(wire[0]).entries[0],)))
    assert wire[1].size(0) == seq


def small_order_signature() -> None:
    """With A of small order, R of small order and S = 0 would be good for many messages."""
    weak = b"\x01" + bytes(31)
    for counter in range(16):
        with pytest.raises(primitives.Refused):
            primitives.ed25519_verify(weak, b"message %d" % counter, weak + bytes(32))


def finality() -> None:
    """Nothing is final before every member has spoken after it."""
    wire = spoken(trio())
    wire[0].say("one")
    wire[0].say("two")
    wire.settle()
    states = [wire[1].rows.journal(JournalId(party, 1)) for party in range(3)]
    lamports = [state.lamport for state in states if state is not None]
    assert wire[1].final().lamport == min(lamports) < max(lamports)


def places() -> None:
    """An answer stands after what it has seen, for everybody."""
    wire = spoken(pair())
    for number in range(3):
        wire[0].say(f"{number}")
        wire.settle()
    (answer,) = wire[1].say("answer")
    wire.settle()
    for node in wire.nodes:
        found = node.places()
        assert found.index((SOUTH, answer.seq)) == len(found) - 1
    again = [node.rows.entry(_number(node, SOUTH), answer.seq) for node in wire.nodes]
    before = wire[0].rows.entry(_number(wire[0], NORTH), wire[0].size(0) - 1)
    assert before is not None
    assert [row.lamport for row in again if row] == [before.lamport + 1] * 2


def unresolved() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.say(seen=(Head(SOUTH, 99, SALT),))
    give(wire[1], 0, forger.range(seq))
    assert (NORTH, seq) not in wire[1].places()


def _number(node: Node, journal: JournalId) -> int:
    state = node.rows.journal(journal)
    assert state is not None
    return state.number


def late_twin() -> None:
    """An entry that was overtaken opens when it comes, though later ones were kept before it."""
    wire = spoken(pair())
    wire[0].say("one")
    wire[0].say("two", precedence=Precedence.FLASH)
    first, second = (send for _, send in wire.take())
    wire[1].do(Arrived(0, (second.envelope,)))
    wire[1].restart()
    wire[1].do(Arrived(0, (first.envelope,)))
    assert wire[1].texts(0) == ["ready", "one", "two"]


def message_key() -> None:
    wire = spoken(pair())
    wire[0].say("one")
    ((_, send),) = wire.take()
    before = wire[1].rows.scan_named(Space.SECRET, b"recv", limit=9)
    wire[1].do(Arrived(0, (send.envelope,)))
    assert wire[1].rows.scan_named(Space.SECRET, b"recv", limit=9) != before


def gap() -> None:
    wire = spoken(pair())
    held = wire[1].size(0)
    wire[0].say("routine")
    wire.take()
    wire[0].say("flash", precedence=Precedence.FLASH)
    wire.deliver(wire.take())
    assert wire[1].texts(0)[-1] == "flash"
    wire.settle()
    receipt = wire[0].rows.newest_receipt(_number(wire[0], NORTH), 1)
    assert receipt is not None
    assert receipt.size == held


def said(words: str) -> Say:
    to = (talk.Office(1, OfficeId("duty")),)
    body = talk.Message("en", OfficeId("duty"), to, (), "", "", words, None, (), None, "officer")
    return Say((Utterance(body),))


def position() -> None:
    """Two writers: only one may commit."""
    wire = pair()
    twin = Node(wire[0].party, 0, wire[0].charter, wire[0].cards, wire.clock, store=wire[0].store)
    first, second = wire[0].run(said("one")), twin.run(said("other"))
    assert first.commit is not None
    assert second.commit is not None
    wire[0].store.apply(first.commit)
    with pytest.raises(Contradiction):
        wire[0].store.apply(second.commit)


def another_leaf() -> None:
    wire = spoken(pair())
    (ref,) = wire[0].say("order")
    wire.settle()
    wire[1].acknowledge(Ref(ref.journal, ref.seq, ref.leaf), Answer.RECEIVED)
    wire.settle()
    number = _number(wire[0], NORTH)
    forger = Forger(wire[1])
    body = talk.Acknowledgement(Ref(NORTH, 0, SALT), Answer.WILL_COMPLY, "", 1, None, "x")
    seq = forger.say(17, body=talk.format_body(body))
    give(wire[0], 1, forger.range(seq))
    assert ladder.ladder(wire[0].store, number, 0, 1) == ladder.Ladder()


def seed_pin() -> None:
    wire = pair()
    forger = Forger(wire[0])
    keys_seq = forger.size
    pinned = seed_hash(SALT, line=wire[0].line_id, journal=NORTH, keys_seq=keys_seq)
    forger.say(Kind.KEYS, content=Keys(x_wing_public(SALT), pinned))
    give(wire[1], 0, forger.range(keys_seq), cold.Seed(NORTH, keys_seq, bytes(32)))
    found = wire[1].rows.scan_named(Space.SECRET, b"recv", limit=9)
    assert not [name for name, _ in found if name.endswith(keys_seq.to_bytes(8, "big"))]


def opening() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.append(forger.entry(20, body=b"true"), opening=SALT + b"false")
    give(wire[1], 0, forger.range(seq))
    assert wire[1].rows.opening(_number(wire[1], NORTH), seq) is None


def pinned_gap() -> None:
    wire = pair()
    forger = Forger(wire[0])
    hidden = forger.say(20, body=b"true")
    forger.say(20)
    give(wire[1], 0, forger.range(hidden, hide=[hidden]))
    other = forger.branch(hidden)
    other.say(20, body=b"false")
    other.append(forger.entries[hidden + 1])
    give(wire[1], 0, other.range(hidden))
    row = wire[1].rows.entry(_number(wire[1], NORTH), hidden)
    assert row is None
    assert "fork" in wire[1].alarms()


def ahead() -> None:
    wire = pair()
    forger = Forger(wire[0])
    first = forger.size
    for number in range(12):
        forger.say(20, body=b"%d" % number)
    give(wire[1], 0, forger.proven(first + 9))
    other = forger.branch(first)
    for number in range(10):
        other.say(20, body=b"other %d" % number)
    give(wire[1], 0, other.range(first))
    row = wire[1].rows.entry(_number(wire[1], NORTH), first + 9)
    assert row is not None
    assert row.data == other.entries[first + 9]


def void_seen() -> None:
    """A void entry has seen nothing: it waits for no head."""
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.append(forger.entry(20, seq=99, seen=(Head(SOUTH, 99, SALT),)))
    give(wire[1], 0, forger.range(seq))
    assert (NORTH, seq) in wire[1].places()


def foreign_receipt() -> None:
    wire = pair()
    near_one, other = Forger(wire[0]), Forger(wire[1])
    give(wire[0], 1, other.receipt(Head(NORTH, 2, SALT), origin=near_one.origin))
    assert wire[0].alarms() == {"receipt-differs"}


def steady() -> None:
    wire = spoken(pair())
    wire[0].say("lost")
    wire.take()
    for number in range(6):
        wire[0].say(f"{number}")
        wire.settle()
        wire.tick(2_000)
        wire.settle()
    assert "lost" in wire[1].texts(0)


def nothing_unsigned() -> None:
    wire = spoken(pair())
    wire[0].say("one", "two")
    first, _ = wire.take()
    wire.deliver([first])
    assert wire[1].texts(0) == ["ready"]


def order_of_a_batch() -> None:
    wire = spoken(pair())
    wire[0].say("routine")
    routine = wire.take()
    wire[0].do(Handed(1, max(send.own_size for _, send in routine)))
    wire[0].say("flash", precedence=Precedence.FLASH)
    wire.deliver(wire.take())
    wire.deliver(routine)
    wire.settle()
    assert wire[1].texts(0) == ["ready", "routine", "flash"]


def packed() -> None:
    for body in (b"", b"x", b"x" * 5_000, "وصل".encode() * 400):
        coding, coded = text.pack(body)
        assert text.unpack(coding, coded, limit=limits.BODY_BYTES) == body
        assert len(coded) <= len(body)


def restored_node() -> None:
    """A node is lost with entries that one of the others holds, and restored."""
    wire = spoken(trio())
    disk = wire[0].store.copy()
    wire[0].say("only the second gets this")
    wire.deliver([each for each in wire.take() if each[1].party == 1])
    wire[1].say("after it")
    wire.take()
    restore(wire, 0, disk)
    wire.connect()
    before = [finals(node) for node in wire.nodes[1:]]
    wire[2].say("names what it holds")
    wire.settle()
    wire[1].do(Reached(2))
    wire.settle()
    assert [finals(node) for node in wire.nodes[1:]] == before, "final before the close"
    chat(wire, rounds=3)
    check_agreement(wire)
    assert (JournalId(0, 2), 0) in finals(wire[2])


def close_that_waits() -> None:
    """What one of the others names is closed only once it is held."""
    wire = spoken(trio())
    disk = wire[0].store.copy()
    wire[0].say("only the second gets this")
    wire.deliver([each for each in wire.take() if each[1].party == 1])
    wire.take()
    restore(wire, 0, disk)
    wire.deliver([each for each in wire.take() if each[0] == 0])
    wire.take()
    for node in wire.nodes[1:]:
        node.say("named")
    wire.deliver([each for each in wire.take() if each[1].party == 0])
    wire.connect()
    chat(wire)
    check_agreement(wire)
    assert wire[2].alarms() == {"new-incarnation"}


def low_close() -> None:
    """A close below what was named has no effect."""
    wire = spoken(trio())
    forger = next_forger(wire[0])
    heads: list[Head] = []
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(0))
        node.say("named")
        heads.append(Forger(node).head())
    wire.deliver([each for each in wire.take() if each[1].party])
    low = Forger(wire[0]).head(1)
    forger.say(Kind.CLOSE, content=Close((End(1, 1, low.root),)), seen=tuple(heads))
    give(wire[1], 0, forger.range(1))
    assert "close-contradicts" in wire[1].alarms()
    assert suspended(wire[1]) == [0]
    assert "journals-closed" not in {fact.what for fact in wire[1].facts}


def renewed() -> None:
    wire = spoken(pair())
    before = wire[0].size(0)
    wire.clock.pass_ms(90_000_000)
    wire[0].say("a day later")
    assert wire[0].size(0) == before + 2


def honour() -> None:
    blown = storm(2, 2, steps=60)
    check_honour(blown)
    blown.mend()
    check_records(blown)


def old_kem_key() -> None:
    """A seed that was sealed to an older KEM key, and comes late, is opened all the same."""
    wire = spoken(pair())
    wire[0].say("of the day before")
    first = wire.take()
    wire.clock.pass_ms(90_000_000)
    wire[0].say("begins an epoch, dealt to the key that is known")
    late = wire.take()
    wire[1].say("begins an epoch too, with a new key")
    wire.deliver(first)
    wire.take()
    wire.deliver(late)
    assert wire[1].texts(0)[-1].startswith("begins an epoch, dealt")


def orphan() -> None:
    """What stands beyond a close is kept, and never ordered."""
    wire = spoken(trio())
    disk = wire[0].store.copy()
    wire[0].say("nobody gets this in time")
    late = wire.take()
    restore(wire, 0, disk)
    wire.connect()
    chat(wire, rounds=2)
    before = wire[1].places()
    wire.deliver(late)
    wire.settle()
    orphaned = wire[1].texts(0)
    assert orphaned[-1] == "nobody gets this in time"
    assert (NORTH, wire[1].size(0) - 1) not in wire[1].places()
    assert wire[1].places()[: len(before)] == before


def rollback() -> None:
    wire = rolled_back()
    with pytest.raises(Contradiction):
        wire[0].say("said twice")


def lateness() -> None:
    """The asking side stored what it said an hour before it left."""
    wire = pair()
    (ref,) = wire[0].say("order", precedence=Precedence.FLASH)
    late = wire.take()
    wire.pass_ms(3_600_000)
    wire.deliver(late)
    wire.settle()
    wire[1].acknowledge(ref)
    wire.settle()
    assert [keeping.entry(node, ref)["ladder"]["sundria"]["late_s"] for node in wire.nodes] == [
        0,
        0,
    ]


def last_words() -> None:
    """What a party says that leaves has no place for who has adopted that, before all have."""
    wire = spoken(trio())
    wire[0].adopt(change(wire, leave=[2]))
    (ref,) = wire[2].say("too late")
    wire.settle()
    assert wire[0].size(2) == ref.seq + 1
    assert (ref.journal, ref.seq) not in wire[0].places()


STORIES: Mapping[str, Callable[[], None]] = {
    "sends-early": crash_before_commit,
    "any-signature": forged_root,
    "flat-tree": forged_root,
    "small-order": small_order_signature,
    "max-for-min": finality,
    "lamport-low": places,
    "orders-unseen": unresolved,
    "forgets-skipped": late_twin,
    "keeps-keys": message_key,
    "kem-keys-early": old_kem_key,
    "receipt-over-gap": gap,
    "no-swap": position,
    "any-leaf": another_leaf,
    "any-seed": seed_pin,
    "any-opening": opening,
    "any-gap": pinned_gap,
    "ahead-unchecked": ahead,
    "void-waits": void_seen,
    "any-receipt": foreign_receipt,
    "puts-off": steady,
    "unsigned": nothing_unsigned,
    "one-epoch": renewed,
    "any-close": low_close,
    "old-journal-grows": restored_node,
    "no-closing": restored_node,
    "closes-low": close_that_waits,
    "names-nothing": restored_node,
    "counts-orphans": orphan,
    "signs-twice": honour,
    "goes-on": rollback,
    "late-by-our-clock": lateness,
    "accuses-restored": stored_again,
    "flash-waits": flash_first,
    "shreds-silently": shredded,
    "unshreds": stays_shredded,
    "joins-below": newcomers_words,
    "left-grows": last_words,
    "tells-all": reads_no_further,
    "history-to-none": reads_since,
    "history-withheld": reads_all,
}


def test_every_planted_fault_has_a_story() -> None:
    assert len(MUTANTS) >= 25
    assert set(STORIES) == set(MUTANTS)


@pytest.mark.parametrize("name", STORIES)
def test_a_planted_fault_is_caught(name: str) -> None:
    story = STORIES[name]
    story()
    with planted(name), pytest.raises((AssertionError, pytest.fail.Exception)):
        story()


@pytest.mark.parametrize("check", [order_of_a_batch, packed, weather], ids=lambda c: c.__name__)
def test_checks_hold_for_the_true_code(check: Callable[[], None]) -> None:
    check()
