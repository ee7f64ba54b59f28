# SPDX-License-Identifier: Apache-2.0
"""Notices, clashes, lines, promises and attempts as agencies tell of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_DAY = date(2024, 5, 16)
"""A Thursday."""


def _told(text: str) -> list[tuple[str, str | None, dict[str, str]]]:
    found = read(text, published=[_DAY], directory=starter()).proposals
    return [
        (f"{one.kind}/{one.status or ''}", one.date.value, {p.side: p.office for p in one.sides})
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "day", "sides"),
    [
        (
            "Власти Лаоса в понедельник уведомили Камбоджу, что увеличат сброс воды через плотину.",
            "2024-05-13",
            {"LA": "", "KH": ""},
        ),
        (
            "Индийское посольство в Исламабаде предупредило в воскресенье МИД Пакистана о паводке.",
            "2024-05-12",
            {"IN": "embassy", "PK": "foreign-ministry"},
        ),
        (
            "قالت وزارة النقل في تايوان إن الصين أبلغتها، أمس الأربعاء، بعزمها إغلاق منطقة جوية.",
            "2024-05-15",
            {"CN": "", "TW": ""},
        ),
        (
            "Dushanbe had been informed of the drills by Tashkent on Monday, a spokesman said.",
            "2024-05-13",
            {"TJ": "", "UZ": ""},
        ),
        (
            "India informed Bangladesh on Tuesday that it would open the gates of a barrage.",
            "2024-05-14",
            {"IN": "", "BD": ""},
        ),
    ],
)
def test_notice_is_given_of_water_rockets_and_closures(
    text: str, day: str, sides: dict[str, str]
) -> None:
    assert _told(text) == [("warning/", day, sides)]


@pytest.mark.parametrize(
    "text",
    [
        "The UN warned on Tuesday that Sudan and Chad face famine.",
        "В понедельник министр обороны Турции предупредил журналистов, что Греция закроет порт.",
        "Egypt has repeatedly warned Ethiopia that it would not accept a dam of one side alone.",
        "Turkmenistan told Uzbekistan's visitors on Monday that it would close the bridge.",
    ],
)
def test_of_whom_one_is_warned_is_not_who_is_warned(text: str) -> None:
    assert _told(text) == []
