# SPDX-License-Identifier: Apache-2.0
"""Parties that join and leave a line (docs/spec/05-record.md §5.1, 06-delivery.md §10)."""

from __future__ import annotations

import pytest

from tests.bags import pack, take
from tests.lines import Node, Wire, line_of, trio
from tests.moves import change, joined, meet, rest
from wasl.line.work import Agreed
from wasl.record.ends import find_ends, left_at
from wasl.record.entry import CannotOpen, Kind, parse_entry
from wasl.record.merkle import leaf_hash
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party
from wasl.terms import JournalId, PartyId
from wasl.trust.charter import History
from wasl.wire import cold

EASTLAND = Party(PartyId("eastland"))


def final(node: Node) -> list[tuple[JournalId, int]]:
    end = (node.final().lamport + 1).to_bytes(8, "big")
    found = node.rows.order(b"", end, limit=1 << 20)
    return [(journal, seq) for _, journal, _, seq in found]


def said(wire: Wire, *parties: int) -> None:
    for party in parties:
        wire[party].say(f"of {party}")
    wire.settle(rounds=200)


def kinds(node: Node, author: int) -> list[int]:
    state = node.rows.journal(JournalId(author, 1))
    assert state is not None
    return [int(parse_entry(row.data).kind) for _, row in node.rows.entries(state.number, 0, 999)]


# ── leaving ─────────────────────────────────────────────────────────────────────────────────────


def left_behind() -> Wire:
    """Northland and Sundria go on without Westmark, which does not agree."""
    wire = trio()
    said(wire, 0, 1, 2)
    agreed = change(wire, leave=[2])
    for index in (0, 1):
        wire[index].adopt(agreed)
    rest(wire)
    return wire


def test_finality_goes_on_without_who_has_left() -> None:
    wire = left_behind()
    before = final(wire[0])
    for _ in range(3):
        said(wire, 0, 1)
    rest(wire)
    assert len(final(wire[0])) > len(before) + 3
    assert final(wire[0]) == final(wire[1])
    assert final(wire[0])[: len(before)] == before
    assert left_at(wire[0].rows, 2) == {1: wire[2].size(2)}
    assert {"member-left"} == wire[0].alarms() == wire[1].alarms()


def test_who_has_left_is_told_so_and_reads_no_further() -> None:
    wire = left_behind()
    said(wire, 0, 1)
    rest(wire)
    assert wire[2].texts(0) == ["of 0"]
    assert kinds(wire[2], 0)[-1] == Kind.ADOPT
    assert "charter-unknown" in wire[2].alarms()
    wire[2].adopt(wire[0].later[-1])
    assert "member-left" in wire[2].alarms()
    assert wire[2].line.standing.charter.serial == 1


@pytest.mark.parametrize("asked", [0, 1])
def test_who_has_left_is_not_given_later_texts_for_asking(asked: int) -> None:
    """Somebody hands it the entries; it says that it cannot open them, and tells what it holds."""
    wire = left_behind()
    said(wire, 0, 1)
    rest(wire)
    north, first = Forger(wire[0]), wire[2].size(0)
    closed = north.range(first)
    shut = (None,) * len(closed.entries)
    give(wire[2], 0, cold.Range(closed.journal, first, closed.entries, shut, closed.signature))
    for _ in range(4):
        wire.deliver([one for one in wire.take() if asked in (one[0], one[1].party)])
        wire.tick(61_000)
    assert wire[2].size(0) == north.size
    assert Kind.CANNOT_OPEN in kinds(wire[asked], 2), "it was asked"
    assert wire[2].texts(0) == ["of 0"]  # of two


def test_what_it_still_says_is_kept_and_has_no_place_and_no_deadline() -> None:
    wire = left_behind()
    said(wire, 2)
    rest(wire)
    size = wire[2].size(2)
    assert wire[0].size(2) == size
    assert wire[0].texts(2) == ["of 2", "of 2"]
    assert (JournalId(2, 1), size - 1) not in wire[0].places()
    said(wire, 0, 1)
    rest(wire)
    assert wire[0].places() == wire[1].places()
    assert wire[0].line.standing.charter.serial == 2


