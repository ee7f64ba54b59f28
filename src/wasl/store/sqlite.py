# SPDX-License-Identifier: Apache-2.0
"""The store of a real node: one SQLite file in WAL mode.

Rules:

1. ``synchronous=FULL``: a commit that returned is on the disk.
2. One writing connection; each reader has its own, which cannot write. A lock keeps two threads
   from meeting inside one transaction.
3. ``secure_delete``: a deleted row is overwritten with zeros. What the file system, the WAL and the
   disk keep beneath is beyond it, so secrets and bodies come here sealed.
4. Nothing is created by opening: a database that is not there has been lost, and that must be told.
5. If a commit fails and leaves open whether it happened, the store takes no other until it is
   opened anew: after a failed fsync the kernel's word is worth nothing.

It does not check the whole file when it opens: with a million entries that takes minutes.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Collection, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from wasl.errors import Code, Damaged, Misuse, Unavailable, WaslError
from wasl.steps import Commit, Past, Row, Space
from wasl.store import moved
from wasl.store.schema import APPLICATION_ID, STEPS

_OLDEST_SQLITE: Final = (3, 37, 0)  # STRICT
_WRITER_CACHE_KIB: Final = 32_768
_READER_CACHE_KIB: Final = 8_192
_WAL_KEPT_BYTES: Final = 1 << 24  # what a long snapshot made it grow to is given back
_BUSY_S: Final = 5.0  # only a tool of the administrator can hold our file
_FULL_BELOW_BYTES: Final = 1 << 20


def _per_space(template: str) -> tuple[str, ...]:
    """One statement per space, at the index of its number: faster than a dict of enumerations."""
    names = {space.value: space.name.lower() for space in Space}
    return tuple(template.format(names.get(number, "")) for number in range(max(names) + 1))


_GET: Final = _per_space('SELECT value FROM "{}" WHERE key = ?')
_UP: Final = _per_space(
    'SELECT key, value FROM "{}" WHERE key >= ? AND key < ? ORDER BY key LIMIT ?'
)
_DOWN: Final = _per_space(
    'SELECT key, value FROM "{}" WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ?'
)
_PUT: Final = _per_space(
    'INSERT INTO "{}" VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
)
_DELETE: Final = _per_space('DELETE FROM "{}" WHERE key = ?')
_LAST: Final = _per_space('SELECT key FROM "{}" ORDER BY key DESC LIMIT 1')


class _Connection:
    """One connection, used by one thread at a time."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path
        self._lock = threading.Lock()

    def get(self, space: Space, key: bytes, /) -> bytes | None:
        """Return the value at ``key``, or None."""
        try:
            with self._lock:
                row = self._db.execute(_GET[space], (key,)).fetchone()
        except sqlite3.Error as error:
            raise _explain(error, self._path) from error
        return None if row is None else row[0]

    def scan(
        self, space: Space, low: bytes, high: bytes, /, *, limit: int, reverse: bool = False
    ) -> list[tuple[bytes, bytes]]:
        """Return up to ``limit`` rows with ``low`` ≤ key < ``high``, in key order or against it."""
        assert limit >= 0, "SQLite takes a negative limit for none at all"
        statement = (_DOWN if reverse else _UP)[space]
        try:
            with self._lock:
                return self._db.execute(statement, (low, high, limit)).fetchall()
        except sqlite3.Error as error:
            raise _explain(error, self._path) from error

    def close(self) -> None:
        """Close the connection. The last one out folds the WAL into the file and removes it."""
        with self._lock:
            self._db.close()


class SqliteReader(_Connection):
    """Reads beside the writer, on a connection that cannot write."""

    @contextmanager
    def snapshot(self) -> Generator[Past]:
        """Hold the store still. The WAL grows for as long as this lasts."""
        try:
            with self._lock:
                self._db.execute("BEGIN")
                self._db.execute(_LAST[Space.META]).fetchone()  # the first read fixes the moment
        except sqlite3.Error as error:
            raise _explain(error, self._path) from error
        try:
            yield self
        finally:
            with self._lock:
                _roll_back(self._db)


