# SPDX-License-Identifier: Apache-2.0
"""The audit trail: what was done at our desk, by whom, each on the one before.

Rules:

1. One line an event (:mod:`wasl.home.chained`): ``time``, ``officer``, ``what``, ``detail``. A line
   that was changed or taken out is seen.
2. It is appended and synced before what it tells is answered. Nothing removes from it.
3. It is our own: no far side sees it, and no text of a message, token or key is ever in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from wasl import limits
from wasl.home.chained import Chained
from wasl.trust.statement import format_instant

_KEYS: Final = ["time", "officer", "what", "detail"]


@dataclass(frozen=True, slots=True)
class Event:
    """One line. ``officer``: the name, or what else did it; empty: nobody is known."""

    n: int
    time: str
    officer: str
    what: str
    detail: str


class AuditTrail:
    """The audit trail of a home."""

    def __init__(self, path: Path, *, now_s: Callable[[], float] = time.time) -> None:
        do = "keep the file as it is beside, and begin a new one"
        self._file = Chained(path, name="the audit trail", do=do)
        self._now_s = now_s

    def note(self, officer: str, what: str, detail: str = "") -> None:
        """Append an event, durably. Raises Unavailable, Damaged."""
        now, most = format_instant(int(self._now_s())), limits.AUDIT_DETAIL_CHARS
        row = {"time": now, "officer": officer, "what": what, "detail": detail[:most]}
        self._file.append([row])

    def read(
        self, *, limit: int = limits.AUDIT_PAGE, before: int | None = None
    ) -> tuple[list[Event], bool]:
        """Return the last events before a number, newest first, and whether the trail is whole."""
        found: list[Event] = []
        whole = True
        for line in self._file.read():
            event = None if line.told is None else _event(line.n, line.told)
            whole = whole and line.fits and event is not None
            if event is not None and (before is None or event.n < before):
                found = [*found[-(limit - 1) :], event] if limit > 1 else [event]
        return found[::-1], whole


def _event(n: int, told: Mapping[str, object]) -> Event | None:
    if list(told) != _KEYS or not all(isinstance(each, str) for each in told.values()):
        return None
    return Event(n, *cast("list[str]", list(told.values())))
