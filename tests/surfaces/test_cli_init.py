# SPDX-License-Identifier: Apache-2.0
"""``wasl init``: a home that is whole, or none."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surfaces.command import PASSPHRASE, Camp, ask, hold, wasl
from wasl.home.config import load_config
from wasl.home.layout import Home
from wasl.home.root import open_root
from wasl.home.vault import open_vault
from wasl.store.sqlite import open_sqlite
from wasl.trust.card import open_card
from wasl.trust.grant import open_grant


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\nwhat stands below counts for nothing\n", encoding="utf-8")
    return file


def test_home_has_all_that_a_node_needs(tmp_path: Path, passphrase: Path) -> None:
    done = ask(
        *("init", tmp_path / "home", "--party", "northland", "--passphrase-file", passphrase),
        *("--name", "ru=Северная земля", "--name", "ar=نورثلاند"),
        *("--office", "duty=Duty desk", "--office", "staff=General staff"),
        *("--listen", "127.0.0.1:0", "--url", "https://wasl.example:8443"),
    )
    assert done.code == 0, done.err
    done.fits("init")
    home = Home(tmp_path / "home")
    config = load_config(home.config)
    assert (config.party, str(config.listen)) == ("northland", "127.0.0.1:0")
    root = open_root(home.root, PASSPHRASE).public
    card = open_card((home.cards / "northland.card").read_bytes())
    assert card.root == root
    assert card.names == (("ar", "نورثلاند"), ("ru", "Северная земля"))
    assert card.offices == (("duty", "Duty desk"), ("staff", "General staff"))
    assert card.urls == ("https://wasl.example:8443",)
    secrets = open_vault(home.vault).secrets
    assert card.tls_certificate == secrets.tls_certificate
    grant = open_grant(home.grant.read_bytes(), root=root, party=card.party)
    assert grant.incarnation == secrets.incarnation == 1
    open_sqlite(home.database).close()
    assert done.object["digits"] not in home.config.read_text("utf-8")


def test_only_its_owner_can_read_a_home(camps: tuple[Camp, Camp]) -> None:
    home = camps[0].home
    assert home.stat().st_mode & 0o077 == 0
    secret = [path for path in home.rglob("*") if path.name != "wasl.toml"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in secret)


def test_root_may_lie_elsewhere_and_be_used_again(tmp_path: Path, passphrase: Path) -> None:
    root = tmp_path / "root"
    words = ("--party", "north", "--passphrase-file", passphrase, "--root", root)
    first = ask("init", tmp_path / "one", *words)
    assert first.object["root"] == str(root)
    assert Home(tmp_path / "one").root.readlink() == root
    second = ask("init", tmp_path / "two", *words)
    assert (first.code, second.code) == (0, 0)
    assert first.object["digits"] == second.object["digits"]
    hold(json.loads(second.err.splitlines()[0]), "warning")
    wrong = tmp_path / "wrong"
    wrong.write_text("another one", encoding="utf-8")
    third = ask(
        "init", tmp_path / "three", "--party", "north", "--passphrase-file", wrong, "--root", root
    )
    assert (third.code, third.error["code"]) == (2, "WASL-1007")
    assert not (tmp_path / "three").exists()


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (["--party", "North"], "--party"),
        (["--party", "north", "--name", "de=Nord"], "--name"),
        (["--party", "north", "--name", "Nord"], "--name"),
        (["--party", "north", "--name", "en=A", "--name", "en=B"], "--name"),
        (["--party", "north", "--office", "Duty=x"], "--office"),
        (["--party", "north", "--office", "duty="], "--office"),
        (["--party", "north", "--listen", "nowhere"], "--listen"),
        (["--party", "north", "--url", "http://x:1"], "--url"),
        (["--party", "north", "--office", "duty=\u202eksed"], "--office"),
        (["--party", "north", "--name", "en=\u0007"], "--name"),
    ],
)
def test_bad_argument_leaves_nothing_behind(
    tmp_path: Path, passphrase: Path, words: list[str], where: str
) -> None:
    done = ask("init", tmp_path / "home", "--passphrase-file", passphrase, *words)
    assert done.code == 2
    assert done.error["where"] == where
    assert done.out == ""
    assert not (tmp_path / "home").exists()


def test_folder_that_was_there_stays_there_and_empty(tmp_path: Path, passphrase: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    passphrase.write_text("\n", encoding="utf-8")
    done = ask("init", home, "--party", "north", "--passphrase-file", passphrase)
    assert (done.code, done.error["code"]) == (2, "WASL-1006")
    assert list(home.iterdir()) == []


def test_home_is_never_made_over_another(camps: tuple[Camp, Camp], passphrase: Path) -> None:
    home = camps[0].home
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    again = ask("init", home, "--party", "northland", "--passphrase-file", passphrase)
    assert (again.code, again.error["code"]) == (2, "WASL-1005")
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert after == before


def test_new_home_is_an_argument_and_not_an_option(tmp_path: Path, passphrase: Path) -> None:
    done = ask(
        *("--home", tmp_path / "a", "init", tmp_path / "b"),
        *("--party", "north", "--passphrase-file", passphrase),
    )
    assert (done.code, done.error["code"]) == (2, "WASL-1001")
    assert not (tmp_path / "b").exists()


# ── passphrases ─────────────────────────────────────────────────────────────────────────────────


def test_without_a_terminal_a_passphrase_comes_from_a_file(tmp_path: Path) -> None:
    done = ask("init", tmp_path / "home", "--party", "north")
    assert (done.code, done.error["code"]) == (2, "WASL-1006")
    assert "--passphrase-file" in done.error["do"]
    assert not (tmp_path / "home").exists()


def test_passphrase_file_may_be_named_by_a_variable(tmp_path: Path) -> None:
    done = wasl(
        *("--json", "init", tmp_path / "home", "--party", "north"),
        environment={"WASL_PASSPHRASE_FILE": str(tmp_path / "missing")},
    )
    assert (done.code, done.error["where"]) == (2, str(tmp_path / "missing"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "WASL-1006"),
        (b"\n", "WASL-1006"),
        (b"\xff\xfe", "WASL-1010"),
        (b"x" * 99_999, "WASL-1009"),
    ],
)
def test_useless_passphrase_file_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(content)
    done = ask("init", tmp_path / "home", "--party", "north", "--passphrase-file", file)
    assert (done.code, done.error["code"]) == (2, code)
    assert not (tmp_path / "home").exists()


def test_passphrase_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    done = ask("init", tmp_path / "home", "--party", "north", "--passphrase-file", missing)
    assert (done.code, done.error["code"]) == (2, "WASL-1003")
    assert done.error["where"] == str(missing)


@pytest.mark.parametrize(("second", "code"), [(PASSPHRASE, 0), ("something else", 2)])
def test_on_a_terminal_a_new_passphrase_is_typed_twice(
    tmp_path: Path, second: str, code: int
) -> None:
    near, far = pty.openpty()
    words = [sys.executable, "-m", "wasl", "init", str(tmp_path / "home"), "--party", "north"]
    process = subprocess.Popen(
        words, stdin=far, stderr=far, stdout=subprocess.PIPE, start_new_session=True
    )
    os.close(far)
    seen = b""
    try:
        for prompt, typed in ((b"root of north: ", PASSPHRASE), (b"Once more: ", second)):
            while prompt not in seen:
                seen += os.read(near, 1_000)
            os.write(near, typed.encode() + b"\n")
        out, _ = process.communicate(timeout=60)
        assert process.returncode == code
    finally:
        process.kill()
        os.close(near)
    assert PASSPHRASE.encode() not in seen, "what is typed is not shown"
    assert (tmp_path / "home").exists() is (code == 0)
    assert (b"The home of north is made." in out) is (code == 0)
    assert (b"card export" in out) is (code == 0), "it says what comes next"
