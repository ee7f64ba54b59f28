# SPDX-License-Identifier: Apache-2.0
"""What is said when nothing comes: ``wasl lapse``, and desks that watch."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.surfaces.command import Camp, Json
from tests.surfaces.conftest import PATIENCE_S
from wasl.cli.online.desk import running
from wasl.errors import Misuse, WaslError
from wasl.home.layout import Home

pytestmark = pytest.mark.timeout(180)

DUTY = ("--from-office", "duty", "--to-office", "duty")
STORED = ("--wait", "stored", "--timeout", "60")


def send(camp: Camp, far: str, *words: str) -> str:
    done = camp.ask("send", far, *words, *DUTY, *STORED)
    assert done.code == 0, done.err
    name: str = done.object["id"]
    return name


def call(camp: Camp, command: str, **body: object) -> Json:
    """A command of the desk, as a screen gives it."""
    desk = running(Home(camp.home))
    assert desk is not None
    found = desk.call(command, body)
    assert isinstance(found, dict)
    return found


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.1)
    pytest.fail(f"it never came to this: {what}")


def shown(camp: Camp, name: str) -> Json:
    return camp.ask("show", name).fits("entry").object


# ── on nodes that many tests share ──────────────────────────────────────────────────────────────


def test_a_lapse_is_refused_before_its_time_and_says_when(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    name = send(north, "sundria", "Nobody will take this either.", "--precedence", "flash")
    done = north.ask("lapse", name, "--as", "Haddad")
    assert (done.code, done.error["code"]) == (2, "WASL-1008")
    assert "still has" in done.error["what"]
    assert "may be written from 20" in done.error["do"]
    done = south.ask("lapse", name)
    assert (done.code, "not ours" in done.error["what"]) == (2, True)
    done = north.ask("lapse", name, "--party", "westmark")
    assert (done.code, done.error["code"]) == (2, "WASL-1003")
    assert shown(north, name)["lapses"] == shown(north, name)["overdue"] == []
    until(lambda: shown(north, name)["ladder"]["sundria"]["handed"], "the bearer has said so")
    steps = shown(north, name)["ladder"]["sundria"]
    assert steps["queued"] is not None
    assert steps["handed"]["bearer"] == "https"
    (state,) = north.ask("status").fits("line-state").objects
    log = north.ask("log", "sundria").objects  # a FLASH of another test may be overdue by now
    assert state["overdue"] == sum(len(each["overdue"]) for each in log)


def test_only_a_desk_that_watches_shows_anything(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    name = send(north, "sundria", "Who is there?")
    south.ask("log", "northland")
    south.ask("show", name)
    fields: Json = {"entry": name, "by": "Петрова", "desk": "wall"}
    with pytest.raises(Misuse, match="does not watch"):
        call(south, "shown", input_age_s=1, **fields)
    with pytest.raises(Misuse, match="does not watch"):
        call(south, "alive", desk="wall")
    state = call(south, "watch", desk="wall", officer="Петрова", input_age_s=1)
    assert state == {"desk": "wall", "dead_man": "awake", "watching": ["wall"]}
    assert call(south, "alive", desk="wall") == state
    with pytest.raises(Misuse, match="nobody has touched"):
        call(south, "shown", input_age_s=301, **fields)
    assert shown(north, name)["ladder"]["sundria"]["shown"] is None, "reading shows nothing"
    first = call(south, "shown", input_age_s=299, **fields)
    again = call(south, "shown", input_age_s=0, **{**fields, "by": "another"})
    assert first["id"] == again["id"]
    until(lambda: shown(north, name)["ladder"]["sundria"]["shown"], "both know it")
    assert shown(north, name)["ladder"]["sundria"]["shown"]["by"] == "Петрова"
    kinds = [entry["kind"] for entry in south.ask("log", "northland").objects]
    assert kinds.count("shown") == 1
    assert shown(south, first["id"])["refs"] == [name]


def test_what_asks_for_nothing_is_not_shown(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    name = send(north, "sundria", "Once more.")
    call(south, "watch", desk="wall", officer="", input_age_s=0)
    taken = south.must("ack", name, "--answer", "received")["id"]
    until(lambda: north.ask("show", taken).code == 0, "it arrives")
    call(north, "watch", desk="wall", officer="", input_age_s=0)
    with pytest.raises(Misuse, match="asks for no"):
        call(north, "shown", entry=taken, desk="wall", input_age_s=0)
    with pytest.raises(Misuse, match="not addressed to us"):
        call(north, "shown", entry=name, desk="wall", input_age_s=0)
    done = call(south, "shown", entry=name, desk="wall", input_age_s=0)
    assert done["id"] == taken, "who has taken it need not say that it was shown"


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("watch", {"desk": "", "officer": "", "input_age_s": 0}),
        ("watch", {"desk": "d", "officer": "a\nb", "input_age_s": 0}),
        ("watch", {"desk": "d", "officer": "", "input_age_s": -1}),
        ("watch", {"desk": "d", "officer": ""}),
        ("shown", {"desk": "d", "entry": "x", "input_age_s": 0}),
        ("alive", {}),
    ],
)
def test_a_desk_says_it_well(nodes: tuple[Camp, Camp], command: str, body: Json) -> None:
    with pytest.raises(WaslError):
        call(nodes[0], command, **body)
