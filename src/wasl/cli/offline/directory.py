# SPDX-License-Identifier: Apache-2.0
"""``wasl register directory import``: rows of Wikidata into the directory of a home.

What cannot be taken is told with its row, and stops nothing else. Our own file is never written.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from wasl import limits
from wasl.cli.files import read_text
from wasl.cli.letters import told
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.contact.wikidata import Left, Taken, take_rows
from wasl.home.offices import home_directory, save_imported
from wasl.home.rows import parse_rows


def take(options: Namespace, screen: Screen) -> int:
    """Take who held which office out of rows."""
    home = our_home(options)
    text = read_text(options.file, limit=limits.DIRECTORY_ROWS_BYTES)
    rows = parse_rows(text, where=options.file)
    there = home_directory(home)
    taken = take_rows(rows, own=there.own, imported=there.imported, known=there.whole)
    if taken.persons != there.imported.persons:
        save_imported(home, taken.persons)
    value = {
        "file": options.file,
        "rows": len(rows),
        "terms": taken.terms,
        "held": taken.held,
        "new": taken.new,
        "changed": [{"row": each.row, "what": each.what} for each in taken.changed],
        "left": [{"row": each.row, "what": each.what} for each in taken.left],
    }
    screen.give(value, _lines(options.file, len(rows), taken))
    return 0


def _lines(name: str, rows: int, taken: Taken) -> Iterator[str]:
    counts = f"{taken.terms} terms were taken, {taken.held} were held already"
    yield f"{told(name)}, {rows} rows: {counts}; {len(taken.new)} persons are new."
    yield from _told("Gave way", taken.changed)
    yield from _told("Not taken", taken.left)


def _told(what: str, each: list[Left]) -> Iterator[str]:
    if each:
        yield f"{what}:"
        for one in each:
            yield f"  row {one.row}: {told(one.what)}" if one.row else f"  {told(one.what)}"
