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
