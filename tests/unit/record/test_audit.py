# SPDX-License-Identifier: Apache-2.0
"""Audits of files for third parties: each verdict, and what leads to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from tests.builder import (
    A,
    B,
    C,
    Files,
    Forger,
    Record,
    forked,
    granted_twice,
    shown,
    three_once,
    two_once,
    two_parties,
    whole,
)
from tests.exports import proof_of, put, receipt_of, sorted_in, take, timed_m, without
from tests.trees import leaf_of
from wasl import note
from wasl.errors import Code, Misuse, Refused
from wasl.record.audit import audit
from wasl.record.checkpoint import (
    Checkpoint,
    author_pq_line,
    format_tlog_proof,
    to_note,
)
from wasl.record.entry import Adopt, Close, End, Keys, Kind, format_entry, parse_entry
from wasl.record.exhibit import exhibit
from wasl.record.fork import Branch
from wasl.record.layout import (
    FileKind,
    format_entries,
    format_openings,
    parse_entries,
    parse_openings,
)
from wasl.record.merkle import prove_inclusion, root_at
from wasl.record.readme import readme
from wasl.record.verdict import (
    FINDINGS_MOST,
    Anchor,
    Ruling,
    Verdict,
    anchor_card,
    anchor_digits,
    describe,
)
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party
from wasl.terms import Head, JournalId, Ref
from wasl.trust.charter import charter_hash
from wasl.trust.fingerprint import fingerprint

ANCHORS = [anchor_card(party.card_note()) for party in (NORTHLAND, SUNDRIA, WESTMARK)]


def judged(files: Files, anchors: Sequence[Anchor] = ANCHORS) -> Verdict:
    return audit(files, anchors=anchors)


def told(verdict: Verdict) -> str:
    """All findings, for a test to search in."""
    return "\n".join(f"{one.code} {one.id}: {one.detail}" for one in verdict.problems)


# ── verified, and anchors ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("record", [two_once(), three_once()], ids=["two", "three"])
def test_what_the_record_gives_is_verified(record: Record) -> None:
    verdict = judged(whole(record))
    assert verdict.verdict == Ruling.VERIFIED == "verified"
    assert verdict.anchored
    assert verdict.kind == FileKind.TRANSCRIPT
    assert verdict.line_id == record.line
    assert not verdict.problems
    verdict = judged(shown(two_once()))
    assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())
    assert [(one.party, one.first, one.end) for one in verdict.journals] == [
        ("northland", 1, 2),
        ("sundria", 1, 2),
    ]


def test_a_transcript_tells_what_a_reader_must_know() -> None:
    record = two_once()
    verdict = judged(whole(record))
    line = record.line.hex()[:16]
    assert [(one.code, one.id) for one in verdict.remarks] == [
        ("void", f"{line}/northland.1/3"),
        ("not-opened", "northland.1"),
        ("receipt", "northland.1"),
        ("receipt", "sundria.1"),
        ("unused-anchor", "westmark"),
    ]
    northland, sundria = verdict.journals
    assert (northland.party, northland.incarnation) == ("northland", 1)
    assert (northland.first, northland.end, sundria.end) == (0, 5, 5)
    assert sundria.head_time_s == record.now_s - 1  # then came Northland's receipt


@pytest.mark.parametrize("count", [0, 1])
def test_every_author_must_be_anchored(count: int) -> None:
    for make in (whole, shown):
        verdict = judged(make(two_once()), ANCHORS[:count])
        assert verdict.verdict == Ruling.UNANCHORED
        assert not verdict.anchored
        unanchored = [one.id for one in verdict.remarks if one.code == "fingerprint"]
        assert unanchored == ["northland", "sundria"][count:]


def test_no_member_stands_twice_and_each_in_its_place() -> None:
    files = whole(two_once())
    twice = judged([*files[:2], *files[1:]])
    assert [(one.code, one.id) for one in twice.problems] == [(Code.BAD_EXPORT, files[1][0])]
    turned = judged([files[1], files[0], *files[2:]])
    assert [(one.code, one.id) for one in turned.problems] == [(Code.BAD_EXPORT, "")]


def test_charters_and_journals_alone_make_a_transcript() -> None:
    files = [one for one in whole(two_once()) if one[0].startswith(("charter/", "journals/"))]
    assert judged(files).kind == FileKind.TRANSCRIPT
    for section in ("charter/", "journals/"):
        with pytest.raises(Refused):
            judged([one for one in files if one[0].startswith(section)])


def test_digits_are_an_anchor() -> None:
    anchors = [
        anchor_digits(party.name, fingerprint(party.card())) for party in (NORTHLAND, SUNDRIA)
    ]
    assert judged(whole(two_once()), anchors).verdict == Ruling.VERIFIED


def test_a_renewed_card_is_an_anchor() -> None:
    anchors = [ANCHORS[0], anchor_card(SUNDRIA.card_note(serial=9)), ANCHORS[2]]
    assert judged(whole(three_once()), anchors).verdict == Ruling.VERIFIED


def test_mistyped_digits_are_told_at_once() -> None:
    digits = fingerprint(NORTHLAND.card())
    with pytest.raises(Misuse) as misuse:
        anchor_digits("northland", digits[:6] + str((int(digits[6]) + 1) % 10) + digits[7:])
    assert misuse.value.code == Code.DIGITS_DIFFER
    assert "group 2" in misuse.value.what
    with pytest.raises(Misuse):
        anchor_digits("northland", digits[:-1])
    with pytest.raises(Misuse):
        anchor_digits("North Land", digits)


def test_a_card_is_compared_by_its_whole_root() -> None:
    digits, other = fingerprint(NORTHLAND.card()), Forger(NORTHLAND.name)
    anchors = [Anchor(NORTHLAND.name, digits, other.root), ANCHORS[1]]
    assert judged(whole(two_once()), anchors).verdict == Ruling.ALTERED


def test_a_card_that_does_not_hold_up_is_no_anchor() -> None:
    with pytest.raises(Refused):
        anchor_card(NORTHLAND.card_note().replace("Northland", "Northlund"))


# ── forgers ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("make", [whole, shown], ids=["transcript", "exhibit"])
@pytest.mark.parametrize(
    "parties",
    [
        (Forger(NORTHLAND.name), Forger(SUNDRIA.name)),
        (Forger(NORTHLAND.name), SUNDRIA),
        (NORTHLAND, Forger(SUNDRIA.name)),
    ],
)
def test_a_forgers_file_is_consistent_and_never_verified(
    make: Callable[[Record], Files], parties: tuple[Party, Party]
) -> None:
    files = make(two_parties(*parties))
    assert judged(files, ()).verdict == Ruling.UNANCHORED
    verdict = judged(files)
    assert verdict.verdict == Ruling.ALTERED
    assert Code.BAD_CARD in {one.code for one in verdict.problems}
    by_digits = [anchor_digits(p.name, fingerprint(p.card())) for p in (NORTHLAND, SUNDRIA)]
    verdict = judged(files, by_digits)
    assert verdict.verdict == Ruling.ALTERED
    assert Code.DIGITS_DIFFER in {one.code for one in verdict.problems}


@pytest.mark.parametrize(
    "prefixes",
    [
        ("cards/northland",),
        ("charter/1.northland",),
        ("cards/northland", "charter/1.northland"),
        ("journals/northland.1/",),
        ("journals/northland.1/grant", "journals/northland.1/journal"),
        ("cards/northland", "charter", "journals/northland"),
    ],
)
def test_a_forgers_parts_do_not_fit_in(prefixes: tuple[str, ...]) -> None:
    forgers = two_parties(Forger(NORTHLAND.name), SUNDRIA)
    files = take(whole(two_once()), whole(forgers), *prefixes)
    assert judged(files).verdict == Ruling.ALTERED
    assert judged(files, ()).verdict == Ruling.ALTERED


# ── altered ─────────────────────────────────────────────────────────────────────────────────────


def said_once() -> Record:
    """Northland has said one thing."""
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "Hold your fire.")
    record.sign(A)
    return record


def test_a_rewritten_journal_contradicts_what_others_have_seen() -> None:
    """Northland writes its own journal anew, and signs it: only Sundria's entries can tell."""
    record = Record(NORTHLAND, SUNDRIA)
    rewritten = record.copy()
    for one, text in ((record, "Hold your fire."), (rewritten, "Fire at will.")):
        one.say(A, text)
        one.sign(A)
    record.acknowledge(B, record.ref(A, 1))
    record.sign(B)
    verdict = judged(take(whole(record), whole(rewritten), "journals/northland.1/"))
    assert verdict.verdict == Ruling.ALTERED
    assert [one.detail.split(" northland")[0] for one in verdict.problems] == [
        "it names another root of",
        f"it quotes another entry {record.line.hex()[:16]}/northland.1/1 than that in this file",
    ]
    assert all(one.id.endswith("/sundria.1/1") for one in verdict.problems)


