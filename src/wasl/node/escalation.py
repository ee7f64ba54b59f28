# SPDX-License-Identifier: Apache-2.0
"""Telling somebody that nobody acknowledges: by a command of this machine, or a webhook.

Rules:

1. What is told is JSON with ids, precedence, line and time; never a text, a subject or a name of a
   person. A command reads it from its standard input: arguments are seen by all of the machine.
2. Each attempt has a time, and there are few of them. A way that fails is told; the next stage of
   the chain is another way.
3. A command runs as it stands, without a shell, in a session of its own; whatever it has started
   ends with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import Awaitable, Callable, Sequence

import aiohttp

from wasl import limits
from wasl.home.chain import Stage
from wasl.node.words import Json


async def tell(stage: Stage, message: Json, *, again_s: float = limits.TELL_AGAIN_S) -> list[str]:
    """Tell somebody. Return what failed of it, in words; nothing: it was told."""
    data = json.dumps(message).encode()
    ways: list[tuple[str, Callable[[], Awaitable[str]]]] = []
    if stage.command:
        ways.append(("command", lambda: _run(stage.command, data)))
    if stage.webhook:
        ways.append(("webhook", lambda: _post(stage.webhook, data)))
    tried = await asyncio.gather(*(_try(way, again_s) for _, way in ways))
    return [f"{name}: {why}" for (name, _), why in zip(ways, tried, strict=True) if why]


async def _try(way: Callable[[], Awaitable[str]], again_s: float) -> str:
    why = ""
    for attempt in range(limits.TELL_TRIES):
        if attempt:
            await asyncio.sleep(again_s)
        try:
            async with asyncio.timeout(limits.TELL_S):
                why = await way()
        except TimeoutError:
            why = f"not done within {limits.TELL_S} s"
        if not why:
            return ""
    return why


async def _run(words: Sequence[str], data: bytes) -> str:
    """Run a command to its end. Return why it failed, or nothing."""
    nowhere = asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.PIPE,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or "it cannot be run"
    try:
        await process.communicate(data + b"\n")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
    return "" if process.returncode == 0 else f"exit code {process.returncode}"


async def _post(url: str, data: bytes) -> str:
    """Post to a webhook. Return why it was not taken, or nothing."""
    headers = {"Content-Type": "application/json"}
    try:
        async with (
            aiohttp.ClientSession() as posting,
            posting.post(url, data=data, headers=headers, allow_redirects=False) as answer,
        ):
            return "" if 200 <= answer.status < 300 else f"status {answer.status}"
    except (aiohttp.ClientError, OSError) as error:
        return type(error).__name__
