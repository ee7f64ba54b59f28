# SPDX-License-Identifier: Apache-2.0
"""One party that is killed with SIGKILL again and again, as a process that drives its lives.

Rules:

1. A life is ``wasl run``, and deeds are done with it until it is killed; or, with no node beside
   it, a command that has the home open: a bag is packed or taken, a backup made, or one restored
   into a home of its own.
2. The moment is the seed's, however far the life has come. Most lives are forks of this process
   (:mod:`tests.lives`); one in ``FRESH`` is a new interpreter.
3. Here is only noted what was tried, and what the node has confirmed. Whether the record agrees is
   for the test to see: ``tests/interop/test_killed.py``.
4. ``planted`` names a fault of :mod:`tests.planted`, to see that the test would notice.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests import lives, planted
from tests.homes import Process, wasl
from wasl.cli.online.desk import running
from wasl.contact.deeds import Named
from wasl.errors import Misuse, Unavailable
from wasl.home.layout import Home
from wasl.home.register import RegisterLog

LIFE_S = 0.5
LONG_LIFE_S = 4.0
"""While one side lives long, the other dies several times with the two in touch."""
COMMAND_S = 0.25
FRESH = 50
FRESH_START_S = 2.5
KEPT_FILES = 12
KEPT_BACKUPS = 3


@dataclass(frozen=True)
class Plan:
    """What one party shall live through. ``folder`` holds the homes, bags and papers of both."""

    party: str
    other: str
    folder: str
    seed: str
    kills: int
    planted: str = ""
    patience_s: float = 300.0


@dataclass
class Told:
    """What a party tried, and what was confirmed to it."""

    tried: list[str] = field(default_factory=list[str])
    confirmed: list[str] = field(default_factory=list[str])
    acknowledged: list[str] = field(default_factory=list[str])
    files: dict[str, str] = field(default_factory=dict[str, str])
    shredding: dict[str, str] = field(default_factory=dict[str, str])
    """Texts that were to go, by their entries; ``shredded``: those that are said to be gone."""
    shredded: list[str] = field(default_factory=list[str])
    lives: dict[str, int] = field(default_factory=dict[str, int])


class Side:
    """A party, and the hand that kills its lives."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.told = Told()
        self.folder = Path(plan.folder)
        self.rng = random.Random(f"{plan.seed} {plan.party}")
        self.node = Process(self.folder / plan.party, begin=self._begin)
        self.out = self.folder / f"bag-of-{plan.party}"
        self.into = self.folder / f"bag-of-{plan.other}"
        self.backups = self.folder / f"backups-of-{plan.party}"
        for each in (self.out, self.into, self.backups):
            each.mkdir(exist_ok=True)

    def live(self) -> Told:
        """Be killed as often as planned."""
        for _ in range(self.plan.kills):
            deed = self.rng.choices(
                (self._run, self._run_briefly, self._carry, self._back_up, self._restore),
                (70, 10, 12, 6, 2),
            )[0]
            name = deed.__name__.lstrip("_")
            self.told.lives[name] = self.told.lives.get(name, 0) + 1
            deed()
        return self.told

    # ── lives ──

    def _begin(self, words: lives.Words, log: Path) -> lives.Running:
        if self.rng.randrange(FRESH) == 0 and not self.plan.planted:
            return lives.fresh(words, log)
        fault = planted.FAULTS[self.plan.planted] if self.plan.planted else None
        return lives.Fork(words, log, planted=fault)

    def _run(self) -> None:
        """Kill a node in the middle of its work."""
        self.node.start(patience_s=self.plan.patience_s)
        most = LONG_LIFE_S if self.rng.random() < 0.15 else LIFE_S
        killer = threading.Timer(self.rng.uniform(0, most), self.node.kill)
        killer.start()
        try:
            while killer.is_alive():
                self._act()
        finally:
            killer.join()

    def _run_briefly(self) -> None:
        """Kill a node before it is up, or soon after."""
        self._command("run", "--home", str(self.node.home))

    def _carry(self) -> None:
        """Kill a courier's hand in the bag."""
        pack, unpack = ("pack", self.plan.other, str(self.out)), ("unpack", str(self.into))
        self._command(*self.rng.choice((pack, unpack)), "--home", str(self.node.home))

    def _back_up(self) -> None:
        """Kill a backup of a home whose register has just grown."""
        log = RegisterLog(Home(self.node.home).register)
        log.append([Named(self.plan.other, "XA")], by="Duty officer")
        self._command("backup", str(self._next_backup()), "--home", str(self.node.home))

    def _restore(self) -> None:
        """Kill a restore into a home that never runs: it is whole, or it is not there."""
        held = self._all_backups()
        if not held:
            self._back_up()
            return
        home = self.folder / f"{self.plan.party}-restored"
        self._command("restore", str(held[-1]), str(home), *self.papers())
        if home.exists():
            wasl("line", "list", home=home)
            shutil.rmtree(home)

    def papers(self) -> list[str]:
        """The words of a restore after its backup and its home."""
        spare, escrow = (self.folder / f"{self.plan.party}.{end}" for end in ("spare", "escrow"))
        secret = self.folder / "passphrase"
        by = ("--grant", spare, "--escrow", escrow, "--passphrase-file", secret)
        return [str(word) for word in by]

    def _command(self, *words: str) -> None:
        """Let a command live for a moment, if it takes so long, and kill it."""
        life = self._begin(words, self.node.log_file)
        most = COMMAND_S if isinstance(life, lives.Fork) else FRESH_START_S
        with contextlib.suppress(subprocess.TimeoutExpired):
            life.wait(self.rng.uniform(0, most))
        life.kill()
        life.wait()

    # ── deeds ──

    def _act(self) -> None:
        deeds: tuple[Callable[[], object], ...] = (
            self._say, self._say_with_file, self._acknowledge, self._pack, self._unpack,
            self._copy_record, self._shred,
        )  # fmt: skip
        self.rng.choices(deeds, (40, 4, 20, 13, 13, 2, 8))[0]()

    def _text(self) -> str:
        number = len(self.told.tried)
        text = f"{self.plan.party} {number} " + self.rng.choice(("تم", "принято", "understood"))
        self.told.tried.append(text)
        return text

    def _say(self, **more: object) -> None:
        text = self._text()
        precedence = self.rng.choice(("routine", "priority", "immediate", "flash"))
        if self.node.send(self.plan.other, text, precedence=precedence, **more):
            self.told.confirmed.append(text)

    def _say_with_file(self) -> None:
        size = self.rng.choice((1, 400, 9_000, 60_000))
        data = "".join(self.rng.choices("abcdefgh \n", k=size)).encode()
        given = self._upload(data)
        if given is None:
            return
        text = self._text()
        attached = [{"sha256": given, "name": "order of the day.txt"}]
        if self.node.send(self.plan.other, text, attachments=attached):
            self.told.confirmed.append(text)
            self.told.files[text] = hashlib.sha256(data).hexdigest()

    def _upload(self, data: bytes) -> str | None:
        try:
            desk = running(Home(self.node.home))
            return None if desk is None else str(desk.upload(self.plan.other, data)["sha256"])
        except (Unavailable, OSError):
            return None

    def _acknowledge(self) -> None:
        page = self.node.call("log", line=self.plan.other, limit=20, reverse=True)
        theirs = [
            entry["id"]
            for entry in (page or {}).get("entries", ())
            if entry["author"] == self.plan.other and entry["kind"] == "message" and entry["opened"]
        ]
        if theirs:
            entry = self.rng.choice(theirs)
            if self.node.call("ack", entry=entry, answer="received", by="Duty officer"):
                self.told.acknowledged.append(entry)

    def _pack(self) -> None:
        self.node.call("pack", line=self.plan.other, folder=str(self.out), to=[], all=False)
        files = sorted(self.out.glob("*"), key=lambda path: path.name)
        for path in files[: max(0, len(files) - KEPT_FILES)]:
            path.unlink(missing_ok=True)  # a courier does not always arrive

    def _unpack(self) -> None:
        self.node.call("unpack", folder=str(self.into))

    def _shred(self) -> None:
        """Shred a text that is final and that nobody waits for, ours or theirs."""
        page = self.node.call("log", line=self.plan.other, limit=100, reverse=True)
        ripe = {
            str(entry["id"]): str(entry["text"])
            for entry in (page or {}).get("entries", ())
            if entry["kind"] == "message"
            and entry["final"]
            and entry["opened"]
            and entry["state"] in ("acknowledged", "answered")
        }
        if ripe:
            entry, text = self.rng.choice([*ripe.items()])
            self.told.shredding[entry] = text
            with contextlib.suppress(Misuse):  # a file of it is still on its way
                if self.node.call("shred", entry=entry, reason="a drill", by="Duty officer"):
                    self.told.shredded.append(entry)

    def _copy_record(self) -> None:
        self.node.call("backup", file=str(self._next_backup()))

    def _all_backups(self) -> list[Path]:
        return sorted(path for path in self.backups.iterdir() if path.suffix == ".backup")

    def _next_backup(self) -> Path:
        held = self._all_backups()
        for old in held[:-KEPT_BACKUPS]:
            old.unlink()
        number = int(held[-1].stem) + 1 if held else 0
        return self.backups / f"{number:06}.backup"


def main() -> None:
    """Live as the plan in the first argument says, and write what was told, as JSON."""
    plan: Any = json.loads(sys.argv[1])
    lives.load()
    side = Side(Plan(**plan))
    try:
        told = side.live()
    finally:
        side.node.kill()
    sys.stdout.write(json.dumps(asdict(told)))


if __name__ == "__main__":
    main()
