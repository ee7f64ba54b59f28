# SPDX-License-Identifier: Apache-2.0
"""An officer's own passkeys and sessions, and the touch that letting somebody in asks for."""

from __future__ import annotations

import itertools
import socket
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.desks import Browser, Told
from tests.passkeys import Passkey
from tests.surfaces.command import Camp
from wasl.home.audit import AuditTrail
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox

Json = dict[str, Any]
_NAMES = (f"Own No. {n}" for n in itertools.count(100))
ENDED = 4401


@pytest.fixture
def officer(browser: Browser) -> Browser:
    return browser.enter(next(_NAMES), "duty")


def box(browser: Browser) -> OfficerBox:
    return OfficerBox(Home(browser.home).officers)


def me(browser: Browser) -> Json:
    found: Json = browser.get("/api/session").json["officer"]
    return found


def stale(browser: Browser) -> Browser:
    """The same officer at another screen, let in by a link: nothing has proved the person there."""
    late = Browser(browser.home, browser.port, passkey=browser.passkey)
    late.take(
        late.post("/api/session", {"once": box(browser).make_link(me(browser)["id"], "once")})
    )
    return late


def again(browser: Browser) -> Browser:
    """The same officer at another screen, signed in by the passkey."""
    other = Browser(browser.home, browser.port, passkey=browser.passkey)
    other.take(other.post("/api/session", other.proof()))
    return other


def add_key(browser: Browser, label: str, **release: Json) -> tuple[Told, Passkey]:
    """Add a further passkey, and return the answer and the key."""
    made = Passkey(browser.origin)
    asked = browser.post("/api/passkeys/options", release)
    assert asked.status == 200, asked.data
    credential = made.make(asked.json["publicKey"])
    body = {"label": label, "state": asked.json["state"], "credential": credential}
    return browser.post("/api/passkeys", body), made


def keys(browser: Browser) -> list[Json]:
    found: list[Json] = browser.get("/api/passkeys").json["passkeys"]
    return found


def sessions(browser: Browser) -> list[Json]:
    found: list[Json] = browser.get("/api/sessions").json["sessions"]
    return found


# ── passkeys ────────────────────────────────────────────────────────────────────────────────────


def test_a_further_passkey_signs_in_and_the_first_may_go(officer: Browser) -> None:
    (first,) = keys(officer)
    assert (first["label"], first["used"], first["here"]) == ("", None, True)
    told, spare = add_key(officer, "In the safe")
    assert told.status == 200, told.data
    assert [each["label"] for each in keys(officer)] == ["", "In the safe"]
    refused = officer.post(f"/api/passkeys/{first['id']}/remove")
    assert (refused.status, refused.code) == (400, "WASL-1008"), "it proved this very session"
    other = Browser(officer.home, officer.port, passkey=spare)
    assert other.take(other.post("/api/session", other.proof())).status == 200
    assert [each["here"] for each in keys(other)] == [False, True]
    assert keys(other)[1]["used"] is not None
    assert other.post(f"/api/passkeys/{first['id']}/remove").status == 200
    assert officer.get("/api/lines").status == 401, "what the removed one had begun is over"
    assert officer.post("/api/session", officer.proof()).cookies == []
    (left,) = keys(other)
    assert other.post(f"/api/passkeys/{left['id']}/remove").status == 400
    trail = AuditTrail(Home(officer.home).audit).read()[0]
    mine = [event for event in trail if event.officer == me(other)["name"]]
    assert {"passkey-added", "passkey-removed"} <= {event.what for event in mine}
    assert any(event.detail.get("label") == "In the safe" for event in mine)


def test_adding_and_removing_a_passkey_need_a_touch(officer: Browser) -> None:
    late = stale(officer)
    add_key(officer, "Spare")
    (_, spare) = keys(late)
    for path in ("/api/passkeys/options", f"/api/passkeys/{spare['id']}/remove"):
        refused = late.post(path)
        assert (refused.status, refused.code) == (403, "RELEASE_NEEDED"), path
    proof = late.proof("/api/release/options")
    told, _ = add_key(late, "Third", release=proof)
    assert told.status == 200
    assert late.post(f"/api/passkeys/{spare['id']}/remove").status == 200
    assert [each["label"] for each in keys(officer)] == ["", "Third"]


def test_who_has_no_passkey_adds_none(browser: Browser) -> None:
    """A link that signs in once is no proof of a person that lasts."""
    officer = box(browser).add(next(_NAMES), roles=["administrator"], offices=[])
    token = box(browser).make_link(officer.id, "once")
    browser.take(browser.post("/api/session", {"once": token}))
    body = {"name": next(_NAMES), "roles": ["administrator"], "offices": []}
    for path, said in (
        ("/api/passkeys/options", {}),
        ("/api/people", body),
        (f"/api/people/{officer.id}/link", {}),
    ):
        told = browser.post(path, said)
        assert (told.status, told.code) == (400, "WASL-1008"), path
    assert all(each.name != body["name"] for each in box(browser).list())


