# SPDX-License-Identifier: Apache-2.0
"""Reports that were read at a desk: what they propose, and what is known of each proposal.

Rules:

1. They are in memory alone, and of a bounded number; the oldest make room.
2. A proposal is found again by its key: whoever judges it, its words are those of the text.
3. Nothing here is asynchronous: reading is for another thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

from wasl import limits
from wasl.console.answers import Json
from wasl.console.holding import Held
from wasl.contact.dates import When
from wasl.contact.deeds import Deed, Judged, Verdict
from wasl.contact.directory import Directory
from wasl.contact.press.judged.correcting import values_of
from wasl.contact.press.judged.judging import keys_of
from wasl.contact.press.judged.matching import Alikes, Item, Match, find_alikes, find_matches
from wasl.contact.press.proposal import Proposal, to_json, warned_json
from wasl.contact.press.shadow import edits_of
from wasl.contact.register import Register
from wasl.contact.shape import to_json as contact_json
from wasl.errors import Code, Misuse
from wasl.home.offices import KeptDirectory
from wasl.home.reports import Paper, read_report

_Place: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Read:
    """A proposal with the text that it stands in, and what it is known by.

    ``same`` and ``ask``: other proposals that are of the same contact, or can be, as JSON.
    """

    key: str
    number: int
    proposal: Proposal
    text: Paper
    same: tuple[Json, ...] = ()
    ask: tuple[Json, ...] = ()

    @property
    def source(self) -> str:
        return self.text.source


class Reports:
    """The reports of one desk."""

    def __init__(self, known: KeptDirectory) -> None:
        self._held: dict[tuple[str, ...], list[Read]] = {}
        self._known = known

    @property
    def directory(self) -> Directory:
        """Sides, offices and persons, as they were when a text was last read."""
        return self._known.last

    def read(self, texts: Sequence[Paper]) -> tuple[Json, list[Read]]:
        """Read some texts. Return what is told of them, and their proposals.

        Raises Misuse, Damaged if the directory cannot be read.
        """
        directory = self._known.now()
        found: list[Read] = []
        warnings: list[Json] = []
        for one in texts:
            reading = read_report(one, directory=directory)
            keys = keys_of(one.text, reading.proposals)
            found += [
                Read(key, number, each, one)
                for number, (key, each) in enumerate(zip(keys, reading.proposals, strict=True), 1)
            ]
            warnings += map(warned_json, reading.warnings)
        items = [Item(each.text.name, each.number, each.proposal) for each in found]
        told: Json = {
            "texts": [
                {"name": one.name, "edits": [each._asdict() for each in edits_of(one.text)]}
                for one in texts
            ],
            "warnings": warnings,
        }
        return told, _linked(found, find_alikes(items, directory=directory))

    def hold(self, texts: Sequence[Paper], found: list[Read]) -> None:
        """Remember what was read."""
        place = tuple(each.text for each in texts)
        self._held.pop(place, None)
        self._held[place] = found
        while len(self._held) > limits.PRESS_HELD:
            del self._held[next(iter(self._held))]

    def find(self, key: str) -> Read:
        """Return a proposal that was read here. Raises Misuse (UNKNOWN_ID)."""
        for found in reversed(self._held.values()):
            for each in found:
                if each.key == key:
                    return each
        what, do = "this desk does not hold that proposal any more", "read the text again"
        raise Misuse(Code.UNKNOWN_ID, what, where="proposals", do=do)

    def told(self, found: Sequence[Read], held: Held) -> list[Json]:
        """Tell proposals, each with what was judged of it and what it can be one with."""
        made: list[Json] = []
        for one in found:
            judged = held.ledger.judged.get(one.key, [])
            matches = self.matches(one, held.register)
            made.append(
                {
                    "key": one.key,
                    "text": one.text.name,
                    "number": one.number,
                    "source": one.source,
                    "proposal": {
                        **to_json(one.proposal),
                        "same": list(one.same),
                        "ask": list(one.ask),
                        "judged": [_judged(deed) for deed in judged],
                    },
                    "values": values_of(one.proposal, directory=self.directory),
                    "matches": [] if is_filed(judged) else matches_told(matches, held.register),
                }
            )
        return made

    def matches(self, one: Read, register: Register, *, when: When | None = None) -> list[Match]:
        """Return the contacts of a register that a proposal can be of. ``when``: its day, where a
        person knows it better.
        """
        return find_matches(one.proposal, register, directory=self.directory, when=when)


def _linked(found: Sequence[Read], alikes: Alikes) -> list[Read]:
    """Return proposals that know of others of their contact."""
    same: dict[_Place, list[Json]] = {}
    ask: dict[_Place, list[Json]] = {}
    for alike in alikes.same:
        for one in alike.of:
            same[one[:2]] = [_named(other) for other in alike.of if other is not one]
    for alike in alikes.ask:
        why = [str(each) for each in alike.why]
        for one, other in (alike.of, alike.of[::-1]):
            ask.setdefault(one[:2], []).append({**_named(other), "why": why})
    places = [(one, (one.text.name, one.number)) for one in found]
    return [
        replace(one, same=tuple(same.get(place, ())), ask=tuple(ask.get(place, ())))
        for one, place in places
    ]


def _named(item: Item) -> Json:
    return {"file": item.text, "number": item.number}


def _judged(deed: Deed) -> Json:
    act = cast("Judged", deed.act)
    told = {"verdict": str(act.verdict), "ids": list(act.ids), "reason": act.reason or None}
    return {**told, "by": deed.by or None, "time": deed.time}


def is_filed(judged: Sequence[Deed]) -> bool:
    """Tell whether something stands in the register for it. What was rejected is judged anew."""
    return bool(judged) and cast("Judged", judged[-1].act).verdict is not Verdict.REJECTED


def matches_told(matches: Iterable[Match], register: Register) -> list[Json]:
    """Tell contacts that a proposal can be of."""
    return [
        {
            "contact": contact_json(contact),
            "likeness": str(each.likeness),
            "why": [str(why) for why in each.why],
        }
        for each in matches
        if (contact := register.get(each.id)) is not None
    ]
