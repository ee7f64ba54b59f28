# SPDX-License-Identifier: Apache-2.0
"""The side of the HTTPS bearer that dials one peer (``docs/spec/07-bearers.md``).

Rules:

1. A visit begins with an empty push. Only its answer, over a connection whose far certificate is
   the pinned one, makes the peer reached.
2. During a visit four things run side by side: a push and a poll for each lane. The first of them
   to fail ends the visit, and what was under way goes back to the queue.
3. Addresses are tried in turn. Between rounds it waits, each time twice as long; a new parcel or
   a call from the peer ends the wait, yet never sooner than the first wait.
4. Nothing the far side answers is followed, kept or unpacked: no redirect, no cookie, no
   compression.
"""

from __future__ import annotations

import asyncio
import math
import ssl
from collections.abc import AsyncGenerator, Callable, Mapping
from typing import Final, cast

import aiohttp
import structlog
from yarl import URL

from wasl import limits
from wasl.bearers.bundle import format_bundle, parse_bundle
from wasl.bearers.https_link import Link, Surroundings
from wasl.bearers.https_tls import NO_SNI, Identity, client_context, pin
from wasl.bearers.https_words import ANSWER, CHUNK_BYTES, LANE, PATH, POLL, is_token
from wasl.bearers.outbox import Lane
from wasl.errors import Code, Refused, Unavailable, WaslError

logger = structlog.stdlib.get_logger("wasl.bearers", bearer="https")

_KEEP_S: Final = 30.0  # shorter than the listener keeps it: no request runs into its goodbye
_BARE: Final = ("User-Agent", "Accept", "Accept-Encoding", "Content-Type")  # nobody needs them


class _Rejected(Unavailable):
    """The far side will not have these very bytes, however often they come."""


class Dialler:
    """Keeps talking to one peer, from :meth:`begin` to :meth:`end`."""

    def __init__(self, link: Link, identity: Identity, around: Surroundings) -> None:
        self._link = link
        self._identity = identity
        self._around = around
        self._task: asyncio.Task[None] | None = None
        self._ended = False

    def begin(self, group: asyncio.TaskGroup) -> None:
        """Start dialling."""
        self._task = group.create_task(self._run())

    def end(self) -> None:
        """Stop, at the next chance. A cancellation alone could drown in a failure of a visit."""
        self._ended = True
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        urls = self._link.peer.urls
        clock = asyncio.get_running_loop().time
        turn = misses = 0
        while urls and not self._ended:
            stirs, since_s = self._link.stirs, clock()
            if not await self._visit(urls[turn % len(urls)]):
                turn += 1
                misses += 1
            elif clock() - since_s > self._around.pace.redial_most_s:
                misses = 0
            else:  # it answers, and breaks off: that is no reason to be quick
                misses += len(urls)
            if misses % len(urls) == 0:
                await self._rest(misses // len(urls), stirs)

    async def _rest(self, rounds: int, stirs: int) -> None:
        pace = self._around.pace
        wait_s = min(pace.redial_first_s * 2 ** min(rounds, 32), pace.redial_most_s)
        await asyncio.sleep(pace.redial_first_s)
        try:
            async with asyncio.timeout(wait_s - pace.redial_first_s):
                while self._link.stirs == stirs:
                    await self._link.changed()
        except TimeoutError:
            pass

    async def _visit(self, url: str) -> bool:
        """Talk until something fails. Returns whether it had begun at all."""
        peer = self._link.peer
        visit = None
        why = ""
        try:
            endpoint = _endpoint(url)
            context = client_context(self._identity, peer.certificate_der)
            pinned = aiohttp.Fingerprint(pin(peer.certificate_der))
            async with aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(ssl=pinned, limit=0, keepalive_timeout=_KEEP_S),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None),
                skip_auto_headers=_BARE,
                auto_decompress=False,
            ) as session:
                visit = _Visit(self._link, self._around, session, endpoint, context)
                await visit.run()
        except* (aiohttp.ClientError, OSError, UnicodeError, WaslError) as group:
            why = _describe(group)
        except* Exception:  # a bug, ours or the driver's: it costs this visit, no more
            why = "a fault on our side"
            logger.exception("visit_failed", party=peer.party)
        if not self._ended:
            self._link.failed(why)
        return visit is not None and visit.begun


