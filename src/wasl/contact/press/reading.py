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
5. A quote is of whoever is named at its end or before it, in all its sentences. *This was said by*
   is of the sentence before.
6. *Had spoken* opens what was before: *the call* after it still is the one that was told first.
7. The text is data. Nothing in it is carried out, and nothing is filed.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from wasl.contact.contact import Status
from wasl.contact.dates import can_be_one, on
from wasl.contact.directory import Directory
from wasl.contact.press import speech, triggers
from wasl.contact.press.actors import Actor
from wasl.contact.press.asides import Asides
from wasl.contact.press.cutting import cut
from wasl.contact.press.dates import Dated
from wasl.contact.press.drafts import (
    Draft,
    Holders,
    fits,
    holders_of,
    propose,
    take_in,
    when_of,
)
from wasl.contact.press.lexicon import make_lexicon
from wasl.contact.press.mentions import Mentions
from wasl.contact.press.pairing import caller_of, parties_of, partners_of
from wasl.contact.press.parts import Line, day_of, parts_of
from wasl.contact.press.proposal import Claim, Day, Kind, Proposal, Reading, Role, Warned, kind_of
from wasl.contact.press.resolving import How, resolve
from wasl.contact.press.shadow import Shadow, cast_shadow
from wasl.contact.press.speech import Saying
from wasl.contact.press.telling import Told, put_to, said_by_of, wish_of
from wasl.contact.press.timing import Timed, Use, announced_day, nearest, timed
from wasl.contact.press.triggers import Trigger

