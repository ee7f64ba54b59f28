# SPDX-License-Identifier: Apache-2.0
"""The log of the register: what people reported, amended, merged, split, rejected and declared.

Rules:

1. One line a deed (:mod:`wasl.home.chained`): ``time``, ``by``, ``what``, ``detail``. Nothing is
   overwritten: an amendment is another line.
2. Lines that cannot be read, or do not follow on the one before, are told, and lose no other.
3. A long log has an index beside it (:mod:`wasl.home.register_index`), and a question reads what it
   needs. That the bytes are those of the index is checked each time; their chain, when it is made.

What the record shows is not in it: it is folded anew each time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias, cast

from wasl import limits
from wasl.contact.deeds import Act, Deed, format_act, parse_act, word_of
from wasl.errors import Misuse
from wasl.home.chained import Chained, End, Line
from wasl.home.register_index import (
    Index,
    Problems,
    Wanted,
    keep_index,
    make_index,
    read_index,
)
from wasl.trust.statement import format_instant

Choose: TypeAlias = Callable[[Sequence[Deed]], Wanted | None]
_KEYS: Final = ["time", "by", "what", "detail"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the log holds, or what of it was wanted. ``troubles``: in words, what is not well with
    it. ``problems``: what could not be done, of the lines that were left out. ``ends``: of each
    line, where all were read and are well; ``hash``: of the last.
    """

    deeds: tuple[Deed, ...]
    troubles: tuple[str, ...]
    problems: tuple[tuple[int, str], ...] = ()
    ends: tuple[int, ...] = ()
    hash: str = ""


class RegisterLog:
    """The log of a home's register."""

    def __init__(self, path: Path, *, now_s: Callable[[], float] = time.time) -> None:
        do = "keep a copy of the file, and take its last line out: all others stay"
        self._index = path.with_suffix(".index")
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

    def size(self) -> int:
        """Return how many bytes its whole lines have. They never change. Raises Unavailable."""
        return self._file.size()

    def read(self) -> Kept:
        """Return all deeds, the oldest first. Raises Unavailable, Misuse."""
        with making_many():
            return self._read(self._file.read())

    def follow(self, begin: End) -> tuple[Kept, End, bool]:
        """Return the deeds behind an end, the end behind them, and whether they are all that there
        are: the log is not the one of before. Raises Unavailable.
        """
        lines, end, anew = self._file.follow(begin)
        return self._read(lines, after=0 if anew else begin.n), end, anew

    def read_wanted(self, choose: Choose) -> Kept:
        """Return the deeds of what is chosen, and perhaps others. Raises Unavailable, Misuse.

        ``choose`` is given those that are of no reported contact; what it returns is wanted, None:
        all.
        """
        index = self._current()
        if index is None:
            return self.read()
        new = self._read(self._file.read(End(index.size, index.n, index.hash)))
        always = index.always()
        wanted = choose((*self._picked(index, always), *new.deeds))
        lines = None if wanted is None else index.lines(wanted, new.deeds)
        if lines is None or len(new.deeds) > limits.REGISTER_INDEX_LINES:
            return self.read()
        wanted_lines = {*always, *lines}
        with making_many():
            deeds = (*self._picked(index, sorted(wanted_lines)), *new.deeds)
        problems = tuple((n, what) for n, what in index.problems if n not in wanted_lines)
        return Kept(deeds, new.troubles, problems)

    def keep_index(self, kept: Kept, problems: Problems) -> None:
        """Let the next question read no more than it needs. ``problems``: of all lines."""
        if len(kept.ends) < limits.REGISTER_INDEX_LINES:
            return
        index = self._current()
        if index is None or len(kept.ends) - index.n >= limits.REGISTER_INDEX_LINES:
            digest = self._file.digest(kept.ends[-1])
            made = make_index(kept.deeds, kept.ends, problems, digest=digest, hash_=kept.hash)
            keep_index(self._index, made)

    def _current(self) -> Index | None:
        """Return the index, if it is of this log."""
        index = read_index(self._index)
        fits = index is not None and self._file.digest(index.size) == index.digest
        return index if fits else None

    def _picked(self, index: Index, lines: Iterable[int]) -> Iterator[Deed]:
        for line in self._file.pick(index.begins(lines)):
            deed = _deed(line)
            assert isinstance(deed, Deed)  # the bytes are those of which the index was made
            yield deed

    def _read(self, lines: Iterable[Line], *, after: int = 0) -> Kept:
        deeds: list[Deed] = []
        troubles: list[str] = []
        ends: list[int] = []
        last, digest = after, ""
        for line in lines:
            if line.told is None:
                troubles.append(f"the line after line {last} cannot be read: it is left out")
                continue
            if not line.fits:
                troubles.append(f"line {line.n} was changed, or does not follow on the one before")
            last, digest = line.n, line.hash
            ends.append(line.end)
            deed = _deed(line)
            if isinstance(deed, Deed):
                deeds.append(deed)
            else:
                troubles.append(f"line {line.n} is left out: {deed}")
        return Kept(tuple(deeds), tuple(troubles), (), () if troubles else tuple(ends), digest)


@contextmanager
def making_many() -> Generator[None]:
    """Look for no garbage meanwhile: there are millions of small things, and all of them stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