def test_what_only_one_held_before_its_adopt_still_counts() -> None:
    wire = trio()
    said(wire, 0, 1, 2)
    agreed = change(wire, leave=[2])
    wire[2].say("heard by sundria alone")
    wire.deliver([one for one in wire.take() if one[1].party == 1])
    wire.take()
    for index in (0, 1):
        wire[index].adopt(agreed)
    wire.settle_without(2)
    for _ in range(3):
        for index in (0, 1):
            wire[index].say("on")
        wire.tick(61_000)
        wire.settle_without(2)
    end = wire[1].size(2)
    assert left_at(wire[0].rows, 2) == left_at(wire[1].rows, 2) == {1: end}
    assert (JournalId(2, 1), end - 1) in final(wire[0])
    assert final(wire[0]) == final(wire[1])


def test_who_was_restored_when_it_leaves() -> None:
    wire = trio()
    said(wire, 0, 1, 2)
    again = wire[2].restored(wire[2].store)
    assert isinstance(again, Node)
    wire.nodes[2] = again
    meet(wire)
    rest(wire)
    agreed = change(wire, leave=[2])
    wire[2].say("last words")
    wire.settle()
    for index in (0, 1):
        wire[index].adopt(agreed)
    rest(wire)
    for _ in range(2):
        said(wire, 0, 1)
    rest(wire)
    ends = left_at(wire[0].rows, 2)
    assert ends is not None
    assert set(ends) == {1, 2}
    assert find_ends(wire[0].rows, wire[0].rows.journals())[2] == ends
    assert final(wire[0]) == final(wire[1])
    assert wire[0].places()[-1] in final(wire[0])[-3:]


# ── joining ─────────────────────────────────────────────────────────────────────────────────────


def arrived(history: History = History.NONE) -> Wire:
    """Eastland joins a line of Northland and Sundria that has been spoken on."""
    wire = line_of(NORTHLAND, SUNDRIA)
    wire.connect()
    said(wire, 0, 1)
    agreed = change(wire, join=[EASTLAND], history=history)
    for index in (0, 1):
        wire[index].adopt(agreed)
    wire.settle()
    joined(wire, EASTLAND, agreed)
    meet(wire)
    rest(wire)
    return wire


def test_who_joins_holds_all_and_reads_what_was_said_since() -> None:
    wire = arrived()
    said(wire, 0, 1, 2)
    rest(wire)
    for author in range(3):
        assert [node.size(author) for node in wire.nodes] == [wire[author].size(author)] * 3
    assert wire[2].texts(0) == ["of 0"]  # of two
    assert wire[0].texts(0) == ["of 0", "of 0"]
    assert wire[1].texts(2) == ["of 2"]
    assert Kind.CANNOT_OPEN not in kinds(wire[2], 2)
    assert wire[0].places() == wire[2].places()
    assert wire[0].alarms() == wire[1].alarms() == {"member-joined"}
    assert not wire[2].alarms()


def test_who_joins_reads_all_if_the_charter_says_so() -> None:
    wire = arrived(History.ALL)
    assert wire[2].texts(0) == ["of 0"]
    assert wire[2].texts(1) == ["of 1"]


@pytest.mark.parametrize("asked", [0, 1])
def test_who_joins_is_not_given_old_texts_for_asking(asked: int) -> None:
    """It says of all of Northland's entries that it cannot open them, to each of the others."""
    wire = arrived()
    said(wire, 0)
    rest(wire)
    newcomer, forger = wire[2], Forger(wire[2])
    first = forger.size
    for seq, data in enumerate(Forger(wire[0]).entries):
        content = CannotOpen(JournalId(0, 1), seq, leaf_hash(data))
        forger.say(Kind.CANNOT_OPEN, content=content)
    sends = give(wire[asked], 2, forger.range(first)).sends
    wire.deliver([(asked, send) for send in sends if send.party == 2])
    assert wire[asked].size(2) == forger.size, "it was asked"
    assert newcomer.texts(0) == ["of 0"]  # of two: what was said since
    assert wire[asked].texts(0) == ["of 0", "of 0"]


