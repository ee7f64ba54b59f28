# SPDX-License-Identifier: Apache-2.0
"""The roll of a line: who is a member by which charter, and where the journals of who left end.

Rules (``docs/spec/05-record.md`` §5.1):

1. There is no moment at which a charter begins for all. What a change of members means for the
   order is known once the ADOPTs of its *namers* are held: the members that it keeps. Who left
   later without an ADOPT is not waited for, once its own end is known.
2. The journals of who left end at the largest size that the charter, or one of those ADOPTs, says.
   From its own ADOPT until then a node gives nothing more of them a place. So nothing that has a
   place here is ever beyond an end.
3. Entry 0 of who joined counts as having seen those ADOPTs. So nothing of it comes before what is
   final without it. Where an entry first names a later journal of who joined, that counts for
   nothing: those ADOPTs may wait for the close that waits for this naming.
4. What is decided stays, and is a function of journal bytes and charters alone. A node that orders
   anew decides anew.

It does not order (:mod:`wasl.record.order`). The model is ``models/members.py``.

Rows: LINE, ``left-at`` by party (:mod:`wasl.record.ends`), ``joined-at`` by party.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from wasl.record.adoptions import Adoption, all_adoptions
from wasl.record.ends import (
    Ends,
    close_of,
    ends_of,
    left_at,
    names,
    put_left_at,
    signed_size,
    undecided,
)
from wasl.record.entry import Entry, Kind, parse_entry
from wasl.record.rows import JournalState, Rows, u16, u64
from wasl.steps import Space
from wasl.terms import Head, JournalId

_JOINED: Final = b"joined-at"


@dataclass(frozen=True, slots=True)
class Charted:
    """A charter as the order needs it. ``closed``: who leaves by it, and the least ends."""

    digest: bytes
    members: tuple[int, ...]
    closed: Mapping[int, Ends]


@dataclass(frozen=True, slots=True)
class Roll:
    """The charters of a line that are open here, from the first on; and our own newest journal."""

    chain: tuple[Charted, ...]
    near: JournalId | None = None
    everybody: tuple[int, ...] = field(init=False, compare=False)
    """All who ever were members."""
    leaving: tuple[tuple[int, int], ...] = field(init=False, compare=False)
    """(serial, party) of all who left."""
    joining: tuple[tuple[int, int], ...] = field(init=False, compare=False)
    """(serial, party) of all who joined after the first charter."""

    def __post_init__(self) -> None:
        everybody = sorted({party for one in self.chain for party in one.members})
        leaving = tuple((n, party) for n, one in enumerate(self.chain, 1) for party in one.closed)
        joining = tuple(
            (serial, party)
            for serial, (old, new) in enumerate(pairwise(self.chain), start=2)
            for party in new.members
            if party not in old.members
        )
        object.__setattr__(self, "everybody", tuple(everybody))
        object.__setattr__(self, "leaving", leaving)
        object.__setattr__(self, "joining", joining)

    def joined_by(self, party: int) -> int | None:
        """The serial of the charter by which a party joined; None: it was there from the first."""
        return next((serial for serial, one in self.joining if one == party), None)

    def left_by(self, party: int) -> int | None:
        """The serial of the charter by which a party left, or None."""
        return next((serial for serial, one in self.leaving if one == party), None)

    def is_before_us(self, state: JournalState) -> bool:
        """Tell whether a journal, as far as it is held, had not adopted what we joined by."""
        serial = None if self.near is None else self.joined_by(self.near.party)
        return serial is not None and max(state.charter, 1) < serial

    def namers(self, serial: int) -> list[int]:
        """The members that a charter keeps."""
        before = self.chain[serial - 2].members
        return [party for party in self.chain[serial - 1].members if party in before]

    def knows(self, adoption: Adoption) -> bool:
        """Whether the charter that an ADOPT names is open here."""
        serial = adoption.serial
        return serial <= len(self.chain) and self.chain[serial - 1].digest == adoption.digest

    def members_by(self, serial: int, digest: bytes | None) -> tuple[int, ...] | None:
        """The members by a charter (``digest`` None: the first); None: it is not open here."""
        if digest is None:
            return self.chain[0].members
        known = serial <= len(self.chain) and self.chain[serial - 1].digest == digest
        return self.chain[serial - 1].members if known else None


def joined_at(rows: Rows, party: int) -> int | None:
    """Return the lamport on which the journals of a party that joined build, once it is decided."""
    row = rows.named(Space.LINE, _JOINED + u16(party))
    return None if row is None else int.from_bytes(row, "big")


def forget(rows: Rows, roll: Roll) -> None:
    """Forget all that was decided: the order is computed anew."""
    for party in roll.everybody:
        rows.delete_named(Space.LINE, _JOINED + u16(party))
        put_left_at(rows, party, None)


def words_of(rows: Rows, roll: Roll, party: int) -> list[tuple[JournalId, int]]:
    """Return the sizes up to which journals must have their places before who joined builds on
    them: the words of the namers, as far as all are known.
    """
    serial = roll.joined_by(party)
    words = None if serial is None else _words(rows, roll, serial)
    return [(journal, seq + 1) for journal, seq, _ in words or ()]


def counted_heads(rows: Rows, roll: Roll, entry: Entry) -> Sequence[Head]:
    """Return the heads that an entry counts as having seen (rule 3)."""
    joined = [one.journal for one in entry.seen if roll.joined_by(one.journal.party) is not None]
    unheeded = {one.party for one in joined if entry.kind == Kind.CLOSE or names(rows, entry, one)}
    return [head for head in entry.seen if head.journal.party not in unheeded]


def awaits_charter(rows: Rows, roll: Roll) -> bool:
    """Tell whether we have adopted a charter that is not open here: then nothing gets a place."""
    if roll.near is None:
        return False
    return _unknown(rows, roll, roll.near.party)


def frozen(rows: Rows, roll: Roll, party: int) -> Mapping[JournalId, int] | None:
    """Return the sizes that our own ADOPT named of the journals of a party that leaves.

    None: nothing of it is frozen here; it has not left, or we have not taken that up yet.
    """
    serial = roll.left_by(party)
    near = roll.near
    if serial is None or near is None or near.party == party:
        return None
    if near.party not in roll.namers(serial):
        return {}  # we have never seen it otherwise than through others
    first = _first(rows, roll, near.party, serial)
    if first is None:
        return None
    return {head.journal: head.size for head in _entry(rows, first[0], first[1].seq).seen}


def decide(rows: Rows, roll: Roll) -> list[tuple[str, int]]:
    """Decide what can be by now. Return (``left`` or ``joined``, party) for what was."""
    decided: list[tuple[str, int]] = []
    for serial, party in roll.leaving:
        if left_at(rows, party) is None:
            ends = _ends(rows, roll, serial, party)
            if ends is not None:
                put_left_at(rows, party, ends)
                decided.append(("left", party))
    for serial, party in roll.joining:
        if joined_at(rows, party) is None:
            base = _base(rows, roll, serial)
            if base is not None:
                rows.put_named(Space.LINE, _JOINED + u16(party), u64(base))
                decided.append(("joined", party))
    return decided


def is_decided(rows: Rows, roll: Roll) -> bool:
    """Tell whether all is decided that follows from the charters that are open here."""
    return all(left_at(rows, party) is not None for _, party in roll.leaving) and all(
        joined_at(rows, party) is not None for _, party in roll.joining
    )


def is_taken_up(rows: Rows, roll: Roll, serial: int) -> bool:
    """Tell whether the ADOPTs of all namers of a charter are held."""
    return _words(rows, roll, serial) is not None


def may_build_on(rows: Rows, roll: Roll, serial: int) -> int | None:
    """Return the lamport on which whoever joins by a charter may build for others already.

    They may know a charter that is adopted and not open here, and so a word that is none here yet.
    None while a namer has adopted nothing of that kind: its word will stand above what is final.
    """
    places: list[tuple[JournalId, int]] = []
    for party in roll.namers(serial):
        first = _first(rows, roll, party, serial)
        if first is not None:
            places.append((first[0], first[1].seq))
        elif left_at(rows, party) is None:
            return None
    return _largest(rows, places) or None


# ── the words of the namers ─────────────────────────────────────────────────────────────────────


def _words(rows: Rows, roll: Roll, serial: int) -> list[tuple[JournalId, int, bool]] | None:
    """Return (journal, seq, whether it is an ADOPT) for each namer; None while one is not known.

    Of one that left without an ADOPT: its last entry, if it has any.
    """
    found: list[tuple[JournalId, int, bool]] = []
    for party in roll.namers(serial):
        word = _adoption(rows, roll, party, serial)
        if word is not None:
            found.append((*word, True))
            continue
        ends = left_at(rows, party)
        if ends is None or _unknown(rows, roll, party) or not is_held(rows, party, ends):
            return None
        last = max((i for i, n in ends.items() if n), default=0)
        if last:
            found.append((JournalId(party, last), ends[last] - 1, False))
    return found


def _adoption(rows: Rows, roll: Roll, party: int, serial: int) -> tuple[JournalId, int] | None:
    """Return where a party has first adopted this charter or a later one, of those open here."""
    first = _first(rows, roll, party, serial)
    if first is None or not roll.knows(first[1]):
        return None
    return first[0], first[1].seq


def _unknown(rows: Rows, roll: Roll, party: int) -> bool:
    return any(not roll.knows(one) for _, one in _adopted(rows, roll, party))


def _first(rows: Rows, roll: Roll, party: int, serial: int) -> tuple[JournalId, Adoption] | None:
    """Return a party's first ADOPT of a charter or of a later one, open here or not."""
    adopted = _adopted(rows, roll, party)
    return next(((journal, one) for journal, one in adopted if one.serial >= serial), None)


