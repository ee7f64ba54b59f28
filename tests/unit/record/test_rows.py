# SPDX-License-Identifier: Apache-2.0
"""Rows of the record: what is written comes back, lines do not mix, and damage is told."""

from __future__ import annotations

import pytest

from wasl.errors import Contradiction, Damaged
from wasl.record.merkle import extend, leaf_hash, root_at
from wasl.record.rows import EntryRow, JournalKeys, JournalState, ReceiptRow, Remembered, Rows
from wasl.steps import Draft, Space
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId, LineId

ONE, TWO = LineId(b"\x01" * 32), LineId(b"\x02" * 32)
A, A2, B = JournalId(0, 1), JournalId(0, 2), JournalId(1, 1)
KEYS = JournalKeys("wasl/j/00", b"e" * 32, b"m" * 1_312, b"r" * 32)


class Desk:
    """A store with a step under way, which can be ended and begun again."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.begin()

    def begin(self, line: LineId = ONE) -> Rows:
        self.draft = Draft(self.store)
        self.rows = Rows(self.draft, line)
        if not self.rows.known:
            self.rows.begin(line)
        return self.rows

    def end(self) -> None:
        self.rows.flush()
        commit = self.draft.commit()
        assert commit is not None
        self.store.apply(commit)


def test_journals_come_back_in_order() -> None:
    desk = Desk()
    states = {journal: desk.rows.new_journal(journal, KEYS) for journal in (B, A2, A)}
    assert len({state.number for state in states.values()}) == 3
    moved = states[A]._replace(
        held=3,
        ordered=2,
        lamport=9,
        keys_seq=1,
        charter=2,
        awaits_keys=True,
    )
    desk.rows.put_journal(A, moved)
    desk.end()
    read = Rows(desk.store, ONE)
    assert read.journals() == (A, A2, B)
    assert read.journal(A) == moved
    assert read.journal(JournalId(9, 9)) is None
    assert read.keys(B) == KEYS


def test_lines_of_one_store_do_not_mix() -> None:
    desk = Desk()
    first = desk.rows.new_journal(A, KEYS)
    desk.rows.put_entry(first.number, 0, EntryRow(b"one", 0, 1, 0))
    desk.rows.put_order(1, A, first.number, 0)
    desk.rows.put_named(Space.LINE, b"name", b"of one")
    desk.end()
    rows = desk.begin(TWO)
    assert rows.journals() == ()
    second = rows.new_journal(A, KEYS)
    assert second.number != first.number
    assert rows.entry(second.number, 0) is None
    assert rows.order(b"", b"\xff" * 14, limit=9) == []
    assert rows.named(Space.LINE, b"name") is None
    desk.end()
    assert Rows(desk.store, ONE).named(Space.LINE, b"name") == b"of one"


def test_entries_receipts_and_heads_come_back() -> None:
    desk = Desk()
    number = desk.rows.new_journal(A, KEYS).number
    for incarnation in (1, 2):
        desk.rows.new_journal(JournalId(1, incarnation), KEYS)
    row = EntryRow(b"bytes", 7, 2**40, 1_795_000_000_000, 131)
    for seq in (0, 1, 255, 256, 70_000):
        desk.rows.put_entry(number, seq, row)
        desk.rows.put_head(number, seq + 1, b"s%d" % seq)
        receipt = ReceiptRow(seq + 1, b"r" * 32, 2, 5, b"s" * 64)
        desk.rows.put_receipt(number, 1, receipt)
    older = ReceiptRow(300, b"r" * 32, 1, 5, b"s" * 64)
    desk.rows.put_receipt(number, 1, older)
    desk.end()
    rows = Rows(desk.store, ONE)
    assert rows.entry(number, 255) == row
    assert [seq for seq, _ in rows.entries(number, 1, 3)] == [1, 255, 256]
    assert rows.head_below(number, 255) == (2, b"s1")
    assert rows.head_below(number, 256) == (256, b"s255")
    assert rows.head_from(number, 3) == (256, b"s255")
    assert rows.head_from(number, 70_002) is None
    assert rows.head(number, 256, pq=True) is None
    newest = rows.newest_receipt(number, 1)
    assert newest is not None
    assert newest.size == 70_001
    assert rows.covering_receipt(number, 1, 2) == older, "the first that stored it"
    covering = rows.covering_receipt(number, 1, 2, incarnation=2)
    assert covering is not None
    assert covering.size == 256
    covering = rows.covering_receipt(number, 1, 300)
    assert covering is not None
    assert (covering.size, covering.incarnation) == (70_001, 2)
    assert rows.covering_receipt(number, 1, 70_001) is None
    assert rows.newest_receipt(number, 2) is None


def test_what_a_party_holds_is_what_its_newest_journal_says() -> None:
    desk = Desk()
    number = desk.rows.new_journal(A, KEYS).number
    desk.rows.new_journal(B, KEYS)
    old = ReceiptRow(9, b"r" * 32, 1, 5, b"s" * 64)
    desk.rows.put_receipt(number, B.party, old)
    assert desk.rows.newest_receipt(number, B.party) == old
    desk.rows.new_journal(JournalId(B.party, 2), KEYS)
    assert desk.rows.newest_receipt(number, B.party) is None
    assert desk.rows.largest_receipt(number, B) == old
    assert desk.rows.newest(B.party) == JournalId(B.party, 2)
    assert desk.rows.newest(9) is None


def test_leaves_and_their_tiles_make_every_root() -> None:
    desk = Desk()
    state = desk.rows.new_journal(A, KEYS)
    leaves = [leaf_hash(b"%d" % n) for n in range(600)]
    frontier = state.frontier
    for start in range(0, 600, 150):
        frontier = desk.rows.append_leaves(state.number, frontier, leaves[start : start + 150])
    desk.rows.put_journal(A, state._replace(frontier=frontier))
    desk.end()
    rows = Rows(desk.store, ONE)
    for size in (1, 255, 256, 257, 512, 513, 600):
        assert (
            root_at(rows.leaves(state.number), size) == extend(state.frontier, leaves[:size]).root()
        )
    assert rows.leaf(state.number, 599) == leaves[599]
    assert rows.leaf(state.number, 600) is None
    state = rows.journal(A)
    assert state is not None
    assert (state.size, state.frontier.root()) == (600, frontier.root())


def test_whoever_moves_a_journal_second_is_told() -> None:
    desk = Desk()
    desk.rows.new_journal(A, KEYS)
    desk.end()
    drafts = [Draft(desk.store), Draft(desk.store)]
    for draft in drafts:
        rows = Rows(draft, ONE)
        state = rows.journal(A)
        assert state is not None
        rows.put_journal(A, state._replace(lamport=state.lamport + 1))
        rows.flush()
    first, second = (draft.commit() for draft in drafts)
    assert first is not None
    assert second is not None
    desk.store.apply(first)
    with pytest.raises(Contradiction):
        desk.store.apply(second)


def test_places_come_in_their_order() -> None:
    desk = Desk()
    for lamport, journal in ((2, B), (1, B), (1, A2), (1, A), (300, A)):
        desk.rows.put_order(lamport, journal, 1, lamport)
    found = desk.rows.order(b"", b"\xff" * 14, limit=9)
    assert [(int.from_bytes(key[:8]), journal) for key, journal, _, _ in found] == [
        (1, A),
        (1, A2),
        (1, B),
        (2, B),
        (300, A),
    ]
    assert desk.rows.order(b"", b"\xff" * 14, limit=1, reverse=True)[0][1] == A


@pytest.mark.parametrize("damage", [b"", b"\x80", b"\xff", b"\x01"])
def test_a_row_that_is_not_ours_is_damage(damage: bytes) -> None:
    desk = Desk()
    desk.rows.new_journal(A, KEYS)
    desk.end()
    desk.begin()
    for key, _ in desk.store.scan(Space.JOURNAL, b"", b"\xff" * 40, limit=9):
        desk.draft.put(Space.JOURNAL, key, damage)
    commit = desk.draft.commit()
    assert commit is not None
    desk.store.apply(commit)
    with pytest.raises(Damaged):
        Rows(desk.store, ONE).journal(A)
    with pytest.raises(Damaged):
        Rows(desk.store, ONE).keys(A)


def test_a_new_journal_is_empty() -> None:
    state = Desk().rows.new_journal(A, KEYS)
    assert state == JournalState(state.number, state.frontier)
    assert (state.size, state.held, state.keys_seq) == (0, 0, -1)


# ── what is remembered ──────────────────────────────────────────────────────────────────────────


def few(rows: Rows, rest: bytes = b"") -> list[bytes]:
    """The names of a family, as they are remembered."""
    return rows.few(
        Space.LINE, b"fam", rest, read=lambda found: [name for name, _ in found], limit=9
    )


def test_what_was_read_is_remembered_until_its_family_is_written() -> None:
    desk = Desk()
    desk.rows.put_named(Space.LINE, b"fam-1", b"")
    desk.end()
    remembered = Remembered()
    read = Rows(Draft(desk.store), ONE, remembered=remembered)
    assert few(read) == few(read, b"-1") == [b"fam-1"]
    desk.begin()
    desk.rows.put_named(Space.LINE, b"fam-2", b"")
    desk.end()  # by somebody of whom it is not told
    assert few(Rows(Draft(desk.store), ONE, remembered=remembered)) == [b"fam-1"]
    later = Rows(Draft(desk.store), ONE, remembered=remembered)
    later.put_named(Space.LINE, b"other", b"")
    later.put_named(Space.SECRET, b"fam", b"")
    assert few(later) == [b"fam-1"], "neither is of the family"
    later.delete_named(Space.LINE, b"fam-1")
    assert few(later) == [b"fam-2"]
    assert few(later, b"-1") == []


def test_what_a_step_has_written_is_not_remembered_before_it_is_committed() -> None:
    desk = Desk()
    desk.end()
    remembered = Remembered()
    thrown_away = Rows(Draft(desk.store), ONE, remembered=remembered)
    assert few(thrown_away) == []
    thrown_away.put_named(Space.LINE, b"fam-1", b"")
    assert few(thrown_away) == [b"fam-1"]
    assert few(Rows(Draft(desk.store), ONE, remembered=remembered)) == []


def test_a_receipt_is_remembered_until_a_larger_one_is_written() -> None:
    desk = Desk()
    number = desk.rows.new_journal(A, KEYS).number
    desk.end()
    remembered = Remembered()

    def begin() -> Rows:
        return Rows(Draft(desk.store), ONE, remembered=remembered)

    assert begin().largest_receipt(number, B) is None
    receipt = ReceiptRow(7, b"r" * 32, B.incarnation, 5, b"s" * 64)
    thrown_away = begin()
    thrown_away.put_receipt(number, B.party, receipt)
    assert thrown_away.largest_receipt(number, B) == receipt
    assert begin().largest_receipt(number, B) is None, "that step was never committed"
    kept = begin()
    kept.put_receipt(number, B.party, receipt)
    commit = kept.draft.commit()
    assert commit is not None
    desk.store.apply(commit)
    assert begin().largest_receipt(number, B) == receipt
