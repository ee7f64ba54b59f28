# SPDX-License-Identifier: Apache-2.0
"""Time and silence between parties whose clocks go as they like.

Each node has a clock of its own here. What is late or lapsed is read by both sides, and must be the
same; what is overdue is each side's own.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lines import START_MS, Clock, Node, Wire, line_of
from wasl import limits
from wasl.errors import Misuse
from wasl.home.chain import Escalation, Stage
from wasl.line import owed, talk
from wasl.line.line import Alarmed, Arrived, Fired, Handed, Lost, Say, Utterance
from wasl.line.owed import all_owed, count_overdue
from wasl.node.lapsing import write_lapse
from wasl.node.views import View
from wasl.node.watch import Alert, alerts
from wasl.record.entry import CannotOpen
from wasl.record.rows import ReceiptRow
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import Answer, JournalId, OfficeId, Precedence, Ref, Traffic
from wasl.trust.charter import AckWithin

Json = dict[str, Any]
MINUTE_MS = 60_000
HOUR_MS = 3_600_000
YEAR_MS = 366 * 86_400_000
FLASH = Precedence.FLASH


def apart(*offsets_ms: int, parties: int = 2) -> Wire:
    """A line whose nodes have clocks of their own, each off by so much."""
    offsets = (*offsets_ms, *([0] * (parties - len(offsets_ms))))
    clocks = [Clock(utc_ms=START_MS + off, tick_ms=1_000 * n) for n, off in enumerate(offsets)]
    wire = line_of(*(NORTHLAND, SUNDRIA, WESTMARK)[:parties], clocks=clocks)
    wire.connect()
    return wire


def seen(node: Node, ref: Ref) -> Json:
    """An entry as a program reads it at a node."""
    view = View(node.line.standing, node.store, node.line.links, node.clock.now())
    found = view.entry(ref.journal, ref.seq)
    assert found is not None
    return found


def steps(node: Node, ref: Ref, party: str = "sundria") -> Json:
    found: Json = seen(node, ref)["ladder"][party]
    return found


def overdue(node: Node, ref: Ref) -> list[tuple[str, str]]:
    return [(one["party"], one["step"]) for one in seen(node, ref)["overdue"]]


def states(node: Node, ref: Ref) -> list[str]:
    return [one["state"] for one in seen(node, ref)["lapses"]]


def count(node: Node) -> int:
    return count_overdue(node.rows, node.clock.now().tick_ms)


def ask(wire: Wire, *, precedence: Precedence = FLASH, who: int = 0) -> Ref:
    (ref,) = wire[who].say("please confirm", precedence=precedence)
    return ref


def lapse(node: Node, ref: Ref, party: str | None = None) -> Ref:
    view = View(node.line.standing, node.store, {}, node.clock.now())
    body = write_lapse(view, ref, party=party, by="officer")
    (said,) = node.do(Say((Utterance(body, FLASH),))).result
    assert isinstance(said, Ref)
    return said


def receipt_of(node: Node, ref: Ref) -> ReceiptRow:
    """Sundria's first receipt that covers an entry, as a node has it."""
    state = node.rows.journal(ref.journal)
    assert state is not None
    receipt = node.rows.covering_receipt(state.number, 1, ref.seq)
    assert receipt is not None
    return receipt


def show(node: Node, ref: Ref) -> None:
    node.do(Say((Utterance(talk.Shown(ref, node.clock.now().seconds, "officer")),)))


# ── the ladder ──────────────────────────────────────────────────────────────────────────────────