def test_an_acknowledgement_must_quote_what_is_there() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "Hold your fire.")
    record.sign(A)
    record.acknowledge(B, Ref(A, 1, leaf_of(1)))
    record.sign(B)
    verdict = judged(whole(record))
    assert verdict.verdict == Ruling.ALTERED
    assert "sundria.1/1: it quotes another entry" in told(verdict)
    files = exhibit(record.store, record.line, record.papers, journal=A, seq=1, answers=[(B, 1)])
    assert judged(files).verdict == Ruling.ALTERED


def test_a_quote_of_what_is_not_in_the_file_is_let_be() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for target in (Ref(A, 7, leaf_of(1)), Ref(C, 0, leaf_of(1)), Ref(JournalId(9, 9), -1, b"")):
        record.acknowledge(B, target)
    record.sign(B)
    assert judged(whole(record)).verdict == Ruling.VERIFIED


def test_a_text_must_fit_its_commitment() -> None:
    files = whole(two_once())
    name = "journals/northland.1/openings"
    data = dict(files)[name].replace(b"Hold your fire.", b"Open fire, now!")
    verdict = judged(put(files, name, data))
    assert verdict.verdict == Ruling.ALTERED
    assert [(one.code, one.id[16:]) for one in verdict.problems] == [
        (Code.BAD_BODY, "/northland.1/1")
    ]


