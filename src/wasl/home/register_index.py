# SPDX-License-Identifier: Apache-2.0
"""Which lines of the register's log are of whom, so that a question reads those alone.

Rules:

1. It is made from the log, and may be thrown away. It tells places in the log and nothing else:
   what stands there is read there.
2. It counts for a log that begins with the very bytes, by their SHA-256, that it was made of; what
   was appended since is read whole. One that does not fit, or is damaged, is as none.
3. Lines that are of one contact, of what it was merged with and of what it was split into are one
   group, and are read together. What is of no contact, or of one that the record shows, is always
   read: what the record shows is not known here.
4. What is wanted may be found with more around it, never with less.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from wasl import limits
from wasl.contact.contact import Contact
from wasl.contact.dates import Span, parse_when
from wasl.contact.deeds import Act, Added, Amended, Deed, Merged, Rejected, Split, Told
from wasl.errors import Misuse, WaslError
from wasl.home.files import read_file, write_file
from wasl.primitives import sha256

_VERSION: Final = 1
_ALWAYS: Final = 0
_ID: Final = re.compile(r"r([1-9][0-9]{0,8})(?:-[0-9]+)?\Z")
_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()
_NEVER: Final = (_LAST, _FIRST)

Pair: TypeAlias = tuple[str, str]
Problems: TypeAlias = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the register one asks for. ``ids``: these contacts; else those of the ``pair`` of
    sides and of the ``span`` of days, where given. ``around``: then also all that is between the
    same sides as one of them, and between these.
    """

    pair: Pair | None = None
    span: Span | None = None
    around: Sequence[Pair] | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The groups of a log's first ``size`` bytes, whose last line is ``n`` with ``hash``.

    ``ends`` and ``groups``: of each line, from the first; ``first`` and ``last``: the days of
    each group; ``pairs``: the groups of each two sides; ``problems``: what could not be done.
    """

    size: int
    digest: str
    n: int
    hash: str
    ends: list[int]
    groups: list[int]
    first: list[int]
    last: list[int]
    pairs: dict[str, list[int]]
    problems: list[tuple[int, str]]

    def lines(self, wanted: Wanted, deeds: Sequence[Deed]) -> list[int] | None:
        """Return the numbers of the lines to read for what is wanted, beside those that are always
        read and ``deeds``, the newest; None: those of most groups.
        """
        numbers = {n for deed in deeds for n in _numbers(deed.act) if 0 < n <= self.n}
        found = self._of(wanted) | {self.groups[n - 1] for n in numbers}
        if wanted.around is not None:
            near = [groups for groups in self.pairs.values() if not found.isdisjoint(groups)]
            pairs = {*wanted.around, *(pair for deed in deeds for pair in _pairs(deed.act))}
            found = found.union(*near, *(self.pairs.get(_key(*pair), []) for pair in pairs))
        # A contact that was merged is between sides that no line names together.
        merged = wanted.around is not None and any(isinstance(one.act, Merged) for one in deeds)
        if merged or len(found) * 2 > len(self.first):
            return None
        return [n for n, group in enumerate(self.groups, start=1) if group in found]

    def begins(self, lines: Iterable[int]) -> Iterator[int]:
        """Give the bytes at which lines begin."""
        return (self.ends[n - 2] if n > 1 else 0 for n in lines)

    def always(self) -> list[int]:
        """Return the numbers of the lines that are always read."""
        return [n for n, group in enumerate(self.groups, start=1) if group == _ALWAYS]

    def _of(self, wanted: Wanted) -> set[int]:
        if wanted.ids:
            numbers = (int(found.group(1)) for each in wanted.ids if (found := _ID.match(each)))
            return {self.groups[n - 1] for n in numbers if 0 < n <= self.n}
        found = set(range(len(self.first)))
        if wanted.pair is not None:
            found = set(self.pairs.get(_key(*wanted.pair), ()))
        if wanted.span is not None:
            first, last = _days(wanted.span)
            found = {
                each for each in found if self.first[each] <= last and self.last[each] >= first
            }
        return found


# ── made ────────────────────────────────────────────────────────────────────────────────────────


def make_index(
    deeds: Sequence[Deed], ends: Sequence[int], problems: Problems, *, digest: str, hash_: str
) -> Index:
    """Return the index of a log of which every line is a deed. ``hash_``: of the last."""
    root = list(range(len(deeds) + 1))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = n = root[root[n]]
        return n

    for deed in deeds:
        for other in _numbers(deed.act, own=deed.n):
            one, two = sorted((find(deed.n), find(min(other, deed.n))))
            root[two] = one
    number: dict[int, int] = {find(_ALWAYS): _ALWAYS}
    groups = [number.setdefault(find(deed.n), len(number)) for deed in deeds]
    first, last = ([day] * len(number) for day in _NEVER)
    sides: list[set[str]] = [set() for _ in number]
    pairs: dict[str, dict[int, None]] = {}
    for deed, group in zip(deeds, groups, strict=True):
        for one, other, names in _said(deed.act):
            first[group], last[group] = min(first[group], one), max(last[group], other)
            sides[group].update(names)
            for name in (name for name, count in Counter(names).items() if count > 1):
                pairs.setdefault(_key(name, name), {})[group] = None
    for group, names in enumerate(sides):
        for pair in combinations(sorted(names), 2):
            pairs.setdefault(_key(*pair), {})[group] = None
    return Index(
        size=ends[-1],
        digest=digest,
        n=len(deeds),
        hash=hash_,
        ends=list(ends),
        groups=groups,
        first=first,
        last=last,
        pairs={key: list(found) for key, found in pairs.items()},
        problems=list(problems),
    )


def _numbers(act: Act, *, own: int = _ALWAYS) -> Iterator[int]:
    """Give the numbers of the lines that an act is of: its ``own``, and those of its contacts."""
    match act:
        case Added():
            yield own
        case Amended(id_) | Told(id_) | Rejected(id_) | Split(id_):
            yield _number(id_)
        case Merged(kept, others):
            yield from map(_number, (kept, *others))
        case _:
            yield _ALWAYS


def _number(id_: str) -> int:
    found = _ID.match(id_)
    return int(found.group(1)) if found else _ALWAYS


def _said(act: Act) -> Iterator[tuple[int, int, list[str]]]:
    """Give days and sides that an act tells of a contact; what it does not tell is empty."""
    match act:
        case Added(contact):
            yield _of_contact(contact)
        case Split(_, contacts):
            yield from map(_of_contact, contacts)
        case Amended(_, changes):
            with suppress(Misuse, KeyError, TypeError):  # what cannot be read is not done
                names = [str(side["side"]) for side in changes.get("sides", ())]
                days = _days(parse_when(changes["when"]).span) if "when" in changes else _NEVER
                yield (*days, names)
        case _:
            return


def _pairs(act: Act) -> Iterator[Pair]:
    for _, _, names in _said(act):
        yield from combinations(names, 2)


def _of_contact(contact: Contact) -> tuple[int, int, list[str]]:
    return (*_days(contact.when.span), [one.side for one in contact.sides])


def _days(span: Span) -> tuple[int, int]:
    return (span.first or date.min).toordinal(), (span.last or date.max).toordinal()


def _key(one: str, other: str) -> str:
    return json.dumps(sorted((one, other)))


# ── kept ────────────────────────────────────────────────────────────────────────────────────────


def read_index(path: Path) -> Index | None:
    """Return an index that was kept, if it is whole and of this version."""
    try:
        data = read_file(path, limit=limits.REGISTER_INDEX_BYTES) or b""
        digest, _, body = data.partition(b"\n")
        if digest != sha256(body).hex().encode():
            return None
        told = cast("dict[str, Any]", json.loads(body))
        return Index(**told) if told.pop("version") == _VERSION else None
    except (WaslError, ValueError, TypeError, KeyError):
        return None


def keep_index(path: Path, index: Index) -> None:
    """Keep an index. What cannot be kept is made again."""
    told = {name: getattr(index, name) for name in (each.name for each in fields(Index))}
    body = json.dumps({"version": _VERSION, **told}, separators=(",", ":")).encode()
    try:
        if len(body) < limits.REGISTER_INDEX_BYTES:
            write_file(path, sha256(body).hex().encode() + b"\n" + body)
    except WaslError:
        return