def test_each_step_of_a_ladder_has_its_time() -> None:
    wire = apart(0, HOUR_MS)
    ref = ask(wire)
    assert steps(wire[0], ref)["queued"]["time"] == seen(wire[0], ref)["time"]
    assert steps(wire[0], ref)["handed"] is None
    wire.pass_ms(2_000)
    wire[0].do(Handed(1, ref.seq + 1, "radio"))
    handed = steps(wire[0], ref)["handed"]
    assert (handed["bearer"], handed["time"][11:19]) == ("radio", at(wire[0], 0))
    assert seen(wire[0], ref)["state"] == "handed"
    wire.pass_ms(3_000)
    wire[0].do(Handed(1, ref.seq + 1, "https"))
    wire.settle()
    assert steps(wire[0], ref)["handed"] == handed, "the first of each step counts"
    show(wire[1], ref)
    wire[1].acknowledge(ref, Answer.WILL_COMPLY)
    wire.settle()
    known = steps(wire[0], ref)
    assert all(known[name] for name in ("stored", "shown", "acknowledged", "answered"))
    assert known["stored"]["time"][11:19] == at(wire[1], 0), "by their clock, which is an hour on"
    assert (known["late_s"], known["contradicts"]) == (0, False)
    theirs = steps(wire[1], ref)
    assert (theirs["queued"], theirs["handed"]) == (None, None), "those are the author's alone"
    wire[0].restart()
    assert steps(wire[0], ref)["handed"] is None


def at(node: Node, ago_s: int) -> str:
    view = View(node.line.standing, node.store, {}, node.clock.now())
    assert view.now is not None
    seconds = view.now.seconds - ago_s
    return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def test_what_was_lost_on_a_link_was_handed_all_the_same() -> None:
    wire = apart()
    ref = ask(wire)
    wire[0].do(Handed(1, ref.seq + 1, "radio"))
    wire[0].do(Lost(1))
    assert steps(wire[0], ref)["handed"]["bearer"] == "radio"
    assert seen(wire[0], ref)["state"] == "queued", "whether it arrived, nobody can tell"


def test_a_receipt_may_be_back_before_the_bearer_says_that_it_handed_over() -> None:
    wire = apart()
    wire[0].restart()
    old = wire[0].size(0) - 1
    ref = ask(wire)
    sent = wire.take()
    wire[1].do(Arrived(0, tuple(send.envelope for _, send in sent)))
    wire[0].do(Arrived(1, tuple(send.envelope for _, send in wire.take())))
    wire[0].do(Handed(1, ref.seq + 1, "https"))
    assert steps(wire[0], ref)["stored"] is not None
    assert steps(wire[0], ref)["handed"]["bearer"] == "https"
    assert wire[0].line.links[1].handed(old) is None, "of before the restart nothing is known"


def test_notes_of_handing_over_are_bounded() -> None:
    wire = apart()
    for _ in range(limits.HANDED_MARKS + 5):
        ref = ask(wire, precedence=Precedence.ROUTINE)
        wire[0].do(Handed(1, ref.seq + 1, "radio"))
    assert len(wire[0].line.links[1].marks) == limits.HANDED_MARKS


def test_an_acknowledgement_may_come_before_what_it_takes() -> None:
    """Westmark hears Sundria's word on an entry of Northland's that has not come yet."""
    wire = apart(parties=3)
    ref = ask(wire)
    first = wire.take()
    wire.deliver([one for one in first if one[1].party == 1])
    wire[1].acknowledge(ref, Answer.WILL_COMPLY)
    wire.deliver([one for one in wire.take() if one[1].party == 2])
    assert wire[2].size(0) <= ref.seq
    assert "reference-not-held" in {fact.what for fact in wire[2].facts}
    wire.deliver([one for one in first if one[1].party == 2])
    assert steps(wire[2], ref)["answered"]["answer"] == "will-comply"
    assert not wire[2].rows.scan_named(owed.Space.LINE, b"parked", limit=1)


def test_parked_references_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARKED", 3)
    wire = apart()
    forger = Forger(wire[1])
    for seq in range(50, 58):
        target = Ref(JournalId(0, 1), seq, bytes(32))
        body = talk.Acknowledgement(target, Answer.RECEIVED, "", 1, None, "")
        forger.say(17, body=talk.format_body(body))
    give(wire[0], 1, forger.range(wire[0].size(1)))
    assert len(wire[0].rows.scan_named(owed.Space.LINE, b"parked", limit=99)) == 3


# ── overdue ─────────────────────────────────────────────────────────────────────────────────────


def test_not_stored_is_the_line_and_never_silence() -> None:
    wire = apart(0, YEAR_MS)
    ref = ask(wire)
    wire.take()  # nothing gets through
    wire.pass_ms(10 * MINUTE_MS - 1)
    assert overdue(wire[0], ref) == []
    wire.pass_ms(1)
    assert overdue(wire[0], ref) == [("sundria", "not-stored")]
    since = seen(wire[0], ref)["overdue"][0]["since"]
    assert since[11:19] == at(wire[0], 0)
    with pytest.raises(Misuse, match="not delivered"):
        lapse(wire[0], ref)


