# SPDX-License-Identifier: Apache-2.0
"""A file of lines, each on the one before: it grows at its end, and nothing in it changes.

Rules:

1. One JSON object a line: ``n`` (from 1), what is told, and ``after``, the SHA-256 of the line
   before. A line that was changed or taken out is seen from the next one on.
2. It is appended and synced before anybody is answered. Nothing removes from it, but for a last
   line that a crash cut short: it was never answered, and what it tells was not done.
3. A line that cannot be read is told, and does not lose the others; nothing is appended to it.

Whoever can write to the home can write all of it anew, or cut its end off: it shows accidents and
meddling by halves, and is no evidence for a third party. The record is.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from wasl.errors import Code, Damaged
from wasl.home.files import explain
from wasl.home.shared import alone

_FIRST: Final = "0" * 64


class Line(NamedTuple):
    """One line. ``told``: without ``n`` and ``after``; None: it cannot be read. ``fits``: it is the
    next one, on the one before.
    """

    n: int
    told: dict[str, object] | None
    fits: bool


class Chained:
    """A file of chained lines. ``name``: what people call it; ``do``: when its end is damaged."""

    def __init__(self, path: Path, *, name: str, do: str) -> None:
        self.path = path
        self._name, self._do = name, do
        self._tail: tuple[int, int, str] | None = None  # size of the file, number, hash of its end

    def append(self, rows: Sequence[Mapping[str, object]]) -> int:
        """Append lines, durably and together. Return the number of the last.

        Raises Unavailable, Damaged.
        """
        with alone(self.path):
            n, after = self._end()
            data = bytearray()
            for row in rows:
                n += 1
                told = json.dumps({"n": n, **row, "after": after}, ensure_ascii=False)
                line = told.encode("utf-8", "backslashreplace") + b"\n"
                after = _hash(line)
                data += line
            try:
                with os.fdopen(_open(self.path), "ab") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                    self._tail = (file.tell(), n, after)
            except OSError as error:
                raise explain(error, self.path) from error
        return n

    def read(self) -> Iterator[Line]:
        """Give all lines, the oldest first. Raises Unavailable, Misuse."""
        n, after = 0, _FIRST
        for data in self._lines():
            found = _parse(data)
            if found is None:
                yield Line(n, None, fits=False)
            else:
                told, number, before = found
                yield Line(number, told, number == n + 1 and before == after)
                n = number
            after = _hash(data)

    def _lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise explain(error, self.path) from error

    def _end(self) -> tuple[int, str]:
        """Return the number and the hash of the last line; mend a line that a crash cut short."""
        try:
            size = self.path.stat().st_size
        except FileNotFoundError:
            return 0, _FIRST
        if self._tail is not None and self._tail[0] == size:
            return self._tail[1], self._tail[2]
        lines = self._lines()
        if not lines:
            return 0, _FIRST
        if not lines[-1].endswith(b"\n"):
            os.truncate(self.path, size - len(lines.pop()))
            return self._end() if lines else (0, _FIRST)
        found = _parse(lines[-1])
        if found is None:
            what = f"the last line of {self._name} cannot be read"
            raise Damaged(Code.STORE_DAMAGED, what, where=str(self.path), do=self._do)
        return found[1], _hash(lines[-1])


def _open(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)


def _parse(line: bytes) -> tuple[dict[str, object], int, str] | None:
    """Return what a line tells, its number, and the hash that it names of the one before."""
    try:
        value: Any = json.loads(line) if line.endswith(b"\n") else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    told = cast("dict[str, object]", value)
    n, after = told.pop("n", None), told.pop("after", None)
    return (told, n, after) if type(n) is int and isinstance(after, str) else None


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
