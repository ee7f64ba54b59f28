# SPDX-License-Identifier: Apache-2.0
"""The desk's listener, in the node's own process and event loop.

Rules:

1. It begins after the node and ends before it. Signals are the node's.
2. No access log: it would say who looked at what. The audit trail says what was done.
3. Connections, heads and bodies are bounded; a browser that does not read is let go.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Generator, Sequence

import structlog
import uvicorn

from wasl import limits
from wasl.console.app import create_app
from wasl.console.context import Context, make_context
from wasl.errors import Code, Misuse, Unavailable
from wasl.home.config import Config
from wasl.home.layout import Home
from wasl.node.desk import Desk


class _Inner(uvicorn.Server):
    """Uvicorn without its hands on the signals, and one that tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave the signals to the node."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin, and tell so."""
        await super().startup(sockets)
        self.listening.set()


class DeskListener:
    """The desk of a running node, on its own address."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._inner: _Inner | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen. Raises Unavailable (ADDRESS_IN_USE), Misuse (BAD_CONFIG)."""
        context = self.context
        config = self._config()
        listener = self._bind()
        context.port = listener.getsockname()[1]
        self._inner = _Inner(config)
        self._task = asyncio.create_task(self._inner.serve([listener]))
        listening = asyncio.create_task(self._inner.listening.wait())
        await asyncio.wait({self._task, listening}, return_when=asyncio.FIRST_COMPLETED)
        if not listening.done():
            listening.cancel()
            listener.close()
            raise Unavailable(Code.ADDRESS_IN_USE, "the desk did not start", where=context.origin)
        await context.audit.begin()
        context.live.start()
        context.indexing.start()
        structlog.get_logger().info("desk-listens", address=context.origin)

    async def stop(self) -> None:
        """Listen no more; open sockets are closed."""
        if self._inner is None or self._task is None:
            return
        await self.context.register.stop()
        await self.context.indexing.stop()
        await self.context.live.stop()
        self._inner.should_exit = True
        await self._task
        self._task = None
        await self.context.audit.end()

    def _bind(self) -> socket.socket:
        address = self.context.settings.listen
        family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        try:
            return socket.create_server((address.host, address.port), family=family, backlog=128)
        except OSError as error:
            what = f"the desk cannot listen: {error.strerror}"
            do = "change “listen” of [desk] in wasl.toml, or end the program that listens there"
            raise Unavailable(Code.ADDRESS_IN_USE, what, where=str(address), do=do) from error

    def _config(self) -> uvicorn.Config:
        settings, home = self.context.settings, self.context.home.path
        config = uvicorn.Config(
            create_app(self.context),
            http="h11",
            ws="websockets-sansio",
            loop="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=limits.DESK_REQUESTS,
            h11_max_incomplete_event_size=limits.DESK_HEAD_BYTES,
            ws_max_size=limits.DESK_HEAD_BYTES,
            ws_per_message_deflate=False,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=1,
        )
        if settings.has_tls:
            try:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.minimum_version = ssl.TLSVersion.TLSv1_2
                context.load_cert_chain(home / settings.certificate, home / settings.key)
            except (OSError, ValueError) as error:
                what = f"the desk's certificate cannot be used: {error}"
                do = "see that both are PEM files, belong together, and can be read"
                raise Misuse(Code.BAD_CONFIG, what, where=settings.certificate, do=do) from error

            def certified(_config: object, _default: object) -> ssl.SSLContext:
                return context

            config.ssl_context_factory = certified
        return config


def desk_surfaces(desk: Desk, home: Home, config: Config) -> Sequence[DeskListener]:
    """Return the desk's listener, if the configuration has one."""
    return () if config.desk is None else (DeskListener(make_context(desk, home, config)),)
