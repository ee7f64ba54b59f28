# SPDX-License-Identifier: Apache-2.0
"""``/api/search`` and ``/api/thread``: finding entries again, and what hangs together with one.

Rules:

1. Every word of the query must begin a word of the entry; see :mod:`wasl.console.folding`.
2. Snippets come from the record as it is now, never out of the index: a text that is gone is gone.
3. Reading many entries lets others in between.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from datetime import UTC, datetime
from heapq import heapify, heappop, heappush
from typing import Final, cast

from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Json
from wasl.console.context import Context
from wasl.console.doors import Call, getting, number_of, routes_of
from wasl.console.folding import words
from wasl.console.index import Filter
from wasl.console.rights import Right
from wasl.console.schemas import shared
from wasl.console.snippets import snippet
from wasl.errors import Code, Misuse, WaslError

_FILTERS: Final = ("line", "author", "kind", "precedence", "from", "to")
_USUAL: Final = 50
_AT_A_TIME: Final = 8


class Search:
    """Finds entries for officers."""

    def __init__(self, context: Context) -> None:
        self._desk = context.desk
        self._indexing = context.indexing

    async def search(self, call: Call) -> Json:
        query = call.query("q", "limit", *_FILTERS)
        wanted = words(query.get("q", ""))
        if len(wanted) > limits.SEARCH_WORDS:
            what = f"more than {limits.SEARCH_WORDS} words"
            raise Misuse(Code.BAD_ARGUMENT, what, where="q", do="search for fewer words")
        prefixes = sorted(wanted)
        limit = number_of(query, "limit", _USUAL, least=1, most=limits.SEARCH_HITS)
        index, filters = self._indexing.index, self._filter(query)
        known, total = await asyncio.to_thread(index.find, prefixes, filters, limit=limit)
        entries = await self._entries(one.id for one in known)
        hits = [_hit(entry, prefixes) for entry in entries]
        whole = self._indexing.is_whole
        return {"hits": hits, "total": total, "more": total > len(known), "whole": whole}

    async def thread(self, call: Call) -> Json:
        id_ = call.query("id").get("id", "")
        await self._desk.call("show", {"entry": id_})  # or there is no such entry
        entries = await self._entries(self._indexing.links.thread(id_))
        return {"entries": in_order(entries), "whole": self._indexing.is_whole}

    async def _entries(self, ids: Iterable[str]) -> list[Json]:
        """Return the entries that are held of these, in this order."""
        entries: list[Json] = []
        for count, id_ in enumerate(ids, 1):
            with contextlib.suppress(WaslError):
                entries.append(cast("Json", await self._desk.call("show", {"entry": id_})))
            if count % _AT_A_TIME == 0:
                await asyncio.sleep(0)
        return entries

    def _filter(self, query: dict[str, str]) -> Filter:
        line = query.get("line", "")
        if line:
            line = self._desk.line_id(line)
        return Filter(
            line=line,
            author=query.get("author", ""),
            kind=query.get("kind", ""),
            precedence=query.get("precedence", ""),
            start=_time(query, "from"),
            end=_time(query, "to"),
        )


def in_order(entries: list[Json]) -> list[Json]:
    """Return entries oldest first, and each behind what it refers to, whatever clocks say."""
    here = {entry["id"]: entry for entry in entries}
    behind: dict[str, list[str]] = {}
    missing: dict[str, int] = {}
    for id_, entry in here.items():
        targets = {each for each in (*entry["refs"], entry["supersedes"]) if each in here}
        missing[id_] = len(targets)
        for target in targets:
            behind.setdefault(target, []).append(id_)
    ready = [(here[id_]["time"] or "", id_) for id_, count in missing.items() if not count]
    heapify(ready)
    out: list[Json] = []
    while ready:
        _, id_ = heappop(ready)
        out.append(here.pop(id_))
        for other in behind.get(id_, ()):
            missing[other] -= 1
            if not missing[other]:
                heappush(ready, (here[other]["time"] or "", other))
    return [*out, *here.values()]  # a circle cannot be signed; if there is one, nothing is left out


def _hit(entry: Json, prefixes: list[str]) -> Json:
    texts = [entry[name] or "" for name in ("text", "subject", "label", "reason", "by")]
    return {
        **{key: entry[key] for key in ("id", "line", "time", "author", "kind", "precedence")},
        "subject": entry["subject"],
        "snippet": snippet(texts, prefixes),
    }


def _time(query: dict[str, str], name: str) -> str:
    """Return a time as entries have it. Raises Misuse."""
    text = query.get(name, "")
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
        assert moment.tzinfo is not None
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, AssertionError):
        do = "write it as 2026-11-22T14:35:00Z"
        raise Misuse(Code.BAD_ARGUMENT, f"“{text}” is no time", where=name, do=do) from None


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of search and thread."""
    it = Search(context)
    query = dict.fromkeys(("q", *_FILTERS), schemas.TEXT) | {"limit": schemas.NUMBER}
    entries = {"entries": schemas.a_list(shared("entry")), "whole": schemas.FLAG}
    thread, beside = schemas.an_object(entries), {"id": schemas.ENTRY}
    find = "Find entries by the beginnings of their words"
    told = "An entry, what it refers to, and what refers to it, oldest first"
    right = Right.READ
    return routes_of(
        context,
        [
            getting("search", find, it.search, schemas.FOUND, right=right, query=query),
            getting("thread", told, it.thread, thread, right=right, query=beside),
        ],
    )