def test_each_step_is_named_while_the_next_is_missing() -> None:
    wire = apart(0, -YEAR_MS)
    ref = ask(wire)
    wire.pass_ms(9 * MINUTE_MS)
    wire.settle()
    wire.pass_ms(9 * MINUTE_MS)
    assert overdue(wire[0], ref) == [], "it counts from when the receipt came"
    wire.pass_ms(MINUTE_MS)
    assert overdue(wire[0], ref) == [("sundria", "stored-not-shown")]
    assert overdue(wire[1], ref) == [("sundria", "stored-not-shown")], "we know what we owe"
    show(wire[1], ref)
    wire.settle()
    assert overdue(wire[0], ref) == [("sundria", "shown-not-acknowledged")]
    assert (count(wire[0]), count(wire[1])) == (1, 1)
    wire[1].acknowledge(ref)
    wire.settle()
    assert overdue(wire[0], ref) == overdue(wire[1], ref) == []
    assert (count(wire[0]), count(wire[1])) == (0, 0)
    assert not list(all_owed(wire[0].rows)), "nothing is left to be walked"


@pytest.mark.parametrize("jump_ms", [YEAR_MS, -YEAR_MS, HOUR_MS])
def test_setting_a_clock_makes_nothing_overdue(jump_ms: int) -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    for node in wire.nodes:
        node.clock.set_by(jump_ms)
    wire.pass_ms(10 * MINUTE_MS - 1)
    assert overdue(wire[0], ref) == overdue(wire[1], ref) == []
    wire.pass_ms(1)
    assert overdue(wire[0], ref) == [("sundria", "stored-not-shown")]
    assert seen(wire[0], ref)["overdue"][0]["since"][11:19] == at(wire[0], 0)


def test_a_restart_loses_no_time_and_gains_none() -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(6 * MINUTE_MS)
    wire[0].restart()
    assert overdue(wire[0], ref) == []
    wire.pass_ms(4 * MINUTE_MS)
    assert overdue(wire[0], ref) == [("sundria", "stored-not-shown")]


def test_only_those_asked_to_act_owe() -> None:
    wire = apart(parties=3)
    duty = OfficeId("duty")
    to, info = (talk.Office(1, duty),), (talk.Office(2, duty),)
    body = talk.Message("en", duty, to, info, "", "", "act", None, (), None, "")
    (ref,) = wire[0].do(Say((Utterance(body, FLASH),))).result
    assert isinstance(ref, Ref)
    wire.settle()
    wire.pass_ms(HOUR_MS)
    for node in wire.nodes[:2]:
        assert overdue(node, ref) == [("sundria", "stored-not-shown")]
    assert overdue(wire[2], ref) == [], "it owes nothing, and Sundria owes it nothing"
    wire[2].acknowledge(ref)
    wire.settle()
    assert steps(wire[0], ref, "westmark")["late_s"] is None
    assert steps(wire[0], ref, "westmark")["acknowledged"] is not None


def test_an_answer_is_owed_by_the_time_to_reply_by() -> None:
    """The span is of the author's one clock; ours may be a year off."""
    wire = apart(0, YEAR_MS)
    ref = message(wire[0], reply_in_s=3_600)
    wire.settle()
    wire[1].acknowledge(ref)
    wire.settle()
    wire.pass_ms(HOUR_MS - 1)
    assert overdue(wire[0], ref) == overdue(wire[1], ref) == []
    wire.pass_ms(1)
    for node in wire.nodes:
        assert overdue(node, ref) == [("sundria", "acknowledged-not-answered")]
    wire[1].say("it is so", refs=[ref])
    wire.settle()
    assert overdue(wire[0], ref) == overdue(wire[1], ref) == []


