# SPDX-License-Identifier: Apache-2.0
"""Who is meant where nobody is named: *he*, *they*, *the chancellor*, *the spokesman*.

Rules:

1. *He* is who took part first in the contact before, or whom the sentence before was on.
2. *The chancellor* is the only one who is named in the text and holds that office then.
3. *They* are the two of the sentence before. What is not clear is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.dates import on
from wasl.contact.directory import Directory
from wasl.contact.press.drafts import when_of
from wasl.contact.press.parts import Line
from wasl.contact.press.proposal import Day
from wasl.contact.press.referring import with_meant
from wasl.contact.press.remembering import Read, State, has_come
from wasl.contact.press.shadow import Shadow, fold, spaced
from wasl.contact.press.signing import as_two, author_of, i_said, me, with_office
from wasl.contact.press.timing import Use
from wasl.contact.press.what import him, linking, previous, second, turns
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor, with_counterparts, with_sides
from wasl.contact.press.who.completing import of_pair
from wasl.contact.press.who.namesakes import of_day
from wasl.contact.press.who.ranked import by_rank
from wasl.contact.press.who.vague import (
    CHANCELLORS,
    LEADERS,
    MINISTERS,
    made_clear,
    may_be_host,
    of_title,
)

_MINISTRIES: Final = frozenset({"foreign-ministry", "defence-ministry"})
_CHANCELLOR: Final = re.compile(fold(r"المستشارة?"))
_MINISTER: Final = ("министр", "minister")
"""Alone, he is who was told of last."""
_HIM: Final = 12
_OF_BOTH: Final = re.compile(
    spaced(r" (?:of (?:the )?(?:two|both)|двух|обеих|обоих|البلدين|الدولتين)(?!\w)")
)
_BOTHS: Final = re.compile(
    r"(?<!\w)(?:two|both) (?:countries|nations|states|governments|neighbou?rs|sides|armies|militaries)'s? (?:\w+ )?$"
)
_FIELDS: Final = re.compile(
    fold(r"\s(?:وال|وشؤون )(?:دفاع|داخلية|خارجية|مالية|عدل|صحة|اقتصاد|طاقة|نفط|تجارة|إعلام|دولة)")
)
_TWO, _SILENT = 2, 3
_BEHIND: Final = 60
_RECENT: Final = 3

_OF: Final = re.compile(r"(?<!\w)(?:in|of|by|to|from|with|about)\s+$")
_INVITED: Final = re.compile(r"(?<!\w)invitation\s+(?:of|from)(?!\w)[^,;]*$")
_INVITER: Final = 130
_WITH_HIM_BEHIND: Final = re.compile(r"\s+(?:with|to)\s+")
_WHEN_OTHERS: Final = re.compile(
    spaced(r",? when (?!(?:the two|the pair|both|they|he|she|his|her|their)(?!\w))")
)
_HE_AND: Final = re.compile(r"(?<!\w)(he|she) and\s+(?:(?:his|her|the)\s+)?$")
_RECEIVED_HIM: Final = re.compile(r"(?<!\w)(?:его|ее)\s+(?:принял|встретил)[аи]?$")

_INNER: Final = re.compile(
    r"(?:'s)?\s(?:cabinet|government|parliament|senate|congress|lawmakers|voters|public|constitution|opposition)(?!\w)"
)
"""*The president wanted what the Swiss cabinet had approved*: he may be theirs."""


class Subjects:
    """Finds who is meant in one text."""

    def __init__(self, shadow: Shadow, directory: Directory) -> None:
        self._shadow, self._directory = shadow, directory
        self._author: Actor | None = None

    def with_voice(self, line: Line, state: State) -> Line:
        """Give *the spokesman* the side of the one before him, *the chancellor* his own."""
        actors: list[Actor] = []
        text = self._shadow.text
        here = {one.side for one in line.actors if not _INNER.match(text, one.end)}
        for given in self._both_named(line.actors, state):
            one = of_day(given, self._directory, state.published)
            if given.vague:
                opens = not text[given.start].isascii() or all(
                    each.start >= given.start for each in line.actors
                )
                him = text[given.start : given.end] in _MINISTER and state.silent <= _SILENT
                him = him and opens  # and not of *X's ministry, saying the minister …*
                who = state.subject if him else None
                one = made_clear(given, line.actors, state.ministers, who)
            if one is None:
                continue
            self._remember(one, state)
            if one.office == "ambassador" and not (one.side or one.person or one.counterpart):
                houses = {each.side for each in actors if each.office == "embassy"} - {""}
                one = replace(one, side=houses.pop()) if len(houses) == 1 else one
            if one.office == "aide" and one.is_unplaced and not one.name:
                one = self._chancellor(one, state)
            whole = one.office and one.is_unplaced and not one.name
            if whole and (known := self._known(one, here, state)):
                actors.append(replace(one, side=known[0], person=known[1]))
            elif one.office == "spokesman":
                own = next((each.side for each in actors if each.is_party), "")
                his = one.side or turns.HIS.search(text, max(0, one.start - 5), one.start)
                state.voice = one.side or (own if his and own else state.voice)
                state.voice = state.voice or self._told_of(line, one)
                actors.append(replace(one, side=state.voice))
            elif one.office in _MINISTRIES and not one.side and state.voice:
                actors.append(replace(one, side=state.voice))
            else:
                actors.append(one)
        self._author = author_of(text, line) or self._author
        if any(one.vague for one in line.actors):
            actors = with_counterparts(with_sides(actors), self._office_of)
        actors = of_pair(actors, state.focus.sides if state.focus else frozenset())
        area = (line.sentence.start, line.sentence.end)
        told = (*(state.focus.parties if state.focus else ()), *state.named.values())
        ranked = by_rank(self._shadow, actors, area, told)
        actors = actors if ranked is None else [ranked, *actors]
        return Line(line.sentence, tuple(self._with_meant(line, actors, state)))

    def _with_meant(self, line: Line, actors: list[Actor], state: State) -> list[Actor]:
        """Put *he*, *the guest* among the actors; remember who was named last of each side."""
        one, subject = line.sentence, state.subject if state.silent <= _SILENT else None
        pair = state.focus.parties if state.focus else ()
        other = next((each for each in pair if subject and each.side != subject.side), None)
        last = {**state.named, **{each.side: each for each in actors if each.is_party}}
        if not one.heading:
            area = (one.start, one.end)
            text, focus = self._shadow.text, state.focus
            came = other if focus and turns.is_received(focus.words.text) else None
            actors = with_meant(
                text, actors, area, subject=subject, other=other, last=last, guest=came
            )
        state.named = last
        return actors

    def _both_named(self, actors: Sequence[Actor], state: State) -> list[Actor]:
        """Give *the ministers* their sides: those of the two told of last."""
        focus = state.focus
        pair = tuple(focus.parties) if focus and len(focus.parties) == 2 else state.pair
        text = self._shadow.text
        said = any(
            one.two
            and (
                _OF_BOTH.match(text, one.end)
                or _BOTHS.search(text, max(0, one.start - 40), one.start)
            )
            for one in actors
        )
        if len(pair) != 2 and said and len(state.sides) == _TWO:  # the only two of the text
            pair = tuple(
                replace(one, office="", person="", name="") for one in state.sides.values()
            )
        for one in actors:
            if one.side:
                state.sides.setdefault(one.side, one)
        found: list[Actor] = []
        for at, one in enumerate(actors):
            if one.two and _FIELDS.match(text, one.end):
                continue  # *the ministers of defence and of the interior*
            first = at + 1 < len(actors) and actors[at + 1].two
            if not one.two or len(pair) != 2:
                found.append(one)
                continue
            other = pair[0] if first else pair[1]
            named = other.person or other.name
            same = not one.office or other.office == one.office or not (other.office or named)
            named = replace(other, start=one.start, end=one.end) if same else one
            found.append(
                replace(
                    named,
                    side=other.side,
                    office=one.office or named.office,
                    name=one.name or named.name,
                )
            )
        return found

    def _office_of(self, person: str) -> str:
        """Return the only office that a person has held, or ""."""
        offices = {term.office for term in self._directory.persons[person].terms}
        return offices.pop() if len(offices) == 1 else ""

    def _remember(self, one: Actor, state: State) -> None:
        """Remember a minister, for *the minister*."""
        if not one.can_take_part or not one.side:
            return
        office = one.office or (self._office_of(one.person) if one.person else "")
        if office in MINISTERS:
            state.ministers[one.side] = replace(one, office=office)
        elif office in LEADERS:
            state.ministers[f"leader {one.side}"] = replace(one, office=office)

    def _told_of(self, line: Line, one: Actor) -> str:
        """Return the side of whom a spokesman of nobody tells: *the spokesman said that Shoukry*."""
        able = (each for each in line.actors if each.start > one.end and each.can_take_part)
        whom = next(able, None)
        that = whom is not None and turns.is_told(self._shadow.text, whom.start)
        return whom.side if whom is not None and that else ""

    def _known(self, one: Actor, here: AbstractSet[str], state: State) -> tuple[str, str] | None:
        """Return the only one named in the text who holds an office, with the side."""
        if state.offices is None:
            state.offices = {}
            when = on(state.published) if state.published else None
            persons = {person for each in state.holders.values() for person in each}
            for person in sorted(persons):
                for term in self._directory.offices_of(person, on=when):
                    state.offices.setdefault(term.office, set()).add((term.side, person))
        holders = {each for each in state.offices.get(one.office, set()) if each[0] not in here}
        subject = state.subject if state.silent <= _SILENT else None
        holders = of_title(self._shadow.text[one.start : one.end], holders, subject)
        definite = turns.is_definite(self._shadow.text, one.start)
        if len(holders) != 1 or not definite:
            return None
        (known,) = holders
        return None if may_be_host(one, known[0], state.subject, self._shadow.text) else known

    def _chancellor(self, one: Actor, state: State) -> Actor:
        """Return *المستشار*, which is an adviser as well, as the chancellor whom the text names."""
        if _CHANCELLOR.fullmatch(self._shadow.text, one.start, one.end) is None:
            return one
        head = replace(one, office="head-of-government")
        known = self._known(head, frozenset(), state)
        if known is None or known[0] not in CHANCELLORS:
            return one
        return replace(head, side=known[0], person=known[1])

    def with_subject(
        self, parties: list[Actor], trigger: Trigger, read: Read, state: State
    ) -> list[Actor]:
        """Give *he* of *he spoke with X* the one who took part first before."""
        subject = state.subject
        if trigger.told:
            parties = linking.tellers(self._shadow.text, parties, trigger.end, has_come(state))
        if len(parties) == _TWO and second.is_of_others(parties, trigger, read.told):
            return []
        text, one = self._shadow.text, read.line.sentence
        spoken = him.spoken_for(text, read.line.actors, trigger.start)
        subject = spoken or (subject if state.silent <= _SILENT else None)
        own = me(text, one.start, trigger, author=self._author)
        own = own or i_said(text, (one.start, one.end), trigger, subject)
        if own is not None and len(parties) == 1 and parties[0].side != own.side:
            return [own, with_office(parties[0], own)]
        if subject is None:
            return parties
        if len(parties) != 1:  # *he met Y on Monday after talks with X*
            return second.with_him(text, one.start, parties, trigger, subject) or parties
        if second.is_of_stranger(read.line.actors, trigger):
            return parties  # he does it, and nobody knows whose he is
        (other,) = parties
        if received := self._received(other, subject, trigger, one.start):
            return received
        opens = self._goes_on(other, subject, trigger, read)
        if other.side != subject.side and other.start < trigger.start and opens is None:
            two = as_two(text, one.start, subject, other, trigger.start)
            return two or second.of_him(text, other, trigger, subject) or parties
        focus = state.focus.parties if state.focus else []
        told = focus if other.side == subject.side or len(focus) == _TWO else []
        if two := him.met_him(text, other, trigger, told):
            return two
        if other.side == subject.side:
            return parties
        place = him.he_of(text, read.line, trigger, other, opens)
        at = (trigger.start, trigger.end)
        near = state.silent < _SILENT and turns.talks_with(text, one.start, at, other.start)
        place = place or near or None
        if place is None:
            return parties
        return [replace(subject, start=place[0], end=place[1]), with_office(other, subject)]

    def _received(self, other: Actor, him: Actor, trigger: Trigger, start: int) -> list[Actor]:
        """Return the two of *X flew in; Y received him*."""
        text = self._shadow.text
        if other.side == him.side:
            return []
        guest = _RECEIVED_HIM.search(text, max(start, trigger.start - 6), trigger.end)
        if guest is not None:
            return [replace(him, start=guest.start(), end=trigger.start), other]
        with_him = _WITH_HIM_BEHIND.match(text, trigger.end)
        at = with_him.end() if with_him else trigger.end + 1
        after = turns.HIM.match(text, at, at + _HIM)
        if after is None or not text[after.start()].isascii() or other.end >= trigger.start:
            own = [with_office(other, him), replace(him, start=trigger.start, end=trigger.end)]
            return own if trigger.of_him else []  # *كان الملك استقبله*
        return [replace(him, start=after.start(), end=after.end()), other]

    def _goes_on(
        self, other: Actor, subject: Actor, trigger: Trigger, read: Read
    ) -> tuple[int, int] | None:
        """Return where a sentence that names nobody again has who goes on with another."""
        text, one = self._shadow.text, read.line.sentence
        strange = other.side != subject.side
        with_him = _HE_AND.search(text, max(one.start, other.start - _HIM), other.start)
        if with_him is not None and strange:
            return with_him.span(1)
        again = turns.WHO_GOES_ON.match(text, one.start, one.end)
        if again is not None and turns.is_whom(
            text, again.end(), other.start, counterpart=other.counterpart
        ):
            return again.span()
        came = strange and second.words_came(text, one.start, trigger, other.start)
        if came:
            return came
        dropped = trigger.dropped and other.start >= trigger.start
        return (trigger.start, trigger.end) if dropped or (trigger.of_both and strange) else None

    def who_goes_on(
        self, partners: Sequence[Actor], trigger: Trigger, read: Read, state: State
    ) -> Actor | None:
        """Return *he* of *he spoke with X, and in the evening with Y*."""
        subject, start = state.subject, read.line.sentence.start
        he = turns.HE.search(self._shadow.text, start, trigger.start)
        if he is None or subject is None or state.silent > _SILENT:
            return None
        if any(subject.side == one.side for one in partners):
            return None
        return replace(subject, start=he.start(), end=he.end())

    def both(self, trigger: Trigger, read: Read, state: State) -> list[Actor]:
        """Give *they* the two of the sentence before, if nothing was told of them yet."""
        start = max(read.line.sentence.start, trigger.start - _BEHIND)
        text, one = self._shadow.text, read.line.sentence
        two = turns.is_both(text, start, trigger.start)
        if trigger.status is Status.PLANNED:  # *the two ministers will speak again on Monday*
            again = two is not None and text[two.start()].isascii() and state.age <= _RECENT
            pair = state.focus.parties if again and state.focus else []
            return [replace(each, start=two.start(), end=two.end()) for each in pair if two]
        again = turns.AGAIN.search(text, one.start, trigger.start)
        if two and again and state.focus and any(each.use is Use.FREE for each in read.times):
            return [replace(each, start=two.start(), end=two.end()) for each in state.focus.parties]
        many = turns.size_of_them(text, start, trigger.start)
        if two is not None and state.focus is not None and len(state.focus.parties) == many:
            if not turns.is_before(text, start=one.start, end=one.end):
                return []
            return [
                replace(each, person="", name="", start=two.start(), end=two.end())
                if each.office
                else each
                for each in state.focus.parties
            ]
        they = turns.THEY.search(self._shadow.text, start, trigger.start)
        if they and state.focus and previous.had_met(text, one.start, trigger.end):
            again = state.focus.parties if len(state.focus.parties) == _TWO else []
            return [replace(each, start=they.start(), end=they.end()) for each in again]
        if they is None or len(state.pair) != 2 or (state.focus and state.age <= 1):
            return []
        return [replace(one, start=they.start(), end=they.end()) for one in state.pair]

    def only_one(self, actors: Sequence[Actor]) -> Actor | None:
        """Return whom a sentence is on: the only one who can take part, *X arrived in Kyiv*."""
        text = self._shadow.text
        able = [one for one in actors if one.is_party]
        if len({one.side for one in able}) > 1:  # *at the invitation of X, Y will visit Z*
            able = [
                one for one in able
                if not _INVITED.search(text, max(0, one.start - _INVITER), one.start)
            ]  # fmt: skip
        if len({one.side for one in able}) != 1:
            return None
        start = able[0].start
        return None if _OF.search(text, max(0, start - _HIM), start) else able[0]

    def of_then(self, parties: Sequence[Actor], at: int) -> list[Actor]:
        """Return the sides of a contact long ago: *since 2015, when X saw Y*, it was of others."""
        if not _WHEN_OTHERS.match(self._shadow.text, at):
            return list(parties)
        # As bodies: who holds the office now is not put in for those of then.
        return [
            replace(
                one,
                office=one.office or (self._office_of(one.person) if one.person else ""),
                person="",
                name="",
                body=True,
            )
            for one in parties
        ]

    def as_then(self, one: Actor, day: Day) -> Actor:
        """Return one without the person, if somebody else held the office that day."""
        when = when_of(day)
        if not one.person or when is None:
            return one
        if not one.office:
            held = self._directory.offices_of(one.person, on=when)
            return one if held else replace(one, person="")
        held = self._directory.in_office(one.person, one.side, office=one.office, on=when)
        return one if held else replace(one, person="")
