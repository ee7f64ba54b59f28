# SPDX-License-Identifier: Apache-2.0
"""What officers do at the desk, over a real line between two running nodes."""

from __future__ import annotations

import hashlib
import itertools
import json
import threading
import time
from typing import Any

import pytest

from tests.desks import Browser, Told
from tests.surfaces.command import Camp, hold
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox

Json = dict[str, Any]
_NAMES = (f"Watch No. {n}" for n in itertools.count(100))

LETTER: Json = {
    "line": "sundria",
    "text": "Two patrol boats leave Cape Amber at 0600Z.",
    "from_office": "duty",
    "to_offices": ["sundria:duty"],
    "precedence": "priority",
    "lang": "en",
}


@pytest.fixture
def duty(browser: Browser) -> Browser:
    return browser.enter(next(_NAMES), "duty")


def incoming(south: Camp, browser: Browser, text: str) -> str:
    """Let the far side say something, and wait until it stands at the desk."""
    entry = south.must(
        *("send", "northland", text, "--from-office", "duty", "--to-office", "northland:duty"),
        *("--precedence", "flash"),
    )["id"]
    end = time.monotonic() + 20
    while browser.get(f"/api/entry?id={entry}").status != 200:
        assert time.monotonic() < end
        time.sleep(0.05)
    return str(entry)


def entry_of(browser: Browser, entry: str) -> Json:
    told: Json = browser.get(f"/api/entry?id={entry}").json
    hold(told, "entry")
    return told


def test_a_message_is_sent_in_the_name_of_its_officer(duty: Browser) -> None:
    told = duty.post("/api/send", LETTER)
    assert told.status == 200, told.data
    entry = entry_of(duty, told.json["id"])
    assert entry["text"] == LETTER["text"]
    name = duty.get("/api/session").json["officer"]["name"]
    assert entry["by"] == f"{name} (duty)"
    assert duty.trail()[0] == "sent"
    page = duty.get("/api/lines/sundria/log?limit=5&reverse=true").json
    assert told.json["id"] in [each["id"] for each in page["entries"]]


def test_lines_and_alarms_are_as_the_command_line_tells_them(duty: Browser) -> None:
    (line,) = duty.get("/api/lines").json["lines"]
    hold(line, "line-state")
    assert duty.get("/api/alarms").json == {"alarms": []}


def test_nobody_speaks_in_the_name_of_another(duty: Browser) -> None:
    told = duty.post("/api/send", {**LETTER, "by": "The Minister (duty)"})
    assert (told.status, told.json["error"]["where"]) == (400, "by")


def test_an_officer_writes_for_the_own_offices_and_no_other(browser: Browser) -> None:
    browser.enter(next(_NAMES), "duty", offices=["staff"])
    told = browser.post("/api/send", LETTER)
    assert (told.status, told.code) == (403, "OTHER_OFFICE")
    assert told.json["error"]["where"] == "from_office"
    assert told.json["error"]["do"] == "write for: staff"
    sent = browser.post("/api/send", {**LETTER, "from_office": "staff"}).json["id"]
    assert entry_of(browser, sent)["from_office"] == "staff"
    assert browser.post("/api/send", {**LETTER, "refs": [sent]}).code == "OTHER_OFFICE"
    assert browser.post("/api/send", {**LETTER, "from_office": 7}).code == "WASL-1001"


def test_an_officer_without_an_office_writes_for_any_of_our_card(browser: Browser) -> None:
    browser.enter(next(_NAMES), "duty", offices=[])
    for office in ("duty", "staff"):
        assert browser.post("/api/send", {**LETTER, "from_office": office}).status == 200
    assert browser.post("/api/send", {**LETTER, "from_office": "coast"}).code == "WASL-1003"


def test_what_one_officer_sends_alone_says_so_on_both_sides(
    duty: Browser, desked: tuple[Camp, Camp, int]
) -> None:
    alone = {**LETTER, "precedence": "flash", "sent_alone": True}
    sent = duty.post("/api/send", alone).json["id"]
    assert entry_of(duty, sent)["sent_alone"] is True
    assert entry_of(duty, duty.post("/api/send", LETTER).json["id"])["sent_alone"] is False
    end = time.monotonic() + 20
    while desked[1].ask("show", sent).code != 0:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert desked[1].must("show", sent)["sent_alone"] is True