def message(node: Node, *, reply_in_s: int, precedence: Precedence = FLASH) -> Ref:
    duty = OfficeId("duty")
    to = tuple(talk.Office(index, duty) for index in node.line.standing.others)
    by = node.clock.now().seconds + reply_in_s
    body = talk.Message("en", duty, to, (), "", "", "when?", by, (), None, "")
    (ref,) = node.do(Say((Utterance(body, precedence),))).result
    assert isinstance(ref, Ref)
    return ref


def test_who_cannot_open_an_entry_is_not_overdue() -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    forger = Forger(wire[1])
    forger.append(forger.entry(5, content=CannotOpen(ref.journal, ref.seq, ref.leaf)), opening=None)
    give(wire[0], 1, forger.range(wire[0].size(1)))
    wire.pass_ms(HOUR_MS)
    assert overdue(wire[0], ref) == []
    with pytest.raises(Misuse, match="cannot open"):
        lapse(wire[0], ref)


def test_an_urgent_entry_counts_though_others_are_still_on_their_way() -> None:
    wire = apart()
    wire[0].say("ready")
    wire.settle()
    ask(wire, precedence=Precedence.ROUTINE)
    wire.take()
    ref = ask(wire)
    wire.deliver(wire.take())
    state = wire[1].rows.journal(ref.journal)
    assert state is not None
    assert state.held <= ref.seq
    wire.pass_ms(10 * MINUTE_MS)
    assert overdue(wire[1], ref) == [("sundria", "stored-not-shown")]


def test_clocks_are_bounded_and_urgent_entries_have_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OWED", 3)
    wire = apart()
    refs = [ask(wire, precedence=Precedence.ROUTINE) for _ in range(5)]
    urgent = [ask(wire) for _ in range(5)]
    wire.settle()
    wire.pass_ms(7 * HOUR_MS)
    assert [bool(overdue(wire[0], ref)) for ref in refs] == [True] * 3 + [False] * 2
    assert [bool(overdue(wire[0], ref)) for ref in urgent] == [True] * 3 + [False] * 2
    assert count(wire[0]) == 6
    wire[1].acknowledge(refs[0])
    wire.settle()
    assert count(wire[0]) == 5
    ref = ask(wire)
    wire.pass_ms(HOUR_MS)
    assert overdue(wire[0], ref), "there is room again"


# ── late ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("offset_ms", [0, YEAR_MS, -YEAR_MS])
def test_both_sides_compute_the_same_lateness(offset_ms: int) -> None:
    wire = apart(0, offset_ms)
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(10 * MINUTE_MS + 40_000)
    wire[1].acknowledge(ref)
    wire.settle()
    assert steps(wire[0], ref)["late_s"] == steps(wire[1], ref)["late_s"] == 40


def test_a_clock_set_back_is_stated_as_it_is_set_now() -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(MINUTE_MS)
    wire[1].clock.set_by(-YEAR_MS)
    wire.pass_ms(10 * MINUTE_MS)
    wire[1].acknowledge(ref)
    wire.settle()
    for node in wire.nodes:
        assert steps(node, ref)["late_s"] == 60, "the time that has really passed"
        assert not node.alarms()


def test_a_clock_set_forward_contradicts_its_receipt_and_accuses_nobody() -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire[1].clock.set_by(YEAR_MS)
    wire.pass_ms(MINUTE_MS)
    wire[1].acknowledge(ref)
    wire.settle()
    for node in wire.nodes:
        assert (steps(node, ref)["late_s"], steps(node, ref)["contradicts"]) == (None, True)
    assert wire[0].alarms() == {"times-contradict"}
    assert not wire[1].alarms(), "we know that we set it"


def test_stored_at_later_than_the_receipt_is_an_alarm_and_no_lateness() -> None:
    """Who states a later *stored at* would seem to be in time. The receipt says otherwise."""
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(HOUR_MS)
    forger = Forger(wire[1])
    now_s = wire[1].clock.now().seconds
    body = talk.Acknowledgement(ref, Answer.RECEIVED, "", now_s - 5, None, "")
    forger.say(17, body=talk.format_body(body))
    assert not wire[0].alarms()
    give(wire[0], 1, forger.range(wire[0].size(1)))
    assert (steps(wire[0], ref)["late_s"], steps(wire[0], ref)["contradicts"]) == (None, True)
    assert wire[0].alarms() == {"times-contradict"}


