# SPDX-License-Identifier: Apache-2.0
"""Contacts told second in a sentence: *X met Y on Monday after talks with Z*.

Rules:

1. Who met Y in the words before did what is told behind *after*, *before*, *and then*: X, and not Y,
   though Y stands nearer. *Who* and *the latter's* would say Y.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what import russian
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.what.turns import HE, is_russian
from wasl.contact.press.what.wordings import CONTACT
from wasl.contact.press.who.actors import Actor

_WORD: Final = r"(?!(?:who|whom|whose|which|that|said|says|told|but|while|whereas|latter|about|they|both|two|leaders|ministers|presidents)(?!\w))[\w'.-]+"
_TIME: Final = (
    r"(?:(?:late |early )?on (?:\w+day(?: \w+)?|(?:the )?\w+\.? \d{1,2}|\d{1,2} \w+)|the (?:(?:next|following|previous|same) (?:day|morning|evening|afternoon|night)|(?:day|night|evening) (?:before|after)|same)|"
    r"(?:an?|one|two|three|four|five|six|several|\d{1,2}|some) (?:days?|weeks?|hours?|months?) (?:later|earlier|before|after)|later|earlier|before that|after that|then|in (?:the )?\w+|yesterday|today|last \w+|this \w+|at noon)"
)
_ON: Final = re.compile(
    spaced(
        rf"(?:,? {_WORD}){{0,9}}?[,;]? (?:"
        rf"(?:(?:and|while|but) )?(?:{_TIME},? ){{0,3}}(?:he|she) (?:(?:had|has|also|then|later|earlier|himself|herself|first|separately|was) ){{0,3}}(?:(?:held|had|made|took|gave|sat down|placed|spoke|talked) (?:[\w-]+ ){{0,3}})?"
        r"|(?:after|before|following|ahead of|prior to|upon|having|besides|in addition to|where he|where she) (?:(?:he|she|his|her|an?|the|earlier|another|separate|first|also|was|had) ){0,3}(?:[\w-]+ ){0,2}"
        r"|(?:before|after|when) (?:(?:he|she) \w+|\w+ing)(?: on| off)? (?:to|for) (?:[\w'-]+ ){1,3}(?:for|to (?:hold|have)|and (?:held|had)) (?:[\w-]+ ){0,2}"
        r"|(?:and|then|and he|and she)(?: (?:then|also|later|afterwards|separately|earlier|had|has|in the \w+|on \w+day|by (?:tele)?phone))*,? (?:(?:held|had|made|took|holds|has|gave|took part in|sat down|placed|received|joined|spoke|talked|speaks|conferred|met) (?:[\w-]+ ){0,3})?"
        r"|(?:and )?(?:(?:told|informed) (?:[\w-]+ ){1,4}?|said |added |announced |promised |vowed |wrote |stressed )?(?:that )?(?:he|she) (?:(?:would|will|was|is|planned|plans|intended|intends|hoped|hopes|expected|expects|also|then|later|soon|to|next|going|himself|herself|wanted|wants) ){1,5}?"
        r")"
    )
)
_AND: Final = re.compile(spaced(r",?\s+and (?:(?:the|his|her) )?"))
_WHOM: Final = re.compile(
    spaced(
        r"(?:,? [\w'-]+){0,6}? (?:with|to|from|by|the|his|her)(?: (?:the|his|her))? |\s+(?:the )?"
    )
)
_MEANS: Final = re.compile(spaced(r"(?:by|over|on) [\w ]*(?:phone|line)|(?:by|via) video\w*"))
_HE_DID: Final = re.compile(
    r"(?:he|she)\s+(?:(?:had|has|also|then|later|first|was|held|\w+ly)\s+){0,3}"
)
_BETWEEN: Final = re.compile(
    r"(?<!\w)(?:after|before|following|having|and|then|prior|ahead|while|but|when)(?!\w)"
)
_WHOM_HE: Final = re.compile(r"(?<!\w)whom\s+(?:he|she)(?!\w)[^,;]*$")
_TOLD_HIM: Final = re.compile(
    spaced(
        r"(?<!\w)(?:asked|told|urged|assured|informed|warned|thanked|congratulated|briefed|promised|offered|reminded|invited|pressed|consoled|reassured) (?:him|her)(?!\w)"
        r"[^,;\"]*? (?:in|during|over|on|by|at|when (?:they|the two|both)|as (?:they|the two)|after (?:they|the two)) (?:(?:an?|the|their|had|last|separate) ){0,2}(?:[\w-]+ ){0,2}$"
    )
)
_WHEN_THEY: Final = re.compile(
    spaced(
        r"(?<!\w)(?:when|as|after|before) (?:they|both|the two(?: (?:men|women|leaders|ministers|presidents|premiers))?)(?: (?:had|have|last|first|next|then|also))* $"
    )
)
_WORDS_CAME: Final = re.compile(
    spaced(
        r"\s*\"?(?:the|his|her|this|that|these|those)(?: same)? (?:\w+ )?(?:remarks?|comments?|words?|messages?|assurances?|appeal|pledge|offer|statement|promise|warning|call|announcement|thanks|invitation|"
        r"request|demand|proposal|praise|congratulations|condolences|view|point|position|complaint|reproach|agreement)? ?(?:came|was|were|is|are)(?: (?:made|given|conveyed|expressed|voiced|passed on|put|delivered|repeated|stated|discussed|raised|also|first|all|both))* (?:in|during|at|on|over|by)(?!\w)"
    )
)
"""*The remarks came in a call with X*: they are of whom the sentence before was on."""
_TO_HIM: Final = re.compile(r"(?<!\w)(?:with|to|from)(?!\w)")
_FAR: Final = 90
_TWO: Final = 2


def goes_on(text: str, first: int, last: int) -> bool:
    """Tell whether what is told behind somebody is of whoever met him: *… after talks*."""
    return _ON.fullmatch(text, first, last) is not None


def subject_before(
    text: str, able: Sequence[Actor], start: int, end: int
) -> tuple[Actor, Actor] | None:
    """Return who is told to have met another before, and whom he met now."""
    before = [one for one in able if one.end <= start]
    whom = next((one for one in able if one.start >= end), None)
    if len(before) < 2 or whom is None or whom.start - end > _FAR or not text[start].isascii():
        return None
    who, met = before[-2:]
    if len({who.side, met.side, whom.side}) < 3 or _AND.fullmatch(text, who.end, met.start):
        return None
    if len(before) > 2 and _AND.fullmatch(text, before[-3].end, max(before[-3].end, who.start)):
        return None  # *X and Y met Z after talks with W*: of whom, is not said
    if not goes_on(text, met.end, start) or not _WHOM.fullmatch(text, end, whom.start):
        return None
    if CONTACT.search(text, who.end, met.start) is None:
        return None
    return who, whom


_WHERE_HE: Final = re.compile(
    r",\s(?:где|в\s(?:ходе|рамках)\sкотор\w+|во\sвремя\sкотор\w+)\s(?:[\w-]+\s){0,4}?(?:он|она|гость|гостья|министр|президент|премьер)(?!\w)"
)
_VISIT_OF: Final = re.compile(
    r"(?<!\w)(?:визит|поездк|турне|прибыти|приезд)\w*\s(?:[\w-]+\s){0,3}$"
)
"""*Визит министра X в Y, где он должен был встретиться с Z*: he is who was to visit."""


def whose_verb(
    text: str, able: Sequence[Actor], start: int, at: tuple[int, int]
) -> list[Actor] | None:
    """Return who did what stands behind a comma, if only those stand beside it whom others met.

    *X, посетивший султана Y, вел переговоры с Z*: X did, or whoever was told of before. None: one of
    them can have done it.
    """
    if (with_him := russian.he_with(text, able, start, at[0])) is not None:
        return with_him
    before = [one for one in able if one.end <= at[0]]
    whom = next((one for one in able if one.start >= at[1]), None)
    if not before or whom is None or not is_russian(text, *at) or whom.start - at[1] > _FAR:
        return None
    met = before[-1]
    between = text[met.end : at[0]]
    apart = ("," in between or ";" in between) and "котор" not in between
    if (
        not apart
        or met.side == whom.side
        or russian.can_do(text, met)
        or russian.can_do(text, whom)
    ):
        return None
    alone = len(before) == 1 or _WHERE_HE.search(text, met.end, at[0])
    if alone and _VISIT_OF.search(text, start, met.start):
        return [met, whom]
    who = russian.subject_of(text, able, start, at[0])
    return [who, whom] if who is not None and who.side != whom.side else [whom]


def subject_by_phone(
    text: str, able: Sequence[Actor], begin: int, start: int, end: int
) -> tuple[Actor, Actor] | None:
    """Return the two of *and spoke with Z by phone*, by the verb before the telephone."""
    if not _MEANS.fullmatch(text, start, end):
        return None
    verb = next(reversed(list(few(CONTACT, text, begin, start))), None)
    return verb and subject_before(text, able, *verb.span())


def with_him(
    text: str, start: int, parties: Sequence[Actor], trigger: Trigger, him: Actor
) -> list[Actor]:
    """Return *he* and whom he met, if who stands first of two is whom he met in the words before."""
    if len(parties) != _TWO:
        return []
    met, whom = parties
    he = HE.search(text, start, met.start)
    if he is None or len({met.side, whom.side, him.side}) <= _TWO or whom.start < trigger.end:
        return []
    him = replace(him, start=he.start(), end=he.end())
    if met.end <= trigger.start:
        return [him, whom] if goes_on(text, met.end, trigger.start) else []
    did = _HE_DID.fullmatch(text, he.start(), trigger.start)
    return [him, met] if did and _BETWEEN.search(text, met.end, whom.start) else []


def words_came(text: str, start: int, trigger: Trigger, at: int) -> tuple[int, int] | None:
    """Return where *the remarks came in a call with X* has who said them. ``at``: where X stands."""
    came = _WORDS_CAME.match(text, start, trigger.start + 1)
    return came.span() if came and _TO_HIM.search(text, trigger.end, at) else None


def of_him(text: str, other: Actor, trigger: Trigger, him: Actor) -> list[Actor]:
    """Return the two of *X had asked him so in a call*, *X, with whom he spoke*."""
    between = (other.end, trigger.start)
    found = _WHOM_HE.search(text, *between) or _TOLD_HIM.search(text, *between)
    if found is None and other.counterpart:
        found = _WHEN_THEY.search(text, *between)
    return [other, replace(him, start=found.start(), end=found.end())] if found else []


def is_of_stranger(actors: Sequence[Actor], trigger: Trigger) -> bool:
    """Tell whether somebody of no known side stands before a word of contact."""
    return any(one.is_unplaced and one.name and one.end <= trigger.start for one in actors)


def is_of_others(parties: Sequence[Actor], trigger: Trigger, told: Sequence[Saying]) -> bool:
    """Tell whether what is planned is told of by one of two behind it: *talks will go on, X said to Y*."""
    if trigger.status is not Status.PLANNED or trigger.definite:
        return False
    saying = next((one for one in told if one.start <= trigger.start < one.end), None)
    return saying is not None and all(one.start >= saying.told[0] >= trigger.end for one in parties)
