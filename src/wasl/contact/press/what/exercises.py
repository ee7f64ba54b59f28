# SPDX-License-Identifier: Apache-2.0
"""Exercises: whose they are, when, and how many take part.

Rules:

1. An exercise counts with figures or a day. It is of those who stand joined beside it, or of troops
   who train *with* those of another; a side behind *around* or *off* is where it is.
   Of one state, where no other is named, it counts with figures alone.
2. *The drill began on Monday*, *sixty aircraft will take part*: what goes on is of the exercise told
   right before, also of one that had neither day nor figures there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Kind
from wasl.contact.press.shadow import Shadow, fold, pattern, spaced
from wasl.contact.press.timing import Timed, Use, timed
from wasl.contact.press.what import matters
from wasl.contact.press.what.beside import (
    FORCE,
    Found,
    as_side,
    begun,
    claim_of,
    gap,
    is_deadline,
    is_of,
    joint,
)
from wasl.contact.press.what.claims import PEOPLE, Figure, figures
from wasl.contact.press.what.forces import are_troops
from wasl.contact.press.what.going_on import Before, LastTwo
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.who.actors import Actor

_NEAR: Final = 60
_FORCES: Final = frozenset({"ships", "aircraft", "troops", "missiles", "drones"})
_JOINED: Final = 6
_FOLLOWS: Final = 2
"""Paragraphs behind an exercise in which it may go on."""
_PLANS: Final = tuple(
    map(fold, ("خطط", "ستجري", "سيجري", "سينفذ", "ستنفذ", "ستنطلق", "سينطلق", "ستقام", "ستستضيف", "ستنظم", "من المقرر", "تعتزم", "will ", " plan ", " plans", " planned", "план", "начнут", "стартует", "стартуют", "будут ", "намерен", "проведет", "проведут", "пройдут", "состоятся", "пройдет", "начнутся", "начнет", "due ", " to hold", "to begin", "to start", " to train", " to take part", " to join", "سوف", "تبدأ"))
)  # fmt: skip
_UNDER_WAY: Final = re.compile(
    r"(?<!\w)(?:began|kicked\s+off|started|opened|commenced|(?:got|is|are|was|were)\s+under\s?way)(?!\s+(?:in|since)\s+\d{4})\s[^.;\n]{0,90}?"
    r"\swill\s+(?:\w+\s+)?(?:go\s+on|run|last|continue|end|conclude|finish|wrap\s+up|close|be\s+over|carry\s+on)(?!\w)(?!\s+from)"
)
"""*Got under way on Monday and will go on until Friday*: only its end is to come."""
_WHERE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:around|near|off|over|toward|towards|against|opposite|вокруг|близ|возле|около|над|против|حول|قرب|قبالة|فوق|ضد)"
        r"(?: (?:the )?(?:coasts?|shores?|waters|borders?|побережь\w+|берег\w+|границ\w*|سواحل|(?:ال)?حدود(?: المشتركة)?|شواطئ)(?: (?:of|with|со?|مع))?)? (?:the )?$"
    )
)
_TRAINS_WITH: Final = re.compile(
    spaced(
        r"\.?[^.;\n]{0,120}?(?<!\w)(?:train|exercis|drill|practi[cs]|rehears|man(?:o?eu)v|war games|отрабат|трениру|учени|маневр|و?يتدرب|و?تتدرب|تدريب|تمرين|مناور)"
        r"[^.;\n]{0,60}?\s(?:with|alongside|с|со|совместно с|вместе с|مع)(?: (?:the|its|their))? $"
    )
)


_ON_BORDER: Final = pattern(
    r"(?<!\w)(?:on|along|near|at) (?:the |its |their )?(?:borders?|frontier)(?: (?:with|of|between))? (?:the )?$",
    r"(?<!\w)(?:у|на|вдоль|близ|возле|к) (?:[\w-]+ )?(?:границ\w*|берег\w*|побережь\w+)(?: со?)? $",
    r"(?<!\w)(?:على|عند|قرب) (?:امتداد |طول )?(?:ال)?(?:حدود|حدودها)(?: مع)? (?:ال)?$",
)
"""*Drills on the border with Azerbaijan*: that is where."""
_JOINS: Final = pattern(
    r"^[^.;\n]{0,60}?(?<!\w)(?:joins?|joined|joining|tak(?:e|es|ing) part in|took part in|participat(?:e|es|ed|ing) in) (?:the )?$",
    r"^[^.;\n]{0,60}?(?<!\w)(?:присоедин\w+ к|прим\w+ участие в|участву\w+ в|участвова\w+ в) (?:\w+ ){0,2}$",
)
"""*Chinese troops will join Russia's drills*: they are of both."""
_ITS_OWN: Final = pattern(
    r" (?:(?:that|which) (?:its|their)|by its|of its)(?!\w)",
    r",? котор\w+ (?:ее|его|их)(?!\w)",
)
"""*A drill that its ships held*: of who is named first."""
_AHEAD_OF: Final = re.compile(
    r",\s+(?:ahead\s+of|before|prior\s+to|after|following|days\s+before|weeks\s+before)\s+(?:(?:the|joint|annual|military|naval|planned|major|large-scale)\s+){0,4}$"
)
_ALLOWED: Final = pattern(
    r"(?<!\w)[يت]نص (?:\w+ ){4,10}على \w+ $",
    r"(?<!\w)(?:(?:و)?(?:الذي |التي )?(?:ي|ت)(?:سهل|تيح|سمح|نص|جيز|قضي|مهد|ؤطر|شمل|تضمن|نظم)|(?:ال)?اتفاق(?:ا|ية|ات)?|بشأن|حول|توسيع|تعزيز|زيادة|تكثيف|إمكانية|مقترح|فكرة|مستقبل)(?: (?!الذي|التي|أن)\w+){0,4} $",
    r"(?<!\w)(?:allow(?:s|ing)?|facilitat(?:es?|ing)|permit(?:s|ting)?|enabl(?:es?|ing)|pav(?:es?|ing) the way for|mak(?:es?|ing) it easier to|eas(?:es?|ing)|provid(?:es|ing) for|pact on|agreement on|deal on|possibility of|idea of|proposal for) (?:[\w'-]+ ){0,6}$",
    r"(?<!\w)(?:позволя|облегча|упроща|разреша|предусматрива|открыва)\w+ (?:[\w-]+ ){0,4}$",
)
"""*An accord that allows joint drills*: of drills that may be held, and none that are."""


