# SPDX-License-Identifier: Apache-2.0
"""Durable messages a second from node to node, against what signatures and syncs alone would cost.

The far node is a process of its own; ours runs here. A message counts when the far node's receipt
for it is on our disk: it is then durable on both sides.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import TEXT
from tests.homes import make_homes
from wasl import primitives
from wasl.home.layout import Home
from wasl.home.lock import hold
from wasl.line import talk
from wasl.line.line import Utterance
from wasl.node import logs
from wasl.node.driver import HostedLine
from wasl.node.node import Node
from wasl.record.rows import Rows
from wasl.terms import OfficeId


def measure(*, quick: bool) -> dict[str, object]:
    """Return the pace in batches and singly, and the bound."""
    with tempfile.TemporaryDirectory(prefix="wasl-bench-") as name:
        folder = Path(name)
        homes = make_homes(folder, "northland", "sundria")
        far = subprocess.Popen(
            [sys.executable, "-m", "wasl", "run", "--home", str(homes["sundria"])],
            stderr=subprocess.DEVNULL,
        )
        try:
            home = Home(homes["northland"])
            logs.configure(level="error", form="json")
            with hold(home):
                return asyncio.run(_measure(home, folder, quick=quick))
        finally:
            far.terminate()
            far.wait(10)


async def _measure(home: Home, folder: Path, *, quick: bool) -> dict[str, object]:
    node = Node(home, end=lambda: None)
    await node.start()
    try:
        (line,) = node.hosted.values()
        await _say(node, line, 1)
        batches: list[dict[str, object]] = []
        rounds = 3 if quick else 7
        for batch in (100, 250, 500):
            pairs = [
                (batch / await _say(node, line, batch), batch / _bound(folder, batch))
                for _ in range(rounds)
            ]
            ratio = statistics.median(pace / bound for pace, bound in pairs)
            batches.append(
                {
                    "batch": batch,
                    "per_s": round(statistics.median(pace for pace, _ in pairs)),
                    "bound_per_s": round(statistics.median(bound for _, bound in pairs)),
                    "ratio": round(ratio, 3),
                }
            )
        single = sorted([await _say(node, line, 1) for _ in range(60 if quick else 300)])
    finally:
        await node.stop()
    return {
        "in_batches": batches,
        "singly": {
            "per_s": round(len(single) / sum(single), 1),
            "latency_p50_ms": round(single[len(single) // 2] * 1000, 2),
            "latency_p99_ms": round(single[int(len(single) * 0.99)] * 1000, 2),
        },
        "bounds": {"ratio_in_batches": 0.4},
    }


async def _say(node: Node, line: HostedLine, count: int) -> float:
    """Say messages in one batch; seconds until the receipt for the last is on our disk."""
    to = (talk.Office(line.standing.others[0], OfficeId("duty")),)
    said = [
        Utterance(
            talk.Message(
                "en", OfficeId("duty"), to, (), "", "", f"{number}. {TEXT}", None, (), None, ""
            )
        )
        for number in range(count)
    ]
    woken = asyncio.Event()
    leave = node.follow(woken.set)
    try:
        began = time.perf_counter()
        refs = await line.say(*said)
        while True:
            woken.clear()
            rows = Rows(node.reading, line.standing.line)
            state = rows.journal(line.standing.near)
            assert state is not None
            receipt = rows.newest_receipt(state.number, line.standing.others[0])
            if receipt is not None and receipt.size > refs[-1].seq:
                return time.perf_counter() - began
            await woken.wait()
    finally:
        leave()


def _bound(folder: Path, count: int) -> float:
    """Seconds for one signature and one verification an entry, and two synced commits."""
    seed = bytes(range(32))
    public = primitives.ed25519_public(seed)
    store = sqlite3.connect(folder / "bound.db", isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE IF NOT EXISTS row (key INTEGER PRIMARY KEY, value BLOB) STRICT")
    began = time.perf_counter()
    for number in range(count):
        message = number.to_bytes(100)
        primitives.ed25519_verify(public, message, primitives.ed25519_sign(seed, message))
    for _ in range(2):
        store.execute("BEGIN IMMEDIATE")
        store.executemany(
            "INSERT INTO row (value) VALUES (?)", [(bytes(400),) for _ in range(count)]
        )
        store.execute("COMMIT")
    took = time.perf_counter() - began
    store.close()
    return took