def test_another_text_of_the_same_author_does_not_fit() -> None:
    record = two_once()
    files = take(shown(record), [("entry/body", b""), ("entry/salt", b"")], "entry/body")
    assert judged(files).verdict == Ruling.ALTERED


def test_entry_0_must_say_the_notes_in_the_file() -> None:
    """Grants are signed with chance in them: another copy is as good, but is not the one."""
    record = two_once()
    again = NORTHLAND.grant_note(1).encode()
    verdict = judged(put(whole(record), "journals/northland.1/grant.note", again))
    assert verdict.verdict == Ruling.ALTERED
    assert "entry 0" in told(verdict)


def test_keys_for_another_line_do_not_count() -> None:
    other = three_once()
    files = take(
        whole(two_once()),
        whole(other),
        "journals/northland.1/journal.note",
        "journals/northland.1/grant.note",
    )
    assert judged(files).verdict == Ruling.ALTERED


@pytest.mark.parametrize("name", ["checkpoint.note", "pq.note", "receipts/sundria.1.note"])
def test_a_second_line_on_a_checkpoint_is_not_let_be(name: str) -> None:
    files = whole(two_once())
    name = f"journals/northland.1/{name}"
    data = dict(files)[name]
    line = data[data.index(b"\n\n") + 2 :]
    assert judged(put(files, name, data + line)).verdict == Ruling.ALTERED
    assert judged(put(files, name, data + b"\xe2\x80\x94 x AAAAAAA=\n")).verdict == Ruling.ALTERED


def test_a_receipt_counts_for_its_own_root_alone() -> None:
    record = two_parties()
    good = whole(record)
    head = record.checkpoint(A)
    record.put_receipt(B, A, Checkpoint(head.origin, head.size, bytes(32)))
    name = "journals/northland.1/receipts/sundria.1.note"
    verdict = judged(put(good, name, receipt_of(record, Checkpoint(head.origin, 5, bytes(32)))))
    assert verdict.verdict == Ruling.ALTERED
    assert [one.code for one in verdict.problems] == [Code.RECEIPT_DIFFERS]
    for size in (0, 6):
        other = Checkpoint(head.origin, size or 1, head.root)
        assert judged(put(good, name, receipt_of(record, other))).verdict == Ruling.ALTERED
    elsewhere = Checkpoint(record.checkpoint(B).origin, 5, head.root)
    assert judged(put(good, name, receipt_of(record, elsewhere))).verdict == Ruling.ALTERED


def test_nobody_gives_itself_a_receipt() -> None:
    record = two_once()
    files = without(whole(record), "journals/northland.1/receipts")
    own = (
        "journals/northland.1/receipts/northland.1.note",
        receipt_of(record, record.checkpoint(A), A),
    )
    verdict = judged(sorted_in([*files, own]))
    assert verdict.verdict == Ruling.ALTERED
    assert "no other party" in told(verdict)
    files = without(shown(record), "receipts")
    proof = proof_of(record, A, 1, receipt_of(record, record.checkpoint(A), A))
    verdict = judged(sorted_in([*files, ("receipts/northland.1.tlog-proof", proof)]))
    assert verdict.verdict == Ruling.ALTERED
    assert "receipt by the author" in told(verdict)


def test_a_receipt_in_an_exhibit_covers_its_entry() -> None:
    record = two_once()
    name, size = "receipts/sundria.1.tlog-proof", record.state(A).size
    good = record.checkpoint(A)
    assert (
        judged(put(shown(record), name, proof_of(record, A, 1, receipt_of(record, good)))).verdict
        == Ruling.VERIFIED
    )
    other_root = Checkpoint(good.origin, size, leaf_of(0))
    for proof in (
        dict(shown(record))[name].replace(b"index 1", b"index 0"),
        proof_of(record, A, 1, receipt_of(record, other_root)),
        proof_of(record, A, 4, receipt_of(record, good)),
        proof_of(record, B, 1, receipt_of(record, record.checkpoint(B))),
        proof_of(record, A, 1, record.author_note(A)),
    ):
        assert judged(put(shown(record), name, proof)).verdict == Ruling.ALTERED


@pytest.mark.parametrize("size", range(1, 6))
def test_a_receipt_at_any_size_of_the_range_counts(size: int) -> None:
    record = two_once()
    name = "journals/northland.1/receipts/sundria.1.note"
    files = put(whole(record), name, receipt_of(record, record.checkpoint(A, size)))
    verdict = judged(files)
    assert verdict.verdict == Ruling.VERIFIED
    assert any(f"up to size {size}, at" in one.detail for one in verdict.remarks)


