# SPDX-License-Identifier: Apache-2.0
"""Who stands beside a word, and joined to whom: *the Egyptian Greek drill*, *the armies of X and Y*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Claim, Day, Kind, Role
from wasl.contact.press.shadow import Shadow, pattern, spaced
from wasl.contact.press.timing import Timed, Use
from wasl.contact.press.what import matters
from wasl.contact.press.what.claims import Figure
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.dates import find_dates
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
_DEADLINE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:by|until|before|no later than|not later than|к|до|не позднее|بحلول|قبل|حتى|في موعد أقصاه|موعد لا يتجاوز)"
        r" (?:the |the end of |يوم )?$"
    )
)
OF_TEST: Final = re.compile(
    r"(?<!\w)of\s+(?:an?\s|the\s|its\s)?(?:\w+\s){0,3}?(?:launch|test|drill|exercise|firing)"
)
"""What behind a notice has a day of its own."""
_NOTICE: Final = re.compile(r"notifie[ds]|alerted|advised")
_THAT: Final = re.compile(r"(?<!\w)(?:that|of|about)(?!\w)")
_RUNS: Final = re.compile(
    r"(?<!\w)(?:(?P<past>ran|lasted|went\s+on|continued|ended)|(?:will\s+|is\s+to\s+|are\s+to\s+|(?:is|are)\s+(?:due|scheduled|set|expected)\s+to\s+)?(?:runs?|lasts?|go(?:es)?\s+on|continues?|ends?|concludes?|finish(?:es)?|wraps?\s+up))\s+(?:\w+\s+){0,3}?(?:until|till|through|to|on)\s"
)
"""*The drill began on Monday and runs until November 2*."""
_BEGAN: Final = re.compile(
    r"(?<!\w)(?:began|begins|started|starts|opened|kicked\s+off|under\s+way|commenced)(?!\w)"
)
_DAY_WORDS: Final = 12
TOGETHER: Final = re.compile(
    r"[^,;.\n]{0,40}?\s(?:train|exercis|drill|practi[cs]|manoeuv|maneuv|sail|fly|flew)\w*\s+(?:\w+\s+)?(?:alongside|side\s+by\s+side\s+with|together\s+with|jointly\s+with)\s+(?:(?:the|their|its)\s+)?"
)
"""*British troops are training side by side with the Omani armed forces*."""
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
        beside = beside or TOGETHER.fullmatch(text, found[-1].end, one.start)
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


def only_day(times: Sequence[Timed]) -> Dated | None:
    """Return the only free day of a sentence, wherever it stands."""
    free = [each.dated for each in times if each.use is Use.FREE]
    return free[0] if len(free) == 1 and free[0].weekday is not None else None


def prolong(draft: Draft, shadow: Shadow, one: Sentence, published: date | None) -> None:
    """Give an exercise the day until which a sentence right behind it says that it goes on."""
    runs = _RUNS.search(shadow.text, one.start, one.end)
    days = find_dates(shadow.text, start=runs.end(), end=one.end) if runs else ()
    if runs is None or not days or days[0].start - runs.end() > _DAY_WORDS:
        return
    began = [
        each
        for each in find_dates(shadow.text, start=one.start, end=runs.start())
        if _BEGAN.search(shadow.text, one.start, each.start)
    ]
    first = resolve(began[-1], published=published).text if began else draft.day.value
    value = resolve(days[0], published=published, future=runs["past"] is None)
    plain = first is not None and len(first) == _DAY_CHARS and draft.day.role is Role.CONTACT
    if plain and value.text is not None and str(first) < value.text:
        span = shadow.span(days[0].start, days[0].end)
        draft.sharpen(Day(f"{first}/{value.text}", Role.CONTACT, value.how, span))


def is_deadline(text: str, dated: Dated) -> bool:
    """Whether a date is that by which something will be done."""
    return _DEADLINE.search(text[max(0, dated.start - 24) : dated.start]) is not None


def is_of_notice(text: str, at: tuple[int, int], dated: Dated) -> bool:
    """Whether a date is of what somebody was notified of, and not of the notice."""
    return bool(_NOTICE.match(text, *at) and _THAT.search(text, at[1], max(at[1], dated.start)))


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
