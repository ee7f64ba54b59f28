# SPDX-License-Identifier: Apache-2.0
"""``docs/start``: what a newcomer is told to type is typed here, block by block."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.homes import free_ports

PAGE = ROOT / "docs" / "start" / "README.md"


def blocks() -> list[str]:
    return re.findall(r"(?s)```sh\n(.*?)```", PAGE.read_text("utf-8"))


def test_set_up_is_what_make_does() -> None:
    first = blocks()[0]
    assert first.splitlines()[0] == "make setup"
    assert re.search(r"(?m)^setup:", (ROOT / "Makefile").read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_block_does_what_the_page_says(tmp_path: Path) -> None:
    """All blocks but the set-up in one shell; the nodes on ports that are free here."""
    north, south, desk = free_ports(3)
    script = "set -eu\n" + "\n".join(blocks()[1:])
    script = (
        script.replace("8441", str(north)).replace("8442", str(south)).replace("8480", str(desk))
    )
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        check=False,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    assert done.stdout.count("verified: everything in this ") == 2
    assert "the card of sundria is verified" in done.stdout
    assert "NOT VERIFIED" not in done.stdout.partition("the card of northland is verified")[2]
    assert "answered" in done.stdout
