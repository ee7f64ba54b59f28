# SPDX-License-Identifier: Apache-2.0
"""Commands on running nodes: real processes, TLS on loopback, one line between two parties."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.foreign import SAMPLES, needs_samples
from tests.surfaces.command import Answer, Camp, Json, ask, found, introduce, wasl
from tests.surfaces.conftest import end_node, run_node, until_met

pytestmark = pytest.mark.timeout(180)

DUTY = ("--from-office", "duty", "--to-office", "duty")
STORED = ("--wait", "stored", "--timeout", "60")


def say(camp: Camp, far: str, *words: str) -> str:
    """Say something, wait until it is stored, and return its id."""
    done = ask("--home", camp.home, "send", far, *words, *DUTY, *STORED)
    assert done.code == 0, done.err
    done.fits("said")
    name: str = done.object["id"]
    return name


def shown(camp: Camp, name: str) -> Json:
    return camp.ask("show", name).fits("entry").object


# ── saying ──────────────────────────────────────────────────────────────────────────────────────


def test_message_is_the_same_on_both_sides(nodes: tuple[Camp, Camp]) -> None:
    north, _ = nodes
    first = say(north, "sundria", "Первое")
    done = north.ask(
        *("send", "sundria", "تمرين: هل ترون السفينة؟\n\tنعم أم لا؟"),
        *("--from-office", "staff", "--to-office", "sundria:duty", "--to-office", "coast"),
        *("--info-office", "northland:duty", "--subject", "سفينة", "--precedence", "flash"),
        *("--traffic", "exercise", "--lang", "ar", "--ref", first, "--as", "النقيب سالم"),
        *("--reply-by", "2099-01-01T03:00:00+03:00", *STORED),
    ).fits("said")
    assert done.code == 0, done.err
    ours, theirs = (shown(camp, done.object["id"]) for camp in nodes)
    assert done.object == {"id": ours["id"], "state": "stored"}
    for entry in (ours, theirs):
        assert entry["text"] == "تمرين: هل ترون السفينة؟\n\tنعم أم لا؟"
        assert entry["subject"] == "سفينة"
        assert (entry["precedence"], entry["traffic"]) == ("flash", "exercise")
        assert (entry["lang"], entry["by"]) == ("ar", "النقيب سالم")
        assert (entry["author"], entry["from_office"]) == ("northland", "staff")
        assert entry["to_offices"] == ["sundria:duty", "sundria:coast"]
        assert entry["info_offices"] == ["northland:duty"]
        assert entry["refs"] == [first]
        assert entry["reply_by"] == "2099-01-01T00:00:00Z"
        assert entry["void"] is None
    assert ours["time"] == theirs["time"]
    assert ours["ladder"]["sundria"]["stored"] is not None
    assert ours["ladder"]["sundria"]["acknowledged"] is None


def test_text_comes_from_a_file_or_from_input_untouched(
    nodes: tuple[Camp, Camp], tmp_path: Path
) -> None:
    north, south = nodes
    text = "Строка\n\nلا\n"
    file = tmp_path / "text"
    file.write_text(text, encoding="utf-8")
    for words in (("--file", str(file)), ("-",), ("--file", "-")):
        done = ask("--home", north.home, "send", "sundria", *words, *DUTY, *STORED, typed=text)
        assert done.code == 0, done.err
        assert shown(south, done.object["id"])["text"] == text


@needs_samples
def test_long_arabic_texts_arrive_letter_for_letter(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    assert SAMPLES is not None
    for file in sorted(SAMPLES.glob("*.txt")):
        done = north.ask("send", "sundria", "--file", file, "--lang", "ar", *DUTY, *STORED)
        assert done.code == 0, done.err
        entry = shown(south, done.object["id"])
        assert entry["text"] == file.read_text("utf-8")
        rows = [row for row in entry["text"].split("\n") if row.strip()]
        out = south.wasl("show", done.object["id"]).out
        assert all(row.strip() in out for row in rows)


def test_acknowledgement_is_known_to_the_side_that_asked(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    name = say(north, "sundria", "Please confirm.")
    waiting = subprocess.Popen(
        [
            *(sys.executable, "-m", "wasl", "--json", "--home", str(north.home)),
            *("send", "sundria", "Another.", *DUTY, "--wait", "acknowledged", "--timeout", "60"),
        ],
        stdout=subprocess.PIPE,
    )
    words = ("--answer", "cannot-comply", "--reason", "Шторм", "--as", "Петрова")
    done = south.ask("ack", name, *words).fits("said")
    assert done.code == 0, done.err
    other = _latest(south, "Another.")
    assert south.ask("ack", other, "--answer", "received").code == 0
    out, _ = waiting.communicate(timeout=90)
    assert waiting.returncode == 0
    assert json.loads(out)["id"] == other
    steps = shown(north, name)["ladder"]["sundria"]
    taken = steps["acknowledged"]
    assert (taken["answer"], taken["reason"], taken["by"]) == ("cannot-comply", "Шторм", "Петрова")
    assert steps["late_s"] == 0
    assert "“Шторм”" in north.wasl("show", name).out


def _latest(camp: Camp, text: str) -> str:
    """Follow the line until an entry with this text has come."""
    words = [sys.executable, "-m", "wasl", "--json", "--home", str(camp.home)]
    with subprocess.Popen([*words, "log", "northland", "--follow"], stdout=subprocess.PIPE) as log:
        assert log.stdout is not None
        for line in log.stdout:
            entry = json.loads(line)
            if entry["text"] == text:
                log.kill()
                return str(entry["id"])
    raise AssertionError(text)


def test_wait_that_runs_out_is_a_negative_verdict_and_keeps_the_id(
    nodes: tuple[Camp, Camp],
) -> None:
    north, _ = nodes
    words = ("--wait", "acknowledged", "--timeout", "0.2")
    done = north.ask("send", "sundria", "Nobody will take this.", *DUTY, *words).fits("said")
    assert (done.code, done.error["code"]) == (1, "WASL-1013")
    assert shown(north, done.object["id"])["text"] == "Nobody will take this."
    human = north.wasl("send", "sundria", "Nor this.", *DUTY, *words)
    assert human.code == 1
    assert "/northland.1/" in human.out
    assert human.err.startswith("error WASL-1013: ")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["nobody", "x", *DUTY], "WASL-1003"),
        (["sundria", *DUTY], "WASL-1001"),
        (["sundria", "x", "--file", "y", *DUTY], "WASL-1001"),
        (["sundria", "", *DUTY], "WASL-1010"),
        (["sundria", " \n ", *DUTY], "WASL-1010"),
        (["sundria", "a\u202eb", *DUTY], "WASL-1010"),
        (["sundria", "bell\u0007", *DUTY], "WASL-1010"),
        (["sundria", "\udcff", *DUTY], "WASL-1010"),
        (["sundria", "word " * 201, *DUTY, "--precedence", "flash"], "WASL-1009"),
        (["sundria", "x" * 59_999, *DUTY], "WASL-1009"),
        (["sundria", "x", *DUTY, "--subject", "s" * 201], "WASL-1009"),
        (["sundria", "x", *DUTY, "--subject", "a\nb"], "WASL-1010"),
        (["sundria", "x", "--from-office", "nobody", "--to-office", "duty"], "WASL-1003"),
        (["sundria", "x", "--from-office", "duty", "--to-office", "nobody"], "WASL-1003"),
        (["sundria", "x", "--from-office", "duty", "--to-office", "eastmark:duty"], "WASL-1003"),
        (["sundria", "x", *DUTY, "--ref", "nonsense"], "WASL-1001"),
        (["sundria", "x", *DUTY, "--ref", "sundria/sundria.1/99999"], "WASL-1003"),
        (["sundria", "x", *DUTY, "--reply-by", "tomorrow"], "WASL-1001"),
        (["sundria", "x", *DUTY, "--reply-by", "2099-01-01T00:00:00"], "WASL-1001"),
        (["sundria", "x", *DUTY, "--precedence", "urgent"], "WASL-1001"),
        (["sundria", "x", *DUTY, "--timeout", "-1"], "WASL-1001"),
        (["sundria", "x", "--from-office", "duty"], "WASL-1001"),
        (["sundria", "--file", "/missing/file", *DUTY], "WASL-1003"),
    ],
)
def test_what_cannot_be_said_is_not_said(
    nodes: tuple[Camp, Camp], words: list[str], code: str
) -> None:
    north, _ = nodes
    before = said_by_north(north)
    done = north.ask("send", *words)
    assert (done.code, done.error["code"]) == (2, code)
    assert done.out == ""
    assert done.error["what"]
    assert said_by_north(north) == before


def said_by_north(north: Camp) -> list[object]:
    """The messages of northland: what its node says of itself comes when it will."""
    log = north.ask("log", "sundria").objects
    return [
        each["id"] for each in log if (each["author"], each["kind"]) == ("northland", "message")
    ]


def test_what_cannot_be_acknowledged(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    own = say(north, "sundria", "Ours.")
    for words, code in (
        ((own, "--answer", "received"), "WASL-1008"),
        (("sundria/sundria.1/99999", "--answer", "received"), "WASL-1003"),
        (("nonsense", "--answer", "received"), "WASL-1001"),
        ((own, "--answer", "perhaps"), "WASL-1001"),
        ((own,), "WASL-1001"),
    ):
        done = north.ask("ack", *words)
        assert (done.code, done.error["code"]) == (2, code), words
    done = south.ask("ack", own, "--answer", "cannot-process")
    assert (done.code, done.error["code"]) == (2, "WASL-1001"), "a refusal needs a reason"


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def test_log_is_one_record_in_one_order(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    say(north, "sundria", "one")
    say(south, "northland", "two")
    say(north, "sundria", "three")
    sided = {"state", "ladder", "wire", "final", "overdue"}
    logs = [
        [
            {name: value for name, value in entry.items() if name not in sided}
            for entry in camp.ask("log", far).fits("entry").objects
        ]
        for camp, far in ((north, "sundria"), (south, "northland"))
    ]
    common = [
        [each for each in log if each["kind"] == "message" and not each["shredded"]] for log in logs
    ]  # of a text that one side has shredded the other keeps its copy
    assert common[0] == common[1]
    assert [each["text"] for each in common[0]][-3:] == ["one", "two", "three"]


def test_people_read_the_log(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    name = say(south, "northland", "Учение: всё спокойно.")
    assert north.ask("ack", name, "--answer", "received", "--as", "سالم").code == 0
    out = north.wasl("log", "sundria").out
    assert "ROUTINE  OPERATION  sundria:duty → northland:duty" in out
    assert "    Учение: всё спокойно." in out
    assert f"northland acknowledges {name}: received, \u2068سالم\u2069" in out
    assert "\x1b" not in out, "colour is for terminals"
    coloured = wasl("--home", north.home, "log", "sundria", terminal=True).out
    assert "\x1b[1m" in coloured
    plain = wasl(
        "--home", north.home, "log", "sundria", terminal=True, environment={"NO_COLOR": "1"}
    )
    assert plain.out == out


def test_right_to_left_text_is_isolated_line_by_line(nodes: tuple[Camp, Camp]) -> None:
    north, _ = nodes
    name = say(north, "sundria", "سطر أول\nسطر ثان")
    out = north.wasl("show", name).out
    assert "\u2068سطر أول\u2069\n" in out
    assert "\u2068سطر ثان\u2069\n" in out


def test_states_of_lines(nodes: tuple[Camp, Camp]) -> None:
    north, _ = nodes
    say(north, "sundria", "So that it has been heard.")
    (state,) = north.ask("status").fits("line-state").objects
    assert (state["alias"], state["verified"], state["party"]) == ("sundria", True, "northland")
    (peer,) = state["peers"]
    assert peer["verified"] == {"by_us": True, "by_them": True}
    assert peer["bearers"][0]["reachable"] is True
    assert north.ask("line", "list").object["line"] == state["line"]
    assert north.ask("line", "show", state["line"][:12]).object["line"] == state["line"]
    human = north.wasl("status").out
    assert "verified on both sides" in human
    assert "reached by https, heard 20" in human


def test_unknown_entries_and_lines(nodes: tuple[Camp, Camp]) -> None:
    north, _ = nodes
    for words, code in (
        (("log", "nobody"), "WASL-1003"),
        (("log", "nobody", "--follow"), "WASL-1003"),
        (("line", "show", "nobody"), "WASL-1003"),
        (("show", "sundria/sundria.1/99999"), "WASL-1003"),
        (("show", "sundria/eastmark.1/0"), "WASL-1003"),
        (("show", "sundria/sundria.1/-1"), "WASL-1001"),
        (("show", "\x1b[2J"), "WASL-1001"),
    ):
        done = north.ask(*words)
        assert (done.code, done.error["code"]) == (2, code), words


def test_running_node_takes_up_what_is_verified_later(
    nodes: tuple[Camp, Camp],
) -> None:
    """``card verify`` again changes nothing on the record, and the node answers that it looked."""
    north, south = nodes
    digits = south.must("card", "fingerprint")["digits"]
    done = north.ask("card", "verify", "sundria", digits)
    assert (done.code, done.err) == (0, "")


# ── one node a home, and none ───────────────────────────────────────────────────────────────────


def test_second_node_of_a_home_is_refused(nodes: tuple[Camp, Camp]) -> None:
    north, _ = nodes
    done = subprocess.run(
        [sys.executable, "-m", "wasl", "--json", "--home", str(north.home), "run"],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 3
    error = Answer(3, done.stdout, done.stderr).error
    assert error["code"] == "WASL-4002"
    assert north.ask("status").code == 0, "the first one goes on"


def test_without_a_node_one_can_read_and_not_speak(
    friends: tuple[Camp, Camp], agreed: Path
) -> None:
    north = friends[0]
    north.must("line", "open", agreed)
    for words in (
        ("status",),
        ("send", "sundria", "x", *DUTY),
        ("ack", "sundria/sundria.1/0", "--answer", "received"),
        ("log", "sundria", "--follow"),
    ):
        done = north.ask(*words)
        assert (done.code, done.error["code"]) == (3, "WASL-4001"), words
    assert north.ask("log", "sundria").objects == [], "the line has not begun"


def test_killed_node_is_not_running_and_its_record_can_be_read(tmp_path: Path) -> None:
    """On a line of its own: a Sundria of others may run, and would hear a copy of Northland."""
    north, south = found(tmp_path, "northland"), found(tmp_path, "sundria")
    introduce(north, south)
    agreed = tmp_path / "own.wasl-line"
    north.must("line", "propose", "--with", "sundria", "--title", "Own", "--out", agreed)
    south.must("line", "sign", agreed)
    node = run_node(north)
    try:
        until_met(north)
        north.must("line", "open", agreed)
        said = north.ask("send", "sundria", "Nobody is there yet.", *DUTY).fits("said").object
        assert said["state"] == "queued"
        before = north.ask("log", "sundria").fits("entry").objects
        node.kill()
        node.wait()
        assert (north.home / "node.json").exists(), "it could not tidy up"
        done = north.ask("status")
        assert (done.code, done.error["code"]) == (3, "WASL-4001")
        after = north.ask("log", "sundria").fits("entry").objects
        ids = [each["id"] for each in before]  # the check of its hour may have come since
        assert [each["id"] for each in after][: len(ids)] == ids
        assert north.ask("show", said["id"]).object["text"] == "Nobody is there yet."
        out = north.folder / "t.wasl-transcript"
        north.ask("export", "sundria", "--out", out).fits("export")
    finally:
        end_node(node)
