# SPDX-License-Identifier: Apache-2.0
"""Homes and nodes that the tests of the command line share: making keys takes its time.

``camps`` and ``friends`` are copies for each test that asks for them; ``nodes`` is one pair of
running nodes for all, so a test there leaves the line as usable as it found it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import Browser, configure
from tests.homes import free_ports
from tests.surfaces.command import Camp, ask, found, introduce

PATIENCE_S = 60.0


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three homes that know nothing of each other; two can be dialled."""
    return _found(tmp_path_factory.mktemp("founded"))


def _found(folder: Path) -> Path:
    north, south = (f"127.0.0.1:{port}" for port in free_ports(2))
    found(
        *(folder, "northland", "--name", "ar=نورثلاند", "--office", "duty=المناوبة"),
        *("--office", "staff=Staff", "--listen", north, "--url", f"https://{north}"),
    )
    found(
        *(folder, "sundria", "--name", "ru=Сандрия", "--office", "duty=Дежурный"),
        *("--office", "coast=Coast guard", "--listen", south, "--url", f"https://{south}"),
    )
    found(folder, "westmark")
    return folder


@pytest.fixture(scope="session")
def introduced(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with all cards exchanged and compared; and a line in files, proposed and agreed."""
    folder = tmp_path_factory.mktemp("introduced") / "camps"
    shutil.copytree(founded, folder)
    return _introduce(folder)


def _introduce(folder: Path) -> Path:
    north, south, west = (Camp(each, folder) for each in ("northland", "sundria", "westmark"))
    for one, other in ((north, south), (north, west), (south, west)):
        introduce(one, other)
    file = folder / "proposed.wasl-line"
    north.must("line", "propose", "--with", "sundria", "--title", "Duty line", "--out", file)
    shutil.copy(file, folder / "agreed.wasl-line")
    south.must("line", "sign", folder / "agreed.wasl-line")
    return folder


@pytest.fixture(scope="session")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with homes that go by the same names, and have other keys."""
    folder = tmp_path_factory.mktemp("strangers")
    found(folder, "northland")
    found(folder, "sundria")
    return folder


def _copied(original: Path, tmp_path: Path, *parties: str) -> tuple[Camp, ...]:
    folder = tmp_path / original.name
    shutil.copytree(original, folder)
    return tuple(Camp(party, folder) for party in parties)


@pytest.fixture
def camps(founded: Path, tmp_path: Path) -> tuple[Camp, ...]:
    """Northland and Sundria, for one test alone."""
    return _copied(founded, tmp_path, "northland", "sundria")


@pytest.fixture
def friends(introduced: Path, tmp_path: Path) -> tuple[Camp, ...]:
    """The same, with their cards exchanged and compared."""
    return _copied(introduced, tmp_path, "northland", "sundria")


@pytest.fixture
def proposed(friends: tuple[Camp, Camp]) -> Path:
    """A line that Northland has proposed, and Sundria not signed."""
    return friends[0].folder / "proposed.wasl-line"


@pytest.fixture
def agreed(friends: tuple[Camp, Camp]) -> Path:
    """A line that both have signed."""
    return friends[0].folder / "agreed.wasl-line"


@pytest.fixture
def west(friends: tuple[Camp, Camp]) -> Camp:
    """Westmark, a third party, which both friends have verified."""
    return Camp("westmark", friends[0].folder)


@pytest.fixture
def impostors(strangers: Path, tmp_path: Path) -> tuple[Camp, ...]:
    """Others who call themselves Northland and Sundria."""
    return _copied(strangers, tmp_path, "northland", "sundria")


def run_node(camp: Camp) -> subprocess.Popen[bytes]:
    """Start the node of a home."""
    with (camp.folder / f"{camp.party}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "wasl", "--home", str(camp.home), "run"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )


def end_node(node: subprocess.Popen[bytes]) -> int:
    """Ask a node to end, and see that it does."""
    if node.poll() is None:
        node.terminate()
    try:
        return node.wait(20)
    except subprocess.TimeoutExpired:
        node.kill()
        node.wait()
        raise


def until_met(*camps: Camp) -> None:
    """Wait until each node answers, and hears the others on every line."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if all(_is_met(camp) for camp in camps):
            return
        time.sleep(0.05)
    logs = [(each.folder / f"{each.party}.log").read_text("utf-8")[-2_000:] for each in camps]
    pytest.fail(f"the nodes never met: {logs}")


def _is_met(camp: Camp) -> bool:
    done = ask("--home", camp.home, "status")
    return done.code == 0 and all(
        state["verified"] and any(bearer["reachable"] for bearer in peer["bearers"])
        for state in done.objects
        for peer in state["peers"]
    )


@pytest.fixture(scope="session")
def nodes(
    introduced: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Camp, Camp]]:
    """Two parties with running nodes that hear each other, and a line between them."""
    folder = tmp_path_factory.mktemp("nodes") / "camps"
    shutil.copytree(introduced, folder)
    north, south = Camp("northland", folder), Camp("sundria", folder)
    for each in (north, south):
        each.must("line", "open", folder / "agreed.wasl-line")
    running = [run_node(north), run_node(south)]
    try:
        until_met(north, south)
        yield north, south
    finally:
        codes = [end_node(node) for node in running]
    assert codes == [0, 0]


@pytest.fixture(scope="session")
def desked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Camp, Camp, int]]:
    """Two parties with running nodes; the first has a desk, on the port that is told.

    On addresses of their own: the nodes of others run at the same time.
    """
    folder = _introduce(_found(tmp_path_factory.mktemp("desked")))
    north, south = Camp("northland", folder), Camp("sundria", folder)
    for each in (north, south):
        each.must("line", "open", folder / "agreed.wasl-line")
    (port,) = free_ports(1)
    configure(north.home, port)
    running = [run_node(north), run_node(south)]
    try:
        until_met(north, south)
        yield north, south, port
    finally:
        codes = [end_node(node) for node in running]
    assert codes == [0, 0]


@pytest.fixture
def browser(desked: tuple[Camp, Camp, int]) -> Browser:
    """A browser that nobody has signed in with."""
    return Browser(desked[0].home, desked[2])
