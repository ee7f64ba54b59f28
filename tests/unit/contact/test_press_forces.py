# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""An incident has forces or space of two sides, and its day; much else only sounds like one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Kind
from wasl.contact.press.reading import read

DAY = date(2025, 3, 13)
PAIRS = {
    "Около 20 северокорейских военнослужащих в среду пересекли демаркационную линию, по ним дала залп армия Южной Кореи.": {
        "KP",
        "KR",
    },
    "Пограничники Киргизии и Таджикистана вступили в среду в перестрелку у села Кок-Таш.": {
        "KG",
        "TJ",
    },
    "Корабли береговой охраны Китая применили в среду водометы против филиппинского судна снабжения.": {
        "CN",
        "PH",
    },
    "Истребители ВВС Японии в среду перехватили российский разведывательный самолет.": {"JP", "RU"},
    "Военный самолет РФ в среду нарушил воздушное пространство Финляндии.": {"RU", "FI"},
    "Pakistani and Afghan troops exchanged fire at Torkham on Wednesday.": {"PK", "AF"},
    "Turkey shot down a Russian jet on Wednesday, its army said.": {"TR", "RU"},
    "اعترضت مقاتلات يونانية أمس الأربعاء طائرتين تركيتين فوق بحر إيجه.": {"GR", "TR"},
    "Manila accused Beijing on Thursday of ramming two of its boats near Sabina Shoal on Wednesday.": {
        "PH",
        "CN",
    },
    "Two Russian jets violated its airspace on Wednesday, Estonia's defence ministry said.": {
        "RU",
        "EE",
    },
    "Минобороны Армении обвинило Азербайджан в обстреле армянских позиций у Сотка вечером в среду.": {
        "AM",
        "AZ",
    },
    "Угандийские солдаты застрелили в среду двух кенийских рыбаков на озере.": {"UG", "KE"},
    "توغلت دورية إيرانية في المياه الكويتية الأربعاء قبل أن تغادرها.": {"IR", "KW"},
    "Самолет Ил-20 ВКС России в среду был сбит сирийской ПВО.": {"RU", "SY"},
    "اتهمت وزارة الدفاع الأرمينية القوات الأذربيجانية بقصف مواقعها قرب سوتك مساء الأربعاء.": {
        "AM",
        "AZ",
    },
    "اتهمت تشاد جيش أفريقيا الوسطى، الخميس، بقتل جنود في هجوم الأربعاء.": {"TD", "CF"},
}
TRAPS = [
    "Филиппинские депутаты и китайские болельщики в среду вступили в бой у стадиона.",
    "Israeli troops clashed with Hezbollah fighters in southern Lebanon on Wednesday.",
    "Ukrainian forces shot down 40 Russian drones overnight, the air force said on Wednesday.",
    "Силы ПВО в ночь на среду сбили 20 украинских беспилотников, сообщило Минобороны РФ.",
    "Российский флот в среду сопроводил турецкие корабли с гуманитарной помощью.",
    "A Russian cargo ship collided with a Turkish ferry in the Bosporus on Wednesday.",
    "In 1962 Indian and Chinese troops clashed, and Wednesday's anniversary was marked quietly.",
    "Moscow denied that a Russian jet violated Swedish airspace on Wednesday.",
    "A Turkish Airlines jet was intercepted by Swiss fighters on Wednesday after losing radio contact.",
    "Washington accused Iran of seizing a tanker on Wednesday.",
    "The prosecutor accused the officer of killing a farmer in Kenya on Wednesday.",
    "اتهم حزب المعارضة الشرطة بإطلاق النار على المتظاهرين الأربعاء.",
    "اشتبكت قوات الأمن السورية مع مسلحين قرب الحدود اللبنانية أمس الأربعاء.",
]


def _incidents(text: str) -> list[tuple[set[str], str | None]]:
    reading = read(text, published=[DAY], directory=starter(), file="x")
    found = [one for one in reading.proposals if one.kind is Kind.INCIDENT]
    return [({party.side for party in one.sides}, one.date.value) for one in found]


@pytest.mark.parametrize("text", PAIRS)
def test_forces_of_two_sides_meet(text: str) -> None:
    assert _incidents(text) == [(PAIRS[text], "2025-03-12")]


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_no_incident_of_two_sides(text: str) -> None:
    assert _incidents(text) == []


def test_the_day_may_stand_in_a_later_sentence() -> None:
    text = (
        "The ministers spoke on Wednesday, after an American drone was lost in an encounter"
        " with Russian warplanes.\n\nTwo Russian fighters dumped fuel on it on Tuesday."
    )
    assert _incidents(text) == [({"US", "RU"}, "2025-03-11")]


def test_who_takes_sailors_is_no_force_himself() -> None:
    text = "Iran detained ten American sailors on Wednesday, Tehran said."
    (one,) = read(text, published=[DAY], directory=starter(), file="x").proposals
    assert {each.side: each.office for each in one.sides} == {"IR": "", "US": "armed-forces"}


def test_the_nearest_thing_of_a_side_is_its_own() -> None:
    text = "أعلن الجيش اليوناني أن مقاتلتين تركيتين اخترقتا الأجواء اليونانية الأربعاء."
    (one,) = read(text, published=[DAY], directory=starter(), file="x").proposals
    assert {each.side: each.office for each in one.sides}["TR"] == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Lesotho on Wednesday called in South Africa's ambassador and protested against the shooting of two herdboys by South African soldiers on March 5.",
            "2025-03-05",
        ),
        (
            "Algerian air defences shot down a Malian drone in the night from Monday to Tuesday.",
            "2025-03-11",
        ),
    ],
)
def test_the_day_of_a_protest_or_a_night_is_not_taken(text: str, day: str) -> None:
    assert [when for _, when in _incidents(text)] == [day]
