# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""Russian names that no directory has, in all cases: by their given names, by what else the text has."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read


def holder_of(side: str, text: str) -> str:
    (one,) = read(text, published=[date(2023, 3, 16)], directory=starter()).proposals
    return next(each.holder for each in one.sides if each.side == side)


@pytest.mark.parametrize(
    ("text", "side", "holder"),
    [
        ("Президент Чили позвонил президенту Парагвая Сантьяго Пенье.", "PY", "Сантьяго Пенья"),
        ("Президент Чили беседовал с верховным представителем ЕС Каей Каллас.", "EU", "Кая Каллас"),
        ("Президент Чили позвонил министру обороны ЮАР Энджи Мотшекге. Мотшекга обещала подумать.", "ZA", "Энджи Мотшекга"),
        ("Президент Чили позвонил министру обороны Мозамбика Криштовану Шуме. Шуме поблагодарил его.", "MZ", "Криштован Шуме"),
        ("Президент Чили принял министра обороны Бангладеш Наташу Карим.", "BD", "Наташа Карим"),
        ("Президент Чили позвонил послу Австралии Харриндер Сидху.", "AU", "Харриндер Сидху"),
        ("Президент Чили позвонил министру обороны Мавритании Мохамеду Салему.", "MR", "Мохамед Салем"),
        ("Президент Чили позвонил премьер-министру Вьетнама Фам Минь Тиню.", "VN", "Фам Минь Тинь"),
        ("Министр обороны Пакистана Махмуд Куреши принял президента Сомали Хасана Шейха Махмуда. Премьер-министр Эфиопии Абий Ахмед был занят.", "PK", "Махмуд Куреши"),
        ("Президент Чили принял премьер-министра Эфиопии Абия Ахмеда.", "ET", "Абий Ахмед"),
        ("Президент Чили написал королю Испании Фелипе VI.", "ES", "Фелипе VI"),
        ("Путин принял президента переходного периода Мали Ассими Гойту. Ассими Гойта поблагодарил Россию.", "ML", "Ассими Гойта"),
        ("Президент Чили принял министра обороны Греции Гикаса Хардалию. Хардалия прилетел утром.", "GR", "Гикас Хардалия"),
    ],
)  # fmt: skip
def test_a_name_is_in_its_nominative(text: str, side: str, holder: str) -> None:
    assert holder_of(side, text) == holder


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Президент Чили позвонил министру обороны Мозамбика Криштовану Шуме.", "MZ"),
        ("Президент Чили позвонил министру обороны Анголы Жуану Лоуренсу.", "AO"),
        ("Президент Чили принял министра обороны Фиджи Пио Тикодуаду.", "FJ"),
    ],
)
def test_what_can_be_of_two_nominatives_stays_open(text: str, side: str) -> None:
    assert holder_of(side, text) == ""


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Пенни Вонг и Ван И увиделись 14 марта на Бали.", {"AU": "Пенни Вонг", "CN": "Wang Yi"}),
        ("Джорджа Мелони 14 марта приняла премьера Мальты Роберта Абелу.", {"IT": "Джорджа Мелони", "MT": "Роберт Абела"}),
        ("Абдельмаджид Теббун 14 марта позвонил Кайсу Саиду.", {"DZ": "Абдельмаджид Теббун", "TN": "Кайс Саид"}),
        ("Глава МИД Ливана Абдалла Бу Хабиб был занят. С министром иностранных дел Иордании Айманом ас-Сафади Бу Хабиб поговорил 14 марта.", {"LB": "Абдалла Бу Хабиб", "JO": "Айман ас-Сафади"}),
    ],
)  # fmt: skip
def test_leaders_are_known_without_their_titles(text: str, sides: dict[str, str]) -> None:
    (one,) = read(text, published=[date(2023, 3, 16)], directory=starter()).proposals
    assert {each.side: each.holder for each in one.sides} == sides
