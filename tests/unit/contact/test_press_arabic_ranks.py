# SPDX-License-Identifier: Apache-2.0
"""Arabic commanders with their ranks, names of sons, and who visits whom."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter, who_met
from wasl.contact.press.reading import read

_DAY = date(2024, 5, 22)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            (
                "أبوظبي - استقبل محمد بن مبارك بن فضل المزروعي، وزير الدولة لشؤون الدفاع، "
                "غويدو كروسيتو، وزير الدفاع الإيطالي، أمس."
            ),
            {
                "AE": ("defence-minister", "محمد بن مبارك بن فضل المزروعي"),
                "IT": ("defence-minister", "غويدو كروسيتو"),
            },
        ),
        (
            (
                "استقبل القائد العام لقوة دفاع البحرين صاحب المعالي المشير الركن الشيخ خليفة "
                "بن أحمد آل خليفة أمس وزير الدفاع العراقي ثابت العباسي."
            ),
            {
                "BH": ("chief-of-general-staff", "خليفة بن أحمد آل خليفة"),
                "IQ": ("defence-minister", "ثابت العباسي"),
            },
        ),
        (
            (
                "مسقط - استقبل رئيس الأركان العماني الفريق الركن بحري عبدالله بن خميس الرئيسي "
                "أمس قائد القوة البحرية الباكستانية الأدميرال نافيد أشرف."
            ),
            {
                "OM": ("chief-of-general-staff", "عبدالله بن خميس الرئيسي"),
                "PK": ("military-leaders", "نافيد أشرف"),
            },
        ),
        (
            (
                "عمان (بترا) - التقى رئيس هيئة الأركان المشتركة اللواء الركن الطيار محمد فتحي "
                "حياصات، أمس، قائد سلاح الجو الإيطالي الفريق طيار لوكا غوريتي."
            ),
            {
                "JO": ("chief-of-general-staff", "محمد فتحي حياصات"),
                "IT": ("military-leaders", "لوكا غوريتي"),
            },
        ),
        (
            (
                "الكويت - التقى رئيس الأركان الكويتي بندر المزين أمس ملحق الدفاع البريطاني "
                "المقدم جون سميث."
            ),
            {"KW": ("chief-of-general-staff", "بندر المزين"), "GB": ("", "جون سميث")},
        ),
        (
            (
                "بحث نائب وزير الخارجية الكويتي السفير منصور العتيبي مع سفير اليابان لدى البلاد "
                "مورينو ياسوناري العلاقات الثنائية."
            ),
            {
                "KW": ("deputy-foreign-minister", "منصور العتيبي"),
                "JP": ("ambassador", "مورينو ياسوناري"),
            },
        ),
        (
            (
                "بحث قائد القوات البرية المصرية اللواء أركان حرب محمد رأفت الدش مع نظيره اليوناني "
                "الفريق خارالامبوس لالوسيس التدريبات المشتركة، أمس."
            ),
            {
                "EG": ("military-leaders", "محمد رأفت الدش"),
                "GR": ("military-leaders", "خارالامبوس لالوسيس"),
            },
        ),
        (
            (
                "أعلنت الخارجية التركية أن أحمد يلدز، نائب وزير الخارجية، التقى نظيره العماني "
                "خليفة الحارثي، في الدوحة الثلاثاء."
            ),
            {
                "TR": ("deputy-foreign-minister", "أحمد يلدز"),
                "OM": ("deputy-foreign-minister", "خليفة الحارثي"),
            },
        ),
        (
            (
                "التقى رئيس الوزراء الماليزي أنور إبراهيم رئيس وزراء باكستان محمد شهباز شريف على "
                "هامش القمة، أمس."
            ),
            {
                "MY": ("head-of-government", "أنور إبراهيم"),
                "PK": ("head-of-government", "محمد شهباز شريف"),
            },
        ),
        (
            (
                "التقى مستشار الأمن القومي لرئيس الجمهورية العراقية قاسم الأعرجي السفير الإيراني "
                "محمد كاظم آل صادق."
            ),
            {
                "IQ": ("national-security-adviser", "قاسم الأعرجي"),
                "IR": ("ambassador", "محمد كاظم آل صادق"),
            },
        ),
        (
            (
                "اجتمع الفريق أول سعيد شنقريحة، رئيس أركان الجيش الوطني الشعبي، أمس، بالفريق "
                "لويس كارلوس دي أوليفيرا، رئيس أركان القوات البرازيلية."
            ),
            {
                "DZ": ("chief-of-general-staff", "سعيد شنقريحة"),
                "BR": ("chief-of-general-staff", "لويس كارلوس دي أوليفيرا"),
            },
        ),
        (
            (
                "قام رئيس أركان الجيش الكويتي الشيخ خالد صالح الصباح بزيارة رسمية إلى باكستان "
                "التقى خلالها أمس رئيس هيئة الأركان المشتركة الفريق أول ساهر شمشاد ميرزا."
            ),
            {
                "KW": ("chief-of-general-staff", "خالد صالح الصباح"),
                "PK": ("chief-of-general-staff", "ساهر شمشاد ميرزا"),
            },
        ),
        (
            (
                "التقى رئيس أركان الجيش العراقي الفريق أول قوات خاصة الركن عبد الأمير رشيد يارالله "
                "قائد بعثة الناتو الفريق جيوفاني يانوتشي، أمس."
            ),
            {
                "IQ": ("chief-of-general-staff", "عبد الأمير رشيد يارالله"),
                "NATO": ("ambassador", "جيوفاني يانوتشي"),
            },
        ),
        (
            "استقبلت وزيرة خارجية أنغولا نظيرها السوداني المكلف علي الصادق علي في لواندا أمس.",
            {"AO": ("foreign-minister", ""), "SD": ("foreign-minister", "علي الصادق علي")},
        ),
        (
            "زار قائد الجيش اللبناني العماد جوزاف عون نظيره القبرصي جورجيوس تسيتسيكوستاس أمس.",
            {
                "LB": ("chief-of-general-staff", "جوزاف عون"),
                "CY": ("chief-of-general-staff", "جورجيوس تسيتسيكوستاس"),
            },
        ),
        (
            "قام السفير الصيني لدى تونس بزيارة مجاملة لوزير الدفاع التونسي عماد مميش أمس.",
            {"CN": ("ambassador", ""), "TN": ("defence-minister", "عماد مميش")},
        ),
    ],
)
def test_ranks_sons_and_visits(text: str, sides: dict[str, tuple[str, str]]) -> None:
    assert who_met(text, _DAY) == [sides]


@pytest.mark.parametrize(
    "text",
    [
        "زار وزير الدفاع المصري محمد زكي ضريح الرئيس التركي مصطفى كمال أتاتورك في أنقرة.",
        "زار الرئيس التركي رجب طيب أردوغان موسكو الأسبوع الماضي.",
        "قال وزير الدفاع التركي يشار غولر إن لقاء بينه وبين نظيره السوري ممكن متى نضجت الظروف.",
        "استعرض الرئيس التركي رجب طيب أردوغان أمام البرلمان نتائج زيارة الرئيس الروسي.",
        "زار الرئيس العراقي برهم صالح جناح إيطاليا في المعرض.",
    ],
)
def test_a_place_is_nobody_and_what_may_be_is_nothing(text: str) -> None:
    assert who_met(text, _DAY) == []


def test_an_iraqi_source_speaks_for_iraq_of_last_night() -> None:
    text = (
        "كشف مصدر دبلوماسي عراقي أن وزير الخارجية فؤاد حسين اتصل الليلة الماضية بنظيره الإيراني "
        "عباس عراقجي."
    )
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert one.date.value == "2024-05-21"
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == ("IQ", "IQ")


def test_a_call_is_his_who_owns_it_and_a_telegram_is_one() -> None:
    text = (
        "لم يرد وزير الدفاع الصيني دونغ جون على اتصال نظيره الأميركي لويد أوستن.\n"
        "قال الرئيس التونسي قيس سعيد في برقية إلى نظيره الجزائري عبد المجيد تبون إن بلاده حريصة.\n"
        "أجرى وزير الخارجية البرازيلي ماورو فييرا اتصالا أمس بنظيره القبرصي كونستانتينوس كومبوس."
    )
    found = read(text, published=[_DAY], directory=starter()).proposals
    assert [one.initiator and one.initiator.side for one in found] == ["US", "TN", "BR"]


def test_an_amiri_court_is_the_amirs() -> None:
    text = "هاتف الرئيس الإيطالي سيرجو ماتاريلا أمير قطر تميم بن حمد أمس، بحسب الديوان الأميري."
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == ("IT", "QA")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            (
                "وصل رئيس الأركان الباكستاني عاصم منير إلى طهران، الأحد. "
                "واستقبل الرئيس الإيراني إبراهيم رئيسي منير مساء اليوم نفسه."
            ),
            {
                "PK": ("chief-of-general-staff", "عاصم منير"),
                "IR": ("head-of-state", "Ebrahim Raisi"),
            },
        ),
        (
            (
                "استقبل وزير الخارجية الغاني صمويل أبلاكوا المستشار النمساوي كريستيان شتوكر، "
                "الثلاثاء."
            ),
            {
                "GH": ("foreign-minister", "صمويل أبلاكوا"),
                "AT": ("head-of-government", "كريستيان شتوكر"),
            },
        ),
        (
            (
                "استقبل الرئيس المصري عبد الفتاح السيسي، اليوم، السيدة هانا تيتيه الممثلة الخاصة "
                "للأمين العام للأمم المتحدة في ليبيا."
            ),
            {
                "EG": ("head-of-state", "Abdel Fattah el-Sisi"),
                "UN": ("aide", "هانا تيتيه"),
            },
        ),
        (  # an office that the directory has not of him
            "التقى رئيس جهاز الاستخبارات التركي هاكان فيدان نظيره المصري عباس كامل أمس في بغداد.",
            {
                "TR": ("intelligence-chief", "هاكان فيدان"),
                "EG": ("intelligence-chief", "عباس كامل"),
            },
        ),
        (
            "عقد الرئيسان يوويري موسيفيني وويليام روتو لقاء في كمبالا.",
            {
                "UG": ("head-of-state", "يوويري موسيفيني"),
                "KE": ("head-of-state", "ويليام روتو"),
            },
        ),
    ],
)
def test_a_name_ends_before_another_and_an_envoy_is_no_chief(
    text: str, sides: dict[str, tuple[str, str]]
) -> None:
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert {side.side: (side.office, side.holder) for side in one.sides} == sides


def test_one_who_rang_each_of_two_rang_both() -> None:
    text = (
        "اتصل الرئيس الفرنسي إيمانويل ماكرون السبت هاتفيا بكل من رئيس الوزراء الكمبودي هون مانيت "
        "ورئيس الوزراء اللبناني نواف سلام."
    )
    found = read(text, published=[_DAY], directory=starter()).proposals
    assert [{side.side for side in one.sides} for one in found] == [{"FR", "KH"}, {"FR", "LB"}]


def test_an_envoy_of_whom_another_side_tells_is_not_of_the_place() -> None:
    text = (
        "صنعاء - قال مسؤول في الأمم المتحدة إن المبعوث هانس غروندبرغ التقى الأحد في مسقط وزير "
        "الخارجية الإيراني عباس عراقجي."
    )
    found = read(text, published=[_DAY], directory=starter()).proposals
    assert "YE" not in {side.side for one in found for side in one.sides}
