# SPDX-License-Identifier: Apache-2.0
"""Small frozen values that everything else speaks in.

Rules:

1. A term has no behaviour beyond its own spelling: parse and format, nothing else.
2. Times on the wire are whole seconds UTC; inside a node, :class:`Now` carries milliseconds UTC and
   a monotonic tick, because deadlines run on ticks and signatures speak of seconds.
3. Numbers of enumerations are the numbers on the wire (``docs/spec/05-record.md``) and never
   change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple, NewType, TypeVar

from wasl.errors import Code, Misuse

PartyId = NewType("PartyId", str)
"""A party's short name: ``[a-z][a-z0-9-]{0,31}``."""

OfficeId = NewType("OfficeId", str)
"""An office within a party, spelt like a party id."""

LineId = NewType("LineId", bytes)
"""SHA-256 of the text of a line's first charter: 32 bytes, for the life of the line."""

_E = TypeVar("_E", bound=IntEnum)

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,31}\Z")


def is_name(text: str) -> bool:
    """Tell whether ``text`` may be a party id or an office id."""
    return _NAME.match(text) is not None


class Precedence(IntEnum):
    """How fast, not how important. Higher goes first."""

    ROUTINE = 0
    PRIORITY = 1
    IMMEDIATE = 2
    FLASH = 3

    @property
    def urgent(self) -> bool:
        """FLASH and IMMEDIATE: always end a batch, may overtake, at most 200 words."""
        return self >= Precedence.IMMEDIATE


class Traffic(IntEnum):
    """What kind of traffic this is; signed, and visible on every screen."""

    OPERATION = 0
    EXERCISE = 1
    SIMULATION = 2
    TEST = 3


class Answer(IntEnum):
    """What an officer says when acknowledging."""

    RECEIVED = 0
    WILL_COMPLY = 1
    CANNOT_COMPLY = 2
    HAVE_COMPLIED = 3
    CANNOT_PROCESS = 4


def word(value: IntEnum) -> str:
    """Spell an enumeration value as people and JSON write it: ``will-comply``."""
    return value.name.lower().replace("_", "-")


def from_word(kind: type[_E], text: str) -> _E:
    """Read what :func:`word` wrote. Raises Misuse and lists what is possible."""
    for value in kind:
        if word(value) == text:
            return value
    known = ", ".join(word(value) for value in kind)
    raise Misuse(Code.BAD_ARGUMENT, f"“{text}” is not one of {known}", where=kind.__name__.lower())


class JournalId(NamedTuple):
    """One incarnation of one party on a line: (index of the party in the charter, incarnation ≥
    1). A tuple, because it is the key of nearly everything: it is hashed and compared in C.
    """

    party: int
    incarnation: int


@dataclass(frozen=True, slots=True)
class Head:
    """Size and root of a journal, as somebody states or holds it."""

    journal: JournalId
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to one entry: its journal, its sequence number and its leaf hash."""

    journal: JournalId
    seq: int
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Now:
    """The time of an event, passed in: wall clock in ms UTC and a monotonic tick in ms.

    ``set_ms``: by how much the wall clock was set in all, as far as this node has measured it.
    """

    utc_ms: int
    tick_ms: int
    set_ms: int = 0

    @property
    def seconds(self) -> int:
        """Whole seconds UTC, the unit that is signed."""
        return self.utc_ms // 1000
