# SPDX-License-Identifier: Apache-2.0
"""Titles by what somebody is the head of: *глава российского МИД*, *رئيس فرنسا*.

Rules:

1. A head, a side and a body are the office that heads the body.
2. In Arabic a head of state is also *head + state*, and nothing between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.joining import HEADS, TIGHT
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word, gap_before

_WORDS: Final = 6
_OFFICE_OF_STATE: Final = "head-of-state"
_HEAD: Final = re.compile(r"[وف]?[بكل]?(?:رييس|رييسه|ملك|عاهل|سلطان|امير)")
_SECRETARY: Final = frozenset(
    {"secretary", "секретарь", "секретаря", "секретарю", "секретарем", "секретаре"}
)
_GOES_ON: Final = frozenset(
    {"intelligence", "police", "court", "academy", "hospital", "procurator"}
)
"""*The chief of Ukraine's military intelligence* heads no army."""
_COUNCIL: Final = "security-council"
_STATE: Final = 2
"""Letters of the code of a state: a body has no head of state."""


def head_of(
    shadow: Shadow, words: Sequence[Word], head: Found, find: Callable[[int], Found | None]
) -> Found | None:
    """Return the office of a head. ``find``: what the directory has at a word."""
    side, at = "", head.last
    while at < min(len(words), head.last + _WORDS):
        gap = gap_before(shadow.text, words, at)
        found = find(at)
        if found is None or not TIGHT.match(gap):
            return None
        kind, office = found.entry.kind, found.entry.office
        if kind is Kind.OFFICE:
            own = side or found.entry.side
            entry = Entry(kind, side=own, office=HEADS.get(office, ""))
            if words[head.first].text in _SECRETARY and office != _COUNCIL:
                return None  # *secretary of the army*: of whatever, and not who heads it
            goes_on = found.last < len(words) and words[found.last].text in _GOES_ON
            return Found(head.first, found.last, entry) if entry.office and not goes_on else None
        if kind in (Kind.NOUN, Kind.ADJECTIVE) and not side:
            side = found.entry.side
        elif kind is not Kind.RANK:
            return None
        at = found.last
    return None


def head_of_state(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return *رئيس جمهورية كازاخستان*, *ملك الأردن*."""
    first = at
    if _HEAD.fullmatch(words[at].text) is None:
        return None
    while at + 1 < len(words):
        gap = shadow.text[words[at].end : words[at + 1].start]
        found = find(at + 1)
        if found is None or not TIGHT.match(gap):
            return None
        if found.entry.kind is Kind.NOUN and len(found.entry.side) == _STATE:
            entry = Entry(Kind.OFFICE, side=found.entry.side, office=_OFFICE_OF_STATE)
            return Found(first, found.last, entry)
        if found.entry.kind is not Kind.RANK:
            return None
        at = found.last - 1
    return None