def _adopted(rows: Rows, roll: Roll, party: int) -> Iterator[tuple[JournalId, Adoption]]:
    """Yield the ADOPTs of a party that may count here, in their order."""
    for journal in rows.journals_of(party):
        for one in all_adoptions(rows, journal):
            if one.seq < _reach(rows, roll, journal):
                yield journal, one


def _reach(rows: Rows, roll: Roll, journal: JournalId) -> int:
    """Return up to where a journal's entries may count here."""
    state = rows.journal(journal)
    assert state is not None
    left = left_at(rows, journal.party)
    if left is not None:
        return min(state.held, left.get(journal.incarnation, 0))
    own = rows.journals_of(journal.party)
    ends = ends_of(rows, own)
    if ends is None:
        size = state.ordered
    elif journal != own[-1]:
        size = min(state.held, ends.get(journal.incarnation, 0))
    else:
        size = signed_size(rows, state)
    if roll.near is None or journal.party == roll.near.party:
        return size
    named = frozen(rows, roll, journal.party)
    return size if named is None else min(size, named.get(journal, 0))


def is_held(rows: Rows, party: int, ends: Ends) -> bool:
    """Tell whether all of a party's journals is held that stands below their ends."""
    states = {i: rows.journal(JournalId(party, i)) for i in ends}
    return all(state is not None and state.held >= ends[i] for i, state in states.items())


