# SPDX-License-Identifier: Apache-2.0
"""Contacts are found by a name however it is spelt, and by nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press.scoring import starter
from tests.unit.contact.reports import report
from wasl.contact.contact import Account, Contact, Initiator, Side
from wasl.contact.finding import Names

US, RU = "US", "RU"
CHIEF, DEFENCE = "chief-of-general-staff", "defence-minister"


def contact(id_: str, when: str, *sides: tuple[str, str, str], **more: object) -> Contact:
    return report(when, id=id_, sides=tuple(Side(*each) for each in sides), **more)  # type: ignore[arg-type]


CONTACTS = [
    contact("arabic", "2024-11-27", (US, CHIEF, "Brown"), (RU, CHIEF, "جيراسيموف")),
    contact("russian", "2022-05-19", (US, CHIEF, "مارك ميلي"), (RU, CHIEF, "Герасимовым")),
    contact("by_office", "2021-05-19", (US, CHIEF, ""), (RU, CHIEF, "")),
    contact("unclear_day", "2023-09-30~", (US, CHIEF, ""), (RU, "", "")),
    contact("others", "2022-05-19", ("ML", "head-of-state", "مالي"), ("KZ", CHIEF, "أستانا")),
    contact("german", "2022-05-19", (US, DEFENCE, "أوستين"), (RU, DEFENCE, "Schoigu")),
    contact("later", "2025-06-01", (US, DEFENCE, "Austen"), (RU, DEFENCE, "")),
    contact(
        "spoken",
        "2022-06-01",
        (US, "", ""),
        (RU, "", ""),
        accounts=(Account("Walerij Gerassimow", RU), Account("Milli", "ML")),
    ),
    contact(
        "wished", "2022-07-01", (US, "", ""), (RU, "", ""), initiators=(Initiator(RU, "أوستن"),)
    ),
    contact("fiction", "2024-01-01", ("NO", "minister", "Haddad"), ("SU", "minister", "Орлов")),
    contact("namesake", "2024-01-01", ("NO", "chief", "Orlov"), ("SU", "minister", "Belov")),
]
GERASIMOV = {"arabic", "russian", "by_office", "spoken"}


def find(name: str, *sides: str) -> set[str]:
    return set(Names(CONTACTS, starter()).find(name, sides=sides))


@pytest.mark.parametrize(
    "name",
    [
        "جيراسيموف",
        "غيراسيموف",
        "Герасимов",
        "Gerasimov",
        "Gerassimow",
        "Guerassimov",
        "Valery Gerasimov",
    ],
)
def test_a_holder_is_found_by_every_spelling(name: str) -> None:
    assert find(name) == GERASIMOV


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ميلي", {"russian", "by_office"}),
        ("Mark Milley", {"russian", "by_office"}),
        ("مالي", {"others"}),
        ("أوستن", {"german", "wished"}),
        ("Остин", {"german", "wished"}),
        ("أستانا", {"others"}),
        ("شويغو", {"german"}),
        ("Brown", {"arabic"}),
    ],
)
def test_a_key_alone_finds_nobody(name: str, found: set[str]) -> None:
    """What sounds alike counts only where side, office and day agree."""
    assert find(name) == found


def test_a_short_key_finds_a_person_where_a_side_is_named() -> None:
    assert find("Milly") == find("Milly", "ML") == set()
    assert find("Milly", "US") == {"russian", "by_office"}


def test_who_is_in_no_directory_is_found_by_the_key_in_one_office() -> None:
    assert find("Орлов") == {"fiction"}, "the other one has another office"
    assert find("Orlov") == {"namesake"}
    assert find("أورلوف") == {"fiction", "namesake"}, "nothing says which of them"
    assert find("Haddad") == {"fiction"}
    assert find("حداد") == set(), "two consonants are too few"


def test_a_name_that_was_put_right_says_nothing_of_an_office() -> None:
    names = Names(CONTACTS, starter())
    names.put(contact("fiction", "2024-01-01", ("NO", "minister", ""), ("SU", "minister", "Belov")))
    assert names.find("Орлов") == {"namesake"}
    names.drop("namesake")
    assert names.find("Орлов") == names.find("Orlov") == set()


def test_nobody_is_found_by_nothing() -> None:
    assert find("") == find("…") == find("aeiou") == find("Nobody Here") == set()


@given(st.text(max_size=30))
def test_any_name_may_be_asked_for(name: str) -> None:
    assert find(name) <= {one.id for one in CONTACTS}
