# SPDX-License-Identifier: Apache-2.0
"""What is an officer's own at the desk: the passkeys that prove the officer, and the sessions.

Rules:

1. Each officer sees and changes the own ones, and nobody else's; an administrator makes links.
2. Whatever changes needs a fresh touch of a passkey that the officer has.
3. The passkey that proved this session is not removed in it: another one is shown to work first.
   What a removed one had begun ends.
4. Ending a session closes its event socket at once.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import Final

from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Json
from wasl.console.context import Context
from wasl.console.doors import Call, getting, need_text, no_more, posting, routes_of
from wasl.console.sessions import Session
from wasl.console.signing_in import SigningIn, asserted
from wasl.errors import Code, Misuse
from wasl.home.roster import Passkey
from wasl.trust.statement import format_instant

_MAKING: Final = "passkey"  # what a challenge is for


class Mine:
    """The routes of an officer's own passkeys and sessions."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._proof = SigningIn(context)

    # ── passkeys ──

    async def passkeys(self, call: Call) -> Json:
        call.query()
        return {"passkeys": [_passkey_told(each, call.sitting) for each in call.who.passkeys]}

    async def options(self, call: Call) -> Json:
        await self._touched(call)
        return self._proof.making(_MAKING, call.sitting.id, call.who)

    async def add(self, call: Call) -> Json:
        body, context = call.body, self._context
        label = need_text(body, "label", most=limits.NAME_CHARS)
        state, credential = asserted(body)
        no_more(body)
        made = replace(self._proof.made(state, credential, _MAKING, call.sitting.id), label=label)
        officer = await asyncio.to_thread(context.people.add_passkey, call.who.id, made)
        added = officer.passkeys[-1]
        told = {"label": added.label, "address": call.address}
        await context.audit.note(officer.name, "passkey-added", told)
        return _passkey_told(added, call.sitting)

    async def remove(self, call: Call) -> Json:
        await self._touched(call)
        context, id_ = self._context, str(call.request.path_params["id"])
        if any(each.id == id_ and _is_here(each, call.sitting) for each in call.who.passkeys):
            what = "you are signed in by this passkey"
            do = "sign in with another one, so that it is known to work, and remove it then"
            raise Misuse(Code.NOT_ALLOWED, what, where="passkey", do=do)
        removed = await asyncio.to_thread(context.people.remove_passkey, call.who.id, id_)
        for session in context.sessions.of(call.who.id):
            if session.passkey == removed.credential:
                context.sessions.end(session)
        told = removed.label or format_instant(removed.created_s)
        await context.audit.note(call.who.name, "passkey-removed", {"label": told})
        return {}

    # ── sessions ──

    async def sessions(self, call: Call) -> Json:
        call.query()
        held = self._context.sessions.of(call.who.id)
        return {"sessions": [self._session_told(each, call.sitting) for each in held]}

    async def end_one(self, call: Call) -> Json:
        await self._touched(call)
        id_ = str(call.request.path_params["id"])
        found = [each for each in self._others(call) if each.name == id_]
        if not found:
            raise Misuse(Code.UNKNOWN_ID, "you have no other session of this id", where="session")
        return await self._end(call, found)

    async def end_others(self, call: Call) -> Json:
        await self._touched(call)
        return await self._end(call, self._others(call))

    def _others(self, call: Call) -> list[Session]:
        held = self._context.sessions.of(call.who.id)
        return [each for each in held if each is not call.sitting]

    async def _end(self, call: Call, sessions: list[Session]) -> Json:
        for session in sessions:
            self._context.sessions.end(session)
        await self._context.audit.note(
            call.who.name, "sessions-ended", {"count": str(len(sessions))}
        )
        return {"ended": len(sessions)}

    async def _touched(self, call: Call) -> None:
        """Require a touch; nothing but it stands in the body. Raises Misuse, Denied."""
        body = call.body
        release = body.pop("release", None)
        no_more(body)
        await self._proof.require_touch(call, release)

    def _session_told(self, session: Session, here: Session) -> Json:
        began_s, seen_s = self._context.sessions.ages_s(session)
        now_s = time.time()
        return {
            "id": session.name,
            "began": format_instant(int(now_s - began_s)),
            "seen": format_instant(int(now_s - seen_s)),
            "address": session.address,
            "locked": session.locked,
            "here": session is here,
        }


def _passkey_told(passkey: Passkey, session: Session) -> Json:
    used_s = passkey.used_s
    return {
        "id": passkey.id,
        "label": passkey.label,
        "added": format_instant(passkey.created_s),
        "used": None if used_s is None else format_instant(used_s),
        "here": _is_here(passkey, session),
    }


def _is_here(passkey: Passkey, session: Session) -> bool:
    """Tell whether a passkey has proved a session."""
    return passkey.credential == session.passkey


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of an officer's own passkeys and sessions."""
    it = Mine(context)
    keys = schemas.an_object({"passkeys": schemas.a_list(schemas.PASSKEY)})
    held = schemas.an_object({"sessions": schemas.a_list(schemas.SITTING)})
    ended = schemas.an_object({"ended": schemas.NUMBER})
    touch, adding, making = schemas.TOUCHED, schemas.ADDING, schemas.MAKING
    made = "What a further passkey is made of"
    add = "Add a passkey to those that prove oneself"
    remove = "Remove one of the own passkeys, but for the one that proved this session"
    others = "End all of the own sessions but this one"
    return routes_of(
        context,
        [
            getting("passkeys", "The own passkeys", it.passkeys, keys),
            replace(posting("passkeys/options", made, it.options, touch, making), once=False),
            posting("passkeys", add, it.add, adding, schemas.PASSKEY),
            posting("passkeys/{id}/remove", remove, it.remove, touch, schemas.NOTHING),
            getting("sessions", "The own sessions", it.sessions, held),
            posting("sessions/end-others", others, it.end_others, touch, ended),
            posting("sessions/{id}/end", "End one of the own", it.end_one, touch, ended),
        ],
    )
