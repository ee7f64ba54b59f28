# SPDX-License-Identifier: Apache-2.0
"""Where accounts of one contact differ, and where they only seem to."""

from __future__ import annotations

import itertools
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.contact.reports import report
from wasl.contact.contact import Account, Commitment, Contact, Initiator, Origin
from wasl.contact.dates import parse_when
from wasl.contact.differences import Difference, Kind, Said, differences

Told: TypeAlias = Any  # a value of whatever key


def told(*accounts: Account, **more: Told) -> list[Difference]:
    return differences(report("2022-05-13", accounts=accounts, **more))


def kinds(*accounts: Account, **more: Told) -> list[tuple[str, str]]:
    """Kinds and subjects, without sides that are silent."""
    found = told(*accounts, **more)
    return [(str(one.kind), one.about) for one in found if one.kind is not Kind.SILENT]


def north(**more: Told) -> Account:
    return Account("spokesman", "NO", **more)


def south(**more: Told) -> Account:
    return Account("ministry", "SU", **more)


def test_both_stand_with_who_said_it() -> None:
    (one,) = told(north(initiator="NO"), south(initiator="SU"))
    assert one == Difference(
        Kind.INITIATIVE, "", (Said("NO", "spokesman", "NO"), Said("SU", "ministry", "SU"))
    )


def test_who_says_nothing_contradicts_nothing() -> None:
    assert kinds(north(initiator="NO", topics=("grain",), numbers={"ships": "140"}), south()) == []
    assert kinds(north(when=parse_when("2022-05-13")), south()) == []


def test_an_initiative_that_a_report_gives_counts_once() -> None:
    agreed = (Initiator("NO", "spokesman"), Initiator("NO", "SU"))
    assert kinds(north(initiator="NO"), initiators=agreed) == []
    differ = (Initiator("NO", "NO"), Initiator("SU", "SU"))
    assert kinds(initiators=differ) == [("initiative", "")]
    assert kinds(initiators=(Initiator("NO"), Initiator("SU"))) == [], "nobody says so"


def test_an_initiative_that_one_claims_and_the_other_passes_over() -> None:
    for said in ({"text": "we spoke"}, {"topics": ("grain",)}, {"numbers": {"ships": "140"}}):
        found = told(north(initiator="NO"), south(**said))
        assert (
            Difference(
                Kind.INITIATIVE, "", (Said("NO", "spokesman", "NO"), Said("SU", "ministry", ""))
            )
            in found
        ), said
    claimed = (Initiator("SU", "NO"),)
    assert ("initiative", "") in kinds(south(text="we spoke"), initiators=claimed)


def test_who_passes_an_initiative_over_is_a_side_that_speaks() -> None:
    spoke = {"text": "we spoke"}
    assert kinds(north(initiator="NO"), Account("paper", **spoke)) == [], "no side"
    assert kinds(north(initiator="NO"), Account("paper", "WE", **spoke)) == [], "took no part"
    assert kinds(Account("paper", initiator="NO"), north(**spoke)) == [], "no side claims it"
    again = Account("minister", "NO", **spoke)
    assert kinds(north(initiator="NO"), again) == [], "one of its own has said it"
    assert kinds(north(initiator="NO"), south(initiator="NO", **spoke), south(**spoke)) == []
    differ = told(north(initiator="NO"), south(initiator="SU"), south(**spoke))
    assert [one.kind for one in differ] == [Kind.INITIATIVE], "both claim it: told once"


def test_what_the_record_shows_is_compared_with_what_is_said_of_it() -> None:
    witnessed = {"origin": Origin.WITNESSED, "initiators": (Initiator("NO"),)}
    wrong = south(initiator="SU", when=parse_when("2022-05-14"))
    found = {one.kind: one.said for one in told(wrong, **witnessed)}
    assert found[Kind.INITIATIVE] == (Said("", "record", "NO"), Said("SU", "ministry", "SU"))
    assert found[Kind.DATE] == (
        Said("", "record", "2022-05-13"),
        Said("SU", "ministry", "2022-05-14"),
    )
    right = south(initiator="NO", when=parse_when("2022-05"), text="we spoke")
    assert kinds(right, north(text="we spoke"), **witnessed) == [("initiative", "")]
    assert kinds(right, **witnessed) == []