def test_what_the_node_refuses_is_told_as_it_says_it(duty: Browser) -> None:
    told = duty.post("/api/send", {**LETTER, "text": "turn \u202e this"})
    assert (told.status, told.code) == (400, "WASL-1010")
    assert "RIGHT-TO-LEFT OVERRIDE" in told.json["error"]["what"]
    assert duty.get("/api/entry?id=nothing").status == 400
    assert duty.post("/api/send", {**LETTER, "line": "nowhere"}).code == "WASL-1003"


def test_the_same_key_is_carried_out_once(duty: Browser) -> None:
    first = duty.post("/api/send", LETTER, key="the-same-key-0001")
    again = duty.post("/api/send", LETTER, key="the-same-key-0001")
    assert first.json == again.json
    assert again.headers["content-type"] == "application/json"
    other = duty.post("/api/send", {**LETTER, "text": "Other words."}, key="the-same-key-0001")
    assert (other.status, other.code) == (409, "KEY_REUSED")


def test_the_same_key_at_once_is_carried_out_once(duty: Browser) -> None:
    told: list[Told] = []

    def send() -> None:
        told.append(duty.post("/api/send", LETTER, key="the-same-key-0002"))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert {each.status for each in told} == {200}
    assert len({each.json["id"] for each in told}) == 1


def test_the_key_of_one_officer_is_not_another_ones(duty: Browser) -> None:
    other = Browser(duty.home, duty.port).enter(next(_NAMES), "duty")
    first = duty.post("/api/send", LETTER, key="the-same-key-0003")
    second = other.post("/api/send", LETTER, key="the-same-key-0003")
    assert first.json["id"] != second.json["id"]


def test_a_refused_request_may_be_mended_under_its_key(duty: Browser) -> None:
    bad = duty.post("/api/send", {**LETTER, "text": ""}, key="the-same-key-0004")
    assert bad.status == 400
    assert duty.post("/api/send", LETTER, key="the-same-key-0004").status == 200


def test_a_locked_desk_still_acknowledges(duty: Browser, desked: tuple[Camp, Camp, int]) -> None:
    entry = incoming(desked[1], duty, "Do you hear firing at grid 12?")
    duty.post("/api/session/lock")
    assert duty.get(f"/api/entry?id={entry}").status == 423
    told = duty.post("/api/ack", {"entry": entry, "answer": "will-comply"})
    assert told.status == 200, told.data
    hold({key: told.json[key] for key in ("id", "state")}, "said")
    assert duty.post("/api/check", {"line": "sundria"}).status == 423
    duty.post("/api/session/unlock", duty.proof())
    step = entry_of(duty, entry)["ladder"]["northland"]["acknowledged"]
    assert step["answer"] == "will-comply"
    assert step["by"].endswith(" (duty)")


def test_an_acknowledgement_never_asks_for_a_passkey(
    browser: Browser, desked: tuple[Camp, Camp, int]
) -> None:
    """An officer who was let in by a link, and whose proof there is none of, may take a FLASH."""
    name = next(_NAMES)
    browser.enter(name, "duty")
    box = OfficerBox(Home(browser.home).officers)
    token = box.make_link(box.named(name).id, "once")
    late = Browser(browser.home, browser.port)
    late.take(late.post("/api/session", {"once": token}))
    entry = incoming(desked[1], late, "Answer at once.")
    refused = late.post("/api/send", LETTER)
    assert (refused.status, refused.code) == (403, "RELEASE_NEEDED")
    assert late.post("/api/ack", {"entry": entry, "answer": "received"}).status == 200


def test_a_fresh_proof_lets_a_message_go(browser: Browser) -> None:
    name = next(_NAMES)
    browser.enter(name, "releaser")
    box = OfficerBox(Home(browser.home).officers)
    late = Browser(browser.home, browser.port, passkey=browser.passkey)
    late.take(late.post("/api/session", {"once": box.make_link(box.named(name).id, "once")}))
    proof = late.proof("/api/release/options")
    sent = late.post("/api/send", {**LETTER, "release": proof})
    assert sent.status == 200, sent.data
    cancel = {"entry": sent.json["id"], "reason": "the boats stay"}
    assert late.post("/api/cancel", cancel).status == 200, "the proof is good for some minutes"


