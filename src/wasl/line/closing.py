# SPDX-License-Identifier: Apache-2.0
"""Naming what we hold of older journals, and closing our own (``docs/spec/05-record.md`` §5).

Rules:

1. With the first head of a later journal of a party we name, for each older one that we hold
   something of, the largest size that its author signed with everything below it held. We never
   name an older one again.
2. A restored node closes its own older journals by itself, once the newest journal that it knows of
   every other member has named its own, and it holds all that was named. It lists all it holds.
3. The close has seen those namings, whether they have a place here or not.
"""

from __future__ import annotations

from wasl.line import evidence
from wasl.line.work import Work
from wasl.record import ends
from wasl.record.adoptions import serial_at
from wasl.record.entry import Close, End
from wasl.record.order import begin_anew
from wasl.record.roll import joined_at
from wasl.terms import Head, JournalId


def is_suspended(work: Work, party: int) -> bool:
    """Tell whether a party has begun a later journal, and not closed its older ones."""
    newest = work.rows.newest(party)
    if newest is None or newest.incarnation == 1:
        return False
    return ends.ends_of(work.rows, work.rows.journals_of(party)) is None


def name_older(work: Work, later: JournalId) -> list[Head]:
    """Return the heads that the first entry to see ``later`` names, by rule 1."""
    heads: list[Head] = []
    for journal in work.rows.journals_of(later.party):
        if journal > later:
            continue
        state = work.rows.journal(journal)
        assert state is not None
        size = ends.signed_size(work.rows, state)
        if journal == later:  # no more of it than we must: it has no place yet
            signed = work.rows.head_from(state.number, 1)
            size = min(size, signed[0]) if signed is not None else 0
        if size:
            heads.append(_head(work, journal, size))
    return heads if heads and heads[-1].journal == later else []


def may_name(work: Work, party: int) -> bool:
    """Tell whether our ADOPT may name a party that leaves: of one that joined, once its base is
    known. Else both may wait for each other.
    """
    roll = work.standing.roll
    return roll.joined_by(party) is None or joined_at(work.rows, party) is not None


def name_leaving(work: Work, party: int) -> list[Head]:
    """Return the heads that our ADOPT names of the journals of a party that leaves by it.

    None of one whose journals have a proven fork: then the charter alone says where they end, and
    we order anew.
    """
    if evidence.forks_of(work.rows, party):
        begin_anew(work.rows)
        return []
    return list(ends.signed_heads(work.rows, party))


def due(work: Work) -> tuple[Close, list[Head]] | None:
    """Return the close that must be written now and what it has seen, or None if it is not time."""
    near = work.standing.near
    if near.incarnation == 1 or ends.close_of(work.rows, near) is not None:
        return None
    if ends.undecided(work.rows, near):
        return None  # ours: once all is held here, it counts
    sizes, seen = _named(work)
    if seen is None or _is_behind(work, seen):
        return None
    listed: list[End] = []
    for incarnation in sorted(sizes):
        journal = JournalId(near.party, incarnation)
        root = work.root(journal, sizes[incarnation][0])
        if sizes[incarnation][0] < sizes[incarnation][1] or root is None:
            return None
        listed.append(End(incarnation, sizes[incarnation][0], root))
    return Close(tuple(listed)), seen


def _is_behind(work: Work, seen: list[Head]) -> bool:
    """Tell whether a head has adopted a later charter than we: its members are asked, too."""
    newest = max((serial_at(work.rows, head.journal, head.size) for head in seen), default=1)
    return newest > max(work.near_state().charter, 1)


def is_lacking(work: Work) -> bool:
    """Tell whether a close waits here for entries: ours that we may not write, or another's."""
    if ends.undecided(work.rows):
        return True
    near = work.standing.near
    if near.incarnation == 1 or ends.close_of(work.rows, near) is not None:
        return False
    return any(held < named for held, named in _named(work)[0].values())


def _named(work: Work) -> tuple[dict[int, tuple[int, int]], list[Head] | None]:
    """Return (held, most that is named) of our older journals, and the heads that name them.

    The heads are None while one of the others has not named our journal.
    """
    near = work.standing.near
    sizes: dict[int, tuple[int, int]] = {}
    for journal in work.rows.journals():
        state = work.rows.journal(journal)
        if journal.party == near.party and journal < near and state is not None:
            size = ends.signed_size(work.rows, state)
            if size:
                sizes[journal.incarnation] = size, 0
    heads: list[Head] = []
    for party in work.standing.others:
        newest = work.rows.newest(party)
        naming = None if newest is None else ends.naming(work.rows, near, newest)
        if newest is None or naming is None:
            continue
        for incarnation, size in naming.sizes.items():
            held, named = sizes.get(incarnation, (0, 0))
            if size <= _held(work, incarnation):  # signed there, though the signature is not here
                held = max(held, size)
            sizes[incarnation] = held, max(named, size)
        head = _head_over(work, newest, naming.seq)
        if head is not None:
            heads.append(head)
    return sizes, heads if len(heads) == len(work.standing.others) else None


def _held(work: Work, incarnation: int) -> int:
    state = work.rows.journal(JournalId(work.standing.near.party, incarnation))
    return 0 if state is None else state.held


def _head_over(work: Work, journal: JournalId, seq: int) -> Head | None:
    """Return the smallest signed head over the entry at ``seq`` with everything below it held."""
    state = work.rows.journal(journal)
    assert state is not None
    signed = work.rows.head_from(state.number, seq + 1)
    if signed is None or signed[0] > state.held:
        return None
    return _head(work, journal, signed[0])


def _head(work: Work, journal: JournalId, size: int) -> Head:
    root = work.root(journal, size)
    assert root is not None
    return Head(journal, size, root)
