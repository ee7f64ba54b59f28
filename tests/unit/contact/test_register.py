# SPDX-License-Identifier: Apache-2.0
"""What is asked of the register, against the same asked day by day."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.contact.contact import Contact, Initiator, Level, Origin, Side, Status
from wasl.contact.dates import Days, Span, on, parse_when
from wasl.contact.register import Complete, Office, Register, place_of
from wasl.contact.shape import from_json, to_json
from wasl.errors import Misuse

NORTH, SOUTH = Side("northland", "minister", "Haddad"), Side("sundria", "minister", "Orlov")
PAIR = (Office("northland", "minister"), Office("sundria", "minister"))
NUMBERS = itertools.count()


def contact(
    when: str,
    *sides: Side,
    status: Status = Status.HELD,
    level: Level | None = Level.MINISTER,
    asked_by: str = "",
    attempts: int | None = 1,
) -> Contact:
    return Contact(
        id=f"c{next(NUMBERS)}",
        origin=Origin.REPORTED,
        status=status,
        when=parse_when(when),
        sides=sides or (NORTH, SOUTH),
        level=level,
        initiators=(Initiator(asked_by),) if asked_by else (),
        attempts=attempts,
    )


def days(register: Register, at: str) -> Days | None:
    return register.silence(PAIR, parse_when(at)).days


def test_silence_is_counted_in_exact_days() -> None:
    last, now = contact("2023-03-15"), contact("2024-06-25")
    register = Register([now, last, contact("2022-05-13")])
    gap = register.silence(PAIR, now.when)
    assert (gap.days, gap.previous, gap.basis) == (Days(468, 468), last, (last.id,))
    assert [str(gap.begins), str(gap.ends)] == ["2023-03-15", "2024-06-25"]


def test_what_was_not_held_ends_no_silence() -> None:
    others = [status for status in Status if status is not Status.HELD]
    tried = [contact("2024-01-0" + str(n + 1), status=one) for n, one in enumerate(others)]
    register = Register([contact("2023-12-31"), *tried])
    assert days(register, "2024-02-01") == Days(32, 32)


def test_other_offices_end_no_silence_between_these() -> None:
    chiefs = (Side("northland", "chief-of-staff"), Side("sundria", "chief-of-staff"))
    register = Register([contact("2024-01-01"), contact("2024-01-20", *chiefs)])
    assert days(register, "2024-02-01") == Days(31, 31)
    whole = (Office("northland"), Office("sundria"))
    assert register.silence(whole, parse_when("2024-02-01")).days == Days(12, 12)


def test_what_may_lie_on_either_side_makes_the_answer_wider() -> None:
    register = Register([contact("2024-01-01"), maybe := contact("2024-01-28~")])
    gap = register.silence(PAIR, parse_when("2024-02-01"))
    assert gap.days == Days(0, 31)
    assert maybe.id in gap.basis
    assert days(Register([contact("2024-01~")]), "2024-04-01") == Days(32, 122)
    assert days(Register([contact("../2024-01-01")]), "2024-02-01") == Days(31, None)


def test_nothing_before_is_told_as_nothing() -> None:
    gap = Register([contact("2024-03-01")]).silence(PAIR, parse_when("2024-02-01"))
    assert (gap.days, gap.previous, gap.basis, gap.complete_known) == (None, None, (), False)


def test_complete_is_known_only_where_it_was_declared() -> None:
    held = [contact("2023-03-15"), contact("2024-06-25")]
    for span, known in {
        ("2023-01-01", "2024-12-31"): True,
        ("2023-03-16", "2024-12-31"): False,
        ("2023-01-01", "2024-06-24"): False,
    }.items():
        register = Register(held, [Complete(Span(*map(date.fromisoformat, span)))])
        assert register.silence(PAIR, held[1].when).complete_known is known


def test_a_new_holder_has_the_first_contact_of_the_own() -> None:
    new = Side("sundria", "minister", "Belov")
    register = Register([contact("2023-03-15"), one := contact("2024-06-25", NORTH, new)])
    (first,) = register.firsts(parse_when("2024-06-25"))
    assert (first.contact, first.gap.days, first.first_for) == (one, Days(468, 468), (new,))
    assert register.firsts(parse_when("2024-06-26")) == []
    later = contact("2024-07-12", NORTH, new)
    assert Register([*register.contacts, later]).firsts(later.when)[0].first_for == ()


def test_the_highest_is_told_with_the_one_before_of_its_level() -> None:
    high = contact("2022-02-18")
    low = contact("2022-03-01", level=Level.WORKING)
    register = Register([high, low, now := contact("2022-05-13")])
    (found,) = register.highest(now.when)
    assert (found.gap.previous, found.gap.days) == (high, Days(84, 84))
    (found,) = register.highest(low.when)
    assert found.gap.previous == high, "higher is not lower"


def test_months_and_answers_are_counted() -> None:
    register = Register(
        [
            contact("2024-01-01", asked_by="northland"),
            contact("2024-01-02", asked_by="northland", status=Status.REFUSED, attempts=3),
            contact("2024-01", level=None),
            contact("2024-01-30/2024-02-02"),
        ]
    )
    counted = dict(register.by_month(PAIR))
    assert counted == {"": {"minister": 1}, "2024-01": {"minister": 1, "": 1}}
    (rate,) = register.answer_rates(PAIR)
    assert (rate.side, rate.asked, rate.by_status) == ("sundria", 4, {"held": 1, "refused": 3})


DAY_ONE = date(2024, 1, 1)


@st.composite
def whens(draw: st.DrawFn) -> str:
    first = DAY_ONE + timedelta(days=draw(st.integers(0, 900)))
    width = draw(st.sampled_from([0, 0, 0, 3, 40, 390, 450]))
    last = first + timedelta(days=width)
    return first.isoformat() if not width else f"{first}/{last}"


@given(st.lists(whens(), max_size=12), st.integers(0, 900))
def test_silence_holds_every_way_it_can_have_been(written: list[str], after: int) -> None:
    at = DAY_ONE + timedelta(days=after)
    contacts = [contact(text) for text in written]
    found = Register(contacts).silence(PAIR, on(at)).days
    # Each contact lies somewhere in its span: the last day before `at` is least if all lie late.
    late, early = date.min, date.min
    for one in contacts:
        first, last = one.when.span
        assert first is not None
        assert last is not None
        if first < at:
            late = max(late, min(last, at - timedelta(days=0) if last >= at else last))
        if last < at:
            early = max(early, first)
    if early == date.min:
        assert found is None
    else:
        assert found == Days((at - late).days, (at - early).days)


def test_json_is_read_back_and_refused_with_its_place() -> None:
    one = contact("2024-01-28~", asked_by="northland", attempts=None)
    told = to_json(one)
    assert from_json(told) == one
    for change, where in {
        "status": "contact.status",
        "sides": "contact.sides",
        "when": "contact.when",
        "nothing": "contact.nothing",
        "level": "contact.level",
    }.items():
        with pytest.raises(Misuse) as caught:
            from_json({**told, change: "perhaps"})
        assert caught.value.where == where
    with pytest.raises(Misuse) as caught:
        from_json({**told, "sides": [{"side": "a", "rank": "b"}]})
    assert caught.value.where == "contact.sides[0].rank"
    with pytest.raises(Misuse):
        from_json({key: value for key, value in told.items() if key != "id"})


@given(st.lists(whens(), max_size=12), st.integers(0, 900), st.integers(0, 400))
def test_the_newest_first_is_the_same_from_behind(
    written: list[str], after: int, length: int
) -> None:
    register = Register([contact(text) for text in written])
    begin = DAY_ONE + timedelta(days=after)
    for span in (Span(None, None), Span(begin, begin + timedelta(days=length))):
        forward = [one.id for one in register.between(PAIR, span)]
        assert [one.id for one in register.newest(PAIR, span)] == forward[::-1]
        for at, id_ in enumerate(forward):
            one = register.get(id_)
            assert one is not None
            behind = register.newest(PAIR, span, behind=place_of(one))
            assert [each.id for each in behind] == forward[:at][::-1]


def test_who_has_a_contact_is_known() -> None:
    register = Register([contact("2024")])
    assert all(map(register.knows, (*PAIR, Office("sundria"))))
    assert not any(map(register.knows, (Office("sundria", "chief"), Office("meridia"))))
