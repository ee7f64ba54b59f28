# SPDX-License-Identifier: Apache-2.0
"""A hostile party's words, each signed by its own keys: what they change, and what the officers of
the others are shown of them.
"""

from __future__ import annotations

import dataclasses

import pytest

from tests.lines import Node, line_of, pair, trio
from tests.officer import alarms, page, screen, status
from wasl.cli.online.pages import entry_page
from wasl.line import evidence, talk
from wasl.line.line import Arrived, Lost
from wasl.record.entry import Accord, Close, End, Kind
from wasl.record.fork import ForkEvidence, check_fork
from wasl.record.merkle import leaf_hash
from wasl.sim.forger import SALT, Forger, give, next_forger
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.steps import Space
from wasl.terms import Answer, Head, JournalId, OfficeId, Precedence, Ref
from wasl.trust.charter import Presence
from wasl.wire import cold

NORTH, SOUTH, WEST = (JournalId(index, 1) for index in range(3))
DUTY = OfficeId("duty")
YEAR_S = 365 * 86_400


def message(text: str, *, to: int = 0, **changes: object) -> bytes:
    body = talk.Message("en", DUTY, (talk.Office(to, DUTY),), (), "", "", text, None, (), None, "")
    return talk.format_body(dataclasses.replace(body, **changes))


def ref_of(forger: Forger, seq: int) -> Ref:
    return Ref(forger.journal, seq, leaf_hash(forger.entries[seq]))


def say(reader: Node, forger: Forger, kind: int, body: bytes, **changes: object) -> Ref:
    """Let the forger say something, and hand it over."""
    seq = forger.say(kind, body=body, **changes)
    give(reader, forger.journal.party, forger.range(seq))
    return ref_of(forger, seq)


# ── equivocating, withholding, replaying ────────────────────────────────────────────────────────


def test_two_stories_for_two_who_do_not_talk_are_found_out_when_they_do() -> None:
    wire = trio()
    wire[0].do(Lost(1))
    wire[1].do(Lost(0))
    one = Forger(wire[2])
    two = one.branch(one.size)
    first = one.size
    one.say(body=message("We withdraw."))
    two.say(body=message("We advance.", to=1))
    two.say(body=message("At once.", to=1))
    give(wire[0], 2, one.range(first))
    give(wire[1], 2, two.range(first))
    wire.take()
    assert not alarms(wire[0]) | alarms(wire[1]), "each sees one story"
    wire.pass_ms(60_000)
    wire.connect()
    wire[0].say("What do they tell you?")
    wire[1].say("And you?")
    for _ in range(6):
        wire.settle_without(2)
        wire.tick(3_000)
    for node in wire.nodes[:2]:
        assert alarms(node) == {("fork", "westmark")}, "about its author, and nobody else"
    assert "signed two records that cannot both be true" in screen(wire[0])
    keys = wire[1].rows.keys(WEST)
    for node in wire.nodes[:2]:
        (proof,) = evidence.forks_of(node.rows, 2)
        assert isinstance(proof, ForkEvidence)
        check_fork(proof, public_e=keys.e, public_m=keys.m)
    for number in range(3):
        wire[0].say(f"{number}")
        wire.settle_without(2)
    assert alarms(wire[1]) == {("fork", "westmark")}, "said once"
    assert wire[1].texts(0)[-1] == "2", "and people go on talking"


def test_what_is_withheld_is_missed_by_name() -> None:
    wire = trio()
    forger = Forger(wire[2])
    kept_back = forger.say(body=message("the condition"))
    forger.say(body=message("Agreed.", to=0), precedence=Precedence.FLASH)
    give(wire[0], 2, forger.range(kept_back, hide=[kept_back]))
    wire.settle_without(2)
    peers = {one["party"]: one for one in status(wire[0])["peers"]}
    assert peers["westmark"]["missing"] == 1
    assert peers["sundria"]["missing"] == 0
    assert page(wire[0], ref_of(forger, kept_back + 1))["text"] == "Agreed."
    state = wire[0].rows.journal(WEST)
    assert state is not None
    given = wire[0].rows.largest_receipt(state.number, NORTH)
    assert given is not None
    assert given.size <= kept_back, "no receipt of ours covers the gap"
    assert not alarms(wire[0]), "nothing: it may be on its way"


def test_what_comes_again_after_weeks_changes_nothing() -> None:
    wire = pair()
    wire[1].say("Hold.", precedence=Precedence.FLASH)
    old = [send.envelope for _, send in wire.take()]
    wire[0].do(Arrived(1, tuple(old)))
    wire.settle()
    wire.pass_ms(21 * 86_400_000)
    before = (wire[0].places(), wire[0].texts(1), alarms(wire[0]))
    for _ in range(3):
        wire[0].do(Arrived(1, tuple(old)))
        wire[0].do(Arrived(1, tuple(reversed(old))))
    assert (wire[0].places(), wire[0].texts(1), alarms(wire[0])) == before


