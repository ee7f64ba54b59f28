# SPDX-License-Identifier: Apache-2.0
"""Files are as before or as written, and readable by their owner alone."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wasl import codec
from wasl.errors import Code, Damaged, Misuse, Unavailable
from wasl.home.files import (
    explain,
    format_checked,
    parse_checked,
    read_file,
    sweep,
    sync_folder,
    write_file,
)


def test_a_file_is_written_and_overwritten_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for data in (b"first", b"", b"x" * 100_000):
        write_file(path, data)
        assert read_file(path, limit=100_000) == data
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_has_its_mode_from_the_first_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no moment at which others could open it."""
    seen: list[int] = []

    def fsync(descriptor: int) -> None:
        seen.append(os.fstat(descriptor).st_mode & 0o777)

    monkeypatch.setattr("wasl.home.files.os.fsync", fsync)
    write_file(tmp_path / "file", b"secret")
    assert seen[0] == 0o600


def test_the_order_is_write_sync_rename_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    told: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def told_fsync(descriptor: int) -> None:
        what = Path(f"/proc/self/fd/{descriptor}").readlink()
        told.append("sync folder" if what == tmp_path else f"sync {what.read_bytes().decode()}")
        fsync(descriptor)

    def told_rename(beside: Path, target: Path) -> Path:
        told.append(f"rename {beside.read_bytes().decode()} over {target.read_bytes().decode()}")
        return rename(beside, target)

    monkeypatch.setattr("wasl.home.files.os.fsync", told_fsync)
    monkeypatch.setattr(Path, "rename", told_rename)
    write_file(path, b"new")
    assert told == ["sync new", "rename new over old", "sync folder"]


@pytest.mark.parametrize("step", ["fsync", "rename"])
@pytest.mark.parametrize(
    ("number", "family", "code"),
    [
        (errno.ENOSPC, Unavailable, Code.DISK_FULL),
        (errno.EDQUOT, Unavailable, Code.DISK_FULL),
        (errno.EIO, Unavailable, Code.STORE_FAILED),
        (errno.EROFS, Misuse, Code.NOT_ALLOWED),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    family: type[Exception],
    code: Code,
) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "fsync":
        monkeypatch.setattr("wasl.home.files.os.fsync", fail)
    else:
        monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(family) as caught:
        write_file(path, b"new")
    assert caught.value.code == code  # type: ignore[attr-defined]
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_missing_file_is_none_and_a_long_one_damaged(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert read_file(path, limit=3) is None
    path.write_bytes(b"1234")
    assert read_file(path, limit=4) == b"1234"
    with pytest.raises(Damaged) as caught:
        read_file(path, limit=3)
    assert str(path) in str(caught.value)


def test_what_cannot_be_read_or_written_says_where(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    uses: list[Callable[[], object]] = [
        lambda: read_file(tmp_path / "folder", limit=3),
        lambda: write_file(tmp_path / "folder", b"x"),
        lambda: write_file(tmp_path / "no" / "file", b"x"),
    ]
    for use in uses:
        with pytest.raises(Unavailable) as caught:
            use()
        assert str(tmp_path) in caught.value.where


def test_permission_is_the_operators_matter() -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    assert explain(error, Path("vault")).code == Code.NOT_ALLOWED


def test_what_a_dead_writer_left_is_replaced_and_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", die)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            write_file(tmp_path / "vault", b"secret")
    assert len(list(tmp_path.iterdir())) == 1
    write_file(tmp_path / "vault", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["vault"]
    (tmp_path / ".vault.77.new").write_bytes(b"secret")
    (tmp_path / ".hidden").write_bytes(b"of somebody else")
    sweep(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {"vault", ".hidden"}


def test_folders_can_be_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    with pytest.raises(OSError, match="No such file"):
        sync_folder(tmp_path / "no")


def test_a_checked_value_comes_back_and_every_wound_is_found() -> None:
    value: codec.Value = ("label", b"\0" * 40, 7, (True, None))
    data = format_checked(value)
    where = Path("file")
    assert parse_checked(data, where=where) == value
    for at in range(len(data)):
        wounded = data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]
        for bad in (wounded, data[:at], data + data[: at + 1]):
            with pytest.raises(Damaged) as caught:
                parse_checked(bad, where=where)
            assert caught.value.code == Code.VAULT_DAMAGED
