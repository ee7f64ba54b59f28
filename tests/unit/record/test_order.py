# SPDX-License-Identifier: Apache-2.0
"""Single steps of the computed order: what one does, what it leaves, and what it finds damaged."""

from __future__ import annotations

import pytest

from tests.histories import LINE, NO_KEYS, History, Reader, charter_of, spoken
from wasl import codec, limits
from wasl.errors import Damaged
from wasl.record import order
from wasl.record.final import final_prefix
from wasl.record.merkle import Frontier, extend, leaf_hash
from wasl.record.roll import Charted, Roll, joined_at
from wasl.record.rows import EntryRow, Rows
from wasl.steps import Draft, Space
from wasl.terms import JournalId

ZERO, ONE, TWO = (JournalId(party, 1) for party in range(3))


def test_a_damaged_final_prefix_is_told() -> None:
    reader = Reader(History(), [0])
    rows = Rows(Draft(reader.store), LINE)
    rows.put_named(Space.LINE, b"final", codec.format((1,)))
    with pytest.raises(Damaged):
        final_prefix(rows)


@pytest.mark.parametrize("signed", [0, 1, 2, 3])
def test_entries_get_their_places_up_to_what_their_author_signed(signed: int) -> None:
    """Four entries stand under its newest checkpoint, and the last of them is not held yet."""
    history = spoken(4)
    reader = Reader(history, [0, 1])
    rows = Rows(Draft(reader.store), LINE)
    state = rows.new_journal(ZERO, NO_KEYS)
    for seq, data in enumerate(history.journals[ZERO][:3]):
        rows.put_entry(state.number, seq, EntryRow(data, 0, 0, 0))
    leaves = [leaf_hash(data) for data in history.journals[ZERO]]
    frontier = rows.append_leaves(state.number, state.frontier, leaves)
    rows.put_journal(ZERO, state._replace(frontier=frontier, held=3))
    if signed:
        rows.put_head(state.number, signed, bytes(64))
    order.advance(rows, reader.roll, parsed={})
    moved = rows.journal(ZERO)
    assert moved is not None
    assert moved.ordered == signed


