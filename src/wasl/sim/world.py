# SPDX-License-Identifier: Apache-2.0
"""The world of a simulated line: nodes, what travels between them, bags, and copies of disks.

Rules:

1. :meth:`World.do` carries out one deed. Whatever a bearer, a disk or a clock may do is a deed;
   what a node does of itself follows from the deed and from its rows.
2. A failed commit is a crash: the node starts again from its rows, and its people are not told
   that anything was said.
3. Every event that a node has carried to its end is a step, and is shown to the watch.
4. All is bounded: what travels on one link, the bags and the copies. What is over is lost, as on
   any bearer.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, assert_never, cast

from wasl.bearers import courier
from wasl.errors import Contradiction, Misuse, Refused, Unavailable
from wasl.line import checks, packing, talk
from wasl.line.line import Arrived, Event, Handed, Lost, Reached, Say, Tick, Unpacked, Utterance
from wasl.line.shredding import Shred
from wasl.line.work import Agreed
from wasl.record.content import Why
from wasl.sim import charters, deeds
from wasl.sim.clock import Clock
from wasl.sim.deeds import Deed
from wasl.sim.mischief import Villain
from wasl.sim.node import Node
from wasl.sim.parties import charter_of, so_many
from wasl.sim.rollback import roll_back
from wasl.steps import Outcome, Send
from wasl.store.memory import Failure, MemoryStore
from wasl.terms import Answer, Precedence, Ref

LINK_PARCELS: Final = 64
BAGS: Final = 24
COPIES: Final = 3
WAITING: Final = 8
MOST_INCARNATIONS: Final = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A message that a node was told is said."""

    ref: Ref
    text: str
    precedence: Precedence


