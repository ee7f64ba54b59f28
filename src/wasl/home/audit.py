# SPDX-License-Identifier: Apache-2.0
"""The audit trail: what was done at our desk, by whom, each on the one before.

Rules:

1. One line an event (:mod:`wasl.home.chained`): ``time``, ``officer``, ``what``, ``detail``. A line
   that was changed or taken out is seen. ``what`` is a code, and ``detail`` has values by name and
   no sentences: whoever shows them has the words.
2. It is appended and synced before what it tells is answered. Nothing removes from it.
3. Each event is told to whoever wants to hear it, with what others have appended meanwhile.
4. It is our own: no far side sees it, and no text of a message, token or key is ever in it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from wasl import limits
from wasl.home.chained import Chained, Line
from wasl.trust.statement import format_instant

_KEYS: Final = ["time", "officer", "what", "detail"]
_FAILED: Final = ("address", "error", "said")
_MADE: Final = ("id", "line", "precedence")

EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "signed-in": ("how", "address"),
    "signed-out": (),
    "sign-in-refused": _FAILED,
    "link-refused": _FAILED,
    "proof-refused": _FAILED,
    "enrolment-refused": _FAILED,
    "passkey-copied": ("said",),
    "enrolled": ("address",),
    "locked": (),
    "unlocked": (),
    "officer-added": ("officer", "roles", "offices"),
    "officer-changed": ("officer", "roles", "offices", "state"),
    "link-made": ("officer", "purpose"),
    "acknowledged": ("id", "entry", "answer"),
    "sent": _MADE,
    "corrected": ("id", "entry"),
    "cancelled": ("id", "entry"),
    "checked": _MADE,
    "lapse-stated": ("id", "entry", "party"),
    "alarm-closed": ("line", "alarm", "party"),
    "exported": ("kind", "file"),
    "attachment-saved": ("entry",),
    "file-given": ("line", "sha256"),
    "verified": ("verdict",),
    "press-filed": ("ids",),
    "press-rejected": ("proposals",),
    "opinion-asked": ("text", "model", "to"),
    "passkey-added": ("label", "address"),
    "passkey-removed": ("label",),
    "sessions-ended": ("count",),
    "registered": ("deed", "contacts"),
    "register-exported": ("format", "file"),
    "refused": ("right", "place", "count"),
    "restored": ("backup", "incarnation", "damaged"),
}
"""What can be done at a desk, and which details each may have. ``said`` is our own English."""

Detail: TypeAlias = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Event:
    """One line. ``officer``: the name, or what else did it; empty: nobody is known."""

    n: int
    time: str
    officer: str
    what: str
    detail: Detail


Tell: TypeAlias = Callable[[Event, str], None]
"""Is told each event, and the hash of its line."""


def _tell_nobody(_event: Event, _hash: str) -> None:
    pass


class AuditTrail:
    """The audit trail of a home."""

    def __init__(
        self, path: Path, *, now_s: Callable[[], float] = time.time, tell: Tell = _tell_nobody
    ) -> None:
        do = "keep the file as it is beside, and begin a new one"
        self._tell = tell
        self._file = Chained(path, name="the audit trail", do=do, tell=self._hear)
        self._now_s = now_s

    def note(self, officer: str, what: str, detail: Detail | None = None) -> None:
        """Append an event, durably. Raises Unavailable, Damaged."""
        told = detail or {}
        assert set(told) <= set(EVENTS[what]), what
        now = format_instant(int(self._now_s()))
        values = {name: _bounded(value) for name, value in told.items()}
        row = {"time": now, "officer": officer, "what": what, "detail": values}
        self._file.append([row])

    def end(self) -> tuple[int, str]:
        """Return the number and the hash of the last line; what comes behind it is told.

        Raises Unavailable, Damaged.
        """
        return self._file.end()

    def size(self) -> int:
        """Return how many bytes its whole lines have. They never change. Raises Unavailable."""
        return self._file.size()

    def read(
        self, *, limit: int = limits.AUDIT_PAGE, before: int | None = None
    ) -> tuple[list[Event], bool]:
        """Return the last events before a number, newest first, and whether the trail is whole."""
        found: deque[Event] = deque(maxlen=limit)
        whole = True
        for line in self._file.read():
            event = None if line.told is None else _event(line.n, line.told)
            whole = whole and line.fits and event is not None
            if event is not None and (before is None or event.n < before):
                found.append(event)
        return list(reversed(found)), whole

    def _hear(self, line: Line) -> None:
        event = None if line.told is None else _event(line.n, line.told)
        if event is not None:
            self._tell(event, line.hash)


def _bounded(value: str | list[str]) -> str | list[str]:
    most = limits.AUDIT_DETAIL_CHARS
    return value[:most] if isinstance(value, str) else [each[:most] for each in value]


def _event(n: int, told: Mapping[str, object]) -> Event | None:
    """Return the event of a line; None: it is not one as we write them."""
    if list(told) != _KEYS:
        return None
    *texts, detail = told.values()
    if not (_are_texts(texts) and isinstance(detail, dict)):
        return None
    values = cast("dict[str, object]", detail).values()
    lists = (cast("list[Any]", one) if isinstance(one, list) else [one] for one in values)
    if not all(map(_are_texts, lists)):
        return None
    time_, officer, what = cast("list[str]", texts)
    return Event(n, time_, officer, what, cast("Detail", detail))


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(each, str) for each in values)
