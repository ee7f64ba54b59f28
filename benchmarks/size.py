# SPDX-License-Identifier: Apache-2.0
"""What each thing costs in a small record and in a large one, up to ten million entries.

The large record is written as rows into the stores of both sides (:mod:`benchmarks.grown`); then
real steps run on top of it, with real cryptography, on SQLite with full sync. Costs are CPU, the
median of many; each is held to what it was at 1,000 entries, in the same run.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks import TEXT
from benchmarks.grown import TO_NOBODY, grow, messages
from tests.lines import Wire, line_of
from wasl import limits
from wasl.line.line import Arrived, Say, Utterance
from wasl.node.views import View
from wasl.record.exhibit import exhibit
from wasl.record.merkle import prove_inclusion
from wasl.record.papers import Papers
from wasl.record.rows import Leaves
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.store.sqlite import create_sqlite
from wasl.terms import JournalId, PartyId
from wasl.trust.charter import format_charter

_T = TypeVar("_T")

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
LARGEST_QUICK = 100_000
BOUNDS = {
    "append": 1.5,
    "arrival": 1.5,
    "receipt": 1.5,
    "resync": 1.5,
    "log_page": 1.5,
    "finality": 1.5,
    "start": 1.5,
    "proof": 2.5,
    "exhibit": 2.0,
    "memory_mb": 1.5,
}
"""By how much each may cost more than at 1,000 entries. A proof reads one tile a level: two levels
at 1,000 entries, three at ten million, and the tiles are fuller."""

_OURS = JournalId(0, 1)
_BATCH = 500
_ROUNDS = 40
_RESYNC = 200
_PAGE = 50


def measure(*, quick: bool, largest: int = SIZES[-1]) -> dict[str, object]:
    """Return the costs at each size and their ratio to the smallest."""
    end = min(largest, LARGEST_QUICK) if quick else largest
    costs: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory(prefix="wasl-bench-") as name:
        folder = Path(name)
        wire = begun(folder)
        for size in (one for one in SIZES if one <= end):
            print(f"  {size:,} entries", file=sys.stderr)
            _grow(wire, size)
            costs.append(_costs(wire, size) | _start(wire, folder / "0.db"))
        tiles = _tiles_read(wire)
        for node in wire.nodes:
            node.store.close()
    ratios = {name: [round(one[name] / costs[0][name], 3) for one in costs] for name in BOUNDS}
    return {
        "entries": [int(one["entries"]) for one in costs],
        "costs": costs,
        "ratios": ratios,
        "tiles_read_at_each_level": tiles,
        "bounds": BOUNDS,
        "kept": {name: max(ratios[name]) <= bound for name, bound in BOUNDS.items()},
    }


# ── the record ──────────────────────────────────────────────────────────────────────────────────


def begun(folder: Path) -> Wire:
    """Two nodes on SQLite that have heard each other."""
    wire = line_of(NORTHLAND, SUNDRIA)
    for node in wire.nodes:
        node.store = create_sqlite(folder / f"{node.index}.db")  # type: ignore[assignment]
        node.sent.clear()
        node.restart()
        node.begin()
    wire.connect()
    return wire


def _grow(wire: Wire, size: int) -> None:
    """Let both sides hold ``size`` entries of the first, and all of it final."""
    for node in wire.nodes:
        first = node.size(0)
        said = messages(wire[0], _OURS, first=first, end=size)
        grow(node, _OURS, said, author=wire[0], holder=wire[1], batch=_BATCH)
    wire.pass_ms(1_000 * (limits.EPOCH_AGE_S + 1))  # the next words begin an epoch of their own
    wire.connect()
    (ref,) = wire[0].say("so that the far side answers to the newest")
    wire.settle()
    wire[1].acknowledge(ref)
    wire.settle()
    while any(node.final().frontier.size < size for node in wire.nodes):
        wire.tick(1_000)
    wire.settle()


# ── what it costs ───────────────────────────────────────────────────────────────────────────────


def _costs(wire: Wire, size: int) -> dict[str, float]:
    ours = wire[0]
    state = ours.rows.journal(_OURS)
    assert state is not None
    view = View(ours.line.standing, ours.store, {}, ours.clock.now())
    papers = _papers(wire)
    leaves = ours.rows.leaves(state.number)
    asked = iter(range(size // 3, size))

    def show() -> object:
        return exhibit(ours.store, ours.line_id, papers, journal=_OURS, seq=next(asked))

    def prove() -> object:
        return prove_inclusion(leaves, next(asked), state.size, edge=state.frontier)

    return {
        "entries": size,
        **_exchange(wire),
        "resync": _resync(wire),
        "proof": _cpu_us(prove),
        "exhibit": _cpu_us(show),
        "log_page": _cpu_us(lambda: view.log(limit=_PAGE, reverse=True)),
        "finality": _cpu_us(view.finality),
    }


def _cpu_us(do: Callable[[], object]) -> float:
    do()
    return statistics.median(_timed(do)[1] for _ in range(_ROUNDS))


def _timed(do: Callable[[], _T]) -> tuple[_T, float]:
    """Do it. Return what it returned, and the CPU that it took, in µs."""
    began = time.process_time_ns()
    result = do()
    return result, (time.process_time_ns() - began) / 1000


def _exchange(wire: Wire) -> dict[str, float]:
    """One message: said; arrived; its receipt arrived. Each with order, commit and sync."""
    ours, theirs = wire.nodes
    runs: list[tuple[float, float, float]] = []
    for _ in range(_ROUNDS):
        (ref,), append = _timed(lambda: ours.say(TEXT))
        arrival = _timed(lambda: theirs.do(_taken(wire)))[1]
        receipt = _timed(lambda: ours.do(_taken(wire)))[1]
        runs.append((append, arrival, receipt))
        theirs.acknowledge(ref)  # so that nothing is owed, whatever the number of rounds
        wire.settle()
    columns = zip(*runs, strict=True)
    return dict(zip(("append", "arrival", "receipt"), map(statistics.median, columns), strict=True))


def _taken(wire: Wire) -> Arrived:
    """What one of two nodes has sent, as it arrives at the other."""
    traffic = wire.take()
    (sender,) = {sender for sender, _ in traffic}
    return Arrived(sender, tuple(send.envelope for _, send in traffic))


def _resync(wire: Wire) -> float:
    """CPU of both sides for each entry of a backlog, from the moment they hear each other."""
    runs: list[float] = []
    for _ in range(5):
        wire.cut()
        wire[0].do(Say((Utterance(TO_NOBODY),) * _RESYNC))
        wire.take()
        runs.append(_timed(wire.connect)[1] / _RESYNC)
    return statistics.median(runs)


def _tiles_read(wire: Wire) -> dict[int, int]:
    """By level, how many tiles an inclusion proof reads in the largest record."""
    state = wire[0].rows.journal(_OURS)
    assert state is not None
    counted = _Counted(wire[0].rows.leaves(state.number))
    prove_inclusion(counted, state.size // 3, state.size, edge=state.frontier)
    return dict(Counter(level for level, _ in counted.read))


class _Counted:
    def __init__(self, leaves: Leaves) -> None:
        self._leaves = leaves
        self.read: set[tuple[int, int]] = set()

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        self.read.add((level, index))
        return self._leaves.tile(level, index)


def _papers(wire: Wire) -> Papers:
    text = format_charter(wire[0].charter)
    notes = {PartyId(p.name): p.sign_root(text) for p in (NORTHLAND, SUNDRIA)}
    return Papers([notes], [party.card_note() for party in (NORTHLAND, SUNDRIA)])


# ── a start ─────────────────────────────────────────────────────────────────────────────────────

_START = """
import json, sys, time
from pathlib import Path
from tests.lines import Node, Clock
from wasl.sim.parties import NORTHLAND, SUNDRIA, charter_of
from wasl.line.line import Tick
from wasl.node.views import View
from wasl.store.sqlite import open_sqlite
node = Node(NORTHLAND, 0, charter_of(NORTHLAND, SUNDRIA), {0: NORTHLAND, 1: SUNDRIA}, Clock())
def memory_mb(what):
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status[what].split()[0]) / 1024  # ru_maxrss would count who started us
before_mb = memory_mb("VmRSS")
began = time.process_time_ns()
node.store = open_sqlite(Path(sys.argv[1]))
node.restart()
node.do(Tick())
node.say("first words after the start")
took = time.process_time_ns() - began
View(node.line.standing, node.store, {}, node.clock.now()).log(limit=200)
print(json.dumps({
    "start": took / 1000,
    "memory_mb": round(memory_mb("VmHWM"), 1),
    "memory_of_store_mb": round(memory_mb("VmHWM") - before_mb, 1),
}))
"""


def _start(wire: Wire, path: Path) -> dict[str, float]:
    """A new process: from a store on the disk to the first message in it; then a page of the log.

    CPU in µs without the interpreter's own start, the median of some; and peak memory.
    """
    runs: list[dict[str, float]] = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", _START, str(path)], check=True, capture_output=True, text=True
        )
        runs.append(json.loads(done.stdout))
    wire[0].restart()  # the other process has said something
    wire.connect()
    found = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    return {**found, "store_mb": round(path.stat().st_size / 1e6, 1)}
