# SPDX-License-Identifier: Apache-2.0
"""A proposal that a person has confirmed, as a contact of the register.

Rules:

1. Every value keeps its words, its file and its place there: they are the proofs.
2. What was not said stays not said. The level is that of the lower office and the track theirs,
   where the directory knows both; the medium is told only if the word of contact itself names it.
3. Figures and other claims go to the account of their side in whose words they stand, or to its
   first; where it has none, or that has another figure, to one more. Those of no side, to an account
   without a speaker. At whose wish it was, the account of whoever says so says; topics and the
   day, the one in whose words they stand.
4. What is no contact between two sides (a promise, a warning, an exercise …) is not taken, and a
   contact without a day is taken only with one that the person gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wasl.contact.contact import (
    RANK,
    Account,
    Contact,
    Initiator,
    Level,
    Medium,
    Origin,
    Proof,
    Publicity,
    Side,
    Status,
    Track,
)
from wasl.contact.dates import When, parse_when
from wasl.contact.directory import Directory
from wasl.contact.press.proposal import Kind, Proposal, Role, Telling
from wasl.contact.press.shadow import Span
from wasl.contact.press.what.mediums import names_medium
from wasl.errors import Code, Misuse

_STATUS: Final = {
    Kind.CONTACT: Status.HELD,
    Kind.ATTEMPT: Status.UNANSWERED,
    Kind.PLANNED: Status.PLANNED,
    Kind.DENIED: Status.DENIED,
}
_ATTEMPTS: Final = "attempts"
_WISH: Final = "initiator"
_FIELDS: Final = {_ATTEMPTS: "attempts", _WISH: "initiators"}
"""Claims that are no figures, and the values of a contact that they speak for."""


def contact_of(
    proposal: Proposal, *, source: str, directory: Directory, when: When | None = None
) -> Contact:
    """Return what a proposal tells, as a reported contact without an id.

    ``source``: who published it; ``when``: the day, where the person knows better. Raises Misuse.
    """
    if proposal.kind not in _STATUS:
        what = f"this proposes a {proposal.kind}, which is no contact"
        do = "take contact, attempt, planned or denied; a promise belongs to a contact's account"
        raise Misuse(Code.BAD_ARGUMENT, what, where="NUMBER", do=do)
    if when is None and proposal.date.value is None:
        what = "the text does not say when it was"
        raise Misuse(Code.BAD_ARGUMENT, what, where="NUMBER", do="give the day with --date")
    sides = tuple(Side(one.side, one.office, one.holder) for one in proposal.sides)
    return Contact(
        id="",
        origin=Origin.REPORTED,
        status=proposal.status or _STATUS[proposal.kind],
        when=when or parse_when(proposal.date.value or ""),
        sides=sides,
        medium=_medium(proposal),
        level=_level(sides, directory),
        track=_track(sides, directory),
        initiators=_initiators(proposal),
        publicity=_publicity(proposal),
        topics=tuple(span.text for span in proposal.topics),
        attempts=_attempts(proposal),
        accounts=tuple(_accounts(proposal, source)),
        proofs=tuple(_proofs(proposal, source)),
    )


def _medium(proposal: Proposal) -> Medium | None:
    medium = proposal.medium
    return medium if medium is not None and names_medium(proposal.words.text, medium) else None


def _initiators(proposal: Proposal) -> tuple[Initiator, ...]:
    first = proposal.initiator
    told = [] if first is None else [Initiator(first.side, first.said_by)]
    others = (one for one in proposal.claims if one.what == _WISH)
    return (*told, *(Initiator(one.number, one.speaker) for one in others))


def _publicity(proposal: Proposal) -> tuple[Publicity, ...]:
    one = proposal.publicity
    return () if one is None else (Publicity(one.public, one.asked_by),)


def _attempts(proposal: Proposal) -> int | None:
    for claim in proposal.claims:
        if claim.what == _ATTEMPTS:
            is_count = claim.number.isascii() and claim.number.isdecimal()
            return int(claim.number) if is_count else None
    return 1


def _level(sides: tuple[Side, ...], directory: Directory) -> Level | None:
    offices = [directory.offices.get(side.office) for side in sides]
    known = [office.level for office in offices if office is not None]
    return min(known, key=RANK.__getitem__) if known and len(known) == len(sides) else None


def _track(sides: tuple[Side, ...], directory: Directory) -> Track | None:
    offices = [directory.offices.get(side.office) for side in sides]
    tracks = {None if office is None else office.track for office in offices}
    return tracks.pop() if len(tracks) == 1 else None


def _accounts(proposal: Proposal, source: str) -> Iterator[Account]:
    figures, others = _figures(proposal)
    wish, day = proposal.initiator, proposal.date
    says = _who_says(proposal)
    for n, one in enumerate(proposal.accounts):
        has_day = day.span is not None and day.role is Role.CONTACT and _holds(one.span, day.span)
        yield Account(
            speaker=one.speaker,
            side=one.side,
            channel=one.channel,
            text=one.span.text,
            source=source,
            topics=tuple(span.text for span in proposal.topics if _holds(one.span, span)),
            initiator=wish.side if wish is not None and one is says else "",
            numbers=figures.get(n),
            when=parse_when(day.value) if has_day and day.value is not None else None,
        )
    for side, numbers in others:
        yield Account(side, side=side, source=source, numbers=numbers)


def _figures(
    proposal: Proposal,
) -> tuple[dict[int, dict[str, str]], list[tuple[str, dict[str, str]]]]:
    """Return the figures of each account, by its number, and those that no account can have."""
    accounts = list(enumerate(proposal.accounts))
    figures: dict[int, dict[str, str]] = {}
    others: list[tuple[str, dict[str, str]]] = []
    for one in proposal.claims:
        if one.what in _FIELDS:
            continue
        own = [(n, each) for n, each in accounts if one.speaker and each.side == one.speaker]
        own.sort(key=lambda each: not _holds(each[1].span, one.span))
        told = figures.setdefault(own[0][0], {}) if own else {}
        if not own or told.get(one.what, one.number) != one.number:
            free = (
                each for side, each in others
                if side == one.speaker and each.get(one.what, one.number) == one.number
            )  # fmt: skip
            none: dict[str, str] = {}
            told = next(free, none)
            if not told:
                others.append((one.speaker, told))
        told[one.what] = one.number
    return figures, others


def _who_says(proposal: Proposal) -> Telling | None:
    """Return the account that says at whose wish it was."""
    wish = proposal.initiator
    if wish is None:
        return None
    holding = (one for one in proposal.accounts if _holds(one.span, wish.span))
    own = (one for one in proposal.accounts if wish.said_by in (one.side, one.speaker))
    return next(holding, next(own, None))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.file == inner.file and outer.start <= inner.start and inner.end <= outer.end


def _proofs(proposal: Proposal, source: str) -> Iterator[Proof]:
    yield from _proof("when", proposal.date.span, source)
    if _medium(proposal) is not None:
        yield from _proof("medium", proposal.words, source)
    for one in proposal.sides:
        yield from _proof("sides", one.span, source)
    if proposal.initiator is not None:
        yield from _proof("initiators", proposal.initiator.span, source)
    if proposal.publicity is not None:
        yield from _proof("publicity", proposal.publicity.span, source)
    for span in proposal.topics:
        yield from _proof("topics", span, source)
    for account in proposal.accounts:
        yield from _proof("accounts", account.span, source)
    for claim in proposal.claims:
        yield from _proof(_FIELDS.get(claim.what, "accounts"), claim.span, source)


def _proof(field: str, span: Span | None, source: str) -> Iterator[Proof]:
    if span is not None:
        yield Proof(field, source, span.text, span.file, span.start, span.end)
