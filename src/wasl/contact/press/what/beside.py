# SPDX-License-Identifier: Apache-2.0
"""Who stands beside a word, and joined to whom: *the Egyptian Greek drill*, *the armies of X and Y*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.press.proposal import Claim, Kind
from wasl.contact.press.shadow import Shadow, pattern
from wasl.contact.press.timing import Timed, Use
from wasl.contact.press.what import matters
from wasl.contact.press.what.claims import Figure
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.resolving import resolve
from wasl.contact.press.who.actors import Actor

FORCE: Final = "armed-forces"
_NEAR: Final = 60
_WHOSE: Final = 40
_STALE: Final = 240
_DAY_CHARS: Final = 10
_JOINT: Final = re.compile(
    r"\s*(?:-|,?\s*and|и|و(?:(?:ال)?(?:بحريه|قوات|جيش|سلاح\s+الجو)(?=\s))?(?:\s+ال(?:جويه|بحريه|بريه|خاصه|مسلحه))?)\s*(?:the\s+|نظير\w*\s+)?|\s+(?:س[يت]\w+\s+)?مع\s+(?:نظير\w*\s+)?|(?<=[\u0600-\u06ff])\s"
)

_FORCES: Final = re.compile(
    r"(?:'s?)?\s+(?:(?:and|[a-z]+ese|[a-z]+an|[a-z]+ish|air|land|ground|special|royal)\s+){0,2}(?:army|armies|navy|navies|troops|soldiers|forces|militaries|marines|paratroopers|airmen|sailors|air\s+forces?|coast\s?guards?)(?!\w)(?!\s+(?:exercise|drill))"
)
_OPENED: Final = re.compile(
    r"(?<!\w)(?:in(?:to)?\s+(?:operation|service|use)|operational|opened|open|launched|activated|inaugurated|established|switched\s+on|"
    r"set\s+up|started|installed|restored|reopened|live)(?!\w)[^,;.\n]*$"
)
_FORCE: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:ال|لل)?(?:قوات(?: ال(?:مسلحة|بحرية|جوية|برية|خاصة))?|جيش|سلاح (?:ال)?(?:جو|بحرية)|بحرية)(?: ال(?:سلطانية|ملكية|أميرية|وطنية|وطني|ملكي|أميري|شعبي))? (?:(?:في |لدى |لكل من |لكلا من ))?(?:ال)?$",
)
_COMMA: Final = re.compile(r",\s+(?:the\s+)?")
"""Those of a list, if *and* ends it."""


def joint(text: str, first: Actor, others: Sequence[Actor]) -> list[Actor]:
    """Return those of several sides who stand joined: *the Egyptian Greek drill*."""
    found = [first]
    sure = 1
    for one in sorted(others, key=lambda each: each.start):
        if one.start < found[-1].end or one.side in [each.side for each in found]:
            continue
        beside = _JOINT.fullmatch(text, found[-1].end, one.start)
        if beside or _COMMA.fullmatch(text, found[-1].end, one.start):
            found.append(one)
            sure = len(found) if beside else sure
    return found[:sure]


def is_of(one: Actor, at: tuple[int, int]) -> bool:
    """Whether an exercise can be of somebody, by how far they stand apart."""
    return gap(one, at) < (_WHOSE if one.end > at[0] else 2 * _NEAR)


def as_forces(text: str, start: int, both: list[Actor], own: Sequence[Actor]) -> list[Actor]:
    """Give those of an exercise their office, if one of them, or all elsewhere in it, are forces."""
    sides = {one.side for one in both}
    forces = {one.side for one in own if _is_force(text, start, one)} & sides
    one = any(each.office == FORCE or _is_force(text, start, each) for each in both)
    if not (one or forces == sides):
        return both
    return [replace(each, office=FORCE) for each in both]


def _is_force(text: str, start: int, one: Actor) -> bool:
    """Whether a side is that of forces: *البحرية السلطانية العمانية*."""
    return _FORCE.search(text, max(start, one.start - _WHOSE), one.start) is not None


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


def _lasts(times: Sequence[Timed]) -> Dated | None:
    """Return the only dates with two ends, wherever they stand."""
    both = [each.dated for each in times if each.use is Use.FREE and each.dated.until]
    return both[0] if len(both) == 1 else None


def is_charge(text: str, at: int, actors: Sequence[Actor], told: Sequence[Saying]) -> bool:
    """Whether one side calls another responsible for what stands at a place."""
    for one in told:
        who, begins = one.speaker, one.begins
        if who is not None and begins <= at < one.end:
            sides = {each.side for each in actors if begins <= each.start < at}
            if sides - {"", who.side} and matters.is_charged(text, begins, at):
                return True
    return False


def claim_of(figure: Figure, told: Sequence[Saying], shadow: Shadow) -> Claim:
    """Return a figure with who says it."""
    saying = next((one for one in reversed(told) if one.start <= figure.start < one.end), None)
    speaker = ""
    if saying is not None and saying.speaker is not None:
        speaker = shadow.span(saying.speaker.start, saying.speaker.end).text
    return Claim(speaker, figure.what, figure.number, shadow.span(figure.start, figure.end))


def other_day(kind: Kind, text: str, start: int, times: Sequence[Timed]) -> Dated | None:
    """Return the day of an exercise or a line that stands beside no word of it."""
    if kind is Kind.EXERCISE:
        return _lasts(times)
    return _opened(text, start, times) if kind is Kind.LINE else None


def _opened(text: str, start: int, times: Sequence[Timed]) -> Dated | None:
    """Return the only day of a sentence, if it stands behind a word of opening."""
    free = [each.dated for each in times if each.use is Use.FREE]
    if len(free) != 1:
        return None
    at = free[0].start
    return free[0] if _OPENED.search(text, max(start, at - _NEAR), at) else None


def with_forces(text: str, sides: Iterable[Actor], end: int) -> list[Actor]:
    """Return sides as their forces, if these stand behind one of them: *Indian and Omani troops*."""
    both = list(sides)
    if any(_FORCES.match(text, each.end, end) for each in both):
        return [replace(each, office=FORCE) for each in both]
    return both
