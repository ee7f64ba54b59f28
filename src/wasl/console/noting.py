# SPDX-License-Identifier: Apache-2.0
"""Writing the audit trail after the deed."""

from __future__ import annotations

from wasl.console.doors import Call
from wasl.console.trail import audit_failed
from wasl.errors import WaslError
from wasl.home.audit import Detail


async def note_done(call: Call, what: str, detail: Detail | None = None) -> None:
    """Write what was done already: a trail that cannot be written does not undo it.

    Nothing may keep an officer from acknowledging; the record names him in any case.
    """
    try:
        await call.context.audit.note(call.who.name, what, detail)
    except WaslError as error:
        audit_failed(what, error)