def test_the_receipt_may_come_after_the_acknowledgement_that_it_contradicts() -> None:
    wire = apart()
    ref = ask(wire)
    held = [one for one in wire.take() if one[1].party == 1]
    wire[1].do(Arrived(0, tuple(send.envelope for _, send in held)))
    forger = Forger(wire[1])
    body = talk.Acknowledgement(
        ref, Answer.RECEIVED, "", wire[1].clock.now().seconds + 100, None, ""
    )
    forger.say(17, body=talk.format_body(body))
    give(wire[0], 1, forger.range(wire[0].size(1)))
    assert not wire[0].alarms()
    wire.settle()
    assert "times-contradict" in wire[0].alarms()


def test_a_receipt_says_the_same_however_often() -> None:
    wire = apart()
    ref = ask(wire)
    traffic = wire.take()
    wire.deliver(traffic)
    (first,) = [send for _, send in wire.take() if send.precedence is FLASH]
    wire.pass_ms(HOUR_MS)
    wire[1].do(Arrived(0, tuple(send.envelope for _, send in traffic)))
    wire[0].do(Arrived(1, (first.envelope,)))
    early = steps(wire[0], ref)["stored"]
    wire.tick(61_000)
    wire.settle()
    assert steps(wire[0], ref)["stored"] == early
    assert receipt_of(wire[0], ref) == receipt_of(wire[1], ref), "both can show it"


# ── lapse ───────────────────────────────────────────────────────────────────────────────────────


def test_a_lapse_waits_for_its_time_and_is_proven_by_their_own_clock() -> None:
    wire = apart(0, -YEAR_MS)
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(10 * MINUTE_MS - 1)
    with pytest.raises(Misuse, match="still has 1 s") as caught:
        lapse(wire[0], ref)
    assert "from 20" in caught.value.do
    wire.pass_ms(1)
    said = lapse(wire[0], ref)
    with pytest.raises(Misuse, match="already"):
        lapse(wire[0], ref)
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["open"]
    assert seen(wire[0], ref)["lapses"] == seen(wire[1], ref)["lapses"]
    (one,) = seen(wire[0], ref)["lapses"]
    assert (one["party"], one["by"], one["id"]) == ("sundria", "officer", seen(wire[0], said)["id"])
    wire[1].say("of something else")
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["proven"]
    wire.pass_ms(MINUTE_MS)
    wire[1].acknowledge(ref)
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["answered"]
    assert steps(wire[0], ref)["late_s"] == steps(wire[1], ref)["late_s"] == 60


def test_an_acknowledgement_on_its_way_is_never_a_lapse() -> None:
    """They took it in time, and the line fell before we heard."""
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire[1].acknowledge(ref)
    wire.take()  # it is lost
    wire.pass_ms(11 * MINUTE_MS)
    lapse(wire[0], ref)
    wire.deliver([one for one in wire.take() if one[0] == 0])
    receipts = [one for one in wire.take() if one[1].own_size == 0]
    wire.deliver(receipts)
    assert states(wire[0], ref) == ["open"], "a receipt says nothing of what they wrote"
    wire[1].say("later")
    wire.take()
    wire.tick(61_000)
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["answered"]
    assert steps(wire[0], ref)["late_s"] == 0


@pytest.mark.parametrize("theirs_ms", [-YEAR_MS, YEAR_MS])
def test_an_entry_from_before_the_lapse_proves_nothing(theirs_ms: int) -> None:
    """Their clock jumps while they are about to take it: that alone makes no lapse."""
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire[1].clock.set_by(theirs_ms)
    wire[1].say("by a clock that was set")
    wire.settle()
    wire[1].acknowledge(ref)
    wire.take()
    wire.pass_ms(11 * MINUTE_MS)
    lapse(wire[0], ref)
    assert states(wire[0], ref) == ["open"]
    wire.tick(61_000)
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["answered"]


def test_a_clock_that_stands_hides_a_lapse() -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire[1].clock.stands = True
    wire.pass_ms(HOUR_MS)
    lapse(wire[0], ref)
    wire.settle()
    wire[1].say("what time is it?")
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["open"]
    wire[1].clock.set_by(HOUR_MS)
    wire[1].say("now we know")
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["proven"]


