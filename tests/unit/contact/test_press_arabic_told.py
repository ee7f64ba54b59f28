# SPDX-License-Identifier: Apache-2.0
"""Arabic reports: whose they are, titles in a state, two with names, letters carried, days."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_DAY = date(2024, 5, 16)


def _told(text: str) -> list[tuple[str, str | None, set[str]]]:
    found = read(text, published=[_DAY], directory=starter()).proposals
    return [(f"{one.status}", one.date.value, {each.side for each in one.sides}) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "التقى أمين مجلس الأمن الروسي سيرغي شويغو، أمس الأول، "
                "وزير الأمن العام في لاوس فيلاي لاخامفونغ."
            ),
            [("held", "2024-05-14", {"RU", "LA"})],
        ),
        (
            (
                "استضافت القاهرة، أمس، قمة ثلاثية ضمت الرئيس المصري عبد الفتاح السيسي "
                "والعاهل الأردني الملك عبد الله الثاني والرئيس الفلسطيني محمود عباس."
            ),
            [("held", "2024-05-15", {"EG", "JO", "PS"})],
        ),
        (
            (
                "نقل السفير العماني لدى طهران إبراهيم المعيني، أمس، رسالة شفوية من السلطان "
                "هيثم بن طارق إلى الرئيس الإيراني إبراهيم رئيسي."
            ),
            [("held", "2024-05-15", {"OM", "IR"})],
        ),
        (
            (
                "ونقلت الصحيفة عن مصادر أن لقاء سريا عقد في عمان بين مدير المخابرات العامة المصرية "
                "عباس كامل ونظيره الإسرائيلي رونين بار، وهو ما نفاه المتحدث باسم الحكومة الأردنية."
            ),
            [("reported-and-denied", None, {"EG", "IL"})],
        ),
        (
            "بحث رئيس الأركان التعاون مع وزيري دفاع قبرص وبيرو.",
            [],
        ),
    ],
)
def test_what_is_told(text: str, told: list[tuple[str, str | None, set[str]]]) -> None:
    assert _told(text) == told


def test_who_carried_a_letter_did_not_begin_it() -> None:
    text = (
        "نقل السفير العماني لدى طهران إبراهيم المعيني، أمس، رسالة شفوية من السلطان "
        "هيثم بن طارق إلى الرئيس الإيراني إبراهيم رئيسي."
    )
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert one.initiator is not None
    assert one.initiator.side == "OM"
