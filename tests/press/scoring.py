# SPDX-License-Identifier: Apache-2.0
"""How well reports are read: what is found, what is not, and what is wrong.

Rules:

1. Texts lie here, each with what a person finds in it beside it (``.json``). A proposal is found if
   kind, status and sides are those of one that was expected.
2. Of several that could be one another, those are put together that fit best, by who is named and
   by day: a call of ministers that is missed makes no field wrong of the call of their presidents.
3. A field that is open where a value was expected is *open*; another value is *wrong*. Wrong is
   worse.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from wasl.contact.directory import Directory
from wasl.contact.press.proposal import Proposal, Reading
from wasl.contact.press.reading import read
from wasl.home.offices import starter_directory

HERE = Path(__file__).parent
BLIND = HERE / "blind"
SETS = {"own": HERE} | {
    name: BLIND / name
    for name in (
        *(f"dev{n or ''}" for n in (0, *range(2, 11))),
        *(f"held{n or ''}" for n in (0, 2, 3, 4, 5, 7, 8)),
    )
}
HELD = frozenset(name for name in SETS if name.startswith("held"))
"""Nobody looks at their words. By whom all were written: ``benchmarks/press``."""
BANKS = ("ar1", "ar2", "en1", "en2", "ru1", "ru2")


@dataclass
class Score:
    """Counts over many texts. ``notes`` name what went wrong, and where."""

    found: int = 0
    missed: int = 0
    extra: int = 0
    right: int = 0
    open: int = 0
    wrong: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.extra)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def wrong_rate(self) -> float:
        return self.wrong / max(1, self.right + self.open + self.wrong)


@cache
def starter() -> Directory:
    return starter_directory()


def texts(folder: Path = HERE) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give each text with its name and what is expected of it."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        yield path.stem, text, json.loads(path.read_text(encoding="utf-8"))


def items(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the short items of a bank as texts, with their class in what is expected of them."""
    for line in (HERE / "bank" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        for one in item["proposals"]:
            one |= {"asked_by": None, "claims": [], "sides": dict.fromkeys(one["sides"])}
        yield item["id"], item["text"], item


def reading_of(name: str, text: str, gold: dict[str, Any]) -> Reading:
    published = [date.fromisoformat(day) for day in gold["published"]]
    return read(
        text, published=published, outlet=gold["outlet"], directory=starter(), file=f"{name}.txt"
    )


def who_met(text: str, day: date) -> list[dict[str, tuple[str, str]]]:
    """Return the sides of each proposal of a text, with office and holder. ``day``: it came out."""
    found = read(text, published=[day], directory=starter()).proposals
    return [{one.side: (one.office, one.holder) for one in each.sides} for each in found]


def score(name: str, reading: Reading, gold: dict[str, Any], into: Score) -> None:
    """Compare what was read with what was expected."""
    expected: list[dict[str, Any]] = gold["proposals"]
    fits = [
        (_persons(one, wanted), one.date.value == wanted["date"], -m, -n)
        for m, wanted in enumerate(expected)
        for n, one in enumerate(reading.proposals)
        if _is_same(one, wanted)
    ]
    found: dict[int, int] = {}
    for *_, m, n in sorted(fits, reverse=True):
        if -m not in found and -n not in found.values():
            found[-m] = -n
    for m, wanted in enumerate(expected):
        if m in found:
            into.found += 1
            _fields(name, reading.proposals[found[m]], wanted, into)
        else:
            into.missed += 1
            into.notes.append(f"{name}: missed {wanted['kind']} {wanted['date']}")
    for n, one in enumerate(reading.proposals):
        if n not in found.values():
            into.extra += 1
            into.notes.append(f"{name}: extra {one.kind} {one.status} {one.date.value}")


def _persons(one: Proposal, wanted: dict[str, Any]) -> int:
    """How many are named who were expected: of two of one pair of sides that is which."""
    told = ((party, wanted["sides"][party.side]) for party in one.sides)
    return sum(who is not None and party.holder == who[1] for party, who in told)


def _is_same(one: Proposal, wanted: dict[str, Any]) -> bool:
    status = None if one.status is None else str(one.status)
    sides = {party.side for party in one.sides}
    return (str(one.kind), status, sides) == (
        wanted["kind"],
        wanted["status"],
        set(wanted["sides"]),
    ) and (one.date.role == "since") == (wanted["role"] == "since")


def _fields(name: str, one: Proposal, wanted: dict[str, Any], into: Score) -> None:
    pairs: list[tuple[str, object, object]] = [
        ("date", one.date.value, wanted["date"]),
        ("role", one.date.value and str(one.date.role), wanted["date"] and wanted["role"]),
        ("initiator", one.initiator and one.initiator.side, wanted["initiator"]),
        ("said_by", one.initiator and one.initiator.said_by, wanted["said_by"]),
        ("asked_by", one.publicity and one.publicity.asked_by, wanted["asked_by"]),
    ]
    for party in one.sides:
        if (who := wanted["sides"][party.side]) is not None:
            pairs += [("office", party.office, who[0]), ("holder", party.holder, who[1])]
    if wanted["claims"]:
        claims = [[each.speaker, each.what, each.number] for each in one.claims]
        pairs += [("claim", each if each in claims else None, each) for each in wanted["claims"]]
    for what, got, expected in pairs:
        if got == expected:
            into.right += 1
        elif not got:
            into.open += 1
            into.notes.append(f"{name}: {what} is open, not {expected}")
        else:
            into.wrong += 1
            into.notes.append(f"{name}: {what} is {got}, not {expected}")