def test_a_report_that_slipped_is_held_against_the_day_that_was_filed() -> None:
    slipped = north(when=parse_when("2022-05-14"))
    ((_, said),) = [(one.kind, one.said) for one in told(slipped, south()) if one.kind is Kind.DATE]
    assert said == (Said("", "register", "2022-05-13"), Said("NO", "spokesman", "2022-05-14"))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("2022-05-13", "2022-05-13", False),
        ("2022-05-13", "2022-05", False),
        ("2022-05-13", "2022-05-15~", False),
        ("2022-05-13", "2022-05-14", True),
        ("2022-05-13", "2023-05-13", True),
    ],
)
def test_dates_differ_if_they_cannot_be_one(one: str, other: str, *, differ: bool) -> None:
    found = kinds(north(when=parse_when(one)), south(when=parse_when(other)))
    assert found == ([("date", "")] if differ else [])


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("140", "١٤٠", False),
        ("1,400", "1 400", False),
        ("1.400", "1400", True),
        ("1.4", "14", True),
        ("over 140", "140", True),
        ("أكثر من ١٤٠", "اكثر من 140", False),
        ("Over 140", "over  140", False),
        ("140", "141", True),
    ],
)
def test_figures_are_compared_as_they_were_said(one: str, other: str, *, differ: bool) -> None:
    found = kinds(north(numbers={"Ships": one}), south(numbers={"ships": other}))
    assert found == ([("numbers", "Ships")] if differ else [])


def test_another_figure_is_another_thing() -> None:
    assert kinds(north(numbers={"ships": "140"}), south(numbers={"aircraft": "60"})) == []


def test_names_for_things_are_wording() -> None:
    found = kinds(north(numbers={"it": "the war"}), south(numbers={"it": "the operation"}))
    assert found == [("wording", "it")]


def test_a_topic_that_one_side_leaves_out() -> None:
    found = told(north(topics=("grain", "Prisoners")), south(topics=("prisoners",)))
    assert found == [
        Difference(
            Kind.TOPICS, "grain", (Said("NO", "spokesman", "grain"), Said("SU", "ministry", ""))
        )
    ]


def test_two_of_one_side_may_name_half_the_topics_each() -> None:
    more = Account("minister", "NO", topics=("prisoners",))
    assert kinds(north(topics=("grain",)), more, south(topics=("grain", "prisoners"))) == []


def test_a_promise_in_other_words() -> None:
    both = (
        Commitment("SU", "will give a written answer", said_by="ministry"),
        Commitment("SU", "will look into it", said_by="spokesman"),
    )
    (one,) = told(north(), south(), commitments=both)
    assert (one.kind, one.about) == (Kind.WORDING, "SU")
    assert [each.side for each in one.said] == ["SU", "NO"]
    same = (both[0], Commitment("SU", "Will give a written  answer", said_by="spokesman"))
    assert kinds(north(), south(), commitments=same) == []
    others = (both[0], Commitment("NO", "will look into it", said_by="spokesman"))
    assert kinds(north(), south(), commitments=others) == [], "each promised its own"


def test_a_side_without_an_account_is_told() -> None:
    (one,) = told(north())
    assert (one.kind, one.about) == (Kind.SILENT, "SU")
    assert told() == [], "nobody said anything"
    assert [one.about for one in told(Account("paper"))] == ["NO", "SU"]


def test_one_side_against_itself_is_not_a_difference_between_sides() -> None:
    other = Account("minister", "NO", numbers={"ships": "150"}, initiator="SU")
    found = kinds(north(numbers={"ships": "140"}, initiator="NO"), other)
    assert found == [("itself", "initiative"), ("itself", "numbers: ships")]


def test_one_side_against_itself_and_the_other() -> None:
    other = Account("minister", "NO", numbers={"ships": "150"})
    found = kinds(north(numbers={"ships": "140"}), other, south(numbers={"ships": "140"}))
    assert found == [("itself", "numbers: ships"), ("numbers", "ships")]


def test_two_papers_are_two_even_without_a_side() -> None:
    one, other = (Account(name, numbers={"ships": n}) for name, n in (("A", "1"), ("B", "2")))
    assert kinds(one, other) == [("numbers", "ships")]


ACCOUNTS = st.lists(
    st.builds(
        Account,
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["NO", "SU", ""]),
        topics=st.lists(st.sampled_from(["x", "y"])).map(tuple),
        initiator=st.sampled_from(["", "NO", "SU"]),
        numbers=st.none() | st.fixed_dictionaries({"ships": st.sampled_from(["1", "2"])}),
        when=st.sampled_from([None, parse_when("2022-05"), parse_when("2022-05-13")]),
    ),
    max_size=5,
)


@given(ACCOUNTS)
def test_who_speaks_first_means_nothing(accounts: list[Account]) -> None:
    def seen(contact: Contact) -> set[tuple[str, str, frozenset[str]]]:
        return {
            (one.kind, one.about, frozenset(each.whose for each in one.said))
            for one in differences(contact)
        }

    found = seen(report("2022", accounts=tuple(accounts)))
    for mixed in itertools.islice(itertools.permutations(accounts), 6):
        assert seen(report("2022", accounts=mixed)) == found


@given(ACCOUNTS)
def test_the_same_said_again_changes_nothing(accounts: list[Account]) -> None:
    once = differences(report("2022", accounts=tuple(accounts)))
    assert differences(report("2022", accounts=(*accounts, *accounts))) == once
