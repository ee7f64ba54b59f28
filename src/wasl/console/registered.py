# SPDX-License-Identifier: Apache-2.0
"""The register of contacts as the desk sees it: what was reported, and what the record shows.

It is read anew each time: others write to its log too. The folding is done in another thread.
"""

from __future__ import annotations

import asyncio
from typing import cast

from wasl import limits
from wasl.console.answers import Json
from wasl.console.context import Context
from wasl.contact.exchanges import witnessed
from wasl.contact.ledger import Ledger, fold, sides_of
from wasl.home.register import RegisterLog


class Registered:
    """Reads the register for a desk. ``log``: where deeds are written."""

    def __init__(self, context: Context) -> None:
        self._desk = context.desk
        self.log = RegisterLog(context.home.register)

    async def ledger(self) -> Ledger:
        """Return the register as it is now. Raises Unavailable."""
        messages: list[Json] = []
        for state in cast("list[Json]", await self._desk.call("status", {})):
            messages += await self._messages(str(state["alias"]))
        return await asyncio.to_thread(self._fold, messages)

    def _fold(self, messages: list[Json]) -> Ledger:
        deeds = self.log.read().deeds
        return fold(deeds, witnessed(messages, sides_of(deeds)))

    async def _messages(self, line: str) -> list[Json]:
        found: dict[str, Json] = {}
        cursor: str | None = None
        while True:
            body: Json = {"line": line, "limit": limits.LOG_PAGE, "without_chunks": True}
            page = cast("Json", await self._desk.call("log", {**body, "after": cursor}))
            entries = cast("list[Json]", page["entries"])
            found |= {each["id"]: each for each in entries if each["kind"] == "message"}
            if len(entries) < limits.LOG_PAGE or page["cursor"] in {None, cursor}:
                return list(found.values())
            cursor = str(page["cursor"])
