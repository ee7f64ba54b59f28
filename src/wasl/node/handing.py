# SPDX-License-Identifier: Apache-2.0
"""Bytes of files over the control socket.

Rules:

1. ``POST /v1/upload?line=LINE`` with the bytes gives ``{"result": {sha256, bytes, media}}``: the
   file is kept, durably, and waits for a ``send`` that names its SHA-256.
2. ``GET /v1/attachment?entry=ENTRY&file=N|SHA256`` gives the bytes of a whole file, as bytes: never
   as what they claim to be, never to be shown within a page. ``Wasl-Media`` says what they are.
3. Whatever is larger than any charter allows is refused before it is read.
"""

from __future__ import annotations

from typing import Final

from aiohttp import web

from wasl import limits
from wasl.errors import Code, Misuse, WaslError
from wasl.node.answers import error_json, status_of
from wasl.node.files import Files

_HARMLESS: Final = {
    "Content-Type": "application/octet-stream",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-store",
}


def add_routes(router: web.UrlDispatcher, files: Files) -> None:
    """Let bytes be handed over."""

    async def upload(request: web.Request) -> web.Response:
        try:
            result = await files.take(request.query.get("line", ""), await _read(request))
        except WaslError as error:
            return web.json_response(error_json(error), status=status_of(error))
        return web.json_response({"result": result})

    async def download(request: web.Request) -> web.Response:
        try:
            entry, which = request.query.get("entry", ""), request.query.get("file", "")
            found = await files.give(entry, which)
        except WaslError as error:
            return web.json_response(error_json(error), status=status_of(error))
        disposition = f'attachment; filename="{found.name}"'
        headers = {**_HARMLESS, "Content-Disposition": disposition}
        if found.media is not None:
            headers["Wasl-Media"] = found.media
        return web.Response(body=found.data, headers=headers)

    router.add_post("/v1/upload", upload)
    router.add_get("/v1/attachment", download)


async def _read(request: web.Request) -> bytes:
    data = bytearray()
    async for part in request.content.iter_any():
        data += part
        if len(data) > limits.ATTACHMENT_BYTES_MOST:
            raise Misuse(
                Code.TOO_LONG,
                f"over {limits.ATTACHMENT_BYTES_MOST} bytes: no charter allows as much",
                where="attach",
                do="send a smaller file, or hand it over by another way",
            )
    return bytes(data)
