# SPDX-License-Identifier: Apache-2.0
"""Who called, as far as the word of contact says so.

Rules:

1. *Received a call from*, and *was called by*, reverse the caller. A heading is short for *spoke to*,
   and names none.
2. Of two in the dative the endings do not say who called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.parts import Line
from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.what.attempts import rings
from wasl.contact.press.what.attributes import Place, caller, names_wish
from wasl.contact.press.what.pairing import TRIED, WHOM_HE
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.what.wishers import wisher
from wasl.contact.press.who.actors import Actor

_VAIN: Final = (Status.UNANSWERED, Status.REFUSED)
"""*لم يرد على اتصال X*, *رفض مكالمة X*: whose call it was, stands right behind it."""
_CALLS: Final = re.compile(fold(r"звон|calls?(?!\w)|(?:ال)?(?:مكالم|اتصال)"))
_MADE_BY: Final = re.compile(
    fold(
        r"(?:\s+(?:ال)?هاتفي\w*)?(?:\s+ال\w+)?(?:\s+(?:الذي|التي))?\s+(?:(?:أجرا|أجرت)(?:ه|ها|هما)|من)(?:\s+ب(?:ه|ها))?\s+|\s+(?:of|from|by|made\s+by)\s+(?:(?:the|his|her|its)\s+)?"
    )
)
_OWNED: Final = re.compile(r"'s?\s+(?:\w+\s+)?")
_WAS: Final = re.compile(r"(?<!\w)(?:was|were|been|being|is|got)\s+(?:\w+\s+){0,2}$")
_BY: Final = re.compile(
    r"(?:,?\s+(?!and(?!\w))\w+){0,5}?,?\s+by\s+(?:(?:the|his|her|its|both)\s+)*$"
)
_BY_OR_FROM: Final = re.compile(r"(?<!\w)(?:by|from|of)\s+(?:(?:the|his|her|its)\s+)*$")
_ASKED: Final = re.compile(
    r",?(?:\s+(?:said|says)[^.;\"]{0,40}?\s(?:it|he|she|they))?\s+(?:(?:has|have|had|again|on\s+\w+day|also)\s+)*(?:asked|invited|begged|pressed|approached|petitioned|urged|offered)\s+(?:(?:the|its|his|her|their)\s+)*"
)
_ASKED_RUSSIAN: Final = re.compile(
    fold(
        r",?\s+(?:[\w-]+\s+){0,3}?(?:(?:по|за|вы|ис)?просил|предложил|предлагал|пригласил|приглашал|звал|позвал|уговаривал|умолял)[аи]?\s+(?:[\w-]+(?:го|му|ую|ой|ей|ого|им)\s+){0,2}"
    )
)
"""*Премьер во вторник попросил президента X о разговоре*."""
_TO_HIM: Final = re.compile(
    r"(?<!\w)(?:ему|ей|мне|нам|им)\s+(?:(?!(?:что|котор\w+|и|а|но)\s)[\w-]+\s+){0,5}$"
)
"""*Рассказал, что ему позвонил X*: who tells of it was called."""
_HIM: Final = re.compile(r"\s+(?:(?:сам[аи]?\s+)?(?:ему|ей|мне|нам)|به|بها|بي|بنا)(?!\w)")
_TO_HIM_ARABIC: Final = re.compile(r"\s(?:به|بها|بي|بنا)$")
_CALLED_HIM: Final = re.compile(r"\s+(?:him|her)(?!\w)")
_HAD: Final = re.compile(
    r",?\s+(?:(?:had|has|himself|herself|personally|also|then|later|first|again|yesterday|on\s+\w+day|last\s+\w+|early|late|this\s+\w+)\s+){0,4}"
)
"""*Said that X had called him*: X did."""
_LETTER_TO: Final = re.compile(r"\s+to\s+(?:(?:the|his|her|its|his\s+\w+|her\s+\w+)\s+)?")
_MANAGED: Final = re.compile(r"(?<!\w)(?:удалось|получилось|довелось|пришлось)(?!\w)")
"""*Министру не удалось поговорить с Y*: he tried."""
_FOR_WHOM: Final = re.compile(r"\s+for\s+(?:(?:the|his|her)\s+)?")
_WANTED: Final = re.compile(r"(?<!\w)(?:request|ask|seek|sought|demand|want|expect|obtain|got)\w*")
_TO_WHOM: Final = re.compile(
    fold(r"(?<!\w)(?:со?|до|ко?)\s+(?:[\w-]+(?:ом|ем|ым|им|ой|ей|ого|его|ому)\s+){0,2}$")
)
_ASKS_ARABIC: Final = re.compile(
    fold(
        r"(?<!\w)(?:و|ف)?(?:عرض|طلب|اقترح|التمس|استجدى|تقدم|قدم|سعى|حاول|جرب)(?:ت)?\s+(?:\w+,?\s+){0,3}$"
    )
)
_OF_HIM: Final = re.compile(fold(r"[^.;:\n]{0,60}(?<!\w)(?:على|من|إلى|مع)\s*"))
"""*عرض X على Y عقد لقاء*: who stands first asks."""
_I: Final = re.compile(r"(?<!\w)(?:i|we)\s+(?:\w+\s+)?$")
_DATIVE: Final = re.compile(r"(?:[а-я]+-)?[а-я]{3,}(?:у|ю|ому|ему)(?!\w)")
_HERS: Final = re.compile(r"(?:[а-я]+(?:ои|ому)\s+)?(?:глав|коллег|премьерш|королев)е(?!\w)")
_RANG: Final = re.compile(r"\s+(?:(?:сво|е)[а-я]{1,4}\s+)?")
_CITED: Final = re.compile(
    r"(?<!\w)(?:по\s(?:словам|данным|информации|сведениям|свидетельству|утверждению|версии)|со\sслов)\s$"
)
_THEN: Final = re.compile(r",\s(?:ему\s|ей\s|первым\s|сам[аи]?\s)?")
_WHEN: Final = re.compile(r"(?<!\w)когда\s(?:(?:ему|еи|им)\s)?$")
"""*Не стал подходить к телефону, когда звонил X*."""
_BY_WHOM: Final = 14
_CLOSE: Final = 45


def _of_whom(text: str, actors: Sequence[Actor], trigger: Trigger) -> Place | None:
    """Return whose calls were not taken: *звонки Блинкена*, *Austin's calls*."""
    if not _CALLS.match(text, trigger.start):
        return None
    for one in actors:
        owned = one.end <= trigger.start and _OWNED.fullmatch(text, one.end, trigger.start)
        between = text[trigger.end : max(trigger.end, one.start)]
        his = between == " " and trigger.status in _VAIN and is_arabic(text[trigger.start])
        his = his and not (text[one.start] == "ب" and (one.office or one.counterpart))
        his = his or (trigger.status in _VAIN and _is_of(text, trigger, one))
        if one.side and (owned or his or _MADE_BY.fullmatch(between)):
            return Place(one.side, min(one.start, trigger.start), max(one.end, trigger.end))
    return None


