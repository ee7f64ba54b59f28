# SPDX-License-Identifier: Apache-2.0
"""A party acts on some kinds no more, and on resuming knows exactly what came meanwhile."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.keeping import HOUR_MS, entries, entry, line_of_node, utter
from tests.lines import START_MS, Clock, Node, line_of, pair, trio
from wasl.line import suspension, talk
from wasl.record.entry import Kind, parse_entry
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import JournalId, Precedence, Ref, Traffic

MESSAGE, CHECK, SERVICE = Kind.MESSAGE, Kind.CHECK, Kind.SERVICE


def suspend(node: Node, *kinds: int, reason: str = "Storm") -> None:
    utter(node, talk.Suspension(tuple(kinds), reason, ""))


def resume(node: Node, *kinds: int) -> tuple[talk.Span, ...]:
    """Resume, and return what the entry says has come meanwhile."""
    ref = utter(node, talk.Resumption(tuple(kinds), "", (), ""))
    from tests.keeping import view

    _, body = view(node).said(ref)
    assert isinstance(body, talk.Resumption)
    return body.arrived


def suspended(node: Node) -> list[tuple[str, list[str]]]:
    return [(one["party"], one["kinds"]) for one in line_of_node(node)["suspended"]]


def overdue(node: Node, ref: Ref) -> list[tuple[str, str]]:
    return [(one["party"], one["step"]) for one in entry(node, ref)["overdue"]]


# ── what holds ──────────────────────────────────────────────────────────────────────────────────


def test_suspension_is_seen_by_all_until_its_author_resumes() -> None:
    wire = trio()
    suspend(wire[1], MESSAGE, SERVICE)
    suspend(wire[1], CHECK, reason="Relocating")
    suspend(wire[2], MESSAGE)
    wire.settle()
    expected = [
        ("sundria", ["message", "service"]),
        ("sundria", ["check"]),
        ("westmark", ["message"]),
    ]
    for node in wire.nodes:
        assert suspended(node) == expected
    (first, second, _) = line_of_node(wire[0])["suspended"]
    assert (first["reason"], second["reason"]) == ("Storm", "Relocating")
    assert first["since"] == "2026-11-18T11:06:40Z"
    resume(wire[1], SERVICE)
    resume(wire[2], SERVICE)  # it was not suspended: nothing follows
    wire.settle()
    for node in wire.nodes:
        assert suspended(node) == [
            ("sundria", ["message"]), ("sundria", ["check"]), ("westmark", ["message"]),
        ]  # fmt: skip


def test_suspending_twice_is_suspending_once() -> None:
    wire = pair()
    suspend(wire[1], MESSAGE)
    wire.settle()
    since = line_of_node(wire[0])["suspended"]
    wire.clock.pass_ms(HOUR_MS)
    suspend(wire[1], MESSAGE, reason="Again")
    wire.settle()
    assert line_of_node(wire[0])["suspended"] == since
    wire[0].say("one")
    wire.settle()
    assert [span.count for span in resume(wire[1], MESSAGE)] == [1]
    wire.settle()
    assert suspended(wire[0]) == suspended(wire[1]) == []


def test_what_cannot_be_suspended_counts_for_nothing() -> None:
    wire = pair()
    refused = (
        Kind.ACKNOWLEDGEMENT, Kind.SHOWN, Kind.SUSPENSION, Kind.RESUMPTION, 40_000,
    )  # fmt: skip
    suspend(wire[1], *refused)
    wire.settle()
    assert suspended(wire[0]) == suspended(wire[1]) == []
    assert not suspension.SUSPENDABLE & set(refused)


def test_delivery_goes_on_and_answers_may_come() -> None:
    wire = pair()
    suspend(wire[1], MESSAGE)
    wire.settle()
    (ref,) = wire[0].say("kept there")
    wire.settle()
    assert wire[1].texts(0) == ["kept there"]
    assert entry(wire[0], ref)["state"] == "stored"
    wire[1].acknowledge(ref)
    wire.settle()
    assert entry(wire[0], ref)["state"] == "acknowledged"


# ── clocks ──────────────────────────────────────────────────────────────────────────────────────


def test_no_clock_runs_while_suspended_and_each_begins_with_the_resumption() -> None:
    wire = pair()
    (before,) = wire[0].say("before")
    wire.settle()
    suspend(wire[1], MESSAGE)
    wire.settle()
    (meanwhile,) = wire[0].say("meanwhile")
    (flash,) = wire[0].say("flash", precedence=Precedence.FLASH)
    (theirs,) = wire[1].say("of its author we are still asked")
    wire.settle()
    wire.tick(7 * HOUR_MS)
    for node in wire.nodes:
        assert overdue(node, before) == overdue(node, meanwhile) == []
        assert overdue(node, flash) == [("sundria", "stored-not-shown")], "never suspended"
        assert overdue(node, theirs) == [("northland", "stored-not-shown")], "only its author"
    resume(wire[1], MESSAGE)
    wire.settle()
    wire.tick(5 * HOUR_MS)
    for node in wire.nodes:
        assert overdue(node, before) == overdue(node, meanwhile) == []
    wire.tick(2 * HOUR_MS)
    for node in wire.nodes:
        for ref in (before, meanwhile):
            assert overdue(node, ref) == [("sundria", "stored-not-shown")]


def test_lateness_counts_from_the_resumption() -> None:
    wire = pair()
    (before,) = wire[0].say("before")
    (never,) = wire[0].say("acknowledged while suspended")
    wire.settle()
    suspend(wire[1], MESSAGE)
    wire.settle()
    wire.tick(9 * HOUR_MS)
    wire[1].acknowledge(never)
    resume(wire[1], MESSAGE)
    wire.tick(7 * HOUR_MS)
    wire[1].acknowledge(before)
    wire.settle()
    for node in wire.nodes:
        assert entry(node, never)["ladder"]["sundria"]["late_s"] == 0
        assert entry(node, before)["ladder"]["sundria"]["late_s"] == 3600


@pytest.mark.parametrize("year", [-1, 0, 1])
def test_a_lapse_counts_only_where_no_pause_lay_in_its_time(year: int) -> None:
    """By the clock of the party that paused, wherever that is set."""
    south = Clock(utc_ms=START_MS + year * 365 * 24 * HOUR_MS)
    wire = line_of(NORTHLAND, SUNDRIA, clocks=[Clock(), south])
    wire.connect()
    (asked,) = wire[0].say("please confirm")
    (spared,) = wire[0].say("please confirm, too")
    wire.settle()
    for clock in (wire.clock, south):
        clock.pass_ms(7 * HOUR_MS)
    state = wire[0].rows.journal(asked.journal)
    assert state is not None
    receipt = wire[0].rows.covering_receipt(state.number, 1, spared.seq)
    assert receipt is not None
    six_hours = 6 * HOUR_MS // 1000
    held = wire[0].rows.entry(state.number, asked.seq)
    assert held is not None
    entry_of = parse_entry(held.data)
    span = {"from_s": receipt.time_s, "to_s": receipt.time_s + six_hours}
    for node in wire.nodes:
        assert not suspension.was_paused(node.rows, 1, entry_of, **span)
    suspend(wire[1], MESSAGE)
    wire.settle()
    for node in wire.nodes:
        assert not suspension.was_paused(node.rows, 1, entry_of, **span), "it came after"
        later = {"from_s": span["from_s"], "to_s": span["to_s"] + six_hours}
        assert suspension.was_paused(node.rows, 1, entry_of, **later)
        assert not suspension.was_paused(node.rows, 0, entry_of, **later)


# ── the catch-up report ─────────────────────────────────────────────────────────────────────────


def test_resumption_lists_what_came_from_each_party_and_both_sides_read_it() -> None:
    wire = trio()
    wire[0].say("before")
    wire.settle()
    suspend(wire[1], MESSAGE, CHECK)
    wire.settle()
    wire[0].say("one", "two")
    wire.settle()
    utter(wire[2], talk.Check(None, "", "", ""), Precedence.PRIORITY)
    wire[0].say("urgent", precedence=Precedence.FLASH)
    utter(wire[0], talk.Service(talk.Announced.NOTE, None, None, "of another kind", ""))
    wire.settle()
    arrived = resume(wire[1], MESSAGE, CHECK)
    wire.settle()
    (one, two), (three,) = entries(wire[1], 0, MESSAGE)[1:3], entries(wire[1], 2, CHECK)
    assert arrived == (
        talk.Span(JournalId(0, 1), one[1].seq, two[1].seq + 1, 2),
        talk.Span(JournalId(2, 1), three[1].seq, three[1].seq + 1, 1),
    )
    for node in wire.nodes:
        ((_, ref),) = entries(node, 1, Kind.RESUMPTION)
        assert [one["party"] for one in entry(node, ref)["detail"]["arrived"]] == [
            "northland", "westmark",
        ]  # fmt: skip
    suspend(wire[1], MESSAGE, CHECK)
    assert resume(wire[1], MESSAGE, CHECK) == (), "what was listed once is listed no more"


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_report_equals_what_arrived(seed: int) -> None:
    """Whatever is lost, doubled or late: the report counts what took its place in between."""
    rng = random.Random(seed)
    wire = trio()
    near = wire[1]
    kinds = rng.sample((MESSAGE, SERVICE, CHECK), rng.randint(1, 3))
    expected: dict[int, list[int]] = {}

    def speak() -> None:
        for index in (0, 2):
            for _ in range(rng.randint(0, 3)):
                precedence = rng.choice(tuple(Precedence))
                body: talk.Body = rng.choice(
                    (
                        talk.Check(None, "", "", ""),
                        talk.Service(talk.Announced.NOTE, None, None, "note", ""),
                    )
                )
                if rng.random() < 0.5:
                    wire[index].say("text", precedence=precedence)
                else:
                    utter(wire[index], body, precedence, Traffic.EXERCISE)

    def held() -> dict[int, int]:
        states = {index: near.rows.journal(JournalId(index, 1)) for index in (0, 2)}
        return {index: state.held if state else 0 for index, state in states.items()}

    speak()
    wire.storm(rng, loss=0.2, twice=0.2, damage=0.0)
    before = held()
    suspend(near, *kinds)
    for _ in range(rng.randint(1, 4)):
        speak()
        wire.storm(rng, loss=0.3, twice=0.2, damage=0.1)
        wire.tick(5_000)
        if rng.random() < 0.2:
            near.restart()
    after = held()
    for index in (0, 2):
        for _, ref in entries(near, index, *kinds):
            parsed, _ = _said(near, ref)
            if before[index] <= ref.seq < after[index] and parsed.precedence < Precedence.FLASH:
                expected.setdefault(index, []).append(ref.seq)
    assert {
        span.journal.party: (span.first, span.end, span.count) for span in resume(near, *kinds)
    } == {index: (seqs[0], seqs[-1] + 1, len(seqs)) for index, seqs in expected.items()}


def _said(node: Node, ref: talk.Ref):  # noqa: ANN202 - as View.said, both known here
    from tests.keeping import view

    entry_, body = view(node).said(ref)
    assert entry_ is not None
    return entry_, body
