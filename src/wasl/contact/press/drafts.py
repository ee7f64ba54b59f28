# SPDX-License-Identifier: Apache-2.0
"""Proposals while a text is read: what belongs together is put together.

Rules:

1. Two tellings are one contact if their sides, offices and persons can be the same, what became of
   it is the same, and their days can be one. A day sharpens an interval; two days that cannot be
   one are two contacts.
2. Two who differ both stay: the second initiator is a claim beside the first.
3. Holders come from the text; where it names an office alone, from its other mentions in the text,
   then from the directory by the day. A person who held no such office that day is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from wasl.contact.contact import Medium, Public, Status
from wasl.contact.dates import When, can_be_one, on, parse_when
from wasl.contact.directory import Directory
from wasl.contact.press.actors import Actor
from wasl.contact.press.proposal import (
    Claim,
    Day,
    Kind,
    Level,
    Party,
    Proposal,
    Role,
    Silence,
    Telling,
    Warned,
    Wish,
)
from wasl.contact.press.resolving import How
from wasl.contact.press.shadow import Shadow, Span

_OPEN: Day = Day(None, Role.CONTACT, How.OPEN, None)
_ENDLESS = 100_000
_TWO_SIDED = frozenset({Kind.CONTACT, Kind.ATTEMPT, Kind.PLANNED, Kind.DENIED, Kind.PROTEST})


@dataclass(slots=True)
class Draft:
    """One entry in the making. ``part``: of the page; ``words``: the word that told of it first;
    ``lead``: it opens its part.
    """

    kind: Kind
    status: Status | None
    parties: list[Actor]
    part: int
    words: Span
    medium: Medium | None = None
    day: Day = _OPEN
    previous: bool = False
    lead: bool = False
    wishes: list[Wish] = field(default_factory=list)
    silence: Silence | None = None
    topics: list[Span] = field(default_factory=list)
    accounts: list[Telling] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def sides(self) -> frozenset[str]:
        """The sides that take part."""
        return frozenset(one.side for one in self.parties)

    def party(self, side: str) -> Actor | None:
        """Return who takes part for a side."""
        return next((one for one in self.parties if one.side == side), None)

    def has_person(self, person: str) -> bool:
        """Tell whether a person takes part."""
        return bool(person) and any(one.person == person for one in self.parties)

    def sharpen(self, day: Day) -> None:
        """Take a day in, if it says more than what is known."""
        if day.value is None:
            self.day = self.day if self.day.span is not None or self.day.value else day
        elif self.day.value is None or _is_sharper(day, self.day):
            self.day = day

    def wish(self, wish: Wish) -> None:
        """Take in who wanted it; whoever says another side stays beside it as a claim."""
        if all((one.side, one.said_by) != (wish.side, wish.said_by) for one in self.wishes):
            self.wishes.append(wish)

    def tell(self, telling: Telling) -> None:
        """Take an account in once."""
        if all(one.span[1:3] != telling.span[1:3] for one in self.accounts):
            self.accounts.append(telling)

    def claim(self, claim: Claim) -> None:
        """Take a figure in once from each speaker."""
        told = {(one.speaker, one.what, one.number) for one in self.claims}
        if (claim.speaker, claim.what, claim.number) not in told:
            self.claims.append(claim)

    def topic(self, span: Span) -> None:
        """Take in what it was about, once."""
        if span.text not in {one.text for one in self.topics}:
            self.topics.append(span)


def fits(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts are of one entry (rule 1)."""
    if (one.kind, one.status) != (other.kind, other.status) or one.sides != other.sides:
        return False
    if None not in (one.medium, other.medium) and one.medium is not other.medium:
        return False
    for party in one.parties:
        same = other.party(party.side)
        if same is None or not _can_be_same(party, same):
            return False
    return _days_fit(one, other)


def _can_be_same(one: Actor, other: Actor) -> bool:
    if one.person and other.person:
        return one.person == other.person
    return not one.office or not other.office or one.office == other.office


def _days_fit(one: Draft, other: Draft) -> bool:
    first, second = when_of(one.day), when_of(other.day)
    if first is not None and second is not None:
        return can_be_one(first, second)
    if one.kind is Kind.CONTACT and one.previous != other.previous:
        return False
    return one.part == other.part


def take_in(into: Draft, more: Draft) -> None:
    """Put a second telling of the same into the first."""
    for n, party in enumerate(into.parties):
        other = more.party(party.side)
        if other is not None:
            into.parties[n] = _fuller(party, other)
    into.sharpen(more.day)
    into.medium = into.medium or more.medium
    into.previous = into.previous and more.previous
    into.lead = into.lead or more.lead
    into.silence = into.silence or more.silence
    for wish in more.wishes:
        into.wish(wish)
    for span in more.topics:
        into.topic(span)
    for account in more.accounts:
        into.tell(account)
    for claim in more.claims:
        into.claim(claim)


