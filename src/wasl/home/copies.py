# SPDX-License-Identifier: Apache-2.0
"""Where copies of the record were made: what is deleted in the home may still be in them.

It knows of no copy that was moved or made otherwise, and reads none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from wasl import limits
from wasl.errors import Code, Damaged, Misuse
from wasl.home.files import read_file, write_file
from wasl.trust.statement import format_instant, parse_instant


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: its file, and the moment that it is of."""

    file: Path
    time_s: int


def read_copies(path: Path) -> list[Copy]:
    """Return the newest backups of a home, the oldest first. Raises Damaged, Unavailable."""
    data = read_file(path, limit=limits.CONFIG_BYTES)
    if data is None:
        return []
    try:
        return [
            Copy(Path(str(row["file"])), parse_instant(str(row["time"]), "time"))
            for row in json.loads(data)["backups"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError, Misuse) as fault:
        what = "the list of backups cannot be read"
        do = "remove it: the next backup begins a new one"
        raise Damaged(Code.STORE_DAMAGED, what, where=str(path), do=do) from fault


def note_copy(path: Path, copy: Copy) -> None:
    """Note that a backup was made. A list that cannot be read is begun anew. Raises Unavailable."""
    try:
        known = read_copies(path)
    except Damaged:
        known = []
    copies = [*known, copy][-limits.BACKUPS_NOTED :]
    rows = [{"file": str(one.file), "time": format_instant(one.time_s)} for one in copies]
    write_file(path, json.dumps({"backups": rows}, indent=1).encode() + b"\n")
