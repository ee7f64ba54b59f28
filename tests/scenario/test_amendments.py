# SPDX-License-Identifier: Apache-2.0
"""What was said is corrected, cancelled or superseded by its author, and never changed."""

from __future__ import annotations

import pytest

from tests.keeping import entry, utter, view
from tests.lines import Node, pair, trio
from wasl.line import amendments, talk
from wasl.record.entry import Kind
from wasl.terms import OfficeId, Ref

NOTHING = {"by": [], "corrected": None, "cancelled": None, "superseded_by": None}


def correct(node: Node, ref: Ref, **fields: str) -> Ref:
    changes = tuple(
        talk.Change(name.replace("_", "-"), "", value) for name, value in fields.items()
    )
    return utter(node, talk.Correction(ref, changes, "typing error", "Haddad"))


def cancel(node: Node, ref: Ref) -> Ref:
    return utter(node, talk.Cancellation(ref, "sent in error", "Haddad"))


def supersede(node: Node, ref: Ref, text: str = "Instead.") -> Ref:
    to = tuple(talk.Office(index, OfficeId("duty")) for index in node.cards if index != node.index)
    duty = OfficeId("duty")
    return utter(node, talk.Message("", duty, to, (), "", "", text, None, (), ref, ""))


def name(node: Node, ref: Ref) -> str:
    return view(node).ref_id(ref)


def test_correction_stands_beside_the_original_on_both_sides() -> None:
    wire = pair()
    (ref,) = wire[0].say("The convoy is at 14:20Z.")
    wire.settle()
    before = {node.index: entry(node, ref) for node in wire.nodes}
    assert before[0]["amended"] == NOTHING
    first = correct(wire[0], ref, subject="Convoy", text="The convoy is at 15:20Z.")
    second = correct(wire[0], ref, text="The convoy is at 16:20Z.", reply_by="2027-01-01T00:00:00Z")
    wire.settle()
    for node in wire.nodes:
        after = entry(node, ref)
        assert after["amended"] == {
            "by": [name(node, first), name(node, second)],
            "corrected": {
                "reply_by": "2027-01-01T00:00:00Z",
                "subject": "Convoy",
                "text": "The convoy is at 16:20Z.",
            },
            "cancelled": None,
            "superseded_by": None,
        }
        assert {**after, "amended": NOTHING, "final": None} == {
            **before[node.index],
            "final": None,
            "state": after["state"],
            "ladder": after["ladder"],
        }, "the original is as it was"
        assert not amendments.is_withdrawn(node.rows, ref)
        said = entry(node, first)
        assert said["amends"] == {"id": name(node, ref), "counts": True, "why_not": None}


@pytest.mark.parametrize("how", [cancel, supersede])
def test_what_is_withdrawn_says_so_and_owes_nothing(how: type) -> None:
    wire = trio()
    (ref,) = wire[0].say("Advance.")
    wire.settle()
    by = how(wire[0], ref)
    wire.settle()
    for node in wire.nodes:
        amended = entry(node, ref)["amended"]
        key = "cancelled" if how is cancel else "superseded_by"
        assert amended == {**NOTHING, "by": [name(node, by)], key: name(node, by)}
        assert amendments.is_withdrawn(node.rows, ref)
        assert not amendments.is_withdrawn(node.rows, by)
        assert entry(node, ref)["text"] == "Advance."


@pytest.mark.parametrize("how", [cancel, supersede, correct])
def test_of_others_messages_an_amendment_counts_for_nothing(how: type) -> None:
    wire = trio()
    (ref,) = wire[0].say("We did not fire.")
    wire.settle()
    by = how(wire[1], ref) if how is not correct else correct(wire[1], ref, text="We fired.")
    wire.settle()
    for node in wire.nodes:
        assert entry(node, ref)["amended"] == NOTHING
        assert not amendments.is_withdrawn(node.rows, ref)
        expected = {"id": name(node, ref), "counts": False, "why_not": "not-own"}
        assert entry(node, by)["amends"] == expected
        told = [dict(fact.detail) for fact in node.facts if fact.what == "amends-nothing"]
        assert told == [{"party": "sundria", "seq": by.seq, "why": "not-own"}]