def _fuller(one: Actor, other: Actor) -> Actor:
    if not one.person and not one.name and (other.person or other.name):
        return replace(other, office=one.office or other.office)
    return one if one.office or not other.office else replace(one, office=other.office)


def when_of(day: Day) -> When | None:
    """Return the days that a date can be."""
    return None if day.value is None else _parsed(day.value)


@lru_cache(maxsize=1 << 10)
def _parsed(value: str) -> When:
    return parse_when(value)


def _is_sharper(new: Day, old: Day) -> bool:
    if (old.role is Role.ON_OR_BEFORE) != (new.role is Role.ON_OR_BEFORE):
        return old.role is Role.ON_OR_BEFORE
    before, after = when_of(old), when_of(new)
    assert before is not None
    assert after is not None
    return can_be_one(before, after) and width_of(new) < width_of(old)


def width_of(day: Day) -> int:
    """Return from how many days a date does not decide: an open end counts as many."""
    when = when_of(day)
    first, last = (None, None) if when is None else when.span
    if first is None or last is None:
        return _ENDLESS + (when is None)
    return (last - first).days


# ── the end ─────────────────────────────────────────────────────────────────────────────────────


def propose(
    draft: Draft,
    shadow: Shadow,
    *,
    directory: Directory,
    named: Sequence[Actor],
    published: date | None,
) -> tuple[Proposal, list[Warned]]:
    """Return the proposal of a draft. ``named``: all who are named in its part."""
    if draft.day.value is None and draft.day.span is None and draft.lead and published:
        about = f"{published.isoformat()}~"
        draft.day = Day(about, Role.ON_OR_BEFORE, How.RELATIVE, None)
    when = when_of(draft.day)
    told = when or (on(published) if published else None)
    parties: list[Party] = []
    warnings: list[Warned] = []
    inferred = draft.day.how is How.YEAR_INFERRED or draft.day.role is Role.ON_OR_BEFORE
    for party in draft.parties:
        full = _completed(party, directory, named=named, when=when, told=told)
        holder = full.name or (directory.name_of(full.person) if full.person else "")
        span = shadow.span(party.start, party.end)
        parties.append(Party(full.side, full.office, holder, span))
        inferred = inferred or (bool(full.person) and not party.person)
        if party.person and when is not None and not _was_in_office(full, directory, when=when):
            warnings.append(Warned(f"{holder} held no such office then", span))
    first, *others = draft.wishes or [None]
    for wish in others:
        if wish is not None and first is not None and wish.side != first.side:
            draft.claim(Claim(wish.said_by, "initiator", wish.side, wish.span))
    is_open = draft.day.value is None or (draft.kind in _TWO_SIDED and len(parties) < 2)
    level = Level.OPEN if is_open else Level.INFERRED if inferred else Level.READ
    proposal = Proposal(
        kind=draft.kind,
        status=draft.status,
        date=draft.day,
        sides=tuple(parties),
        initiator=first,
        publicity=draft.silence,
        topics=tuple(draft.topics),
        accounts=tuple(draft.accounts),
        claims=tuple(draft.claims),
        level=level,
        medium=draft.medium,
        words=draft.words,
    )
    return proposal, warnings


def _completed(
    party: Actor,
    directory: Directory,
    *,
    named: Sequence[Actor],
    when: When | None,
    told: When | None,
) -> Actor:
    if party.person and not party.office:
        terms = directory.offices_of(party.person, on=told)
        offices = {term.office for term in terms if not directory.offices[term.office].body}
        return replace(party, office=offices.pop()) if len(offices) == 1 else party
    if party.person or party.name or not party.office or party.body:
        return party
    if when is not None:
        holder = directory.holder(party.side, party.office, on=when)
        if holder:
            return replace(party, person=holder)
    persons = {
        one.person
        for one in named
        if one.person and not one.former and (one.side, one.office) == (party.side, party.office)
    }
    return replace(party, person=persons.pop()) if len(persons) == 1 else party


def _was_in_office(party: Actor, directory: Directory, *, when: When) -> bool:
    if not party.office or party.former:
        return True
    return directory.in_office(party.person, party.side, office=party.office, on=when)


def withheld(asked_by: str, span: Span) -> Silence:
    """Return that nothing was to be announced."""
    return Silence(Public.WITHHELD, asked_by, span)