@pytest.mark.parametrize(
    ("time_s", "told"), [(0, "1970-01-01T00:00:00Z"), (1_767_225_600, "2026-01-01T00:00:00Z")]
)
def test_a_receipt_tells_when_it_was_given(time_s: int, told: str) -> None:
    record = two_once()
    text = receipt_of(record, record.checkpoint(A), time_s=time_s)
    files = put(shown(record), "receipts/sundria.1.tlog-proof", proof_of(record, A, 1, text))
    whole_files = put(whole(record), "journals/northland.1/receipts/sundria.1.note", text)
    for verdict in (judged(files), judged(whole_files)):
        remarks = [one.detail for one in verdict.remarks if one.code == "receipt"]
        assert any(remark.endswith(f"at {told}") for remark in remarks)


def test_an_entry_counts_at_its_own_place_alone() -> None:
    """The same bytes stand in the journal twice: the second time they are void."""
    record = said_once()
    files = dict(shown_alone(record))
    record.append(A, files["entry/entry"])
    record.sign(A, pq=True)
    files = dict(shown_alone(record))
    second = put(
        list(files.items()), "entry/entry.tlog-proof", proof_of(record, A, 2, record.author_note(A))
    )
    assert "is void" in told(judged(without(second, "entry/pq")))
    pq_note = dict(whole(record))["journals/northland.1/pq.note"]
    assert judged(list(files.items())).verdict == Ruling.VERIFIED
    split = put(list(files.items()), "entry/pq.tlog-proof", proof_of(record, A, 2, pq_note))
    assert "two places" in told(judged(split))


def shown_alone(record: Record) -> Files:
    return exhibit(record.store, record.line, record.papers, journal=A, seq=1)


def test_m_with_a_time_is_not_its_authors_word() -> None:
    record = two_once()
    text = timed_m(record, record.checkpoint(A))
    files = put(whole(record), "journals/northland.1/pq.note", text.encode())
    assert "a time in it" in told(judged(files))
    files = put(shown(record), "entry/pq.tlog-proof", proof_of(record, A, 1, text))
    assert "a time in it" in told(judged(files))
    fork = forked(record, size=5)
    held = record.author_note(A).encode()
    (name,) = [name for name, data in fork if data == held]
    assert "a time in it" in told(judged(put(fork, name, text.encode())))


def test_a_checkpoint_counts_for_its_own_journal_alone() -> None:
    """E signs a text that names another origin: no honest node does, and nobody need believe it."""
    record = two_once()
    keys, foreign = record.keys(A), replace(record.checkpoint(A), origin=record.keys(B).origin)
    signature = record.author_signature(A, foreign)
    line = note.signature_from(note.ED25519, keys.origin, keys.e, signature)
    text = to_note(foreign, [line])
    files = put(whole(record), "journals/northland.1/checkpoint.note", text.encode())
    verdict = judged(files)
    assert verdict.verdict == Ruling.ALTERED
    assert "another journal" in told(verdict)
    verdict = judged(put(shown(record), "entry/entry.tlog-proof", proof_of(record, A, 1, text)))
    assert verdict.verdict == Ruling.ALTERED
    fork = forked(record, size=5)
    verdict = judged(put(fork, "fork/a.note", text.encode()))
    assert "but of" in told(verdict)


@pytest.mark.parametrize("seq", range(5))
def test_every_entry_is_under_the_signed_root(seq: int) -> None:
    """Another time in an entry: it reads well, its text fits, and nobody quotes it."""
    record = Record(NORTHLAND, SUNDRIA)
    for _ in range(4):
        record.say(A, "same words")
    record.sign(A)
    files = whole(record)
    name = "journals/northland.1/entries"
    entries = parse_entries(dict(files)[name])
    entries[seq] = format_entry(replace(parse_entry(entries[seq]), time_s=1_800_000_000))
    verdict = judged(put(files, name, format_entries(entries)))
    assert verdict.verdict == Ruling.ALTERED
    assert [one.code for one in verdict.problems] == [Code.BAD_PROOF]


def test_what_stands_before_a_range_is_under_the_signed_root() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for _ in range(6):
        record.say(A, "tick")
        record.sign(A)
    files = whole(record, from_s=record.now_s - 60)
    assert [one.first for one in judged(files).journals] == [5, 1]
    for journal, hashes in (("northland.1", 2), ("sundria.1", 1)):
        name = f"journals/{journal}/before"
        data = dict(files)[name]
        assert len(data) == 8 + 32 * hashes
        for at in range(8, len(data), 16):
            flipped = data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]
            verdict = judged(put(files, name, flipped))
            assert [one.code for one in verdict.problems] == [Code.BAD_PROOF]


def test_entries_above_the_checkpoint_are_not_let_be() -> None:
    record = two_parties()
    files = whole(record)
    record.say(A, "Above it.")
    record.sign(A)
    more = whole(record)
    files = take(files, more, "journals/northland.1/entries", "journals/northland.1/openings")
    verdict = judged(files)
    assert verdict.verdict == Ruling.ALTERED
    assert "do not lead to the checkpoint" in told(verdict)


def test_a_receipt_with_a_time_of_no_calendar_is_told() -> None:
    record = two_once()
    name = "journals/northland.1/receipts/sundria.1.note"
    verdict = judged(put(whole(record), name, receipt_of(record, record.checkpoint(A))))
    assert verdict.verdict == Ruling.VERIFIED
    assert any(f"{1 << 50} s" in line for line in describe(verdict))


