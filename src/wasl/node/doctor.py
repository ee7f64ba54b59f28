# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a running node, and what to do: the home's files, and what only it knows.

Rules:

1. It reads, asks nobody outside, and dials nobody: what is said of a far party is what the node's
   own bearers last met.
2. Not reached is a warning: it says that no bytes pass, and nothing about people.
3. Far clocks accuse nobody alone. If two or more agree that ours is off, it is ours.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Final

from wasl import __version__, limits
from wasl.bearers.https import NAME as HTTPS
from wasl.node.checkup import check_alarms, check_home, read_machine
from wasl.node.fields import Fields
from wasl.node.findings import Finding, at_most, fault, ok, warning, worst_first
from wasl.node.node import Node
from wasl.node.views import Json, utc_ms
from wasl.terms import Now

_AGREE: Final = 2  # far clocks that together outweigh ours


class Doctor:
    """The command ``doctor``."""

    def __init__(self, node: Node, states: Callable[[], list[Json]]) -> None:
        """``states``: how each line fares, as ``status`` gives it."""
        self._node = node
        self._states = states

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {"doctor": self._examine}

    async def _examine(self, fields: Fields) -> list[Json]:
        fields.done()
        node = self._node
        now = node.clock.now()
        found = [*_node(node), *_listening(node)]
        found += check_clock(self._states(), began=node.began, now=now)
        found += check_peers(self._states())
        found += check_alarms(self._states())
        machine = read_machine(node.home, now_s=now.seconds)
        found += await asyncio.to_thread(
            check_home, node.home, machine, seconds=limits.QUICK_CHECK_S
        )
        return [each.json() for each in worst_first(found)]


def _node(node: Node) -> Iterator[Finding]:
    ailing = node.health()["status"]
    if ailing != "ok":
        what = f"the node can keep nothing just now: {ailing}"
        yield fault("node", what, "see its log, and docs/reference/errors.md for the code")
    if not node.is_home():
        what = "the database in the home is not the one that the node has open"
        yield fault("node", what, "end the node; see the runbook node-does-not-start")
    began = (utc_ms(node.began.utc_ms) or "")[:19]
    what = f"Wasl {__version__} runs since {began}Z, process {os.getpid()}, start {node.starts}"
    yield ok("node", what)


def _listening(node: Node) -> Iterator[Finding]:
    listen = node.config.listen
    if listen is None:
        yield ok("listening", "nobody can dial us, and we dial")
    else:
        yield ok("listening", f"{HTTPS} on {listen.host}, port {node.bearer.port}")


def check_clock(states: Sequence[Json], *, began: Now, now: Now) -> Iterator[Finding]:
    """Hold our clock against far ones, and against the time that has passed since the start."""
    stepped_ms = (now.utc_ms - began.utc_ms) - (now.tick_ms - began.tick_ms)
    if abs(stepped_ms) > limits.CLOCK_STEP_MS:
        what = f"the clock was set by {stepped_ms / 1000:+.1f} s since the node began"
        do = "find out what set it (or did the machine sleep?); let NTP slew it"
        yield warning("clock", what, do)
    offsets = {
        str(peer["party"]): int(peer["clock_offset_ms"])
        for state in states
        for peer in state["peers"]
        if peer["clock_offset_ms"] is not None
    }
    most_ms = limits.CLOCK_QUARREL_S * 1000
    for sign, side in ((1, "behind"), (-1, "ahead of")):
        off = {party: ms for party, ms in offsets.items() if ms * sign > most_ms}
        told = ", ".join(f"{party} ({abs(ms) / 1000:.0f} s)" for party, ms in off.items())
        if len(off) >= _AGREE and len(off) > len(offsets) / 2:
            what = f"our clock is {side} those of {told}: they agree, so it is ours that is wrong"
            yield fault("clock", what, "set our clock right, slowly if the system can")
        elif off:
            what = f"our clock is {side} that of {told}: one of the two is wrong"
            yield warning("clock", what, "look at ours, then tell them by telephone")
    near = [party for party, ms in offsets.items() if abs(ms) <= most_ms]
    if near:
        yield ok("clock", f"our clock agrees with that of {', '.join(near)}")


def check_peers(states: Sequence[Json]) -> Iterator[Finding]:
    """Judge whether the far parties are reached, and have verified us."""
    yield from at_most(
        finding for state in states for peer in state["peers"] for finding in _peer(state, peer)
    )


def _peer(state: Json, peer: Json) -> Iterator[Finding]:
    party, alias = peer["party"], state["alias"]
    reached = [each["bearer"] for each in peer["bearers"] if each["reachable"]]
    heard = peer["last_heard"] or max(
        (each["last_heard"] for each in peer["bearers"] if each["last_heard"]), default=None
    )
    if reached:
        yield ok("peer", f"{party} is reached by {', '.join(reached)} ({alias})")
    else:
        troubles = "; ".join(each["trouble"] for each in peer["bearers"] if each["trouble"])
        since = f"last heard {heard}" if heard else "not heard since the node began"
        what = f"{party} is not reached, {since}" + (f": {troubles}" if troubles else "")
        yield warning("peer", f"{what} ({alias})", "see the runbook peer-not-reached")
    if not peer["verified"]["by_them"]:
        what = f"{party} has not said that it verified us ({alias})"
        yield warning("peer", what, "read our digits to them: wasl card fingerprint")
