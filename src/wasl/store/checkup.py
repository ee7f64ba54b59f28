# SPDX-License-Identifier: Apache-2.0
"""Looking at a database without opening it for work: its schema, whether it is sound, a reader.

Rules:

1. Nothing is written and no step of the schema is taken, whatever the file is.
2. Looking through a large database is bounded in time; what was not finished is called that.

It does not know what a row means.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from wasl.errors import Code, Damaged, Unavailable
from wasl.store.schema import APPLICATION_ID, STEPS
from wasl.store.sqlite import SqliteReader

_BUSY_S: Final = 5.0
_STEPS_BETWEEN_LOOKS: Final = 20_000  # of SQLite's own machine: some milliseconds
_FAULTS_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a database is. ``sound`` None: there was not enough time to say; ``faults``: if not."""

    schema: int
    newest_schema: int
    sound: bool | None
    faults: tuple[str, ...]
    reader: SqliteReader


@contextmanager
def check_database(path: Path, *, seconds: float) -> Generator[Checkup]:
    """Look through a database for at most ``seconds``. Raises Damaged, Unavailable."""
    if not path.is_file():
        raise _damaged("the database is not there", path)
    try:
        db = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw",
            uri=True,
            timeout=_BUSY_S,
            isolation_level=None,
        )
    except sqlite3.Error as error:
        raise Unavailable(Code.STORE_FAILED, str(error), where=str(path)) from error
    try:
        try:
            db.execute("PRAGMA query_only = ON")
            (application_id,) = db.execute("PRAGMA application_id").fetchone()
            (schema,) = db.execute("PRAGMA user_version").fetchone()
            sound, faults = _look_through(db, seconds)
        except sqlite3.Error as error:
            what = f"the database cannot be read: {error}"
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                raise _damaged(what, path) from error
            do = "look at the disk, and whether another program holds the file"
            raise Unavailable(Code.STORE_FAILED, what, where=str(path), do=do) from error
        if application_id != APPLICATION_ID:
            raise _damaged("this is not a Wasl database", path)
        yield Checkup(schema, len(STEPS), sound, faults, SqliteReader(db, path))
    finally:
        db.close()


def _look_through(db: sqlite3.Connection, seconds: float) -> tuple[bool | None, tuple[str, ...]]:
    end = time.monotonic() + seconds
    db.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
    try:
        rows = db.execute(f"PRAGMA quick_check({_FAULTS_TOLD})").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return None, ()
        raise
    finally:
        db.set_progress_handler(None, 0)
    faults = tuple(str(row[0]) for row in rows)
    return (True, ()) if faults == ("ok",) else (False, faults)


def _damaged(what: str, path: Path) -> Damaged:
    return Damaged(
        Code.STORE_DAMAGED,
        what,
        where=str(path),
        do="keep the file as it is; see the runbook node-does-not-start",
    )
