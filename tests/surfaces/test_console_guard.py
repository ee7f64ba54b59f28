# SPDX-License-Identifier: Apache-2.0
"""What the desk refuses before it looks at it, and what it tells browsers about every answer."""

from __future__ import annotations

import itertools
import json
import socket
from typing import Any

import pytest

from tests.desks import Browser
from tests.surfaces.command import Camp
from wasl.console.doors import Door
from wasl.console.openapi import everything
from wasl.console.rights import RIGHTS
from wasl.home.audit import AuditTrail
from wasl.home.layout import Home

Json = dict[str, Any]
_NAMES = (f"Guard No. {n}" for n in itertools.count(100))

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types svelte-trusted-html"
)
PROMISED = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(), geolocation=()",
}


def described() -> list[tuple[str, str, Json]]:
    """Every route of the desk: method, path, and what is said of it."""
    return [
        (method.upper(), path.replace("{", "").replace("}", ""), told)
        for path, methods in everything()["paths"].items()
        for method, told in methods.items()
    ]


def closed() -> list[tuple[str, str]]:
    return [(method, path) for method, path, told in described() if told["security"]]


@pytest.fixture
def duty(browser: Browser) -> Browser:
    return browser.enter(next(_NAMES), "duty")


@pytest.mark.parametrize(("method", "path"), closed())
def test_every_route_refuses_who_is_not_signed_in(browser: Browser, method: str, path: str) -> None:
    told = browser.ask(method, path, {})
    assert (told.status, told.code) == (401, "NOT_SIGNED_IN")
    browser.cookie = "wasl-00000000=" + "A" * 43
    assert browser.ask(method, path, {}).status == 401


def test_there_are_routes_to_refuse() -> None:
    assert len(closed()) > 15
    assert {told["summary"] for _, path, told in described() if path == "/api/ack"}


def test_every_right_is_refused_to_the_roles_without_it(browser: Browser) -> None:
    """Each role at each route that names a right: those without it are told 403."""
    seen = 0
    for role, rights in RIGHTS.items():
        at = Browser(browser.home, browser.port).enter(next(_NAMES), role)
        for method, path, told in described():
            right = told["description"].removeprefix("Right: ").rstrip(".")
            if right in {each.value for each in rights} or " " in right:
                continue
            refused = at.ask(method, path, {})
            assert (refused.status, refused.code) == (403, "NOT_ALLOWED"), (role, path)
            seen += 1
    assert seen > 40


def test_what_a_role_may_not_do_is_written_once(browser: Browser) -> None:
    """Two doors of one right, many times: one line, and the rest is counted."""
    name = next(_NAMES)
    browser.enter(name, "duty")
    for _ in range(5):
        assert browser.get("/api/people").status == 403
        assert browser.post("/api/people", {}).status == 403
    assert browser.get("/api/audit").status == 403
    mine = [each for each in AuditTrail(Home(browser.home).audit).read()[0] if each.officer == name]
    told = [(each.what, each.detail) for each in mine if each.what == "refused"]
    assert told == [
        ("refused", {"right": each, "place": f"GET /api/{each}"}) for each in ("audit", "people")
    ]


def test_the_trail_goes_into_the_log_of_the_node(
    browser: Browser, desked: tuple[Camp, Camp, int]
) -> None:
    """Also what a command beside the desk has written, with the next line."""
    name = next(_NAMES)
    north = desked[0]
    browser.enter(name, "duty")
    north.must("officer", "disable", name)
    north.must("officer", "enable", name)
    browser.enter(next(_NAMES), "duty")
    log = (north.folder / "northland.log").read_text("utf-8").splitlines()
    told = [line for line in map(json.loads, log) if line["event"] == "audit"]
    kept = Home(north.home).audit.read_text("utf-8").splitlines()
    kept_hashes = [json.loads(line)["hash"] for line in kept]
    assert [line["hash"] for line in told] == kept_hashes[-len(told) :]
    assert {"enrolled", "officer-changed", "signed-in"} <= {line["what"] for line in told}
    assert {line["level"] for line in told} == {"info"}


def test_every_answer_has_the_headers(duty: Browser) -> None:
    for told in (
        duty.get("/"),
        duty.get("/api/session"),
        duty.get("/api/lines"),
        duty.get("/api/nothing"),
        duty.post("/api/ack", data=b"{"),
        duty.get("/api/lines", headers={"Host": "evil.example"}),
        duty.ask("PATCH", "/api/lines", {}),
    ):
        held = {name: told.headers.get(name) for name in PROMISED}
        assert held == PROMISED
        assert "server" not in told.headers
        assert "strict-transport-security" not in told.headers, "there is no TLS here"
    assert duty.get("/api/lines").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "localhost", "northland.localhost", "northland.localhost:1"],
)
def test_another_name_is_not_answered(duty: Browser, host: str) -> None:
    """A cookie that was carried off to another name opens nothing (DNS rebinding)."""
    told = duty.get("/api/lines", headers={"Host": host})
    assert (told.status, told.code) == (421, "WRONG_HOST")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", None, "http://localhost"])
