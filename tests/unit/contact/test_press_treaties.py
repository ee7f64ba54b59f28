# SPDX-License-Identifier: Apache-2.0
"""Who signed a paper together met; who had whom on the line; who sent a request asks."""

from __future__ import annotations

from datetime import date

import pytest

from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read
from wasl.home.offices import starter_directory

PUBLISHED = date(2024, 5, 15)
_SWEDE = "Swedish Foreign Minister Tobias Billstrom"
_EGYPTIAN = "Egyptian Foreign Minister Sameh Shoukry"

_FIRST = "Their first meeting, in May 2023, had been long."
_ASKED = "on Monday that three requests for talks with Egypt have gone without an answer."
_PUT = f"put his name to the document after talks with {_EGYPTIAN}."
_CHAIRED = f"and {_EGYPTIAN} co-chaired the session in Cairo."


def proposals(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[PUBLISHED], directory=starter_directory()).proposals


@pytest.mark.parametrize(
    "text",
    [
        f"An accord concluded on Monday by {_SWEDE} and {_EGYPTIAN} opens the ports.",
        f"{_SWEDE} and {_EGYPTIAN} signed a memorandum on ports in Cairo on Monday.",
        f"{_SWEDE} initialled a protocol on ports in Cairo on Monday with {_EGYPTIAN}.",
        f"CAIRO - Egypt and Sweden signed a pact on ports on Monday.\n\n{_SWEDE} {_PUT}",
        f"The joint commission of Egypt and Sweden met on Monday.\n\n{_SWEDE} {_CHAIRED}",
        f"On Monday evening {_SWEDE} had Egypt's Sameh Shoukry on the line.",
        f"{_SWEDE} was taken to lunch by {_EGYPTIAN} on Monday.",
        f"{_SWEDE} took his Egyptian counterpart, Sameh Shoukry, to dinner on Monday.",
        f"{_SWEDE} found himself seated opposite {_EGYPTIAN} at a hotel on Monday.",
        f"{_SWEDE} spent an hour and a half with {_EGYPTIAN} in Cairo on Monday.",
    ],
)
def test_they_met_on_that_day(text: str) -> None:
    (one,) = proposals(text)
    assert one.date.value == "2024-05-13"
    assert {each.side for each in one.sides} == {"EG", "SE"}


@pytest.mark.parametrize(
    "text",
    [
        f"A letter signed on Monday by {_SWEDE} and {_EGYPTIAN} asks the UN for help.",
        f"{_SWEDE} has {_EGYPTIAN} on the run, a paper wrote on Monday.",
        f"The pact, concluded with Russia, was criticised by {_SWEDE} and {_EGYPTIAN}.",
        f"{_SWEDE} spent the weekend with his family after {_EGYPTIAN} had left.",
    ],
)
def test_these_did_not_meet(text: str) -> None:
    assert proposals(text) == ()


def test_who_sent_a_request_asks() -> None:
    text = f"STOCKHOLM - {_SWEDE} sent a request for talks to {_EGYPTIAN} on Monday"
    (one,) = proposals(f"{text}, the Foreign Ministry said.")
    assert one.initiator is not None
    assert (one.status, one.initiator.side, one.initiator.said_by) == ("requested", "SE", "SE")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{_SWEDE} landed in Cairo on Monday for a few hours. The visit", "2024-05-13"),
        (f"{_SWEDE} left Cairo on Monday after a stay of a day. The programme", None),
        (f"{_SWEDE} landed in Cairo on Monday for a three-day visit. The agenda", None),
    ],
)
def test_what_a_short_visit_had_is_of_its_day(text: str, day: str | None) -> None:
    (one,) = proposals(f"{text} included talks with {_EGYPTIAN}.")
    assert one.date.value == day
    assert {each.side for each in one.sides} == {"EG", "SE"}


def test_a_weekday_before_a_title_is_of_no_name() -> None:
    text = "MAPUTO - On Monday Defence Minister Jaime Neto met South Africa's Thandi Modise."
    (one,) = proposals(text)
    assert {each.holder for each in one.sides} == {"Jaime Neto", "Thandi Modise"}


def test_those_who_were_to_meet_last_met_in_april() -> None:
    text = f"{_SWEDE} has turned down an offer to meet {_EGYPTIAN}, his office said on Monday."
    refused, before = proposals(f"{text}\n\nThe two last met in Paris on April 26.")
    assert (refused.status, before.status) == ("refused", "held")
    assert before.date.value == "2024-04-26"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{_SWEDE} plans to see {_EGYPTIAN} in Cairo on June 20.", ["planned"]),
        (f"{_SWEDE} will see {_EGYPTIAN} as a rival from Friday.", []),
        (f"{_SWEDE} wants to see {_EGYPTIAN} pay for the bridge.", []),
        (f"{_SWEDE} met {_EGYPTIAN} on Monday. {_FIRST}", ["held", "held"]),
        (f"{_SWEDE} asked Egypt's ambassador to come to his office on Monday.", ["held"]),
        (f"{_SWEDE} asked Egypt's ambassador to come to terms with it on Monday.", []),
        (f"{_SWEDE} said {_ASKED}", ["unanswered"]),
    ],
)  # fmt: skip
def test_what_became_of_it(text: str, told: list[str]) -> None:
    assert [each.status for each in proposals(text)] == told
