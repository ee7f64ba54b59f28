# SPDX-License-Identifier: Apache-2.0
"""A month that one side was away: 500 messages a day and the line checks, carried over at once.

In memory but for the stores, which are SQLite with full sync: what is measured is the steps of both
sides, over a link and by one bag, and the bytes that travel. (How long it takes between processes,
and what memory a node needs for it, is in ``resync``.)

The bounds are those of the same run: the CPU that the primitives alone take for as many entries
(:func:`benchmarks.resync.raw_cost_s`), and the bytes that no coding could save: the bodies,
deflated in one piece, and the salt of each, which is random.
"""

from __future__ import annotations

import random
import tempfile
import time
import zlib
from pathlib import Path

from benchmarks import TEXT
from benchmarks.resync import raw_cost_s
from benchmarks.size import begun
from tests.bags import pack, unpack
from tests.lines import Node, Wire
from wasl.line import talk
from wasl.line.line import Reached, Say, Tick, Utterance
from wasl.record.entry import SALT_BYTES
from wasl.terms import JournalId

_A_DAY = 500
_HOUR_MS = 3_600_000
_MOST_TICKS = 1_000
_OURS = JournalId(0, 1)
_WORDS = TEXT.lower().replace(".", "").replace(",", "").split()
BOUNDS = {"ratio": 20.0, "bytes_ratio": 3.0}
"""Most CPU of both sides against the primitives alone, and most bytes against the least."""


def measure(*, quick: bool) -> dict[str, object]:
    """Return what the month costs over a link and by a bag, each beside its bound."""
    days = 3 if quick else 30
    found: dict[str, object] = {"days": days, "messages_a_day": _A_DAY}
    kept: dict[str, bool] = {}
    for way, carry in (("link", _by_link), ("bag", _by_bag)):
        with tempfile.TemporaryDirectory(prefix="wasl-bench-") as name:
            folder = Path(name)
            wire = _after_a_month(folder, days)
            first = wire[1].size(0)
            count = wire[0].size(0) - first
            least = _least_bytes(wire[0], first)
            began = time.process_time()
            sent = carry(wire)
            took = time.process_time() - began
            assert wire[1].size(0) == wire[0].size(0), "not all of it came"
            raw = raw_cost_s(folder, count)
            found[way] = one = {
                "entries": count,
                "cpu_us_an_entry": round(1e6 * took / count, 1),
                "raw_us_an_entry": round(1e6 * raw / count, 1),
                "ratio": round(took / raw, 2),
                "bytes": sent,
                "least_bytes": least,
                "bytes_ratio": round(sent / least, 3),
            }
            for bound, most in BOUNDS.items():
                kept[f"{way} {bound}"] = one[bound] <= most
    return {**found, "bounds": BOUNDS, "kept": kept}


def _after_a_month(folder: Path, days: int) -> Wire:
    """Northland has spoken and checked the line for days; Sundria was away."""
    wire = begun(folder)
    wire.cut()
    rng = random.Random(days)
    left = days * _A_DAY
    for hour in range(days * 24):
        wire.clock.pass_ms(_HOUR_MS)
        wire[0].do(Tick())
        count = left // (days * 24 - hour)
        left -= count
        check = talk.Check(wire.clock.utc_ms // 1000, "", "line check", "")
        wire[0].do(Say((Utterance(check),)))
        wire[0].say(*[" ".join(rng.choices(_WORDS, k=16)) for _ in range(count)])
        wire[0].sent.clear()
    return wire


def _least_bytes(node: Node, first: int) -> int:
    state = node.rows.journal(_OURS)
    assert state is not None
    deflater = zlib.compressobj(9)
    least = 0
    for seq in range(first, state.size):
        opening = node.rows.opening(state.number, seq) or bytes(SALT_BYTES)
        least += SALT_BYTES + len(deflater.compress(opening[SALT_BYTES:]))
    return least + len(deflater.flush())


def _by_link(wire: Wire) -> int:
    """Let them hear each other until all is there: after each receipt what is left waits for the
    next tick. Return the bytes of all envelopes.
    """
    total = 0
    for node in wire.nodes:
        for other in node.line.standing.others:
            node.do(Reached(other))
    for _ in range(_MOST_TICKS):
        if wire[1].size(0) == wire[0].size(0):
            break
        while traffic := wire.take():
            total += sum(len(send.envelope) for _, send in traffic)
            wire.deliver(traffic)
        wire.tick(1_000)
    return total


def _by_bag(wire: Wire) -> int:
    """Pack one bag and take it. Return the bytes of its files."""
    bag = pack(wire[0], 1)
    unpack(wire[1], *bag.files)
    return sum(map(len, bag.files))
