# SPDX-License-Identifier: Apache-2.0
"""The node's watch over lines in memory: whom it tells, when it alarms, and when it does not."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.lines import Clock, Node, Wire, line_of
from wasl import limits
from wasl.errors import Code, Unavailable
from wasl.home.chain import Escalation, Stage
from wasl.home.config import Config
from wasl.line.line import Event
from wasl.line.work import Standing
from wasl.node.desks import Desks
from wasl.node.watch import Watch
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.steps import Past
from wasl.terms import LineId, PartyId, Precedence
from wasl.trust.charter import Presence


class Hosted:
    """A line in memory, run as the driver runs it."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.ails = False

    @property
    def standing(self) -> Standing:
        return self.node.line.standing

    async def run(self, event: Event) -> None:
        await asyncio.sleep(0)
        if self.ails:
            raise Unavailable(Code.STORE_FAILED, "no disk")
        self.node.do(event)


@dataclass
class Host:
    """What the watch sees of a node with one line."""

    node: Node
    kept: int = 0
    woken: int = 0
    desks: Desks = field(default_factory=Desks)
    held: dict[LineId, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = Hosted(self.node)
        self.hosted = {self.node.line_id: self.line}
        self.clock = SimpleNamespace(now=self.node.clock.now)

    @property
    def reading(self) -> Past:
        return self.node.store

    async def keep_clock(self) -> None:
        self.kept += 1

    def wake(self) -> None:
        self.woken += 1


def apart(**changes: object) -> Wire:
    wire = line_of(NORTHLAND, SUNDRIA, clocks=[Clock(), Clock()], **changes)
    wire.connect()
    return wire


def watch_of(host: Host, *stages: Stage) -> Watch:
    config = Config(party=PartyId("sundria"), escalation=Escalation(flash=stages))
    return Watch(host, config)


async def look(watch: Watch, *, times: int = 3) -> None:
    """Look, and let everything that was begun come to its end."""
    for _ in range(times):
        await watch.look()
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.gather(*others)


def script(folder: Path, *, code: int = 0) -> tuple[Stage, Callable[[], list[str]]]:
    file, note = folder / "tell.py", folder / "told"
    file.write_text(
        f"import sys\nopen({str(note)!r}, 'a').write(sys.stdin.read())\nsys.exit({code})\n"
    )

    def told() -> list[str]:
        lines = note.read_text().splitlines() if note.exists() else []
        return [json.loads(line)["tell"] for line in lines]

    return Stage(15, "first", (sys.executable, str(file))), told


def test_each_stage_is_told_once_and_a_restart_changes_nothing(tmp_path: Path) -> None:
    first, told = script(tmp_path)
    chain = (first, Stage(120, "second", first.command), Stage(480, "third", first.command))
    wire = apart()
    (ref,) = wire[0].say("confirm", precedence=Precedence.FLASH)
    wire.settle()
    host = Host(wire[1])

    async def story() -> None:
        watch = watch_of(host, *chain)
        await look(watch)
        assert told() == []
        wire.pass_ms(15_000)
        await look(watch)
        assert told() == ["first"]
        wire[1].restart()
        wire.pass_ms(105_000)
        await look(watch_of(host, *chain))
        assert told() == ["first", "second"]
        wire[1].acknowledge(ref)
        wire.pass_ms(3_600_000)
        await look(watch_of(host, *chain))
        assert told() == ["first", "second"]

    asyncio.run(story())
    assert not wire[1].alarms()


def test_a_stage_that_could_not_be_noted_is_told_once_by_this_process(tmp_path: Path) -> None:
    first, told = script(tmp_path)
    wire = apart()
    wire[0].say("confirm", precedence=Precedence.FLASH)
    wire.settle()
    wire.pass_ms(15_000)
    host = Host(wire[1])
    host.line.ails = True

    async def story() -> None:
        watch = watch_of(host, first)
        await look(watch)
        assert told() == ["first"]
        host.line.ails = False
        await look(watch)
        assert told() == ["first"]
        await look(watch_of(host, first))  # another process does not know
        assert told() == ["first", "first"]

    asyncio.run(story())


def test_a_way_that_fails_is_an_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TELL_TRIES", 1)
    first, told = script(tmp_path, code=1)
    wire = apart()
    wire[0].say("confirm", precedence=Precedence.FLASH)
    wire.settle()
    wire.pass_ms(15_000)
    asyncio.run(look(watch_of(Host(wire[1]), first)))
    assert told() == ["first"]
    assert wire[1].alarms() == {"alarm-path-failed"}


def test_what_is_told_of_a_watch_that_ends_is_told_by_the_next(tmp_path: Path) -> None:
    hanging = Stage(15, "hanging", ("sleep", "60"))
    first, told = script(tmp_path)
    wire = apart()
    wire[0].say("confirm", precedence=Precedence.FLASH)
    wire.settle()
    wire.pass_ms(15_000)
    host = Host(wire[1])

    async def story() -> None:
        watch = watch_of(host, hanging)
        await watch.look()
        await watch.stop()
        await look(watch_of(host, first))

    asyncio.run(story())
    assert told() == ["first"]


def test_those_who_follow_look_again_when_something_becomes_overdue() -> None:
    wire = apart()
    (ref,) = wire[0].say("confirm", precedence=Precedence.FLASH)
    wire.settle()
    host = Host(wire[0])

    async def story() -> None:
        watch = watch_of(host)
        await look(watch)
        assert host.woken == 0
        wire.pass_ms(600_000)
        await look(watch)
        assert host.woken == 1
        wire[1].acknowledge(ref)
        wire.settle()
        await look(watch)
        assert host.woken == 2

    asyncio.run(story())


def test_the_clock_is_kept_once_a_minute() -> None:
    wire = apart()
    host = Host(wire[0])

    async def story() -> None:
        watch = watch_of(host)
        await look(watch)
        assert host.kept == 1
        wire.pass_ms(limits.CLOCK_KEPT_MS + 1)
        await look(watch)
        assert host.kept == 2

    asyncio.run(story())


def unwatched(wire: Wire, *, came: bool = True) -> set[object]:
    """What a node alarms at whose desk somebody left ten minutes ago."""
    host = Host(wire[0])

    async def story() -> None:
        watch = watch_of(host)
        if came:
            tick_ms = wire[0].clock.now().tick_ms
            host.desks.beat("wall", "Haddad", input_age_s=0, tick_ms=tick_ms)
        await look(watch)
        wire.pass_ms(limits.UNWATCHED_MS)
        await look(watch)
        assert not wire[0].alarms(), "a shift may change"
        wire.pass_ms(limits.UNWATCHED_MS)
        await look(watch)

    asyncio.run(story())
    return wire[0].alarms()


def test_nobody_watching_is_an_alarm_where_presence_is_live() -> None:
    assert unwatched(apart(presence=Presence.LIVE)) == {"nobody-watching"}
    assert unwatched(apart(presence=Presence.HOURS)) == set()
    assert unwatched(apart(presence=Presence.LIVE), came=False) == set(), "there never was a desk"


def test_a_line_that_fails_holds_no_other_up() -> None:
    wire = apart(presence=Presence.LIVE)
    host = Host(wire[0])
    host.line.ails = True

    async def story() -> None:
        watch = watch_of(host)
        host.desks.beat("wall", "", input_age_s=0, tick_ms=wire[0].clock.now().tick_ms)
        await look(watch)
        wire.pass_ms(10 * limits.UNWATCHED_MS)
        await look(watch)

    asyncio.run(story())
