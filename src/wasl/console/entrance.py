# SPDX-License-Identifier: Apache-2.0
"""The doors of signing in, of the lock, of enrolment, of looks, and of the fresh proof.

Those of signing in answer no key a second time: each challenge and each link works once as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from starlette.routing import BaseRoute

from wasl.console import schemas
from wasl.console.context import Context
from wasl.console.doors import Door, getting, posting, routes_of
from wasl.console.schemas import Schema
from wasl.console.signing_in import SigningIn

_MOST_BYTES: Final = 1 << 16  # the answer of a passkey is a few hundred bytes


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of sessions and of enrolment."""
    it = SigningIn(context)
    who = getting("session", "Who is signed in here", it.look, schemas.SESSION, public=True)
    leave = Door(
        method="DELETE",
        path="/api/session",
        summary="Sign out",
        carry_out=it.leave,
        while_locked=True,
        once=False,
        answer=schemas.NOTHING,
    )
    asked = (replace(each, once=False, most_bytes=_MOST_BYTES) for each in _posting(it))
    kept = "Keep the language and the theme in which desks show themselves to who is signed in"
    looks = posting("looks", kept, it.keep_looks, schemas.LOOKS, schemas.SEATED)
    return routes_of(context, [who, leave, looks, *asked])


def _posting(it: SigningIn) -> list[Door]:
    nothing, session, released = schemas.NOTHING, schemas.SESSION, it.release_options
    by: Schema = {"oneOf": [schemas.ASSERTED, schemas.ONCE]}
    what = "What a passkey is asked, to sign in or to unlock"
    lock = "Lock the desk: what rings may still be acknowledged"
    unlock = "Unlock the desk by a passkey"
    made = "What a new passkey is made of"
    enrol = "Enrol a new passkey, and sign in"
    before = "What a passkey is asked before sending"
    enrolling, token, making = schemas.ENROLLING, schemas.TOKEN, schemas.MAKING
    return [
        posting("session/options", what, it.options, nothing, schemas.ASKED, public=True),
        posting("session", "Sign in", it.enter, by, session, public=True),
        posting("session/lock", lock, it.lock, nothing, nothing, while_locked=True),
        posting("session/unlock", unlock, it.unlock, schemas.ASSERTED, nothing, while_locked=True),
        posting("enrolment/options", made, it.enrolment_options, token, making, public=True),
        posting("enrolment", enrol, it.enrol, enrolling, session, public=True),
        posting("release/options", before, released, nothing, schemas.ASKED),
    ]
