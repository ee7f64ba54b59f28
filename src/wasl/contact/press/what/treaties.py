# SPDX-License-Identifier: Apache-2.0
"""Acts of signing: *an accord concluded on Thursday by X and Y*, *X initialled it with Y*.

Rules:

1. Two of two sides who sign a paper of both have met over it. A letter or a statement that both
   signed is of both, and to others: no contact of theirs.
2. *Put his name to it after talks with X*: on the day on which the two states signed, which the
   sentence before tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import ACTING, ALONE, HONOURED, ON_DAY, Act, is_and
from wasl.contact.press.who.actors import Actor, actor_at

_OWN: Final = (
    rf"(?:(?:the|his|her|its|their|visiting|both|mr|mrs|ms|dr|general|gen|{ACTING})\.? ){{0,3}}"
)
_PAPER: Final = (
    r"(?:agreements?|accords?|pacts?|treat(?:y|ies)|deals?|memorand(?:um|a|ums)|mous?|protocols?|conventions?|contracts?|arrangements?|frameworks?|"
    r"understandings?|road ?maps?|charters?|compacts?|action plans?|work plans?|partnerships?|documents?)"
)
_SIGNED: Final = (
    r"(?:signed|co-signed|initialled|initialed|inked|concluded|sealed|finali[sz]ed|clinched)"
)
_WHEN: Final = r"(?:,? (?:(?:late |early )?(?:on|last|this) \w+(?: \w+)?|yesterday|today|earlier|here|jointly|in [\w-]+(?: \w+)?|at [^.,;]{3,40}?),?){0,3}"
_BY: Final = re.compile(
    spaced(rf"(?<!\w){_PAPER}(?: [^.;:\n\"]{{0,60}}?)? {_SIGNED}{_WHEN} by {_OWN}")
)
_BY_TWO: Final = re.compile(
    spaced(
        rf",?(?: (?:also|then|later|both|{ON_DAY}|had|have|has)){{0,3}} (?P<act>{_SIGNED}|put (?:pen to paper on|their (?:names|signatures) to)) (?:[^\s.;:\"]+ ){{0,8}}?{_PAPER}(?!\w)"
    )
)
_WITH: Final = re.compile(
    spaced(rf"(?<!\w)(?P<act>{_SIGNED}) (?:[^\s.;:\"]+ ){{0,12}}?{_PAPER}(?: [^.;:\n\"]{{0,60}}?)? (?P<with>with {_OWN})")
)  # fmt: skip
_AND: Final = re.compile(spaced(rf",?\s+and {_OWN}"))
_STATES: Final = re.compile(
    spaced(rf"(?<!\w){_SIGNED} (?:[^\s.;:\"]+ ){{0,8}}?{_PAPER}(?!\w)|(?<!\w){_PAPER} (?:was|were) {_SIGNED}(?!\w)")
)  # fmt: skip
_THE_PAPER: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:(?:put|puts|affixed|added|set) (?:his|her|their) (?:names?|signatures?|initials|hand) to|{_SIGNED} (?:it|(?:the|this|that) (?:\w+ )?{_PAPER})|(?:the|at the|a) signing(?: ceremony)?)(?!\w)"
    )
)
_REACH: Final = 160
_ARABIC_SIGNS: Final = re.compile(spaced(r"(?<!\w)(?:و|ف)?(?:وقع|وقعت)(?!\w)"))
_ARABIC_PAPER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:على )?(?:ال)?(?:اتفاق|اتفاقية|اتفاقيات|مذكرة|مذكرتي|مذكرات|بروتوكول|معاهدة|برنامج|عقد|عقود|صفقة|خطاب نوايا|خطاب النوايا|وثيقة|ميثاق|ترتيب|خطة عمل|خارطة طريق|محضر|(?:إعلان|بيان)ا? مشترك)(?:ا|ين)?(?!\w)"
    )
)
_DECREE: Final = re.compile(
    spaced(r"(?<!\w)(?:ال)?(?:مرسوم|قانون|قرار|أمر|قوانين|مراسيم|رسالة|عريضة|كتاب)(?:ا|ين)?(?!\w)")
)
"""What one signs alone."""
_ARABIC_WITH: Final = re.compile(spaced(rf"(?<!\w)مع {HONOURED}$"))
_FAR: Final = 280


def find_signed(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give the signing of a paper by two. ``able``: who can take part."""
    for one, other in pairwise(able):
        if one.side == other.side or not (one.side and other.side):
            continue
        if not _AND.fullmatch(text, one.end, max(one.end, other.start)):
            continue
        behind = _BY_TWO.match(text, other.end, end)
        if behind is not None:
            yield Act(*behind.span("act"))
        for by in few(_BY, text, max(start, one.start - _REACH), one.start):
            if by.end() == one.start:
                yield Act(one.start - 3, one.start)
    for found in few(_WITH, text, start, end):
        whom = actor_at(able, found.end())
        who = [one for one in able if one.end <= found.start()]
        if whom is not None and who and who[-1].side not in ("", whom.side):
            yield Act(found.start("act"), found.start("with") + 4)


def signs(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence tells of a paper that states signed."""
    return _STATES.search(text, start, end) is not None


def of_paper(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where a sentence goes back to the signing that the one before told of."""
    return _THE_PAPER.search(text, start, end)


def find_signed_arabic(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give *وقع X مع نظيره Y اتفاقا*, *وقع X وY مذكرة*: who signs together has met."""
    able = [one for one in actors if one.is_party]
    for verb in few(_ARABIC_SIGNS, text, start, end):
        stop = min(end, verb.end() + _FAR)
        behind = next((one for one in able if one.start >= verb.end()), None)
        at = behind.many - 1 if behind and behind.many else behind.start if behind else 0
        own = behind is not None and ALONE.fullmatch(text, verb.end(), at)
        before = [one for one in able if one.end <= verb.start()][-1:]
        who = behind if own else next(iter(before), None)
        if who is None or not _ARABIC_PAPER.search(text, verb.end(), stop):
            continue
        for whom in able:
            if whom.side == who.side or not max(verb.end(), who.end) <= whom.start < stop:
                continue
            joined = own and (
                is_and(text, who.end, whom.start) or text[who.end : whom.start] == " و"
            )
            beside = _ARABIC_WITH.search(text, max(verb.end(), who.end), whom.start)
            if _DECREE.search(text, verb.end(), whom.start):
                break
            if beside or joined:
                yield Act(verb.start(), beside.start() + 2 if beside else verb.end())
            break
