# SPDX-License-Identifier: Apache-2.0
"""A file of lines, each on the one before: it grows at its end, and nothing in it changes.

Rules:

1. One JSON object a line: ``n`` (from 1), what is told, ``after``, and ``hash``: the SHA-256 of the
   same object without it. ``after`` is the ``hash`` before. A line that was changed is seen, the
   newest too; one that was taken out, from the next one on.
2. It is appended and synced before anybody is answered. Nothing removes from it, but for a last
   line that a crash cut short: it was never answered, and what it tells was not done.
3. A line that cannot be read is told, and does not lose the others; nothing is appended to it.
4. Each line is told to whoever wants to hear it, and with it what others have appended meanwhile:
   what is told is kept elsewhere, and the two can be held against each other.

Whoever can write to the home can write all of it anew, or cut its end off: alone it shows accidents
and meddling by halves, and is no evidence for a third party. The record is.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias, cast

from wasl.errors import Code, Damaged
from wasl.home.files import explain
from wasl.home.shared import alone

_FIRST: Final = "0" * 64
_OURS: Final = ("n", "after", "hash")


class Line(NamedTuple):
    """One line. ``told``: without what chains it; None: it cannot be read. ``fits``: it is as it
    was written, and the next one, on the one before. ``hash``: its own, as it says.
    """

    n: int
    told: dict[str, object] | None
    fits: bool
    hash: str


class Place(NamedTuple):
    """Behind a line: bytes until there, the number of the line, and its hash."""

    size: int = 0
    n: int = 0
    hash: str = _FIRST


class Followed(NamedTuple):
    """What came behind a place. ``place``: behind all of it; ``anew``: it is the whole file."""

    lines: list[Line]
    place: Place
    anew: bool


Row: TypeAlias = Mapping[str, object]
Tell: TypeAlias = Callable[[Line], None]


def _tell_nobody(_line: Line) -> None:
    pass


class Chained:
    """A file of chained lines. ``name``: what people call it; ``do``: when its end is damaged."""

    def __init__(self, path: Path, *, name: str, do: str, tell: Tell = _tell_nobody) -> None:
        self.path = path
        self._name, self._do, self._tell = name, do, tell
        self._known: Place | None = None

    def append(self, rows: Sequence[Row] | Callable[[int], Sequence[Row]]) -> int:
        """Append lines, durably and together; what tells of its own number is made for the number
        of the first. Return the number of the last.

        Raises Unavailable, Damaged.
        """
        with alone(self.path):
            end = self._catch_up()
            made = rows(end.n + 1) if callable(rows) else rows
            data, added = bytearray(), list[Line]()
            for n, row in enumerate(made, end.n + 1):
                line, digest = _format(n, row, added[-1].hash if added else end.hash)
                data += line
                added.append(Line(n, dict(row), fits=True, hash=digest))
            try:
                with os.fdopen(_open(self.path), "ab") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                    size = file.tell()
            except OSError as error:
                raise explain(error, self.path) from error
            if added:
                self._known = Place(size, added[-1].n, added[-1].hash)
            for line in added:
                self._tell(line)
            return end.n + len(added)

    def end(self) -> tuple[int, str]:
        """Return the number and the hash of the last line; what comes behind it is told.

        Raises Unavailable, Damaged.
        """
        with alone(self.path):
            end = self._catch_up()
            return end.n, end.hash

    def size(self) -> int:
        """Return how many bytes its whole lines have. They never change. Raises Unavailable."""
        with alone(self.path):
            return sum(len(line) for line in self._lines() if line.endswith(b"\n"))

    def read(self) -> Iterator[Line]:
        """Give all lines, the oldest first. Raises Unavailable, Misuse."""
        yield from _chain(self._lines(), Place())

    def follow(self, place: Place) -> Followed:
        """Return the whole lines behind a place. If the file is not the one of before: all of its
        lines, from the first. Raises Unavailable.
        """
        with alone(self.path):
            size = self.path.stat().st_size if self.path.exists() else 0
            data = _whole(self._lines(place.size)) if size >= place.size else []
            lines = list(_chain(data, place))
            anew = size < place.size or bool(place.n and lines and not lines[0].fits)
            if anew:
                place, data = Place(), _whole(self._lines())
                lines = list(_chain(data, place))
        if lines:
            size = place.size + sum(map(len, data))
            place = Place(size, lines[-1].n, lines[-1].hash)
        return Followed(lines, place, anew)

    def _lines(self, begin: int = 0) -> list[bytes]:
        try:
            with self.path.open("rb") as file:
                file.seek(begin)
                return file.read().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise explain(error, self.path) from error

    def _catch_up(self) -> Place:
        """Return the end of the file, and tell what others have appended.

        A line that a crash cut short is taken away: what it tells was never answered.
        """
        known = self._known
        size = self.path.stat().st_size if self.path.exists() else 0
        heard = known is not None and size >= known.size
        if known is None or not heard:
            known = Place()
        lines = self._lines(known.size)
        if lines and not lines[-1].endswith(b"\n"):
            size -= len(lines.pop())
            os.truncate(self.path, size)
        for data in lines if heard else lines[-1:]:
            line, _ = _parse(data)
            if not line.fits:
                what = f"the last line of {self._name} cannot be read"
                raise Damaged(Code.STORE_DAMAGED, what, where=str(self.path), do=self._do)
            known = Place(size, line.n, line.hash)
            if heard:
                self._tell(line)
        self._known = known
        return known


def _whole(lines: list[bytes]) -> list[bytes]:
    """Leave a last line out whose writer was cut short: nobody was answered."""
    return lines[:-1] if lines and not lines[-1].endswith(b"\n") else lines


def _chain(lines: Sequence[bytes], place: Place) -> Iterator[Line]:
    """Give the lines behind a place, held against the one before each."""
    n, after = place.n, place.hash
    for data in lines:
        line, before = _parse(data)
        expected = n + 1
        n = expected if line.told is None else line.n
        yield line._replace(n=n, fits=line.fits and (n, before) == (expected, after))
        after = line.hash


def _open(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)


def _format(n: int, row: Mapping[str, object], after: str) -> tuple[bytes, str]:
    """Return a line, and its hash."""
    told: dict[str, object] = {"n": n, **row, "after": after}
    digest = hashlib.sha256(_spell(told)).hexdigest()
    return _spell({**told, "hash": digest}) + b"\n", digest


def _spell(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _parse(data: bytes) -> tuple[Line, str]:
    """Return a line, and the hash that it names of the one before. ``fits``: it has its own."""
    lost = Line(0, None, fits=False, hash=hashlib.sha256(data).hexdigest()), ""
    try:
        value: Any = json.loads(data)
    except (ValueError, RecursionError):
        return lost
    if not isinstance(value, dict):
        return lost
    told = cast("dict[str, object]", value)
    n, after, digest = (told.pop(key, None) for key in _OURS)
    if not (type(n) is int and isinstance(after, str) and isinstance(digest, str)):
        return lost
    return Line(n, told, _format(n, told, after) == (data, digest), digest), after
