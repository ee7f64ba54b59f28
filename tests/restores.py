# SPDX-License-Identifier: Apache-2.0
"""Restoring nodes in memory: a copy of the disk from any moment begins the next incarnation."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.lines import Node, Wire, line_of
from tests.storms import PARTIES, Storm, Watched
from wasl.line.line import Arrived, Reached
from wasl.record import ends
from wasl.record.entry import Kind, parse_entry
from wasl.steps import Send
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId


def restore(wire: Wire, index: int, disk: MemoryStore) -> Node:
    """Put a restored node in the place of one that is lost, with all that it had not sent."""
    node = wire[index].restored(disk)
    assert isinstance(node, Node)
    wire.nodes[index] = node
    return node


def chat(wire: Wire, *, rounds: int = 2, text: str = "round") -> None:
    """Let everybody speak in turn, and be heard."""
    for number in range(rounds):
        for node in wire.nodes:
            node.say(f"{text} {number} of {node.party.name}")
            wire.settle()
        wire.tick(5_000)
        wire.settle()


def suspended(node: Node) -> list[int]:
    """The parties whose journals keep this node from calling anything final."""
    found = ends.find_ends(node.rows, node.rows.journals())
    return [party for party, each in found.items() if each is None]


def ends_at(node: Node, party: int) -> Mapping[int, int] | None:
    """Where the older journals of a party end, as this node has it."""
    return ends.find_ends(node.rows, node.rows.journals())[party]


def finals(node: Node) -> list[tuple[JournalId, int]]:
    """The final prefix, as (journal, seq) in its order."""
    end = (node.final().lamport + 1).to_bytes(8, "big")
    return [(journal, seq) for _, journal, _, seq in node.rows.order(b"", end, limit=1 << 20)]


def all_texts(node: Node, author: int) -> list[list[str]]:
    """What an author said in each of its journals, as this node can read it."""
    journals = [journal for journal in node.rows.journals() if journal.party == author]
    return [node.texts(author, journal.incarnation) for journal in journals]


def kinds(node: Node, journal: JournalId) -> list[Kind | int]:
    """The kinds of a journal's entries, in order."""
    state = node.rows.journal(journal)
    assert state is not None
    found = (parse_entry(row.data).kind for _, row in node.rows.entries(state.number, 0, 1 << 16))
    return [Kind(kind) if kind in set(Kind) else kind for kind in found]


def check_agreement(wire: Wire) -> None:
    """All hold and order the same, and the same is final for all."""
    first = wire[0]
    for node in wire.nodes:
        assert node.rows.journals() == first.rows.journals()
        assert node.places() == first.places()
        assert node.final() == first.final()
        assert not suspended(node)
        for author in range(len(wire.nodes)):
            assert all_texts(node, author) == all_texts(first, author)


# ── a storm in which nodes are lost ─────────────────────────────────────────────────────────────


@dataclass
class Mortal(Watched):
    """A node that answers for its final prefix from where its own older journals are closed."""

    def note_final(self) -> None:
        if self.index not in suspended(self):
            super().note_final()


@dataclass
class Loss(Storm):
    """A storm that also loses nodes, restores older copies, and brings bags of dead ones late."""

    copies: dict[int, list[MemoryStore]] = field(default_factory=dict[int, list[MemoryStore]])
    bags: list[tuple[int, Send]] = field(default_factory=list[tuple[int, Send]])
    dead: list[Watched] = field(default_factory=list[Watched])
    restores: int = 3

    def _step(self) -> None:
        node = self.rng.choice(self.nodes)
        match self.rng.random():
            case p if p < 0.05:
                self.copies.setdefault(node.index, []).append(node.store.copy())
            case p if p < 0.09 and node.incarnation <= self.restores:
                self.lose(node)
            case p if p < 0.13 and self.bags:
                sender, send = self.bags.pop(self.rng.randrange(len(self.bags)))
                self.attempt(self.nodes[send.party], Arrived(sender, (send.envelope,)))
            case _:
                super()._step()

    def lose(self, node: Watched) -> None:
        """Lose a node at any moment, and restore any copy of it, or nothing."""
        self.bags += [(node.index, send) for send in node.sent]
        self.dead.append(node)
        disks = [MemoryStore(), *self.copies.get(node.index, [])]
        self.reach(restore(self.wire, node.index, self.rng.choice(disks)))

    def reach(self, node: Node) -> None:
        for other in node.line.standing.others:
            self.attempt(node, Reached(other))

    def mend_losses(self, *, rounds: int = 20) -> bool:
        """Let every link work until all hold the same. Return whether all is closed then.

        It cannot be where a close waits for what nobody living holds; otherwise this fails.
        """
        same = waits = False
        for _ in range(rounds):
            self.let_links_work()
            for node in self.nodes:
                node.say(f"mending {self.count}")
                self.count += 1
                self.wire.settle(rounds=200)
                node.note_final()
            held = [(held_of(node), held_texts(node)) for node in self.nodes]
            same = all(row == held[0] for row in held)
            waits = all(ends.undecided(node.rows) for node in self.nodes)
            if same and not any(map(suspended, self.nodes)):
                return True
        assert same, "the line does not recover"
        assert waits, "finality does not move"
        return False

    def check_losses(self, before: set[tuple[JournalId, str]], *, closed: bool) -> None:
        """What must hold, whatever was lost. ``before``: what anybody held before the mending."""
        if closed:
            check_agreement(self.wire)
            assert self.nodes[0].final().frontier.size > 0
        for node in self.nodes:
            node.note_final()
        assert before <= held_texts(self.nodes[0]), "what somebody living held is lost"
        for node in (*self.nodes, *self.dead):
            assert all(len(found) == 1 for found in node.signed.values()), "one size, two roots"
            for older, newer in itertools.pairwise(node.finals):
                assert newer[: len(older)] == older, "a final prefix has changed"
        longest = max((node.finals[-1] for node in self.nodes if node.finals), key=len, default=[])
        for node in self.nodes:
            assert node.alarms() <= {"new-incarnation"}
            for final in node.finals:
                assert longest[: len(final)] == final, "final prefixes disagree"


def held_of(node: Node) -> list[tuple[JournalId, int, int]]:
    """How much of each journal a node holds without a gap, and how much with."""
    states = ((journal, node.rows.journal(journal)) for journal in node.rows.journals())
    return [(journal, state.held, state.size) for journal, state in states if state is not None]


def held_texts(node: Node) -> set[tuple[JournalId, str]]:
    """What was said in each journal, as far as this node can read it."""
    return {
        (journal, text)
        for journal in node.rows.journals()
        for text in node.texts(journal.party, journal.incarnation)
    }


def losses(seed: int, parties: int, *, steps: int = 120) -> Loss:
    """A storm with losses that has blown for a while."""
    wire = line_of(*PARTIES[:parties], node=Mortal)
    found = Loss(wire, random.Random(seed), {index: [] for index in range(parties)})
    found.run(steps)
    return found
