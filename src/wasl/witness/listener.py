# SPDX-License-Identifier: Apache-2.0
"""``POST /add-checkpoint``: a witness on an address (C2SP tlog-witness v1.0.0).

Rules:

1. Submissions are decided one after the other, by one thread: each is measured by what the one
   before it left on the disk.
2. A 200 leaves after the commit. If the disk fails, nothing is signed, and 503 says so.
3. Everything is bounded before it is read: bytes, the time they may take, and how many are worked
   on at once.
4. The log tells of each submission the origin, the size and the status, and nothing else.

It does not know who is asking: the signature on the checkpoint is all that counts.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from aiohttp import web

from wasl import limits
from wasl.errors import Code, Contradiction, Damaged, Misuse, Refused, Unavailable
from wasl.home.config import Address
from wasl.node.logs import get_log
from wasl.record.cosignature import Cosignature
from wasl.record.witness import (
    PATH,
    Declined,
    Status,
    Submission,
    format_answer,
    parse_submission,
)
from wasl.witness.box import WitnessBox

_TRIES: Final = 3
_ORIGIN_CHARS: Final = 200
_ENDING_S: Final = 2.0


class WitnessListener:
    """Answers whoever submits a checkpoint. ``context``: TLS, or None for plain HTTP."""

    def __init__(
        self, box: WitnessBox, address: Address, context: ssl.SSLContext | None = None
    ) -> None:
        self._box = box
        self._address = address
        self._context = context
        self._working = 0
        self._runner: web.AppRunner | None = None
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="wasl-witness")
        self._log = get_log(witness=box.keys.name)
        self.port = 0  # once started: where it listens

    async def start(self) -> None:
        """Begin to listen. Raises Unavailable (ADDRESS_IN_USE), Misuse."""
        app = web.Application(client_max_size=limits.WITNESS_BYTES)
        app.router.add_post(PATH, self._on_submission)
        self._runner = web.AppRunner(
            app, access_log=None, auto_decompress=False, shutdown_timeout=_ENDING_S
        )
        await self._runner.setup()
        host, port = self._address.host, self._address.port
        site = web.TCPSite(self._runner, host, port, ssl_context=self._context)
        try:
            await site.start()
        except OSError as error:
            what = f"the witness cannot listen here: {error.strerror}"
            do = "stop the other program, or listen elsewhere"
            where = str(self._address)
            raise Unavailable(Code.ADDRESS_IN_USE, what, where=where, do=do) from error
        except (UnicodeError, OverflowError) as error:
            what = f"the witness cannot listen here: {error}"
            raise Misuse(Code.BAD_ARGUMENT, what, where=str(self._address)) from error
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Listen no more; what is being decided is decided."""
        if self._runner is not None:
            await self._runner.cleanup()
        self._writer.shutdown(wait=True)

    async def _on_submission(self, request: web.Request) -> web.Response:
        if self._working >= limits.WITNESS_REQUESTS:
            return self._answer(503, "text/plain", b"come again later\n", None)
        self._working += 1
        try:
            return await self._decide(request)
        finally:
            self._working -= 1

    async def _decide(self, request: web.Request) -> web.Response:
        try:
            data = await asyncio.wait_for(request.read(), limits.WITNESS_READ_S)
            one = parse_submission(data)
        except TimeoutError:
            return self._answer(408, "text/plain", b"too slow\n", None)
        except Refused as fault:
            declined = Declined(Status.BAD, fault.what)
            return self._answer(*format_answer(declined), None)
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._writer, self._take, one)
        except (Unavailable, Damaged, Contradiction) as fault:
            self._log.error("ailing", code=str(fault.code), what=fault.what, do=fault.do)
            return self._answer(503, "text/plain", b"nothing can be kept now\n", one)
        return self._answer(*format_answer(answer), one)

    def _take(self, one: Submission) -> Declined | Sequence[Cosignature]:
        """Decide, and look again if a log was added meanwhile."""
        for _ in range(_TRIES - 1):
            try:
                return self._box.take(one, clock=_now_s)
            except Contradiction:
                pass
        return self._box.take(one, clock=_now_s)

    def _answer(
        self, status: int, content_type: str, body: bytes, one: Submission | None
    ) -> web.Response:
        origin = "" if one is None else one.checkpoint.origin[:_ORIGIN_CHARS]
        size = None if one is None else one.checkpoint.size
        self._log.info("submission", origin=origin, size=size, status=int(status))
        headers = {"Content-Type": content_type, "Server": "wasl", "Cache-Control": "no-store"}
        return web.Response(status=int(status), body=body, headers=headers)


def _now_s() -> int:
    return int(time.time())


def tls_context(certificate: str, key: str) -> ssl.SSLContext:
    """The TLS of a listener, from two PEM files. Raises Misuse."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        what = f"this certificate and key cannot be used: {error.strerror or error}"
        raise Misuse(Code.BAD_ARGUMENT, what, where=certificate) from error
    return context
