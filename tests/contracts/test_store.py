# SPDX-License-Identifier: Apache-2.0
"""What every store promises, and what each one promises besides."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from wasl.errors import Code, Contradiction, Damaged, Misuse, Unavailable
from wasl.home.keyring import make_vault
from wasl.home.sealed import SealedStore
from wasl.home.vault import Secrets
from wasl.steps import Commit, Draft, Space
from wasl.store import Store
from wasl.store.memory import MemoryStore
from wasl.store.schema import STEPS
from wasl.store.sqlite import (
    SqliteStore,
    copy_sqlite,
    create_sqlite,
    open_sqlite,
    read_sqlite,
)
from wasl.terms import PartyId

MakeStore = Callable[[Path], Store]


def _memory(folder: Path) -> Store:
    return MemoryStore()


def _sqlite(folder: Path) -> Store:
    return create_sqlite(folder / "wasl.db")


def _sealed(folder: Path) -> Store:
    return SealedStore(_memory(folder), _secrets(folder))


def _sealed_sqlite(folder: Path) -> Store:
    return SealedStore(_sqlite(folder), _secrets(folder))


def _secrets(folder: Path) -> Secrets:
    return make_vault(folder / "vault", party=PartyId("northland")).secrets


@pytest.fixture(
    params=[_memory, _sqlite, _sealed, _sealed_sqlite],
    ids=["memory", "sqlite", "sealed", "sealed-sqlite"],
)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    make: MakeStore = request.param
    made = make(tmp_path)
    yield made
    made.close()


def put(store: Store, *rows: tuple[Space, bytes, bytes | None]) -> None:
    store.apply(Commit(writes=rows))


# ── every store ─────────────────────────────────────────────────────────────────────────────────


def test_an_empty_store_has_nothing(store: Store) -> None:
    for space in Space:
        assert store.get(space, b"") is None
        assert store.scan(space, b"", b"\xff" * 8, limit=10) == []


def test_spaces_are_apart(store: Store) -> None:
    put(store, *((space, b"k", bytes([space])) for space in Space))
    for space in Space:
        assert store.get(space, b"k") == bytes([space])
        assert store.scan(space, b"", b"z", limit=9) == [(b"k", bytes([space]))]


def test_a_row_is_written_overwritten_and_deleted(store: Store) -> None:
    put(store, (Space.META, b"a", b"1"), (Space.META, b"", b""))
    assert (store.get(Space.META, b"a"), store.get(Space.META, b"")) == (b"1", b"")
    put(store, (Space.META, b"a", b"2"), (Space.META, b"", None), (Space.META, b"never", None))
    assert (store.get(Space.META, b"a"), store.get(Space.META, b"")) == (b"2", None)


@pytest.mark.parametrize(
    ("values", "left"), [((b"1", None), None), ((None, b"2"), b"2"), ((b"1", None, b"3"), b"3")]
)
def test_the_last_word_on_a_key_counts(
    store: Store, values: tuple[bytes | None, ...], left: bytes | None
) -> None:
    put(store, *((Space.META, b"k", value) for value in values))
    assert store.get(Space.META, b"k") == left


@pytest.mark.parametrize("size", [0, 1, 1_000, 4_096, 70_000])
def test_values_of_every_size(store: Store, size: int) -> None:
    value = random.Random(size).randbytes(size)
    put(store, *((space, b"k" * 40, value) for space in Space))
    assert {store.get(space, b"k" * 40) for space in Space} == {value}


def test_scans_are_bounded_on_both_sides_and_in_number(store: Store) -> None:
    keys = [b"a", b"a\0", b"b", b"b\xff", b"c"]
    put(store, *((Space.LEAF, key, key) for key in reversed(keys)))
    rows = [(key, key) for key in keys]
    assert store.scan(Space.LEAF, b"", b"d", limit=99) == rows
    assert store.scan(Space.LEAF, b"a\0", b"c", limit=99) == rows[1:4]
    assert store.scan(Space.LEAF, b"", b"d", limit=2) == rows[:2]
    assert store.scan(Space.LEAF, b"", b"d", limit=2, reverse=True) == rows[:-3:-1]
    assert store.scan(Space.LEAF, b"a\0", b"c", limit=99, reverse=True) == rows[3:0:-1]
    assert store.scan(Space.LEAF, b"", b"d", limit=0) == []
    assert store.scan(Space.LEAF, b"", b"d", limit=0, reverse=True) == []
    assert store.scan(Space.LEAF, b"c", b"a", limit=99) == []
    assert store.scan(Space.LEAF, b"c", b"a", limit=99, reverse=True) == []
    assert store.scan(Space.LEAF, b"b", b"b", limit=99) == []


@pytest.mark.parametrize("space", [Space.JOURNAL, Space.SECRET])
def test_a_met_expectation_lets_the_commit_through(store: Store, space: Space) -> None:
    for before, after in ((None, b"1"), (b"1", b"2")):
        store.apply(Commit(expect=((space, b"h", before),), writes=((space, b"h", after),)))
    assert store.get(space, b"h") == b"2"


@pytest.mark.parametrize("space", [Space.JOURNAL, Space.SECRET])
@pytest.mark.parametrize("held", [None, b"", b"other"])
def test_a_broken_expectation_leaves_everything(
    store: Store, space: Space, held: bytes | None
) -> None:
    if held is not None:
        put(store, (space, b"h", held))
    for expected in {None, b"", b"mine"} - {held}:
        with pytest.raises(Contradiction) as caught:
            store.apply(
                Commit(
                    expect=((Space.META, b"x", None), (space, b"h", expected)),
                    writes=((space, b"h", b"new"), (Space.ENTRY, b"e", b"new")),
                )
            )
        assert caught.value.code == Code.HEAD_MOVED
    assert store.get(space, b"h") == held
    assert store.get(Space.ENTRY, b"e") is None


def test_expectations_are_about_before_the_commit(store: Store) -> None:
    store.apply(Commit(expect=((Space.META, b"k", None),), writes=((Space.META, b"k", b"1"),)))
    assert store.get(Space.META, b"k") == b"1"


def test_of_two_drafts_over_one_past_one_wins(store: Store) -> None:
    drafts = [Draft(store), Draft(store)]
    for number, draft in enumerate(drafts):
        draft.expect(Space.JOURNAL, b"head")
        draft.put(Space.JOURNAL, b"head", b"%d" % number)
    first, second = (draft.commit() for draft in drafts)
    assert first is not None
    assert second is not None
    store.apply(second)
    with pytest.raises(Contradiction):
        store.apply(first)
    assert store.get(Space.JOURNAL, b"head") == b"1"


def test_a_reader_sees_what_was_committed(store: Store) -> None:
    with closing(store.reader()) as reader:
        put(store, (Space.META, b"k", b"1"))
        assert reader.get(Space.META, b"k") == b"1"
        assert reader.scan(Space.META, b"", b"z", limit=9, reverse=True) == [(b"k", b"1")]


def test_a_snapshot_stands_still_while_the_writer_goes_on(store: Store) -> None:
    put(store, (Space.META, b"k", b"1"))
    with closing(store.reader()) as reader:
        with reader.snapshot() as past:
            put(store, (Space.META, b"k", b"2"), (Space.META, b"l", b"2"))
            assert past.get(Space.META, b"k") == b"1"
            assert past.scan(Space.META, b"", b"z", limit=9) == [(b"k", b"1")]
            assert store.get(Space.META, b"k") == b"2"
        assert reader.get(Space.META, b"k") == b"2"


def test_threads_read_while_the_writer_writes(store: Store) -> None:
    """No reader ever sees half a commit."""
    torn: list[tuple[bytes | None, bytes | None]] = []
    seen: list[bytes | None] = []
    done = threading.Event()

    def read() -> None:
        with closing(store.reader()) as reader:
            while not done.is_set():
                with reader.snapshot() as past:
                    pair = (past.get(Space.ENTRY, b"k"), past.get(Space.LEAF, b"k"))
                seen.append(pair[0])
                if pair[0] != pair[1]:
                    torn.append(pair)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(100):
        value = b"%d" % number
        put(store, (Space.ENTRY, b"k", value), (Space.LEAF, b"k", value))
    done.set()
    for reader in readers:
        reader.join()
    assert torn == []
    assert seen


def test_the_writer_may_be_used_by_another_thread(store: Store) -> None:
    worker = threading.Thread(target=put, args=(store, (Space.META, b"k", b"1")))
    worker.start()
    worker.join()
    assert store.get(Space.META, b"k") == b"1"


# ── memory ──────────────────────────────────────────────────────────────────────────────────────


def test_memory_fails_the_two_ways_a_disk_fails() -> None:
    store = MemoryStore()
    store.fail_next("lost")
    store.fail_next("done-unreported")
    for _ in range(2):
        with pytest.raises(Unavailable) as caught:
            put(store, (Space.META, b"k", store.get(Space.META, b"k") or b"first"))
        assert caught.value.code == Code.STORE_FAILED
        if _ == 0:
            assert store.get(Space.META, b"k") is None
    assert store.get(Space.META, b"k") == b"first"
    put(store, (Space.META, b"k", b"3"))
    assert store.get(Space.META, b"k") == b"3"


def test_memory_spares_its_failures_for_commits_that_would_succeed() -> None:
    store = MemoryStore()
    store.fail_next("lost")
    with pytest.raises(Contradiction):
        store.apply(Commit(expect=((Space.META, b"k", b"?"),)))
    with pytest.raises(Unavailable):
        store.apply(Commit())


def test_a_copy_of_memory_goes_its_own_way() -> None:
    store = MemoryStore()
    put(store, (Space.META, b"k", b"1"))
    backup = store.copy()
    put(store, (Space.META, b"k", b"2"), (Space.META, b"l", b"2"))
    assert backup.scan(Space.META, b"", b"z", limit=9) == [(b"k", b"1")]
    assert store.scan(Space.META, b"", b"z", limit=9) == [(b"k", b"2"), (b"l", b"2")]


# ── SQLite ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wasl.db"


@pytest.fixture
def made(path: Path) -> Iterator[SqliteStore]:
    with closing(create_sqlite(path)) as store:
        yield store


def test_what_was_committed_is_there_after_opening_anew(path: Path, made: SqliteStore) -> None:
    put(made, (Space.BODY, b"k", b"v" * 9_000))
    made.close()
    with closing(open_sqlite(path)) as again:
        assert again.get(Space.BODY, b"k") == b"v" * 9_000


def test_only_the_owner_may_read_it(path: Path, made: SqliteStore) -> None:
    put(made, (Space.META, b"k", b"v"))
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


def test_the_tables_are_as_the_rules_say(path: Path, made: SqliteStore) -> None:
    made.close()
    with closing(sqlite3.connect(path)) as db:
        tables = {row[1]: row for row in db.execute("PRAGMA table_list") if row[0] == "main"}
        assert set(tables) == {space.name.lower() for space in Space} | {"sqlite_schema"}
        for space in Space:
            *_, strict = tables[space.name.lower()]
            assert strict == 1
            columns = list(db.execute(f'PRAGMA table_info("{space.name.lower()}")'))
            assert [(name, kind, bool(not_null)) for _, name, kind, not_null, *_ in columns] == [
                ("key", "BLOB", True),
                ("value", "BLOB", True),
            ]
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


def test_a_second_database_is_not_made_over_the_first(path: Path, made: SqliteStore) -> None:
    with pytest.raises(Misuse) as caught:
        create_sqlite(path)
    assert caught.value.code == Code.EXISTS


def test_a_database_cannot_be_made_in_a_folder_that_is_not_there(path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        create_sqlite(path.parent / "no" / "wasl.db")
    assert caught.value.code == Code.STORE_FAILED


def test_a_lost_database_is_not_made_anew(path: Path) -> None:
    with pytest.raises(Damaged) as caught:
        open_sqlite(path)
    assert caught.value.code == Code.STORE_DAMAGED
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, b"garbage" * 1_000, b"SQLite format 3\0" + b"\1" * 5_000]
)
def test_a_file_that_is_no_database_is_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Damaged) as caught:
        open_sqlite(path)
    assert caught.value.code == Code.STORE_DAMAGED
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE meta (key BLOB, value BLOB)")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(Damaged) as caught:
        open_sqlite(path)
    assert caught.value.code == Code.STORE_DAMAGED
    assert path.read_bytes() == before


def test_a_database_of_a_newer_wasl_is_left_alone(path: Path, made: SqliteStore) -> None:
    made.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(Damaged) as caught:
        open_sqlite(path)
    assert caught.value.code == Code.SCHEMA_TOO_NEW


def test_an_older_schema_takes_the_missing_steps(
    path: Path, made: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(made, (Space.META, b"k", b"v"))
    made.close()
    extra = (*STEPS, ("CREATE TABLE a (k BLOB NOT NULL) STRICT", "INSERT INTO a VALUES (x'01')"))
    monkeypatch.setattr("wasl.store.sqlite.STEPS", extra)
    for _ in range(2):  # taken once, not each time
        with closing(open_sqlite(path)) as store:
            assert store.get(Space.META, b"k") == b"v"
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM a").fetchone() == (1,)


def test_a_step_that_fails_is_not_half_taken(
    path: Path, made: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.close()
    broken = (*STEPS, ("CREATE TABLE a (k BLOB NOT NULL) STRICT", "INSERT INTO nothing VALUES (1)"))
    monkeypatch.setattr("wasl.store.sqlite.STEPS", broken)
    with pytest.raises(Unavailable):
        open_sqlite(path)
    monkeypatch.undo()
    with closing(open_sqlite(path)), closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'a'").fetchone() is None


def test_a_database_cut_short_is_damaged(path: Path, made: SqliteStore) -> None:
    put(made, *((Space.ENTRY, b"%08d" % number, b"v" * 200) for number in range(2_000)))
    made.close()
    whole = path.read_bytes()
    for size in (4_096, len(whole) // 2):
        path.write_bytes(whole[:size])
        with pytest.raises(Damaged) as caught, closing(open_sqlite(path)) as store:
            store.scan(Space.ENTRY, b"", b"\xff", limit=9_999)
        assert caught.value.code == Code.STORE_DAMAGED


def test_pages_overwritten_with_garbage_are_damaged(path: Path, made: SqliteStore) -> None:
    put(made, *((Space.ENTRY, b"%08d" % number, b"v" * 200) for number in range(2_000)))
    made.close()
    content = bytearray(path.read_bytes())
    content[4_096:] = random.Random(1).randbytes(len(content) - 4_096)
    path.write_bytes(content)
    with pytest.raises(Damaged) as caught:
        open_sqlite(path)
    assert caught.value.code == Code.STORE_DAMAGED


def test_a_full_disk_keeps_nothing_and_the_store_goes_on(made: SqliteStore) -> None:
    """``max_page_count`` makes the file full as a disk would."""
    put(made, (Space.BODY, b"old", b"old"))
    db = made._db  # noqa: SLF001 - the only way to make this one file full
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(Unavailable) as caught:
        put(made, (Space.META, b"k", b"v"), (Space.BODY, b"new", b"v" * 60_000))
    assert caught.value.code == Code.DISK_FULL
    assert made.get(Space.META, b"k") is None
    assert made.get(Space.BODY, b"new") is None
    put(made, (Space.BODY, b"old", b"still"))
    assert made.get(Space.BODY, b"old") == b"still"


def _may_mount() -> bool:
    """Tell whether this process has CAP_SYS_ADMIN, bit 21."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    rights = next((int(line.split()[1], 16) for line in lines if line.startswith("CapEff")), 0)
    return bool(rights >> 21 & 1)


