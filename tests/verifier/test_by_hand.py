# SPDX-License-Identifier: Apache-2.0
"""Every command of the guide to checking by hand, as it stands there, on a good and a bad file."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.shelves import chapter, write
from tests.verifier.node import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("corpus")
    chosen = (case for name in ("proofs", "witnessed") for case in chapter(name))
    lines = write(folder, chosen).read_text(encoding="utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    exhibits = [case for case in every if case["file"].endswith("-exhibit")]
    return {
        "transcript": next(case for case in every if case["name"] == "witnessed-range-bracket")
        | {"folder": folder},
        "good": next(case for case in exhibits if case["verdict"] == "verified" and case["cards"])
        | {"folder": folder},
        "bad": next(case for case in exhibits if case["codes"] == ["WASL-2017"])
        | {"folder": folder},
    }


def said(
    cases: dict[str, dict[str, Any]], name: str, place: Path, *, tools: Path | None = None
) -> list[str]:
    """What each block of the guide prints, in order, where the exhibit is that of this name.

    ``tools``: a folder of programs that come before those of the machine, and that may fail.
    """
    case, other = cases[name], cases["transcript"]
    shutil.copy(case["folder"] / case["file"], place / "exhibit.wasl-exhibit")
    shutil.copy(other["folder"] / other["file"], place / "line.wasl-transcript")
    for card in case["cards"]:
        shutil.copy(case["folder"] / card, place / Path(card).with_suffix(".card").name)
    guide = (ROOT / "docs" / "guides" / "verify-by-hand.md").read_text(encoding="utf-8")
    blocks = COMMANDS.findall(guide)
    begin = "set -e\n" if tools is None else ""
    script = "echo '=== block'\n".join([begin, *blocks])
    path = os.pathsep.join([*([] if tools is None else [str(tools)]), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=place,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split("=== block\n")


def test_a_good_exhibit_by_hand(cases: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    _, _, readme, steps, counts, roots, text, opened, looked = said(cases, "good", tmp_path)
    assert readme == "README.txt: OK\n"
    assert steps.count("Signature Verified Successfully") >= 9
    assert "1\n" in steps
    assert not re.search(r"^0$", steps, re.MULTILINE)
    good = steps.count("Signature Verified Successfully")
    assert counts == f"{good}\n{good}\n"
    assert roots == "2\n"
    assert text
    assert opened == "README.txt: OK\n"
    good = looked.count("Signature Verified Successfully")
    assert good >= 10
    assert looked.endswith(f"\n{good}\n{good}\n")
    assert re.search(r"^1$", looked, re.MULTILINE), "the entry commits to its text"


def test_another_text_is_seen_by_hand(cases: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    steps = said(cases, "bad", tmp_path)[3]
    assert re.search(r"^0$", steps, re.MULTILINE), "the entry does not commit to this text"


def test_an_openssl_that_cannot_do_it_is_seen_by_hand(
    cases: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """Before 3.0 it does not know the words, and says nothing of a bad signature."""
    tools, place = tmp_path / "tools", tmp_path / "place"
    for folder in (tools, place):
        folder.mkdir()
    old = tools / "openssl"
    old.write_text(f"""#!/bin/sh
[ "$1" = pkeyutl ] || exec {shutil.which("openssl")} "$@"
echo "pkeyutl: Unrecognized flag rawin" >&2
exit 1
""")
    old.chmod(0o700)
    _, _, _, steps, counts, *_, looked = said(cases, "good", place, tools=tools)
    assert "Verification Failure" not in steps + looked
    number, good = counts.split()
    assert (int(number) >= 9, good) == (True, "0")
    assert looked.endswith("\n0\n")
