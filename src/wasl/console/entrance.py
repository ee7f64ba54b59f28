# SPDX-License-Identifier: Apache-2.0
"""The doors of signing in, of the lock, of enrolment, and of the fresh proof before sending.

None of them answers a key a second time: each challenge and each link works once as it is.
"""

from __future__ import annotations

from typing import Final

from starlette.routing import BaseRoute

from wasl.console import schemas
from wasl.console.context import Context
from wasl.console.doors import CarryOut, Door, routes_of
from wasl.console.schemas import Schema
from wasl.console.signing_in import SigningIn

_MOST_BYTES: Final = 1 << 16  # the answer of a passkey is a few hundred bytes


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of sessions and of enrolment."""
    it = SigningIn(context)
    return routes_of(context, [*_sessions(it), *_enrolment(it)])


def _post(
    path: str,
    summary: str,
    carry_out: CarryOut,
    body: Schema,
    reply: Schema,
    *,
    public: bool = False,
    while_locked: bool = False,
) -> Door:
    return Door(
        method="POST",
        path=f"/api/{path}",
        summary=summary,
        carry_out=carry_out,
        public=public,
        while_locked=while_locked,
        once=False,
        body=body,
        answer=reply,
        most_bytes=_MOST_BYTES,
    )


def _sessions(it: SigningIn) -> list[Door]:
    nothing, asked, asserted = schemas.NOTHING, schemas.ASKED, schemas.ASSERTED
    by: Schema = {"oneOf": [asserted, schemas.ONCE]}
    what = "What a passkey is asked, to sign in or to unlock"
    lock = "Lock the desk: what rings may still be acknowledged"
    unlock = "Unlock the desk by a passkey"
    return [
        Door(
            method="GET",
            path="/api/session",
            summary="Who is signed in here",
            carry_out=it.look,
            public=True,
            answer=schemas.SESSION,
        ),
        _post("session/options", what, it.options, nothing, asked, public=True),
        _post("session", "Sign in", it.enter, by, schemas.SESSION, public=True),
        Door(
            method="DELETE",
            path="/api/session",
            summary="Sign out",
            carry_out=it.leave,
            while_locked=True,
            once=False,
            answer=nothing,
        ),
        _post("session/lock", lock, it.lock, nothing, nothing, while_locked=True),
        _post("session/unlock", unlock, it.unlock, asserted, nothing, while_locked=True),
    ]


def _enrolment(it: SigningIn) -> list[Door]:
    making = "What a new passkey is made of"
    enrol = "Enrol a new passkey, and sign in"
    asked = "What a passkey is asked before sending"
    body = schemas.ENROLLING
    return [
        _post(
            "enrolment/options",
            making,
            it.enrolment_options,
            schemas.TOKEN,
            schemas.MAKING,
            public=True,
        ),
        _post("enrolment", enrol, it.enrol, body, schemas.SESSION, public=True),
        _post("release/options", asked, it.release_options, schemas.NOTHING, schemas.ASKED),
    ]
