# SPDX-License-Identifier: Apache-2.0
"""The end of a charter: warned of before, told when it has come (``docs/spec/06-delivery.md`` §10).

Each stage is told once for each charter, whatever our clock does between; it stays an alarm until a
person closes it. Nothing stops: people can still talk.
"""

from __future__ import annotations

from typing import Final

from wasl import limits
from wasl.line.work import Work
from wasl.steps import Space
from wasl.trust.charter import DAY_S

_TOLD: Final = b"expiry-told"


def days_left(*, expires_s: int, now_s: int) -> int:
    """Return the whole days until a moment, rounded down; negative once it has passed."""
    return (expires_s - now_s) // DAY_S


def watch(work: Work) -> None:
    """Tell that the charter ends soon, or has ended; once for each charter and stage."""
    left_s = work.standing.charter.expires_s - work.now.seconds
    stages = [before_s // DAY_S for before_s in (*limits.EXPIRY_WARNED_S, 0) if left_s <= before_s]
    if not stages:
        return
    stage = stages[-1]
    name = _TOLD + stage.to_bytes(1, "big") + work.standing.charter_hash
    if work.rows.named(Space.LINE, name) is not None:
        return
    work.rows.put_named(Space.LINE, name, b"")
    if stage == 0:
        work.alarm("charter-expired", detail="agree on a new charter")
        return
    days = days_left(expires_s=work.standing.charter.expires_s, now_s=work.now.seconds)
    work.tell("charter-expires", days=days)
    work.alarm("charter-expires", detail=f"in {days} days")
