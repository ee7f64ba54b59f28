# SPDX-License-Identifier: Apache-2.0
"""The name that stands before its title: *Murat Nurtleu, the minister*, *с Яном Новаком, главой МИД*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.cases import Case, beside
from wasl.contact.press.who.joining import Group
from wasl.contact.press.who.led import begun, case_behind
from wasl.contact.press.who.lexicon import Kind, Lexicon, Word
from wasl.contact.press.who.names import is_closed, name_before

_HONOURED: Final = frozenset({"sheikh", "prince", "the", "his", "her", "its", "their"})
_NEAR: Final = 8
"""Words between a name and its title."""


def in_front(
    lexicon: Lexicon, shadow: Shadow, words: Sequence[Word], group: Group, side: str, case: Case
) -> Word | None:
    """Return the name before a title, in the form of a dictionary; None if there is none.

    ``case``: of the title; where it shows none, what stands before the name tells it.
    """
    if not is_closed(shadow.text, words, group.last, group.reach):
        return None
    start = begun(words, group.first)
    stops = partial(_stops, lexicon, shadow, words)
    found = name_before(shadow, words, start, stops, cyrillic=side != "")
    if found is None or any(
        lexicon.find(shadow, words, at) is not None
        for at in range(max(0, start - _NEAR), start)
        if found.start <= words[at].start < found.end and words[at].text not in _HONOURED
    ):
        return None
    if case is Case.OPEN:
        case = case_behind(words, next(n for n, one in enumerate(words) if one.end > found.start))
    name = beside(found.text, case)
    return found._replace(text=name) if name else None


def _stops(lexicon: Lexicon, shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word is a rank, or a Russian place, before a name: *принял в Риге Яна Новака*."""
    found = lexicon.find(shadow, words, at)
    if found is None:
        return False
    placed = found.entry.kind is Kind.NOUN and "а" <= words[at].text[0] <= "я"
    return placed or found.entry.kind is Kind.RANK
