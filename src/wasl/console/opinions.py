# SPDX-License-Identifier: Apache-2.0
"""``/api/press/opinion``: what a language model marks in a report, beside what the rules read.

Rules:

1. It is off until ``wasl.toml`` has ``[second_opinion]``; an officer asks each time, for one text.
   That it was asked, and whom, stands in the audit trail, whatever became of it.
2. One text is asked about at a time. Whoever reads, watches or files is not held up.
3. It files nothing and changes no proposal; a model that fails is told, and is no error.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Json
from wasl.console.context import Context
from wasl.console.doors import Call, no_more, posting, routes_of
from wasl.console.noting import note_done
from wasl.console.press import text_of
from wasl.console.rights import Right
from wasl.contact.press.judged.opinion import PROMPT, Said, judge, opinion_json
from wasl.contact.press.proposal import warned_json
from wasl.errors import Code, Misuse
from wasl.home.asking import NoOpinion, marked
from wasl.home.offices import KeptDirectory
from wasl.home.reports import Paper, read_report
from wasl.trust.statement import format_instant

_NOTHING: Final[Json] = {"contacts": [], "missed": [], "dropped": {}, "warnings": []}


class Opinions:
    """Asks the model of our configuration for officers."""

    def __init__(self, context: Context) -> None:
        self._asking = context.config.second_opinion
        self._known = context.directory
        self._turn = asyncio.Semaphore(1)

    async def ask(self, call: Call) -> Json:
        body = call.body
        given = body.pop("text", None)
        no_more(body)
        if not isinstance(given, dict):
            raise Misuse(Code.BAD_ARGUMENT, "“text” is not an object", where="text")
        paper = text_of(cast("Json", given))
        if self._asking is None:
            what = "no model for a second opinion is configured"
            raise Misuse(Code.NOT_ALLOWED, what, do="an administrator writes [second_opinion]")
        whom = {"model": self._asking.model, "to": self._asking.place}
        async with self._turn:
            said = await marked(paper.text, asking=self._asking)
        now = format_instant(int(time.time()))
        await note_done(call, "opinion-asked", {**whom, "text": paper.name})
        told: Json = {"model": self._asking.model, "prompt": PROMPT, "time": now}
        if isinstance(said, NoOpinion):
            return {**told, **_NOTHING, "why": str(said.why), "value": said.value}
        found = await asyncio.to_thread(_judged, paper, said, self._known)
        return {**told, **found, "why": None, "value": ""}


def _judged(paper: Paper, said: Sequence[Said | None], known: KeptDirectory) -> Json:
    directory = known.now()
    opinion = judge(
        said,
        paper.text,
        rules=read_report(paper, directory=directory).proposals,
        directory=directory,
        published=paper.published,
        outlet=paper.outlet,
        file=paper.name,
    )
    told = opinion_json(opinion)
    alone: Json = {"same": [], "ask": [], "judged": []}
    contacts = [{**one, "proposal": {**one["proposal"], **alone}} for one in told["contacts"]]
    return {**told, "contacts": contacts, "warnings": list(map(warned_json, opinion.warnings))}


def routes(context: Context) -> list[BaseRoute]:
    """Return the route of the second opinion."""
    asking = posting(
        "press/opinion",
        "What a language model marks in a report, if one is configured; nothing is filed",
        Opinions(context).ask,
        schemas.PRESS_OPINION_ASKED,
        schemas.PRESS_OPINION,
        right=Right.REGISTER,
    )
    return routes_of(context, [replace(asking, once=False, most_bytes=limits.PRESS_DESK_BYTES)])
