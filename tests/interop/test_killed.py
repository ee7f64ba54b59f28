# SPDX-License-Identifier: Apache-2.0
"""Two nodes that talk by HTTPS and by bags at once, killed with SIGKILL at random moments.

Each party is a process of its own that is killed as often as planned (``tests/killing.py``). Then
both nodes run, and their records are held to what was tried and what was confirmed: nothing lost,
doubled, reordered or forked, every file whole, every backup good.

``make soak`` does 10,000 kills in rounds of 500, each a test of its own with new homes, and writes
a line for each to ``build/soak.jsonl``. ``SOAK_KILLS`` and ``SOAK_SEED`` change that. A round is
repeated by its seed and number, but for what the machine's own timing adds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.homes import Json, Process, make_homes, started, wasl
from tests.killing import Plan, Side, Told
from tests.planted import FAULTS
from wasl.cli.online.desk import need_node
from wasl.errors import WaslError
from wasl.home.backup import unpack_backup
from wasl.home.layout import Home
from wasl.home.register import RegisterLog
from wasl.home.vault import open_vault

PAIR = ("northland", "sundria")
ROUND_KILLS = 500
PATIENCE_S = 300.0
SOAK_KILLS = int(os.environ.get("SOAK_KILLS", "10000"))
SOAK_SEED = os.environ.get("SOAK_SEED", "1")
SOAK_LOG = Path(__file__).resolve().parents[2] / "build" / "soak.jsonl"


class Lost(AssertionError):
    """A record does not hold what it must."""


@pytest.fixture(scope="module")
def ceremony(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both homes after the ceremony, and what each could be restored with."""
    folder = tmp_path_factory.mktemp("ceremony")
    for party, home in make_homes(folder, *PAIR).items():
        spare, secret = folder / f"{party}.spare", folder / "passphrase"
        wasl("grant", "spare", spare, home=home, passphrase=secret)
        shutil.copy(home / "archive-key.escrow", folder / f"{party}.escrow")
    return folder


# ── a round ─────────────────────────────────────────────────────────────────────────────────────