def forged(wire: Wire, ref: Ref, **changes: Any) -> Ref:  # noqa: ANN401 -- any field
    """A lapse as its author likes it."""
    node, receipt = wire[0], receipt_of(wire[0], ref)
    fields: Json = {
        "target": ref,
        "party": 1,
        "size": receipt.size,
        "receipt_s": receipt.time_s,
        "limit_s": 600,
        "by": "",
    }
    (said,) = node.do(Say((Utterance(talk.Lapse(**{**fields, **changes})),))).result
    assert isinstance(said, Ref)
    wire.settle()
    wire[1].say("and now this")
    wire.settle()
    return said


@pytest.mark.parametrize(
    "changes",
    [
        {"limit_s": 599},
        {"receipt_s": 1},
        {"size": 1},
        {"size": 1 << 40},
        {"party": 0},
        {"party": 7},
    ],
)
def test_a_lapse_that_is_none_counts_for_nothing(changes: Json) -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(HOUR_MS)
    forged(wire, ref, **changes)
    assert states(wire[0], ref) == states(wire[1], ref) == ["void"]


def test_a_lapse_that_is_said_at_once_is_never_proven_before_their_time() -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(5 * MINUTE_MS)
    forged(wire, ref)
    assert states(wire[0], ref) == states(wire[1], ref) == ["open"]


def test_nobody_lapses_for_others() -> None:
    wire = apart(parties=3)
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(HOUR_MS)
    receipt = receipt_of(wire[0], ref)
    body = talk.Lapse(ref, 1, receipt.size, receipt.time_s, 600, "")
    wire[2].do(Say((Utterance(body),)))
    wire.settle()
    wire[1].say("something")
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["void"]


def test_a_third_party_cannot_tell_without_the_receipt() -> None:
    wire = apart(parties=3)
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(HOUR_MS)
    with pytest.raises(Misuse, match="which party"):
        lapse(wire[0], ref)
    lapse(wire[0], ref, "sundria")
    wire.settle()
    wire[1].say("something")
    wire.settle()
    assert states(wire[0], ref) == states(wire[1], ref) == ["proven"]
    assert states(wire[2], ref) == ["open"]
    wire[1].acknowledge(ref)
    wire.settle()
    assert states(wire[2], ref) == ["answered"]


def test_what_may_not_be_written_is_refused_with_a_sentence() -> None:
    wire = apart()
    theirs = ask(wire, who=1)
    ours = ask(wire)
    wire.settle()
    wire.pass_ms(HOUR_MS)
    with pytest.raises(Misuse, match="not ours"):
        lapse(wire[0], theirs)
    with pytest.raises(Misuse, match="owes"):
        lapse(wire[0], ours, "northland")
    wire[1].acknowledge(ours)
    wire.settle()
    with pytest.raises(Misuse, match="owes"):
        lapse(wire[0], ours)


# ── both sides the same, whatever the clocks do ─────────────────────────────────────────────────

deeds = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), st.integers(0, 1), st.sampled_from(list(Precedence))),
        st.tuples(st.just("ack"), st.integers(0, 1), st.integers(0, 9)),
        st.tuples(st.just("show"), st.integers(0, 1), st.integers(0, 9)),
        st.tuples(st.just("lapse"), st.integers(0, 1), st.integers(0, 9)),
        st.tuples(st.just("pass"), st.integers(0, 1), st.sampled_from([700, 40_000, HOUR_MS])),
        st.tuples(
            st.just("set"), st.integers(0, 1), st.sampled_from([YEAR_MS, -YEAR_MS, 90_000, -90_000])
        ),
        st.tuples(st.just("stand"), st.integers(0, 1), st.just(0)),
        st.tuples(st.just("lose"), st.integers(0, 1), st.just(0)),
        st.tuples(st.just("settle"), st.integers(0, 1), st.just(0)),
    ),
    max_size=30,
)


