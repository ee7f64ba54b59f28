# SPDX-License-Identifier: Apache-2.0
"""Where the older journals of a party end (``docs/spec/05-record.md`` §5).

A restored node begins a new journal. The others name, beside their first head of it, what they hold
of the older ones; then a *close* in the new one says where those end.

Rules:

1. All of it is computed from journal bytes. What a step needs of them is noted as the entries pass:
   where a journal first names a later one, and where a close stands. Nothing walks the record.
2. A close counts if the journals that it has seen bear it out: of each other member, by the newest
   charter that it or one of them had adopted, one stands there, below that head it has named the
   close's journal, and nothing that it names beside is larger than what is listed. What is not
   listed ends at 0.
3. The closes of a journal are decided in their order, once everything that decides them is held.
   The first that counts is the journal's. While one names another head than the one held, nothing
   is decided: the author of that may have shown two stories. Once they are proven, it is not asked.
4. The newest journal's close rules; but what an older journal closed, within what counts of it,
   stays closed there.
5. What has a place here stays: a close that ends a journal below that has no effect here, and
   alarms. It takes a party that uses two journals at once to write one; a restored node orders anew
   (:mod:`wasl.record.order`).

It does not order (:mod:`wasl.record.order`), and writes no close (:mod:`wasl.line.closing`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from wasl import codec, limits
from wasl.record.adoptions import adoptions_before
from wasl.record.entry import Close, Entry, Kind, parse_content, parse_entry
from wasl.record.rows import (
    JournalState,
    Named,
    Rows,
    damaged,
    journal_key,
    read,
    read_journal_key,
    u16,
    u64,
)
from wasl.steps import Space
from wasl.terms import Head, JournalId

_NAMING: Final = b"naming"
_CLOSED: Final = b"closed"
_UNDECIDED: Final = b"undecided-close"
_DOUBTED: Final = b"\x01"
"""The value of the row of an undecided close that names a head otherwise than it is held."""
_LEFT: Final = b"left-at"
ANEW: Final = b"order-anew"
"""The name of the row that says: no place is worth anything until all are computed anew."""

Ends = Mapping[int, int]
"""By incarnation of an older journal, where it ends. What is not in it ends at 0."""


@dataclass(frozen=True, slots=True)
class Naming:
    """An entry that first names a later journal, and the sizes it names of the older ones there."""

    seq: int
    sizes: Ends


def note(rows: Rows, entry: Entry) -> None:
    """Note what a passing entry names and closes: everything below it is held, and it counts."""
    for head in entry.seen:
        later = head.journal
        name = _NAMING + journal_key(later) + journal_key(entry.journal)
        if later.incarnation > 1 and rows.named(Space.LINE, name) is None:
            rows.put_named(Space.LINE, name, u64(entry.seq))
    if entry.kind == Kind.CLOSE and close_of(rows, entry.journal) is None:
        rows.put_named(Space.LINE, _UNDECIDED + journal_key(entry.journal) + u64(entry.seq), b"")


def naming(rows: Rows, later: JournalId, journal: JournalId) -> Naming | None:
    """Return where ``journal`` first names ``later``, as far as it is held."""
    row = rows.named(Space.LINE, _NAMING + journal_key(later) + journal_key(journal))
    if row is None:
        return None
    seq = int.from_bytes(row, "big")
    held = rows.entry_of(journal, seq)
    assert held is not None
    older = [h for h in parse_entry(held.data).seen if h.journal.party == later.party]
    sizes = {head.journal.incarnation: head.size for head in older if head.journal < later}
    return Naming(seq, sizes)


def names(rows: Rows, entry: Entry, later: JournalId) -> bool:
    """Tell whether an entry that has passed is the first of its journal to name a later one."""
    name = _NAMING + journal_key(later) + journal_key(entry.journal)
    return rows.named(Space.LINE, name) == u64(entry.seq)


def close_of(rows: Rows, journal: JournalId) -> Naming | None:
    """Return a journal's first close that counts: where it stands, and the ends it lists."""
    return rows.few(Space.LINE, _CLOSED, journal_key(journal), read=_read_close, limit=1)


def _read_close(rows: Named) -> Naming | None:
    if not rows:
        return None
    match read(rows[0][1], where="close"):
        case (int(seq), tuple(items)):
            return Naming(seq, dict(map(_pair, items)))
        case _:
            raise damaged("close")


