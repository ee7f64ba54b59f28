# SPDX-License-Identifier: Apache-2.0
"""FLASH does not wait behind ROUTINE: gaps, proofs, batches, and entries that come too late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.lines import Node, Wire, pair, trio
from wasl.line.ladder import ladder
from wasl.line.line import Arrived, Handed, Tick
from wasl.record.merkle import leaf_hash
from wasl.sim.forger import Forger, give
from wasl.steps import Send
from wasl.terms import Answer, JournalId, Precedence

FLASH, ROUTINE = Precedence.FLASH, Precedence.ROUTINE
NORTH = JournalId(0, 1)


def ready(wire: Wire) -> Wire:
    """Both have spoken, so the epochs that new messages travel in are dealt."""
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


def leave(wire: Wire) -> list[Send]:
    """What has left since, and travels."""
    return [send for _, send in wire.take()]


def arrive(node: Node, sender: int, sends: Sequence[Send]) -> None:
    node.do(Arrived(sender, tuple(send.envelope for send in sends)))


def receipt_size(wire: Wire) -> int:
    """How far party 1 has given receipts for the journal of party 0."""
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    newest = wire[0].rows.newest_receipt(state.number, 1)
    return newest.size if newest is not None else 0


def test_a_flash_is_read_before_the_seed_of_its_epoch_has_come() -> None:
    """A routine message began the epoch, and stands before the FLASH on a slow bearer."""
    wire = ready(pair())
    wire.tick(90_000_000)
    wire.settle()
    wire[0].say("begins an epoch")
    late = leave(wire)
    wire[0].say("hold your fire", precedence=FLASH)
    urgent = [send for send in leave(wire) if send.precedence == FLASH]
    arrive(wire[1], 0, urgent)
    assert wire[1].texts(0) == ["ready", "hold your fire"]
    arrive(wire[1], 0, late)
    assert wire[1].texts(0) == ["ready", "begins an epoch", "hold your fire"]


def test_a_second_flash_is_read_before_the_seed_too() -> None:
    """The first was handed over before what is older: that says nothing of the seed."""
    wire = ready(pair())
    wire.tick(90_000_000)
    wire.settle()
    wire[0].say("begins an epoch")
    late = leave(wire)
    for text in ("hold your fire", "and answer"):
        wire[0].say(text, precedence=FLASH)
        urgent = [send for send in leave(wire) if send.precedence == FLASH]
        arrive(wire[1], 0, urgent)
        wire[0].do(Handed(1, max(send.own_size for send in urgent)))
    assert wire[1].texts(0) == ["ready", "hold your fire", "and answer"]
    arrive(wire[1], 0, late)
    assert wire[1].texts(0) == ["ready", "begins an epoch", "hold your fire", "and answer"]


def test_a_flash_is_verified_and_answered_while_a_routine_is_missing() -> None:
    wire = ready(pair())
    held = wire[1].size(0)
    wire[0].say("a long routine report")
    late = leave(wire)
    (flash,) = wire[0].say("hold your fire", precedence=FLASH)
    arrive(wire[1], 0, leave(wire))

    assert wire[1].texts(0) == ["ready", "hold your fire"]
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert (state.size, state.held) == (held + 2, held)
    assert wire[1].rows.entry(state.number, held) is None
    assert wire[1].rows.leaf(state.number, held) is not None, "the missing entry is pinned"

    wire[1].acknowledge(flash, Answer.WILL_COMPLY)
    wire.settle()
    assert receipt_size(wire) == held, "a receipt never covers a gap"
    number = wire[0].rows.journal(NORTH)
    assert number is not None
    rungs = ladder(wire[0].store, number.number, flash.seq, 1)
    assert rungs.acknowledged is not None
    assert rungs.answered is not None

    arrive(wire[1], 0, late)
    wire.settle()
    assert wire[1].texts(0) == ["ready", "a long routine report", "hold your fire"]
    assert receipt_size(wire) == held + 2
    assert not wire[0].alarms() | wire[1].alarms()


def test_what_fills_a_gap_must_match_the_pinned_hash() -> None:
    wire = ready(pair())
    forger = Forger(wire[0])
    gap, flash = forger.say(body=b"true"), forger.say(body=b"flash")
    give(wire[1], 0, forger.range(gap, hide=[gap]))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert wire[1].rows.entry(state.number, flash) is not None

    other = forger.branch(gap)
    other.say(body=b"false")
    other.append(forger.entries[flash])
    give(wire[1], 0, other.range(gap))
    assert wire[1].rows.entry(state.number, gap) is None, "another entry has filled the gap"
    assert wire[1].alarms() >= {"fork"}
    give(wire[1], 0, forger.range(gap))
    row = wire[1].rows.entry(state.number, gap)
    assert row is not None
    assert row.data == forger.entries[gap]


def test_a_gap_is_named_only_for_lower_traffic_without_a_receipt() -> None:
    wire = ready(pair())
    wire[0].say("routine")
    wire.settle()
    sizes: list[int] = []
    for _ in range(2):
        wire[0].say("flash", precedence=FLASH)
        sizes += [len(send.envelope) for send in leave(wire)]
    assert abs(sizes[1] - sizes[0]) < 8, "no hashes: the first flash leaves first"
    wire.connect()
    wire.settle()
    wire[0].say("routine")
    routine = leave(wire)
    wire[0].do(Handed(1, max(send.own_size for send in routine)))
    wire[0].say("flash", precedence=FLASH)
    (send,) = leave(wire)
    assert len(send.envelope) > sizes[0] + 32, "a hash: it may be lost behind the bearer"


@pytest.mark.parametrize("missing", [8, 9, 40])
def test_beyond_eight_missing_entries_a_proof_goes(missing: int) -> None:
    wire = ready(pair())
    held = wire[1].size(0)
    for number in range(missing):
        wire[0].say(f"routine {number}")
    late = leave(wire)
    wire[0].say("flash", precedence=FLASH)
    urgent = leave(wire)
    assert len(urgent) == (1 if missing == 8 else 2)

    arrive(wire[1], 0, urgent)
    assert wire[1].texts(0)[-1] == "flash"
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert state.held == held
    wire.settle()
    assert receipt_size(wire) == held
    arrive(wire[1], 0, late)
    wire.settle()
    assert wire[1].texts(0)[1:] == [*(f"routine {n}" for n in range(missing)), "flash"]
    assert receipt_size(wire) == held + missing + 1


def test_a_batch_has_one_signature_and_is_shown_with_it() -> None:
    wire = ready(pair())
    wire[0].say("one", "two", "three")
    first, second, third = leave(wire)
    assert (
        len(third.envelope) - len(first.envelope) > 60 > len(second.envelope) - len(first.envelope)
    ), "one signature, at the end"
    arrive(wire[1], 0, [first, second])
    assert wire[1].texts(0) == ["ready"], "nothing is shown before its signature"
    assert not any(fact.what == "refused" for fact in wire[1].facts)
    arrive(wire[1], 0, [third])
    assert wire[1].texts(0) == ["ready", "one", "two", "three"]


def test_flash_ends_a_batch() -> None:
    wire = ready(pair())
    wire[0].say("one", "two", precedence=FLASH)
    first, second = leave(wire)
    arrive(wire[1], 0, [first])
    assert wire[1].texts(0)[-1] == "one"
    arrive(wire[1], 0, [second])
    assert wire[1].texts(0)[-1] == "two"


def test_a_lost_middle_of_a_batch_comes_again() -> None:
    wire = ready(pair())
    wire[0].say("one", "two", "three")
    first, _, third = leave(wire)
    arrive(wire[1], 0, [first, third])
    assert wire[1].texts(0) == ["ready"]
    wire.take()
    wire.tick(5_000)
    wire.settle()
    assert wire[1].texts(0) == ["ready", "one", "two", "three"]


def test_steady_traffic_does_not_put_off_what_was_lost() -> None:
    wire = ready(pair())
    wire[0].say("lost")
    wire.take()
    for number in range(4):
        wire[0].say(f"later {number}")
        wire.settle()
        wire.clock.pass_ms(2_000)
        wire[0].do(Tick())
        wire.settle()
    assert wire[1].texts(0)[:2] == ["ready", "lost"]


def test_waits_double_and_begin_anew_with_a_receipt() -> None:
    wire = ready(pair())
    wire[0].say("into the void")
    wire.take()
    waits, waited = [], 0
    for _ in range(400):
        wire.clock.pass_ms(1_000)
        waited += 1
        wire[0].do(Tick())
        if wire.take():
            waits.append(waited)
            waited = 0
    assert waits[:5] == [4, 4, 8, 16, 32]
    assert set(waits[5:]) == {60}
    wire.connect()
    assert wire[0].line.links[1].resend_wait_ms == 4_000


def test_a_text_comes_though_the_entry_was_proven_by_who_lacks_it() -> None:
    wire = ready(pair())
    forger = Forger(wire[0])
    first = forger.size
    for _ in range(10):
        forger.say(body=b"ahead")
    item = forger.proven(first + 9)
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    for opening in (None, b"junk", item.opening):
        assert wire[1].rows.opening(state.number, first + 9) is None
        give(wire[1], 0, replace(item, opening=opening))
    assert wire[1].rows.opening(state.number, first + 9) == item.opening


def test_an_entry_proven_ahead_never_stands_under_another_root() -> None:
    """The author proves one entry ahead, and puts another in its place before that is checked."""
    wire = ready(pair())
    forger = Forger(wire[0])
    first = forger.size
    for number in range(12):
        forger.say(body=b"%d" % number)
    give(wire[1], 0, forger.proven(first + 9))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    ahead = wire[1].rows.entry(state.number, first + 9)
    assert ahead is not None

    other = forger.branch(first)
    for number in range(11):
        other.say(body=b"other %d" % number)
    give(wire[1], 0, other.range(first))
    row = wire[1].rows.entry(state.number, first + 9)
    assert row is not None
    assert row.data == other.entries[first + 9]
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    for seq in range(state.held):
        held = wire[1].rows.entry(state.number, seq)
        assert held is not None
        assert leaf_hash(held.data) == wire[1].rows.leaf(state.number, seq)
    assert wire[1].alarms() == {"fork"}


def test_what_all_came_ahead_is_held_once_the_journal_reaches_it() -> None:
    wire = ready(pair())
    forger = Forger(wire[0])
    first = forger.size
    for number in range(3):
        forger.say(20, body=b"%d" % number)
    for seq in range(first, forger.size):
        give(wire[1], 0, forger.proven(seq))
    give(wire[1], 0, forger.range(first))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert state.held == state.size == forger.size
    assert (NORTH, first + 2) in wire[1].places()


def test_three_parties_hear_a_flash_over_a_gap() -> None:
    wire = ready(trio())
    wire[0].say("routine")
    wire.take()
    wire[0].say("flash", precedence=FLASH)
    for send in leave(wire):
        arrive(wire[send.party], 0, [send])
    assert wire[1].texts(0)[-1] == wire[2].texts(0)[-1] == "flash"


def test_a_second_flash_is_read_before_a_backlog_that_only_a_proof_overtook() -> None:
    """The first was handed over before what is older: that says nothing of the backlog."""
    wire = ready(pair())
    for number in range(9):
        wire[0].say(f"routine {number}")
    late = leave(wire)
    for text in ("flash", "second flash"):
        wire[0].say(text, precedence=FLASH)
        urgent = leave(wire)
        arrive(wire[1], 0, urgent)
        wire[0].do(Handed(1, max(send.own_size for send in urgent)))
        assert wire[1].texts(0)[-1] == text
    arrive(wire[1], 0, late)
    wire.settle()
    assert receipt_size(wire) == wire[0].size(0)


def test_a_second_flash_is_read_although_the_first_was_lost_behind_its_bearer() -> None:
    """What a bearer has handed over may still be lost: a node that dies before it has stored."""
    wire = ready(pair())
    wire[0].say("routine")
    leave(wire)
    wire[0].say("flash", precedence=FLASH)
    lost = leave(wire)
    wire[0].do(Handed(1, max(send.own_size for send in lost)))
    wire[0].say("second flash", precedence=FLASH)
    arrive(wire[1], 0, leave(wire))
    assert wire[1].texts(0)[-1] == "second flash"


def test_a_member_that_is_long_gone_does_not_keep_a_flash_from_the_others() -> None:
    """It lacks more than a gap can name; the others must get theirs all the same."""
    wire = ready(trio())
    for number in range(9):
        wire[0].say(f"routine {number}")
        wire.deliver([one for one in wire.take() if one[1].party == 1])
        wire.deliver([one for one in wire.take() if one[1].party == 0])
    wire[0].say("one more")
    leave(wire)
    wire[0].say("flash", precedence=FLASH)
    arrive(wire[1], 0, [send for send in leave(wire) if send.party == 1])
    assert wire[1].texts(0)[-1] == "flash"