def test_finality_waits_for_who_has_joined_and_its_words_come_after() -> None:
    wire = arrived()
    for _ in range(2):
        said(wire, 0, 1, 2)
    rest(wire)
    assert final(wire[0]) == final(wire[1]) == final(wire[2])
    places = wire[0].places()
    first = places.index((JournalId(2, 1), 0))
    adopts = [places.index((JournalId(one, 1), kinds(wire[0], one).index(2))) for one in (0, 1)]
    assert first > max(adopts)
    stopped = final(wire[0])
    for _ in range(3):
        said(wire, 0, 1)
    assert len(final(wire[0])) <= len(stopped) + 8
    said(wire, 2)
    for _ in range(2):
        said(wire, 0, 1)
    assert len(final(wire[0])) > len(stopped)


def test_one_in_and_one_out_by_one_charter_in_flight() -> None:
    wire = trio()
    said(wire, 0, 1, 2)
    agreed = change(wire, leave=[2], join=[EASTLAND])
    wire[0].adopt(agreed)
    said(wire, 0, 1)
    joined(wire, EASTLAND, agreed)
    meet(wire)
    said(wire, 0, 3)
    before = final(wire[0])
    wire[1].adopt(agreed)
    meet(wire)
    rest(wire)
    for _ in range(3):
        said(wire, 0, 1, 3)
    rest(wire)
    assert final(wire[0]) == final(wire[1]) == final(wire[3])
    assert final(wire[0])[: len(before)] == before
    assert len(final(wire[0])) > len(before) + 6


def test_by_a_bag_the_newcomer_hears_a_third_party_first() -> None:
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK)
    wire.connect()
    said(wire, 0, 1, 2)
    agreed = change(wire, join=[EASTLAND])
    for index in (0, 1, 2):
        wire[index].adopt(agreed)
    wire.settle()
    said(wire, 0, 1, 2)
    newcomer = joined(wire, EASTLAND, agreed)
    take(newcomer, pack(wire[0], 3))
    assert newcomer.texts(1) == ["of 1"]
    assert newcomer.size(2) == wire[2].size(2)
    meet(wire)
    rest(wire)
    for _ in range(2):
        said(wire, 0, 1, 2, 3)
    assert final(wire[3]) == final(wire[0])


# ── a change in flight ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("again", [(0,), (1,), (0, 1, 3)])
def test_starting_again_at_any_moment_of_a_change_alters_nothing(again: tuple[int, ...]) -> None:
    def told(restarts: tuple[int, ...]) -> Wire:
        wire = trio()

        def restart() -> None:
            for index in restarts:
                if index < len(wire.nodes):
                    wire[index].restart()
            meet(wire)

        said(wire, 0, 1, 2)
        agreed = change(wire, leave=[2], join=[EASTLAND])
        wire[0].open_charter(agreed)
        restart()
        wire[0].renew()
        restart()
        said(wire, 0, 1)
        joined(wire, EASTLAND, agreed)
        restart()
        wire[1].adopt(agreed)
        restart()
        rest(wire)
        for _ in range(2):
            said(wire, 0, 1, 3)
            restart()
        rest(wire)
        return wire

    wire, calm = told(again), told(())
    for party in (0, 1, 3):
        assert wire[party].places() == wire[0].places()
        assert final(wire[party]) == final(wire[0])
        assert wire[party].texts(0) == calm[party].texts(0)
        assert wire[party].texts(3) == ["of 3", "of 3"]
    assert left_at(wire[0].rows, 2) == left_at(wire[1].rows, 2) == left_at(calm[0].rows, 2)
    assert len(final(wire[0])) >= len(final(calm[0])) - 2


