# SPDX-License-Identifier: Apache-2.0
"""What one message costs in a small record and in a large one; how a node starts with a large one.

The large record is written as rows, with real entries, leaves and places, into the stores of both
sides; then real steps run on top of it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import TEXT
from tests.lines import Node, Wire, line_of
from tests.parties import NORTHLAND, SUNDRIA
from wasl import primitives
from wasl.line import talk
from wasl.line.line import Reached
from wasl.record.checkpoint import Checkpoint, author_message
from wasl.record.entry import Entry, commitment, format_entry
from wasl.record.merkle import leaf_hash, prove_inclusion
from wasl.record.rows import EntryRow, Leaves, Rows, u64
from wasl.steps import Draft
from wasl.store.sqlite import create_sqlite
from wasl.terms import JournalId, OfficeId, Precedence, Ref, Traffic

SIZES = (1_000, 100_000, 1_000_000)
QUICK = (1_000, 10_000)
_CHUNK = 20_000
_MESSAGES = 200


def measure(*, quick: bool) -> dict[str, object]:
    """Return the costs at each size and their ratio to the smallest."""
    costs: dict[int, dict[str, float]] = {}
    start: dict[str, object] = {}
    proof: dict[str, object] = {}
    for size in QUICK if quick else SIZES:
        with tempfile.TemporaryDirectory(prefix="wasl-bench-") as folder:
            wire = _grown(Path(folder), size)
            costs[size] = _cost(wire)
            proof = _proof(wire[0])
            for node in wire.nodes:
                node.store.close()
            start = _start(Path(folder) / "0.db")
    base = costs[min(costs)]["cpu_us"]
    return {
        "cost_of_a_message": [
            {"entries": size, **cost, "ratio": round(cost["cpu_us"] / base, 3)}
            for size, cost in costs.items()
        ],
        "largest": {"entries": max(costs), **start, "proof": proof},
        "bounds": {"ratio": 1.2, "start_s": 3.0, "memory_mb": 300, "tiles_per_level": 1},
    }


def _grown(folder: Path, size: int) -> Wire:
    """Two nodes on SQLite, whose record has ``size`` entries by the first before they connect."""
    wire = line_of(NORTHLAND, SUNDRIA)
    for node in wire.nodes:
        node.store = create_sqlite(folder / f"{node.index}.db")  # type: ignore[assignment]
        node.sent.clear()
        node.begin()
    wire.connect()
    entries = _entries(wire, size)
    for node in wire.nodes:
        _write(node, entries)
    for node in wire.nodes:
        node.restart()
        for other in node.line.standing.others:
            node.do(Reached(other))
    wire.settle()
    return wire


def _entries(wire: Wire, size: int) -> list[tuple[bytes, bytes]]:
    """Entries that follow what the first party has said, as (entry bytes, opening)."""
    node = wire[0]
    journal = JournalId(0, 1)
    state = node.rows.journal(journal)
    assert state is not None
    to = (talk.Office(1, OfficeId("duty")),)
    duty = OfficeId("duty")
    body = talk.format_body(talk.Message("en", duty, to, (), "", "", TEXT, None, (), None, ""))
    out: list[tuple[bytes, bytes]] = []
    for seq in range(state.size, size):
        salt = primitives.sha256(u64(seq))
        entry = Entry(
            line=node.line_id,
            journal=journal,
            seq=seq,
            kind=int(talk.Kind.MESSAGE),
            precedence=Precedence.ROUTINE,
            traffic=Traffic.OPERATION,
            sent_alone=False,
            time_s=wire.clock.utc_ms // 1000,
            seen=(),
            commit=commitment(salt, body),
        )
        out.append((format_entry(entry), salt + body))
    return out


def _write(node: Node, entries: Sequence[tuple[bytes, bytes]]) -> None:
    """Write entries as if they had come, or been said, and signed at their end."""
    journal = JournalId(0, 1)
    for at in range(0, len(entries), _CHUNK):
        draft = Draft(node.store)
        rows = Rows(draft, node.line_id)
        state = rows.journal(journal)
        assert state is not None
        chunk = entries[at : at + _CHUNK]
        frontier = rows.append_leaves(
            state.number, state.frontier, [leaf_hash(data) for data, _ in chunk]
        )
        lamport = state.lamport
        for seq, (data, opening) in enumerate(chunk, start=state.size):
            lamport += 1
            rows.put_entry(state.number, seq, EntryRow(data, 0, lamport, node.clock.utc_ms))
            rows.put_opening(state.number, seq, opening)
            rows.put_order(lamport, journal, state.number, seq)
        held = frontier.size
        rows.put_journal(
            journal, replace(state, frontier=frontier, held=held, ordered=held, lamport=lamport)
        )
        checkpoint = Checkpoint(rows.keys(journal).origin, held, frontier.root())
        seed = NORTHLAND.journal_seed("E", node.line_id, 1)
        signature = primitives.ed25519_sign(seed, author_message(checkpoint))
        rows.put_head(state.number, held, signature)
        rows.flush()
        commit = draft.commit()
        assert commit is not None
        node.store.apply(commit)


def _cost(wire: Wire) -> dict[str, float]:
    """CPU of saying, carrying, keeping and acknowledging, in µs a message; the median of runs."""
    wire[0].say("warm-up")
    wire.settle()
    runs: list[float] = []
    for _ in range(_MESSAGES // 20):
        began = time.process_time_ns()
        for _ in range(20):
            (ref,) = wire[0].say(TEXT)
            wire.settle()
            _ack(wire, ref)
            wire.settle()
        runs.append((time.process_time_ns() - began) / 20 / 1000)
    return {"cpu_us": round(statistics.median(runs), 1), "cpu_us_least": round(min(runs), 1)}


def _ack(wire: Wire, ref: Ref) -> None:
    wire[1].acknowledge(ref)


def _proof(node: Node) -> dict[str, object]:
    """Tiles that an inclusion proof reads, and its time."""
    state = node.rows.journal(JournalId(0, 1))
    assert state is not None
    counted = _Counted(node.rows.leaves(state.number))
    began = time.perf_counter_ns()
    prove_inclusion(counted, state.size // 3, state.size, edge=state.frontier)
    took = (time.perf_counter_ns() - began) / 1000
    levels = sorted(level for level, _ in counted.read)
    return {"tiles_read": len(levels), "levels": levels, "us": round(took, 1)}


class _Counted:
    def __init__(self, leaves: Leaves) -> None:
        self._leaves = leaves
        self.read: set[tuple[int, int]] = set()

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        self.read.add((level, index))
        return self._leaves.tile(level, index)


_START = """
import json, sys, time
began = time.perf_counter()
from pathlib import Path
from benchmarks import TEXT
from tests.lines import Node, Clock
from tests.parties import NORTHLAND, SUNDRIA, charter_of
from wasl.line.line import Tick
from wasl.store.sqlite import open_sqlite
node = Node(NORTHLAND, 0, charter_of(NORTHLAND, SUNDRIA), {0: NORTHLAND, 1: SUNDRIA}, Clock())
node.store = open_sqlite(Path(sys.argv[1]))
node.do(Tick())
node.say("first words after the start")
took = time.perf_counter() - began
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0]) / 1024  # ru_maxrss would count who started us
print(json.dumps({"start_s": round(took, 3), "memory_mb": round(peak, 1), "entries": node.size(0)}))
"""


def _start(path: Path) -> dict[str, object]:
    """A new process: from nothing to the first message on the disk, and its peak memory."""
    done = subprocess.run(
        [sys.executable, "-c", _START, str(path)], check=True, capture_output=True, text=True
    )
    result: dict[str, object] = json.loads(done.stdout)
    return result
