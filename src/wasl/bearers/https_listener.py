# SPDX-License-Identifier: Apache-2.0
"""The side of the HTTPS bearer that is dialled (``docs/spec/07-bearers.md``).

Rules:

1. Who is calling is the certificate of this very connection, compared with the pins of this
   moment, for every request. Anybody else gets ``/healthz``, 403 and 404, one answer to a
   connection.
2. A request's envelopes are stored before it is answered: 200 says so.
3. Everything is bounded before it is read: handshakes, strangers, connections and requests of one
   peer, bytes of a body, and the time each piece of it may take.
4. What comes in may be anything. It ends in a status or a closed connection, and in a count.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from aiohttp import web

from wasl import limits
from wasl.bearers.bundle import format_bundle, parse_bundle
from wasl.bearers.https_link import Link, Surroundings
from wasl.bearers.https_tls import pin
from wasl.bearers.https_words import ANSWER, CHUNK_BYTES, HEALTH, LANE, PATH, POLL
from wasl.bearers.outbox import Batch, Lane
from wasl.errors import Code, Misuse, Refused, Unavailable, WaslError

PEER_CONNECTIONS: Final = 2 * limits.PEER_REQUESTS
"""Open connections of one peer; the oldest gives way."""

_BACKLOG: Final = 128
_GOODBYE_S: Final = 0.5
_OPTIONS: Final[dict[str, Any]] = {
    "access_log": None,
    "auto_decompress": False,
    "keepalive_timeout": 75.0,
    "lingering_time": 1.0,  # reading on after a refusal, so that a reset does not overtake it
}
_HEADERS: Final = {"Server": "wasl", "Cache-Control": "no-store"}


class Listener:
    """Answers whoever dials us."""

    def __init__(
        self,
        context: ssl.SSLContext,
        around: Surroundings,
        *,
        find: Callable[[bytes], Link | None],
        health: Callable[[], Mapping[str, object]],
    ) -> None:
        self._context = context
        self._around = around
        self._find = find
        self._health = health
        self.port = 0  # once open: where it listens
        self._socket: socket.socket | None = None
        self._server: web.Server | None = None
        self._handshakes: dict[asyncio.Task[None], socket.socket] = {}
        self._open: dict[bytes, dict[_Conversation, asyncio.Transport]] = {}
        self._closing = asyncio.Event()
        self._gone = asyncio.Event()
        self._talks: set[asyncio.Task[None]] = set()

    async def open(self, host: str, port: int) -> None:
        """Take the address. Raises Unavailable if somebody else has it, Misuse if nobody can."""
        where = f"{host}:{port}"
        self._server = web.Server(self._handle)
        try:
            found = await asyncio.get_running_loop().getaddrinfo(
                host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )
            family, _, _, _, address = found[0]
            self._socket = socket.create_server(address, family=family, backlog=_BACKLOG)
            self._socket.settimeout(0)
            self.port = int(self._socket.getsockname()[1])
        except (OSError, UnicodeError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
                raise Unavailable(
                    Code.ADDRESS_IN_USE,
                    "another program listens on this address",
                    where=where,
                    do="stop it, or listen elsewhere",
                ) from error
            raise Misuse(Code.BAD_CONFIG, f"cannot listen here: {error}", where=where) from error

    async def run(self) -> None:
        """Accept connections, until :meth:`close`."""
        async with asyncio.TaskGroup() as group:
            self._accept_again(group)
            await self._closing.wait()

    async def close(self) -> None:
        """End every conversation: at once those that wait, soon those that are being stored."""
        self._closing.set()
        if self._socket is not None:
            asyncio.get_running_loop().remove_reader(self._socket)
            self._socket.close()
        for wire in self._handshakes.values():
            _hang_up(wire)
        if self._server is not None:
            self._server.pre_shutdown()
            await self._server.shutdown(_GOODBYE_S)
        for transport in [t for group in self._open.values() for t in group.values()]:
            transport.abort()
        while self._open:
            self._gone.clear()
            await self._gone.wait()
        for talk in self._talks:  # aiohttp forgets those whose connection has gone first
            talk.cancel()
        if self._talks:
            await asyncio.wait(self._talks)

    # ── connections ─────────────────────────────────────────────────────────────────────────────

    def _accept(self, group: asyncio.TaskGroup) -> None:
        # Not loop.sock_accept: cancelled at the wrong moment, it loses an open socket.
        assert self._socket is not None
        loop = asyncio.get_running_loop()
        try:
            wire, address = self._socket.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        except OSError as error:  # no descriptor left, most likely: one may come free
            self._around.tally.note("accept_failed", why=str(error))
            loop.remove_reader(self._socket)
            loop.call_later(self._around.pace.redial_first_s, self._accept_again, group)
            return
        if len(self._handshakes) >= limits.HANDSHAKES:
            oldest = next(iter(self._handshakes))
            _hang_up(self._handshakes.pop(oldest))
        task = group.create_task(self._welcome(wire, str(address[0])))
        self._handshakes[task] = wire
        task.add_done_callback(lambda done: self._handshakes.pop(done, None))

    def _accept_again(self, group: asyncio.TaskGroup) -> None:
        if not self._closing.is_set() and self._socket is not None:
            asyncio.get_running_loop().add_reader(self._socket, self._accept, group)

    async def _welcome(self, wire: socket.socket, address: str) -> None:
        try:
            await asyncio.get_running_loop().connect_accepted_socket(
                self._converse,
                wire,
                ssl=self._context,
                ssl_handshake_timeout=self._around.pace.stall_s,
                ssl_shutdown_timeout=_GOODBYE_S,
            )
        except OSError as error:  # of TLS, too
            self._around.tally.note("handshake_failed", address=address, why=str(error))

    def _converse(self) -> _Conversation:
        assert self._server is not None
        return _Conversation(self, self._server)

    def joined(
        self,
        conversation: _Conversation,
        transport: asyncio.Transport,
        talk: asyncio.Task[None] | None,
    ) -> None:
        """The handshake is over. Whoever stays silent now is shown out."""
        if talk is not None:
            self._talks.add(talk)
            talk.add_done_callback(self._talks.discard)
        certificate_der = transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
        conversation.pin = pin(certificate_der) if certificate_der else b""
        link = self._find(conversation.pin)
        conversation.group = conversation.pin if link else b""
        group = self._open.setdefault(conversation.group, {})
        group[conversation] = transport
        if len(group) > (PEER_CONNECTIONS if link else limits.STRANGERS):
            next(iter(group.values())).abort()
        asyncio.get_running_loop().call_later(
            self._around.pace.stall_s,
            lambda: None if conversation.begun else transport.abort(),
        )

    def left(self, conversation: _Conversation) -> None:
        """The connection is gone: a poll on it must not be given anything."""
        self._open[conversation.group].pop(conversation, None)
        if not self._open[conversation.group]:
            del self._open[conversation.group]
        self._gone.set()
        link = self._find(conversation.pin)
        if link:
            link.notify()

    def garbled(self, why: str) -> None:
        """A connection carried something that is not HTTP."""
        self._around.tally.note("bad_http", why=why)

    # ── requests ────────────────────────────────────────────────────────────────────────────────

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        conversation = _conversation(request)
        conversation.begun = True
        link = self._find(conversation.pin)
        if request.path == HEALTH and request.method in {"GET", "HEAD"}:
            response: web.StreamResponse = self._tell_health()
        elif request.path != PATH or request.method != "POST":
            response = _plain(404)
        elif link is None:
            self._around.tally.note(
                "stranger_refused", code=Code.UNKNOWN_PEER, address=request.remote or ""
            )
            response = _plain(403)
        elif link.requests >= limits.PEER_REQUESTS:
            self._around.tally.note("too_many_requests", party=link.party)
            response = _plain(429, {"Retry-After": "1"})
        else:
            with link.calling():
                response = await self._serve(request, link)
        if link is None or self._closing.is_set():
            response.force_close()
        return response

    def _tell_health(self) -> web.StreamResponse:
        told = self._health()
        status = 200 if told.get("status") == "ok" else 503
        return web.json_response(dict(told), status=status, headers=_HEADERS)

    async def _serve(self, request: web.BaseRequest, link: Link) -> web.StreamResponse:
        try:
            lane, hold_s = _what_is_polled(request)
            envelopes = parse_bundle(await self._read(request))
        except Refused as error:
            self._around.tally.note("request_refused", party=link.party, why=error.what)
            return _plain(413 if error.code in {Code.TOO_LARGE, Code.TOO_MANY} else 400)
        except TimeoutError:
            return _plain(408)
        if envelopes:
            try:
                await self._around.driver.arrived(self._around.name, link.party, envelopes)
            except WaslError as error:
                self._around.tally.note("not_stored", party=link.party, why=error.what)
                return _plain(503, {"Retry-After": "1"})
        if lane is None:
            return _plain(200)
        return await self._poll(request, link, lane=lane, hold_s=hold_s)

    async def _read(self, request: web.BaseRequest) -> bytes:
        """The body. Raises Refused as soon as it is too long, TimeoutError if it stalls."""
        if (request.content_length or 0) > limits.BUNDLE_BYTES:
            raise Refused(Code.TOO_LARGE, "a body larger than a bundle may be")
        body = bytearray()
        while True:
            try:
                async with asyncio.timeout(self._around.pace.stall_s):
                    piece = await request.content.readany()
            except web.RequestPayloadError as error:
                raise Refused(
                    Code.BAD_ENVELOPE, "the body ends early or is not well formed"
                ) from error
            if not piece:
                return bytes(body)
            body += piece
            if len(body) > limits.BUNDLE_BYTES:
                raise Refused(Code.TOO_LARGE, "a body larger than a bundle may be")

    async def _poll(
        self, request: web.BaseRequest, link: Link, *, lane: Lane, hold_s: float
    ) -> web.StreamResponse:
        newest = link.begin_poll(lane, request.headers.get(ANSWER, ""))
        conversation = _conversation(request)

        def wanted() -> bool:
            there = request.transport is not None and not self._closing.is_set()
            return there and newest() and self._find(conversation.pin) is link

        batch = None
        with suppress(TimeoutError):
            async with asyncio.timeout(min(hold_s, self._around.pace.poll_s)):
                batch = await link.next_batch(lane, wanted)
        if batch is None:
            return _plain(200)
        return await self._hand_out(request, link, batch)

    async def _hand_out(
        self, request: web.BaseRequest, link: Link, batch: Batch
    ) -> web.StreamResponse:
        body = format_bundle(batch.envelopes)
        token = link.new_token()
        response = web.StreamResponse(headers={**_HEADERS, ANSWER: token})
        response.content_type = "application/octet-stream"
        response.content_length = len(body)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._around.pace.stall_s) as limit:
                await response.prepare(request)
                for at in range(0, len(body), CHUNK_BYTES):
                    await response.write(body[at : at + CHUNK_BYTES])
                    limit.reschedule(loop.time() + self._around.pace.stall_s)
                await response.write_eof()
        except OSError:  # the connection is gone, or nobody reads from it
            link.give_back(batch)
            if request.transport is not None:
                request.transport.abort()
        except BaseException:
            link.give_back(batch)
            raise
        else:
            link.hold(batch, token)
        return response


class _Conversation(web.RequestHandler):
    """One connection. It answers bad HTTP without saying what was bad, and without a traceback."""

    __slots__ = ("_listener", "begun", "group", "pin")

    def __init__(self, listener: Listener, server: web.Server) -> None:
        super().__init__(server, loop=asyncio.get_running_loop(), **_OPTIONS)
        self._listener = listener
        self.begun = False  # has sent a whole request head
        self.pin = b""  # of the certificate shown in the handshake, if any
        self.group = b""  # the same if it was known then: whose allowance the connection uses

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert isinstance(transport, asyncio.Transport)
        self._listener.joined(self, transport, self._task_handler)

    def connection_lost(self, exc: BaseException | None) -> None:
        super().connection_lost(exc)
        self._listener.left(self)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer for what no handler answered: bad HTTP (400), or a bug of ours (500)."""
        if status >= 500:
            super().handle_error(request, status, exc, "")  # for its line in the log
        else:
            self._listener.garbled(message or "")
        response = _plain(status)
        response.force_close()
        return response


def _hang_up(wire: socket.socket) -> None:
    """Let a handshake fail. To cancel it instead would leave its transport with the event loop."""
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)


def _conversation(request: web.BaseRequest) -> _Conversation:
    conversation = request.protocol
    assert isinstance(conversation, _Conversation)
    return conversation


def _what_is_polled(request: web.BaseRequest) -> tuple[Lane | None, float]:
    """The lane a poll asks for and how long it may be held; no lane for a push. Raises Refused."""
    hold = request.headers.get(POLL)
    if hold is None:
        return None, 0
    lane = request.headers.get(LANE, "")
    if not (hold.isascii() and hold.isdigit() and len(hold) <= 4):
        raise Refused(Code.BAD_ENVELOPE, f"{POLL} is not a number of seconds")
    if lane not in {each.value for each in Lane}:
        raise Refused(Code.BAD_ENVELOPE, f"{LANE} is not a lane")
    return Lane(lane), float(hold)


def _plain(status: int, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.Response(status=status, headers={**_HEADERS, **(headers or {})})
