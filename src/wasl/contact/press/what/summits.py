# SPDX-License-Identifier: Apache-2.0
"""Arabic summits of two who stand joined, and banquets for a guest: *عقد X وY قمة في بيونغ يانغ*.

Rules:

1. *قمة* alone is that of a league or a group as well: it is of two only behind them, and what stands
   behind it names no others.
2. Whoever gives a banquet in honour of another has met him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import ALONE, HONOURED, Act, forms, is_and
from wasl.contact.press.who.actors import Actor

_HOLD: Final = re.compile(spaced(forms("عقد", "أجرى/جري")))
_GIVES: Final = re.compile(spaced(forms("أقام/قيم", "أولم/ولم")))
_BANQUET: Final = re.compile(
    spaced(
        rf"(?:,? [^\s.;]+){{0,8}}? (?:مأدبة|حفل) (?:[^\s.;]+ ){{0,5}}?(?:على شرف|تكريما ل|لتكريم|احتفاء ب)(?:\s?{HONOURED})?"
    )
)
_SUMMIT: Final = re.compile(
    spaced(
        r",?(?: \w+,?){0,6}? (?P<summit>قمة)(?!\w)(?! (?:ال(?!يوم|أحد|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)\w+|مجموعة|دول|حلف|منظمة|رابطة|اتحاد|بريكس|آسيان))"
    )
)


def find_banquets(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give *أقام X مأدبة غداء على شرف Y*."""
    able = [each for each in actors if each.is_party]
    for verb in few(_GIVES, text, start, end):
        for one, other in pairwise(able):
            own = one.start >= verb.end() and ALONE.fullmatch(text, verb.end(), one.start)
            if own and one.side != other.side:
                given = _BANQUET.fullmatch(text, one.end, max(one.end, other.start))
                if given is not None:
                    yield Act(*verb.span(), meets=True)
                break


def find_summits(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give the summit that two held."""
    for verb in few(_HOLD, text, start, end):
        for one, other in pairwise([each for each in actors if each.is_party]):
            if one.start < verb.end() or not ALONE.fullmatch(text, verb.end(), one.start):
                continue
            joined = one.start == other.start or is_and(text, one.end, other.start)
            joined = joined or text[one.end : other.start].strip(" ,") == "و"
            found = _SUMMIT.match(text, other.end, end) if joined else None
            if found is not None and one.side != other.side:
                yield Act(*found.span("summit"), meets=True)
            break
