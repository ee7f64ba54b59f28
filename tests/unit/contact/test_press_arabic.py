# SPDX-License-Identifier: Apache-2.0
"""Who is named in Arabic readouts: long titles, honorifics, names of nobody in the directory."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import who_met

_DAY = date(2024, 11, 30)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            (
                "الكويت - 14 - 5 (كونا) -- استقبل معالي وزير الخارجية عبدالله علي اليحيا "
                "اليوم في مكتبه سفير اليابان لدى دولة الكويت مورينو ياسوناري."
            ),
            {
                "KW": ("foreign-minister", "عبدالله علي اليحيا"),
                "JP": ("ambassador", "مورينو ياسوناري"),
            },
        ),
        (
            (
                "الدوحة في 11 مارس /قنا/ استقبل سعادة الشيخ محمد بن عبدالرحمن آل ثاني "
                "نائب رئيس مجلس الوزراء وزير الخارجية، اليوم، سعادة السيد سراج الدين مهر "
                "الدين وزير خارجية جمهورية طاجيكستان."
            ),
            {
                "QA": ("foreign-minister", "محمد بن عبدالرحمن آل ثاني"),
                "TJ": ("foreign-minister", "سراج الدين مهر الدين"),
            },
        ),
        (
            (
                "التقى السيد محمد علي النفطي، وزير الشؤون الخارجية والهجرة والتونسيين "
                "بالخارج، أمس، السيدة تانيا فايون، نائبة رئيس الحكومة ووزيرة الشؤون "
                "الخارجية والأوروبية بجمهورية سلوفينيا."
            ),
            {
                "TN": ("foreign-minister", "محمد علي النفطي"),
                "SI": ("foreign-minister", "تانيا فايون"),
            },
        ),
        (
            (
                "استقبل رئيس مجلس الوزراء الدكتور نواف سلام في السراي الكبير اليوم سفير "
                "مصر في لبنان علاء موسى."
            ),
            {"LB": ("head-of-government", "نواف سلام"), "EG": ("ambassador", "علاء موسى")},
        ),
        (
            (
                "عدن - سبأنت: بحث وزير الخارجية الدكتور أحمد عوض بن مبارك، اليوم، مع "
                "المبعوث الخاص للأمين العام للأمم المتحدة إلى اليمن هانس غروندبرغ، جهود "
                "السلام."
            ),
            {"YE": ("foreign-minister", "أحمد عوض بن مبارك"), "UN": ("aide", "هانس غروندبرغ")},
        ),
    ],
)
def test_names_and_titles_of_readouts(text: str, sides: dict[str, tuple[str, str]]) -> None:
    assert who_met(text, _DAY) == [sides]


def test_a_minister_without_a_name_is_the_one_of_before() -> None:
    text = (
        "وصل وزير الدفاع الأميركي لويد أوستن إلى بغداد، الثلاثاء. والتقى أوستن رئيس "
        "الوزراء محمد شياع السوداني. كما أجرى الوزير الأميركي محادثات مع نظيره "
        "العراقي ثابت العباسي."
    )
    assert who_met(text, _DAY) == [
        {
            "US": ("defence-minister", "Lloyd Austin"),
            "IQ": ("head-of-government", "محمد شياع السوداني"),
        },
        {
            "US": ("defence-minister", "Lloyd Austin"),
            "IQ": ("defence-minister", "ثابت العباسي"),
        },
    ]


def test_ministers_who_share_a_title_meet_together_and_are_called_apart() -> None:
    met = (
        "عقد وزراء خارجية العراق فؤاد حسين ومصر بدر عبد العاطي والأردن أيمن الصفدي، "
        "اليوم، اجتماعا ثلاثيا."
    )
    assert [set(one) for one in who_met(met, _DAY)] == [{"IQ", "EG", "JO"}]
    called = (
        "أجرى وزير الخارجية السعودي فيصل بن فرحان اتصالات هاتفية مع وزراء خارجية مصر والأردن وقطر."
    )
    assert who_met(called, _DAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "عمان 12 شباط (بترا)- استقبل جلالة الملك عبدالله الثاني اليوم رئيس الوزراء جعفر حسان.",
        "الجزائر - استقبل رئيس الجمهورية عبد المجيد تبون وزير الشؤون الخارجية أحمد عطاف.",
        (
            "التقى المنتخب الأردني نظيره العراقي، وحضر المباراة وزير الشباب العراقي أحمد "
            "المبرقع والسفير الأردني."
        ),
        "نعى وزير الخارجية العماني بدر البوسعيدي نظيره الكويتي الأسبق الشيخ محمد الصباح.",
        (
            "توقع وزير النفط العراقي حيان عبد الغني استقرار الأسعار، وقال وزير الطاقة "
            "السعودي إن أوبك مستعدة."
        ),
    ],
)
def test_who_is_named_beside_another_has_not_met_him(text: str) -> None:
    assert who_met(text, _DAY) == []


def test_each_of_several_has_a_call_of_his_own_and_they_have_none_with_each_other() -> None:
    two = (
        "القاهرة - أجرى بدر عبد العاطي وزير الخارجية، يوم الاثنين، اتصالين هاتفيين مع كل من "
        "الأمير فيصل بن فرحان وزير خارجية المملكة العربية السعودية، والشيخ محمد بن عبد الرحمن "
        "آل ثاني رئيس مجلس الوزراء وزير خارجية دولة قطر."
    )
    assert [set(one) for one in who_met(two, _DAY)] == [{"EG", "SA"}, {"EG", "QA"}]
    apart = (
        "تحدث الأمين العام للأمم المتحدة أنطونيو غوتيريش الثلاثاء مع رئيس الوزراء الباكستاني "
        "شهباز شريف ووزير الخارجية الهندي سوبراهمانيام جايشانكار في اتصالين منفصلين."
    )
    assert [set(one) for one in who_met(apart, _DAY)] == [{"UN", "PK"}, {"UN", "IN"}]


def test_a_family_name_that_is_an_adjective_is_no_side() -> None:
    text = (
        "بغداد - طلب رئيس الوزراء العراقي محمد شياع السوداني، الاثنين، إجراء اتصال هاتفي مع "
        "الرئيس السوري أحمد الشرع."
    )
    assert who_met(text, _DAY) == [
        {
            "IQ": ("head-of-government", "محمد شياع السوداني"),
            "SY": ("head-of-state", "أحمد الشرع"),
        }
    ]


def test_a_palace_tells_whose_the_host_is_where_no_place_is_named() -> None:
    text = (
        "استقبل رئيس الجمهورية العماد جوزاف عون قبل ظهر اليوم في قصر بعبدا، وزير الخارجية "
        "القبرصي كونستانتينوس كومبوس."
    )
    assert who_met(text, _DAY) == [
        {
            "LB": ("head-of-state", "جوزاف عون"),
            "CY": ("foreign-minister", "كونستانتينوس كومبوس"),
        }
    ]