def _is_dative(text: str, one: Actor) -> bool:
    """Whether somebody's Russian title can stand in the dative: *президенту*, *Ли Хо, главе МИД,*."""
    comma = text.find(", ", one.start, one.end) + len(", ")
    title = (one.start, comma) if comma > 1 else (one.start,)
    return any(
        words.match(text, at, one.end) is not None for words in (_HERS, _DATIVE) for at in title
    )


def _is_of(text: str, trigger: Trigger, one: Actor) -> bool:
    """Whether a Russian call is somebody's: *ответил на звонок президента*."""
    russian = "а" <= text[one.start] <= "я" and not _is_dative(text, one)
    return russian and _RANG.fullmatch(text, trigger.end, one.start) is not None


def _is_called_by(text: str, trigger: Trigger, whom: Actor) -> bool:
    """Whether a word of calling is passive, and somebody behind it called."""
    was = _WAS.search(text, max(0, trigger.start - _CLOSE), trigger.start)
    return was is not None and _BY.match(text, trigger.end, whom.start) is not None


def _is_from(text: str, trigger: Trigger, one: Actor) -> bool:
    """Whether somebody behind a letter has written it."""
    near = one.start > trigger.start and not _WANTED.search(text, trigger.start, one.start)
    return (
        near
        and _BY_OR_FROM.search(text, max(trigger.start, one.start - _CLOSE), one.start) is not None
    )


def caller_of(text: str, line: Line, trigger: Trigger, parties: Sequence[Actor]) -> Place | None:
    """Return who called, if the word of contact says so."""
    end = line.sentence.end
    place: Place | None = None
    if line.sentence.heading:
        return None
    if trigger.receives:
        place = caller(text, line.actors, at=trigger.end, end=end)
        behind = [one for one in parties if one.start >= trigger.end]
        if place is None and behind and _is_of(text, trigger, behind[0]):
            place = Place(behind[0].side, trigger.start, behind[0].end)
        if place is not None and len(behind) == 1 and behind[0].side != place.side:
            place = Place(behind[0].side, place.start, behind[0].end)  # *from X and Y*
    elif trigger.status in TRIED:
        place = caller(text, line.actors, at=trigger.end, end=min(end, trigger.end + _BY_WHOM))
        place = place or _of_whom(text, line.actors, trigger)
    asked = trigger.status in TRIED and len(parties) > 1 and _asks(text, parties)
    told = not asked and trigger.status not in TRIED and names_wish(text, line.sentence.start, end)
    if place is None and trigger.status in TRIED:
        place = wisher(text, line, trigger, parties)
    if place is None and trigger.calls and not told:
        place = _called_by_whom(text, line, trigger)
    if place is None and (trigger.calls or asked) and not told:
        return _who_calls(text, trigger, parties)
    return place


