# SPDX-License-Identifier: Apache-2.0
"""A later charter: each author takes it up at its own position, and nothing is lost on the way."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.lines import Node, Wire, later, line_of, pair, rolled_back, trio
from tests.scenario.test_invariants import replay, rows_of
from wasl.errors import Unavailable
from wasl.line import epochs
from wasl.line.adoption import agreed_at
from wasl.line.alarms import open_alarms
from wasl.line.line import Reached
from wasl.line.work import Agreed, Work
from wasl.record.entry import Adopt, Keys, Kind, parse_content, parse_entry
from wasl.record.rows import Rows
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.steps import Draft, Space
from wasl.terms import JournalId, OfficeId, Precedence
from wasl.trust.charter import AckWithin
from wasl.trust.grant import Former
from wasl.wire import cold

NORTH, SOUTH = JournalId(0, 1), JournalId(1, 1)
STRICT = AckWithin(flash=60, immediate=120, priority=600, routine=1_200)


def kinds(node: Node, journal: JournalId) -> list[int]:
    state = node.rows.journal(journal)
    assert state is not None
    return [parse_entry(row.data).kind for _, row in node.rows.entries(state.number, 0, 1 << 16)]


def limits_of(node: Node, journal: JournalId) -> list[int]:
    """The limit for ROUTINE at each entry of a journal, as a node judges it."""
    return [
        agreed_at(node.line.standing, node.rows, journal, seq).charter.ack_within_s.routine
        for seq in range(node.size(journal.party))
    ]


def alarms(node: Node) -> list[str]:
    """The alarms that stand, as code/party, but for those of a party that is not heard."""
    found = open_alarms(node.rows)
    return [f"{one.code}/{one.party}" for one in found if one.code != "line-silent"]


def mend(wire: Wire) -> None:
    for _ in range(6):
        wire.connect()
        wire.tick(61_000)
        wire.settle()


def alike(wire: Wire) -> None:
    """All nodes hold the same, in the same order, and can read all of it."""
    for author in wire.nodes:
        own = author.texts(author.index)
        for node in wire.nodes:
            assert node.texts(author.index) == own
            assert node.size(author.index) == author.size(author.index)
    assert all(node.places() == wire[0].places() for node in wire.nodes)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_both_adopt_and_go_on(order: tuple[int, int]) -> None:
    wire = pair()
    wire[0].say("before")
    wire.settle()
    charter = later(wire, ack_within_s=STRICT)
    for index in order:
        before = wire[index].size(index)
        wire[index].adopt(charter)
        assert kinds(wire[index], JournalId(index, 1))[before:] == [Kind.ADOPT, Kind.KEYS]
        wire.settle()
        wire[index].say(f"{index} after")
        wire.settle()
    alike(wire)
    for node in wire.nodes:
        assert node.line.standing.charter == charter.charter
        assert not alarms(node)
        for journal in (NORTH, SOUTH):
            at = kinds(node, journal).index(Kind.ADOPT)
            found = limits_of(node, journal)
            assert set(found[: at + 1]) == {21_600}
            assert set(found[at + 1 :]) == {1_200}


def test_adopting_again_changes_nothing() -> None:
    wire = pair()
    charter = later(wire)
    wire[0].adopt(charter)
    size = wire[0].size(0)
    outcome = wire[0].adopt(charter)
    assert (wire[0].size(0), outcome.sends) == (size, [])


def test_what_is_said_after_travels_warm_under_the_new_charter() -> None:
    wire = pair()
    charter = later(wire)
    for node in wire.nodes:
        node.adopt(charter)
        wire.settle()
    (ref,) = wire[0].say("warm", precedence=Precedence.FLASH)
    (send,) = [send for _, send in wire.take()]
    assert len(send.envelope) < 400
    give_to = wire[1]
    wire.deliver([(0, send)])
    assert give_to.texts(0) == ["warm"]
    state = give_to.rows.journal(ref.journal)
    assert state is not None
    row = give_to.rows.entry(state.number, ref.seq)
    assert row is not None
    assert row.wire_bytes == len(send.envelope)


def test_a_far_charter_that_is_not_open_here_silences_nobody() -> None:
    """Its epochs are bound to the hash in the ADOPT: all is read at once. Its file is asked for."""
    wire = pair()
    charter = later(wire, ack_within_s=STRICT)
    wire[0].adopt(charter)
    wire.settle()
    (ref,) = wire[0].say("can you read this?", precedence=Precedence.FLASH)
    (send,) = [send for _, send in wire.take()]
    wire.deliver([(0, send)])
    assert wire[1].texts(0) == ["can you read this?"]
    assert alarms(wire[1]) == ["charter-unknown/northland"]
    assert limits_of(wire[1], NORTH)[-1] == 21_600, "what we do not hold, we cannot judge by"
    wire[1].acknowledge(ref)
    wire.settle()
    wire[1].adopt(charter)
    wire.settle()
    assert limits_of(wire[1], NORTH)[-1] == 1_200
    assert not alarms(wire[1])
    assert not alarms(wire[0])
    alike(wire)


def test_traffic_in_flight_over_the_change() -> None:
    """Entries sent under the old charter that come after the ADOPT, and the reverse."""
    wire = pair()
    wire[0].say("one", "two")
    old = wire.take()
    wire[0].adopt(later(wire, ack_within_s=STRICT))
    change = wire.take()
    wire[0].say("three", precedence=Precedence.FLASH)
    new = wire.take()
    for traffic in (new, change, old):
        wire.deliver(traffic)
    mend(wire)
    assert wire[1].texts(0) == ["one", "two", "three"]
    alike(wire)
    at = kinds(wire[1], NORTH).index(Kind.ADOPT)
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert state.charter == 2
    assert not any(row.void for _, row in wire[1].rows.entries(state.number, at, 10))


@pytest.mark.parametrize("seed", range(6))
def test_a_change_that_gets_lost_comes_again(seed: int) -> None:
    rng = random.Random(seed)
    wire = pair()
    charter = later(wire, ack_within_s=STRICT, padding=(512, 2_048))
    for node in rng.sample(wire.nodes, 2):
        wire[0].say("a")
        wire[1].say("b", precedence=Precedence.IMMEDIATE)
        node.adopt(charter)
        wire[0].say("c", precedence=Precedence.FLASH)
        wire.storm(rng, loss=0.5, twice=0.3, damage=0.05)
        if rng.random() < 0.5:
            node.restart()
    mend(wire)
    alike(wire)
    for node in wire.nodes:
        assert not alarms(node)
        assert node.line.standing.charter.serial == 2


def test_a_restarted_node_stands_under_what_it_has_adopted() -> None:
    wire = pair()
    charter = later(wire, padding=(512,))
    wire[0].adopt(charter)
    wire[0].restart()
    wire[0].do(Reached(1))
    assert wire[0].line.standing.charter == charter.charter
    wire.settle()
    wire[0].say("padded")
    sends = [send for _, send in wire.take()]
    assert {len(send.envelope) for send in sends} == {512}


def test_a_charter_opened_while_the_node_was_down_is_adopted_at_its_start() -> None:
    wire = pair()
    charter = later(wire)
    wire[0].open_charter(charter)
    wire[0].restart()
    wire[0].do(Reached(1))
    assert wire[0].line.standing.charter.serial == 1, "opened is not adopted"
    wire[0].renew()
    assert wire[0].line.standing.charter.serial == 2


@pytest.mark.parametrize("failure", ["lost", "done-unreported"])
def test_killed_on_either_side_of_the_commit(failure: str) -> None:
    wire = pair()
    wire[0].say("before")
    wire.settle()
    charter = later(wire)
    wire[0].store.fail_next(failure)
    with pytest.raises(Unavailable):
        wire[0].adopt(charter)
    wire[0].sent.clear()
    wire[0].restart()
    wire[0].renew()
    assert kinds(wire[0], NORTH).count(Kind.ADOPT) == 1
    assert kinds(wire[0], NORTH)[-2:] == [Kind.ADOPT, Kind.KEYS]
    wire[0].say("after")
    mend(wire)
    alike(wire)
    assert wire[1].texts(0) == ["before", "after"]


def test_three_parties_of_which_one_adopts_a_week_later() -> None:
    wire = trio()
    charter = later(wire, ack_within_s=STRICT)
    for node in wire.nodes[:2]:
        node.adopt(charter)
        wire.settle()
    for day in range(7):
        wire.tick(86_400_000)
        for node in wire.nodes:
            node.say(f"{node.party.name} day {day}")
            wire.settle()
    assert alarms(wire[2]) == ["charter-unknown/northland", "charter-unknown/sundria"]
    assert wire[2].line.standing.charter.serial == 1
    late = JournalId(2, 1)
    assert set(limits_of(wire[0], late)) == {21_600}
    wire[2].adopt(charter)
    wire[2].say("now we, too")
    mend(wire)
    alike(wire)
    assert not any(map(alarms, wire.nodes))
    for node in wire.nodes:
        assert limits_of(node, late)[-1] == 1_200
        assert limits_of(node, late)[0] == 21_600
        assert node.final().frontier.size > 20, "one who waits a week holds nobody up"


def test_two_charters_at_once() -> None:
    """Whoever was away for two changes adopts the newest alone."""
    wire = pair()
    second = later(wire, ack_within_s=STRICT)
    wire[0].adopt(second)
    wire.settle()
    third = later(wire, ack_within_s=AckWithin(routine=7_200))
    wire[0].adopt(third)
    wire.settle()
    wire[1].open_charter(second)
    wire[1].open_charter(third)
    wire[1].renew()
    mend(wire)
    wire[0].say("x")
    wire[1].say("y")
    mend(wire)
    alike(wire)
    assert kinds(wire[1], SOUTH).count(Kind.ADOPT) == 1
    assert [*dict.fromkeys(limits_of(wire[1], NORTH))] == [21_600, 1_200, 7_200]
    assert [*dict.fromkeys(limits_of(wire[0], SOUTH))] == [21_600, 7_200]
    assert not any(map(alarms, wire.nodes))


def test_the_alarm_names_the_charter_that_is_still_missing() -> None:
    wire = pair()
    second = later(wire)
    wire[0].adopt(second)
    wire.settle()
    wire[0].adopt(later(wire))
    wire.settle()

    def asked_for() -> list[bytes]:
        return [row for _, row in wire[1].rows.scan_named(Space.ALARM, b"", limit=10)]

    assert [b"charter 2 is not open" in row for row in asked_for()] == [True]
    wire[1].adopt(second)
    assert [b"charter 3 is not open" in row for row in asked_for()] == [True]


def test_a_new_journal_begins_under_the_newest_charter() -> None:
    wire = line_of(NORTHLAND, SUNDRIA, node=_Prepared)
    wire.connect()
    assert kinds(wire[0], NORTH) == [Kind.GRANT, Kind.ADOPT, Kind.KEYS]
    wire[0].say("here")
    wire.settle()
    alike(wire)


class _Prepared(Node):
    """A node that holds the second charter before its journal begins."""

    def begin(self, former: Former | None = None) -> None:
        self.later.append(later(Wire([self], self.clock)))
        self.line = self.new_line()
        super().begin(former)


def test_offices_of_a_renewed_card_are_there_once_it_is_adopted() -> None:
    wire = pair()
    charter = later(wire, serials={1: 2})
    card = replace(charter.cards[1], offices=((OfficeId("coast"), "Coast guard"),))
    charter = Agreed(charter.charter, charter.digest, {**charter.cards, 1: card})
    assert [name for name, _ in wire[0].line.standing.cards[1].offices] == ["duty", "staff"]
    wire[0].adopt(charter)
    assert [name for name, _ in wire[0].line.standing.cards[1].offices] == ["coast"]


def test_replayable_over_a_change() -> None:
    wire = pair()
    first = wire[0].line.standing
    wire[0].say("before")
    charter = later(wire, ack_within_s=STRICT)
    wire[0].adopt(charter)
    wire.settle()
    wire[1].adopt(charter)
    wire[0].say("after")
    wire.settle()
    assert rows_of(replay(wire[0], first)) == rows_of(wire[0].store)


def test_our_own_charter_is_missed_where_its_file_is_lost() -> None:
    """The line goes on; the alarm ends when the file is back."""
    wire = pair()
    charter = later(wire, ack_within_s=STRICT)
    for node in wire.nodes:
        node.adopt(charter)
        wire.settle()
    wire[0].later.clear()
    wire[0].restart()
    wire.connect()
    wire.tick(700_000)
    wire.settle()
    assert alarms(wire[0]) == ["charter-unknown/northland"]
    assert limits_of(wire[0], NORTH)[-1] == 21_600
    wire[0].say("read all the same")
    (send,) = [send for _, send in wire.take()]
    wire.deliver([(0, send)])
    assert wire[1].texts(0) == ["read all the same"]
    wire[0].adopt(charter)
    assert not alarms(wire[0])
    assert limits_of(wire[0], NORTH)[-1] == 1_200
    assert wire[0].line.standing.charter == charter.charter


# ── an author that does as it likes ─────────────────────────────────────────────────────────────


def adopting(serial: int, digest: bytes) -> Callable[[Forger], None]:
    def write(forger: Forger) -> None:
        forger.say(Kind.ADOPT, content=Adopt(digest, serial))
        state = forger.node.rows.journal(forger.journal)
        assert state is not None
        row = forger.node.rows.entry(state.number, state.keys_seq)
        assert row is not None
        entry = parse_entry(row.data)
        content = parse_content(entry.kind, entry.content)
        assert isinstance(content, Keys)
        forger.say(Kind.KEYS, content=content)
        forger.say(body=b"after it")

    return write


def forged(wire: Wire, *writes: Callable[[Forger], None]) -> Forger:
    """Let the author of Northland's journal write ADOPTs of its own making, and send them."""
    forger = Forger(wire[0])
    first = forger.size
    for write in writes:
        write(forger)
    give(wire[1], 0, forger.range(first))
    assert wire[1].size(0) == forger.size, "kept all the same"
    return forger


