# SPDX-License-Identifier: Apache-2.0
"""A ZIP is written in one way, read in that way alone, and opened by anybody's tools."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.home.archive import pack, unpack

MEMBERS = [
    ("README.txt", "وصل — связь\n".encode()),
    ("cards/northland.note", b""),
    ("entries/0/00.cbor", bytes(range(256)) * 300),
]

parts = st.from_regex(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,8}", fullmatch=True)
paths = st.lists(parts, min_size=1, max_size=3).map("/".join)


def prefix_free(names: list[str]) -> bool:
    return not any(one != two and two.startswith(one + "/") for one in names for two in names)


@given(
    st.lists(st.tuples(paths, st.binary(max_size=50)), unique_by=lambda each: each[0], max_size=6)
    .filter(lambda members: prefix_free([name for name, _ in members]))
)  # fmt: skip
def test_members_come_back_in_their_order(members: list[tuple[str, bytes]]) -> None:
    data = pack(members)
    assert unpack(data) == members
    assert pack(unpack(data)) == data
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert [(name, opened.read(name)) for name in opened.namelist()] == members


def test_the_same_members_give_the_same_bytes_whenever_written() -> None:
    assert pack(MEMBERS) == pack(list(MEMBERS)) == pack(iter(MEMBERS))
    with zipfile.ZipFile(io.BytesIO(pack(MEMBERS))) as opened:
        for info in opened.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.compress_type == zipfile.ZIP_STORED
            assert info.external_attr >> 16 == 0o100644


def test_common_tools_read_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack(MEMBERS))
    for arguments in (["-t", "a.zip"], ["-e", "a.zip", "out"]):
        subprocess.run(
            [sys.executable, "-m", "zipfile", *arguments],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
    for name, data in MEMBERS:
        assert (tmp_path / "out" / name).read_bytes() == data


@pytest.mark.parametrize(
    "name",
    [
        "", "/a", "a/", "..", "a/../b", ".", "a//b", "a\\b", "C:a", "ä", "a b", ".a", "a/.b", "a\0",
        "a\n", "a" * 201, "/".join("abcdefghi"),
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_not_written(name: str) -> None:
    with pytest.raises(Misuse):
        pack([(name, b"")])


@pytest.mark.parametrize("names", [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a/b/c", "a/b")])
def test_no_two_files_have_one_name(names: tuple[str, str]) -> None:
    with pytest.raises(Misuse):
        pack([(name, b"") for name in names])


def refused(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        unpack(data)
    assert caught.value.code == Code.BAD_EXPORT


def written(**options: object) -> bytes:
    """A ZIP by Python's own writer, one option away from ours."""
    name = str(options.get("name", "a"))
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3
    info.create_version = info.extract_version = 10
    info.external_attr = 0o100644 << 16
    info.compress_type = int(str(options.get("compress", zipfile.ZIP_STORED)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr(info, b"data")
        if "twice" in options:
            with pytest.warns(UserWarning, match="Duplicate"):
                opened.writestr(info, b"other")
    return out.getvalue()


def test_pythons_own_writer_can_write_it_and_whatever_it_does_else_is_refused() -> None:
    assert unpack(written().replace(b"\x14\x00", b"\x0a\x00")) == [("a", b"data")]
    refused(written(compress=zipfile.ZIP_DEFLATED))
    refused(written(name="../a"))
    refused(written(name="/a"))
    refused(written(name="ä"))
    refused(written(twice=True))


def test_a_bomb_is_refused_unopened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a", b"\0" * 10_000_000)
    refused(out.getvalue())


def test_every_single_wound_is_refused() -> None:
    data = pack([("README.txt", b"hello"), ("cards/a.note", b"card")])
    for at in range(len(data)):
        refused(data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :])
        refused(data[:at])
        refused(data[:at] + b"\0" + data[at:])
    for tail in (b"\0", b"PK\x03\x04", data):
        refused(data + tail)
        refused(tail + data)


def test_more_than_the_limit_is_refused_before_it_is_read() -> None:
    data = pack(MEMBERS)
    assert unpack(data, limit=len(data)) == MEMBERS
    with pytest.raises(Refused) as caught:
        unpack(data, limit=len(data) - 1)
    assert caught.value.code == Code.BAD_EXPORT


def test_what_a_plain_zip_cannot_hold_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pack(MEMBERS)
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", len(data))
    assert pack(MEMBERS) == data
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", len(data) - 1)
    with pytest.raises(Misuse) as caught:
        pack(MEMBERS)
    assert caught.value.code == Code.TOO_LONG
    monkeypatch.undo()
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 2)
    with pytest.raises(Misuse):
        pack(MEMBERS)
    refused(data)


def test_noise_is_refused() -> None:
    dice = random.Random(3)
    for size in (0, 1, 22, 30, 300):
        refused(dice.randbytes(size))
        refused(b"PK\x03\x04" + dice.randbytes(size))


def test_an_empty_archive_is_an_archive() -> None:
    assert unpack(pack([])) == []
