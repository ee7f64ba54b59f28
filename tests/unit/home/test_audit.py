# SPDX-License-Identifier: Apache-2.0
"""The audit trail is appended to, and a line that was changed or taken out is seen."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from wasl import limits
from wasl.errors import Damaged
from wasl.home.audit import AuditTrail


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


def filled(file: Path, count: int = 5) -> AuditTrail:
    trail = AuditTrail(file, now_s=lambda: 1_700_000_000)
    for n in range(1, count + 1):
        trail.note("Lt. Haddad", "sent", {"id": f"entry {n}"})
    return trail


def test_nothing_was_done_yet(file: Path) -> None:
    assert AuditTrail(file).read() == ([], True)


def test_what_was_done_is_told_newest_first(file: Path) -> None:
    events, whole = filled(file).read()
    assert whole
    assert [event.n for event in events] == [5, 4, 3, 2, 1]
    assert events[0].detail == {"id": "entry 5"}
    assert events[0].time == "2023-11-14T22:13:20Z"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_page_is_before_a_number(file: Path) -> None:
    trail = filled(file)
    assert [event.n for event in trail.read(limit=2)[0]] == [5, 4]
    assert [event.n for event in trail.read(limit=2, before=4)[0]] == [3, 2]
    assert [event.n for event in trail.read(limit=1, before=2)[0]] == [1]


@pytest.mark.parametrize("at", range(5))
def test_a_line_that_was_changed_is_seen(file: Path, at: int) -> None:
    trail = filled(file)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[at] = lines[at].replace(b"Haddad", b"Hadded")
    file.write_bytes(b"".join(lines))
    assert not trail.read()[1]


@pytest.mark.parametrize("at", range(4))
def test_a_line_that_was_taken_out_is_seen(file: Path, at: int) -> None:
    trail = filled(file)
    lines = file.read_bytes().splitlines(keepends=True)
    del lines[at]
    file.write_bytes(b"".join(lines))
    assert not trail.read()[1]


def test_a_time_of_the_newest_line_that_was_changed_is_seen(file: Path) -> None:
    trail = filled(file)
    file.write_bytes(file.read_bytes()[::-1].replace(b"Z02:", b"Z12:", 1)[::-1])
    assert file.read_bytes().count(b"22:13:21Z") == 1
    assert not trail.read()[1]


def test_each_line_is_told_and_those_of_others_too(file: Path) -> None:
    filled(file, 2)
    told: list[tuple[int, str, str]] = []
    trail = AuditTrail(file, tell=lambda event, digest: told.append((event.n, event.what, digest)))
    n, last = trail.end()
    assert (n, told) == (2, []), "what is older was told to somebody else"
    AuditTrail(file).note("command line", "officer-added")
    trail.note("Lt. Haddad", "checked")
    assert [each[:2] for each in told] == [(3, "officer-added"), (4, "checked")]
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert [line["hash"] for line in lines[2:]] == [each[2] for each in told]
    assert lines[2]["after"] == last == lines[1]["hash"]


def test_what_was_cut_off_is_begun_again_under_its_number(file: Path) -> None:
    """The trail alone cannot tell; whoever was told has this number twice."""
    told: list[int] = []
    trail = AuditTrail(file, tell=lambda event, _digest: told.append(event.n))
    for _ in range(3):
        trail.note("Lt. Haddad", "checked")
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:2]))
    trail.note("Lt. Haddad", "checked")
    assert told == [1, 2, 3, 3]


def test_its_size_is_that_of_whole_lines(file: Path) -> None:
    trail = filled(file)
    whole = file.stat().st_size
    file.write_bytes(file.read_bytes() + b'{"n": 6, "ti')
    assert trail.size() == whole


def test_lines_in_another_order_are_seen(file: Path) -> None:
    trail = filled(file)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[1], lines[2] = lines[2], lines[1]
    file.write_bytes(b"".join(lines))
    assert not trail.read()[1]


def test_what_is_not_a_line_of_ours_is_seen(file: Path) -> None:
    trail = filled(file)
    file.write_bytes(b"[1]\n" + file.read_bytes())
    events, whole = trail.read()
    assert not whole
    assert len(events) == 5, "the others are told all the same"


def test_a_line_that_a_crash_cut_short_is_mended(file: Path) -> None:
    filled(file)
    file.write_bytes(file.read_bytes()[:-20])
    trail = AuditTrail(file)
    trail.note("Lt. Haddad", "locked")
    events, whole = trail.read()
    assert whole
    assert [event.n for event in events] == [5, 4, 3, 2, 1]
    assert events[0].what == "locked"


def test_a_first_line_that_was_cut_short_is_mended(file: Path) -> None:
    filled(file, 1)
    file.write_bytes(file.read_bytes()[:10])
    trail = AuditTrail(file)
    trail.note("Lt. Haddad", "locked")
    assert [event.n for event in trail.read()[0]] == [1]


def test_nothing_is_appended_to_what_cannot_be_read(file: Path) -> None:
    file.write_bytes(b"nonsense\n")
    with pytest.raises(Damaged):
        AuditTrail(file).note("Lt. Haddad", "locked")


def test_two_who_write_take_turns(file: Path) -> None:
    def work() -> None:
        trail = AuditTrail(file)
        for _ in range(10):
            trail.note("Lt. Haddad", "locked")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    events, whole = AuditTrail(file).read()
    assert whole
    assert [event.n for event in events] == list(range(40, 0, -1))


def test_a_detail_is_bounded_and_stays_on_its_line(file: Path) -> None:
    trail = AuditTrail(file)
    long = "a\nb\u2028" + "x" * 10_000
    trail.note("Lt.\nHaddad", "officer-changed", {"officer": long, "offices": [long, "duty"]})
    assert file.read_bytes().count(b"\n") == 1
    (event,), whole = trail.read()
    assert whole
    most = long[: limits.AUDIT_DETAIL_CHARS]
    assert event.detail == {"officer": most, "offices": [most, "duty"]}


@pytest.mark.parametrize("detail", ['"a sentence"', '{"id":1}', '{"roles":["duty",{}]}', "[]"])
def test_a_detail_that_we_would_not_write_is_seen(file: Path, detail: str) -> None:
    trail = filled(file, 1)
    file.write_bytes(file.read_bytes().replace(b'{"id": "entry 1"}', detail.encode()))
    assert trail.read() == ([], False)
