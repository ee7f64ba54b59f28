# SPDX-License-Identifier: Apache-2.0
"""A real node that nobody reaches, and a bag from a home whose node does not run."""

from __future__ import annotations

import json
from pathlib import Path

from tests.homes import Process, make_homes, wasl


def test_a_node_that_nobody_reaches_takes_a_bag(tmp_path: Path) -> None:
    homes = make_homes(tmp_path, "northland", "sundria")
    bag, back = tmp_path / "bag", tmp_path / "back"
    wasl("pack", "sundria", bag, home=homes["northland"])
    south = Process(homes["sundria"])
    south.start()
    try:
        entry = south.send("northland", "Is anybody there?", precedence="flash")
        taken = json.loads(wasl("--json", "unpack", bag, home=south.home))
        assert (taken["new"], taken["wipe"]) == (2, True)
        (peer,) = south.call("line", line="northland")["peers"]
        found = {each["bearer"]: each for each in peer["bearers"]}
        assert found["courier"]["last_heard"] is not None
        assert not any(each["reachable"] for each in found.values())
        assert peer["last_heard"] is None
        assert peer["clock_offset_ms"] is None
        assert "NOT REACHED" in wasl("status", home=south.home)
        assert "by courier 20" in wasl("status", home=south.home)
        wasl("pack", "northland", back, home=south.home)
    finally:
        assert south.stop() == 0
    taken = json.loads(wasl("--json", "unpack", back, home=homes["northland"]))
    assert taken["urgent"] == [entry]
    assert "Is anybody there?" in wasl("show", str(entry), home=homes["northland"])
