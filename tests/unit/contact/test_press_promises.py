# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""Who promises is who does it, not who gets it; what is to come lies ahead of the paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Kind
from wasl.contact.press.reading import read

DAY = date(2024, 5, 20)
PROMISES = {
    "МИД Аргентины до пятницы даст Испании письменный ответ, заявил представитель.": "AR",
    "Литва до 3 июня предоставит Белоруссии список задержанных фур.": "LT",
    "Кабинет министров Сенегала взял обязательство перед Мавританией до 1 июля выдать лицензии.": "SN",
    "The Polish embassy in Minsk said Warsaw would inform the Belarusian side of the findings by May 31.": "PL",
    "تعهد الجانب التركي بالرد خطيا على استفسارات ليبيا قبل 30 مايو.": "TR",
    "أعلنت مملكة إسواتيني أنها ستبلغ موزمبيق بنتائج التحقيق قبل 30 مايو.": "SZ",
}


def _kinds(text: str, kind: Kind) -> list[tuple[str | None, set[str]]]:
    found = read(text, published=[DAY], directory=starter(), file="x").proposals
    return [(e.date.value, {one.side for one in e.sides}) for e in found if e.kind is kind]


@pytest.mark.parametrize("text", PROMISES)
def test_who_does_it_promises(text: str) -> None:
    assert [sides for _, sides in _kinds(text, Kind.COMMITMENT)] == [{PROMISES[text]}]


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister demanded a written explanation from Brazil by May 31.",
        "سيرد الوزير كتابة على أسئلة النواب قبل نهاية مايو.",
    ],
)
def test_what_one_demands_or_owes_at_home_is_no_promise(text: str) -> None:
    assert _kinds(text, Kind.COMMITMENT) == []


@pytest.mark.parametrize(
    ("text", "kind", "day", "sides"),
    [
        (
            "Иран и Армения 1 июня откроют прямую линию между пограничными комиссарами.",
            Kind.LINE,
            "2024-06-01",
            {"IR", "AM"},
        ),
        (
            "Some 3,200 Chinese troops will join Russia's Vostok drills next month.",
            Kind.EXERCISE,
            "2024-06",
            {"CN", "RU"},
        ),
        (
            "Сухопутные войска Ирана в пятницу начнут маневры у границы с Азербайджаном.",
            Kind.EXERCISE,
            "2024-05-24",
            {"IR"},
        ),
    ],
)
def test_what_is_to_come_is_ahead(text: str, kind: Kind, day: str, sides: set[str]) -> None:
    assert _kinds(text, kind) == [(day, sides)]


def test_the_day_of_what_a_notice_is_of_is_not_its_own() -> None:
    text = "أبلغت إيران العراق بأنها ستغلق مجالها الجوي السبت."
    assert _kinds(text, Kind.WARNING)[0][1] == {"IR", "IQ"}
    assert _kinds(text, Kind.WARNING)[0][0] != "2024-05-18"
