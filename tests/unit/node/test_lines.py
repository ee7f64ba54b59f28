# SPDX-License-Identifier: Apache-2.0
"""A new journal names the last head that is known of the one before it."""

from __future__ import annotations

from tests.lines import pair
from wasl.line.work import Standing
from wasl.node.lines import former_of
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId


def standing(node_standing: Standing, incarnation: int) -> Standing:
    """The same party on the same line, in another life."""
    return Standing(
        node_standing.line,
        node_standing.charter,
        node_standing.charter_hash,
        JournalId(node_standing.near.party, incarnation),
        node_standing.cards,
    )


def test_the_former_head_is_that_of_our_newest_journal_before() -> None:
    wire = pair()
    wire[0].say("one", "two")
    wire.settle()
    ours = wire[0].line.standing
    state = wire[0].rows.journal(ours.near)
    assert state is not None
    for incarnation in (2, 9):
        former = former_of(standing(ours, incarnation), wire[0].store)
        assert former is not None
        assert former.incarnation == 1
        assert (former.size, former.root) == (state.size, state.frontier.root())
    assert former_of(ours, wire[0].store) is None, "a first life has none"
    assert former_of(standing(ours, 2), MemoryStore()) is None, "nothing is known"
