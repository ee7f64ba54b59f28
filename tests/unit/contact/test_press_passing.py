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
        (f"{R}met {M} on Tuesday. The Somali had met {A} on Sunday.", ("ET-SO", "2024-03-03")),
    ],
)  # fmt: skip
def test_who_met_a_second_one(text: str, second: tuple[str, str]) -> None:
    assert told(text) == {("KE-SO", TUESDAY), second}


@pytest.mark.parametrize(
    "text",
    [
        f"{R}promised a railway on Monday. He did so in a call with {M}, it was said on Tuesday.",
        f"{R}wants a railway. The message was conveyed in a phone conversation on Monday with {M}.",
        f"{R}has promised a railway. He did so in a call on Monday to {M}.",
        f"{R}said in Nairobi on Monday, after talks with {M}, that a railway was near.",
        f"{R}told parliament on Monday that he had that morning spoken with {M}.",
        f"{R}spoke to the press on Tuesday, a day after a telephone conversation with {M}.",
        f"{R}and {M} agreed on a railway on Monday. The presidents spoke for an hour in Nairobi.",
        f"{R}was in Mogadishu on Monday. He discussed a railway with {M}.",
        f"{R}wants a railway. He said as much to {M} on Monday.",
        f"{R}wants a railway. {M} had asked him for one in a call on Monday.",
        f"{R}wants a railway. He has it from {M}, with whom he spoke on Monday.",
        f"{R}sent a letter to {M}. The message was handed over in Mogadishu on Monday.",
        f"{R}promised a railway in a letter that he sent to {M} on Monday.",
    ],
)
def test_the_day_of_what_is_told_in_two_steps(text: str) -> None:
    assert told(text) == {("KE-SO", "2024-03-04")}


def test_a_week_after_says_no_day() -> None:
    assert told(f"{R}flew home on Tuesday, a week after meeting {M}.") == {("KE-SO", None)}


def test_who_was_the_one_to_call() -> None:
    text = f"{R}spoke with {M} on Monday. The Somali leader had been the one to phone."
    (one,) = proposals(text)
    assert one.initiator is not None
    assert one.initiator.side == "SO"


def test_the_request_was_put_forward_on_a_day() -> None:
    text = (
        f"{R}turned down a request by {M} for a meeting. He had conveyed the request on Saturday."
    )
    (one,) = proposals(text)
    assert (str(one.status), one.date.value) == ("refused", "2024-03-02")


def test_what_is_called_off_with_a_visit() -> None:
    text = f"{R}has called off a trip to Mogadishu, where he was to meet {M} on Friday."
    (one,) = proposals(text)
    assert (str(one.status), one.date.value) == ("cancelled", "2024-03-08")


def test_a_day_after_what_is_to_come() -> None:
    text = f"{R}is to meet {M} on Friday, a day after talks with {A}."
    assert told(text) == {("KE-SO", "2024-03-08"), ("ET-KE", "2024-03-07")}
    assert {str(one.status) for one in proposals(text)} == {"planned"}


def test_what_is_called_off_is_the_trip_alone() -> None:
    (one,) = proposals(f"{R}cancelled his trip and met {M} in Nairobi on Monday.")
    assert (str(one.status), one.date.value) == ("held", "2024-03-04")


def test_what_was_said_after_the_meeting_is_no_other_one() -> None:
    text = (
        f"{R}received {M} on Monday. Briefing reporters after the meeting, "
        "Kenyan Foreign Minister Musalia Mudavadi said the Somali president had asked for help."
    )
    assert told(text) == {("KE-SO", "2024-03-04")}


@pytest.mark.parametrize(
    "text",
    [
        f"{R}wants a railway. {M} told reporters on Monday that he had asked him for one.",
        f"{R}wants a railway. He put the question to parliament on Monday, and {M} replied.",
    ],
)
def test_what_was_said_to_others_is_none(text: str) -> None:
    assert told(text) == set()


def test_strangers_who_talk_are_no_presidents() -> None:
    text = f'{R}praised tea, and {M} praised milk. "They talk a lot," says a porter.'
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"{R}said the two states would build a railway, following talks with {M} on Monday.",
        f"{R}announced that a road will be built, following a meeting on Monday with {M}.",
    ],
)
def test_what_will_be_follows_talks_that_were(text: str) -> None:
    (one,) = proposals(text)
    assert (str(one.status), one.date.value) == ("held", "2024-03-04")


def test_whose_minister_by_whom_he_spoke_to() -> None:
    text = (
        "Foreign Minister Mahmud Ali has thanked Norway for its pledge to Bangladeshi fishermen. "
        "He did so on Monday in a phone call with his Norwegian counterpart, Espen Barth Eide."
    )
    assert told(text) == {("BD-NO", "2024-03-04")}


