# SPDX-License-Identifier: Apache-2.0
"""Who reads what of a line whose members change (docs/spec/06-delivery.md §10): the odd ways."""

from __future__ import annotations

import pytest

from tests.bags import pack, take
from tests.lines import Node, Wire, line_of, trio
from tests.moves import change, joined, meet, rest
from tests.restores import restore
from tests.scenario.test_members import EASTLAND, half_joined, kinds, left_behind, said
from wasl import limits
from wasl.line import epochs
from wasl.line.line import Reached
from wasl.line.work import Work
from wasl.record.entry import Kind
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party
from wasl.terms import JournalId, PartyId, Precedence
from wasl.trust.charter import History

FARLAND = Party(PartyId("farland"))


def apart(wire: Wire, *pair: int) -> None:
    """Let everybody meet and everything settle, but between two who do not hear each other."""
    for node in wire.nodes:
        for other in node.line.standing.others:
            if {node.index, other} != {*pair}:
                node.do(Reached(other))
    for _ in range(8):
        wire.tick(61_000)
        while traffic := wire.take():
            wire.deliver([(by, send) for by, send in traffic if {by, send.party} != {*pair}])


# ── who has left ────────────────────────────────────────────────────────────────────────────────


def test_a_bag_for_who_has_left_holds_nothing_urgent_of_later() -> None:
    wire = left_behind()
    wire[0].say("later", precedence=Precedence.FLASH)
    wire.settle()
    take(wire[2], pack(wire[0], 2))
    assert wire[2].texts(0) == ["of 0"]
    assert wire[1].texts(0) == ["of 0", "later"]


def test_who_lacks_the_charter_passes_nothing_on_to_who_has_left() -> None:
    """Sundria still takes Westmark for a member."""
    wire = trio()
    said(wire, 0, 1, 2)
    agreed = change(wire, leave=[2])
    wire[0].adopt(agreed)
    wire[0].say("later", precedence=Precedence.FLASH)
    apart(wire, 0, 2)
    take(wire[2], pack(wire[1], 2))
    assert wire[1].texts(0) == ["of 0", "later"]
    assert wire[2].texts(0) == ["of 0"]
    assert wire[2].size(0) < wire[1].size(0)
    assert "charter-unknown" in wire[1].alarms()


def test_who_lacks_the_charter_passes_on_once_it_is_open() -> None:
    """Northland and Eastland hear each other through Sundria alone."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, EASTLAND)
    wire.connect()
    said(wire, 0, 1, 2, 3)
    agreed = change(wire, leave=[2])
    for index in (0, 3):
        wire[index].adopt(agreed)
    apart(wire, 0, 3)
    wire[0].say("later")
    apart(wire, 0, 3)
    assert wire[1].texts(0) == ["of 0", "later"]
    assert wire[3].texts(0) == ["of 0"]
    wire[1].adopt(agreed)
    apart(wire, 0, 3)
    assert wire[3].texts(0) == ["of 0", "later"]


@pytest.mark.parametrize("opened", [False, True])
def test_what_stands_behind_a_gap_does_not_come_to_who_has_left(opened: bool) -> None:
    """Northland's urgent word reached Sundria, the ADOPT before it did not; then its disk was lost.

    Sundria has opened that charter, or knows of it only by the ADOPT of Northland's next node.
    """
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, EASTLAND)
    wire.connect()
    said(wire, 0, 1, 2, 3)
    disk = wire[0].store.copy()
    agreed = change(wire, leave=[2])
    wire[0].adopt(agreed)
    wire.take()
    wire[0].say("later", precedence=Precedence.FLASH)
    wire.deliver([(by, send) for by, send in wire.take() if (by, send.party) == (0, 1)])
    assert wire[1].texts(0) == ["of 0", "later"]
    restore(wire, 0, disk)
    if opened:
        wire[1].adopt(agreed)
    meet(wire)
    rest(wire)
    assert wire[3].texts(0) == ["of 0", "later"]
    assert wire[2].texts(0) == ["of 0"]


# ── who joins ───────────────────────────────────────────────────────────────────────────────────


def test_who_joins_is_given_nothing_urgent_of_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands behind more than one envelope carries, and would overtake that."""
    monkeypatch.setattr(limits, "RESYNC_ENTRIES", 4)
    wire = line_of(NORTHLAND, SUNDRIA)
    wire.connect()
    said(wire, 0, 0, 0)
    wire[0].say("before", precedence=Precedence.FLASH)
    said(wire, 0, 0)
    agreed = change(wire, join=[EASTLAND])
    for index in (0, 1):
        wire[index].adopt(agreed)
    wire[0].say("since", precedence=Precedence.FLASH)
    newcomer = joined(wire, EASTLAND, agreed)
    take(newcomer, pack(wire[0], 2))
    assert newcomer.texts(0) == ["since"]
    meet(wire)
    rest(wire)
    assert newcomer.size(0) == wire[0].size(0)
    assert newcomer.texts(0) == ["since"]


