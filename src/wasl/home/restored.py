# SPDX-License-Identifier: Apache-2.0
"""The desk of a home that was just restored from a backup.

Rules:

1. Officers come back with their passkeys. Links do not: one that was used since the backup was made
   would be good again.
2. The audit trail goes on, and says that it was restored.
3. What was damaged when the backup was made is set aside: the record is worth more.
"""

from __future__ import annotations

from wasl.errors import Damaged
from wasl.home.audit import AuditTrail, Detail
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox


def restore_desk(home: Home, *, told: Detail) -> None:
    """Let officers in as of the backup. ``told``: what the trail says. Raises Unavailable."""
    damaged: list[str] = []
    there = [path for path in (home.officers, home.audit) if path.exists()]
    for path in there:
        try:
            if path == home.officers:
                OfficerBox(path).end_links()
            else:
                AuditTrail(path).end()
        except Damaged:
            path.rename(path.with_name(f"{path.name}.damaged"))
            damaged.append(path.name)
    if there:
        AuditTrail(home.audit).note(
            "command line", "restored", {**told, **({"damaged": damaged} if damaged else {})}
        )
