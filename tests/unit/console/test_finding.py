# SPDX-License-Identifier: Apache-2.0
"""Contacts are found by what they are, by words however folded, and by names however spelt."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press.scoring import starter
from tests.unit.contact.reports import report
from wasl import limits
from wasl.console.finding import Found, Texts, Wanted, page, words_of
from wasl.console.folding import words
from wasl.contact.contact import Account, Commitment, Contact, Level, Medium, Proof, Side, Status
from wasl.contact.directory import read_directory
from wasl.contact.finding import Names
from wasl.contact.register import Office, Register, place_of
from wasl.errors import Misuse

SPOKEN = replace(
    report("2024-06-25", sides=(Side("NO", "minister"), Side("SU", "minister", "Герасимов"))),
    id="r1",
    medium=Medium.TELEPHONE,
    topics=("تصدير الحبوب",),
    accounts=(Account("spokesman", "SU", numbers={"ships": "over 140"}),),
    commitments=(Commitment("NO", "a written answer"),),
)
REFUSED = replace(report("2024-01-10", status=Status.REFUSED, level=Level.CHIEF), id="r2")
BOTH = [SPOKEN, REFUSED]


def said(query: str, register: Register, texts: Texts | None = None) -> Collection[str]:
    return (texts or Texts()).find(query, register.contacts, starter())


def found(query: str = "", **wanted: object) -> list[Contact]:
    register = Register(BOTH)
    ids = said(query, register) if query else None
    made = Wanted(**wanted)  # pyright: ignore[reportArgumentType]
    return page(register.newest(among=ids), made, limit=10).contacts


@pytest.mark.parametrize(
    "query",
    [
        *("الحبوب", "حبوب تصدير", "SPOKES", "ships 140", "written ans", " r1", "2024-06"),
        *("جيراسيموف", "غيراسيموف", "Gerasimov", "герасим", "Gerasimov ships"),
    ],
)
def test_it_is_found(query: str) -> None:
    if query != "حبوب تصدير":  # the article is a part of the word
        assert found(query) == [SPOKEN]
    else:
        assert found(query) == []


@pytest.mark.parametrize("query", ["grain", "raft", "Gerasimov Belov", "spokesman gazette radio"])
def test_it_is_not_found(query: str) -> None:
    assert found(query) == []


def test_what_it_is_narrows_it() -> None:
    assert found() == BOTH
    assert found(status=Status.REFUSED) == found(level=Level.CHIEF) == [REFUSED]
    assert found(medium=Medium.TELEPHONE) == [SPOKEN]
    assert found(side=Office("SU")) == BOTH
    assert found(side=Office("SU", "chief")) == []
    assert found("gazette", status=Status.HELD) == [SPOKEN]


def test_a_page_says_where_it_goes_on() -> None:
    assert page(BOTH, Wanted(), limit=1) == Found([SPOKEN], place_of(SPOKEN))
    assert page(BOTH, Wanted(), limit=2) == Found(BOTH, None)


def test_what_changed_is_looked_through_anew() -> None:
    texts = Texts()
    assert [*said("radio", Register(BOTH), texts)] == []
    sides = (SPOKEN.sides[0], Side("SU", "minister", "Шойгу"))
    heard = replace(SPOKEN, topics=("radio",), sides=sides)
    later = Register([heard, replace(REFUSED, id="r3")])
    assert [*said("radio", later, texts)] == [*said("Shoigu", later, texts)] == ["r1"]
    for gone in ("الحبوب", "Gerasimov", "герасимов", "Gerasimov minister"):
        assert [*said(gone, later, texts)] == []
    assert [*said("Gerasimov", Register(BOTH), texts)] == ["r1"]


def test_a_page_of_what_was_said_is_of_those_two_and_goes_on() -> None:
    many = [replace(SPOKEN, id=f"r{n}") for n in range(1, 6)]
    register = Register([*many, replace(REFUSED, id="r9")])
    ids = said("minister", register)
    assert len(ids) == 6
    pair = (Office("NO", "minister"), Office("SU", "minister"))
    for limit in (2, 4):
        first = page(register.newest(pair, among=ids), Wanted(), limit=limit)
        rest = register.newest(pair, behind=first.next, among=ids)
        both = [*first.contacts, *page(rest, Wanted(), limit=9).contacts]
        assert [one.id for one in both] == ["r5", "r4", "r3", "r2", "r1", "r9"]
    assert [*register.newest((Office("NO"), Office("TR")), among=ids)] == []


TEXTS = st.sampled_from(["Grain", "grain deal", "الحبوب", "хлеб-2", "over 140", "Герасимов", "g"])
NAMES = st.sampled_from(["", "Герасимов", "Gerasimov", "Орлов", "Orlov", "grain office"])
SAYING = st.builds(
    lambda id_, day, holder, speaker, text, words: replace(
        report(f"2024-01-{day:02}", sides=(Side("NO", "chief"), Side("RU", "chief", holder))),
        id=f"r{id_}",
        status=Status.HELD if day % 3 else Status.REFUSED,
        level=Level.MINISTER if day % 2 else Level.CHIEF,
        topics=(text,),
        accounts=(Account(speaker, "RU", text=words),),
        proofs=(Proof("when", "Gazette", words),),
    ),
    *(st.integers(1, 9), st.integers(1, 28), NAMES, NAMES, TEXTS, TEXTS),
)
KNOWN = read_directory(
    {
        "sides": {"RU": {}},
        "offices": {"chief": {"level": "chief", "track": "military"}},
        "persons": {
            "one": {"names": ["Gerasimov", "Герасимов"], "terms": [["RU", "chief", "2012", ""]]},
        },
    }
)
SAID = st.lists(SAYING, min_size=3, max_size=6, unique_by=lambda one: one.id)
REGISTERS = st.lists(SAID, min_size=2, max_size=4)
WANTED = (
    Wanted(),
    Wanted(side=Office("NO")),
    Wanted(side=Office("RU", "minister")),
    Wanted(side=Office("RU", "chief"), status=Status.REFUSED),
    Wanted(status=Status.HELD, level=Level.CHIEF),
)
QUERIES = st.lists(
    st.one_of(TEXTS, NAMES, st.sampled_from(["gaz", "2024", "r3", "no"])), min_size=1, max_size=3
)


@given(REGISTERS, QUERIES)
def test_what_is_found_is_what_looking_at_each_contact_finds(
    registers: list[list[Contact]], queries: list[str]
) -> None:
    texts = Texts()
    for contacts in registers:
        register = Register(contacts)
        for query, wanted in product((*queries, " ".join(queries), ""), WANTED):
            ids = texts.find(query, register.contacts, KNOWN, wanted=wanted)
            expected = plainly(query, contacts) & {one.id for one in wanted.among(contacts)}
            assert sorted(ids) == sorted(expected)
            assert len(ids) == len(expected)
            assert {one.id for one in contacts if one.id in ids} == expected


def plainly(query: str, contacts: list[Contact]) -> set[str]:
    """The rule, as it is told."""
    names, asked = Names(contacts, KNOWN), words_of(query)
    named = {word: names.find(word) for word in asked}
    found = {one.id for one in contacts if not query or one.id == query.strip()}
    for one in contacts:
        told = words(" ".join(pieces_of(one)))
        if asked and all(
            one.id in named[word] or any(each.startswith(word) for each in told) for word in asked
        ):
            found.add(one.id)
    return found | (names.find(query) if len(asked) > 1 else set())


def pieces_of(one: Contact) -> Iterator[str]:
    yield from (one.when.text, *one.topics)
    for side in one.sides:
        yield from (side.side, side.office, side.holder)
    for account in one.accounts:
        yield from (account.speaker, account.text)
    for proof in one.proofs:
        yield from (proof.source, proof.words)


def test_a_question_has_a_bound() -> None:
    with pytest.raises(Misuse):
        words_of(" ".join(f"w{n}" for n in range(limits.SEARCH_WORDS + 1)))
