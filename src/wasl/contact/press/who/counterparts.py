# SPDX-License-Identifier: Apache-2.0
"""Several who are counterparts of one: *his British and French counterparts, Wallace and Lecornu*.

Rules:

1. The sides that stand joined before *counterparts* have one each.
2. Two names right behind are theirs: by their sides, where these are known, else in their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import Shadow, spaced
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.doubling import Named, two_names
from wasl.contact.press.who.lexicon import Found, Word

_PLURAL: Final = re.compile(
    r"[^\n]*(?:counterparts|colleagues|homologues|peers|opposite[\s-]+numbers)"
)
_BESIDE: Final = re.compile(spaced(r",? (?:and )?(?:the )?"))
_MOST: Final = 5


def with_shared(
    actors: Sequence[Actor],
    shadow: Shadow,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    side_of: Callable[[str], str],
) -> list[Actor]:
    """Give each of several sides its counterpart. ``side_of``: that of a person of the directory."""
    done = list(actors)
    for one in actors:
        if not one.counterpart or _PLURAL.fullmatch(shadow.text, one.start, one.end) is None:
            continue
        row = [one]
        for other in reversed(done[: done.index(one)][-_MOST:]):
            if not other.bare or not other.side or not _BESIDE.fullmatch(shadow.text, other.end, row[0].start):  # fmt: skip
                break
            row.insert(0, replace(other, counterpart=True, office=one.office))
        if len(row) == 1:
            continue
        at = next((n for n, word in enumerate(words) if word.start >= one.end), len(words))
        named = two_names(shadow, words, at, find) if len(row) == 2 else None
        if named is not None:
            end = words[named[1].last - 1].end
            done = [each for each in done if not one.end <= each.start < end]
            row = in_order(row, named, side_of)
        first = done.index(one) - len(row) + 1
        done[first : first + len(row)] = row
    return done


def in_order(
    row: Sequence[Actor], named: tuple[Named, Named], side_of: Callable[[str], str]
) -> list[Actor]:
    """Give two actors their names."""
    sides = [side_of(each.person) if each.person else "" for each in named]
    order = named[::-1] if row[0].side == sides[1] or row[1].side == sides[0] else named
    return [
        replace(one, person=each.person, name="" if each.name is None else each.name.text)
        for one, each in zip(row, order, strict=True)
    ]
