# SPDX-License-Identifier: Apache-2.0
"""Two adjectives with one title: *the Greek and Maltese foreign ministers, X and Y*.

Rules:

1. Two names joined right behind the title, or right before it with a comma, are theirs: by their sides,
   where these are known, else in their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.counterparts import in_order
from wasl.contact.press.who.doubling import Named, two_names
from wasl.contact.press.who.lexicon import Found, Kind, Word, gap_before
from wasl.contact.press.who.names import OPENERS, PARTS

_AND: Final = re.compile(r"\s+and\s+(?:the\s+)?")
_PLURAL: Final = re.compile(
    r"[a-z][^\n]*(?:s|chiefs? of [a-z ]+|heads of [a-z ]+|ministers of [a-z ]+)"
)
_FEW, _MOST = 2, 4


def with_both(
    actors: Sequence[Actor],
    shadow: Shadow,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    side_of: Callable[[str], str],
) -> list[Actor]:
    """Give two who share a title their names. ``side_of``: that of a person of the directory."""
    done = list(actors)
    for one, other in pairwise(actors):
        if not _share(one, other, shadow.text):
            continue
        behind = _title_end(other)
        end = next((n for n, word in enumerate(words) if word.start >= behind), len(words))
        named = two_names(shadow, words, end, find)
        first = next(n for n, word in enumerate(words) if word.end > one.start)
        start, until = one.start, other.end
        if named is not None:
            until = words[named[1].last - 1].end
        elif not other.name:
            named = _before(shadow, words, first, find)
            start = words[named[0].first].start if named else start
        if named is None:
            continue
        pair = in_order((one, other), named, side_of)
        pair = [replace(pair[0], start=start), pair[1]]
        done = [
            each for each in done
            if each in (one, other) or not start <= each.start < until
        ]  # fmt: skip
        at = done.index(one)
        done[at : at + 2] = pair
    return done


def _title_end(one: Actor) -> int:
    """Return where a title ends, whose first name may have been taken in."""
    return one.end - len(one.name)


def _share(one: Actor, other: Actor, text: str) -> bool:
    open_ = not (one.person or one.name or other.person or other.two or other.body)
    plural = other.office == one.office and other.office and one.side and other.side
    return bool(
        open_
        and plural
        and one.side != other.side
        and _AND.fullmatch(text, one.end, max(one.end, other.start))
        and _PLURAL.fullmatch(text[other.start : _title_end(other)].rstrip(" ,"))
    )


def _before(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> tuple[Named, Named] | None:
    """Return two names before a title: *X and Y, the Greek and Maltese ministers*."""
    while at and words[at - 1].text == "the":
        at -= 1
    if at < _FEW or gap_before(shadow.text, words, at).strip() != ",":
        return None
    second = _ending(shadow, words, at, find)
    if second is None or second.first == 0 or words[second.first - 1].text != "and":
        return None
    first = _ending(shadow, words, second.first - 1, find)
    return None if first is None else (first, second)


def _ending(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Named | None:
    """Return the name that ends before a word."""
    first = at
    while first and at - first <= _MOST:
        word = words[first - 1]
        close = first == at or gap_before(shadow.text, words, first) in (" ", "-")
        capital = shadow.is_capital(word.start) or (first < at and word.text in PARTS)
        if not (close and capital) or word.text in OPENERS:
            break
        first -= 1
    while first < at and (one := find(first)) is not None and one.entry.kind is Kind.RANK:
        first = one.last
    known = find(first) if first < at else None
    if known is not None and known.entry.kind is Kind.PERSON and known.last == at:
        return Named(known.entry.persons[0], None, at, first)
    if at - first < _FEW or any(_is_other(find(n)) for n in range(first, at)):
        return None
    start, end = words[first].start, words[at - 1].end
    return Named("", Word(start, end, shadow.span(start, end).text), at, first)


def _is_other(found: Found | None) -> bool:
    return found is not None and found.entry.kind in (Kind.NOUN, Kind.OFFICE, Kind.ADJECTIVE)