@pytest.mark.parametrize("slow", [0, 1])
def test_two_charters_in_flight_and_one_party_takes_both_at_once(slow: int) -> None:
    """Eastland joins by the second charter, Westmark leaves by the third."""
    fast = 1 - slow
    wire = trio()
    said(wire, 0, 1, 2)
    second = change(wire, by=fast, join=[EASTLAND])
    for index in (fast, 2):
        wire[index].adopt(second)
    joined(wire, EASTLAND, second)
    meet(wire)
    said(wire, 0, 1, 2, 3)
    third = change(wire, by=fast, leave=[2])
    for index in (fast, 3):
        wire[index].adopt(third)
    meet(wire)
    said(wire, 0, 1, 3)
    before = {index: final(wire[index]) for index in (0, 1, 3)}
    wire[slow].open_charter(second)
    wire[slow].adopt(third)
    meet(wire)
    rest(wire)
    for _ in range(3):
        said(wire, 0, 1, 3)
    rest(wire)
    for index in (0, 1, 3):
        assert final(wire[index]) == final(wire[0])
        assert final(wire[index])[: len(before[index])] == before[index]
        assert left_at(wire[index].rows, 2) == {1: wire[2].size(2)}
    assert final(wire[0])[-1] in wire[0].places()[-8:]


def half_joined() -> tuple[Wire, Agreed]:
    """Eastland has joined by this charter, which Westmark has not adopted."""
    wire = trio()
    said(wire, 0, 1, 2)
    second = change(wire, join=[EASTLAND])
    for index in (0, 1):
        wire[index].adopt(second)
    joined(wire, EASTLAND, second)
    meet(wire)
    return wire, second


def test_who_should_have_adopted_the_charter_of_a_newcomer_leaves_instead() -> None:
    """Westmark adopts neither the charter by which Eastland joins, nor the one it leaves by."""
    wire, _ = half_joined()
    third = change(wire, leave=[2])
    for index in (0, 1, 3):
        wire[index].adopt(third)
    meet(wire)
    rest(wire)
    for _ in range(2):
        said(wire, 0, 1, 3)
    rest(wire)
    assert final(wire[3]) == final(wire[0]) == final(wire[1])
    assert wire[3].places()[-1] in final(wire[3])[-6:]


@pytest.mark.parametrize("slow", [0, 1])
def test_who_joins_and_is_put_out_before_all_have_adopted_either(slow: int) -> None:
    fast = 1 - slow
    wire = line_of(NORTHLAND, SUNDRIA)
    wire.connect()
    said(wire, 0, 1)
    second = change(wire, by=fast, join=[EASTLAND])
    wire[fast].adopt(second)
    wire.settle()
    joined(wire, EASTLAND, second)
    meet(wire)
    said(wire, 0, 1, 2)
    third = change(wire, by=fast, leave=[2])
    wire[fast].adopt(third)
    meet(wire)
    wire[slow].open_charter(second)
    wire[slow].open_charter(third)
    wire[slow].restart()  # it may hear of Eastland now, and has adopted nothing yet
    meet(wire)
    rest(wire)
    assert wire[slow].size(2) > 1
    wire[slow].renew()
    meet(wire)
    rest(wire)
    adopts = (parse_entry(data) for data in Forger(wire[slow]).entries)
    adopt = next(entry for entry in adopts if entry.kind == Kind.ADOPT)
    assert not [head for head in adopt.seen if head.journal.party == 2], "it waits for this one"
    for _ in range(3):
        said(wire, 0, 1)
    rest(wire)
    assert final(wire[0]) == final(wire[1])
    (left,) = third.charter.left
    ends = {head.journal.incarnation: head.size for head in left.closed}
    assert left_at(wire[0].rows, 2) == left_at(wire[1].rows, 2) == ends
    own = wire[slow].size(slow)
    assert (JournalId(slow, 1), own - 2) in final(wire[0])
    assert final(wire[0])[-1] in wire[0].places()[-6:]
