# SPDX-License-Identifier: Apache-2.0
"""Two nodes that talk by HTTPS and by bags at once, killed at hundreds of random moments.

Each node has a life of its own: it is started, says and acknowledges, packs and takes bags, and is
killed with SIGKILL at a moment that the seed chose, however far it has come. Now and then no node
runs, and a ``wasl pack`` or ``wasl unpack`` on its home is killed instead.

``WASL_KILLS`` says how often, over both: the usual 500 take some eight minutes on two cores.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.homes import Process, make_homes, wasl

PAIR = ("northland", "sundria")
KILLS = int(os.environ.get("WASL_KILLS", "500"))
LIFE_S = 1.5
KEPT_FILES = 12
PATIENCE_S = 300.0


@dataclass
class Side:
    """One party: its node, its bags, and what was confirmed to it."""

    party: str
    other: str
    node: Process
    out: Path
    into: Path
    rng: random.Random
    tried: list[str] = field(default_factory=list[str])
    confirmed: list[str] = field(default_factory=list[str])
    acknowledged: list[str] = field(default_factory=list[str])
    kills: int = 0

    # ── lives ──

    def live(self, kills: int) -> None:
        """Be killed so many times."""
        while self.kills < kills:
            if self.rng.random() < 0.25:
                self._die_packing()
            else:
                self._die_running()
            self.kills += 1

    def _die_running(self) -> None:
        process = self._spawn("run")
        try:
            if self.rng.random() < 0.25:
                wait(process, self.rng.uniform(0, LIFE_S / 2))  # before it is up
                return
            self.until(lambda: self.node.call("lines") is not None, "the node answers")
            killer = threading.Timer(self.rng.uniform(0, LIFE_S), process.kill)
            killer.start()
            while killer.is_alive():
                self._act()
            killer.join()
        finally:
            process.kill()
            process.wait(10)

    def _die_packing(self) -> None:
        """Kill a command that has the home open, with no node beside it."""
        words = self.rng.choice((("pack", self.other, str(self.out)), ("unpack", str(self.into))))
        process = self._spawn(*words)
        wait(process, self.rng.uniform(0, LIFE_S / 2))
        process.kill()
        process.wait(10)

    def until(self, true: Callable[[], object], what: str) -> None:
        """Wait until something becomes so, on however busy a machine."""
        self.node.until(true, what, patience_s=PATIENCE_S)

    def _spawn(self, *words: str) -> subprocess.Popen[bytes]:
        with (self.node.home.parent / f"{self.party}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "wasl", "--home", str(self.node.home), *words],
                stdout=log,
                stderr=log,
            )

    # ── deeds ──

    def _act(self) -> None:
        match self.rng.random():
            case p if p < 0.5:
                self._say()
            case p if p < 0.7:
                self._acknowledge()
            case p if p < 0.85:
                self.node.call("pack", line=self.other, folder=str(self.out), to=[], all=False)
                self._lose_some()
            case _:
                self.node.call("unpack", folder=str(self.into))

    def _say(self) -> None:
        text = f"{self.party} {len(self.tried)} " + self.rng.choice(("تم", "принято", "understood"))
        self.tried.append(text)
        precedence = self.rng.choice(("routine", "priority", "immediate", "flash"))
        if self.node.send(self.other, text, precedence=precedence):
            self.confirmed.append(text)

    def _acknowledge(self) -> None:
        page = self.node.call("log", line=self.other, limit=20, reverse=True)
        theirs = [
            entry["id"]
            for entry in (page or {}).get("entries", ())
            if entry["author"] == self.other and entry["kind"] == "message" and entry["opened"]
        ]
        if not theirs:
            return
        entry = self.rng.choice(theirs)
        if self.node.call("ack", entry=entry, answer="received", by="Duty officer"):
            self.acknowledged.append(entry)

    def _lose_some(self) -> None:
        """Lose old files of the bag: a courier does not always arrive."""
        files = sorted(self.out.glob("*"), key=lambda path: path.name)
        for path in files[: max(0, len(files) - KEPT_FILES)]:
            path.unlink(missing_ok=True)


def wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Let a process live for so long, if it does."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


def is_quiet(sides: list[Side]) -> bool:
    logs = {side.party: side.node.log(side.other) for side in sides}
    ids = [[entry["id"] for entry in log] for log in logs.values()]
    waiting = [
        entry["id"]
        for party, log in logs.items()
        for entry in log
        if entry["author"] == party and entry["state"] in ("queued", "handed")
    ]
    return ids[0] == ids[1] and not waiting


def check(side: Side, sides: list[Side]) -> None:
    """What must hold in the record of one side, after everything."""
    log = side.node.log(side.other)
    for author in sides:
        messages = [e for e in log if e["author"] == author.party and e["kind"] == "message"]
        assert all(e["opened"] for e in messages)
        texts = [e["text"] for e in messages]
        assert [text for text in texts if text in set(author.confirmed)] == author.confirmed
        assert len(set(texts)) == len(texts), "doubled"
        assert set(texts) <= set(author.tried)
        assert [e["seq"] for e in messages] == sorted(e["seq"] for e in messages)
        taken = {
            ref
            for e in log
            if e["author"] == author.party and e["kind"] == "acknowledgement"
            for ref in e["refs"]
        }
        assert set(author.acknowledged) <= taken, "an acknowledgement was lost"
    assert not any(e["void"] for e in log)
    (state,) = side.node.call("status")
    assert state["alarms"] == [], "somebody honest is accused"


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_killed_at_any_moment_with_wires_and_bags(tmp_path: Path) -> None:
    homes = make_homes(tmp_path, *PAIR)
    bags = {party: tmp_path / f"bag-of-{party}" for party in PAIR}
    for bag in bags.values():
        bag.mkdir()
    sides = [
        Side(party, other, Process(homes[party]), bags[party], bags[other], random.Random(party))
        for party, other in (PAIR, PAIR[::-1])
    ]
    faults: list[BaseException] = []

    def live(side: Side) -> None:
        try:
            side.live(KILLS // 2)
        except BaseException as fault:  # noqa: BLE001 -- told by the test's own thread
            faults.append(fault)

    lives = [threading.Thread(target=live, args=(side,)) for side in sides]
    for life in lives:
        life.start()
    for life in lives:
        life.join()
    assert not faults
    try:
        for side in sides:
            side.node.start()
        sides[0].until(lambda: is_quiet(sides), "the records are the same")
        for side in sides:
            check(side, sides)
        compare_transcripts(sides, tmp_path)
    finally:
        for side in sides:
            side.node.stop()
    assert all(side.confirmed for side in sides)


def compare_transcripts(sides: list[Side], folder: Path) -> None:
    """Both sides give a third party the same journals, and each verifies."""
    cards = [word for side in sides for word in ("--card", folder / f"{side.party}.card")]
    journals: list[object] = []
    for side in sides:
        file = folder / f"{side.party}.wasl-transcript"
        wasl("export", side.other, "--out", file, home=side.node.home)
        verdict = json.loads(wasl("--json", "verify", file, *cards))
        assert verdict["verdict"] == "verified"
        journals.append([(j["party"], j["incarnation"], j["to"]) for j in verdict["journals"]])
    assert journals[0] == journals[1]
