# SPDX-License-Identifier: Apache-2.0
"""What each role may do at the desk.

Rules:

1. One table. A right that no role of an officer has is refused here, whatever the screen shows.
2. Acknowledging is open to duty and to releasers, for every office: nothing waits for one person.
3. Who administers people neither sends nor acknowledges.
4. The register is read by all, and changed by who watches, releases, analyses or reads the press.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from wasl.console.answers import Denied


class Right(StrEnum):
    """One thing that may be done."""

    READ = "read"
    WATCH = "watch"
    ACK = "ack"
    SILENCE = "silence"
    DRAFT = "draft"
    SEND = "send"
    CORRECT = "correct"
    CHECK = "check"
    LAPSE = "lapse"
    CLOSE_ALARM = "close-alarm"
    EXPORT = "export"
    VERIFY = "verify"
    PEOPLE = "people"
    AUDIT = "audit"
    REGISTER = "register"


_R = Right
RIGHTS: Final[Mapping[str, frozenset[Right]]] = {
    "duty": frozenset(
        {_R.READ, _R.WATCH, _R.ACK, _R.SILENCE, _R.DRAFT, _R.SEND, _R.CHECK, _R.LAPSE}
        | {_R.CLOSE_ALARM, _R.EXPORT, _R.VERIFY, _R.REGISTER}
    ),
    "drafter": frozenset({_R.READ, _R.WATCH, _R.DRAFT}),
    "releaser": frozenset(
        {_R.READ, _R.WATCH, _R.ACK, _R.DRAFT, _R.SEND, _R.CORRECT, _R.VERIFY, _R.REGISTER}
    ),
    "interpreter": frozenset({_R.READ, _R.WATCH, _R.DRAFT}),
    "press": frozenset({_R.READ, _R.WATCH, _R.EXPORT, _R.VERIFY, _R.REGISTER}),
    "analyst": frozenset({_R.READ, _R.WATCH, _R.EXPORT, _R.VERIFY, _R.REGISTER}),
    "administrator": frozenset({_R.READ, _R.PEOPLE, _R.AUDIT, _R.CLOSE_ALARM}),
    "readonly": frozenset({_R.READ, _R.WATCH}),
}
"""The rights of each role. An officer of several roles acts as the first of these that may."""


def role_for(roles: Iterable[str], right: Right) -> str | None:
    """Return the role by which an officer may do this, or None."""
    held = set(roles)
    return next((role for role, rights in RIGHTS.items() if role in held and right in rights), None)


def require(roles: Iterable[str], right: Right) -> str:
    """Return the role by which an officer may do this. Raises Denied (NOT_ALLOWED)."""
    role = role_for(roles, right)
    if role is None:
        may = ", ".join(name for name, rights in RIGHTS.items() if right in rights)
        raise Denied(403, "NOT_ALLOWED", f"your roles do not include “{right}”", do=f"ask: {may}")
    return role