@pytest.mark.skipif(not _may_mount(), reason="mounting a small disk takes CAP_SYS_ADMIN")
def test_a_small_disk_that_fills_keeps_every_commit_that_returned(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=True)
    try:
        _fill(disk / "wasl.db")
    finally:
        subprocess.run(["/bin/umount", str(disk)], check=True)


def _fill(path: Path) -> None:
    kept: list[bytes] = []

    def fill(store: Store) -> None:
        for number in range(100_000):
            key = b"%08d" % number
            put(store, (Space.BODY, key, os.urandom(3_000)), (Space.LEAF, key, key))
            kept.append(key)

    with closing(create_sqlite(path)) as store:
        with pytest.raises(Unavailable) as caught:
            fill(store)
        assert caught.value.code == Code.DISK_FULL
        rows = store.scan(Space.LEAF, b"", b"\xff", limit=99_999)
        assert [key for key, _ in rows] == kept
        assert all(store.get(Space.BODY, key) is not None for key in kept)
    with closing(open_sqlite(path)) as store:
        rows = store.scan(Space.LEAF, b"", b"\xff", limit=99_999)
        assert [key for key, _ in rows] == kept


def test_a_database_held_by_another_program_is_unavailable(
    path: Path, made: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made._db.execute("PRAGMA busy_timeout = 1")  # noqa: SLF001 - no test waits five seconds
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable) as caught:
            put(made, (Space.META, b"k", b"v"))
        assert caught.value.code == Code.BUSY
        other.execute("ROLLBACK")
    put(made, (Space.META, b"k", b"v"))
    assert made.get(Space.META, b"k") == b"v"


