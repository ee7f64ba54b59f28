# SPDX-License-Identifier: Apache-2.0
"""A hostile party that floods: what it costs is bounded, and the words of others come through."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.lines import Wire, line_of, pair, trio
from tests.officer import alarms, page, screen, status, view
from wasl import limits
from wasl.line import epochs, owed, talk
from wasl.line.line import Alarmed, Arrived, Say, Tick, Utterance
from wasl.line.work import Work
from wasl.node.lapsing import write_lapse
from wasl.record.entry import CannotOpen, Close, End, Grant, Kind
from wasl.record.merkle import leaf_hash
from wasl.record.rows import Rows
from wasl.sim.forger import SALT, Forger, give, seal
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party
from wasl.steps import Draft, Space
from wasl.terms import Answer, Head, JournalId, OfficeId, PartyId, Precedence, Ref
from wasl.wire import cold, warm
from wasl.wire.epoch import advance

NORTH, SOUTH, WEST = (JournalId(index, 1) for index in range(3))
DUTY = OfficeId("duty")
MERIDIA = Party(PartyId("meridia"))


def message(text: str, *, to: int = 0) -> bytes:
    body = talk.Message("en", DUTY, (talk.Office(to, DUTY),), (), "", "", text, None, (), None, "")
    return talk.format_body(body)


def flash_comes_through(wire: Wire) -> None:
    """An honest party says FLASH: it is shown, its clock runs, it is answered."""
    (ref,) = wire[1].say("Fire on the bridge.", precedence=Precedence.FLASH)
    wire.settle()
    assert wire[0].texts(1)[-1] == "Fire on the bridge."
    wire.pass_ms(11 * 60_000)
    assert page(wire[0], ref)["overdue"], "its clock runs for the officer"
    wire[0].acknowledge(ref, Answer.WILL_COMPLY)
    wire.settle()
    assert page(wire[1], ref)["ladder"]["northland"]["answered"]["answer"] == "will-comply"


# ── much in little ──────────────────────────────────────────────────────────────────────────────


def test_one_step_unpacks_a_bounded_number_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Zeros are a few kilobytes on the wire, and megabytes here."""
    monkeypatch.setattr(limits, "UNPACKED_A_STEP", 1 << 20)
    wire = trio()
    forger = Forger(wire[2])
    envelopes: list[bytes] = []
    first = forger.size
    for _ in range(12):
        begin = forger.size
        for _ in range(5):
            forger.say(body=bytes(60_000))
        envelopes.append(seal(wire[0], forger.range(begin)))
    assert sum(map(len, envelopes)) < 60_000
    wire[0].do(Arrived(2, tuple(envelopes)))
    taken = wire[0].size(2) - first
    assert 0 < taken <= 5 * 4, "a little more than the room, never all"
    told = [dict(fact.detail)["count"] for fact in wire[0].facts if fact.what == "let-go"]
    assert told == [12 - taken // 5]
    wire[0].do(Arrived(2, tuple(envelopes[taken // 5 :])))
    assert wire[0].size(2) > first + taken, "it comes again, and is taken"
    assert not alarms(wire[0]), "nothing, rightly: a large file would look the same"
    flash_comes_through(wire)


def test_a_storm_of_cannot_open_costs_one_envelope() -> None:
    wire = trio()
    wire[0].say(*["x" * 900] * 90)
    wire.settle()
    near, forger = Forger(wire[0]), Forger(wire[2])
    first = forger.size
    for number in range(400):
        seq = near.size - 1 - number % 90
        content = CannotOpen(NORTH, seq, leaf_hash(near.entries[seq]))
        forger.say(Kind.CANNOT_OPEN, content=content)
    outcome = give(wire[0], 2, forger.range(first))
    to_west = [send for send in outcome.sends if send.party == 2]
    assert len(to_west) <= 2, "the openings, and a receipt"
    assert sum(len(send.envelope) for send in to_west) < 2 * limits.RESYNC_BYTES
    flash_comes_through(wire)


def test_what_found_no_room_is_opened_when_it_is_asked_for() -> None:
    """Of a hundred that cannot be opened 64 come at once; *heads* bring the others."""
    wire = pair()
    forger = Forger(wire[0])
    first = forger.size
    wire[0].say(*[f"{n}" for n in range(100)])
    wire.take()
    forger = Forger(wire[0])
    closed = forger.range(first)
    give(wire[1], 0, cold.Range(NORTH, first, closed.entries, (None,) * 100, closed.signature))
    assert wire[1].texts(0) == []
    for _ in range(12):
        wire.settle()
        wire.tick(3_000)
    wire.settle()
    assert wire[1].texts(0) == [f"{n}" for n in range(100)]


# ── clocks and places of others ─────────────────────────────────────────────────────────────────


def test_a_flood_takes_no_clock_from_what_another_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OWED", 20)
    monkeypatch.setattr(limits, "OWED_LEAST", 4)
    wire = trio()
    forger = Forger(wire[2])
    first = forger.size
    for number in range(60):
        forger.say(body=message(f"{number}"), precedence=Precedence.FLASH)
    give(wire[0], 2, forger.range(first))
    waiting = list(owed.all_owed(wire[0].rows, 0))
    assert len(waiting) == 2 * (20 // 2)
    flash_comes_through(wire)
    assert not alarms(wire[0]), "each message stands in the log, and is no alarm"


def test_a_flood_of_references_parks_none_of_anothers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARKED", 3)
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, MERIDIA)
    wire.connect()
    forger = Forger(wire[3])
    first = forger.size
    for seq in range(50, 90):
        ack = talk.Acknowledgement(Ref(NORTH, seq, SALT), Answer.RECEIVED, "", 1, None, "")
        forger.say(Kind.ACKNOWLEDGEMENT, body=talk.format_body(ack))
    give(wire[2], 3, forger.range(first))
    assert len(wire[2].rows.scan_named(Space.LINE, b"parked", limit=99)) == 3
    (ref,) = wire[0].say("Confirm.")
    words = wire.take()
    wire.deliver([one for one in words if one[1].party == 1])
    wire[1].acknowledge(ref)
    wire.deliver([one for one in wire.take() if one[1].party == 2])
    assert len(wire[2].rows.scan_named(Space.LINE, b"parked", limit=99)) == 4
    wire.deliver([one for one in words if one[1].party == 2])
    assert page(wire[2], ref)["ladder"]["sundria"]["acknowledged"]


# ── junk under another's keys ───────────────────────────────────────────────────────────────────


def junk(
    wire: Wire,
    seq: int,
    *,
    body: bytes = b"junk",
    gap: tuple[bytes, ...] = (),
    signature: bytes = b"",
) -> bytes:
    """A warm envelope in the place of what South says at ``seq``, as West can seal it: all members
    hold the keys of South's epoch.
    """
    west = wire[2]
    rows = Rows(Draft(west.store), west.line_id)
    state = rows.journal(SOUTH)
    assert state is not None
    work = Work(west.line.standing, rows, west.clock.now(), {})
    epoch = epochs.receiving(work, state.number)[0]
    chain, key = advance(epoch.chain_key)
    for _ in range(seq - epoch.keys_seq - epoch.base):
        chain, key = advance(chain)
    place = warm.Place(west.line_id, epoch.charter, SOUTH, seq, epoch.keys_time_s)
    narrow = warm.Narrow(16, 0, epoch.keys_time_s, (), None, body, gap, signature)
    return warm.seal(narrow, place=place, key=key, roots=True)


@pytest.mark.parametrize("how", ["in its place", "behind it, signed by nobody"])
def test_junk_that_lies_in_wait_costs_a_flash_no_moment(how: str) -> None:
    wire = trio()
    first = wire[1].size(1)
    lying = [junk(wire, first + ahead) for ahead in range(20)]
    if how != "in its place":
        lying = [junk(wire, first + 7, gap=(SALT,) * 6, signature=bytes(64))]
    wire[0].do(Arrived(2, tuple(lying)))
    wire[1].say("Hold fire.", precedence=Precedence.FLASH)
    only = [(s, send) for s, send in wire.take() if send.party == 0]
    wire.deliver(only)
    assert wire[0].texts(1) == ["Hold fire."], "warm, at once, without being sent again"
    assert not alarms(wire[0]), "nothing: junk proves nothing about anybody"
    refused = [dict(fact.detail)["party"] for fact in wire[0].facts if fact.what == "refused"]
    assert set(refused) <= {"westmark", "sundria"}


def test_junk_fills_no_room_that_the_next_entry_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PENDING_BYTES", 5_000)
    wire = trio()
    first = wire[1].size(1)
    wire[0].do(Arrived(2, tuple(junk(wire, first + n, body=bytes(2_000)) for n in range(1, 20))))
    wire[1].say("Hold fire.", precedence=Precedence.FLASH)
    wire.deliver([(s, send) for s, send in wire.take() if send.party == 0])
    assert wire[0].texts(1) == ["Hold fire."]


# ── storms of every kind, and the desk ──────────────────────────────────────────────────────────


def test_a_storm_of_void_entries_is_one_alarm() -> None:
    wire = trio()
    forger = Forger(wire[2])
    first = forger.size
    for _ in range(120):
        forger.append(b"\xff")
    give(wire[0], 2, forger.range(first))
    assert alarms(wire[0]) == {("void-entry", "westmark")}
    assert screen(wire[0]).count("ALARM") == 1
    assert "signed and has no effect" in screen(wire[0])
    flash_comes_through(wire)


def test_a_storm_of_receipts_and_heads_leaves_bounded_rows() -> None:
    wire = trio()
    wire[0].say(*[f"{n}" for n in range(50)])
    wire.settle()
    near, forger = Forger(wire[0]), Forger(wire[2])
    storm: list[cold.Item] = []
    for number in range(600):
        size = 1 + number % near.size
        storm.append(forger.receipt(near.head(size), origin=near.origin, time_s=number))
        storm.append(cold.Heads(number, ((JournalId(number % 3, 1 + number % 7), number),)))
    outcome = give(wire[0], 2, *storm)
    assert len(outcome.sends) <= 2 * limits.RESYNC_ENVELOPES
    assert len(wire[0].rows.scan_named(Space.EVIDENCE, b"", limit=99)) == 0
    assert not alarms(wire[0])
    flash_comes_through(wire)


def test_a_storm_of_refused_bytes_keeps_bounded_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EVIDENCE_ROWS", 10)
    wire = trio()
    good = seal(wire[0], cold.Heads(0, ()))
    wire[0].do(Arrived(2, tuple(good + bytes((n,)) for n in range(200))))
    assert len(wire[0].rows.scan_named(Space.EVIDENCE, b"refused", limit=99)) == 10
    assert not alarms(wire[0]), "damage on the way looks the same"
    flash_comes_through(wire)


def test_closes_and_heads_that_name_what_nobody_knows_stay_small() -> None:
    wire = trio()
    forger = Forger(wire[2])
    first = forger.size
    for _ in range(50):
        heads = tuple(Head(JournalId(40, n), 1 << 60, SALT) for n in range(1, 200))
        forger.say(seen=heads)
        forger.say(Kind.CLOSE, content=Close(()))
    give(wire[0], 2, forger.range(first))
    wire[0].do(Tick())
    assert alarms(wire[0]) <= {("close-contradicts", "westmark")}
    flash_comes_through(wire)
    assert status(wire[0])["finality"]["suspended"] == []


def test_lapses_that_are_never_proven_keep_no_other_from_being_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each quotes a receipt of a year to come: no entry is ever late enough to prove it."""
    monkeypatch.setattr(limits, "LAPSES_OPEN", 8)
    wire = trio()
    forger = Forger(wire[2])
    first = forger.say(16, body=message("Answer."), precedence=Precedence.FLASH)
    give(wire[0], 2, forger.range(first))
    asked = Ref(WEST, first, leaf_hash(forger.entries[first]))
    for _ in range(20):
        body = talk.Lapse(asked, 0, first + 1, 1 << 37, 600, "")
        forger.say(21, body=talk.format_body(body))
    (ref,) = wire[0].say("Confirm.", precedence=Precedence.FLASH)
    give(wire[0], 2, forger.range(first + 1))
    near = Forger(wire[0])
    give(
        wire[0], 2, forger.receipt(near.head(), origin=near.origin, time_s=wire.clock.now().seconds)
    )
    wire.pass_ms(11 * 60_000)
    said = write_lapse(view(wire[0]), ref, party="westmark", by="")
    wire[0].do(Say((Utterance(said),)))
    later = forger.say(20, seen=(Forger(wire[0]).head(),))
    give(wire[0], 2, forger.range(later))
    assert "proven" in {one["state"] for one in page(wire[0], ref)["lapses"]}


def test_who_says_more_lapses_than_its_share_waits_for_itself_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LAPSES_OPEN", 2)
    wire = pair()
    refs = [wire[0].say(f"{n}", precedence=Precedence.FLASH)[0] for n in range(5)]
    wire.settle()
    wire.pass_ms(11 * 60_000)
    for ref in refs:
        wire[0].do(Say((Utterance(write_lapse(view(wire[0]), ref, party=None, by="")),)))
    wire.settle()
    wire[1].say("of something else")
    wire.settle()
    for _ in range(12):
        wire.tick(1_000)
    assert {one["state"] for ref in refs for one in page(wire[0], ref)["lapses"]} == {"proven"}


def test_a_party_that_does_everything_wrong_everywhere_leaves_a_list_that_can_be_read() -> None:
    """It begins many journals, and each is wrong in many ways."""
    wire = trio()
    for incarnation in range(2, 10):
        forger = Forger(wire[2], incarnation=incarnation)
        grant = Grant(
            WESTMARK.grant_note(incarnation), WESTMARK.journal_note(wire[0].line_id, incarnation)
        )
        forger.say(Kind.GRANT, content=grant)
        forger.append(b"void")
        forger.say(seen=(Head(NORTH, 1, SALT),))
        forger.say(Kind.CLOSE, content=Close((End(1, 1, SALT),)))
        twin = forger.branch(1)
        twin.say(body=b"another")
        give(wire[0], 2, forger.range(0), twin.range(1))
    shown = status(wire[0])["alarms"]
    assert {"fork", "void-entry", "new-incarnation"} <= {one["code"] for one in shown}
    each = Counter((one["code"], one["party"]) for one in shown)
    assert max(each.values()) == limits.ALARMS_ALIKE
    assert len(shown) < 30
    wire[0].do(Alarmed("alarm-path-failed", "the duty telephone"))
    assert "alarm-path-failed" in {one["code"] for one in status(wire[0])["alarms"]}
    flash_comes_through(wire)


def test_who_names_what_nobody_has_is_asked_ever_more_rarely() -> None:
    wire = trio()
    forger = Forger(wire[2])
    seq = forger.say(seen=(Head(SOUTH, 1 << 40, SALT),))
    give(wire[0], 2, forger.range(seq))
    wire.settle()
    asked: list[int] = []
    for _ in range(24 * 6):
        wire[0].sent.clear()
        wire.pass_ms(600_000)
        wire[0].do(Tick())
        asked.append(sum(send.party == 2 for send in wire[0].sent))
    assert 3 < sum(map(bool, asked)) < 20
    assert sum(map(bool, asked[72:])) < 5
