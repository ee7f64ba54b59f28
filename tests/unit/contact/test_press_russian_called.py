# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""Russian reports of who called, asked or wanted silence, and who says so; heads of staffs; near misses."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read


def found(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[date(2023, 3, 16)], directory=starter()).proposals


def wish(text: str) -> tuple[str, str] | None:
    (one,) = found(text)
    return None if one.initiator is None else (one.initiator.side, one.initiator.said_by)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Президент Финляндии Саули Ниинистё написал, что в среду ему позвонил президент Турции Реджеп Тайип Эрдоган.", ("TR", "FI")),
        ("Президент Чили Габриэль Борич рассказал, что президент Перу Дина Болуарте сама позвонила ему во вторник.", ("PE", "CL")),
        ("Министр обороны Латвии Инара Мурниеце сообщила, что сама позвонила в среду эстонскому коллеге Ханно Певкуру.", ("LV", "LV")),
        ("Премьер Армении Никол Пашинян во вторник попросил президента Ирана Ибрахима Раиси о встрече, сообщила канцелярия армянского правительства.", ("AM", "AM")),
        ("Глава МИД Колумбии Альваро Лейва и глава МИД Венесуэлы Иван Хиль говорили в среду по телефону. Венесуэльская сторона просила не объявлять о разговоре.", None),
    ],
)  # fmt: skip
def test_who_called(text: str, expected: tuple[str, str] | None) -> None:
    assert wish(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Министр иностранных дел Латвии Эдгар Ринкевич в среду позвонил главе МИД Грузии Илье Дарчиашвили. Об этом он сам рассказал в эфире Латвийского радио.", ("LV", "LV")),
        ("Верховный представитель ЕС Жозеп Боррель в среду позвонил главе МИД Туниса Набилю Аммару. Об этом сообщило суданское агентство SUNA.", ("EU", "")),
        ("Глава МИД Чили Альберто ван Клаверен отклонил предложение боливийского коллеги Рохелио Майты встретиться. Отказ в понедельник передали через консульство, рассказал Майта.", ("BO", "BO")),
    ],
)  # fmt: skip
def test_who_said_so_later(text: str, expected: tuple[str, str]) -> None:
    assert wish(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Министр обороны Италии Гвидо Крозетто в понедельник прилетел в Ригу и в тот же день встретился с латвийским коллегой Инарой Мурниеце.", "2023-03-13"),
        ("Во вторник, спустя сутки после того, как на границе нашли фургон с телами мигрантов, глава МИД Мексики Марсело Эбрард беседовал с гватемальским коллегой Марио Букаро.", "2023-03-14"),
        ("Во вторник объявили, что президент Кипра Никос Христодулидис и премьер Греции Кириакос Мицотакис беседовали по телефону.", "/2023-03-14"),
    ],
)  # fmt: skip
def test_days(text: str, day: str) -> None:
    assert [one.date.value for one in found(text)] == [day]


