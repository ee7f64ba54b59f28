# SPDX-License-Identifier: Apache-2.0
"""What is told loosely beside contacts: clashes, drills, lines, promises, notices, and figures."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.judged.filing import contact_of
from wasl.contact.press.proposal import Kind, Proposal
from wasl.contact.press.reading import read


def _read(text: str) -> list[Proposal]:
    return list(read(text, published=[date(2024, 5, 16)], directory=starter()).proposals)


def _told(text: str, kind: Kind) -> list[tuple[str | None, set[tuple[str, str]]]]:
    found = (one for one in _read(text) if one.kind is kind)
    return [(each.date.value, {(one.side, one.office) for one in each.sides}) for each in found]


def _armies(*sides: str) -> set[tuple[str, str]]:
    return {(one, "armed-forces") for one in sides}


@pytest.mark.parametrize(
    ("text", "day", "sides"),
    [
        (
            (
                "Nine died in clashes between Kenyan and Somali troops, a nurse said.\n\n"
                "The fighting broke out on Tuesday over a well."
            ),
            "2024-05-14",
            _armies("KE", "SO"),
        ),
        (
            "Индия и Пакистан спорят. В воскресенье между войсками двух стран была стычка.",
            "2024-05-12",
            _armies("IN", "PK"),
        ),
        (
            "NAIROBI, May 16 - Kenyan and Somali border guards exchanged fire on Tuesday.",
            "2024-05-14",
            _armies("KE", "SO"),
        ),
        (
            "Военнослужащие Ирана и Пакистана подрались в понедельник на границе.",
            "2024-05-13",
            _armies("IR", "PK"),
        ),
        (
            "أفادت الوزارة باشتباكات بين قوات تشادية ونيجيرية أول أمس الثلاثاء قرب بحيرة تشاد.",
            "2024-05-14",
            _armies("TD", "NG"),
        ),
    ],
)
def test_a_clash_may_have_its_day_behind_it(
    text: str, day: str, sides: set[tuple[str, str]]
) -> None:
    assert [one for one in _told(text, Kind.INCIDENT) if one[1]] == [(day, sides)]


@pytest.mark.parametrize(
    ("text", "day", "sides"),
    [
        (
            (
                "300 Ghanaian troops train alongside the Ivorian armed forces in Black Hawk,"
                " a joint exercise near Takoradi. The drill began on Monday and runs until May 24."
            ),
            "2024-05-13/2024-05-24",
            _armies("GH", "CI"),
        ),
        (
            "Chinese forces carried out air and sea drills around Taiwan on Tuesday.",
            "2024-05-14",
            _armies("CN"),
        ),
        (
            "Вооруженные силы Кении и Уганды проводят с 13 по 27 мая совместное учение.",
            "2024-05-13/2024-05-27",
            _armies("KE", "UG"),
        ),
        (
            "Вчера начались японо-вьетнамские учения. Они продлятся до 20 мая.",
            "2024-05-15/2024-05-20",
            {("JP", ""), ("VN", "")},
        ),
        (
            "The armies of Peru and Chile opened a four-day exercise near Arica on Monday.",
            "2024-05-13/2024-05-16",
            _armies("PE", "CL"),
        ),
        (
            "The armies of Peru and Chile ended a four-day exercise near Arica on Monday.",
            "2024-05-13",
            _armies("PE", "CL"),
        ),
    ],
)
def test_an_exercise_goes_on_behind_its_sentence(
    text: str, day: str, sides: set[tuple[str, str]]
) -> None:
    assert _told(text, Kind.EXERCISE) == [(day, sides)]


def test_an_exercise_that_is_only_spoken_of_is_none() -> None:
    text = (
        "Fijian Defence Minister Pio Tikoduadua met with his Australian counterpart, Richard "
        "Marles, in Suva on Tuesday and agreed to expand joint exercises, Suva's ministry said."
    )
    assert _told(text, Kind.EXERCISE) == []


@pytest.mark.parametrize(
    ("text", "day", "office"),
    [
        (
            (
                "A direct radio and telephone line between the armies of Peru and Chile went into "
                "service on Tuesday."
            ),
            "2024-05-14",
            "armed-forces",
        ),
        (
            "A phone line between the defence ministries of Peru and Chile was set up on Monday.",
            "2024-05-13",
            "defence-ministry",
        ),
        (
            (
                "Между министерствами обороны Перу и Чили заработала горячая линия. "
                "Связь установлена в понедельник."
            ),
            "2024-05-13",
            "defence-ministry",
        ),
    ],
)
def test_a_line_is_of_ministries_or_armies(text: str, day: str, office: str) -> None:
    assert _told(text, Kind.LINE) == [(day, {("PE", office), ("CL", office)})]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Peru has promised to tell Chile in writing by June 10 what it found.", "PE"),
        ("Перу до 10 июня передаст Чили сведения об улове.", "PE"),
        ("وعدت تشيلي بأن تسلم بيرو البيانات قبل 10 يونيو المقبل.", "CL"),
    ],
)
def test_information_by_a_day_is_promised(text: str, side: str) -> None:
    assert _told(text, Kind.COMMITMENT) == [("/2024-06-10", {(side, "")})]


@pytest.mark.parametrize(
    "text",
    [
        "Germany promised to stop Russia in its tracks.",
        "Путин пообещал Лукашенко помощь.",
        "Могадишо отозвал посла и пригрозил выставить эфиопских солдат.",
        "The EU will present its report on Ukraine by June 1.",
        "Oman received a warning from its doctors on Monday about drinking water.",
        "Washington warns Moscow of consequences\n\nA spokesman said that a message was passed on.",
    ],
)
def test_speeches_are_neither_promise_nor_notice(text: str) -> None:
    assert not [one for one in _read(text) if one.kind in (Kind.COMMITMENT, Kind.WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces shelled Ukrainian positions near Pokrovsk on Tuesday, Kyiv said.",
        "Spain's army and the Moroccan navy have clashed for years; Monday changed nothing.",
        "Сборные Сербии и Албании подрались в субботу на матче, которому мешал беспилотник.",
        "Greek troops near the Turkish border were visited on Tuesday by the president.",
    ],
)
def test_wars_matches_and_visits_are_no_clash(text: str) -> None:
    assert not [one for one in _read(text) if one.kind is Kind.INCIDENT]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Islamabad said two of its soldiers died on Tuesday when Afghan forces opened fire.",
            _armies("PK", "AF"),
        ),
        (
            "Два истребителя Китая во вторник опасно сблизились с самолетом-разведчиком Австралии.",
            {("CN", ""), ("AU", "")},
        ),
        (
            "قتل أربعة جنود باكستانيين الثلاثاء في إطلاق نار من الجانب الأفغاني على نقطة حدودية.",
            {("PK", "armed-forces"), ("AF", "")},
        ),
    ],
)
def test_one_side_may_be_told_by_its_men_or_its_fire(
    text: str, sides: set[tuple[str, str]]
) -> None:
    assert _told(text, Kind.INCIDENT) == [("2024-05-14", sides)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Nepali Foreign Minister Pradeep Gyawali on Tuesday called Indian Ambassador Rao to "
            "a palace and handed him a diplomatic note protesting against a road."
        ),
        (
            "Latvia protests over Indian drones\n\nRIGA - Drones came on Monday. The foreign "
            "ministry called in the Indian ambassador on Tuesday."
        ),
        "On Tuesday Chad handed a note verbale to the Indian embassy in N'Djamena.",
    ],
)
def test_a_note_to_an_envoy_is_a_protest(text: str) -> None:
    found = [one for one in _read(text) if one.kind is not Kind.INCIDENT]
    assert [(one.kind, one.date.value) for one in found] == [(Kind.PROTEST, "2024-05-14")]


def test_who_received_a_notice_is_who_was_warned() -> None:
    text = "Norway received a notification from Russia on Monday of a missile test, it said."
    assert _told(text, Kind.WARNING) == [("2024-05-13", {("RU", ""), ("NO", "")})]


def test_a_notice_is_of_the_day_on_which_it_came_and_no_exercise_of_whom_it_warns() -> None:
    text = (
        "Russian authorities have informed Norway that the fleet will hold drills and fire rockets "
        "on Saturday, the coast guard said on Wednesday. The notice came on Monday."
    )
    assert _told(text, Kind.WARNING) == [("2024-05-13", {("RU", ""), ("NO", "")})]
    assert _told(text, Kind.EXERCISE) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            (
                "Thai and Cambodian soldiers exchanged fire on Wednesday, and Cambodia's army "
                "said one of its soldiers had been killed."
            ),
            {("KH", "killed", "1")},
        ),
        (
            "More than 17,000 Philippine and American troops began joint exercises on Tuesday.",
            {("", "troops", ">17000")},
        ),
        (
            "Во вторник начались учения Индии и Непала, в них занято 1,5 тысячи солдат.",
            {("", "troops", "1500")},
        ),
        (
            (
                "قتل جنديان وأصيب ثلاثة في اشتباك بين القوات الهندية والصينية أمس الأربعاء، بحسب"
                " الجيش الهندي."
            ),
            {("IN", "killed", "2"), ("IN", "injured", "3")},
        ),
    ],
)
def test_a_figure_keeps_its_side_and_its_bound(
    text: str, claims: set[tuple[str, str, str]]
) -> None:
    (one,) = _read(text)
    assert {(each.speaker, each.what, each.number) for each in one.claims} == claims


def test_both_koreas_have_their_line() -> None:
    text = "أعادت الكوريتان، أمس الأربعاء، تشغيل خطوط الاتصال المباشرة بينهما."
    assert _told(text, Kind.LINE) == [("2024-05-15", {("KP", ""), ("KR", "")})]


def test_a_figure_is_filed_in_the_account_of_its_side() -> None:
    (one,) = _read(
        "Finnish President Alexander Stubb and Russian President Vladimir Putin spoke by phone on "
        "Tuesday for about 40 minutes, the Kremlin said. The Finnish president's office said that "
        "the call had lasted 35 minutes."
    )
    filed = contact_of(one, source="Paper", directory=starter())
    assert [(each.side, each.numbers) for each in filed.accounts] == [
        ("RU", {"minutes": "~40"}),
        ("FI", {"minutes": "35"}),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "day", "sides"),
    [
        (
            "سترد الجزائر كتابة على المذكرة الفرنسية بحلول 20 مايو.",
            Kind.COMMITMENT,
            "/2024-05-20",
            {("DZ", "")},
        ),
        (
            "The navies of India and Bangladesh on Saturday begin Bongosagar, a three-day drill.",
            Kind.EXERCISE,
            "2024-05-18/2024-05-20",
            _armies("IN", "BD"),
        ),
        (
            "Военнослужащие Казахстана и Кыргызстана с 20 по 24 мая примут участие в учениях.",
            Kind.EXERCISE,
            "2024-05-20/2024-05-24",
            _armies("KZ", "KG"),
        ),
    ],
)
def test_shapes_of_what_is_to_come(
    text: str, kind: Kind, day: str, sides: set[tuple[str, str]]
) -> None:
    assert _told(text, kind) == [(day, sides)]


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Бишкека пообещал до 1 сентября построить школу имени дружбы с Турцией.",
        "Служба МЧС предупредила жителей Грузии и Армении о лавинах.",
        "The bank opened a customer hotline between its offices in Kenya and Uganda on Monday.",
    ],
)
def test_mayors_rescuers_and_banks_are_no_states(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "day", "sides"),
    [
        (
            (
                "Zambian and Malawian soldiers are practising river crossings this week, the army "
                "said. The exercise, code-named Kwacha Bridge, began on Monday and is to last "
                "until Friday."
            ),
            Kind.EXERCISE,
            "2024-05-13/2024-05-17",
            _armies("ZM", "MW"),
        ),
        (
            "Латвийское погранведомство до 20 мая представит белорусской стороне письменный отчет.",
            Kind.COMMITMENT,
            "/2024-05-20",
            {("LV", "")},
        ),
        (
            "Croatia's Coast Guard will give Bosnia a written account of the chase by Monday.",
            Kind.COMMITMENT,
            "/2024-05-20",
            {("HR", "")},
        ),
        (
            "UPDF soldiers and FARDC troops exchanged fire on Tuesday.",
            Kind.INCIDENT,
            "2024-05-14",
            _armies("UG", "CD"),
        ),
        (
            "Algerian air defences shot down a Malian drone in the night from Monday to Tuesday.",
            Kind.INCIDENT,
            "2024-05-14",
            {("DZ", ""), ("ML", "")},
        ),
        (
            "Российский Су-24 во вторник прошел в девяти метрах от американского эсминца.",
            Kind.INCIDENT,
            "2024-05-14",
            {("RU", ""), ("US", "")},
        ),
    ],
)
def test_more_shapes_of_the_same(
    text: str, kind: Kind, day: str, sides: set[tuple[str, str]]
) -> None:
    assert _told(text, kind) == [(day, sides)]


@pytest.mark.parametrize(
    "text",
    [
        "نيقوسيا - أصدرت تركيا إخطارا ملاحيا بشأن مناورات بالذخيرة الحية قبالة قبرص من 12 مايو.",
        "Авиакомпании предупредили пассажиров из Италии и Испании о задержках.",
        "أصيب ستة جنود أردنيين بحادث سير قرب معبر جابر الحدودي مع سوريا.",
        "В Японском море проведена учебная стрельба: катера флота пустили две ракеты.",
    ],
)
def test_coasts_travellers_roads_and_seas_are_no_states(text: str) -> None:
    assert _read(text) == []
