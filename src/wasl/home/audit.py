# SPDX-License-Identifier: Apache-2.0
"""The audit trail: what was done at our desk, by whom, each on the one before.

Rules:

1. One JSON object a line: ``n`` (from 1), ``time``, ``officer``, ``what``, ``detail``, and
   ``after``, the SHA-256 of the line before. A line that was changed or taken out is seen from the
   next one on. ``what`` is a code, and ``detail`` has values by name and no sentences: whoever
   shows them has the words.
2. It is appended and synced before what it tells is answered. Nothing removes from it.
3. It is our own: no far side sees it, and no text of a message, token or key is ever in it.

Whoever can write to the home can write all of it anew, or cut its end off: it shows accidents and
meddling by halves, and is no evidence for a third party. The record is.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from wasl import limits
from wasl.errors import Code, Damaged
from wasl.home.files import explain
from wasl.home.shared import alone
from wasl.trust.statement import format_instant

_FIRST: Final = "0" * 64
_KEYS: Final = ["n", "time", "officer", "what", "detail", "after"]
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


class AuditTrail:
    """The audit trail of a home."""

    def __init__(self, path: Path, *, now_s: Callable[[], float] = time.time) -> None:
        self._path = path
        self._now_s = now_s
        self._tail: tuple[int, int, str] | None = None  # size of the file, number, hash of its end

    def note(self, officer: str, what: str, detail: Detail | None = None) -> None:
        """Append an event, durably. Raises Unavailable, Damaged."""
        told = detail or {}
        assert set(told) <= set(EVENTS[what]), what
        with alone(self._path):
            n, after = self._end()
            now = format_instant(int(self._now_s()))
            event = Event(n + 1, now, officer, what, {k: _bounded(v) for k, v in told.items()})
            line = _format(event, after)
            try:
                with os.fdopen(_open(self._path), "ab") as file:
                    file.write(line)
                    file.flush()
                    os.fsync(file.fileno())
                    size = file.tell()
            except OSError as error:
                raise explain(error, self._path) from error
            self._tail = (size, event.n, _hash(line))

    def read(
        self, *, limit: int = limits.AUDIT_PAGE, before: int | None = None
    ) -> tuple[list[Event], bool]:
        """Return the last events before a number, newest first, and whether the trail is whole."""
        found: list[Event] = []
        after, n, whole = _FIRST, 0, True
        for line in self._lines():
            event, told = _parse(line)
            if event is None or event.n != n + 1 or told != after:
                whole = False
            n = n + 1 if event is None else event.n
            after = _hash(line)
            if event is not None and (before is None or event.n < before):
                found = [*found[-(limit - 1) :], event] if limit > 1 else [event]
        return found[::-1], whole

    def _lines(self) -> list[bytes]:
        try:
            return self._path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise explain(error, self._path) from error

    def _end(self) -> tuple[int, str]:
        """Return the number and the hash of the last line; mend a line that a crash cut short."""
        try:
            size = self._path.stat().st_size
        except FileNotFoundError:
            return 0, _FIRST
        if self._tail is not None and self._tail[0] == size:
            return self._tail[1], self._tail[2]
        lines = self._lines()
        if not lines:
            return 0, _FIRST
        if not lines[-1].endswith(b"\n"):  # never answered: what it tells was not done
            os.truncate(self._path, size - len(lines.pop()))
            return self._end() if lines else (0, _FIRST)
        event, _ = _parse(lines[-1])
        if event is None:
            do = "keep the file as it is beside, and begin a new one"
            what = "the last line of the audit trail cannot be read"
            raise Damaged(Code.STORE_DAMAGED, what, where=str(self._path), do=do)
        return event.n, _hash(lines[-1])


def _bounded(value: str | list[str]) -> str | list[str]:
    most = limits.AUDIT_DETAIL_CHARS
    return value[:most] if isinstance(value, str) else [each[:most] for each in value]


def _open(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)


def _format(event: Event, after: str) -> bytes:
    told = json.dumps({**asdict(event), "after": after}, ensure_ascii=False)
    return told.encode("utf-8", "backslashreplace") + b"\n"


def _parse(line: bytes) -> tuple[Event | None, str]:
    try:
        told: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None, ""
    if not isinstance(told, dict) or list(cast("dict[str, object]", told)) != _KEYS:
        return None, ""
    row = cast("dict[str, object]", told)
    n, detail = row["n"], row["detail"]
    rest = [row[key] for key in _KEYS[1:] if key != "detail"]
    if not (isinstance(n, int) and _are_texts(rest) and isinstance(detail, dict)):
        return None, ""
    values = cast("dict[str, object]", detail).values()
    lists = (cast("list[Any]", one) if isinstance(one, list) else [one] for one in values)
    if not all(map(_are_texts, lists)):
        return None, ""
    time_, officer, what, after = cast("list[str]", rest)
    return Event(n, time_, officer, what, cast("Detail", detail)), after


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(each, str) for each in values)


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
