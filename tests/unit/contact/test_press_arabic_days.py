# SPDX-License-Identifier: Apache-2.0
"""Days of Arabic contacts that are told so many days apart from another."""

from __future__ import annotations

from datetime import date

import pytest

from wasl.contact.press.reading import read
from wasl.home.offices import starter_directory

MONDAY, TUESDAY = "2025-03-10", "2025-03-11"
LB = "الرئيس اللبناني جوزاف عون"
FR = "وزير الخارجية الفرنسي جان نويل بارو"
SA = "وزير الخارجية السعودي فيصل بن فرحان"


def told(text: str) -> set[tuple[str, str | None]]:
    """Return the sides of each contact, joined, with its day."""
    found = read(text, published=[date(2025, 3, 12)], directory=starter_directory()).proposals
    return {("-".join(sorted(party.side for party in one.sides)), one.date.value) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        f"التقى {LB} الثلاثاء {FR} غداة محادثاته مع {SA}.",
        f"بحث {LB} الثلاثاء مع {FR} ملف الحدود، وذلك بعد يوم واحد من لقائه {SA}.",
        f"استقبل {LB} الثلاثاء {FR} غداة استقباله {SA} يوم الاثنين.",
        f"غداة لقائه {SA} في جدة يوم الاثنين، أجرى {LB} اتصالا هاتفيا مع {FR}.",
        f"التقى {LB} {SA} مساء الاثنين، قبل أن يجتمع الثلاثاء مع {FR}.",
    ],
)
def test_who_met_a_second_one_a_day_apart(text: str) -> None:
    assert told(text) == {("FR-LB", TUESDAY), ("LB-SA", MONDAY)}


def test_some_days_after_says_no_day() -> None:
    text = f"التقى {LB} الثلاثاء {FR} بعد أيام من محادثاته مع {SA}."
    assert told(text) == {("FR-LB", TUESDAY), ("LB-SA", None)}


def test_the_day_after_an_election_is_none_of_a_contact() -> None:
    assert told(f"التقى {LB} الاثنين {FR} غداة الانتخابات النيابية.") == {("FR-LB", MONDAY)}


@pytest.mark.parametrize(
    "head",
    [
        "جدة 11 رمضان 1446 هـ الموافق 11 مارس 2025 م واس",
        "الثلاثاء 1446/9/11 هـ الموافق 2025/03/11 م",
        "جدة - 11 مارس 2025 م",
    ],
)
def test_today_is_of_the_day_of_the_agency(head: str) -> None:
    assert told(f"{head}\nالتقى {LB} اليوم {FR}.") == {("FR-LB", TUESDAY)}


@pytest.mark.parametrize(
    "whom",
    [
        "وزير التنمية الدولية النرويجي أوسموند أوكروست",
        "وزير الموارد المائية والري النرويجي أوسموند أوكروست",
        "وزير التعاون الإنمائي والشؤون الإفريقية في النرويج أوسموند أوكروست",
    ],
)
def test_a_minister_of_whatever_field(whom: str) -> None:
    assert told(f"استقبل {LB} الثلاثاء {whom}.") == {("LB-NO", TUESDAY)}


@pytest.mark.parametrize(
    "text",
    [
        f"يصادف اليوم الذكرى العشرين للقاء {LB} و{FR} في باريس.",
        f"بعد مرور عام على اجتماع {LB} مع {FR} ما زالت الحدود مغلقة.",
    ],
)
def test_an_anniversary_is_no_contact(text: str) -> None:
    assert told(text) == set()


def test_who_met_on_an_anniversary_met() -> None:
    assert told(f"في ذكرى توقيع المعاهدة، التقى {LB} الثلاثاء {FR}.") == {("FR-LB", TUESDAY)}


def test_who_would_be_glad_to_meet_did_not_ask() -> None:
    assert told(f"قال {LB} إنه سيكون سعيدا بلقاء {FR} في باريس.") == set()
    assert told(f"قال {LB} إنه كان سعيدا بلقاء {FR} الثلاثاء.") == {("FR-LB", TUESDAY)}


@pytest.mark.parametrize(
    "who", ["الكندي", "الأوكراني فولوديمير زيلينسكي", "الفرنسي إيمانويل ماكرون"]
)
def test_half_of_a_word_is_none(who: str) -> None:
    """However far *استقبل* stands before the day, it has no *قبل* in it."""
    text = f"استقبل الرئيس {who} الأربعاء رئيس الوزراء البولندي."
    (found,) = read(text, published=[date(2024, 4, 12)], directory=starter_directory()).proposals
    assert found.date.value == "2024-04-10"
