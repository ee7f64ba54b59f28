# SPDX-License-Identifier: Apache-2.0
"""What the story is played on: a temporary folder, two homes, real commands and real node
processes.

Rules:

1. Every process that was started here has ended when :meth:`Stage.clear` returns, whatever
   happened.
2. Commands run as programs of their own, without anything of the caller's Wasl surroundings.
3. Nothing listens but on 127.0.0.1.

It checks nothing about the record: the story does.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from wasl.cli.online import desk
from wasl.cli.online.desk import NodeDesk
from wasl.errors import Code, Misuse
from wasl.home.layout import Home

Json = dict[str, Any]
_T = TypeVar("_T")

PATIENCE_S: Final = 60.0
"""How long the story waits for something that takes a second: a slow machine is no broken
promise."""

_POLL_S: Final = 0.05
_END_S: Final = 15.0
_LOG_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended: its exit code, the objects it answered, its error, its warnings."""

    code: int
    answers: tuple[Json, ...]
    error: Json
    warnings: tuple[str, ...] = ()

    @property
    def answer(self) -> Json:
        """The first object."""
        return self.answers[0] if self.answers else {}

    def with_code(self, expect: int, line: str) -> Done:
        """It, which must have ended so. Raises Misuse (PROMISE_BROKEN)."""
        if self.code != expect:
            told = f"it ended with {self.code}: {self.error}"
            raise broken(f"“wasl {line}” ends with {expect}; {told}")
        return self


@dataclass(slots=True)
class Actor:
    """One party on the stage: its home, the ports of node and desk, its node if it runs."""

    party: str
    home: Home
    port: int
    desk_port: int
    node: subprocess.Popen[bytes] | None = None
    starts: int = 0


@dataclass(slots=True)
class Stage:
    """The folder, and the two parties in it."""

    folder: Path
    actors: dict[str, Actor] = field(default_factory=dict[str, Actor])
    _commands: list[subprocess.Popen[bytes]] = field(default_factory=list[subprocess.Popen[bytes]])

    def cast(self, *parties: str) -> None:
        """Give each party a home, two free ports and a passphrase."""
        ports = iter(_free_ports(2 * len(parties)))
        for party in parties:
            self.actors[party] = Actor(party, Home(self.folder / party), next(ports), next(ports))
            passphrase = self.folder / f"{party}.passphrase"
            passphrase.touch(mode=0o600)
            passphrase.write_text(secrets.token_urlsafe(18) + "\n", encoding="utf-8")

    # ── commands ──

    def begin(self, *arguments: str, party: str | None = None) -> Callable[[], Done]:
        """Start a command, as ``party``; the function returned waits for its end."""
        words = [sys.executable, "-m", "wasl", "--json"]
        if party is not None:
            words += ["--passphrase-file", f"{party}.passphrase"]
        process = subprocess.Popen(  # noqa: S603 - it is this very program
            [*words, *arguments],
            cwd=self.folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

        self._commands.append(process)

        def wait() -> Done:
            out, err = process.communicate(timeout=PATIENCE_S)
            self._commands.remove(process)
            told = _objects(err)
            errors = [cast("Json", each["error"]) for each in told if "error" in each]
            warnings = tuple(str(each["warning"]["what"]) for each in told if "warning" in each)
            return Done(process.returncode, _objects(out), errors[0] if errors else {}, warnings)

        return wait

    def run(self, *arguments: str, party: str | None = None) -> Done:
        """Carry out a command to its end."""
        return self.begin(*arguments, party=party)()

    # ── nodes ──

    def start(self, party: str) -> None:
        """Run a party's node, and wait until it answers. Raises Misuse."""
        actor = self.actors[party]
        actor.starts += 1
        log = self.folder / f"{party}.log"
        with log.open("ab") as file:
            actor.node = subprocess.Popen(  # noqa: S603 - it is this very program
                [sys.executable, "-m", "wasl", "--json", "--home", party, "run"],
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=file,
            )
        self.desk(party)

    def desk(self, party: str) -> NodeDesk:
        """The desk of a party's node, as soon as it answers. Raises Misuse."""
        actor = self.actors[party]

        def look() -> NodeDesk | None:
            if actor.node is None or actor.node.poll() is not None:
                raise self._fallen(actor)
            return desk.running(actor.home)

        return self.until(look, f"the node of {party} answers")

    def status(self, party: str) -> list[Json]:
        """How a running node fares."""
        return cast("list[Json]", self.desk(party).call("status", {}))

    def alarms(self, party: str) -> list[str]:
        """The alarms that are open at a running node."""
        return [str(each["code"]) for state in self.status(party) for each in state["alarms"]]

    def entry(self, party: str, name: str) -> Json:
        """An entry as a running node shows it."""
        return cast("Json", self.desk(party).call("show", {"entry": name}))

    def until(self, look: Callable[[], _T | None], what: str) -> _T:
        """Look until there is something. Raises Misuse (PROMISE_BROKEN) after a long while."""
        end = time.monotonic() + PATIENCE_S
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() > end:
                raise broken(f"{what} (waited {PATIENCE_S:g} s in vain)")
            time.sleep(_POLL_S)

    def kill(self, party: str) -> None:
        """End a node without warning, as a loss of power would."""
        node = self.actors[party].node
        assert node is not None
        node.kill()
        node.wait(_END_S)

    def lose(self, party: str) -> int:
        """End a node and its home, as a fire would. Return which process it was."""
        self.kill(party)
        actor = self.actors[party]
        shutil.rmtree(actor.home.path)
        assert actor.node is not None
        return actor.node.pid

    def stop(self, party: str) -> int:
        """Ask a node to end, and return its exit code."""
        node = self.actors[party].node
        assert node is not None
        node.terminate()
        return node.wait(_END_S)

    def clear(self) -> None:
        """End every node and command that still runs."""
        nodes = [each.node for each in self.actors.values() if each.node is not None]
        running = [each for each in (*nodes, *self._commands) if each.poll() is None]
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(_END_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _fallen(self, actor: Actor) -> Misuse:
        log = self.folder / f"{actor.party}.log"
        last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LOG_LINES:]
        return broken(f"the node of {actor.party} runs; it ended by itself: {' | '.join(last)}")


def broken(promise: str, *, where: str = "") -> Misuse:
    """The end of the story: something that was promised does not hold."""
    what = f"a promise does not hold: {promise}"
    do = "keep what is on the screen, and report it"
    return Misuse(Code.PROMISE_BROKEN, what, where=where, do=do)


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WASL_")}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def _free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens on; all held open until all are known."""
    held = [socket.socket() for _ in range(count)]
    try:
        for each in held:
            each.bind(("127.0.0.1", 0))
        return [cast("int", each.getsockname()[1]) for each in held]
    finally:
        for each in held:
            each.close()


def _objects(data: bytes) -> tuple[Json, ...]:
    """The JSON objects of an output, one a line; what is none is left out."""
    found: list[Json] = []
    for line in data.decode("utf-8", "replace").splitlines():
        try:
            value: Any = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            found.append(cast("Json", value))
    return tuple(found)
