# SPDX-License-Identifier: Apache-2.0
"""Nobody answers: two real nodes on a line whose times are short, and a chain that tells."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.homes import Json, Process, make_homes, wasl

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

TERMS = 'ack_within = { flash = "4s", immediate = "30m", priority = "3h", routine = "6h" }\n'


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[tuple[Process, Process, Path]]:
    """Two nodes where FLASH is to be taken within 4 s, and where Sundria's chain notes it tells."""
    homes = make_homes(tmp_path, "northland", "sundria", terms=TERMS)
    note, script = tmp_path / "told", tmp_path / "tell.py"
    script.write_text(f"import sys\nopen({str(note)!r}, 'a').write(sys.stdin.read())\n")
    command = json.dumps([sys.executable, str(script)])
    with (homes["sundria"] / "wasl.toml").open("a") as config:
        for after, tell in (("1s", "first"), ("3s", "second"), ("6s", "third")):
            config.write(f"[[escalation.flash]]\nafter = '{after}'\ntell = '{tell}'\n")
            config.write(f"command = {command}\n")
    north, south = (Process(homes[party]) for party in ("northland", "sundria"))
    try:
        yield north, south, note
    finally:
        north.stop()
        south.stop()


def told(note: Path) -> list[str]:
    if not note.exists():
        return []
    return [json.loads(line)["tell"] for line in note.read_text().splitlines()]


def flash(node: Process, far: str, text: str) -> str:
    name = node.send(far, text, precedence="flash")
    assert name is not None
    return name


def shown(node: Process, name: str) -> Json:
    found: Json | None = node.call("show", entry=name)
    assert found is not None
    return found


def lapses(node: Process, name: str) -> list[str]:
    return [one["state"] for one in shown(node, name)["lapses"]]


def overdue(node: Process, name: str) -> list[str]:
    return [one["step"] for one in shown(node, name)["overdue"]]


def codes(node: Process) -> list[str]:
    return [each["code"] for each in node.call("status")[0]["alarms"]]


def stored(node: Process, name: str) -> bool:
    return shown(node, name)["state"] == "stored"


def test_nobody_answers(hasty: tuple[Process, Process, Path]) -> None:
    """Stages are told once each though the node is killed between them; then it lapses."""
    north, south, note = hasty
    north.start()
    south.start()
    name = flash(north, "sundria", "Confirm.")
    north.until(lambda: stored(north, name), "it is stored")
    log = south.home.parent / "sundria.log"
    south.until(lambda: '"event": "told"' in log.read_text(), "the first is told")
    assert told(note) == ["first"]
    south.kill()
    south.start()
    south.until(lambda: len(told(note)) == 3, "the others are told")
    north.until(lambda: overdue(north, name), "it is overdue")
    assert sorted(told(note)) == ["first", "second", "third"]
    assert "Confirm" not in note.read_text()
    assert overdue(north, name) == ["stored-not-shown"]
    assert "nobody at their desk?" in wasl("log", "sundria", home=north.home)
    count = sum(len(each["overdue"]) for each in south.log("northland"))
    assert count >= 1, "the line check of the hour may be overdue, too"
    assert [state["overdue"] for state in south.call("status")] == [count]

    lapse = json.loads(wasl("lapse", name, "--as", "Haddad", "--json", home=north.home))["id"]
    assert lapses(north, name) == ["open"]
    wasl("lapse", name, home=north.home, code=2)
    south.until(lambda: south.call("show", entry=lapse), "they have it")
    south.send("northland", "Something else.")
    north.until(lambda: lapses(north, name) == ["proven"], "their own clock says so")
    assert shown(south, name)["lapses"] == shown(north, name)["lapses"]
    assert "lapsed: their own clock" in wasl("show", name, home=north.home)
    wasl("ack", name, "--answer", "received", home=south.home)
    north.until(lambda: lapses(north, name) == ["answered"], "it is answered")
    assert shown(north, name)["ladder"]["sundria"]["late_s"] > 0
    assert overdue(north, name) == []
    assert set(codes(south)) <= {"check-unanswered"}


def test_a_line_that_is_down_is_no_silence_and_a_way_that_fails_an_alarm(
    hasty: tuple[Process, Process, Path],
) -> None:
    north, south, note = hasty
    config = south.home / "wasl.toml"
    config.write_text(config.read_text().replace(str(note.parent / "tell.py"), "/nowhere.py"))
    north.start()
    south.start()
    flash(north, "sundria", "Confirm.")
    south.until(
        lambda: "alarm-path-failed" in codes(south),
        "somebody must see to it",
    )
    assert south.stop() == 0
    name = flash(north, "sundria", "Again.")
    north.until(lambda: overdue(north, name), "it is overdue")
    assert overdue(north, name) == ["not-stored"]
    assert "not delivered: line down" in wasl("show", name, home=north.home)
    wasl("lapse", name, home=north.home, code=2)
    assert north.stop() == 0
    assert "not delivered" in wasl("show", name, home=north.home), "the home says the same"
