# SPDX-License-Identifier: Apache-2.0
"""Officers of the desk, and the audit trail: for administrators.

Rules:

1. An officer who is disabled has no session from that moment on. Nobody disables himself, or takes
   the administrator's role from himself: a desk without one is mended on the node's own machine.
2. A link is told once, to who made it. It is given to its officer by hand, not by mail.
3. What lets somebody in, or further, needs a fresh touch of the administrator's passkey. Disabling
   needs none: it is how a theft is stopped.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Any, Final, cast

from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Json
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
from wasl.console.rights import Right
from wasl.console.signing_in import SigningIn
from wasl.errors import Code, Misuse
from wasl.home.audit import Detail
from wasl.home.officers import link_address
from wasl.home.roster import Officer

_ABSENT: Final = object()


class People:
    """The routes of people and of the audit trail."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._proof = SigningIn(context)

    async def list(self, call: Call) -> Json:
        call.query()
        watching = set(self._context.watchers())
        return {"officers": [self._told(each, watching) for each in self._context.people.list()]}

    async def add(self, call: Call) -> Json:
        body = call.body
        await self._proof.require_touch(call, body.pop("release", None))
        name = need_text(body, "name", most=limits.NAME_CHARS)
        roles, offices = _texts(body, "roles"), _texts(body, "offices")
        no_more(body)
        people = self._context.people
        officer = await asyncio.to_thread(people.add, name, roles=roles, offices=offices)
        await self._context.audit.note(call.who.name, "officer-added", _person(officer))
        return {"officer": self._told(officer), "link": await self._link(call, officer)}

    async def change(self, call: Call) -> Json:
        body, context = call.body, self._context
        release = body.pop("release", None)
        if body != {"disabled": True}:
            await self._proof.require_touch(call, release)
        officer = context.people.get(call.request.path_params["id"])
        roles = _texts(body, "roles") if "roles" in body else None
        offices = _texts(body, "offices") if "offices" in body else None
        disabled = body.pop("disabled", None)
        no_more(body)
        if disabled is not None and not isinstance(disabled, bool):
            raise Misuse(
                Code.BAD_ARGUMENT, "“disabled” is neither true nor false", where="disabled"
            )
        left = roles is not None and "administrator" not in roles
        if officer.id == call.who.id and (disabled or left):
            do = "let another administrator do it, or use “wasl officer disable”"
            what = "nobody takes his own administrator's role away"
            raise Misuse(Code.NOT_ALLOWED, what, where="officer", do=do)
        made = await asyncio.to_thread(
            context.people.change, officer.id, roles=roles, offices=offices, disabled=disabled
        )
        if made.disabled:
            context.sessions.end_all(made.id)
        await self._context.audit.note(call.who.name, "officer-changed", _changes(officer, made))
        return self._told(made)

    async def link(self, call: Call) -> Json:
        body = call.body
        await self._proof.require_touch(call, body.pop("release", None))
        no_more(body)
        officer = self._context.people.get(call.request.path_params["id"])
        return {"link": await self._link(call, officer)}

    async def audit(self, call: Call) -> Json:
        query = call.query("limit", "before")
        limit = number_of(query, "limit", 100, least=1, most=limits.AUDIT_PAGE)
        before = number_of(query, "before", 0, least=1, most=10**9) or None
        events, whole = await self._context.audit.read(limit=limit, before=before)
        return {"events": [asdict(each) for each in events], "whole": whole}

    async def _link(self, call: Call, officer: Officer) -> str:
        token = await asyncio.to_thread(self._context.people.make_link, officer.id, "enrol")
        await self._context.audit.note(
            call.who.name, "link-made", {"officer": officer.name, "purpose": "enrol"}
        )
        return link_address(self._context.origin, "enrol", token)

    def _told(self, officer: Officer, watching: set[str] | None = None) -> Json:
        seen = set(self._context.watchers()) if watching is None else watching
        return {
            **officer.told(),
            "enrolled": officer.enrolled,
            "disabled": officer.disabled,
            "watching": officer.id in seen,
        }


def _changes(before: Officer, after: Officer) -> Detail:
    """Return what the trail tells of a change: who it was, and what is new."""
    was, told = _person(before), _person(after)
    new = {name: value for name, value in told.items() if was[name] != value}
    if before.disabled != after.disabled:
        new["state"] = "disabled" if after.disabled else "enabled"
    return {"officer": after.name, **new}


def _person(officer: Officer) -> dict[str, str | list[str]]:
    return {
        "officer": officer.name,
        "roles": list(officer.roles),
        "offices": list(officer.offices),
    }


def _texts(body: Json, name: str) -> list[str]:
    value: Any = body.pop(name, _ABSENT)
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    if len(items) > limits.ADDRESSEES or not all(isinstance(each, str) for each in items):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not a list of texts", where=name)
    return cast("list[str]", items)


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of people and of the audit trail."""
    it = People(context)
    roles, offices = schemas.a_list(schemas.ROLE), schemas.a_list(schemas.TEXT)
    name = {"name": schemas.TEXT, "roles": roles, "offices": offices}
    adding = schemas.an_object(name, {**schemas.RELEASE})
    added = schemas.an_object({"officer": schemas.PERSON, "link": schemas.TEXT})
    changes = {"roles": roles, "offices": offices, "disabled": schemas.FLAG}
    add = "Add an officer, and make a link"
    change = "Change an officer's roles or offices; disable or enable the officer"
    link = "Make a link to enrol again: the new passkey replaces the old ones"
    linked = schemas.an_object({"link": schemas.TEXT})
    right, person = Right.PEOPLE, schemas.PERSON
    changing = schemas.an_object({}, {**changes, **schemas.RELEASE})
    return routes_of(
        context,
        [
            *_reading(it),
            posting("people", add, it.add, adding, added, right=right),
            posting("people/{id}", change, it.change, changing, person, right=right),
            posting("people/{id}/link", link, it.link, schemas.TOUCHED, linked, right=right),
        ],
    )


def _reading(it: People) -> list[Door]:
    listed = schemas.an_object({"officers": schemas.a_list(schemas.PERSON)})
    told = schemas.an_object({"events": schemas.a_list(schemas.EVENT), "whole": schemas.FLAG})
    done = "What was done at this desk, the newest first"
    page = {"limit": schemas.NUMBER, "before": schemas.NUMBER}
    return [
        getting("people", "The officers of this desk", it.list, listed, right=Right.PEOPLE),
        getting("audit", done, it.audit, told, right=Right.AUDIT, query=page),
    ]
