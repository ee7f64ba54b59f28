# SPDX-License-Identifier: Apache-2.0
"""What is handed on: a wheel and an sdist that have the desk in them, and need nothing more."""

from __future__ import annotations

import hashlib
import http.client
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.homes import free_ports

STATIC = "wasl/console/static/"
REGISTRIES = re.compile(rb"registry\.np[m]js|npm[j]s\.org|py[p]i\.org|pythonhos[t]ed|yarn[p]kg")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def tree(folder: Path) -> Path:
    """The files of the repository that Git knows or would take, and nothing that was built."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def build(folder: Path, *targets: str) -> Path:
    words = [word for target in targets for word in ("-t", target)]
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return folder / "dist"


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of a fresh tree."""
    return build(tree(tmp_path_factory.mktemp("first") / "wasl"), "wheel", "sdist")


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def test_a_wheel_carries_the_desk(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name.removeprefix(STATIC) for name in archive.namelist() if STATIC in name]
        page = archive.read(STATIC + "index.html").decode()
        notices = archive.read(STATIC + "third-party.md").decode()
    assert {"index.html", "third-party.md", ".digest"} <= set(names)
    for asked in re.findall(r'(?:src|href)="/([^"]+)"', page):
        assert asked in names
    assert "svelte" in notices
    assert "SIL Open Font License" in notices or "SIL OPEN FONT LICENSE" in notices


def test_another_build_elsewhere_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    assert digests(build(tree(tmp_path / "elsewhere"), "wheel", "sdist")) == digests(built)


def test_an_sdist_builds_without_node(built: Path, wheel: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    again = build(unpacked, "wheel")
    assert not (unpacked / "web/node_modules").exists()
    assert digests(again)[wheel.name] == digests(built)[wheel.name]


def test_no_file_names_a_registry(built: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            assert not REGISTRIES.search(archive.read(name).lower()), name
    lock = (ROOT / "web/package-lock.json").read_bytes()
    assert not REGISTRIES.search(lock.lower())
    assert b'"resolved"' not in lock


def test_the_wheel_runs_alone(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    python = venv / "bin/python"
    subprocess.run(
        [sys.executable, "-m", "pip", "-q", "--python", python, "install", "--no-deps", wheel],
        check=True,
    )
    # What Wasl stands on comes from here; Wasl itself does not, for a path of a path file is no
    # place where further path files are read.
    (packages,) = venv.glob("lib/python*/site-packages")
    (packages / "others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    where = subprocess.run(
        [python, "-c", "import wasl.console; print(wasl.console.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    ).stdout
    assert Path(where.strip()).is_relative_to(venv)
    wasl, home, port = venv / "bin/wasl", tmp_path / "home", free_ports(1)[0]
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("seven words for a wheel\n")
    init = ["init", home, "--party", "northland", "--passphrase-file", passphrase]
    subprocess.run([wasl, *init], check=True, capture_output=True, cwd=tmp_path)
    with (home / "wasl.toml").open("a") as config:
        config.write(f'\n[desk]\nlisten = "127.0.0.1:{port}"\nhost = "northland.localhost"\n')
    with (tmp_path / "log").open("wb") as log:
        node = subprocess.Popen([wasl, "--home", home, "run"], stdout=log, stderr=log, cwd=tmp_path)
    try:
        page = get(port, "/", patience_s=30)
        assets = re.findall(r'(?:src|href)="(/[^"]+)"', page.decode())
        assert assets
        assert all(get(port, each) for each in assets)
    finally:
        node.terminate()
        node.wait(20)


def get(port: int, path: str, *, patience_s: float = 1) -> bytes:
    """A file of the desk, as soon as it answers."""
    end = time.monotonic() + patience_s
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": f"northland.localhost:{port}"})
            answer = connection.getresponse()
            assert answer.status == 200, (path, answer.status)
            return answer.read()
        except ConnectionRefusedError:
            assert time.monotonic() < end, "the desk never listened"
            time.sleep(0.1)
        finally:
            connection.close()
