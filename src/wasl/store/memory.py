# SPDX-License-Identifier: Apache-2.0
"""A store in memory that can be told to fail the two ways a disk fails.

Rules:

1. It keeps the promises of :class:`wasl.store.Store`, and the same tests hold it to them.
2. *lost*: the commit fails and nothing of it is kept. *done-unreported*: the commit fails and all
   of it is kept, as when the power goes after the sync and before the answer.
3. The object is the disk: it outlives the node that closes it. Its backup is a copy.

It is for tests and the simulation: nothing survives the process.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager
from typing import Literal, TypeAlias

from wasl.errors import Code, Unavailable
from wasl.steps import Commit, Past, Space
from wasl.store import moved

Failure: TypeAlias = Literal["lost", "done-unreported"]


class _Table:
    """One ordered map."""

    __slots__ = ("keys", "values")

    def __init__(self) -> None:
        self.keys: list[bytes] = []
        self.values: dict[bytes, bytes] = {}

    def put(self, key: bytes, value: bytes) -> None:
        if key not in self.values:
            insort(self.keys, key)
        self.values[key] = value

    def delete(self, key: bytes) -> None:
        if self.values.pop(key, None) is not None:
            del self.keys[bisect_left(self.keys, key)]

    def copy(self) -> _Table:
        twin = _Table()
        twin.keys = self.keys.copy()
        twin.values = self.values.copy()
        return twin


class MemoryStore:
    """Rows in memory. It is its own reader."""

    def __init__(self) -> None:
        self._tables = {space: _Table() for space in Space}
        self._lock = threading.Lock()
        self._failures: deque[Failure] = deque()

    def fail_next(self, failure: Failure) -> None:
        """Let the next commit that would succeed fail so; said twice, the next two."""
        self._failures.append(failure)

    def forget_failures(self) -> None:
        """Let no commit fail any more."""
        self._failures.clear()

    def copy(self) -> MemoryStore:
        """The same rows in another store: a backup, or the one before it."""
        twin = MemoryStore()
        with self._lock:
            twin._tables = {space: table.copy() for space, table in self._tables.items()}
        return twin

    def get(self, space: Space, key: bytes, /) -> bytes | None:
        """Return the value at ``key``, or None."""
        return self._tables[space].values.get(key)  # one look: there is nothing to lock

    def scan(
        self, space: Space, low: bytes, high: bytes, /, *, limit: int, reverse: bool = False
    ) -> list[tuple[bytes, bytes]]:
        """Return up to ``limit`` rows with ``low`` ≤ key < ``high``, in key order or against it."""
        assert limit >= 0, "a limit is a number of rows"
        with self._lock:
            table = self._tables[space]
            first = bisect_left(table.keys, low)
            if first == len(table.keys) or table.keys[first] >= high:
                return []
            end = bisect_left(table.keys, high, first)
            if reverse:
                keys = table.keys[max(first, end - limit) : end][::-1]
            else:
                keys = table.keys[first : min(end, first + limit)]
            return [(key, table.values[key]) for key in keys]

    def apply(self, commit: Commit) -> None:
        """Write all or nothing. Raises Contradiction, and Unavailable if it was told to fail."""
        with self._lock:
            for space, key, value in commit.expect:
                if self._tables[space].values.get(key) != value:
                    raise moved(space, key)
            failure = self._failures.popleft() if self._failures else None
            if failure != "lost":
                for space, key, value in commit.writes:
                    if value is None:
                        self._tables[space].delete(key)
                    else:
                        self._tables[space].put(key, value)
            if failure is not None:
                raise Unavailable(Code.STORE_FAILED, "the store failed as it was told to")

    def reader(self) -> MemoryStore:
        """A reader: the store itself."""
        return self

    @contextmanager
    def snapshot(self) -> Generator[Past]:
        """A copy that stands still."""
        yield self.copy()

    def close(self) -> None:
        """Let go of it. The rows stay: this is the disk."""