def test_what_was_said_on_another_line_counts_for_nothing_here() -> None:
    here = pair()
    there = line_of(NORTHLAND, SUNDRIA, title="Another line", nonce=bytes(32))
    there.connect()
    forger = Forger(there[1])
    seq = forger.say(body=message("on the other line"))
    spliced = Forger(here[1])
    for item in (forger.range(0), forger.range(seq), forger.proven(seq)):
        give(here[0], 1, item)
    assert here[0].size(1) == spliced.size
    assert not alarms(here[0])
    void = spliced.append(forger.entries[seq])  # and under a signature of this line
    give(here[0], 1, spliced.range(void))
    assert alarms(here[0]) == {("void-entry", "sundria")}
    assert page(here[0], ref_of(spliced, void))["void"] == "other-line"


def test_an_entry_in_our_name_is_refused_whoever_brings_it() -> None:
    wire = trio()
    north, west = Forger(wire[0]), Forger(wire[2])
    first = north.size
    north.say(body=message("never said", to=1))
    stolen = north.range(first)
    lie = cold.Range(NORTH, first, stolen.entries, stolen.openings, west.sign())
    give(wire[1], 2, lie)
    give(wire[0], 2, lie)
    assert wire[1].size(0) == wire[0].size(0) == first
    assert not alarms(wire[0]) | alarms(wire[1]), "nothing: a lie that nobody signed"
    assert wire[1].rows.scan_named(Space.EVIDENCE, b"refused", limit=9)


# ── times ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("shift_s", [-YEAR_S, YEAR_S])
def test_a_false_date_moves_no_deadline(shift_s: int) -> None:
    wire = pair()
    forger = Forger(wire[1])
    now_s = wire.clock.now().seconds
    ref = say(wire[0], forger, 16, message("Answer."), time_s=now_s + shift_s, precedence=3)
    wire.pass_ms(9 * 60_000)
    assert page(wire[0], ref)["overdue"] == []
    mine = wire[0].acknowledge(ref)
    steps = page(wire[0], ref)["ladder"]["northland"]
    assert steps["late_s"] in (0, None)
    assert page(wire[0], mine)["time"] is not None
    assert not alarms(wire[0])


@pytest.mark.parametrize("time_s", [0, 253_402_300_799])
def test_a_receipt_dated_years_off_is_shown_and_convicts_nobody(time_s: int) -> None:
    wire = pair()
    (ref,) = wire[0].say("Confirm.", precedence=Precedence.FLASH)
    wire.take()
    near, forger = Forger(wire[0]), Forger(wire[1])
    give(wire[0], 1, forger.receipt(near.head(), origin=near.origin, time_s=time_s))
    shown = page(wire[0], ref)["ladder"]["sundria"]
    assert shown["stored"] is not None
    wire.pass_ms(9 * 60_000)
    assert page(wire[0], ref)["overdue"] == [], "our own tick counts"
    assert not alarms(wire[0])


def test_a_receipt_for_more_than_there_is_alarms() -> None:
    wire = pair()
    near, forger = Forger(wire[0]), Forger(wire[1])
    give(wire[0], 1, forger.receipt(Head(NORTH, near.size + 5, SALT), origin=near.origin))
    assert alarms(wire[0]) == {("receipt-differs", "sundria")}
    assert "confirms another record of our own journal" in screen(wire[0])


def test_a_receipt_for_what_is_not_stored_is_its_givers_own_word() -> None:
    """It says that it holds what it never got. It is stored, then, and the clock runs for it."""
    wire = pair()
    (ref,) = wire[0].say("Confirm.", precedence=Precedence.FLASH)
    wire.take()
    near, forger = Forger(wire[0]), Forger(wire[1])
    give(wire[0], 1, forger.receipt(near.head(), origin=near.origin))
    wire.pass_ms(11 * 60_000)
    (overdue,) = page(wire[0], ref)["overdue"]
    assert (overdue["party"], overdue["step"]) == ("sundria", "stored-not-shown")


# ── speaking for others ─────────────────────────────────────────────────────────────────────────


