# SPDX-License-Identifier: Apache-2.0
"""Line checks: each in its hour, counted as they were answered, and silence that is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.keeping import (
    HOUR_MS,
    MINUTE_MS,
    check_if_due,
    entries,
    entry,
    pass_time,
    peer,
    to_hour,
    utter,
)
from tests.lines import Wire, line_of, pair, rolled_back, trio
from wasl.line import checks, talk
from wasl.line.line import Reached, Tick
from wasl.line.talk import Announced
from wasl.record.entry import Kind
from wasl.terms import Precedence, Ref

FLASH_MS = 10 * MINUTE_MS
NOTHING = {"asked": 0, "answered": 0, "late": 0, "open": 0}


def surprise(text: str = "") -> talk.Check:
    return talk.Check(None, "", text, "Haddad")


def counts(wire: Wire, node: int, party: int, kind: str = "scheduled") -> tuple[int, ...]:
    found = peer(wire[node], party)["checks"][kind]
    return tuple(found[key] for key in ("asked", "answered", "late", "open"))


# ── the schedule ────────────────────────────────────────────────────────────────────────────────


@given(
    now_s=st.integers(0, 1 << 34),
    members=st.lists(st.integers(0, 255), min_size=2, max_size=60, unique=True),
    every_s=st.sampled_from((600, 3_600, 7_200, 86_400)),
)
def test_each_hour_is_the_turn_of_exactly_one_party(
    now_s: int, members: list[int], every_s: int
) -> None:
    turns = [checks.turn(now_s, party=p, members=members, every_s=every_s) for p in members]
    (hour_s,) = [turn for turn in turns if turn is not None]
    assert hour_s <= now_s < hour_s + every_s
    assert hour_s % every_s == 0
    order = sorted(members)
    expected = order[hour_s // every_s % len(order)]
    assert turns[members.index(expected)] == hour_s


@pytest.mark.parametrize("make", [pair, trio])
def test_a_day_of_checks_one_an_hour_by_turns(make: Callable[[], Wire]) -> None:
    wire = make()
    to_hour(wire, 0)
    wire.clock.pass_ms(-MINUTE_MS)
    written = pass_time(wire, 24 * HOUR_MS)
    assert len(written) == 24
    parties = len(wire.nodes)
    for number, (index, ref) in enumerate(written):
        assert index == number % parties
        said = entry(wire[index], ref)
        assert (said["kind"], said["precedence"]) == ("check", "priority")
        assert said["traffic"] == "operation"
        assert said["detail"]["hour"] == said["time"][:14] + "00:00Z"
        for node in wire.nodes:
            assert entry(node, ref)["detail"] == said["detail"]


def test_charter_may_say_another_interval() -> None:
    wire = pair(check_every_s=7_200)
    to_hour(wire, 0)
    written = pass_time(wire, 24 * HOUR_MS)
    assert len(written) in (12, 13)
    assert {index for index, _ in written} == {0, 1}


def test_no_check_is_made_up_for_an_hour_that_has_passed() -> None:
    wire = pair()
    to_hour(wire, 0)
    assert check_if_due(wire[0]) is not None
    assert check_if_due(wire[0]) is None, "one for each hour"
    wire.settle()
    wire[0].restart()
    assert check_if_due(wire[0]) is None, "also after a restart"
    wire.clock.pass_ms(5 * HOUR_MS)  # the node was down: in between it had two hours of its own
    assert check_if_due(wire[0]) is None, "this hour is not ours"
    wire.clock.pass_ms(HOUR_MS)
    assert check_if_due(wire[0]) is not None
    assert len(entries(wire[0], 0, Kind.CHECK)) == 2


def test_clock_that_is_set_back_does_not_ask_twice_for_an_hour() -> None:
    wire = pair()
    to_hour(wire, 0)
    assert check_if_due(wire[0]) is not None
    wire.settle()
    wire.clock.utc_ms += 8_760 * HOUR_MS
    assert check_if_due(wire[0]) is not None, "as far as this clock knows"
    wire.settle()
    wire.clock.utc_ms -= 8_760 * HOUR_MS
    assert check_if_due(wire[0]) is None
    wire.clock.pass_ms(2 * HOUR_MS)
    assert check_if_due(wire[0]) is not None, "a clock that ran ahead does not end the checks"


def test_line_that_is_down_is_not_asked_again_and_again() -> None:
    wire = pair()
    wire.cut()
    to_hour(wire, 0)
    for _ in range(48):
        wire.clock.pass_ms(HOUR_MS)
        check_if_due(wire[0])
        wire.take()
    assert len(entries(wire[0], 0, Kind.CHECK)) == 1
    wire.connect()
    wire.tick(HOUR_MS)
    wire.settle()
    assert counts(wire, 0, 1) == (0, 0, 0, 0), "it came when its hour was over"
    assert counts(wire, 1, 0) == (0, 0, 0, 0)
    to_hour(wire, 0)
    assert check_if_due(wire[0]) is not None


def test_node_that_was_restored_from_an_older_copy_asks_nothing() -> None:
    wire = rolled_back()
    to_hour(wire, 0)
    assert check_if_due(wire[0]) is None


# ── counting ────────────────────────────────────────────────────────────────────────────────────


def test_scheduled_and_surprise_are_counted_apart_on_both_sides() -> None:
    wire = pair()
    to_hour(wire, 0)
    (one, _), ref = wire.nodes, check_if_due(wire[0])
    assert ref is not None
    assert peer(one, 1)["checks"]["scheduled"] == NOTHING, "not asked before it is stored"
    wire.settle()
    assert counts(wire, 0, 1) == (1, 0, 0, 1)
    assert peer(wire[1], 0)["checks"]["by_us"]["scheduled"]["open"] == 1
    wire[1].acknowledge(ref)
    wire.settle()
    for text in ("Ici Northland.", "Et encore."):
        utter(wire[0], surprise(text), checks.PRECEDENCE)
    wire.settle()
    mine, theirs = peer(wire[0], 1)["checks"], peer(wire[1], 0)["checks"]["by_us"]
    assert mine["scheduled"] == {"asked": 1, "answered": 1, "late": 0, "open": 0}
    assert mine["surprise"] == {"asked": 2, "answered": 0, "late": 0, "open": 2}
    for key in ("scheduled", "surprise", "trend", "last_answered"):
        assert mine[key] == theirs[key], key
    assert mine["last_answered"] is not None
    assert peer(wire[1], 0)["checks"]["scheduled"] == NOTHING, "the other direction is another"


def test_late_answer_is_counted_as_late_and_by_the_limit_for_flash() -> None:
    wire = pair()
    in_time = utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    wire.clock.pass_ms(FLASH_MS)
    wire[1].acknowledge(in_time)
    late = utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    wire.clock.pass_ms(FLASH_MS + 1_000)
    wire[1].acknowledge(late)
    wire[1].acknowledge(late)  # the first one counts
    wire.settle()
    assert counts(wire, 0, 1, "surprise") == (2, 1, 1, 0)
    assert entry(wire[0], in_time)["ladder"]["sundria"]["late_s"] == 0
    assert entry(wire[0], late)["ladder"]["sundria"]["late_s"] == 1


def test_check_out_of_its_turn_is_a_surprise_whatever_it_calls_itself() -> None:
    wire = pair()
    to_hour(wire, 0)
    hour_s = wire.clock.utc_ms // 1000
    for claimed in (hour_s, hour_s - 7_200, hour_s + 7_200, hour_s + 1):
        utter(wire[1], talk.Check(claimed, "", "", ""), checks.PRECEDENCE)
    utter(wire[0], talk.Check(hour_s, "", "", ""), checks.PRECEDENCE)
    utter(wire[0], talk.Check(hour_s, "", "", ""), checks.PRECEDENCE)
    wire.settle()
    assert counts(wire, 1, 0)[0] == 0
    assert counts(wire, 1, 0, "surprise")[0] == 4
    assert (counts(wire, 0, 1)[0], counts(wire, 0, 1, "surprise")[0]) == (1, 1), "twice an hour"


def test_each_party_of_three_is_counted_for_itself() -> None:
    wire = trio()
    ref = utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    wire[2].acknowledge(ref)
    wire.settle()
    assert counts(wire, 0, 1, "surprise") == (1, 0, 0, 1)
    assert counts(wire, 0, 2, "surprise") == (1, 1, 0, 0)
    assert counts(wire, 1, 2, "surprise") == (0, 0, 0, 0), "of others' checks nothing is counted"


def test_trend_shows_the_last_seven_days() -> None:
    wire = pair()
    for day in range(9):
        ref = utter(wire[0], surprise(), checks.PRECEDENCE)
        wire.settle()
        if day % 2 == 0:
            wire[1].acknowledge(ref)
        wire.settle()
        if day < 8:
            wire.clock.pass_ms(24 * HOUR_MS)
    trend = peer(wire[0], 1)["checks"]["trend"]["surprise"]
    assert [day["asked"] for day in trend] == [1] * 7
    assert [day["answered"] for day in trend] == [1, 0, 1, 0, 1, 0, 1]
    assert counts(wire, 0, 1, "surprise") == (9, 5, 0, 4)
    wire.clock.pass_ms(30 * 24 * HOUR_MS)
    assert {day["asked"] for day in peer(wire[0], 1)["checks"]["trend"]["surprise"]} == {0}


def test_answer_that_comes_before_any_receipt_counts_once() -> None:
    """Who has taken a check has it stored: an acknowledgement is enough."""
    wire = pair()
    ref = utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.deliver(wire.take())
    receipts = wire.take()
    wire[1].acknowledge(ref)
    wire.deliver(wire.take())
    assert counts(wire, 0, 1, "surprise") == (1, 1, 0, 0)
    wire.deliver(receipts)
    wire.settle()
    assert counts(wire, 0, 1, "surprise") == (1, 1, 0, 0)


def test_acknowledgement_of_other_bytes_answers_nothing() -> None:
    wire = pair()
    ref = utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    utter(
        wire[1],
        talk.Acknowledgement(
            Ref(ref.journal, ref.seq, bytes(32)), talk.Answer.RECEIVED, "", 0, None, ""
        ),
    )
    wire.settle()
    assert counts(wire, 0, 1, "surprise") == (1, 0, 0, 1)


# ── alarms ──────────────────────────────────────────────────────────────────────────────────────


def test_check_that_nobody_answers_raises_an_alarm_on_ticks_alone() -> None:
    wire = pair()
    utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    wire[0].do(Tick())
    wire.clock.utc_ms += 24 * HOUR_MS  # the clock is set: no time has passed
    wire[0].do(Tick())
    assert "check-unanswered" not in wire[0].alarms()
    wire.clock.utc_ms -= 48 * HOUR_MS
    wire.tick(FLASH_MS - 1)
    assert "check-unanswered" not in wire[0].alarms()
    wire.clock.tick_ms += 1
    wire[0].do(Tick())
    assert "check-unanswered" in wire[0].alarms()
    assert "check-unanswered" not in wire[1].alarms(), "it asked for nothing"


def test_check_that_is_answered_or_never_stored_raises_none() -> None:
    wire = pair()
    ref = utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    wire.tick(FLASH_MS // 2)
    wire[1].acknowledge(ref)
    wire.settle()
    wire.tick(10 * FLASH_MS)
    wire.settle()
    wire.cut()
    utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.take()
    wire.tick(10 * FLASH_MS)
    assert "check-unanswered" not in wire[0].alarms()


@pytest.mark.parametrize("excuse", ["outage", "suspension"])
def test_check_that_is_excused_raises_none(excuse: str) -> None:
    wire = pair()
    now_s = wire.clock.utc_ms // 1000
    utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    if excuse == "outage":
        utter(wire[1], talk.Service(Announced.OUTAGE, now_s, now_s + 7_200, "Power.", ""))
    else:
        utter(wire[1], talk.Suspension((Kind.CHECK,), "Storm", ""))
    wire.settle()
    wire.tick(3 * FLASH_MS)
    wire.tick(3 * FLASH_MS)
    assert wire[0].alarms() == set()
    if excuse == "outage":
        for _ in range(12):
            wire.tick(FLASH_MS // 2)
        assert "check-unanswered" not in wire[0].alarms(), "the wait begins when it is over"
        wire.tick(FLASH_MS // 2)
        assert "check-unanswered" in wire[0].alarms()


def test_suspended_check_is_not_asked() -> None:
    wire = pair()
    utter(wire[1], talk.Suspension((Kind.CHECK,), "Storm", ""))
    wire.settle()
    to_hour(wire, 0)
    assert check_if_due(wire[0]) is None
    utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    assert counts(wire, 0, 1, "surprise") == (0, 0, 0, 0)
    utter(wire[1], talk.Resumption((Kind.CHECK,), "", (), ""))
    wire.settle()
    assert check_if_due(wire[0]) is not None


def test_party_that_is_heard_no_more_raises_an_alarm_once() -> None:
    wire = pair()
    wire.tick(1_000)
    wire.settle()
    wire.cut()
    wire.clock.utc_ms += 1_000 * HOUR_MS
    wire.tick(2 * HOUR_MS - 1_000)
    assert "line-silent" not in wire[0].alarms(), "two intervals have not passed on the tick"
    wire.tick(2_000)
    assert "line-silent" in wire[0].alarms()
    wire[0].facts.clear()
    wire.tick(24 * HOUR_MS)
    assert "line-silent" not in wire[0].alarms(), "once for each silence"


def test_line_of_which_all_is_well_is_never_silent() -> None:
    for make in (pair, trio):
        wire = make()
        pass_time(wire, 48 * HOUR_MS)
        for node in wire.nodes:
            assert "line-silent" not in node.alarms()


def test_announced_outage_explains_silence_until_it_is_over() -> None:
    wire = pair()
    now_s = wire.clock.utc_ms // 1000
    utter(wire[1], talk.Service(Announced.OUTAGE, now_s, now_s + 36_000, "Power.", ""))
    wire.settle()
    wire.cut()
    for _ in range(10):
        wire.tick(HOUR_MS)
    assert "line-silent" not in wire[0].alarms()
    assert "line-silent" in wire[1].alarms(), "who announced it hears nobody either"
    for _ in range(3):
        wire.tick(HOUR_MS)
    assert "line-silent" in wire[0].alarms()


def test_party_that_was_never_heard_has_not_fallen_silent() -> None:
    from wasl.sim.parties import NORTHLAND, SUNDRIA

    wire = line_of(NORTHLAND, SUNDRIA)
    wire[0].do(Reached(1))
    wire.take()
    wire.tick(0)
    wire.tick(100 * HOUR_MS)
    assert wire[0].alarms() == set()


def test_precedence_of_a_check_stays_its_own() -> None:
    assert checks.PRECEDENCE is Precedence.PRIORITY
    wire = pair(ack_within_s=replace(pair()[0].charter.ack_within_s, flash=60))
    ref = utter(wire[0], surprise(), checks.PRECEDENCE)
    wire.settle()
    wire.clock.pass_ms(61_000)
    wire[1].acknowledge(ref)
    wire.settle()
    assert counts(wire, 0, 1, "surprise") == (1, 0, 1, 0)
