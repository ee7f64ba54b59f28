# SPDX-License-Identifier: Apache-2.0
"""Those whom a sentence lists: at one table, or each for himself, with the day of his own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from wasl.contact.contact import Medium
from wasl.contact.press.referring import with_offices
from wasl.contact.press.remembering import Read
from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.timing import Use
from wasl.contact.press.what.gathering import gathers
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.tables import (
    APIECE,
    are_hosted,
    are_together,
    is_one_meeting,
    share_title,
)

_RIGHT_BEHIND: Final = re.compile(
    fold(
        r",?\s(?:-\s|\()?(?:(?:in|في)\s[\w-]+\s(?:(?!on\s)\w+\s)?)?(?:во?\s|(?:(?:late|early|later)\s)?on\s|(?:(?:في|مساء|صباح)\s)?(?:يوم\s)?)?"
    )
)
_AND_THEN: Final = re.compile(fold(r"\s*,?\s+(?:with|to|from|مع|من)\s+(?:(?:the|his|her|its)\s+)?"))


def _behind(text: str, one: Actor, read: Read) -> int | None:
    """Return where a day begins right behind somebody, if another day stands before him."""
    earlier = any(each.use is Use.FREE and each.dated.end <= one.start for each in read.times)
    return next(
        (
            each.dated.start for each in read.times
            if earlier and each.use is Use.FREE
            and _RIGHT_BEHIND.fullmatch(text, one.end, max(one.end, each.dated.start))
        ),
        None,
    )  # fmt: skip


def contacts_of(
    text: str, trigger: Trigger, who: Actor, partners: Sequence[Actor], read: Read
) -> list[tuple[Trigger, list[Actor]]]:
    """Return the contacts of one with several, each with its word as it stands by its day."""
    own = with_offices(partners, who)
    of_one_title = {one.many for one in partners}
    sentence = read.line.sentence
    arabic = is_arabic(text[partners[0].start])
    both = len(of_one_title) == 1 and 0 not in of_one_title and arabic
    both = both and not APIECE.search(text, sentence.start, sentence.end)
    met = trigger.medium is Medium.MEETING or (trigger.medium is None and arabic)
    met = met and not trigger.calls  # *spoke to his Kenyan and Thai counterparts*: with each
    met = met and not (sentence.heading or trigger.receives)
    both = both or (met and share_title(text, partners, sentence))
    both = both or (
        met and is_one_meeting(text, trigger.start, trigger.end, sentence, partners[0].start)
    )
    both = both or are_hosted(text, trigger.start, trigger.end, partners[-1].end)
    both = both or gathers(text, trigger.start, trigger.end)
    if both or are_together(text, sentence, partners[-1].end, len(partners) + 1):
        return [(trigger, [who, *own])]
    return [(_at_own(text, trigger, partners, n, read), [who, one]) for n, one in enumerate(own)]


def _is_own(text: str, one: Actor, dated: Dated, read: Read) -> bool:
    """Whether the day before somebody of a list is his: *on Sunday with X and on Monday with Y*."""
    if "\u0430" <= text[one.start] <= "\u044f":
        return True
    earlier = any(each.use is Use.FREE and each.dated.end <= dated.start for each in read.times)
    return earlier and _AND_THEN.fullmatch(text, dated.end, one.start) is not None


def _at_own(text: str, trigger: Trigger, partners: Sequence[Actor], n: int, read: Read) -> Trigger:
    """Return a word of contact as it stands by the day of one of those listed: *а в среду - с Y*."""
    if n and (own := _behind(text, partners[n], read)) is not None:
        return replace(trigger, start=partners[n].end, end=own, definite=False)
    for before, one in reversed(list(pairwise(partners[: n + 1]))):
        between = [each.dated for each in read.times if before.end <= each.dated.start < one.start]
        beside = len(between) > 1 and text[between[0].end : between[1].start] == ", "
        dated = between[beside] if between else None  # *через день, 18 ноября*
        if dated is not None and _is_own(text, one, dated, read):
            return replace(trigger, start=dated.end, end=one.start, definite=False)
    return trigger
