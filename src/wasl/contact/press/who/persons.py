# SPDX-License-Identifier: Apache-2.0
"""Names that somebody else has found in a text, put to what the rules left open.

Rules:

1. What the rules have read stays: sides, offices, days, and every holder of the directory.
2. An open holder of an office is the name that stands right before or behind its words, in their
   case: two to six words, of nobody whom the directory may know, and of one side alone. With a
   comma between, a sign closes what stands behind it: else the comma ends a clause. Who may be
   known and was left open was not in that office that day.
3. It is worked out and not read: the level says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from wasl.contact.directory import Directory
from wasl.contact.names import keys_of
from wasl.contact.press.proposal import Level, Party, Proposal, Reading
from wasl.contact.press.shadow import Span

_GAP_CHARS: Final = 3
_SPACES: Final = " \u00a0"
_CLOSING: Final = frozenset({",", ".", ";", ")", "!", "?", ":", ""})


class Named(NamedTuple):
    """A name in a text, by its place, and its form in a dictionary."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a text, and the case of each of its words by the word's place."""

    text: str
    persons: Sequence[Named]
    cases: Mapping[int, str]


def with_names(reading: Reading, names: Names, directory: Directory) -> Reading:
    """Return what was read, with names for holders that were open."""
    new = [
        one for one in names.persons if len(one.name.split()) > 1 and not _may_know(directory, one)
    ]
    if not new:
        return reading
    new_names = replace(names, persons=new)
    proposals = tuple(_named(one, new_names, directory) for one in reading.proposals)
    return Reading(proposals, reading.warnings)


def _may_know(directory: Directory, one: Named) -> bool:
    keys, known = keys_of(one.name), _known(directory)
    last = len(keys) + 1
    return any(keys[at:end] in known for at in range(last) for end in range(at + 1, last))


@lru_cache(maxsize=4)
def _known(directory: Directory) -> frozenset[tuple[str, ...]]:
    """The keys of all family names; of whole names, where only those are ones."""
    return frozenset(
        keys_of(name)[0 if person.whole else -1 :]
        for person in directory.persons.values()
        for name in person.names
    )


def _named(proposal: Proposal, names: Names, directory: Directory) -> Proposal:
    taken = [party.span for party in proposal.sides if party.span is not None]
    sides = tuple(
        _completed(one, names, taken) if _is_person(one, directory) else one
        for one in proposal.sides
    )
    if sides == proposal.sides:
        return proposal
    level = Level.INFERRED if proposal.level is Level.READ else proposal.level
    return replace(proposal, sides=sides, level=level)


def _is_person(party: Party, directory: Directory) -> bool:
    office = directory.offices.get(party.office)
    return office is not None and not office.body


def _completed(party: Party, names: Names, taken: Sequence[Span]) -> Party:
    span = party.span
    if span is None or party.holder or taken.count(span) > 1:
        return party
    for one in names.persons:
        free = all(one.end <= other.start or other.end <= one.start for other in taken)
        if free and _is_beside(span, one, names):
            start, end = min(span.start, one.start), max(span.end, one.end)
            whole = Span(span.file, start, end, names.text[start:end])
            return replace(party, holder=one.name, span=whole)
    return party


def _is_beside(span: Span, one: Named, names: Names) -> bool:
    text, case = names.text, names.cases.get(span.start)
    first, second = sorted(((one.start, one.end), (span.start, span.end)))
    gap = text[first[1] : second[0]]
    closed = text[second[1] : second[1] + 1] in _CLOSING
    between = gap.strip(_SPACES)
    fits = 0 < len(gap) <= _GAP_CHARS and (not between or (between == "," and closed))
    return fits and case is not None and names.cases.get(one.start) == case
