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

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Final, TypeAlias

from wasl.contact.contact import Medium, Status
from wasl.contact.dates import When, can_be_one, on, parse_when
from wasl.contact.directory import Directory
from wasl.contact.names import may_be_one
from wasl.contact.press.parts import Line
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
from wasl.contact.press.shadow import Shadow, Span
from wasl.contact.press.what.mediums import are_apart
from wasl.contact.press.when.clash import Clash
from wasl.contact.press.when.resolving import How
from wasl.contact.press.who.actors import LEADER, OTHER, Actor
from wasl.contact.press.who.namesakes import called_by, may_be_called

OPEN: Day = Day(None, Role.CONTACT, How.OPEN, None)
_ENDLESS = 100_000
_NEWS = 10
_TWO_SIDED = frozenset({Kind.CONTACT, Kind.ATTEMPT, Kind.PLANNED, Kind.DENIED, Kind.PROTEST})

_AIDE = "aide"
_AIDES = frozenset(
    [
        "national-security-adviser",
        "deputy-foreign-minister",
        "deputy-defence-minister",
        "head-of-presidential-office",
        "security-council-secretary",
        OTHER,
    ]
)
"""Whom a headline calls an aide, and the text by the office."""
_LEADERS = frozenset({"head-of-state", "head-of-government"})
_HOSTS = frozenset({"foreign-ministry", "foreign-minister", "deputy-foreign-minister"})
"""Who summons for a state: a headline names the state, and the text who did it."""
_LINES: Final = frozenset({"armed-forces", "defence-ministry"})
"""Whose a line is: a headline calls it military, and the text names the ministries."""

Holders: TypeAlias = Mapping[tuple[str, str], AbstractSet[str]]
"""The persons who are named in a side's office."""


def holders_of(lines: Iterable[Line], directory: Directory, *, told: date | None) -> Holders:
    """Return who is named as the holder of which office; of a name alone, of that which he held."""
    found: dict[tuple[str, str], set[str]] = {}
    when = on(told) if told else None
    for one in (actor for line in lines for actor in line.actors):
        if one.person and not one.former:
            held = directory.offices_of(one.person, on=when) if when and not one.office else ()
            offices = {term.office for term in held}
            office = offices.pop() if len(offices) == 1 else one.office
            found.setdefault((one.side, office), set()).add(one.person)
    return found


@dataclass(slots=True)
class Draft:
    """One entry in the making. ``part``: of the page; ``words``: the word that told of it first;
    ``lead``: it opens its part; ``in_doubt``: the words of its day contradict each other; ``untrue``: said not to have been;
    ``headed``: who wanted it, as a heading says; ``headline``: a heading alone tells of it, in the present;
    ``told_by``: the side by whose words it was told.
    """

    kind: Kind
    status: Status | None
    parties: list[Actor]
    part: int
    words: Span
    medium: Medium | None = None
    day: Day = OPEN
    previous: bool = False
    lead: bool = False
    dropped: bool = False
    was_due: bool = False
    in_doubt: bool = False
    untrue: bool = False
    silence: Silence | None = None
    headed: Wish | None = None
    headline: bool = False
    in_title: bool = False
    told_by: str = ""
    wishes: dict[tuple[str, str], Wish] = field(default_factory=dict)
    topics: dict[str, Span] = field(default_factory=dict)
    accounts: dict[tuple[int, int], Telling] = field(default_factory=dict)
    claims: dict[tuple[str, str, str], Claim] = field(default_factory=dict)

    def on_its_day(self) -> None:
        """Take the day on which it was told."""
        if self.day.role is Role.ON_OR_BEFORE and self.day.value:
            self.day = replace(self.day, value=self.day.value.lstrip("/"), role=Role.CONTACT)

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
        if self.in_doubt:
            return  # its own words contradict each other: no other day is made of it
        if day.value is None:
            self.day = self.day if self.day.span is not None or self.day.value else day
        elif self.kind is Kind.EXERCISE and f"{self.day.value}".startswith(f"{day.value}/"):
            return  # its last day is known as well
        elif self.day.value is None or _is_sharper(day, self.day):
            self.day = day
        elif self.kind is Kind.EXERCISE and day.value.startswith(f"{self.day.value}/"):
            self.day = day  # its first day was known before its last one

    def wish(self, wish: Wish) -> None:
        """Take in who wanted it; whoever says another side stays beside it as a claim."""
        if wish.said_by and (plain := self.wishes.pop((wish.side, ""), None)):
            wish = replace(plain, said_by=wish.said_by)  # now it is told who says so
        if self.kind is not Kind.DENIED:  # what was not, nobody wanted
            self.wishes.setdefault((wish.side, wish.said_by), wish)

    def tell(self, telling: Telling) -> None:
        """Take an account in once."""
        self.accounts.setdefault((telling.span.start, telling.span.end), telling)

    def claim(self, claim: Claim) -> None:
        """Take a figure in once from each speaker."""
        self.claims.setdefault((claim.speaker, claim.what, claim.number), claim)

    def topic(self, span: Span) -> None:
        """Take in what it was about, once."""
        self.topics.setdefault(span.text, span)


