# SPDX-License-Identifier: Apache-2.0
"""A witness as a real process: what it answers over HTTP, and what it remembers when killed."""

from __future__ import annotations

import json
import shutil
import socket
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.homes import Process, make_homes, started, wasl
from tests.witnesses import NAME, Log, WitnessProcess
from wasl import limits
from wasl.errors import Refused
from wasl.note import parse_vkey
from wasl.record.witness import Declined, parse_answer

PAIR = ("northland", "sundria")


@pytest.fixture
def witness(tmp_path: Path) -> Generator[WitnessProcess]:
    home = tmp_path / "witness"
    wasl("witness", "init", home, NAME)
    wasl("witness", "add", Log().vkey, home=home)
    process = WitnessProcess(home).start()
    yield process
    process.kill()


def vkeys(home: Path) -> list[str]:
    found: list[str] = json.loads(wasl("witness", "show", "--json", home=home))["vkeys"]
    return found


def test_it_answers_as_published_and_forgets_nothing_when_killed(witness: WitnessProcess) -> None:
    log = Log().grow(9)
    fork = log.branch(3, 9, "another")
    keys = [parse_vkey(text) for text in vkeys(witness.home)]
    first = witness.post(log.submit(0, 5))
    assert first.status == 200
    given = parse_answer(
        200, first.body, checkpoint=log.checkpoint(5), keys=keys, now_s=int(time.time())
    )
    assert not isinstance(given, Declined)
    assert [one.name for one in given] == [NAME, NAME]
    with pytest.raises(Refused):
        parse_answer(
            200, first.body, checkpoint=log.checkpoint(4), keys=keys, now_s=int(time.time())
        )

    witness.kill()
    witness.start()
    assert witness.post(fork.submit(5, 5)).size == 5, "one size, another root"
    assert witness.post(fork.submit(5, 9)).status == 422
    assert witness.post(fork.submit(0, 9)).size == 5
    assert witness.post(log.submit(4, 9)).size == 5
    assert witness.post(log.submit(6, 5)).status == 400
    assert witness.post(Log("other.example/log").grow(1).submit(0, 1)).status == 404
    assert witness.post(Log(seed=bytes(32)).grow(9).submit(5, 9)).status == 403
    assert witness.post(b"old 0\n").status == 400
    assert witness.post(b"x" * (limits.WITNESS_BYTES + 1)).status in {400, 413}
    assert witness.post(log.submit(5, 9)).status == 200
    assert witness.post(log.submit(9, 9)).status == 200, "the same again, with another time"
    assert witness.stop() == 0
    lines = [json.loads(line) for line in (witness.home / "log").read_text().splitlines()]
    said = [line for line in lines if line["event"] == "submission"]
    assert {key for line in said for key in line} == {
        *("event", "level", "timestamp", "witness", "origin", "size", "status"),
    }


@pytest.mark.slow
def test_a_line_is_witnessed_and_goes_on_without(tmp_path: Path) -> None:
    """Two nodes and two witnesses, each a process; one witness is killed and comes back."""
    witnesses: list[WitnessProcess] = []
    for name in ("un", "mission"):
        wasl("witness", "init", tmp_path / name, f"{name}.example.org/w1")
        witnesses.append(WitnessProcess(tmp_path / name).start())
    try:
        rows = [
            f"witness {name} {vkeys(one.home)[0]} {one.url}"
            for name, one in zip(("un", "mission"), witnesses, strict=True)
        ]
        policy = "\n".join([*rows, "group both 2 un mission", "quorum both", ""])
        make_homes(tmp_path, *PAIR, terms=f"witness = '''\n{policy}'''\n")
        for party in PAIR:
            config = tmp_path / party / "wasl.toml"
            config.write_text(config.read_text().replace("every = 600", "every = 1"))
        with started(tmp_path, PAIR) as nodes:
            _be_witnessed(nodes["northland"], nodes["sundria"], witnesses)
    finally:
        for one in witnesses:
            one.kill()


def _be_witnessed(north: Process, south: Process, witnesses: list[WitnessProcess]) -> None:
    key = north.call("line", line="sundria")["witness"]["key"]
    for one in witnesses:
        wasl("witness", "add", key, home=one.home)
    entry = north.send("sundria", "Witnessed?")
    assert entry is not None

    def sizes() -> dict[str, int]:
        told = north.call("line", line="sundria")["witness"]["cosigned"]
        return {one["witness"]: one["size"] or 0 for one in told}

    north.until(lambda: min(sizes().values()) > int(entry.rpartition("/")[2]), "cosigned")
    witnesses[1].kill()
    before = sizes()
    north.until(lambda: sizes()["un"] > before["un"] + 1, "the other one goes on")
    assert sizes()["mission"] <= before["mission"] + 1
    witnesses[1].start()
    north.until(lambda: sizes()["mission"] > before["mission"] + 1, "it is back")
    anchored = [one for one in south.log("northland") if one["kind"] == "anchor"]
    assert {one["author"] for one in anchored} == {"northland"}
    told = [one["code"] for one in south.call("line", line="northland")["alarms"]]
    assert told == ["witness-refuses"], "nobody told the witnesses its key"


@pytest.mark.slow
def test_of_two_that_come_at_once_one_is_measured_by_the_other(witness: WitnessProcess) -> None:
    """The race of tlog-witness: a larger tree must not be followed by a smaller one."""
    log = Log().grow(60)
    fork = log.branch(10, 60, "another")
    assert witness.post(log.submit(0, 10)).status == 200
    with ThreadPoolExecutor(16) as pool:
        asked = [
            (one, size, pool.submit(witness.post, one.submit(10, size)))
            for size in range(11, 51)
            for one in (log, fork)
        ]
        done = [(one, size) for one, size, reply in asked if reply.result().status == 200]
    assert len(done) == 1, "all were measured from 10: one came first"
    (winner, size), loser = done[0], fork if done[0][0] is log else log
    assert witness.post(winner.submit(size, 60)).status == 200
    assert witness.post(loser.submit(60, 60)).size == 60


@pytest.mark.slow
def test_a_slow_stranger_holds_nobody_up(witness: WitnessProcess) -> None:
    wires = [socket.create_connection(("127.0.0.1", witness.port)) for _ in range(8)]
    for wire in wires:
        wire.sendall(b"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 500\r\n\r\nold")
    assert witness.post(Log().grow(1).submit(0, 1)).status == 200
    for wire in wires:
        wire.settimeout(limits.WITNESS_READ_S + 5)
        assert wire.recv(100).startswith(b"HTTP/1.1 408")
        wire.close()


@pytest.mark.slow
def test_one_that_forgot_does_not_start(witness: WitnessProcess, tmp_path: Path) -> None:
    log = Log().grow(9)
    home = witness.home
    assert witness.post(log.submit(0, 5)).status == 200
    assert witness.stop() == 0
    older = tmp_path / "older.db"
    shutil.copy(home / "wasl.db", older)
    witness.start()
    assert witness.post(log.submit(5, 9)).status == 200
    assert witness.stop() == 0
    (home / "wasl.db").rename(tmp_path / "newest.db")
    run = ("witness", "run", "--listen", "127.0.0.1:0")
    for lost in (None, older):
        if lost is not None:
            shutil.copy(lost, home / "wasl.db")
        wasl(*run, home=home, code=3)
        wasl("witness", "show", home=home, code=3)
    (tmp_path / "newest.db").replace(home / "wasl.db")
    wasl("witness", "show", home=home)
    (home / "witness.key").chmod(0o644)
    wasl(*run, home=home, code=2)