def test_nobody_amends_answers_or_acknowledges_for_another() -> None:
    wire = trio()
    (ref,) = wire[0].say("Wait.")
    wire.settle()
    forger = Forger(wire[2])
    for kind, body in (
        (25, talk.Correction(ref, (talk.Change("text", "Wait.", "Go."),), "", "")),
        (26, talk.Cancellation(ref, "", "")),
        (16, talk.Message("en", DUTY, (talk.Office(0, DUTY),), (), "", "", "x", None, (), ref, "")),
        (21, talk.Lapse(ref, 1, ref.seq + 1, 5, 600, "")),
    ):
        say(wire[1], forger, kind, talk.format_body(body))
    shown = page(wire[1], ref)
    assert shown["text"] == "Wait."
    assert not shown["amended"]["by"]
    assert shown["amended"]["cancelled"] is shown["amended"]["superseded_by"] is None
    assert shown["ladder"]["sundria"]["acknowledged"] is None
    assert {one["state"] for one in shown["lapses"]} <= {"void"}
    assert not alarms(wire[1])


def test_a_suspension_is_of_its_authors_own_acting_alone() -> None:
    wire = trio()
    forger = Forger(wire[2])
    say(wire[0], forger, 23, talk.format_body(talk.Suspension((16, 20), "", "")))
    (ref,) = wire[1].say("To Northland.")
    wire.settle()
    wire.pass_ms(7 * 3_600_000)
    assert [one["party"] for one in status(wire[0])["suspended"]] == ["westmark"]
    assert "northland" in {one["party"] for one in page(wire[0], ref)["overdue"]}


def test_presence_is_of_its_author_alone() -> None:
    wire = trio(presence=Presence.LIVE)
    forger = Forger(wire[2])
    body = talk.Service(talk.Announced.PRESENT, None, None, "", "")
    say(wire[0], forger, 22, talk.format_body(body))
    peers = {one["party"]: one["presence"]["state"] for one in status(wire[0])["peers"]}
    assert peers == {"sundria": "unknown", "westmark": "present"}


def test_an_accord_agrees_for_its_author_and_moves_nothing() -> None:
    wire = pair()
    forger = Forger(wire[1])
    final = wire[0].final()
    ref = say(wire[0], forger, Kind.ACCORD, b"", content=Accord(999, SALT))
    assert page(wire[0], ref)["void"] is None
    assert wire[0].final().lamport >= final.lamport
    assert not alarms(wire[0])


@pytest.mark.parametrize("size", [1, 1_000])
def test_a_close_of_what_nobody_named_has_no_effect(size: int) -> None:
    wire = trio()
    forger = next_forger(wire[2])
    give(wire[0], 2, forger.range(0))
    seq = forger.say(Kind.CLOSE, content=Close((End(1, size, SALT),)))
    give(wire[0], 2, forger.range(seq))
    found = alarms(wire[0])
    assert ("new-incarnation", "westmark") in found
    assert ("close-contradicts", "westmark") in found
    assert status(wire[0])["finality"]["suspended"] == ["westmark"]
    assert "A new node speaks for that party." in screen(wire[0])


def test_text_that_hides_or_turns_is_shown_for_what_it_is() -> None:
    wire = pair()
    forger = Forger(wire[1])
    ref = say(wire[0], forger, 16, message("\u202egnp.exe\u200b", subject="\u2066x"))
    shown = page(wire[0], ref)
    assert shown["text"] == "\u202egnp.exe\u200b", "a program gets what was signed"
    for row in entry_page(shown):
        assert "\u202e" not in row
        assert "\u2066" not in row


# ── a spare stolen ──────────────────────────────────────────────────────────────────────────────


def test_a_stolen_spare_alarms_on_both_sides_and_silences_nobody() -> None:
    wire = pair()
    thief = next_forger(wire[1])
    thief.say(body=message("by the thief"))
    give(wire[0], 1, thief.range(0))
    give(wire[1], 0, thief.range(0))
    assert alarms(wire[0]) == {("new-incarnation", "sundria")}
    assert alarms(wire[1]) == {("own-successor", "sundria")}
    assert "Another node speaks for our own party" in screen(wire[1])
    (ref,) = wire[1].say("by the living node", precedence=Precedence.FLASH)
    wire.settle()
    assert page(wire[0], ref)["text"] == "by the living node"
    wire[0].acknowledge(ref, Answer.WILL_COMPLY)
    wire.settle()
    assert page(wire[1], ref)["ladder"]["northland"]["answered"]


def test_a_thief_of_the_nodes_keys_forks_in_plain_sight() -> None:
    wire = pair()
    thief = Forger(wire[1])
    seq = thief.size
    wire[1].say("by the living node")
    wire.settle()
    thief.say(body=message("by the thief"))
    give(wire[0], 1, thief.range(seq))
    assert alarms(wire[0]) == {("fork", "sundria")}
    wire[1].say("and on")
    wire.settle()
    assert wire[0].texts(1) == ["by the living node", "and on"]
    branches = wire[0].rows.scan_named(Space.EVIDENCE, b"branch", limit=9)
    assert len(branches) == 1, "the thief's is kept beside it"
