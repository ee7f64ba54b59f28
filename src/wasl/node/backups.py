# SPDX-License-Identifier: Apache-2.0
"""Keeping the record safe: a backup of a home, whether its node runs or not.

Rules:

1. The copy is of one moment, and holds up nobody: the writer goes on while it is made.
2. What fails leaves nothing beside the file that was named. Where one was made is noted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wasl.home.backup import Manifest, beside, check_vacant, write_backup
from wasl.home.config import load_config
from wasl.home.copies import Copy, note_copy
from wasl.home.layout import Home
from wasl.line.work import Standing
from wasl.node.clock import read_clocks
from wasl.node.fields import Fields
from wasl.node.views import Json, utc
from wasl.record.rows import Rows
from wasl.steps import Past, Space
from wasl.store.sqlite import copy_sqlite, read_sqlite

if TYPE_CHECKING:  # without a node, nothing of what a node needs is loaded
    from wasl.node.node import Node


class Backups:
    """The command ``backup``."""

    def __init__(self, node: Node) -> None:
        self._node = node

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {"backup": self._backup}

    async def _backup(self, fields: Fields) -> Json:
        file = Path(fields.text("file"))
        fields.done()
        node = self._node
        lines = [(held.alias, node.hosted[line].standing) for line, held in node.held.items()]
        keys = node.keyring
        return await asyncio.to_thread(
            make_backup,
            node.home,
            file,
            lines=lines,
            incarnation=keys.incarnation,
            archive_key=keys.archive_key,
        )


def make_backup(
    home: Home,
    file: Path,
    *,
    lines: Sequence[tuple[str, Standing]],
    incarnation: int,
    archive_key: bytes,
) -> Json:
    """Make a backup at ``file``, an absolute path, and return what is in it. Raises WaslError."""
    check_vacant(file)
    time_s = read_clocks()[0] // 1000
    party = load_config(home.config).party
    with beside(file, "db") as database:
        copy_sqlite(home.database, database, leave_out={Space.SECRET})
        reader = read_sqlite(database)
        try:
            told = [_line(alias, standing, reader) for alias, standing in lines]
        finally:
            reader.close()
        manifest = Manifest(party=party, incarnation=incarnation, time_s=time_s, lines=told)
        size = write_backup(
            file, home, database=database, manifest=manifest, archive_key=archive_key
        )
    note_copy(home.backups, Copy(file, time_s))
    return {
        "file": str(file),
        "bytes": size,
        "party": party,
        "incarnation": incarnation,
        "time": utc(time_s),
        "lines": told,
    }


def _line(alias: str, standing: Standing, past: Past) -> Json:
    """Return how far each journal of a line goes in a copy."""
    rows = Rows(past, standing.line)
    journals: list[Json] = []
    for journal in rows.journals() if rows.known else ():
        state = rows.journal(journal)
        journals.append(
            {
                "party": standing.party(journal.party),
                "incarnation": journal.incarnation,
                "size": 0 if state is None else state.size,
            }
        )
    return {"line": standing.line.hex(), "alias": alias, "journals": journals}
