# SPDX-License-Identifier: Apache-2.0
"""Deadlines: what a wrong clock can do, and what it can never do."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.architecture.tree import modules, parsed, short
from wasl import due, limits
from wasl.due import ClockSteps, LapseState, Pause, Step, Waiting, Watchfulness
from wasl.terms import Now

YEAR_MS = 366 * 86_400_000
START = ClockSteps("a", 5_000, 1_795_000_000_000)

moments = st.lists(
    st.tuples(
        st.integers(0, 10_000_000),  # ms that really pass
        st.one_of(st.just(0), st.integers(-YEAR_MS, YEAR_MS)),  # how the wall clock is set
        st.sampled_from(["look", "restart", "reboot", "stand"]),
    ),
    max_size=20,
)


def lived(happened: list[tuple[int, int, str]]) -> tuple[ClockSteps, int, int]:
    """(what was measured, what has really passed, how far the clock was really set)."""
    steps, raw, utc, passed, was_set = START, START.raw_ms, START.utc_ms, 0, 0
    for ms, jump, how in happened:
        passed += ms
        raw += ms
        utc += jump + (0 if how == "stand" else ms)
        was_set += jump - (ms if how == "stand" else 0)
        if how == "reboot":
            raw = 17
            steps = steps.resume("b" + str(passed), utc_ms=utc, raw_ms=raw)
        elif how == "restart":
            steps = steps.resume(steps.boot, utc_ms=utc, raw_ms=raw)
        else:
            steps = steps.look(utc_ms=utc, raw_ms=raw)
    return steps, passed, was_set


@given(moments)
def test_never_more_time_is_counted_than_has_passed(happened: list[tuple[int, int, str]]) -> None:
    steps, passed, was_set = lived(happened)
    assert 0 <= steps.tick_ms <= passed
    if not any(how == "reboot" for _, _, how in happened):
        assert steps.tick_ms == passed, "and none is lost while the machine runs"
        assert steps.set_ms + steps.drift_ms == was_set
        assert abs(steps.drift_ms) < limits.CLOCK_STEP_MS


@given(moments, st.integers(1, 30_000), st.booleans(), st.booleans())
def test_nothing_is_overdue_before_its_time(
    happened: list[tuple[int, int, str]], limit_s: int, stored: bool, shown: bool
) -> None:
    waiting = Waiting(0, 0 if stored else None, shown=shown)
    steps, passed, _ = lived(happened)
    if due.overdue(waiting, limit_s=limit_s, tick_ms=steps.tick_ms) is not None:
        assert passed >= limit_s * 1000
    left = due.may_lapse_in_ms(waiting, limit_s=limit_s, tick_ms=steps.tick_ms)
    assert (left is not None) == stored
    if left is not None and left <= 0:
        assert passed >= limit_s * 1000


def test_a_look_that_goes_back_measures_nothing() -> None:
    back = START.look(utc_ms=START.utc_ms + 9_000, raw_ms=START.raw_ms - 1)
    assert (back.tick_ms, back.set_ms) == (0, 0)


def test_an_unknown_start_of_the_machine_is_another_one() -> None:
    unknown = replace(START, boot="", tick_ms=70)
    gone_on = unknown.resume("", utc_ms=START.utc_ms, raw_ms=START.raw_ms + 10_000)
    assert gone_on.tick_ms == 70


def test_small_steps_add_up() -> None:
    """A clock at half its pace, looked at each second."""
    steps = START
    for second in range(1, 61):
        steps = steps.look(utc_ms=START.utc_ms + 500 * second, raw_ms=START.raw_ms + 1000 * second)
    assert steps.set_ms == -30_000
    assert due.as_set_now_ms(1_000_000, set_then_ms=0, set_now_ms=steps.set_ms) == 970_000


# ── late ────────────────────────────────────────────────────────────────────────────────────────


@given(
    stored=st.integers(0, 1 << 40),
    took=st.integers(0, 1 << 20),
    limit=st.integers(1, 1 << 20),
    skew=st.integers(-(1 << 30), 1 << 30),
)
def test_skew_drops_out(stored: int, took: int, limit: int, skew: int) -> None:
    late = due.late_s(stored_s=stored, acknowledged_s=stored + took, limit_s=limit)
    assert late == max(0, took - limit)
    shifted = due.late_s(stored_s=stored + skew, acknowledged_s=stored + skew + took, limit_s=limit)
    assert shifted == late


@pytest.mark.parametrize(
    ("changes", "late"),
    [
        ({}, 40),
        ({"acknowledged_s": 999}, None),  # set back in between
        ({"receipt_s": 999}, None),  # the receipt is older than what it says
        ({"receipt_s": 1_000}, 40),
        ({"receipt_s": 5_000}, 40),  # a later receipt contradicts nothing
        ({"unopened_s": 1_599}, None),  # it could not read it, and said so in time
        ({"unopened_s": 1_600}, 40),
        ({"acknowledged_s": 1_600}, 0),
    ],
)
def test_three_cases_are_no_lateness(changes: dict[str, int], late: int | None) -> None:
    usual = {"stored_s": 1_000, "acknowledged_s": 1_640, "limit_s": 600}
    assert due.late_s(**{**usual, **changes}) == late


# ── overdue ─────────────────────────────────────────────────────────────────────────────────────

LIMIT_S = 600


def at(waiting: Waiting, tick_ms: int, pause: Pause = due.RUNNING) -> tuple[Step, int] | None:
    found = due.overdue(waiting, limit_s=LIMIT_S, tick_ms=tick_ms, pause=pause)
    return None if found is None else (found.step, found.since_ms)


@pytest.mark.parametrize(
    ("waiting", "step", "since_ms"),
    [
        (Waiting(1_000), Step.NOT_STORED, 601_000),
        (Waiting(1_000, 5_000), Step.NOT_SHOWN, 605_000),
        (Waiting(1_000, 5_000, shown=True), Step.NOT_ACKNOWLEDGED, 605_000),
        (
            Waiting(1_000, 5_000, acknowledged=True, reply_ms=9_000_000),
            Step.NOT_ANSWERED,
            9_001_000,
        ),
    ],
)
def test_overdue_names_the_last_step(waiting: Waiting, step: Step, since_ms: int) -> None:
    assert at(waiting, since_ms - 1) is None
    assert at(waiting, since_ms) == (step, since_ms)
    assert due.remaining_ms(waiting, limit_s=LIMIT_S, tick_ms=since_ms - 7) == 7


def test_what_was_stored_late_gets_its_whole_time() -> None:
    """An hour without a line is no silence of theirs."""
    assert at(Waiting(0), 3_600_000) == (Step.NOT_STORED, 600_000)
    assert at(Waiting(0, 3_600_000), 3_600_001) is None


@pytest.mark.parametrize(
    "waiting",
    [Waiting(0, 0, stopped=True), Waiting(0, stopped=True), Waiting(0, 0, acknowledged=True)],
)
def test_some_clocks_stand_still(waiting: Waiting) -> None:
    assert at(waiting, 1 << 50) is None
    assert due.remaining_ms(waiting, limit_s=LIMIT_S, tick_ms=1 << 50) is None
    assert due.may_lapse_in_ms(waiting, limit_s=LIMIT_S, tick_ms=1 << 50) is None


def test_a_suspension_stops_the_clock_and_its_end_begins_it() -> None:
    waiting = Waiting(0, 0)
    assert at(waiting, 1 << 50, Pause(paused=True)) is None
    assert at(waiting, 1_599_999, Pause(resumed_ms=1_000_000)) is None
    assert at(waiting, 1_600_000, Pause(resumed_ms=1_000_000)) == (Step.NOT_SHOWN, 1_600_000)
    assert due.chain_from_ms(waiting, pause=Pause(paused=True)) is None
    assert due.chain_from_ms(waiting, pause=Pause(resumed_ms=1_000_000)) == 1_000_000


# ── lapse ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("counts", "acknowledged", "proven", "state"),
    [
        (False, True, True, LapseState.VOID),
        (True, True, True, LapseState.ANSWERED),
        (True, False, True, LapseState.PROVEN),
        (True, False, False, LapseState.OPEN),
    ],
)
def test_states_of_a_lapse(
    counts: bool, acknowledged: bool, proven: bool, state: LapseState
) -> None:
    assert due.lapse_state(counts=counts, acknowledged=acknowledged, proven=proven) is state


def test_only_their_own_clock_beyond_the_limit_proves() -> None:
    assert not due.proves_lapse(receipt_s=1_000, limit_s=600, time_s=1_599)
    assert due.proves_lapse(receipt_s=1_000, limit_s=600, time_s=1_600)
    assert due.outlasts(receipt_s=1_000, limit_s=600, unopened_s=None)
    assert due.outlasts(receipt_s=1_000, limit_s=600, unopened_s=1_600)
    assert not due.outlasts(receipt_s=1_000, limit_s=600, unopened_s=1_599)


# ── chains and desks ────────────────────────────────────────────────────────────────────────────


def test_stages_are_neither_passed_over_nor_repeated() -> None:
    afters_s = (15, 120, 480)
    assert due.stages_due(afters_s, from_ms=1_000, tick_ms=15_999) == []
    assert due.stages_due(afters_s, from_ms=1_000, tick_ms=16_000) == [0]
    assert due.stages_due(afters_s, from_ms=1_000, tick_ms=1 << 40, fired=()) == [0, 1, 2]
    assert due.stages_due(afters_s, from_ms=1_000, tick_ms=1 << 40, fired={1}) == [0, 2]


def test_a_chain_counts_from_the_arrival_then_from_the_time_to_reply_by() -> None:
    assert due.chain_from_ms(Waiting(7, 7)) == 7
    assert due.chain_from_ms(Waiting(7, 7, stopped=True)) is None
    assert due.chain_from_ms(Waiting(7, 7, acknowledged=True)) is None
    assert due.chain_from_ms(Waiting(7, 7, acknowledged=True, reply_ms=100)) == 107


@pytest.mark.parametrize(
    ("quiet_s", "state"),
    [
        (0, Watchfulness.AWAKE),
        (19, Watchfulness.AWAKE),
        (20, Watchfulness.ASK),
        (25, Watchfulness.LOUDER),
        (30, Watchfulness.NEXT_ROLE),
        (40, Watchfulness.SECOND_PATH),
        (400, Watchfulness.SECOND_PATH),
    ],
)
def test_a_desk_that_nobody_touches(quiet_s: int, state: Watchfulness) -> None:
    assert due.watchfulness((20, 25, 30, 40), quiet_ms=quiet_s * 1000) is state


# ── telling times ───────────────────────────────────────────────────────────────────────────────


def test_times_are_told_by_the_clock_as_it_is_set_now() -> None:
    now = Now(utc_ms=1_000_000, tick_ms=50_000)
    assert due.utc_of_tick(20_000, now) == 970_000
    assert due.utc_after_s(1, now) == 1_001
    assert (due.whole_s(1), due.whole_s(1_000), due.whole_s(1_001)) == (1, 1, 2)
    assert due.has_passed(1_000, now)
    assert not due.has_passed(1_001, now)
    assert due.span_ms(10, 12) == 2_000
    assert due.span_ms(12, 12) is None


DEADLINES = {"limit_s", "reply_by_s", "reply_ms", "deadline", "deadline_ms", "stored_ms", "late_s"}


def names_in(node: ast.AST) -> set[str]:
    found = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return found | {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def test_nobody_else_computes_with_deadlines() -> None:
    ordering = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
    wrong = [
        f"{short(path)}:{node.lineno}"
        for path in modules()
        if path.name != "due.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.BinOp)
        or (isinstance(node, ast.Compare) and isinstance(node.ops[0], ordering))
        if names_in(node) & DEADLINES
    ]
    assert not wrong, "deadline arithmetic belongs into wasl/due.py"
