# SPDX-License-Identifier: Apache-2.0
"""Every store is a dictionary: whatever is done to it, in whatever order, opened anew or not."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from wasl.errors import Contradiction, Unavailable
from wasl.steps import Commit, Past, Row, Space
from wasl.store import Store
from wasl.store.memory import MemoryStore
from wasl.store.sqlite import SqliteReader, SqliteStore, create_sqlite, open_sqlite

SPACES = st.sampled_from([Space.META, Space.LEAF, Space.BODY])
KEYS = st.one_of(
    st.sampled_from([b"", b"a", b"a\0", b"b", b"b\xff"]),
    st.binary(max_size=3),
)
VALUES = st.one_of(st.binary(max_size=4), st.just(b"long" * 2_000))
ROWS = st.tuples(SPACES, KEYS, st.none() | VALUES)

Model = dict[tuple[Space, bytes], bytes]


def rows_of(model: Model, space: Space, low: bytes, high: bytes) -> list[tuple[bytes, bytes]]:
    return sorted((k, v) for (s, k), v in model.items() if s == space and low <= k < high)


def changed(model: Model, writes: list[Row]) -> Model:
    after = dict(model)
    for space, key, value in writes:
        if value is None:
            after.pop((space, key), None)
        else:
            after[space, key] = value
    return after


class StoreMachine(RuleBasedStateMachine):
    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.model: Model = {}

    @rule(writes=st.lists(ROWS, max_size=6), expected=st.lists(st.tuples(SPACES, KEYS), max_size=3))
    def commit(self, writes: list[Row], expected: list[tuple[Space, bytes]]) -> None:
        expect = tuple((space, key, self.model.get((space, key))) for space, key in expected)
        self.store.apply(Commit(expect=expect, writes=tuple(writes)))
        self.model = changed(self.model, writes)

    @rule(writes=st.lists(ROWS, min_size=1, max_size=6), wrong=ROWS)
    def commit_on_a_wrong_past(self, writes: list[Row], wrong: Row) -> None:
        space, key, value = wrong
        if self.model.get((space, key)) == value:
            wrong = (space, key, (value or b"") + b"!")
        with pytest.raises(Contradiction):
            self.store.apply(Commit(expect=(wrong,), writes=tuple(writes)))

    @rule(
        space=SPACES,
        low=KEYS,
        high=st.one_of(KEYS, st.just(b"\xff" * 4)),
        limit=st.integers(0, 6),
        reverse=st.booleans(),
    )
    def scan(self, space: Space, low: bytes, high: bytes, limit: int, reverse: bool) -> None:
        wanted = rows_of(self.model, space, low, high)
        if reverse:
            wanted.reverse()
        found = self.store.scan(space, low, high, limit=limit, reverse=reverse)
        assert found == wanted[:limit]

    @rule(space=SPACES, key=KEYS)
    def get(self, space: Space, key: bytes) -> None:
        assert self.store.get(space, key) == self.model.get((space, key))

    @invariant()
    def all_is_as_in_the_model(self) -> None:
        for space in (Space.META, Space.LEAF, Space.BODY):
            found = self.store.scan(space, b"", b"\xff" * 4, limit=1_000)
            assert found == rows_of(self.model, space, b"", b"\xff" * 4)


class MemoryMachine(StoreMachine):
    def __init__(self) -> None:
        super().__init__()
        self.memory = MemoryStore()
        self.store = self.memory

    @rule(writes=st.lists(ROWS, max_size=4), kept=st.booleans())
    def fail(self, writes: list[Row], kept: bool) -> None:
        self.memory.fail_next("done-unreported" if kept else "lost")
        with pytest.raises(Unavailable):
            self.store.apply(Commit(writes=tuple(writes)))
        if kept:
            self.model = changed(self.model, writes)


class SqliteMachine(StoreMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "wasl.db"
        self.sqlite: SqliteStore = create_sqlite(self.path)
        self.store = self.sqlite
        self.reader: SqliteReader | None = None
        self.past: Past | None = None
        self.then: Model = {}

    @rule()
    def open_anew(self) -> None:
        self.sqlite.close()
        self.sqlite = open_sqlite(self.path)
        self.store = self.sqlite

    @precondition(lambda self: self.past is None)
    @rule()
    def hold_still(self) -> None:
        self.reader = self.sqlite.reader()
        self.snapshot = self.reader.snapshot()
        self.past = self.snapshot.__enter__()
        self.then = self.model

    @precondition(lambda self: self.past is not None)
    @rule()
    def let_go(self) -> None:
        assert self.reader is not None
        self.snapshot.__exit__(None, None, None)
        self.reader.close()
        self.past = self.reader = None

    @invariant()
    def the_snapshot_stands_still(self) -> None:
        if self.past is not None:
            for space in (Space.META, Space.LEAF, Space.BODY):
                found = self.past.scan(space, b"", b"\xff" * 4, limit=1_000)
                assert found == rows_of(self.then, space, b"", b"\xff" * 4)

    def teardown(self) -> None:
        if self.past is not None:
            self.let_go()
        self.sqlite.close()
        self.folder.cleanup()


TestMemory = MemoryMachine.TestCase
TestMemory.settings = settings(max_examples=25, stateful_step_count=30)
TestSqlite = SqliteMachine.TestCase
TestSqlite.settings = settings(max_examples=25, stateful_step_count=30)
