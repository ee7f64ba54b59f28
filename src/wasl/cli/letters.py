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

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

FSI: Final = "\u2068"
PDI: Final = "\u2069"

# Direction marks and joiners; Arabic signs before numbers, which Unicode counts as format
# characters (Prepended_Concatenation_Mark) although they are seen.
_HONEST: Final = frozenset(
    "\u200c\u200d\u200e\u200f\u061c"
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
)
_SEEN_AS_NUMBER: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SUSPECT: Final = re.compile(r"[^\x20-\x7e\u0410-\u044f\u0621-\u063a\u0641-\u064a]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_TAB: Final = " " * 4


def visible(text: str, *, keep: str = "") -> str:
    """Show what would act instead of being read by its number; ``keep`` names what may act."""
    return _SUSPECT.sub(lambda found: _shown(found[0], keep), text)


def _shown(character: str, keep: str) -> str:
    if character in _HONEST or character in keep:
        return character
    if unicodedata.category(character) in _SEEN_AS_NUMBER:
        return f"⟨U+{ord(character):04X}⟩"
    return character


def isolate(text: str) -> str:
    """Give a text its own direction, if it has right-to-left letters."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"{FSI}{text}{PDI}"
    return text


def told(text: object) -> str:
    """One value of others as it may stand within a line of ours."""
    return isolate(visible(str(text)))


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