_HAPPENED: Final = (Kind.CONTACT, Kind.ATTEMPT)
_AHEAD: Final = (Status.PLANNED, Status.CANCELLED)
_LISTS: Final = (Status.HELD, Status.PLANNED)
_HIM: Final = 12
_QUOTED: Final = 12
"""Sentences of a quote that are looked through for its end."""
_BEHIND: Final = 60
_STALE: Final = 3
_FADED: Final = 12
_REMEMBERED: Final = 64
"""Contacts of one pair that a new telling is compared with: a text costs what its length does."""
_LEAD: Final = 1


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
    for number, part in enumerate(reader.parts()):
        given = published[number] if number < len(published) else None
        reader.read_part(number, part, given)
    return reader.end()


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with its words of contact, what is said in it, and its dates."""

    line: Line
    found: Sequence[Trigger]
    told: Sequence[Saying]
    times: Sequence[Timed]


class _Quote(NamedTuple):
    """A quote of several sentences: up to ``end``, and who speaks in it."""

    end: int
    speaker: Actor | None
    channel: str


@dataclass(slots=True)
class _State:
    """What is remembered from sentence to sentence of a part."""

    part: int
    published: date | None
    holders: Holders
    focus: Draft | None = None
    age: int = 0
    speaker: Actor | None = None
    voice: str = ""
    aside: Draft | None = None
    subject: Actor | None = None
    silent: int = 0
    quote: _Quote | None = None
    pair: tuple[Actor, ...] = ()
    before: Draft | None = None
    bodies: int = 0
    dated: bool = False
    offices: dict[str, set[tuple[str, str]]] | None = None


class _Reader:
    def __init__(self, shadow: Shadow, directory: Directory, *, outlet_side: str) -> None:
        self._shadow = shadow
        self._directory = directory
        self._mentions = Mentions(make_lexicon(directory), shadow)
        self._own = outlet_side
        self._drafts: list[tuple[Draft, _State]] = []
        self._alike: dict[tuple[Kind, Status | None, frozenset[str]], list[Draft]] = {}
        self._warnings: list[Warned] = []
        self._asides = Asides(shadow)

    # ── parts ──

    def parts(self) -> list[list[Line]]:
        """Return the articles of the page."""
        return parts_of(cut(self._shadow.text), self._mentions, own_side=self._own)

    def read_part(self, number: int, lines: Sequence[Line], published: date | None) -> None:
        """Read one article."""
        told, warnings = day_of(self._shadow, lines)
        self._warnings += warnings
        if published is not None and told not in (None, published):
            one = lines[0].sentence
            what = f"the text says that it is of {told}"
            self._warnings.append(Warned(what, self._shadow.span(one.start, one.end)))
        holders = holders_of(actor for line in lines for actor in line.actors)
        state = _State(number, published or told, holders)
        before = -1
        for n, line in enumerate(lines):
            self._quote(lines, n, state)
            self._read_line(line, state, opens=line.sentence.paragraph != before)
            before = line.sentence.paragraph
            state.bodies += not line.sentence.heading

    # ── sentences ──

    def _quote(self, lines: Sequence[Line], n: int, state: _State) -> None:
        """Look ahead to the end of a quote that a sentence opens: who speaks is named there."""
        text, one = self._shadow.text, lines[n].sentence
        if state.quote is not None and one.start < state.quote.end:
            return
        state.quote = None
        if text.count('"', one.start, one.end) % 2 == 0:
            return
        for other in lines[n + 1 : n + 1 + _QUOTED]:
            last = other.sentence
            if last.paragraph != one.paragraph:
                return
            if (close := text.find('"', last.start, last.end)) < 0:
                continue
            told = speech.sayings(
                text, other.actors, start=last.start, end=last.end, last=state.speaker
            )
            saying = next((each for each in told if close < each.told[0] <= close + _BEHIND), None)
            speaker = saying.speaker if saying else None
            state.quote = _Quote(close, speaker, saying.channel if saying else "")
            return

    def _in_quote(self, told: list[Saying], line: Line, state: _State) -> list[Saying]:
        """Give the words of a quote of several sentences to whoever speaks in it."""
        quote, one = state.quote, line.sentence
        if quote is None or one.start >= quote.end:
            return told
        if told and told[-1].speaker is not None and one.end <= quote.end:
            state.quote = quote = quote._replace(speaker=quote.speaker or told[-1].speaker)
        if told or quote.speaker is None or one.end > quote.end:
            return told
        return [Saying(one.start, one.start, one.end, quote.speaker, quote.channel, (0, 0))]

    def _read_line(self, line: Line, state: _State, *, opens: bool) -> None:
        line = self._with_voice(line, state)
        text, one = self._shadow.text, line.sentence
        told = speech.sayings(text, line.actors, start=one.start, end=one.end, last=state.speaker)
        told = self._in_quote(told, line, state)
        found = triggers.find_contacts(text, line.actors, start=one.start, end=one.end)
        dated = bool(found) or triggers.is_aside(text, start=one.start, end=one.end)
        times = timed(text, told, start=one.start, end=one.end, opens=opens) if dated else []
        read = _Read(line, found, told, times)
        target = self._contacts(read, state)
        if speech.tells_of_before(text, start=one.start, end=one.end):
            self._told_behind(told, state)
        state.before = target
        if target is not None:
            state.age = 0
        draft = target or self._told_before(line, state)
        if draft is not None:
            about, fresh = target is not None, state.age <= 1
            put_to(
                draft,
                Told(line=line, sayings=told, found=found, about=about, fresh=fresh),
                self._shadow,
            )
        for draft in self._asides.read(
            one, line.actors, told=told, times=times, part=state.part, published=state.published
        ):
            if not (target is not None and draft.kind is Kind.LINE):
                self._add(draft, state)
        if state.bodies <= _LEAD and any(each.use is Use.FREE for each in times):
            state.dated = True
        state.pair = _two(line.actors)
        if target is None and (only := _one(line.actors)) is not None:
            state.subject, state.silent = only, 0
        state.silent += not one.heading
        speakers = [each.speaker for each in told if each.speaker is not None]
        state.speaker = speakers[-1] if speakers else state.speaker
        state.age += not one.heading

    def _told_behind(self, told: Sequence[Saying], state: _State) -> None:
        """X said what the sentence before tells: *this was said by X on Monday*."""
        draft, saying = state.before, told[0] if told else None
        if draft is None or saying is None:
            return
        said_by = said_by_of(saying, self._shadow)
        wishes = [
            one if one.said_by else replace(one, said_by=said_by) for one in draft.wishes.values()
        ]
        draft.wishes.clear()
        for one in wishes:
            draft.wish(one)
        first, last = saying.told
        times = timed(self._shadow.text, told, start=first, end=last, opens=False)
        day = announced_day(times, self._shadow, published=state.published)
        if day is not None and draft.day.span is None and draft.kind in _HAPPENED:
            draft.day = day

    @staticmethod
    def _told_before(line: Line, state: _State) -> Draft | None:
        """Return what a sentence without a word of contact goes back to."""
        aside = state.aside
        state.aside = None
        if aside is not None and any(aside.has_person(one.person) for one in line.actors):
            return aside
        return state.focus if state.age <= _STALE else None

    def _with_voice(self, line: Line, state: _State) -> Line:
        """Give *the spokesman* the side of the one before him, *the chancellor* his own."""
        actors: list[Actor] = []
        here = {one.side for one in line.actors}
        for one in line.actors:
            whole = one.office and not (one.side or one.person or one.body or one.counterpart)
            if whole and (known := self._known(one, here, state)) is not None:
                actors.append(replace(one, side=known[0], person=known[1]))
            elif one.office == "spokesman":
                state.voice = one.side or state.voice
                actors.append(replace(one, side=state.voice))
            else:
                actors.append(one)
        return Line(line.sentence, tuple(actors))

    def _known(self, one: Actor, here: AbstractSet[str], state: _State) -> tuple[str, str] | None:
        """Return the only one named in the text who holds an office, with the side."""
        if state.offices is None:
            state.offices = {}
            when = on(state.published) if state.published else None
            persons = {person for each in state.holders.values() for person in each}
            for person in sorted(persons):
                for term in self._directory.offices_of(person, on=when):
                    state.offices.setdefault(term.office, set()).add((term.side, person))
        holders = {each for each in state.offices.get(one.office, set()) if each[0] not in here}
        definite = triggers.is_definite(self._shadow.text, one.start)
        return next(iter(holders)) if definite and len(holders) == 1 else None

    def _contacts(self, read: _Read, state: _State) -> Draft | None:
        """Take in the contacts of a sentence; return the one that it is about."""
        target: Draft | None = None
        same: set[tuple[frozenset[str], Status | None]] = set()
        triggers_ = [self._to_come(each, read) for each in read.found]
        # *In two calls X spoke with Y and with Z*: who is listed says what the calls were.
        triggers_.sort(key=lambda one: not partners_of(self._shadow.text, read.line, one)[1])
        for trigger in triggers_:
            if listed := self._list(trigger, read, state):
                target = target or listed[0]
                same |= {(one.sides, trigger.status) for one in listed}
                continue
            parties = self._parties(trigger, read, state)
            sides = frozenset(one.side for one in parties)
            if trigger.previous:
                self._previous(trigger, parties, read, state)
            elif len(sides) < 2:
                if trigger.status in _AHEAD and trigger.definite and target is None:
                    target = self._changed(trigger, read, state)
                elif trigger.status is Status.HELD and self._goes_back(trigger, state, target):
                    target = target or state.focus
                    self._date(target, trigger, read, state)
            elif (sides, trigger.status) in same and target is not None:
                self._date(target, trigger, read, state)
            else:
                same.add((sides, trigger.status))
                draft = self._draft(trigger, parties, read, state)
                kept = self._denied_before(draft, trigger, read) or self._add(draft, state)
                if target is None or trigger.status is Status.HELD:
                    target = kept
            if len(sides) == 2 and not trigger.previous:
                state.subject, state.silent = parties[0], 0
        self._since(read, target or state.focus, state)
        self._focus(target, read.line, state)
        return target

    def _focus(self, target: Draft | None, line: Line, state: _State) -> None:
        """Remember which contact *the call* is, and which one was before."""
        if target is None or target.kind is Kind.ATTEMPT:
            return
        one = line.sentence
        before = triggers.is_before(self._shadow.text, start=one.start, end=one.end)
        if before and state.focus is not None:
            state.aside = target
        else:
            state.focus = target

    def _list(self, trigger: Trigger, read: _Read, state: _State) -> list[Draft]:
        """Take in calls *with X, Y and Z*, each a contact, and return them."""
        who, partners = partners_of(self._shadow.text, read.line, trigger)
        if who is None or not partners or trigger.status not in _LISTS or trigger.previous:
            return []
        if triggers.HE.search(self._shadow.text, who.end, trigger.start):
            return []  # *X told Y of calls that he made with …*
        drafts = [self._draft(trigger, [who, one], read, state) for one in partners]
        return [self._add(one, state) for one in drafts]

    def _parties(self, trigger: Trigger, read: _Read, state: _State) -> list[Actor]:
        """Return who takes part, as far as a sentence or those before it name them."""
        parties = parties_of(self._shadow.text, read.line, trigger, read.told)
        if not parties and trigger.status is Status.HELD:
            return self._both(trigger, read, state)
        return self._with_subject(parties, trigger, read, state)

    def _to_come(self, trigger: Trigger, read: _Read) -> Trigger:
        """*Lavrov meets Fidan next Friday*: what is dated ahead of the report is planned."""
        dated = self._nearest(trigger, read)
        if trigger.status is not Status.HELD or trigger.previous:
            return trigger
        one = read.line.sentence
        if not one.heading and triggers.IMPERFECT.match(self._shadow.text, one.start, one.end):
            return replace(trigger, status=Status.PLANNED)
        if dated is None:
            return trigger
        ahead = "next" in (dated.shift, dated.of_year) or (dated.ago or 0) < 0
        return replace(trigger, status=Status.PLANNED) if ahead else trigger

    def _nearest(self, trigger: Trigger, read: _Read) -> Dated | None:
        others = [one.start for one in read.found if one.previous is not trigger.previous]
        at = (trigger.start, trigger.end)
        text, actors, start = self._shadow.text, read.line.actors, read.line.sentence.start
        times = [
            one for one in read.times
            # *Today* in a quote is the day of the quote.
            if one.dated.unit != "day" or text.count('"', start, one.dated.start) % 2 == 0
        ]  # fmt: skip
        if triggers.is_during(text, trigger.start):
            occasion = [each.told for each in read.told if _is_within(at, each.told)]
            times = [
                replace(one, use=Use.FREE)
                if one.use is Use.ANNOUNCED
                and any(_is_within((one.dated.start, one.dated.end), each) for each in occasion)
                else one
                for one in times
            ]
        return trigger.moved or nearest(text, times, actors, at=at, others=others)

    def _denied_before(self, draft: Draft, trigger: Trigger, read: _Read) -> Draft | None:
        """Return the denial of what others report of the same two."""
        if draft.kind is not Kind.CONTACT:
            return None
        denied = self._alike.get((Kind.DENIED, Status.DENIED, draft.sides), [])[-1:]
        saying = next((one for one in read.told if one.begins <= trigger.start < one.end), None)
        strange = saying is not None and (
            saying.speaker is None or saying.speaker.side not in draft.sides
        )
        for other in denied:
            if other.part == draft.part and (strange or _is_open(draft)):
                return other
        return None

    def _with_subject(
        self, parties: list[Actor], trigger: Trigger, read: _Read, state: _State
    ) -> list[Actor]:
        """Give *he* of *he spoke with X* the one who took part first before."""
        subject = state.subject
        if len(parties) != 1 or subject is None or state.silent > 1:
            return parties
        (other,) = parties
        one = read.line.sentence
        opens = triggers.WHO_GOES_ON.match(self._shadow.text, one.start, one.end)
        if opens is not None and not triggers.is_whom(
            self._shadow.text, opens.end(), other.start, counterpart=other.counterpart
        ):
            opens = None
        if other.side != subject.side and other.start < trigger.start and opens is None:
            return parties
        if other.side == subject.side or (state.focus and len(state.focus.parties) == 2):
            partner = [
                one
                for one in (state.focus.parties if state.focus else ())
                if one.side != other.side
            ]
            him = triggers.HIM.search(self._shadow.text, trigger.end, trigger.end + _HIM)
            if other.start < trigger.start and len(partner) == 1 and him is not None:
                return [other, replace(partner[0], start=him.start(), end=him.end())]
        if other.side == subject.side:
            return parties
        text = self._shadow.text
        before = [each.end for each in read.line.actors if each.end <= trigger.start]
        he = triggers.HE.search(text, max([one.start, *before]), trigger.start)
        he = he or opens
        if he is None:
            return parties
        if other.counterpart and not other.office:
            other = replace(other, office=subject.office)
        return [replace(subject, start=he.start(), end=he.end()), other]

    def _both(self, trigger: Trigger, read: _Read, state: _State) -> list[Actor]:
        """Give *they* the two of the sentence before, if nothing was told of them yet."""
        start = max(read.line.sentence.start, trigger.start - _BEHIND)
        they = triggers.THEY.search(self._shadow.text, start, trigger.start)
        if they is None or len(state.pair) != 2 or (state.focus and state.age <= 1):
            return []
        return [replace(one, start=they.start(), end=they.end()) for one in state.pair]

    def _changed(self, trigger: Trigger, read: _Read, state: _State) -> Draft | None:
        """Give what was planned its day, or call it off."""
        draft = state.focus
        if draft is None or draft.kind is not Kind.PLANNED or state.age > _STALE:
            return None
        if draft.status is not trigger.status:
            changed = replace(draft, status=trigger.status)
            draft.dropped = True
            draft = state.focus = self._add(changed, state)
        self._date(draft, trigger, read, state)
        return draft

    @staticmethod
    def _goes_back(trigger: Trigger, state: _State, target: Draft | None) -> bool:
        if target is not None:
            return trigger.definite
        if not trigger.definite and state.age > _STALE:
            state.focus = None  # another one is told of, by nobody whom we know
        return state.focus is not None and state.age <= (_FADED if trigger.definite else _STALE)

    def _draft(self, trigger: Trigger, parties: list[Actor], read: _Read, state: _State) -> Draft:
        kind = kind_of(trigger.status or Status.HELD)
        words = self._shadow.span(trigger.start, trigger.end)
        draft = Draft(kind, trigger.status, parties, state.part, words, trigger.medium)
        draft.was_due = trigger.was_due
        draft.lead = kind is Kind.CONTACT and state.bodies < _LEAD and not self._is_dated(read)
        self._date(draft, trigger, read, state)
        if draft.day.value is None and draft.day.span is None:
            self._on_or_before(draft, read.times, state)
        shadow = self._shadow
        if kind is Kind.ATTEMPT and trigger.several:
            first, last, number = trigger.several
            draft.claim(Claim("", "attempts", number, shadow.span(first, last)))
        place = caller_of(shadow.text, read.line, trigger, parties)
        if place is not None and place.side in draft.sides:
            draft.wish(wish_of(place, read.told, shadow))
        return draft

    def _is_dated(self, read: _Read) -> bool:
        """Whether a sentence has words of time that may be those of the contact."""
        one = read.line.sentence
        own = any(each.use is Use.FREE for each in read.times)
        return own or triggers.is_some_time(self._shadow.text, start=one.start, end=one.end)

    def _on_or_before(self, draft: Draft, times: Sequence[Timed], state: _State) -> None:
        if draft.kind not in _HAPPENED:
            return
        day = announced_day(times, self._shadow, published=state.published)
        if day is not None:
            draft.day = day
        elif draft.kind is Kind.ATTEMPT and state.published is not None:
            last = f"/{state.published.isoformat()}"
            draft.day = Day(last, Role.ON_OR_BEFORE, How.RELATIVE, None)

    def _date(self, draft: Draft | None, trigger: Trigger, read: _Read, state: _State) -> None:
        dated = self._nearest(trigger, read)
        if draft is None or dated is None:
            return
        if draft.kind is Kind.DENIED and None in (dated.day, dated.month):
            return  # *had spoken last week* is of the report as well
        future = draft.status in (Status.PLANNED, Status.CANCELLED)
        if "next" in (dated.shift, dated.of_year) and not future:
            return  # what was held is not dated by what will be
        draft.sharpen(self._day(dated, Role.CONTACT, state, future=future))

    def _day(
        self,
        dated: Dated,
        role: Role,
        state: _State,
        *,
        future: bool = False,
        until: Day | None = None,
    ) -> Day:
        """Return a day. ``until``: that of the contact after it; a year that is not said is its."""
        told = when_of(until) if until is not None else None
        last = told.span[1] if told is not None and dated.month is not None else None
        given = state.published
        value = resolve(
            dated, published=min(given, last) if given and last else given, future=future
        )
        span = self._shadow.span(dated.start, dated.end)
        if value.warning:
            self._warnings.append(Warned(value.warning, span))
        return Day(value.text, role, value.how, span)

    # ── the contact before ──

    def _previous(self, trigger: Trigger, parties: list[Actor], read: _Read, state: _State) -> None:
        pair = parties if len(parties) == 2 else list(state.focus.parties) if state.focus else []
        at = (trigger.start, trigger.end)
        dated = nearest(self._shadow.text, read.times, read.line.actors, at=at, others=())
        if dated is None or len(pair) != 2:
            return
        day = self._day(dated, Role.CONTACT, state, until=state.focus and state.focus.day)
        if pair is not parties:
            pair = [replace(one, person="", name="") if one.office else one for one in pair]
        self._add_previous(day, pair, dated, state)

    def _since(self, read: _Read, about: Draft | None, state: _State) -> None:
        """What stands behind *first since* is the day of the contact before."""
        one = read.line.sentence
        held = [each for each in read.found if each.status is Status.HELD]
        if not held or not triggers.is_first(self._shadow.text, start=one.start, end=one.end):
            return
        for each in read.times:
            if each.use is not Use.SINCE:
                continue
            trigger = min(held, key=lambda other: abs(other.start - each.dated.start))
            pair = parties_of(self._shadow.text, read.line, trigger, ())
            if len(pair) != 2 and about is not None:
                pair = list(about.parties)
            if len(pair) == 2:
                day = self._day(each.dated, Role.SINCE, state, until=about and about.day)
                self._add_previous(day, pair, each.dated, state)

    def _as_then(self, one: Actor, day: Day) -> Actor:
        when = when_of(day)
        if not one.person or not one.office or when is None:
            return one
        held = self._directory.in_office(one.person, one.side, office=one.office, on=when)
        return one if held else replace(one, person="")

    def _add_previous(self, day: Day, pair: Sequence[Actor], dated: Dated, state: _State) -> None:
        # Who holds the office now may not have held it then.
        here = [self._as_then(one, day) for one in pair]
        words = self._shadow.span(dated.start, dated.end)
        draft = Draft(Kind.CONTACT, Status.HELD, here, state.part, words, previous=True)
        draft.day = day
        self._add(draft, state)

    def _add(self, draft: Draft, state: _State) -> Draft:
        alike = self._alike.setdefault((draft.kind, draft.status, draft.sides), [])
        for other in alike[-_REMEMBERED:]:
            if not other.dropped and fits(other, draft):
                take_in(other, draft)
                return other
        if draft.kind is Kind.PLANNED:
            for status in _AHEAD:
                for other in self._alike.get((draft.kind, status, draft.sides), [])[-1:]:
                    if other.dropped or other.status is draft.status or other.part != draft.part:
                        continue
                    kept = _one_plan(other, draft)
                    gone = other if kept is draft else draft
                    take_in(kept, replace(gone, day=kept.day if kept.day.value else gone.day))
                    if gone is draft:
                        return kept
                    gone.dropped = True
        if draft.kind is Kind.DENIED:  # what was only reported before
            for other in self._alike.get((Kind.CONTACT, Status.HELD, draft.sides), [])[-1:]:
                other.dropped |= other.part == draft.part and _is_open(other)
        alike.append(draft)
        self._drafts.append((draft, state))
        return draft

    def end(self) -> Reading:
        """Return all that was proposed."""
        proposals: list[Proposal] = []
        for draft, state in self._drafts:
            if draft.dropped:
                continue
            draft.lead = draft.lead and not state.dated
            proposal, warnings = propose(
                draft,
                self._shadow,
                directory=self._directory,
                holders=state.holders,
                published=state.published,
            )
            proposals.append(proposal)
            self._warnings += warnings
        return Reading(tuple(proposals), tuple(dict.fromkeys(self._warnings)))


def _is_within(place: tuple[int, int], area: tuple[int, int]) -> bool:
    return area[0] <= place[0] and place[1] <= area[1]


def _one(actors: Sequence[Actor]) -> Actor | None:
    """Return whom a sentence is on, if only one who can take part is named: *X arrived in Kyiv*."""
    able = [one for one in actors if one.can_take_part and one.side]
    return able[0] if len({one.side for one in able}) == 1 else None


def _two(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the two of two sides whom a sentence names, if there are no more."""
    able = [one for one in actors if one.can_take_part and one.side]
    by_side = {one.side: one for one in reversed(able)}
    return tuple(by_side.values())[::-1] if len(by_side) == 2 else ()


def _is_open(draft: Draft) -> bool:
    return not draft.previous and (draft.day.value is None or draft.day.span is None)


def _one_plan(one: Draft, other: Draft) -> Draft:
    """Return what became of a plan: off, if that was its day; or moved to another."""
    off, planned = (one, other) if one.status is Status.CANCELLED else (other, one)
    before, after = when_of(off.day), when_of(planned.day)
    same = before is not None and after is not None and can_be_one(before, after)
    return off if planned.was_due or after is None or same else planned
