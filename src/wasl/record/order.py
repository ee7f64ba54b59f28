# SPDX-License-Identifier: Apache-2.0
"""The one order in which all sides read the record (``docs/spec/05-record.md`` §6).

Rules:

1. An entry's lamport is computed, never signed: one more than the largest of the author's previous
   entry and of every entry up to the heads it has seen. A void entry has seen nothing.
2. Entries are sorted by (lamport, party, incarnation). Within a journal the lamports rise, so no
   two are equal there. Entries get their places up to a size that their author signed.
3. A head in ``seen`` that is not held yet leaves the entry without a place; it is shown, not
   ordered. A head whose root is not the held one counts for nothing, and is reported.
4. An entry is final once every member's newest journal has a place at or above its own: nothing can
   come before it any more.
5. Where a party has begun a later journal, none of its journals grows here until the older ones are
   closed (:mod:`wasl.record.ends`). A node that has begun one itself places nothing until then;
   then it computes the whole order anew: what its copy had may have been closed otherwise since.
6. Entry 0 of a later journal counts as having seen the heads at which the older ones end, and
   nothing else; a head beyond an end counts as the end. What stands beyond it is never ordered.
7. A step gives or takes at most ``limits.PLACES`` places, and makes at most as many final; the next
   one goes on. So what was held up for years holds up nobody: neither a restored node that orders
   its whole record anew, nor the others when one that was silent speaks.

The model of rules 4 to 6 is in ``models/finality.py``.

Position is not time. A silent party stalls finality, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from wasl import codec, limits
from wasl.record.ends import ANEW, Ends, find_ends, signed_size
from wasl.record.entry import Entry, parse_entry
from wasl.record.merkle import Frontier, extend, format_frontier, leaf_hash, parse_frontier
from wasl.record.rows import EntryRow, JournalState, Rows, damaged, read, u64
from wasl.steps import Space
from wasl.terms import Head, JournalId

_FINAL: Final = b"final"
_LAST: Final = b"\xff" * 14
Parsed = Mapping[tuple[int, int], Entry]
"""Entries that the step has parsed already, by (local number, seq): spares a second parse."""


@dataclass(frozen=True, slots=True)
class FinalPrefix:
    """The final prefix: places up to ``lamport`` are final; ``frontier`` has one leaf for each."""

    lamport: int
    frontier: Frontier


@dataclass(frozen=True, slots=True)
class Advanced:
    """What a step has done. ``quarrels``: heads in ``seen`` that contradict what is held, as
    (author's journal, head). ``done``: whether nothing is left for the next one (rule 7).
    """

    quarrels: list[tuple[JournalId, Head]]
    done: bool


def final_prefix(rows: Rows) -> FinalPrefix:
    """Return the final prefix of the line as this store has computed it."""
    row = rows.named(Space.LINE, _FINAL)
    if row is None:
        return FinalPrefix(0, Frontier())
    match read(row, where="final prefix"):
        case (int(lamport), bytes(frontier)):
            return FinalPrefix(lamport, parse_frontier(frontier))
        case _:
            raise damaged("final prefix")


def advance(
    rows: Rows, members: Sequence[int], *, parsed: Parsed, near: int | None = None
) -> Advanced:
    """Give every entry that can have it its place, and move the final prefix.

    ``members``: indexes of the parties of the charter in force. ``near``: our own, if this store is
    a member's.
    """
    states = {journal: _known(rows, journal) for journal in rows.journals()}
    ends = find_ends(rows, list(states))
    if near is not None and ends.get(near, {}) is None:
        return Advanced([], done=True)
    if near is not None and rows.named(Space.LINE, ANEW) is not None:
        if not _forget_order(rows, states):
            return Advanced([], done=False)
        states = {journal: _known(rows, journal) for journal in states}
    placing = _Placing(rows, states, ends, parsed)
    while sum([placing.place(journal) for journal in states]):
        pass
    all_final = _finish(rows, members, states)
    return Advanced(placing.quarrels, done=placing.left > 0 and all_final)


def begin_anew(rows: Rows) -> None:
    """Let the whole order be computed anew as soon as our own older journals are closed."""
    rows.put_named(Space.LINE, ANEW, b"")


def _forget_order(rows: Rows, states: Mapping[JournalId, JournalState]) -> bool:
    """Take the places back. Return whether none is left."""
    for journal, state in states.items():
        rows.put_journal(journal, replace(state, ordered=0, lamport=0))
    rows.delete_named(Space.LINE, _FINAL)
    page = rows.order(b"", _LAST, limit=limits.PLACES)
    for place, _, number, seq in page:
        row = rows.entry(number, seq)
        assert row is not None
        rows.put_entry(number, seq, replace(row, lamport=0))
        rows.delete_order(place)
    if len(page) == limits.PLACES:
        return False
    rows.delete_named(Space.LINE, ANEW)
    return True


def _known(rows: Rows, journal: JournalId) -> JournalState:
    state = rows.journal(journal)
    assert state is not None
    return state


@dataclass(slots=True)
class _Placing:
    """One pass over all journals. ``ends``: by party (:func:`wasl.record.ends.find_ends`)."""

    rows: Rows
    states: dict[JournalId, JournalState]
    ends: Mapping[int, Ends | None]
    parsed: Parsed
    quarrels: list[tuple[JournalId, Head]] = field(default_factory=list[tuple[JournalId, Head]])
    left: int = field(default_factory=lambda: limits.PLACES)
    newest: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.newest = {journal.party: journal.incarnation for journal in sorted(self.states)}

    def place(self, journal: JournalId) -> bool:
        """Place entries of one journal until one must wait. Return whether any was placed."""
        state = self.states[journal]
        seq, lamport = state.ordered, state.lamport
        end = min(self._limit(journal, state), seq + self.left)
        while seq < end:
            row = self.rows.entry(state.number, seq)
            assert row is not None
            base = self._base(journal, state, seq, row)
            if base is None:
                break
            lamport = 1 + max(lamport, base)
            self.rows.put_entry(state.number, seq, replace(row, lamport=lamport))
            self.rows.put_order(lamport, journal, state.number, seq)
            seq += 1
        if seq == state.ordered:
            return False
        self.left -= seq - state.ordered
        self.states[journal] = replace(state, ordered=seq, lamport=lamport)
        self.rows.put_journal(journal, self.states[journal])
        return True

    def _limit(self, journal: JournalId, state: JournalState) -> int:
        """Return up to where a journal's entries may have their place: rules 2, 5 and 6."""
        ends = self.ends[journal.party]
        if ends is None or state.ordered == state.held:
            return state.ordered
        if journal.incarnation < self.newest[journal.party]:
            return min(state.held, ends.get(journal.incarnation, 0))
        return signed_size(self.rows, state)

    def _base(self, journal: JournalId, state: JournalState, seq: int, row: EntryRow) -> int | None:
        """Return the lamport that an entry builds on, or None if it must wait."""
        if seq == 0 and journal.incarnation > 1:
            return self._closing_lamport(journal)
        if row.void:
            return 0
        entry = self.parsed.get((state.number, seq)) or parse_entry(row.data)
        largest = 0
        for head in entry.seen:
            lamport = self._seen_lamport(entry.journal, head)
            if lamport is None:
                return None
            largest = max(largest, lamport)
        return largest

    def _closing_lamport(self, journal: JournalId) -> int | None:
        """Return the largest lamport below the ends of the journals older than this one."""
        largest = 0
        for incarnation, size in (self.ends[journal.party] or {}).items():
            older = JournalId(journal.party, incarnation)
            if older < journal:
                state = self.states[older]
                if state.ordered < size:
                    return None
                largest = max(largest, _lamport_at(self.rows, state, size))
        return largest

    def _seen_lamport(self, author: JournalId, head: Head) -> int | None:
        """Return the lamport of a head that was seen, or None if it has none yet."""
        size = head.size
        ends = self.ends.get(head.journal.party)
        if ends is not None and head.journal.incarnation < self.newest[head.journal.party]:
            size = min(size, ends.get(head.journal.incarnation, 0))
            if size == 0:
                return 0
        state = self.states.get(head.journal)
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


def _finish(rows: Rows, members: Sequence[int], states: Mapping[JournalId, JournalState]) -> bool:
    """Move the final prefix as far as every member's newest journal allows. Return whether it is
    there.
    """
    bound: int | None = None
    newest = {journal.party: state for journal, state in sorted(states.items())}
    for party in members:
        state = newest.get(party)
        if state is None or state.ordered == 0:
            return True
        bound = state.lamport if bound is None else min(bound, state.lamport)
    final = final_prefix(rows)
    if bound is None or bound <= final.lamport:
        return True
    page = rows.order(u64(final.lamport + 1), u64(bound + 1), limit=limits.PLACES)
    done = len(page) < limits.PLACES
    if not done:  # with one lamport all that stand there, or none
        bound = int.from_bytes(page[-1][0][:8], "big") - 1
        page = [one for one in page if int.from_bytes(one[0][:8], "big") <= bound]
    leaves: list[bytes] = []
    for _, _, number, seq in page:
        leaf = rows.leaf(number, seq)
        assert leaf is not None
        leaves.append(leaf_hash(leaf))
    value = codec.format((bound, format_frontier(extend(final.frontier, leaves))))
    rows.put_named(Space.LINE, _FINAL, value)
    return done
