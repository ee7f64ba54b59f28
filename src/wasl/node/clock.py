# SPDX-License-Identifier: Apache-2.0
"""The time of a node: wall clock, and a tick that goes on over its restarts.

Rules:

1. The tick is Linux' CLOCK_MONOTONIC, which goes on while no process of ours runs. Which start of
   the machine it belongs to is kept with it; after another start it counts from where it was left.
2. It never counts more time than has passed: not while the machine was off or asleep, and not by
   anything that is done to the wall clock.

The arithmetic is :mod:`wasl.due`'s.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from wasl import codec
from wasl.due import ClockSteps
from wasl.record.rows import damaged, read
from wasl.steps import Commit, Past, Space
from wasl.terms import Now

_ROW: Final = b"clock"
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")


def read_boot() -> str:
    """Return the id of this start of the machine; empty if it cannot be told."""
    try:
        return _BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def read_clocks() -> tuple[int, int]:
    """Return (wall clock, monotonic clock), both in ms."""
    return time.time_ns() // 1_000_000, time.monotonic_ns() // 1_000_000


class NodeClock:
    """The clock of one node. Any thread may read it."""

    def __init__(
        self,
        past: Past,
        *,
        boot: str | None = None,
        read_both: Callable[[], tuple[int, int]] = read_clocks,
    ) -> None:
        """``past``: the store, which knows how far the clock had come."""
        self._read_both = read_both
        self._lock = threading.Lock()
        boot = read_boot() if boot is None else boot
        utc_ms, raw_ms = read_both()
        kept = _kept(past)
        begun = ClockSteps(boot, raw_ms, utc_ms)
        self._steps = begun if kept is None else kept.resume(boot, utc_ms=utc_ms, raw_ms=raw_ms)

    def now(self) -> Now:
        """Return the time."""
        return self._look().now

    def _look(self) -> ClockSteps:
        with self._lock:
            utc_ms, raw_ms = self._read_both()
            self._steps = self._steps.look(utc_ms=utc_ms, raw_ms=raw_ms)
            return self._steps

    def commit(self) -> Commit:
        """Return what keeps the clock as it is now."""
        steps = self._look()
        kept = (steps.boot, steps.raw_ms, steps.utc_ms, steps.tick_ms, steps.set_ms, steps.drift_ms)
        return Commit(writes=((Space.META, _ROW, codec.format(kept)),))


def _kept(past: Past) -> ClockSteps | None:
    row = past.get(Space.META, _ROW)
    if row is None:
        return None
    match read(row, where="clock"):
        case (str(boot), int(raw_ms), int(utc_ms), int(tick_ms), int(set_ms), int(drift_ms)):
            return ClockSteps(boot, raw_ms, utc_ms, tick_ms, set_ms, drift_ms)
        case _:
            raise damaged("clock")
