# SPDX-License-Identifier: Apache-2.0
"""Reported contacts, as tests write them."""

from __future__ import annotations

from typing import Any

from wasl.contact.contact import Contact, Initiator, Level, Origin, Proof, Side, Status
from wasl.contact.dates import parse_when

SIDES = (Side("NO", "minister", "Haddad"), Side("SU", "minister", "Orlov"))


def report(
    when: str,
    *,
    id: str = "",  # noqa: A002 - as the contact calls it
    sides: tuple[Side, ...] = SIDES,
    status: Status = Status.HELD,
    level: Level | None = Level.MINISTER,
    asked_by: str = "",
    source: str = "gazette",
    **more: object,
) -> Contact:
    told: dict[str, Any] = {
        "origin": Origin.REPORTED,
        "proofs": (Proof("when", source, when),),
        "initiators": (Initiator(asked_by),) if asked_by else (),
    }
    return Contact(
        id=id,
        status=status,
        when=parse_when(when),
        sides=sides,
        level=level,
        **{**told, **more},
    )
