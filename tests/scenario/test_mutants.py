# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: SLF001 -- faults are planted inside
"""Planted faults: each is put into the code, and a quick check must then fail. The tests bite.

Every check also runs without a fault, so that what fails is the fault's doing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from tests.hostile import SALT, Forger, give, next_forger
from tests.lines import Node, Wire, pair, trio
from tests.restores import chat, check_agreement, finals, restore, suspended
from tests.storms import check_honour, check_records, storm
from wasl import limits, primitives
from wasl.errors import Contradiction, Unavailable
from wasl.line import (
    arrival,
    closing,
    delivery,
    epochs,
    evidence,
    far,
    ladder,
    receipts,
    steering,
    talk,
    windows,
)
from wasl.line.line import Arrived, Handed, Reached, Say, Utterance
from wasl.primitives import x_wing_public
from wasl.record import ends, order
from wasl.record.entry import Close, End, Keys, Kind, parse_entry
from wasl.record.merkle import Frontier
from wasl.steps import Draft, Outcome, Space
from wasl.store.memory import MemoryStore
from wasl.terms import Answer, Head, JournalId, OfficeId, Precedence, Ref
from wasl.wire import cold, text
from wasl.wire.epoch import seed_hash

Patch = Callable[[pytest.MonkeyPatch], None]
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


# ── faults ──────────────────────────────────────────────────────────────────────────────────────


def send_before_commit(patch: pytest.MonkeyPatch) -> None:
    def do(self: Node, event: object) -> Outcome:
        outcome = self.run(event)  # pyright: ignore[reportArgumentType]
        self.sent.extend(outcome.sends)
        if outcome.commit is not None:
            self.store.apply(outcome.commit)
        self.facts.extend(outcome.facts)
        return outcome

    patch.setattr(Node, "do", do)


def swallow(patch: pytest.MonkeyPatch, module: object, name: str) -> None:
    """Let a check that raises or returns None always pass."""
    patch.setattr(module, name, lambda *a, **k: None)


def max_for_min(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(order, "min", max, raising=False)


def lamport_off(patch: pytest.MonkeyPatch) -> None:
    whole = order._Placing._seen_lamport

    def off(*args: object) -> int | None:
        found = whole(*args)  # pyright: ignore[reportArgumentType]
        return found - 1 if found else found

    patch.setattr(order._Placing, "_seen_lamport", off)


def seen_not_waited_for(patch: pytest.MonkeyPatch) -> None:
    whole = order._Placing._seen_lamport
    patch.setattr(order._Placing, "_seen_lamport", lambda *a: whole(*a) or 0)


def skipped_keys_thrown_away(patch: pytest.MonkeyPatch) -> None:
    whole = epochs._without
    patch.setattr(epochs, "_without", lambda *a: dataclasses.replace(whole(*a), skipped=()))


def keys_never_deleted(patch: pytest.MonkeyPatch) -> None:
    swallow(patch, epochs, "use_keys")


def receipt_over_gap(patch: pytest.MonkeyPatch) -> None:
    whole = receipts.give_receipt

    def give(work: steering.Work, journal: JournalId):  # noqa: ANN202
        state = work.rows.journal(journal)
        assert state is not None
        work.rows._states[journal] = dataclasses.replace(state, held=state.size)
        receipt = yield from whole(work, journal)
        work.rows._states[journal] = state
        return receipt

    patch.setattr(receipts, "give_receipt", give)


def no_compare_and_swap(patch: pytest.MonkeyPatch) -> None:
    swallow(patch, Draft, "expect")


def any_leaf_moves_the_ladder(patch: pytest.MonkeyPatch) -> None:
    class Same:
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = object.__hash__

    patch.setattr(ladder, "leaf_hash", lambda data: Same())


def seed_unpinned(patch: pytest.MonkeyPatch) -> None:
    class Same(bytes):
        def __eq__(self, other: object) -> bool:
            return True

        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = bytes.__hash__

    patch.setattr(epochs, "seed_hash", lambda *a, **k: Same(32))


def opening_unchecked(patch: pytest.MonkeyPatch) -> None:
    class Same(bytes):
        def __ne__(self, other: object) -> bool:
            return False

        __eq__ = bytes.__eq__
        __hash__ = bytes.__hash__

    patch.setattr(far, "commitment", lambda salt, body: Same(32))


def gap_unpinned(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(far, "_is_known", lambda *a, **k: True)


def void_waits(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(far, "judge", lambda data, **place: parse_entry(data))


def receipts_unrooted(patch: pytest.MonkeyPatch) -> None:
    class Same(bytes):
        def __ne__(self, other: object) -> bool:
            return False

        __eq__ = bytes.__eq__
        __hash__ = bytes.__hash__

    patch.setattr(far.Work, "root", lambda self, journal, size: Same(32))


def timer_put_off(patch: pytest.MonkeyPatch) -> None:
    def note_sent(work: steering.Work, party: int, size: int) -> None:
        link = work.links[party]
        link.sent_size = max(link.sent_size, size)
        link.resend_tick_ms = work.now.tick_ms + limits.RESEND_AFTER_MS

    patch.setattr(delivery, "note_sent", note_sent)
    swallow(patch, delivery, "note_stored")


def shown_unsigned(patch: pytest.MonkeyPatch) -> None:
    """Believe a run without the signature that ends it."""
    swallow(patch, far, "verify_author")
    patch.setattr(arrival.Arrival, "_take_warm", _take_warm_at_once(arrival.Arrival._take_warm))


def _take_warm_at_once(whole: Callable[..., None]) -> Callable[..., None]:
    def take(self: arrival.Arrival, found: windows.Found, envelope: bytes) -> None:
        whole(self, found, envelope)
        self._waiting[found.journal].signed(found.seq + 1, bytes(64))

    return take


def ahead_unchecked(patch: pytest.MonkeyPatch) -> None:
    swallow(patch, evidence, "check_ahead")


def flat_tree(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Frontier, "root", lambda self: self.hashes[0] if self.hashes else SALT)


def never_renewed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(epochs, "is_due", lambda work, epoch: False)


def renewed() -> None:
    wire = spoken(pair())
    before = wire[0].size(0)
    wire.clock.pass_ms(90_000_000)
    wire[0].say("a day later")
    assert wire[0].size(0) == before + 2


def old_journal_grows(patch: pytest.MonkeyPatch) -> None:
    """Go on placing an older journal while it is not closed."""
    whole = order._Placing._limit

    def limit(self: order._Placing, journal: JournalId, state: Any) -> int:  # noqa: ANN401
        return state.held if self.ends[journal.party] is None else whole(self, journal, state)

    patch.setattr(order._Placing, "_limit", limit)


def least_for_most(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closing, "max", min, raising=False)


def doubled_journal(patch: pytest.MonkeyPatch) -> None:
    """Start again from the disk as it was before the last words: what has left is said anew."""
    disks: dict[int, MemoryStore] = {}

    def restart(self: Node) -> None:
        self.store = disks.get(id(self), self.store)
        self.line = self.new_line()

    whole = Node.say

    def say(self: Node, *texts: str, **how: Any) -> list[Ref]:  # noqa: ANN401
        disks[id(self)] = self.store.copy()
        return whole(self, *texts, **how)

    patch.setattr(Node, "restart", restart)
    patch.setattr(Node, "say", say)


def honour() -> None:
    blown = storm(2, 2, steps=60)
    check_honour(blown)
    blown.mend()
    check_records(blown)


MUTANTS: Mapping[str, tuple[Patch, Callable[[], None]]] = {
    "sends before it commits": (send_before_commit, crash_before_commit),
    "accepts any author's signature": (lambda p: swallow(p, far, "verify_author"), forged_root),
    "takes the first hash for the root": (flat_tree, forged_root),
    "takes points of small order": (
        lambda p: p.setattr(primitives, "_ODD_POINTS", frozenset()),
        small_order_signature,
    ),
    "takes max for min in finality": (max_for_min, finality),
    "counts lamport one too low": (lamport_off, places),
    "orders before what was seen is held": (seen_not_waited_for, unresolved),
    "forgets keys of overtaken messages": (skipped_keys_thrown_away, late_twin),
    "never deletes a message key": (keys_never_deleted, message_key),
    "gives receipts over a gap": (receipt_over_gap, gap),
    "appends without compare-and-swap": (no_compare_and_swap, position),
    "lets an ack of another leaf move the ladder": (any_leaf_moves_the_ladder, another_leaf),
    "takes any seed": (seed_unpinned, seed_pin),
    "takes any opening": (opening_unchecked, opening),
    "fills a gap with anything": (gap_unpinned, pinned_gap),
    "leaves a wrong entry where it was proven ahead": (ahead_unchecked, ahead),
    "lets void entries see": (void_waits, void_seen),
    "counts receipts over any root": (receipts_unrooted, foreign_receipt),
    "puts off what was lost": (timer_put_off, steady),
    "shows what is not signed": (shown_unsigned, nothing_unsigned),
    "never begins a new epoch": (never_renewed, renewed),
    "takes any close": (lambda p: p.setattr(ends, "_counts", lambda *a: True), low_close),
    "goes on with an old journal": (old_journal_grows, restored_node),
    "begins a journal as if there were none before": (
        lambda p: p.setattr(order._Placing, "_closing_lamport", lambda *a: 0),
        restored_node,
    ),
    "closes at the least that is named": (least_for_most, close_that_waits),
    "names no older journal": (
        lambda p: p.setattr(closing, "name_older", lambda work, later: []),
        restored_node,
    ),
    "signs a position twice after a lost answer": (doubled_journal, honour),
}


@contextmanager
def planted(fault: Patch) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        fault(patch)
        yield


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_fault_is_caught(name: str) -> None:
    fault, check = MUTANTS[name]
    check()
    with planted(fault), pytest.raises((AssertionError, pytest.fail.Exception)):
        check()


@pytest.mark.parametrize("check", [order_of_a_batch, packed, weather], ids=lambda c: c.__name__)
def test_checks_hold_for_the_true_code(check: Callable[[], None]) -> None:
    check()
