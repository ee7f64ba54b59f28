# SPDX-License-Identifier: Apache-2.0
"""``wasl officer``: who may use the desk, on the node's own machine."""

from __future__ import annotations

import pytest

from tests.desks import configure
from tests.surfaces.command import Camp
from wasl.home.audit import AuditTrail
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox


@pytest.fixture
def camp(camps: tuple[Camp, ...]) -> Camp:
    configure(camps[0].home, 8480)
    return camps[0]


def test_an_officer_is_added_and_listed(camp: Camp) -> None:
    done = camp.ask(
        *("officer", "add", "الملازم حداد", "--role", "duty", "--role", "readonly"),
        *("--office", "duty"),
    ).fits("officer-link")
    assert done.code == 0
    told = done.object
    assert told["officer"]["roles"] == ["duty", "readonly"]
    assert told["link"].startswith("http://northland.localhost:8480/enrol/")
    token = told["link"].rpartition("/")[2]
    assert OfficerBox(Home(camp.home).officers).look(token, "enrol").name == "الملازم حداد"
    (listed,) = camp.ask("officer", "list").fits("officer").objects
    assert listed == told["officer"]


def test_people_are_told_the_same(camp: Camp) -> None:
    assert "no officers yet" in camp.wasl("officer", "list").out
    out = camp.wasl("officer", "add", "Maj. Salem", "--role", "administrator").out
    assert "Maj. Salem  administrator  NOT ENROLLED" in out
    assert "http://northland.localhost:8480/enrol/" in out
    assert "Whoever has it becomes this officer" in out
    assert "NOT ENROLLED" in camp.wasl("officer", "list").out


def test_a_link_ends_the_one_before(camp: Camp) -> None:
    first = camp.must("officer", "add", "Lt. Haddad", "--role", "duty")["link"]
    done = camp.ask("officer", "link", "Lt. Haddad", "--once").fits("officer-link").object
    assert done["purpose"] == "once"
    assert "/in/" in done["link"]
    box = OfficerBox(Home(camp.home).officers)
    assert box.look(done["link"].rpartition("/")[2], "once").name == "Lt. Haddad"
    with pytest.raises(Exception, match="not valid"):
        box.look(first.rpartition("/")[2], "enrol")


def test_an_officer_is_disabled_and_enabled(camp: Camp) -> None:
    camp.must("officer", "add", "Lt. Haddad", "--role", "duty")
    assert camp.ask("officer", "disable", "Lt. Haddad").fits("officer").object["disabled"]
    refused = camp.ask("officer", "link", "Lt. Haddad")
    assert (refused.code, refused.error["code"]) == (2, "WASL-1008")
    assert not camp.must("officer", "enable", "Lt. Haddad")["disabled"]


def test_each_change_stands_in_the_trail(camp: Camp) -> None:
    camp.must("officer", "add", "Lt. Haddad", "--role", "duty")
    camp.must("officer", "disable", "Lt. Haddad")
    events, whole = AuditTrail(Home(camp.home).audit).read()
    assert whole
    assert [each.what for each in events] == ["officer-changed", "link-made", "officer-added"]
    assert {each.officer for each in events} == {"command line"}
    assert events[0].detail == {"officer": "Lt. Haddad", "state": "disabled"}
    assert events[1].detail == {"officer": "Lt. Haddad", "purpose": "enrol"}
    assert events[2].detail == {"officer": "Lt. Haddad", "roles": ["duty"], "offices": []}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "Lt\u202e. Haddad", "--role", "duty"), "WASL-1010"),
        (("add", "Lt. Haddad", "--role", "king"), "WASL-1001"),
        (("add", "Lt. Haddad"), "WASL-1001"),
        (("add", "Lt. Haddad", "--role", "duty", "--office", "The Office"), "WASL-1001"),
        (("link", "nobody"), "WASL-1003"),
        (("disable", "nobody"), "WASL-1003"),
    ],
)
def test_what_cannot_be_is_refused(camp: Camp, words: tuple[str, ...], code: str) -> None:
    done = camp.ask("officer", *words)
    assert (done.code, done.error["code"]) == (2, code)
    assert camp.ask("officer", "list").objects == []


def test_without_a_desk_there_is_no_link(camps: tuple[Camp, ...]) -> None:
    done = camps[1].ask("officer", "add", "Lt. Haddad", "--role", "duty")
    assert (done.code, done.error["code"]) == (2, "WASL-1002")
    assert "[desk]" in done.error["do"]
    assert camps[1].ask("officer", "list").objects == [], "nothing was done by halves"


def test_a_damaged_file_is_told(camp: Camp) -> None:
    Home(camp.home).officers.write_bytes(b"{}")
    done = camp.ask("officer", "list")
    assert (done.code, done.error["code"]) == (3, "WASL-5002")