_BEGINS: Final = re.compile(
    r"(?<!\w)(?:begins?|starts?|opens|kicks?\s+off|gets?\s+under\s?way|commences?|holds?)(?!\w)"
)


def begins_soon(text: str, one: Sentence, dated: Dated, published: date | None) -> bool:
    """Whether one begins on a day to come: *on Saturday begin a drill*, told on Friday."""
    if dated.weekday is None or published is None or dated.weekday == published.weekday():
        return False
    return dated.shift != "last" and _BEGINS.search(text, one.start, one.end) is not None


_JOINTLY: Final = pattern(
    r"(?<!\w)(?:joint(?! (?:chiefs|staff))|jointly|together|counterparts?)(?!\w)",
    r"(?<!\w)совместн\w+",
    r"(?<!\w)(?:(?:ال)?مشترك(?:ة|ا)?|(?:و|ف)?نظير\w*)(?!\w)",
)


class Exercises:
    """Finds them in the sentences of one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._before = Before()
        self._two = LastTwo()

    def read(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
    ) -> list[Found]:
        """Return what a sentence tells of exercises: the draft, where, and the dates there."""
        text = self._shadow.text
        match = matters.EXERCISE.search(text, one.start, one.end)
        found: list[Found] = []
        before = self._before.of(one, actors, part, most=_FOLLOWS)
        if before is not None:
            all_named = frozenset(each.side for each in actors if each.side) == before.sides
            takes = match and matters.TAKES_PART.search(text, one.start, match.start())
            if takes or not (match and all_named):
                found = list(self._again(before, one, actors, told))
        if match is not None and not found:
            found = list(self._exercise(match, one, actors, told, times, part, before))
        self._two.tell(actors, part)
        return found

    def _exercise(
        self,
        match: re.Match[str],
        one: Sentence,
        actors: Sequence[Actor],
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
        known: Draft | None,
    ) -> Iterator[Found]:
        text = self._shadow.text
        around = max(one.start, match.start() - 2 * _NEAR), min(one.end, match.end() + 2 * _NEAR)
        held = matters.HELD_EXERCISE.search(text, *around)
        takes = matters.TAKES_PART.search(text, one.start, one.end)
        counted = _forces(
            text, one.start if held or takes else match.start(), one.end, people=takes is not None
        )
        nearest, both = self._whose(match, one, actors, told)
        both = self._of_armies(one, both, part)
        nearest = nearest or next(iter(both), None)
        if nearest is None:
            return
        if known is not None and {each.side for each in both} < known.sides:
            forces = any(each.office == FORCE for each in both)
            both = [replace(each, office=FORCE) if forces else each for each in known.parties]
        status = Status.HELD
        ahead = any(word in text[around[0] : around[1]] for word in _PLANS)
        if ahead and not _UNDER_WAY.search(text, one.start, one.end):
            status = Status.PLANNED
        words = self._shadow.span(*match.span())
        draft = Draft(Kind.EXERCISE, status, [as_side(each) for each in both], part, words)
        for each in counted:
            draft.claim(claim_of(each, told, self._shadow, actors))
        near = any(is_of(each, match.span()) for each in (nearest, *actors) if each.side)
        alone = known is None and {each.side for each in (*actors, *both)} <= {"", both[0].side}
        day = bool(times) and held is not None and near and not alone
        if len(both) == 1 and _AHEAD_OF.search(
            text, max(one.start, match.start() - _NEAR), match.start()
        ):
            return  # *met in Tokyo on Wednesday, ahead of drills due to start on June 16*
        if len(both) == 1 and known is None and _JOINTLY.search(text, *around):
            return  # with somebody who is not read
        if not counted and _ALLOWED.search(text, around[0], match.start()):
            return
        if not (counted or day):
            if len(both) > 1 and (held or takes or one.heading):
                self._before.tell(draft, one)
            return
        self._before.tell(draft, one)
        yield Found(draft, match.span(), [begun(each) for each in times])

    def _whose(
        self,
        match: re.Match[str],
        one: Sentence,
        actors: Sequence[Actor],
        told: Sequence[Saying],
    ) -> tuple[Actor | None, list[Actor]]:
        """Return who is named nearest, and whose it is: all of them forces, if one of them is."""
        text = self._shadow.text
        tell = [each.speaker for each in told]
        sided = [each for each in actors if each.side]
        there = [
            each
            for each in sided
            if not any(
                where.search(text, max(one.start, each.start - _NEAR), each.start)
                for where in (_WHERE, _ON_BORDER)
            )
        ]
        own = [each for each in there if each not in tell] or there or sided
        if sided and _ITS_OWN.match(text, match.end(), one.end):
            own = sided[:1]
        whose = sorted(own, key=lambda each: gap(each, match.span()))
        if not whose:
            return None, []
        near = [each for each in whose[:_JOINED] if gap(each, match.span()) <= 2 * _NEAR]
        chains = [joint(text, each, whose) for each in near]
        chains += [
            [*chain, other]
            for chain in chains
            for other in near
            if other.side not in {each.side for each in chain} and self._with(chain[-1], other)
        ]
        both = max([[whose[0]], *chains], key=len)
        sides = {each.side for each in both}
        forces = any(
            each.office == FORCE or are_troops(text, each, one)
            for each in own
            if each.side in sides
        )
        return whose[0], [replace(each, office=FORCE) if forces else each for each in both]

    def _of_armies(self, one: Sentence, both: list[Actor], part: int) -> list[Actor]:
        """Return those of *the armies of the two countries*, whom a sentence before named."""
        two = self._two.of(part)
        again = {each.side for each in both} < {each.side for each in two}
        if not again or matters.TWO_ARMIES.search(self._shadow.text, one.start, one.end) is None:
            return both
        return [replace(each, office=FORCE) for each in two]

    def _with(self, one: Actor, other: Actor) -> bool:
        """Whether one trains with another: *5,500 British troops are training with the Omani army*."""
        if one.side == other.side or one.end > other.start:
            return False
        between = self._shadow.text[one.end : other.start]
        return bool(_TRAINS_WITH.fullmatch(between) or _JOINS.search(between))

    def _again(
        self, before: Draft, one: Sentence, actors: Sequence[Actor], told: Sequence[Saying]
    ) -> Iterator[Found]:
        """Figures of those who take part, or the day, behind the sentence that told of it."""
        text = self._shadow.text
        takes = matters.TAKES_PART.search(text, one.start, one.end)
        counted = _forces(text, one.start, one.end, people=True) if takes else []
        begun = matters.BEGUN.search(text, one.start, one.end)
        times = timed(text, told, start=one.start, end=one.end, opens=False) if begun else []
        dated = [each for each in times if each.use is Use.FREE or is_deadline(text, each.dated)]
        if not counted and not dated:
            return
        told_by = takes or begun
        assert told_by is not None
        words = self._shadow.span(*told_by.span())
        draft = Draft(Kind.EXERCISE, before.status, list(before.parties), before.part, words)
        for each in counted:
            draft.claim(claim_of(each, told, self._shadow, actors))
        if dated and all(is_deadline(text, each.dated) for each in dated):
            draft.day = before.day  # the first day; the last one stands here
        yield Found(draft, begun.span() if begun and dated else (one.end, one.end), times)


def _forces(text: str, start: int, end: int, *, people: bool) -> list[Figure]:
    """Return the figures of those who take part in an exercise. ``people``: they are troops."""
    found = figures(text, start=start, end=end)
    if people:
        found = [each._replace(what="troops") if each.what == PEOPLE else each for each in found]
    return [each for each in found if each.what in _FORCES]
