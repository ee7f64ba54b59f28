# SPDX-License-Identifier: Apache-2.0
"""Writing the audit trail from routes, without holding the loop up."""

from __future__ import annotations

import asyncio

import structlog

from wasl.console.context import Context
from wasl.console.doors import Call
from wasl.errors import WaslError
from wasl.home.audit import Detail


async def note(context: Context, officer: str, what: str, detail: Detail | None = None) -> None:
    """Write an event before what it tells is answered. Raises Unavailable, Damaged."""
    await asyncio.to_thread(context.audit.note, officer, what, detail)


async def note_done(call: Call, what: str, detail: Detail | None = None) -> None:
    """Write what was done already: a trail that cannot be written does not undo it.

    Nothing may keep an officer from acknowledging; the record names him in any case.
    """
    try:
        await note(call.context, call.who.name, what, detail)
    except WaslError as error:
        structlog.get_logger().error("audit-failed", what=what, why=str(error))
