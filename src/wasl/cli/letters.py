# SPDX-License-Identifier: Apache-2.0
"""Text of others on a terminal: what is there is seen, and it changes nothing around it.

Rules:

1. A character that controls the terminal or turns the direction of other text is shown by its
   number, ``⟨U+202E⟩``, and is never printed itself. Joiners and direction marks, which honest
   Arabic and Persian need, stay.
2. Text with right-to-left letters is isolated (FSI … PDI, UAX #9), so that it keeps its own
   direction and leaves the columns beside it alone. Each line is isolated by itself: isolates end
   with a line.
3. Times are UTC, to the second, first in their line.

It translates nothing and changes no letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from wasl.locale.letters import FSI, PDI, isolate, told, visible

__all__ = [
    "FSI",
    "PDI",
    "clock",
    "columns",
    "fields",
    "isolate",
    "moment",
    "paragraph",
    "span",
    "told",
    "visible",
    "width",
]

_TAB: Final = " " * 4


def paragraph(text: str, *, indent: int) -> list[str]:
    """A text of others on lines of its own."""
    margin = " " * indent
    rows = text.replace("\t", _TAB).split("\n")
    return [margin + told(row) if row else "" for row in rows]


def width(text: str) -> int:
    """How many cells a terminal gives to a text."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def columns(rows: Iterable[Sequence[str]], *, indent: int = 0) -> list[str]:
    """Rows of cells under one another; the last cell of a row is as long as it likes."""
    table = [list(row) for row in rows]
    widths: dict[int, int] = {}
    for row in table:
        for at, cell in enumerate(row[:-1]):
            widths[at] = max(widths.get(at, 0), width(cell))
    return [
        " " * indent
        + "  ".join(
            cell + " " * (widths[at] - width(cell)) if at < len(row) - 1 else cell
            for at, cell in enumerate(row)
        ).rstrip()
        for row in table
    ]


def fields(pairs: Iterable[tuple[str, str]], *, indent: int = 0) -> list[str]:
    """Names and values, one a line; what has no value is left out."""
    return columns(((name, value) for name, value in pairs if value), indent=indent)


def moment(seconds: int) -> str:
    """Seconds UTC as JSON and the record write them: RFC 3339."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clock(time: object) -> str:
    """An RFC 3339 time for people: ``2026-11-22 14:35:07Z``; a dash where there is none."""
    if not isinstance(time, str) or len(time) < 19:
        return "—"
    return f"{time[:10]} {time[11:19]}Z"


def span(seconds: int) -> str:
    """A number of seconds in the largest unit that loses nothing: ``10 min``, ``3 h``."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds and seconds % size == 0:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
