# SPDX-License-Identifier: Apache-2.0
"""What the register answers from its shelves, against the same asked of each contact in turn."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from wasl.contact.contact import RANK, Contact, Initiator, Level, Origin, Side, Status
from wasl.contact.dates import Days, on, order_of, parse_when, surely_before
from wasl.contact.register import Complete, Office, Pair, Register

DAY_ONE = date(2024, 1, 1)


WIDTHS = (0, 0, 1, 3, 8, 16, 17, 40, 130, 600, 1025)
TOGETHER = (("A", "B"), ("A", "B"), ("B", "A"), ("A", "B", "C"), ("C", "B"), ("A",))


def made(seed: int) -> list[Contact]:
    """Contacts close to one another: most things that can be confused are in a few days."""
    chance = Random(seed)
    return [_contact(chance, number) for number in range(chance.randrange(30))]


def _contact(chance: Random, number: int) -> Contact:
    first = DAY_ONE + timedelta(days=chance.randrange(40))
    width = chance.choice(WIDTHS)
    form = chance.choice(["{}/{}"] * 8 + ["../{1}", "{}/.."]) if width else "{}"
    names = chance.choice(TOGETHER)
    return Contact(
        id=f"r{number}",
        origin=Origin.REPORTED,
        status=chance.choice([Status.HELD] * 4 + [Status.REFUSED]),
        when=parse_when(form.format(first, first + timedelta(days=width))),
        sides=tuple(
            Side(name, chance.choice(["", "x"]), chance.choice(["", "P", "Q"])) for name in names
        ),
        level=chance.choice([None, Level.WORKING] + [Level.MINISTER] * 6),
        initiators=tuple(Initiator(name) for name in chance.choices(names, k=chance.randrange(3))),
        attempts=chance.choice([None, 1, 3]),
    )


CONTACTS = st.integers(0, 2**32).map(made)
OFFICES = st.builds(Office, st.sampled_from("ABC"), st.sampled_from(["", "", "x"]))
PAIRS = st.tuples(OFFICES, OFFICES).filter(lambda pair: pair[0].side != pair[1].side)


def takes(contact: Contact, pair: Pair) -> bool:
    return all(
        any(side.side == one.side and one.office in ("", side.office) for side in contact.sides)
        for one in pair
    )


def held(told: list[Contact], pair: Pair) -> list[Contact]:
    return [one for one in told if one.status is Status.HELD and takes(one, pair)]


def latest(one: Contact) -> date:
    return order_of(one.when)[1]


@settings(max_examples=400)
@given(CONTACTS, PAIRS, st.integers(0, 80))
def test_silence_is_that_of_a_plain_look(told: list[Contact], pair: Pair, after: int) -> None:
    at = on(DAY_ONE + timedelta(days=after))
    gap = Register(told).silence(pair, at)
    before = [one for one in held(told, pair) if surely_before(one.when, at)]
    maybe = [
        one
        for one in held(told, pair)
        if one not in before and order_of(one.when)[0] < order_of(at)[0]
    ]
    if not before:
        assert (gap.days, gap.previous) == (None, None)
        assert set(gap.basis) == {one.id for one in maybe}
        return
    last = max(before, key=latest)
    assert gap.previous is not None
    assert latest(gap.previous) == latest(last)
    assert set(gap.basis) == {gap.previous.id, *(one.id for one in maybe)}
    assert gap.days is not None
    assert gap.days.least == (0 if maybe else (order_of(at)[0] - latest(last)).days)
    begins = max(order_of(one.when)[0] for one in before)
    most = None if begins == date.min else (order_of(at)[1] - begins).days
    assert gap.days == Days(gap.days.least, most)


@settings(max_examples=200)
@given(CONTACTS, PAIRS, st.integers(0, 80))
def test_first_is_that_of_a_plain_look(told: list[Contact], pair: Pair, after: int) -> None:
    at = on(DAY_ONE + timedelta(days=after))
    found = Register(told).firsts(at, pair)
    there = [
        one
        for one in held(told, pair)
        if not surely_before(one.when, at) and not surely_before(at, one.when)
    ]
    assert {one.contact.id for one in found} == {one.id for one in there}
    for one in found:
        mine, others = one.contact, [each for each in told if each.id != one.contact.id]
        assert one.gap == Register(others).silence(one.pair, mine.when)
        for name in (each.side for each in one.pair):
            side = mine.side(name)
            assert side is not None
            earlier = [
                each
                for each in held(others, one.pair)
                if not surely_before(mine.when, each.when)
                and any((s.side, s.holder) == (name, side.holder) for s in each.sides)
            ]
            assert (side in one.first_for) is (bool(side.holder) and not earlier)


@settings(max_examples=200)
@given(CONTACTS, st.integers(0, 80))
def test_highest_is_that_of_a_plain_look(told: list[Contact], after: int) -> None:
    at = on(DAY_ONE + timedelta(days=after))
    for one in Register(told).highest(at):
        level = one.contact.level
        assert level is not None
        as_high = [
            each
            for each in told
            if each.id != one.contact.id and each.level and RANK[each.level] >= RANK[level]
        ]
        assert one.gap == Register(as_high).silence(one.pair, one.contact.when)


@settings(max_examples=200)
@given(CONTACTS, PAIRS)
def test_counts_are_those_of_a_plain_look(told: list[Contact], pair: Pair) -> None:
    register = Register(told)
    listed = list(register.between(pair))
    assert {one.id for one in listed} == {one.id for one in told if takes(one, pair)}
    assert [order_of(one.when) for one in listed] == sorted(order_of(one.when) for one in listed)
    months = register.by_month(pair)
    assert sum(sum(each.by_level.values()) for each in months) == len(held(told, pair))
    asked: dict[str, int] = {}
    for one in told:
        askers = {each.side for each in one.initiators}
        if takes(one, pair) and len(askers) == 1:
            for name in {side.side for side in one.sides} - askers:
                asked[name] = asked.get(name, 0) + (one.attempts or 1)
    assert {one.side: one.asked for one in register.answer_rates(pair)} == asked


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), max_size=5), st.integers(0, 6))
def test_times_that_adjoin_are_complete_together(told: list[tuple[int, int]], begin: int) -> None:
    def day(number: int) -> date:
        return DAY_ONE + timedelta(days=number)

    spans = [parse_when(f"{day(first)}/{day(first + width)}").span for first, width in told]
    register = Register([], [Complete(span) for span in spans])
    asked = parse_when(f"{day(begin)}/{day(begin + 3)}").span
    covered = {first + more for first, width in told for more in range(width + 1)}
    known = register.is_complete((Office("A"), Office("B")), asked)
    assert known is (set(range(begin, begin + 4)) <= covered)