def test_reference_to_other_bytes_counts_for_nothing() -> None:
    wire = pair()
    (ref,) = wire[0].say("one")
    by = cancel(wire[0], Ref(ref.journal, ref.seq, bytes(32)))
    beyond = cancel(wire[0], Ref(ref.journal, 10_000, bytes(32)))
    wire.settle()
    for node in wire.nodes:
        assert entry(node, ref)["amended"] == NOTHING
        for one in (by, beyond):
            assert entry(node, one)["amends"]["why_not"] == "not-held"


def test_only_what_people_send_is_amended() -> None:
    wire = pair()
    (ref,) = wire[0].say("one")
    wire.settle()
    taken = wire[1].acknowledge(ref)
    told = utter(wire[1], talk.Service(talk.Announced.NOTE, None, None, "note", ""))
    by = cancel(wire[1], taken)
    corrected = correct(wire[1], told, text="other")
    wire.settle()
    assert entry(wire[0], by)["amends"]["why_not"] == "other-kind"
    assert entry(wire[0], corrected)["amends"]["why_not"] == "other-kind"
    assert entry(wire[0], ref)["state"] == "acknowledged", "nobody takes back what was taken"


def test_cancelled_outage_explains_no_silence() -> None:
    from wasl.line import presence

    wire = pair()
    now_s = wire.clock.utc_ms // 1000
    ref = utter(wire[1], talk.Service(talk.Announced.OUTAGE, now_s, now_s + 60, "Power.", ""))
    wire.settle()
    assert presence.outage_at(wire[0].rows, 1, now_s) is not None
    cancel(wire[1], ref)
    wire.settle()
    assert presence.outage_at(wire[0].rows, 1, now_s) is None


def test_unknown_field_of_a_correction_is_kept_and_changes_nothing() -> None:
    wire = pair()
    (ref,) = wire[0].say("one")
    by = correct(wire[0], ref, colour="red")
    wire.settle()
    amended = entry(wire[1], ref)["amended"]
    assert (amended["by"], amended["corrected"]) == ([name(wire[1], by)], None)
    (change,) = entry(wire[1], by)["detail"]["changes"]
    assert change["now"] == "red"


def test_corrected_time_to_reply_by_is_a_time_or_none() -> None:
    wire = pair()
    (ref,) = wire[0].say("one")
    for said, corrected, seconds in (
        ("tomorrow", None, 7),
        ("2027-01-01T00:00:00Z", {"reply_by": "2027-01-01T00:00:00Z"}, 1_798_761_600),
        ("2027-13-01T00:00:00Z", {"reply_by": "2027-01-01T00:00:00Z"}, 1_798_761_600),
        ("", {"reply_by": None}, None),
    ):
        correct(wire[0], ref, reply_by=said)
        wire.settle()
        assert entry(wire[1], ref)["amended"]["corrected"] == corrected
        assert amendments.reply_by_s(wire[1].rows, ref, stated_s=7) == seconds


def test_amendment_is_addressed_to_whom_the_original_was() -> None:
    wire = trio()
    duty = OfficeId("duty")
    to = (talk.Office(2, duty),)
    ref = utter(wire[0], talk.Message("", duty, to, (), "", "", "For one.", None, (), None, ""))
    by = cancel(wire[0], ref)
    wire.settle()
    assert list(entry(wire[0], by)["ladder"]) == ["westmark"]
    assert entry(wire[0], by)["kind"] == Kind.CANCELLATION.name.lower()
    wire[2].acknowledge(by)
    wire.settle()
    assert entry(wire[0], by)["state"] == "acknowledged"


def test_amendments_listed_beside_an_entry_are_bounded_and_the_newest_counts() -> None:
    from wasl import limits

    wire = pair()
    (ref,) = wire[0].say("0")
    for number in range(1, limits.AMENDMENTS + 10):
        correct(wire[0], ref, text=str(number))
    wire.settle()
    amended = entry(wire[1], ref)["amended"]
    assert len(amended["by"]) == limits.AMENDMENTS
    assert amended["corrected"] == {"text": str(limits.AMENDMENTS + 9)}
