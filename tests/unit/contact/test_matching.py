# SPDX-License-Identifier: Apache-2.0
"""Which reports are of one contact, which are asked about, and which never meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.press.scoring import starter
from tests.unit.contact.proposals import NO, SU, proposal
from tests.unit.contact.reports import report
from wasl import limits
from wasl.contact.contact import Contact, Medium, Origin, Side, Status
from wasl.contact.dates import parse_when
from wasl.contact.press.judged.comparing import Why
from wasl.contact.press.judged.matching import (
    Alikes,
    Item,
    Likeness,
    Match,
    find_alikes,
    find_matches,
)
from wasl.contact.press.proposal import Kind, Proposal, Role
from wasl.contact.register import Register

RU, US = ("RU", "defence-minister", ""), ("US", "defence-minister", "")
SHOIGU, BELOUSOV = ("RU", "defence-minister", "Sergei Shoigu"), (*RU[:2], "Andrei Belousov")
AUSTIN = (*US[:2], "Lloyd Austin")


def alikes(*told: Proposal, texts: str = "") -> Alikes:
    """Compare proposals, each of its own text, or of those that are named by a letter."""
    names = texts or "abcdefgh"
    items = [Item(name, n, one) for n, (name, one) in enumerate(zip(names, told, strict=False), 1)]
    return find_alikes(items, directory=starter())


def likeness(one: Proposal, other: Proposal) -> tuple[str, ...]:
    """What two are to each other, and why."""
    found = alikes(one, other)
    assert alikes(other, one).same == () or found.same != ()
    for word, list_ in (("same", found.same), ("ask", found.ask)):
        for each in list_:
            return (word, *each.why)
    return ()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("2024-06-25", "2024-06-25", ("same", "day")),
        ("2024-06-25", "2024-06", ("same", "day-within")),
        ("2024-06-23/2024-06-30", "2024-06-25", ("same", "day-within")),
        ("2024-06", "2024-06", ("ask", "date-vague")),
        ("2024-06-25", "2024", ("ask", "date-vague")),
        ("2024-06-25~", "2024-06-25", ("ask", "date-vague")),
        ("2024-06-25?", "2024-06-25", ("ask", "date-vague")),
        ("/2024-06-26", "2024-06-25", ("ask", "date-vague")),
        (None, "2024-06-25", ("ask", "date-missing")),
        (None, None, ("ask", "date-missing")),
        ("2024-06-25", "2024-06-26", ("ask", "day-apart")),
        ("2024-12-31", "2025-01-01", ("ask", "day-apart")),
        ("2024-06-25", "2024-07-25", ("ask", "month-apart")),
        ("2024-12-25", "2025-01-25", ("ask", "month-apart")),
        ("2024-06-25", "2025-06-25", ("ask", "year-apart")),
        ("2024-06-25", "2024-06-27", ()),
        ("2024-06-25", "2024-08-25", ()),
        ("2024-06-25", "2026-06-25", ()),
        ("2024-06-25", "2025-07-25", ()),
        ("2024-06-25", "2024-07", ()),
        ("/2024-06-24", "2024-06-25", ()),
        ("/2024-06-24", "2023-06-25", ("ask", "date-vague")),
        ("/2024-06-24", "2023-06-20", ()),
        ("2024-06-24/..", "2025-06-24", ("ask", "date-vague")),
        ("2024-06-24/..", "2026-06-24", ()),
        ("/0001-01-02", "0001-01-01", ("ask", "date-vague")),
    ],
)
def test_dates(one: str | None, other: str | None, told: tuple[str, ...]) -> None:
    assert likeness(proposal(one), proposal(other)) == told
    assert likeness(proposal(other), proposal(one)) == told


@pytest.mark.parametrize(
    ("words", "other", "told"),
    [
        ("27 November", proposal("2024-11-27"), ("same", "day-without-year")),
        ("27 ноября", proposal("2024-11"), ("same", "day-without-year")),
        ("27 November", proposal(None, words="27 تشرين الثاني"), ("same", "day-without-year")),
        ("27 November", proposal("2024"), ("ask", "date-vague")),
        ("27 November", proposal("2024-11-28"), ("ask", "day-apart")),
        ("27 November", proposal("2024-10-27"), ("ask", "month-apart")),
        ("27 November", proposal("2024-11-29"), ()),
        ("29 February", proposal("2023-02-28"), ()),
        ("29 February", proposal("2024-02-29"), ("same", "day-without-year")),
        ("27 November", proposal("/2024-11-28"), ("ask", "date-missing")),
        ("Monday", proposal("2024-11-27"), ("ask", "date-missing")),
    ],
)
def test_a_day_without_its_year(words: str, other: Proposal, told: tuple[str, ...]) -> None:
    assert likeness(proposal(None, words=words), other) == told
    assert likeness(other, proposal(None, words=words)) == told


def test_the_day_of_a_statement_is_not_the_day_of_the_contact() -> None:
    said = proposal(None, words="27 November", role=Role.ANNOUNCED)
    assert likeness(said, proposal("2024-11-27")) == ("ask", "date-missing")


@pytest.mark.parametrize(
    ("side", "other", "told"),
    [
        (SU, ("SU", "defence-minister", "Орлов"), ("same", "day")),
        (SU, ("SU", "defence-minister", "Pyotr Orlov"), ("same", "day")),
        (SU, ("SU", "", "Orlov"), ("same", "day")),
        (SU, ("SU", "defence-minister", ""), ("ask", "office-alone")),
        (SU, ("SU", "", ""), ("ask", "office-alone")),
        (SU, ("SU", "minister", "Orlov"), ("same", "day")),
        (SU, ("SU", "foreign-minister", "Orlov"), ("ask", "office-unlike")),
        (SU, ("SU", "minister", ""), ("ask", "office-unlike")),
        (SU, ("SU", "defence-minister", "Belov"), ()),
        (SU, ("SU", "foreign-minister", ""), ()),
        (SU, ("WE", "defence-minister", "Orlov"), ()),
        (("SU", "duty", ""), ("SU", "duty", ""), ("same", "day")),
        (("SU", "", ""), ("SU", "", ""), ("ask", "office-alone")),
    ],
)
def test_who(
    side: tuple[str, str, str], other: tuple[str, str, str], told: tuple[str, ...]
) -> None:
    one, two = (proposal("2024-06-25", sides=(NO, each)) for each in (side, other))
    assert likeness(one, two) == told
    assert likeness(two, one) == told
    turned = replace(two, sides=two.sides[::-1])
    assert likeness(one, turned) == told


@pytest.mark.parametrize(
    ("when", "side", "other", "told"),
    [
        ("2024-06-25", RU, BELOUSOV, ("same", "day")),
        ("2023-03-15", RU, SHOIGU, ("same", "day")),
        ("2024-06-25", RU, SHOIGU, ()),
        ("2024-06-25", BELOUSOV, SHOIGU, ()),
        ("2024-06-25", (*RU[:2], "بيلوسوف"), BELOUSOV, ("same", "day")),
    ],
)
def test_who_held_an_office_is_looked_up_by_the_day(
    when: str, side: tuple[str, str, str], other: tuple[str, str, str], told: tuple[str, ...]
) -> None:
    one, two = (proposal(when, sides=(AUSTIN, each)) for each in (side, other))
    assert likeness(one, two) == told
    assert likeness(two, one) == told


@pytest.mark.parametrize(
    ("status", "other", "told"),
    [
        (Status.REFUSED, Status.HELD, ()),
        (Status.PLANNED, Status.HELD, ()),
        (Status.DENIED, Status.HELD, ()),
        (Status.REFUSED, Status.REFUSED, ("same", "day")),
        (Status.REFUSED, Status.UNANSWERED, ("ask", "status")),
        (Status.PLANNED, Status.CANCELLED, ()),
    ],
)
def test_what_became_of_it(status: Status, other: Status, told: tuple[str, ...]) -> None:
    one, two = (proposal("2024-06-25", status=each) for each in (status, other))
    assert likeness(one, two) == told


@pytest.mark.parametrize(
    ("medium", "other", "is_one"),
    [
        (Medium.TELEPHONE, Medium.VIDEO, True),
        (Medium.TELEPHONE, Medium.HOTLINE, True),
        (Medium.TELEPHONE, Medium.LINE, True),
        (Medium.LETTER, Medium.LINE, True),
        (Medium.MEETING, None, True),
        (Medium.MEETING, Medium.TELEPHONE, False),
        (Medium.MEETING, Medium.LINE, False),
        (Medium.LETTER, Medium.TELEPHONE, False),
        (Medium.SUMMONS, None, False),
        (Medium.SUMMONS, Medium.MEETING, False),
    ],
)
def test_by_what_they_spoke(medium: Medium, other: Medium | None, *, is_one: bool) -> None:
    one, two = (proposal("2024-06-25", medium=each) for each in (medium, other))
    assert bool(likeness(one, two)) is is_one


@pytest.mark.parametrize("kind", [Kind.COMMITMENT, Kind.WARNING, Kind.EXERCISE, Kind.LINE])
def test_what_is_no_contact_is_never_one(kind: Kind) -> None:
    one = proposal("2024-06-25", kind=kind)
    assert likeness(one, one) == ()
    assert find_matches(one, Register([report("2024-06-25")]), directory=starter()) == []


def places(alike: Alikes) -> tuple[list[str], list[str]]:
    same, ask = (
        [[item.text for item in one.of] for one in each] for each in (alike.same, alike.ask)
    )
    return ["".join(each) for each in same], ["".join(each) for each in ask]


def test_what_several_tell_is_one_group() -> None:
    days = ("2024-06-25", "2024-06", "2024-06-25", "2024-06-20/2024-06-30")
    assert places(alikes(*map(proposal, days))) == (["abcd"], [])


def test_no_report_bridges_two_calls() -> None:
    two = ("2024-06-03", "2024-06", "2024-06-27", "2024-06-27")
    assert places(alikes(*map(proposal, two))) == (["cd"], ["ab", "bc"])
    next_day = ("2024-06-03", "2024-06", "2024-06-04")
    assert places(alikes(*map(proposal, next_day))) == ([], ["ab", "ac", "bc"])


def test_two_of_one_text_are_two() -> None:
    told = (proposal("2024-06-25"), proposal("2024-06-26"), proposal("2024-06"))
    assert places(alikes(*told, texts="aab")) == ([], ["ab", "ab"])
    assert places(alikes(*told[:2], texts="aa")) == ([], [])
    assert places(alikes(proposal(None), *told[:1], texts="aa")) == ([], ["aa"])


def test_of_all_who_tell_it_in_one_way_one_is_asked() -> None:
    told = (*[proposal(None)] * 3, *[proposal("2024-06-25")] * 2)
    assert places(alikes(*told)) == (["de"], ["ab", "ac", "ad"])


def test_one_report_that_tells_two_keeps_others_from_being_one() -> None:
    alone = proposal("2024-06-25", sides=(("NO", "minister", "Haddad"), SU))
    assert places(alikes(proposal("2024-06-25"), alone, texts="ab")) == (["ab"], [])
    told = (proposal("2024-06-25"), alone, proposal("2024-06-25"), alone)
    assert places(alikes(*told, texts="aabc")) == (["ab", "ac"], ["ac"])


def test_what_is_told_in_too_many_ways_is_not_compared_and_counted() -> None:
    days = [str(date(2020, 1, 1) + timedelta(days=3 * n)) for n in range(limits.PRESS_WAYS + 5)]
    told = [Item(f"{n:04}", 1, proposal(day)) for n, day in enumerate([*days, *days])]
    found = find_alikes(told, directory=starter())
    assert (len(found.same), found.passed_over) == (limits.PRESS_WAYS, 10)


def test_of_two_groups_it_is_asked_once() -> None:
    told = (*[proposal("2024-06-25")] * 3, *[proposal("2024-06-26")] * 2)
    assert places(alikes(*told)) == (["abc", "de"], ["ad"])


def matches(
    told: Proposal, *held: Contact, when: str = ""
) -> list[tuple[str, str, tuple[str, ...]]]:
    day = parse_when(when) if when else None
    found = find_matches(told, Register(held), directory=starter(), when=day)
    return [(one.id, str(one.likeness), one.why) for one in found]


def held(id_: str, when: str, **more: object) -> Contact:
    sides = tuple(Side(*side) for side in (SU, NO))
    return report(when, id=id_, **{"sides": sides, **more})


def test_the_register_is_searched_and_the_surest_come_first() -> None:
    told = proposal("2024-06-25")
    found = matches(
        told,
        held("r1", "2024-06-26"),
        held("r2", "2024-06-25"),
        held("r3", "2024-06-25", sides=(Side("NO", "defence-minister"), Side("SU"))),
        held("r4", "2024-05-02"),
        held("r5", "2024-06-25", status=Status.REFUSED),
        held("r6", "2023-06-25"),
    )
    assert found == [
        ("r2", "same", ("day",)),
        ("r3", "ask", ("office-alone",)),
        ("r1", "ask", ("day-apart",)),
        ("r6", "ask", ("year-apart",)),
    ]


def test_what_is_told_by_its_end_alone_is_asked_within_a_year() -> None:
    days = ("2024-06-20", "2023-06-30", "2023-06-20", "2024-06-27")
    found = matches(proposal("/2024-06-26"), *(held(f"r{n}", day) for n, day in enumerate(days)))
    assert [id_ for id_, _, _ in found] == ["r0", "r1"]


def test_the_same_as_two_is_asked_of_both() -> None:
    found = matches(proposal("2024-06"), held("r1", "2024-06-03"), held("r2", "2024-06-27"))
    assert found == [("r1", "ask", ("several",)), ("r2", "ask", ("several",))]


def test_a_person_knows_the_day_better() -> None:
    told = proposal(None)
    assert matches(told, held("r1", "2024-06-25"))[0][1:] == ("ask", ("date-missing",))
    assert matches(told, held("r1", "2024-06-25"), when="2024-06-25")[0][1] == "same"
    assert matches(told, held("r1", "2024-06-25"), when="2024-06-28") == []


def test_what_the_record_shows_is_found_under_its_own_offices() -> None:
    witnessed = report(
        "2024-06-25",
        id="w1",
        origin=Origin.WITNESSED,
        medium=Medium.LINE,
        sides=(Side("NO", "operations"), Side("SU", "operations")),
        proofs=(),
    )
    (found,) = find_matches(proposal("2024-06-25"), Register([witnessed]), directory=starter())
    assert found == Match("w1", Likeness.ASK, (Why.OFFICE_UNLIKE,))
