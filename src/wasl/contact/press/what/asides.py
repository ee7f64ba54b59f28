# SPDX-License-Identifier: Apache-2.0
"""What press reports tell beside contacts: promises, protests, warnings, exercises, incidents.

Rules:

1. A promise is of the side that will do it; two wordings of one promise are two accounts of it.
2. A summons has two sides: who summons, and whose ambassador. A warning has who warns and who is
   warned.
3. An exercise counts with figures or a day. *Sixty aircraft will take part* is of the exercise told
   right before. Incidents, exercises, lines and notices have modules of their own.
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
from wasl.contact.press.drafts import Draft
from wasl.contact.press.phrases import Words
from wasl.contact.press.proposal import Day, Kind, Role, Telling
from wasl.contact.press.shadow import Shadow, few
from wasl.contact.press.timing import Timed, Use, announced_day, nearest, timed
from wasl.contact.press.what import matters, promises
from wasl.contact.press.what.beside import (
    Found,
    as_side,
    gap,
    is_deadline,
    is_stale,
    joint,
    lasts,
    own_days,
)
from wasl.contact.press.what.exercises import Exercises, begins_soon
from wasl.contact.press.what.hotlines import Lines, opens_later
from wasl.contact.press.what.incidents import Incidents
from wasl.contact.press.what.notices import Notices, is_of_notice, is_of_test
from wasl.contact.press.what.protests import find_protests, with_high_commissioners
from wasl.contact.press.what.quoting import quoted
from wasl.contact.press.what.seas import ashore
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.when.counting import same_day
from wasl.contact.press.when.dated import THAT_DAY, Dated
from wasl.contact.press.when.lasting import with_length
from wasl.contact.press.when.resolving import resolve
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.joining import SPEAKING_FOR

_NEAR: Final = 60
_MOST: Final = 12
"""Words of one kind in one sentence that are looked at; no honest one has more."""
_ENVOYS: Final = frozenset({"ambassador", "embassy"})
_HOSTS: Final = frozenset({"foreign-ministry", "defence-ministry"})
_FAR: Final = frozenset({Kind.LINE, Kind.EXERCISE})
"""What the only day of its sentence is of, however far it stands."""
_SAID: Final = frozenset({Kind.PROTEST, Kind.WARNING})
"""What is done by saying it."""


class Asides:
    """Finds them in the sentences of one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._incidents = Incidents(shadow)
        self._exercises = Exercises(shadow)
        self._lines = Lines(shadow)
        self._notices = Notices(shadow)
        self._both: list[str] = []
        self._part = -1

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
        actors = ashore(self._shadow.text, one.start, one.end, [*actors, *self._koreas(one)])
        self._is_about(actors if lead else (), part)
        alone = [
            *self._promises(one, actors, told=told, times=times, part=part),
            *self._summons(one, actors, told, part),
        ]
        if all(each.kind is not Kind.COMMITMENT for each, _ in alone):
            alone += self._pledges(one, actors, times, part)
        noticed = list(self._notices.read(one, actors, told=told, times=times, part=part))
        drills = self._exercises.read(one, actors, told=told, times=times, part=part)
        # *Informed Greece that its navy will hold drills*: who is warned does not hold them.
        warned = {each.draft.parties[1].side for each in noticed}
        found = [
            *(Found(draft, at, times) for draft, at in alone),
            *noticed,
            *(each for each in drills if not each.draft.sides <= warned),
            *self._lines.read(one, actors, told=told, times=times, part=part),
        ]
        if all(each.kind is not Kind.PROTEST for each, _ in alone):
            found += self._protests(one, actors, told, part)
        for each in found:
            if each.draft.kind in _SAID:
                each = each._replace(times=own_days(each.times, each.at, told))  # noqa: PLW2901
            self._date(each, one, actors, times, since=since, published=published)
        self._incidents.heed([each.draft for each in found])
        incidents = self._incidents.read(
            one, actors, told=told, times=times, part=part, published=published, lead=lead
        )
        return [*(each.draft for each in found), *incidents]

    def _date(
        self,
        found: Found,
        one: Sentence,
        actors: Sequence[Actor],
        times: Sequence[Timed],
        *,
        since: int,
        published: date | None,
    ) -> None:
        """Put the day to what was found."""
        draft, at, days = found
        promise = draft.kind is Kind.COMMITMENT
        dated = self._dated(draft, days, actors, at)
        notice = draft.kind is Kind.WARNING
        if notice and dated is not None and is_of_notice(self._shadow.text, at, dated):
            dated, draft.day = (
                None,
                announced_day(times, self._shadow, published=published) or draft.day,
            )
        if draft.kind is Kind.PROTEST and (dated is None or dated.unit == THAT_DAY):
            dated = same_day(self._shadow.text, at, (one.start, one.end), since)
        if dated is None and draft.kind is Kind.EXERCISE:
            dated = lasts(days)
            self._with_last(draft, days, published)
        if dated is not None:
            exercise = draft.kind is Kind.EXERCISE
            if exercise and dated.shift == "next":
                draft.status = Status.PLANNED
            if exercise and one.heading and dated.unit == "week":
                return  # the report has the days
            if exercise and (
                is_stale(dated, published) or begins_soon(self._shadow.text, one, dated, published)
            ):
                draft.status = Status.PLANNED
            ahead = draft.status is Status.PLANNED
            ahead |= draft.kind is Kind.LINE and opens_later(self._shadow.text, one, dated.start)
            value = resolve(dated, published=published, future=ahead)
            role = Role.ON_OR_BEFORE if promise else Role.CONTACT
            span = self._shadow.span(dated.start, dated.end)
            last = value.text
            if draft.kind is Kind.EXERCISE and last is not None:
                last = self._with_end(last, dated, days, published)
                last = with_length(last, self._shadow.text, one.start, one.end)
            if promise and last is not None and is_deadline(self._shadow.text, dated):
                last = f"/{last.rpartition('/')[2]}"
            draft.sharpen(Day(last, role, value.how, span))
        elif draft.kind in (Kind.LINE, Kind.PROTEST, Kind.WARNING):
            said = announced_day(times, self._shadow, published=published)
            draft.day = said or draft.day

    def _dated(
        self, draft: Draft, times: Sequence[Timed], actors: Sequence[Actor], at: tuple[int, int]
    ) -> Dated | None:
        """Return the date beside a word; of a promise that by which it will be kept."""
        kind = draft.kind
        if kind is not Kind.COMMITMENT:
            found = nearest(self._shadow.text, times, actors, at=at, others=())
            free = [each.dated for each in times if each.use is Use.FREE]
            if kind is Kind.EXERCISE:
                free = [each for each in free if not is_deadline(self._shadow.text, each)]
            if found is None and kind in _FAR and len(free) == 1:
                found = free[0]
            if kind is Kind.WARNING and found and is_of_test(self._shadow.text, at[1], found):
                return None
            ends_ = found is not None and is_deadline(self._shadow.text, found)
            # *it ends on May 26*: the first day was told before
            return None if ends_ and kind is Kind.EXERCISE and draft.day.value else found
        ends = [each.dated for each in times if is_deadline(self._shadow.text, each.dated)]
        free = [
            replace(each, use=Use.FREE) if is_deadline(self._shadow.text, each.dated) else each
            for each in times
        ]
        found = nearest(self._shadow.text, free, actors, at=at, others=())
        return next((each for each in ends if each.start >= at[1]), ends[-1] if ends else found)

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

    def _with_last(self, draft: Draft, times: Sequence[Timed], published: date | None) -> None:
        """Take the last day in, where the first was told before: *it runs until 27 March*."""
        ends = (each.dated for each in times if is_deadline(self._shadow.text, each.dated))
        first, end = draft.day.value, next(ends, None)
        if first is not None and "/" not in first and end is not None:
            last = resolve(end, published=published, future=True)
            if last.text is not None and first < last.text:
                span = self._shadow.span(end.start, end.end)
                draft.day = Day(f"{first}/{last.text}", Role.CONTACT, last.how, span)

    def _words(self, words: Words, one: Sentence) -> Iterator[re.Match[str]]:
        return few(words, self._shadow.text, one.start, one.end, most=_MOST)

    def _promises(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        text = self._shadow.text
        by_a_day = any(is_deadline(text, each.dated) for each in times)
        words_ = list(self._words(matters.PROMISE, one))
        written = matters.WRITTEN.search(text, one.start, one.end) is not None
        for match in words_ or self._words(matters.GIVES, one):
            if not by_a_day and not written:
                continue  # neither in writing nor by a day: a speech
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
            who = promises.who_promises(text, one, actors) or promises.promiser(
                text, one, own, saying
            )
            last = own[-1] if match[0] < "\u0600" else None
            who = who or next((e for e in own[::-1] if promises.can_promise(text, e)), last)
            if who is None or promises.is_local(text, who):
                continue
            whom = [each for each in actors if each.side not in ("", who.side)]
            if not (words_ or written or self._is_told(match.end(), one.end, whom)):
                continue  # *its report on Ukraine*: whom it is about is not who gets it
            near_words = (match.start(), match.end() + _NEAR)
            if not whom and (
                matters.WRITTEN.search(text, *near_words) is None or promises.is_at_home(text, one)
            ):
                continue  # what one promises to everybody, or to his own
            words = self._shadow.span(*match.span())
            draft = Draft(Kind.COMMITMENT, Status.PLANNED, [as_side(who)], part, words)
            if saying is not None and saying.speaker is not None:
                speaker = self._shadow.span(saying.speaker.start, saying.speaker.end).text
                span = self._shadow.span(*quoted(text, saying))
                draft.tell(Telling(speaker, saying.speaker.side, saying.channel, span))
            else:
                draft.topic(words)
            yield draft, match.span()

    def _pledges(
        self, one: Sentence, actors: Sequence[Actor], times: Sequence[Timed], part: int
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        """Give what one side promises another by a day, or in writing, whatever it is."""
        text = self._shadow.text
        ends = (each.dated for each in times if is_deadline(text, each.dated))
        by_a_day = any(each.day is not None for each in ends)
        if by_a_day or matters.WRITTEN.search(text, one.start, one.end):
            for who, at in promises.find_promises(text, one, actors):
                words = self._shadow.span(*at)
                draft = Draft(Kind.COMMITMENT, Status.PLANNED, [as_side(who)], part, words)
                draft.topic(words)
                yield draft, at

    def _is_told(self, start: int, end: int, whom: Sequence[Actor]) -> bool:
        """Whether one of those behind a word of giving is to get what is given."""
        text = self._shadow.text
        thing = matters.TOLD_THING.search(text, start, end)
        return thing is None or any(
            start <= each.start < thing.start()
            or matters.TO_WHOM.search(text, max(start, each.start - 12), each.start)
            for each in whom
        )

    def _summons(
        self, one: Sentence, actors: Sequence[Actor], told: Sequence[Saying], part: int
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        text = self._shadow.text
        done: set[str] = set()
        actors = matters.without_scenes(text, with_high_commissioners(text, actors))
        for match in self._words(matters.SUMMONS, one):
            denied = matters.is_denied(text, start=one.start, at=match.start())
            if denied or matters.is_of_court(text, one.start, match.span(), one.end):
                continue
            envoys = [each for each in actors if each.office in _ENVOYS and each.side]
            near = sorted(envoys, key=lambda each: abs(each.start - match.end()))
            if not near or abs(near[0].start - match.end()) > 2 * _NEAR:
                continue
            hosts = [
                each for each in actors
                if each.side and each.side != near[0].side and gap(each, match.span()) <= 2 * _NEAR
                and each not in envoys and each.office != "aide"
            ]  # fmt: skip
            place = [
                each for each in hosts
                if each.bare and matters.POSTED.search(text[near[0].start : each.start])
            ]  # fmt: skip
            if matters.is_recall(text, near[0].end, one.end) or near[0].side in done:
                continue
            hosts = hosts or self._at_home(actors, near[0], part)
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

    def _protests(
        self, one: Sentence, actors: Sequence[Actor], told: Sequence[Saying], part: int
    ) -> Iterator[Found]:
        """Give a protest that no envoy is called in for."""
        text = self._shadow.text
        for who, whom, at in find_protests(text, one, actors):
            at_envoy = whom.office in _ENVOYS and who.bare
            office = "foreign-ministry" if at_envoy else who.office
            both = [replace(who, office=office, body=who.body or at_envoy), whom]
            times = timed(text, told, start=one.start, end=one.end, opens=True)
            draft = Draft(Kind.PROTEST, Status.HELD, both, part, self._shadow.span(*at))
            yield Found(draft, at, times)

    def _koreas(self, one: Sentence) -> list[Actor]:
        """Return both sides of *the two Koreas*."""
        match = matters.KOREAS.search(self._shadow.text, one.start, one.end)
        start, end = match.span() if match else (0, 0)
        return [Actor(start=start, end=end, side=each) for each in ("KP", "KR") if match]

    def _is_about(self, actors: Sequence[Actor], part: int) -> None:
        """Remember the first two sides that a report names together, and no others with them."""
        sides = list(dict.fromkeys(each.side for each in actors if each.side))
        if len(sides) == 2 and not (part == self._part and self._both):
            self._both, self._part = sides, part

    def _at_home(self, actors: Sequence[Actor], envoy: Actor, part: int) -> list[Actor]:
        """Return the ministry of the report's own side: *the foreign ministry summoned …*."""
        others = [each for each in self._both if each != envoy.side and part == self._part]
        body = [
            each for each in actors
            if each.body and not each.side and each.office in _HOSTS and each.end <= envoy.start
        ]  # fmt: skip
        if len(self._both) != 2 or len(others) != 1:
            return []
        return [replace(each, side=others[0]) for each in body[:1]]
