# SPDX-License-Identifier: Apache-2.0
"""The tables, in numbered steps.

Rules:

1. ``PRAGMA user_version`` is the number of steps taken; each step is one transaction.
2. A released step is never edited, and a column never changes its meaning: add a step.
3. One table per :class:`~wasl.steps.Space`, named like it in lower case: STRICT, NOT NULL.
4. Tables of small rows are WITHOUT ROWID: one tree instead of two. Where rows may be longer than a
   quarter of a page, that would cost twice the room and the time.

It holds no code that touches a database.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x5761736C
"""``Wasl`` in ASCII, in the header of the file: tells our database from any other."""

_COLUMNS: Final = "(key BLOB NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT"

_SMALL_ROWS: Final = (
    "meta",
    "line",
    "journal",
    "entry",
    "leaf",
    "order",
    "ladder",
    "secret",
    "receipt",
    "head",
    "alarm",
)
_LARGE_ROWS: Final = ("body", "ahead", "evidence", "file")

STEPS: Final[tuple[tuple[str, ...], ...]] = (
    (
        *(f'CREATE TABLE "{name}" {_COLUMNS}, WITHOUT ROWID' for name in _SMALL_ROWS),
        *(f'CREATE TABLE "{name}" {_COLUMNS}' for name in _LARGE_ROWS),
    ),
    (f'CREATE TABLE "witness" {_COLUMNS}',),
)
"""SQL statements of each step, the first one first."""
