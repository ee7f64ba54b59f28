# SPDX-License-Identifier: Apache-2.0
"""What witnesses say in an exhibit: between which times an entry came to be, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.builder import A, Files, Record, two_once
from tests.exports import put, sorted_in, without
from tests.witnessed import (
    EARLY_S,
    LATE_S,
    POLICY,
    Seen,
    by_author,
    cosign,
    key_of,
    line,
    proof,
    talked,
)
from wasl import note
from wasl.errors import Code
from wasl.note import COSIGN_V1, ML_DSA_44
from wasl.record.audit import audit
from wasl.record.bracket import After, Before, Bracket, Said, before
from wasl.record.checkpoint import (
    author_key,
    format_tlog_proof,
    parse_tlog_proof,
    to_note,
)
from wasl.record.exhibit import exhibit
from wasl.record.fork import Branch
from wasl.record.layout import FileKind
from wasl.record.merkle import prove_inclusion, root_at
from wasl.record.transcript import transcript
from wasl.record.verdict import Ruling, Verdict, anchor_card, describe
from wasl.sim.parties import NORTHLAND, SUNDRIA, charter_of
from wasl.terms import LineId
from wasl.trust.policy import Policy
from wasl.trust.statement import INSTANT_MOST_S

AT_5 = "witnesses/5.tlog-proof"


def shown(record: Record, seq: int = 3) -> Files:
    return exhibit(record.store, record.line, record.papers, journal=A, seq=seq)


def bracket_of(verdict: Verdict) -> Bracket | None:
    """Of the entry that an exhibit shows."""
    return verdict.journals[0].bracket


def judged(record: Record, files: Files) -> Verdict:
    return audit(files, anchors=[anchor_card(card) for card in record.papers.cards])


def with_proof(record: Record, data: bytes, name: str = AT_5) -> Files:
    return sorted_in([*shown(record), (name, data)])


def altered(record: Record, files: Files) -> set[str]:
    verdict = judged(record, files)
    assert verdict.verdict == Ruling.ALTERED, verdict
    return {one.code for one in verdict.problems}


# ── good files ──────────────────────────────────────────────────────────────────────────────────


def test_no_witness_is_nothing_said() -> None:
    for record in (two_once(), talked()):
        verdict = judged(record, shown(record, 1))
        assert verdict.verdict == Ruling.VERIFIED
        assert bracket_of(verdict) is None
        assert not any("existed" in said for said in describe(verdict))


def test_an_exhibit_tells_between_which_times_its_entry_came_to_be() -> None:
    record = talked(anchored=True)
    record.cosign(4, un=LATE_S + 60, mission=LATE_S)
    record.cosign(5, capital_pq=LATE_S + 120)
    verdict = judged(record, shown(record))
    assert verdict.verdict == Ruling.VERIFIED
    assert bracket_of(verdict) == Bracket(
        Before(LATE_S + 60, 4, ("mission", "un"), 4, 1, quorum=True), After(EARLY_S, "un", 2)
    )
    said = "\n".join(describe(verdict))
    assert "existed before 2027-01-15T08:01:00Z, by 2 of 4 witnesses of charter 1" in said
    assert "(mission, un); its quorum is reached" in said
    assert (
        "came into the journal after 2026-02-02T02:40:00Z, by the word of witness un in entry 2"
        in said
    )


def test_a_quorum_that_is_not_reached_is_a_remark() -> None:
    record = talked()
    record.cosign(5, capital=LATE_S, capital_pq=LATE_S + 1)
    verdict = judged(record, shown(record))
    assert verdict.verdict == Ruling.VERIFIED
    told = Before(LATE_S + 1, 4, ("capital", "capital-pq"), 4, 1, quorum=False)
    assert bracket_of(verdict) == Bracket(told)
    assert "its quorum is not reached" in "\n".join(describe(verdict))


def test_of_each_key_the_first_cosignature_above_the_entry_is_shown() -> None:
    record = talked()
    record.cosign(2, un=EARLY_S)
    record.cosign(4, un=LATE_S)
    record.cosign(5, un=LATE_S + 600, mission=LATE_S + 600)
    names = [name for name, _ in shown(record) if name.startswith("witnesses/")]
    assert names == ["witnesses/4.tlog-proof", AT_5]
    assert dict(shown(record))[AT_5].decode().count("\n— ") == 2  # E's, and one witness's


def test_a_member_is_a_tlog_proof_that_stands_alone() -> None:
    record = talked()
    record.cosign(5, un=LATE_S, mission=LATE_S)
    found = parse_tlog_proof(dict(shown(record))[AT_5])
    keys = [author_key(record.keys(A).origin, record.keys(A).e), key_of("un"), key_of("mission")]
    note.open_note(found.checkpoint_note, keys, require="all")


def test_the_newest_anchor_below_the_entry_is_shown() -> None:
    record = talked(anchored=True)
    record.drop_anchor(4, "mission", EARLY_S + 60)
    record.say(A, "Later.")
    record.sign(A)
    for seq, after in (
        (1, None),
        (4, After(EARLY_S, "un", 2)),
        (6, After(EARLY_S + 60, "mission", 5)),
    ):
        bracket = bracket_of(judged(record, shown(record, seq)))
        assert (bracket and bracket.after) == after


def test_lines_of_others_are_passed_over() -> None:
    record = talked()
    checkpoint = record.checkpoint(A, 5)
    good = line(cosign("un", checkpoint, LATE_S))
    bad = note.Signature("somebody.example", b"1234", bytes(72))
    verdict = judged(record, with_proof(record, proof(record, [bad, good])))
    assert verdict.verdict == Ruling.VERIFIED
    assert bracket_of(verdict) == Bracket(Before(LATE_S, 4, ("un",), 4, 1, quorum=False))


def test_leaving_lines_out_says_less() -> None:
    record = talked(anchored=True)
    record.cosign(5, un=LATE_S, mission=LATE_S)
    bare = without(shown(record), "witnesses/", "anchor/")
    assert judged(record, bare).verdict == Ruling.VERIFIED
    assert bracket_of(judged(record, bare)) is None


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (
            {"un": 3, "mission": 2, "capital": 1},
            Before(2, 4, ("capital", "mission"), 4, 1, quorum=True),
        ),
        (
            {"capital-pq": 1, "capital": 2, "un": 9},
            Before(9, 4, ("capital-pq", "capital", "un"), 4, 1, quorum=True),
        ),
        ({"mission": 2, "capital": 1}, Before(2, 4, ("capital", "mission"), 4, 1, quorum=True)),
        ({"stranger": 1}, None),
        ({}, None),
    ],
)
def test_the_time_is_that_at_which_the_quorum_was_reached(
    times: Mapping[str, int], told: Before | None
) -> None:
    said = [
        Said(key_of(name, ML_DSA_44 if name.endswith("-pq") else COSIGN_V1), time_s, 4)
        for name, time_s in times.items()
    ]
    charter = replace(charter_of(NORTHLAND, SUNDRIA), witness=POLICY)
    assert before([charter], said) == told
    later = replace(charter, witness=None)
    assert before([charter, later], said) == told
    only_un = replace(
        charter,
        serial=2,
        line_id=LineId(bytes(32)),
        predecessor=bytes(32),
        witness=Policy(POLICY.witnesses[:1], (), "un"),
    )
    newest = before([charter, only_un], said)
    if "un" in times:
        assert newest == Before(times["un"], 4, ("un",), 1, 2, quorum=True)
    else:
        assert newest == told


def test_the_most_entries_that_a_quorum_has_cosigned_are_told() -> None:
    charter = replace(charter_of(NORTHLAND, SUNDRIA), witness=POLICY)
    un, mission = key_of("un"), key_of("mission")
    said = [Said(un, 9, 5), Said(un, 7, 3), Said(mission, 8, 4), Said(mission, 3, 2)]
    assert before([charter], said) == Before(9, 4, ("mission", "un"), 4, 1, quorum=True)
    assert before([charter], said[:2]) == Before(9, 5, ("un",), 4, 1, quorum=False)
    assert before([charter], said[1:]) == Before(8, 3, ("un", "mission"), 4, 1, quorum=True)
    again = [Said(un, 9, 5), Said(un, 7, 3), Said(mission, 8, 3)]
    assert before([charter], again) == Before(8, 3, ("un", "mission"), 4, 1, quorum=True)


def test_no_more_are_taken_than_the_quorum_needs() -> None:
    alone = Policy(POLICY.witnesses, POLICY.groups, "un")
    charter = replace(charter_of(NORTHLAND, SUNDRIA), witness=alone)
    said = [Said(key_of("un"), 1, 4), Said(key_of("mission"), 2, 4), Said(key_of("capital"), 3, 4)]
    assert before([charter], said) == Before(1, 4, ("un",), 4, 1, quorum=True)


@pytest.mark.parametrize("time_s", [1, INSTANT_MOST_S])
def test_the_first_and_the_last_time_that_dates(time_s: int) -> None:
    record = talked()
    record.cosign(5, un=time_s)
    told = Before(time_s, 4, ("un",), 4, 1, quorum=False)
    assert bracket_of(judged(record, shown(record))) == Bracket(told)


# ── bad files ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["un", "capital-pq"])
def test_a_bad_line_of_a_witness_is_altered(name: str) -> None:
    record = talked()
    checkpoint = record.checkpoint(A, 5)
    good, bad = cosign("mission", checkpoint, LATE_S), cosign(name, checkpoint, LATE_S)
    other = line(replace(bad, time_s=EARLY_S))
    files = with_proof(record, proof(record, [line(good), other]))
    assert altered(record, files) == {Code.BAD_SIGNATURE}


def test_a_member_without_a_witness_is_altered() -> None:
    record = talked()
    checkpoint = record.checkpoint(A, 5)
    undated = cosign("capital-pq", checkpoint, 0)
    for one in (cosign("stranger", checkpoint, LATE_S), undated):
        files = with_proof(record, proof(record, [line(one)]))
        assert altered(record, files) == {Code.BAD_SIGNATURE}


def test_a_time_of_no_calendar_dates_nothing() -> None:
    record = talked()
    one = cosign("un", record.checkpoint(A, 5), 1 << 50)
    assert altered(record, with_proof(record, proof(record, [line(one)]))) == {Code.BAD_SIGNATURE}


def test_a_bad_line_of_the_author_is_altered() -> None:
    record = talked()
    record.cosign(5, un=LATE_S)
    data = dict(shown(record))[AT_5].decode()
    start = data.index("\n— wasl/j/")
    head, rest = data[: start + 60], data[start + 60 :]
    swapped = head + ("B" if rest[0] == "A" else "A") + rest[1:]
    assert altered(record, put(shown(record), AT_5, swapped.encode())) == {Code.BAD_SIGNATURE}


@pytest.mark.parametrize(
    ("seq", "size", "name"),
    [(2, 5, AT_5), (3, 4, AT_5), (3, 5, "witnesses/6.tlog-proof")],
)
def test_a_member_is_of_its_entry_and_named_for_its_size(seq: int, size: int, name: str) -> None:
    record = talked()
    lines = [line(cosign("un", record.checkpoint(A, size), LATE_S))]
    files = with_proof(record, proof(record, lines, seq=seq, size=size), name)
    assert altered(record, files) == {Code.BAD_EXPORT}


def test_a_member_must_prove_the_entry() -> None:
    record = talked()
    other = Branch(record.leaves(A), 3, [bytes(32), bytes(32)])
    checkpoint = replace(record.checkpoint(A, 5), root=root_at(other, 5))
    text = to_note(checkpoint, [line(cosign("un", checkpoint, LATE_S))])
    data = format_tlog_proof(3, prove_inclusion(other, 3, 5), text).encode()
    assert altered(record, with_proof(record, data)) == {Code.BAD_PROOF}


def test_two_roots_of_the_author_are_a_fork_here_too() -> None:
    record = talked()
    other = Branch(record.leaves(A), 2, [bytes(32), record.ref(A, 3).leaf])
    checkpoint = replace(record.checkpoint(A, 4), root=root_at(other, 4))
    hashes = prove_inclusion(other, 3, 4)
    witnessed = line(cosign("un", checkpoint, LATE_S))
    for lines, ruling in (([], Ruling.VERIFIED), ([by_author(record, checkpoint)], Ruling.FORK)):
        text = to_note(checkpoint, [*lines, witnessed])
        data = format_tlog_proof(3, hashes, text).encode()
        files = with_proof(record, data, "witnesses/4.tlog-proof")
        assert judged(record, files).verdict == ruling


def test_an_anchor_stands_in_one_tree_with_the_entry() -> None:
    record = talked(anchored=True)
    files = shown(record)
    for seq, size in ((2, 5), (3, 4), (2, 3)):
        hashes = prove_inclusion(record.leaves(A), seq, size)
        checkpoint = record.checkpoint(A, size)
        text = to_note(checkpoint, [by_author(record, checkpoint)])
        data = format_tlog_proof(seq, hashes, text).encode()
        assert altered(record, put(files, "anchor/entry.tlog-proof", data)) == {Code.BAD_EXPORT}
    other = dict(files)["entry/entry"]
    assert altered(record, put(files, "anchor/entry", other)) == {Code.BAD_PROOF}


@pytest.mark.parametrize("gone", ["anchor/entry", "anchor/entry.tlog-proof"])
def test_half_an_anchor_is_incomplete(gone: str) -> None:
    record = talked(anchored=True)
    verdict = judged(record, [one for one in shown(record) if one[0] != gone])
    assert verdict.verdict == Ruling.INCOMPLETE
    assert bracket_of(verdict) is None


def test_an_anchor_is_by_a_witness_of_the_line() -> None:
    record = Seen()
    record.drop_anchor(1, "stranger", EARLY_S)
    record.say(A, "After it.")
    record.sign(A)
    assert altered(record, shown(record, 2)) == {Code.BAD_EXPORT}


def test_an_anchor_must_hold_up() -> None:
    record = Seen()
    record.drop_anchor(1, "un", EARLY_S, root=bytes(32))
    record.say(A, "After it.")
    record.sign(A)
    assert altered(record, shown(record, 2)) == {Code.BAD_SIGNATURE}


def test_what_is_no_anchor_has_no_place() -> None:
    record = talked()
    files = dict(shown(record))
    text = parse_tlog_proof(files["entry/entry.tlog-proof"]).checkpoint_note
    data = format_tlog_proof(2, prove_inclusion(record.leaves(A), 2, 4), text).encode()
    members = [
        ("anchor/entry", dict(shown(record, 2))["entry/entry"]),
        ("anchor/entry.tlog-proof", data),
    ]
    assert altered(record, sorted_in([*files.items(), *members])) == {Code.BAD_EXPORT}


def test_an_anchor_that_is_void_shows_nothing() -> None:
    record = Seen()
    record.append(A, b"\xff no entry")
    record.say(A, "After it.")
    record.sign(A)
    files = dict(shown(record, 2))
    text = parse_tlog_proof(files["entry/entry.tlog-proof"]).checkpoint_note
    data = format_tlog_proof(1, prove_inclusion(record.leaves(A), 1, 3), text).encode()
    members = [("anchor/entry", b"\xff no entry"), ("anchor/entry.tlog-proof", data)]
    assert altered(record, sorted_in([*files.items(), *members])) == {Code.BAD_ENTRY}


def test_another_entry_in_the_place_of_the_anchor_is_a_fork() -> None:
    record = talked(anchored=True)
    other = Seen()
    other.say(A, "Message 1")
    other.sign(A)
    other.acknowledge(A, record.ref(A, 3))
    other.sign(A)
    answer = [
        (name.replace("entry/", "answers/northland.1.2/", 1), data)
        for name, data in shown(other, 2)
        if name.startswith("entry/")
    ]
    verdict = judged(record, sorted_in([*shown(record), *answer]))
    assert verdict.verdict == Ruling.FORK
    bare = without(shown(record), "anchor/")
    assert judged(record, sorted_in([*bare, *answer])).verdict == Ruling.VERIFIED


def test_other_kinds_of_file_have_no_such_members() -> None:
    record = talked()
    record.cosign(5, un=LATE_S)
    data = dict(shown(record))[AT_5]
    files = transcript(record.store, record.line, record.papers)
    assert Code.BAD_EXPORT in altered(record, sorted_in([*files, (AT_5, data)]))
    assert judged(record, files).kind == FileKind.TRANSCRIPT
