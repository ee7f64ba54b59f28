# SPDX-License-Identifier: Apache-2.0
"""The routes of drafts; see :mod:`wasl.console.drafts`."""

from __future__ import annotations

from typing import Any, cast

from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Json
from wasl.console.context import Context
from wasl.console.doors import Call, Door, getting, need_text, no_more, routes_of
from wasl.console.rights import Right
from wasl.errors import Code, Misuse


class Drafting:
    """Carries out what is asked of drafts."""

    def __init__(self, context: Context) -> None:
        self._drafts = context.live.drafts

    async def list(self, call: Call) -> Json:
        call.query()
        return {"drafts": self._drafts.list()}

    async def put(self, call: Call) -> Json:
        body = call.body
        line = need_text(body, "line", most=limits.NAME_CHARS)
        fields: Any = body.pop("fields", None)
        for told in ("id", "officer", "updated"):  # a draft may come back as it was told
            body.pop(told, None)
        no_more(body)
        if not isinstance(fields, dict):
            raise Misuse(Code.BAD_ARGUMENT, "“fields” is not an object", where="fields")
        found = cast("Json", fields)
        return self._drafts.put(_id(call), line=line, fields=found, officer=call.who.name)

    async def take(self, call: Call) -> Json:
        return self._drafts.take(_id(call), call.who.name)

    async def delete(self, call: Call) -> Json:
        self._drafts.delete(_id(call), call.who.name)
        return {}


def _id(call: Call) -> str:
    return str(call.request.path_params["id"])


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of drafts."""
    it = Drafting(context)
    one, right = "/api/drafts/{id}", Right.DRAFT
    listed = schemas.an_object({"drafts": schemas.a_list(schemas.DRAFT)})
    return routes_of(
        context,
        [
            getting("drafts", "What officers are writing", it.list, listed, right=Right.READ),
            Door(
                method="PUT",
                path=one,
                summary="Write a draft of one's own",
                carry_out=it.put,
                right=right,
                body=schemas.DRAFT_BODY,
                answer=schemas.DRAFT,
            ),
            Door(
                method="DELETE",
                path=one,
                summary="Throw a draft of one's own away",
                carry_out=it.delete,
                right=right,
                answer=schemas.NOTHING,
            ),
            Door(
                method="POST",
                path=f"{one}/take",
                summary="Go on writing what another officer began",
                carry_out=it.take,
                right=right,
                answer=schemas.DRAFT,
            ),
        ],
    )
