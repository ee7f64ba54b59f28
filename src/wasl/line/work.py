# SPDX-License-Identifier: Apache-2.0
"""What every part of a line's step has in hand: who we are, the rows, the time, and what comes of
it.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from wasl import codec, limits
from wasl.record.checkpoint import Checkpoint
from wasl.record.entry import CannotOpen, Entry, parse_entry
from wasl.record.merkle import root_at
from wasl.record.rows import JournalState, Rows
from wasl.steps import Ask, Fact, Send, Space
from wasl.terms import Head, JournalId, LineId, Now, PartyId, Precedence
from wasl.trust.card import Card
from wasl.trust.charter import Charter

_T = TypeVar("_T")
Asking = Generator[Ask, bytes, _T]
"""A part of a step that may ask the keyring."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who we are on a line, and with whom. ``charter_hash``: of the charter in force."""

    line: LineId
    charter: Charter
    charter_hash: bytes
    near: JournalId
    cards: Mapping[int, Card]
    members: tuple[int, ...] = field(init=False)
    """Indexes of all parties of the charter in force."""
    others: tuple[int, ...] = field(init=False)
    """Indexes of the far parties."""

    def __post_init__(self) -> None:
        members = tuple(member.index for member in self.charter.members)
        others = tuple(index for index in members if index != self.near.party)
        object.__setattr__(self, "members", members)
        object.__setattr__(self, "others", others)

    def party(self, index: int) -> PartyId:
        """Return the id of the party with this index."""
        return self.cards[index].party

    def limit_s(self, precedence: Precedence) -> int:
        """Return within how many seconds the charter wants an acknowledgement."""
        return self.charter.ack_within_s.of(precedence)


@dataclass(slots=True)
class Link:
    """What this process knows of the way to one far party. Nothing of it is a fact; it is not kept.

    ``sent_size``: how far our journal was given to a bearer. ``handed_size``: how far a bearer
    handed it over. ``stored_size``: of the newest receipt that came. ``told_size``: what its newest
    *heads* said it holds of our journal, a hint. Ticks are monotonic ms.
    ``clock_offset_ms``: far clock minus ours, with the way in it.
    """

    reachable: bool = False
    sent_size: int = 0
    handed_size: int = 0
    stored_size: int = 0
    told_size: int = 0
    resend_tick_ms: int = 0
    resend_wait_ms: int = limits.RESEND_AFTER_MS
    asked_tick_ms: int = -limits.ASK_AGAIN_MS
    last_heard_ms: int | None = None
    clock_offset_ms: int | None = None

    def forget_sent(self) -> None:
        """Begin anew: another node stands at the other end, and may hold nothing of ours."""
        self.sent_size = self.handed_size = self.stored_size = self.told_size = 0
        self.resend_wait_ms = limits.RESEND_AFTER_MS


@dataclass(slots=True)
class Work:
    """One step under way."""

    standing: Standing
    rows: Rows
    now: Now
    links: Mapping[int, Link]
    sends: list[Send] = field(default_factory=list[Send])
    facts: list[Fact] = field(default_factory=list[Fact])
    parsed: dict[tuple[int, int], Entry] = field(default_factory=dict[tuple[int, int], Entry])
    kept: dict[JournalId, list[int]] = field(default_factory=dict[JournalId, list[int]])
    opened: list[tuple[JournalId, int]] = field(default_factory=list[tuple[JournalId, int]])
    passed: list[tuple[JournalId, int]] = field(default_factory=list[tuple[JournalId, int]])
    """Entries below which everything is held, since this step."""
    lacking: set[int] = field(default_factory=set[int])
    heads_named: bool = False
    """Whether an entry of this step has named the heads that changed."""
    cannot_open: list[tuple[int, CannotOpen]] = field(default_factory=list[tuple[int, CannotOpen]])

    def tell(self, what: str, **detail: str | int | None) -> None:
        """Note a fact for screens and logs."""
        self.facts.append(Fact(what, self.standing.line, tuple(detail.items())))

    def alarm(self, what: str, *, journal: JournalId | None = None, detail: str = "") -> None:
        """Raise an alarm: once per (what, journal), kept until a person closes it."""
        party = self.standing.party(journal.party) if journal is not None else ""
        name = f"{what}/{party}.{journal.incarnation if journal else 0}".encode()
        if self.rows.named(Space.ALARM, name) is None:
            row = codec.format((what, party, detail, self.now.utc_ms))
            self.rows.put_named(Space.ALARM, name, row)
            self.tell("alarm", code=what, party=party, detail=detail)

    def near_state(self) -> JournalState:
        """Return where our own journal stands."""
        state = self.rows.journal(self.standing.near)
        assert state is not None
        return state

    def root(self, journal: JournalId, size: int) -> bytes | None:
        """Return the root of a journal at ``size``, or None if it is not that long here."""
        state = self.rows.journal(journal)
        if state is None or size > state.size or size < 1:
            return None
        if size == state.size:
            return state.frontier.root()
        return root_at(self.rows.leaves(state.number), size)

    def entry(self, number: int, seq: int) -> Entry | None:
        """Return the entry at ``seq`` if it is held and not void."""
        row = self.rows.entry(number, seq)
        if row is None or row.void:
            return None
        found = self.parsed.get((number, seq))
        if found is None:
            found = self.parsed[number, seq] = parse_entry(row.data)
        return found

    def drop_entry(self, journal: JournalId, number: int, seq: int) -> None:
        """Let go of an entry that was kept where it does not stand."""
        self.rows.delete_entry(number, seq)
        self.rows.delete_unopened(journal, seq)
        self.parsed.pop((number, seq), None)

    def checkpoint(self, head: Head) -> Checkpoint:
        """Return the checkpoint that names a head by its journal's origin."""
        return Checkpoint(self.rows.keys(head.journal).origin, head.size, head.root)
