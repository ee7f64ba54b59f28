# SPDX-License-Identifier: Apache-2.0
"""Watching a running node: the doctor, alarms and their closing, figures on the control socket."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.surfaces.command import Camp
from wasl import __version__
from wasl.home.layout import Home
from wasl.home.lines import LineBox
from wasl.line.alarms import Alarm, raise_alarm
from wasl.record.rows import Rows
from wasl.steps import Draft
from wasl.store.sqlite import open_sqlite
from wasl.terms import JournalId

pytestmark = pytest.mark.timeout(180)


def strike(camp: Camp, code: str, party: str = "sundria") -> None:
    """Write an alarm beside the running node, as one of its steps would."""
    home = Home(camp.home)
    (held,) = LineBox(home.lines).list()
    store = open_sqlite(home.database)
    draft = Draft(store)
    alarm = Alarm(code, party, "entry 3", 1_795_000_000_000)
    raise_alarm(Rows(draft, held.line_id), alarm, journal=JournalId(1, 1))
    commit = draft.commit()
    assert commit is not None
    store.apply(commit)
    store.close()


@pytest.fixture
def struck(nodes: tuple[Camp, Camp]) -> Iterator[Camp]:
    """Northland, with two alarms open; it has none afterwards."""
    north, _ = nodes
    strike(north, "void-entry")
    strike(north, "from-the-future")
    yield north
    for code in ("void-entry", "from-the-future"):
        north.ask("alarm", "close", "sundria", code, "--as", "the test")
    assert north.ask("alarm", "list").objects == []


def test_an_alarm_is_shown_with_its_meaning_until_somebody_closes_it(struck: Camp) -> None:
    (state,) = struck.ask("status").fits("line-state").objects
    assert [alarm["code"] for alarm in state["alarms"]] == ["from-the-future", "void-entry"]
    out = struck.wasl("status").out
    assert "ALARM  2026-11-18 " in out
    assert "signed and has no effect." in out
    assert "do: Tell them" in out
    assert "does not know this alarm" in out, "a newer program raised it"
    words = ("--as", "النقيب سالم", "--note", "asked by telephone\nand mended")
    done = struck.ask("alarm", "close", "sundria", "void-entry", *words).fits("alarm")
    assert done.code == 0, done.err
    assert done.object["closed"]["by"] == "النقيب سالم"
    listed = struck.ask("alarm", "list", "sundria").fits("alarm").objects
    assert [alarm["code"] for alarm in listed] == ["from-the-future"]
    every = struck.ask("alarm", "list", "--all").fits("alarm").objects
    assert {"asked by telephone\nand mended"} == {
        alarm["closed"]["note"] for alarm in every[1:] if alarm["closed"]["by"] == "النقيب سالم"
    }
    human = struck.wasl("alarm", "list", "--all").out
    assert "closed  2026-11-18 " in human
    assert "by \u2068النقيب سالم\u2069" in human
    strike(struck, "void-entry")
    again = struck.ask("alarm", "list").objects
    assert [alarm["code"] for alarm in again] == ["from-the-future", "void-entry"]


def test_what_cannot_be_closed(struck: Camp) -> None:
    strike(struck, "void-entry", "westmark")
    by = ("--as", "Ivanov")
    for words, code in (
        (("sundria", "fork", *by), "WASL-1003"),
        (("sundria", "void-entry", *by, "--party", "eastmark"), "WASL-1003"),
        (("sundria", "void-entry", *by), "WASL-1004"),
        (("sundria", "void-entry", "--party", "sundria"), "WASL-1001"),
        (("sundria", "void-entry", "--party", "sundria", "--as", " "), "WASL-1001"),
        (("sundria", "void-entry", "--party", "sundria", "--as", "a\u202eb"), "WASL-1010"),
        (("sundria", "void-entry", "--party", "sundria", *by, "--note", "x" * 501), "WASL-1009"),
        (("nobody", "void-entry", *by), "WASL-1003"),
    ):
        done = struck.ask("alarm", "close", *words)
        assert (done.code, done.error["code"]) == (2, code), words
    assert (
        struck.ask("alarm", "close", "sundria", "void-entry", "--party", "westmark", *by).code == 0
    )
    assert struck.wasl("alarm", "close", "sundria", "void-entry", *by).out.startswith("closed  ")


def test_the_doctor_sees_a_running_node(nodes: tuple[Camp, Camp]) -> None:
    north, _ = nodes
    done = north.ask("doctor").fits("doctor")
    findings = {(each["check"], each["state"]) for each in done.objects}
    assert done.code == 0, done.objects
    assert findings >= {
        *(("node", "ok"), ("peer", "ok"), ("clock", "ok"), ("listening", "ok"), ("alarm", "ok")),
        *(("starts", "ok"), ("schema", "ok"), ("certificate", "ok"), ("keys", "warning")),
    }
    assert f"Wasl {__version__} runs since" in north.wasl("doctor").out
    assert "sundria is reached by https" in north.wasl("doctor").out


def test_the_doctor_tells_open_alarms(struck: Camp) -> None:
    told = [each for each in struck.ask("doctor").objects if each["check"] == "alarm"]
    assert [each["state"] for each in told] == ["warning", "warning"]
    assert struck.ask("doctor").code == 0, "an alarm is for people, and no fault of the node"


class _Local(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=30)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self._path)


def test_figures_are_told_on_the_control_socket(struck: Camp) -> None:
    place = json.loads((struck.home / "node.json").read_text())["socket"]
    local = _Local(place)
    local.request("GET", "/metrics")
    answer = local.getresponse()
    text = answer.read().decode()
    local.close()
    assert answer.status == 200
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert samples["wasl_reachable", "https", "sundria"] == 1
    assert samples["wasl_alarms_open", "sundria", "void-entry"] == 1
    assert samples["wasl_envelopes_in_total", "https", "sundria"] > 0
    assert samples["wasl_envelopes_out_total", "https", "sundria"] > 0
    assert samples["wasl_commit_seconds_count",] > 0
    assert samples["wasl_database_bytes",] > 0
    assert samples["wasl_starts",] == 1
    assert "duty" not in text, "no office"


def test_closing_needs_the_node(friends: tuple[Camp, Camp]) -> None:
    done = friends[0].ask("alarm", "close", "sundria", "fork", "--as", "x")
    assert (done.code, done.error["code"]) == (3, "WASL-4001")
    assert friends[0].wasl("alarm", "list").out == "No alarm is open.\n"