def test_a_proof_is_of_its_own_session_and_once(browser: Browser) -> None:
    browser.enter(next(_NAMES), "releaser")
    proof = browser.proof("/api/release/options")
    other = Browser(browser.home, browser.port).enter(next(_NAMES), "releaser")
    stolen = other.post("/api/send", {**LETTER, "release": proof})
    assert stolen.status in (403, 429)
    assert browser.post("/api/send", {**LETTER, "release": proof}).status in (403, 429)


def test_a_correction_and_a_cancellation(browser: Browser) -> None:
    browser.enter(next(_NAMES), "releaser")
    sent = browser.post("/api/send", LETTER).json["id"]
    fixed = {"entry": sent, "set": ["subject=Boats"], "reason": "the subject was missing"}
    assert browser.post("/api/correct", fixed).status == 200
    assert entry_of(browser, sent)["amended"]["corrected"]["subject"] == "Boats"
    assert browser.post("/api/cancel", {"entry": sent, "reason": "void"}).status == 200


def test_a_line_is_checked(duty: Browser) -> None:
    told = duty.post("/api/check", {"line": "sundria", "text": "good morning"})
    assert told.status == 200
    assert entry_of(duty, told.json["id"])["kind"] == "check"


def test_an_export_is_a_file_that_verifies(duty: Browser, desked: tuple[Camp, Camp, int]) -> None:
    sent = duty.post("/api/send", LETTER).json["id"]
    told = duty.post("/api/export", {"line": "sundria", "entry": sent})
    assert told.status == 200
    assert told.headers["content-type"] == "application/octet-stream"
    assert told.headers["content-disposition"].startswith("attachment; filename=")
    file = desked[0].folder / "exported.wasl-exhibit"
    file.write_bytes(told.data)
    assert desked[0].ask("verify", file).objects[0]["verdict"] in ("verified", "unanchored")
    assert duty.trail()[0] == "exported"


def test_a_file_goes_and_comes_back_as_bytes(duty: Browser) -> None:
    given = duty.post("/api/attachment?line=sundria", data=_PDF)
    assert given.status == 200, given.data
    assert given.json["sha256"] == hashlib.sha256(_PDF).hexdigest()
    named = [{"sha256": given.json["sha256"], "name": "map.pdf"}]
    sent = duty.post("/api/send", {**LETTER, "attachments": named})
    assert sent.status == 200, sent.data
    end = time.monotonic() + 20  # its parts go behind the message
    while (told := duty.get(f"/api/attachment?entry={sent.json['id']}&index=1")).status != 200:
        assert told.code == "WASL-4008"
        assert time.monotonic() < end
        time.sleep(0.05)
    assert told.data == _PDF
    assert told.headers["content-type"] == "application/octet-stream"
    assert told.headers["content-disposition"].startswith("attachment;")
    assert duty.get(f"/api/attachment?entry={sent.json['id']}&index=2").status == 400


_PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def test_log_leaves_the_parts_of_files_out(duty: Browser) -> None:
    page = duty.get("/api/lines/sundria/log?limit=500").json
    assert page["entries"]
    assert all(each["kind"] != "chunk" for each in page["entries"])


@pytest.mark.parametrize(
    "query",
    ["limit=x", "limit=-1", "limit=99999999999", "reverse=yes", "after=zz", "limit=1&limit=2"],
)
def test_a_bad_page_is_refused(duty: Browser, query: str) -> None:
    assert duty.get(f"/api/lines/sundria/log?{query}").status == 400


# ── people ──────────────────────────────────────────────────────────────────────────────────────


def test_an_administrator_lets_an_officer_in(browser: Browser) -> None:
    browser.enter(next(_NAMES), "administrator")
    name = next(_NAMES)
    body = {"name": name, "roles": ["duty"], "offices": ["duty"]}
    told = browser.post("/api/people", body)
    assert told.status == 200, told.data
    link = told.json["link"]
    assert link.startswith(f"{browser.origin}/enrol/")
    newcomer = Browser(browser.home, browser.port).enrol(link.rpartition("/")[2])
    assert newcomer.get("/api/session").json["officer"]["name"] == name
    assert newcomer.get("/api/people").status == 403
    listed = {each["name"]: each for each in browser.get("/api/people").json["officers"]}
    assert listed[name]["enrolled"]
    assert listed[name]["watching"] is False


