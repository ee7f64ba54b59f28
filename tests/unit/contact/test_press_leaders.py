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
    found = reading(
        "التقى الرئيس الفرنسي إيمانويل ماكرون أمس في كوتونو الرئيس باتريس تالون. وقال تالون إنه مرتاح."
    )
    assert sides(found) == [{"FR": "Emmanuel Macron", "BJ": "باتريس تالون"}]


def test_two_names_behind_one_title() -> None:
    found = reading("جرت أمس مكالمة بين الرئيسين موكغويتسي ماسيسي وحاجي غينغوب.")
    assert sides(found) == [{"BW": "موكغويتسي ماسيسي", "NA": "حاجي غينغوب"}]


def test_who_is_no_more_takes_no_part() -> None:
    found = reading("بحث الرئيس الفرنسي إيمانويل ماكرون الوضع منذ مقتل الرئيس إدريس ديبي في محادثات.")
    assert sides(found) == []