def test_members_that_do_not_belong_are_not_let_be() -> None:
    record = two_once()
    for files, more in (
        (whole(record), ("manifest.json", b"{}")),
        (whole(record), ("entry/salt", bytes(32))),
        (whole(record), ("journals/northland.1/receipts/northland.1.note", b"")),
        (shown(record), ("journals/northland.1/before", bytes(8))),
        (shown(record), ("fork/a.leaf", b"")),
        (whole(record), ("cards/westmark.1.note", WESTMARK.card_note().encode())),
        (whole(record), ("charter/1.westmark.note", dict(whole(record))["charter/1.sundria.note"])),
    ):
        verdict = judged(sorted_in([*files, more]))
        assert verdict.verdict == Ruling.ALTERED, more


def test_a_journal_that_serves_nothing_has_no_place_in_an_exhibit() -> None:
    record = two_once()
    files = without(shown(record), "answers", "receipts")
    verdict = judged(files)
    assert verdict.verdict == Ruling.ALTERED
    assert "journals/sundria.1" in told(verdict)
    assert judged(without(files, "journals/sundria.1")).verdict == Ruling.VERIFIED


def test_an_answer_must_be_one_and_be_named_for_what_it_is() -> None:
    record = two_once()
    no_answer = exhibit(
        record.store, record.line, record.papers, journal=A, seq=1, answers=[(B, 2)]
    )
    assert judged(no_answer).verdict == Ruling.ALTERED
    renamed = [
        (n.replace("answers/sundria.1.1", "answers/sundria.1.2"), d) for n, d in shown(record)
    ]
    assert judged(renamed).verdict == Ruling.ALTERED


@pytest.mark.parametrize("pattern", ["cards/{}.1.note", "charter/1.{}.note"])
def test_papers_are_named_for_what_they_are(pattern: str) -> None:
    files = whole(two_once())
    one, two = pattern.format("northland"), pattern.format("sundria")
    swapped = put(put(files, one, dict(files)[two]), two, dict(files)[one])
    assert judged(swapped).verdict == Ruling.ALTERED


def test_an_extra_line_in_a_proof_is_not_let_be() -> None:
    files = shown(two_once())
    for name in ("entry/entry.tlog-proof", "receipts/sundria.1.tlog-proof"):
        data = dict(files)[name].replace(b"\nindex", b"\nextra 2YjYtdmE\nindex")
        assert judged(put(files, name, data)).verdict == Ruling.ALTERED


@pytest.mark.parametrize("kind", ["transcript", "exhibit"])
def test_a_readme_cannot_be_changed(kind: str) -> None:
    files = whole(two_once()) if kind == "transcript" else shown(two_once())
    text = dict(files)["README.txt"]
    for other in (text + b"\n", text.replace(b"openssl", b"opensll"), b"", b"\xff"):
        verdict = judged(put(files, "README.txt", other))
        assert verdict.verdict == Ruling.ALTERED
        assert verdict.kind == kind
    assert judged(without(files, "README")).verdict == Ruling.ALTERED
    other_kind = readme(FileKind.FORK).encode()
    assert judged(put(files, "README.txt", other_kind)).verdict == Ruling.ALTERED


# ── incomplete ──────────────────────────────────────────────────────────────────────────────────


def test_a_cut_end_is_told_by_what_others_have_seen() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "one")
    record.sign(A)
    early = whole(record)
    record.say(A, "two")
    record.sign(A)
    record.say(B, "I have seen two.")
    record.sign(B)
    files = take(whole(record), early, "journals/northland.1/")
    verdict = judged(files)
    assert verdict.verdict == Ruling.INCOMPLETE
    assert "ends at size 2" in told(verdict)
    assert "names size 3" in told(verdict)


def test_a_range_that_does_not_reach_its_checkpoint_is_incomplete() -> None:
    record = two_once()
    files = whole(record)
    entries = dict(files)["journals/northland.1/entries"]
    openings = parse_openings(dict(files)["journals/northland.1/openings"])
    files = put(files, "journals/northland.1/entries", format_entries(parse_entries(entries)[:-1]))
    files = put(files, "journals/northland.1/openings", format_openings(openings[:-1]))
    verdict = judged(files)
    assert verdict.verdict == Ruling.INCOMPLETE
    assert "the last 1 of its entries" in told(verdict)


def test_a_member_without_a_journal_makes_a_transcript_incomplete() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    files = without(whole(record), "journals/sundria.1")
    verdict = judged(files)
    assert verdict.verdict == Ruling.INCOMPLETE
    assert "sundria" in told(verdict)


def test_a_former_journal_must_be_there() -> None:
    record = three_once()
    verdict = judged(without(whole(record), "journals/westmark.1"))
    assert verdict.verdict == Ruling.INCOMPLETE
    assert "journals/westmark.2/journal.note names it" in told(verdict)