def undecided(rows: Rows, journal: JournalId | None = None) -> Sequence[tuple[JournalId, int]]:
    """Return closes that wait for what decides them, of one journal or of all, in their order."""
    place = b"" if journal is None else journal_key(journal)
    return rows.few(Space.LINE, _UNDECIDED, place, read=_read_undecided, limit=limits.INCARNATIONS)


def _read_undecided(rows: Named) -> Sequence[tuple[JournalId, int]]:
    places = [name[len(_UNDECIDED) :] for name, _ in rows]
    return tuple((read_journal_key(place), int.from_bytes(place[6:], "big")) for place in places)


Members = Callable[[int, bytes | None], Sequence[int] | None]
"""The members by the charter of a serial and hash (None: the first); None: it is not open here."""


Forked = Callable[[JournalId], bool]
"""Whether a fork of a journal is proven: its word is asked no more."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of closes. ``closes``: (journal that holds it, whether it counts).
    ``quarrels``: what one of them names otherwise than it is held, told once, as (journal, head).
    """

    closes: list[tuple[JournalId, bool]] = field(default_factory=list[tuple[JournalId, bool]])
    quarrels: list[tuple[JournalId, Head]] = field(default_factory=list[tuple[JournalId, Head]])


def decide(rows: Rows, members: Members, forked: Forked) -> Decided:
    """Decide the closes that can be by now."""
    decided = Decided()
    for journal in dict(undecided(rows)):
        while waiting := undecided(rows, journal):
            seq = waiting[0][1]
            state = rows.journal(journal)
            row = None if state is None else rows.entry(state.number, seq)
            assert state is not None
            assert row is not None
            if signed_size(rows, state) <= seq:
                break
            entry = parse_entry(row.data)
            close = parse_content(entry.kind, entry.content)
            assert isinstance(close, Close)
            counts = _counts(rows, entry, close, members, forked)
            if isinstance(counts, Head):
                name = _UNDECIDED + journal_key(journal) + u64(seq)
                if rows.named(Space.LINE, name) != _DOUBTED:
                    rows.put_named(Space.LINE, name, _DOUBTED)
                    decided.quarrels.append((journal, counts))
                break
            if counts is None:
                break
            decided.closes.append((journal, counts))
            gone = waiting if counts else waiting[:1]
            for _, each in gone:
                rows.delete_named(Space.LINE, _UNDECIDED + journal_key(journal) + u64(each))
            if counts:
                listed = tuple((one.incarnation, one.size) for one in close.ends)
                value = codec.format((seq, listed))
                rows.put_named(Space.LINE, _CLOSED + journal_key(journal), value)
    return decided


def _judges(rows: Rows, entry: Entry, members: Members) -> Sequence[int] | None:
    """Return the members by the newest charter that a close, or a head it has seen, had adopted."""
    places = [(entry.journal, entry.seq), *((head.journal, head.size) for head in entry.seen)]
    adopted = [one for place in places for one in adoptions_before(rows, *place, limit=1)]
    newest = max(adopted, key=lambda one: one.serial, default=None)
    found = members(1, None) if newest is None else members(newest.serial, newest.digest)
    return None if found is None else [party for party in found if party != entry.journal.party]


def _counts(
    rows: Rows, entry: Entry, close: Close, members: Members, forked: Forked
) -> bool | Head | None:
    """Tell whether a close counts (rule 2); None while what decides that is not all held.

    A head: it has seen another than the one held. Who is wrong, whoever closes or the head's
    author, is known once a fork of that is proven.
    """
    own = entry.journal
    listed = {one.incarnation: one.size for one in close.ends}
    if any(incarnation >= own.incarnation for incarnation in listed):
        return False
    seen = {head.journal.party: head for head in entry.seen}  # ascending: the newest of each stays
    waits = any(_fits(rows, head) is None for head in entry.seen if not forked(head.journal))
    judges = None if waits else _judges(rows, entry, members)
    if judges is None:
        return None
    for party in judges:
        head = seen.get(party)
        if head is None:
            return False
        if forked(head.journal):
            continue
        fits = _fits(rows, head)
        named = naming(rows, own, head.journal)
        if fits is False:
            return head
        if named is not None and any(listed.get(i, 0) < n for i, n in named.sizes.items()):
            return False
        if fits and (named is None or named.seq >= head.size):
            return False
        waits = waits or fits is None
    for one in close.ends:
        fits = _fits(rows, Head(JournalId(own.party, one.incarnation), one.size, one.root))
        if fits is False:
            return False
        waits = waits or fits is None
    return None if waits else True


