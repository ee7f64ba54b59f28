# SPDX-License-Identifier: Apache-2.0
"""Reading a text: from its sections to what it proposes.

Rules:

1. A page is cut at its headings; a section that names nobody of those before begins another part,
   and another article. The day of publication is of the first part alone, unless more are given or
   a line of dates stands in the part.
2. A contact needs two sides with an office or a name each; *the call* goes back to the one before.
   Whoever only tells of it takes no part in it.
3. What a sentence says of the contact in it, or of the one told before, is put to that one.
4. *The talks* of a sentence without sides are those told before: what is said of them can give their
   day, or call them off. *He* is who took part first in the contact before; *the chancellor* is the
   only one who is named in the text and holds that office.
5. A quote is of whoever is named at its end or before. *This was said by* is of the sentence before.
6. *Had spoken* opens what was before: *the call* after it still is the one that was told first.
7. The text is data. Nothing in it is carried out, and nothing is filed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.directory import Directory
from wasl.contact.press.adding import contacts_in
from wasl.contact.press.again import told_again
from wasl.contact.press.changing import changed
from wasl.contact.press.collecting import Collected, goes_back, is_known, is_told, only_tells
from wasl.contact.press.cutting import cut
from wasl.contact.press.days import (
    counted,
    day_of_contact,
    is_dated,
    is_same,
    of_the_news,
    to_come,
)
from wasl.contact.press.drafts import Draft, holders_of, is_part_of, pairs_of, when_of
from wasl.contact.press.framing import (
    asked_on,
    framed,
    frames,
    inherited,
    is_apart,
    last_told,
    on_or_before,
    with_before,
)
from wasl.contact.press.later import is_to_come, tells_of, told_later
from wasl.contact.press.listing import contacts_of
from wasl.contact.press.parts import Line, day_of, is_title, parts_of, reported, stamp_of
from wasl.contact.press.proposal import Claim, Day, Kind, Reading, Role, Warned, kind_of
from wasl.contact.press.reaching import without_denial
from wasl.contact.press.remembering import Read, State
from wasl.contact.press.shadow import Shadow, cast_shadow
from wasl.contact.press.signing import voice_of
from wasl.contact.press.subjects import Subjects
from wasl.contact.press.timing import Use, ahead, nearest, timed
from wasl.contact.press.what import linking, matters, retold, speech, turns
from wasl.contact.press.what.asides import Asides
from wasl.contact.press.what.pairing import is_briefing, parties_of
from wasl.contact.press.what.partners import partners_of
from wasl.contact.press.what.quoting import in_quote, look_ahead, speaks, spoke_last
from wasl.contact.press.what.telling import Told, about_before, put_to, take_wish, told_behind
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.clash import Clash
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.resolving import resolve
from wasl.contact.press.who.actors import Actor, only_two
from wasl.contact.press.who.lexicon import make_lexicon
from wasl.contact.press.who.mentions import Mentions
from wasl.contact.press.who.premiers import with_premiers

_AHEAD: Final = (Status.PLANNED, Status.CANCELLED)
_LISTS: Final = (Status.HELD, Status.PLANNED)
_LEAD, _DAYS = 1, 4
"""Sentences that tell the news, and whose days may be its own."""
_DATELINE, _INCIDENT, _SINCE = 40, 2, 2


def read(
    text: str,
    *,
    published: Sequence[date] = (),
    outlet: str = "",
    directory: Directory,
    file: str = "",
) -> Reading:
    """Return what a text proposes. ``published``: the day of each part, the first part first."""
    shadow = cast_shadow(text, file=file)
    reader = _Reader(shadow, directory, outlet_side=directory.outlets.get(outlet, ""))
    for number, part in enumerate(reader.parts(published[0].year if published else None)):
        given = published[number] if number < len(published) else None
        reader.read_part(number, part, given)
    return reader.end()


class _Reader:
    def __init__(self, shadow: Shadow, directory: Directory, *, outlet_side: str) -> None:
        self._shadow = shadow
        self._directory = directory
        self._mentions = Mentions(make_lexicon(directory), shadow)
        self._own = outlet_side
        self._subjects = Subjects(shadow, directory)
        self._collected = Collected(shadow)
        self._warnings: list[Warned] = []
        self._asides = Asides(shadow)

    def parts(self, year: int | None) -> list[list[Line]]:
        """Return the articles of the page. ``year``: of the first one."""
        sections = cut(self._shadow.text)
        parts = parts_of(sections, self._mentions, self._shadow, own_side=self._own, year=year)
        self._directory = self._mentions.directory
        self._subjects = Subjects(self._shadow, self._directory)
        return parts

    def read_part(self, number: int, lines: Sequence[Line], published: date | None) -> None:
        """Read one article."""
        told, warnings = day_of(self._shadow, lines)
        self._warnings += warnings
        if published is not None and told not in (None, published):
            one = lines[0].sentence
            span, of = self._shadow.span(one.start, one.end), (("day", str(told)),)
            self._warnings.append(Warned(Clash.PUBLISHED, span, of))
        holders = holders_of(lines, self._directory, told=published or told)
        day = reported(self._shadow, lines, published or told)
        stamp = stamp_of(self._shadow, lines)
        state = State(
            number, day, holders, stamp, voice=voice_of(lines), given=published is not None
        )
        before = -1
        for n, line in enumerate(lines):
            look_ahead(self._shadow.text, lines, n, state)
            self._read_line(line, state, opens=line.sentence.paragraph != before)
            long = line.sentence.end - line.sentence.start > _DATELINE
            before = line.sentence.paragraph if long else before  # *MOSCOW. Oct 11 (Interfax)*
            state.bodies += long and not (line.sentence.heading or is_title(self._shadow, lines, n))

    def _read_line(self, line: Line, state: State, *, opens: bool) -> None:
        text, one, line = self._shadow.text, line.sentence, self._subjects.with_voice(line, state)
        last = speaks(text, one, state)
        told = speech.sayings(text, line.actors, start=one.start, end=one.end, last=last)
        told = in_quote(told, line, state)
        found = contacts_in(text, line, state)
        dated = state.bodies <= _DAYS or bool(found)
        dated = dated or matters.is_aside(text, start=one.start, end=one.end)
        dated = dated or frames(text, one.start, one.end) or bool(only_two(line.actors))
        times = timed(text, told, start=one.start, end=one.end, opens=opens) if dated else []
        read = Read(line, found, told, times, min(state.starts, default=one.start))
        target = self._contacts(read, state)
        before = state.before
        if before is not None and tells_of(text, one, before):
            told_behind(before, line, told, self._shadow, published=state.published)
        state.before = target
        state.frame, state.day = framed(self._shadow, read, target, state), last_told(read, state)
        if target is not None:
            state.age = 0
        draft = about_before(target or state.told_before(line), before, line, text)
        if draft is not None:
            fresh = state.age <= 1
            tale = Told(line=line, sayings=told, found=found, about=target is not None, fresh=fresh)
            put_to(draft, tale, self._shadow)
        for draft in self._asides.read(
            one,
            line.actors,
            told=told,
            times=times,
            part=state.part,
            published=state.published,
            since=read.since,
            lead=state.bodies <= _INCIDENT,
        ):
            if target is None or not is_part_of(draft, target):
                draft.lead = draft.kind is Kind.PROTEST and state.bodies < _LEAD
                draft.headline = one.heading
                state.take_aside(self._collected.add(draft, state))
        had = turns.is_before(text, start=one.start, end=one.end)
        state.dated |= state.bodies <= _DAYS and not had and is_dated(text, read)
        state.pair = only_two(line.actors)
        if target is None and (only := self._subjects.only_one(line.actors)) is not None:
            state.subject, state.silent = only, 0
        state.silent += not one.heading
        state.speaker = spoke_last(text, line, told, state)
        state.age += not one.heading
        state.starts = [*state.starts[-_SINCE:], one.start]

    def _contacts(self, read: Read, state: State) -> Draft | None:
        """Take in the contacts of a sentence; return the one that it is about."""
        target: Draft | None = None
        one, text = read.line.sentence, self._shadow.text
        for draft, dated in told_later(text, read, state):
            draft.sharpen(self._day(dated, Role.CONTACT, state))
        same: set[tuple[frozenset[str], Status | None]] = set()
        triggers_ = [to_come(text, each, read) for each in read.found]
        triggers_.sort(key=lambda one: not partners_of(text, read.line, one)[1])
        for trigger in triggers_:
            if listed := self._list(trigger, read, state):
                target = target or listed[0]
                same |= {(one, trigger.status) for one in pairs_of(listed)}
                continue
            parties = self._parties(trigger, read, state)
            sides = frozenset(one.side for one in parties)
            if len(sides) < 2 and retold.is_of_telling(text, one.start, trigger.start):
                continue
            if trigger.previous:
                self._previous(trigger, parties, read, state)
            elif len(sides) < 2:
                target = self._goes_on(trigger, parties, read, state, target)
            elif is_told(sides, trigger.status, same) and is_same(
                parties, target, trigger, read, text
            ):
                assert target is not None
                self._date(target, trigger, read, state)
                take_wish(target, self._shadow, trigger, parties, read)
            else:
                same.add((sides, trigger.status))
                draft = self._draft(trigger, parties, read, state)
                draft.day = with_before(self._shadow.text, draft, trigger, target)
                kept = self._collected.denied_before(draft, trigger, read)
                kept = kept or self._collected.add(draft, state)
                if target is None or trigger.status is Status.HELD:
                    target = kept
            if len(sides) == 2 and not trigger.previous:
                state.subject, state.silent = parties[0], 0
        target = target or self._asked(read, state)
        self._since(read, target or state.focus, state)
        self._focus(target, read.line, state)
        return target

    def _goes_on(
        self, trigger: Trigger, parties: list[Actor], read: Read, state: State, to: Draft | None
    ) -> Draft | None:
        """Take in a word of contact without two sides. ``to``: what the sentence is about so far."""
        if trigger.status in _AHEAD and trigger.definite and to is None:
            add, text = self._collected.add, self._shadow.text
            return changed(text, trigger, read, state, add=add, give_day=self._date)
        day, add = self._day, self._add_previous
        if told_again(trigger, read, state, self._shadow.text, day_of=day, add=add):
            return to
        if goes_back(trigger, parties, state, to):
            to = to or self._collected.meant(read.line.actors, state)
            self._date(to, trigger, read, state)
        return to

    def _asked(self, read: Read, state: State) -> Draft | None:
        """Return the attempt of the sentence before, if *the request* is said to be of a day."""
        asked = asked_on(self._shadow.text, read.line.sentence.start, read.line.sentence.end)
        if asked is None or state.before is None or state.before.kind is not Kind.ATTEMPT:
            return None
        state.before.sharpen(self._day(asked, Role.CONTACT, state))
        return state.before

    def _focus(self, target: Draft | None, line: Line, state: State) -> None:
        """Remember which contact *the call* is, and which one was before."""
        one = line.sentence
        if target is None or target.kind is Kind.ATTEMPT:
            state.attempt = target or state.attempt
            return
        before = turns.is_before(self._shadow.text, start=one.start, end=one.end)
        if before and state.focus is not None:
            state.aside = target
        else:
            state.focus = target

    def _list(self, trigger: Trigger, read: Read, state: State) -> list[Draft]:
        """Take in calls *with X, Y and Z*, each a contact, and return them."""
        who, partners = partners_of(self._shadow.text, read.line, trigger)
        if who is None and partners:
            who = self._subjects.who_goes_on(partners, trigger, read, state)
        if who is None or not partners or trigger.status not in _LISTS or trigger.previous:
            return []
        if turns.HE.search(self._shadow.text, who.end, trigger.start):
            return []  # *X told Y of calls that he made with …*
        listed = contacts_of(self._shadow.text, trigger, who, partners, read)
        drafts = [self._draft(own, pair, read, state) for own, pair in listed]
        state.listed = [self._collected.add(one, state) for one in drafts]
        return state.listed

    def _parties(self, trigger: Trigger, read: Read, state: State) -> list[Actor]:
        """Return who takes part, as far as a sentence or those before it name them."""
        parties = parties_of(self._shadow.text, read.line, trigger, read.told)
        if state.focus is not None and is_briefing(self._shadow.text, trigger, parties, read.told):
            return []
        speak = [one.speaker for one in read.told if one.begins <= trigger.start < one.end]
        strange = linking.without_aside(self._shadow.text, parties, (trigger.start, trigger.end))
        theirs = trigger.status in _LISTS and all(one in speak for one in strange)
        if theirs and len(parties) < 2:
            both = self._subjects.both(trigger, read, state)
            if both or not parties:
                return both
        tells = only_tells(self._shadow.text, parties, speak, trigger, state.focus)
        if tells or is_known(self._shadow.text, parties, trigger, state.focus):
            return []
        return self._subjects.with_subject(parties, trigger, read, state)

    def _draft(self, trigger: Trigger, parties: list[Actor], read: Read, state: State) -> Draft:
        kind = kind_of(trigger.status or Status.HELD)
        words = self._shadow.span(trigger.start, trigger.end)
        parties = with_premiers(parties, self._directory)
        draft = Draft(kind, trigger.status, parties, state.part, words, trigger.medium)
        draft.was_due = trigger.was_due
        draft.in_title = read.line.sentence.heading
        draft.headline = turns.is_present(self._shadow.text, read.line.sentence, trigger.start)
        draft.lead = (
            kind is Kind.CONTACT and state.bodies < _LEAD and not is_dated(self._shadow.text, read)
        )
        self._date(draft, trigger, read, state)
        one = read.line.sentence
        if draft.day.value is None and draft.day.span is None:
            draft.day = inherited(self._shadow, trigger, read, state) or draft.day
        if draft.day.value is None and draft.day.span is None:
            on_or_before(draft, read.times, self._shadow, state)
        elif state.focus is not None and state.focus.sides == draft.sides:
            draft.previous = turns.is_long_before(self._shadow.text, one.start, trigger.start)
            draft.previous |= is_apart(self._shadow.text, draft, trigger, read, state)
        if kind is Kind.ATTEMPT and trigger.several:
            first, last, number = trigger.several
            speaker = speech.says(read.told, first)
            draft.claim(Claim(speaker, "attempts", number, self._shadow.span(first, last)))
        take_wish(draft, self._shadow, trigger, parties, read)
        return draft

    def _date(self, draft: Draft | None, trigger: Trigger, read: Read, state: State) -> None:
        if trigger.status is Status.PLANNED and not trigger.was_due:
            read = replace(read, times=ahead(read.times))
        read = without_denial(self._shadow.text, trigger, read)
        dated = day_of_contact(self._shadow.text, trigger, read)
        of_the_news(draft, dated, self._shadow.text, read)
        if draft is None or dated is None:
            return
        future = is_to_come(self._shadow.text, draft, trigger, dated, state.published)
        if "next" in (dated.shift, dated.of_year) and not future:
            return  # what was held is not dated by what will be
        day = self._day(dated, Role.CONTACT, state, future=future)
        draft.sharpen(day)
        draft.in_doubt |= any(one.span == day.span for one in self._warnings[-1:])

    def _day(
        self,
        dated: Dated,
        role: Role,
        state: State,
        *,
        future: bool = False,
        until: Day | None = None,
    ) -> Day:
        """Return a day. ``until``: that of the contact after it; a year that is not said is its."""
        told = when_of(until) if until is not None else None
        last = told.span[1] if told is not None and dated.month is not None else None
        dated, given = counted(dated, state)
        given = min(given, last) if given and last else given
        value = resolve(dated, published=given, future=future)
        span = self._shadow.span(dated.start, dated.end)
        if value.warning:
            self._warnings.append(Warned(value.warning, span))
        return Day(value.text, role, value.how, span)

    def _previous(self, trigger: Trigger, parties: list[Actor], read: Read, state: State) -> None:
        pair = state.two_of(parties)
        at = (trigger.start, trigger.end)
        dated = nearest(self._shadow.text, read.times, read.line.actors, at=at, others=())
        if dated is None or len(pair) != 2:
            return
        day = self._day(dated, Role.CONTACT, state, until=state.focus and state.focus.day)
        if pair is not parties:
            pair = [replace(one, person="", name="") if one.office else one for one in pair]
        self._add_previous(day, pair, dated, state)

    def _since(self, read: Read, about: Draft | None, state: State) -> None:
        """What stands behind *first since* is the day of the contact before."""
        one = read.line.sentence
        held = [each for each in read.found if each.status is Status.HELD]
        if not held or not turns.is_first(self._shadow.text, start=one.start, end=one.end):
            return
        for each in read.times:
            if each.use is not Use.SINCE:
                continue
            trigger = min(held, key=lambda other: abs(other.start - each.dated.start))
            pair = parties_of(self._shadow.text, read.line, trigger, ())
            if len(pair) != 2 and about is not None:
                pair = self._subjects.of_then(about.parties, each.dated.end)
            if len(pair) == 2:
                day = self._day(each.dated, Role.SINCE, state, until=about and about.day)
                self._add_previous(day, pair, each.dated, state)

    def _add_previous(self, day: Day, pair: Sequence[Actor], dated: Dated, state: State) -> None:
        here = [self._subjects.as_then(one, day) for one in pair]
        words = self._shadow.span(dated.start, dated.end)
        draft = Draft(Kind.CONTACT, Status.HELD, here, state.part, words, previous=True)
        draft.day = day
        self._collected.add(draft, state)

    def end(self) -> Reading:
        """Return all that was proposed."""
        proposals, warned = self._collected.proposed(self._directory)
        return Reading(tuple(proposals), tuple(dict.fromkeys((*self._warnings, *warned))))
