# SPDX-License-Identifier: Apache-2.0
"""A party acts on some kinds no more, and on resuming knows exactly what came meanwhile."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.keeping import HOUR_MS, entries, entry, line_of_node, utter
from tests.lines import Node, pair, trio
from wasl.line import suspension, talk
from wasl.record.entry import Kind
from wasl.terms import JournalId, Precedence, Traffic

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


def clock(node: Node, party: int, stored_ms: int, *, flash: bool = False) -> int | None:
    precedence = Precedence.FLASH if flash else Precedence.ROUTINE
    return suspension.clock_start(
        node.rows, party, MESSAGE, precedence=precedence, stored_ms=stored_ms
    )


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
    start = wire.clock.utc_ms
    wire.clock.pass_ms(HOUR_MS)
    suspend(wire[1], MESSAGE)
    wire.settle()
    for node in wire.nodes:
        assert clock(node, 1, start) is None, "what was there before is put off too"
        assert clock(node, 1, start + HOUR_MS) is None
        assert clock(node, 1, start, flash=True) == start, "FLASH is never suspended"
        assert clock(node, 0, start) == start, "only its author"
    wire.clock.pass_ms(2 * HOUR_MS)
    resume(wire[1], MESSAGE)
    wire.settle()
    for node in wire.nodes:
        assert clock(node, 1, start) == start + 2 * HOUR_MS, "by the length of the pause"
        assert clock(node, 1, start + 2 * HOUR_MS) == start + 3 * HOUR_MS
        assert clock(node, 1, start + 4 * HOUR_MS) == start + 4 * HOUR_MS


def test_pauses_add_up_and_a_clock_set_back_makes_none_negative() -> None:
    wire = pair()
    start = wire.clock.utc_ms
    for _ in range(3):
        wire.clock.pass_ms(HOUR_MS)
        suspend(wire[1], MESSAGE)
        wire.clock.pass_ms(HOUR_MS)
        resume(wire[1], MESSAGE)
    assert clock(wire[1], 1, start) == start + 3 * HOUR_MS
    suspend(wire[1], MESSAGE)
    wire.clock.utc_ms -= 10 * HOUR_MS
    resume(wire[1], MESSAGE)
    assert clock(wire[1], 1, start) == start + 3 * HOUR_MS


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
