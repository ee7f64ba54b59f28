# SPDX-License-Identifier: Apache-2.0
"""A simulated node that is started from an older copy of its disk, as if nothing had been.

It hears a peer first, and must say nothing if that knows more of it than it does itself.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from wasl.errors import Contradiction
from wasl.line import near
from wasl.line.line import Arrived, Reached
from wasl.sim.node import Node
from wasl.steps import Send
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId, Precedence

if TYPE_CHECKING:
    from wasl.sim.world import World


def roll_back(world: World, node: Node, disk: MemoryStore, peer: int) -> None:
    """Start from an older copy, hear a peer, and try to go on."""
    other = world.nodes[peer]
    if other is node:
        return
    old = Node(node.party, node.index, node.charter, node.cards, node.clock, node.incarnation)
    old.later = node.later
    old.store = disk.copy()
    old.restart()
    if peer not in old.line.links or node.index not in other.line.links:
        return  # by a charter that is not open here: nobody lets it in
    world.step(other, Reached(node.index))
    for send in list(world.links.get((peer, node.index), OrderedDict[int, Send]()).values()):
        old.do(Arrived(peer, (send.envelope,)))
    journal = JournalId(node.index, node.incarnation)
    known, kept = other.rows.journal(journal), old.rows.journal(journal)
    if known is None or kept is None or known.size <= kept.size:
        return
    if not near.is_rolled_back(old.rows, old.line.standing):
        return  # what its peer sent about it was not among what it could open
    try:
        old.say("said twice", precedence=Precedence.FLASH)
    except Contradiction:
        return
    raise AssertionError("a node that was rolled back goes on")
