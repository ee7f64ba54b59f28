# SPDX-License-Identifier: Apache-2.0
"""Writing the audit trail from routes."""

from __future__ import annotations

from wasl.console.context import Context
from wasl.console.doors import Call
from wasl.console.trail import audit_failed
from wasl.errors import WaslError
from wasl.home.audit import Detail


async def note(context: Context, officer: str, what: str, detail: Detail | None = None) -> None:
    """Write an event before what it tells is answered. Raises Unavailable, Damaged."""
    await context.audit.note(officer, what, detail)


async def note_done(call: Call, what: str, detail: Detail | None = None) -> None:
    """Write what was done already: a trail that cannot be written does not undo it.

    Nothing may keep an officer from acknowledging; the record names him in any case.
    """
    try:
        await note(call.context, call.who.name, what, detail)
    except WaslError as error:
        audit_failed(what, error)