def test_another_charter_than_the_one_that_is_open_changes_no_terms() -> None:
    wire = pair()
    wire[1].adopt(later(wire, ack_within_s=STRICT))
    forged(wire, adopting(2, b"\x66" * 32))
    assert alarms(wire[1]) == ["charter-differs/northland"]
    assert set(limits_of(wire[1], NORTH)) == {21_600}
    assert set(limits_of(wire[1], SOUTH)[-1:]) == {1_200}


def test_another_charter_than_the_one_opened_later_is_found_out() -> None:
    wire = pair()
    forged(wire, adopting(2, b"\x66" * 32))
    assert alarms(wire[1]) == ["charter-unknown/northland"]
    wire[1].adopt(later(wire, ack_within_s=STRICT))
    assert alarms(wire[1]) == ["charter-differs/northland"]
    assert set(limits_of(wire[1], NORTH)) == {21_600}


def test_nobody_goes_back_to_an_earlier_charter() -> None:
    wire = pair()
    second = later(wire, ack_within_s=STRICT)
    wire[1].adopt(second)
    first = wire[1].line.standing.chain[0]
    forged(wire, adopting(2, second.digest), adopting(1, first.digest), adopting(2, second.digest))
    found = limits_of(wire[1], NORTH)
    assert found[found.index(1_200) :] == [1_200] * (len(found) - found.index(1_200))
    assert not alarms(wire[1])


