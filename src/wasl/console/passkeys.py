# SPDX-License-Identifier: Apache-2.0
"""Passkeys (WebAuthn): challenges, and whether an answer to one holds.

Rules:

1. User verification is required: a key in a drawer proves nobody. So is a resident key: an officer
   types no name.
2. The relying party is the configured host, the origin ours, and no page in a frame.
3. A challenge is for one purpose and one place, is answered once, and within five minutes. Who asks
   for many makes his own oldest void, and nobody else's.
4. No attestation is asked for: which maker's key it is says nothing of who holds it.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, cast

import webauthn
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from wasl import limits
from wasl.console.answers import Denied, Json
from wasl.home.console import DeskSettings
from wasl.home.roster import Officer, Passkey

_EACH: Final = 16  # challenges that one place may have open: an officer's tabs, an address's desks
_REQUIRED: Final = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class _Open:
    challenge: bytes
    purpose: str
    place: str
    ends_s: float


class Challenges:
    """Challenges that wait for their answers."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, _Open] = {}

    def make(self, purpose: str, place: str) -> tuple[str, bytes]:
        """Return a state and its challenge. ``place``: who may answer it: a session, an address."""
        state, challenge = secrets.token_urlsafe(24), secrets.token_bytes(32)
        now_s = self._clock()
        self._open = {key: one for key, one in self._open.items() if one.ends_s > now_s}
        mine = [key for key, one in self._open.items() if one.place == place]
        for key in mine[: max(0, len(mine) - _EACH + 1)]:
            del self._open[key]
        if len(self._open) >= limits.CHALLENGES:
            del self._open[next(iter(self._open))]
        self._open[state] = _Open(challenge, purpose, place, now_s + limits.CHALLENGE_S)
        return state, challenge

    def purpose(self, state: str) -> str | None:
        """Return what an open question was asked for."""
        found = self._open.get(state)
        return None if found is None else found.purpose

    def take(self, state: str, purpose: str, places: list[str]) -> bytes:
        """Return the challenge of a state, once. Raises Denied (PASSKEY_REFUSED)."""
        found = self._open.pop(state, None)
        if (
            found is None
            or found.purpose != purpose
            or found.place not in places
            or found.ends_s <= self._clock()
        ):
            raise refused("this question was answered already, or is too old", "ask for a new one")
        return found.challenge


def refused(what: str, do: str = "") -> Denied:
    """The error for a passkey that proves nothing here."""
    return Denied(403, "PASSKEY_REFUSED", what, where="credential", do=do)


def assertion_options(
    settings: DeskSettings, challenge: bytes, *, officer: Officer | None = None
) -> Json:
    """Return what a browser needs to ask a passkey; ``officer``: one of his alone."""
    keys = () if officer is None else officer.passkeys
    options = webauthn.generate_authentication_options(
        rp_id=settings.host,
        challenge=challenge,
        user_verification=_REQUIRED,
        allow_credentials=[PublicKeyCredentialDescriptor(id=key.credential) for key in keys],
    )
    return _plain(webauthn.options_to_json(options))


def creation_options(
    settings: DeskSettings, challenge: bytes, *, officer: Officer, party: str
) -> Json:
    """Return what a browser needs to make a passkey."""
    options = webauthn.generate_registration_options(
        rp_id=settings.host,
        rp_name=f"Wasl {party}",
        user_id=officer.id.encode(),
        user_name=officer.name,
        user_display_name=officer.name,
        challenge=challenge,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_REQUIRED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=key.credential) for key in officer.passkeys
        ],
    )
    return _plain(webauthn.options_to_json(options))


def verify_creation(
    settings: DeskSettings, credential: Json, *, challenge: bytes, origin: str, now_s: int
) -> Passkey:
    """Return the passkey that was made. Raises Denied (PASSKEY_REFUSED)."""
    _check_top(credential)
    try:
        found = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=settings.host,
            expected_origin=origin,
            require_user_verification=True,
        )
    except Exception as error:  # whatever a library makes of hostile bytes
        raise refused(f"the passkey was not made as asked: {_said(error)}") from error
    return Passkey(found.credential_id, found.credential_public_key, found.sign_count, now_s)


def credential_id(credential: Json) -> bytes:
    """Return which passkey answers. Raises Denied (PASSKEY_REFUSED)."""
    try:
        return base64url_to_bytes(str(credential["rawId"]))
    except Exception as error:
        raise refused("this is no answer of a passkey") from error


def verify_assertion(
    settings: DeskSettings,
    credential: Json,
    *,
    challenge: bytes,
    origin: str,
    officer: Officer,
    passkey: Passkey,
) -> int:
    """Return the sign count that it tells. Raises Denied (PASSKEY_REFUSED).

    Whether the count has risen is for who keeps it: a copied key is told apart from a false one.
    """
    _check_top(credential)
    try:
        response = cast("dict[str, Any]", credential["response"])
        handle = response.get("userHandle")
        good = handle is None or base64url_to_bytes(str(handle)) == officer.id.encode()
        found = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=settings.host,
            expected_origin=origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except Exception as error:  # whatever a library makes of hostile bytes
        raise refused(f"this passkey does not prove it: {_said(error)}") from error
    if not good:
        raise refused("this passkey names another officer")
    return found.new_sign_count


def _check_top(credential: Json) -> None:
    """Refuse an answer that was given inside of another site's page."""
    try:
        response = cast("dict[str, Any]", credential["response"])
        told: Any = json.loads(base64url_to_bytes(str(response["clientDataJSON"])))
        crossed = bool(told.get("crossOrigin"))
    except Exception as error:
        raise refused("this is no answer of a passkey") from error
    if crossed:
        raise refused("the passkey was asked from inside of another page")


def _said(error: Exception) -> str:
    text = str(error)
    return text if text.isprintable() and len(text) < 200 else type(error).__name__


def _plain(text: str) -> Json:
    return cast("Json", json.loads(text))