@pytest.mark.parametrize(
    "prefix",
    ["charter/1.northland", "charter/2", "charter/1", "cards/sundria.1", "cards/westmark"],
)
def test_papers_must_all_be_there(prefix: str) -> None:
    verdict = judged(without(whole(three_once()), prefix))
    assert verdict.verdict in (Ruling.INCOMPLETE, Ruling.ALTERED)
    assert verdict.problems


def test_charters_of_two_lines_do_not_follow_each_other() -> None:
    record, other = (Record(NORTHLAND, SUNDRIA, title=title) for title in ("one", "two"))
    for one in (record, other):
        one.next_charter(title="the next")
    assert judged(whole(record)).verdict == Ruling.VERIFIED
    verdict = judged(take(whole(record), whole(other), "charter/2"))
    assert verdict.verdict == Ruling.ALTERED
    assert "another line" in told(verdict)
    renamed = [(name.replace("charter/2", "charter/3"), data) for name, data in whole(record)]
    assert judged(renamed).verdict == Ruling.INCOMPLETE
    twice = [(n.replace("charter/1", "charter/2"), d) for n, d in whole(record) if "r/1" in n]
    assert judged(sorted_in([*without(renamed, "charter/3"), *twice])).verdict == Ruling.ALTERED


def test_a_line_begins_with_its_first_charter() -> None:
    """Its name is the hash of that; a later charter only says what the name is."""
    record = Record(NORTHLAND, SUNDRIA)
    record.next_charter(title="the next")
    files = [
        (name.replace("charter/2", "charter/1"), data)
        for name, data in without(whole(record), "charter/1")
    ]
    verdict = judged(files)
    assert verdict.verdict == Ruling.ALTERED
    assert "another serial" in told(verdict)


def test_an_adopted_charter_must_be_there() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.next_charter(renew=0, title="Another")
    record.write(A, Kind.ADOPT, content=Adopt(charter_hash(record.charter), 2))
    record.say(A, "before KEYS")
    record.sign(A)
    verdict = judged(whole(record))
    assert verdict.verdict == Ruling.VERIFIED
    assert [one.detail for one in verdict.remarks if one.code == "void"] == [
        "it has no effect: before keys"
    ]
    record.charters.pop()
    record.cards.pop()
    verdict = judged(whole(record))
    assert verdict.verdict == Ruling.INCOMPLETE
    assert "adopts charter 2" in told(verdict)


def test_what_follows_an_entry_before_its_keys_counts() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.next_charter(renew=0, title="Another")
    record.write(A, Kind.ADOPT, content=Adopt(charter_hash(record.charter), 2))
    record.say(A, "before KEYS")
    record.write(A, Kind.KEYS, content=Keys(bytes(1216), bytes(32)))
    record.say(A, "after them")
    record.sign(A)
    verdict = judged(whole(record))
    assert verdict.verdict == Ruling.VERIFIED
    assert [one.id[-2:] for one in verdict.remarks if one.code == "void"] == ["/2"]


def test_an_exhibit_without_its_text_is_incomplete() -> None:
    for name in ("entry/salt", "entry/body", "answers/sundria.1.1/body"):
        assert judged(without(shown(two_once()), name)).verdict == Ruling.INCOMPLETE


# ── heads that are named ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("head", "ruling"),
    [
        (Head(A, 2, leaf_of(0)), Ruling.ALTERED),
        (Head(A, 9, leaf_of(0)), Ruling.INCOMPLETE),
        (Head(C, 1, leaf_of(0)), Ruling.INCOMPLETE),
    ],
)
def test_what_an_entry_has_seen_must_be_there(head: Head, ruling: Ruling) -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "one")
    record.sign(A)
    record.write(B, Kind.VERIFIED, seen=(head,))
    record.sign(B)
    assert judged(whole(record)).verdict == ruling


def test_what_a_void_entry_has_seen_has_no_effect() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.write(B, Kind.GRANT, seen=(Head(A, 9, leaf_of(0)),))  # a grant stands at 0 alone
    record.sign(B)
    assert judged(whole(record)).verdict == Ruling.VERIFIED


@pytest.mark.parametrize(("size", "good"), [(2, True), (3, True), (3, False), (5, False)])
def test_a_close_must_fit_the_journal_that_it_closes(size: int, *, good: bool) -> None:
    record = three_once()
    head = record.head(C, min(size, 4))
    again = Record(NORTHLAND, SUNDRIA, WESTMARK)
    for _ in range(3):
        again.say(C, "one")
    again.sign(C)
    later = again.open_journal(2, 2, former=None)
    root = again.head(C, size).root if good else head.root
    again.write(later, Kind.CLOSE, content=Close((End(1, size, root),)))
    again.sign(later)
    verdict = judged(whole(again))
    assert (verdict.verdict == Ruling.VERIFIED) == good


def test_a_former_head_must_fit_the_former_journal() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    record.open_journal(1, 2, former=replace(record.head(B), root=leaf_of(0)))
    verdict = judged(whole(record))
    assert verdict.verdict == Ruling.ALTERED
    assert "journals/sundria.1" in told(verdict) or "sundria.2" in told(verdict)