def test_none_was() -> None:
    (one,) = found(
        "Никакой встречи министра иностранных дел Туниса Набиля Аммара с главой МИД Израиля Эли Коэном не было, заявили в тунисском ведомстве."
    )
    assert one.kind == "denied"
    assert not found(
        "Никаких новостей о переговорах президента Алжира Абдельмаджида Теббуна с президентом Франции Эмманюэлем Макроном не было."
    )


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Турция уведомила Грецию об учениях со стрельбой к югу от Крита. Извещение пришло в Афины во вторник.", "warning", "2023-03-14"),
        ("Индия уведомила Пакистан о пуске ракеты. Спутник вывели на орбиту в понедельник.", "warning", None),
        ("Вьетнам и Малайзия договорились о горячей линии между военно-морскими силами. Меморандум о ней подписали 7 марта в Ханое.", "line", "2023-03-07"),
        ("Руандийские военные во вторник обстреляли конголезский штурмовик Су-25 под Гомой.", "incident", "2023-03-14"),
    ],
)  # fmt: skip
def test_days_of_what_is_no_contact(text: str, kind: str, day: str | None) -> None:
    (one,) = found(text)
    assert (one.kind, one.date.value) == (kind, day)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Президент Бразилии Лула да Силва уложил поездку в три дня. В Буэнос-Айресе он в понедельник провел переговоры с президентом Аргентины Альберто Фернандесом, а в среду в Монтевидео его принимал президент Уругвая Луис Лакалье Поу.", [("2023-03-13", {"BR", "AR"}), ("2023-03-15", {"BR", "UY"})]),
        ("Министр обороны Португалии Элена Каррейраш вернулась из Осло. Визит завершился в понедельник переговорами с министром обороны Норвегии Бьёрном Арильдом Грамом.", [("2023-03-13", {"PT", "NO"})]),
        ("Президент Ганы Нана Акуфо-Аддо открыл завод. Главной новостью стали переговоры президента Франции Эмманюэля Макрона с премьером Японии Фумио Кисидой во вторник.", [("2023-03-14", {"FR", "JP"})]),
        ("Президент Ганы Нана Акуфо-Аддо вернулся домой. Главной темой дня стали переговоры с профсоюзами.", []),
    ],
)  # fmt: skip
def test_whose_talks(text: str, pairs: list[tuple[str, set[str]]]) -> None:
    assert [(one.date.value, {each.side for each in one.sides}) for one in found(text)] == pairs


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Президент США Джо Байден во вторник усадил за один стол премьера Армении Никола Пашиняна и президента Азербайджана Ильхама Алиева.", {"US", "AM", "AZ"}),
        ("В субботу в Багдаде сели за один стол секретарь Совбеза Ирана Али Шамхани и министр обороны Ирака Сабет аль-Аббаси.", {"IR", "IQ"}),
        ("Президент Франции Эмманюэль Макрон во вторник встретился со студентами и с президентом Сенегала Маки Саллом.", {"FR", "SN"}),
        ("Президент Мексики Андрес Мануэль Лопес Обрадор встретился с губернаторами и пожаловался на президента США Джо Байдена.", set()),
        ("В новом фильме президент России звонит президенту США и зовет его на охоту.", set()),
        ("Президент Сербии Александр Вучич призвал премьера Косова Альбина Курти сесть за стол переговоров.", set()),
    ],
)  # fmt: skip
def test_who_sat_together(text: str, sides: set[str]) -> None:
    assert {each.side for one in found(text) for each in one.sides} == sides


def test_who_hands_over_does_not_say_so() -> None:
    (one,) = found(
        "Глава МИД Омана Бадр аль-Бусаиди передал во вторник президенту Ирана Ибрахиму Раиси послание султана."
    )
    assert one.date.value == "2023-03-14"
    assert one.initiator is not None
    assert one.initiator.said_by == ""


def test_who_refused_and_her_name() -> None:
    (one,) = found(
        "Министр обороны Боливии Эдмундо Новильо отказался во вторник говорить по телефону с чилийской коллегой Майей Фернандес."
    )
    assert (one.kind, one.status) == ("attempt", "refused")
    assert [each.holder for each in one.sides if each.side == "CL"] == ["Майя Фернандес"]


def test_who_asked_for_silence() -> None:
    (one,) = found(
        "Премьер Ливии Абдель Хамид Дбейба в среду принял главу МИД Греции Никоса Дендиаса. Греческая сторона, по его словам, просила не освещать визит."
    )
    assert one.publicity is not None
    assert one.publicity.asked_by == "GR"


@pytest.mark.parametrize(
    ("who", "office"),
    [
        ("начальника штаба иорданской армии Юсефа Хунейти", "chief-of-general-staff"),
        ("начальника штаба турецких сухопутных войск Мусу Авсевера", "military-leaders"),
        ("председателя комиссии Африканского союза Муссу Факи Махамата", "secretary-general"),
    ],
)
def test_heads(who: str, office: str) -> None:
    (one,) = found(f"Президент Кении Уильям Руто принял во вторник {who}.")
    assert [each.office for each in one.sides if each.side != "KE"] == [office]