class SqliteStore(_Connection):
    """The writer. Made by :func:`create_sqlite` or :func:`open_sqlite`."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        super().__init__(db, path)
        self._in_doubt = False
        self._to_fold = False

    def apply(self, commit: Commit) -> None:
        """Write all or nothing, with full sync.

        Raises Contradiction (HEAD_MOVED), Unavailable (DISK_FULL, BUSY, STORE_FAILED), Damaged.
        """
        with self._lock:
            if self._in_doubt:
                raise Unavailable(
                    Code.STORE_FAILED,
                    "an earlier commit failed and may or may not be on the disk",
                    where=str(self._path),
                    do="look at the disk, then start again",
                )
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    self._check(commit.expect)
                    self._write(commit.writes)
                    self._commit()
                finally:
                    _roll_back(self._db)
            except sqlite3.Error as error:
                raise _explain(error, self._path) from error
            if self._to_fold:
                self._fold()

    def _fold(self) -> None:
        """Overwrite deleted texts in the file, and empty the log, which still has them.

        A reader that holds an older state puts that off to the next commit.
        """
        try:
            self._db.execute("PRAGMA busy_timeout = 0")
            (busy, _, _) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._to_fold = bool(busy)
            self._db.execute(f"PRAGMA busy_timeout = {int(_BUSY_S * 1000)}")
        except sqlite3.Error:
            return  # the commit is on the disk: that is what counts now

    def reader(self) -> SqliteReader:
        """A reader on its own connection, for another thread or a long reading."""
        db = _connect(self._path, cache_kib=_READER_CACHE_KIB)
        db.execute("PRAGMA query_only = ON")
        return SqliteReader(db, self._path)

    def _check(self, expected: Iterable[Row]) -> None:
        for space, key, value in expected:
            row = self._db.execute(_GET[space], (key,)).fetchone()
            if (None if row is None else row[0]) != value:
                raise moved(space, key)

    def _write(self, rows: Iterable[Row]) -> None:
        by_space: dict[Space, dict[bytes, bytes | None]] = {}
        for space, key, value in rows:
            by_space.setdefault(space, {})[key] = value  # the last word on a key counts
        for space, values in by_space.items():
            puts = [row for row in values.items() if row[1] is not None]
            if puts:
                self._db.executemany(_PUT[space], puts)
            if len(puts) < len(values):
                self._to_fold = self._to_fold or space is Space.BODY
                gone = [(key,) for key, value in values.items() if value is None]
                self._db.executemany(_DELETE[space], gone)

    def _commit(self) -> None:
        try:
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            # A full disk stops before the frame that makes a commit valid; a lock, before anything.
            self._in_doubt = _primary(error) not in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY}
            raise


def create_sqlite(path: Path) -> SqliteStore:
    """Make the database, readable by its owner alone. Raises Misuse (EXISTS), Unavailable."""
    _make_file(path)
    db = _connect(path, cache_kib=_WRITER_CACHE_KIB)
    try:
        _to_wal(db, path)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _take_steps(db, done=0)
        _sync_folder(path.parent)
    except sqlite3.Error as error:
        db.close()
        raise _explain(error, path) from error
    return SqliteStore(db, path)


def open_sqlite(path: Path) -> SqliteStore:
    """Open a database made by :func:`create_sqlite`, and take the steps that it lacks.

    Raises Damaged (STORE_DAMAGED, SCHEMA_TOO_NEW), Unavailable.
    """
    if not path.exists():
        raise _damaged("the database is not there", path)
    db = _connect(path, cache_kib=_WRITER_CACHE_KIB)
    try:
        _recognise(db, path)
        _to_wal(db, path)
        for space in Space:
            db.execute(_LAST[space]).fetchone()
    except sqlite3.Error as error:
        db.close()
        raise _explain(error, path) from error
    except WaslError:
        db.close()
        raise
    return SqliteStore(db, path)


def copy_sqlite(source: Path, target: Path, *, leave_out: Collection[Space]) -> None:
    """Make a new database at ``target``: all of ``source`` as it is at one moment, but for the
    spaces named, of which nothing is ever written to it.

    The writer of ``source`` goes on meanwhile. The copy is not synced, and what a failure leaves of
    it is the caller's to remove. Raises Misuse (EXISTS), Unavailable, Damaged.
    """
    _make_file(target)
    db = _connect(target, cache_kib=_WRITER_CACHE_KIB)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _take_steps(db, done=0)
        db.execute("ATTACH ? AS source", (f"file:{quote(str(source.absolute()))}?mode=ro",))
        db.execute("BEGIN")
        for space in Space:
            if space not in leave_out:
                name = space.name.lower()
                rows = f'SELECT key, value FROM source."{name}" ORDER BY key'  # noqa: S608 - ours
                db.execute(f'INSERT INTO main."{name}" {rows}')
        db.execute("COMMIT")
    except sqlite3.Error as error:
        raise _explain(error, target) from error
    finally:
        db.close()


def read_sqlite(path: Path) -> SqliteReader:
    """Open a database that :func:`copy_sqlite` made, to read in it. Raises Unavailable."""
    db = _connect(path, cache_kib=_READER_CACHE_KIB)
    db.execute("PRAGMA query_only = ON")
    return SqliteReader(db, path)


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Misuse(Code.EXISTS, "a database is already there", where=str(path)) from None
    except OSError as error:
        what = f"the database cannot be made: {error.strerror}"
        raise Unavailable(Code.STORE_FAILED, what, where=str(path)) from error


def _connect(path: Path, *, cache_kib: int) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        what = f"Python's own SQLite is {sqlite3.sqlite_version}; 3.37 is needed"
        raise Unavailable(Code.STORE_FAILED, what, do="run Wasl with another Python")
    try:
        db = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw",
            uri=True,
            timeout=_BUSY_S,
            isolation_level=None,  # we say BEGIN ourselves
            check_same_thread=False,  # our lock does what this check would
        )
    except sqlite3.Error as error:
        raise _explain(error, path) from error
    try:
        db.execute(f"PRAGMA cache_size = -{cache_kib}")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error as error:
        db.close()
        raise _explain(error, path) from error
    return db


def _to_wal(db: sqlite3.Connection, path: Path) -> None:
    (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        what = "this file system cannot carry a write-ahead log"
        raise Unavailable(Code.STORE_FAILED, what, where=str(path), do="use a local disk")
    db.execute(f"PRAGMA journal_size_limit = {_WAL_KEPT_BYTES}")


def _recognise(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not ours or too new; bring an older one up to date."""
    (application_id,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID or version < 1:
        raise _damaged("this is not a Wasl database", path)
    if version > len(STEPS):
        raise Damaged(
            Code.SCHEMA_TOO_NEW,
            f"the database has schema {version}; this Wasl knows {len(STEPS)}",
            where=str(path),
            do="run the newer Wasl that wrote it; going back is not possible",
        )
    _take_steps(db, done=version)


def _take_steps(db: sqlite3.Connection, *, done: int) -> None:
    for number in range(done, len(STEPS)):
        db.execute("BEGIN IMMEDIATE")
        try:
            for statement in STEPS[number]:
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number + 1}")
            db.execute("COMMIT")
        finally:
            _roll_back(db)


