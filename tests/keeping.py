# SPDX-License-Identifier: Apache-2.0
"""What tests of a line's keeping say and read: checks, service messages, suspension, amendments."""

from __future__ import annotations

from typing import Any

from tests.lines import Node, Wire
from wasl.line import checks, talk
from wasl.line.line import Say, Tick, Utterance
from wasl.node import condition
from wasl.node.views import View
from wasl.record.entry import Kind
from wasl.record.merkle import leaf_hash
from wasl.terms import JournalId, Precedence, Ref, Traffic

Json = dict[str, Any]
HOUR_MS = 3_600_000
MINUTE_MS = 60_000


def utter(
    node: Node,
    body: talk.Body,
    precedence: Precedence = Precedence.ROUTINE,
    traffic: Traffic = Traffic.OPERATION,
) -> Ref:
    """Append one entry of any kind."""
    (ref,) = node.do(Say((Utterance(body, precedence, traffic),))).result
    assert isinstance(ref, Ref)
    return ref


def view(node: Node) -> View:
    return View(node.line.standing, node.store, node.line.links, node.clock.now())


def entry(node: Node, ref: Ref) -> Json:
    """An entry as ``wasl show --json`` gives it."""
    found = view(node).entry(ref.journal, ref.seq)
    assert found is not None
    return found


def peer(node: Node, party: int) -> Json:
    """What ``wasl status --json`` says of a party, by the clock of the test."""
    return condition.of_party(view(node), party, now_s=node.clock.utc_ms // 1000)


def line_of_node(node: Node) -> Json:
    return condition.of_line(view(node), now_s=node.clock.utc_ms // 1000)


# ── time ────────────────────────────────────────────────────────────────────────────────────────


def check_if_due(node: Node) -> Ref | None:
    """What a node does each second besides its tick."""
    hour_s = checks.due(node.rows, node.line.standing, node.clock.now())
    if hour_s is None:
        return None
    return utter(node, talk.Check(hour_s, "", "", ""), checks.PRECEDENCE)


def pass_time(wire: Wire, ms: int, *, step_ms: int = 5 * MINUTE_MS) -> list[tuple[int, Ref]]:
    """Let time pass as nodes that run see it. Returns the checks that were written."""
    written: list[tuple[int, Ref]] = []
    while ms > 0:
        step = min(ms, step_ms)
        ms -= step
        wire.clock.pass_ms(step)
        for node in wire.nodes:
            node.do(Tick())
            ref = check_if_due(node)
            if ref is not None:
                written.append((node.index, ref))
        wire.settle()
    return written


def to_hour(wire: Wire, place: int) -> None:
    """Go to the begin of the next hour in which it is the turn of the party at ``place``."""
    parties = len(wire.nodes)
    hour = wire.clock.utc_ms // HOUR_MS + 1
    while hour % parties != place:
        hour += 1
    wire.clock.pass_ms(hour * HOUR_MS - wire.clock.utc_ms)


def entries(node: Node, author: int, *kinds: Kind) -> list[tuple[int, Ref]]:
    """(kind, reference) of what an author has said, as this node holds it."""
    journal = JournalId(author, 1)
    state = node.rows.journal(journal)
    assert state is not None
    found: list[tuple[int, Ref]] = []
    for seq, row in node.rows.entries(state.number, 0, 1 << 20):
        parsed, _ = view(node).said(Ref(journal, seq, leaf_hash(row.data)))
        if parsed is not None and (not kinds or parsed.kind in kinds):
            found.append((parsed.kind, Ref(journal, seq, leaf_hash(row.data))))
    return found
