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


@pytest.mark.parametrize(
    ("text", "day", "sides"),
    [
        (
            "A shell fired by Myanmar's army fell inside Bangladesh on Monday, police said.",
            "2024-05-13",
            {"MM": "armed-forces", "BD": ""},
        ),
        (
            "Eritrean gunboats seized two Djiboutian trawlers on Sunday.",
            "2024-05-12",
            {"ER": "", "DJ": ""},
        ),
        (
            "Namibian fishermen were shot dead on Tuesday by Botswana's soldiers.",
            "2024-05-14",
            {"NA": "", "BW": "armed-forces"},
        ),
        (
            "Пограничник Ирана погиб во вторник в перестрелке с афганскими военными.",
            "2024-05-14",
            {"IR": "armed-forces", "AF": "armed-forces"},
        ),
        (
            "قتل ستة جنود سودانيين في هجوم شنته القوات الإثيوبية، السبت، في منطقة الفشقة.",
            "2024-05-11",
            {"SD": "armed-forces", "ET": "armed-forces"},
        ),
        (
            "Снаряд с территории Мьянмы, упал в понедельник на таиландскую деревню.",
            "2024-05-13",
            {"MM": "", "TH": ""},
        ),
        (
            "Таджикский пограничник ранен во вторник выстрелом с киргизской стороны.",
            "2024-05-14",
            {"TJ": "armed-forces", "KG": ""},
        ),
        (
            "Норвежская береговая охрана задержала во вторник российский траулер.",
            "2024-05-14",
            {"NO": "", "RU": ""},
        ),
        (
            "Kosovo's border police and Serbian gendarmes exchanged shots on Tuesday.",
            "2024-05-14",
            {"XK": "armed-forces", "RS": "armed-forces"},
        ),
        (
            "أصيب ثلاثة صيادين مصريين برصاص أطلقته دورية بحرية سودانية، الاثنين، قرب حلايب.",
            "2024-05-13",
            {"EG": "", "SD": "armed-forces"},
        ),
        (
            "قالت هيئة الأركان الكويتية إن زورقا عراقيا دخل المياه الكويتية الأربعاء.",
            "2024-05-15",
            {"IQ": "", "KW": ""},
        ),
        (
            "سقطت قذائف أطلقها الجيش السوداني داخل الأراضي التشادية مساء الأحد.",
            "2024-05-12",
            {"SD": "armed-forces", "TD": ""},
        ),
        (
            "احتجزت البحرية الإريترية، الأحد، ثلاثة قوارب صيد يمنية قبالة جزيرة حنيش.",
            "2024-05-12",
            {"ER": "armed-forces", "YE": ""},
        ),
        (
            (
                "Chad's premier met Niger's premier on Wednesday, a day after forces of both sides"
                " had exchanged fire.\n\nA Chadian soldier was killed in Tuesday's clash."
            ),
            "2024-05-14",
            {"TD": "armed-forces", "NE": "armed-forces"},
        ),
    ],
)
def test_forces_of_one_side_hit_or_take_those_of_another(
    text: str, day: str, sides: dict[str, str]
) -> None:
    assert ("incident/", day, sides) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran's navy on Sunday seized a Greek-flagged tanker in the Gulf of Oman.",
        "قال الرئيس التشادي إن خطا ساخنا مع السودان قد يمنع الحوادث.",
        "Indian fishermen and Sri Lankan villagers clashed on Monday.",
        "Kenyan police and Ugandan traders clashed on Monday in Busia.",
    ],
)
def test_no_force_of_two_sides_is_no_incident(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "A direct line between the Kenyan and the Ugandan army opened on Wednesday.",
            "armed-forces",
        ),
        (
            "Линия связи между Минобороны Кении и Минобороны Уганды открыта в среду.",
            "defence-ministry",
        ),
        (
            "Прямой провод между военными Кении и Уганды открыт в среду.",
            "armed-forces",
        ),
        (
            "Kenya and Uganda agreed to talk. A line between the two armies opened on Wednesday.",
            "armed-forces",
        ),
    ],
)
def test_a_line_is_of_those_of_both_sides(text: str, office: str) -> None:
    assert _told(text) == [("line/", "2024-05-15", {"KE": office, "UG": office})]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            (
                'Exercise "Silent Wolf", which brings together 1,200 Czech and Slovak soldiers,'
                " opened at Lest on Monday and ends on May 24."
            ),
            "exercise/held",
            "2024-05-13/2024-05-24",
        ),
        (
            "On June 10-14 the armies of Rwanda and Tanzania will train together at Gako.",
            "exercise/planned",
            "2024-06-10/2024-06-14",
        ),
        (
            "Двусторонние маневры ВМС Омана и Пакистана завершились во вторник.",
            "exercise/held",
            "2024-05-14",
        ),
    ],
)
def test_an_exercise_of_two_forces_has_its_days(text: str, kind: str, day: str) -> None:
    ((found, when, sides),) = _told(text)
    assert (found, when, set(sides.values())) == (kind, day, {"armed-forces"})


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Индийские и китайские солдаты сошлись в среду. Пекин признал гибель 3 солдат.",
            {("CN", "killed", "3")},
        ),
        (
            "تبادل الجيشان الهندي والصيني إطلاق النار الأربعاء. وقالت الصين إن أحد جنودها قتل.",
            {("CN", "killed", "1")},
        ),
        (
            (
                "Kyrgyz and Tajik guards exchanged fire on Wednesday. Bishkek said three of its men"
                " were wounded, Dushanbe put its own losses at one dead."
            ),
            {("KG", "injured", "3"), ("TJ", "killed", "1")},
        ),
        (
            (
                "В среду начались учения военных Кении и Уганды. В них, по данным кенийской армии,"
                " участвует около 2000 военных."
            ),
            {("KE", "troops", "~2000")},
        ),
    ],
)
def test_a_figure_is_of_the_side_that_counts(text: str, claims: set[tuple[str, str, str]]) -> None:
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert {(each.speaker, each.what, each.number) for each in one.claims} == claims


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            (
                "Визит министра обороны Кении Адена Дуале в Кампалу, где 20 мая он должен был"
                " встретиться с министром обороны Уганды Винсентом Ссемпиджей, отменен."
            ),
            "planned/cancelled",
            "2024-05-20",
        ),
        (
            (
                "Премьер Кении отменил встречу с премьером Уганды, которая должна была пройти"
                " 20 мая в Найроби."
            ),
            "planned/cancelled",
            "2024-05-20",
        ),
        (
            "Kenya's president rang Uganda's on Monday, but the calls were not returned.",
            "attempt/unanswered",
            "2024-05-13",
        ),
        (
            "Премьер Кении дважды звонил в среду угандийскому коллеге, но телефон молчал.",
            "attempt/unanswered",
            "2024-05-15",
        ),
        (
            (
                "A letter that Kenya's foreign minister, Musalia Mudavadi, sent to his Ugandan"
                " counterpart, Jeje Odongo, on May 6 never arrived."
            ),
            "attempt/undelivered",
            "2024-05-06",
        ),
        (
            "A request by Kenya's president for a meeting with Uganda's was rejected on Monday.",
            "attempt/refused",
            "2024-05-13",
        ),
    ],
)
def test_what_did_not_come_about_has_its_day(text: str, kind: str, day: str) -> None:
    assert [one[:2] for one in _told(text)] == [(kind, day)]


