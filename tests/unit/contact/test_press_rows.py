# SPDX-License-Identifier: Apache-2.0
"""Three who meet, who is only told of a contact, what was left without an answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read

DAY = date(2025, 3, 13)


def _read(text: str) -> list[Proposal]:
    return list(read(text, published=[DAY], directory=starter(), file="x").proposals)


def _sides(text: str) -> list[set[str]]:
    return [{party.side for party in one.sides} for one in _read(text)]


THREE = (
    "Владимир Путин, Реджеп Тайип Эрдоган и президент Ирана Ибрагим Раиси встретились во вторник.",
    "Прошла встреча министра обороны РФ, министра обороны Турции и министра обороны Ирана.",
    "В Тегеране прошли переговоры министров обороны России, Турции и Ирана.",
    "A meeting between Sergei Lavrov, Hakan Fidan and Abbas Araghchi was held on Wednesday.",
    "اجتماع ضم وزير الخارجية الروسي لافروف ووزير الخارجية التركي فيدان ووزير الخارجية الإيراني.",
)


@pytest.mark.parametrize("text", THREE)
def test_three_who_meet_are_one_contact(text: str) -> None:
    assert _sides(text) == [{"RU", "TR", "IR"}]


def test_whom_three_spoke_with_takes_part() -> None:
    text = "Macron, Merz and Starmer held a call with Volodymyr Zelensky on Wednesday."
    full = f"Emmanuel Macron, Friedrich {text.partition(', ')[2]}".replace(
        "Starmer", "Keir Starmer"
    )
    assert _sides(full) == [{"FR", "DE", "GB", "UA"}]


@pytest.mark.parametrize(
    "text",
    [
        "French President Emmanuel Macron briefed Volodymyr Zelensky on his call with Trump.",
        "Эмманюэль Макрон проинформировал Владимира Зеленского о разговоре с Трампом.",
    ],
)
def test_who_is_told_of_a_call_was_not_in_it(text: str) -> None:
    assert {"UA", "US"} not in _sides(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Звонок министра обороны России главе Пентагона остался без ответа.", "unanswered"),
        ("После разговора Путина с Трампом вопросы журналистов остались без ответа.", "held"),
        ("Канцлер ФРГ не стал отвечать на звонок президента США.", "refused"),
    ],
)
def test_what_was_left_without_an_answer(text: str, status: str) -> None:
    assert [one.status for one in _read(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Рубио выступил в конгрессе, сенаторы спрашивали его о том, звонил ли он Лаврову.",
        "По мнению эксперта, встреча Путина и Трампа могла бы изменить ход событий.",
        "Israeli Prime Minister Benjamin Netanyahu promised to respond to Iran.",
    ],
)
def test_a_question_a_wish_and_a_threat_are_nothing(text: str) -> None:
    assert _read(text) == []


def test_what_was_planned_for_yesterday_is_not_of_next_year() -> None:
    (one,) = _read("Встреча Путина и Эрдогана, намеченная на 12 марта, отложена, заявил Песков.")
    assert one.date.value == "2025-03-12"


@pytest.mark.parametrize("joint", ["and, separately, on Tuesday", "and on Tuesday"])
def test_a_day_before_somebody_of_a_list_is_his(joint: str) -> None:
    text = (
        f"Antonio Guterres spoke on Monday with Rwanda's President Paul Kagame {joint} with "
        "Iranian President Masoud Pezeshkian."
    )
    days = {frozenset(each.side for each in one.sides): one.date.value for one in _read(text)}
    assert days == {frozenset({"UN", "RW"}): "2025-03-10", frozenset({"UN", "IR"}): "2025-03-11"}


def test_a_meeting_that_was_to_have_taken_place_is_off() -> None:
    (one,) = _read(
        "A meeting between Zambian President Hakainde Hichilema and his Zimbabwean counterpart, "
        "Emmerson Mnangagwa, that was to have taken place on Friday has been cancelled, he said."
    )
    assert (one.status, one.date.value) == ("cancelled", "2025-03-14")


@pytest.mark.parametrize("end", ["which runs until March 26", "which ends on March 26"])
def test_the_last_day_of_a_drill_is_told_behind(end: str) -> None:
    (one,) = _read(
        "The Indian and Mongolian armies on Monday began Exercise Nomadic Elephant in Umroi.\n\n"
        f"The drill, {end}, is held under Chapter VII of the UN mandate."
    )
    assert one.date.value == "2025-03-10/2025-03-26"


def test_the_three_ministers_were_at_one_table() -> None:
    text = (
        "Jordan's Foreign Minister Ayman Safadi met with Egypt's Badr Abdelatty and Iraq's Fuad "
        "Hussein in Amman on Monday, and the three ministers discussed Syria."
    )
    assert _sides(text) == [{"JO", "EG", "IQ"}]
    apart = text.replace("met with", "spoke separately with")
    assert _sides(apart) == [{"JO", "EG"}, {"JO", "IQ"}]


def test_names_behind_a_row_of_sides_are_theirs_in_order() -> None:
    (one,) = _read(
        "The defence ministers of Niger, Mali and Burkina Faso - Salifou Mody, Sadio Camara and "
        "Kassoum Coulibaly - met in Niamey on Monday."
    )
    assert {each.side: each.holder for each in one.sides} == {
        "NE": "Salifou Mody",
        "ML": "Sadio Camara",
        "BF": "Kassoum Coulibaly",
    }
