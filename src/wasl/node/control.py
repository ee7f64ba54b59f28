# SPDX-License-Identifier: Apache-2.0
"""The control socket: how the command line on this machine speaks to the running node.

Rules:

1. A Unix socket that only the node's own user can open; there is no other lock on this door.
2. ``POST /v1/COMMAND`` with a JSON object gives ``{"result": …}`` or ``{"error": {code, what,
   where, do}}``. ``GET /v1/follow`` gives a stream of JSON objects, one a line. ``GET /healthz``
   says that the node lives. ``GET /metrics`` how it fares. Bytes of files come and go by
   :mod:`wasl.node.handing`.
3. No traceback leaves it: what is our own fault is logged, and told with a code.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from wasl.errors import Code, Misuse, Unavailable, WaslError
from wasl.node import handing
from wasl.node.answers import error_json, status_of
from wasl.node.desk import Desk
from wasl.node.logs import get_log
from wasl.node.metrics import answer
from wasl.node.views import Json

_SOCKET_PATH_CHARS: Final = 100  # Linux: 108 bytes with the final zero
_BODY_BYTES: Final = 1 << 22
_REPLY_S: Final = 2.0


class Control:
    """The server of one control socket."""

    def __init__(
        self,
        desk: Desk,
        home: Path,
        *,
        health: Callable[[], Mapping[str, object]],
        metrics: Callable[[], bytes],
    ) -> None:
        self._desk = desk
        self._home = home
        self._health = health
        self._metrics = metrics
        self._runner: web.AppRunner | None = None
        self._folder: Path | None = None
        self._log = get_log()
        self.socket = self._place()

    def _place(self) -> Path:
        """Return where the socket goes: in the home, or in a short folder if that path is too
        long.
        """
        socket = self._home / "node.sock"
        if len(str(socket).encode()) <= _SOCKET_PATH_CHARS:
            return socket
        self._folder = Path(tempfile.mkdtemp(prefix="wasl-"))
        return self._folder / "node.sock"

    async def start(self) -> None:
        """Open the socket. Raises Unavailable."""
        app = web.Application(client_max_size=_BODY_BYTES)
        app.router.add_get("/healthz", self._on_health)
        app.router.add_get("/metrics", self._on_metrics)
        app.router.add_get("/v1/follow", self._on_follow)
        handing.add_routes(app.router, self._desk.files)
        app.router.add_post("/v1/{command}", self._on_command)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_REPLY_S)
        await self._runner.setup()
        self.socket.unlink(missing_ok=True)
        try:
            await web.UnixSite(self._runner, str(self.socket)).start()
            self.socket.chmod(0o600)
        except OSError as error:
            raise Unavailable(
                Code.ADDRESS_IN_USE, f"no control socket: {error.strerror}", where=str(self.socket)
            ) from error

    async def stop(self) -> None:
        """Close the socket."""
        if self._runner is not None:
            await self._runner.cleanup()
        self.socket.unlink(missing_ok=True)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _on_health(self, _request: web.Request) -> web.Response:
        health = dict(self._health())
        return web.json_response(health, status=200 if health["status"] == "ok" else 503)

    async def _on_metrics(self, _request: web.Request) -> web.Response:
        return await answer(self._metrics)

    async def _on_command(self, request: web.Request) -> web.Response:
        try:
            body = await self._body(request)
            result = await self._desk.call(request.match_info["command"], body)
        except WaslError as error:
            return web.json_response(error_json(error), status=status_of(error))
        except (web.HTTPException, ConnectionError):
            raise  # too large, or the caller has gone: nothing of ours is wrong
        except Exception as error:  # noqa: BLE001 -- told with a code, logged with its trace
            self._log.error("command-failed", exc_info=error)
            failure = Unavailable(
                Code.STORE_FAILED,
                "the node could not do this, by a fault of its own",
                do="see the node's log; the command may be given again",
            )
            return web.json_response(error_json(failure), status=500)
        return web.json_response({"result": result})

    async def _body(self, request: web.Request) -> Json:
        try:
            body: Any = json.loads(await request.read())
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            raise Misuse(Code.BAD_ARGUMENT, "the body is not a JSON object", where="body")
        return body  # pyright: ignore[reportUnknownVariableType] -- JSON keys are text

    async def _on_follow(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        began = False

        async def tell(entry: Json) -> None:
            await response.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")

        try:
            name = request.query.get("line", "")
            self._desk.line_id(name)  # or there is no such line
            await response.prepare(request)
            began = True
            await self._desk.follow(name, tell)
        except WaslError as error:
            if not began:
                return web.json_response(error_json(error), status=status_of(error))
        except (ConnectionError, asyncio.CancelledError):
            pass  # the reader has gone, or the node ends
        return response
