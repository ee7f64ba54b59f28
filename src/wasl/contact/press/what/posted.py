# SPDX-License-Identifier: Apache-2.0
"""Russian letters that open a sentence: *Послание президента X королю Y вручил министр*.

Rules:

1. A letter is one of two if who wrote it stands in the genitive right behind it, and to whom it goes
   in the dative behind him, or before it, and a word of handing over stands with it.
2. *Послание X президент Y получил* is one as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.timing import Timed, Use
from wasl.contact.press.what.acts import Act
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.cases import Case, case_of

_LETTER: Final = re.compile(spaced(r"(?<!\w)(?:послани[ея]|письмо|телеграмм[ау])(?: от)? "))
_HANDED: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:вручил|передал|доставил|привез|отвез|направил|отправил|переслал)(?:а|и|о)?(?:сь)?|(?:вручен|передан|доставлен|направлен|отправлен)[оаы]?)(?!\w)"
    )
)
_GOT: Final = re.compile(spaced(r"(?<!\w)получил[аи]?(?!\w)"))
_BESIDE: Final = re.compile(spaced(r",? (?:(?:к|для|в адрес|его|ее|своему|своей) )?"))
_NEAR, _BACK = 90, 24
_GAVE: Final = re.compile(r"(?:вручил|передал|доставил|привез)[аи]?\s+(?:во?\s+)?$")
_WORD: Final = re.compile(r"[\w-]+")


def find_posted(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give the letters of a sentence that stand before who handed them over, or got them."""
    able = [one for one in actors if one.is_party and one.office]
    for letter in few(_LETTER, text, start, end):
        author = next((one for one in able if one.start == letter.end()), None)
        if author is None or _case(text, author) is not Case.GENITIVE:
            continue
        others = [one for one in able if one.side != author.side]
        behind = next((one for one in others if one.start >= author.end), None)
        before = next((one for one in reversed(others) if one.end <= letter.start()), None)
        sent = _HANDED.search(text, start, end) is not None
        if (
            (behind and sent and _goes_to(text, author, behind))
            or (before and _is_given(text, before, letter.start()))
            or (behind and _has_got(text, author, behind))
        ):
            yield Act(letter.start(), letter.end() - 1, letter=True)


def _goes_to(text: str, author: Actor, to: Actor) -> bool:
    """Whether it is *Послание X королю Y*."""
    beside = _BESIDE.fullmatch(text, author.end, to.start) is not None
    return beside and _case(text, to) is Case.DATIVE


def _is_given(text: str, to: Actor, letter: int) -> bool:
    """Whether it is *Королю Y вручили послание X*."""
    handed = _HANDED.search(text, to.end, letter) is not None
    return handed and _case(text, to) is Case.DATIVE


def _has_got(text: str, author: Actor, who: Actor) -> bool:
    """Whether it is *Послание X президент Y получил*."""
    near = who.start - author.end <= _NEAR and _GOT.search(text, who.end, who.end + _NEAR)
    return bool(near) and _case(text, who) is Case.NOMINATIVE


def as_given(text: str, one: Timed) -> Timed:
    """Return *вручил во вторник* as the day of a letter: nobody said it then."""
    begin = max(0, one.dated.start - _BACK)
    return replace(one, use=Use.FREE) if _GAVE.search(text, begin, one.dated.start) else one


def _case(text: str, one: Actor) -> Case:
    return case_of(_WORD.findall(text, one.start, one.end))
