# SPDX-License-Identifier: Apache-2.0
"""The one order in which all sides read the record (``docs/spec/05-record.md`` §6).

Rules:

1. An entry's lamport is computed, never signed: one more than the largest of the author's previous
   entry and of every entry up to the heads it has seen. A void entry has seen nothing.
2. Entries are sorted by (lamport, party, incarnation). Within a journal the lamports rise, so no
   two are equal there. Entries get their places up to a size that their author signed.
3. A head in ``seen`` that is not held yet leaves the entry without a place; it is shown, not
   ordered. A head whose root is not the held one counts for nothing, and is reported.
4. What is final: :mod:`wasl.record.final`.
5. Where a party has begun a later journal, none of its journals grows here until the older ones are
   closed (:mod:`wasl.record.ends`). A node that has begun one itself places nothing until then;
   then it computes the whole order anew: what its copy had may have been closed otherwise since.
6. Entry 0 of a later journal counts as having seen the heads at which the older ones end, and
   nothing else; a head beyond an end counts as the end. What stands beyond it is never ordered.
   What waits for that entry 0 itself stands beyond the end (:mod:`wasl.record.knots`).
7. A step gives or takes at most ``limits.PLACES`` places, and makes at most as many final; the next
   one goes on. So what was held up for years holds up nobody: neither a restored node that orders
   its whole record anew, nor the others when one that was silent speaks.
8. Where the journals of who left end, and on what those of who joined build: :mod:`wasl.record.
   roll`. Who joins keeps nothing as placed before it holds what everybody has adopted.

The models of rules 4 to 7 are ``models/finality.py`` and ``models/members.py``.

Position is not time. A silent party stalls finality, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wasl import limits
from wasl.record import final
from wasl.record.ends import ANEW, Ends, ends_of, left_at, signed_size
from wasl.record.entry import Entry, parse_entry
from wasl.record.knots import cut, waits
from wasl.record.roll import (
    Roll,
    awaits_charter,
    counted_heads,
    decide,
    forget,
    frozen,
    is_decided,
    is_taken_up,
    joined_at,
    words_of,
)
from wasl.record.rows import EntryRow, JournalState, Rows
from wasl.steps import Space
from wasl.terms import Head, JournalId

_LAST: Final = b"\xff" * 14
_NONE_IS_NEWEST: Final = 1 << 32
Parsed = Mapping[tuple[int, int], Entry]
"""Entries that the step has parsed already, by (local number, seq): spares a second parse."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a step has left, so that the next one need not look where nothing can have changed.

    ``roll``: as it was. ``waiting``: journals with entries that are held and have no place.
    ``slowest``: the party that holds finality. It is kept nowhere: without it a step looks
    everywhere.
    """

    roll: Roll
    waiting: frozenset[JournalId]
    slowest: int | None


@dataclass(frozen=True, slots=True)
class Advanced:
    """What a step has done. ``quarrels``: heads in ``seen`` that contradict what is held, as
    (author's journal, head). ``done``: whether nothing is left for the next one (rule 7).
    ``progress``: None if the next one must look everywhere.
    """

    quarrels: list[tuple[JournalId, Head]]
    done: bool
    progress: Progress | None = None


def advance(rows: Rows, roll: Roll, *, parsed: Parsed, since: Progress | None = None) -> Advanced:
    """Give every entry that can have it its place, and move the final prefix.

    ``roll``: the charters that are open here, and our own journal if this store is a member's.
    ``since``: what the step before has left, if the roll and the ends of journals are as they were.
    """
    near = None if roll.near is None else roll.near.party
    if near is not None and (
        ends_of(rows, rows.journals_of(near)) is None or awaits_charter(rows, roll)
    ):
        return Advanced([], done=True)
    joined_by = None if near is None else roll.joined_by(near)
    if near is not None and rows.named(Space.LINE, ANEW) is not None:
        since = None
        begun = _begin_order(rows, roll, joined_by)
        if begun is not None:
            return begun
    settled = is_decided(rows, roll)
    if not settled:
        since = None
    placing = _Placing(rows, roll, parsed)
    looked = rows.journals() if since is None else sorted(since.waiting.union(rows.moved))
    while True:
        while sum([placing.place(journal) for journal in looked]):
            pass
        if settled or not decide(rows, roll):
            break
        placing.look_again()
    if joined_by is not None and near is not None and joined_at(rows, near) is None:
        if placing.left > 0:
            begin_anew(rows)  # all of it may come otherwise yet
        return Advanced(placing.quarrels, done=placing.left > 0)
    slowest, all_final = None if since is None else since.slowest, True
    if slowest is None or any(journal.party == slowest for journal in rows.moved):
        slowest, all_final = final.move(rows, roll)
    done = placing.left > 0 and all_final
    waiting = frozenset(journal for journal in looked if _is_waiting(rows, journal))
    return Advanced(placing.quarrels, done, Progress(roll, waiting, slowest) if done else None)


def _is_waiting(rows: Rows, journal: JournalId) -> bool:
    state = _known(rows, journal)
    return state.ordered < state.held


def begin_anew(rows: Rows) -> None:
    """Let the whole order be computed anew as soon as our own older journals are closed."""
    rows.put_named(Space.LINE, ANEW, b"")


def _begin_order(rows: Rows, roll: Roll, joined_by: int | None) -> Advanced | None:
    """Take the places back, once it is certain on what we build; None: nothing is in the way."""
    if joined_by is not None:
        decide(rows, roll)  # who was to adopt the charter may have left without
        if not is_taken_up(rows, roll, joined_by):
            return Advanced([], done=True)
    return None if _forget_order(rows, roll) else Advanced([], done=False)


def _forget_order(rows: Rows, roll: Roll) -> bool:
    """Take the places back. Return whether none is left."""
    forget(rows, roll)
    for journal in rows.journals():
        rows.put_journal(journal, _known(rows, journal)._replace(ordered=0, lamport=0))
    final.forget(rows)
    page = rows.order(b"", _LAST, limit=limits.PLACES)
    for place, _, number, seq in page:
        row = rows.entry(number, seq)
        assert row is not None
        rows.put_entry(number, seq, row._replace(lamport=0))
        rows.delete_order(place)
    if len(page) == limits.PLACES:
        return False
    rows.delete_named(Space.LINE, ANEW)
    return True


def _known(rows: Rows, journal: JournalId) -> JournalState:
    state = rows.journal(journal)
    assert state is not None
    return state


@dataclass(frozen=True, slots=True)
class _Own:
    """How the journals of a party stand. ``ends``: :func:`wasl.record.ends.ends_of`. ``newest``:
    the incarnation of its newest. ``frozen``: whether nothing more of them gets a place for now.
    """

    ends: Ends | None
    newest: int
    frozen: bool


@dataclass(slots=True)
class _Placing:
    """The placing of a step."""

    rows: Rows
    roll: Roll
    parsed: Parsed
    quarrels: list[tuple[JournalId, Head]] = field(default_factory=list[tuple[JournalId, Head]])
    left: int = field(default_factory=lambda: limits.PLACES)
    _parties: dict[int, _Own] = field(default_factory=dict[int, _Own])

    def look_again(self) -> None:
        """Take up where journals end by now."""
        self._parties.clear()

    def own(self, party: int) -> _Own:
        """Return how the journals of a party stand."""
        found = self._parties.get(party)
        if found is None:
            journals = self.rows.journals_of(party)
            ends = ends_of(self.rows, journals)
            newest, stands = journals[-1].incarnation if journals else 0, False
            if self.roll.left_by(party) is not None:
                left = left_at(self.rows, party)
                if left is not None:  # also of one of whom nothing is held here
                    ends, newest = left, _NONE_IS_NEWEST
                else:
                    stands = frozen(self.rows, self.roll, party) is not None
            found = self._parties[party] = _Own(ends, newest, stands)
        return found

    def place(self, journal: JournalId) -> bool:
        """Place entries of one journal until one must wait. Return whether any was placed."""
        state = _known(self.rows, journal)
        seq, lamport = state.ordered, state.lamport
        end = min(self._limit(journal, state), seq + self.left)
        while seq < end:
            row = self.rows.entry(state.number, seq)
            assert row is not None
            base = self._base(journal, state, seq, row)
            if base is None:
                break
            lamport = 1 + max(lamport, base)
            self.rows.put_entry(state.number, seq, row._replace(lamport=lamport))
            self.rows.put_order(lamport, journal, state.number, seq)
            seq += 1
        if seq == state.ordered:
            return False
        self.left -= seq - state.ordered
        self.rows.put_journal(journal, state._replace(ordered=seq, lamport=lamport))
        return True

    def _limit(self, journal: JournalId, state: JournalState) -> int:
        """Return up to where a journal's entries may have their place: rules 2, 5 and 6."""
        if state.ordered == state.held:
            return state.ordered
        own = self.own(journal.party)
        if own.ends is None or own.frozen:
            return state.ordered
        if journal.incarnation < own.newest:
            return self._counted(journal, state.held)
        return signed_size(self.rows, state)

    def _base(self, journal: JournalId, state: JournalState, seq: int, row: EntryRow) -> int | None:
        """Return the lamport that an entry builds on, or None if it must wait."""
        joined = seq == 0 and self.roll.joined_by(journal.party) is not None
        if joined or (seq == 0 and journal.incarnation > 1):
            base = joined_at(self.rows, journal.party) if joined else 0
            closing = self._closing_lamport(journal)
            return None if base is None or closing is None else max(base, closing)
        if row.void:
            return 0
        entry = self.parsed.get((state.number, seq)) or parse_entry(row.data)
        largest = 0
        for head in counted_heads(self.rows, self.roll, entry):
            lamport = self._seen_lamport(entry.journal, head)
            if lamport is None:
                return None
            largest = max(largest, lamport)
        return largest

    def _closing_lamport(self, journal: JournalId) -> int | None:
        """Return the largest lamport below the ends of the journals older than this one."""
        largest = 0
        for older, size in self._older(journal):
            state = _known(self.rows, older)
            if state.ordered < size and not waits(older, journal, self._awaited):
                return None
            end = min(size, state.ordered)
            largest = max(largest, _lamport_at(self.rows, state, end) if end else 0)
        return largest

    def _older(self, journal: JournalId) -> list[tuple[JournalId, int]]:
        """Return the older journals of the same party with their ends, if these are known."""
        ends = self.own(journal.party).ends or {}
        older = ((JournalId(journal.party, i), size) for i, size in ends.items())
        return [(one, size) for one, size in older if one < journal]

    def _awaited(self, journal: JournalId) -> list[JournalId]:
        """Return the journals for which the next entry of a journal waits.

        As :meth:`_base` does. None where that is not certain: the end of the journal is unknown.
        """
        state, own = self.rows.journal(journal), self.own(journal.party)
        if state is None or state.ordered >= state.held or own.ends is None or own.frozen:
            return []
        row = self.rows.entry(state.number, state.ordered)
        assert row is not None
        joined = state.ordered == 0 and self.roll.joined_by(journal.party)
        if joined or (state.ordered == 0 and journal.incarnation > 1):
            heads = self._older(journal)
            heads += words_of(self.rows, self.roll, journal.party) if joined else []
        elif row.void:
            return []
        else:
            entry = self.parsed.get((state.number, state.ordered)) or parse_entry(row.data)
            seen = counted_heads(self.rows, self.roll, entry)
            heads = [(head.journal, head.size) for head in seen if not self._differs(head)]
        return [one for one, size in heads if self._is_awaited(one, size)]

    def _differs(self, head: Head) -> bool:
        """Tell whether another root is held than a head names, and that matters."""
        if self._counted(head.journal, head.size) < head.size:
            return False
        return self.rows.root(head.journal, head.size) not in (None, head.root)

    def _is_awaited(self, journal: JournalId, size: int) -> bool:
        state = self.rows.journal(journal)
        return state is not None and state.ordered < self._counted(journal, size)

    def _counted(self, journal: JournalId, size: int) -> int:
        """Return how much of a head counts: what stands beyond an end does not."""
        own = self.own(journal.party)
        if own.ends is None or journal.incarnation >= own.newest:
            return size
        return min(size, cut(self.rows, journal, own.ends.get(journal.incarnation, 0)))

    def _seen_lamport(self, author: JournalId, head: Head) -> int | None:
        """Return the lamport of a head that was seen, or None if it has none yet."""
        size = self._counted(head.journal, head.size)
        if size == 0:
            return 0
        state = self.rows.journal(head.journal)
        if state is None or state.size < size:
            return None
        if size == head.size and self.rows.root(head.journal, size) != head.root:
            self.quarrels.append((author, head))
            return 0
        return _lamport_at(self.rows, state, size) if state.ordered >= size else None


def _lamport_at(rows: Rows, state: JournalState, size: int) -> int:
    row = rows.entry(state.number, size - 1)
    assert row is not None
    return row.lamport
