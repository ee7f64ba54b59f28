# SPDX-License-Identifier: Apache-2.0
"""``/api/verify``: what a file for third parties is worth, by the cards that were compared here.

Rules:

1. The same check as ``wasl verify``. The anchors are our own card and those whose digits were
   compared by voice; a card inside the file anchors nothing.
2. One file at a time, in another thread: whoever watches is not held up. The next one waits.
3. The file is kept nowhere.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.context import Context
from wasl.console.doors import Call, posting, routes_of
from wasl.console.noting import note_done
from wasl.console.rights import Right
from wasl.console.schemas import shared
from wasl.home.cards import CardBox
from wasl.home.verifying import anchors_of, check_file, verdict_json

_NAME = "the file"


class Checking:
    """Verifies files for officers."""

    def __init__(self, context: Context) -> None:
        self._cards = CardBox(context.home.cards)
        self._own = context.config.party
        self._turn = asyncio.Semaphore(limits.CHECKS_AT_A_TIME)

    async def verify(self, call: Call) -> dict[str, object]:
        async with self._turn:
            done = await asyncio.to_thread(self._check, call.data)
        await note_done(call, "verified", {"verdict": str(done["verdict"])})
        return done

    def _check(self, data: bytes) -> dict[str, object]:
        anchors = anchors_of(self._cards, own=self._own)
        return verdict_json(check_file(data, name=_NAME, anchors=anchors))


def routes(context: Context) -> list[BaseRoute]:
    """Return the route."""
    it = Checking(context)
    what = "Check a transcript, an exhibit or the evidence of a fork"
    door = posting("verify", what, it.verify, schemas.BYTES, shared("verify"), right=Right.VERIFY)
    most, takes = limits.DESK_FILE_BYTES, "application/octet-stream"
    return routes_of(context, [replace(door, once=False, most_bytes=most, takes=takes)])
