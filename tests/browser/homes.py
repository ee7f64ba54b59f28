# SPDX-License-Identifier: Apache-2.0
"""Two real nodes with desks, and the officers who sit at them."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.desks import configure
from tests.homes import Process, free_ports, make_homes, wasl
from wasl.home.config import load_config
from wasl.home.layout import Home

Json = dict[str, Any]

LANGUAGES = {"northland": "ar", "sundria": "ru"}
OTHER = {"northland": "sundria", "sundria": "northland"}
ZONES = {"northland": "Asia/Damascus", "sundria": "Europe/Moscow"}
ASKS: Final = "northland"
"""Whose officers can ask a language model; a test lets one run."""
MODEL: Final = "http://127.0.0.1:{}/answer"
TERMS = """\
ack_within = { flash = "30s", immediate = "6s", priority = "3h", routine = "6h" }
check_every = "1d"
languages = ["ar", "ru", "en"]
expires = "365d"
"""


@dataclass
class Party:
    """A party with its node, and the address of its desk."""

    name: str
    node: Process
    port: int

    @property
    def language(self) -> str:
        return LANGUAGES[self.name]

    @property
    def far(self) -> str:
        """What this party calls the line."""
        return OTHER[self.name]

    @property
    def model_port(self) -> int:
        """Where the language model is to listen that its desk asks."""
        asking = load_config(Home(self.node.home).config).second_opinion
        assert asking is not None
        return int(asking.place.rpartition(":")[2])

    @property
    def origin(self) -> str:
        return f"http://{self.name}.localhost:{self.port}"

    def link(self, officer: str, *roles: str, once: bool = False, office: str = "duty") -> str:
        """The address of a one-time link; with roles, of an officer who is new."""
        made: Json = {}
        if roles:
            ways = [word for role in roles for word in ("--role", role)]
            made = self._wasl("officer", "add", officer, *ways, "--office", office)
        if once or not roles:
            made = self._wasl("officer", "link", officer, *(["--once"] if once else []))
        return made["link"]

    def disable(self, officer: str) -> None:
        """Let an officer in no more."""
        self._wasl("officer", "disable", officer)

    def _wasl(self, *words: str) -> Json:
        return json.loads(wasl("--json", *words, home=self.node.home))

    def ask(self, method: str, path: str, **headers: str) -> tuple[int, Json]:
        """A request as a program makes it, without a browser: its status, and the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        said = {"Host": self.origin.partition("://")[2], **headers}
        try:
            connection.request(
                method, path, headers={k.replace("_", "-"): v for k, v in said.items()}
            )
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def send(self, text: str, **more: object) -> str:
        """Say something over the control socket, as the command line does."""
        done = self.node.send(self.far, text, **more)
        assert done is not None
        return done

    def entry(self, name: str) -> Json:
        return self.node.call("show", entry=name)

    def tidy(self) -> None:
        """Acknowledge what still waits here: the next test finds a node, and a quiet desk."""
        if self.node.call("lines") is None:
            self.node.start()
        for one in self.node.log(self.far):
            taken = one["ladder"].get(self.name, {}).get("acknowledged")
            if one["author"] == self.far and one["kind"] in ("message", "check") and not taken:
                self.node.call("ack", entry=one["id"], answer="received", by="tidying up")


def found(folder: Path) -> dict[str, int]:
    """Make homes with desks and one line. Return the ports of the desks."""
    homes = make_homes(folder, *OTHER, terms=TERMS)
    ports = dict(zip(homes, free_ports(len(homes)), strict=True))
    for party, home in homes.items():
        first = LANGUAGES[party]
        languages = [first, *(each for each in ("ar", "ru", "en") if each != first)]
        more = f'languages = {languages}\ntime_zone = "{ZONES[party]}"\n'
        if party == ASKS:
            more += (
                f'[second_opinion]\nurl = "{MODEL.format(free_ports(1)[0])}"\nmodel = "the-model"\n'
            )
        configure(home, ports[party], host=f"{party}.localhost", more=more)
    return ports
