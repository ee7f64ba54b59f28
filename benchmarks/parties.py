# SPDX-License-Identifier: Apache-2.0
"""What a message costs on lines of 2 to 60 parties: at its author, at each receiver, in memory.

Steps of nodes in memory with real cryptography; CPU, the median of many. Two of the parties, the
author and a receiver, have heard everybody; the others have heard these two.

What is flat, and what is not:

1. ``arrival``, ``receipt``: what a message costs a receiver, and what a receipt costs the author,
   do not depend on the number of parties. Nor do the ``bytes`` to each, nor ``memory`` for each
   far party.
2. ``author``: saying it and taking all receipts costs so much *for each recipient*: it is sealed
   once, and goes to everybody.
3. What an entry has *seen* cannot be flat: it names each head that has moved since the last entry
   of its author, and who has heard all others speak has that many to name. So each message is read
   once by each other party, and at most once named by it. ``head_bytes`` and ``head_arrival``: what
   each name costs, in a message that names the heads of everybody.

Bounds: the same on a line of two (of three for what two parties do not have); and the CPU of the
primitives alone, in the same run.
"""

from __future__ import annotations

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable

from benchmarks.grown import TO_NOBODY
from tests.lines import Node, Wire, line_of
from wasl import primitives
from wasl.line.line import Arrived, Reached, Say, Tick, Utterance
from wasl.sim.parties import Party
from wasl.steps import Send
from wasl.terms import PartyId

COUNTS = (2, 3, 10, 30, 60)
BOUNDS = {
    "arrival": 1.5,
    "receipt": 1.5,
    "author": 1.5,
    "bytes": 1.5,
    "memory": 1.5,
    "head_bytes": 1.5,
    "head_arrival": 2.0,
}
"""By how much each may cost more than on the smallest line that has it."""
RAW_BOUNDS = {"arrival": 8.0, "receipt": 5.0, "author": 6.0}
"""By how much each may cost more than its primitives alone, on any line."""

_AUTHOR, _RECEIVER = 0, 1
_ROUNDS = 60
_RUNS = 15
_NAMED = 8
"""Heads that a message must name for the cost of one to be told from noise."""


