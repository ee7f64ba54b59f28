# SPDX-License-Identifier: Apache-2.0
"""Who is a member by which charter, and what follows from ADOPTs that are held or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.histories import History, Reader, charter_of, spoken
from wasl.record.ends import left_at
from wasl.record.merkle import Frontier
from wasl.record.roll import (
    Charted,
    Roll,
    awaits_charter,
    frozen,
    is_decided,
    is_held,
    joined_at,
    may_build_on,
    words_of,
)
from wasl.record.rows import JournalState
from wasl.terms import JournalId

ZERO, ONE, TWO, THREE, FOUR = (JournalId(party, 1) for party in range(5))
Closed = Mapping[int, Mapping[int, int]]


def chain(*charters: Sequence[int], closed: Mapping[int, Closed] | None = None) -> list[Charted]:
    """Charters by their members; ``closed`` by serial: who leaves, and where at least."""
    return [
        Charted(charter_of(serial), tuple(members), (closed or {}).get(serial, {}))
        for serial, members in enumerate(charters, start=1)
    ]


def reader_of(history: History, near: JournalId | None, charters: Sequence[Charted]) -> Reader:
    reader = Reader(history, ())
    reader.roll = Roll(tuple(charters), near)
    return reader


def open_here(reader: Reader, charters: Sequence[Charted]) -> None:
    """Later charters are opened."""
    reader.roll, reader.progress = Roll(tuple(charters), reader.roll.near), None
    reader.step()


def seqs(reader: Reader, journal: JournalId) -> int:
    """How many entries of a journal have their place."""
    return len([one for one in reader.places() if one[1] == journal])


# ── who ─────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_before_us_had_not_adopted_what_we_joined_by() -> None:
    charters = tuple(chain((0, 1), (0, 1, 2), (0, 1, 2)))
    states = [JournalState(1, Frontier(), charter=serial) for serial in (0, 1, 2, 3)]
    told = [Roll(charters, TWO).is_before_us(state) for state in states]
    assert told == [True, True, False, False]
    assert not any(Roll(charters, near).is_before_us(states[0]) for near in (ZERO, None))
    assert not Roll(charters[:1], ZERO).is_before_us(states[0])
    early = tuple(chain((0,), (0, 1)))
    assert Roll(early, ONE).is_before_us(states[0])


def test_members_by_a_charter_are_known_where_it_is_open() -> None:
    roll = Roll(tuple(chain((0, 1), (0, 1, 2))))
    assert roll.members_by(1, None) == (0, 1)
    assert roll.members_by(2, charter_of(2)) == (0, 1, 2)
    assert roll.members_by(2, charter_of(3)) is None
    assert roll.members_by(3, charter_of(3)) is None


# ── who leaves ──────────────────────────────────────────────────────────────────────────────────

LEAVES = chain((0, 1, 2), (0, 1), closed={2: {2: {1: 2}}})


def test_who_leaves_is_frozen_from_our_own_adopt_until_the_ends_are_known() -> None:
    history = spoken(2, 2, 4)
    reader = reader_of(history, ZERO, LEAVES)
    for journal in (ZERO, ONE, TWO):
        reader.hold(journal, 2)
    assert frozen(reader.rows, reader.roll, 2) is None
    assert not is_decided(reader.rows, reader.roll)
    assert seqs(reader, TWO) == 2, "we have not adopted it yet"
    history.write(ZERO, {TWO: 2}, adopt=2)
    reader.hold(ZERO, 3)
    assert frozen(reader.rows, reader.roll, 2) == {TWO: 2}
    assert frozen(reader.rows, reader.roll, 1) is None, "it stays"
    for near in (TWO, None):
        assert frozen(reader.rows, Roll(reader.roll.chain, near), 2) is None
    assert frozen(reader.rows, Roll(reader.roll.chain, THREE), 2) == {}, "through others alone"
    reader.hold(TWO, 4)
    assert seqs(reader, TWO) == 2
    history.write(ONE, {TWO: 3}, adopt=2)
    reader.hold(ONE, 3)
    assert left_at(reader.rows, 2) == {1: 3}
    assert seqs(reader, TWO) == 3
    assert is_decided(reader.rows, reader.roll)


def test_what_was_decided_of_who_left_is_decided_anew() -> None:
    history = spoken(2, 2, 4)
    history.write(ZERO, {TWO: 2}, adopt=2)
    history.write(ONE, {TWO: 4}, adopt=2)
    reader = reader_of(history, ZERO, LEAVES)
    for journal in (ZERO, ONE):
        reader.hold(journal, 3)
    reader.hold(TWO, 4)
    assert left_at(reader.rows, 2) == {1: 4}
    again = JournalId(0, 2)
    history.write(again, {})
    reader.roll, reader.progress = Roll(reader.roll.chain, again), None
    reader.begin_anew()
    reader.hold(again, 1)
    assert left_at(reader.rows, 2) == {1: 4}, "its own older journals are not closed"
    one = JournalId(1, 2)
    history.write(one, {})
    history.write(again, {}, adopt=2)
    history.write(again, {ONE: 2, one: 1})
    history.write(one, {again: 1, ZERO: 3})
    history.write(one, {again: 3}, close={1: 2})
    history.write(again, {one: 2}, close={1: 3})
    reader.hold(one, 3)
    reader.hold(again, 4)
    assert left_at(reader.rows, 2) is None, "the word of party 1 is no word any more"
    history.write(one, {TWO: 3}, adopt=2)
    reader.hold(one, 4)
    assert left_at(reader.rows, 2) == {1: 3}
    assert seqs(reader, TWO) == 3


def test_two_who_leave_are_decided_one_after_the_other() -> None:
    charters = chain((0, 1, 2, 3), (0, 1, 2), (0, 1), closed={2: {3: {}}, 3: {2: {}}})
    history = spoken(1, 1, 1)
    for journal in (ZERO, ONE, TWO):
        history.write(journal, {}, adopt=2)
    for journal in (ZERO, ONE):
        history.write(journal, {}, adopt=3)
    reader = reader_of(history, None, charters)
    for journal in (TWO, ZERO, ONE):
        reader.hold(journal, 2)
    assert left_at(reader.rows, 3) == {}
    assert left_at(reader.rows, 2) is None
    assert not is_decided(reader.rows, reader.roll)
    for journal in (ZERO, ONE):
        reader.hold(journal, 3)
    assert left_at(reader.rows, 2) == {}
    assert is_decided(reader.rows, reader.roll)


def test_two_who_join_are_decided_one_after_the_other() -> None:
    history = spoken(1, 1)
    for journal, serial in ((ZERO, 2), (ONE, 2), (ZERO, 3), (ONE, 3)):
        history.write(journal, {}, adopt=serial)
    reader = reader_of(history, None, chain((0,), (0, 1), (0, 1, 2)))
    reader.hold(ZERO, 2)
    assert joined_at(reader.rows, 1) == 2
    assert not is_decided(reader.rows, reader.roll)
    reader.hold(ZERO, 3)
    reader.hold(ONE, 3)
    assert joined_at(reader.rows, 2) == 5
    assert is_decided(reader.rows, reader.roll)


def begin_later(
    history: History, later: JournalId, named: Mapping[int, int], close: Mapping[int, int]
) -> None:
    """Party 2 is restored; 0 and 1 name its new journal, and beside it the older ones; it closes
    those.
    """
    history.write(later, {})
    older = {JournalId(2, incarnation): size for incarnation, size in named.items()}
    for journal in (ZERO, ONE):
        history.write(journal, {later: 1, **older})
    heads = {journal: len(history.journals[journal]) for journal in (ZERO, ONE)}
    history.write(later, heads, close=close)


@pytest.mark.parametrize("hidden", [False, True])
def test_the_closes_of_who_left_say_where_its_journals_end(hidden: bool) -> None:
    """Of one in between that nobody had named, and that is not listed, nothing counts."""
    history = spoken(1, 1, 5)
    later = [JournalId(2, incarnation) for incarnation in (2, 3, 4)]
    begin_later(history, later[0], {1: 3}, {1: 4})
    history.write(later[0], {})
    if hidden:
        history.write(later[1], {})
    else:
        begin_later(history, later[1], {1: 5, 2: 3}, {1: 5, 2: 3})
    named = {1: 5, 2: 3} if hidden else {1: 5, 2: 3, 3: 2}
    begin_later(history, later[2], named, named)
    heads = {journal: len(history.journals[journal]) for journal in (TWO, *later)}
    for journal in (ZERO, ONE):
        history.write(journal, heads, adopt=2)
    reader = reader_of(history, ZERO, LEAVES)
    for journal in (*reversed(later), TWO, ONE, ZERO):
        reader.hold(journal, len(history.journals[journal]))
    ends = {1: 4, 2: 3, 4: 2} if hidden else {1: 4, 2: 3, 3: 2, 4: 2}
    assert left_at(reader.rows, 2) == ends
    assert {i: seqs(reader, JournalId(2, i)) for i in ends} == ends
    assert not hidden or not seqs(reader, later[1])


def test_what_a_close_lists_of_one_in_between_that_never_closed_counts() -> None:
    history = spoken(1, 1, 3)
    later = [JournalId(2, incarnation) for incarnation in (2, 3)]
    history.write(later[0], {})
    begin_later(history, later[1], {1: 3, 2: 1}, {1: 3, 2: 1})
    heads = {journal: len(history.journals[journal]) for journal in (TWO, *later)}
    for journal in (ZERO, ONE):
        history.write(journal, heads, adopt=2)
    reader = reader_of(history, ZERO, LEAVES)
    for journal in (*later, TWO, ONE, ZERO):
        reader.hold(journal, len(history.journals[journal]))
    assert left_at(reader.rows, 2) == {1: 3, 2: 1, 3: 2}
    assert seqs(reader, later[0]) == 1


def test_of_who_left_nothing_older_counts_that_nobody_has_heard_of() -> None:
    history, later = spoken(1, 1), JournalId(2, 3)
    begin_later(history, later, {}, {})
    for journal in (ZERO, ONE):
        history.write(journal, {later: 2}, adopt=2)
    reader = reader_of(history, ZERO, LEAVES)
    for journal in (later, ONE, ZERO):
        reader.hold(journal, len(history.journals[journal]))
    assert left_at(reader.rows, 2) == {3: 2}
    assert seqs(reader, later) == 2


@pytest.mark.parametrize("last", [ZERO, ONE])
@pytest.mark.parametrize("size", [1, 2])
def test_a_close_below_the_end_of_its_journal_is_waited_for(size: int, last: JournalId) -> None:
    """Party 1 is heard of by the close further than it is held here."""
    history, later = spoken(1, 1, 3), JournalId(2, 2)
    history.write(later, {})
    for journal in (ZERO, ONE):
        history.write(journal, {later: 1, TWO: 3})
    history.write(ONE, {}, adopt=2)
    history.write(ONE, {})
    history.write(later, {ZERO: 2, ONE: 4}, close={1: 3})
    history.write(ZERO, {TWO: 3, later: size}, adopt=2)
    reader = reader_of(history, ZERO, LEAVES)
    for journal, held in ((later, 2), (TWO, 3), (ONE, 3), (ZERO, 2)):
        reader.hold(journal, held)
    for journal, held in sorted(((ZERO, 3), (ONE, 4)), key=lambda one: one[0] == last):
        assert left_at(reader.rows, 2) is None
        reader.hold(journal, held)
        if size == 1 and journal == ZERO:
            break
    assert left_at(reader.rows, 2) == ({1: 3, 2: 2} if size == 2 else {1: 3})


def test_who_left_holds_finality_where_the_least_of_its_journals_stands() -> None:
    """One entry of party 2 waits for one of party 3, and with it all of its next journal."""
    history, later = spoken(1, 1, 2, 10), JournalId(2, 2)
    history.write(TWO, {THREE: 10})
    for journal in (ZERO, ONE):
        history.write(journal, {}, adopt=2)
        for _ in range(4):
            history.write(journal, {})
    begin_later(history, later, {1: 3}, {1: 3})
    for journal in (ZERO, ONE):
        history.write(journal, {}, adopt=3)
    closed = {2: {3: {1: 10}}, 3: {2: {1: 3, 2: 2}}}
    reader = reader_of(history, None, chain((0, 1, 3), (0, 1, 2), (0, 1), closed=closed))
    for journal, size in ((ZERO, 8), (ONE, 8), (THREE, 9), (later, 2), (TWO, 3)):
        reader.hold(journal, size)
    assert joined_at(reader.rows, 2) == 2
    assert left_at(reader.rows, 2) == {1: 3, 2: 2}
    assert [seqs(reader, journal) for journal in (ZERO, ONE, TWO, later)] == [8, 8, 2, 0]
    assert reader.final().lamport == 2
    reader.hold(THREE, 10)
    assert [seqs(reader, journal) for journal in (ZERO, ONE, TWO, later)] == [8, 8, 3, 2]


def test_what_is_no_adopt_names_no_end() -> None:
    """Party 2 should have adopted by what party 3 leaves, and has left since without."""
    history = spoken(1, 1, 1, 3)
    history.write(TWO, {THREE: 3})
    for journal, serial in ((ZERO, 2), (ONE, 2), (ZERO, 3), (ONE, 3)):
        history.write(journal, {}, adopt=serial)
    closed = {2: {3: {1: 1}}, 3: {2: {1: 2}}}
    reader = reader_of(history, None, chain((0, 1, 2, 3), (0, 1, 2), (0, 1), closed=closed))
    for journal, entries in history.journals.items():
        reader.hold(journal, len(entries))
    assert left_at(reader.rows, 2) == {1: 2}
    assert left_at(reader.rows, 3) == {1: 1}


def test_a_head_of_who_left_without_a_word_counts_for_nothing() -> None:
    """Nobody but party 1 says that there was one: it is not held, and need not come."""
    history = spoken(1, 1, 1)
    history.write(ONE, {TWO: 1})
    for journal in (ZERO, ONE):
        history.write(journal, {}, adopt=2)
    charters = chain((0, 1, 2), (0, 1), closed={2: {2: {}}})
    for near in (ZERO, None):
        reader = reader_of(history, near, charters)
        reader.hold(ZERO, 2)
        reader.hold(ONE, 3)
        assert left_at(reader.rows, 2) == {}
        assert seqs(reader, ONE) == 3
        assert reader.final().lamport == 2


# ── who joins ───────────────────────────────────────────────────────────────────────────────────

JOINS = chain((0, 1), (0, 1, 2))


def test_a_node_that_has_adopted_what_is_not_open_there_gives_no_place() -> None:
    history = spoken(1, 1)
    history.write(ZERO, {}, adopt=2)
    history.write(ONE, {}, adopt=2)
    reader = reader_of(history, ZERO, JOINS[:1])
    reader.hold(ONE, 2)
    assert not reader.places(), "it holds nothing of its own yet"
    reader.hold(ZERO, 1)
    assert seqs(reader, ONE) == 2
    reader.hold(ZERO, 2)
    assert awaits_charter(reader.rows, reader.roll)
    assert seqs(reader, ZERO) == 1
    assert not awaits_charter(reader.rows, Roll(reader.roll.chain, None)), "whoever reads along"
    open_here(reader, JOINS)
    assert not awaits_charter(reader.rows, reader.roll)
    assert seqs(reader, ZERO) == 2


def test_who_joins_builds_on_what_stands_up_to_the_words_once_all_are_known() -> None:
    history = spoken(1, 2)
    for journal in (ZERO, ONE):
        history.write(journal, {}, adopt=2)
        history.write(journal, {})
    reader = reader_of(history, None, JOINS)
    reader.hold(ZERO, 3)
    reader.hold(ONE, 2)
    assert words_of(reader.rows, reader.roll, 2) == []
    reader.hold(ONE, 4)
    assert words_of(reader.rows, reader.roll, 2) == [(ZERO, 2), (ONE, 3)]
    assert words_of(reader.rows, reader.roll, 1) == [], "it was there from the first"


def test_who_joins_by_what_is_open_may_build_on_words_for_what_is_not() -> None:
    history = spoken(1, 3)
    history.write(ZERO, {}, adopt=2)
    history.write(ONE, {}, adopt=3)
    for journal in (ZERO, ONE):
        for _ in range(6):
            history.write(journal, {})
    reader = reader_of(history, ZERO, JOINS)
    reader.hold(ZERO, 8)
    reader.hold(ONE, 3)
    assert may_build_on(reader.rows, reader.roll, 2) is None
    assert reader.final().lamport == 3
    reader.hold(ONE, 10)
    assert joined_at(reader.rows, 2) is None
    assert may_build_on(reader.rows, reader.roll, 2) == 4
    assert reader.final().lamport == 4, "who joins holds it there"


INSTEAD = ((0, 1, 2), (0, 1, 2, 3), (0, 1, 3))


def instead(entries: int, ends: Mapping[int, int]) -> Reader:
    """Party 2 leaves at these ends, and has not adopted below them by what party 3 joins."""
    history = spoken(1, 1, entries, 1)
    if entries:
        history.write(TWO, {}, adopt=2)
    later = JournalId(2, 2)
    if 2 in ends:
        begin_later(history, later, {1: 5}, {1: 5})
        history.write(later, {})
    for journal in (ZERO, ONE):
        history.write(journal, {}, adopt=2)
    for journal in (ZERO, ONE, THREE):
        history.write(journal, {}, adopt=3)
    reader = reader_of(history, ZERO, chain(*INSTEAD, closed={3: {2: ends}}))
    if 2 in ends:
        reader.hold(later, 3)
    for journal in (ONE, ZERO, THREE):
        reader.hold(journal, len(history.journals[journal]))
    return reader


def test_of_who_left_instead_the_last_entry_counts_as_its_word() -> None:
    reader = instead(5, {1: 5})
    reader.hold(TWO, 4)
    assert left_at(reader.rows, 2) == {1: 5}
    assert not is_held(reader.rows, 2, {1: 5})
    assert joined_at(reader.rows, 3) is None
    reader.hold(TWO, 6)
    assert is_held(reader.rows, 2, {1: 5})
    assert not is_held(reader.rows, 2, {1: 5, 2: 1})
    assert joined_at(reader.rows, 3) == 5, "what it has adopted beyond its end counts for nothing"
    assert seqs(reader, TWO) == 5


def test_so_does_that_of_its_newest_journal() -> None:
    reader = instead(5, {1: 5, 2: 3})
    reader.hold(TWO, 6)
    assert left_at(reader.rows, 2) == {1: 5, 2: 3}
    assert seqs(reader, JournalId(2, 2)) == 3
    assert joined_at(reader.rows, 3) == 9, "the ADOPTs stand at 8"


def test_of_who_left_instead_and_said_nothing_no_word_is_asked() -> None:
    reader = instead(0, {})
    assert left_at(reader.rows, 2) == {}
    assert joined_at(reader.rows, 3) == 2


def test_what_who_leaves_adopts_beyond_what_we_have_named_is_not_taken_up() -> None:
    history = spoken(1, 1, 4, 1)
    for journal in (ZERO, ONE, TWO):
        history.write(journal, {}, adopt=2)
    history.write(THREE, {TWO: 4}, adopt=3)
    reader = reader_of(history, THREE, chain(*INSTEAD, closed={3: {2: {1: 4}}}))
    reader.begin_anew()
    for journal, size in ((THREE, 2), (ZERO, 2), (ONE, 2), (TWO, 5)):
        reader.hold(journal, size)
    assert not reader.places()
    for journal in (ZERO, ONE):
        history.write(journal, {TWO: 5}, adopt=3)
        reader.hold(journal, 3)
    assert left_at(reader.rows, 2) == {1: 5}
    assert joined_at(reader.rows, 3) == 5
