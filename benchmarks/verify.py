# SPDX-License-Identifier: Apache-2.0
"""Entries a second when a transcript is verified, against hashing each entry and body once."""

from __future__ import annotations

import statistics
import time

from benchmarks import TEXT
from tests.lines import Wire, pair
from wasl.primitives import sha256
from wasl.record.audit import audit
from wasl.record.papers import Papers
from wasl.record.transcript import transcript
from wasl.record.verdict import anchor_card
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import PartyId
from wasl.trust.charter import format_charter


def measure(*, quick: bool) -> dict[str, object]:
    """Return entries a second, and the ratio to bare hashing."""
    count = 1_000 if quick else 10_000
    wire = pair()
    for at in range(0, count, 500):
        wire[0].say(*[f"{number}. {TEXT}" for number in range(at, at + 500)])
        wire.settle()
    files = _transcript(wire)
    anchors = [anchor_card(party.card_note()) for party in (NORTHLAND, SUNDRIA)]
    verdict = audit(files, anchors=anchors)
    times: list[float] = []
    for _ in range(3):
        began = time.perf_counter()
        audit(files, anchors=anchors)
        times.append(time.perf_counter() - began)
    entries = wire[0].size(0) + wire[0].size(1)
    took = statistics.median(times)
    return {
        "entries": entries,
        "verdict": str(verdict.verdict),
        "per_s": round(entries / took),
        "hashing_alone_per_s": round(entries / _hashing(entries)),
        "bounds": {"per_s": 5_000},
    }


def _transcript(wire: Wire) -> list[tuple[str, bytes]]:
    text = format_charter(wire[0].charter)
    notes = {PartyId(p.name): p.sign_root(text) for p in (NORTHLAND, SUNDRIA)}
    cards = [party.card_note() for party in (NORTHLAND, SUNDRIA)]
    return transcript(wire[0].store, wire[0].line_id, Papers([notes], cards))


def _hashing(entries: int) -> float:
    began = time.perf_counter()
    for number in range(entries):
        sha256(b"\x00", number.to_bytes(150))
        sha256(b"wasl/commit/v1", number.to_bytes(32), bytes(150))
    return time.perf_counter() - began
