# SPDX-License-Identifier: Apache-2.0
"""The names of several who share an Arabic title, in the order of their states.

Rules:

1. *وزراء خارجية مالي والنيجر وتشاد، وهم على التوالي X وY وZ*: each state has the name in its place.
2. There are as many names as states, an *and* before each but the first; else none has any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, spaced
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.lexicon import Found, Kind, Word

_OPENS: Final = re.compile(
    spaced(
        r"(?:\s*[,:(]|\s+-+)?\s*(?:(?:و?هم|و?هما),?\s+)?(?:على\s+التوالي,?:?\s+|تواليا,?:?\s+|بالترتيب,?:?\s+)?(?:كل\s+من\s+|كلا\s+من\s+)?"
    )
)
_MARKED: Final = re.compile(r"\s*[,:(]|\s+-")
"""What stands between two ministers and their names: without it a name is of the second."""
_GAP: Final = re.compile(r"\s*,?\s*")
_RANKS: Final = 4


def with_respective(
    actors: list[Actor],
    text: str,
    words: Sequence[Word],
    *,
    find: Callable[[int], Found | None],
    name_in: Callable[[Sequence[Word], Actor, int], Actor],
    side_of: Callable[[str], str],
) -> list[Actor]:
    """Give those who share a title the names behind it. ``name_in``: one with the name at a word."""
    rows: dict[int, list[Actor]] = {}
    for one in actors:
        if one.many and is_arabic(text[one.start]):
            rows.setdefault(one.many, []).append(one)
    for one, other in pairwise(actors):
        both = one.start == other.start and one.end == other.end and one.side != other.side
        if both and one.office and not one.many and is_arabic(text[one.start]):
            rows[-one.start] = [one, other]
    for row in rows.values():
        if len(row) < len("xy") or any(one.name or one.person for one in row):
            continue
        if not row[0].many and not _MARKED.match(text, row[-1].end):
            continue
        row.sort(key=lambda one: one.start)
        names = _by_side(row, _names(row, text, words, find, name_in), side_of)
        if len(names) != len(row):
            continue
        first, last = row[0].start, max(one.end for one in names)
        whole = [
            replace(one, person=name.person, name=name.name)
            for one, name in zip(row, names, strict=True)
        ]
        whole[-1] = replace(whole[-1], end=last)
        kept = [one for one in actors if not first <= one.start < last]
        actors = sorted([*kept, *whole], key=lambda one: one.start)
    return actors


def _by_side(
    row: Sequence[Actor], names: Sequence[Actor], side_of: Callable[[str], str]
) -> Sequence[Actor]:
    """Return names in the order of the states whose they are known to be; none if they are of others."""
    own = [side_of(name.person) if name.person else "" for name in names]
    if all(side in ("", one.side) for side, one in zip(own, row, strict=False)):
        return names
    by_side = dict(zip(own, names, strict=True))
    return [by_side[one.side] for one in row] if set(own) == {one.side for one in row} else []


def _names(
    row: Sequence[Actor],
    text: str,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    name_in: Callable[[Sequence[Word], Actor, int], Actor],
) -> list[Actor]:
    opens = _OPENS.match(text, row[-1].end)
    end, found = opens.end() if opens else row[-1].end, list[Actor]()
    for one in row:
        at = next((n for n, word in enumerate(words) if word.end > end), len(words))
        if at >= len(words) or (found and not _GAP.fullmatch(text, end, words[at].start)):
            return []
        joined = bool(found)
        if joined and not words[at].text.startswith("و"):
            return []
        known = find(at)
        stop = at + _RANKS
        while known is not None and known.entry.kind is Kind.RANK and at < stop:
            at, joined = known.last, False
            known = find(at) if at < len(words) else None
        if at >= len(words):
            return []
        if known is not None and known.entry.kind is Kind.PERSON:
            if len(known.entry.persons) != 1:
                return []
            end = words[known.last - 1].end
            found.append(
                replace(one, person=known.entry.persons[0], start=words[at].start, end=end)
            )
            continue
        start = words[at].start + joined
        own = [*words]  # without the *and* that is written onto it
        own[at] = Word(start, words[at].end, words[at].text[joined:])
        own[at - 1] = Word(words[at - 1].start, start, words[at - 1].text)
        name = name_in(own, replace(one, person="", name="", end=start), at)
        if not name.name or not text.startswith(fold(name.name), start):
            return []
        end = name.end
        found.append(replace(name, start=start))
    return found
