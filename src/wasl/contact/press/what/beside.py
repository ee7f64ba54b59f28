# SPDX-License-Identifier: Apache-2.0
"""Who stands beside a word, and joined to whom: *the Egyptian Greek drill*, *the armies of X and Y*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Claim
from wasl.contact.press.shadow import Shadow, pattern, spaced
from wasl.contact.press.timing import Timed, Use
from wasl.contact.press.what import matters
from wasl.contact.press.what.claims import Figure
from wasl.contact.press.what.speech import Saying, says
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.resolving import resolve
from wasl.contact.press.who.actors import Actor

FORCE: Final = "armed-forces"


class Found(NamedTuple):
    """What is told beside contacts, where its word stands, and the dates that can be its own."""

    draft: Draft
    at: tuple[int, int]
    times: Sequence[Timed]


_DEADLINE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:by|until|before|no later than|not later than|к|до|не позднее|не позже|самое позднее|بحلول|قبل|حتى|قبل حلول|بحد أقصى|(?:في )?(?:موعد|أجل|مدة|مهلة) أقصاها?|موعد لا يتجاوز)"
        r" (?:the |the end of |يوم )?$"
        r"|(?<!\w)(?:за(?:верш|конч)(?:а|и)тся|продл[яи]тся) во? $|(?<!\w)(?:(?:end|conclude|finish|close|wrap up)s? on|to end on|закончатся|завершатся|закончится|завершится|продлится по|(?:закончится|завершится|продлится|закончатся|завершатся) (?:оно|они)(?: до)?|ت?ي?نتهي في|ت?ي?ختتم في) $"
    )
)
_NEAR: Final = 60
_WHOSE: Final = 40
_STALE: Final = 240
_RIGHT_BEHIND: Final = 4
_DAY_CHARS: Final = 10
_JOINT: Final = re.compile(
    r"-|(?:'s)?\s(?:coast\s+guards?|navy|army|air\s+force|armed\s+forces|military|troops|soldiers|forces|marines)\s+and\s+(?:its\s+|their\s+|the\s+)?|\s*(?:,?\s*and|и|و(?:(?:ال)?(?:بحريه|قوات|جيش|سلاح\s+الجو)(?=\s))?(?:\s+ال(?:جويه|بحريه|بريه|خاصه|مسلحه))?)\s*(?:the\s+|نظير\w*\s+)?|\s+(?:س[يت]\w+\s+)?مع\s+(?:نظير\w*\s+)?|(?<=[\u0600-\u06ff])\s"
)

_COMMA: Final = re.compile(r",\s+(?:the\s+)?")
"""Those of a list, if *and* ends it."""
_BY_NO_STATE: Final = pattern(
    r"\s(?:by|of|from) (?:[\w-]+ ){0,3}?(?:militants?|rebels?|gunmen|jihadists?|insurgents?|terrorists?|fighters|bandits|extremists?|separatists?|militia\w*|group|(?:road ?side |car |suicide )?bombs?|suicide bombers?|mines?|device|gas|fuel)(?!\w)",
    r"\s(?:[\w-]+ ){0,2}?(?:боевик|террорист|повстанц|джихадист|исламист|экстремист|группировк|мин(?:ы|е|ой)(?!\w)|бомб(?!ардир)|газа(?!\w)|газов|фугас|автомобил|поезд(?!к)|автобус|грузовик)\w*",
    r"\s(?:\w+ ){0,3}?(?:مسلحين|مسلحون|إرهابيين|متمردين|متشددين|جماعة|تنظيم|ميليشيات?|عبوة|عبوتين|لغم|ألغام|قنبلة|مفخخة|سيارة|دراجة|غاز)(?!\w)",
)
_NEAR_BY: Final = 12


def joint(text: str, first: Actor, others: Sequence[Actor]) -> list[Actor]:
    """Return those of several sides who stand joined: *the Egyptian Greek drill*."""
    found = [first]
    sure = 1
    for one in sorted(others, key=lambda each: each.start):
        if one.start < found[-1].end or one.side in [each.side for each in found]:
            continue
        beside = _JOINT.fullmatch(text, found[-1].end, one.start)
        side_by_side = text[found[-1].end : one.start] == " "  # *الكوري الشمالي الصيني*
        if side_by_side and not (found[-1].bare and one.bare):
            continue
        if beside or _COMMA.fullmatch(text, found[-1].end, one.start):
            found.append(one)
            sure = len(found) if beside else sure
    return found[:sure]


def is_of(one: Actor, at: tuple[int, int]) -> bool:
    """Whether an exercise can be of somebody, by how far they stand apart."""
    return gap(one, at) < (_WHOSE if one.end > at[0] else 2 * _NEAR)


def gap(one: Actor, at: tuple[int, int]) -> int:
    return max(0, at[0] - one.end, one.start - at[1])


def as_side(actor: Actor) -> Actor:
    """The side of an actor: a promise or an exercise is of the side, whoever tells it."""
    office = actor.office if actor.office == FORCE else ""
    return Actor(start=actor.start, end=actor.end, side=actor.side, office=office)


def is_stale(dated: Dated, published: date | None) -> bool:
    """Tell whether a day without a year would be long past: nobody tells of it, so it is to come."""
    if published is None or dated.year is not None or dated.month is None:
        return False
    first = resolve(replace(dated, until=None), published=published).text
    told = first is not None and len(first) == _DAY_CHARS
    return told and (published - date.fromisoformat(str(first))).days > _STALE


def lasts(times: Sequence[Timed]) -> Dated | None:
    """Return the only dates with two ends, wherever they stand."""
    both = [each.dated for each in times if each.use is Use.FREE and each.dated.until]
    return both[0] if len(both) == 1 else None


def begun(one: Timed) -> Timed:
    """What has been going on since a day, began on it."""
    dated = one.dated
    day = dated.day is not None or dated.weekday is not None or dated.unit == "day"
    return replace(one, use=Use.FREE) if one.use is Use.SINCE and day else one


def own_days(times: Sequence[Timed], at: tuple[int, int], told: Sequence[Saying]) -> list[Timed]:
    """Return the dates with those free that stand at a word which is itself the saying.

    *Заявили в понедельник протест*, *was told on Monday to appear*: that is its day, and no later one.
    """
    words = [each.told for each in told if each.told[0] < at[1] and at[0] < each.told[1]]
    return [
        replace(each, use=Use.FREE)
        if each.use is Use.ANNOUNCED
        and (
            any(first <= each.dated.start < last for first, last in words)
            or 0 <= each.dated.start - at[1] <= _RIGHT_BEHIND
        )
        else each
        for each in times
    ]


def is_charge(text: str, at: int, actors: Sequence[Actor], told: Sequence[Saying]) -> bool:
    """Whether one side calls another responsible for what stands at a place."""
    for one in told:
        who, begins = one.speaker, one.begins
        if who is not None and begins <= at < one.end:
            sides = {each.side for each in actors if begins <= each.start < at}
            if sides - {"", who.side} and matters.is_charged(text, begins, at):
                return True
    return False


def is_deadline(text: str, dated: Dated) -> bool:
    """Tell whether a date is that by which, or until which, something will be."""
    return _DEADLINE.search(text, max(0, dated.start - 24), dated.start) is not None


_COUNTS: Final = pattern(
    r"(?<!\w)(?:puts? (?:its|the|their)|acknowledged|acknowledges|admits|admitted|counted|conceded|spoke of|speaks of)(?!\w)",
    r"(?<!\w)(?:признал|признает|признают|настаива|насчитал|оценил|оценива|говор(?:ит|ят)|недосчитал|отчитал|объявил|сообщ(?:ил|ают|ает)|заяв(?:ил|ляют|ляет))\w*(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:تحدث|أقر|اعترف|أحصى|أحصت|قدر|أعلن)(?:ت)?(?!\w)",
)
"""Who reports a figure, with no verb that tells what was said: *the army admits the loss of 23*."""
_BY_IT, _BESIDE_IT = 30, 3


def claim_of(
    figure: Figure, told: Sequence[Saying], shadow: Shadow, actors: Sequence[Actor] = ()
) -> Claim:
    """Return a figure with the side that it is attributed to."""
    span = shadow.span(figure.start, figure.end)
    own = [one for one in told if one.begins <= figure.start < one.end]
    since = own[-1].told[1] if own and own[-1].speaker else 0
    counts = _who_counts(shadow.text, figure, actors, since)
    speaker = says(told, figure.start) if counts is None else counts.side
    return Claim(speaker, figure.what, figure.number, span)


def _who_counts(text: str, figure: Figure, actors: Sequence[Actor], since: int) -> Actor | None:
    """Return who stands beside a verb of counting that is nearer than one of saying."""
    first = max(since, *(text.rfind(sign, 0, figure.start) + 1 for sign in ".;\n"))
    verb = next(iter([*_COUNTS.finditer(text, first, figure.start)][-1:]), None)
    if verb is None:
        return None
    if verb[0] >= "\u0600":
        return next(
            (one for one in actors if 0 <= one.start - verb.end() <= _BESIDE_IT and one.side), None
        )
    before = [one for one in actors if one.side and 0 <= verb.start() - one.end <= _BY_IT]
    return before[-1] if before and before[-1].start >= first else None


def is_of_states(
    text: str, match: re.Match[str] | None, actors: Sequence[Actor], told: Sequence[Saying]
) -> bool:
    """Whether a side is said to have struck, or says itself who was hit: not *by gunmen*."""
    if match is None or _BY_NO_STATE.match(text, match.end()):
        return False
    beside = any(
        0 <= match.start() - one.end <= _NEAR_BY or 0 <= one.start - match.end() <= _NEAR_BY
        for one in actors
        if one.side
    )
    said = (one.speaker for one in told if one.start <= match.start() < one.end)
    return beside or any(one is not None and one.side for one in said)
