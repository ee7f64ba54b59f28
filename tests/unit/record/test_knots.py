# SPDX-License-Identifier: Apache-2.0
"""Journals of one party that wait for each other (docs/spec/05-record.md §6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.histories import History, Reader, charter_of, spoken
from wasl.record.ends import Ends, left_at
from wasl.record.roll import Charted, Roll
from wasl.terms import JournalId

ZERO, ONE, TWO = (JournalId(party, 1) for party in range(3))
SECOND, THIRD, OTHER_SECOND = JournalId(0, 2), JournalId(0, 3), JournalId(1, 2)
GONE = JournalId(3, 1)


def begun() -> History:
    """Everybody has spoken once, and party 0 has begun a second journal."""
    history = spoken(1, 1, 1)
    history.write(SECOND, {})
    return history


def read(history: History) -> Reader:
    """One who holds all of it."""
    reader = Reader(history, [0, 1, 2])
    for journal, entries in history.journals.items():
        reader.hold(journal, len(entries))
    return reader


def placed(reader: Reader, journal: JournalId) -> list[int]:
    return [seq for _, one, seq in reader.places() if one == journal]


def test_what_has_seen_its_own_successor_is_cut_off() -> None:
    history = begun()
    for journal in (ONE, TWO):
        history.write(journal, {SECOND: 1, ZERO: 1})
    history.write(ZERO, {})
    history.write(ZERO, {ONE: 2})
    history.write(ZERO, {})
    history.write(SECOND, {ONE: 2, TWO: 2}, close={1: 4})
    reader = read(history)
    assert placed(reader, ZERO) == [0, 1]
    assert placed(reader, SECOND) == [0, 1]
    assert placed(reader, ONE) == placed(reader, TWO) == [0, 1]
    history.write(ONE, {ZERO: 4, SECOND: 2})
    reader.hold(ONE, 3)
    assert placed(reader, ONE) == [0, 1, 2], "a head beyond the cut counts as the end"
    assert placed(reader, ZERO) == [0, 1], "it stays cut off"


@pytest.mark.parametrize("left", [0, 1, 2])
def test_the_later_one_begins_above_what_is_left_of_the_older(left: int) -> None:
    history = spoken(left, 1, 1)
    history.write(SECOND, {})
    history.write(ONE, {SECOND: 1})
    history.write(TWO, {SECOND: 1})
    history.write(ZERO, {ONE: 2})
    history.write(SECOND, {ONE: 2, TWO: 2}, close={1: left + 1})
    reader = read(history)
    assert placed(reader, ZERO) == list(range(left))
    assert (1 + left, SECOND, 0) in reader.places()


def test_what_waits_for_it_through_others_is_cut_off_too() -> None:
    history = begun()
    history.write(ONE, {SECOND: 1, ZERO: 1})
    history.write(TWO, {ONE: 2})
    history.write(ZERO, {TWO: 2})
    history.write(TWO, {SECOND: 1, ZERO: 1})
    history.write(SECOND, {ONE: 2, TWO: 3}, close={1: 2})
    reader = read(history)
    assert placed(reader, ZERO) == [0]
    assert placed(reader, SECOND) == placed(reader, ONE) == [0, 1]
    assert placed(reader, TWO) == [0, 1, 2]


def test_what_waits_for_a_third_that_waits_for_the_second_is_cut_off() -> None:
    history = begun()
    history.write(THIRD, {})
    history.write(ONE, {THIRD: 1, ZERO: 1})  # it does not hold the second
    history.write(TWO, {THIRD: 1, SECOND: 1, ZERO: 1})
    history.write(ZERO, {ONE: 2})
    history.write(THIRD, {ONE: 2, TWO: 2}, close={1: 2, 2: 1})
    reader = read(history)
    assert placed(reader, ZERO) == placed(reader, SECOND) == [0]
    assert placed(reader, THIRD) == placed(reader, ONE) == [0, 1]


def test_what_waits_for_it_through_a_first_entry_is_cut_off() -> None:
    history = spoken(1, 0, 1)
    history.write(SECOND, {})
    for journal in (ONE, TWO):
        history.write(journal, {SECOND: 1, ZERO: 1})
    history.write(ZERO, {ONE: 1})
    history.write(SECOND, {ONE: 1, TWO: 2}, close={1: 2})
    reader = read(history)
    assert placed(reader, ZERO) == placed(reader, ONE) == [0]
    assert placed(reader, SECOND) == placed(reader, TWO) == [0, 1]


def test_what_waits_for_it_through_where_others_were_closed_is_cut_off() -> None:
    """Party 1 has a second journal too, which begins where its first one ends."""
    history = begun()
    history.write(OTHER_SECOND, {})
    history.write(ONE, {SECOND: 1, ZERO: 1})
    history.write(TWO, {SECOND: 1, ZERO: 1, OTHER_SECOND: 1, ONE: 2})
    history.write(ZERO, {OTHER_SECOND: 1, ONE: 1})
    history.write(SECOND, {ONE: 2, TWO: 2}, close={1: 2})
    history.write(OTHER_SECOND, {ZERO: 2, TWO: 2}, close={1: 2})
    reader = read(history)
    assert placed(reader, ZERO) == [0]
    assert placed(reader, SECOND) == placed(reader, OTHER_SECOND) == [0, 1]


@pytest.mark.parametrize("last", [ONE, TWO])
def test_what_waits_for_what_is_not_held_waits(last: JournalId) -> None:
    """Nothing is cut off because somebody has not heard all yet."""
    history = begun()
    for journal in (ONE, TWO):
        history.write(journal, {SECOND: 1, ZERO: 1})
        history.write(journal, {})
    history.write(ZERO, {ONE: 1, TWO: 1})
    history.write(SECOND, {ONE: 2, TWO: 2}, close={1: 2})
    reader = Reader(history, [0, 1, 2])
    for journal, entries in history.journals.items():
        if journal != last:
            reader.hold(journal, len(entries))
    assert placed(reader, SECOND) == []
    reader.hold(last, 3)
    assert placed(reader, ZERO) == [0, 1]
    assert placed(reader, SECOND) == [0, 1]


def with_charter(members: tuple[int, ...], closed: Mapping[int, Ends]) -> Roll:
    """A second charter, with these members; the first one had those that are closed as well."""
    first = tuple(sorted({*members, *closed}))
    charters = Charted(charter_of(1), first, {}), Charted(charter_of(2), members, closed)
    return Roll(charters)


def put_out() -> History:
    """All have adopted the charter by which party 3 leaves; party 0 has begun a second journal, and
    the others name it.
    """
    history = spoken(1, 1, 1, 1)
    for journal in (ZERO, ONE, TWO):
        history.write(journal, {}, adopt=2)
    history.write(SECOND, {})
    for journal in (ONE, TWO):
        history.write(journal, {SECOND: 1, ZERO: 2})
    return history


def test_what_came_ahead_ties_no_knot_yet() -> None:
    """Party 3 has left by a charter that ends its journal at 2."""
    history = put_out()
    history.write(GONE, {SECOND: 1})
    history.write(ZERO, {GONE: 2})
    history.write(SECOND, {ONE: 3, TWO: 3}, close={1: 3})
    reader = Reader(history, [])
    reader.roll = with_charter((0, 1, 2), {3: {1: 2}})
    reader.hold(GONE, 1)
    reader.keep_ahead(GONE, 1)
    for journal in (ZERO, ONE, TWO, SECOND):
        reader.hold(journal, len(history.journals[journal]))
    assert placed(reader, ZERO) == [0, 1]
    assert placed(reader, SECOND) == [], "what is between is not held yet"
    reader.hold(GONE, 2)
    assert placed(reader, ZERO) == placed(reader, SECOND) == placed(reader, GONE) == [0, 1]


def test_a_head_beyond_the_end_of_who_left_ties_a_knot_by_what_stands_below_it() -> None:
    history = put_out()
    history.write(GONE, {SECOND: 1})
    history.write(GONE, {})
    history.write(ZERO, {GONE: 3})
    history.write(SECOND, {ONE: 3, TWO: 3}, close={1: 3})
    reader = Reader(history, [])
    reader.roll = with_charter((0, 1, 2), {3: {1: 2}})
    for journal, entries in history.journals.items():
        reader.hold(journal, len(entries))
    assert placed(reader, ZERO) == placed(reader, SECOND) == placed(reader, GONE) == [0, 1]


def followed(history: History, near: JournalId, *held: tuple[JournalId, int]) -> Reader:
    """A member of the charter by which party 3 is put out, that came to hold things one by one."""
    reader = Reader(history, [])
    reader.roll = replace(with_charter((0, 1, 2), {3: {1: 1}}), near=near)
    for journal, size in held:
        reader.hold(journal, size)
    return reader


def test_whoever_cannot_know_an_end_yet_finds_no_knot_behind_it() -> None:
    """What is between is of a party that leaves: to who adopts before holding all of it, frozen."""
    history = spoken(1, 1, 1, 1)
    for journal in (ZERO, ONE):
        history.write(journal, {GONE: 1}, adopt=2)
    history.write(SECOND, {})
    for journal in (ONE, TWO):
        history.write(journal, {SECOND: 1, ZERO: 2})
    history.write(TWO, {GONE: 1}, adopt=2)
    history.write(GONE, {SECOND: 1, ZERO: 2})
    history.write(ZERO, {GONE: 2})
    history.write(SECOND, {ONE: 3, TWO: 2}, close={1: 3})
    frozen = [(ONE, 2), (ZERO, 2), (SECOND, 1), (ONE, 3), (GONE, 2), (TWO, 2), (ZERO, 3)]
    one = followed(history, ONE, (GONE, 1), (ONE, 1), *frozen, (SECOND, 2), (TWO, 3))
    whole = [(TWO, 3), (ONE, 3), (ZERO, 3), (SECOND, 2), (GONE, 2)]
    two = followed(history, TWO, (GONE, 1), (TWO, 1), (ONE, 2), (ZERO, 2), (SECOND, 1), *whole)
    assert one.places() == two.places()
    assert placed(one, ZERO) == [0, 1, 2]
    assert placed(one, GONE) == [0]


def test_a_head_with_another_root_ties_no_knot() -> None:
    history = put_out()
    said = history.journals[ONE].pop()
    history.write(ONE, {}, adopt=7)
    history.write(ZERO, {ONE: 3, GONE: 1})  # of a story that ONE has never told
    history.journals[ONE][-1] = said
    history.write(SECOND, {ONE: 3, TWO: 3}, close={1: 3})
    first = [(ZERO, 2), (ONE, 2), (TWO, 2), (SECOND, 1), (ONE, 3), (TWO, 3)]
    rest = [(ZERO, 3), (SECOND, 2)]
    one = followed(history, ONE, *first, *rest, (GONE, 1))
    two = followed(history, TWO, *first, (GONE, 1), *rest)
    assert one.places() == two.places()
    assert placed(one, ZERO) == [0, 1, 2]


def test_what_waits_for_it_through_who_joins_is_cut_off() -> None:
    history = spoken(1, 1)
    history.write(ZERO, {}, adopt=2)
    history.write(SECOND, {})
    history.write(ONE, {SECOND: 1, ZERO: 2})
    history.write(ONE, {}, adopt=2)
    history.write(TWO, {})
    history.write(ZERO, {TWO: 1})
    history.write(SECOND, {ONE: 2}, close={1: 3})
    reader = Reader(history, [])
    reader.roll = Roll(
        (Charted(charter_of(1), (0, 1), {}), Charted(charter_of(2), (0, 1, 2), {})), ONE
    )
    for journal in (ZERO, SECOND, ONE, TWO):
        reader.hold(journal, len(history.journals[journal]))
    assert placed(reader, ZERO) == placed(reader, SECOND) == [0, 1]
    assert placed(reader, ONE) == [0, 1, 2]
    assert placed(reader, TWO) == [0]


def test_a_head_of_one_that_is_not_held_counts_for_nothing_behind_its_successor() -> None:
    """Who stays has seen more of the first journal and less of the second than who reads along:
    there the second has its places by a close that ends the first at 0.
    """
    history = begun()
    for journal in (ONE, TWO):
        history.write(journal, {SECOND: 1})
    history.write(SECOND, {ONE: 2, TWO: 2}, close={})
    history.write(ONE, {SECOND: 1, ZERO: 1}, adopt=2)
    history.write(TWO, {SECOND: 1}, adopt=2)
    history.write(TWO, {ZERO: 1})
    reader = Reader(history, [])
    reader.roll = with_charter((1, 2), {0: {}})
    for size in (2, 3):
        for journal in (SECOND, ONE, TWO):
            reader.hold(journal, min(size, len(history.journals[journal])))
    assert left_at(reader.rows, 0) == {1: 1}
    assert placed(reader, SECOND) == [0, 1]
    reader.hold(TWO, 4)
    assert placed(reader, TWO) == [0, 1, 2, 3]


def test_a_head_beyond_the_cut_counts_as_the_end() -> None:
    history = begun()
    history.write(ZERO, {})
    history.write(ONE, {SECOND: 1, ZERO: 1})
    history.write(ZERO, {ONE: 2})
    history.write(TWO, {ZERO: 3})
    history.write(TWO, {SECOND: 1})
    history.write(SECOND, {ONE: 2, TWO: 3}, close={1: 3})
    reader = read(history)
    assert placed(reader, ZERO) == [0, 1]
    assert (3, TWO, 1) in reader.places()


def test_a_void_entry_ties_no_knot() -> None:
    history = begun()
    for journal in (ONE, TWO):
        history.write(journal, {SECOND: 1, ZERO: 1})
    history.write(ZERO, {ONE: 2}, void=True)
    history.write(SECOND, {ONE: 2, TWO: 2}, close={1: 2})
    assert placed(read(history), ZERO) == [0, 1]
