# SPDX-License-Identifier: Apache-2.0
"""English contacts that are told in passing, second in a sentence, or over two sentences."""

from __future__ import annotations

from datetime import date

import pytest

from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read
from wasl.home.offices import starter_directory

PUBLISHED = date(2024, 3, 6)
TUESDAY = "2024-03-05"
R = "Kenyan President William Ruto "
M = "Somali President Hassan Sheikh Mohamud"
A = "Ethiopian Prime Minister Abiy Ahmed"


def proposals(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[PUBLISHED], directory=starter_directory()).proposals


def told(text: str) -> set[tuple[str, str | None]]:
    """Return the sides of each contact, joined, with its day."""
    return {
        ("-".join(sorted(party.side for party in one.sides)), one.date.value)
        for one in proposals(text)
    }


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (f"{R}met {M} on Tuesday after talks with {A}.", ("ET-KE", TUESDAY)),
        (f"{R}met {M} on Tuesday and later spoke by phone with {A}.", ("ET-KE", TUESDAY)),
        (f"{R}met {M} on Tuesday, a day after his talks with {A}.", ("ET-KE", "2024-03-04")),
        (f"{R}met {M} on Tuesday after talks with {A} on Sunday.", ("ET-KE", "2024-03-03")),
        (f"{R}met {M} on Tuesday, having spoken with {A} on Sunday.", ("ET-KE", "2024-03-03")),
        (f"{R}flew home. He met {M} on Tuesday after talks with {A}.", ("ET-KE", TUESDAY)),
        (f"After a trip on Sunday, where he met {A}, {R}met {M} Tuesday.", ("ET-KE", "2024-03-03")),
        (f"{R}met {M} on Tuesday after the latter's talks with {A}.", ("ET-SO", TUESDAY)),
        (f"{R}spoke on Tuesday with {M} and, in a separate call, with {A}.", ("ET-KE", TUESDAY)),
    ],
)  # fmt: skip
def test_who_met_a_second_one(text: str, second: tuple[str, str]) -> None:
    assert told(text) == {("KE-SO", TUESDAY), second}