def test_who_says_that_he_will_is_who_promises() -> None:
    text = "Kenya's government said it would reply to Uganda's note in writing by Friday."
    assert _told(text) == [("commitment/planned", "/2024-05-17", {"KE": ""})]


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador of Chile was summoned by a Senate committee in Buenos Aires on Monday.",
        "Посол Швеции в Минске рассказал, что его вызывали в МИД за год двенадцать раз.",
        "The Kuwaiti parliament rejected a proposal for talks with Iraq on fishing rights.",
        "قال خبير إن على القاهرة أن ترفض أي لقاء مع أديس أبابا قبل وقف الملء.",
        "A letter on letters: Kenya and Uganda mean well.",
    ],
)
def test_no_state_protests_or_refuses(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "side", "day"),
    [
        (
            "Rwanda will let Uganda have a list of the detainees held at Gako by May 27.",
            "RW",
            "/2024-05-27",
        ),
        ("وعدت ليبيا بتسليم مالطا قبل 30 أيار/مايو قائمة بأسماء الصيادين.", "LY", "/2024-05-30"),
    ],
)
def test_a_list_by_a_day_is_promised(text: str, side: str, day: str) -> None:
    assert _told(text) == [("commitment/planned", day, {side: ""})]


def test_what_was_not_nobody_wanted_and_is_told_once() -> None:
    text = (
        '"There was no such meeting," Eritrea\'s minister Yemane Gebremeskel said of a report'
        " that President Isaias Afwerki received Ethiopia's army chief, Birhanu Jula, on Friday."
    )
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert (str(one.kind), one.date.value, one.initiator) == ("denied", "2024-05-10", None)


def test_what_was_due_before_and_called_off_is_not_what_is_planned() -> None:
    text = (
        "Kenya's and Uganda's foreign ministers, Musalia Mudavadi and Jeje Odongo, will meet on"
        " Monday.\n\nThey were to have met on May 7, but that meeting was called off."
    )
    assert [one[:2] for one in _told(text)] == [
        ("planned/planned", "2024-05-20"),
        ("planned/cancelled", "2024-05-07"),
    ]


def test_who_asked_so_often_and_was_refused() -> None:
    text = (
        "Kenya's president has asked three times to speak with Uganda's and was refused each time."
    )
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert (str(one.status), [each.number for each in one.claims]) == ("refused", ["3"])


def test_an_answer_is_promised_to_who_asked() -> None:
    text = "МИД Польши вручил ноту послу Кении. В Найроби пообещали ответить до 25 мая."
    assert ("commitment/planned", "/2024-05-25", {"KE": ""}) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "أبرمت نيوزيلندا والفلبين الأربعاء اتفاقا يتيح إجراء مناورات مشتركة على أراضي البلدين.",
        "Japan and the Philippines signed a pact on Monday allowing joint military drills.",
        "Япония и Чили подписали в среду соглашение, облегчающее проведение совместных учений.",
    ],
)
def test_a_drill_that_a_treaty_allows_is_not_held(text: str) -> None:
    assert [one for one in _told(text) if one[0].startswith("exercise")] == []
