# SPDX-License-Identifier: Apache-2.0
"""The numbered events of one desk: kept for a while, so that a broken connection loses nothing.

Rules:

1. Numbers begin at 1 and rise by one. They are this outbox's own, and end with it.
2. It is bounded, in events and in bytes; the oldest goes. Writing never waits for a reader: one
   that is too slow is told that it is *behind*, as one that comes back too late.
3. An event is written as JSON once, however many desks it goes to.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from wasl import limits

_A_WRITE: Final = 64


def written(kind: str, body: Mapping[str, Any]) -> str:
    """Return an event as JSON, but for its number: what :meth:`Outbox.append` takes.

    Characters beyond ASCII are escaped: a lone surrogate survives, and harms no frame.
    """
    return json.dumps({**body, "type": kind})[1:]


def numbered(seq: int, event: str) -> str:
    """Return a written event with its number."""
    return f'{{"seq": {seq}, {event}'


@dataclass(frozen=True, slots=True)
class Batch:
    """What there is behind a number. ``behind``: some of it is gone. ``last``: go on after it."""

    events: tuple[str, ...]
    last: int
    behind: bool = False


class Outbox:
    """The events of one desk."""

    def __init__(
        self, *, most: int = limits.OUTBOX_EVENTS, most_bytes: int = limits.OUTBOX_BYTES
    ) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._events: deque[str] = deque()
        self._bytes = 0
        self._last = 0
        self._news = asyncio.Event()

    @property
    def last(self) -> int:
        """The number of the newest event; 0: there was none."""
        return self._last

    def append(self, event: str) -> int:
        """Keep an event, and return its number."""
        self._events.append(event)
        self._bytes += len(event)
        self._last += 1
        while len(self._events) > self._most or (
            self._bytes > self._most_bytes and len(self._events) > 1
        ):
            self._bytes -= len(self._events.popleft())
        self._news.set()
        return self._last

    def can_resume(self, after: int) -> bool:
        """Tell whether everything behind a number is still here."""
        return self._last - len(self._events) <= after <= self._last

    def take(self, after: int) -> Batch:
        """Return some of what is behind a number, oldest first; all that was lost is *behind*."""
        if not self.can_resume(after):
            return Batch((), self._last, behind=True)
        first = len(self._events) - (self._last - after)
        found = [self._events[at] for at in range(first, min(first + _A_WRITE, len(self._events)))]
        events = tuple(numbered(after + n, one) for n, one in enumerate(found, 1))
        return Batch(events, after + len(events))

    async def wait(self, after: int) -> Batch:
        """Return what is behind a number, once there is something."""
        while True:
            batch = self.take(after)
            if batch.events or batch.behind:
                return batch
            self._news.clear()
            await self._news.wait()
