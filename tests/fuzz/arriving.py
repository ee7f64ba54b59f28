# SPDX-License-Identifier: Apache-2.0
"""A whole node as a decoder: whatever arrives, it takes a step, and keeps a bounded amount of it.

Rules:

1. The node is one of two that have talked. Each input meets a copy of it, in memory.
2. An input is a bundle of envelopes as they are; or, after a byte that begins no bundle, the array
   of a cold envelope, which is sealed to the node as a party of the line would. Some signatures
   in it are hedged: they differ from run to run, so such an input may not repeat what it did.
3. Nothing leaves :meth:`Line.handle`, not even Refused. What is refused is told as a fact, and
   counts as refused here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.lines import pair
from wasl import codec, limits, primitives
from wasl.bearers.bundle import format_bundle, parse_bundle
from wasl.errors import Code, Refused
from wasl.line.line import Arrived
from wasl.sim.forger import Forger, newest_kem, next_forger
from wasl.sim.node import Node
from wasl.steps import Space
from wasl.wire import cold, text

ARRAY = b"\xff"
KEPT_BYTES = 30_000
KEPT_TIMES = 40
"""What a step may write: so much, and so many times its input. An entry brings rows of its own."""


def _talked() -> tuple[Node, Forger, list[bytes]]:
    """A node, its far side's journal written on by somebody with its keys, and what comes next."""
    wire = pair()
    wire[0].say("one")
    wire[1].say("two")
    wire.settle()
    far = Forger(wire[1])
    far.say()
    far.say(body=b"\xff")
    wire[1].say("three", "four")
    sent = [send.envelope for send in wire[1].sent if send.party == 0]
    return wire[0], far, sent


_NODE, _FAR, _SENT = _talked()
_STORE = _NODE.store
_PUBLIC = newest_kem(_NODE)
_INFO = cold.info(_NODE.line_id, _PUBLIC)
_HINT = cold.hint(_NODE.line_id, _PUBLIC)


def _array(*items: cold.Item) -> bytes:
    plain = cold.format_items(items)
    return ARRAY + text.unpack(plain[0], plain[5:], limit=limits.OPENED_BYTES)


def _envelopes(data: bytes) -> Sequence[bytes]:
    if data[:1] != ARRAY:
        return parse_bundle(data)
    if len(data) > limits.ENVELOPE_BYTES // 2:
        raise Refused(Code.TOO_LARGE, "the bearer takes no such envelope")
    plain = b"\x00" + (len(data) - 1).to_bytes(4, "big") + data[1:]
    return [_HINT + primitives.hpke_seal(_PUBLIC, plain, _INFO)]


def arrive(data: bytes) -> Any:  # noqa: ANN401 -- as any decoder
    """Let it arrive at a copy of the node. Raises Refused if it refuses any of it."""
    envelopes = _envelopes(data)
    _NODE.store = _STORE.copy()
    _NODE.restart()
    _NODE.events.clear()
    _NODE.sent.clear()
    _NODE.facts.clear()
    outcome = _NODE.do(Arrived(1, tuple(envelopes)))
    if outcome.commit is not None:
        written = sum(len(key) + len(value or b"") for _, key, value in outcome.commit.writes)
        assert written <= KEPT_BYTES + KEPT_TIMES * len(data), f"{written} bytes written"
    kept = _NODE.store.scan(Space.EVIDENCE, b"", b"\xff" * 64, limit=limits.EVIDENCE_ROWS + 100)
    assert len(kept) <= limits.EVIDENCE_ROWS + 10, "evidence grows"
    if any(fact.what == "refused" for fact in outcome.facts):
        raise Refused(Code.BAD_ENVELOPE, "told as a fact")
    return outcome.result


def _seeds() -> list[bytes]:
    far = _FAR
    held = len(far.entries) - 2
    return [
        *(format_bundle([envelope]) for envelope in _SENT),
        _array(far.range(held)),
        _array(far.proven(held + 1)),
        _array(next_forger(far.node).range(0)),
        _array(cold.Heads(1_795_000_000_000, ((far.journal, held),))),
        _array(far.receipt(Forger(_NODE).head(1), origin=Forger(_NODE).origin)),
        ARRAY + codec.format(((99, "of a later version"),)),
    ]


ARRIVING = {"line.handle of what arrives": (arrive, _seeds())}
