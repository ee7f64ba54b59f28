# SPDX-License-Identifier: Apache-2.0
"""Keeping the index and the links: built in the background from the record, kept up by the feed.

Rules:

1. Pages are read and folded in another thread, some hundred entries at a time. Nobody waits for it:
   until it is done, an answer says so.
2. What the feed tells is newer than what the building reads, and is not overwritten by it.
3. When the feed was too much to tell, everything is read again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import structlog

from wasl import limits
from wasl.console.answers import Json
from wasl.console.index import Index, Known
from wasl.console.links import Links
from wasl.console.live import Live
from wasl.errors import WaslError
from wasl.node.desk import Desk


class Indexing:
    """The index of one desk server, and what keeps it."""

    def __init__(self, desk: Desk, live: Live) -> None:
        self._desk = desk
        self._task: asyncio.Task[None] | None = None
        self._newer: set[str] = set()
        self.index = Index()
        self.links = Links()
        self.is_whole = False
        live.listen(self._heard)

    def start(self) -> None:
        """Begin to read the record, or begin anew. In the event loop."""
        if self._task is not None:
            self._task.cancel()
        self.is_whole = False
        self._newer.clear()
        self._task = asyncio.create_task(self._build())

    async def stop(self) -> None:
        """Read no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def _heard(self, what: str, body: Json) -> None:
        if what == "entry":
            if not self.is_whole:
                self._newer.add(body["id"])
            self.put(body)
        elif what == "behind":
            self.start()

    async def _build(self) -> None:
        for state in self._desk.states():
            try:
                await self._read_line(state["alias"])
            except WaslError as error:
                structlog.get_logger().error("index-failed", code=str(error.code), what=error.what)
                return
        self.is_whole = True
        self._newer.clear()

    async def _read_line(self, alias: str) -> None:
        cursor = ""
        while True:
            page = await self._desk.words(alias, cursor, limits.INDEXED_AT_A_TIME)
            await asyncio.to_thread(self._put_page, page["entries"])
            if page["cursor"] == cursor:
                return
            cursor = page["cursor"]

    def _put_page(self, entries: list[Json]) -> None:
        for entry in entries:
            if entry["id"] not in self._newer:
                self.put(entry)

    def put(self, entry: Json) -> None:
        """Let an entry be found, as it is now."""
        known = Known(
            entry["id"],
            entry["line"],
            entry["author"],
            entry["kind"],
            entry["precedence"] or "",
            entry["time"] or "",
        )
        self.index.put(known, texts_of(entry))
        self.links.put(entry)


def texts_of(entry: Json) -> Iterator[str]:
    """Yield what an entry is found by: what it says, who says it to whom, and its id."""
    for name in ("text", "subject", "label", "reason", "by", "from_office"):
        yield entry[name] or ""
    yield from entry["to_offices"]
    yield from entry["info_offices"]
    corrected: Json = entry["amended"]["corrected"] or {}
    for value in corrected.values():
        yield value if isinstance(value, str) else ""
    yield entry["id"]
