# SPDX-License-Identifier: Apache-2.0
"""The name that stands before its title: *Murat Nurtleu, the minister*, *с Яном Новаком, главой МИД*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.attested import Attested
from wasl.contact.press.who.cases import Case, beside
from wasl.contact.press.who.joining import Group
from wasl.contact.press.who.led import begun, case_behind
from wasl.contact.press.who.lexicon import Kind, Lexicon, Word
from wasl.contact.press.who.names import is_closed, name_before

_HONOURED: Final = frozenset({"sheikh", "prince", "the", "his", "her", "its", "their"})
_NEAR: Final = 8
"""Words between a name and its title."""


def in_front(
    lexicon: Lexicon, seen: Attested, words: Sequence[Word], group: Group, one: Actor, case: Case
) -> Actor:
    """Return one with the name before a title, in the form of a dictionary, if it has one.

    ``case``: of the title; where it shows none, what stands before the name tells it.
    """
    shadow = seen.shadow
    if not is_closed(shadow.text, words, group.last, group.reach):
        return one
    start = begun(words, group.first)
    stops = partial(_stops, lexicon, shadow, words)
    found = name_before(shadow, words, start, stops, cyrillic=one.side != "")
    if found is None or any(
        lexicon.find(shadow, words, at) is not None
        and not _is_namesake(lexicon, shadow, words, at, one)
        for at in range(max(0, start - _NEAR), start)
        if found.start <= words[at].start < found.end and words[at].text not in _HONOURED
    ):
        return one
    first = next(n for n, word in enumerate(words) if word.end > found.start)
    if case is Case.OPEN:
        case = case_behind(words, first)
    name = beside(found.text, case, opens=first == 0, seen=seen, side=one.side)
    if name:
        return replace(one, name=name, start=found.start)
    bent = case not in (Case.NOMINATIVE, Case.OPEN)  # *Луку Бьянки, министра*: his name stays open
    return replace(one, start=found.start, called=found.text) if bent else one


def _is_namesake(
    lexicon: Lexicon, shadow: Shadow, words: Sequence[Word], at: int, one: Actor
) -> bool:
    """Whether a word is a family name of others: *Kamina Johnson Smith, Jamaica's minister*."""
    found = lexicon.find(shadow, words, at)
    if found is None or found.entry.kind is not Kind.PERSON or not found.entry.weak:
        return False
    terms = (term for each in found.entry.persons for term in lexicon.directory.persons[each].terms)
    given = at > 0 and shadow.is_capital(words[at - 1].start)
    return given and one.side not in {"", *(term.side for term in terms)}


def _stops(lexicon: Lexicon, shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word is a rank, or a Russian place, before a name: *принял в Риге Яна Новака*."""
    found = lexicon.find(shadow, words, at)
    if found is None:
        return False
    placed = found.entry.kind is Kind.NOUN and "а" <= words[at].text[0] <= "я"
    return placed or found.entry.kind is Kind.RANK