def fits(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts are of one entry (rule 1)."""
    if (one.kind, one.status) != (other.kind, other.status) or one.sides != other.sides:
        return False
    if are_apart(one.medium, other.medium):
        return False
    for party in one.parties:
        same = other.party(party.side)
        if same is None or not _can_be_same(party, same):
            return False
    return _days_fit(one, other)


def _can_be_same(one: Actor, other: Actor) -> bool:
    if one.person and other.person:
        return one.person == other.person
    if (one.person or one.name) and (other.person or other.name):
        return bool(one.name and other.name) and may_be_one(one.name, other.name)
    offices = {one.office, other.office}
    hosts = offices <= _HOSTS and (one.body or other.body)
    return (
        "" in offices
        or len(offices) == 1
        or hosts
        or offices <= _LINES
        or (_AIDE in offices and not offices.isdisjoint(_AIDES))
        or (LEADER in offices and not offices.isdisjoint(_LEADERS))
    )


def is_again(parties: Iterable[Actor], known: Draft | None) -> bool:
    """Tell whether those named can be who took part in a contact: none is surely another."""
    if known is None:
        return False
    for one in parties:
        same = known.party(one.side)
        told = same is not None and one.office and (same.office or (one.person and same.person))
        if same is not None and told and not _can_be_same(one, same):
            return False
    return True


def pairs_of(listed: Sequence[Draft]) -> set[frozenset[str]]:
    """Return the sides of several contacts of one, and those whom *two calls* would join."""
    sides = [one.sides for one in listed]
    others = frozenset[str]().union(*sides) - sides[0].intersection(*sides[1:])
    return {*sides, *map(frozenset, combinations(sorted(others), 2))}


def is_part_of(aside: Draft, contact: Draft) -> bool:
    """Whether a line was only the means of a contact, or a warning was given in it."""
    warned = aside.kind is Kind.WARNING and contact.kind is Kind.CONTACT
    return aside.kind is Kind.LINE or (warned and aside.sides == contact.sides)


def is_summons(aside: Draft, contact: Draft) -> bool:
    """Whether a call was a summons: *called the ambassador to the ministry and gave him a note*."""
    near = 0 <= aside.words.start - contact.words.start < 250
    return aside.kind is Kind.PROTEST and near and contact.medium is Medium.TELEPHONE


def _days_fit(one: Draft, other: Draft) -> bool:
    first, second = when_of(one.day), when_of(other.day)
    bound = Role.ON_OR_BEFORE in (one.day.role, other.day.role)
    if one.previous != other.previous and bound:
        return False  # what was before is on or before any day
    if first is not None and second is not None:
        return can_be_one(first, second) and not (bound and _is_long_ago(first, second))
    if one.kind is Kind.CONTACT and one.previous != other.previous:
        return False
    return one.part == other.part


def _is_long_ago(first: When, second: When) -> bool:
    """Whether one day is long before that on which the other was told: news is of these days."""
    ends = [each.span[1] for each in (first, second)]
    if None in ends or first.span[0] == second.span[0]:
        return False
    one, other = (each for each in ends if each is not None)
    return abs((one - other).days) > _NEWS


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
    into.headed = into.headed or more.headed
    into.told_by = into.told_by or more.told_by
    into.headline = into.headline and more.headline
    for wish in more.wishes.values():
        into.wish(wish)
    for span in more.topics.values():
        into.topic(span)
    for account in more.accounts.values():
        into.tell(account)
    for claim in more.claims.values():
        into.claim(claim)


def _fuller(one: Actor, other: Actor) -> Actor:
    if (one.office == _AIDE and other.office in _AIDES) or (one.office == LEADER and other.office):
        one = replace(one, office=other.office)
    if one.office != other.office and {one.office, other.office} <= _LINES:
        return one if one.office == "defence-ministry" else other
    if one.body and one.office in _HOSTS and other.office in _HOSTS:
        return other if not other.body else one
    if not one.person and not one.name and (other.person or other.name):
        return replace(other, office=one.office or other.office)
    return one if one.office or other.office in ("", OTHER) else replace(one, office=other.office)


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
    if new.role is Role.ON_OR_BEFORE and None not in (before.span[1], after.span[1]):
        return str(after.span[1]) < str(before.span[1])  # told on an earlier day
    return can_be_one(before, after) and width_of(new) < width_of(old)


def width_of(day: Day) -> int:
    """Return from how many days a date does not decide: an open end counts as many."""
    when = when_of(day)
    first, last = (None, None) if when is None else when.span
    if first is None or last is None:
        return _ENDLESS + (when is None)
    return (last - first).days


def propose(
    draft: Draft,
    shadow: Shadow,
    *,
    directory: Directory,
    holders: Holders,
    published: date | None,
) -> tuple[Proposal, list[Warned]]:
    """Return the proposal of a draft. ``holders``: who is named in its part, by office."""
    if draft.day.value is None and draft.day.span is None and draft.lead and published:
        about = f"/{published.isoformat()}"
        draft.day = Day(about, Role.ON_OR_BEFORE, How.RELATIVE, None)
    when = when_of(draft.day)
    told = when or (on(published) if published else None)
    parties: list[Party] = []
    warnings: list[Warned] = []
    inferred = draft.day.how is How.YEAR_INFERRED or draft.day.role is Role.ON_OR_BEFORE
    for party in draft.parties:
        day = when or (told if draft.kind is Kind.PLANNED else None)
        last = when.span[1] if when is not None else None
        if draft.day.role is Role.ON_OR_BEFORE and last is not None:
            day = on(last)  # it was told as news
        full = _completed(party, directory, holders=holders, when=day, told=told)
        holder = full.name or called_by(full, directory, shadow.text)
        span = shadow.span(party.start, party.end)
        office = "" if full.office in (OTHER, LEADER) else full.office
        parties.append(Party(full.side, office, holder, span))
        inferred = inferred or (bool(full.person) and not party.person)
        if party.person and when is not None and not _was_in_office(full, directory, when=when):
            warnings.append(Warned(Clash.NOT_IN_OFFICE, span, (("holder", holder),)))
    first, *others = draft.wishes.values() or [draft.headed]
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
        topics=tuple(draft.topics.values()),
        accounts=tuple(draft.accounts.values()),
        claims=tuple(draft.claims.values()),
        level=level,
        medium=draft.medium,
        words=draft.words,
    )
    return proposal, warnings


def _completed(
    party: Actor,
    directory: Directory,
    *,
    holders: Holders,
    when: When | None,
    told: When | None,
) -> Actor:
    if party.person and not party.office:
        terms = directory.offices_of(party.person, on=told)
        offices = {term.office for term in terms if not directory.is_body(term.office)}
        if not offices:  # whom only the text gives an office
            offices = {
                office for (_, office), who in holders.items() if office and party.person in who
            }
        return replace(party, office=offices.pop()) if len(offices) == 1 else party
    if party.person or party.name or not party.office or party.body:
        return party
    if when is not None and (holder := directory.holder(party.side, party.office, on=when)):
        known = may_be_called(party.called, directory.persons[holder].names)
        return replace(party, person=holder) if known else party
    persons = holders.get((party.side, party.office), frozenset())
    return replace(party, person=next(iter(persons))) if len(persons) == 1 else party


def _was_in_office(party: Actor, directory: Directory, *, when: When) -> bool:
    if not party.office or party.former:
        return True
    return directory.in_office(party.person, party.side, office=party.office, on=when)