def test_a_flood_of_adopts_costs_a_bounded_look() -> None:
    wire = pair()
    second = later(wire, ack_within_s=STRICT)
    wire[1].adopt(second)
    forged(
        wire,
        adopting(2, second.digest),
        *(adopting(serial, b"\x66" * 32) for serial in range(3, 30)),
    )
    assert 1_200 in limits_of(wire[1], NORTH)
    assert limits_of(wire[1], NORTH)[-1] == 21_600


def test_what_is_said_between_adopt_and_keys_is_void() -> None:
    wire = pair()
    forger = Forger(wire[0])
    first = forger.size
    forger.say(Kind.ADOPT, content=Adopt(b"\x66" * 32, 2))
    forger.say(body=b"too early")
    give(wire[1], 0, forger.range(first))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    row = wire[1].rows.entry(state.number, first + 1)
    assert row is not None
    assert row.void == 11


def test_a_line_rolled_back_adopts_nothing() -> None:
    wire = rolled_back()
    assert "rolled-back/northland" in alarms(wire[0])
    size = wire[0].size(0)
    wire[0].adopt(later(wire))
    assert wire[0].size(0) == size


def test_an_epoch_begun_before_its_adopt_is_held_is_begun_anew() -> None:
    """KEYS that overtakes the ADOPT below it is read under the wrong charter, until that comes."""
    wire = pair()
    wire[0].adopt(later(wire))
    change = wire.take()
    draft = Draft(wire[0].store)
    rows = Rows(draft, wire[0].line_id)
    work = Work(wire[0].line.standing, rows, wire.clock.now(), wire[0].line.links)
    epoch = epochs.sending(work)
    assert epoch is not None
    forger = Forger(wire[0])
    seed = cold.Seed(NORTH, epoch.keys_seq, epoch.seed)
    give(wire[1], 0, forger.proven(epoch.keys_seq), seed)
    wire.deliver(change)
    wire[0].say("read at once", precedence=Precedence.FLASH)
    warm, _proven = [send for sender, send in wire.take() if sender == 0]
    wire.deliver([(0, warm)])
    assert wire[1].texts(0) == ["read at once"]
