# SPDX-License-Identifier: Apache-2.0
"""Reading a text: from its sections to what it proposes.

Rules:

1. A page is cut at its headings; a section that names nobody of those before begins another part,
   and another article. The day of publication is of the first part alone, unless more are given or
   a line of dates stands in the part.
2. A contact needs two sides with an office or a name each; *the call* goes back to the one before.
   Whoever only tells of it takes no part in it.
3. What a sentence says of the contact in it, or of the one told before, is put to that one.
4. *Had spoken* opens what was before: *the call* after it still is the one that was told first.
5. The text is data. Nothing in it is carried out, and nothing is filed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.directory import Directory
from wasl.contact.press import speech, triggers
from wasl.contact.press.actors import Actor
from wasl.contact.press.asides import Asides
from wasl.contact.press.cutting import cut
from wasl.contact.press.dates import Dated
from wasl.contact.press.drafts import Draft, fits, propose, take_in, when_of
from wasl.contact.press.lexicon import make_lexicon
from wasl.contact.press.mentions import Mentions
from wasl.contact.press.pairing import caller_of, parties_of
from wasl.contact.press.parts import Line, day_of, parts_of
from wasl.contact.press.proposal import Claim, Day, Kind, Proposal, Reading, Role, Warned
from wasl.contact.press.resolving import How, resolve
from wasl.contact.press.shadow import Shadow, cast_shadow
from wasl.contact.press.speech import Saying
from wasl.contact.press.telling import Told, put_to, wish_of
from wasl.contact.press.timing import Timed, Use, announced_day, nearest, timed
from wasl.contact.press.triggers import Trigger

_KINDS: Final = {
    Status.HELD: Kind.CONTACT,
    Status.PLANNED: Kind.PLANNED,
    Status.CANCELLED: Kind.PLANNED,
    Status.DENIED: Kind.DENIED,
}
_STALE: Final = 3
_FADED: Final = 12
_REMEMBERED: Final = 64
"""Contacts of one pair that a new telling is compared with: a text costs what its length does."""
_LEAD: Final = 2


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


@dataclass(slots=True)
class _State:
    """What is remembered from sentence to sentence of a part."""

    part: int
    published: date | None
    focus: Draft | None = None
    age: int = 0
    speaker: Actor | None = None
    voice: str = ""
    aside: Draft | None = None
    bodies: int = 0
    named: list[Actor] = field(default_factory=list)


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
        state = _State(number, published or told)
        state.named = [actor for line in lines for actor in line.actors]
        before = -1
        for line in lines:
            self._read_line(line, state, opens=line.sentence.paragraph != before)
            before = line.sentence.paragraph
            state.bodies += not line.sentence.heading

    # ── sentences ──

    def _read_line(self, line: Line, state: _State, *, opens: bool) -> None:
        line = self._with_voice(line, state)
        text, one = self._shadow.text, line.sentence
        told = speech.sayings(text, line.actors, start=one.start, end=one.end, last=state.speaker)
        found = triggers.find_contacts(text, start=one.start, end=one.end)
        dated = bool(found) or triggers.is_aside(text, start=one.start, end=one.end)
        times = timed(text, told, start=one.start, end=one.end, opens=opens) if dated else []
        read = _Read(line, found, told, times)
        target = self._contacts(read, state)
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
        speakers = [each.speaker for each in told if each.speaker is not None]
        state.speaker = speakers[-1] if speakers else state.speaker
        state.age += not one.heading

    @staticmethod
    def _told_before(line: Line, state: _State) -> Draft | None:
        """Return what a sentence without a word of contact goes back to."""
        aside = state.aside
        state.aside = None
        if aside is not None and any(aside.has_person(one.person) for one in line.actors):
            return aside
        return state.focus if state.age <= _STALE else None

    @staticmethod
    def _with_voice(line: Line, state: _State) -> Line:
        """Give *the spokesman* the side of the one before him."""
        actors: list[Actor] = []
        for one in line.actors:
            if one.office == "spokesman":
                state.voice = one.side or state.voice
                actors.append(replace(one, side=state.voice))
            else:
                actors.append(one)
        return Line(line.sentence, tuple(actors))

    def _contacts(self, read: _Read, state: _State) -> Draft | None:
        """Take in the contacts of a sentence; return the one that it is about."""
        target: Draft | None = None
        same: set[tuple[frozenset[str], Status | None]] = set()
        for trigger in read.found:
            parties = parties_of(read.line.actors, trigger, read.told)
            sides = frozenset(one.side for one in parties)
            if trigger.previous:
                self._previous(trigger, parties, read, state)
            elif len(sides) < 2:
                if trigger.status is Status.HELD and self._goes_back(trigger, state, target):
                    target = target or state.focus
                    self._date(target, trigger, read, state)
            elif (sides, trigger.status) in same and target is not None:
                self._date(target, trigger, read, state)
            else:
                same.add((sides, trigger.status))
                kept = self._add(self._draft(trigger, parties, read, state), state)
                if target is None or trigger.status is Status.HELD:
                    target = kept
        self._since(read, target or state.focus, state)
        one = read.line.sentence
        if target is not None and target.kind is not Kind.ATTEMPT:
            before = triggers.is_before(self._shadow.text, start=one.start, end=one.end)
            if before and state.focus is not None:
                state.aside = target
            else:
                state.focus = target
        return target

    @staticmethod
    def _goes_back(trigger: Trigger, state: _State, target: Draft | None) -> bool:
        if target is not None:
            return True
        if not trigger.definite and state.age > _STALE:
            state.focus = None  # another one is told of, by nobody whom we know
        return state.focus is not None and state.age <= (_FADED if trigger.definite else _STALE)

    def _draft(self, trigger: Trigger, parties: list[Actor], read: _Read, state: _State) -> Draft:
        kind = _KINDS.get(trigger.status or Status.HELD, Kind.ATTEMPT)
        words = self._shadow.span(trigger.start, trigger.end)
        draft = Draft(kind, trigger.status, parties, state.part, words, trigger.medium)
        draft.lead = kind is Kind.CONTACT and state.bodies < _LEAD
        self._date(draft, trigger, read, state)
        if draft.day.value is None and draft.day.span is None:
            self._on_or_before(draft, read.times, state)
        shadow = self._shadow
        if kind is Kind.ATTEMPT and trigger.several:
            draft.claim(Claim("", "attempts", "several", shadow.span(*trigger.several)))
        place = caller_of(shadow.text, read.line, trigger, parties)
        if place is not None and place.side in draft.sides:
            draft.wish(wish_of(place, read.told, shadow))
        return draft

    def _on_or_before(self, draft: Draft, times: Sequence[Timed], state: _State) -> None:
        if draft.kind not in (Kind.CONTACT, Kind.ATTEMPT):
            return
        day = announced_day(times, self._shadow, published=state.published)
        if day is not None:
            draft.day = day
        elif draft.kind is Kind.ATTEMPT and state.published is not None:
            last = f"/{state.published.isoformat()}"
            draft.day = Day(last, Role.ON_OR_BEFORE, How.RELATIVE, None)

    def _date(self, draft: Draft | None, trigger: Trigger, read: _Read, state: _State) -> None:
        others = [one.start for one in read.found if one.previous is not trigger.previous]
        at = (trigger.start, trigger.end)
        actors = read.line.actors
        dated = nearest(self._shadow.text, read.times, actors, at=at, others=others)
        if draft is None or dated is None:
            return
        future = draft.status in (Status.PLANNED, Status.CANCELLED)
        if "next" in (dated.shift, dated.of_year) and not future:
            return  # what was held is not dated by what will be
        draft.sharpen(self._day(dated, Role.CONTACT, state, future=future))

    def _day(self, dated: Dated, role: Role, state: _State, *, future: bool = False) -> Day:
        value = resolve(dated, published=state.published, future=future)
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
        day = self._day(dated, Role.CONTACT, state)
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
            pair = parties_of(read.line.actors, trigger, ())
            if len(pair) != 2 and about is not None:
                pair = list(about.parties)
            if len(pair) == 2:
                day = self._day(each.dated, Role.SINCE, state)
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
            if fits(other, draft):
                take_in(other, draft)
                return other
        alike.append(draft)
        self._drafts.append((draft, state))
        return draft

    def end(self) -> Reading:
        """Return all that was proposed."""
        proposals: list[Proposal] = []
        for draft, state in self._drafts:
            proposal, warnings = propose(
                draft,
                self._shadow,
                directory=self._directory,
                named=state.named,
                published=state.published,
            )
            proposals.append(proposal)
            self._warnings += warnings
        return Reading(tuple(proposals), tuple(dict.fromkeys(self._warnings)))
