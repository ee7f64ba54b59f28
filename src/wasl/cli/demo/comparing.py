# SPDX-License-Identifier: Apache-2.0
"""Two logs of one line, compared entry by entry: is it one record?

Rules:

1. What an entry *is* must be the same on both sides, and so must the order of all entries. What is
   known of its way (states, ladders, countdowns) belongs to the side that knows it.
2. Each journal is whole: numbers from 0 on, none missing, none twice.
3. What a node confirmed is there once; what it had not confirmed is there once at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

Json = dict[str, Any]

_SIDED: Final = frozenset({"state", "ladder", "overdue", "wire", "final"})


def essence(entry: Json) -> Json:
    """What an entry is, apart from what one side knows of its way."""
    return {name: value for name, value in entry.items() if name not in _SIDED}


def difference(north: Sequence[Json], south: Sequence[Json]) -> str:
    """Say where two logs differ, or nothing."""
    for at, (one, other) in enumerate(zip(north, south, strict=False)):
        if essence(one) != essence(other):
            return f"place {at}: {one['id']} here, {other['id']} there"
    if len(north) != len(south):
        return f"{len(north)} entries on one side, {len(south)} on the other"
    return ""


def breach(entries: Sequence[Json]) -> str:
    """Say what is wrong with the journals of a log: a gap, a double; or nothing."""
    journals: dict[tuple[str, int], list[int]] = {}
    for entry in entries:
        journals.setdefault((entry["author"], entry["incarnation"]), []).append(entry["seq"])
    for (author, incarnation), numbers in journals.items():
        if numbers != list(range(len(numbers))):
            return f"journal {author}.{incarnation} reads {numbers}"
    return ""


def lost_or_doubled(entries: Sequence[Json], confirmed: Iterable[str]) -> str:
    """Say which confirmed entry is not there exactly once, or which text is doubled; or nothing."""
    ids = Counter(str(entry["id"]) for entry in entries)
    for name in confirmed:
        if ids[name] != 1:
            return f"{name} is there {ids[name]} times"
    return ""


def numbers_of(entries: Sequence[Json], author: str, template: str) -> list[int]:
    """The numbers of an author's drill messages, in the order of the log."""
    head = template.partition("{")[0]
    texts = [str(e["text"]) for e in entries if e["author"] == author and e["kind"] == "message"]
    return [int(text.removeprefix(head)) for text in texts if text.startswith(head)]