def test_what_will_be_said_after_talks_to_come() -> None:
    (one,) = proposals(f"{R}said a paper would be signed on Friday after talks with {M}.")
    assert (str(one.status), one.date.value) == ("planned", "2024-03-08")
    (one,) = proposals(f"{R}said in Nairobi on Monday after talks with {M} that it would rain.")
    assert (str(one.status), one.date.value) == ("held", "2024-03-04")


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        (
            f"{R}met {M} on Monday, and {A} received him on Tuesday.",
            {("KE-SO", "2024-03-04"), ("ET-KE", TUESDAY)},
        ),
        (
            f"{R}flew north. He met {M} on Monday, and {A} called him on Tuesday.",
            {("KE-SO", "2024-03-04"), ("ET-KE", TUESDAY)},
        ),
        (f"{R}flew north. On Tuesday he and {M} were received by {A}.", {("ET-KE-SO", TUESDAY)}),
        (f"Two days before it was to vote, {R}met {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"As the army was due to leave, {R}rang {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"{R}met {M} on Tuesday, and {A} called him a friend.", {("KE-SO", TUESDAY)}),
        (f"{R.strip()}, whom {M} received on Tuesday, flew home.", {("KE-SO", TUESDAY)}),
        (
            f"{R.strip()}, who was met by {M} in Baidoa, Somalia, on Tuesday, said so.",
            {("KE-SO", TUESDAY)},
        ),
        (f"A spokesman for {R}said he had called {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"Geneva brought {R}and {M} face to face on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"{R}and {M}, who had met in Baidoa on Tuesday, left.", {("KE-SO", TUESDAY)}),
        (
            f"The understanding that {R}and {M} reached over dinner on Tuesday held.",
            {("KE-SO", TUESDAY)},
        ),
        (f"{R}had been to Mogadishu to see {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"{R}was asked to leave after a talk with {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"{R}gave a dinner on Tuesday for {M}.", {("KE-SO", TUESDAY)}),
        (f"{R}, {M} and {A} emerged from two hours of talks on Tuesday.", {("ET-KE-SO", TUESDAY)}),
        (f"{R}had rung {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"{R}is said to have met {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (f"{R}and {M} have not spoken since January, when they met.", {("KE-SO", "2024-01")}),
        (
            f"{R}flew to B on Monday, where he met {M}, and to C on Tuesday for talks with {A}.",
            {("KE-SO", "2024-03-04"), ("ET-KE", TUESDAY)},
        ),
        (
            f"{R}left A, where he had met {M} on Monday, for B, where he met {A} on Tuesday.",
            {("KE-SO", "2024-03-04"), ("ET-KE", TUESDAY)},
        ),
        (
            f"{R}rang {M} on Monday, and {A} rang him on Tuesday.",
            {("KE-SO", "2024-03-04"), ("ET-SO", TUESDAY)},
        ),
        (
            f"{R}said he had been rung by {M} on Tuesday about a map that had changed.",
            {("KE-SO", TUESDAY)},
        ),
        (f"Little is known of the hour that {R}spent with {M} on Tuesday.", {("KE-SO", TUESDAY)}),
        (
            f"Nobody would say what {R}and {M} had told each other on the telephone on Tuesday.",
            {("KE-SO", TUESDAY)},
        ),
    ],
)  # fmt: skip
def test_who_he_is_beside_another(text: str, contacts: set[tuple[str, str]]) -> None:
    assert told(text) == contacts
    assert all(one.status == "held" for one in proposals(text))


def test_a_state_calls_off_the_meeting_of_its_own_president() -> None:
    text = (
        "NAIROBI - Tuvalu has called off a meeting between Prime Minister Sione Falaniko and "
        "Kenyan Foreign Minister Ali Mwangi that was to take place on Friday."
    )
    (one,) = proposals(text)
    assert {each.side: each.holder for each in one.sides} == {
        "TV": "Sione Falaniko",
        "KE": "Ali Mwangi",
    }
    assert one.status == "cancelled"


def test_a_meeting_that_was_to_be_was_not() -> None:
    for text in (
        f"A meeting that {R}was to have with {M} on Friday was put back.",
        f"{R}was to have met {M} on Friday.",
    ):
        (one,) = proposals(text)
        assert (one.kind, one.status) == ("planned", "cancelled")


def test_the_envoy_of_a_president_keeps_his_name() -> None:
    text = f"Nicos Rolandis, the Cypriot president's envoy, held talks with {A} on Tuesday."
    (one,) = proposals(text)
    assert ("aide", "Nicos Rolandis") in {(each.office, each.holder) for each in one.sides}


@pytest.mark.parametrize(
    "text",
    [
        f"Ali Omar, a close ally of {R.strip()}, met {M} on Tuesday.",
        f"The Kenyan president's brother met {M} on Tuesday.",
        "The presidents of Kenya and Somalia were told by telephone on Tuesday.",
    ],
)
def test_who_is_near_to_a_president_is_not_he(text: str) -> None:
    assert not proposals(text)


def test_a_clause_of_a_headline_is_its_own() -> None:
    text = f"Ruto, Somalia's Mohamud discuss border; Abiy calls\n\n{R}met {M} on Tuesday."
    assert told(text) == {("KE-SO", TUESDAY)}
