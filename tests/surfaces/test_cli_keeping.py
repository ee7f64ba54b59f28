# SPDX-License-Identifier: Apache-2.0
"""Commands that keep a line, on running nodes: checks, service, suspension, amendments."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.surfaces.command import Answer, Camp, Json
from tests.surfaces.conftest import end_node, run_node, until_met

pytestmark = pytest.mark.timeout(180)

DUTY = ("--from-office", "duty", "--to-office", "duty")
STORED = ("--wait", "stored", "--timeout", "60")


def said(done: Answer, schema: str = "said") -> str:
    assert done.code == 0, done.err
    name: str = done.fits(schema).object["id"]
    return name


def until(look: Callable[[], object]) -> None:
    """Wait until something is seen."""
    end = time.monotonic() + 60
    while not look():
        assert time.monotonic() < end
        time.sleep(0.05)


def shown(camp: Camp, name: str) -> Json:
    """An entry, once it is here."""
    until(lambda: camp.ask("show", name).code == 0)
    return camp.ask("show", name).fits("entry").object


def peer(camp: Camp) -> Json:
    (state,) = camp.ask("status").fits("line-state").objects
    (only,) = state["peers"]
    found: Json = only
    return found


# ── checks ──────────────────────────────────────────────────────────────────────────────────────


def test_surprise_check_is_asked_answered_and_counted(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    before = peer(north)["checks"]["surprise"]
    name = said(north.ask("check", "sundria", "Смена Петровой.", "--as", "Haddad"))
    entry = shown(south, name)
    assert (entry["kind"], entry["precedence"], entry["traffic"]) == (
        "check", "priority", "operation",
    )  # fmt: skip
    assert (entry["text"], entry["by"], entry["detail"]) == (
        "Смена Петровой.", "Haddad", {"hour": None},
    )  # fmt: skip
    until(lambda: peer(north)["checks"]["surprise"]["open"] == before["open"] + 1)
    assert south.ask("ack", name, "--answer", "received", "--as", "Петрова").code == 0
    until(lambda: peer(north)["checks"]["surprise"]["answered"] == before["answered"] + 1)
    assert peer(north)["checks"]["last_answered"] is not None
    assert peer(north)["checks"]["trend"]["surprise"][-1]["answered"] >= 1
    until(lambda: peer(south)["checks"]["by_us"]["surprise"]["answered"] >= 1)
    out = north.wasl("log", "sundria").out
    assert f"{name}  northland asks: line check, a surprise: “Смена Петровой.” (Haddad)" in out
    assert "surprise; the last at 2" in north.wasl("status").out


def test_node_writes_the_scheduled_check_of_its_hour_by_itself(nodes: tuple[Camp, Camp]) -> None:
    north, _ = nodes

    def scheduled() -> list[Json]:
        log = north.ask("log", "sundria").fits("entry").objects
        return [one for one in log if one["kind"] == "check" and one["detail"]["hour"]]

    until(scheduled)
    first = scheduled()[0]
    assert first["detail"]["hour"] == first["time"][:13] + ":00:00Z"
    hour = int(time.mktime(time.strptime(first["detail"]["hour"], "%Y-%m-%dT%H:%M:%SZ")))
    turn = "northland" if (hour - time.timezone) // 3_600 % 2 == 0 else "sundria"
    assert first["author"] == turn


# ── service ─────────────────────────────────────────────────────────────────────────────────────


def test_presence_and_outages_are_told_to_the_other_side(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    said(north.ask("service", "sundria", "--hours", "06:00Z-24:00Z"))
    said(north.ask("service", "sundria", "Смена.", "--present", "--as", "سالم"))
    until(lambda: peer(south)["presence"]["since"])
    presence = peer(south)["presence"]
    assert (presence["charter"], presence["hours"]) == ("live", {"from": "06:00Z", "to": "24:00Z"})
    assert presence["state"] == "present"
    said(north.ask("service", "sundria", "--away"))
    until(lambda: peer(south)["presence"]["state"] == "away")
    times = ("2099-01-01T06:00:00+03:00", "2099-01-02T00:00:00Z")
    name = said(north.ask("service", "sundria", "Generator.", "--outage", *times))
    until(lambda: peer(south)["outage"])
    assert peer(south)["outage"] == {
        "from": "2099-01-01T03:00:00Z",
        "to": "2099-01-02T00:00:00Z",
        "text": "Generator.",
    }
    out = south.wasl("status").out
    assert "OUTAGE" in out
    assert "away since" in out
    assert "OUTAGE, our node will not be reached from 2099" in south.wasl("log", "northland").out
    said(north.ask("cancel", name, "--reason", "Not needed."))
    until(lambda: peer(south)["outage"] is None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "WASL-1010"),
        (("a\u202eb",), "WASL-1010"),
        (("--hours", "06:00Z"), "WASL-1001"),
        (("--hours", "6:00Z-18:00Z"), "WASL-1001"),
        (("--hours", "06:00Z-25:00Z"), "WASL-1001"),
        (("--outage", "2099-01-01T00:00:00Z", "2099-01-01T00:00:00Z"), "WASL-1001"),
        (("--outage", "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z"), "WASL-1001"),
        (("--outage", "2099-01-01T00:00:00Z", "2099-03-01T00:00:00Z"), "WASL-1001"),
        (("--outage", "2099-01-01T00:00:00Z"), "WASL-1001"),
        (("--present", "--away"), "WASL-1001"),
    ],
)
def test_service_that_cannot_be_said(
    nodes: tuple[Camp, Camp], words: tuple[str, ...], code: str
) -> None:
    done = nodes[0].ask("service", "sundria", *words)
    assert (done.code, done.error["code"]) == (2, code)


def test_charter_decides_what_is_told_of_a_desk(friends: tuple[Camp, Camp]) -> None:
    north, south = friends
    camps = {"none": ("--away", "--present", "--hours"), "hours": ("--away",)}
    terms = north.folder / "terms.toml"
    for number, presence in enumerate(camps):
        file = north.folder / f"{presence}.wasl-line"
        terms.write_text(f'presence = "{presence}"\n')
        north.must(
            *("line", "propose", "--with", "sundria", "--title", presence),
            *("--terms", terms, "--out", file),
        )
        south.must("line", "sign", file)
        opened = north.must("line", "open", file)
        camps[presence] = (opened["line"], *camps[presence])
        assert number < 2
    config = north.home / "wasl.toml"
    config.write_text(re.sub(r"(?m)^listen = .*$", 'listen = ""', config.read_text("utf-8")))
    node = run_node(north)
    try:
        until(lambda: north.ask("status").code == 0)
        for presence, (line, *options) in camps.items():
            for option in options:
                words = (option, "06:00Z-18:00Z") if option == "--hours" else (option,)
                done = north.ask("service", line, *words)
                assert (done.code, done.error["code"]) == (2, "WASL-1008")
                assert presence in done.error["what"]
            said(north.ask("service", line, "A note may always be sent."))
        said(north.ask("service", camps["hours"][0], "--hours", "22:00Z-06:00Z"))
    finally:
        end_node(node)


# ── suspension ──────────────────────────────────────────────────────────────────────────────────


def test_suspended_messages_are_kept_warned_of_and_listed_on_resuming(
    nodes: tuple[Camp, Camp],
) -> None:
    north, south = nodes
    words = ("--kind", "message", "--kind", "correction", "--reason", "Consultations.")
    name = said(south.ask("suspend", "northland", *words, "--as", "Петрова"))
    shown(north, name)
    for camp in nodes:
        (state,) = camp.ask("status").fits("line-state").objects
        (one,) = state["suspended"]
        assert (one["party"], one["kinds"], one["reason"]) == (
            "sundria", ["message", "correction"], "Consultations.",
        )  # fmt: skip
    assert "SUSPENDED by sundria since" in north.wasl("status").out
    done = north.ask("send", "sundria", "Kept there.", *DUTY, *STORED)
    first = said(done)
    assert "sundria has suspended “message” since 2" in done.err
    flash = north.ask("send", "sundria", "Now.", *DUTY, "--precedence", "flash", *STORED)
    said(flash)
    assert flash.err == ""
    second = said(north.ask("send", "sundria", "Also kept.", *DUTY, *STORED))
    shown(south, second)
    again = south.ask("suspend", "northland", "--kind", "message", "--reason", "Again.")
    assert (again.code, again.error["code"]) == (2, "WASL-1008")
    done = south.ask("resume", "northland", "--kind", "message", "--kind", "correction")
    resumed = said(done, "resumed")
    (span,) = done.object["arrived"]
    assert (span["party"], span["count"]) == ("northland", 2)
    assert [span["from"], span["to"]] == [int(each.split("/")[-1]) for each in (first, second)]
    assert shown(north, resumed)["detail"]["arrived"] == [span]
    (state,) = north.ask("status").objects
    assert state["suspended"] == []
    out = north.wasl("log", "sundria").out
    assert "sundria SUSPENDS message, correction: “Consultations.” (Петрова)" in out
    assert "meanwhile came 2 entries of northland.1" in out
    people = south.wasl("suspend", "northland", "--kind", "check", "--reason", "x")
    assert people.code == 0
    assert (
        "nothing of it came meanwhile" in south.wasl("resume", "northland", "--kind", "check").out
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("suspend", "sundria", "--kind", "acknowledgement", "--reason", "x"), "WASL-1001"),
        (("suspend", "sundria", "--kind", "keys", "--reason", "x"), "WASL-1001"),
        (("suspend", "sundria", "--kind", "message", "--reason", " "), "WASL-1001"),
        (("suspend", "sundria", "--reason", "x"), "WASL-1001"),
        (("resume", "sundria", "--kind", "message"), "WASL-1008"),
    ],
)
def test_what_cannot_be_suspended_or_resumed(
    nodes: tuple[Camp, Camp], words: tuple[str, ...], code: str
) -> None:
    done = nodes[0].ask(*words)
    assert (done.code, done.error["code"]) == (2, code)


# ── amendments ──────────────────────────────────────────────────────────────────────────────────


def test_message_is_corrected_cancelled_and_superseded_in_plain_sight(
    nodes: tuple[Camp, Camp],
) -> None:
    north, south = nodes
    words = ("--precedence", "priority", "--traffic", "exercise", "--label", "N-17")
    name = said(north.ask("send", "sundria", "At 14:20Z.", *DUTY, *words, "--sent-alone"))
    assert shown(south, name)["label"] == "N-17"
    assert shown(south, name)["sent_alone"] is True
    assert "SENT ALONE" in south.wasl("log", "northland").out
    done = north.ask(
        *("correct", name, "--set", "text=At 15:20Z.", "--set", "label="),
        *("--set", "reply-by=2099-01-01T03:00:00+03:00", "--reason", "Wrong hour."),
    )
    corrected = said(done)
    entry = shown(south, corrected)
    assert (entry["precedence"], entry["traffic"]) == ("priority", "exercise"), "as the original"
    assert entry["detail"]["changes"][0] == {
        "field": "text", "was": "At 14:20Z.", "now": "At 15:20Z.",
    }  # fmt: skip
    became = shown(south, name)["amended"]
    assert became["by"] == [corrected]
    assert became["corrected"] == {
        "text": "At 15:20Z.",
        "label": None,
        "reply_by": "2099-01-01T00:00:00Z",
    }
    assert shown(south, name)["text"] == "At 14:20Z."
    again = said(north.ask("correct", name, "--set", "text=At 16:20Z.", "--reason", "Again."))
    assert shown(south, again)["detail"]["changes"][0]["was"] == "At 15:20Z."
    new = said(north.ask("send", "sundria", "All new.", *DUTY, "--supersedes", name, *STORED))
    assert shown(south, name)["amended"]["superseded_by"] == new
    assert shown(south, new)["amends"] == {"id": name, "counts": True, "why_not": None}
    cancelled = said(north.ask("cancel", new, "--reason", "Moot.", "--as", "Haddad"))
    shown(south, cancelled)
    out = south.wasl("log", "northland").out
    assert f"SUPERSEDED by {new}" in out
    assert "CORRECTED: text now reads “At 16:20Z.”" in out
    assert f"CANCELLED by {cancelled}" in out
    assert f"northland CANCELS {new}: “Moot.” (Haddad)" in out
    assert "text: “At 14:20Z.” → “At 15:20Z.”" in out
    assert f"CANCELLED by {cancelled}" in south.wasl("show", new).out
    for words in (
        ("cancel", new, "--reason", "x"),
        ("correct", new, "--set", "text=x", "--reason", "x"),
        ("send", "sundria", "x", *DUTY, "--supersedes", name),
    ):
        done = north.ask(*words)
        assert (done.code, done.error["code"]) == (2, "WASL-1008"), "it is withdrawn already"


def test_what_cannot_be_amended(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    flash = ("--precedence", "flash")
    own = said(north.ask("send", "sundria", "Ours.", *DUTY, *flash, *STORED))
    why = ("--reason", "x")
    for camp, words, code in (
        (south, ("cancel", own, *why), "WASL-1008"),
        (south, ("correct", own, "--set", "text=x", *why), "WASL-1008"),
        (south, ("send", "northland", "x", *DUTY, "--supersedes", own), "WASL-1008"),
        (north, ("cancel", own, "--reason", " "), "WASL-1001"),
        (north, ("cancel", "sundria/northland.1/0", *why), "WASL-1008"),
        (north, ("cancel", "sundria/northland.1/99999", *why), "WASL-1003"),
        (north, ("correct", own, "--set", "text", *why), "WASL-1001"),
        (north, ("correct", own, "--set", "by=Petrova", *why), "WASL-1001"),
        (north, ("correct", own, "--set", "text=Ours.", *why), "WASL-1001"),
        (north, ("correct", own, "--set", "text= ", *why), "WASL-1010"),
        (north, ("correct", own, "--set", "text=a\u202eb", *why), "WASL-1010"),
        (north, ("correct", own, "--set", "text=" + "word " * 201, *why), "WASL-1009"),
        (north, ("correct", own, "--set", "reply-by=soon", *why), "WASL-1001"),
        (north, ("correct", own, "--set", "reply-by=2001-01-01T00:00:00Z", *why), "WASL-1001"),
        (north, ("correct", own, "--set", "label=a", "--set", "label=b", *why), "WASL-1001"),
    ):
        done = camp.ask(*words)
        assert (done.code, done.error["code"]) == (2, code), words
    assert shown(north, own)["amended"]["by"] == []


def test_state_of_a_line_is_told_without_a_node_too(
    friends: tuple[Camp, Camp], agreed: Path
) -> None:
    north = friends[0]
    north.must("line", "open", agreed)
    (state,) = north.ask("line", "list").fits("line-state").objects
    assert state["expires_in_days"] in (364, 365)
    assert state["suspended"] == []
    assert state["peers"][0]["presence"]["state"] == "unknown"
    for words in (("check", "sundria"), ("suspend", "sundria", "--kind", "check", "--reason", "x")):
        done = north.ask(*words)
        assert (done.code, done.error["code"]) == (3, "WASL-4001")


def test_nodes_stay_met(nodes: tuple[Camp, Camp]) -> None:
    until_met(*nodes)
