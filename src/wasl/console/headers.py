# SPDX-License-Identifier: Apache-2.0
"""Before any route: whom the desk answers, and what it tells browsers about every answer.

Rules:

1. Host is the configured name and our port, and nothing else: a name that an attacker's DNS points
   here (rebinding) is refused before it is looked at.
2. What changes something, and the event socket, comes from our own origin or not at all.
3. Every answer has the headers below. Nothing of ``/api`` is kept by a browser or a proxy.

Pure ASGI: it holds no body in memory.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wasl import limits
from wasl.console.answers import Denied, error_answer
from wasl.console.context import Context

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types svelte-trusted-html"
)
ALWAYS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(), geolocation=()",
    "x-frame-options": "DENY",
}
HSTS: Final = "max-age=31536000"

_READS: Final = frozenset({"GET", "HEAD"})
_ELSEWHERE: Final = 4403


class Guard:
    """The outermost layer of the desk."""

    def __init__(self, app: ASGIApp, context: Context) -> None:
        self._app = app
        self._context = context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        fault = self._fault(scope)
        if scope["type"] == "websocket":
            if fault is None:
                await self._app(scope, receive, send)
            else:
                await receive()
                await send({"type": "websocket.close", "code": _ELSEWHERE, "reason": fault.code})
            return

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), path=scope["path"])
            await send(message)

        app = self._app if fault is None else error_answer(fault)
        await app(scope, receive, send_on)

    def _fault(self, scope: Scope) -> Denied | None:
        """Return why a request is refused."""
        headers = Headers(scope=scope)
        if sum(len(name) + len(value) for name, value in headers.raw) > limits.DESK_HEAD_BYTES:
            return Denied(431, "HEAD_TOO_LARGE", "the head of this request is too large")
        host, origin = headers.get("host", ""), headers.get("origin")
        ours = self._context.origin
        if headers.getlist("host") != [host] or host.lower() != ours.partition("://")[2]:
            do = f"open {ours}"
            return Denied(421, "WRONG_HOST", "this desk has another name", where="Host", do=do)
        reads = scope["type"] == "http" and scope["method"] in _READS
        if origin != ours and not (reads and origin is None):
            do = f"open {ours} itself"
            what = "this request comes from another page"
            return Denied(403, "FOREIGN_ORIGIN", what, where="Origin", do=do)
        return None

    def _dress(self, headers: MutableHeaders, *, path: str) -> None:
        for name, value in ALWAYS.items():
            headers[name] = value
        if self._context.settings.has_tls:
            headers["strict-transport-security"] = HSTS
        if path == "/api" or path.startswith("/api/"):
            headers["cache-control"] = "no-store"
        else:
            headers.setdefault("cache-control", "no-cache")
