# SPDX-License-Identifier: Apache-2.0
"""The desks of the two parties on the stage: opened, and followed as a browser follows them.

Rules:

1. A desk listens on 127.0.0.1, under a name of its own that ends in ``.localhost``.
2. Whoever follows a desk here signs in by a one-time link, reads the log once, and then hears what
   the desk tells by itself: as a screen does, and by nothing else.
3. A session ends with its node. Whoever follows signs in anew, by a new link, and reads again.
4. A new link ends the one before it. So who follows counts as signed in only once it hears: until
   then it may need another, and the link of whoever sits at that desk is made afterwards.
"""

from __future__ import annotations

import http.client
import json
import secrets
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, cast

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from wasl.cli.demo.ceremony import OTHER, PARTIES
from wasl.cli.demo.script import OFFICERS, SIDES
from wasl.cli.demo.stage import Json, Stage, broken
from wasl.errors import Misuse
from wasl.home.address import Address
from wasl.home.console import LANGUAGES, DeskSettings, format_desk

_ZONES: Final = {"ar": "Asia/Damascus", "ru": "Europe/Moscow"}
_LISTENS_S: Final = 10.0
_AGAIN_S: Final = 0.2


@dataclass(slots=True)
class DeskOf:
    """Where the desk of a party is."""

    stage: Stage
    party: str
    manned: bool = False

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.stage.actors[self.party].desk_port

    @property
    def origin(self) -> str:
        """Its address, as it stands in a browser."""
        return f"http://{self.party}.localhost:{self.port}"

    def link(self) -> str:
        """An address that signs the party's duty officer in, once. Raises Misuse."""
        name = OFFICERS[self.party]
        if not self.manned:
            self._run("add", name, "--role", "duty", "--office", "duty")
            self.manned = True
        return str(self._run("link", name, "--once")["link"])

    def _run(self, *words: str) -> Json:
        whole = ("--home", self.party, "officer", *words)
        return self.stage.run(*whole).with_code(0, " ".join(whole)).answer


def furnish(stage: Stage) -> dict[str, DeskOf]:
    """Give each home a desk, before its node starts."""
    desks: dict[str, DeskOf] = {}
    for side in SIDES:
        desk = DeskOf(stage, side.party)
        first = side.language
        spoken = [first, *(each for each in LANGUAGES if each != first)]
        settings = DeskSettings(
            listen=Address("127.0.0.1", desk.port),
            host=f"{side.party}.localhost",
            languages=tuple(spoken),
            time_zone=_ZONES[first],
        )
        with stage.actors[side.party].home.config.open("a", encoding="utf-8") as config:
            config.write(format_desk(settings))
        desks[side.party] = desk
    return desks


@dataclass(slots=True)
class Follower:
    """Follows one desk in a thread of its own, until :meth:`stop`."""

    desk: DeskOf
    entries: dict[str, Json] = field(default_factory=dict[str, Json])
    rang: set[str] = field(default_factory=set[str])
    overdue: set[str] = field(default_factory=set[str])
    told: set[str] = field(default_factory=set[str])
    """What the desk told by itself: more than what was read when it was opened."""
    signed_in: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to follow."""
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Follow no more."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(_LISTENS_S)

    def _follow(self) -> None:
        while not self._ended.is_set():
            with suppress(OSError, http.client.HTTPException, WebSocketException, ValueError):
                self._sit()
            self._ended.wait(_AGAIN_S)

    def _sit(self) -> None:
        try:
            once = self.desk.link().rpartition("/")[2]
        except Misuse:
            return  # the machine was lost just now, and with it the officers: another will come
        cookie = self._sign_in(once)
        uri = f"ws{self.desk.origin.removeprefix('http')}/api/events?after=0"
        raw = socket.create_connection(("127.0.0.1", self.desk.port), _LISTENS_S)
        headers = {"Cookie": cookie}
        with connect(
            uri, sock=raw, origin=cast("Any", self.desk.origin), additional_headers=headers
        ) as events:
            self._hear(json.loads(events.recv(_LISTENS_S)))
            self._read_log(cookie)
            self.signed_in += 1
            while not self._ended.is_set():
                with suppress(TimeoutError):
                    self._hear(json.loads(events.recv(_AGAIN_S)))

    def _hear(self, event: Json) -> None:
        if event["type"] == "entry":
            entry = cast("Json", event["entry"])
            self._keep(entry)
            self.told.add(str(entry["id"]))
        elif event["type"] == "ring":
            self.rang.add(str(event["entry"]))

    def _keep(self, entry: Json) -> None:
        name = str(entry["id"])
        self.entries[name] = entry
        if entry["overdue"]:
            self.overdue.add(name)

    def _sign_in(self, once: str) -> str:
        answer, cookie = _ask(self.desk, "POST", "/api/session", {"once": once})
        if answer.get("officer") is None:
            raise broken(f"a one-time link signs in at {self.desk.origin}: {answer}")
        return cookie

    def _read_log(self, cookie: str) -> None:
        line, after = OTHER[self.desk.party], ""
        while True:
            path = f"/api/lines/{line}/log?limit=200" + (f"&after={after}" if after else "")
            page, _ = _ask(self.desk, "GET", path, cookie=cookie)
            for entry in cast("list[Json]", page["entries"]):
                self._keep(entry)
            after = str(page["cursor"] or "")
            if len(page["entries"]) < 200 or not after:
                return


def _ask(
    desk: DeskOf, method: str, path: str, body: Json | None = None, *, cookie: str = ""
) -> tuple[Json, str]:
    """One request, as the page makes it. Return the answer, and the cookie that it sets."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=_LISTENS_S)
    headers = {"Host": desk.origin.partition("://")[2], "Origin": desk.origin}
    if cookie:
        headers["Cookie"] = cookie
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        headers |= {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(8)}
    try:
        connection.request(method, path, data, headers)
        answer = connection.getresponse()
        value: Any = json.loads(answer.read())
        if answer.status != 200:
            raise OSError(f"{path}: {answer.status} {value}")
        return value, (answer.getheader("Set-Cookie") or "").partition(";")[0]
    finally:
        connection.close()


def follow(desks: dict[str, DeskOf]) -> dict[str, Follower]:
    """Follow each desk, as one more screen of its party. Raises Misuse if one does not answer."""
    followers = {party: Follower(desk) for party, desk in desks.items()}
    for each in followers.values():
        each.start()
    stage = next(iter(desks.values())).stage
    stage.until(
        lambda: all(each.signed_in for each in followers.values()),
        "a one-time link signs in at both desks",
    )
    return followers


def until_told(followers: dict[str, Follower], names: list[str], *, patience_s: float) -> Json:
    """Wait until both desks show all of these. Return what is missing at which."""
    end = time.monotonic() + patience_s
    while True:
        missing = {
            party: [name for name in names if name not in followers[party].entries]
            for party in PARTIES
        }
        if not any(missing.values()) or time.monotonic() > end:
            return missing
        time.sleep(_AGAIN_S)
