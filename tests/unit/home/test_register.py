# SPDX-License-Identifier: Apache-2.0
"""The log of the register: nothing is lost, and what is not well with it is told."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.contact.reports import report
from wasl.contact.deeds import Added, Amended, Rejected
from wasl.errors import Damaged
from wasl.home.chained import Place
from wasl.home.register import Kept, RegisterLog


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.jsonl"


def filled(file: Path) -> RegisterLog:
    log = RegisterLog(file, now_s=lambda: 1_700_000_000)
    assert log.append([Added(report("2022-05-13")), Added(report("2022-05"))], by="A") == range(
        1, 3
    )
    log.append([Amended("r1", {"topics": ["العبور"]})], by="B")
    return log


def test_what_was_done_is_read_back_with_who_and_when(file: Path) -> None:
    kept = filled(file).read()
    assert kept.troubles == ()
    assert [(deed.n, deed.by) for deed in kept.deeds] == [(1, "A"), (2, "A"), (3, "B")]
    assert kept.deeds[0].time == "2023-11-14T22:13:20Z"
    assert kept.deeds[2].act == Amended("r1", {"topics": ["العبور"]})
    assert file.stat().st_mode & 0o777 == 0o600


def test_there_is_nothing_yet(file: Path) -> None:
    assert RegisterLog(file).read().deeds == ()


def test_a_last_line_that_was_cut_short_is_told_and_loses_no_other(file: Path) -> None:
    filled(file)
    file.write_bytes(file.read_bytes()[:-9])
    kept = RegisterLog(file).read()
    assert [deed.n for deed in kept.deeds] == [1, 2]
    assert kept.troubles == ("the line after line 2 cannot be read: it is left out",)
    RegisterLog(file).append([Rejected("r1", "no")], by="C")
    mended = RegisterLog(file).read()
    assert ([deed.by for deed in mended.deeds], mended.troubles) == (["A", "A", "C"], ())


def test_a_damaged_last_line_is_told_and_loses_no_other(file: Path) -> None:
    filled(file)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]) + b"\x00" * 40 + b"\n")
    assert [deed.n for deed in RegisterLog(file).read().deeds] == [1, 2]
    with pytest.raises(Damaged) as caught:
        RegisterLog(file).append([Rejected("r1", "no")], by="C")
    assert "take its last line out" in caught.value.do


@pytest.mark.parametrize("at", [0, 1])
def test_a_line_that_was_changed_is_told(file: Path, at: int) -> None:
    filled(file)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[at] = lines[at].replace(b"Orlov", b"Orloff")
    file.write_bytes(b"".join(lines))
    kept = RegisterLog(file).read()
    assert len(kept.deeds) == 3
    assert kept.troubles == (f"line {at + 1} was changed, or does not follow on the one before",)


def test_a_line_of_a_later_version_is_told(file: Path) -> None:
    filled(file)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"amended"', b'"pondered"')
    file.write_bytes(b"".join(lines))
    kept = RegisterLog(file).read()
    assert len(kept.deeds) == 2
    assert "line 3 is left out: this version does not know" in kept.troubles[-1]


@given(st.lists(st.binary(max_size=60), max_size=6), st.integers(0, 3))
def test_whatever_stands_in_the_file_is_read(rows: list[bytes], at: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "register.jsonl"
        filled(file)
        lines = file.read_bytes().splitlines(keepends=True)
        bad = [row.replace(b"\n", b" ").replace(b"\r", b" ") + b"\n" for row in rows]
        file.write_bytes(b"".join([*lines[:at], *bad, *lines[at:]]))
        kept = RegisterLog(file).read()
        assert [deed.n for deed in kept.deeds] == [1, 2, 3]
        assert bool(kept.troubles) is bool(rows)


def test_what_is_new_is_followed_and_another_file_is_read_anew(file: Path) -> None:
    log, other = filled(file), RegisterLog(file)
    kept, place, anew = other.follow(Place())
    assert ([deed.n for deed in kept.deeds], kept.troubles, anew) == ([1, 2, 3], (), False)
    assert other.follow(place) == (Kept((), ()), place, False)
    log.append([Rejected("r2", "none")], by="C")
    whole = file.read_bytes()
    file.write_bytes(whole + whole.splitlines(keepends=True)[-1][:-9])
    kept, after, anew = other.follow(place)
    assert ([deed.n for deed in kept.deeds], kept.troubles, anew) == ([4], (), False)
    assert other.follow(after) == (Kept((), ()), after, False), "half a line is waited for"
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    kept, place, anew = other.follow(after)
    assert ([deed.n for deed in kept.deeds], anew) == ([1, 2], True)
    RegisterLog(file).append([Added(report("2024"))], by="D")
    file.write_bytes(file.read_bytes().replace(b'"after": "', b'"after": "0', 3)[: 1 << 20])
    kept, _, anew = other.follow(place)
    assert (anew, len(kept.deeds)) == (True, 3)
    assert kept.troubles
    file.unlink()
    assert other.follow(after) == (Kept((), ()), Place(), True)
