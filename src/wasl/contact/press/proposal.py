# SPDX-License-Identifier: Apache-2.0
"""What a reading proposes (``docs/reference/json.md``, *press-proposal*).

Rules:

1. Each value has its words: a span of the untouched text. What was inferred has none, or those that
   it follows from.
2. What the text does not say is None or empty. *Open* is a value.
3. What is told as JSON is for whoever decides. ``medium`` and ``words``, the word that told of it,
   are for comparing it with others, and for knowing it again.
4. ``level``: *read*, all of it stands there; *inferred*, something follows from the publication or
   from the directory; *open*, the day or a side is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final, TypeAlias, cast

from wasl.contact.contact import Medium, Public, Status
from wasl.contact.press.shadow import Span
from wasl.contact.press.when.clash import Clash
from wasl.contact.press.when.resolving import How

Json: TypeAlias = dict[str, Any]


class Kind(StrEnum):
    """What is proposed."""

    CONTACT = "contact"
    ATTEMPT = "attempt"
    PLANNED = "planned"
    DENIED = "denied"
    COMMITMENT = "commitment"
    PROTEST = "protest"
    WARNING = "warning"
    EXERCISE = "exercise"
    INCIDENT = "incident"
    LINE = "line"


_KINDS: Final = {
    Status.HELD: Kind.CONTACT,
    Status.PLANNED: Kind.PLANNED,
    Status.CANCELLED: Kind.PLANNED,
    Status.DENIED: Kind.DENIED,
}


def kind_of(status: Status) -> Kind:
    """Return what a contact of a status is proposed as."""
    return _KINDS.get(status, Kind.ATTEMPT)


class Role(StrEnum):
    """What a date is of."""

    CONTACT = "contact"
    ANNOUNCED = "announced"
    SINCE = "since"
    ON_OR_BEFORE = "on_or_before"


class Level(StrEnum):
    """How much of it stands in the text."""

    READ = "read"
    INFERRED = "inferred"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Day:
    """A date as ISO 8601-2, or None where the text does not say it."""

    value: str | None
    role: Role
    how: How
    span: Span | None


@dataclass(frozen=True, slots=True)
class Party:
    """A side with its office and holder, as far as they are said or follow from the directory."""

    side: str
    office: str
    holder: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Wish:
    """The side at whose wish it came about, and who says so."""

    side: str
    said_by: str
    span: Span


@dataclass(frozen=True, slots=True)
class Silence:
    """What was made public of it, and the side that asked for that."""

    public: Public
    asked_by: str
    span: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """What one speaker says of it."""

    speaker: str
    side: str
    channel: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure or another statement that can be compared, with who said it."""

    speaker: str
    what: str
    number: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One entry that a person may confirm, correct or reject."""

    kind: Kind
    status: Status | None
    date: Day
    sides: tuple[Party, ...]
    initiator: Wish | None
    publicity: Silence | None
    topics: tuple[Span, ...]
    accounts: tuple[Telling, ...]
    claims: tuple[Claim, ...]
    level: Level
    medium: Medium | None
    words: Span


@dataclass(frozen=True, slots=True)
class Warned:
    """Something in a text that contradicts itself or the directory, with the values of that."""

    kind: Clash
    span: Span
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text proposes, in the order in which it tells it."""

    proposals: tuple[Proposal, ...]
    warnings: tuple[Warned, ...]


def to_json(proposal: Proposal) -> Json:
    """Return a proposal as JSON."""
    return {
        "kind": str(proposal.kind),
        "status": None if proposal.status is None else str(proposal.status),
        "date": _told(proposal.date),
        "sides": [_told(one) for one in proposal.sides],
        "initiator": _told(proposal.initiator),
        "publicity": _told(proposal.publicity),
        "topics": [_told(one) for one in proposal.topics],
        "accounts": [_told(one) for one in proposal.accounts],
        "claims": [_told(one) for one in proposal.claims],
        "level": str(proposal.level),
    }


def warned_json(warned: Warned) -> Json:
    """Return a warning as JSON."""
    span = _told(warned.span)
    return {"kind": str(warned.kind), "values": dict(warned.values), "span": span}


def _told(value: object) -> object:
    if isinstance(value, Span):
        return value._asdict()
    if value is None or isinstance(value, (int, StrEnum, str)):
        return str(value) if isinstance(value, StrEnum) else value
    return {one.name: _told(getattr(value, one.name)) for one in fields(cast("Any", value))}


def withheld(asked_by: str, span: Span) -> Silence:
    """Return that nothing was to be announced."""
    return Silence(Public.WITHHELD, asked_by, span)
