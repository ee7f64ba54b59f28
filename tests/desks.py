# SPDX-License-Identifier: Apache-2.0
"""The desk of a running node, as a browser reaches it: over HTTP, with a cookie and a passkey."""

from __future__ import annotations

import http.client
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.passkeys import Passkey
from wasl.home.audit import AuditTrail
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox

Json = dict[str, Any]
HOST = "northland.localhost"


def configure(home: Path, port: int, *, host: str = HOST, more: str = "") -> None:
    """Give a home a desk on a port of loopback."""
    with (home / "wasl.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[desk]\nlisten = "127.0.0.1:{port}"\nhost = "{host}"\n{more}')


@dataclass
class Told:
    """An answer of the desk."""

    status: int
    headers: dict[str, str]
    data: bytes
    cookies: list[str]

    @property
    def json(self) -> Any:  # noqa: ANN401 -- JSON
        return json.loads(self.data)

    @property
    def code(self) -> str:
        """The code of an error."""
        return str(self.json["error"]["code"])


@dataclass
class Browser:
    """One browser at the desk of one home. ``cookie``: the one that it holds, or none."""

    home: Path
    port: int
    cookie: str | None = None
    host: str = HOST
    patience_s: float = 20.0
    passkey: Passkey | None = None
    sent: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        data: bytes | None = None,
        key: str | None = None,
        headers: Mapping[str, str | None] | None = None,
    ) -> Told:
        """One request as a browser of ours sends it; a header that is None is left out."""
        wire = data if data is not None else b"" if body is None else json.dumps(body).encode()
        sent: dict[str, str | None] = {"Host": f"{self.host}:{self.port}"}
        if method != "GET":
            sent |= {
                "Origin": self.origin,
                "Idempotency-Key": key or secrets.token_hex(8),
                "Content-Type": "application/json",
            }
        if self.cookie is not None:
            sent["Cookie"] = self.cookie
        sent |= headers or {}
        return _exchange(self.port, method, path, wire, sent, self.patience_s)

    def get(self, path: str, **more: Any) -> Told:  # noqa: ANN401 -- words of ask
        return self.ask("GET", path, **more)

    def post(self, path: str, body: object = None, **more: Any) -> Told:  # noqa: ANN401 -- the same
        return self.ask("POST", path, {} if body is None else body, **more)

    # ── people ──

    def take(self, told: Told) -> Told:
        """Keep the cookie of an answer."""
        for one in told.cookies:
            self.cookie = one.partition(";")[0]
        return told

    def enter(self, name: str, *roles: str, offices: Iterable[str] = ("duty",)) -> Browser:
        """Sign in as a new officer, by a passkey of his own."""
        box = OfficerBox(Home(self.home).officers)
        officer = box.add(name, roles=roles, offices=offices)
        return self.enrol(box.make_link(officer.id, "enrol"))

    def enrol(self, token: str) -> Browser:
        """Enrol a new passkey with a link, and be signed in."""
        self.passkey = Passkey(self.origin)
        asked = self.post("/api/enrolment/options", {"token": token}).json
        made = self.passkey.make(asked["publicKey"])
        body = {"token": token, "state": asked["state"], "credential": made}
        told = self.take(self.post("/api/enrolment", body))
        assert told.status == 200, told.data
        return self

    def proof(self, path: str = "/api/session/options") -> Json:
        """Ask for a challenge, and let the passkey answer it."""
        assert self.passkey is not None
        asked = self.post(path).json
        return {"state": asked["state"], "credential": self.passkey.answer(asked["publicKey"])}

    def trail(self) -> list[str]:
        """What the audit trail tells, the newest first."""
        return [event.what for event in AuditTrail(Home(self.home).audit).read()[0]]


def _exchange(
    port: int,
    method: str,
    path: str,
    wire: bytes,
    headers: Mapping[str, str | None],
    patience_s: float,
) -> Told:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=patience_s)
    try:
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            if value is not None:
                line.putheader(name, value)
        if method != "GET" and "Content-Length" not in headers:
            line.putheader("Content-Length", str(len(wire)))
        line.endheaders(wire or None)
        answer = line.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        cookies = [v for n, v in answer.getheaders() if n.lower() == "set-cookie"]
        return Told(answer.status, told, answer.read(), cookies)
    finally:
        line.close()
