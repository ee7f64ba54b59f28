# SPDX-License-Identifier: Apache-2.0
"""Signing in at the desk of a running node: passkeys, links, the lock, and who is kept out.

Whoever has failed ten times is told 429 for ten minutes, and all tests are one address: in which
order they come here is not said.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.desks import Browser
from tests.passkeys import Passkey
from tests.surfaces.command import Camp
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox

Json = dict[str, Any]
_NAMES = (f"Officer No. {n}" for n in itertools.count(100))


@pytest.fixture
def name() -> str:
    return next(_NAMES)


def box(browser: Browser) -> OfficerBox:
    return OfficerBox(Home(browser.home).officers)


def test_nobody_is_signed_in_at_first(browser: Browser) -> None:
    told = browser.get("/api/session")
    assert told.status == 200
    assert told.json["party"] == "northland"
    assert told.json["officer"] is None
    assert not told.json["locked"]
    assert browser.get("/api/lines").status == 401


def test_an_officer_enrols_signs_out_and_in_again(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    assert browser.get("/api/session").json["officer"]["name"] == name
    held = browser.cookie
    assert browser.ask("DELETE", "/api/session").status == 200
    assert browser.get("/api/lines").status == 401, "the cookie that was held opens nothing"
    told = browser.take(browser.post("/api/session", browser.proof()))
    assert told.status == 200
    assert told.json["officer"]["roles"] == ["duty"]
    assert browser.cookie != held
    assert browser.get("/api/lines").status == 200


def test_the_cookie_is_for_this_desk_and_no_script(browser: Browser, name: str) -> None:
    officer = box(browser).add(name, roles=["readonly"], offices=[])
    token = box(browser).make_link(officer.id, "once")
    (cookie,) = browser.post("/api/session", {"once": token}).cookies
    words = {each.strip().lower() for each in cookie.split(";")[1:]}
    assert words == {"httponly", "path=/", "samesite=strict"}
    assert cookie.startswith("wasl-")


def test_a_link_works_once(browser: Browser, name: str) -> None:
    officer = box(browser).add(name, roles=["readonly"], offices=[])
    token = box(browser).make_link(officer.id, "once")
    assert browser.post("/api/session", {"once": token}).status == 200
    again = browser.post("/api/session", {"once": token})
    assert again.status == 429 or again.json["error"]["where"] == "token"
    assert again.cookies == []


def test_a_link_that_is_too_old_is_no_link(browser: Browser, name: str) -> None:
    officer = box(browser).add(name, roles=["readonly"], offices=[])
    token = box(browser).make_link(officer.id, "enrol", lasts_s=0)
    assert browser.post("/api/enrolment/options", {"token": token}).status in (400, 429)


def test_a_link_to_sign_in_does_not_enrol(browser: Browser, name: str) -> None:
    officer = box(browser).add(name, roles=["readonly"], offices=[])
    token = box(browser).make_link(officer.id, "once")
    assert browser.post("/api/enrolment/options", {"token": token}).status in (400, 429)


def test_a_new_enrolment_makes_the_old_passkey_void(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    other = Browser(browser.home, browser.port)
    other.enrol(box(browser).make_link(box(browser).named(name).id, "enrol"))
    assert browser.get("/api/lines").status == 401, "sessions of the old one have ended"
    refused = browser.post("/api/session", browser.proof())
    assert refused.status == 429 or refused.code == "PASSKEY_REFUSED"
    assert other.get("/api/lines").status == 200


@pytest.mark.parametrize(
    "otherwise",
    [
        {"verified": False},
        {"origin": "http://evil.localhost"},
        {"rp_id": "evil.localhost"},
        {"crossed": True},
        {"credential": b"another, which nobody has enrolled"},
        {"user": "AAAA"},
    ],
    ids=lambda each: next(iter(each)),
)
def test_what_does_not_prove_the_officer_signs_nobody_in(
    browser: Browser, name: str, otherwise: Json
) -> None:
    browser.enter(name, "duty")
    browser.ask("DELETE", "/api/session")
    assert browser.passkey is not None
    for field, value in otherwise.items():
        setattr(browser.passkey, field, value)
    told = browser.post("/api/session", browser.proof())
    assert told.status in (403, 429)
    assert told.cookies == []


def test_another_key_behind_the_same_id_is_refused(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    browser.ask("DELETE", "/api/session")
    assert browser.passkey is not None
    browser.passkey.key = Passkey(browser.origin).key
    assert browser.post("/api/session", browser.proof()).cookies == []


def test_a_challenge_is_answered_once(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    browser.ask("DELETE", "/api/session")
    proof = browser.proof()
    assert browser.post("/api/session", proof).status == 200
    replayed = browser.post("/api/session", proof)
    assert replayed.status in (403, 429)
    assert replayed.cookies == []


def test_a_copied_passkey_is_refused_and_told(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    browser.ask("DELETE", "/api/session")
    assert browser.passkey is not None
    browser.post("/api/session", browser.proof())
    browser.passkey.count -= 1
    told = browser.post("/api/session", browser.proof())
    assert told.cookies == []
    assert "passkey-copied" in browser.trail()[:3]


def test_an_unverified_passkey_is_not_enrolled(browser: Browser, name: str) -> None:
    officer = box(browser).add(name, roles=["duty"], offices=[])
    token = box(browser).make_link(officer.id, "enrol")
    asked = browser.post("/api/enrolment/options", {"token": token}).json
    chosen = asked["publicKey"]["authenticatorSelection"]
    assert chosen["userVerification"] == "required"
    assert chosen["residentKey"] == "required"
    made = Passkey(browser.origin, verified=False).make(asked["publicKey"])
    body = {"token": token, "state": asked["state"], "credential": made}
    assert browser.post("/api/enrolment", body).status in (403, 429)
    assert not box(browser).get(officer.id).enrolled


def test_a_disabled_officer_has_no_session(
    browser: Browser, name: str, desked: tuple[Camp, Camp, int]
) -> None:
    browser.enter(name, "duty")
    assert browser.get("/api/lines").status == 200
    desked[0].must("officer", "disable", name)
    assert browser.get("/api/lines").status == 401
    assert browser.post("/api/session", browser.proof()).cookies == []
    desked[0].must("officer", "enable", name)
    assert browser.take(browser.post("/api/session", browser.proof())).status == 200


def test_while_locked_everything_waits_for_the_passkey(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    assert browser.post("/api/session/lock").status == 200
    assert browser.get("/api/session").json["locked"]
    for path in ("/api/lines", "/api/alarms", "/api/openapi.json"):
        assert (browser.get(path).status, browser.get(path).code) == (423, "DESK_LOCKED")
    assert browser.post("/api/send", {"line": "sundria"}).status == 423
    assert browser.post("/api/session/unlock", browser.proof()).status == 200
    assert browser.get("/api/lines").status == 200


def test_a_lock_is_opened_by_its_own_officer_alone(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    browser.post("/api/session/lock")
    other = Browser(browser.home, browser.port).enter(f"{name} B", "duty")
    ours, browser.passkey = browser.passkey, other.passkey
    assert browser.post("/api/session/unlock", browser.proof()).status in (403, 429)
    browser.passkey = ours
    assert browser.get("/api/lines").status == 423
    assert browser.post("/api/session/unlock", browser.proof()).status == 200


def test_language_and_theme_are_the_officers_at_every_desk(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    seated = browser.get("/api/session").json["officer"]
    assert (seated["lang"], seated["theme"]) == (None, None)
    assert browser.post("/api/looks", {"lang": "ar"}).json["lang"] == "ar"
    assert browser.post("/api/looks", {"theme": "dim"}).json["lang"] == "ar", "one at a time"
    other = Browser(browser.home, browser.port, passkey=browser.passkey)
    seated = other.take(other.post("/api/session", other.proof())).json["officer"]
    assert (seated["lang"], seated["theme"]) == ("ar", "dim")
    colleague = Browser(browser.home, browser.port).enter(next(_NAMES), "readonly")
    assert colleague.get("/api/session").json["officer"]["lang"] is None


@pytest.mark.parametrize(
    ("looks", "where"),
    [
        ({"lang": "fr"}, "lang"),
        ({"theme": ""}, "theme"),
        ({"theme": ["dim"]}, "theme"),
        ({"font": "large"}, "font"),
    ],
)
def test_looks_that_no_desk_has_are_refused(
    browser: Browser, name: str, looks: Json, where: str
) -> None:
    browser.enter(name, "readonly")
    browser.post("/api/looks", {"lang": "ru", "theme": "light"})
    told = browser.post("/api/looks", looks)
    assert (told.status, told.json["error"]["where"]) == (400, where)
    seated = browser.get("/api/session").json["officer"]
    assert (seated["lang"], seated["theme"]) == ("ru", "light")


def test_who_passes_a_locked_desk_changes_no_looks(browser: Browser, name: str) -> None:
    browser.enter(name, "duty")
    browser.post("/api/session/lock")
    assert browser.post("/api/looks", {"lang": "ru"}).status == 423
    browser.ask("DELETE", "/api/session")
    assert browser.post("/api/looks", {"lang": "ru"}).status == 401
    assert box(browser).named(name).lang is None


def test_a_session_of_one_browser_is_not_answered_by_another(browser: Browser, name: str) -> None:
    """A challenge of a locked session is that session's alone."""
    browser.enter(name, "duty")
    proof = browser.proof("/api/release/options")
    stranger = Browser(browser.home, browser.port)
    assert stranger.post("/api/session", proof).cookies == []
    assert browser.post("/api/session/lock").status == 200
