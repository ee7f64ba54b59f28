# SPDX-License-Identifier: Apache-2.0
"""The audit trail: what was done at our desk, by whom, each on the one before.

Rules:

1. One JSON object a line: ``n`` (from 1), ``time``, ``officer``, ``what``, ``detail``, and
   ``after``, the SHA-256 of the line before. A line that was changed or taken out is seen from the
   next one on.
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
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, cast

from wasl import limits
from wasl.errors import Code, Damaged
from wasl.home.files import explain
from wasl.home.shared import alone
from wasl.trust.statement import format_instant

_FIRST: Final = "0" * 64
_KEYS: Final = ["n", "time", "officer", "what", "detail", "after"]


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
        self._path = path
        self._now_s = now_s
        self._tail: tuple[int, int, str] | None = None  # size of the file, number, hash of its end

    def note(self, officer: str, what: str, detail: str = "") -> None:
        """Append an event, durably. Raises Unavailable, Damaged."""
        with alone(self._path):
            n, after = self._end()
            now, most = format_instant(int(self._now_s())), limits.AUDIT_DETAIL_CHARS
            event = Event(n + 1, now, officer, what, detail[:most])
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
    n, rest = row["n"], [row[key] for key in _KEYS[1:]]
    if not isinstance(n, int) or not all(isinstance(each, str) for each in rest):
        return None, ""
    time_, officer, what, detail, after = cast("list[str]", rest)
    return Event(n, time_, officer, what, detail), after


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
