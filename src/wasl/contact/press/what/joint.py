# SPDX-License-Identifier: Apache-2.0
"""What three and more in a row did together: *the ministers of X, Y and Z gathered in W*.

Rules:

1. A verb that is no contact of one with one is a contact of those who stand in a row before it.
2. Two who stand joined before *провели саммит*, or sign a paper, have met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, pattern, spaced
from wasl.contact.press.what.acts import ALONE, Act
from wasl.contact.press.what.russian import can_do
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.rows import rows, stands_and

_DO: Final = pattern(
    r"(?<!\w)(?:gathered|huddled|assembled)(?= (?:in|at|on|for|here|around|yesterday|today|late|early|behind)(?!\w))",
    r"(?<!\w)(?:held|holding) (?:an?|their|the|its) (?:[\w-]+ ){0,3}?(?:summit|trilateral|quadrilateral|get-together|huddle)(?!\w)",
    r"(?<!\w)(?:signed|initialled|initialed|inked|sealed)(?= (?:[^\s.;:\"]+ ){0,8}?(?:agreements?|accords?|pacts?|treat(?:y|ies)|memorand(?:um|a)|protocols?|roadmaps?|road maps?)(?!\w))",
    r"(?<!\w)discussed(?= [^.;\"]{3,90} (?:in|at|on|during|by) (?:an? |the )?(?:[\w-]+ )?(?:meeting|talks|call|video|phone|summit|\w+day)(?!\w))",
    r"(?<!\w)(?:обсудили|обсуждали|рассмотрели|согласовали|собрались|съехались|совещались|договорились|условились)(?!\w)(?! (?:[\w-]+ ){0,2}?(?:встретиться|созвониться|увидеться|поговорить)(?!\w))",
    r"(?<!\w)(?:قد )?(?:التقوا|اجتمعوا|تباحثوا|تشاوروا|بحثوا|ناقشوا|(?:عقدوا|أجروا) (?:\w+ ){0,2}?(?:قمة|اجتماعا|لقاء|محادثات|مشاورات|مباحثات))(?!\w)",
)
"""Of three and more."""
_BOTH_DO: Final = pattern(
    r"(?<!\w)(?:провели|проведут) (?:[\w-]+ ){0,4}?саммит(?!\w)",
    r"(?<!\w)(?:подписали|парафировали|заключили)(?= (?:[^\s.;:\"]+ ){0,7}?(?:договор|соглашени|меморандум|протокол|пакт|дорожн\w+ карт)\w*(?!\w))",
)
_SAT: Final = pattern(r"(?<!\w)(?:و|ف)?(?:جلس|اجتمع|التقى)(?!\w)")
_AT_TABLE: Final = pattern(
    r"(?: [^\s.;]+){0,4}? (?:(?:حول|إلى|على) (?:طاولة|مائدة)|وجها لوجه)(?!\w)"
)
"""*جلس X وY إلى طاولة واحدة*."""
_BETWEEN: Final = re.compile(
    spaced(
        r"[;:\"]|\. |(?<!\w)(?:что|котор\w+|сообщил\w*|заявил\w*|после|перед|who|that|said|told|after|before|while|when|if|would)(?!\w)"
    )
)
_REACH: Final = 130
_NEAR: Final = 70
_TWO: Final = 2


def find_joint(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give what those of a row did together."""
    able = [one for one in actors if one.is_party]
    yield from _sat(text, able, start, end)
    if len(able) < _TWO:
        return
    for row in rows(text, able):
        yield from _done(text, row, end)
    for pair in pairwise(able):
        if pair[0].side != pair[1].side and stands_and(text, *pair):
            last = pair[1].end
            for verb in few(_BOTH_DO, text, last, min(end, last + _NEAR), most=1):
                if can_do(text, pair[1]) and not _BETWEEN.search(text, last, verb.start()):
                    yield Act(*verb.span(), meets=True)


def _sat(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give the verb behind which two sat down with each other: *جلس X وY وجها لوجه*."""
    for verb in few(_SAT, text, start, end):
        two = [one for one in able if one.start >= verb.end()][:_TWO]
        own = len(two) == _TWO and ALONE.fullmatch(text, verb.end(), two[0].start)
        own = own and two[0].side != two[1].side and stands_and(text, *two)
        if own and _AT_TABLE.match(text, two[1].end):
            yield Act(*verb.span(), meets=True)


def _done(text: str, row: Sequence[Actor], end: int) -> Iterator[Act]:
    last = row[-1].end
    many = {one.many for one in row}  # *the ministers of X, Y and Z, A, B and C, gathered*
    stop = min(end, last + (_REACH if len(many) == 1 and 0 not in many else _NEAR))
    for verb in few(_DO, text, last, stop, most=1):
        if not _BETWEEN.search(text, last, verb.start()):
            yield Act(*verb.span(), meets=True)
