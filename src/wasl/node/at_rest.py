# SPDX-License-Identifier: Apache-2.0
"""Looking at a home whose node does not answer: why it does not, and whether it would.

Rules:

1. The home is looked at under its lock. Who holds the lock and does not answer is a finding; the
   files are looked at all the same.
2. Nothing is started, and nothing is written.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from wasl import limits
from wasl.errors import WaslError
from wasl.home.config import Address, load_config
from wasl.home.layout import Home, open_home
from wasl.home.lines import LineBox
from wasl.home.lock import hold
from wasl.node.checkup import check_alarms, check_home, read_machine
from wasl.node.clock import read_clocks
from wasl.node.findings import Finding, State, fault, look, of_error, ok, warning, worst_first
from wasl.node.offline import open_desk
from wasl.node.views import Json

_BIND: Final = {
    errno.EADDRINUSE: ("another program listens there", "end that program, or change “listen”"),
    errno.EADDRNOTAVAIL: ("this machine has no such address", "change “listen” in wasl.toml"),
    errno.EACCES: ("this user may not listen there", "choose a port from 1024 on"),
}


def examine(path: Path) -> list[Json]:
    """Return what is found, the worst first. Raises Misuse if there is no home at all."""
    home = open_home(path)
    try:
        with hold(home):
            found = [*look("node", lambda: _not_running(home)), *_files(home)]
            found += look("listening", lambda: _listening(home))
    except WaslError as error:
        found = [of_error("node", error), *_files(home)]
    else:
        if all(each.state is not State.FAULT for each in found if each.check in _NEEDED):
            found += look("alarm", lambda: _alarms(home))
    return [each.json() for each in worst_first(found)]


_NEEDED: Final = frozenset(("config", "keys", "lines", "schema"))
"""Without these the record is not opened to see what alarms are open."""


def _not_running(home: Home) -> Iterator[Finding]:
    what, do = "the node of this home does not run", "start it with “wasl run”"
    if LineBox(home.lines).list():
        yield fault("node", f"{what}: nothing is sent, taken in or watched", do)
    else:
        yield warning("node", f"{what}; no line is open yet", f"open a line, then {do}")


def _files(home: Home) -> list[Finding]:
    now_s = read_clocks()[0] // 1000
    try:
        machine = read_machine(home, now_s=now_s)
    except WaslError as error:
        return [of_error("disk", error)]
    return check_home(home, machine, seconds=limits.QUICK_CHECK_S)


def _listening(home: Home) -> Iterator[Finding]:
    listen = load_config(home.config).listen
    if listen is None:
        yield ok("listening", "nobody can dial us, and we dial")
        return
    try:
        _try(listen)
    except OSError as error:
        said = error.strerror or str(error)
        why, do = _BIND.get(error.errno or 0, (said, "correct “listen” in wasl.toml"))
        yield fault("listening", f"the node could not listen on {listen}: {why}", do)
    else:
        yield ok("listening", f"{listen} is free to listen on")


def _try(listen: Address) -> None:
    """Take the address for a moment, without listening. Raises OSError."""
    found = socket.getaddrinfo(
        listen.host, listen.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)


def _alarms(home: Home) -> Iterator[Finding]:
    with open_desk(home.path) as desk:
        states = cast("list[Json]", desk.call("lines", {}))
    yield from check_alarms(states)
