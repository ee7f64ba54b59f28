# SPDX-License-Identifier: Apache-2.0
"""Durable messages a second from node to node, against what signatures and syncs alone would cost.

The far node is a process of its own; ours runs here. A message counts when the far node's receipt
for it is on our disk: it is then durable on both sides.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.nodes import messages, run_far, synced_store, until_stored
from tests.homes import make_homes
from wasl import primitives
from wasl.home.layout import Home
from wasl.home.lock import hold
from wasl.node import logs
from wasl.node.driver import HostedLine
from wasl.node.node import Node


def measure(*, quick: bool) -> dict[str, object]:
    """Return the pace in batches and singly, and the bound."""
    with tempfile.TemporaryDirectory(prefix="wasl-bench-") as name:
        folder = Path(name)
        homes = make_homes(folder, "northland", "sundria")
        far = run_far(homes["sundria"])
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
    said = messages(line, 0, count)
    began = time.perf_counter()
    await line.say(*said)
    await until_stored(node, line)
    return time.perf_counter() - began


def _bound(folder: Path, count: int) -> float:
    """Seconds for one signature and one verification an entry, and two synced commits."""
    seed = bytes(range(32))
    public = primitives.ed25519_public(seed)
    store = synced_store(folder / "bound.db")
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
