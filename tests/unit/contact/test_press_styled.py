# SPDX-License-Identifier: Apache-2.0
"""Names behind honours and ranks, with apostrophes, juniors, initials, and those of namesakes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_CHILE = "Chilean Foreign Minister Alberto van Klaveren"


def _holder(text: str, side: str) -> tuple[str, str] | None:
    found = read(text, published=[date(2012, 1, 2)], directory=starter()).proposals
    sides = {each.side: (each.office, each.holder) for one in found for each in one.sides}
    return sides.get(side)


@pytest.mark.parametrize(
    ("words", "side", "name"),
    [
        ("Fijian Foreign Minister Ratu Inoke Kubuabola", "FJ", "Inoke Kubuabola"),
        ("Dato Seri Utama Mohamad Hasan, Malaysia's foreign minister,", "MY", "Mohamad Hasan"),
        ("Bhutanese Foreign Minister Lyonpo Tandi Dorji", "BT", "Tandi Dorji"),
        ("Samdech Tea Banh, the foreign minister of Cambodia,", "KH", "Tea Banh"),
        ("Samoan Foreign Minister Fiame Naomi Mata'afa", "WS", "Fiame Naomi Mata'afa"),
        ("Teodoro Locsin Jr., the Philippines' foreign minister,", "PH", "Teodoro Locsin Jr."),
        ("Kenyan Foreign Minister Ambassador Raychelle Omamo", "KE", "Raychelle Omamo"),
        ("Kamina Johnson Smith, Jamaica's foreign minister,", "JM", "Kamina Johnson Smith"),
        ("Foreign Minister Mohammed Badaru Abubakar of Nigeria", "NG", "Mohammed Badaru Abubakar"),
        (
            "Qatari Foreign Minister Lieutenant General (Pilot) Salem bin Hamad Al Nabet",
            "QA",
            "Salem bin Hamad Al Nabet",
        ),
    ],
)
def test_a_name_is_what_stands_behind_its_honours(words: str, side: str, name: str) -> None:
    assert _holder(f"{words} met {_CHILE} on Monday.", side) == ("foreign-minister", name)
    received = f"{_CHILE} received {words} on Monday."
    assert _holder(received, side) == ("foreign-minister", name)


def test_his_delegation_is_no_part_of_the_title() -> None:
    text = f"{_CHILE} met Don Pramudwinai, the foreign minister of Thailand, and his delegation."
    assert _holder(text, "TH") == ("foreign-minister", "Don Pramudwinai")


@pytest.mark.parametrize(
    ("text", "side", "name"),
    [
        ("التقى أنطونيو غوتيريش وزير خارجية نيبال إن بي سعود اليوم.", "NP", "إن بي سعود"),
        ("أجرى بلينكن لقاء مع وزير خارجية فيجي جيمس مارابي دام ساعة.", "FJ", "جيمس مارابي"),
        (
            "ألغت تركيا زيارة كان وزير الدفاع السويدي بال يونسون يعتزمها للقاء خلوصي أكار.",
            "SE",
            "بال يونسون",
        ),
    ],
)  # fmt: skip
def test_an_arabic_name_ends_before_its_verb(text: str, side: str, name: str) -> None:
    found = _holder(text, side)
    assert found is not None
    assert found[1] == name


@pytest.mark.parametrize(
    ("words", "side", "name"),
    [
        ("министра обороны Парагвая Сантьяго Диаса", "PY", "Сантьяго Диас"),
        ("министра обороны Омана Сейида Бадра аль-Бусаиди", "OM", "Бадр аль-Бусаиди"),
        ("министра обороны Афганистана муллу Мохаммада Якуба", "AF", "Мохаммад Якуб"),
        ("министра обороны Сербии Братислава Гашича", "RS", "Братислав Гашич"),
        ("министра обороны Японии Ёко Камикаву", "JP", "Ёко Камикава"),
        ("министра обороны Эквадора Даниэля Нобоу", "EC", "Даниэль Нобоа"),
        ("министра обороны Португалии Паулу Ранжела", "PT", "Паулу Ранжел"),
    ],
)
def test_a_russian_name_behind_its_title(words: str, side: str, name: str) -> None:
    text = f"Министр обороны Люксембурга Жан Кастель в понедельник принял {words}."
    (one,) = read(text, published=[date(2012, 1, 3)], directory=starter()).proposals
    holders = {each.side: each.holder for each in one.sides}
    assert holders == {"LU": "Жан Кастель", side: name or holders[side]}


def test_both_halves_of_a_name_have_a_case() -> None:
    text = (
        "Министр обороны Люксембурга Жан Кастель в понедельник позвонил "
        "министру обороны Хорватии Гордану Грличу-Радману."
    )
    assert _holder(text, "HR") == ("defence-minister", "Гордан Грлич-Радман")