def measure(*, quick: bool) -> dict[str, object]:
    """Return the costs for each number of parties, with their ratios."""
    costs: list[dict[str, float]] = []
    for count in COUNTS:
        print(f"  {count} parties", file=sys.stderr)
        costs.append(_costs(count, rounds=_ROUNDS // 3 if quick else _ROUNDS))
    ratios: dict[str, list[float]] = {}
    for name in BOUNDS:
        having = [one[name] for one in costs if name in one]
        ratios[name] = [round(cost / having[0], 3) for cost in having]
    raw = {name: [round(one[name] / one[f"raw_{name}"], 2) for one in costs] for name in RAW_BOUNDS}
    kept = {name: max(ratios[name]) <= bound for name, bound in BOUNDS.items()}
    kept |= {f"raw {name}": max(raw[name]) <= bound for name, bound in RAW_BOUNDS.items()}
    return {
        "parties": [*COUNTS],
        "costs": costs,
        "ratios": ratios,
        "raw_ratios": raw,
        "bounds": BOUNDS,
        "raw_bounds": RAW_BOUNDS,
        "kept": kept,
    }


def begun(count: int) -> Wire:
    """A line of so many, of whom the author and the receiver have heard everybody."""
    wire = line_of(*(Party(PartyId(f"party-{index}")) for index in range(count)))
    _settle(wire)
    for node in wire.nodes:
        heard = (_AUTHOR, _RECEIVER) if node.index > _RECEIVER else node.line.standing.others
        for other in heard:
            if other != node.index:
                node.do(Reached(other))
    _settle(wire)
    return wire


def _settle(wire: Wire) -> None:
    """Deliver what travels to and from the two that have heard everybody."""
    while traffic := wire.take():
        wire.deliver([one for one in traffic if min(one[0], one[1].party) <= _RECEIVER])


# ── what it costs ───────────────────────────────────────────────────────────────────────────────


def _costs(count: int, *, rounds: int) -> dict[str, float]:
    wire = begun(count)
    for index in (_AUTHOR, _AUTHOR, _RECEIVER, _AUTHOR):  # epochs, and what they name once
        _say(wire[index])
        _settle(wire)
    others = count - 1
    said, arrival, receipt, envelope = _exchange(wire, rounds)
    found: dict[str, float] = {
        "parties": count,
        "said": said,
        "arrival": arrival,
        "receipt": receipt,
        "author": said / others + receipt,
        "bytes": envelope,
        "memory": _memory(wire[_RECEIVER]) / others,
        **_raw(others),
    }
    named = others - 1  # the receiver's own words are heard by the author alone, here
    if named > 0:
        runs = [_after_all_spoke(wire) for _ in range(_RUNS)]
        arrivals, sizes = zip(*runs, strict=True)
        found["head_bytes"] = (statistics.median(sizes) - envelope) / named
        if named >= _NAMED:
            found["head_arrival"] = max(statistics.median(arrivals) - arrival, 0.0) / named
    return {name: round(cost, 2) for name, cost in found.items()}


def _say(node: Node) -> None:
    node.do(Say((Utterance(TO_NOBODY),)))


def _exchange(wire: Wire, rounds: int) -> tuple[float, float, float, float]:
    """Medians: said; arrived at the receiver; its receipt back; the bytes of the envelope."""
    runs: list[tuple[float, float, float, float]] = []
    for _ in range(rounds):
        wire.clock.pass_ms(1_000)
        said = _cpu_us(lambda: _say(wire[_AUTHOR]))
        (send,) = _between(wire, _AUTHOR, _RECEIVER)
        arrival = _arrive(wire, _AUTHOR, send)
        (back,) = _between(wire, _RECEIVER, _AUTHOR)
        runs.append((said, arrival, _arrive(wire, _RECEIVER, back), len(send.envelope)))
        _settle(wire)
    said, arrival, receipt, size = (statistics.median(column) for column in zip(*runs, strict=True))
    return said, arrival, receipt, size


def _after_all_spoke(wire: Wire) -> tuple[float, int]:
    """CPU of the arrival of a message that names the heads of all others, and its bytes."""
    wire.clock.pass_ms(1_000)
    for node in wire.nodes[_RECEIVER + 1 :]:
        _say(node)
    _settle(wire)
    _say(wire[_AUTHOR])
    (send,) = _between(wire, _AUTHOR, _RECEIVER)
    cost = _arrive(wire, _AUTHOR, send)
    _settle(wire)
    return cost, len(send.envelope)


def _between(wire: Wire, sender: int, receiver: int) -> list[Send]:
    """Take what one has sent to the other; the rest goes on its way."""
    sent = wire[sender].sent
    found = [send for send in sent if send.party == receiver]
    wire[sender].sent = [send for send in sent if send.party != receiver]
    return found


def _arrive(wire: Wire, sender: int, send: Send) -> float:
    return _cpu_us(lambda: wire[send.party].do(Arrived(sender, (send.envelope,))))


def _cpu_us(do: Callable[[], object]) -> float:
    began = time.process_time_ns()
    do()
    return (time.process_time_ns() - began) / 1000


def _memory(node: Node) -> float:
    """What a node holds in memory besides its store, kB: after a start, once all were heard."""
    tracemalloc.start()
    node.restart()
    node.do(Tick())
    for other in node.line.standing.others:
        node.do(Arrived(other, ()))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / 1000


# ── the primitives alone ────────────────────────────────────────────────────────────────────────


def _raw(others: int) -> dict[str, float]:
    """CPU in µs of the primitives that each needs, and of nothing else."""
    seed, message = bytes(range(32)), bytes(200)
    public, kem = primitives.ed25519_public(seed), primitives.x_wing_public(seed)
    signature = primitives.ed25519_sign(seed, message)
    warm = primitives.siv_seal(seed, bytes(12), message, b"")
    cold = primitives.hpke_seal(kem, message, b"")

    def said() -> None:
        primitives.ed25519_sign(seed, message)
        primitives.siv_seal(seed, bytes(12), message, b"")

    def arrival() -> None:
        primitives.siv_open(seed, bytes(12), warm, b"")
        primitives.ed25519_verify(public, message, signature)
        primitives.ed25519_sign(seed, message)  # the receipt, sealed to the author
        primitives.hpke_seal(kem, message, b"")

    def receipt() -> None:
        primitives.hpke_open(seed, cold, b"")
        primitives.ed25519_verify(public, message, signature)

    found = {
        name: statistics.median(_cpu_us(do) for _ in range(_ROUNDS))
        for name, do in (("said", said), ("arrival", arrival), ("receipt", receipt))
    }
    return {
        "raw_arrival": found["arrival"],
        "raw_receipt": found["receipt"],
        "raw_author": found["said"] / others + found["receipt"],
    }