def test_an_officer_who_is_disabled_is_out_at_once(browser: Browser) -> None:
    browser.enter(next(_NAMES), "administrator")
    other = Browser(browser.home, browser.port).enter(next(_NAMES), "duty")
    officer = other.get("/api/session").json["officer"]["id"]
    told = browser.post(f"/api/people/{officer}", {"disabled": True})
    assert told.json["disabled"]
    assert other.get("/api/lines").status == 401
    assert browser.post(f"/api/people/{officer}/link").status == 400
    told = browser.post(f"/api/people/{officer}", {"disabled": False, "roles": ["readonly"]})
    assert told.json["roles"] == ["readonly"]


def test_nobody_takes_his_own_keys_away(browser: Browser) -> None:
    browser.enter(next(_NAMES), "administrator")
    me = browser.get("/api/session").json["officer"]["id"]
    for body in ({"disabled": True}, {"roles": ["duty"]}):
        assert browser.post(f"/api/people/{me}", body).status == 400


@pytest.mark.parametrize(
    "name",
    ["", " ", "Lt\u202eHaddad", "two\nlines", "A" * 101, "Haddad (duty)", "\u2066x\u2069", " x"],
)
def test_a_name_that_hides_something_is_refused(browser: Browser, name: str) -> None:
    browser.enter(next(_NAMES), "administrator")
    told = browser.post("/api/people", {"name": name, "roles": ["duty"], "offices": []})
    assert (told.status, told.json["error"]["where"]) == (400, "name")


def test_a_name_that_looks_like_another_is_refused(browser: Browser) -> None:
    browser.enter(next(_NAMES), "administrator")
    body = {"name": "Roman Petrov", "roles": ["duty"], "offices": []}
    assert browser.post("/api/people", body).status == 200
    for alike in (
        "Rоman Petrov",
        "roman petrov",
        "Roman  Petrov".replace("  ", "\u00a0"),
        "Román Petrov",
    ):
        told = browser.post("/api/people", {**body, "name": alike})
        assert told.status == 400, alike


def test_the_trail_is_whole_and_says_when_it_is_not(browser: Browser) -> None:
    browser.enter(next(_NAMES), "administrator")
    told = browser.get("/api/audit?limit=3").json
    assert told["whole"]
    assert len(told["events"]) == 3
    assert told["events"][0]["what"] == "signed-in"
    earlier = browser.get(f"/api/audit?limit=1&before={told['events'][0]['n']}").json
    assert earlier["events"] == [told["events"][1]]
    file = Home(browser.home).audit
    good = file.read_bytes()
    try:
        file.write_bytes(good.replace(b"signed-in", b"signed-on", 1))
        assert not browser.get("/api/audit").json["whole"]
    finally:
        file.write_bytes(good)


def test_no_text_and_no_token_is_in_the_trail(duty: Browser) -> None:
    duty.post("/api/send", {**LETTER, "text": "the secret of the harbour"})
    trail = Home(duty.home).audit.read_text("utf-8")
    assert "harbour" not in trail
    for row in trail.splitlines():
        assert all(len(value) <= 500 for value in json.loads(row)["detail"].values())


def details(admin: Browser) -> dict[str, Json]:
    """What the newest event of each kind tells."""
    events = reversed(admin.get("/api/audit").json["events"])
    return {each["what"]: each["detail"] for each in events}


def test_the_trail_tells_values_and_leaves_the_words_to_the_screen(duty: Browser) -> None:
    sent = duty.post("/api/send", {**LETTER, "precedence": "priority"}).json["id"]
    admin = Browser(duty.home, duty.port).enter(name := next(_NAMES), "administrator")
    events = details(admin)
    assert events["sent"] == {"id": sent, "line": LETTER["line"], "precedence": "priority"}
    assert events["signed-in"] == {"how": "enrolment", "address": "127.0.0.1"}
    added = {"name": f"{name} the second", "roles": ["press", "duty"], "offices": []}
    made = admin.post("/api/people", added).json["officer"]
    admin.post(f"/api/people/{made['id']}", {"roles": ["press"], "disabled": True})
    events = details(admin)
    assert events["officer-added"] == {
        "officer": made["name"],
        "roles": ["duty", "press"],
        "offices": [],
    }
    assert events["officer-changed"] == {
        "officer": made["name"],
        "roles": ["press"],
        "state": "disabled",
    }
    assert events["link-made"] == {"officer": made["name"], "purpose": "enrol"}


def test_sessions_end_with_the_session(duty: Browser) -> None:
    held = duty.cookie
    duty.ask("DELETE", "/api/session")
    duty.cookie = held
    assert duty.post("/api/send", LETTER).status == 401