class Story:
    """Two nodes with wild clocks, and what really happened."""

    def __init__(self) -> None:
        self.wire = line_of(
            NORTHLAND,
            SUNDRIA,
            clocks=[Clock(tick_ms=7), Clock(utc_ms=START_MS + YEAR_MS, tick_ms=3_000_000)],
            ack_within_s=AckWithin(flash=60, immediate=120, priority=600, routine=3_000),
        )
        self.wire.connect()
        self.asked: list[tuple[Ref, Precedence]] = []
        self.passed_ms = 0
        self.came_ms: dict[Ref, int] = {}
        self.taken_ms: dict[Ref, int] = {}

    def do(self, deed: str, who: int, what: int) -> None:
        node = self.wire[who]
        match deed:
            case "ask":
                self.asked.append((ask(self.wire, precedence=Precedence(what), who=who), what))
            case "pass":
                self.passed_ms += what
                self.wire.tick(what)
            case "set":
                node.clock.set_by(what)
            case "stand":
                node.clock.stands = not node.clock.stands
            case "lose":
                self.wire.take()
            case "settle":
                self.wire.settle()
            case _:
                self._answer(deed, node, what)
        for ref, _ in self.asked:
            far = self.wire[1 - ref.journal.party]
            if ref not in self.came_ms and far.size(ref.journal.party) > ref.seq:
                self.came_ms[ref] = self.passed_ms

    def _answer(self, deed: str, node: Node, what: int) -> None:
        for ref, _ in self.asked[what : what + 1]:
            ours = ref.journal.party == node.index
            if deed == "lapse" and ours:
                try:
                    lapse(node, ref)
                except Misuse:
                    return
            elif deed != "lapse" and not ours and ref in self.came_ms:
                if deed == "ack":
                    node.acknowledge(ref)
                    self.taken_ms.setdefault(ref, self.passed_ms)
                else:
                    show(node, ref)

    def limit_ms(self, precedence: int) -> int:
        return 1000 * (3_000, 600, 120, 60)[precedence]

    def check_accusations(self) -> None:
        """Nothing is said of anybody that did not happen."""
        for ref, precedence in self.asked:
            for node in self.wire.nodes:
                if node.size(ref.journal.party) <= ref.seq:
                    continue
                took_ms = self.taken_ms.get(ref, self.passed_ms) - self.came_ms.get(ref, 1 << 60)
                in_time = took_ms < self.limit_ms(precedence)
                if "proven" in states(node, ref):
                    assert not in_time, "a lapse that was none"
                for party, one in seen(node, ref)["ladder"].items():
                    assert party
                    assert not (one["late_s"] and in_time), "late, and was not"


def check_story(happened: list[tuple[str, int, int]]) -> None:
    story = Story()
    for deed in (("ask", 0, 3), ("settle", 0, 0), *happened):
        story.do(*deed)
        story.check_accusations()
    for node in story.wire.nodes:
        node.clock.stands = False
    for _ in range(3):
        story.wire.tick(61_000)
        story.wire.settle()
    story.check_accusations()
    for ref, _ in story.asked:
        one, other = (seen(node, ref) for node in story.wire.nodes)
        assert one["lapses"] == other["lapses"]
        for party in one["ladder"]:
            for key in ("late_s", "contradicts", "shown", "acknowledged", "answered"):
                assert one["ladder"][party][key] == other["ladder"][party][key]


@settings(max_examples=8, deadline=None)
@given(deeds)
def test_wild_clocks_make_no_accusation_and_no_difference(
    happened: list[tuple[str, int, int]],
) -> None:
    check_story(happened)


@pytest.mark.slow
@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds)
def test_many_wild_clocks(happened: list[tuple[str, int, int]]) -> None:
    check_story(happened)


# ── chains ──────────────────────────────────────────────────────────────────────────────────────

CHAINS = Escalation(
    flash=(Stage(15, "duty officer"), Stage(120, "chief"), Stage(480, "second path")),
)


def due_now(node: Node) -> list[Alert]:
    return list(alerts(node.store, node.line.standing, node.clock.now(), CHAINS))


def tell_all(node: Node) -> list[str]:
    """Tell what is due, as the node does, and return whom."""
    told: list[str] = []
    for alert in due_now(node):
        told.append(alert.stage.tell)
        node.do(Fired(alert.owed, alert.place))
    return told


