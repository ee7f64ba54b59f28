# SPDX-License-Identifier: Apache-2.0
"""The ledger of grants: which incarnations our root has given out, to what end, and when.

Rules:

1. A number is in the ledger before anything is signed for it, and none is ever given twice: two
   grants of one incarnation contradict each other for ever.
2. Numbers count on by one. A home that was restored from a copy does not know which were given out
   after that: it passes over :data:`LEFT_OUT` numbers and one for each second since the copy. So
   two homes that were restored from one copy give no number twice either (ADR 0028).
3. The ledger goes along in every backup and in every spare; what two of them say is put together.

It holds no secret, and proves nothing: grants do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.errors import Code, Damaged, Misuse
from wasl.home.files import read_file, write_file
from wasl.trust.statement import format_instant, parse_instant

NODE: Final = "node"
SPARE: Final = "spare"
RESTORE: Final = "restore"
PASSED: Final = "passed-over"
"""A number that was given to nobody: the next ones count on from there."""
LEFT_OUT: Final = 10
"""Least numbers that are passed over after a restore, whatever the clocks say."""

_PURPOSES: Final = (NODE, SPARE, RESTORE, PASSED)
_U32_MOST: Final = (1 << 32) - 1


@dataclass(frozen=True, slots=True, order=True)
class Given:
    """One grant: its incarnation, when it was signed, and for what."""

    incarnation: int
    time_s: int
    purpose: str


Ledger = tuple[Given, ...]
"""All grants by incarnation."""


def next_of(ledger: Ledger) -> int:
    """Return the incarnation that the next grant has. Raises Misuse if there is none left."""
    return _left(max((each.incarnation for each in ledger), default=0) + 1)


def next_after_copy(ledger: Ledger, *, copied_s: int, now_s: int) -> int:
    """Return a number that no home with an older copy of this ledger gives out. Raises Misuse.

    ``copied_s``: when the copy was made.
    """
    return _left(next_of(ledger) + LEFT_OUT + max(0, now_s - copied_s))


def _left(number: int) -> int:
    if number > _U32_MOST:
        raise Misuse(Code.BAD_ARGUMENT, "no incarnation is left for this party")
    return number


def joined(*ledgers: Iterable[Given]) -> Ledger:
    """Put ledgers together; of two words on one incarnation the later stands."""
    by_number = {each.incarnation: each for each in sorted(g for some in ledgers for g in some)}
    return tuple(by_number[number] for number in sorted(by_number))


def read_ledger(path: Path) -> Ledger:
    """Read the ledger of a home. Raises Damaged, Unavailable."""
    data = read_file(path, limit=limits.CONFIG_BYTES)
    if data is None:
        raise _damaged("the ledger of grants is not there", path)
    return parse_ledger(data, where=path)


def keep_ledger(path: Path, ledger: Ledger) -> None:
    """Write the ledger of a home. Raises Unavailable."""
    write_file(path, format_ledger(ledger))


def format_ledger(ledger: Ledger) -> bytes:
    """Write a ledger as JSON, for people too."""
    rows = [
        {
            "incarnation": each.incarnation,
            "time": format_instant(each.time_s),
            "for": each.purpose,
        }
        for each in ledger
    ]
    return json.dumps({"grants": rows}, indent=1).encode() + b"\n"


def parse_ledger(data: bytes, *, where: Path) -> Ledger:
    """Read a ledger. Raises Damaged (STORE_DAMAGED)."""
    try:
        ledger = tuple(
            Given(int(row["incarnation"]), parse_instant(str(row["time"]), "time"), str(row["for"]))
            for row in json.loads(data)["grants"]
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, Misuse) as fault:
        raise _damaged("the ledger of grants cannot be read", where) from fault
    sound = all(1 <= g.incarnation <= _U32_MOST and g.purpose in _PURPOSES for g in ledger)
    if not sound or joined(ledger) != ledger:
        raise _damaged("the ledger of grants says what none can say", where)
    return ledger


def _damaged(what: str, path: Path) -> Damaged:
    return Damaged(
        Code.STORE_DAMAGED,
        what,
        where=str(path),
        do="put back a copy of it, from a backup: no number in it may ever be given again",
    )
