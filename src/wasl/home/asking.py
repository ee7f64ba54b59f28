# SPDX-License-Identifier: Apache-2.0
"""Asking a language model what it marks in a report: its answer, or why there is none.

Rules:

1. Asked is the one of ``[second_opinion]`` alone, once. No redirect is followed, no proxy of the
   environment is used, and nothing is told of who we are.
2. An answer is bounded in bytes and in time; what goes wrong is an outcome, and no error.

What of an answer counts is judged in :mod:`wasl.contact.press.judged.opinion`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import aiohttp

from wasl import limits
from wasl.contact.press.judged.opinion import Said, ask, parse_answer
from wasl.home.opinions import OpinionAsking

_OK: Final = 200
_HEADERS: Final = {
    "Content-Type": "application/json",
    "Accept-Encoding": "identity",
    "User-Agent": "wasl",
}


class Why(StrEnum):
    """Why there is no second opinion."""

    LONG = "long"
    """The text is; nothing was asked."""
    HUGE = "huge"
    """The answer is."""
    SLOW = "slow"
    STATUS = "status"
    AWAY = "away"
    UNLIKE = "unlike"
    """The answer is not what was asked for."""


@dataclass(frozen=True, slots=True)
class NoOpinion:
    """``value``: the status, or the name of what went wrong, or the bound that was passed."""

    why: Why
    value: str = ""


def is_sent(text: str) -> bool:
    """Tell whether a text is short enough to ask about it."""
    return len(text) <= limits.OPINION_CHARS


async def marked(text: str, *, asking: OpinionAsking) -> Sequence[Said | None] | NoOpinion:
    """Return the quotes of a model's answer, None for each that is none."""
    if not is_sent(text):
        return NoOpinion(Why.LONG, f"{limits.OPINION_CHARS:,}")
    answer = await _answer(asking, json.dumps(ask(text, model=asking.model)).encode())
    if isinstance(answer, NoOpinion):
        return answer
    said = parse_answer(answer)
    return NoOpinion(Why.UNLIKE) if said is None else said


async def _answer(asking: OpinionAsking, data: bytes) -> bytes | NoOpinion:
    timeout = aiohttp.ClientTimeout(total=asking.seconds)
    try:
        async with (
            aiohttp.ClientSession(
                timeout=timeout,
                headers=_HEADERS,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
            ) as http,
            http.post(asking.url, data=data, allow_redirects=False) as answer,
        ):
            if answer.status != _OK:
                return NoOpinion(Why.STATUS, str(answer.status))
            found = bytearray()
            async for chunk in answer.content.iter_any():
                found += chunk
                if len(found) > limits.OPINION_BYTES:
                    return NoOpinion(Why.HUGE, f"{limits.OPINION_BYTES:,}")
            return bytes(found)
    except TimeoutError:
        return NoOpinion(Why.SLOW, str(asking.seconds))
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return NoOpinion(Why.AWAY, type(error).__name__)