def _roll_back(db: sqlite3.Connection) -> None:
    """End a transaction that is still open: after a commit there is none."""
    if db.in_transaction:
        db.execute("ROLLBACK")


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code, or 0 where Python itself objects (a closed connection)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _damaged(what: str, path: Path) -> Damaged:
    return Damaged(
        Code.STORE_DAMAGED,
        what,
        where=str(path),
        do="keep the file as it is and restore this node: it begins a new incarnation",
    )


def _explain(error: sqlite3.Error, path: Path) -> WaslError:
    """Tell an SQLite error by whose fault it is and what helps."""
    code = _primary(error)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}:
        return _damaged(f"the database cannot be read: {error}", path)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        what = "another program holds the database"
        return Unavailable(Code.BUSY, what, where=str(path), do="end that program")
    full = code == sqlite3.SQLITE_FULL
    if code == sqlite3.SQLITE_IOERR and path.parent.exists():
        full = shutil.disk_usage(path.parent).free < _FULL_BELOW_BYTES
    if full:
        what = "the disk is full"
        return Unavailable(Code.DISK_FULL, what, where=str(path), do="make room, then again")
    what = f"the database failed: {error}"
    remedy = "look at the disk, then start again"
    return Unavailable(Code.STORE_FAILED, what, where=str(path), do=remedy)
