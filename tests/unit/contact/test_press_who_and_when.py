# SPDX-License-Identifier: Apache-2.0
"""English reports: on which day it was, and who began it, where another day or side is near."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read

_WEDNESDAY = date(2023, 5, 24)


def proposals(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[_WEDNESDAY], directory=starter()).proposals


_DAYS = {
    "Kenya's President William Ruto hosted Tanzanian President Samia Suluhu Hassan in Nairobi on "
    "Monday and then announced that roaming charges would go.": "2023-05-22",
    "Chad wants its loan back, President Mahamat Deby told reporters in Yaounde on Saturday "
    "shortly after meeting Cameroon's President Paul Biya.": "2023-05-20",
    "Oil will flow, Iraqi Prime Minister Mohammed Shia al-Sudani said on Monday, days after talks "
    "with Turkish President Recep Tayyip Erdogan.": "/2023-05-22",
    "Macron spoke with Ukrainian President Volodymyr Zelensky about the war on Saturday, the "
    "Elysee said.": "2023-05-20",
    "Two days after meeting Turkish Foreign Minister Hakan Fidan, Greek Foreign Minister George "
    "Gerapetritis flew to Nicosia on Monday.": "2023-05-20",
    "The Elysee said on Tuesday that Emmanuel Macron and Giorgia Meloni talked by phone in the "
    "morning.": "2023-05-23",
    "On Monday, as rain fell over the capital and farmers blocked the ring road with tractors, "
    "Polish Prime Minister Mateusz Morawiecki received his Slovak counterpart Eduard Heger.":
    "2023-05-22",
    "Azerbaijani Foreign Minister Jeyhun Bayramov on Tuesday turned down a request by his Armenian "
    "counterpart, Ararat Mirzoyan, for a meeting in Tbilisi this month.": "2023-05-23",
    "A letter addressed to Ukrainian President Volodymyr Zelensky by Irish Prime Minister Leo "
    "Varadkar was delivered on Tuesday.": "2023-05-23",
    "Nepal's Prime Minister Pushpa Kamal Dahal has sent a letter to Sri Lankan President Ranil "
    "Wickremesinghe, his office said on Tuesday. The letter was handed over the day before.":
    "2023-05-22",
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), _DAYS.items())
def test_a_contact_has_the_day_that_is_its_own(text: str, day: str) -> None:
    (one,) = proposals(text)
    assert one.date.value == day


_CALL = (
    "French President Emmanuel Macron spoke by phone with Serbian President Aleksandar Vucic on "
    "Saturday. "
)
_BEGAN = {
    "The idea for the call had come from Vucic, the Elysee said.": ("RS", "FR"),
    "The conversation was put in by Belgrade, according to the Serbian presidency.": ("RS", "RS"),
    "Macron had been the one to phone, a Serbian official recalled.": ("FR", "RS"),
    '"We asked for the call because the matter could not wait," a French diplomat said.': (
        "FR", "FR"),
    "The call took place at the prompting of Paris, the Serbian presidency said.": ("FR", "RS"),
    "The idea was a new road, the presidency said.": None,
}  # fmt: skip


@pytest.mark.parametrize(("told", "began"), _BEGAN.items())
def test_who_began_a_call_is_told_in_many_ways(told: str, began: tuple[str, str] | None) -> None:
    (one,) = proposals(_CALL + told)
    assert (one.initiator and (one.initiator.side, one.initiator.said_by)) == began


def test_of_two_presidents_nobody_knows_whose_office_speaks() -> None:
    (one,) = proposals(_CALL + "The call was initiated by Belgrade, the presidency said.")
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == ("RS", "")


def test_counterparts_of_two_sides_are_two() -> None:
    found = proposals(
        "Egyptian Foreign Minister Sameh Shoukry received calls on Sunday from his Jordanian, "
        "Iraqi and Omani counterparts."
    )
    sides = [{one.side for one in each.sides} for each in found]
    assert sides == [{"EG", "JO"}, {"EG", "IQ"}, {"EG", "OM"}]
    assert [each.initiator and each.initiator.side for each in found] == ["JO", "IQ", "OM"]


def test_whoever_briefs_after_the_meeting_had_no_meeting() -> None:
    (one,) = proposals(
        "Nigerian President Bola Tinubu on Tuesday received President Patrice Talon of Benin. "
        "Briefing reporters after the meeting, the Nigerian Foreign Minister, Mr Yusuf Tuggar, "
        "said the two presidents had discussed the smuggling of rice."
    )
    assert {party.office for party in one.sides} == {"head-of-state"}


def test_an_exercise_goes_on_until_the_day_that_is_told_behind_it() -> None:
    (one,) = proposals(
        "The Finnish and Swedish navies began a joint exercise off Turku on Monday, the Finnish "
        "Navy said. The drills will go on until June 2."
    )
    assert one.date.value == "2023-05-22/2023-06-02"


_LETTERS = {
    "Turkish President Recep Tayyip Erdogan wrote to Greek Prime Minister Kyriakos Mitsotakis on "
    "Monday to thank him for the firefighters.": ("2023-05-22", "TR"),
    "Malaysian Foreign Minister Zambry Abdul Kadir proposed a joint patrol in a letter sent on "
    "Monday to his Indonesian counterpart Retno Marsudi.": ("2023-05-22", "MY"),
    "In a letter dated May 8, Honduran Foreign Minister Eduardo Reina requested a loan from his "
    "Taiwanese counterpart, Joseph Wu.": ("2023-05-08", "HN"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _LETTERS.items())
def test_a_letter_has_its_day_and_who_wrote_it(text: str, wanted: tuple[str, str]) -> None:
    (one,) = proposals(text)
    assert (one.date.value, one.initiator and one.initiator.side) == wanted


def test_a_letter_of_a_third_is_of_him_and_not_of_who_hands_it_over() -> None:
    found = proposals(
        "Kuwaiti Foreign Minister Salem Al-Sabah met on Tuesday with his Omani counterpart Badr "
        "Albusaidi, to whom he handed a letter from Emir Nawaf Al-Ahmad to Sultan Haitham bin "
        "Tarik."
    )
    assert [one.date.value for one in found] == ["2023-05-23", "2023-05-23"]
    assert [one.initiator and one.initiator.side for one in found] == [None, "KW"]


def test_i_is_who_signs_the_release() -> None:
    (one,) = proposals(
        "Statement by Foreign Secretary James Cleverly\n\nI spoke to my Qatari counterpart, "
        "Mohammed bin Abdulrahman Al Thani, on Monday. We agreed to keep the airport open."
    )
    assert {party.side for party in one.sides} == {"GB", "QA"}


def test_in_a_quote_i_is_who_is_quoted() -> None:
    (one,) = proposals(
        "Statement by Foreign Secretary James Cleverly\n\n"
        '"President Xi called me on Monday," said Serbian President Aleksandar Vucic.'
    )
    assert {party.side for party in one.sides} == {"CN", "RS"}
    assert one.initiator is not None
    assert one.initiator.side == "CN"


def test_what_is_asked_of_one_call_is_not_put_to_the_other() -> None:
    found = proposals(
        "Canadian Foreign Minister Melanie Joly spoke on Monday with Armenian Foreign Minister "
        "Ararat Mirzoyan and, in a separate call, with Jeyhun Bayramov, her counterpart from "
        "Azerbaijan. The call with Mr. Bayramov took place at Canada's request, a Canadian official"
        " said."
    )
    began = {frozenset(one.side for one in each.sides): each.initiator for each in found}
    assert began[frozenset({"CA", "AM"})] is None
    wish = began[frozenset({"CA", "AZ"})]
    assert wish is not None
    assert (wish.side, wish.said_by) == ("CA", "CA")
