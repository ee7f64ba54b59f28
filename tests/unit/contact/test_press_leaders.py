# SPDX-License-Identifier: Apache-2.0
"""Leaders whom a list has in Latin letters, as Arabic newspapers write them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Reading
from wasl.contact.press.reading import read
from wasl.contact.press.who.arabic_leaders import arabic_side_of


def reading(text: str) -> Reading:
    return read(text, published=[date(2022, 7, 28)], directory=starter())


def sides(found: Reading) -> list[dict[str, str]]:
    return [{side.side: side.holder for side in one.sides} for one in found.proposals]


@pytest.mark.parametrize(
    ("name", "office", "side"),
    [
        ("باتريس تالون", "head-of-state", "BJ"),
        ("تالون", "head-of-state", "BJ"),
        ("سلفا كير ميارديت", "head-of-state", "SS"),
        ("تالون", "foreign-minister", ""),
        ("محمد العباسي", "head-of-state", ""),
        ("ما لم", "head-of-state", ""),
    ],
)
def test_a_name_has_its_side(name: str, office: str, side: str) -> None:
    assert arabic_side_of(name, office, year=2022) == side


def test_who_is_named_in_full_is_known() -> None:
    found = reading("التقى الرئيس الفرنسي إيمانويل ماكرون أمس في كوتونو الرئيس باتريس تالون.")
    assert sides(found) == [{"FR": "Emmanuel Macron", "BJ": "باتريس تالون"}]


def test_two_names_behind_one_title() -> None:
    found = reading("جرت أمس مكالمة بين الرئيسين موكغويتسي ماسيسي وحاجي غينغوب.")
    assert sides(found) == [{"BW": "موكغويتسي ماسيسي", "NA": "حاجي غينغوب"}]


def test_who_is_no_more_takes_no_part() -> None:
    found = reading(
        "بحث الرئيس الفرنسي إيمانويل ماكرون الوضع منذ مقتل الرئيس إدريس ديبي في محادثات."
    )
    assert sides(found) == []


def days(found: Reading) -> list[str | None]:
    return [one.date.value for one in found.proposals]


def test_the_day_of_what_was_said_there_is_that_of_the_meeting() -> None:
    after = reading(
        "أكد وزير الخارجية المصري سامح شكري، الثلاثاء، دعم بلاده. "
        "جاء ذلك خلال مباحثات أجراها مع نظيره الجزائري رمطان لعمامرة."
    )
    assert days(after) == ["2022-07-26"]
    during = reading(
        "أكد وزير الخارجية المصري سامح شكري، اليوم الخميس، خلال لقائه نظيره التشيكي يان ليبافسكي، "
        "دعم بلاده."
    )
    assert days(during) == ["2022-07-28"]


def test_algiers_summons_in_return() -> None:
    found = reading(
        "استدعت وزارة الخارجية في مالي، الأربعاء، سفير الجزائر. "
        "ولم يتأخر الرد، إذ استدعت وزارة الخارجية الجزائرية سفير مالي أمس."
    )
    assert [[side.office for side in one.sides] for one in found.proposals] == [
        ["foreign-ministry", "ambassador"],
        ["foreign-ministry", "ambassador"],
    ]


def test_ministers_of_one_government_meet_nobody() -> None:
    found = reading(
        "استقبل الرئيس الفرنسي إيمانويل ماكرون أمس الرئيس باتريس تالون. "
        "ثم ترأس اجتماعا أمنيا في حضور وزيري الدفاع والداخلية."
    )
    assert len(found.proposals) == 1


@pytest.mark.parametrize(
    "text",
    [
        "حل الرئيس البرازيلي لولا دا سيلفا أمس ضيفا على نظيره الأنغولي جواو لورينسو في لواندا.",
        "تحدث الرئيس البرازيلي لولا دا سيلفا إلى نظيره الأنغولي جواو لورينسو، أمس.",
        "تفاوض الرئيس البرازيلي لولا دا سيلفا أمس مع نظيره الأنغولي جواو لورينسو.",
    ],
)
def test_acts_of_two(text: str) -> None:
    found = read(text, published=[date(2024, 7, 28)], directory=starter())
    assert sides(found) == [{"BR": "لولا دا سيلفا", "AO": "جواو لورينسو"}]


def test_who_carries_a_letter_has_sent_it() -> None:
    found = read(
        "نقل وزير خارجية كينيا موساليا مودافادي أمس رسالة من الرئيس إلى رئيس أنغولا جواو لورينسو.",
        published=[date(2024, 7, 28)],
        directory=starter(),
    )
    assert [one.initiator and one.initiator.side for one in found.proposals] == ["KE"]
