# SPDX-License-Identifier: Apache-2.0
"""Lines whose members change: the charters by which parties join and leave, and their nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.lines import Node, Wire
from wasl.line.line import Reached
from wasl.line.work import Agreed
from wasl.record.ends import signed_heads
from wasl.sim.parties import Party
from wasl.trust.card import card_hash
from wasl.trust.charter import charter_hash
from wasl.trust.member import Left, Member


def change(
    wire: Wire,
    *,
    by: int = 0,
    leave: Sequence[int] = (),
    join: Sequence[Party] = (),
    **changes: Any,  # noqa: ANN401 -- any field of a charter
) -> Agreed:
    """The next charter, by what node ``by`` holds of those who leave. Nobody has opened it yet."""
    node = wire[by]
    before = node.later[-1] if node.later else None
    charter = node.charter if before is None else before.charter
    cards = dict(node.line.standing.cards if before is None else before.cards)
    left = [Left(index, cards.pop(index).party, signed_heads(node.rows, index)) for index in leave]
    first = 1 + max(one.index for one in (*charter.members, *charter.left))
    cards |= {first + place: party.card() for place, party in enumerate(join)}
    members = tuple(Member(index, card.party, card_hash(card)) for index, card in cards.items())
    fields = {
        "serial": charter.serial + 1,
        "line_id": node.line_id,
        "predecessor": charter_hash(charter),
        "members": members,
        "left": tuple(sorted((*charter.left, *left), key=lambda one: one.index)),
    }
    drawn = replace(charter, **{**fields, **changes})
    return Agreed(drawn, charter_hash(drawn), cards)


def joined(wire: Wire, party: Party, *agreed: Agreed) -> Node:
    """The node of a party that joins by the last of these charters, begun and not yet reached."""
    first = wire[0]
    index = next(i for i, card in agreed[-1].cards.items() if card.party == party.name)
    node = type(first)(party, index, first.charter, first.cards, wire.clock, later=[*agreed])
    node.begin()
    wire.nodes.append(node)
    return node


def meet(wire: Wire) -> None:
    """Let all who stand on the line reach one another, and settle."""
    for node in wire.nodes:
        for other in node.line.standing.others:
            if other < len(wire.nodes):
                node.do(Reached(other))
    wire.settle(rounds=200)


def rest(wire: Wire, *, rounds: int = 4) -> None:
    """Let time pass and everything settle, some times."""
    for _ in range(rounds):
        wire.tick(61_000)
        wire.settle(rounds=200)
