# SPDX-License-Identifier: Apache-2.0
"""A clock that moves only when told to, and may be set to any time."""

from __future__ import annotations

from dataclasses import dataclass

from wasl.due import ClockSteps
from wasl.terms import Now

START_MS = 1_795_000_000_000


@dataclass
class Clock:
    """Wall clock and tick; they move only when told to. ``stands``: the wall clock does
    not go on by itself. ``was_set``: somebody has set it, perhaps forward and back again.
    """

    utc_ms: int = START_MS
    tick_ms: int = 0
    stands: bool = False
    was_set: bool = False
    steps: ClockSteps | None = None

    def now(self) -> Now:
        begun = self.steps or ClockSteps("sim", self.tick_ms, self.utc_ms, self.tick_ms)
        self.steps = begun.look(utc_ms=self.utc_ms, raw_ms=self.tick_ms)
        return self.steps.now

    def pass_ms(self, ms: int) -> None:
        self.now()  # whatever was set before was set before
        self.utc_ms += 0 if self.stands else ms
        self.tick_ms += ms

    def set_by(self, ms: int) -> None:
        """Set the wall clock, forward or back."""
        self.now()
        self.was_set = True
        self.utc_ms += ms