@pytest.mark.parametrize(
    ("change", "ruling"),
    [
        ({}, Ruling.VERIFIED),
        ({"root": leaf_of(0)}, Ruling.ALTERED),
        ({"size": 9}, Ruling.INCOMPLETE),
        ({"journal": JournalId(2, 7)}, Ruling.INCOMPLETE),
    ],
)
def test_the_journals_of_a_party_that_left_end_where_the_charter_says(
    change: dict[str, object], ruling: Ruling
) -> None:
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    head = replace(record.head(C), **change)
    record.next_charter(title="Without Westmark", leave=[head])
    verdict = judged(whole(record))
    assert verdict.verdict == ruling
    if ruling != Ruling.VERIFIED:
        assert "charter/2" in told(verdict) or "westmark.7" in told(verdict)


# ── forks ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [5, 3, 9])
def test_a_fork_file_proves_its_fork(size: int) -> None:
    files = forked(two_once(), size=size)
    verdict = judged(files)
    assert (verdict.verdict, verdict.anchored) == (Ruling.FORK, True)
    assert [one.code for one in verdict.problems] == [Code.FORK]
    verdict = judged(files, ())
    assert (verdict.verdict, verdict.anchored) == (Ruling.FORK, False)
    assert "keys not checked" in describe(verdict)[0]
    (stretch,) = verdict.journals
    assert (stretch.first, stretch.end) == ((0, 5) if size == 5 else (1, 2))


def test_a_fork_file_that_proves_nothing_accuses_nobody() -> None:
    one = forked(two_once(), size=7)
    members = dict(one)
    for side in "ab":
        for end in ("tlog-proof", "leaf"):
            name, other = f"fork/{side}.{end}", f"fork/{'ba'['ab'.index(side)]}.{end}"
            assert judged(without(one, name)).verdict == Ruling.ALTERED
            assert judged(put(one, name, members[other])).verdict == Ruling.ALTERED
    swapped = [(n.translate(str.maketrans("ab", "ba")) if "fork" in n else n, d) for n, d in one]
    assert judged(sorted_in(swapped)).verdict == Ruling.ALTERED
    assert judged(put(one, "README.txt", b"")).verdict == Ruling.ALTERED
    assert judged(without(one, "fork/a", "fork/b.leaf")).verdict == Ruling.ALTERED
    receipt = dict(shown(two_once()))["receipts/sundria.1.tlog-proof"]
    assert judged(put(one, "fork/a.tlog-proof", receipt)).verdict == Ruling.ALTERED
    leaf = members["fork/a.leaf"]
    assert judged(put(one, "fork/a.leaf", leaf.rstrip())).verdict == Ruling.ALTERED
    more = sorted_in([*forked(two_once(), size=5), ("fork/a.leaf", leaf)])
    assert judged(more).verdict == Ruling.ALTERED


def test_a_root_that_grants_one_incarnation_twice_has_forked() -> None:
    files = granted_twice(two_once())
    verdict = judged(files)
    assert (verdict.verdict, verdict.anchored) == (Ruling.FORK, True)
    assert [(one.code, one.id) for one in verdict.problems] == [(Code.FORK, "northland.2")]
    assert [(one.party, one.first, one.end) for one in verdict.journals] == [("northland", 0, 0)]
    assert "northland.2: granted to two node keys" in describe(verdict)
    verdict = judged(files, ())
    assert (verdict.verdict, verdict.anchored) == (Ruling.FORK, False)
    assert "fingerprint" in [one.code for one in verdict.remarks]


def test_two_grants_that_can_both_be_true_accuse_nobody() -> None:
    record = two_once()
    files = granted_twice(record)
    one, two = (data for name, data in files if name.startswith("fork/"))
    other = {"fork/a.grant.note": two, "fork/b.grant.note": one}
    elsewhere = SUNDRIA.grant_note(2).encode()
    keys = [each for each in whole(record) if each[0].endswith(("grant.note", "journal.note"))]
    root = forked(record, size=5)
    for bad in (
        [(name, other.get(name, data)) for name, data in files],
        put(files, "fork/b.grant.note", one),
        put(files, "fork/a.grant.note", two),
        put(files, "fork/b.grant.note", NORTHLAND.grant_note(3).encode()),
        put(files, "fork/b.grant.note", elsewhere),
        put(files, "fork/b.grant.note", two + b"\n"),
        put(files, "fork/b.grant.note", b"\xff"),
        without(files, "fork/b.grant.note"),
        sorted_in([*files, *(each for each in keys if "northland" in each[0])]),
        sorted_in([*root, ("fork/a.grant.note", one)]),
        sorted_in([*root, ("fork/a.grant.note", one), ("fork/b.grant.note", two)]),
        granted_twice(record, other="node 2"),
    ):
        assert judged(bad).verdict == Ruling.ALTERED


def test_e_and_m_of_one_journal_must_have_signed_one_record() -> None:
    record = two_once()
    keys = record.keys(A)
    checkpoint = Checkpoint(keys.origin, 4, leaf_of(0))
    signature = record.author_signature(A, checkpoint, pq=True)
    text = to_note(
        checkpoint, [author_pq_line(checkpoint, public_m=keys.m, signature2420=signature)]
    )
    verdict = judged(put(whole(record), "journals/northland.1/pq.note", text.encode()))
    assert verdict.verdict == Ruling.FORK
    assert [(one.code, one.id) for one in verdict.problems] == [(Code.FORK, "northland.1")]


