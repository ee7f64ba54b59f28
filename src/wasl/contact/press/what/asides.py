# SPDX-License-Identifier: Apache-2.0
"""What press reports tell beside contacts: promises, protests, warnings, exercises, incidents.

Rules:

1. A promise is of the side that will do it; two wordings of one promise are two accounts of it.
2. A summons has two sides: who summons, and whose ambassador. A warning has who warns and who is
   warned.
3. An exercise counts with figures or a day. *Sixty aircraft will take part* is of the exercise told
   right before. Incidents have a module of their own.
4. A written answer that was handed over is no promise; one that *will* be, by a day, is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.cutting import Sentence
from wasl.contact.press.days import same_day
from wasl.contact.press.drafts import Draft
from wasl.contact.press.phrases import Words
from wasl.contact.press.proposal import Day, Kind, Role, Telling
from wasl.contact.press.shadow import Shadow, few, fold
from wasl.contact.press.timing import Timed, Use, announced_day, nearest
from wasl.contact.press.what import matters
from wasl.contact.press.what.beside import (
    OF_TEST,
    TOGETHER,
    as_forces,
    as_side,
    claim_of,
    gap,
    is_deadline,
    is_of,
    is_of_notice,
    is_stale,
    joint,
    other_day,
    prolong,
    with_forces,
)
from wasl.contact.press.what.claims import figures
from wasl.contact.press.what.incidents import Incidents
from wasl.contact.press.what.quoting import quoted
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.when.dated import THAT_DAY, Dated
from wasl.contact.press.when.resolving import resolve
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.joining import SPEAKING_FOR

_NEAR: Final = 60
_BESIDE: Final = 2
_WARNS, _WARNED = 25, 45
_MOST: Final = 12
"""Words of one kind in one sentence that are looked at; no honest one has more."""
_FORCES: Final = frozenset({"ships", "aircraft", "troops", "missiles", "drones"})
_JOINED: Final = 6
_OF_WHAT: Final = re.compile(
    fold(
        r"(?<=[\u0600-\u06ff])\s+من(?:\s|$)|(?<!\w)(?:others|everyone|citizens|nationals|residents|travellers|travelers|tourists|voters|lawmakers|reporters|investors)(?!\w)"
    )
)
"""Behind it stands what one is warned of: *حذر X Y من*."""
_ENVOYS: Final = frozenset({"ambassador", "embassy"})
_HOSTS: Final = frozenset({"foreign-ministry", "defence-ministry"})
_HAS: Final = re.compile(r"\s+(?:(?:has|have|had|also|then|on|\w+day)\s+){1,3}")
_PLANS: Final = tuple(
    map(fold, ("خطط", "ستجري", "سيجري", "سينفذ", "ستنفذ", "ستنطلق", "سينطلق", "ستقام", "ستستضيف", "ستنظم", "من المقرر", "تعتزم", "will ", " plan", "план", "намерен", "проведет", "проведут", "пройдут", "состоятся", "пройдет", "начнутся", "начнет", "due ", " to hold", "to begin", "to start", "سوف", "تبدأ"))
)  # fmt: skip


class Asides:
    """Finds them in the sentences of one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._incidents = Incidents(shadow)
        self._exercise: tuple[Draft, int] | None = None

    def read(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
        published: date | None,
        since: int,
        lead: bool,
    ) -> list[Draft]:
        """Return what a sentence tells of them. ``since``: where the sentences right before begin."""
        if self._exercise is not None and one.paragraph - self._exercise[1] <= _BESIDE:
            prolong(self._exercise[0], self._shadow, one, published)
        found = [
            *self._promises(one, actors, told=told, part=part),
            *self._summons(one, actors, told, part),
            *self._warnings(one, actors, part),
            *self._exercises(one, actors, told=told, part=part, dated=bool(times)),
            *self._taking_part(one, actors, told=told, part=part),
            *self._lines(one, actors, part),
        ]
        for draft, at in found:
            promise = draft.kind is Kind.COMMITMENT
            dated = self._dated(draft.kind, times, actors, at)
            if dated is not None and is_of_notice(self._shadow.text, at, dated):
                said = announced_day(times, self._shadow, published=published)
                dated, draft.day = None, said or draft.day
            if draft.kind is Kind.PROTEST and (dated is None or dated.unit == THAT_DAY):
                dated = same_day(self._shadow.text, at, (one.start, one.end), since)
            dated = dated or other_day(draft.kind, self._shadow.text, one.start, times)
            if dated is not None:
                exercise = draft.kind is Kind.EXERCISE
                if exercise and dated.shift == "next":
                    draft.status = Status.PLANNED
                if exercise and one.heading and dated.unit == "week":
                    continue  # the report has the days
                if exercise and is_stale(dated, published):
                    draft.status = Status.PLANNED
                ahead = draft.status is Status.PLANNED
                value = resolve(dated, published=published, future=ahead)
                role = Role.ON_OR_BEFORE if promise else Role.CONTACT
                span = self._shadow.span(dated.start, dated.end)
                last = value.text
                if draft.kind is Kind.EXERCISE and last is not None:
                    last = self._with_end(last, dated, times, published)
                if promise and last is not None and is_deadline(self._shadow.text, dated):
                    last = f"/{last.rpartition('/')[2]}"
                draft.sharpen(Day(last, role, value.how, span))
            elif draft.kind in (Kind.LINE, Kind.PROTEST, Kind.WARNING):
                said = announced_day(times, self._shadow, published=published)
                draft.day = said or draft.day
        self._incidents.heed([draft for draft, _ in found])
        incidents = self._incidents.read(
            one, actors, told=told, times=times, part=part, published=published, lead=lead
        )
        return [*(draft for draft, _ in found), *incidents]

    def _dated(
        self, kind: Kind, times: Sequence[Timed], actors: Sequence[Actor], at: tuple[int, int]
    ) -> Dated | None:
        """Return the date beside a word; of a promise that by which it will be kept."""
        if kind is not Kind.COMMITMENT:
            found = nearest(self._shadow.text, times, actors, at=at, others=())
            notice = kind is Kind.WARNING and found is not None and found.start >= at[1]
            if notice and found and OF_TEST.search(self._shadow.text, at[1], found.start):
                return None  # *notified Norway of a firing on 8 March*
            return found
        ends = [each.dated for each in times if is_deadline(self._shadow.text, each.dated)]
        free = [self._deadline(each) for each in times]
        found = nearest(self._shadow.text, free, actors, at=at, others=())
        return next((each for each in ends if each.start >= at[1]), found)

    def _promiser(self, one: Sentence, actors: Sequence[Actor]) -> Actor | None:
        """Return who stands right beside a word of promising."""
        for verb in matters.PROMISES.finditer(self._shadow.text, one.start, one.end):
            he = matters.THAT_HE.search(self._shadow.text, one.start, verb.start())
            own = [each for each in actors if each.side and he and each.end <= he.start()]
            if own:
                return own[-1]
            for each in actors:
                has = _HAS.fullmatch(self._shadow.text, each.end, max(each.end, verb.start()))
                if has or max(each.start - verb.end(), verb.start() - each.end) <= _BESIDE:
                    return each
        return None

    def _with_end(
        self, first: str, dated: Dated, times: Sequence[Timed], published: date | None
    ) -> str:
        """Return the days from a first one to that which stands behind *until*."""
        for each in times:
            if (
                each.dated.start > dated.end
                and is_deadline(self._shadow.text, each.dated)
                and "/" not in first
            ):
                end = resolve(each.dated, published=published, future=True).text
                return f"{first}/{end}" if end is not None and first < end else first
        return first

    def _deadline(self, one: Timed) -> Timed:
        return replace(one, use=Use.FREE) if is_deadline(self._shadow.text, one.dated) else one

    def _words(self, words: Words, one: Sentence) -> Iterator[re.Match[str]]:
        return few(words, self._shadow.text, one.start, one.end, most=_MOST)

    def _promises(
        self, one: Sentence, actors: Sequence[Actor], *, told: Sequence[Saying], part: int
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        text = self._shadow.text
        for match in self._words(matters.PROMISE, one):
            if matters.is_handed_over(text, start=one.start, end=one.end, at=match.start()):
                continue
            if matters.is_threat(text, match.end(), one.end):
                continue
            before = [each for each in actors if each.side and each.end <= match.start()]
            near = [each for each in before if match.start() - each.end <= 2 * _NEAR]
            saying = next((each for each in told if each.begins <= match.start() < each.end), None)
            own = [each for each in near if saying is None or each is not saying.speaker] or near
            if not own:
                own = [each for each in actors if 0 <= each.start - match.end() <= 12 and each.side]
            if not own:
                continue
            who = self._promiser(one, own) or own[-1]
            whom = any(each.side not in ("", who.side) for each in actors)
            if (
                not whom
                and matters.WRITTEN.search(text, match.start(), match.end() + _NEAR) is None
            ):
                continue  # what one promises to everybody
            words = self._shadow.span(*match.span())
            draft = Draft(Kind.COMMITMENT, Status.PLANNED, [as_side(who)], part, words)
            if saying is not None and saying.speaker is not None:
                speaker = self._shadow.span(saying.speaker.start, saying.speaker.end).text
                span = self._shadow.span(*quoted(text, saying))
                draft.tell(Telling(speaker, saying.speaker.side, saying.channel, span))
            else:
                draft.topic(words)
            yield draft, match.span()

    def _summons(
        self, one: Sentence, actors: Sequence[Actor], told: Sequence[Saying], part: int
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        text = self._shadow.text
        done: set[str] = set()
        for match in self._words(matters.SUMMONS, one):
            if matters.is_denied(text, start=one.start, at=match.start()):
                continue
            envoys = [each for each in actors if each.office in _ENVOYS and each.side]
            near = sorted(envoys, key=lambda each: abs(each.start - match.end()))
            if not near or abs(near[0].start - match.end()) > 2 * _NEAR:
                continue
            hosts = [
                each for each in actors
                if each.side and each.side != near[0].side and gap(each, match.span()) <= 2 * _NEAR
                and each not in envoys
            ]  # fmt: skip
            place = [
                each for each in hosts
                if each.bare and matters.POSTED.search(text[near[0].start : each.start])
            ]  # fmt: skip
            if matters.is_recall(text, near[0].end, one.end) or near[0].side in done:
                continue
            if hosts:
                done.add(near[0].side)  # *summoned him, and handed him a note*: one protest
                tell = [each.speaker for each in told]
                host = min(hosts, key=lambda e: (e in tell, e.bare, gap(e, match.span())))
                if host.office in SPEAKING_FOR or host.bare:  # who tells of it; a state
                    host = replace(host, office="foreign-ministry", person="", name="", body=True)
                body = next((each for each in actors if each.body and not each.side), None)
                if host.office in _HOSTS and place:
                    host = replace(host, side=place[0].side)  # *the ambassador in Berlin*
                elif host.office not in _HOSTS and body is not None and body.office in _HOSTS:
                    host = replace(host, office=body.office, person="", name="", body=True)
                words = self._shadow.span(*match.span())
                row = [each for each in envoys if each.many and each.many == near[0].many]
                for envoy in row or joint(text, near[0], near[1:]):
                    draft = Draft(Kind.PROTEST, Status.HELD, [host, envoy], part, words)
                    draft.medium = Medium.SUMMONS
                    yield draft, match.span()

    def _warnings(
        self, one: Sentence, actors: Sequence[Actor], part: int
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        for match in self._words(matters.WARNS, one):
            # *issued a warning … to*
            far, close = (_WARNED, _WARNED) if " " in match[0] else (_WARNS, 4)
            of_what = _OF_WHAT.search(self._shadow.text, match.end(), match.end() + far + _WARNED)
            until = of_what.start() if of_what else len(self._shadow.text)
            ahead = [
                each for each in actors
                if each.start < until and 0 <= each.start - match.end() <= far and each.side
            ]  # fmt: skip
            back = [each for each in actors if 0 <= match.start() - each.end <= 25 and each.side]
            who = back[-1:] or ahead[:1]
            whom = [
                each for each in ahead if who and each.side != who[0].side and each is not who[0]
            ]
            if not whom and who and len(ahead) > 1:
                whom = [each for each in ahead[1:2] if each.side != who[0].side]
            near = [
                each for each in actors
                if who and each.side and each.side != who[0].side and each.start < until
                and 0 <= each.start - max(match.end(), who[0].end) <= close
            ]  # fmt: skip
            if who and (whom or near):
                pair = [who[0], (near or whom)[0]]
                words = self._shadow.span(*match.span())
                yield Draft(Kind.WARNING, None, pair, part, words), match.span()

    def _exercises(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        part: int,
        dated: bool,
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        text = self._shadow.text
        match = matters.EXERCISE.search(text, one.start, one.end)
        if match is None or (
            matters.TAKES_PART.search(text, one.start, match.start())
            and self._goes_on(one, actors, part)
        ):
            return
        both = TOGETHER.search(text, one.start, match.start()) is not None
        counted = [
            each for each in figures(text, start=one.start if both else match.start(), end=one.end)
            if each.what in _FORCES
        ]  # fmt: skip
        held = matters.HELD_EXERCISE.search(
            text, max(one.start, match.start() - 2 * _NEAR), min(one.end, match.end() + _NEAR)
        )
        tell = [each.speaker for each in told]
        sided = [each for each in actors if each.side]
        own = [each for each in sided if each not in tell] or sided
        whose = sorted(own, key=lambda each: gap(each, match.span()))
        if not whose or not (counted or (dated and held and is_of(whose[0], match.span()))):
            return
        before = text[max(one.start, match.start() - 2 * _NEAR) : match.end() + _NEAR]
        ahead = any(word in before for word in _PLANS)
        status = Status.PLANNED if ahead else Status.HELD
        first, words = whose[0], self._shadow.span(*match.span())
        near = [one for one in whose[:_JOINED] if gap(one, match.span()) <= 2 * _NEAR]
        chains = [joint(text, one, whose) for one in near]
        sides = with_forces(text, map(as_side, max([[first], *chains], key=len)), one.end)
        sides = as_forces(text, one.start, sides, own)
        draft = Draft(Kind.EXERCISE, status, sides, part, words)
        for each in counted:
            draft.claim(claim_of(each, told, self._shadow))
        self._exercise = (draft, one.paragraph)
        yield draft, match.span()

    def _goes_on(self, one: Sentence, actors: Sequence[Actor], part: int) -> bool:
        """Whether those of a sentence are all of the exercise told right before."""
        before = self._exercise
        if before is None or one.paragraph - before[1] > 2 or before[0].part != part:
            return False
        return {each.side for each in actors if each.side} <= before[0].sides

    def _taking_part(
        self, one: Sentence, actors: Sequence[Actor], *, told: Sequence[Saying], part: int
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        """Figures of those who take part, right behind the sentence that told of an exercise."""
        text, before = self._shadow.text, self._exercise
        if before is None or one.paragraph - before[1] > 2 or before[0].part != part:
            return
        again = matters.EXERCISE.search(text, one.start, one.end)
        if again is not None and not self._goes_on(one, actors, part):
            return
        match = matters.TAKES_PART.search(text, one.start, one.end)
        counted = [
            each for each in figures(text, start=one.start, end=one.end) if each.what in _FORCES
        ]
        if match is None or not counted:
            return
        words = self._shadow.span(*match.span())
        draft = Draft(Kind.EXERCISE, before[0].status, list(before[0].parties), part, words)
        for each in counted:
            draft.claim(claim_of(each, told, self._shadow))
        yield draft, (one.end, one.end)

    def _lines(
        self, one: Sentence, actors: Sequence[Actor], part: int
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        match = matters.HOTLINE.search(self._shadow.text, one.start, one.end)
        if match is None:
            return
        sides: dict[str, Actor] = {}
        for each in sorted(actors, key=lambda actor: gap(actor, match.span())):
            if each.side and gap(each, match.span()) <= 2 * _NEAR and len(sides) < 2:
                sides.setdefault(each.side, each)
        if len(sides) == 2:
            words = self._shadow.span(*match.span())
            both, text = list(map(as_side, sides.values())), self._shadow.text
            whose = matters.line_of(text, (one.start, one.end), match.end())
            both = [replace(each, office=whose) for each in both] if whose else both
            yield Draft(Kind.LINE, None, both, part, words), match.span()
