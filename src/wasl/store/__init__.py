# SPDX-License-Identifier: Apache-2.0
"""Where a node keeps its rows: ordered maps of meaningless bytes, changed at once or not at all.

Rules:

1. One :class:`Store` has one writer. :meth:`Store.apply` is one transaction with full sync: when it
   returns, the rows outlive the power.
2. A row that is not what the commit expects fails the whole commit with Contradiction (HEAD_MOVED).
3. After Unavailable the rows are as before, or exactly as after: whoever cannot tell opens anew
   and looks.
4. Other threads read through a :class:`Reader` of their own; a long reading takes a snapshot.

It does not know what a row means, and holds no key: what must not be read from a stolen disk is
sealed before it comes here (:mod:`wasl.home.sealed`).
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from wasl.errors import Code, Contradiction
from wasl.steps import Commit, Past, Space


class Reader(Past, Protocol):
    """The store for reading alone, by one thread at a time."""

    def snapshot(self) -> AbstractContextManager[Past]:
        """Hold the store still for a long reading: all reads within see the same moment."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class ReadApart(Protocol):
    """What gives readers."""

    def reader(self) -> Reader:
        """A reader for another thread, or for a long reading."""
        ...


class Store(Past, ReadApart, Protocol):
    """The store of one node. Its own reads see every commit that has returned."""

    def apply(self, commit: Commit) -> None:
        """Write all or nothing. Raises Contradiction, Unavailable or Damaged."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@contextmanager
def standing_still(store: ReadApart) -> Generator[Past]:
    """Read from a store in another thread, at length: all reads within see the same moment."""
    reader = store.reader()
    try:
        with reader.snapshot() as past:
            yield past
    finally:
        reader.close()


def moved(space: Space, key: bytes) -> Contradiction:
    """What :meth:`Store.apply` raises for a row that is not what the commit expects."""
    return Contradiction(
        Code.HEAD_MOVED,
        "a row is no longer what this step began from: somebody else wrote",
        where=f"{space.name.lower()} {key.hex()}",
        do="throw the step away with its signatures, and begin it again",
    )