def test_e_and_m_in_an_exhibit_must_have_signed_one_record() -> None:
    record = said_once()
    record.say(A, "And wait.")
    record.sign(A)
    files = exhibit(record.store, record.line, record.papers, journal=A, seq=2)
    keys, other = record.keys(A), Branch(record.leaves(A), 1, [leaf_of(0), record.ref(A, 2).leaf])
    checkpoint = Checkpoint(keys.origin, 3, root_at(other, 3))
    signature = record.author_signature(A, checkpoint, pq=True)
    line = author_pq_line(checkpoint, public_m=keys.m, signature2420=signature)
    proof = format_tlog_proof(2, prove_inclusion(other, 2, 3), to_note(checkpoint, [line]))
    verdict = judged(sorted_in([*files, ("entry/pq.tlog-proof", proof.encode())]))
    assert verdict.verdict == Ruling.FORK
    assert [(one.code, one.id) for one in verdict.problems] == [(Code.FORK, "northland.1")]


def test_two_answers_of_which_each_can_be_true_are_no_fork() -> None:
    one = said_once()
    two = one.copy()
    one.acknowledge(B, one.ref(A, 1))
    one.sign(B)
    two.say(B, "Nothing of the kind.")
    two.acknowledge(B, two.ref(A, 1))
    two.sign(B)
    other = exhibit(two.store, two.line, two.papers, journal=A, seq=1, answers=[(B, 2)])
    more = [member for member in other if member[0].startswith("answers/")]
    assert judged(sorted_in([*shown(one), *more])).verdict == Ruling.VERIFIED


# ── what is no file of ours ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "files",
    [
        [],
        [("README.txt", b"")],
        [("README.txt", b"wasl readme v1\n")],
        [("notes.txt", b"hello"), ("cards/northland.1.note", b"")],
        [("journals/northland.1/before", bytes(8))],
    ],
)
def test_what_is_no_file_of_ours_is_refused(files: Files) -> None:
    with pytest.raises(Refused) as refusal:
        audit(files)
    assert refusal.value.code == Code.BAD_EXPORT


def test_a_later_version_is_not_guessed_at() -> None:
    files = put(whole(two_once()), "README.txt", b"wasl transcript v2\n\nNew.\n")
    with pytest.raises(Refused) as refusal:
        audit(files)
    assert refusal.value.code == Code.BAD_EXPORT
    assert "newer" in refusal.value.do


def test_a_readme_alone_is_an_incomplete_file() -> None:
    for kind in FileKind:
        verdict = audit([("README.txt", readme(kind).encode())])
        assert verdict.verdict == Ruling.INCOMPLETE
        assert verdict.line_id is None
        assert not verdict.anchored
        assert verdict.kind == kind


# ── bounds and words ────────────────────────────────────────────────────────────────────────────


def test_findings_are_bounded() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for number in range(FINDINGS_MOST + 50):
        record.say(A, f"{number}")
    record.sign(A)
    files = whole(record)
    name = "journals/northland.1/openings"
    data = bytearray(dict(files)[name])
    at = 0
    for opening in parse_openings(bytes(data)):
        assert opening is not None
        data[at + 4] ^= 1
        at += 4 + len(opening)
    verdict = judged(put(files, name, bytes(data)))
    assert verdict.verdict == Ruling.ALTERED
    assert len(verdict.problems) == FINDINGS_MOST + 1
    assert verdict.problems[-1].detail == "and 51 more findings, which are not listed"


def test_unopened_entries_are_told_in_short() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for number in range(1, 100):
        record.say(A, f"{number}", opened=number % 2 == 0 or number < 4)
    record.sign(A)
    verdict = judged(whole(record))
    assert verdict.verdict == Ruling.VERIFIED
    (remark,) = [one for one in verdict.remarks if one.code == "not-opened"]
    assert remark.detail.startswith("without their text: 5, 7, 9, ")
    assert remark.detail.endswith(" and more")


def test_a_verdict_is_said_in_words() -> None:
    record = two_once()
    lines = describe(judged(whole(record)))
    assert lines[0].startswith("verified: ")
    assert lines[1] == f"line {record.line.hex()}"
    assert lines[2].startswith(
        "northland.1: complete from entry 0 to entry 4, head stated at 2026-"
    )
    assert "does not show that nothing followed" in lines[-1]
    lines = describe(judged(whole(record), ()))
    assert "keys not checked" in lines[0]
    lines = describe(judged(shown(record)))
    assert lines[2].startswith("northland.1: entry 1 stated at 2026-")
    lines = describe(judged(without(shown(record), "entry/body")))
    assert lines[0].startswith("incomplete: ")
    assert any(line.startswith("problem WASL-2016 entry: ") for line in lines)
    for kind in (shown, whole):
        for line in describe(judged(kind(record), ())):
            assert "\n" not in line
            assert not line.startswith("complete")