def _who_calls(text: str, trigger: Trigger, parties: Sequence[Actor]) -> Place | None:
    """Return who does what a word of calling says, by where the two stand."""
    before = [one for one in parties if one.start < trigger.start]
    first = before[0] if before else _not_whom(text, parties)
    if not before and _I.search(text, max(0, trigger.start - 16), trigger.start):
        first = max(parties, key=lambda one: one.start)  # *"I called X," Y said*
    behind = next((one for one in parties if one.start > trigger.start), None)
    near = max(0, trigger.start - _CLOSE), trigger.start
    mine = _I.search(text, *near) is not None and _WAS.search(text, *near) is None
    if mine and behind is not None and '"' in text[trigger.end : behind.start]:
        return Place(behind.side, trigger.start, behind.end)  # *"X picked up when I rang," Y said*
    on_phone = trigger.status in TRIED and rings(text, trigger.start, trigger.end)
    if on_phone and behind and _FOR_WHOM.fullmatch(text, trigger.end, behind.start):
        return Place(behind.side, trigger.start, behind.end)  # *tried to get Y on the line for X*
    if (him := _who_called_him(text, trigger, before, behind)) is not None:
        return him
    if _LETTER_TO.fullmatch(text, trigger.end, first.start) and trigger.medium is Medium.LETTER:
        first = next(
            (one for one in parties if one.side != first.side), first
        )  # *in a letter to Y, X*
    if trigger.medium is Medium.LETTER:  # *a letter to X from Y*
        first = next((one for one in parties if _is_from(text, trigger, one)), first)
    if behind is not None and _is_called_by(text, trigger, behind):
        first = behind  # *was telephoned yesterday by X*
    managed = _MANAGED.search(text, first.end, max(first.end, trigger.start)) is not None
    if behind is not None and _is_dative(text, first) and not managed:
        if _is_dative(text, behind):
            return None  # *Путину позвонил Нетаньяху*: which of both, its endings do not say
        first = behind
    # *Whom his counterpart tried to call*: which of both, is not read.
    asked = len(before) > 1 and trigger.status in TRIED and _asks(text, before)
    if len(before) < 2 or asked or WHOM_HE.search(text, before[1].end, trigger.start):
        return Place(first.side, first.start, first.end)
    return None


def _called_by_whom(text: str, line: Line, trigger: Trigger) -> Place | None:
    """Return who called, where who is cited stands before it: *по словам X, позвонил Y*."""
    end = trigger.end + 6
    behind = next((one for one in line.actors if trigger.end <= one.start <= end), None)
    if behind is None or not behind.is_party or _is_dative(text, behind):
        return None
    for one in line.actors:
        before = (max(0, one.start - _CLOSE), one.start)
        if one.side != behind.side and _WHEN.search(text, one.end, trigger.start):
            return Place(behind.side, trigger.start, behind.end)
        if one.side != behind.side and _THEN.fullmatch(text, one.end, trigger.start):
            cited = _CITED.search(text, *before) is not None
            return Place(behind.side, trigger.start, behind.end) if cited else None
    return None


def _not_whom(text: str, parties: Sequence[Actor]) -> Actor:
    """Return who is not called, of two behind a Russian verb: *дозвониться до X не смог Y*."""
    able = (one for one in parties if not _TO_WHOM.search(text, max(0, one.start - 40), one.start))
    return next(able, parties[0])


def _who_called_him(
    text: str, trigger: Trigger, before: Sequence[Actor], behind: Actor | None
) -> Place | None:
    """Return who called *him*, who stands first and tells of it: *сообщил, что ему звонил X*."""
    if not before:
        return None
    if behind is not None:
        first = before[-1].end
        him = _TO_HIM.search(text, first, trigger.start) or _HIM.match(
            text, trigger.end, behind.start
        )
        return Place(behind.side, trigger.start, behind.end) if him else None
    him = _HIM.match(text, trigger.end) or _TO_HIM_ARABIC.search(text, trigger.start, trigger.end)
    him = him or (
        _CALLED_HIM.match(text, trigger.end) and _HAD.fullmatch(text, before[-1].end, trigger.start)
    )
    one = before[-1] if len(before) > 1 and him else None
    return Place(one.side, one.start, one.end) if one is not None else None


def _asks(text: str, before: Sequence[Actor]) -> bool:
    """Whether the first asks the second: *the ministry asked its counterpart for a meeting*."""
    between = before[0].end, before[1].start
    start = before[0].start
    if _ASKS_ARABIC.search(text, max(0, start - _CLOSE), start) and _OF_HIM.fullmatch(
        text, *between
    ):
        return True
    return (
        _ASKED.fullmatch(text, *between) or _ASKED_RUSSIAN.fullmatch(text, *between)
    ) is not None