class _Visit:
    """One stretch of talking to a peer at one address."""

    def __init__(
        self,
        link: Link,
        around: Surroundings,
        session: aiohttp.ClientSession,
        endpoint: URL,
        context: ssl.SSLContext,
    ) -> None:
        self.begun = False
        self._link = link
        self._around = around
        self._session = session
        self._endpoint = endpoint
        self._context = context

    async def run(self) -> None:
        """Say hello, then push and poll until one of them raises."""
        await self._ask({}, [])
        self.begun = True
        async with asyncio.TaskGroup() as group:
            for lane in Lane:
                group.create_task(self._push(lane))
                group.create_task(self._poll(lane))

    async def _push(self, lane: Lane) -> None:
        link = self._link
        while batch := await link.next_batch(lane, lambda: True):
            try:
                await self._ask({}, batch.envelopes)
            except _Rejected:
                link.refuse(batch)
            except BaseException:
                link.give_back(batch)
                raise
            else:
                link.settle(batch)

    async def _poll(self, lane: Lane) -> None:
        hold_s = self._around.pace.poll_s
        taken = ""
        while True:
            words = {POLL: str(math.ceil(hold_s)), LANE: lane.value, ANSWER: taken}
            answer, taken = await self._ask(words, [], hold_s=hold_s)
            envelopes = parse_bundle(answer)
            if envelopes:
                await self._around.driver.arrived(self._around.name, self._link.party, envelopes)

    async def _ask(
        self, words: Mapping[str, str], envelopes: list[bytes], *, hold_s: float = 0
    ) -> tuple[bytes, str]:
        """Send one request. Returns the body of the answer and its token.

        Raises _Rejected if the far side will not have what was sent, Unavailable if it answers
        anything else but 200.
        """
        stall_s = self._around.pace.stall_s
        body = format_bundle(envelopes)
        async with asyncio.timeout(hold_s + stall_s) as limit:

            def progress() -> None:
                limit.reschedule(asyncio.get_running_loop().time() + stall_s)

            async with self._session.post(
                self._endpoint,
                data=_pieces(body, progress) if body else None,
                headers={**words, "Content-Length": str(len(body))},
                allow_redirects=False,
                ssl=self._context,
                server_hostname=NO_SNI,
            ) as response:
                _judge(response.status)
                answer = await _read(response, progress)
                token = response.headers.get(ANSWER, "")
        self._link.answered()
        return answer, token if is_token(token) else ""


async def _pieces(body: bytes, progress: Callable[[], None]) -> AsyncGenerator[bytes]:
    for at in range(0, len(body), CHUNK_BYTES):
        progress()
        yield body[at : at + CHUNK_BYTES]
    progress()


async def _read(response: aiohttp.ClientResponse, progress: Callable[[], None]) -> bytes:
    answer = bytearray()
    async for piece in response.content.iter_any():
        answer += piece
        if len(answer) > limits.BUNDLE_BYTES:
            raise Unavailable(Code.PEER_UNREACHABLE, "its answer is larger than a bundle may be")
        progress()
    return bytes(answer)


def _judge(status: int) -> None:
    if status in {400, 413}:
        raise _Rejected(Code.PEER_UNREACHABLE, f"it rejects what we send ({status})")
    if status == 403:
        raise Unavailable(Code.PEER_UNREACHABLE, "it does not know our certificate (403)")
    if status != 200:
        raise Unavailable(Code.PEER_UNREACHABLE, f"it answers {status}")


def _endpoint(url: str) -> URL:
    """An address on a card is ``https://HOST:PORT`` and nothing more."""
    refused = Refused(Code.BAD_CARD, "its address is not of the form https://HOST:PORT", where=url)
    try:
        parsed = URL(url)
        if parsed.scheme != "https" or parsed != parsed.origin():
            raise refused
    except ValueError as error:
        raise refused from error
    return parsed.with_path(PATH)


def _describe(error: BaseException) -> str:
    """Say in a few words what went wrong; of several things, the first."""
    if isinstance(error, ExceptionGroup):
        return _describe(cast("ExceptionGroup[Exception]", error).exceptions[0])
    if isinstance(error, WaslError):
        return error.what
    if isinstance(
        error, aiohttp.ServerFingerprintMismatch | aiohttp.ClientConnectorCertificateError
    ):
        return "it does not show the pinned certificate"
    if isinstance(error, UnicodeError):
        return "its address has a host name that cannot be"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, aiohttp.ClientConnectorError):
        return _describe(error.os_error)
    return str(error) or type(error).__name__
