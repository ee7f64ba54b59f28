# SPDX-License-Identifier: Apache-2.0
"""The audit trail: what was done at our desk, by whom, each on the one before.

Rules:

1. One JSON object a line: ``n`` (from 1), ``time``, ``officer``, ``what``, ``detail``, ``after``,
   and ``hash``: the SHA-256 of the same object without it. ``after`` is the ``hash`` before. A line
   that was changed is seen, the newest too; one that was taken out, from the next one on.
   ``what`` is a code, and ``detail`` has values by name and no sentences: whoever shows them has
   the words.
2. It is appended and synced before what it tells is answered. Nothing removes from it.
3. Each line is told to whoever wants to hear it, and with it what others have appended meanwhile:
   what is told is kept elsewhere, and the two can be held against each other.
4. It is our own: no far side sees it, and no text of a message, token or key is ever in it.

Whoever can write to the home can write all of it anew, or cut its end off: alone it shows accidents
and meddling by halves, and is no evidence for a third party. The record is.
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
_KEYS: Final = ["n", "time", "officer", "what", "detail", "after", "hash"]
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
    "passkey-added": ("label", "address"),
    "passkey-removed": ("label",),
    "sessions-ended": ("count",),
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


@dataclass(frozen=True, slots=True)
class _End:
    """Where the trail ends: bytes, the number of the last line, and its hash."""

    size: int = 0
    n: int = 0
    hash: str = _FIRST


Tell: TypeAlias = Callable[[Event, str], None]
"""Is told each event, and the hash of its line."""


def _tell_nobody(_event: Event, _hash: str) -> None:
    pass


class AuditTrail:
    """The audit trail of a home."""

    def __init__(
        self, path: Path, *, now_s: Callable[[], float] = time.time, tell: Tell = _tell_nobody
    ) -> None:
        self._path = path
        self._now_s = now_s
        self._tell = tell
        self._known: _End | None = None

    def note(self, officer: str, what: str, detail: Detail | None = None) -> None:
        """Append an event, durably. Raises Unavailable, Damaged."""
        told = detail or {}
        assert set(told) <= set(EVENTS[what]), what
        with alone(self._path):
            end = self._catch_up()
            now = format_instant(int(self._now_s()))
            values = {name: _bounded(value) for name, value in told.items()}
            event = Event(end.n + 1, now, officer, what, values)
            line, digest = _format(event, end.hash)
            try:
                with os.fdopen(_open(self._path), "ab") as file:
                    file.write(line)
                    file.flush()
                    os.fsync(file.fileno())
                    size = file.tell()
            except OSError as error:
                raise explain(error, self._path) from error
            self._known = _End(size, event.n, digest)
            self._tell(event, digest)

    def end(self) -> tuple[int, str]:
        """Return the number and the hash of the last line; what comes behind it is told.

        Raises Unavailable, Damaged.
        """
        with alone(self._path):
            end = self._catch_up()
            return end.n, end.hash

    def size(self) -> int:
        """Return how many bytes its whole lines have. They never change. Raises Unavailable."""
        with alone(self._path):
            return sum(len(line) for line in self._lines() if line.endswith(b"\n"))

    def read(
        self, *, limit: int = limits.AUDIT_PAGE, before: int | None = None
    ) -> tuple[list[Event], bool]:
        """Return the last events before a number, newest first, and whether the trail is whole."""
        found: list[Event] = []
        after, n, whole = _FIRST, 0, True
        for line in self._lines():
            event, told, digest = _parse(line)
            if event is None or event.n != n + 1 or told != after:
                whole = False
            n = n + 1 if event is None else event.n
            after = digest
            if event is not None and (before is None or event.n < before):
                found = [*found[-(limit - 1) :], event] if limit > 1 else [event]
        return found[::-1], whole

    def _lines(self, begin: int = 0) -> list[bytes]:
        try:
            with self._path.open("rb") as file:
                file.seek(begin)
                return file.read().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise explain(error, self._path) from error

    def _catch_up(self) -> _End:
        """Return the end of the trail, and tell what others have appended.

        A line that a crash cut short is taken away: what it tells was never answered.
        """
        known = self._known
        size = self._path.stat().st_size if self._path.exists() else 0
        if known is None or size < known.size:
            known, heard = _End(), False
        else:
            heard = True
        lines = self._lines(known.size)
        if lines and not lines[-1].endswith(b"\n"):
            size -= len(lines.pop())
            os.truncate(self._path, size)
        for line in lines if heard else lines[-1:]:
            event, _, digest = _parse(line)
            if event is None:
                do = "keep the file as it is beside, and begin a new one"
                what = "the last line of the audit trail cannot be read"
                raise Damaged(Code.STORE_DAMAGED, what, where=str(self._path), do=do)
            known = _End(size, event.n, digest)
            if heard:
                self._tell(event, digest)
        self._known = known
        return known


def _bounded(value: str | list[str]) -> str | list[str]:
    most = limits.AUDIT_DETAIL_CHARS
    return value[:most] if isinstance(value, str) else [each[:most] for each in value]


def _open(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)


def _format(event: Event, after: str) -> tuple[bytes, str]:
    """Return the line of an event, and its hash."""
    told: dict[str, object] = {**asdict(event), "after": after}
    digest = hashlib.sha256(_spell(told)).hexdigest()
    return _spell({**told, "hash": digest}) + b"\n", digest


def _spell(told: dict[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _parse(line: bytes) -> tuple[Event | None, str, str]:
    """Return the event of a line, the hash of the line before, and the line's own.

    None: it is not a line as it was written.
    """
    lost = None, "", hashlib.sha256(line).hexdigest()
    try:
        told: Any = json.loads(line)
    except (ValueError, RecursionError):
        return lost
    if not isinstance(told, dict) or list(cast("dict[str, object]", told)) != _KEYS:
        return lost
    row = cast("dict[str, object]", told)
    n, detail = row["n"], row["detail"]
    rest = [row[key] for key in _KEYS[1:] if key != "detail"]
    if not (isinstance(n, int) and _are_texts(rest) and isinstance(detail, dict)):
        return lost
    values = cast("dict[str, object]", detail).values()
    lists = (cast("list[Any]", one) if isinstance(one, list) else [one] for one in values)
    if not all(map(_are_texts, lists)):
        return lost
    time_, officer, what, after, digest = cast("list[str]", rest)
    event = Event(n, time_, officer, what, cast("Detail", detail))
    return (event, after, digest) if _format(event, after) == (line, digest) else lost


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(each, str) for each in values)