def test_a_chain_runs_for_what_came_in_and_ends_with_the_acknowledgement() -> None:
    wire = apart()
    ref = ask(wire)
    wire.settle()
    wire.pass_ms(14_999)
    assert tell_all(wire[1]) == []
    wire[1].clock.set_by(YEAR_MS)
    assert tell_all(wire[1]) == [], "ticks, not the wall clock"
    wire.pass_ms(1)
    (alert,) = due_now(wire[1])
    assert alert.message["entry"] == seen(wire[1], ref)["id"]
    assert alert.message["why"] == "unacknowledged"
    assert "please confirm" not in str(alert.message)
    assert tell_all(wire[1]) == ["duty officer"]
    assert tell_all(wire[1]) == []
    assert due_now(wire[0]) == [], "whoever asked does not escalate: it is overdue there"
    wire.pass_ms(105_000)
    assert tell_all(wire[1]) == ["chief"]
    wire[1].acknowledge(ref)
    wire.pass_ms(HOUR_MS)
    assert tell_all(wire[1]) == []


def test_a_restart_in_the_middle_neither_repeats_nor_skips() -> None:
    wire = apart()
    ask(wire)
    wire.settle()
    wire.pass_ms(20_000)
    assert tell_all(wire[1]) == ["duty officer"]
    wire[1].restart()
    assert tell_all(wire[1]) == []
    wire.pass_ms(600_000)
    wire[1].restart()
    assert tell_all(wire[1]) == ["chief", "second path"]
    assert tell_all(wire[1]) == []


def test_stages_that_end_out_of_order_are_each_told_once() -> None:
    wire = apart()
    ask(wire)
    wire.settle()
    wire.pass_ms(130_000)
    first, second = due_now(wire[1])
    wire[1].do(Fired(second.owed, second.place))
    assert [alert.place for alert in due_now(wire[1])] == [0]
    wire[1].do(Fired(first.owed, first.place))
    assert due_now(wire[1]) == []


def test_an_answer_that_was_asked_for_is_told_again() -> None:
    wire = apart()
    ref = message(wire[0], reply_in_s=3_600)
    wire.settle()
    wire.pass_ms(20_000)
    assert tell_all(wire[1]) == ["duty officer"]
    stale = due_now(wire[1])
    wire[1].acknowledge(ref)
    assert stale == due_now(wire[1]) == []
    wire.pass_ms(HOUR_MS)
    (alert,) = due_now(wire[1])
    assert alert.message["why"] == "unanswered"
    assert tell_all(wire[1]) == ["duty officer"]
    wire[1].say("so it is", refs=[ref])
    wire.pass_ms(HOUR_MS)
    assert tell_all(wire[1]) == []


def test_a_word_of_the_first_chain_does_not_silence_the_second() -> None:
    """The command was still running when the officer acknowledged."""
    wire = apart()
    ref = message(wire[0], reply_in_s=60)
    wire.settle()
    wire.pass_ms(20_000)
    (running,) = due_now(wire[1])
    wire[1].acknowledge(ref)
    wire[1].do(Fired(running.owed, running.place))
    wire.pass_ms(HOUR_MS)
    assert tell_all(wire[1])[0] == "duty officer"


def test_without_a_chain_the_log_is_told() -> None:
    wire = apart()
    ref = ask(wire, precedence=Precedence.ROUTINE)
    wire.settle()
    wire.pass_ms(4 * HOUR_MS)
    (alert,) = due_now(wire[1])
    assert (alert.stage.tell, alert.stage.command, alert.stage.webhook) == ("log", (), "")
    assert alert.message["entry"].endswith(f"/{ref.seq}")


def test_an_alarm_of_our_own_is_raised_once() -> None:
    wire = apart()
    for _ in range(2):
        wire[0].do(Alarmed("nobody-watching", "no desk of ours watches"))
    raised = [fact for fact in wire[0].facts if fact.what == "alarm"]
    assert [dict(fact.detail)["code"] for fact in raised] == ["nobody-watching"]


def test_practice_is_overdue_as_well() -> None:
    wire = apart()
    (ref,) = wire[0].say("drill", precedence=FLASH, traffic=Traffic.EXERCISE)
    wire.settle()
    wire.pass_ms(HOUR_MS)
    assert overdue(wire[0], ref)
