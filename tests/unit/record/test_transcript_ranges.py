# SPDX-License-Identifier: Apache-2.0
"""A transcript that begins in the middle: what is named of its journals, at the edges of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from tests.builder import A, B, Files, Record, whole
from tests.exports import take
from wasl.errors import Code
from wasl.record.audit import audit
from wasl.record.entry import Kind, parse_entry
from wasl.record.layout import parse_entries
from wasl.record.verdict import Ruling, Verdict, anchor_card
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import Head

Say = Callable[[Record], object]


@cache
def grown() -> tuple[Record, Record]:
    """Northland has five entries, each signed; and the same record with eight."""
    record = Record(NORTHLAND, SUNDRIA)
    early = record
    for number in range(1, 8):
        record.say(A, f"Message {number}")
        record.sign(A)
        if number == 4:
            early = record.copy()
    return early, record


def spoken(say: Say | None = None) -> Record:
    """Northland has eight entries; then Sundria writes something about them."""
    record = grown()[1].copy()
    if say is not None:
        say(record)
        record.sign(B)
    return record


def from_the_third(record: Record) -> Files:
    """Northland's entries from 3 on, and what Sundria wrote since."""
    entries = parse_entries(dict(whole(record))["journals/northland.1/entries"])
    return whole(record, from_s=parse_entry(entries[3]).time_s)


def judged(files: Files) -> Verdict:
    return audit(files, anchors=[anchor_card(one.card_note()) for one in (NORTHLAND, SUNDRIA)])


def names(*heads: Head) -> Say:
    return lambda record: record.write(B, Kind.MESSAGE, b"", seen=heads)


def other(head: Head) -> Head:
    return replace(head, root=bytes(32))


def test_the_range_begins_where_it_says() -> None:
    verdict = judged(from_the_third(spoken(lambda record: record.say(B, "Yes."))))
    assert verdict.verdict == Ruling.VERIFIED
    assert [(one.first, one.end) for one in verdict.journals] == [(3, 8), (1, 2)]


@pytest.mark.parametrize("size", [3, 4, 6, 8])
def test_a_head_within_the_range_is_the_one_in_the_file(size: int) -> None:
    head = spoken().head(A, size)
    assert judged(from_the_third(spoken(names(head)))).verdict == Ruling.VERIFIED
    verdict = judged(from_the_third(spoken(names(other(head)))))
    assert verdict.verdict == Ruling.ALTERED
    assert [one.code for one in verdict.problems] == [Code.UNEXPLAINED_CHECKPOINT]


def test_several_heads_within_the_range() -> None:
    def say(record: Record) -> None:
        for size in (4, 5, 7):
            names(record.head(A, size))(record)

    assert judged(from_the_third(spoken(say))).verdict == Ruling.VERIFIED


def test_a_head_below_the_range_is_not_checked() -> None:
    verdict = judged(from_the_third(spoken(names(other(spoken().head(A, 2))))))
    assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())


@pytest.mark.parametrize(("seq", "found"), [(2, False), (3, True), (5, True), (7, True)])
def test_an_entry_that_is_quoted_is_the_one_in_the_file(seq: int, *, found: bool) -> None:
    ref = spoken().ref(A, seq)
    good = judged(from_the_third(spoken(lambda record: record.acknowledge(B, ref))))
    assert good.verdict == Ruling.VERIFIED
    wrong = replace(ref, leaf=bytes(32))
    bad = judged(from_the_third(spoken(lambda record: record.acknowledge(B, wrong))))
    assert [one.code for one in bad.problems] == [Code.UNEXPLAINED_CHECKPOINT] * found


def test_an_entry_beyond_the_range_is_not_checked() -> None:
    ref = replace(spoken().ref(A, 7), seq=8)
    verdict = judged(from_the_third(spoken(lambda record: record.acknowledge(B, ref))))
    assert verdict.verdict == Ruling.VERIFIED


@pytest.mark.parametrize("low", [1, 2, 3, 4])
def test_the_largest_head_that_is_named_must_be_reached(low: int) -> None:
    """By one party, whichever it names first, and whichever root is the larger one."""
    for sizes in ((low, 8), (8, low)):

        def say(record: Record, sizes: tuple[int, ...] = sizes) -> None:
            for size in sizes:
                head = record.head(A, size)
                names(other(head) if size == 8 else head)(record)

        files = take(whole(spoken(say)), whole(grown()[0]), "journals/northland")
        verdict = judged(files)
        assert verdict.verdict == Ruling.INCOMPLETE
        assert [one.code for one in verdict.problems] == [Code.NOT_IN_ORDER]
        assert "names size 8" in verdict.problems[0].detail


def test_entries_without_their_text_are_told_in_stretches() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for seq in range(1, 10):
        record.say(A, f"Message {seq}", opened=seq in (2, 6, 9))
    record.sign(A)
    (remark,) = [one for one in judged(whole(record)).remarks if one.code == "not-opened"]
    assert remark.detail.endswith("text: 1, 3 to 5, 7 to 8")


@pytest.mark.parametrize(("count", "more"), [(20, ""), (21, " and more")])
def test_twenty_stretches_are_told_and_no_more(count: int, more: str) -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for seq in range(1, 2 * count):
        record.say(A, "", opened=seq % 2 == 0)
    record.sign(A)
    (remark,) = [one for one in judged(whole(record)).remarks if one.code == "not-opened"]
    assert remark.detail.endswith(f", 37, 39{more}")
