# SPDX-License-Identifier: Apache-2.0
"""What a contact is (``docs/reference/register.md``).

Rules:

1. What nobody has said is None or empty, and is shown as *not said*. Nothing is filled in.
2. Of a reported contact each value keeps its proofs: the source, the exact words, and the field
   that they speak for. Of a witnessed one the proof is the record, and stands in ``entries``.
3. Two who differ both stay: initiators, publicity and accounts are lists, each with who says so.
4. Words of enumerations are for programs; people read them in the catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wasl.contact.dates import When


class Origin(StrEnum):
    """How we know. The two are never mixed."""

    WITNESSED = "witnessed"
    REPORTED = "reported"


class Status(StrEnum):
    """What became of it. Refused and unanswered stay apart."""

    HELD = "held"
    PLANNED = "planned"
    REQUESTED = "requested"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DENIED = "reported-and-denied"


class Medium(StrEnum):
    """By what they spoke."""

    LINE = "line"
    TELEPHONE = "telephone"
    VIDEO = "video"
    HOTLINE = "hotline"
    MEETING = "meeting"
    LETTER = "letter"
    SUMMONS = "summons"
    OTHER = "other"


class Level(StrEnum):
    """How high: the lower of the two sides' offices counts. Highest first."""

    HEAD = "head"
    MINISTER = "minister"
    CHIEF = "chief"
    SENIOR = "senior"
    WORKING = "working"


RANK: Final = {level: len(Level) - n for n, level in enumerate(Level)}
"""A higher level has a higher number."""


class Track(StrEnum):
    """Between what kinds of bodies."""

    MILITARY = "military"
    DIPLOMATIC = "diplomatic"
    SECURITY = "security"
    POLITICAL = "political"
    HUMANITARIAN = "humanitarian"


class Public(StrEnum):
    """Whether it was made public."""

    ANNOUNCED = "announced"
    LATER = "announced-later"
    WITHHELD = "not-announced"


@dataclass(frozen=True, slots=True)
class Side:
    """One that took part. ``holder``: the person in the office then, as far as it is said."""

    side: str
    office: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Initiator:
    """The side at whose wish it came about, as ``said_by`` has it."""

    side: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Publicity:
    """What was made public of it, and the side that asked for that."""

    public: Public
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What one speaker says of it, in the words of the source. ``numbers``: what is said of what:
    figures as they were written, and names for things.
    """

    speaker: str
    side: str = ""
    channel: str = ""
    text: str = ""
    source: str = ""
    topics: tuple[str, ...] = ()
    initiator: str = ""
    numbers: Mapping[str, str] | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a side said that it would do, and by when, as far as it is said."""

    side: str
    text: str
    due: When | None = None
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that a value was taken from. ``field``: ``when``, ``sides``, ``level`` …"""

    field: str
    source: str
    words: str = ""
    file: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact between offices. ``attempts``: how often it was tried; None: several times."""

    id: str
    origin: Origin
    status: Status
    when: When
    sides: tuple[Side, ...]
    medium: Medium | None = None
    level: Level | None = None
    track: Track | None = None
    initiators: tuple[Initiator, ...] = ()
    publicity: tuple[Publicity, ...] = ()
    topics: tuple[str, ...] = ()
    duration_s: int | None = None
    attempts: int | None = 1
    accounts: tuple[Account, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    proofs: tuple[Proof, ...] = ()
    entries: tuple[str, ...] = ()

    def side(self, name: str) -> Side | None:
        """Return a side by its name."""
        return next((one for one in self.sides if one.side == name), None)