class _FailingCommit:
    """A connection whose next COMMIT fails as a broken disk would, after it happened or before."""

    def __init__(self, db: sqlite3.Connection, *, happened: bool) -> None:
        self._db = db
        self._happened = happened

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)

    def execute(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        if statement == "COMMIT":
            self._db.execute("COMMIT" if self._happened else "ROLLBACK")
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return self._db.execute(statement, *parameters)


@pytest.mark.parametrize("happened", [True, False])
def test_after_a_commit_in_doubt_nothing_is_written_until_opened_anew(
    path: Path, made: SqliteStore, happened: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "_db", _FailingCommit(made._db, happened=happened))  # noqa: SLF001
    with pytest.raises(Unavailable) as caught:
        put(made, (Space.META, b"k", b"v"))
    assert caught.value.code == Code.STORE_FAILED
    monkeypatch.undo()
    with pytest.raises(Unavailable) as caught:
        put(made, (Space.META, b"other", b"v"))
    assert caught.value.code == Code.STORE_FAILED
    made.close()
    with closing(open_sqlite(path)) as again:
        assert again.get(Space.META, b"k") == (b"v" if happened else None)
        put(again, (Space.META, b"other", b"v"))


def test_a_closed_store_says_so(made: SqliteStore) -> None:
    made.close()
    for use in (
        lambda: made.get(Space.META, b"k"),
        lambda: made.scan(Space.META, b"", b"z", limit=1),
        lambda: put(made, (Space.META, b"k", b"v")),
    ):
        with pytest.raises(Unavailable) as caught:
            use()
        assert caught.value.code == Code.STORE_FAILED


def test_a_reader_cannot_write(made: SqliteStore) -> None:
    with closing(made.reader()) as reader, pytest.raises(sqlite3.OperationalError):
        reader._db.execute("INSERT INTO meta VALUES (x'00', x'00')")  # noqa: SLF001


def test_a_deleted_text_leaves_the_file_and_its_log_at_once(path: Path, made: SqliteStore) -> None:
    words = b"the convoy waits at kilometre nine" * 40
    log = path.with_name(f"{path.name}-wal")
    made.apply(Commit(writes=[(Space.BODY, b"one", words), (Space.BODY, b"two", b"stays")]))
    assert words[:34] in path.read_bytes() + log.read_bytes()
    reader = made.reader()
    with reader.snapshot():
        made.apply(Commit(writes=[(Space.BODY, b"one", None)]))
        assert made.get(Space.BODY, b"one") is None
    made.apply(Commit(writes=[(Space.META, b"next", b"commit")]))
    assert words[:34] not in path.read_bytes() + log.read_bytes()
    assert made.get(Space.BODY, b"two") == b"stays"
    reader.close()


def test_a_deleted_row_leaves_the_file(path: Path, made: SqliteStore) -> None:
    for space in (Space.SECRET, Space.BODY):
        secret = b"a secret that must die in " + space.name.encode()
        put(made, (space, b"k", secret), (space, b"l", b"another"))
        made.close()
        assert secret in path.read_bytes()
        made = open_sqlite(path)
        put(made, (space, b"k", None))
        made.close()
        assert secret not in path.read_bytes()
        made = open_sqlite(path)
    made.close()


_WRITER = """
import sys
from pathlib import Path
from wasl.steps import Commit, Space
from wasl.store.sqlite import open_sqlite
store = open_sqlite(Path(sys.argv[1]))
number = int.from_bytes(store.get(Space.META, b"number") or b"")
while True:
    before, number = number, number + 1
    value = number.to_bytes(8)
    old = before.to_bytes(8) if before else None
    rows = [(space, b"number", value) for space in Space]
    rows += [(Space.ENTRY, b"e" + value, value * 20), (Space.BODY, b"b" + value, value * 400)]
    store.apply(Commit(expect=((Space.META, b"number", old),), writes=tuple(rows)))
    print(number, flush=True)
"""


def _kill_rounds(path: Path, rounds: int) -> None:
    create_sqlite(path).close()
    dice = random.Random(7)
    number = 0
    for _ in range(rounds):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        goal = number + dice.randrange(1, 60)
        told = number
        for line in writer.stdout:
            told = int(line)
            if told >= goal:
                break
        writer.send_signal(signal.SIGKILL)
        told = int((writer.stdout.read().split("\n")[-2:] or [""])[0] or told)
        writer.stdout.close()
        writer.wait()
        with closing(open_sqlite(path)) as store:
            held = {store.get(space, b"number") for space in Space}
            assert len(held) == 1, "a commit was half kept"
            number = int.from_bytes(held.pop() or b"")
            assert number >= told, "a commit that returned was lost"
            entries = store.scan(Space.ENTRY, b"e", b"f", limit=1_000_000)
            assert [value for _, value in entries] == [
                each.to_bytes(8) * 20 for each in range(1, number + 1)
            ]
            assert len(store.scan(Space.BODY, b"b", b"c", limit=1_000_000)) == number


def test_kill_9_at_any_moment_leaves_whole_commits(path: Path) -> None:
    _kill_rounds(path, 3)


@pytest.mark.slow
def test_kill_9_at_many_moments_leaves_whole_commits(path: Path) -> None:
    _kill_rounds(path, 60)


# ── copies ──────────────────────────────────────────────────────────────────────────────────────


def test_a_copy_is_of_one_moment_and_leaves_out_what_it_is_told(tmp_path: Path) -> None:
    """While a writer goes on, two rows that always change together are the same in every copy."""
    store = create_sqlite(tmp_path / "wasl.db")
    store.apply(Commit(writes=((Space.SECRET, b"key", b"never in a copy" * 99),)))
    store.apply(Commit(writes=tuple((Space.BODY, b"%5d" % n, bytes(999)) for n in range(3_000))))
    ended = threading.Event()

    def write() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            value = number.to_bytes(8)
            store.apply(Commit(writes=((Space.META, b"a", value), (Space.ALARM, b"b", value))))

    with closing(store):
        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(5):
                copy = tmp_path / f"copy-{number}"
                copy_sqlite(tmp_path / "wasl.db", copy, leave_out={Space.SECRET})
                with closing(read_sqlite(copy)) as reader:
                    assert reader.get(Space.META, b"a") == reader.get(Space.ALARM, b"b")
                    assert len(reader.scan(Space.BODY, b"", b"9", limit=9_999)) == 3_000
                    assert reader.get(Space.SECRET, b"key") is None
                assert b"never in a copy" not in copy.read_bytes()
        finally:
            ended.set()
            writer.join()
    assert sorted(path.name for path in tmp_path.glob("copy-*")) == [f"copy-{n}" for n in range(5)]
    open_sqlite(tmp_path / "copy-0").close()  # it is a database like any other


def test_a_copy_is_never_made_over_a_file(tmp_path: Path) -> None:
    with closing(create_sqlite(tmp_path / "wasl.db")):
        for target in (tmp_path / "wasl.db", tmp_path):
            with pytest.raises(Misuse) as caught:
                copy_sqlite(tmp_path / "wasl.db", target, leave_out=())
            assert caught.value.code == Code.EXISTS
        with pytest.raises(Unavailable):
            copy_sqlite(tmp_path / "wasl.db", tmp_path / "missing" / "copy", leave_out=())
