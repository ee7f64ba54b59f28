# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""Russian contacts told in passing: by peoples, gerunds, who was at whose, letters of one verb."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read


def told(text: str) -> list[tuple[str | None, dict[str, str]]]:
    found = read(text, published=[date(2023, 3, 16)], directory=starter()).proposals
    return [(one.date.value, {each.side: each.office for each in one.sides}) for one in found]


MINISTERS = "foreign-minister"
HEAD, PREMIER = "head-of-state", "head-of-government"


@pytest.mark.parametrize(
    ("text", "day", "sides"),
    [
        ("Генсек НАТО Йенс Столтенберг завершил поездку по Азии. С министром обороны Японии Ясукадзу Хамадой норвежец беседовал во вторник.", "2023-03-14", {"NATO": "secretary-general", "JP": "defence-minister"}),
        ("Премьер Дании Метте Фредериксен прилетела в Вильнюс. В понедельник датчанка встретилась с президентом Литвы Гитанасом Науседой.", "2023-03-13", {"DK": PREMIER, "LT": HEAD}),
        ("Принимая в Бухаресте 14 марта премьера Молдавии Дорина Речана, президент Румынии Клаус Йоханнис говорил о газе.", "2023-03-14", {"MD": PREMIER, "RO": HEAD}),
        ("Президент Гайаны Ирфаан Али и его суринамский коллега Чан Сантохи 14 марта сидели друг против друга в отеле.", "2023-03-14", {"GY": HEAD, "SR": HEAD}),
        ("Накануне у президента Казахстана Касым-Жомарта Токаева побывал министр обороны Турции Хулуси Акар.", "2023-03-15", {"KZ": HEAD, "TR": "defence-minister"}),
        ("Премьер-министр Испании Педро Санчес 13 марта написал королю Марокко Мухаммеду VI, что поддерживает его план.", "2023-03-13", {"ES": PREMIER, "MA": HEAD}),
        ("Спецпредставитель правительства КНР по делам Евразии Ли Хуэй во вторник провел переговоры с главой МИД Чехии Яном Липавским.", "2023-03-14", {"CN": "aide", "CZ": MINISTERS}),
        ("Глава МИД Чехии Ян Липавский накануне принял возглавляющего МИД Литвы Габриэлюса Ландсбергиса.", "2023-03-15", {"CZ": MINISTERS, "LT": MINISTERS}),
        ("Джасинда Ардерн высказалась осторожно. Она, как сообщила ее пресс-служба, обсудила это с премьером Фиджи Ситивени Рабукой 13 марта.", "2023-03-13", {"NZ": PREMIER, "FJ": PREMIER}),
        ("По словам премьера Грузии Ираклия Гарибашвили, он говорил об этом с президентом Азербайджана Ильхамом Алиевым 10 марта.", "2023-03-10", {"GE": PREMIER, "AZ": HEAD}),
    ],
)  # fmt: skip
def test_a_contact_told_in_passing(text: str, day: str, sides: dict[str, str]) -> None:
    assert told(text) == [(day, sides)]


def test_two_received_one_behind_the_other() -> None:
    text = "Глава МИД Турции во вторник принял сначала министра иностранных дел Ирака, а затем, отдельно, главу МИД Катара."
    assert [set(sides) for _, sides in told(text)] == [{"TR", "IQ"}, {"TR", "QA"}]


@pytest.mark.parametrize(
    "text",
    [
        "Немец Олаф Шольц и француз Эммануэль Макрон разговаривали во вторник с журналистами.",
        "Посол Китая в Чехии Фэн Бяо написал президенту Чехии Петру Павлу в Twitter.",
        "Встречаясь с избирателями 14 марта, премьер Греции Кириакос Мицотакис вспомнил президента Турции Эрдогана.",
        "Биограф написал президенту Франции Эммануэлю Макрону речь.",
    ],
)
def test_what_only_looks_so(text: str) -> None:
    assert told(text) == []
