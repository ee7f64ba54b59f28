# SPDX-License-Identifier: Apache-2.0
"""Asking witnesses, at a fixed pace: what a line wants shown is sent, what comes back is handed in.

Rules:

1. Rounds begin at multiples of the pace in UTC, whether anything was said or not, and never
   between: when our people speak, a witness does not see.
2. What a witness sends is bounded in bytes and in time, and read by nobody but the line.
3. No redirect is followed, no proxy of the environment is used, nothing is told of who we are.
4. A round that is not over when the next begins is let finish; that next one is left out.

It judges no answer: ``line.witnessing`` does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Final

import aiohttp

from wasl import limits
from wasl.errors import WaslError
from wasl.home.witnesses import WitnessAsking
from wasl.line.witnessing import Answered, Place, RoundEnded, Unheard, next_submission, places
from wasl.node.driver import HostedLine
from wasl.record.rows import Rows
from wasl.record.witness import PATH, Submission, format_submission
from wasl.steps import Past
from wasl.terms import LineId

_TRIES: Final = 3
_HEADERS: Final = {"Content-Type": "text/plain; charset=utf-8", "User-Agent": "wasl"}


class Witnessing:
    """Asks the witnesses of all lines of a node. ``spawn`` runs a task of the node."""

    def __init__(
        self,
        asking: WitnessAsking,
        reading: Past,
        *,
        spawn: Callable[[Coroutine[None, None, None]], object],
    ) -> None:
        self._asking = asking
        self._reading = reading
        self._spawn = spawn
        self._round: int | None = None
        self._busy: set[LineId] = set()

    def look(self, lines: list[HostedLine], *, utc_ms: int) -> None:
        """Begin a round where one is due."""
        number = utc_ms // (self._asking.every_s * 1000)
        if self._round is None:
            self._round = number  # the first round comes with the next multiple
        if number == self._round:
            return
        self._round = number
        for line in lines:
            asked = places(line.standing, self._asking.urls)
            if asked and line.standing.line not in self._busy:
                self._busy.add(line.standing.line)
                self._spawn(self._ask_all(line, asked))

    async def _ask_all(self, line: HostedLine, asked: list[Place]) -> None:
        try:
            timeout = aiohttp.ClientTimeout(total=limits.WITNESS_READ_S)
            async with aiohttp.ClientSession(
                timeout=timeout, headers=_HEADERS, auto_decompress=False
            ) as http:
                await asyncio.gather(*(self._ask(http, line, place) for place in asked))
            await line.append(RoundEnded())
        finally:
            self._busy.discard(line.standing.line)

    async def _ask(self, http: aiohttp.ClientSession, line: HostedLine, place: Place) -> None:
        for _ in range(_TRIES):
            rows = Rows(self._reading, line.standing.line)
            one = next_submission(rows, line.standing, place)
            if one is None:
                return
            with suppress(WaslError):
                event = await _submit(http, place, one)
                outcome = await line.run(event)
                if outcome.result != [True]:
                    return


async def _submit(http: aiohttp.ClientSession, place: Place, one: Submission) -> Answered | Unheard:
    try:
        async with http.post(
            place.url + PATH, data=format_submission(one), allow_redirects=False
        ) as answer:
            body = bytearray()
            async for chunk in answer.content.iter_any():
                body += chunk
                if len(body) > limits.WITNESS_BYTES:
                    return Unheard(place, "its answer is too long")
            return Answered(place, one, answer.status, bytes(body))
    except TimeoutError:
        return Unheard(place, "no whole answer in time")
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return Unheard(place, type(error).__name__)
