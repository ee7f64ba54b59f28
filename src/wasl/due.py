# SPDX-License-Identifier: Apache-2.0
"""Deadlines: what is late, overdue, lapsed (``docs/spec/06-delivery.md`` §2 to §4).

Rules:

1. *Late* and *lapsed* are facts of the record, each computed from one clock only: that of the party
   that acknowledged, or did not. Everyone who holds the same entries computes the same.
2. *Overdue*, countdowns and escalation are local. They run on this node's own tick, which never
   counts more time than has passed: no wall clock, however wrong, makes anything overdue.
3. What cannot be told is None, and never a guess. A wrong clock can hide a fact; it makes none.
4. This module is the only place with deadline arithmetic. Ticks and times are in ms unless their
   name says seconds.

It has no timers and reads no clock: whoever waits asks again with a later tick.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from wasl import limits
from wasl.terms import Now

# ── the time that has really passed ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ClockSteps:
    """What one node has measured of time.

    ``boot`` and ``raw_ms``: of which start of the machine the last look was, and its monotonic
    clock then. ``tick_ms``: what this node has counted in all, over its own restarts and those of
    the machine; the time for which the machine was off is not in it. ``set_ms``: by how much its
    wall clock was set while it was counted, forward positive. ``drift_ms``: the part of it that is
    too little to count, until it adds up.
    """

    boot: str
    raw_ms: int
    utc_ms: int
    tick_ms: int = 0
    set_ms: int = 0
    drift_ms: int = 0

    def look(self, *, utc_ms: int, raw_ms: int) -> ClockSteps:
        """Return what is known after another look at both clocks."""
        passed_ms = raw_ms - self.raw_ms
        if passed_ms < 0:  # no clock of this start of the machine: nothing was measured
            return replace(self, raw_ms=raw_ms, utc_ms=utc_ms)
        step_ms = self.drift_ms + utc_ms - self.utc_ms - passed_ms
        is_set = abs(step_ms) >= limits.CLOCK_STEP_MS
        tick_ms = self.tick_ms + passed_ms
        if is_set:
            return ClockSteps(self.boot, raw_ms, utc_ms, tick_ms, self.set_ms + step_ms)
        return ClockSteps(self.boot, raw_ms, utc_ms, tick_ms, self.set_ms, step_ms)

    def resume(self, boot: str, *, utc_ms: int, raw_ms: int) -> ClockSteps:
        """Return how a new process goes on: over the same start of the machine, or another."""
        if boot and boot == self.boot:
            return self.look(utc_ms=utc_ms, raw_ms=raw_ms)
        return replace(self, boot=boot, raw_ms=raw_ms, utc_ms=utc_ms)

    @property
    def now(self) -> Now:
        """The time of the last look."""
        return Now(self.utc_ms, self.tick_ms, self.set_ms)


def as_set_now_ms(kept_ms: int, *, set_then_ms: int, set_now_ms: int) -> int:
    """Return what our wall clock, as it is set now, would have read at ``kept_ms`` of old."""
    return kept_ms + set_now_ms - set_then_ms


def utc_of_tick(tick_ms: int, now: Now) -> int:
    """Return the wall clock at a tick that has passed, as the clock is set now."""
    return now.utc_ms - (now.tick_ms - tick_ms)


def utc_after_s(left_ms: int, now: Now) -> int:
    """Return the first whole second UTC, as our clock is set, that is ``left_ms`` away."""
    return -(-(now.utc_ms + left_ms) // 1000)


def whole_s(left_ms: int) -> int:
    """Return ms as seconds, rounded up: what is left is never told as nothing."""
    return -(-left_ms // 1000)


def has_passed(time_s: int, now: Now) -> bool:
    """Tell whether a time, in seconds UTC, lies behind us by our own clock."""
    return time_s * 1000 <= now.utc_ms


def span_ms(from_s: int, to_s: int) -> int | None:
    """Return the ms between two times of one author's clock; None if the second is no later."""
    return (to_s - from_s) * 1000 if to_s > from_s else None


