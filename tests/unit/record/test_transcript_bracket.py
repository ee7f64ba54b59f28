# SPDX-License-Identifier: Apache-2.0
"""What witnesses say in a transcript: between which times the entries of a range came to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builder import A, Files, Record, whole
from tests.exports import put, sorted_in, without
from tests.witnessed import (
    EARLY_S,
    LATE_S,
    by_author,
    cosign,
    line,
    proof,
    talked,
)
from wasl.errors import Code
from wasl.record.audit import audit
from wasl.record.bracket import After, Before, Bracket
from wasl.record.checkpoint import format_tlog_proof, parse_tlog_proof, to_note
from wasl.record.entry import parse_entry
from wasl.record.fork import Branch
from wasl.record.layout import parse_entries
from wasl.record.merkle import prove_inclusion, root_at
from wasl.record.verdict import Ruling, Verdict, anchor_card, describe

AT_4, AT_5 = (f"witnesses/northland.1.{size}.tlog-proof" for size in (4, 5))
ANCHOR = "anchor/northland.1/entry"


def time_of(record: Record, seq: int) -> int:
    entries = parse_entries(dict(whole(record))["journals/northland.1/entries"])
    return parse_entry(entries[seq]).time_s


def shown(record: Record, first: int, last: int) -> Files:
    """The transcript of the entries of Northland from ``first`` to ``last``."""
    return whole(record, from_s=time_of(record, first), to_s=time_of(record, last))


def judged(record: Record, files: Files) -> Verdict:
    return audit(files, anchors=[anchor_card(card) for card in record.papers.cards])


def bracket_of(record: Record, files: Files) -> Bracket | None:
    verdict = judged(record, files)
    assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())
    north, south = verdict.journals
    assert south.bracket is None
    return north.bracket


def altered(record: Record, files: Files) -> set[str]:
    verdict = judged(record, files)
    assert verdict.verdict == Ruling.ALTERED, verdict
    assert not any(one.bracket for one in verdict.journals)
    return {one.code for one in verdict.problems}


# ── good files ──────────────────────────────────────────────────────────────────────────────────


def test_no_witness_is_nothing_said() -> None:
    record = talked(anchored=True)
    assert bracket_of(record, whole(record)) is None


def test_a_range_is_dated_by_what_was_cosigned_above_it() -> None:
    record = talked(anchored=True)
    record.cosign(2, un=EARLY_S)
    record.cosign(4, un=LATE_S, mission=LATE_S + 60)
    record.cosign(5, un=LATE_S + 600, mission=LATE_S + 600, capital=LATE_S + 700)
    files = shown(record, 3, 3)
    names = [name for name, _ in files if name.startswith(("witnesses", "anchor"))]
    assert names == [AT_4, AT_5, ANCHOR, f"{ANCHOR}.tlog-proof"]
    assert dict(files)[AT_5].decode().count("\n— ") == 2  # E's, and that of capital alone
    told = Before(LATE_S + 60, 4, ("un", "mission"), 4, 1, quorum=True)
    assert bracket_of(record, files) == Bracket(told, After(EARLY_S, "un", 2))
    said = "\n".join(describe(judged(record, files)))
    assert "existed-before: northland.1: entry 3 existed before 2027-01-15T08:01:00Z" in said
    assert "placed-after: northland.1: entry 3 came into the journal after 2026-02-02" in said


def test_of_a_longer_range_as_much_is_told_as_a_quorum_has_cosigned() -> None:
    record = talked()
    record.cosign(3, mission=LATE_S)
    record.cosign(4, un=LATE_S + 60)
    files = whole(record)
    told = Before(LATE_S + 60, 3, ("mission", "un"), 4, 1, quorum=True)
    assert bracket_of(record, files) == Bracket(told)
    assert "entries 0 to 2 existed before" in "\n".join(describe(judged(record, files)))
    alone = without(files, "witnesses/northland.1.3")
    told = Before(LATE_S + 60, 4, ("un",), 4, 1, quorum=False)
    assert bracket_of(record, alone) == Bracket(told)
    assert bracket_of(record, without(files, "witnesses/")) is None


def test_of_each_key_the_newest_within_the_range_stands_where_none_is_above() -> None:
    record = talked()
    record.cosign(2, un=LATE_S)
    record.cosign(4, un=LATE_S + 60)
    names = [name for name, _ in whole(record) if name.startswith("witnesses/")]
    assert names == [AT_4]
    assert parse_tlog_proof(dict(whole(record))[AT_4]).index == 3
    early = [name for name, _ in shown(record, 4, 4) if name.startswith("witnesses/")]
    assert early == [], "below the range"


def test_an_empty_range_is_not_dated() -> None:
    record = talked(anchored=True)
    record.cosign(5, un=LATE_S)
    late = time_of(record, 4) + 1000
    files = whole(record, from_s=late, to_s=late)
    assert not [name for name, _ in files if name.startswith(("witnesses/", "anchor/"))]
    assert bracket_of(record, files) is None
    data = dict(whole(record))[AT_5]
    assert altered(record, sorted_in([*files, (AT_5, data)])) == {Code.BAD_EXPORT}


# ── bad files ───────────────────────────────────────────────────────────────────────────────────


def test_a_member_dates_a_journal_that_is_here() -> None:
    record = talked()
    record.cosign(5, un=LATE_S)
    data = dict(whole(record))[AT_5]
    for name in ("northland.2.5", "stranger.1.5"):
        files = sorted_in([*whole(record), (f"witnesses/{name}.tlog-proof", data)])
        assert {one.code for one in judged(record, files).problems} == {Code.BAD_EXPORT}


@pytest.mark.parametrize(
    ("name", "seq", "size"),
    [
        (AT_5, 3, 5),
        (AT_4, 4, 5),
        (AT_4, 2, 4),
        ("witnesses/sundria.1.5.tlog-proof", 4, 5),
        ("witnesses/northland.1.3.tlog-proof", 2, 3),
    ],
)
def test_a_proof_is_of_the_last_entry_that_it_covers(name: str, seq: int, size: int) -> None:
    record = talked()
    data = proof(
        record, [line(cosign("un", record.checkpoint(A, size), LATE_S))], seq=seq, size=size
    )
    files = sorted_in([*shown(record, 3, 4), (name, data)])
    assert altered(record, files) == {Code.BAD_EXPORT}


@pytest.mark.parametrize(
    ("signed", "end", "size"), [(False, 5, 5), (True, 5, 5), (True, 3, 5), (False, 5, 4)]
)
def test_what_stands_left_of_the_proof_must_be_what_is_in_the_file(
    signed: bool, end: int, size: int
) -> None:
    """The witness cosigned another past of the last entry: a fork where the author signed it."""
    record = talked()
    own = record.leaves(A)
    other = Branch(own, 1, [bytes(32), *(record.ref(A, seq).leaf for seq in range(2, 5))])
    checkpoint = replace(record.checkpoint(A, size), root=root_at(other, size))
    lines = [line(cosign("un", checkpoint, LATE_S))]
    if signed:
        lines.insert(0, by_author(record, checkpoint))
    last = min(end, size) - 1
    hashes = prove_inclusion(other, last, size)
    data = format_tlog_proof(last, hashes, to_note(checkpoint, lines)).encode()
    name = f"witnesses/northland.1.{size}.tlog-proof"
    files = sorted_in([*shown(record, 2, end - 1), (name, data)])
    verdict = judged(record, files)
    expected = (Ruling.FORK, Code.FORK) if signed else (Ruling.ALTERED, Code.BAD_PROOF)
    assert (verdict.verdict, verdict.problems[0].code) == expected


def test_a_range_that_fails_is_not_dated() -> None:
    record = talked(anchored=True)
    record.cosign(5, un=LATE_S)
    files = shown(record, 3, 4)
    entries = dict(files)["journals/northland.1/entries"]
    swapped = put(files, "journals/northland.1/entries", entries[:-1] + bytes([entries[-1] ^ 1]))
    assert Code.BAD_PROOF in altered(record, swapped)


def test_an_anchor_stands_below_the_range_in_its_tree() -> None:
    record = talked(anchored=True)
    files = shown(record, 3, 4)
    for size in (3, 4):
        checkpoint = record.checkpoint(A, size)
        text = to_note(checkpoint, [by_author(record, checkpoint)])
        data = format_tlog_proof(2, prove_inclusion(record.leaves(A), 2, size), text).encode()
        assert altered(record, put(files, f"{ANCHOR}.tlog-proof", data)) == {Code.BAD_EXPORT}
    within = [*whole(record), *(one for one in files if one[0].startswith("anchor/"))]
    assert altered(record, sorted_in(within)) == {Code.BAD_EXPORT}
    half = [one for one in files if one[0] != ANCHOR]
    assert judged(record, half).verdict == Ruling.INCOMPLETE


@pytest.mark.parametrize(
    "name", ["witnesses/5.tlog-proof", "anchor/entry", "witnesses/northland.1.05.tlog-proof"]
)
def test_names_are_those_of_the_kind(name: str) -> None:
    record = talked(anchored=True)
    record.cosign(5, un=LATE_S)
    files = whole(record)
    verdict = judged(record, sorted_in([*files, (name, dict(files)[AT_5])]))
    assert verdict.verdict == Ruling.ALTERED
    assert (verdict.problems[0].code, verdict.problems[0].id) == (Code.BAD_EXPORT, name)
