# SPDX-License-Identifier: Apache-2.0
"""Proposals of a reading, as tests write them."""

from __future__ import annotations

from typing import Any

from wasl.contact.contact import Medium, Status
from wasl.contact.press.proposal import Day, Kind, Level, Party, Proposal, Role
from wasl.contact.press.shadow import Span
from wasl.contact.press.when.resolving import How

KINDS = {
    Status.HELD: Kind.CONTACT,
    Status.PLANNED: Kind.PLANNED,
    Status.CANCELLED: Kind.PLANNED,
    Status.DENIED: Kind.DENIED,
}
NO = ("NO", "defence-minister", "Haddad")
SU = ("SU", "defence-minister", "Orlov")


def span(text: str, start: int = 0, file: str = "report.txt") -> Span:
    return Span(file, start, start + len(text), text)


def proposal(
    when: str | None,
    *,
    sides: tuple[tuple[str, str, str], ...] = (NO, SU),
    status: Status = Status.HELD,
    kind: Kind | None = None,
    medium: Medium | None = None,
    words: str = "",
    role: Role = Role.CONTACT,
    **more: object,
) -> Proposal:
    """``when``: the value of its date; ``words``: those of its date."""
    given: dict[str, Any] = {
        "initiator": None,
        "publicity": None,
        "topics": (),
        "accounts": (),
        "claims": (),
        "words": span("spoke", 10),
        **more,
    }
    how = How.OPEN if when is None else How.EXPLICIT
    return Proposal(
        kind=kind or KINDS.get(status, Kind.ATTEMPT),
        status=status,
        date=Day(when, role, how, span(words) if words else None),
        sides=tuple(Party(*side, span=None) for side in sides),
        level=Level.OPEN if when is None else Level.READ,
        medium=medium,
        **given,
    )
