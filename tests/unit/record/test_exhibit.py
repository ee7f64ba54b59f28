# SPDX-License-Identifier: Apache-2.0
"""Transcripts, exhibits and fork files: what is in them, and what is not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.builder import (
    A,
    B,
    C,
    Files,
    Record,
    forked,
    granted_twice,
    shown,
    three_once,
    two_once,
    two_parties,
    whole,
)
from tests.trees import leaf_of
from wasl.errors import Code, Misuse
from wasl.record.audit import audit
from wasl.record.checkpoint import Checkpoint, parse_tlog_proof
from wasl.record.entry import Kind
from wasl.record.exhibit import exhibit, fork_file
from wasl.record.fork import Branch, find_fork
from wasl.record.layout import FileKind, format_name, parse_entries, parse_name, parse_openings
from wasl.record.merkle import parse_frontier
from wasl.record.quote import read_quote
from wasl.record.readme import readme
from wasl.record.rows import Rows, u32, u64
from wasl.record.transcript import transcript
from wasl.record.verdict import Ruling, Stretch, anchor_card
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.steps import Draft, Space
from wasl.terms import Answer, JournalId, LineId, Ref


def ranges(files: Files, record: Record) -> dict[str, tuple[int, int]]:
    """First and end of each journal, by the verdict on the file."""
    anchors = [anchor_card(card) for card in record.papers.cards]
    verdict = audit(files, anchors=anchors)
    assert verdict.verdict == Ruling.VERIFIED, verdict
    return {f"{one.party}.{one.incarnation}": (one.first, one.end) for one in verdict.journals}


# ── transcripts ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("record", [two_once(), three_once()], ids=["two", "three"])
def test_members_have_their_names_and_stand_in_order(record: Record) -> None:
    for files in (whole(record), shown(record), forked(record, size=9)):
        names = [name for name, _ in files]
        parts = [parse_name(name) for name in names]
        assert None not in parts
        assert [format_name(part) for part in parts if part] == names
        places = [part.place for part in parts if part]
        assert places == sorted(places)
        assert names[0] == "README.txt"


def test_a_transcript_has_all_of_the_record() -> None:
    record = two_once()
    files = dict(whole(record))
    rows = Rows(record.store, record.line)
    for journal, name in ((A, "northland.1"), (B, "sundria.1")):
        state = record.state(journal)
        held = [row.data for _, row in rows.entries(state.number, 0, 99)]
        openings = [rows.opening(state.number, seq) for seq in range(len(held))]
        assert parse_entries(files[f"journals/{name}/entries"]) == held
        assert parse_openings(files[f"journals/{name}/openings"]) == openings
        assert parse_frontier(files[f"journals/{name}/before"]).size == 0
        assert f"\n{state.size}\n" in files[f"journals/{name}/checkpoint.note"].decode()
    assert ranges(list(files.items()), record) == {"northland.1": (0, 5), "sundria.1": (0, 5)}


def test_each_checkpoint_in_a_transcript_has_one_line() -> None:
    for files in (dict(whole(two_once())), dict(whole(three_once()))):
        for name, data in files.items():
            if name.endswith(("checkpoint.note", "pq.note")) or "/receipts/" in name:
                assert data.decode().count("\n— ") == 1, name
        assert any("/receipts/" in name for name in files)
        assert any(name.endswith("pq.note") for name in files)


def test_m_and_receipts_may_be_older_than_the_end() -> None:
    record = two_parties()
    record.say(A, "One more.")
    record.sign(A)
    files = dict(whole(record))
    assert "\n6\n" in files["journals/northland.1/checkpoint.note"].decode()
    assert "\n5\n" in files["journals/northland.1/pq.note"].decode()
    assert "\n5\n" in files["journals/northland.1/receipts/sundria.1.note"].decode()
    ranges(list(files.items()), record)


def test_a_receipt_for_another_root_is_left_out() -> None:
    record = two_parties()
    head = record.checkpoint(A)
    record.put_receipt(B, A, Checkpoint(head.origin, head.size, bytes(32)))
    assert "journals/northland.1/receipts/sundria.1.note" not in dict(whole(record))
    ranges(whole(record), record)


def test_a_transcript_ends_where_a_signature_does() -> None:
    record = two_parties()
    record.say(A, "Not signed yet.")
    assert ranges(whole(record), record)["northland.1"] == (0, 5)


def hold_below(record: Record, journal: JournalId, held: int) -> None:
    """Let the entries from ``held`` on be missing, as behind a gap."""
    rows = Rows(Draft(record.store), record.line)
    state = rows.journal(journal)
    assert state is not None
    rows.put_journal(journal, state._replace(held=held))
    for seq in range(held, state.size):
        rows.draft.delete(Space.ENTRY, u32(state.number) + u64(seq))
    rows.flush()
    commit = rows.draft.commit()
    assert commit is not None
    record.store.apply(commit)


def test_entries_behind_a_gap_are_left_out() -> None:
    record = two_parties()
    hold_below(record, B, 4)
    verdict = audit(whole(record))
    assert [one.end for one in verdict.journals] == [5, 4]
    assert verdict.verdict == Ruling.UNANCHORED


def test_a_gap_that_others_have_seen_beyond_is_told() -> None:
    record = two_parties()
    before_s = record.now_s
    record.say(A, "I have seen your last word.")
    record.sign(A)
    hold_below(record, B, 4)
    for files in (whole(record), whole(record, from_s=before_s)):
        verdict = audit(files)
        assert [one.end for one in verdict.journals] == [6, 4]
        assert verdict.verdict == Ruling.INCOMPLETE


def chat() -> tuple[Record, list[int]]:
    """Northland and Sundria by turns, each message in its own batch; and when each pair began."""
    record = Record(NORTHLAND, SUNDRIA)
    times: list[int] = []
    for number in range(8):
        times.append(record.now_s + 60)
        for journal in (A, B):
            record.say(journal, f"message {number}")
            record.sign(journal)
    return record, times


def test_times_choose_ranges() -> None:
    record, times = chat()
    assert ranges(whole(record, from_s=times[2]), record) == {
        "northland.1": (3, 9),
        "sundria.1": (3, 9),
    }
    assert ranges(whole(record, to_s=times[2] - 1), record) == {
        "northland.1": (0, 3),
        "sundria.1": (0, 3),
    }
    assert ranges(whole(record, from_s=times[2], to_s=times[4]), record) == {
        "northland.1": (3, 6),
        "sundria.1": (3, 5),
    }


def test_a_journal_without_entries_in_the_time_is_there_all_the_same() -> None:
    record, times = chat()
    only = whole(record, from_s=times[3], to_s=times[3])
    assert ranges(only, record) == {"northland.1": (4, 5), "sundria.1": (4, 4)}
    before = whole(record, to_s=0)
    assert ranges(before, record) == {"northland.1": (1, 1), "sundria.1": (1, 1)}
    after = whole(record, from_s=1 << 41)
    assert ranges(after, record) == {"northland.1": (9, 9), "sundria.1": (9, 9)}


def test_a_range_is_contiguous_though_a_clock_was_set_back() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    start = record.now_s
    for now_s in (1_000, 2_000, 500, 3_000):
        record.now_s = start + now_s
        record.say(A, "tick")
    record.sign(A)
    chosen = whole(record, from_s=start + 1_000, to_s=start + 2_100)
    assert ranges(chosen, record)["northland.1"] == (1, 5)  # widened to the batch's end


def test_a_range_reaches_what_its_entries_have_seen() -> None:
    record = Record(NORTHLAND, SUNDRIA)
    start = record.now_s
    record.now_s = start + 10_000  # Northland's clock is ahead
    record.say(A, "from the future")
    record.sign(A)
    record.now_s = start + 100
    record.say(B, "from the present")
    record.sign(B)
    chosen = whole(record, from_s=start + 90, to_s=start + 200)
    assert ranges(chosen, record)["northland.1"][1] == 2


def test_a_line_that_is_not_known_or_has_nothing_signed_has_no_transcript() -> None:
    record = two_once()
    with pytest.raises(Misuse) as misuse:
        transcript(record.store, LineId(bytes(32)), record.papers)
    assert misuse.value.code == Code.UNKNOWN_ID
    empty = Record(NORTHLAND, SUNDRIA)
    for journal in (A, B):
        hold_below(empty, journal, 0)
    with pytest.raises(Misuse):
        whole(empty)


# ── exhibits ────────────────────────────────────────────────────────────────────────────────────


def test_an_exhibit_shows_one_text_and_its_answer() -> None:
    record = two_once()
    files = dict(shown(record))
    assert "Hold your fire." in files["entry/body"].decode("utf-8", "replace")
    assert sorted(name for name in files if name.startswith(("answers", "receipts"))) == [
        "answers/sundria.1.1/body",
        "answers/sundria.1.1/entry",
        "answers/sundria.1.1/entry.tlog-proof",
        "answers/sundria.1.1/pq.tlog-proof",
        "answers/sundria.1.1/salt",
        "receipts/sundria.1.tlog-proof",
    ]


def test_an_exhibit_shows_no_other_text() -> None:
    record = two_once()
    rows = Rows(record.store, record.line)
    data = b"".join(content for _, content in shown(record))
    hidden = 0
    for journal in (A, B):
        number = record.state(journal).number
        for seq, row in rows.entries(number, 0, 99):
            opening = rows.opening(number, seq)
            if (journal, seq) in ((A, 1), (B, 1)):
                assert opening is not None
                assert row.data in data
                continue
            assert row.data not in data
            assert opening is None or opening[:32] not in data
            hidden += 1
    assert hidden == 8


def test_an_exhibit_is_proven_under_the_first_checkpoint_above() -> None:
    record = two_once()
    files = dict(shown(record))
    proof = parse_tlog_proof(files["entry/entry.tlog-proof"])
    assert (proof.index, proof.checkpoint_note.split("\n")[1]) == (1, "2")
    receipt = parse_tlog_proof(files["receipts/sundria.1.tlog-proof"])
    assert (receipt.index, receipt.checkpoint_note.split("\n")[1]) == (1, "2")
    pq = parse_tlog_proof(files["entry/pq.tlog-proof"])
    assert (pq.index, pq.checkpoint_note.split("\n")[1]) == (1, "5")


def test_an_exhibit_without_receipt_or_answer_is_one() -> None:
    record = two_once()
    files = exhibit(record.store, record.line, record.papers, journal=B, seq=4)
    verdict = audit(files, anchors=[anchor_card(SUNDRIA.card_note())])
    assert verdict.verdict == Ruling.UNANCHORED  # Northland gave a receipt
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "alone")
    record.sign(A)
    files = exhibit(record.store, record.line, record.papers, journal=A, seq=1)
    verdict = audit(files, anchors=[anchor_card(NORTHLAND.card_note())])
    assert verdict.verdict == Ruling.VERIFIED
    (stretch,) = verdict.journals
    assert stretch == Stretch(NORTHLAND.name, 1, 1, 2, record.now_s)


def test_an_entry_that_came_ahead_of_its_journal_is_not_shown() -> None:
    record = two_parties()
    rows = Rows(Draft(record.store), record.line)
    state = record.state(A)
    row = rows.entry(state.number, 1)
    opening = rows.opening(state.number, 1)
    assert row is not None
    assert opening is not None
    rows.put_entry(state.number, 7, row)
    rows.put_opening(state.number, 7, opening)
    commit = rows.draft.commit()
    assert commit is not None
    record.store.apply(commit)
    with pytest.raises(Misuse) as misuse:
        exhibit(record.store, record.line, record.papers, journal=A, seq=7)
    assert misuse.value.code == Code.UNKNOWN_ID


@pytest.mark.parametrize(
    ("journal", "seq", "code"),
    [
        (A, 2, Code.UNKNOWN_ID),  # not opened
        (A, 3, Code.NOT_ALLOWED),  # void
        (A, 5, Code.UNKNOWN_ID),  # not written
        (C, 0, Code.UNKNOWN_ID),
        (JournalId(0, 2), 0, Code.UNKNOWN_ID),
    ],
)
def test_what_cannot_be_shown_is_refused(journal: JournalId, seq: int, code: Code) -> None:
    record = two_once()
    with pytest.raises(Misuse) as misuse:
        exhibit(record.store, record.line, record.papers, journal=journal, seq=seq)
    assert misuse.value.code == code
    with pytest.raises(Misuse):
        exhibit(
            record.store, record.line, record.papers, journal=A, seq=1, answers=[(journal, seq)]
        )


def test_the_entry_of_a_journal_that_followed_another_can_be_shown() -> None:
    record = three_once()
    files = exhibit(
        record.store,
        record.line,
        record.papers,
        journal=JournalId(2, 2),
        seq=1,
        answers=[(A, 4)],
    )
    names = dict(files)
    assert {"receipts/northland.1.tlog-proof", "receipts/sundria.1.tlog-proof"} <= names.keys()
    ranges(files, record)


# ── forks ───────────────────────────────────────────────────────────────────────────────────────


def test_a_fork_file_has_what_its_kind_of_fork_needs() -> None:
    record = two_once()
    same = [name for name, _ in forked(record, size=5) if name.startswith("fork/")]
    assert same == ["fork/a.note", "fork/b.note"]
    different = [name for name, _ in forked(record, size=7) if name.startswith("fork/")]
    assert different == ["fork/a.tlog-proof", "fork/a.leaf", "fork/b.tlog-proof", "fork/b.leaf"]


def test_a_fork_of_a_journal_that_is_not_known_has_no_file() -> None:
    record, other = two_once(), three_once()
    head = other.checkpoint(A)
    evidence = find_fork(
        origin=head.origin,
        held=(head.size, bytes(64), other.leaves(A)),
        other=(head.size, bytes(64), Branch(other.leaves(A), 1, [leaf_of(0)] * (head.size - 1))),
    )
    with pytest.raises(Misuse) as misuse:
        fork_file(record.store, record.line, record.papers, evidence)
    assert misuse.value.code == Code.UNKNOWN_ID


# ── quotes ──────────────────────────────────────────────────────────────────────────────────────


def test_quotes_are_read_as_talk_writes_them() -> None:
    from wasl.line import talk

    target = Ref(JournalId(3, 70_000), 1 << 40, leaf_of(3))
    acknowledged = talk.Acknowledgement(target, Answer.CANNOT_COMPLY, "нет", 5, 6, "officer")
    shown_on = talk.Shown(target, 5, "desk")
    for body in (acknowledged, shown_on):
        data = talk.format_body(body)
        assert read_quote(talk.kind_of(body), data) == target
        assert read_quote(Kind.MESSAGE, data) is None
        assert read_quote(Kind.VERIFIED, data) is None
    for data in (b"", b"\xff", b"\x80", b"\x82\x01\x80", b"\x82\xf5\x84\x00\x01\x02\x40"):
        assert read_quote(Kind.SHOWN, data) is None


# ── README.txt by hand ──────────────────────────────────────────────────────────────────────────


def _openssl_3() -> bool:
    if shutil.which("openssl") is None or shutil.which("sh") is None:
        return False
    said = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=False)
    return re.match(r"OpenSSL ([3-9]|[1-9][0-9])\.", said.stdout) is not None


needs_openssl = pytest.mark.skipif(not _openssl_3(), reason="no openssl 3 and sh on this machine")
GOOD = "Signature Verified Successfully"


def by_hand(files: Files, folder: Path, **chosen: str) -> list[str]:
    """Unpack a file, run the script in its README.txt, and return what it printed."""
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    lines = (folder / "README.txt").read_text(encoding="utf-8").splitlines()
    script = "\n".join(line[4:] for line in lines if line.startswith("    "))
    done = subprocess.run(
        ["sh", "-eu", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **chosen},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def roots(printed: list[str]) -> list[tuple[str, str]]:
    """The pairs of lines in base64: computed root, and root in the checkpoint."""
    found = [line for line in printed if re.fullmatch(r"[A-Za-z0-9+/]{43}=", line)]
    return list(zip(found[::2], found[1::2], strict=True))


@needs_openssl
def test_an_exhibit_can_be_checked_by_hand(tmp_path: Path) -> None:
    record = two_once()
    printed = by_hand(shown(record), tmp_path)
    pairs = roots(printed)
    assert len(pairs) == 3  # the entry, the receipt, the answer
    assert all(computed == stated for computed, stated in pairs)
    # Two cards, two charter notes, two grants, two journals, the entry, the receipt, the answer.
    assert printed.count(GOOD) == 11
    assert printed.count("1") == 3  # two commitments, one quote
    assert sum(record.line.hex() in line for line in printed) == 4


@needs_openssl
@pytest.mark.parametrize("number", ["0", "1", "4"])
def test_a_transcript_can_be_checked_by_hand(tmp_path: Path, number: str) -> None:
    record = two_once()
    printed = by_hand(
        whole(record), tmp_path, chosen_journal="journals/northland.1", chosen_number=number
    )
    assert printed.count(GOOD) == 10
    assert printed.count("1") == 1
    assert printed[-1].split()[0] == record.ref(A, int(number)).leaf.hex()
    row = Rows(record.store, record.line).opening(record.state(A).number, int(number))
    assert row is not None
    assert (tmp_path / "tmp.body").read_bytes() == row[32:]


@needs_openssl
def test_a_transcript_of_three_can_be_checked_by_hand(tmp_path: Path) -> None:
    printed = by_hand(whole(three_once()), tmp_path)
    # Four cards with eight charter notes (Sundria's two with each of its cards), four journals.
    assert printed.count(GOOD) == 4 + 8 + 2 * 4 + 4


@needs_openssl
@pytest.mark.parametrize("size", [5, 7])
def test_a_fork_can_be_checked_by_hand(tmp_path: Path, size: int) -> None:
    printed = by_hand(forked(two_once(), size=size), tmp_path)
    assert printed.count(GOOD) == 4 + 2 + 2
    if size == 7:
        a_leaf, *a, b_leaf, b_root, b_stated = re.findall(
            r"^[A-Za-z0-9+/]{43}=$", "\n".join(printed), re.MULTILINE
        )
        assert a[0] == a[1]
        assert b_root == b_stated
        assert a_leaf != b_leaf
        assert printed.count("1") == 2


@needs_openssl
def test_a_fork_of_a_root_can_be_checked_by_hand(tmp_path: Path) -> None:
    printed = by_hand(granted_twice(two_once()), tmp_path)
    assert printed.count(GOOD) == 4 + 2
    assert len({line for line in printed if line.startswith("node ")}) == 2


@needs_openssl
def test_by_hand_an_altered_exhibit_fails(tmp_path: Path) -> None:
    files = [
        (name, data[:-1] + bytes((data[-1] ^ 1,)) if name == "entry/body" else data)
        for name, data in shown(two_once())
    ]
    with pytest.raises(AssertionError):
        by_hand(files, tmp_path)


@pytest.mark.parametrize("kind", list(FileKind))
def test_a_readme_says_what_the_file_does_not_show(kind: FileKind) -> None:
    text = readme(kind)
    assert text.startswith(f"wasl {kind} v1\n")
    assert "WHAT THIS FILE DOES NOT SHOW" in text
    assert "complete" not in text.lower()
    assert max(map(len, text.splitlines())) <= 100
    text.encode().decode("utf-8")
    assert "\t" not in text
