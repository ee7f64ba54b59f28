# SPDX-License-Identifier: Apache-2.0
"""Arabic contacts told in passing: by negation, by a visitor's state, by what two said."""

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
                "زار وزير الخارجية الأميركي أنتوني بلينكن كييف الثلاثاء. وقال المسؤول الأميركي "
                "الذي طلب عدم نشر اسمه إن الرئيس الأوكراني فولوديمير زيلينسكي التقى "
                "وفدا من الكونغرس."
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
                "استقبل رئيس هيئة الأركان المشتركة الأردني اللواء الركن يوسف الحنيطي، الثلاثاء، "
                "رئيس اللجنة العسكرية لحلف شمال الأطلسي الأميرال جوزيبي كافو دراغوني."
            ),
            [("held", "2024-05-14", {"JO": "chief-of-general-staff", "NATO": "military-leaders"})],
        ),
        (  # a plan of last December
            (
                "وكان مقررا أن يلتقي الرئيس الكونغولي فيليكس تشيسيكيدي ونظيره الرواندي بول كاغامي "
                "في 15 ديسمبر في لواندا، إلا أن اللقاء ألغي في اللحظة الأخيرة."
            ),
            [("cancelled", "2023-12-15", {"CD": _HEAD, "RW": _HEAD})],
        ),
        (  # his country, by who says so
            (
                "وأكدت وزيرة الخارجية الأوغندية أوكيلو أورييم أن حكومتها ستسلم كينشاسا ردا مكتوبا "
                "قبل 20 يونيو."
            ),
            [("planned", "/2024-06-20", {"UG": ""})],
        ),
        (  # of a council that its source names
            (
                "قال مصدر في مجلس الأمن الأرميني إن أمين المجلس أرمين غريغوريان التقى في فيينا، "
                "الثلاثاء، مساعد الرئيس الأذربيجاني حكمت حاجييف."
            ),
            [("held", "2024-05-14", {"AM": "security-council-secretary", "AZ": "aide"})],
        ),
        (  # a line of the place and the day
            (
                "المنامة في 15 مايو 2024\n\nاجتمع الدكتور عبداللطيف بن راشد الزياني وزير الخارجية، "
                "اليوم، مع السيد تشاي جون المبعوث الخاص للحكومة الصينية لشؤون الشرق الأوسط."
            ),
            [("held", "2024-05-15", {"BH": _FOREIGN, "CN": "aide"})],
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


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            (
                "استقبل الملك محمد السادس، الاثنين، وزراء الشؤون الخارجية في كل من بوركينا فاسو "
                "ومالي والنيجر، وهم على التوالي كاراموكو جان ماري تراوري وعبد الله ديوب وباكاري "
                "ياوو سانغاري."
            ),
            {
                "MA": "محمد السادس",
                "BF": "كاراموكو جان ماري تراوري",
                "ML": "عبد الله ديوب",
                "NE": "باكاري ياوو سانغاري",
            },
        ),
        (
            (
                "التأم في تالين الثلاثاء اجتماع ضم وزراء دفاع إستونيا ولاتفيا وليتوانيا (هانو "
                "بيفكور وإينارا مورنييتسه وأرفيداس أنوشاوسكاس)."
            ),
            {"EE": "هانو بيفكور", "LV": "إينارا مورنييتسه", "LT": "أرفيداس أنوشاوسكاس"},
        ),
        (
            (
                "بحث الأمين العام لرابطة دول جنوب شرق آسيا (آسيان) كاو كيم هورن مع رئيس وزراء "
                "تيمور الشرقية شانانا غوسماو، الثلاثاء، خريطة الطريق."
            ),
            {"ASEAN": "كاو كيم هورن", "TL": "شانانا غوسماو"},
        ),
    ],
)
def test_who_is_of_which(text: str, holders: dict[str, str]) -> None:
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert {each.side: each.holder for each in one.sides} == holders


def test_family_of_another() -> None:
    found = read(
        "أجرى الأمين العام لمنظمة الأمن والتعاون في أوروبا فريدون سينيرلي أوغلو، الثلاثاء، مباحثات "
        "مع وزير الخارجية المولدوفي ميهاي بوبشوي. وفي وقت لاحق من اليوم نفسه، استقبلت رئيسة "
        "مولدوفا مايا ساندو سينيرلي أوغلو في مقر الرئاسة.",
        published=[_DAY],
        directory=starter(),
    ).proposals
    assert {each.holder for one in found for each in one.sides} == {
        "فريدون سينيرلي أوغلو",
        "ميهاي بوبشوي",
        "مايا ساندو",
    }
