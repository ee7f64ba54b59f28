# SPDX-License-Identifier: Apache-2.0
"""Succession: one chain of charters, indices given once, roots never replaced."""

from __future__ import annotations

from typing import Any

import pytest

from wasl.errors import Code, Contradiction, Misuse, Refused
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party, charter_of
from wasl.terms import Head, JournalId, LineId, PartyId
from wasl.trust.card import Card, card_hash
from wasl.trust.charter import Charter, Left, Member, charter_hash, line_id_of
from wasl.trust.succession import check_succession

EASTMARK = Party(PartyId("eastmark"))
EVERYBODY = [party.card() for party in (NORTHLAND, SUNDRIA, WESTMARK, EASTMARK)]
FIRST = charter_of(NORTHLAND, SUNDRIA, WESTMARK)


def member(index: int, party: Party, **changes: object) -> Member:
    return Member(index, party.name, card_hash(party.card(**changes)))


def left(index: int, party: Party, *closed: tuple[int, int]) -> Left:
    heads = tuple(Head(JournalId(index, number), size, bytes(32)) for number, size in closed)
    return Left(index, party.name, heads)


def after(old: Charter, **changes: object) -> Charter:
    """A charter that may follow ``old``, with some of its fields changed."""
    fields: dict[str, Any] = {
        "serial": old.serial + 1,
        "line_id": line_id_of(old),
        "predecessor": charter_hash(old),
        "members": old.members,
        "left": old.left,
        "title": "A later charter",
    }
    return charter_of(**{**fields, **changes})


def check(old: Charter, new: Charter, *more: Card) -> None:
    check_succession(old, new, cards=[*EVERYBODY, *more])


def test_the_line_keeps_its_id_through_all_its_charters() -> None:
    second = after(FIRST, check_every_s=60)
    third = after(second)
    check(FIRST, second)
    check(second, third)
    assert line_id_of(FIRST) == line_id_of(second) == line_id_of(third)
    assert len({charter_hash(one) for one in (FIRST, second, third)}) == 3


def test_joining_leaving_and_joining_again() -> None:
    gone = left(1, SUNDRIA, (1, 41), (3, 7))
    second = after(FIRST, members=(FIRST.members[0], FIRST.members[2]), left=(gone,))
    check(FIRST, second)
    assert second.party(1) == "sundria"
    third = after(second, members=(*second.members, member(3, EASTMARK)))
    check(second, third)
    fourth = after(
        third, members=(third.members[0], third.members[2]), left=(gone, left(2, WESTMARK))
    )
    check(third, fourth)


def test_an_index_is_never_given_again() -> None:
    second = after(FIRST, members=FIRST.members[:2], left=(left(2, WESTMARK),))
    check(FIRST, second)
    with pytest.raises(Misuse):
        after(second, members=(*second.members, member(2, EASTMARK)))
    forgetful = after(second, members=(*second.members, member(2, EASTMARK)), left=())
    with pytest.raises(Refused, match="when westmark left"):
        check(second, forgetful)
    check(second, after(second, members=(*second.members, member(3, EASTMARK))))


def test_members_and_those_who_left_stand_in_the_order_of_their_indices() -> None:
    with pytest.raises(Misuse, match="ascending"):
        after(FIRST, members=tuple(reversed(FIRST.members)))
    gone = (left(1, SUNDRIA), left(3, EASTMARK))
    kept = (FIRST.members[0], FIRST.members[2])
    assert after(FIRST, members=kept, left=gone)
    with pytest.raises(Misuse, match="ascending"):
        after(FIRST, members=kept, left=gone[::-1])


def test_who_left_does_not_come_back() -> None:
    second = after(FIRST, members=FIRST.members[:2], left=(left(2, WESTMARK, (1, 5)),))
    with pytest.raises(Misuse):
        after(second, members=(*second.members, member(3, WESTMARK)))


def test_how_somebody_left_is_not_rewritten() -> None:
    second = after(FIRST, members=FIRST.members[:2], left=(left(2, WESTMARK, (1, 5)),))
    with pytest.raises(Refused, match="when westmark left"):
        check(second, after(second, left=(left(2, WESTMARK, (1, 6)),)))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"line_id": LineId(bytes(32))}, "line"),
        ({"serial": 3}, "serial"),
        ({"predecessor": bytes(32)}, "predecessor"),
        ({"nonce": bytes(32)}, "nonce"),
        ({"members": FIRST.members[:2]}, "westmark"),
        ({"members": (*FIRST.members[:2], member(2, EASTMARK))}, "westmark"),
        ({"members": (*FIRST.members[:2], member(3, WESTMARK))}, "westmark"),
        ({"members": (*FIRST.members, member(4, EASTMARK))}, "member"),
        ({"left": (left(3, EASTMARK),)}, "eastmark"),
        ({"members": FIRST.members[:2], "left": (left(3, WESTMARK),)}, "westmark"),
    ],
    ids=str,
)
def test_what_may_not_follow(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(Refused) as raised:
        check(FIRST, after(FIRST, **changes))
    assert (raised.value.code, raised.value.where) == (Code.BAD_CHARTER, where)
    assert raised.value.do


def test_a_card_may_be_renewed_and_a_root_not_replaced() -> None:
    renewed = after(FIRST, members=(member(0, NORTHLAND, serial=2), *FIRST.members[1:]))
    check(FIRST, renewed, NORTHLAND.card(serial=2))
    usurped = {"serial": 2, "root": EASTMARK.root}
    stolen = after(FIRST, members=(member(0, NORTHLAND, **usurped), *FIRST.members[1:]))
    with pytest.raises(Refused) as raised:
        check(FIRST, stolen, NORTHLAND.card(**usurped))
    assert raised.value.where == "root"
    with pytest.raises(Refused, match="serial 1"):
        check(renewed, after(renewed, members=FIRST.members), NORTHLAND.card(serial=2))
    forked = after(FIRST, members=(member(0, NORTHLAND, urls=()), *FIRST.members[1:]))
    with pytest.raises(Contradiction):
        check(FIRST, forked, NORTHLAND.card(urls=()))


def test_the_cards_of_both_charters_are_needed() -> None:
    renewed = after(FIRST, members=(member(0, NORTHLAND, serial=2), *FIRST.members[1:]))
    with pytest.raises(Refused, match="is not here"):
        check(FIRST, renewed)


@pytest.mark.parametrize(
    "closed", [((1, 0),), ((0, 1),), ((1, 5), (1, 6)), ((2, 5), (1, 5)), ((1, 2**64),)], ids=str
)
def test_journals_are_closed_once_and_at_a_size(closed: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(Misuse):
        left(1, SUNDRIA, *closed)


def test_a_party_closes_its_own_journals_only() -> None:
    with pytest.raises(Misuse, match="another party's"):
        Left(1, SUNDRIA.name, (Head(JournalId(0, 1), 5, bytes(32)),))
