# SPDX-License-Identifier: Apache-2.0
"""The desk as one application: the routes of its parts, behind one guard.

Each part is a module with ``routes(context) -> list[BaseRoute]``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from wasl.console import (
    checking,
    commands,
    drafting,
    entrance,
    events,
    mine,
    openapi,
    opinions,
    people,
    press,
    register,
    search,
    static,
)
from wasl.console.answers import Denied, error_answer
from wasl.console.context import Context
from wasl.console.headers import Guard

Part: TypeAlias = Callable[[Context], list[BaseRoute]]

PARTS: Final[tuple[Part, ...]] = (
    entrance.routes,
    commands.routes,
    people.routes,
    mine.routes,
    drafting.routes,
    search.routes,
    register.routes,
    checking.routes,
    press.routes,
    opinions.routes,
    events.routes,
    openapi.routes,
    static.routes,
)
"""In this order; the pages are last, for they take every path."""


def create_app(context: Context) -> ASGIApp:
    """Make the application of a desk. The guard is outermost: it sees our own failures too."""
    routes = [route for part in PARTS for route in part(context)]
    inner = Starlette(routes=routes, exception_handlers={HTTPException: _on_http_error})
    return Guard(inner, context)


async def _on_http_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return error_answer(Denied(405, "WRONG_METHOD", "this is not done here"))
    return error_answer(Denied(404, "NOT_FOUND", "there is nothing here"))
