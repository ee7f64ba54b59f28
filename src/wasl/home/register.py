# SPDX-License-Identifier: Apache-2.0
"""The log of the register: what people reported, amended, merged, split, rejected and declared.

Rules:

1. One line a deed (:mod:`wasl.home.chained`): ``time``, ``by``, ``what``, ``detail``. Nothing is
   overwritten: an amendment is another line.
2. Lines that cannot be read, or do not follow on the one before, are told, and lose no other.

What the record shows is not in it: it is folded anew each time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from wasl.contact.deeds import Act, Deed, format_act, parse_act, word_of
from wasl.errors import Misuse
from wasl.home.chained import Chained, Line, Place
from wasl.trust.statement import format_instant

_KEYS: Final = ["time", "by", "what", "detail"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the log holds. ``troubles``: in words, what is not well with it."""

    deeds: tuple[Deed, ...]
    troubles: tuple[str, ...]


class RegisterLog:
    """The log of a home's register."""

    def __init__(self, path: Path, *, now_s: Callable[[], float] = time.time) -> None:
        do = "keep a copy of the file, and take its last line out: all others stay"
        self._file = Chained(path, name="the register", do=do)
        self._now_s = now_s

    def append(self, acts: Sequence[Act] | Callable[[int], Sequence[Act]], *, by: str) -> range:
        """Append deeds, durably and together; those that name one another are made for the number
        of the first. Return their numbers. Raises Unavailable, Damaged.
        """
        now = format_instant(int(self._now_s()))
        first = 0

        def rows(n: int) -> list[dict[str, object]]:
            nonlocal first
            first = n
            made = acts(n) if callable(acts) else acts
            return [
                {"time": now, "by": by, "what": word_of(act), "detail": format_act(act)}
                for act in made
            ]

        last = self._file.append(rows)
        return range(first, last + 1)

    def read(self) -> Kept:
        """Return all deeds, the oldest first. Raises Unavailable, Misuse."""
        return _kept(self._file.read(), 0)

    def follow(self, place: Place) -> tuple[Kept, Place, bool]:
        """Return the deeds behind a place, the place behind them, and whether they are all that
        there are: the log is not the one of before. Raises Unavailable.
        """
        lines, end, anew = self._file.follow(place)
        return _kept(lines, 0 if anew else place.n), end, anew


def _kept(lines: Iterable[Line], last: int) -> Kept:
    """Return what lines hold. ``last``: the number of the one before."""
    deeds: list[Deed] = []
    troubles: list[str] = []
    for line in lines:
        if line.told is None:
            troubles.append(f"the line after line {last} cannot be read: it is left out")
            continue
        if not line.fits:
            troubles.append(f"line {line.n} was changed, or does not follow on the one before")
        last = line.n
        deed = _deed(line)
        if isinstance(deed, Deed):
            deeds.append(deed)
        else:
            troubles.append(f"line {line.n} is left out: {deed}")
    return Kept(tuple(deeds), tuple(troubles))


def _deed(line: Line) -> Deed | str:
    """Return what a line tells, or why it cannot be taken."""
    told = line.told or {}
    if list(told) != _KEYS or not all(isinstance(told[key], str) for key in _KEYS[:3]):
        return "it is not written as ours are"
    time_, by, what = cast("list[str]", [told[key] for key in _KEYS[:3]])
    try:
        return Deed(line.n, time_, by, parse_act(what, told["detail"], where=f"line {line.n}"))
    except Misuse as fault:
        return f"{fault.what} ({fault.where})"