def test_a_passkey_is_added_by_its_own_session_once(officer: Browser) -> None:
    other = again(officer)
    made = Passkey(officer.origin)
    asked = officer.post("/api/passkeys/options").json
    body = {
        "label": "Spare",
        "state": asked["state"],
        "credential": made.make(asked["publicKey"]),
    }
    assert other.post("/api/passkeys", body).code == "PASSKEY_REFUSED"
    assert officer.post("/api/passkeys", body).code == "PASSKEY_REFUSED", "it was spent"
    assert len(keys(officer)) == 1


def test_an_unverified_key_and_one_of_another_are_not_added(officer: Browser) -> None:
    stranger = Browser(officer.home, officer.port).enter(next(_NAMES), "duty")
    assert stranger.passkey is not None
    for made, status in (
        (Passkey(officer.origin, verified=False), 403),
        (Passkey("http://evil.localhost"), 403),
        (Passkey(officer.origin, credential=stranger.passkey.credential), 400),
    ):
        asked = officer.post("/api/passkeys/options").json
        credential = made.make(asked["publicKey"])
        body = {"label": "Spare", "state": asked["state"], "credential": credential}
        assert officer.post("/api/passkeys", body).status == status
    assert len(keys(officer)) == 1
    theirs = keys(stranger)[0]["id"]
    assert officer.post(f"/api/passkeys/{theirs}/remove").status == 400


# ── sessions ────────────────────────────────────────────────────────────────────────────────────


def test_an_officer_sees_the_own_sessions_and_ends_one(officer: Browser) -> None:
    other = again(officer)
    Browser(officer.home, officer.port).enter(next(_NAMES), "duty")
    held = sessions(officer)
    assert len(held) == 2
    (here,) = [each for each in held if each["here"]]
    (there,) = [each for each in held if not each["here"]]
    assert (there["address"], there["locked"]) == ("127.0.0.1", False)
    assert here["began"] <= there["began"] <= there["seen"]
    assert officer.post(f"/api/sessions/{here['id']}/end").status == 400, "that is signing out"
    with _listening(other) as line:
        assert officer.post(f"/api/sessions/{there['id']}/end").json == {"ended": 1}
        with pytest.raises(ConnectionClosed) as closed:
            list(line)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == ENDED
    assert other.get("/api/lines").status == 401
    assert [each["here"] for each in sessions(officer)] == [True]
    assert officer.trail()[0] == "sessions-ended"


def test_all_others_are_ended_and_nobody_elses(officer: Browser) -> None:
    mine = [again(officer), again(officer)]
    stranger = Browser(officer.home, officer.port).enter(next(_NAMES), "duty")
    theirs = sessions(stranger)[0]["id"]
    assert officer.post(f"/api/sessions/{theirs}/end").status == 400
    assert officer.post("/api/sessions/end-others").json == {"ended": 2}
    assert [each.get("/api/lines").status for each in (*mine, officer, stranger)] == [
        *(401, 401),
        *(200, 200),
    ]


def test_ending_needs_a_touch(officer: Browser) -> None:
    late = stale(officer)
    (there,) = [each for each in sessions(late) if not each["here"]]
    for path in ("/api/sessions/end-others", f"/api/sessions/{there['id']}/end"):
        assert late.post(path).code == "RELEASE_NEEDED"
    assert officer.get("/api/lines").status == 200
    proof = late.proof("/api/release/options")
    assert late.post("/api/sessions/end-others", {"release": proof}).status == 200
    assert officer.get("/api/lines").status == 401


def _listening(browser: Browser) -> Any:  # noqa: ANN401 -- a client of websockets
    return connect(
        f"ws://{browser.host}:{browser.port}/api/events",
        sock=socket.create_connection(("127.0.0.1", browser.port), 10),
        origin=browser.origin,  # type: ignore[arg-type]
        additional_headers={"Cookie": browser.cookie or ""},
        compression=None,
    )


# ── letting others in ───────────────────────────────────────────────────────────────────────────


def test_letting_somebody_in_needs_a_touch_and_keeping_out_none(
    browser: Browser, desked: tuple[Camp, Camp, int]
) -> None:
    browser.enter(next(_NAMES), "administrator")
    late, name = stale(browser), next(_NAMES)
    body = {"name": name, "roles": ["duty"], "offices": []}
    assert late.post("/api/people", body).code == "RELEASE_NEEDED"
    assert all(each.name != name for each in box(browser).list())
    officer = box(browser).add(name, roles=["duty"], offices=[])
    path = f"/api/people/{officer.id}"
    assert late.post(f"{path}/link").code == "RELEASE_NEEDED"
    assert late.post(path, {"roles": ["administrator"]}).code == "RELEASE_NEEDED"
    assert late.post(path, {"disabled": True}).json["disabled"]
    assert late.post(path, {"disabled": False}).code == "RELEASE_NEEDED"
    proof = late.proof("/api/release/options")
    assert late.post(path, {"disabled": False, "release": proof}).status == 200
    assert "/enrol/" in late.post(f"{path}/link").json["link"], "good for some minutes"
