# SPDX-License-Identifier: Apache-2.0
"""A node is lost and restored, as real processes: what was stored is there, and nobody forks."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tarfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.homes import Json, Process, make_homes, started, wasl

PAIR = ("northland", "sundria")


@pytest.fixture(scope="module")
def ceremony(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both homes after the ceremony; two spares of Northland, and its escrow."""
    folder = tmp_path_factory.mktemp("ceremony")
    homes = make_homes(folder, *PAIR, deaf=("sundria",))
    safe = folder / "safe"
    safe.mkdir()
    for number in (2, 3):
        spare = safe / f"{number}.wasl-spare"
        wasl("grant", "spare", spare, home=homes["northland"], passphrase=folder / "passphrase")
    for name in ("archive-key.escrow", "root.wasl-root"):
        shutil.copy(homes["northland"] / name, safe / name)
    return folder


@pytest.fixture
def folder(ceremony: Path, tmp_path: Path) -> Path:
    shutil.copytree(ceremony, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def pair(folder: Path) -> Generator[dict[str, Process]]:
    """Two running nodes."""
    with started(folder, PAIR) as nodes:
        yield nodes


def restored(folder: Path, *by: str | Path, backup: str = "backup") -> Json:
    """Restore Northland in its old place, and return the answer."""
    words = ("--escrow", folder / "safe" / "archive-key.escrow", "--json")
    done = wasl(
        *("restore", folder / backup, folder / "northland", *by, *words),
        passphrase=folder / "passphrase",
    )
    answer: Json = json.loads(done)
    return answer


def alarms(node: Process, line: str) -> set[str]:
    return {alarm["code"] for alarm in node.call("line", line=line)["alarms"]}


def texts(log: list[Json], author: str) -> set[str]:
    return {e["text"] for e in log if e["author"] == author and e["kind"] == "message"}


def stored(node: Process, entry: str) -> None:
    node.call("wait", entry=entry, timeout_s=25, **{"for": "stored"})


def say(node: Process, line: str, text: str, **more: object) -> str:
    """Say something, and wait until it is stored."""
    entry = node.send(line, text, **more)
    assert entry is not None
    stored(node, entry)
    return entry


def lose(node: Process) -> None:
    """The machine burns."""
    node.kill()
    shutil.rmtree(node.home)


def check_proofs(folder: Path, north: Process, south: Process) -> None:
    """Each side's transcript verifies, once both hold the same."""

    def held(node: Process, line: str) -> set[str]:
        return {each["id"] for each in node.log(line)}

    north.until(lambda: held(north, "sundria") == held(south, "northland"), "both hold the same")
    cards = [word for party in PAIR for word in ("--card", folder / f"{party}.card")]
    for node, line in ((north, "sundria"), (south, "northland")):
        file = folder / f"{line}.wasl-transcript"
        wasl("export", line, "--out", file, home=node.home)
        wasl("verify", file, *cards)


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_restored_under_a_spare(folder: Path, pair: dict[str, Process]) -> None:
    north, south = pair["northland"], pair["sundria"]
    say(north, "sundria", "before")
    say(south, "northland", "heard before")
    wasl("backup", folder / "backup", home=north.home)
    say(north, "sundria", "after the backup")
    asked = say(south, "northland", "answer this", precedence="flash")
    north.call("ack", entry=asked, answer="will-comply", by="Duty officer")
    south.call("wait", entry=asked, timeout_s=25, **{"for": "acknowledged"})
    lose(north)
    meanwhile = south.send("northland", "are you there?")
    assert meanwhile is not None

    done = restored(folder, "--grant", folder / "safe" / "2.wasl-spare")
    assert (done["incarnation"], done["card_serial"]) == (2, None)
    north.start()
    south.until(lambda: "new-incarnation" in alarms(south, "northland"), "the far side alarms")
    stored(south, meanwhile)
    came = {"after the backup", "before"}
    north.until(lambda: texts(north.log("sundria"), "northland") >= came, "our own came back")
    say(north, "sundria", "we are back", precedence="flash")
    say(south, "northland", "welcome back")
    say(south, "northland", "and again")
    theirs = {"heard before", "answer this", "are you there?", "welcome back", "and again"}
    north.until(lambda: texts(north.log("sundria"), "sundria") == theirs, "all of theirs is here")
    assert texts(south.log("northland"), "northland") == {*came, "we are back"}
    assert alarms(north, "sundria") == {"restored"}
    assert alarms(south, "northland") == {"new-incarnation"}
    told = [
        e for e in north.log("sundria") if e["kind"] == "message" and e["author"] == "northland"
    ]
    assert {e["state"] for e in told} == {"stored"}, [(e["text"], e["state"]) for e in told]
    check_proofs(folder, north, south)
    assert north.stop() == 0
    north.start()
    say(north, "sundria", "after a restart")
    assert alarms(south, "northland") == {"new-incarnation"}


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_restored_with_the_root_alone(folder: Path, pair: dict[str, Process]) -> None:
    """The card is renewed: the far side adds it, and refuses us until then."""
    north, south = pair["northland"], pair["sundria"]
    say(north, "sundria", "before")
    wasl("backup", folder / "backup", home=north.home)
    say(south, "northland", "after the backup")
    say(north, "sundria", "this too")
    lose(north)
    done = restored(folder, "--root", folder / "safe" / "root.wasl-root")
    assert done["incarnation"] > 3, "spares may have been made after the backup"
    assert done["card_serial"] > 1
    north.start()
    assert south.send("northland", "who is there?") is not None
    wasl("card", "export", folder / "renewed.card", home=north.home)
    wasl("card", "add", folder / "renewed.card", home=south.home)
    say(north, "sundria", "we are back")
    say(south, "northland", "welcome back")
    heard = {"after the backup", "who is there?", "welcome back"}
    north.until(lambda: texts(north.log("sundria"), "sundria") == heard, "all of theirs is here")
    ours = {"before", "this too", "we are back"}
    north.until(lambda: texts(north.log("sundria"), "northland") == ours, "our own came back")
    assert texts(south.log("northland"), "northland") == ours
    assert alarms(south, "northland") == {"new-incarnation"}
    note = folder / "revoked.note"
    reason = ("--reason", "The machine was stolen", "--out", note)
    wasl("grant", "revoke", "1", *reason, home=north.home, passphrase=folder / "passphrase")
    wasl("grant", "add", note, home=south.home)
    say(north, "sundria", "we, not they")
    assert alarms(south, "northland") == {"new-incarnation"}, "the new node is not the revoked one"
    check_proofs(folder, north, south)
    assert south.stop() == 0
    south.start()
    say(south, "northland", "after a restart of the other side")


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_restored_twice_from_backups_of_each_life(folder: Path, pair: dict[str, Process]) -> None:
    north, south = pair["northland"], pair["sundria"]
    say(north, "sundria", "first life")
    wasl("backup", folder / "one", home=north.home)
    lose(north)
    restored(folder, "--grant", folder / "safe" / "2.wasl-spare", backup="one")
    north.start()
    say(north, "sundria", "second life")
    wasl("backup", folder / "two", home=north.home)
    say(south, "northland", "to the second life")
    lose(north)
    restored(folder, "--grant", folder / "safe" / "3.wasl-spare", backup="two")
    north.start()
    say(north, "sundria", "third life")
    say(south, "northland", "to the third life")
    heard = {"to the second life", "to the third life"}
    north.until(lambda: texts(north.log("sundria"), "sundria") == heard, "all of theirs is here")
    assert texts(south.log("northland"), "northland") == {
        f"{n} life" for n in ("first", "second", "third")
    }
    assert alarms(south, "northland") == {"new-incarnation"}
    check_proofs(folder, north, south)


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_both_sides_are_lost_and_restored(folder: Path, pair: dict[str, Process]) -> None:
    """Each has forgotten keys that the other still seals to."""
    north, south = pair["northland"], pair["sundria"]
    spare = folder / "safe" / "south.wasl-spare"
    wasl("grant", "spare", spare, home=south.home, passphrase=folder / "passphrase")
    shutil.copy(south.home / "archive-key.escrow", folder / "safe" / "south.escrow")
    say(north, "sundria", "before")
    say(south, "northland", "before")
    for node in (north, south):
        wasl("backup", folder / f"{node.home.name}.backup", home=node.home)
    say(north, "sundria", "after")
    say(south, "northland", "after")
    lose(north)
    lose(south)
    restored(folder, "--grant", folder / "safe" / "2.wasl-spare", backup="northland.backup")
    wasl(
        *("restore", folder / "sundria.backup", south.home, "--grant", spare),
        *("--escrow", folder / "safe" / "south.escrow"),
        passphrase=folder / "passphrase",
    )
    north.start()
    south.start()
    say(north, "sundria", "back")
    say(south, "northland", "back too")
    assert texts(north.log("sundria"), "sundria") == {"before", "back too"}
    assert texts(south.log("northland"), "northland") == {"before", "back"}
    for node, line in ((north, "sundria"), (south, "northland")):
        node.until(
            lambda node=node, line=line: alarms(node, line) == {"restored", "new-incarnation"},
            "each alarms, and no fork",
        )
    check_proofs(folder, north, south)


# ── at bad moments ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("moment", ["lock", "wasl.db", "cards", "vault", "archive-key.escrow"])
def test_killed_while_restoring_leaves_no_home(folder: Path, moment: str) -> None:
    """Killed as soon as this file of the new home is there."""
    home = folder / "northland"
    wasl("backup", folder / "backup", home=home)
    shutil.rmtree(home)
    words = ("--grant", folder / "safe" / "2.wasl-spare")
    command = [
        *(sys.executable, "-m", "wasl", "restore", str(folder / "backup"), str(home)),
        *map(str, words),
        *("--escrow", str(folder / "safe" / "archive-key.escrow")),
        *("--passphrase-file", str(folder / "passphrase")),
    ]
    unfinished = folder / ".northland.restoring" / moment
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while not unfinished.exists() and process.poll() is None and not home.exists():
            pass
        process.send_signal(signal.SIGKILL)
    if home.exists():  # it was faster
        shutil.rmtree(home)
    restored(folder, *words)
    assert {path.name for path in folder.iterdir() if path.name.startswith(".")} == set()
    wasl("line", "list", home=home)


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_backup_while_traffic_runs(folder: Path, pair: dict[str, Process]) -> None:
    """Whatever the moment: nothing that was stored is lost, and nothing stands twice."""
    north, south = pair["northland"], pair["sundria"]
    said: set[str] = set()
    made: list[Path] = []
    for number in range(30):
        for node, line in ((north, "sundria"), (south, "northland")):
            assert node.send(line, f"{number}") is not None
        said.add(f"{number}")
        if number % 10 == 5:
            made.append(folder / f"backup-{number}")
            wasl("backup", made[-1], home=north.home)
    south.until(lambda: texts(south.log("northland"), "northland") == said, "all of it came")
    lose(north)
    restored(folder, "--grant", folder / "safe" / "2.wasl-spare", backup=made[1].name)
    north.start()
    say(north, "sundria", "back")
    for node, line in ((north, "sundria"), (south, "northland")):
        node.until(lambda n=node, w=line: texts(n.log(w), "northland") == {*said, "back"}, "ours")
        node.until(lambda n=node, w=line: texts(n.log(w), "sundria") == said, "theirs")
        log = [e for e in node.log(line) if e["kind"] == "message"]
        assert len(log) == 2 * len(said) + 1
        assert len({e["id"] for e in log}) == len(log)
    assert alarms(south, "northland") == {"new-incarnation"}


def can_mount() -> bool:
    """Whether this machine lets us make a small disk, in a namespace of its own."""
    words = ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/tmp"]  # noqa: S108 - seen by it alone
    tool = shutil.which("unshare")
    return (
        tool is not None
        and not subprocess.run([tool, *words], capture_output=True, check=False).returncode
    )


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.skipif(not can_mount(), reason="no small disk can be made here")
@pytest.mark.parametrize("copied", [False, True])
def test_a_full_disk_while_backing_up_is_told_and_leaves_nothing(
    folder: Path, *, copied: bool
) -> None:
    """The disk is full while the database is copied, or while the file is written."""
    wasl("backup", folder / "backup", home=folder / "northland")
    with tarfile.open(folder / "backup") as tar:
        database = tar.getmember("wasl.db").size
    size = database + (folder / "backup").stat().st_size // 2 if copied else database // 2
    disk = folder / "disk"
    disk.mkdir()
    script = (
        'mount -t tmpfs -o size="$1" tmpfs "$2" || exit\n'
        '"$3" -m wasl --json --home "$4" backup "$2/backup"\n'
        "code=$?\n"
        'ls -A "$2"\n'
        "exit $code\n"
    )
    words = ("sh", str(size), str(disk), sys.executable, str(folder / "northland"))
    command = ["unshare", "-rm", "sh", "-c", script, *words]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 3, done.stderr
    assert json.loads(done.stderr)["error"]["code"] == "WASL-4003"
    assert done.stdout == b"", "nothing is left on it"