def play(
    ceremony: Path,
    folder: Path,
    *,
    seed: str,
    kills: int,
    planted: str = "",
    patience_s: float = PATIENCE_S,
) -> list[Told]:
    """Kill both so often, together, and hold their records to it. Raises Lost."""
    shutil.copytree(ceremony, folder, dirs_exist_ok=True)
    plans = [
        Plan(party, other, str(folder), seed, kills // 2, planted, patience_s)
        for party, other in (PAIR, PAIR[::-1])
    ]
    command = [sys.executable, "-m", "tests.killing"]
    sides = [
        subprocess.Popen([*command, json.dumps(asdict(plan))], stdout=subprocess.PIPE)
        for plan in plans
    ]
    try:
        said = [side.communicate()[0] for side in sides]
    finally:
        for side in sides:
            side.kill()
    if any(side.returncode for side in sides):
        raise Lost("a party could not go on: its node did not come up, or a command failed")
    told = [Told(**json.loads(each)) for each in said]
    with started(folder, PAIR) as nodes:
        check(nodes, told, folder, patience_s)
    check_backups(plans, folder)
    return told


def check(nodes: dict[str, Process], told: list[Told], folder: Path, patience_s: float) -> None:
    """Both records hold all that was confirmed, once, in its order, and accuse nobody."""
    for node, line in zip(nodes.values(), PAIR[::-1], strict=True):
        try:
            taken = node.send(line, "the last word")
        except WaslError as error:  # it was shown later words of its own, say
            raise Lost(f"a node takes no more words: {error}") from error
        if not taken:
            raise Lost("a node takes no more words")
    try:
        nodes["northland"].until(lambda: is_quiet(nodes), "one record", patience_s=patience_s)
    except AssertionError as never:
        raise Lost("the records do not become the same") from never
    for node in nodes.values():
        (state,) = node.call("status")
        if state["alarms"]:
            raise Lost(f"somebody honest is accused: {state['alarms']}")
    for node, line in zip(nodes.values(), PAIR[::-1], strict=True):
        log = node.log(line)
        me = PAIR[1 - PAIR.index(line)]
        log = with_shredded(log, me, told[PAIR.index(me)])
        for author, one in zip(PAIR, told, strict=True):
            check_author([entry for entry in log if entry["author"] == author], one)
        check_files(node, log, told)
    compare_transcripts(nodes, folder)


def is_quiet(nodes: dict[str, Process]) -> bool:
    """Both hold the same entries, and everything said is stored on the far side."""
    logs = {
        party: node.log(line) for (party, node), line in zip(nodes.items(), PAIR[::-1], strict=True)
    }
    ids = [[entry["id"] for entry in log] for log in logs.values()]
    return ids[0] == ids[1] and not any(
        entry["author"] == party and entry["state"] in ("queued", "handed")
        for party, log in logs.items()
        for entry in log
    )


def with_shredded(log: list[Json], me: str, told: Told) -> list[Json]:
    """The log with the texts that this party has shredded: each is whole, or said to be gone."""
    found: list[Json] = []
    for entry in log:
        if entry["kind"] != "message":  # the parts of its files go with it
            found.append(entry)
            continue
        said = any(one["party"] == me for one in entry["shredded"])
        name = entry["id"]
        if said == entry["opened"]:
            raise Lost(f"{name} is shredded and still here, or gone and nobody says so")
        if said and name not in told.shredding:
            raise Lost(f"nobody wanted {name} shredded")
        if name in told.shredded and not said:
            raise Lost(f"{name} was shredded, and it is not")
        restored = {"text": told.shredding[name], "opened": True} if said else {}
        found.append({**entry, **restored})
    return found


def check_author(log: list[Json], told: Told) -> None:
    messages = [entry for entry in log if entry["kind"] == "message"]
    texts = [entry["text"] for entry in messages if entry["opened"]]
    taken = {ref for entry in log if entry["kind"] == "acknowledgement" for ref in entry["refs"]}
    faults = {
        "void": any(entry["void"] for entry in log),
        "sealed for ever": len(texts) != len(messages),
        "lost, or out of order": told.confirmed != [t for t in texts if t in set(told.confirmed)],
        "doubled": len(set(texts)) != len(texts),
        "never said": not set(texts) <= {*told.tried, "the last word"},
        "numbers": [e["seq"] for e in messages] != sorted(e["seq"] for e in messages),
        "an acknowledgement is lost": not set(told.acknowledged) <= taken,
    }
    if any(faults.values()):
        raise Lost(str([what for what, found in faults.items() if found]))


def check_files(node: Process, log: list[Json], told: list[Told]) -> None:
    """Every file that was sent is whole on both sides."""
    files = {text: digest for one in told for text, digest in one.files.items()}
    desk = need_node(Home(node.home))
    for entry in log:
        if entry["kind"] == "message" and entry["text"] in files and not entry["shredded"]:
            digest, where = files[entry["text"]], entry["id"]
            try:
                node.until(lambda d=digest, w=where: desk.attachment(w, d), "the file is whole")
            except (AssertionError, WaslError) as never:
                raise Lost(f"a file of {where} did not come") from never


def compare_transcripts(nodes: dict[str, Process], folder: Path) -> None:
    """Both sides give a third party the same journals, and each verifies."""
    cards = [word for party in PAIR for word in ("--card", folder / f"{party}.card")]
    journals: list[object] = []
    for (party, node), line in zip(nodes.items(), PAIR[::-1], strict=True):
        file = folder / f"{party}.wasl-transcript"
        wasl("export", line, "--out", file, home=node.home)
        verdict = json.loads(wasl("--json", "verify", file, *cards))
        if verdict["verdict"] != "verified":
            raise Lost(f"the transcript of {party}: {verdict}")
        journals.append([(j["party"], j["incarnation"], j["to"]) for j in verdict["journals"]])
    if journals[0] != journals[1]:
        raise Lost(f"the transcripts differ: {journals}")


def check_backups(plans: list[Plan], folder: Path) -> None:
    """Whatever has the name of a backup is one; and the newest can be restored."""
    for plan in plans:
        side = Side(plan)
        held = sorted(side.backups.glob("*.backup"))
        key = open_vault(Home(side.node.home).vault).secrets.archive_key
        for number, path in enumerate(held):
            scratch = folder / f"{plan.party}-unpacked-{number}"
            (scratch / "lines").mkdir(parents=True)
            unpack_backup(path, Home(scratch), archive_key=key)
            check_register(Home(scratch), Home(side.node.home))
        home = folder / f"{plan.party}-restored"
        if held:
            wasl("restore", held[-1], home, *side.papers())
            wasl("line", "list", home=home)


def check_register(copy: Home, home: Home) -> None:
    """What a backup has of the register is whole, and what the home had then."""
    if copy.register.exists():
        data, whole = copy.register.read_bytes(), home.register.read_bytes()
        if RegisterLog(copy.register).read().troubles or not whole.startswith(data):
            raise Lost("the register in a backup is not what it was")


# ── how many ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_at_any_moment(ceremony: Path, tmp_path: Path) -> None:
    told = play(ceremony, tmp_path, seed="ci", kills=80)
    assert all(one.confirmed for one in told)
    assert any(one.acknowledged for one in told)  # both must live for it at one time


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("fault", FAULTS)
def test_being_killed_shows_a_planted_fault(ceremony: Path, tmp_path: Path, fault: str) -> None:
    with pytest.raises(Lost):
        play(ceremony, tmp_path, seed="planted", kills=60, planted=fault, patience_s=20)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("number", range(1, -(-SOAK_KILLS // ROUND_KILLS) + 1))
def test_soak(ceremony: Path, tmp_path: Path, number: int) -> None:
    begun_s = time.monotonic()
    kills = min(ROUND_KILLS, SOAK_KILLS)
    told = play(ceremony, tmp_path, seed=f"{SOAK_SEED} {number}", kills=kills)
    shutil.rmtree(tmp_path)  # of a round that fails everything stays
    lives: Counter[str] = Counter()
    for one in told:
        lives.update(one.lives)
    SOAK_LOG.parent.mkdir(exist_ok=True)
    with SOAK_LOG.open("a", encoding="utf-8") as log:
        log.write(
            json.dumps(
                {
                    "seed": SOAK_SEED,
                    "round": number,
                    "kills": sum(lives.values()),
                    "lives": lives,
                    "said": sum(len(one.confirmed) for one in told),
                    "acknowledged": sum(len(one.acknowledged) for one in told),
                    "files": sum(len(one.files) for one in told),
                    "shredded": sum(len(one.shredded) for one in told),
                    "seconds": round(time.monotonic() - begun_s),
                }
            )
            + "\n"
        )