# ── what a step leaves for the next one ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(("size", "done"), [(3, True), (4, False), (5, False)])
def test_a_step_has_done_if_it_could_have_given_more(
    size: int, done: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PLACES", 4)
    reader = Reader(spoken(size), [0, 1])
    reader.hold(ZERO, size)
    assert len(reader.places()) == min(size, 4)
    assert (reader.done, reader.progress is not None) == (done, done)
    reader.step()
    assert len(reader.places()) == size
    assert reader.done


def test_a_step_leaves_who_holds_finality_and_what_waits() -> None:
    history = spoken(3, 1)
    history.write(ZERO, {ONE: 1})
    reader = Reader(history, [0, 1])
    reader.hold(ZERO, 4)
    assert reader.progress == order.Progress(reader.roll, frozenset([ZERO]), 1)
    reader.hold(ONE, 1)
    assert reader.progress == order.Progress(reader.roll, frozenset(), 1)
    for size in (2, 3):
        history.write(ONE, {})
        reader.hold(ONE, size)
        assert reader.final().lamport == size
    history.write(ZERO, {})
    reader.hold(ZERO, 5)
    assert reader.done, "who holds finality has not moved"
    assert reader.progress == order.Progress(reader.roll, frozenset(), 1)


def final_root(reader: Reader) -> Frontier:
    """The frontier over all that is final by now, from the entries themselves."""
    entries = reader.history.journals
    leaves = (leaf_hash(leaf_hash(entries[j][seq])) for _, j, seq in reader.final_places())
    return extend(Frontier(), [*leaves])


@pytest.mark.parametrize(
    ("most", "bounds"), [(4, [1, 2, 3, 4, 5, 6, 7, 8, 9]), (5, [1, 3, 5, 7, 9])]
)
def test_much_becomes_final_in_many_steps(
    most: int, bounds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step goes as far as all that stands at one lamport has room in it."""
    history = spoken(9, 9, 1)
    history.write(TWO, {ZERO: 9, ONE: 9})
    reader = Reader(history, [0, 1, 2])
    for journal in (ZERO, ONE):
        reader.hold(journal, 9)
    monkeypatch.setattr(limits, "PLACES", most)
    reader.hold(TWO, 2)
    for bound in bounds:
        assert reader.final().lamport == bound
        assert reader.final().frontier == final_root(reader)
        assert reader.done == (bound == 9)
        reader.step()
    assert reader.final().lamport == 9
    assert len(reader.final_places()) == 19


def test_what_is_final_stays_whoever_comes() -> None:
    """By a charter that keeps nobody, who joins builds on nothing."""
    history = spoken(3, 3)
    reader = Reader(history, [0, 1])
    for journal in (ZERO, ONE):
        reader.hold(journal, 3)
    before = reader.final()
    assert before.lamport == 3
    closed = {0: {1: 3}, 1: {1: 3}}
    reader.roll = Roll((*reader.roll.chain, Charted(charter_of(2), (2,), closed)))
    reader.progress = None
    reader.step()
    assert joined_at(reader.rows, 2) == 0
    assert reader.final() == before


def test_who_has_left_holds_finality_no_more_whatever_its_number() -> None:
    history = spoken(2, 1, 1)
    for journal in (ONE, TWO):
        history.write(journal, {ZERO: 2}, adopt=2)
        history.write(journal, {})
    reader = Reader(history, [])
    charters = Charted(charter_of(1), (0, 1, 2), {}), Charted(charter_of(2), (1, 2), {0: {1: 2}})
    reader.roll = Roll(charters, ONE)
    reader.hold(ZERO, 2)
    reader.hold(ONE, 3)
    reader.hold(TWO, 2)
    assert reader.final().lamport == 3
    reader.hold(TWO, 3)
    assert reader.final().lamport == 4
    assert len(reader.final_places()) == 8


# ── who joins ───────────────────────────────────────────────────────────────────────────────────


def newcomer() -> Reader:
    """Party 2 joins by the second charter, and holds all that adopts it, but not all it has seen.

    Four entries can have a place.
    """
    history = spoken(2, 1, 1)
    history.write(ONE, {}, adopt=2)
    history.write(ONE, {})
    history.write(ZERO, {ONE: 3}, adopt=2)
    reader = Reader(history, [0, 1])
    charters = Charted(charter_of(1), (0, 1), {}), Charted(charter_of(2), (0, 1, 2), {})
    reader.roll = Roll(charters, TWO)
    reader.begin_anew()
    reader.hold(TWO, 1)
    reader.hold(ONE, 2)
    return reader


def test_who_joins_orders_anew_until_it_knows_on_what_it_builds() -> None:
    reader = newcomer()
    assert not reader.places(), "not all that it holds adopts the charter"
    reader.hold(ZERO, 3)
    assert len(reader.places()) == 4
    assert joined_at(reader.rows, 2) is None
    assert reader.is_behind
    assert reader.done
    assert not reader.final().lamport
    reader.hold(ONE, 3)
    assert joined_at(reader.rows, 2) == 4
    assert [place for place in reader.places() if place[1] == TWO] == [(5, TWO, 0)]
    assert reader.final().lamport == 3
    assert not reader.is_behind


@pytest.mark.parametrize(("most", "done"), [(4, False), (5, True)])
def test_so_it_does_in_many_steps(most: int, done: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = newcomer()
    monkeypatch.setattr(limits, "PLACES", most)
    reader.hold(ZERO, 3)
    assert (reader.done, reader.is_behind) == (done, done)


# ── heads that are not what is held ─────────────────────────────────────────────────────────────


def test_a_head_that_is_not_the_held_one_counts_for_nothing_and_is_told() -> None:
    history = spoken(0, 3)
    history.write(ZERO, {ONE: 3})
    head = history.head(ONE, 3)
    history.journals[ONE].pop()
    history.write(ONE, {}, adopt=2)
    reader = Reader(history, [0, 1])
    assert not reader.hold(ZERO, 1)
    assert not reader.places(), "it waits for what was seen"
    assert reader.hold(ONE, 3) == [(ZERO, head)]
    assert reader.places() == [(1, ZERO, 0), (1, ONE, 0), (2, ONE, 1), (3, ONE, 2)]


def test_the_first_entry_of_all_may_have_seen_others_or_be_void() -> None:
    history = spoken(3)
    history.write(ONE, {ZERO: 3})
    history.write(TWO, {ZERO: 3}, void=True)
    reader = Reader(history, [0, 1, 2])
    reader.hold(ZERO, 3)
    reader.hold(ONE, 1)
    reader.hold(TWO, 1)
    assert (4, ONE, 0) in reader.places()
    assert (1, TWO, 0) in reader.places()


# ── restored nodes ──────────────────────────────────────────────────────────────────────────────

LATER_ZERO, LATER_ONE = JournalId(0, 2), JournalId(1, 2)


def test_what_nobody_held_of_an_older_journal_counts_for_nothing() -> None:
    history = spoken(2)
    history.write(TWO, {ZERO: 2})
    history.write(LATER_ZERO, {})
    for journal in (ONE, TWO):
        for seen in ({}, {LATER_ZERO: 1}):
            history.write(journal, seen)
    history.write(LATER_ZERO, {ONE: 2, TWO: 3}, close={})
    reader = Reader(history, [0, 1, 2])
    for journal, size in ((ONE, 2), (TWO, 3), (LATER_ZERO, 2)):
        reader.hold(journal, size)
    assert (1, LATER_ZERO, 0) in reader.places()
    assert (1, TWO, 0) in reader.places()


def closed_otherwise(monkeypatch: pytest.MonkeyPatch, most: int) -> tuple[Reader, Reader]:
    """Party 0 goes on from a copy in which more of party 1's older journal has a place than counts
    by now: it died in between, and party 1 was restored. And somebody who has held all at once.

    Both have adopted the charter by which party 2 joins.
    """
    history = spoken(4, 4)
    for journal in (ZERO, ONE):
        history.write(journal, {}, adopt=2)
    charters = Charted(charter_of(1), (0, 1), {}), Charted(charter_of(2), (0, 1, 2), {})
    reader, other = Reader(history, []), Reader(history, [])
    reader.roll, other.roll = Roll(charters, ZERO), Roll(charters, LATER_ZERO)
    for journal in (ZERO, ONE):
        reader.hold(journal, 5)
    assert joined_at(reader.rows, 2) == 5
    assert reader.final().lamport == 5
    history.write(LATER_ZERO, {})
    history.write(LATER_ONE, {})
    history.write(LATER_ZERO, {ONE: 3, LATER_ONE: 1})
    history.write(LATER_ONE, {ZERO: 5, LATER_ZERO: 1})
    history.write(LATER_ZERO, {LATER_ONE: 2}, close={1: 5})
    history.write(LATER_ONE, {LATER_ZERO: 2}, close={1: 3})
    history.write(LATER_ONE, {}, adopt=2)
    reader.roll, reader.progress = other.roll, None
    reader.begin_anew()
    monkeypatch.setattr(limits, "PLACES", most)
    for journal in (LATER_ZERO, LATER_ONE, ONE, ZERO):
        reader.hold(journal, len(history.journals[journal]))
        other.hold(journal, len(history.journals[journal]))
    return reader, other


@pytest.mark.parametrize("most", [4, 10, 11, 100])
def test_who_was_restored_orders_all_anew(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, other = closed_otherwise(monkeypatch, most)
    for _ in range(20):
        reader.step()
        other.step()
    assert reader.places() == other.places()
    assert reader.final() == other.final()
    assert joined_at(reader.rows, 2) == joined_at(other.rows, 2)
    given = {(journal, seq): lamport for lamport, journal, seq in reader.places()}
    for journal, entries in reader.history.journals.items():
        for seq in range(len(entries)):
            row = reader.rows.entry_of(journal, seq)
            assert row is not None
            assert row.lamport == given.get((journal, seq), 0)
    assert (ONE, 2) in given
    assert (ONE, 3) not in given
