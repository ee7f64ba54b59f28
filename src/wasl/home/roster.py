# SPDX-License-Identifier: Apache-2.0
"""The file of officers: what stands in it, written and read strictly.

``parse_roster(format_roster(roster)) == roster``; what :func:`format_roster` would not write is
damage, told with its place.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from wasl import limits
from wasl.errors import Code, Damaged, Misuse
from wasl.home.console import LANGUAGES
from wasl.terms import is_name

_VERSION: Final = 1
ROLES: Final = (
    "duty",
    "drafter",
    "releaser",
    "interpreter",
    "press",
    "analyst",
    "administrator",
    "readonly",
)
PURPOSES: Final = ("enrol", "once")
THEMES: Final = ("dark", "light", "dim")


def token_digest(token: str) -> str:
    """Return what is kept of a token: its SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Passkey:
    """A public key that proves an officer. ``public_key``: COSE.

    ``label``: how its officer tells it from others; empty for one that came by a link.
    ``used_s``: when it last proved the officer; None: not since it was made.
    """

    credential: bytes
    public_key: bytes
    sign_count: int
    created_s: int
    label: str = ""
    used_s: int | None = None

    @property
    def id(self) -> str:
        """How a screen names it."""
        return hashlib.sha256(self.credential).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Officer:
    """A person at a desk. ``lang``, ``theme``: how desks look to them; None: nothing chosen."""

    id: str
    name: str
    roles: tuple[str, ...]
    offices: tuple[str, ...]
    disabled: bool
    created_s: int
    passkeys: tuple[Passkey, ...] = ()
    lang: str | None = None
    theme: str | None = None

    @property
    def enrolled(self) -> bool:
        """Tell whether a passkey proves this officer."""
        return bool(self.passkeys)

    def acting(self, role: str) -> str:
        """Return how the record names this officer, by the role by which something was done."""
        return f"{self.name} ({role})"

    def told(self) -> dict[str, object]:
        """Return who this is, as screens and programs are told."""
        return {
            "id": self.id,
            "name": self.name,
            "roles": list(self.roles),
            "offices": list(self.offices),
        }


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link: the SHA-256 of its token, whom it is for, and what for."""

    digest: str
    officer: str
    purpose: str
    expires_s: int
    used: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """All that the file says."""

    officers: tuple[Officer, ...] = ()
    links: tuple[Link, ...] = ()


def check_roles(roles: Iterable[str]) -> tuple[str, ...]:
    """Return roles in their order, at least one. Raises Misuse."""
    given = set(roles)
    unknown = sorted(given - set(ROLES))
    if unknown or not given:
        what = f"no role “{unknown[0]}”" if unknown else "an officer has at least one role"
        do = f"the roles are {', '.join(ROLES)}"
        raise Misuse(Code.BAD_ARGUMENT, what, where="roles", do=do)
    return tuple(role for role in ROLES if role in given)


def check_offices(offices: Iterable[str]) -> tuple[str, ...]:
    """Return offices, each once. Raises Misuse."""
    given = tuple(dict.fromkeys(offices))
    for office in given:
        if not is_name(office):
            what = f"“{office}” is no name of an office"
            raise Misuse(Code.BAD_ARGUMENT, what, where="offices", do="see “wasl card export”")
    if len(given) > limits.ADDRESSEES:
        raise Misuse(Code.TOO_LONG, "too many offices", where="offices")
    return given


def check_looks(lang: object, theme: object) -> tuple[str | None, str | None]:
    """Return a language and a theme that desks have; None: nothing chosen. Raises Misuse."""
    return _one_of("lang", lang, LANGUAGES), _one_of("theme", theme, THEMES)


def _one_of(name: str, value: object, known: tuple[str, ...]) -> str | None:
    if value is None or (isinstance(value, str) and value in known):
        return value
    raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is none of {', '.join(known)}", where=name)


# ── the file ────────────────────────────────────────────────────────────────────────────────────


def format_roster(roster: Roster) -> bytes:
    """Write the file."""
    told = {
        "version": _VERSION,
        "officers": [
            {
                "id": officer.id,
                "name": officer.name,
                "roles": list(officer.roles),
                "offices": list(officer.offices),
                "disabled": officer.disabled,
                "created_s": officer.created_s,
                "lang": officer.lang,
                "theme": officer.theme,
                "passkeys": [
                    {
                        "credential": _text(passkey.credential),
                        "public_key": _text(passkey.public_key),
                        "sign_count": passkey.sign_count,
                        "created_s": passkey.created_s,
                        "label": passkey.label,
                        "used_s": passkey.used_s,
                    }
                    for passkey in officer.passkeys
                ],
            }
            for officer in roster.officers
        ],
        "links": [
            {
                "digest": link.digest,
                "officer": link.officer,
                "purpose": link.purpose,
                "expires_s": link.expires_s,
                "used": link.used,
            }
            for link in roster.links
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def parse_roster(data: bytes, *, where: Path) -> Roster:
    """Read the file. Raises Damaged (STORE_DAMAGED)."""
    try:
        roster = _read_roster(json.loads(data))
        good = format_roster(roster) == data
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Misuse):
        good, roster = False, Roster()
    if not good:
        raise Damaged(
            Code.STORE_DAMAGED,
            "the file of officers is not what was written",
            where=str(where),
            do="keep it as it is, and put a good copy of it in its place",
        )
    return roster


def _read_roster(told: Any) -> Roster:  # noqa: ANN401 -- JSON; compared with what we write
    officers = tuple(_read_officer(one) for one in told["officers"])
    links = tuple(
        Link(
            str(one["digest"]),
            str(one["officer"]),
            str(one["purpose"]),
            int(one["expires_s"]),
            bool(one["used"]),
        )
        for one in told["links"]
    )
    return Roster(officers, links)


def _read_officer(one: Any) -> Officer:  # noqa: ANN401 -- the same
    lang, theme = check_looks(one["lang"], one["theme"])
    return Officer(
        id=str(one["id"]),
        name=str(one["name"]),
        roles=check_roles(cast("list[str]", one["roles"])),
        offices=check_offices(cast("list[str]", one["offices"])),
        disabled=bool(one["disabled"]),
        created_s=int(one["created_s"]),
        passkeys=tuple(
            Passkey(
                _bytes(key["credential"]),
                _bytes(key["public_key"]),
                int(key["sign_count"]),
                int(key["created_s"]),
                str(key["label"]),
                None if key["used_s"] is None else int(key["used_s"]),
            )
            for key in one["passkeys"]
        ),
        lang=lang,
        theme=theme,
    )


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, altchars=b"-_", validate=True)
