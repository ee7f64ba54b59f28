# SPDX-License-Identifier: Apache-2.0
"""Words that look like others: names like verbs, papers like persons, cities like families."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import Reading, read

_PUBLISHED = [date(2025, 11, 18)]


def _read(text: str) -> Reading:
    return read(text, published=_PUBLISHED, directory=starter())


@pytest.mark.parametrize(
    "text",
    [
        "Russian Foreign Minister Sergei Lavrov spoke to Italy's Corriere Sera on Monday.",
        "French President Emmanuel Macron met with Lebanon's Al Mayadeen on Monday.",
        (
            "Honduran President Juan Orlando Hernandez spoke on Monday. A conference on trade was "
            "held in Orlando, and the US ambassador held talks in Orlando."
        ),
        "Учения Индии и Непала прошли вблизи границы.",
        "Iran and Oman came close to an agreement on Monday.",
        "Niger expelled French troops on Monday.",
    ],
)
def test_nobody_met_and_nothing_happened(text: str) -> None:
    assert _read(text).proposals == ()


@pytest.mark.parametrize(
    ("text", "status", "sides"),
    [
        (  # *commented on*, which may be *suspended*
            (
                "علق الرئيس الروسي فلاديمير بوتين على لقاء وزير الخارجية الروسي سيرغي لافروف مع "
                "نظيره الأمريكي ماركو روبيو يوم الاثنين."
            ),
            "held",
            {"RU": "Sergei Lavrov", "US": "Marco Rubio"},
        ),
        (  # *peace*, which may be a family
            (
                "سلم الرئيس الإيراني مسعود بزشكيان خطة سلام إلى الرئيس التركي رجب طيب أردوغان خلال "
                "لقائهما في أنقرة يوم الاثنين."
            ),
            "held",
            {"IR": "Masoud Pezeshkian", "TR": "Recep Tayyip Erdogan"},
        ),
        (
            (
                "Belarusian Foreign Minister Maxim Ryzhenkov rejected any request for a call with "
                "Latvian Foreign Minister Baiba Braze on Monday."
            ),
            "refused",
            {"BY": "Maxim Ryzhenkov", "LV": "Baiba Braze"},
        ),
    ],
)
def test_what_it_was_is_read(text: str, status: str, sides: dict[str, str]) -> None:
    (one,) = _read(text).proposals
    assert str(one.status) == status
    assert {party.side: party.holder for party in one.sides} == sides


def test_a_past_tense_beside_a_name_is_no_future() -> None:
    """*كانت ... سيرجي*, which begins as a verb to come."""
    reading = _read(
        "أجرى وزير الدفاع الأمريكي بيت هيغسيث اتصالا هاتفيا مع نظيره التركي يشار غولر يوم الاثنين، "
        "وكانت المكالمة الأخيرة مع الوزير السابق سيرجي شويجو في العام الماضي."
    )
    assert {str(one.status) for one in reading.proposals} == {"held"}


def test_whose_soldiers_stands_before_the_side() -> None:
    (one,) = _read("The troops of India shelled the troops of Pakistan on Monday.").proposals
    assert {party.side: party.office for party in one.sides} == {
        "IN": "armed-forces",
        "PK": "armed-forces",
    }
