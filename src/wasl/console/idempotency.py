# SPDX-License-Identifier: Apache-2.0
"""The same key, the same answer: what was carried out once is not carried out again.

Rules:

1. A key belongs to one session and one request: the same key with other words is refused.
2. What comes while the first is still under way waits for it.
3. Only answers of success are kept: a request that was refused has done nothing, and may be mended
   and given again under its key. The number of answers is bounded; the oldest make room.
4. A request that has begun is carried to its end, whether or not the browser is still there.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from wasl import limits
from wasl.console.answers import Denied
from wasl.errors import Code, Misuse

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{8,64}\Z")


def check_key(key: str | None) -> str:
    """Return a key that is one. Raises Misuse."""
    if key is None or not _KEY.match(key):
        raise Misuse(
            Code.BAD_ARGUMENT,
            "this request needs a key of its own",
            where="Idempotency-Key",
            do="send 8 to 64 letters, digits, dashes and underscores; the same to ask again",
        )
    return key


@dataclass(frozen=True, slots=True)
class _Kept:
    request: bytes
    answer: asyncio.Task[Response]


class Answers:
    """What was answered to each session and key."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], _Kept] = {}

    async def once(
        self,
        place: tuple[str, str],
        request: bytes,
        carry_out: Callable[[], Awaitable[Response]],
    ) -> Response:
        """Carry a request out, unless it was. ``place``: session and key; ``request``: its
        SHA-256.
        """
        kept = self._kept.get(place)
        if kept is None:
            task = asyncio.create_task(_run(carry_out))
            kept = self._kept[place] = _Kept(request, task)
            task.add_done_callback(lambda done: self._settle(place, done))
        elif kept.request != request:
            what = "this key was used for another request"
            raise Denied(409, "KEY_REUSED", what, where="Idempotency-Key", do="take a new key")
        done = await asyncio.shield(kept.answer)
        # A response can be sent once only: each asker gets one of his own.
        copy = Response(done.body, status_code=done.status_code)
        copy.raw_headers = list(done.raw_headers)
        return copy

    def forget(self, session: str) -> None:
        """Forget what a session that has ended was answered."""
        for place in [each for each in self._kept if each[0] == session]:
            del self._kept[place]

    def _settle(self, place: tuple[str, str], done: asyncio.Task[Response]) -> None:
        good = not done.cancelled() and done.exception() is None and done.result().status_code < 400
        if not good:
            self._kept.pop(place, None)
        while len(self._kept) > limits.KEPT_ANSWERS:
            oldest = next((key for key, one in self._kept.items() if one.answer.done()), None)
            if oldest is None:
                return
            del self._kept[oldest]


async def _run(carry_out: Callable[[], Awaitable[Response]]) -> Response:
    return await carry_out()