def _entry(rows: Rows, journal: JournalId, seq: int) -> Entry:
    row = rows.entry_of(journal, seq)
    assert row is not None
    return parse_entry(row.data)


# ── what follows from them ──────────────────────────────────────────────────────────────────────


def _ends(rows: Rows, roll: Roll, serial: int, party: int) -> Ends | None:
    words = _words(rows, roll, serial)
    if words is None:
        return None
    sizes = dict(roll.chain[serial - 1].closed[party])
    for journal, seq, adopted in words:
        for head in _entry(rows, journal, seq).seen if adopted else ():
            if head.journal.party == party:
                i = head.journal.incarnation
                sizes[i] = max(sizes.get(i, 0), head.size)
    return _walk(rows, party, sizes)


def _walk(rows: Rows, party: int, sizes: Ends) -> Ends | None:
    """Let the closes that count within these sizes say where the older journals end.

    A later journal that neither has one nor is listed by one has no place anywhere: it ends at 0.
    """
    ends = {i: n for i, n in sizes.items() if n}
    at, listed = max(ends, default=1), False
    while at > 1:
        journal = JournalId(party, at)
        state = rows.journal(journal)
        if state is None or state.held < ends[at]:
            return None
        close = close_of(rows, journal)
        waiting = () if close is not None else undecided(rows, journal)
        if close is not None and close.seq < ends[at]:
            ends = {i: n for i, n in ends.items() if i >= at} | dict(close.sizes)
            listed = True
        elif waiting and waiting[0][1] < ends[at]:
            return None
        elif not listed:
            del ends[at]
        at = max((i for i in ends if i < at), default=1)
    return ends


def _base(rows: Rows, roll: Roll, serial: int) -> int | None:
    words = _words(rows, roll, serial)
    if words is None:
        return None
    return _largest(rows, [(journal, seq) for journal, seq, _ in words])


def _largest(rows: Rows, places: Sequence[tuple[JournalId, int]]) -> int | None:
    """Return the largest lamport of entries; None while one has no place."""
    largest = 0
    for journal, seq in places:
        row = rows.entry_of(journal, seq)
        if row is None or row.lamport == 0:
            return None
        largest = max(largest, row.lamport)
    return largest
