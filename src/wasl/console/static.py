# SPDX-License-Identifier: Apache-2.0
"""The built pages of the desk.

Rules:

1. Files whose names carry a hash never change and are kept for a year; all else is asked for again.
2. A path that is no file and not below ``/api`` is the desk's one page.
3. Nothing outside of the folder is ever given, whatever the path says. The list of files is made
   once, at the start.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from wasl.console.answers import Denied, error_answer
from wasl.console.context import Context

FOLDER: Final = Path(__file__).parent / "static"

_FOREVER: Final = "public, max-age=31536000, immutable"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".ftl": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_MISSING: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Wasl</title>
<h1>The desk's pages are not built</h1>
<p>The node runs. This installation is a working copy without the built pages.</p>
<p>Build them with <code>sh scripts/web.sh</code>, or install the wheel, which carries them.</p>
"""


class _Pages:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Hidden files are never given: the build's own stamp is one.
        self._files = {
            "/" + path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not any(p.startswith(".") for p in path.relative_to(folder).parts)
        }

    async def answer(self, request: Request) -> Response:
        path = request.url.path
        if path == "/api" or path.startswith("/api/"):
            return error_answer(Denied(404, "NOT_FOUND", "there is nothing here", where=path))
        found = self._files.get(path)
        if found is not None:
            kind = _TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0]
            kept = _FOREVER if path.startswith("/assets/") else "no-cache"
            return FileResponse(found, media_type=kind, headers={"cache-control": kept})
        page = self._files.get("/index.html")
        if page is None:
            return Response(_MISSING, status_code=503, media_type="text/html")
        if path.startswith("/assets/"):
            return error_answer(Denied(404, "NOT_FOUND", "there is no such file", where=path))
        return FileResponse(page, media_type=_TYPES[".html"], headers={"cache-control": "no-cache"})


def routes(_context: Context, *, folder: Path = FOLDER) -> list[BaseRoute]:
    """Return the route of all pages. It is the last one: it takes every path."""
    return [Route("/{path:path}", _Pages(folder).answer, methods=["GET"])]