def test_who_leaves_deals_its_keys_to_nobody_who_joins() -> None:
    """Westmark knows of the charter without it, and so of Eastland, which asks it for all."""
    wire = trio()
    said(wire, 0, 1, 2)
    agreed = change(wire, leave=[2], join=[EASTLAND])
    for index in (0, 1, 2):
        wire[index].adopt(agreed)
    wire.settle()
    newcomer = joined(wire, EASTLAND, agreed)
    wire.tick(1_000 * (limits.EPOCH_AGE_S + 1))
    wire[2].say("under a new key")
    wire.take()  # nobody has it yet, nor its seed
    wire[2].do(Reached(3))
    newcomer.do(Reached(2))
    wire.settle()
    state = newcomer.rows.journal(JournalId(2, 1))
    assert state is not None
    assert state.keys_seq == wire[2].size(2) - 2
    assert newcomer.texts(2) == []
    work = Work(newcomer.line.standing, newcomer.rows, newcomer.clock.now(), {})
    assert epochs.receiving(work, state.number) == ()


def first_told_by_eastland() -> tuple[Wire, Node]:
    """Westmark has left; Farland joins with the history, and first hears who may not read it."""
    wire, second = half_joined()
    rest(wire)
    third = change(wire, leave=[2], join=[FARLAND], history=History.ALL)
    for index in (0, 1, 3):
        wire[index].adopt(third)
    meet(wire)
    newcomer = joined(wire, FARLAND, second, third)
    take(newcomer, pack(wire[3], 4))
    return wire, newcomer


def test_who_may_read_all_does_though_it_first_hears_one_who_may_not() -> None:
    """Eastland holds what was said before its time, and has no text of it to pass on."""
    wire, newcomer = first_told_by_eastland()
    assert newcomer.texts(2) == []
    assert newcomer.size(2) == wire[0].size(2)
    meet(wire)
    rest(wire)
    assert [newcomer.texts(author) for author in range(3)] == [["of 0"], ["of 1"], ["of 2"]]
    assert Kind.CANNOT_OPEN in kinds(newcomer, 4)
    assert wire[3].texts(2) == []


def test_texts_of_who_has_left_are_asked_for_until_they_come() -> None:
    """The answers to what Farland cannot open are lost, and the author is not there any more."""
    wire, newcomer = first_told_by_eastland()
    for node in wire.nodes:
        for other in node.line.standing.others:
            node.do(Reached(other))
    for _ in range(8):
        while traffic := wire.take():
            wire.deliver([(by, send) for by, send in traffic if send.party != 4])
        wire.tick(5_000)
    assert Kind.CANNOT_OPEN in kinds(wire[0], 4)
    assert newcomer.texts(2) == []
    for _ in range(8):
        wire.tick(61_000)
        wire.settle()
    assert newcomer.texts(2) == ["of 2"]
