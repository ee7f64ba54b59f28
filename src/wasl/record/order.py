# SPDX-License-Identifier: Apache-2.0
"""The one order in which all sides read the record (``docs/spec/05-record.md`` §6).

Rules:

1. An entry's lamport is computed, never signed: one more than the largest of the author's previous
   entry and of every entry up to the heads it has seen. A void entry has seen nothing.
2. Entries are sorted by (lamport, party, incarnation). Within a journal the lamports rise, so no
   two are equal there.
3. A head in ``seen`` that is not held yet leaves the entry without a place; it is shown, not
   ordered. A head whose root is not the held one counts for nothing, and is reported.
4. An entry is final once every member's journal has a place at or above its own: nothing can come
   before it any more. While a member has more than one journal, nothing becomes final: no rule has
   been shown safe by a model yet.
5. Entry 0 of a later journal counts as having seen the head at which it closes the older one; what
   an older journal holds above that head is never ordered. From the first sight of a later journal
   until that close, nothing more of the older one is.

Position is not time. A silent party stalls finality, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wasl import codec
from wasl.record.entry import Entry, parse_entry
from wasl.record.merkle import Frontier, extend, format_frontier, leaf_hash, parse_frontier, root_at
from wasl.record.rows import JournalState, Rows, damaged, read, u64
from wasl.steps import Space
from wasl.terms import Head, JournalId

_FINAL: Final = b"final"
_PAGE: Final = 512
Parsed = Mapping[tuple[int, int], Entry]
"""Entries that the step has parsed already, by (local number, seq): spares a second parse."""


@dataclass(frozen=True, slots=True)
class FinalPrefix:
    """The final prefix: places up to ``lamport`` are final; ``frontier`` has one leaf for each."""

    lamport: int
    frontier: Frontier


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


def advance(rows: Rows, members: Sequence[int], *, parsed: Parsed) -> list[tuple[JournalId, Head]]:
    """Give every entry that can have it its place, and move the final prefix.

    ``members``: indexes of the parties of the charter in force. Returns the heads in ``seen`` that
    contradict what is held, as (author's journal, head).
    """
    states = {journal: _known(rows, journal) for journal in rows.journals()}
    quarrels: list[tuple[JournalId, Head]] = []
    moved = True
    while moved:
        moved = False
        for journal in states:
            moved |= _place_entries(rows, journal, states, parsed, quarrels)
    _finish(rows, members, states)
    return quarrels


def _known(rows: Rows, journal: JournalId) -> JournalState:
    state = rows.journal(journal)
    assert state is not None
    return state


def _place_entries(
    rows: Rows,
    journal: JournalId,
    states: MutableMapping[JournalId, JournalState],
    parsed: Parsed,
    quarrels: list[tuple[JournalId, Head]],
) -> bool:
    """Place entries of one journal until one must wait. Return whether any was placed."""
    state = states[journal]
    start = state.ordered
    end = _end(journal, states)
    lamport = state.lamport
    if start == 0 and end > 0:
        base = _first_lamport(rows, journal, states)
        if base is None:
            return False
        lamport = base
    seq = start
    while seq < end:
        row = rows.entry(state.number, seq)
        assert row is not None
        if not row.void:
            entry = parsed.get((state.number, seq)) or parse_entry(row.data)
            base = _seen_lamport(rows, entry, states, quarrels)
            if base is None:
                break
            lamport = max(lamport, base)
        lamport += 1
        rows.put_entry(state.number, seq, replace(row, lamport=lamport))
        rows.put_order(lamport, journal, state.number, seq)
        seq += 1
    if seq == start:
        return False
    states[journal] = replace(state, ordered=seq, lamport=lamport)
    rows.put_journal(journal, states[journal])
    return True


def _end(journal: JournalId, states: Mapping[JournalId, JournalState]) -> int:
    """Return up to where a journal's entries may have their place: rules 4 and 5."""
    state = states[journal]
    if state.closing is not None:
        return min(state.held, state.closing[0])
    followed = any(other.party == journal.party and other > journal for other in states)
    return state.ordered if followed else state.held


def _first_lamport(
    rows: Rows, journal: JournalId, states: Mapping[JournalId, JournalState]
) -> int | None:
    """Return the lamport that entry 0 builds on: that of the closing head of the older journal."""
    older = [j for j in states if j.party == journal.party and j < journal]
    if not older:
        return 0
    closed = states[older[-1]]
    if closed.closing is None or closed.ordered < closed.closing[0]:
        return None
    return _lamport_at(rows, closed, closed.closing[0])


def _seen_lamport(
    rows: Rows,
    entry: Entry,
    states: Mapping[JournalId, JournalState],
    quarrels: list[tuple[JournalId, Head]],
) -> int | None:
    """Return the largest lamport that ``entry`` has seen, or None if it must wait for a head."""
    largest = 0
    for head in entry.seen:
        state = states.get(head.journal)
        if state is None or state.size < head.size:
            return None
        if _root(rows, state, head.size) != head.root:
            quarrels.append((entry.journal, head))
            continue
        size = head.size if state.closing is None else min(head.size, state.closing[0])
        if state.ordered < size:
            return None
        largest = max(largest, _lamport_at(rows, state, size))
    return largest


def _root(rows: Rows, state: JournalState, size: int) -> bytes:
    if size == state.size:
        return state.frontier.root()
    return root_at(rows.leaves(state.number), size)


def _lamport_at(rows: Rows, state: JournalState, size: int) -> int:
    row = rows.entry(state.number, size - 1)
    assert row is not None
    return row.lamport


def _finish(rows: Rows, members: Sequence[int], states: Mapping[JournalId, JournalState]) -> None:
    """Move the final prefix as far as every member's open journal allows."""
    bound: int | None = None
    for party in members:
        journals = [state for journal, state in states.items() if journal.party == party]
        if len(journals) != 1:
            return
        lamport = journals[0].lamport
        bound = lamport if bound is None else min(bound, lamport)
    final = final_prefix(rows)
    if bound is None or bound <= final.lamport:
        return
    frontier = final.frontier
    start, end = u64(final.lamport + 1), u64(bound + 1)
    while page := rows.order(start, end, limit=_PAGE):
        leaves: list[bytes] = []
        for _, _, number, seq in page:
            leaf = rows.leaf(number, seq)
            assert leaf is not None
            leaves.append(leaf_hash(leaf))
        frontier = extend(frontier, leaves)
        start = page[-1][0] + b"\x00"
        if len(page) < _PAGE:
            break
    value = codec.format((bound, format_frontier(frontier)))
    rows.put_named(Space.LINE, _FINAL, value)
