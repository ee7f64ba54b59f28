# SPDX-License-Identifier: Apache-2.0
"""Contacts out of what the record tells: the same entries, the same contacts."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.contact.contact import Contact, Medium, Origin, Side, Status
from wasl.contact.exchanges import witnessed

LINE = "ab" * 32
STEPS = ("queued", "handed", "stored", "shown", "acknowledged", "answered")
Json = dict[str, Any]


def step(answer: str | None = None) -> Json:
    return {"time": "2026-11-22T10:01:00Z", "by": "duty", "answer": answer, "reason": None}


def message(
    seq: int,
    *,
    author: str = "northland",
    to: tuple[str, ...] = ("sundria:duty",),
    office: str = "duty",
    time: str = "2026-11-22T10:00:00Z",
    reached: str = "acknowledged",
    answer: str | None = None,
    **more: object,
) -> Json:
    """A message as ``wasl log --json`` gives it, as far as contacts are folded from it."""
    steps: Json = dict.fromkeys(STEPS)
    for name in STEPS[: STEPS.index(reached) + 1]:
        steps[name] = step(answer if name in ("acknowledged", "answered") else None)
    return {
        "id": f"{LINE[:16]}/{author}.1/{seq}",
        "line": LINE,
        "author": author,
        "kind": "message",
        "traffic": "operation",
        "subject": f"subject {seq}",
        "from_office": office,
        "to_offices": list(to),
        "refs": [],
        "amended": {"cancelled": None, "corrected": None},
        "time": time,
        "void": None,
        "orphan": False,
        "opened": True,
        "ladder": {each.partition(":")[0]: steps for each in to},
        "overdue": [],
        "lapses": [],
        **more,
    }


def only(*entries: Json) -> Contact:
    (contact,) = witnessed(entries)
    return contact


def overdue(step: str) -> list[Json]:
    return [{"party": "sundria", "step": step, "since": "2026-11-22T12:00:00Z"}]


def test_messages_both_ways_on_a_day_are_one_contact() -> None:
    ours = message(3)
    theirs = message(1, author="sundria", to=("northland:duty",), time="2026-11-22T23:59:59Z")
    one = only(theirs, ours)
    assert (one.origin, one.status, one.medium) == (Origin.WITNESSED, Status.HELD, Medium.LINE)
    assert one.sides == (Side("northland", "duty"), Side("sundria", "duty"))
    assert (str(one.when), one.initiators[0].side) == ("2026-11-22", "northland")
    assert one.entries == (ours["id"], theirs["id"])
    assert one.attempts == 1
    assert one.topics == ("subject 3", "subject 1")


def test_each_day_and_each_two_offices_are_contacts_of_their_own() -> None:
    found = witnessed(
        [
            message(1),
            message(2, time="2026-11-23T00:00:00Z"),
            message(3, office="staff"),
            message(4, to=("sundria:duty", "westmark:duty", "northland:staff")),
        ]
    )
    pairs = [[f"{side.side}:{side.office}" for side in one.sides] for one in found]
    assert len(found) == 4
    assert ["northland:duty", "westmark:duty"] in pairs
    assert not any("northland:staff" in pair and "northland:duty" in pair for pair in pairs)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"reached": "acknowledged", "answer": "received"}, Status.HELD),
        ({"reached": "answered", "answer": "cannot-comply"}, Status.REFUSED),
        ({"reached": "acknowledged", "answer": "cannot-process"}, Status.REFUSED),
        ({"reached": "answered", "answer": None}, Status.HELD),
        ({"reached": "shown"}, Status.REQUESTED),
        ({"reached": "stored"}, Status.REQUESTED),
        ({"reached": "handed"}, Status.UNDELIVERED),
        ({"reached": "stored", "overdue": overdue("stored-not-shown")}, Status.UNANSWERED),
        ({"reached": "shown", "overdue": overdue("shown-not-acknowledged")}, Status.UNANSWERED),
        ({"reached": "handed", "overdue": overdue("not-stored")}, Status.UNDELIVERED),
        ({"overdue": overdue("acknowledged-not-answered")}, Status.HELD),
        ({"reached": "stored", "lapses": [{"party": "sundria", "state": "open"}]}, "unanswered"),
        ({"reached": "stored", "lapses": [{"party": "sundria", "state": "void"}]}, "requested"),
        ({"reached": "stored", "lapses": [{"party": "westmark", "state": "open"}]}, "requested"),
        ({"reached": "stored", "amended": {"cancelled": "x", "corrected": None}}, Status.CANCELLED),
        (
            {"reached": "acknowledged", "amended": {"cancelled": "x", "corrected": None}},
            Status.HELD,
        ),
    ],
)
def test_what_became_of_a_message_is_its_status(change: Json, status: Status) -> None:
    one = only(message(1, **change))
    assert one.status == status
    assert [each.side for each in one.initiators] == ["northland"]


def test_attempts_are_counted_and_apart_from_what_was_held() -> None:
    tried = [message(seq, reached="answered", answer="cannot-comply") for seq in (1, 2, 3)]
    back = message(9, author="sundria", to=("northland:duty",), reached="stored")
    found = {one.status: one for one in witnessed([*tried, back, message(4)])}
    assert {status: one.attempts for status, one in found.items()} == {
        Status.REFUSED: 3,
        Status.REQUESTED: 1,
        Status.HELD: 1,
    }
    assert found[Status.REQUESTED].initiators[0].side == "sundria"


def test_two_messages_that_cross_answer_nothing() -> None:
    asked = message(1, reached="stored", overdue=overdue("stored-not-shown"))
    crossing = message(1, author="sundria", to=("northland:duty",), reached="stored")
    assert {one.status for one in witnessed([asked, crossing])} == {
        Status.UNANSWERED,
        Status.REQUESTED,
    }


def test_a_clock_that_is_behind_does_not_make_an_answer_the_first() -> None:
    asked = message(1)
    early = {"time": "2026-11-22T09:00:00Z", "refs": [asked["id"]]}
    one = only(asked, message(1, author="sundria", to=("northland:duty",), **early))
    assert one.initiators[0].side == "northland"


def test_a_corrected_subject_reads_as_it_does_now() -> None:
    amended = {"cancelled": None, "corrected": {"subject": "Convoy 12"}}
    assert only(message(1, amended=amended)).topics == ("Convoy 12",)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "check"},
        {"kind": "service"},
        {"kind": "acknowledgement"},
        {"traffic": "exercise"},
        {"traffic": "simulation"},
        {"traffic": "test"},
        {"void": "bad-signature"},
        {"orphan": True},
        {"to_offices": []},
    ],
)
def test_what_is_no_contact(change: Json) -> None:
    assert witnessed([message(1, **change)]) == []


def test_of_a_text_that_is_gone_the_two_parties_are_known() -> None:
    gone = {"opened": False, "from_office": None, "to_offices": [], "subject": None}
    one = only(message(1, **gone))
    assert one.sides == (Side("northland"), Side("sundria"))
    three = message(1, **gone)
    three["ladder"] = {"sundria": three["ladder"]["sundria"], "westmark": {}}
    assert witnessed([three]) == []


def test_a_party_counts_as_the_side_that_it_is_said_to_be() -> None:
    (one,) = witnessed([message(1)], {"sundria": "SU", "northland": "NO"})
    assert one.sides == (Side("NO", "duty"), Side("SU", "duty"))
    assert one.initiators[0].side == "NO"
    assert one.id == only(message(1)).id, "what was said of it is not lost"


def test_an_id_stays_while_it_waits() -> None:
    lapsed = [{"party": "sundria", "state": "proven"}]
    waits = [
        message(1, reached="handed"),
        message(1, reached="stored"),
        message(1, reached="shown", overdue=overdue("shown-not-acknowledged")),
        message(1, reached="shown", lapses=lapsed),
        message(1, reached="answered", answer="cannot-comply"),
    ]
    assert len({only(one).id for one in waits}) == 1
    assert len({only(message(seq)).id for seq in (1, 2)}) == 1, "of a day, and of two offices"


@st.composite
def entries(draw: st.DrawFn) -> list[Json]:
    found: list[Json] = []
    for seq in range(draw(st.integers(0, 8))):
        author = draw(st.sampled_from(["northland", "sundria"]))
        other = "sundria" if author == "northland" else "northland"
        found.append(
            message(
                seq,
                author=author,
                to=(f"{other}:{draw(st.sampled_from(['duty', 'staff']))}",),
                time=f"2026-11-2{draw(st.integers(1, 2))}T1{draw(st.integers(0, 9))}:00:00Z",
                reached=draw(st.sampled_from(STEPS)),
                answer=draw(st.sampled_from(["received", "cannot-comply"])),
                refs=draw(st.lists(st.sampled_from([one["id"] for one in found]), max_size=2))
                if found
                else [],
            )
        )
    return found


@given(entries(), st.randoms(use_true_random=False))
def test_the_order_of_entries_means_nothing(told: list[Json], chance: Random) -> None:
    found = witnessed(told)
    mixed = [*told, *told]
    chance.shuffle(mixed)
    assert witnessed(mixed) == found
    assert len({one.id for one in found}) == len(found)
    assert {one for each in found for one in each.entries} == {one["id"] for one in told}