def test_another_page_changes_nothing(duty: Browser, origin: str | None) -> None:
    told = duty.post("/api/session/lock", headers={"Origin": origin})
    assert (told.status, told.code) == (403, "FOREIGN_ORIGIN")
    assert duty.get("/api/lines").status == 200


def test_another_page_reads_nothing(duty: Browser) -> None:
    told = duty.get("/api/lines", headers={"Origin": "https://evil.example"})
    assert told.status == 403


def test_a_foreign_page_gets_no_event_socket(duty: Browser) -> None:
    assert _upgrade(duty, "https://evil.example") == 403


def _upgrade(browser: Browser, origin: str) -> int:
    """Ask for the event socket, and return the status of the answer."""
    with socket.create_connection(("127.0.0.1", browser.port), 10) as line:
        line.sendall(
            (
                f"GET /api/events HTTP/1.1\r\nHost: {browser.host}:{browser.port}\r\n"
                f"Origin: {origin}\r\nCookie: {browser.cookie}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
            ).encode()
        )
        return int(line.recv(64).split(b" ")[1])


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"a":NaN}', b"[" * 100_000, b'{"a":1e999}'],
    ids=range(9),
)
def test_a_body_that_is_no_object_is_refused(duty: Browser, data: bytes) -> None:
    told = duty.ask("POST", "/api/check", data=data)
    assert told.status == 400
    assert told.code == "WASL-1001"


def test_a_field_that_is_not_known_is_named(duty: Browser) -> None:
    for path, body in (
        ("/api/ack", {"entry": "x", "answer": "received", "by": "The Minister"}),
        ("/api/check", {"line": "sundria", "loud": True}),
        ("/api/session/lock", {"now": 1}),
    ):
        told = duty.post(path, body)
        assert told.status == 400
        assert "unknown field" in told.json["error"]["what"] or path == "/api/ack"
    query = duty.get("/api/alarms?shade=red")
    assert (query.status, query.json["error"]["where"]) == (400, "shade")


def test_a_body_that_is_too_large_is_refused(duty: Browser) -> None:
    declared = duty.ask("POST", "/api/check", data=b"{}", headers={"Content-Length": "4194305"})
    assert (declared.status, declared.code) == (413, "TOO_LARGE")
    told = duty.ask("POST", "/api/check", data=b" " * ((1 << 22) + 1))
    assert told.status == 413


def test_a_body_without_a_length_is_counted(duty: Browser) -> None:
    """A chunked body, which declares nothing, is refused as soon as it is too large."""
    head = (
        f"POST /api/check HTTP/1.1\r\nHost: {duty.host}:{duty.port}\r\nOrigin: {duty.origin}\r\n"
        f"Cookie: {duty.cookie}\r\nIdempotency-Key: abcdefgh\r\nTransfer-Encoding: chunked\r\n\r\n"
    ).encode()
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", duty.port), 20) as line:
        line.sendall(head)
        line.settimeout(20)
        try:
            for _ in range(66):
                line.sendall(piece)
        except OSError:
            pass  # it has stopped reading, as it should
        assert line.recv(64).startswith(b"HTTP/1.1 413")


def test_a_head_that_is_too_large_is_refused(duty: Browser) -> None:
    told = duty.get("/api/lines", headers={"X-Filler": "a" * 70_000})
    assert (told.status, told.code) == (431, "HEAD_TOO_LARGE")


@pytest.mark.parametrize("key", [None, "", "short", "x" * 65, "with space 1"])
def test_a_change_needs_a_key(duty: Browser, key: str | None) -> None:
    told = duty.post("/api/session/lock", headers={"Idempotency-Key": key})
    assert (told.status, told.json["error"]["where"]) == (400, "Idempotency-Key")


def test_no_path_leads_out_of_the_pages(browser: Browser) -> None:
    for path in ("/../app.py", "/%2e%2e/app.py", "/..%2fapp.py", "/.digest", "//etc/passwd"):
        told = browser.get(path)
        assert b"# SPDX" not in told.data, "no source of ours"
        assert b"root:" not in told.data
        assert told.headers["content-type"].startswith("text/html") or told.status >= 400


def test_the_description_is_of_the_routes_that_there_are(duty: Browser) -> None:
    told = duty.get("/api/openapi.json").json
    assert told["paths"] == json.loads(json.dumps(everything()["paths"]))
    assert told["components"]["schemas"]["entry"]["type"] == "object"
    assert "$defs" not in json.dumps(told)
    assert Door.__doc__


def test_a_method_that_is_not_there_is_told(duty: Browser) -> None:
    told = duty.ask("DELETE", "/api/lines")
    assert (told.status, told.code) == (405, "WRONG_METHOD")
    assert duty.get("/api/nothing").code == "NOT_FOUND"
