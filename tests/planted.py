# SPDX-License-Identifier: Apache-2.0
"""Faults to plant in a life, to see that being killed would show them.

They are what a hurried author of a driver or a store might write. They are planted in a fork, never
in the product: nothing in ``src`` knows of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wasl.line.line import Say
from wasl.node import driver, node, offline
from wasl.node.driver import HostedLine
from wasl.steps import Commit, Outcome, Row, Space
from wasl.store import sqlite
from wasl.store.sqlite import SqliteStore

COMMITS_TOGETHER = 4
SLOW_DISK_S = 0.6


def confirm_before_commit() -> None:
    """The store gathers commits, for speed: what was confirmed may not be on the disk yet."""
    held = 0

    def apply(self: Any, commit: Commit) -> None:  # noqa: ANN401 -- a store, from within
        nonlocal held
        with self._lock:
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            self._check(commit.expect)
            self._write(commit.writes)
            held += 1
            if held % COMMITS_TOGETHER == 0:
                self._db.execute("COMMIT")

    SqliteStore.apply = apply


def send_before_commit() -> None:
    """The driver lets what is said go while its commit is still under way."""
    real, one_at_a_time = driver.run_step, asyncio.Lock()

    class Later:
        """A store that leaves the writing to the caller."""

        def __init__(self, store: Any) -> None:  # noqa: ANN401 -- a store
            self.get, self.scan = store.get, store.scan

        def apply(self, commit: Commit) -> None: ...

    def run_step(line: Any, event: Any, *, store: Any, **rest: Any) -> Outcome:  # noqa: ANN401
        return real(line, event, store=Later(store), **rest)

    async def run(self: Any, event: Any) -> Outcome:  # noqa: ANN401 -- a line, from within
        async with one_at_a_time:
            line = self.line
            outcome = await self._driver.run(line, event)
            self.standing = line.standing
            self._done(self, outcome)
            if isinstance(event, Say):
                await asyncio.sleep(SLOW_DISK_S)
            if outcome.commit is not None:
                store, commit = self._driver._store, outcome.commit  # noqa: SLF001
                await self._driver.do(lambda: store.apply(commit))
            return outcome

    driver.run_step = run_step
    HostedLine.run = run


def tidy_up_at_start() -> None:
    """The store removes what looks like left-overs of SQLite before it opens its file."""
    real = sqlite.open_sqlite

    def open_tidy(path: Path) -> SqliteStore:
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        return real(path)

    node.open_sqlite = offline.open_sqlite = open_tidy


def shred_at_close() -> None:
    """The store deletes texts when it is closed, all at once: who is killed closes nothing."""
    real, close_store = SqliteStore.apply, SqliteStore.close
    later: list[Row] = []

    def apply(self: SqliteStore, commit: Commit) -> None:
        gone = [row for row in commit.writes if row[0] == Space.BODY and row[2] is None]
        later.extend(gone)
        real(self, Commit(commit.expect, tuple(row for row in commit.writes if row not in gone)))

    def close(self: SqliteStore) -> None:
        real(self, Commit(writes=tuple(later)))
        close_store(self)

    SqliteStore.apply, SqliteStore.close = apply, close


FAULTS: dict[str, Callable[[], None]] = {
    "confirm before commit": confirm_before_commit,
    "send before commit": send_before_commit,
    "tidy up at start": tidy_up_at_start,
    "shred at close": shred_at_close,
}
