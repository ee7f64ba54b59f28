# SPDX-License-Identifier: Apache-2.0
"""Real homes with an open, verified line, and real node processes on loopback."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import socket
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any, Final

from tests.lives import Begin, Running, fresh
from wasl.cli.main import main
from wasl.cli.online.desk import running
from wasl.errors import Unavailable, WaslError
from wasl.home.layout import Home

PATIENCE_S = 30.0
Json = dict[str, Any]


def wasl(
    *args: str | Path, home: Path | None = None, passphrase: Path | None = None, code: int = 0
) -> str:
    """Carry out a command in this process, hold it to its exit code, and return what it prints."""
    command = list(map(str, args))
    if home is not None:
        command += ["--home", str(home)]
    if passphrase is not None:
        command += ["--passphrase-file", str(passphrase)]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        done = main(command)
    assert done == code, err.getvalue() + out.getvalue()
    return out.getvalue()


_WORKER: Final = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_PORTS: Final = itertools.cycle(range(20_000 + 1_500 * _WORKER, 21_500 + 1_500 * _WORKER))
"""Below those that the system gives to whoever asks, and of this worker alone."""


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens at, and that no other test is given."""
    ports: list[int] = []
    while len(ports) < count:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", next(_PORTS)))
            ports.append(probe.getsockname()[1])
    return ports


def make_homes(
    folder: Path, *parties: str, deaf: tuple[str, ...] = (), terms: str = ""
) -> dict[str, Path]:
    """Make homes, exchange and verify cards, and open one line; ``deaf`` parties only dial.

    ``terms``: those of the line, as TOML.
    """
    passphrase = folder / "passphrase"
    passphrase.write_text("for tests only\n")
    homes = {party: folder / party for party in parties}
    ports = dict(zip(parties, free_ports(len(parties)), strict=True))
    for party, home in homes.items():
        address = f"127.0.0.1:{ports[party]}"
        listen = () if party in deaf else ("--listen", address, "--url", f"https://{address}")
        names = ("--name", f"en={party.title()}", "--office", "duty=Duty desk")
        wasl("init", home, "--party", party, *names, *listen, passphrase=passphrase)
        wasl("card", "export", folder / f"{party}.card", home=home)
    for party, other in itertools.permutations(parties, 2):
        wasl("card", "add", folder / f"{other}.card", home=homes[party])
        digits = json.loads(wasl("card", "fingerprint", "--json", home=homes[other]))["digits"]
        wasl("card", "verify", other, digits, home=homes[party])
    first, *rest = parties
    file = folder / "line.wasl-line"
    others = [word for party in rest for word in ("--with", party)]
    (folder / "terms.toml").write_text(terms)
    about = ("--title", "A line of tests", "--terms", folder / "terms.toml", "--out", file)
    wasl("line", "propose", *others, *about, home=homes[first], passphrase=passphrase)
    for party in rest:
        wasl("line", "sign", file, home=homes[party], passphrase=passphrase)
    for home in homes.values():
        wasl("line", "open", file, home=home)
    return homes


class Process:
    """One node as a process of its own."""

    def __init__(self, home: Path, *, begin: Begin = fresh) -> None:
        self.home = home
        self.log_file = home.parent / f"{home.name}.log"
        self._begin = begin
        self._process: Running | None = None

    def start(self, *, patience_s: float = PATIENCE_S) -> None:
        """Start it, and wait until it answers."""
        self._process = self._begin(("run", "--home", str(self.home)), self.log_file)
        self.until(
            lambda: self.call("lines") is not None, "the node answers", patience_s=patience_s
        )

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL: no goodbye."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE_S)

    def stop(self) -> int:
        """SIGTERM, and its exit code."""
        if self._process is None or self._process.poll() is not None:
            return 0
        self._process.terminate()
        return self._process.wait(PATIENCE_S)

    def call(self, command: str, **body: object) -> Any:  # noqa: ANN401 -- JSON
        """A command over the control socket; None if the node is not there."""
        try:
            desk = running(Home(self.home))
            return None if desk is None else desk.call(command, body)
        except (Unavailable, OSError):
            return None

    def until(
        self, true: Callable[[], object], what: str, *, patience_s: float = PATIENCE_S
    ) -> object:
        """Wait until something becomes so."""
        end = time.monotonic() + patience_s
        while time.monotonic() < end:
            try:
                found = true()
            except WaslError:
                found = None
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"it never came to this: {what}")

    def send(self, line: str, text: str, **more: object) -> str | None:
        """Say something to the other duty desk; its id, or None if nobody confirmed it."""
        body = {"text": text, "from_office": "duty", "to_offices": ["duty"], **more}
        done = self.call("send", line=line, **body)
        return None if done is None else str(done["id"])

    def log(self, line: str) -> list[Json]:
        """The whole log of a line, in its order."""
        entries: list[Json] = []
        cursor = None
        while True:
            page = self.call("log", line=line, after=cursor)
            assert page is not None
            entries += page["entries"]
            if len(page["entries"]) < 500:
                return entries
            cursor = page["cursor"]


@contextlib.contextmanager
def started(folder: Path, parties: Sequence[str]) -> Generator[dict[str, Process]]:
    """Run the nodes of these homes in ``folder``, until the end of the block."""
    nodes = {party: Process(folder / party) for party in parties}
    try:
        for node in nodes.values():
            node.start()
        yield nodes
    finally:
        for node in nodes.values():
            node.stop()
