# SPDX-License-Identifier: Apache-2.0
"""Nodes of a line in memory, and the bearer between them: every byte real, the clock passed in.

A :class:`Node` runs steps as the driver does: ask, commit, and only then let envelopes leave. A
:class:`Wire` holds what left until a test delivers it, loses it, doubles it or damages it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wasl.line.line import Arrived, Event, Handed, Lost, Reached, Tick
from wasl.line.work import Agreed
from wasl.sim import node as sim
from wasl.sim.clock import START_MS, Clock
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party, charter_of
from wasl.steps import Send
from wasl.terms import Now
from wasl.trust.card import card_hash
from wasl.trust.charter import charter_hash
from wasl.trust.member import Member

__all__ = [
    "START_MS",
    "Check",
    "Clock",
    "Node",
    "Wire",
    "later",
    "line_of",
    "pair",
    "rolled_back",
    "trio",
]


@dataclass
class Node(sim.Node):
    """A node that remembers its steps, and can be asked what it holds."""

    events: list[tuple[Event, Now, list[bytes]]] = field(
        default_factory=list[tuple[Event, Now, list[bytes]]]
    )

    def note_step(self, event: Event, now: Now, answers: list[bytes]) -> None:
        self.events.append((event, now, answers))

    def alarms(self) -> set[object]:
        return {dict(fact.detail)["code"] for fact in self.facts if fact.what == "alarm"}


@dataclass
class Wire:
    """All nodes of a line, and what travels between them."""

    nodes: list[Node]
    clock: Clock

    def __getitem__(self, index: int) -> Node:
        return self.nodes[index]

    def take(self) -> list[tuple[int, Send]]:
        """Take all that has left, as (sender, send)."""
        taken = [(node.index, send) for node in self.nodes for send in node.sent]
        for node in self.nodes:
            node.sent.clear()
        return taken

    def deliver(self, traffic: Sequence[tuple[int, Send]]) -> None:
        """Hand traffic over, one bundle for each pair, urgent first."""
        bundles: dict[tuple[int, int], list[Send]] = {}
        for sender, send in traffic:
            bundles.setdefault((sender, send.party), []).append(send)
        for (sender, receiver), sends in bundles.items():
            if receiver >= len(self.nodes) or sender not in self.nodes[receiver].line.links:
                continue  # it has not begun, or has not opened the charter by which the other joins
            sends.sort(key=lambda send: -send.precedence)
            self.nodes[receiver].do(Arrived(sender, tuple(s.envelope for s in sends)))
            size = max(send.own_size for send in sends)
            self.nodes[sender].do(Handed(receiver, size))

    def settle(self, *, rounds: int = 40) -> None:
        """Deliver everything, and all answers to it, until nothing travels any more."""
        for _ in range(rounds):
            traffic = self.take()
            if not traffic:
                return
            self.deliver(traffic)
        raise AssertionError("the nodes never fall silent")

    def settle_without(self, party: int) -> None:
        """Deliver what travels between the others, as if ``party`` were gone."""
        for _ in range(20):
            traffic = [t for t in self.take() if party not in (t[0], t[1].party)]
            if not traffic:
                return
            self.deliver(traffic)

    def connect(self) -> None:
        for node in self.nodes:
            for other in node.line.standing.others:
                node.do(Reached(other))
        self.settle()

    def cut(self) -> None:
        for node in self.nodes:
            for other in node.line.standing.others:
                node.do(Lost(other))

    def pass_ms(self, ms: int) -> None:
        """Let time pass: the same for all, whatever their clocks say."""
        for clock in {id(node.clock): node.clock for node in self.nodes}.values():
            clock.pass_ms(ms)

    def tick(self, ms: int) -> None:
        self.pass_ms(ms)
        for node in self.nodes:
            node.do(Tick())

    def storm(self, rng: random.Random, *, loss: float, twice: float, damage: float) -> None:
        """Deliver what travels one envelope at a time, out of order, with faults."""
        traffic = self.take()
        rng.shuffle(traffic)
        for sender, send in traffic:
            if rng.random() < loss:
                continue
            envelope = send.envelope
            if rng.random() < damage:
                at = rng.randrange(len(envelope))
                envelope = envelope[:at] + bytes((envelope[at] ^ 0x40,)) + envelope[at + 1 :]
            for _ in range(1 + (rng.random() < twice)):
                self.nodes[send.party].do(Arrived(sender, (envelope,)))


def later(wire: Wire, *, serials: dict[int, int] | None = None, **changes: Any) -> Agreed:  # noqa: ANN401
    """A charter that may follow the newest one open at node 0. ``serials``: cards by index."""
    node = wire[0]
    before = node.later[-1].charter if node.later else node.charter
    serial = before.serial + 1
    cards = {
        index: party.card(serial=(serials or {}).get(index, 1))
        for index, party in node.cards.items()
    }
    fields = {
        "serial": serial,
        "line_id": node.line_id,
        "predecessor": charter_hash(before),
        "members": tuple(
            Member(index, card.party, card_hash(card)) for index, card in cards.items()
        ),
    }
    charter = replace(before, **{**fields, **changes})
    return Agreed(charter, charter_hash(charter), cards)


def line_of(
    *parties: Party,
    node: type[Node] = Node,
    clocks: Sequence[Clock] = (),
    **changes: Any,  # noqa: ANN401 -- any field of a charter
) -> Wire:
    """A line that all parties have begun, and nothing delivered yet. ``clocks``: one for each
    party, else one for all.
    """
    charter = charter_of(*parties, **changes)
    clock = clocks[0] if clocks else Clock()
    cards = dict(enumerate(parties))
    nodes = [
        node(party, index, charter, cards, clocks[index] if clocks else clock)
        for index, party in cards.items()
    ]
    for one in nodes:
        one.begin()
    return Wire(nodes, clock)


def pair(**changes: Any) -> Wire:  # noqa: ANN401
    """Northland (0) and Sundria (1), begun and connected."""
    wire = line_of(NORTHLAND, SUNDRIA, **changes)
    wire.connect()
    return wire


def rolled_back() -> Wire:
    """Two nodes, of which the first goes on from an older copy of its disk, and is told so."""
    wire = pair()
    wire[0].say("one")
    wire.settle()
    copy = wire[0].store.copy()
    wire[0].say("two", "three")
    wire.settle()
    wire[0].store = copy
    wire[0].restart()
    wire.connect()
    return wire


def trio(**changes: Any) -> Wire:  # noqa: ANN401
    """Northland (0), Sundria (1) and Westmark (2), begun and connected."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, **changes)
    wire.connect()
    return wire


Check = Callable[[Wire], None]
