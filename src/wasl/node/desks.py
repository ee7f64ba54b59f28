# SPDX-License-Identifier: Apache-2.0
"""Desks, and whether anybody is at them: what a node knows of the screens that are open on it.

Rules:

1. A desk says again and again that it is there, and when a hand last touched it. One that falls
   silent, or that nobody touches, does not watch.
2. All of it is in memory, on ticks. After a start no desk is known, and none is missed.
"""

from __future__ import annotations

from dataclasses import dataclass

from wasl import due, limits


@dataclass(slots=True)
class _Seen:
    officer: str
    beat_ms: int
    input_ms: int


class Desks:
    """The desks of one node, by their names."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}
        self._watched_ms: int | None = None

    def beat(self, name: str, officer: str, *, input_age_s: float, tick_ms: int) -> None:
        """Note that a desk is there, and how long ago it was touched."""
        input_ms = tick_ms - int(input_age_s * 1000)
        held = self._seen.pop(name, None)
        if held is not None:
            input_ms = max(input_ms, held.input_ms)
        self._seen[name] = _Seen(officer, tick_ms, input_ms)
        if len(self._seen) > limits.DESKS:
            del self._seen[next(iter(self._seen))]  # that which was silent for longest

    def is_there(self, name: str, *, tick_ms: int) -> bool:
        """Tell whether a desk says that it is there."""
        seen = self._seen.get(name)
        return seen is not None and due.is_within(
            seen.beat_ms, most_ms=limits.DESK_BEAT_MS, tick_ms=tick_ms
        )

    def alive(self, name: str, *, tick_ms: int) -> bool:
        """Note that a person has answered at a desk. Return whether that desk is known."""
        seen = self._seen.get(name)
        if seen is not None:
            seen.input_ms = tick_ms
        return seen is not None

    def watchfulness(
        self, name: str, afters_s: tuple[int, ...], *, tick_ms: int
    ) -> due.Watchfulness:
        """Return how far the check of a desk that is there has come."""
        return due.watchfulness(afters_s, quiet_ms=tick_ms - self._seen[name].input_ms)

    def watching(self, afters_s: tuple[int, ...], *, tick_ms: int) -> dict[str, str]:
        """Return the desks that really watch, and who is at each."""
        return {
            name: seen.officer
            for name, seen in self._seen.items()
            if self.is_there(name, tick_ms=tick_ms)
            and self.watchfulness(name, afters_s, tick_ms=tick_ms)
            is not due.Watchfulness.SECOND_PATH
        }

    def is_unwatched(self, afters_s: tuple[int, ...], *, tick_ms: int) -> bool:
        """Tell whether somebody watched once, and for long now nobody has."""
        if self.watching(afters_s, tick_ms=tick_ms):
            self._watched_ms = tick_ms
        if self._watched_ms is None:
            return False
        return not due.is_within(self._watched_ms, most_ms=limits.UNWATCHED_MS, tick_ms=tick_ms)
