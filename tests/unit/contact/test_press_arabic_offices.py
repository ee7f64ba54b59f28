# SPDX-License-Identifier: Apache-2.0
"""Arabic offices: premiers who are ministers as well, presidents who are none, titles of two."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter, who_met
from wasl.contact.press.reading import read

_DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            (
                "الدوحة - استقبل الشيخ محمد بن عبدالرحمن آل ثاني رئيس مجلس الوزراء وزير الخارجية، "
                "أمس، السيد لويجي دي مايو الممثل الخاص للاتحاد الأوروبي لمنطقة الخليج."
            ),
            {
                "QA": ("head-of-government", "محمد بن عبدالرحمن آل ثاني"),
                "EU": ("aide", "لويجي دي مايو"),
            },
        ),
        (
            "بيروت - استقبل الرئيس ميقاتي أمس سفير إسبانيا خيسوس سانتوس أغوادو.",
            {
                "LB": ("head-of-government", "ميقاتي"),
                "ES": ("ambassador", "خيسوس سانتوس أغوادو"),
            },
        ),
        (
            (
                "التقى وزير الخارجية العراقي فؤاد حسين نائب وزير الخارجية الصيني لشؤون غرب آسيا "
                "تشاي جيون أمس."
            ),
            {
                "IQ": ("foreign-minister", "فؤاد حسين"),
                "CN": ("deputy-foreign-minister", "تشاي جيون"),
            },
        ),
        (
            (
                "التقى وزير الخارجية اللبناني عبد الله بو حبيب منسقة الأمم المتحدة الخاصة في لبنان "
                "يوانا فرونتسكا أمس."
            ),
            {
                "LB": ("foreign-minister", "عبد الله بو حبيب"),
                "UN": ("aide", "يوانا فرونتسكا"),
            },
        ),
        (
            (
                "أجرى نائب رئيس مجلس الوزراء الكويتي وزير الدفاع وزير الداخلية الشيخ فهد اليوسف "
                "محادثات مع وزير الدفاع الأوزبكي شهرت خالموخاميدوف أمس."
            ),
            {
                "KW": ("defence-minister", "فهد اليوسف"),
                "UZ": ("defence-minister", "شهرت خالموخاميدوف"),
            },
        ),
        (
            "والتقى مديرا المخابرات المصري عباس كامل والإسرائيلي رونين بار في القاهرة أمس.",
            {
                "EG": ("intelligence-chief", "عباس كامل"),
                "IL": ("intelligence-chief", "رونين بار"),
            },
        ),
        (
            (
                "استقبل الفريق السعيد شنقريحة، رئيس أركان الجيش الوطني الشعبي، أمس بمقر وزارة "
                "الدفاع، الفريق أول مايكل لانغلي، قائد القيادة الأمريكية لإفريقيا."
            ),
            {
                "DZ": ("chief-of-general-staff", "السعيد شنقريحة"),
                "US": ("military-leaders", "مايكل لانغلي"),
            },
        ),
        (
            (
                "أوفد الرئيس الأنغولي جواو لورينسو وزير خارجيته تيتي أنطونيو إلى كيغالي حيث التقى "
                "أمس نظيره الرواندي أوليفييه ندوهونغيريهي."
            ),
            {
                "AO": ("foreign-minister", "تيتي أنطونيو"),
                "RW": ("foreign-minister", "أوليفييه ندوهونغيريهي"),
            },
        ),
    ],
)
def test_the_office_in_which_somebody_meets(text: str, sides: dict[str, tuple[str, str]]) -> None:
    assert who_met(text, _DAY) == [sides]


@pytest.mark.parametrize(
    "text",
    [
        (
            "تلقى الرئيس المصري عبد الفتاح السيسي، اليوم، اتصالا هاتفيا من الرئيس الفرنسي إيمانويل "
            "ماكرون.\nكما اجتمع الرئيس مع رئيس مجلس الوزراء مصطفى مدبولي ووزير النقل كامل الوزير."
        ),
        (
            "تسلم الرئيس المصري عبد الفتاح السيسي، اليوم، رسالة خطية من الملك حمد بن عيسى آل "
            "خليفة، عاهل البحرين.\nوترأس الرئيس اجتماعا بحضور رئيس مجلس الوزراء مصطفى مدبولي."
        ),
    ],
)
def test_a_president_may_sit_with_his_own_premier(text: str) -> None:
    found = read(text, published=[date(2023, 11, 5)], directory=starter())
    assert len(found.proposals) == 1
    assert "head-of-state" in {one.office for one in found.proposals[0].sides}


def test_a_possible_meeting_is_none() -> None:
    text = "تترقب العاصمتان لقاء محتملا بين الرئيس التركي رجب طيب أردوغان ونظيره السوري بشار الأسد."
    assert not read(text, published=[_DAY], directory=starter()).proposals
