# SPDX-License-Identifier: Apache-2.0
"""Reports put together: in whatever order they come, and never two that cannot be one."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.press.scoring import starter
from tests.unit.contact.proposals import proposal, span
from tests.unit.contact.reports import report
from wasl.contact.contact import Medium, Side, Status
from wasl.contact.press.judged.comparing import Why
from wasl.contact.press.judged.matching import Alikes, Item, Likeness, find_alikes, find_matches
from wasl.contact.press.judged.together import as_one
from wasl.contact.press.proposal import Kind, Proposal, Wish
from wasl.contact.register import Register

DATES = (
    *(None, "2024-06-25", "2024-06-26", "2024-06-25", "2024-07-25", "2025-06-25"),
    *("2024-06", "2024", "2024-06-20/2024-06-30", "2024-06-25~", "/2024-06-26", "2024-06-26?"),
)
OTHERS = (
    ("RU", "defence-minister", "Andrei Belousov"),
    ("RU", "defence-minister", "بيلوسوف"),
    ("RU", "defence-minister", "Sergei Shoigu"),
    ("RU", "defence-minister", ""),
    ("RU", "foreign-minister", ""),
    ("RU", "", ""),
)
PROPOSALS = st.builds(
    lambda when, words, other, status, medium, wish: proposal(
        when,
        words=words,
        sides=(("US", "defence-minister", "Lloyd Austin"), other),
        status=status,
        medium=medium,
        initiator=Wish(wish, "", span(wish)) if wish else None,
    ),
    st.sampled_from(DATES),
    st.sampled_from(["", "25 June"]),
    st.sampled_from(OTHERS),
    st.sampled_from([Status.HELD] * 4 + [Status.REFUSED, Status.UNANSWERED]),
    st.sampled_from([None, None, Medium.TELEPHONE, Medium.MEETING]),
    st.sampled_from(["", "US", "RU"]),
)
READ = st.lists(st.tuples(st.sampled_from("abcdef"), PROPOSALS), max_size=9)


def items_of(read: list[tuple[str, Proposal]]) -> list[Item]:
    return [Item(text, number, one) for number, (text, one) in enumerate(read)]


def alikes(*items: Item) -> Alikes:
    return find_alikes(items, directory=starter())


def links(found: Alikes) -> tuple[set[frozenset[int]], set[tuple[frozenset[int], str]]]:
    return (
        {frozenset(item.number for item in one.of) for one in found.same},
        {(frozenset(item.number for item in one.of), str(one.why)) for one in found.ask},
    )


@settings(max_examples=100)
@given(READ, st.integers(0, 2**32))
def test_the_order_means_nothing(read: list[tuple[str, Proposal]], seed: int) -> None:
    items = items_of(read)
    mixed = Random(seed).sample(items, len(items))
    assert alikes(*mixed) == alikes(*items)


@settings(max_examples=100)
@given(PROPOSALS, PROPOSALS)
def test_two_are_to_each_other_what_they_are(one: Proposal, other: Proposal) -> None:
    there = links(alikes(Item("a", 1, one), Item("b", 2, other)))
    back = links(alikes(Item("b", 1, one), Item("a", 2, other)))
    assert there == back
    sure = links(alikes(Item("a", 1, one), Item("b", 2, one)))
    assert any(sure), "at least it is asked of what is told in the same words"


@settings(max_examples=200)
@given(READ)
@example([("a", proposal("2024-06-03")), ("b", proposal("2024-06")), ("c", proposal("2024-06-27"))])
def test_a_group_is_of_one_contact(read: list[tuple[str, Proposal]]) -> None:
    found = alikes(*items_of(read))
    members = [item for group in found.same for item in group.of]
    assert len(members) == len(set(members)), "nobody is in two groups"
    for group in found.same:
        assert len({item.text for item in group.of}) == len(group.of), "of a text one"
        for one, other in combinations(group.of, 2):
            assert one.proposal.status is other.proposal.status
            pair = alikes(one._replace(text="a"), other._replace(text="b"))
            assert pair.same or pair.ask, "any two can be one"
            assert not {Why.DAY_APART, Why.MONTH_APART, Why.YEAR_APART} & {
                why for each in pair.ask for why in each.why
            }


@settings(max_examples=100)
@given(READ)
def test_whatever_two_can_be_is_told(read: list[tuple[str, Proposal]]) -> None:
    items = items_of(read)
    found = alikes(*items)
    group = {item: n for n, one in enumerate(found.same) for item in one.of}
    near = {item: {item} for item in items}
    for each in (*found.same, *found.ask):  # of those who are asked about too, the question is one
        whole = set[Item]().union(*(near[item] for item in each.of))
        for item in whole:
            near[item] = whole
    for one, other in combinations(items, 2):
        pair = alikes(one, other)
        if pair.same or pair.ask:
            assert near[one] is near[other]
    for each in found.ask:
        here, there = (group.get(item, item) for item in each.of)
        assert here != there, "of what is the same nothing is asked"
        assert each.why == (Why.SEVERAL,) or alikes(*each.of).ask[0].why == each.why


@settings(max_examples=100)
@given(PROPOSALS, PROPOSALS)
def test_the_register_says_what_the_other_report_would(one: Proposal, other: Proposal) -> None:
    if other.date.value is None:
        return
    held = report(
        other.date.value,
        id="r1",
        status=other.status,
        medium=other.medium,
        sides=tuple(Side(each.side, each.office, each.holder) for each in other.sides),
    )
    matches = find_matches(one, Register([held]), directory=starter())
    pair = alikes(Item("a", 1, one), Item("b", 2, other))
    told = [(Likeness.SAME, each.why) for each in pair.same]
    told += [(Likeness.ASK, each.why) for each in pair.ask]
    assert [(each.likeness, each.why) for each in matches] == told


@settings(max_examples=100)
@given(st.lists(PROPOSALS, min_size=1, max_size=5), st.integers(0, 2**32))
def test_what_several_tell_is_told_once_whoever_comes_first(
    told: list[Proposal], seed: int
) -> None:
    named = [
        replace(one, kind=Kind.CONTACT, status=Status.HELD, words=span("spoke", n))
        for n, one in enumerate(told)
    ]
    whole = as_one(named)
    assert as_one(Random(seed).sample(named, len(named))) == whole
    wishes = {one.initiator.side for one in named if one.initiator}
    kept = {each.number for each in whole.claims if each.what == "initiator"}
    assert wishes == kept | ({whole.initiator.side} if whole.initiator else set())
    assert (whole.date.value is None) is all(one.date.value is None for one in named)
    holders = {side.holder for one in named for side in one.sides if side.holder}
    assert {side.holder for side in whole.sides if side.holder} <= holders
