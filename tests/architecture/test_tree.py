# SPDX-License-Identifier: Apache-2.0
"""The tree as a stranger finds it: of no one machine, finished, and locked."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, kept_files, kept_texts, settings, short

# The patterns are written so that this file does not match itself.
MACHINE = re.compile(r"(?<![\w.:/-])/(?:root|work|tmp|home/\w+|Users/\w+|mnt|opt/\w+)/[\w.]")
REGISTRY = re.compile(
    r"py[p]i\.org|pythonhos[t]ed|registry\.np[m]js|deb\.deb[i]an|archive\.ubun[t]u", re.IGNORECASE
)
UNFINISHED = re.compile(
    r"\b(?:TO[D]O|FIX[M]E|XX[X]|NotImplemented[E]rror|pytest\.sk[i]p\(|xf[a]il)"
)

FILE_BYTES = 600_000
FRAGMENT = re.compile(
    r"[a-z0-9][a-z0-9-]*\.(?:added|changed|deprecated|removed|fixed|security)\.md"
)
FRAGMENT_CHARS = 300

PIN = re.compile(r"(?m)^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)(.*(?:\n[ ]{4}.*)*)")


def lines_with(pattern: re.Pattern[str], *, suffixes: set[str] | None = None) -> list[str]:
    return [
        f"{short(path)}:{number}: {line.strip()[:80]}"
        for path, text in kept_texts()
        if suffixes is None or path.suffix in suffixes
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def pins(name: str) -> dict[str, tuple[str, str]]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {found[1]: (found[2], found[3]) for found in PIN.finditer(text)}


def wanted(name: str) -> list[str]:
    text = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith(("#", "-"))]


def test_no_path_of_one_machine() -> None:
    assert not lines_with(MACHINE)


def test_no_host_name_of_a_registry() -> None:
    assert not lines_with(REGISTRY)


def test_nothing_is_left_unfinished() -> None:
    assert not lines_with(UNFINISHED, suffixes={".py", ".sh"})


def test_no_large_file() -> None:
    large = [short(path) for path in kept_files() if path.stat().st_size > FILE_BYTES]
    assert not large, f"data, builds and things of others do not belong here: {large}"


@pytest.mark.parametrize("name", ["run", "dev", "ru"])
def test_lock_has_a_hash_for_every_pin_and_names_no_host(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    found = pins(name)
    assert found
    for package, (_, rest) in found.items():
        assert "--hash=sha256:" in rest, f"{package} has no hash"
    starts = {line.split("==")[0] for line in text.splitlines() if line[:1] not in {" ", "#", ""}}
    assert starts == set(found), "every line of a lock is a pin"
    assert "://" not in text


def test_locks_agree_with_each_other_and_with_the_project() -> None:
    run, dev, ru = pins("run"), pins("dev"), pins("ru")
    for other in (dev, ru):
        for package in run.keys() & other.keys():
            assert run[package][0] == other[package][0], f"{package} is pinned to two versions"
    assert run["cryptography"][0] == dev["cryptography-vectors"][0]
    assert settings()["project"]["dependencies"] == wanted("run")
    assert settings()["project"]["optional-dependencies"] == {"ru": wanted("ru")}
    for name, lock in (("run", run), ("dev", dev), ("ru", ru)):
        for requirement in wanted(name):
            package = re.split(r"[<>=~!; ]", requirement)[0]
            assert package in lock, f"{requirement} is not locked: make lock"


def _wheel(path: Path, name: str, version: str) -> str:
    """A package of this name that is another; its hash."""
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", "raise SystemExit('not the one that was meant')")
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")
    return hashlib.sha256(Path(str(wheel.filename)).read_bytes()).hexdigest()


@pytest.mark.parametrize("locked", [True, False])
def test_another_package_under_a_locked_name_is_not_installed(tmp_path: Path, locked: bool) -> None:
    """The set-up's own words to pip; with the hash of the other one in the lock it goes in."""
    setup = (ROOT / "scripts" / "setup.sh").read_text(encoding="utf-8")
    words = re.findall(r"(?m)^ +pip_install (--[^.]*) -(?:r|e) ", setup)
    assert words == ["--require-hashes --only-binary :all:", "--no-deps --no-build-isolation"]
    version, rest = pins("run")["attrs"]
    digest = _wheel(tmp_path, "attrs", version)
    lock = tmp_path / "lock.txt"
    lock.write_text(f"attrs=={version}{rest if locked else f' --hash=sha256:{digest}'}\n")
    command = [sys.executable, "-m", "pip", "install", "--no-index", "--find-links", str(tmp_path)]
    command += ["--target", str(tmp_path / "into"), *words[0].split(), "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == locked, done.stderr
    assert ("DO NOT MATCH THE HASHES" in done.stderr) == locked
    assert (tmp_path / "into" / "attrs").exists() != locked


def test_version_is_said_once_and_the_same() -> None:
    import wasl

    assert wasl.__version__ == settings()["project"]["version"]


def fragments() -> list[Path]:
    return [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]


def test_changelog_fragments_have_their_form() -> None:
    for path in fragments():
        assert FRAGMENT.fullmatch(path.name), f"{path.name}: see changelog.d/README.md"
        text = path.read_text(encoding="utf-8")
        assert text.endswith("\n"), path.name
        paragraph = " ".join(text.split())
        assert 20 <= len(paragraph) <= FRAGMENT_CHARS, f"{path.name}: one sentence or two"
        assert paragraph[0].isupper() or paragraph[0] == "`", path.name
        assert paragraph.endswith("."), path.name
        assert "\n\n" not in text, f"{path.name}: one paragraph"