def _fits(rows: Rows, head: Head) -> bool | None:
    """Tell whether a head is that of what is held; None if it is not held so far."""
    state = rows.journal(head.journal)
    if state is None or state.held < head.size:
        return None
    return rows.root(head.journal, head.size) == head.root


def signed_size(rows: Rows, state: JournalState) -> int:
    """Return the largest size that a journal's author signed with everything below it held here.

    Up to there its entries get their places, a close counts, and others are told that we hold it.
    """
    if state.held == state.size:
        return state.size
    signed = rows.head_below(state.number, state.held)
    return signed[0] if signed is not None else 0


def signed_heads(rows: Rows, party: int) -> tuple[Head, ...]:
    """Return the newest head of each journal of a party that it signed, all below it held here."""
    heads: list[Head] = []
    for journal in rows.journals_of(party):
        state = rows.journal(journal)
        size = 0 if state is None else signed_size(rows, state)
        root = rows.root(journal, size) if size else None
        if root is not None:
            heads.append(Head(journal, size, root))
    return tuple(heads)


def find_ends(rows: Rows, journals: Sequence[JournalId]) -> dict[int, Ends | None]:
    """Return by party where its older journals end; None while its journals are not closed.

    ``journals``: all of the line that are known here.
    """
    return {party: ends_of(rows, own) for party, own in _by_party(journals).items()}


def ends_of(rows: Rows, own: Sequence[JournalId]) -> Ends | None:
    """Return where the older of a party's journals end; None while they are not closed.

    ``own``: all of them that are known here, ascending.
    """
    if not own:
        return None
    left = left_at(rows, own[-1].party)
    if left is not None:
        return left
    found = _walk(rows, own)
    return None if found is not None and _overruns(rows, own, found) else found


def left_at(rows: Rows, party: int) -> Ends | None:
    """Return where all journals of a party end that left the line, once that is decided."""
    row = rows.named(Space.LINE, _LEFT + u16(party))
    return None if row is None else dict(map(_pair, read(row, where="ends of who left")))


def put_left_at(rows: Rows, party: int, ends: Ends | None) -> None:
    """Write where all journals of a party end that left; None: nothing is decided any more."""
    if ends is None:
        rows.delete_named(Space.LINE, _LEFT + u16(party))
    else:
        rows.put_named(Space.LINE, _LEFT + u16(party), codec.format(tuple(sorted(ends.items()))))


def overrun(rows: Rows, journals: Sequence[JournalId]) -> list[JournalId]:
    """Return the journals whose close ends an older one below what has a place here (rule 5)."""
    found: list[JournalId] = []
    for own in _by_party(journals).values():
        ends = _walk(rows, own)
        if ends is not None and _overruns(rows, own, ends):
            found.append(own[-1])
    return found


def _by_party(journals: Sequence[JournalId]) -> dict[int, list[JournalId]]:
    parties: dict[int, list[JournalId]] = {}
    for journal in sorted(journals):
        parties.setdefault(journal.party, []).append(journal)
    return parties


def _walk(rows: Rows, own: Sequence[JournalId]) -> dict[int, int] | None:
    """Go from a party's newest journal down through those that count (rule 4)."""
    newest = own[-1]
    if newest.incarnation == 1:
        return {}
    close = close_of(rows, newest)
    if close is None:
        return None
    ends = dict(close.sizes)
    at = newest.incarnation
    while (at := max((i for i in ends if i < at), default=0)) > 1:
        journal = JournalId(newest.party, at)
        close = close_of(rows, journal)
        if close is not None and close.seq < ends[at]:
            ends = {i: n for i, n in ends.items() if i >= at} | dict(close.sizes)
            continue
        waiting = () if close is not None else undecided(rows, journal)
        if waiting and waiting[0][1] < ends[at]:
            return None
    return ends


def _overruns(rows: Rows, own: Sequence[JournalId], ends: Ends) -> bool:
    for journal in own[:-1]:
        state = rows.journal(journal)
        if state is not None and state.ordered > ends.get(journal.incarnation, 0):
            return rows.named(Space.LINE, ANEW) is None
    return False


def _pair(value: codec.Value) -> tuple[int, int]:
    match value:
        case (int(incarnation), int(size)):
            return incarnation, size
        case _:
            raise damaged("close")
