# SPDX-License-Identifier: Apache-2.0
"""What is remembered while a text is read, from sentence to sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from wasl.contact.press.drafts import Draft, Holders
from wasl.contact.press.parts import Line
from wasl.contact.press.proposal import Day, Kind
from wasl.contact.press.timing import Timed
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its words of contact, what is said in it, and its dates.

    ``since``: where the sentences right before begin.
    """

    line: Line
    found: Sequence[Trigger]
    told: Sequence[Saying]
    times: Sequence[Timed]
    since: int = 0


class Quote(NamedTuple):
    """A quote of several sentences: up to ``end``, and who speaks in it."""

    end: int
    speaker: Actor | None
    channel: str


STALE: Final = 3
"""Sentences after which a contact is told of no more."""


class Frame(NamedTuple):
    """A day of which something was told, and in which sentence. ``came``: somebody arrived; ``said``: that day."""

    day: Day
    at: int
    came: bool
    said: bool = False


@dataclass(slots=True)
class State:
    """What is remembered from sentence to sentence of a part. ``given``: its day was, from outside.

    ``day``: that of which something was told last, whatever it was, and in which sentence.
    """

    part: int
    published: date | None
    holders: Holders
    stamp: Day | None = None
    focus: Draft | None = None
    age: int = 0
    speaker: Actor | None = None
    voice: str = ""
    given: bool = False
    aside: Draft | None = None
    attempt: Draft | None = None
    subject: Actor | None = None
    silent: int = 0
    quote: Quote | None = None
    pair: tuple[Actor, ...] = ()
    before: Draft | None = None
    line: Draft | None = None
    listed: list[Draft] = field(default_factory=list[Draft])
    bodies: int = 0
    dated: bool = False
    starts: list[int] = field(default_factory=list[int])
    frame: Frame | None = None
    day: tuple[date, int] | None = None
    offices: dict[str, set[tuple[str, str]]] | None = None
    ministers: dict[str, Actor] = field(default_factory=dict[str, Actor])
    sides: dict[str, Actor] = field(default_factory=dict[str, Actor])
    named: dict[str, Actor] = field(default_factory=dict[str, Actor])

    def take_aside(self, draft: Draft) -> None:
        """Remember a line that was set up: *it went live on Monday*."""
        self.line = draft if draft.kind is Kind.LINE else self.line

    def told_before(self, line: Line) -> Draft | None:
        """Return what a sentence without a word of contact goes back to."""
        aside, self.aside = self.aside, None
        if aside is not None and any(aside.has_person(one.person) for one in line.actors):
            return aside
        return self.focus if self.age <= STALE else None

    def two_of(self, parties: list[Actor]) -> list[Actor]:
        """Return two, or those told of before, who met or were to: *the two last met in May*."""
        known = self.focus or self.attempt
        return parties if len(parties) == 2 or known is None else list(known.parties)


def has_come(state: State) -> bool:
    """Tell whether somebody came in the sentence before."""
    frame = state.frame
    return frame is not None and frame.came and state.bodies - frame.at <= 1
