# SPDX-License-Identifier: Apache-2.0
"""A backlog carried over once the far node comes back: from its start to the receipt for the last.

The far node is a process of its own on TLS and loopback; ours runs here. The bound is the CPU that
the primitives alone take for as many entries, measured in the same run: hashes and commitments on
the receiving side, seals of bodies at rest, one cold envelope and one synced commit for every full
range. The ratio is that to the CPU of the far process, its start among it.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.nodes import messages, run_far, synced_store, until_stored
from tests.homes import make_homes
from wasl import limits, primitives
from wasl.home.layout import Home
from wasl.home.lock import hold
from wasl.node import logs
from wasl.node.node import Node

_ENTRY_BYTES = 200
_ROWS = 4  # of one entry at the receiver: itself, its body, its leaf, its place


def measure(*, quick: bool) -> dict[str, object]:
    """Return how long a backlog takes, and the bound."""
    count = 1_000 if quick else 10_000
    with tempfile.TemporaryDirectory(prefix="wasl-bench-") as name:
        folder = Path(name)
        homes = make_homes(folder, "northland", "sundria")
        logs.configure(level="error", form="json")
        home = Home(homes["northland"])
        with hold(home):
            took, cpu_s, peak_mb = asyncio.run(_measure(home, homes["sundria"], count))
        bound = raw_cost_s(folder, count)
    return {
        "entries": count,
        "s": round(took, 2),
        "per_s": round(count / took),
        "far_cpu_s": round(cpu_s, 2),
        "far_peak_mb": peak_mb,
        "bound_s": round(bound, 2),
        "ratio": round(bound / cpu_s, 3),
        "bounds": {"s": 30.0},
    }


async def _measure(home: Home, far_home: Path, count: int) -> tuple[float, float, float]:
    node = Node(home, end=lambda: None)
    await node.start()
    far: subprocess.Popen[bytes] | None = None
    try:
        (line,) = node.hosted.values()
        far = run_far(far_home)
        await until_stored(node, line)
        far.terminate()
        far.wait(10)
        for at in range(0, count, 250):
            await line.say(*messages(line, at, min(250, count - at)))
        began = time.perf_counter()
        far = run_far(far_home)
        await until_stored(node, line)
        return time.perf_counter() - began, _cpu_s(far.pid), _peak_mb(far.pid)
    finally:
        if far is not None:
            far.terminate()
            far.wait(10)
        await node.stop()


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(peak.split()[1]) / 1024, 1)


def raw_cost_s(folder: Path, count: int) -> float:
    """Seconds that the primitives alone take for a backlog, both sides, one after the other."""
    seed = bytes(range(32))
    public = primitives.x_wing_public(seed)
    store = synced_store(folder / "bound.db")
    entry = bytes(_ENTRY_BYTES)
    began = time.process_time()
    for first in range(0, count, limits.RESYNC_ENTRIES):
        size = min(limits.RESYNC_ENTRIES, count - first)
        sealed = primitives.hpke_seal(public, 2 * entry * size, b"")
        primitives.hpke_open(seed, sealed, b"")
        for _ in range(size):
            primitives.sha256(b"\x00", entry)
            primitives.sha256(b"wasl/commit/v1", entry)
            key = primitives.hkdf_expand(seed, info=entry[:32], length=32)
            primitives.siv_seal(key, bytes(12), entry, b"")
        store.execute("BEGIN IMMEDIATE")
        rows = [(entry,) for _ in range(_ROWS * size)]
        store.executemany("INSERT INTO row (value) VALUES (?)", rows)
        store.execute("COMMIT")
    took = time.process_time() - began
    store.close()
    return took
