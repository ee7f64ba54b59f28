# SPDX-License-Identifier: Apache-2.0
"""Asking a witness over HTTP: whatever it sends back ends in a word for the line, and soon."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from tests.witnesses import Log
from wasl import limits
from wasl.line.witnessing import Answered, Place, Unheard
from wasl.node.witnessing import _submit
from wasl.record.witness import parse_submission

ONE = Log().grow(3).submit(0, 3)
Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def asked(handler: Handler, *, within_s: float = 0.3) -> Answered | Unheard:
    """What comes of one request to a listener that does as ``handler`` says."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await handler(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    place = Place(f"http://127.0.0.1:{port}", ("un",), ())
    timeout = aiohttp.ClientTimeout(total=within_s)
    async with listener, aiohttp.ClientSession(timeout=timeout, auto_decompress=False) as http:
        return await _submit(http, place, ONE)


def sends(head: bytes, *rest: bytes, pause_s: float = 0.0) -> Handler:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        for piece in rest:
            await writer.drain()
            await asyncio.sleep(pause_s)
            writer.write(piece)
        await writer.drain()

    return handler


OK = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
HUGE = limits.WITNESS_BYTES + 1


def test_an_answer_is_handed_over_as_it_is() -> None:
    got = asyncio.run(asked(sends(OK % 3 + b"abc"), within_s=5))
    assert isinstance(got, Answered)
    assert (got.status, got.body) == (200, b"abc")


def test_what_is_sent() -> None:
    seen: list[bytes] = []

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        rows = head.lower().split(b"\r\n")
        length = next(row for row in rows if row.startswith(b"content-length"))
        seen.extend((head, await reader.readexactly(int(length.split(b":")[1]))))
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    got = asyncio.run(asked(handler, within_s=5))
    assert isinstance(got, Answered)
    assert got.status == 404
    assert seen[0].startswith(b"POST /add-checkpoint HTTP/1.1\r\n")
    assert parse_submission(seen[1]) == ONE


@pytest.mark.parametrize(
    "handler",
    [
        sends(OK % HUGE + bytes(HUGE)),
        sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20000\r\n" + bytes(HUGE)),
        sends(OK % 9, *(b"." for _ in range(9)), pause_s=0.1),
        sends(b"", b"", pause_s=1.0),
        sends(b"no HTTP at all\r\n\r\n"),
        sends(OK % 9 + b"cut"),
        sends(b""),
    ],
    ids=["too long", "too long in chunks", "slow drip", "nothing", "noise", "cut short", "closed"],
)
def test_what_is_no_answer(handler: Handler) -> None:
    assert isinstance(asyncio.run(asked(handler)), Unheard)


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    head = b"HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    got = asyncio.run(asked(sends(head), within_s=5))
    assert isinstance(got, Answered)
    assert got.status == 307


def test_nobody_is_there() -> None:
    async def run() -> Answered | Unheard:
        async with aiohttp.ClientSession() as http:
            return await _submit(http, Place("http://127.0.0.1:1", ("un",), ()), ONE)

    assert isinstance(asyncio.run(run()), Unheard)
