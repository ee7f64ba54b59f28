# SPDX-License-Identifier: Apache-2.0
"""English reports: which day is a contact's, who called, and what was of two others."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read

_PERU = "Peru's Foreign Minister Juan Prado"
_CHILE = "Chilean Foreign Minister Ana Rojas"


def _read(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[date(2024, 6, 5)], directory=starter()).proposals


_3, _4 = "2024-06-03", "2024-06-04"
_DAYS = [
    (f"{_PERU} hosts {_CHILE} at a farm near Lima on Friday, his ministry said.", ["2024-06-07"]),
    (f"{_PERU} meets {_CHILE} in Lima on Monday.", [_3]),
    (f"{_PERU} met {_CHILE} on Monday and the two spoke again by phone on Tuesday.", [_3, _4]),
    (f"{_PERU} and {_CHILE} voiced hope in a video call on Monday that trade would grow.", [_3]),
    (f"LIMA, May 28 (AFP) - {_PERU} and {_CHILE} expressed interest in a call on Monday.", [_3]),
    (f"{_PERU} spoke with {_CHILE}, Lima said Tuesday. The call took place in the morning.", [_4]),
    (f"{_CHILE} on Monday turned down a request by {_PERU} for a meeting this month.", [_3]),
    (f"{_PERU} sent a letter to {_CHILE}. The letter was handed over on Monday.", [_3]),
    (
        (f"{_PERU} met {_CHILE} on Monday, Lima said Tuesday. On the same day he met "
        "Brazilian Foreign Minister Rui Lima."),
        [_3, _3],
    ),
    (
        (f"{_PERU} met {_CHILE} on Monday. Briefing reporters after the meeting, Trade "
        "Minister Luis Paz of Peru said the Chilean minister had been kind."),
        [_3],
    ),
    (f"LIMA. June 4 (Andina) - {_PERU} has spoken with {_CHILE}, Lima said Tuesday.", ["/" + _4]),
    (f"The port will open in May, {_PERU} assured {_CHILE} when they met on Monday.", [_3]),
    (f"{_PERU} and {_CHILE} will discuss ports when they meet on Friday.", ["2024-06-07"]),
    (f"Trade, {_PERU} said on Monday after talks with {_CHILE}, may double this year.", [_3]),
    (f"{_PERU} met {_CHILE} earlier this year.", ["2024"]),
    (f"{_PERU} flew to Santiago on Monday; {_CHILE} received him at the palace.", [_3]),
    (f"{_PERU} received a message from {_CHILE}. It was handed over on Monday.", [_3]),
    (
        f"{_PERU} toured the south on Monday. He began in Temuco, where he met {_CHILE}.",
        [_3],
    ),
    (f"{_PERU} and {_CHILE} went over the figures on Monday.", [_3]),
    (f"{_PERU} and {_CHILE} agreed on Monday that they would hold yearly consultations.", [_3]),
    (f"After talks with {_CHILE}, {_PERU} said on Monday that fish were few.", [_3]),
    (f"{_PERU} flew off. After talks with {_CHILE} in Oslo, he said Monday it was cold.", [_3]),
    (f"Weeks after talks with {_CHILE}, {_PERU} said on Monday that fish were few.", ["/" + _3]),
    (f"{_PERU} and {_CHILE} spent Monday afternoon in Arica, going through a list.", [_3]),
    (f"{_PERU} and {_CHILE} spent Monday afternoon at a football match.", []),
    (f"{_PERU} flew to Santiago. His host on Monday was a hotel owner from Chile.", []),
    (f"{_PERU} flew to Santiago. On Monday his host was {_CHILE}.", [_3]),
    (f"{_PERU} on Monday cancelled a meeting with {_CHILE}.", [None]),
    (f"{_PERU} on Monday cancelled a meeting with {_CHILE} due on Friday.", ["2024-06-07"]),
    (
        f"{_PERU} on Monday put off talks with {_CHILE}. The talks had been planned for Friday.",
        ["2024-06-07"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), _DAYS, ids=[str(n) for n in range(len(_DAYS))])
def test_the_day_is_that_of_the_contact(text: str, days: list[str | None]) -> None:
    assert [one.date.value for one in _read(text)] == days


_CALLERS = [
    (f"{_PERU} spoke with {_CHILE}. The request to talk came from Rojas, Lima recalled.", "CL"),
    (f"{_PERU} spoke with {_CHILE}. The idea for the call came from Prado.", "PE"),
]


@pytest.mark.parametrize(("text", "side"), _CALLERS, ids=["request", "idea"])
def test_who_asked_for_it(text: str, side: str) -> None:
    (found,) = _read(text)
    assert found.initiator is not None
    assert found.initiator.side == side


def test_a_message_is_of_whom_it_is_from_and_to() -> None:
    text = (
        f"{_PERU} met {_CHILE} on Monday, to whom he handed a message from the Peruvian President, "
        "Luis Paz, to the President of Chile, Eva Sol."
    )
    offices = [{one.office for one in each.sides} for each in _read(text)]
    assert sorted(offices, key=min) == [{"foreign-minister"}, {"head-of-state"}]


_WISHES = [
    ("Beijing's version is shorter. It says that Lima had asked for the call.", "CN"),
    ("Lima reported on it, according to his ministry, which added that Prado asked for it.", "PE"),
    ("The call, the Chinese ministry added, was requested by the Peruvian side.", "CN"),
    ("Prado, the Chinese ministry went on, had requested the conversation.", "CN"),
    ("China, on the other hand, said it was brief and added that Prado asked for the call.", "CN"),
]


@pytest.mark.parametrize(("text", "by"), _WISHES, ids=["version", "which", "aside", "on", "and"])
def test_it_says_so_whose_account_it_is(text: str, by: str) -> None:
    china = "Chinese Foreign Minister Wang Yi"
    (found,) = _read(f"{china} spoke with {_PERU} on Monday, Lima said. {text}")
    assert found.initiator is not None
    assert (found.initiator.side, found.initiator.said_by) == ("PE", by)


def test_a_court_speaks_for_its_state() -> None:
    (found,) = _read("AMMAN - King Abdullah II got a call from Ana Rojas, Foreign Minister of "
                     "Chile, on Monday, the Royal Court said.")  # fmt: skip
    assert found.initiator is not None
    assert (found.initiator.side, found.initiator.said_by) == ("CL", "JO")


_HAD = [
    ("The Peruvian had telephoned Rojas on May 27, Lima said.", ["2024-05-27", _3]),
    ("It was their first contact since Prado was her guest on May 27.", ["2024-05-27", _3]),
    ("The Peruvian army had feared clashes on May 27.", [_3]),
    ("The Peruvian proposal on copper had failed on May 27.", [_3]),
    ("The two had discussed it on May 27, when Rojas was in Lima.", ["2024-05-27", _3]),
    ("The two ministers had raised taxes on May 27.", [_3]),
    ("The two countries had discussed it on May 27.", [_3]),
]


@pytest.mark.parametrize(("text", "days"), _HAD, ids=[str(n) for n in range(len(_HAD))])
def test_a_contact_before_has_its_own_day(text: str, days: list[str]) -> None:
    long = "Both spoke at length about copper, fish and a road over the mountains."
    found = _read(f"{_PERU} met {_CHILE} on Monday. {long}\n\n{text}")
    assert sorted(f"{one.date.value}" for one in found) == days


def test_who_came_has_a_name_in_the_next_sentence() -> None:
    (found,) = _read(f"Peru's foreign minister came in person on Monday.\n\n{_PERU[7:]} and "
                     f"{_CHILE} conferred for two hours in a hotel.")  # fmt: skip
    assert found.date.value == _3


def test_what_nobody_answered_is_told_once() -> None:
    text = (
        f"{_PERU} tried to reach his Chilean counterpart Rojas. Nobody answered.\n\nPrado "
        "told Congress on Tuesday that he had called Rojas last Saturday, but got no reply."
    )
    (found,) = _read(text)
    assert (str(found.status), found.date.value) == ("unanswered", "2024-06-01")


_TOLD_HIM = [
    (f"{_PERU} flew to Santiago on Monday. {_CHILE} told him that fish were few.", 1),
    (f"{_PERU} landed in Santiago on Monday. {_CHILE} assured him of her support.", 1),
    (f"{_PERU} gave a speech in Lima on Monday. {_CHILE} told him that he was wrong.", 0),
]


@pytest.mark.parametrize(("text", "many"), _TOLD_HIM, ids=["flew", "landed", "spoke"])
def test_who_came_was_told_something(text: str, many: int) -> None:
    assert [one.date.value for one in _read(text)] == [_3] * many


def test_who_was_of_two_sides_is_of_the_one_of_that_day() -> None:
    text = "Mark Rutte held talks with President Ana Sol of Peru on Monday."
    (found,) = read(text, published=[date(2022, 6, 8)], directory=starter()).proposals
    assert {one.side for one in found.sides} == {"NL", "PE"}


def test_what_was_denied_as_fabricated_was_not_refused() -> None:
    text = f"Lima rejected as fabricated a report that {_PERU} had met {_CHILE} on Monday."
    (found,) = _read(text)
    assert str(found.kind) == "denied"


_STATUS = [
    ("{0} refused on Monday to take a call from {1}.", "refused"),
    ("{0} refused again on Monday, through an aide, to speak to {1}.", "refused"),
    ("{0} agreed on Monday to meet {1} next week.", "planned"),
    ("{0} received a courtesy call from {1} on Monday.", "held"),
]


@pytest.mark.parametrize(("text", "status"), _STATUS, ids=[str(n) for n in range(len(_STATUS))])
def test_a_day_between_the_words_changes_nothing(text: str, status: str) -> None:
    (found,) = _read(text.format(_PERU, _CHILE))
    assert str(found.status) == status
    assert found.initiator is None or status == "refused"
    assert (found.date.value == _3) == (status != "planned")


def test_who_failed_to_turn_up_met_nobody() -> None:
    assert not _read(f"{_PERU} failed on Monday to turn up for a meeting with {_CHILE}.")
