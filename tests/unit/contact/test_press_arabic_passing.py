# SPDX-License-Identifier: Apache-2.0
"""Arabic contacts told in passing: by negation, by a visitor's state, by what two said to each other."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_DAY = date(2024, 5, 15)


def _told(text: str) -> list[tuple[str, str | None, dict[str, str]]]:
    found = read(text, published=[_DAY], directory=starter()).proposals
    return [
        (f"{one.status}", one.date.value, {each.side: each.office for each in one.sides})
        for one in found
    ]


_FOREIGN, _HEAD = "foreign-minister", "head-of-state"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # a negation by which the talks were
            (
                "لم تمض ساعات على لقاء وزير الخارجية الجزائري أحمد عطاف نظيره المالي عبد الله ديوب "
                "في الجزائر الاثنين حتى أعلنت باماكو سحب سفيرها."
            ),
            [("held", "2024-05-13", {"DZ": _FOREIGN, "ML": _FOREIGN})],
        ),
        (
            (
                "ولم يكشف أي من الجانبين عما دار بين وزير الخارجية القبرصي كونستانتينوس كومبوس "
                "ونظيره اليوناني جورج جيرابتريتيس خلال لقائهما في أثينا الثلاثاء."
            ),
            [("held", "2024-05-14", {"CY": _FOREIGN, "GR": _FOREIGN})],
        ),
        ("لم يحدث أي لقاء بين الرئيس التونسي قيس سعيد ونظيره الفرنسي إيمانويل ماكرون.", []),
        (  # the visitor
            (
                "وصل مساعد وزير الخارجية الأميركي دانيال كريتنبرينك إلى هانوي. واجتمع وزير "
                "الخارجية الفيتنامي بوي ثانه سون بالدبلوماسي الأميركي الثلاثاء."
            ),
            [("held", "2024-05-14", {"VN": _FOREIGN, "US": "deputy-foreign-minister"})],
        ),
        (
            (
                "زار وزير الخارجية الأميركي أنتوني بلينكن كييف الثلاثاء. وقال المسؤول الأميركي الذي "
                "طلب عدم نشر اسمه إن الرئيس الأوكراني فولوديمير زيلينسكي التقى وفدا من الكونغرس."
            ),
            [],
        ),
        (  # nobody answers
            (
                "وقال مكتب رئيس الوزراء الأرميني إن نيكول باشينيان اتصل مرتين بالرئيس الأذربيجاني "
                "إلهام علييف الاثنين من دون أن يرفع أحد السماعة."
            ),
            [("unanswered", "2024-05-13", {"AM": "head-of-government", "AZ": _HEAD})],
        ),
        (
            (
                "التقى وزير الخارجية الأردني أيمن الصفدي نظيره العراقي فؤاد حسين الثلاثاء في عمان، "
                "وغادر من دون أن يجيب عن أسئلة الصحافيين."
            ),
            [("held", "2024-05-14", {"JO": _FOREIGN, "IQ": _FOREIGN})],
        ),
        (  # what is only meant by it is no attempt
            (
                "أجرى وزير الدفاع الإستوني هانو بيفكور محادثات مع نظيره الجورجي إيراكلي تشيكوفاني "
                "الثلاثاء في محاولة لإقناعه بالمشاركة، وأشاد بمحادثات انضمام جورجيا إلى الاتحاد."
            ),
            [("held", "2024-05-14", {"EE": "defence-minister", "GE": "defence-minister"})],
        ),
        (  # what two exchange
            (
                "تبادل الرئيسان الروسي فلاديمير بوتين والأوكراني فولوديمير زيلينسكي، الاثنين، "
                "التهديدات عبر الشاشات."
            ),
            [],
        ),
        (
            (
                "استقبلت وزيرة الطاقة المغربية ليلى بنعلي الرئيس التنفيذي لشركة «سيمنز للطاقة» "
                "الألمانية كريستيان بروخ، الثلاثاء."
            ),
            [],
        ),
        (
            (
                "استقبل رئيس هيئة الأركان المشتركة الأردني اللواء الركن يوسف الحنيطي، الثلاثاء، رئيس "
                "اللجنة العسكرية لحلف شمال الأطلسي الأميرال جوزيبي كافو دراغوني."
            ),
            [("held", "2024-05-14", {"JO": "chief-of-general-staff", "NATO": "military-leaders"})],
        ),
    ],
)
def test_told_in_passing(text: str, told: list[tuple[str, str | None, dict[str, str]]]) -> None:
    assert _told(text) == told


def test_who_called_in_vain() -> None:
    (one,) = read(
        "حاول وزير الخارجية السوداني علي يوسف، الاثنين، الاتصال بنظيره التشادي عبد الرحمن "
        "غلام الله دون أن يتلقى جوابا.",
        published=[_DAY],
        directory=starter(),
    ).proposals
    assert one.initiator is not None
    assert one.initiator.side == "SD"
