# SPDX-License-Identifier: Apache-2.0
"""Signing in, enrolment, the lock, how desks look, and the fresh proof that sending asks for.

Rules:

1. An officer is proved by a passkey, or once by a link that an administrator made. Nothing else
   signs in, and no name is typed.
2. A link that enrols replaces the officer's passkeys, and ends his sessions: it is also how a lost
   one is made void.
3. A passkey whose count does not rise is refused and told in the audit trail: it may be a copy.
4. Sending, correcting and cancelling need a proof that is not older than five minutes, of an
   officer who has a passkey. Acknowledging never does. What lets people in always does: adding
   officers, links, passkeys.
5. Language and theme are the officer's own, at whichever desk. A locked desk does not change them:
   whoever passes by is not the officer.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final, cast

from starlette.responses import Response

from wasl import __version__, limits
from wasl.console import passkeys
from wasl.console.answers import Denied, Json, answer
from wasl.console.context import Context
from wasl.console.doors import Call, need_text, no_more
from wasl.console.noting import note_done
from wasl.console.sessions import Session
from wasl.errors import Code, Misuse, Refused, WaslError
from wasl.home.cards import CardBox
from wasl.home.roster import Officer, Passkey, token_digest

_TOKEN_CHARS: Final = 200


class SigningIn:
    """The routes of sessions, and the proof of a person that others ask for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._challenges = context.challenges
        self._tries = context.tries

    # ── who is here ──

    async def look(self, call: Call) -> Json:
        return self._told(call.session, call.officer)

    def _told(self, session: Session | None, officer: Officer | None) -> Json:
        context = self._context
        settings, dead_man = context.settings, context.config.dead_man
        return {
            "party": context.config.party,
            "title": _title(context),
            "officer": None if officer is None else _seated(officer),
            "locked": session is not None and session.locked,
            "languages": list(settings.languages),
            "months": settings.months,
            "time_zone": settings.time_zone,
            "enrolled": officer is not None and officer.enrolled,
            "version": __version__,
            "deadman": {
                "ask_after_s": dead_man.ask_after_s,
                "louder_after_s": dead_man.louder_after_s,
                "next_role_after_s": dead_man.next_role_after_s,
                "second_path_after_s": dead_man.second_path_after_s,
            },
        }

    # ── in and out ──

    async def options(self, call: Call) -> Json:
        no_more(call.body)
        if call.session is not None and call.officer is not None:
            return self._ask("session", call.session.id, call.officer)
        return self._ask("session", f"@{call.address}", None)

    def _ask(self, purpose: str, place: str, officer: Officer | None) -> Json:
        state, challenge = self._challenges.make(purpose, place)
        options = passkeys.assertion_options(self._context.settings, challenge, officer=officer)
        return {"publicKey": options, "state": state}

    async def enter(self, call: Call) -> Response:
        body = call.body
        if "once" in body:
            token = need_text(body, "once", most=_TOKEN_CHARS)
            no_more(body)
            officer = await self._use_link(call, token)
            return await self._begin(call, officer, passkey=None, how="link")
        state, credential = asserted(body)
        no_more(body)
        places = [f"@{call.address}", *([call.session.id] if call.session else [])]
        try:
            officer, passkey = await self._prove(state, credential, "session", places)
        except Denied as error:
            raise await self._failed(call, "sign-in-refused", error) from error
        return await self._begin(call, officer, passkey=passkey.credential, how="passkey")

    async def _use_link(self, call: Call, token: str) -> Officer:
        try:
            return await asyncio.to_thread(self._context.people.use, token, "once")
        except Misuse as error:
            raise await self._failed(call, "link-refused", error) from error

    async def _failed(self, call: Call, what: str, error: WaslError | Denied) -> Exception:
        """Count a failure and write it down; return what to raise."""
        if self._tries.fail(call.address):
            told = {"address": call.address, "error": str(error.code), "said": error.what}
            await self._context.audit.note("", what, told)
            return error
        do = f"wait {limits.TRIES_S // 60} minutes"
        return Denied(
            429, "TOO_MANY_TRIES", "too many sign-ins have failed", where="session", do=do
        )

    async def _begin(
        self, call: Call, officer: Officer, *, passkey: bytes | None, how: str
    ) -> Response:
        context = self._context
        told = {"how": how, "address": call.address}
        await context.audit.note(officer.name, "signed-in", told)
        if call.session is not None:
            context.sessions.end(call.session)
        begin = context.sessions.begin
        token, session = begin(officer.id, passkey=passkey, address=call.address)
        response = answer(self._told(session, officer))
        response.set_cookie(
            context.sessions.cookie,
            token,
            path="/",
            secure=context.settings.has_tls,
            httponly=True,
            samesite="strict",
        )
        return response

    async def leave(self, call: Call) -> Response:
        await note_done(call, "signed-out")
        self._context.sessions.end(call.sitting)
        response = answer({})
        response.delete_cookie(
            self._context.sessions.cookie,
            path="/",
            secure=self._context.settings.has_tls,
            httponly=True,
            samesite="strict",
        )
        return response

    # ── the lock ──

    async def lock(self, call: Call) -> Json:
        no_more(call.body)
        if not call.sitting.locked:
            self._context.sessions.lock(call.sitting)
            await note_done(call, "locked")
        return {}

    async def unlock(self, call: Call) -> Json:
        body = call.body
        state, credential = asserted(body)
        no_more(body)
        passkey = await self._prove_again(call, state, credential, ("session", "release"))
        self._context.sessions.unlock(call.sitting, passkey.credential)
        await note_done(call, "unlocked")
        return {}

    # ── how desks look ──

    async def keep_looks(self, call: Call) -> Json:
        body = call.body
        lang, theme = body.pop("lang", None), body.pop("theme", None)
        no_more(body)
        people = self._context.people
        made = await asyncio.to_thread(people.keep_looks, call.who.id, lang=lang, theme=theme)
        return _seated(made)

    # ── proof for sending ──

    async def release_options(self, call: Call) -> Json:
        no_more(call.body)
        return self._ask("release", call.sitting.id, call.who)

    async def require_proof(self, call: Call, release: object) -> None:
        """Require that a passkey proves the person who asks. Raises Denied (RELEASE_NEEDED)."""
        sessions = self._context.sessions
        if release is not None:
            body = dict(cast("Json", release)) if isinstance(release, dict) else {}
            state, credential = asserted(body)
            no_more(body)
            passkey = await self._prove_again(call, state, credential, ("release",))
            sessions.prove(call.sitting, passkey.credential)
        elif call.who.enrolled and not sessions.is_fresh(call.sitting):
            raise Denied(
                403,
                "RELEASE_NEEDED",
                "your passkey must prove again that it is you",
                where="release",
                do="ask /api/release/options, let the passkey answer, and send it along",
            )

    async def require_touch(self, call: Call, release: object) -> None:
        """The same of what lets people in: who has no passkey to prove it with is refused."""
        if not call.who.enrolled:
            do = "enrol one by a link: wasl officer link NAME"
            raise Misuse(Code.NOT_ALLOWED, "you have no passkey", where="release", do=do)
        await self.require_proof(call, release)

    async def _prove_again(
        self, call: Call, state: str, credential: Json, purposes: tuple[str, ...]
    ) -> Passkey:
        try:
            held = self._challenges.purpose(state)
            purpose = held if held in purposes else purposes[0]
            officer, passkey = await self._prove(state, credential, purpose, [call.sitting.id])
            if officer.id != call.who.id:
                raise passkeys.refused("this passkey is another officer's")
        except Denied as error:
            raise await self._failed(call, "proof-refused", error) from error
        return passkey

    async def _prove(
        self, state: str, credential: Json, purpose: str, places: list[str]
    ) -> tuple[Officer, Passkey]:
        """Return whom a passkey proves. Raises Denied (PASSKEY_REFUSED)."""
        context = self._context
        challenge = self._challenges.take(state, purpose, places)
        found = context.people.by_credential(passkeys.credential_id(credential))
        if found is None or found[0].disabled:
            do = "use the one you enrolled, or ask the administrator for a new link"
            raise passkeys.refused("this passkey is not known here", do)
        officer, passkey = found
        count = passkeys.verify_assertion(
            context.settings,
            credential,
            challenge=challenge,
            origin=context.origin,
            officer=officer,
            passkey=passkey,
        )
        try:
            await asyncio.to_thread(context.people.count, officer.id, passkey.credential, count)
        except Refused as error:
            await context.audit.note(officer.name, "passkey-copied", {"said": error.what})
            raise passkeys.refused(error.what, error.do) from error
        return officer, passkey

    # ── passkeys that are made ──

    async def enrolment_options(self, call: Call) -> Json:
        body = call.body
        token = need_text(body, "token", most=_TOKEN_CHARS)
        no_more(body)
        officer = await self._look(call, token)
        return self.making("enrolment", _place_of(token), officer)

    async def enrol(self, call: Call) -> Response:
        body = call.body
        token = need_text(body, "token", most=_TOKEN_CHARS)
        state, credential = asserted(body)
        no_more(body)
        await self._look(call, token)
        context = self._context
        try:
            passkey = self.made(state, credential, "enrolment", _place_of(token))
        except Denied as error:
            raise await self._failed(call, "enrolment-refused", error) from error
        officer = await asyncio.to_thread(context.people.enrol, token, passkey)
        await context.audit.note(officer.name, "enrolled", {"address": call.address})
        context.sessions.end_all(officer.id)
        return await self._begin(call, officer, passkey=passkey.credential, how="enrolment")

    def making(self, purpose: str, place: str, officer: Officer) -> Json:
        """Return what an officer's browser makes a passkey of. ``purpose``, ``place``: the same
        when it is made.
        """
        context = self._context
        state, challenge = self._challenges.make(purpose, place)
        options = passkeys.creation_options(
            context.settings, challenge, officer=officer, party=context.config.party
        )
        return {"publicKey": options, "state": state, "officer": {"name": officer.name}}

    def made(self, state: str, credential: Json, purpose: str, place: str) -> Passkey:
        """Return the passkey that was made of it. Raises Denied."""
        return passkeys.verify_creation(
            self._context.settings,
            credential,
            challenge=self._challenges.take(state, purpose, [place]),
            origin=self._context.origin,
            now_s=int(time.time()),
        )

    async def _look(self, call: Call, token: str) -> Officer:
        try:
            return self._context.people.look(token, "enrol")
        except Misuse as error:
            raise await self._failed(call, "link-refused", error) from error


def asserted(body: Json) -> tuple[str, Json]:
    """Take ``state`` and ``credential`` out of a body. Raises Misuse."""
    state = need_text(body, "state", most=_TOKEN_CHARS)
    credential: Any = body.pop("credential", None)
    if not isinstance(credential, dict):
        what = "“credential” is not the answer of a passkey"
        raise Misuse(Code.BAD_ARGUMENT, what, where="credential")
    return state, cast("Json", credential)


def _seated(officer: Officer) -> Json:
    return {**officer.told(), "lang": officer.lang, "theme": officer.theme}


def _place_of(token: str) -> str:
    return f"#{token_digest(token)}"


def _title(context: Context) -> str:
    """Return how our party calls itself; its short name if there is no card of it."""
    try:
        names = CardBox(context.home.cards).get(context.config.party).card.names
    except WaslError:
        return context.config.party
    return names[0][1] if names else context.config.party
