# SPDX-License-Identifier: Apache-2.0
"""Contacts as newspapers tell them, between those who are named without a side."""

from __future__ import annotations

from datetime import date

import pytest

from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read
from wasl.home.offices import starter_directory

PUBLISHED = date(2024, 12, 11)


def proposals(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[PUBLISHED], directory=starter_directory()).proposals


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Donald Tusk and Robert Fico came face to face in Brussels on Tuesday.", {"PL", "SK"}),
        ("Giorgia Meloni spent the afternoon with Edi Rama in Tirana on Tuesday.", {"IT", "AL"}),
        ("President Kagame on Tuesday played host to Kenya's William Ruto.", {"RW", "KE"}),
        ("Ruto, William Ruto of Kenya, dined with Yoweri Museveni on Tuesday.", {"KE", "UG"}),
        ("Hun Manet was on the phone to Paetongtarn Shinawatra on Tuesday.", {"KH", "TH"}),
        ("President Kagame had lunch in Kigali on Tuesday with William Ruto.", {"RW", "KE"}),
        ("Giorgia Meloni and Edi Rama convened on Tuesday in Tirana.", {"IT", "AL"}),
    ],
)  # fmt: skip
def test_a_contact_is_read_from_an_idiom(text: str, sides: set[str]) -> None:
    (one,) = proposals(text)
    assert {party.side for party in one.sides} == sides
    assert one.date.value == "2024-12-10"


@pytest.mark.parametrize(
    "text",
    [
        "Donald Tusk did not shake hands with Viktor Orban on Tuesday.",
        "Donald Tusk took issue with Viktor Orban over Ukraine on Tuesday.",
        "Donald Tusk called out Viktor Orban on Tuesday.",
        "Donald Tusk had dinner with his wife on Tuesday, after Viktor Orban left.",
    ],
)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert proposals(text) == ()


def test_what_was_asked_for_is_refused_in_the_next_sentence() -> None:
    text = "Donald Tusk asked for a meeting with Viktor Orban on Tuesday. Orban refused."
    (one,) = proposals(text)
    assert (str(one.kind), str(one.status)) == ("attempt", "refused")
