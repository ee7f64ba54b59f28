# SPDX-License-Identifier: Apache-2.0
"""Later charters of a simulated line: who joins and who leaves by them, and who takes them up.

Rules:

1. A charter is drawn on top of the newest, by what one node holds of who leaves; all remaining
   parties have signed it, and each takes it up when it likes, or long after others have.
2. A party that joins begins at once, and reaches those who know of it. Of one that leaves nothing
   is asked any more; what it does from then on is its own affair (``World.departed``).
3. Two of those who were there from the first always stay: somebody must be able to tell what was
   said before the newcomers came.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from wasl.line.line import Reached, Renew
from wasl.line.work import Agreed
from wasl.record.ends import signed_heads
from wasl.sim import deeds
from wasl.sim.clock import Clock
from wasl.sim.node import Node
from wasl.sim.parties import Party
from wasl.terms import PartyId
from wasl.trust.card import card_hash
from wasl.trust.charter import History, charter_hash
from wasl.trust.member import Left, Member

if TYPE_CHECKING:
    from wasl.sim.world import World

CHARTERS: Final = 4
"""Most later charters of a run."""


def do(world: World, deed: deeds.Draw | deeds.Renew) -> None:
    """Carry out a deed."""
    if isinstance(deed, deeds.Draw):
        _draw(world, deed)
    else:
        _renew(world, deed)


def _draw(world: World, deed: deeds.Draw) -> None:
    """Draw the next charter; let begin who joins by it."""
    first = world.nodes[0]
    before = world.agreed[-1] if world.agreed else first.first
    charter, cards = before.charter, dict(before.cards)
    leaving = deed.leave if deed.leave in cards and _may_leave(world, deed.leave) else -1
    if len(world.agreed) == CHARTERS or not (deed.join or leaving >= 0):
        return
    left = [*charter.left]
    if leaving >= 0:
        heads = signed_heads(world.nodes[deed.node].rows, leaving)
        left.append(Left(leaving, cards.pop(leaving).party, heads))
        world.departed.add(leaving)
    if deed.join:
        cards[len(world.nodes)] = Party(PartyId(f"newcomer-{len(world.nodes)}")).card()
    drawn = replace(
        charter,
        serial=charter.serial + 1,
        line_id=first.line_id,
        predecessor=charter_hash(charter),
        members=tuple(Member(index, card.party, card_hash(card)) for index, card in cards.items()),
        left=tuple(sorted(left, key=lambda one: one.index)),
        history=History.ALL if deed.history else History.NONE,
    )
    world.agreed.append(Agreed(drawn, charter_hash(drawn), cards))
    if deed.join:
        _begin(world)


def _may_leave(world: World, party: int) -> bool:
    """Tell whether a party may be put out: two of the first stay, and the hostile one too."""
    staying = {*world.nodes[0].cards} - world.departed - {party}
    return party not in {*world.departed, world.hostile} and len(staying) >= 2


def _begin(world: World) -> None:
    first, index = world.nodes[0], len(world.nodes)
    party = Party(PartyId(f"newcomer-{index}"))
    node = Node(party, index, first.charter, first.cards, Clock(), later=[*world.agreed])
    node.clock.pass_ms(first.clock.tick_ms)
    world.add(node)
    world.restart(node)


def _renew(world: World, deed: deeds.Renew) -> None:
    """Let a node open the charters up to one, and take up the newest of them."""
    node = world.nodes[deed.node]
    known = {*node.line.standing.others}
    for agreed in world.agreed[: deed.charters]:
        node.open_charter(agreed)
    if world.step(node, Renew(node.chain), failure=deed.failure) is None:
        return
    for other in node.line.standing.others:
        if other not in known and frozenset((node.index, other)) not in world.cuts:
            world.step(node, Reached(other))
            if node.index in world.nodes[other].line.links:
                world.step(world.nodes[other], Reached(node.index))
