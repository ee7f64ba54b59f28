# SPDX-License-Identifier: Apache-2.0
"""A home is made once, empty, and for its owner alone; and only one process runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from wasl.errors import Code, Misuse, Unavailable
from wasl.home.layout import Home, create_home, open_home
from wasl.home.lock import hold


def test_a_home_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    home = create_home(tmp_path / "a" / "b")
    assert {each.name for each in home.path.iterdir()} == {"cards", "lines"}
    for folder in (home.path, home.cards, home.lines):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_an_empty_directory_may_become_a_home_and_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert create_home(tmp_path).path.stat().st_mode & 0o777 == 0o700


def test_what_is_there_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for path in (tmp_path, tmp_path / "file", tmp_path / "file" / "home"):
        with pytest.raises(Misuse) as caught:
            create_home(path)
        assert caught.value.code == Code.EXISTS
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_no_two_things_lie_at_one_place(tmp_path: Path) -> None:
    home = Home(tmp_path)
    names = [name for name in dir(Home) if not name.startswith("_") and name != "path"]
    places = [getattr(home, name) for name in names]
    assert len(set(places)) == len(places) > 8
    assert all(place.parent == tmp_path for place in places)


def test_a_directory_without_configuration_is_no_home(tmp_path: Path) -> None:
    with pytest.raises(Misuse) as caught:
        open_home(tmp_path)
    assert "wasl init" in caught.value.do
    (tmp_path / "wasl.toml").touch()
    assert open_home(tmp_path) == Home(tmp_path)


def test_a_home_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wasl.toml").touch()
    assert open_home(Path()).path.is_absolute()


# ── lock ────────────────────────────────────────────────────────────────────────────────────────

_HOLDER = """
import sys
from pathlib import Path
from wasl.home.layout import Home
from wasl.home.lock import hold
with hold(Home(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_told_who_holds_the_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for _ in range(2):
            with pytest.raises(Unavailable) as caught, hold(home):
                pass
            assert caught.value.code == Code.HOME_LOCKED
            assert str(holder.pid) in caught.value.what
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with hold(home):
        assert home.lock.read_text() == f"{os.getpid()}\n"


def test_the_lock_is_let_go_after_an_error_and_can_be_taken_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pytest.raises(KeyError), hold(home):
        raise KeyError
    with hold(home), pytest.raises(Unavailable), hold(home):
        pass
    with hold(home):
        pass


def test_taking_the_lock_sweeps_what_a_dead_process_left(tmp_path: Path) -> None:
    left = tmp_path / ".vault.77.new"
    left.write_bytes(b"secret")
    with hold(Home(tmp_path)):
        assert not left.exists()


def test_a_home_that_is_not_there_cannot_be_locked(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught, hold(Home(tmp_path / "no")):
        pass
    assert caught.value.code == Code.STORE_FAILED
