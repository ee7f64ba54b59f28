# SPDX-License-Identifier: Apache-2.0
"""Who speaks in Russian for one of two: *пресс-служба главы государства*, *мы звонили им сами*.

Rules:

1. The press service of *the head of state* is of that one of two who is one; of two heads, of whoever
   does what the sentence tells, and stands first in the nominative.
2. *We called them*, *she called me*: *own* is who says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow, spaced
from wasl.contact.press.what.russian import can_do
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import Actor

_OF_STATE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:главы (?:государства|республики|страны)|президента|короля|эмира|султана|президентск\w+|королевск\w+)(?!\w)"
    )
)
_OF_GOVERNMENT: Final = re.compile(
    spaced(r"(?<!\w)(?:главы правительства|премьера|премьер-министра|канцлера|правительства)(?!\w)")
)
_HOUSE: Final = re.compile(
    spaced(
        r"(?:сайт|портал|страниц|канал|пресс-служб|канцеляри|администраци|секретариат|аппарат|офис|двор)\w* (?:\w+ )?$"
    )
)
_HEADS: Final = ((_OF_STATE, "head-of-state"), (_OF_GOVERNMENT, "head-of-government"))
_NEAR: Final = 40
_TALK: Final = r"(?:разговор|встреч|бесед|переговор|созвон|контакт|звонк)"
_CALLED: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:он|она|они) (?:\w+ ){0,2}?(?:мне|нам) (?:\w+ ){0,2}?(?:по|пере)?звонил[аи]?"
        r"|(?:он|она|они) (?:сам[аи]? |первы\w+ )?(?:по|пере)?звонил[аи]? (?:мне|нам)"
        r"|(?:мне|нам) (?:сам[аи]? )?(?:по)?звонил[аи]? (?:он|она|они)"
        rf"|(?P<own>мы|я) (?:\w+ ){{0,3}}?(?:(?:по|до)?звонил[аи]?|набирал[аи]?|(?:по)?просил[аи]? (?:\w+ ){{0,2}}?{_TALK}\w*|(?:предложил|предлагал|запросил|запрашивал)[аи]? (?:\w+ ){{0,3}}?{_TALK}\w*))(?!\w)"
    )
)
_NOT: Final = re.compile(r"(?<!\w)не\s")


def called_by_us(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find *мы звонили*, *она сама мне позвонила* in a sentence; ``own`` is who says so."""
    for found in _CALLED.finditer(text, start, end):
        if not _NOT.search(found[0]):
            yield found


def house_of(saying: Saying | None, shadow: Shadow, parties: Sequence[Actor]) -> str:
    """Return the side whose head's press service says it, or ""."""
    one = None if saying is None else saying.speaker
    if one is None or one.side or one.name or one.person:
        return ""
    words = shadow.text[max(0, one.start - _NEAR) : one.end]
    if not (one.body or _HOUSE.search(words[: len(words) - (one.end - one.start)])):
        return ""
    for of, office in _HEADS:
        if of.search(words) is None:
            continue
        heads = [each for each in parties if each.office == office]
        first = min(parties, key=lambda each: each.start, default=None)
        if len(heads) == 1:
            return heads[0].side
        if first is not None and first in heads and can_do(shadow.text, first):
            return first.side
    return ""
