# SPDX-License-Identifier: Apache-2.0
"""A bag as files: whole or not at all, of few sizes, and safe to read whoever filled the folder."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from wasl import limits
from wasl.bearers import courier
from wasl.bearers.courier import SIZES, Found, Trouble
from wasl.errors import Code, Misuse, Refused, WaslError

ENVELOPES = [b"a" * 100, b"b", b"\x00" * 5_000]


def sealed(body: bytes) -> bytes:
    return body + hashlib.sha256(body).digest()


def by_name(folder: Path) -> dict[str, Found]:
    return {found.name: found for found in courier.read_bag(folder)}


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "bag"
    courier.open_folder(folder)
    return folder


# ── one file ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "envelopes", [[], ENVELOPES, [b"x" * limits.ENVELOPE_BYTES], [b"y"] * limits.BUNDLE_ENVELOPES]
)
def test_a_file_comes_apart_as_it_was_put_together(envelopes: list[bytes]) -> None:
    data = courier.format_file(envelopes)
    assert courier.parse_file(data) == envelopes
    assert len(data) in SIZES


def test_sizes_are_few() -> None:
    assert SIZES == (4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304)
    assert SIZES[-1] == limits.BAG_FILE_BYTES
    found = {len(courier.format_file([b"x" * size])) for size in range(1, 9_000, 7)}
    assert found == {4_096, 16_384}


def test_every_wound_is_seen() -> None:
    data = courier.format_file(ENVELOPES)
    for at in range(0, len(data), 97):
        wounded = data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]
        with pytest.raises(Refused) as refused:
            courier.parse_file(wounded)
        assert refused.value.code == Code.BAD_BAG


@pytest.mark.parametrize(
    "body",
    [
        courier.MAGIC + (5).to_bytes(4, "big") + b"\x00\x00\x00\x01x" + bytes(4_042) + b"\x01",
        courier.MAGIC + (4_049).to_bytes(4, "big") + bytes(4_048),
        b"wasl/bag/v2\n" + bytes(4_052),
        courier.MAGIC + bytes(16_340),
        courier.MAGIC + bytes(4_051),
    ],
)
def test_a_checksum_does_not_make_a_file(body: bytes) -> None:
    with pytest.raises(Refused):
        courier.parse_file(sealed(body))


def test_files_are_divided_in_their_order() -> None:
    envelopes = [bytes((n,)) * 300_000 for n in range(1, 11)]
    files = list(courier.split(envelopes))
    assert [each for some in files for each in some] == envelopes
    assert [len(some) for some in files] == [3, 3, 3, 1]
    assert list(courier.split([])) == []
    assert list(courier.split([b"x" * limits.ENVELOPE_BYTES] * 2)) == [
        (b"x" * limits.ENVELOPE_BYTES,),
        (b"x" * limits.ENVELOPE_BYTES,),
    ]


# ── writing ─────────────────────────────────────────────────────────────────────────────────────


def test_a_file_says_nothing_by_its_name(bag: Path) -> None:
    names = {courier.write_file(bag, ENVELOPES) for _ in range(20)}
    assert len(names) == 20
    assert {path.name for path in bag.iterdir()} == names, "nothing is left beside"
    for name in names:
        stem, suffix = name.split(".")
        assert len(bytes.fromhex(stem)) == 16
        assert suffix == "wasl"


def test_a_folder_is_made_if_only_it_is_missing(tmp_path: Path) -> None:
    courier.open_folder(tmp_path / "new")
    courier.open_folder(tmp_path / "new")
    with pytest.raises(Misuse) as missing:
        courier.open_folder(tmp_path / "not-mounted" / "bag")
    assert "mounted" in missing.value.do
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Misuse):
        courier.open_folder(tmp_path / "file")


def test_a_folder_that_went_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(WaslError):
        courier.write_file(tmp_path / "gone", ENVELOPES)
    with pytest.raises(Misuse):
        list(courier.read_bag(tmp_path / "gone"))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Misuse):
        list(courier.read_bag(tmp_path / "file"))


# ── reading what others put there ───────────────────────────────────────────────────────────────


def test_files_are_read_as_they_were_written(bag: Path) -> None:
    names = [courier.write_file(bag, [bytes((n,))]) for n in range(1, 6)]
    for at, name in enumerate(names):
        os.utime(bag / name, (at, at))
    found = list(courier.read_bag(bag))
    assert [each.name for each in found] == names
    assert [each.envelopes for each in found] == [(bytes((n,)),) for n in range(1, 6)]


def test_a_name_may_be_anything(bag: Path) -> None:
    data = courier.format_file(ENVELOPES)
    names = ["\N{RIGHT-TO-LEFT OVERRIDE}gpj.wasl", "two\nlines", "-rf", "%s\x1b[2J", "x" * 250]
    for name in names:
        (bag / name).write_bytes(data)
    raw = os.fsencode(bag) + b"/\xff\xfe.wasl"
    with open(raw, "wb") as file:  # noqa: PTH123 -- no Path has this name
        file.write(data)
    found = by_name(bag)
    assert len(found) == len(names) + 1
    assert all(each.envelopes == tuple(ENVELOPES) for each in found.values())


def test_half_written_and_damaged_files_are_told_apart(bag: Path) -> None:
    data = courier.format_file(ENVELOPES)
    (bag / "cut.wasl").write_bytes(data[:5_000])
    (bag / "empty.wasl").write_bytes(b"")
    (bag / "stub.wasl").write_bytes(data[:5])
    (bag / "beside.wasl.part").write_bytes(data)
    (bag / "zeros.wasl").write_bytes(data[:8_192] + bytes(len(data) - 8_192))
    (bag / "no-magic.wasl").write_bytes(bytes(4_096))
    (bag / "renamed.bin").write_bytes(data[:-1] + b"\x00")
    (bag / "longer.wasl").write_bytes(data + bytes(limits.BAG_FILE_BYTES))
    found = {name: each.trouble for name, each in by_name(bag).items()}
    assert found == {
        "cut.wasl": Trouble.HALF_WRITTEN,
        "empty.wasl": Trouble.HALF_WRITTEN,
        "stub.wasl": Trouble.HALF_WRITTEN,
        "beside.wasl.part": Trouble.HALF_WRITTEN,
        "zeros.wasl": Trouble.DAMAGED,
        "no-magic.wasl": Trouble.DAMAGED,
        "renamed.bin": Trouble.DAMAGED,
        "longer.wasl": Trouble.DAMAGED,
    }


@pytest.fixture
def hostile(bag: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with everything that could hurt a reader."""
    good = courier.write_file(bag, ENVELOPES)
    (tmp_path / "outside.wasl").write_bytes(courier.format_file([b"from outside"]))
    (bag / "link.wasl").symlink_to(tmp_path / "outside.wasl")
    (bag / "loop.wasl").symlink_to(bag / "loop.wasl")
    (bag / "folder.wasl").mkdir()
    os.mkfifo(bag / "pipe.wasl")
    (bag / "device").symlink_to("/dev/zero")
    (bag / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    with (bag / "huge").open("wb") as file:
        file.truncate(1 << 40)
    with socket.socket(socket.AF_UNIX) as listener:
        before = Path.cwd()
        os.chdir(bag)  # the name of a socket must be short
        try:
            listener.bind("socket.wasl")
        finally:
            os.chdir(before)
        yield bag / good


def test_nothing_in_a_folder_hurts(hostile: Path) -> None:
    found = by_name(hostile.parent)
    assert {name for name, each in found.items() if each.trouble is None} == {hostile.name}
    others = [each.trouble for name, each in found.items() if name != hostile.name]
    assert others == [Trouble.FOREIGN] * 8
    assert stat.S_ISFIFO((hostile.parent / "pipe.wasl").stat().st_mode), "nothing is changed"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(bag: Path) -> None:
    name = courier.write_file(bag, ENVELOPES)
    (bag / name).chmod(0)
    assert by_name(bag)[name].trouble is Trouble.UNREADABLE


def test_a_folder_of_too_many_names_is_not_read(bag: Path) -> None:
    for n in range(limits.BAG_FILES + 1):
        (bag / str(n)).symlink_to("x")
    with pytest.raises(Misuse) as many:
        list(courier.read_bag(bag))
    assert many.value.code == Code.TOO_LONG