# ── late: a fact of the record ──────────────────────────────────────────────────────────────────


def contradicts(*, stored_s: int, receipt_s: int | None) -> bool:
    """Tell whether a party says that it stored an entry later than its own receipt says."""
    return receipt_s is not None and receipt_s < stored_s


def late_s(
    *,
    stored_s: int,
    acknowledged_s: int,
    limit_s: int,
    receipt_s: int | None = None,
    unopened_s: int | None = None,
    resumed_s: int | None = None,
) -> int | None:
    """Return by how many seconds an acknowledgement is late, 0 if in time; None: it cannot be told.

    All times are of the acknowledging side's clock, out of what it signed: the acknowledgement and
    the *stored at* in it, its receipt that covers the entry, its *cannot-open* of the entry, and
    when it resumed the entry's kind (the acknowledgement itself, if it had not).
    """
    if acknowledged_s < stored_s or contradicts(stored_s=stored_s, receipt_s=receipt_s):
        return None
    if unopened_s is not None and unopened_s - stored_s < limit_s:
        return None
    from_s = stored_s if resumed_s is None else max(stored_s, resumed_s)
    return max(0, acknowledged_s - from_s - limit_s)


# ── overdue: our own display ────────────────────────────────────────────────────────────────────


class Step(StrEnum):
    """The last step that was reached, where the next one is overdue."""

    NOT_STORED = "not-stored"
    NOT_SHOWN = "stored-not-shown"
    NOT_ACKNOWLEDGED = "shown-not-acknowledged"
    NOT_ANSWERED = "acknowledged-not-answered"


class Waiting(NamedTuple):
    """What one party still owes one entry; ticks of our own node.

    ``since_ms``: queued here, or kept here if it is we who owe. ``stored_ms``: when our node kept
    the receipt. ``stopped``: the party cannot open the entry. ``reply_ms``: within which span, from
    the first tick on, an answer is asked for.
    """

    since_ms: int
    stored_ms: int | None = None
    shown: bool = False
    acknowledged: bool = False
    stopped: bool = False
    reply_ms: int | None = None

    @property
    def step(self) -> Step:
        """The last step that was reached."""
        if self.acknowledged:
            return Step.NOT_ANSWERED
        if self.stored_ms is None:
            return Step.NOT_STORED
        return Step.NOT_ACKNOWLEDGED if self.shown else Step.NOT_SHOWN

    @property
    def from_ms(self) -> int:
        """The tick at which the clock of this step began."""
        return self.since_ms if self.stored_ms is None else self.stored_ms


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension of the entry's kind by the party that owes.

    ``paused``: it holds now. ``resumed_ms``: the tick at which one ended; clocks begin with it.
    """

    paused: bool = False
    resumed_ms: int | None = None


RUNNING = Pause()


@dataclass(frozen=True, slots=True)
class Overdue:
    """What is overdue, and since which tick."""

    step: Step
    since_ms: int


def deadline_ms(waiting: Waiting, *, limit_s: int, pause: Pause = RUNNING) -> int | None:
    """Return the tick at which the next step becomes overdue; None: no clock runs."""
    if waiting.acknowledged:
        reply_ms = waiting.reply_ms
        return None if reply_ms is None else waiting.since_ms + reply_ms
    if waiting.stopped or pause.paused:
        return None
    return max(waiting.from_ms, pause.resumed_ms or 0) + limit_s * 1000


def remaining_ms(
    waiting: Waiting, *, limit_s: int, tick_ms: int, pause: Pause = RUNNING
) -> int | None:
    """Return the milliseconds left, negative once it is overdue; None: no clock runs."""
    end_ms = deadline_ms(waiting, limit_s=limit_s, pause=pause)
    return None if end_ms is None else end_ms - tick_ms


def overdue(
    waiting: Waiting, *, limit_s: int, tick_ms: int, pause: Pause = RUNNING
) -> Overdue | None:
    """Return what is overdue at ``tick_ms``, or None."""
    end_ms = deadline_ms(waiting, limit_s=limit_s, pause=pause)
    return None if end_ms is None or tick_ms < end_ms else Overdue(waiting.step, end_ms)


# ── lapse: a claim, and what the record makes of it ─────────────────────────────────────────────


class LapseState(StrEnum):
    """What has become of a lapse."""

    OPEN = "open"
    PROVEN = "proven"
    ANSWERED = "answered"
    VOID = "void"


def lapse_state(*, counts: bool, acknowledged: bool, proven: bool) -> LapseState:
    """Return the state of a lapse. ``counts``: it is one at all (06 §3)."""
    if not counts:
        return LapseState.VOID
    if acknowledged:
        return LapseState.ANSWERED
    return LapseState.PROVEN if proven else LapseState.OPEN


def proves_lapse(*, receipt_s: int, limit_s: int, time_s: int) -> bool:
    """Tell whether a party's own clock has passed the limit, in an entry of ``time_s``."""
    return time_s - receipt_s >= limit_s


