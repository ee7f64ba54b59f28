# SPDX-License-Identifier: Apache-2.0
"""English words that go back to somebody beside another: *he and the director*, *Y received him*.

Rules:

1. *He and Y* are two: he is who was told of last, or who stands first in the sentence.
2. *X met Y on Monday, and Z received him on Tuesday*: him is who stands first, not the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.who.actors import Actor

_HE_AND: Final = re.compile(
    spaced(r"(?<!\w)(he|she)(?:,? (?:too|himself|herself),?)? and (?:(?:the|his|her) )?")
)
_HIM: Final = re.compile(
    spaced(
        r" (?:(?:also|then|later|himself|herself|in turn|had|has|personally|was|is|will|would|due|set|expected|to) ){0,3}"
        r"(received?|hosted?|welcomed?|greeted|met|meet|saw|see|called|phoned|telephoned|rang|rung|wrote to) (?P<him>him|her)(?=[,.;]|$| (?:on|in|at|for|the|a|an|over|later|earlier|there|again|before|after|by|from|and|with|early|late|yesterday|today|last|twice|to)(?!\w))"
    )
)
_HE: Final = re.compile(r"(?<!\w)(?:he|she)(?!\w)")
_NEXT: Final = re.compile(r"[,;:]\s|(?<!\w)(?:and|but|while|before|after|when)(?!\w)")


def by_pronoun(
    text: str, actors: Sequence[Actor], area: tuple[int, int], subject: Actor | None
) -> list[Actor]:
    """Put *he and* and *him* among the actors. ``subject``: whom the sentence before was on."""
    done = list(actors)
    for found in few(_HE_AND, text, *area):
        other = next((one for one in actors if 0 <= one.start - found.end() <= 1), None)
        who = _meant(text, actors, area, found.start(1), subject)
        if other is not None and other.is_party and who is not None and who.side != other.side:
            done.append(replace(who, start=found.start(1), end=found.end(1), counterpart=False))
    for one in actors:
        him = _HIM.match(text, one.end, area[1]) if one.is_party else None
        before = [each for each in actors if each.is_party and each.end <= one.start]
        if him is None or not before or not _NEXT.search(text, before[-1].end, one.start):
            continue
        if f" {him[1]} " in text[area[0] : one.start]:
            continue  # *X rang Y, and Z rang him*: it may be either
        who = _meant(text, actors, area, one.start, subject)
        if who is not None and who.side != one.side:
            done.append(replace(who, start=him.start("him"), end=him.end("him"), counterpart=False))
    return sorted(done, key=lambda one: one.start)


def _meant(
    text: str,
    actors: Sequence[Actor],
    area: tuple[int, int],
    at: int,
    subject: Actor | None,
) -> Actor | None:
    """Return who *he* is at a place: who stands first in the sentence, else whom the text was on."""
    first = next((one for one in actors if one.is_party and one.end <= at), None)
    if first is None or _HE.search(text, area[0], first.start):
        return subject
    return first
