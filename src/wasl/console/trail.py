# SPDX-License-Identifier: Apache-2.0
"""The audit trail as a running desk keeps it: written without holding the loop up, and told on.

Rules:

1. Each line goes into the node's log too, with its hash: what is collected from there exists apart
   from the home. So do lines that a command beside the desk has written.
2. What a role may not do is written once. The same by the same officer within a minute is counted,
   and the count is written with the next line, when somebody reads, or when the desk ends.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from wasl import limits
from wasl.errors import WaslError
from wasl.home.audit import AuditTrail, Detail, Event


@dataclass(slots=True)
class _Refused:
    since_s: float
    more: int = 0


class Trail:
    """The audit trail of one desk server."""

    def __init__(self, audit: AuditTrail, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._audit = audit
        self._clock = clock
        self._refused: dict[tuple[str, str], _Refused] = {}

    async def begin(self) -> None:
        """Tell the log where the trail ends, so that what is cut off behind it is missed."""
        try:
            n, digest = await asyncio.to_thread(self._audit.end)
        except WaslError as error:
            audit_failed("begun", error)
        else:
            structlog.get_logger().info("audit-begins", n=n, hash=digest)

    async def note(self, officer: str, what: str, detail: Detail | None = None) -> None:
        """Write an event before what it tells is answered. Raises Unavailable, Damaged."""
        await self._settle()
        await asyncio.to_thread(self._audit.note, officer, what, detail)

    async def refused(self, officer: str, right: str, place: str) -> None:
        """Write that a role may not do something, or count it. It is refused all the same."""
        key = officer, right
        held = self._refused.get(key)
        if held is not None and not self._is_over(held):
            held.more += 1
            return
        self._refused[key] = _Refused(self._clock())
        try:
            if held is not None:
                await self._tell_more(key, held)
            await asyncio.to_thread(
                self._audit.note, officer, "refused", {"right": right, "place": place}
            )
        except WaslError as error:
            audit_failed("refused", error)

    async def read(self, *, limit: int, before: int | None) -> tuple[list[Event], bool]:
        """Return a page, newest first, and whether the trail is whole. Raises Unavailable."""
        await self._settle()
        return await asyncio.to_thread(self._audit.read, limit=limit, before=before)

    async def end(self) -> None:
        """Write what was counted and not yet told."""
        try:
            await self._settle(every=True)
        except WaslError as error:
            audit_failed("refused", error)

    async def _settle(self, *, every: bool = False) -> None:
        for key, held in list(self._refused.items()):
            if (every or self._is_over(held)) and self._refused.get(key) is held:
                del self._refused[key]
                await self._tell_more(key, held)

    async def _tell_more(self, key: tuple[str, str], held: _Refused) -> None:
        if held.more:
            officer, right = key
            detail = {"right": right, "count": str(held.more)}
            await asyncio.to_thread(self._audit.note, officer, "refused", detail)

    def _is_over(self, held: _Refused) -> bool:
        return self._clock() - held.since_s >= limits.REFUSED_TOLD_S


def audit_failed(what: str, error: WaslError) -> None:
    """Log that something could not be written."""
    structlog.get_logger().error("audit-failed", what=what, why=str(error))


def log_event(event: Event, digest: str) -> None:
    """Tell the node's log what was written into the trail."""
    structlog.get_logger().info(
        "audit",
        n=event.n,
        time=event.time,
        officer=event.officer,
        what=event.what,
        detail=event.detail,
        hash=digest,
    )
