# SPDX-License-Identifier: Apache-2.0
"""A member leaves a line of running nodes: what the others and it export afterwards is proven."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.homes import Process, make_homes, started, wasl

TRIO = ("northland", "sundria", "westmark")
STAY = TRIO[:2]


def line_of(node: Process) -> Any:  # noqa: ANN401 -- JSON
    (line,) = node.call("lines")
    return line


def say(node: Process, text: str, *, to: str) -> str:
    entry = node.send(line_of(node)["alias"], text, to_offices=[f"{to}:duty"])
    assert entry is not None
    return entry


def leave(folder: Path, alias: str) -> Path:
    """The charter without Westmark, signed by the two that stay."""
    file, passphrase = folder / "without.wasl-line", folder / "passphrase"
    words = ("line", "renew", alias, "--leave", "westmark", "--out", file)
    wasl(*words, home=folder / "northland", passphrase=passphrase)
    wasl("line", "sign", file, home=folder / "sundria", passphrase=passphrase)
    return file


@pytest.mark.slow
def test_what_is_exported_after_a_member_has_left_is_proven(tmp_path: Path) -> None:
    make_homes(tmp_path, *TRIO)
    with started(tmp_path, TRIO) as nodes:
        north, south, west = nodes.values()
        for node, to in zip(nodes.values(), (*TRIO[1:], TRIO[0]), strict=True):
            said = say(node, f"of {node.home.name}", to=to)
            node.call("wait", entry=said, **{"for": "stored", "timeout_s": 60})
        file = leave(tmp_path, line_of(north)["alias"])
        for party in STAY:
            wasl("line", "open", file, home=tmp_path / party)
        for node in (north, south):
            node.until(lambda n=node: left(n) == ["westmark"], "it stands under charter 2")
        after = say(north, "after Westmark", to="sundria")
        north.call("wait", entry=after, **{"for": "stored", "timeout_s": 60})
        wasl("line", "open", file, home=west.home)
        told = {node.home.name: verify(node, tmp_path) for node in nodes.values()}
    for party, verdict in told.items():
        assert (verdict["verdict"], verdict["problems"]) == ("verified", []), party
        assert {one["party"] for one in verdict["journals"]} == set(TRIO)


def left(node: Process) -> object:
    return line_of(node)["charter"]["left"]


def verify(node: Process, folder: Path) -> Any:  # noqa: ANN401 -- JSON
    out = folder / f"{node.home.name}.wasl-transcript"
    wasl("export", line_of(node)["alias"], "--out", out, home=node.home)
    cards = [word for party in TRIO for word in ("--card", folder / f"{party}.card")]
    return json.loads(wasl("verify", out, *cards, "--json"))
