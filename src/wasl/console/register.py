# SPDX-License-Identifier: Apache-2.0
"""``/api/register/…``: who spoke to whom, and what each said of it, for officers.

Rules:

1. What is told is what ``wasl register`` tells; a party of our lines counts as its side.
2. The timeline is told in pages, the newest first. Who looks at it lets be read what is found.
3. Who says it is set here, never by the browser. Each deed stands in the audit trail: which, and of
   what contact, never the words.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Final, TypeVar

from starlette.responses import Response
from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import contact_shapes as shapes
from wasl.console.answers import Json
from wasl.console.commands import file_response
from wasl.console.context import Context
from wasl.console.doors import (
    Call,
    Door,
    getting,
    need_text,
    no_more,
    number_of,
    posting,
    routes_of,
)
from wasl.console.finding import Found, Texts, Wanted, page, words_of
from wasl.console.holding import Held
from wasl.console.noting import note_done
from wasl.console.rights import Right
from wasl.contact.brief import Brief, make_brief
from wasl.contact.contact import Level, Medium, Origin, Status
from wasl.contact.dates import Span, When, on, parse_when
from wasl.contact.deeds import Act, Declared, Judged, parse_act
from wasl.contact.differences import differences
from wasl.contact.directory import Directory
from wasl.contact.exports.briefs import format_brief
from wasl.contact.exports.formats import ENDINGS, formats
from wasl.contact.register import Office, Pair, Place, parse_office
from wasl.contact.register import Register as Contacts
from wasl.contact.shape import to_json
from wasl.contact.telling import (
    brief_json,
    deed_json,
    difference_json,
    first_json,
    gap_json,
    month_json,
    rate_json,
)
from wasl.errors import Code, Misuse, WaslError
from wasl.locale import FALLBACK, LANGUAGES
from wasl.locale.letters import visible
from wasl.locale.tongue import Tongue
from wasl.node.desk import error_json

_USUAL: Final = 50
_E = TypeVar("_E", Status, Origin, Level, Medium)


class Register:
    """The routes of the register."""

    def __init__(self, context: Context) -> None:
        self._held = context.register
        self._party = str(context.config.party)
        self._directory = context.directory
        self._texts = Texts()
        self._reading: asyncio.Future[None] | None = None

    # ── reading ──

    async def known(self, call: Call) -> Json:
        call.query()
        held = await self._held.now()
        return await asyncio.to_thread(self._known, held)

    def _known(self, held: Held) -> Json:
        parties = held.ledger.sides
        sides: dict[str, set[str]] = {parties.get(self._party, self._party): set()}
        for offices in held.register.offices():
            for one in offices:
                sides.setdefault(one.side, set()).update({one.office} - {""})
        return {
            "ours": parties.get(self._party, self._party),
            "sides": [{"side": side, "offices": sorted(sides[side])} for side in sorted(sides)],
            "parties": dict(parties),
            "contacts": len(held.register.contacts),
            "troubles": list(held.troubles),
            "directory": self._trouble(),
            "whole": held.whole,
        }

    def _trouble(self) -> Json | None:
        """Tell what is wrong with the directory."""
        try:
            self._directory.now()
        except WaslError as error:
            return error_json(error)["error"]
        return None

    async def contacts(self, call: Call) -> Json:
        query = call.query(*shapes.CONTACTS_ASKED)
        limit = number_of(query, "limit", _USUAL, least=1, most=limits.REGISTER_PAGE)
        held = await self._held.now()
        one, other = (_office(query, name, held) for name in ("one", "other"))
        if one is None and other is not None:
            one, other = other, None
        wanted = Wanted(
            side=one if other is None else None,
            status=_word(query, "status", Status),
            origin=_word(query, "origin", Origin),
            level=_word(query, "level", Level),
            medium=_word(query, "medium", Medium),
        )
        asked = query.get("q", "") if words_of(query.get("q", "")) else ""
        if not asked:
            self._read_ahead(held.register)
        pair = None if one is None or other is None else (one, other)
        if pair is None and one is not None and not held.register.knows(one):
            return {"rows": [], "next": None, "whole": held.whole}
        span = Span(_days(query, "from").first, _days(query, "to").last)
        behind, sides = _place(query), {each.side for each in (one, other) if each is not None}

        def find() -> Found:
            ids = self._find(asked, held.register, wanted, sides)
            contacts = held.register.newest(pair, span, behind=behind, among=ids)
            return page(contacts, wanted, limit=limit)

        return {**_page(await asyncio.to_thread(find)), "whole": held.whole}

    def _read_ahead(self, register: Contacts) -> None:
        """Let what contacts are found by be read, before somebody asks for words."""
        if self._reading is None or self._reading.done():
            loop = asyncio.get_running_loop()
            self._reading = loop.run_in_executor(
                None, lambda: self._texts.follow(register.contacts, self._names())
            )

    def _find(
        self, asked: str, register: Contacts, wanted: Wanted, sides: Collection[str]
    ) -> Collection[str] | None:
        """Return the ids of what is found. None: it is quicker to look at each."""
        all_, names = register.contacts, self._names()
        if not asked and (wanted.anything or not self._texts.knows(all_, names)):
            return None
        return self._texts.find(asked, all_, names, wanted=wanted, sides=sides)

    def _names(self) -> Directory:
        """Return the directory as it could last be read: that it cannot be is told elsewhere."""
        with contextlib.suppress(WaslError):
            self._directory.now()
        return self._directory.last

    async def contact(self, call: Call) -> Json:
        id_ = call.query("id").get("id", "")
        held = await self._held.now()
        contact = held.register.get(id_)
        became = held.ledger.became.get(id_, ())
        history = held.ledger.history.get(id_, [])
        if contact is None and not history:
            what = "there is no such contact in the register"
            raise Misuse(Code.UNKNOWN_ID, what, where=id_)
        told: Json = {"told": {"contact": None if contact is None else to_json(contact)}}
        told["told"] |= {"became": list(became), "history": [deed_json(one) for one in history]}
        told |= {"differences": [], "firsts": [], "highest": []}
        if contact is not None:
            register = held.register
            for name, all_ in (
                ("firsts", register.firsts(contact.when)),
                ("highest", register.highest(contact.when)),
            ):
                told[name] = [first_json(one) for one in all_ if one.contact is contact]
            told["differences"] = [
                {"contact": id_, **difference_json(one)} for one in differences(contact)
            ]
        return told

    async def silence(self, call: Call) -> Json:
        query = call.query(*shapes.TWO, "at")
        held = await self._held.now()
        pair, at = _pair(query, held), _when(query, "at")
        if pair is None:
            raise Misuse(Code.BAD_ARGUMENT, "it does not say between whom", where="one")
        register = held.register
        gap = register.silence(pair, at)
        firsts, highest = register.firsts(at, pair), register.highest(at, pair)
        named = [*gap.basis]
        for one in (*firsts, *highest):
            named += [one.contact.id, *one.gap.basis]
        contacts = (register.get(id_) for id_ in dict.fromkeys(named))
        between = [str(each) for each in pair]
        return {
            "silence": {"between": between, "at": at.text, **gap_json(gap)},
            "firsts": [first_json(one) for one in firsts],
            "highest": [first_json(one) for one in highest],
            "contacts": [to_json(one) for one in contacts if one is not None],
            "whole": held.whole,
        }

    async def counts(self, call: Call) -> Json:
        query = call.query(*shapes.TWO)
        held = await self._held.now()
        pair = _pair(query, held)
        return {
            "months": [month_json(one) for one in held.register.by_month(pair)],
            "rates": [rate_json(one) for one in held.register.answer_rates(pair)],
            "whole": held.whole,
        }

    # ── before a call ──

    async def brief(self, call: Call) -> Json:
        made, held = await self._brief(call, shapes.BRIEF_ASKED)
        return {**brief_json(made), "whole": held.whole}

    async def brief_page(self, call: Call) -> Response:
        lang = call.query(*shapes.PAPER_ASKED).get("lang") or call.who.lang or FALLBACK
        if lang not in LANGUAGES:
            do = f"use {', '.join(LANGUAGES)}"
            raise Misuse(Code.BAD_ARGUMENT, f"“{lang}” is no language", where="lang", do=do)
        made, _ = await self._brief(call, shapes.PAPER_ASKED)
        data = await asyncio.to_thread(format_brief, made, Tongue(lang))
        other = "".join(each for each in made.pair[1].side if each.isalnum())
        return file_response(data.encode(), f"brief-{other}-{made.at.text}.html")

    async def _brief(self, call: Call, asked: Iterable[str]) -> tuple[Brief, Held]:
        query = call.query(*asked)
        held = await self._held.now()
        theirs = query.get("with", "")
        if not theirs:
            raise Misuse(Code.BAD_ARGUMENT, "it does not say with whom", where="with")
        sides = held.ledger.sides
        pair = Office(sides.get(self._party, self._party)), Office(sides.get(theirs, theirs))
        made = await asyncio.to_thread(make_brief, held.register, pair, _when(query, "at"))
        return made, held

    async def export(self, call: Call) -> Response:
        body = call.body
        form = need_text(body, "format", most=limits.NAME_CHARS)
        if form not in ENDINGS:
            do = f"use {', '.join(ENDINGS)}"
            raise Misuse(Code.BAD_ARGUMENT, f"“{form}” is no format", where="format", do=do)
        two = {
            name: need_text(body, name, most=limits.NAME_CHARS) for name in {*body} & {*shapes.TWO}
        }
        no_more(body)
        held = await self._held.now()
        write = formats(self._party, now_s=int(time.time()), show=visible)[form]
        contacts = held.register.between(_pair(two, held))
        data = await asyncio.to_thread(lambda: write(contacts).encode())
        name = f"register-{self._party}.{ENDINGS[form]}"
        await note_done(call, "register-exported", {"format": form, "file": name})
        return file_response(data, name)

    # ── deeds ──

    async def do(self, call: Call) -> Json:
        body = call.body
        what = need_text(body, "what", most=limits.NAME_CHARS)
        detail = body.pop("detail", None)
        no_more(body)
        act = await self._act(what, detail)
        ids = await self._held.do(act, by=call.by)
        await note_done(call, "registered", {"deed": what, "contacts": list(ids)})
        return {"what": what, "ids": list(ids)}

    async def _act(self, what: str, detail: object) -> Act:
        act = parse_act(what, detail, where="detail")
        if isinstance(act, Judged):
            why, do = "a proposal is judged where it is read", "see the press page"
            raise Misuse(Code.BAD_ARGUMENT, why, where="what", do=do)
        if isinstance(act, Declared):
            if act.when.span.first is None or act.when.span.last is None:
                why = "a time that is declared complete has a first and a last day"
                raise Misuse(Code.BAD_ARGUMENT, why, where="detail.when", do="give both")
            held = await self._held.now()
            one, other = (_counted(each, held) for each in act.pair)
            return replace(act, pair=(one, other))
        return act


# ── what is asked ───────────────────────────────────────────────────────────────────────────────


def _counted(office: Office, held: Held) -> Office:
    """Return an office of a side; a party of ours counts as its side."""
    return office._replace(side=held.ledger.sides.get(office.side, office.side))


def _office(query: Mapping[str, str], name: str, held: Held) -> Office | None:
    text = query.get(name, "")
    return _counted(parse_office(text), held) if text else None


def _pair(query: Mapping[str, str], held: Held) -> Pair | None:
    """Return the two that are named; None: none is. Raises Misuse."""
    one, other = (_office(query, name, held) for name in ("one", "other"))
    if one is None and other is None:
        return None
    if one is None or other is None:
        where = "one" if one is None else "other"
        raise Misuse(Code.BAD_ARGUMENT, "only one of two is named", where=where, do="name both")
    return one, other


def _word(query: Mapping[str, str], name: str, kind: type[_E]) -> _E | None:
    text = query.get(name, "")
    try:
        return kind(text) if text else None
    except ValueError:
        what, do = f"“{text}” is not one of its words", f"use {', '.join(kind)}"
        raise Misuse(Code.BAD_ARGUMENT, what, where=name, do=do) from None


def _days(query: Mapping[str, str], name: str) -> Span:
    text = query.get(name, "")
    return parse_when(text, where=name).span if text else Span(None, None)


def _when(query: Mapping[str, str], name: str) -> When:
    """Return a day; today (UTC) if none is named."""
    text = query.get(name, "")
    if text:
        return parse_when(text, where=name)
    return on(datetime.fromtimestamp(time.time(), UTC).date())


def _place(query: Mapping[str, str]) -> Place | None:
    text = query.get("behind", "")
    if not text:
        return None
    parts = text.split(".", 2)
    good = len(parts) == 3 and all(each.isascii() and each.isdecimal() for each in parts[:2])
    if not good or max(map(len, parts[:2])) > 9:
        raise Misuse(Code.BAD_ARGUMENT, "this is no place in the timeline", where="behind")
    return Place(int(parts[0]), int(parts[1]), parts[2])


def _page(found: Found) -> Json:
    rows = [
        {"contact": to_json(one), "differences": len(differences(one))} for one in found.contacts
    ]
    next_ = None if found.next is None else ".".join(map(str, found.next))
    return {"rows": rows, "next": next_}


# ── the doors ───────────────────────────────────────────────────────────────────────────────────


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of the register."""
    it = Register(context)
    return routes_of(context, [*_reading(it), *_doing(it)])


