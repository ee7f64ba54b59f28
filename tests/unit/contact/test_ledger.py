# SPDX-License-Identifier: Apache-2.0
"""What is done to the register: nothing is overwritten, and what cannot be done is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.contact.reports import report
from wasl.contact.contact import Account, Commitment, Contact, Origin, Side, Status
from wasl.contact.dates import Days, parse_when
from wasl.contact.deeds import (
    WORDS,
    Act,
    Added,
    Amended,
    Declared,
    Deed,
    Judged,
    Merged,
    Named,
    Rejected,
    Split,
    Told,
    Verdict,
    format_act,
    parse_act,
    word_of,
)
from wasl.contact.ledger import Ledger, fold, sides_of
from wasl.contact.register import Office
from wasl.contact.shape import from_json, to_json
from wasl.errors import Misuse

PAIR = (Office("SU", "minister"), Office("NO", "minister"))


def done(*acts: Act) -> list[Deed]:
    return [
        Deed(n, f"2026-11-22T10:00:0{n % 10}Z", "Lt. Haddad", act)
        for n, act in enumerate(acts, start=1)
    ]


def ledger(*acts: Act) -> Ledger:
    found = fold(done(*acts), [WITNESSED])
    assert found.problems == []
    return found


WITNESSED = report("2026-11-22", id="w0", origin=Origin.WITNESSED, proofs=())


def test_a_contact_gets_its_id_from_its_line() -> None:
    found = ledger(Named("sundria", "SU"), Added(report("2023-03-15")))
    assert set(found.contacts) == {"w0", "r2"}
    assert found.register().get("r2") == found.contacts["r2"]


def test_an_amendment_changes_what_it_names_and_is_told() -> None:
    found = ledger(
        Added(report("2023-03-15")), Amended("r1", {"status": "reported-and-denied", "topics": []})
    )
    assert (found.contacts["r1"].status, found.contacts["r1"].topics) == (Status.DENIED, ())
    assert [each.by for each in found.history["r1"]] == ["Lt. Haddad"] * 2


def test_two_reports_of_one_contact_are_merged() -> None:
    first = report("2022-05", sides=(Side("NO", "minister"), Side("SU")), topics=("cease-fire",))
    other = report(
        "2022-05-13",
        sides=(Side("SU", "minister", "Orlov"), Side("NO", "minister")),
        source="radio",
        topics=("cease-fire", "convoys"),
    )
    found = ledger(Added(first), Added(other), Merged("r1", ("r2",)))
    one = found.contacts["r1"]
    assert str(one.when) == "2022-05-13"
    assert one.sides == (Side("NO", "minister"), Side("SU", "minister", "Orlov"))
    assert one.topics == ("cease-fire", "convoys")
    assert [each.source for each in one.proofs] == ["gazette", "radio"]
    assert found.became == {"r2": ("r1",)}
    with pytest.raises(Misuse, match="it became r1"):
        found.apply(Deed(9, "", "", Rejected("r2", "")))


@pytest.mark.parametrize(
    ("kept", "other", "merged"),
    [
        ("2022-05", "2022-05-13", "2022-05-13"),
        ("2022-05-13", "2022-05", "2022-05-13"),
        ("2022-05-01/2022-05-10", "2022-05-05/2022-05-20", "2022-05-01/2022-05-10"),
        ("2022-05-05/2022-05-20", "2022-05-01/2022-05-10", "2022-05-05/2022-05-20"),
        ("../2022-05-13", "2022-05-10/2022-05-13", "2022-05-10/2022-05-13"),
        ("2022-05-13", "2022-05-13?", "2022-05-13"),
    ],
)
def test_a_date_is_sharpened_only_by_one_within_it(kept: str, other: str, merged: str) -> None:
    found = ledger(Added(report(kept)), Added(report(other)), Merged("r1", ("r2",)))
    assert str(found.contacts["r1"].when) == merged


def test_contacts_of_different_days_are_not_merged() -> None:
    found = ledger(Added(report("2022-05-13")), Added(report("2022-05-14")))
    with pytest.raises(Misuse, match="not of one day"):
        found.apply(Deed(3, "", "", Merged("r1", ("r2",))))
    assert set(found.contacts) == {"w0", "r1", "r2"}, "nothing is done by halves"


def test_a_report_is_attached_to_what_the_record_shows_also_where_it_errs() -> None:
    account = Account("spokesman", "SU", "agency", "they called us", initiator="NO")
    wrong = report("2026-11-22", accounts=(account,), topics=("grain",), asked_by="NO")
    found = ledger(Added(wrong), Merged("w0", ("r1",)))
    one = found.contacts["w0"]
    assert one.accounts == (account,)
    assert (one.topics, one.initiators, one.origin) == ((), (), Origin.WITNESSED)
    with pytest.raises(Misuse, match="not merged into anything"):
        ledger(Added(wrong)).apply(Deed(2, "", "", Merged("r1", ("w0",))))


def test_what_the_record_shows_is_not_changed() -> None:
    found = ledger(Told("w0", Account("minister", "SU", text="we spoke")))
    assert len(found.contacts["w0"].accounts) == 1
    for act in (
        Amended("w0", {"status": "failed"}),
        Rejected("w0", "no"),
        Split("w0", (report("2026-11-22"), report("2026-11-22"))),
    ):
        with pytest.raises(Misuse, match="not for us to change"):
            found.apply(Deed(2, "", "", act))


def test_one_report_of_two_contacts_is_split() -> None:
    parts = (report("2022-05-13"), report("2022-05-14", status=Status.REFUSED))
    found = ledger(Added(report("2022-05")), Split("r1", parts), Rejected("r2-2", "not so"))
    assert set(found.contacts) == {"w0", "r2-1"}
    assert found.became == {"r1": ("r2-1", "r2-2"), "r2-2": ()}


def test_commitments_come_with_an_account() -> None:
    promised = Commitment("SU", "a written answer", parse_when("2022-06"), "Orlov")
    found = ledger(Added(report("2022-05-13")), Told("r1", Account("Orlov", "SU"), (promised,)))
    assert found.contacts["r1"].commitments == (promised,)


def test_complete_is_said_of_offices_and_a_time() -> None:
    def known(*declared: Declared) -> bool:
        found = ledger(Added(report("2023-03-15")), *declared)
        gap = found.register().silence(PAIR, parse_when("2024-06-25"))
        assert gap.days == Days(468, 468)
        return gap.complete_known

    whole = (Office("NO"), Office("SU"))
    chiefs = (Office("NO", "chief"), Office("SU", "chief"))
    assert known(Declared(whole, parse_when("2023/2024")))
    assert known(Declared(PAIR, parse_when("2023")), Declared(PAIR[::-1], parse_when("2024")))
    assert not known(Declared(chiefs, parse_when("2023/2024")))
    assert not known(Declared((Office("NO"), Office("WE")), parse_when("2023/2024")))
    assert not known(
        Declared(whole, parse_when("2023")), Declared(whole, parse_when("2024-01-02/.."))
    )


@pytest.mark.parametrize(
    ("contact", "what"),
    [
        (report("2022", sides=(Side("SU"),)), "two sides"),
        (report("2022", sides=(Side("SU"), Side(""))), "has a name"),
        (report("2022", sides=tuple(Side(f"s{n}") for n in range(61))), "at most"),
        (report("2022", proofs=()), "from where"),
    ],
)
def test_a_report_must_say_who_and_from_where(contact: Contact, what: str) -> None:
    with pytest.raises(Misuse, match=what):
        Ledger().apply(Deed(1, "", "", Added(contact)))


@pytest.mark.parametrize(
    "act",
    [
        Amended("r1", {"id": "r9"}),
        Amended("r1", {"origin": "witnessed"}),
        Amended("r1", {"sides": []}),
        Amended("r1", {"status": "perhaps"}),
        Amended("r7", {}),
        Merged("r1", ()),
        Merged("r1", ("r1",)),
        Merged("r1", ("w0",)),
        Split("r1", (report("2022"),)),
    ],
)
def test_what_cannot_be_done_is_refused_and_in_the_log_left_out(act: Act) -> None:
    before = ledger(Added(report("2022-05-13"))).contacts
    found = fold([*done(Added(report("2022-05-13")), act)], [WITNESSED])
    assert [n for n, _ in found.problems] == [2]
    assert found.contacts == before


def test_a_judgement_changes_no_contact_and_is_found_by_its_key() -> None:
    found = ledger(
        Judged("a", Verdict.REJECTED, reason="a rumour"),
        Added(report("2022-05-13")),
        Judged("a", Verdict.FILED, ("r2",)),
        Judged("b", Verdict.ATTACHED, ("w0",)),
    )
    assert set(found.contacts) == {"w0", "r2"}
    assert [deed.n for deed in found.judged["a"]] == [1, 3], "the newest last"
    assert set(found.judged) == {"a", "b"}


def test_parties_count_as_sides() -> None:
    deeds = done(Named("sundria", "XX"), Named("northland", "NO"), Named("sundria", "SU"))
    assert sides_of(deeds) == {"sundria": "SU", "northland": "NO"}


ACTS = st.one_of(
    st.builds(Added, st.builds(lambda: report("2022-05-13"))),
    st.builds(Amended, st.text(), st.fixed_dictionaries({"topics": st.lists(st.text())})),
    st.builds(
        Told, st.text(), st.builds(Account, st.text()), st.just((Commitment("SU", "answer"),))
    ),
    st.builds(Merged, st.text(), st.lists(st.text()).map(tuple)),
    st.just(Split("r1", (report("2022-05-13"), report("2022-05")))),
    st.builds(Rejected, st.text(), st.text()),
    st.just(Declared(PAIR, parse_when("2023/2024-02"))),
    st.builds(Named, st.text(), st.text()),
    st.builds(
        Judged, st.text(), st.sampled_from(Verdict), st.lists(st.text()).map(tuple), st.text()
    ),
)


@given(ACTS)
def test_a_deed_is_read_back_as_it_was_written(act: Act) -> None:
    assert parse_act(word_of(act), format_act(act), where="line 1") == act


@pytest.mark.parametrize(
    ("word", "detail"),
    [
        ("rewritten", {}),
        ("added", None),
        ("added", []),
        ("added", {"status": "held"}),
        ("amended", {"id": 3, "changes": {}}),
        ("amended", {"id": "r1", "changes": 3}),
        ("account", {"id": "r1"}),
        ("account", {"id": "r1", "account": {"text": "no speaker"}, "commitments": []}),
        ("merged", {"kept": "r1", "others": 5}),
        ("split", {"id": "r1", "contacts": [1]}),
        ("complete", {"between": ["NO"], "when": "2023"}),
        ("complete", {"between": ["NO", "SU"], "when": "some day"}),
        ("side", {}),
        ("judged", {"key": "k", "verdict": "believed", "ids": [], "reason": ""}),
        ("judged", {"key": "k", "verdict": "filed", "ids": [1], "reason": ""}),
        ("judged", {"key": "k", "verdict": "filed", "ids": ["r1"]}),
    ],
)
def test_what_is_no_deed_is_refused_with_its_place(word: str, detail: object) -> None:
    with pytest.raises(Misuse) as caught:
        parse_act(word, detail, where="line 7")
    assert caught.value.where.startswith("line 7")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*to_json(WITNESSED), "contacts", "changes", "account", "kept", "others", "between"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(list(WORDS)), JSON)
def test_any_json_is_a_deed_or_refused(word: str, detail: object) -> None:
    try:
        act = parse_act(word, detail, where="line 1")
    except Misuse:
        return
    found = fold([*done(Added(report("2022"))), Deed(2, "", "", act)], [WITNESSED])
    assert {"w0", "r1"} & set(found.contacts), "the others stay"


@given(st.dictionaries(st.sampled_from(list(to_json(WITNESSED))), JSON, min_size=1))
def test_any_amendment_is_done_or_told(changes: dict[str, Any]) -> None:
    found = fold(done(Added(report("2022-05-13")), Amended("r1", changes)))
    if found.problems:
        assert found.contacts["r1"] == fold(done(Added(report("2022-05-13")))).contacts["r1"]
    assert from_json(to_json(found.contacts["r1"])) == found.contacts["r1"]


@pytest.mark.parametrize(
    ("act", "can"),
    [
        (Added(report("2024")), True),
        (Added(report("2024", proofs=())), False),
        (Amended("r1", {"level": "chief"}), True),
        (Amended("r3", {"level": "chief"}), False),
        (Merged("r1", ("r2",)), True),
        (Merged("r1", ("r9",)), False),
        (Split("r1", (report("2022"), report("2022"))), True),
        (Rejected("r2", "none"), True),
        (Rejected("r9", "none"), False),
    ],
)
def test_an_attempt_tells_whether_it_can_be_done_and_does_nothing(act: Act, *, can: bool) -> None:
    deeds = done(Added(report("2022-05-13")), Added(report("2022-05")), Added(report("2022")))
    found = fold([*deeds, *done(*[Rejected("r3", "none")] * 4)[3:]])
    before = (dict(found.contacts), dict(found.became), {**found.history})
    deed = Deed(5, "", "A", act)
    if can:
        found.attempt(deed)
    else:
        with pytest.raises(Misuse):
            found.attempt(deed)
    assert (found.contacts, found.became, found.history) == before
    found.take([deed])
    assert [n for n, _ in found.problems] == ([] if can else [5])