@dataclass
class World:
    """One line. ``watch`` is told of every step: node, event, outcome."""

    nodes: list[Node]
    watch: Callable[[Node, Event, Outcome | None], None]
    links: dict[tuple[int, int], OrderedDict[int, Send]] = field(
        default_factory=dict[tuple[int, int], OrderedDict[int, Send]]
    )
    counts: list[int] = field(default_factory=list[int])
    """How many envelopes each has sent."""
    born: list[int] = field(default_factory=list[int])
    """How many of them its dead incarnations had sent: no living process asks after those."""
    cuts: set[frozenset[int]] = field(default_factory=set[frozenset[int]])
    bags: OrderedDict[int, bytes] = field(default_factory=OrderedDict[int, bytes])
    packed: int = 0
    copies: list[OrderedDict[int, MemoryStore]] = field(
        default_factory=list[OrderedDict[int, MemoryStore]]
    )
    copied: int = 0
    said: list[list[Said]] = field(default_factory=list[list[Said]])
    """By party, what its people were told is said, over all its incarnations."""
    waiting: list[list[Ref]] = field(default_factory=list[list[Ref]])
    """By party, the newest messages to it that its people have not acknowledged."""
    gone: set[str] = field(default_factory=set[str])
    """Texts that somebody has tried to shred: who still holds one is that party's own affair."""
    uttered: int = 0
    steps: int = 0
    digest: Any = field(default_factory=hashlib.sha256)
    lost_disks: list[Node] = field(default_factory=list[Node])
    villain: Villain | None = None
    agreed: list[Agreed] = field(default_factory=list[Agreed])
    """The later charters, in their order."""
    departed: set[int] = field(default_factory=set[int])
    """The parties that have left by one of them."""

    @property
    def hostile(self) -> int | None:
        """The index of the hostile party, if there is one."""
        return None if self.villain is None else self.villain.node.index

    @classmethod
    def of(
        cls,
        parties: int,
        watch: Callable[[Node, Event, Outcome | None], None],
        *,
        hostile: bool = False,
    ) -> World:
        """A line of so many parties that all have begun, and that hear one another.

        ``hostile``: the last of them does what it likes.
        """
        members = so_many(parties)
        charter = charter_of(*members)
        cards = dict(enumerate(members))
        nodes = [Node(party, index, charter, cards, Clock()) for index, party in cards.items()]
        world = cls([], watch, villain=Villain(nodes[-1]) if hostile else None)
        for node in nodes:
            world.add(node)
        for node in nodes:
            for other in node.line.standing.others:
                world.step(node, Reached(other))
        return world

    def add(self, node: Node) -> None:
        """Let a party's node begin."""
        self.nodes.append(node)
        self.counts.append(0)
        self.born.append(0)
        self.copies.append(OrderedDict())
        self.said.append([])
        self.waiting.append([])
        node.begin()
        self.collect(node)

    # ── steps ──

    def step(self, node: Node, event: Event, *, failure: str = "") -> Outcome | None:
        """One event at one node. None: its commit failed, and it has started again."""
        if failure:
            node.store.fail_next(cast("Failure", failure))
        self.steps += 1
        node.facts.clear()
        try:
            outcome = node.do(event)
        except Unavailable:
            self.collect(node)  # what had left before it failed has left
            self.watch(node, event, None)
            self.restart(node)
            return None
        except Contradiction:
            if node.index != self.hostile:
                raise
            return None  # it has shown others more than its own node knows of
        if failure and outcome.commit is None:
            node.store.forget_failures()
        self._shown(node, event, outcome)
        return outcome

    def _shown(self, node: Node, event: Event, outcome: Outcome) -> None:
        self.digest.update(b"%d %d" % (node.index, len(outcome.sends)))
        for send in outcome.sends:
            self.digest.update(send.envelope)
        self.collect(node)
        self.watch(node, event, outcome)

    def collect(self, node: Node) -> None:
        """Let what a node sent be on its way."""
        for send in node.sent:
            self.counts[node.index] += 1
            if self.villain is not None:
                self.villain.overhear(send.envelope)
            key = (node.index, send.party)
            if frozenset(key) in self.cuts:
                continue
            link = self.links.setdefault(key, OrderedDict())
            link[self.counts[node.index]] = send
            if len(link) > LINK_PARCELS:
                link.popitem(last=False)
        node.sent.clear()

    def restart(self, node: Node) -> None:
        """As after kill -9."""
        node.sent.clear()
        node.restart()
        for other in node.line.standing.others:
            if frozenset((node.index, other)) not in self.cuts:
                self.step(node, Reached(other))

    # ── deeds ──

    def do(self, deed: Deed) -> None:
        """Carry out one deed."""
        if any(index >= len(self.nodes) for index in deeds.parties_of(deed)):
            return  # who has not joined
        match deed:
            case deeds.Say():
                self._say(deed)
            case deeds.Acknowledge() | deeds.Check() | deeds.Tick() | deeds.Shred():
                self._of_one(deed)
            case deeds.Crash() | deeds.SetClock() | deeds.Pass():
                self._machine(deed)
            case deeds.Carry():
                self._carry(deed)
            case deeds.Cut() | deeds.Reach():
                self._link(deed)
            case deeds.Pack() | deeds.Unpack():
                self._courier(deed)
            case deeds.Copy() | deeds.Burn() | deeds.RollBack():
                self._disk(deed)
            case deeds.Draw() | deeds.Renew():
                charters.do(self, deed)
            case deeds.Mischief():
                self._mischief(deed)
            case _:
                assert_never(deed)

    def _machine(self, deed: deeds.Crash | deeds.SetClock | deeds.Pass) -> None:
        if isinstance(deed, deeds.Pass):
            for node in self.nodes:
                node.clock.pass_ms(deed.ms)
        elif isinstance(deed, deeds.SetClock):
            self.nodes[deed.node].clock.set_by(deed.ms)
        else:
            self.restart(self.nodes[deed.node])

    def _of_one(self, deed: deeds.Acknowledge | deeds.Check | deeds.Tick | deeds.Shred) -> None:
        node = self.nodes[deed.node]
        match deed:
            case deeds.Acknowledge():
                self._acknowledge(node, deed)
            case deeds.Check():
                hour_s = checks.due(node.rows, node.line.standing, node.clock.now())
                if hour_s is not None:
                    said = Utterance(talk.Check(hour_s, "", "", ""), checks.PRECEDENCE)
                    self.step(node, Say((said,)))
            case deeds.Tick():
                self.step(node, Tick(), failure=deed.failure)
            case deeds.Shred():
                self._shred(deed)
            case _:
                assert_never(deed)

    def _say(self, deed: deeds.Say) -> None:
        node = self.nodes[deed.node]
        precedence = Precedence(deed.precedence)
        texts = [f"{self.uttered + number}" for number in range(deed.count)]
        self.uttered += deed.count
        said = node.messages(*texts, precedence=precedence)
        outcome = self.step(node, said, failure=deed.failure)
        if outcome is None:
            return
        refs = [ref for ref in outcome.result if isinstance(ref, Ref)]
        for ref, text in zip(refs, texts, strict=True):
            self.said[node.index].append(Said(ref, text, precedence))
            for other in node.line.standing.others:
                waiting = self.waiting[other]
                waiting.append(ref)
                del waiting[:-WAITING]

    def _acknowledge(self, node: Node, deed: deeds.Acknowledge) -> None:
        waiting = self.waiting[node.index]
        if deed.back >= len(waiting):
            return
        ref = waiting[-1 - deed.back]
        state = node.rows.journal(ref.journal)
        if state is None or node.rows.opening(state.number, ref.seq) is None:
            return
        waiting.remove(ref)
        self.step(node, node.acknowledgement(ref, Answer(deed.answer)))

    def _shred(self, deed: deeds.Shred) -> None:
        said, node = self.said[deed.author], self.nodes[deed.node]
        if deed.back >= len(said):
            return
        one = said[-1 - deed.back]
        self.gone.add(one.text)
        with suppress(Misuse):  # it is not final, or still owes something
            self.step(node, Shred(one.ref, Why.BY_HAND, "", ""), failure=deed.failure)
        node.store.forget_failures()

    def _carry(self, deed: deeds.Carry) -> None:
        sender = self.nodes[deed.sender]
        link = self.links.get((deed.sender, deed.receiver), OrderedDict[int, Send]())
        envelopes: list[bytes] = []
        own_size = 0
        for number, times, damaged in deed.fates:
            send = link.pop(number, None)
            if send is None:
                continue
            if times > 1:
                link[number] = send  # it comes again, later
            if times:
                envelopes.append(worn(send.envelope, damaged))
            if times and number > self.born[sender.index]:
                own_size = max(own_size, send.own_size)
        receiver = self.nodes[deed.receiver]
        if not envelopes or deed.sender not in receiver.line.links:
            return
        event = Arrived(deed.sender, tuple(envelopes))
        taken = self.step(receiver, event, failure=deed.failure)
        if taken is not None and deed.told and own_size:
            self.step(sender, Handed(deed.receiver, own_size))

    def _mischief(self, deed: deeds.Mischief) -> None:
        villain, victim = self.villain, self.nodes[deed.victim]
        if villain is None or deed.victim == self.hostile:
            return
        envelopes = villain.act(deed.kind, victim, deed.numbers)
        if envelopes:
            self.step(victim, Arrived(villain.node.index, tuple(envelopes)))

    def _link(self, deed: deeds.Cut | deeds.Reach) -> None:
        one, other = self.nodes[deed.one], self.nodes[deed.other]
        if other.index not in one.line.links or one.index not in other.line.links:
            return  # itself, or one that has not heard yet of who joins
        pair = frozenset((deed.one, deed.other))
        if isinstance(deed, deeds.Cut):
            self.cuts.add(pair)
            for key in ((deed.one, deed.other), (deed.other, deed.one)):
                self.links.pop(key, None)
                self.step(self.nodes[key[0]], Lost(key[1]))
        else:
            self.cuts.discard(pair)
            self.step(self.nodes[deed.one], Reached(deed.other))
            self.step(self.nodes[deed.other], Reached(deed.one))

    def _courier(self, deed: deeds.Pack | deeds.Unpack) -> None:
        node = self.nodes[deed.node]
        if isinstance(deed, deeds.Pack):
            if deed.party in node.line.links:
                self._pack(node, deed.party)
            return
        file = self.bags.get(deed.bag)
        if file is None:
            return
        try:
            envelopes = courier.parse_file(worn(file, deed.damaged))
        except Refused:
            return
        self.step(node, Unpacked(tuple(envelopes)))

    def _pack(self, node: Node, party: int) -> None:
        spans: tuple[packing.Span, ...] | None = None
        while spans is None or spans:
            outcome = self.step(node, packing.Pack(party, spans))
            assert outcome is not None
            (part,) = outcome.result
            assert isinstance(part, packing.Packed)
            for some in courier.split(part.envelopes):
                self.packed += 1
                self.bags[self.packed] = courier.format_file(some)
            if part.own_size:
                self.step(node, Handed(party, part.own_size, packing.COURIER))
            spans = part.spans
        while len(self.bags) > BAGS:
            self.bags.popitem(last=False)

    def _disk(self, deed: deeds.Copy | deeds.Burn | deeds.RollBack) -> None:
        node = self.nodes[deed.node]
        copies = self.copies[node.index]
        if isinstance(deed, deeds.Copy):
            self.copied += 1
            copies[self.copied] = node.store.copy()
            if len(copies) > COPIES:
                copies.popitem(last=False)
            return
        disk = copies.get(deed.copy)
        if node.incarnation >= MOST_INCARNATIONS or (disk is None and deed.copy >= 0):
            return
        if isinstance(deed, deeds.RollBack):
            assert disk is not None
            roll_back(self, node, disk, deed.peer)
        self.replace(node, disk or MemoryStore())

    def replace(self, node: Node, disk: MemoryStore) -> None:
        """Lose a node, and put one of the next incarnation over ``disk`` in its place."""
        self.lost_disks.append(node)
        new = node.restored(disk)
        if self.villain is not None and node is self.villain.node:
            self.villain.node = new
        self.born[node.index] = self.counts[node.index]
        self.nodes[node.index] = new
        self.collect(new)
        self.restart(new)


def worn(data: bytes, at: int) -> bytes:
    """The same bytes, one of them damaged; −1: none."""
    if at < 0:
        return data
    at %= len(data)
    return data[:at] + bytes((data[at] ^ 0x40,)) + data[at + 1 :]