def _reading(it: Register) -> Iterable[Door]:
    get = partial(getting, right=Right.READ)
    asked, two, with_ = shapes.CONTACTS_ASKED, shapes.TWO, shapes.BRIEF_ASKED
    page = {"type": "string", "format": "binary"}
    timeline = "The contacts of the register, the newest first"
    one = "One contact, what was done to it, and what its accounts differ in"
    how_long = "How long nothing had been held between two on a day, and what was then"
    counts = "Held contacts by month and level, and what became of what each side was asked for"
    brief, paper = "What to read before a call", "The same as a page to print"
    at = {**two, "at": shapes.DATE}
    printed = get("register/brief.html", paper, it.brief_page, page, query=shapes.PAPER_ASKED)
    return [
        get("register", "Who is in the register", it.known, shapes.KNOWN),
        get("register/contacts", timeline, it.contacts, shapes.TIMELINE, query=asked),
        get("register/contact", one, it.contact, shapes.SHOWN, query={"id": shapes.ID}),
        get("register/silence", how_long, it.silence, shapes.SILENCE, query=at),
        get("register/counts", counts, it.counts, shapes.COUNTS, query=two),
        get("register/brief", brief, it.brief, shapes.BRIEF, query=with_),
        replace(printed, media="application/octet-stream"),
    ]


def _doing(it: Register) -> Iterable[Door]:
    bytes_ = {"type": "string", "format": "binary"}
    file, deed = "The register as a file", "Report a contact, or do something to one"
    made = posting("register/export", file, it.export, shapes.EXPORT, bytes_, right=Right.EXPORT)
    return [
        replace(made, once=False, media="application/octet-stream"),
        posting("register/deed", deed, it.do, shapes.DEED, shapes.DONE, right=Right.REGISTER),
    ]