def ends_s(*, receipt_s: int, limit_s: int) -> int:
    """Return when the time of a lapse is over, by the clock of the party that it is about."""
    return receipt_s + limit_s


def outlasts(*, receipt_s: int, limit_s: int, unopened_s: int | None) -> bool:
    """Tell whether a lapse stands beside a *cannot-open*: only if that came after the limit."""
    return unopened_s is None or unopened_s - receipt_s >= limit_s


def has_run_out(since_ms: int, *, limit_s: int, tick_ms: int) -> bool:
    """Tell whether a limit has passed since a tick."""
    return tick_ms - since_ms >= limit_s * 1000


def may_lapse_in_ms(
    waiting: Waiting, *, limit_s: int, tick_ms: int, pause: Pause = RUNNING
) -> int | None:
    """Return in how many ms a lapse may be written, 0 or less: now; None: never.

    It may once the limit has passed on our own tick since the receipt came.
    """
    if waiting.stored_ms is None or waiting.acknowledged:
        return None
    return remaining_ms(waiting, limit_s=limit_s, tick_ms=tick_ms, pause=pause)


# ── chains: who is told, and when ───────────────────────────────────────────────────────────────


def chain_from_ms(waiting: Waiting, *, pause: Pause = RUNNING) -> int | None:
    """Return the tick from which a chain of escalation counts; None: nobody is told.

    For what is not acknowledged from when it came; after that from the time to reply by.
    """
    if waiting.acknowledged:
        reply_ms = waiting.reply_ms
        return None if reply_ms is None else waiting.since_ms + reply_ms
    if waiting.stopped or pause.paused:
        return None
    return max(waiting.since_ms, pause.resumed_ms or 0)


def stages_due(
    afters_s: Sequence[int], *, from_ms: int, tick_ms: int, fired: Collection[int] = ()
) -> list[int]:
    """Return the places of the stages of a chain that are due now and not among those fired.

    ``afters_s``: when each is due. A stage is never passed over, however late it is.
    """
    return [
        place
        for place, after_s in enumerate(afters_s)
        if tick_ms >= from_ms + after_s * 1000 and place not in fired
    ]


class Watchfulness(StrEnum):
    """What a desk is to do when nobody touches it."""

    AWAKE = "awake"
    ASK = "ask"
    LOUDER = "louder"
    NEXT_ROLE = "next-role"
    SECOND_PATH = "second-path"


def watchfulness(afters_s: Sequence[int], *, quiet_ms: int) -> Watchfulness:
    """Return how far the check of a desk has come that nobody has touched for ``quiet_ms``.

    ``afters_s``: when it asks, when it is louder, when the next role and the second path are told.
    """
    passed = len(stages_due(afters_s, from_ms=0, tick_ms=quiet_ms))
    return tuple(Watchfulness)[passed]


def is_within(moment_ms: int, *, most_ms: int, tick_ms: int) -> bool:
    """Tell whether a tick lies at most ``most_ms`` behind."""
    return tick_ms - moment_ms <= most_ms
