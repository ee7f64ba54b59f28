# SPDX-License-Identifier: Apache-2.0
"""A storm over a line: everything that may go wrong between honest nodes, from one seed.

Envelopes are lost, doubled, damaged and reordered; links are cut; nodes restart from their rows at
any moment; commits fail on either side of the disk. :func:`storm` does it, ``mend`` lets the line
recover, and ``check`` says what must hold then.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.lines import Node, Wire, line_of
from wasl.errors import Unavailable
from wasl.line.line import Arrived, Event, Handed, Lost, Reached, Tick
from wasl.record.checkpoint import parse_checkpoint
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party
from wasl.steps import Ask, AskAuthor, Outcome
from wasl.terms import JournalId, PartyId, Precedence

PARTIES = (NORTHLAND, SUNDRIA, WESTMARK, Party(PartyId("eastland")), Party(PartyId("isle")))
FAILURES = ("lost", "done-unreported")


@dataclass
class Watched(Node):
    """A node that remembers each checkpoint it has signed and kept, and its final prefixes."""

    signed: dict[tuple[int, int], set[bytes]] = field(
        default_factory=dict[tuple[int, int], set[bytes]]
    )
    finals: list[list[tuple[JournalId, int]]] = field(
        default_factory=list[list[tuple[JournalId, int]]]
    )
    asked: list[tuple[int, bytes]] = field(default_factory=list[tuple[int, bytes]])

    def answer(self, ask: Ask) -> bytes:
        if isinstance(ask, AskAuthor):
            checkpoint = parse_checkpoint(ask.text.decode())
            self.asked.append((checkpoint.size, checkpoint.root))
        return super().answer(ask)

    def do(self, event: Event) -> Outcome:
        self.asked.clear()
        kept = self.size(self.index, self.incarnation)
        try:
            outcome = super().do(event)
        except Unavailable:
            if self.size(self.index, self.incarnation) > kept:
                self._remember()  # done, and not reported
            raise
        self._remember()
        return outcome

    def _remember(self) -> None:
        for size, root in self.asked:
            self.signed.setdefault((self.incarnation, size), set()).add(root)

    def note_final(self) -> None:
        """Note the final prefix, as (journal, seq) in its order."""
        lamport = self.final().lamport
        end = (lamport + 1).to_bytes(8, "big")
        found = self.rows.order(b"", end, limit=1 << 20)
        self.finals.append([(journal, seq) for _, journal, _, seq in found])


@dataclass
class Storm:
    """A line in a storm, and what was said on it without an error."""

    wire: Wire
    rng: random.Random
    said: dict[int, list[str]]
    count: int = 0

    @property
    def nodes(self) -> list[Watched]:
        return [node for node in self.wire.nodes if isinstance(node, Watched)]

    # ── what happens ──

    def run(self, steps: int) -> None:
        for node in self.nodes:
            self.reach(node)
        for step in range(steps):
            self._step()
            if step % 20 == 0:
                for node in self.nodes:
                    node.note_final()

    def _step(self) -> None:
        node = self.rng.choice(self.nodes)
        others = node.line.standing.others
        match self.rng.random():
            case p if p < 0.35:
                self.say(node)
            case p if p < 0.70:
                self.deliver()
            case p if p < 0.85:
                self.wire.clock.pass_ms(self.rng.choice((500, 3_000, 9_000)))
                for one in self.nodes:
                    self.attempt(one, Tick())
            case p if p < 0.90:
                self.crash(node)
            case p if p < 0.95:
                self.attempt(node, Lost(self.rng.choice(others)))
            case _:
                self.reach(node)

    def attempt(self, node: Watched, event: Event) -> Outcome | None:
        """One step, which may fail at its commit: then the node starts again from its rows."""
        failing = self.rng.random() < 0.03
        if failing:
            node.store.fail_next(self.rng.choice(FAILURES))
        try:
            outcome = node.do(event)
        except Unavailable:
            self.crash(node)
            return None
        if failing:
            node.store = node.store.copy()  # there was nothing to commit: forget the failure
        return outcome

    def say(self, node: Watched) -> None:
        self.count += 1
        texts = [f"{self.count}.{n}" for n in range(self.rng.choice((1, 1, 1, 3)))]
        failing = self.rng.random() < 0.1
        if failing:
            node.store.fail_next(self.rng.choice(FAILURES))
        try:
            node.say(*texts, precedence=self.rng.choice(list(Precedence)))
        except Unavailable:
            self.crash(node)
        else:
            self.said[node.index] += texts

    def crash(self, node: Watched) -> None:
        """As after kill -9: what was not yet on the wire never leaves."""
        node.sent.clear()
        node.restart()
        self.reach(node)

    def reach(self, node: Watched) -> None:
        for other in node.line.standing.others:
            self.attempt(node, Reached(other))

    def deliver(self) -> None:
        """Deliver what travels, out of order, with faults, in bundles of any size."""
        traffic = self.wire.take()
        self.rng.shuffle(traffic)
        for sender, send in traffic:
            if self.rng.random() < 0.3:
                continue
            envelope = send.envelope
            if self.rng.random() < 0.05:
                at = self.rng.randrange(len(envelope))
                envelope = envelope[:at] + bytes((envelope[at] ^ 0x40,)) + envelope[at + 1 :]
            if self.rng.random() < 0.05:
                self.wire.nodes[sender].sent.append(send)  # it comes again, much later
            bundle = (envelope,) * (2 if self.rng.random() < 0.2 else 1)
            self.attempt(self.nodes[send.party], Arrived(sender, bundle))
            if send.own_size and self.rng.random() < 0.5:
                self.attempt(self.nodes[sender], Handed(send.party, send.own_size))

    # ── afterwards ──

    def let_links_work(self) -> None:
        """Let every link work for a while."""
        for node in self.nodes:
            for other in node.line.standing.others:
                node.do(Reached(other))
        self.wire.settle(rounds=200)
        self.wire.tick(61_000)
        self.wire.settle(rounds=200)

    def mend(self, *, rounds: int = 60) -> None:
        """Let every link work until all hold the same; fail if they never do."""
        held: list[list[int]] = []
        for _ in range(rounds):
            self.let_links_work()
            for node in self.nodes:
                node.note_final()
            held = [[held_of(node, other.index) for other in self.nodes] for node in self.nodes]
            if all(row == held[0] for row in held):
                return
        raise AssertionError(f"the line does not recover: {held}")

    def check(self) -> None:
        """What must hold between honest nodes, whatever happened."""
        check_records(self)
        check_honour(self)
        check_finals(self)


def check_records(storm: Storm) -> None:
    """Nothing lost, doubled or reordered; all records the same, entry by entry."""
    nodes = storm.nodes
    for author in nodes:
        own = author.texts(author.index)
        said = storm.said[author.index]
        assert [text for text in own if text in set(said)] == said, "lost or reordered"
        assert len(set(own)) == len(own), "doubled"
        for node in nodes:
            assert node.texts(author.index) == own, "the records differ"
            assert roots(node, author.index) == roots(author, author.index)
    assert all(node.places() == nodes[0].places() for node in nodes), "the orders differ"


def check_honour(storm: Storm) -> None:
    """Nobody honest is accused, and nobody honest can be: one root for each size ever signed."""
    for node in storm.nodes:
        assert not node.alarms(), node.alarms()
        assert all(len(found) == 1 for found in node.signed.values()), "one size, two roots"


def check_finals(storm: Storm) -> None:
    """Final prefixes only grow, and never disagree between nodes."""
    longest = max((node.finals[-1] for node in storm.nodes), key=len)
    for node in storm.nodes:
        for before, after in zip(node.finals, node.finals[1:], strict=False):
            assert after[: len(before)] == before, "a final prefix has changed"
        assert longest[: len(node.finals[-1])] == node.finals[-1], "final prefixes disagree"


def held_of(node: Node, author: int) -> int:
    """How much of an author's journal this node holds without a gap."""
    state = node.rows.journal(JournalId(author, 1))
    return state.held if state is not None else 0


def roots(node: Node, author: int) -> tuple[int, bytes]:
    """Size and root of an author's journal as this node holds all of it."""
    state = node.rows.journal(JournalId(author, 1))
    assert state is not None
    assert state.held == state.size, "a gap is left"
    return state.size, state.frontier.root()


def storm(seed: int, parties: int, *, steps: int = 120) -> Storm:
    """A storm that has blown for a while."""
    wire = line_of(*PARTIES[:parties], node=Watched)
    found = Storm(wire, random.Random(seed), {index: [] for index in range(parties)})
    found.run(steps)
    return found
