# SPDX-License-Identifier: Apache-2.0
"""Restoring nodes in memory: a copy of the disk from any moment begins the next incarnation."""

from __future__ import annotations

from collections.abc import Mapping

from tests.lines import Node, Wire
from wasl.record import ends
from wasl.record.entry import Kind, parse_entry
from wasl.record.rows import head_of
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId
from wasl.trust.grant import Former


def restored(old: Node, disk: MemoryStore) -> Node:
    """A node of the next incarnation over a copy of ``disk``, its journal begun."""
    node = type(old)(
        old.party,
        old.index,
        old.charter,
        old.cards,
        old.clock,
        incarnation=old.incarnation + 1,
        store=disk.copy(),
    )
    newest = node.rows.newest(node.index) if node.rows.known else None
    head = None if newest is None else head_of(node.rows, newest)
    former = None
    if head is not None:
        former = Former(incarnation=head.journal.incarnation, size=head.size, root=head.root)
    node.begin(former)
    return node


def restore(wire: Wire, index: int, disk: MemoryStore) -> Node:
    """Put a restored node in the place of one that is lost, with all that it had not sent."""
    wire.nodes[index] = restored(wire[index], disk)
    return wire[index]


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
