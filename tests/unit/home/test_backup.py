# SPDX-License-Identifier: Apache-2.0
"""A backup is whole or none, holds no key, and names the part of it that is damaged."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from wasl.errors import Code, Damaged, Misuse, Unavailable
from wasl.home.backup import Manifest, beside, unpack_backup, write_backup
from wasl.home.config import Config, save_config
from wasl.home.grants import NODE, Given, keep_ledger
from wasl.home.keyring import make_vault
from wasl.home.layout import Home, create_home
from wasl.primitives import hkdf, sha256
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import PartyId

MADE = Manifest(party=PartyId("northland"), incarnation=1, time_s=1_795_000_000, lines=[])
LINE = "ab" * 32
KEY = bytes(range(32))


def write(path: Path, home: Home, database: Path) -> int:
    return write_backup(path, home, database=database, manifest=MADE, archive_key=KEY)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with one line and two cards, and with secrets."""
    home = create_home(tmp_path / "home")
    make_vault(home.vault, party=MADE.party)
    home.escrow.write_bytes(b"escrow")
    home.root.write_bytes(b"root")
    save_config(home.config, Config(party=MADE.party))
    home.grant.write_bytes(b"grant")
    keep_ledger(home.grants, (Given(1, MADE.time_s, NODE),))
    for party in (NORTHLAND, SUNDRIA):
        (home.cards / f"{party.name}.card").write_text(party.card_note())
    (home.cards / ".sundria.card.77.new").write_bytes(b"unfinished")
    (home.lines / LINE).mkdir()
    (home.lines / LINE / "agreed.wasl-line").write_bytes(b"line")
    (home.lines / LINE / "alias").write_bytes(b"sundria\n")
    home.officers.write_bytes(b"officers")
    home.audit.write_bytes(b"done\n")
    home.register.write_bytes(b"reported\n")
    home.offices.write_bytes(b"persons: {}\n")
    home.imported_offices.write_bytes(b"persons: {}\n")
    return home


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A copy of a database: to this format it is any file."""
    path = tmp_path / "copy"
    path.write_bytes(bytes(range(256)) * 9_000)
    return path


@pytest.fixture
def backup(tmp_path: Path, home: Home, database: Path) -> Path:
    path = tmp_path / "backup"
    assert write(path, home, database) == path.stat().st_size
    return path


def files(home: Home) -> dict[str, bytes]:
    paths = [path for path in home.path.rglob("*") if path.is_file()]
    return {path.relative_to(home.path).as_posix(): path.read_bytes() for path in paths}


def refused(path: Path, tmp_path: Path) -> Damaged:
    with pytest.raises(Damaged) as caught:
        unpack_backup(path, create_home(tmp_path / "refused"), archive_key=KEY)
    assert caught.value.code == Code.BACKUP_DAMAGED
    return caught.value


def test_all_comes_back_but_the_keys(
    home: Home, database: Path, backup: Path, tmp_path: Path
) -> None:
    again = create_home(tmp_path / "again")
    manifest = unpack_backup(backup, again, archive_key=KEY)
    assert (manifest.party, manifest.incarnation, manifest.time_s) == ("northland", 1, MADE.time_s)
    kept = files(home)
    secret = {"vault", "archive-key.escrow", "root.wasl-root"}
    unfinished = {"cards/.sundria.card.77.new", "audit.jsonl.lock", "register.jsonl.lock"}
    expected = {name: data for name, data in kept.items() if name not in secret | unfinished}
    assert files(again) == {**expected, "wasl.db": database.read_bytes()}
    whole = backup.read_bytes()
    assert not any(kept[name] in whole for name in ("vault", "archive-key.escrow"))
    assert all(path.stat().st_mode & 0o077 == 0 for path in (backup, *again.path.rglob("*")))


def test_any_tool_can_read_what_it_says_of_itself(backup: Path) -> None:
    with tarfile.open(backup) as tar:
        names = tar.getnames()
        manifest = tar.extractfile("manifest.json")
        assert manifest is not None
        told = json.loads(manifest.read())
    assert names[:4] == ["manifest.json", "manifest.sha256", "manifest.mac", "wasl.db"]
    assert told["time"] == "2026-11-18T11:06:40Z"
    assert [each["name"] for each in told["members"]] == names[3:]


def test_a_damaged_member_is_named(backup: Path, tmp_path: Path) -> None:
    with tarfile.open(backup) as tar:
        places = [(info.name, info.offset_data, info.size) for info in tar if info.size]
    whole = backup.read_bytes()
    assert len(places) == 16
    for number, (name, offset, size) in enumerate(places):
        at = offset + size // 2
        broken = tmp_path / f"broken-{number}"
        broken.write_bytes(whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :])
        (tmp_path / str(number)).mkdir()
        if name == "manifest.mac":
            continue  # not told apart from another key
        fault = refused(broken, tmp_path / str(number))
        assert fault.where == (name if name != "manifest.sha256" else "manifest.json")


def test_one_that_is_cut_off_anywhere_is_refused(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    last = whole.rstrip(b"\0")
    for number in range(24):
        cut = tmp_path / f"cut-{number}"
        cut.write_bytes(whole[: len(last) * number // 24])
        (tmp_path / str(number)).mkdir()
        refused(cut, tmp_path / str(number))


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"PK\x03\x04 not a tar at all" * 100)
    refused(other, tmp_path)
    with pytest.raises(Misuse) as caught:
        unpack_backup(tmp_path / "missing", create_home(tmp_path / "again"), archive_key=KEY)
    assert caught.value.code == Code.UNKNOWN_ID


def forged(
    path: Path,
    *members: tuple[str, bytes],
    listed: list[str] | None = None,
    archive_key: bytes = KEY,
) -> Path:
    """A backup by somebody who can compute checksums, and has a key."""
    rows = [
        {"name": name, "size": len(data), "sha256": sha256(data).hex()}
        for name, data in members
        if listed is None or name in listed
    ]
    value = {"wasl_backup": 1, "party": "northland", "incarnation": 1, "lines": []}
    text = json.dumps({**value, "time": "2026-11-18T11:06:40Z", "members": rows}).encode()
    checksum = f"{sha256(text).hex()}\n".encode()
    mac = hkdf(archive_key, salt=b"wasl/v1/backup", info=sha256(text), length=32)
    head = (
        ("manifest.json", text),
        ("manifest.sha256", checksum),
        ("manifest.mac", f"{mac.hex()}\n".encode()),
    )
    with tarfile.open(path, "w") as tar:
        for name, data in (*head, *members):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize(
    "name",
    ["../escaped", "/etc/passwd", "vault", "cards/../../escaped", "cards/.hidden", "lines/x/alias"],
)
def test_nothing_is_written_outside_of_what_a_backup_holds(tmp_path: Path, name: str) -> None:
    path = forged(tmp_path / "forged", ("wasl.db", b"db"), (name, b"x"))
    assert refused(path, tmp_path).where == "manifest.json"
    assert not (tmp_path / "escaped").exists()


def test_whoever_has_no_archive_key_puts_nothing_into_a_backup(tmp_path: Path) -> None:
    """No officer, and no command of a chain: the manifest does not say so."""
    members = ("wasl.db", b"db"), ("officers.json", b"an officer of theirs")
    good = forged(tmp_path / "good", *members)
    unpack_backup(good, create_home(tmp_path / "one"), archive_key=KEY)
    bad = forged(tmp_path / "bad", *members, archive_key=bytes(32))
    home = create_home(tmp_path / "two")
    with pytest.raises(Misuse) as caught:
        unpack_backup(bad, home, archive_key=KEY)
    assert caught.value.where == "--escrow"
    assert files(home) == {}


def test_a_member_beyond_the_manifest_is_refused(tmp_path: Path) -> None:
    path = forged(tmp_path / "forged", ("wasl.db", b"db"), ("wasl.toml", b"x"), listed=["wasl.db"])
    refused(path, tmp_path)


def test_a_link_in_the_place_of_a_file_is_refused(tmp_path: Path, backup: Path) -> None:
    path = tmp_path / "linked"
    with tarfile.open(backup) as old, tarfile.open(path, "w") as new:
        for info in old:
            data = old.extractfile(info)
            if info.name == "wasl.toml":
                info.type, info.linkname, info.size = tarfile.SYMTYPE, "/etc/passwd", 0
            new.addfile(info, data)
    assert refused(path, tmp_path).where == "wasl.toml"


def test_a_file_that_is_there_stays_as_it_is(home: Home, database: Path, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(Misuse) as caught:
        write(backup, home, database)
    assert caught.value.code == Code.EXISTS
    assert backup.read_bytes() == before
    assert [path for path in backup.parent.iterdir() if path.name.startswith(".")] == []


def test_what_fails_half_way_leaves_nothing(home: Home, tmp_path: Path) -> None:
    with beside(tmp_path / "backup", "db") as unfinished:
        unfinished.write_bytes(b"half of it")
    with pytest.raises(Unavailable):
        write(tmp_path / "b", home, tmp_path / "missing")
    assert {path.name for path in tmp_path.iterdir()} == {"home"}


@pytest.mark.parametrize("name", ["audit.jsonl", "register.jsonl"])
def test_of_a_log_whole_lines_are_taken_however_long(
    home: Home, database: Path, tmp_path: Path, name: str
) -> None:
    whole = b"done\n" * 2_000_000
    (home.path / name).write_bytes(whole + b"and this is just being wri")
    write(tmp_path / "long", home, database)
    again = create_home(tmp_path / "again")
    unpack_backup(tmp_path / "long", again, archive_key=KEY)
    assert (again.path / name).read_bytes() == whole
