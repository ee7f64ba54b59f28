# SPDX-License-Identifier: Apache-2.0
"""Contacts are found by what they are, by words however folded, and by names however spelt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.contact.reports import report
from wasl import limits
from wasl.console.finding import Found, Texts, Wanted
from wasl.contact.contact import Account, Commitment, Contact, Level, Medium, Side, Status
from wasl.contact.register import Office, place_of
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


def found(query: str = "", **wanted: object) -> list[Contact]:
    texts = Texts()
    made = Wanted(words=texts.asked(query), **wanted)  # pyright: ignore[reportArgumentType]
    return texts.find(BOTH, made, limit=10).contacts


@pytest.mark.parametrize(
    "query",
    [
        *("الحبوب", "حبوب تصدير", "SPOKES", "ships 140", "written ans", "r1", "2024-06"),
        *("جيراسيموف", "غيراسيموف", "Gerasimov", "герасим"),
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
    texts = Texts()
    assert texts.find(BOTH, Wanted(), limit=1) == Found([SPOKEN], place_of(SPOKEN))
    assert texts.find(BOTH, Wanted(), limit=2) == Found(BOTH, None)


def test_what_changed_is_looked_through_anew() -> None:
    texts = Texts()
    asked = Wanted(words=texts.asked("radio"))
    assert texts.find(BOTH, asked, limit=9).contacts == []
    heard = replace(REFUSED, topics=("radio",))
    assert texts.find([SPOKEN, heard], asked, limit=9).contacts == [heard]


def test_a_question_has_a_bound() -> None:
    with pytest.raises(Misuse):
        Texts().asked(" ".join(f"w{n}" for n in range(limits.SEARCH_WORDS + 1)))
