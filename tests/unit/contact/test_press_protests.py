# SPDX-License-Identifier: Apache-2.0
"""Protests, promises, lines, warnings of one side to another, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Kind
from wasl.contact.press.reading import read


def _protests(text: str) -> list[tuple[str | None, dict[str, str]]]:
    found = read(text, published=[date(2022, 6, 14)], directory=starter()).proposals
    return [
        (each.date.value, {one.side: one.office for one in each.sides})
        for each in found
        if each.kind is Kind.PROTEST
    ]


@pytest.mark.parametrize(
    ("text", "day", "sides"),
    [
        (
            "Japan lodged a strong protest with Beijing through diplomatic channels on Monday.",
            "2022-06-13",
            {"JP": "", "CN": ""},
        ),
        (
            "A note of protest was sent to Russia's embassy on Monday by Latvia.",
            "2022-06-13",
            {"LV": "foreign-ministry", "RU": "embassy"},
        ),
        (
            "Филиппины направили Китаю ноту протеста в понедельник.",
            "2022-06-13",
            {"PH": "", "CN": ""},
        ),
        (
            "احتجت اليابان رسميا لدى الصين أمس الاثنين على دخول سفن مياهها.",
            "2022-06-13",
            {"JP": "", "CN": ""},
        ),
        (
            "Norway sent for the Russian ambassador on Monday over the flight.",
            "2022-06-13",
            {"NO": "foreign-ministry", "RU": "ambassador"},
        ),
        (
            "Послу Румынии в понедельник в МИД Украины заявили протест.",
            "2022-06-13",
            {"UA": "foreign-ministry", "RO": "ambassador"},
        ),
        (
            "استدعت الخارجية في بريتوريا أمس المفوض السامي الموزمبيقي لتسلمه مذكرة.",
            "2022-06-13",
            {"ZA": "foreign-ministry", "MZ": "ambassador"},
        ),
    ],
)
def test_a_protest_goes_from_one_side_to_another(
    text: str, day: str, sides: dict[str, str]
) -> None:
    assert _protests(text) == [(day, sides)]


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers in Tokyo urged the government to lodge a protest with China on Monday.",
        "Kenya lodged a protest with Somalia's football federation on Monday.",
        "India will send a protest note to Pakistan, the minister said on Monday.",
        "Депутаты Японии потребовали направить Китаю ноту протеста.",
        "Нота протеста Китая была вручена Японии.",
        "احتج نواب في اليابان لدى الحكومة على زيارة وفد من الصين.",
    ],
)
def test_what_is_only_wished_or_goes_elsewhere_is_none(text: str) -> None:
    assert _protests(text) == []


def _promises(text: str) -> list[tuple[str | None, set[str]]]:
    found = read(text, published=[date(2022, 6, 14)], directory=starter()).proposals
    return [
        (each.date.value, {one.side for one in each.sides})
        for each in found
        if each.kind is Kind.COMMITMENT
    ]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Fiji has undertaken to hand Tonga its survey of the reefs by July 1, Suva said.", "FJ"),
        ("До 1 июля передать Дублину недостающие документы обязался Берлин.", "DE"),
        ("Алжир заверил Мадрид, что до 1 июля пришлёт письменные разъяснения.", "DZ"),
        ("وعدت حكومة بيرو تشيلي بجواب كتابي عن الصيد قبل 1 يوليو 2022.", "PE"),
    ],
)
def test_a_promise_is_of_the_subject_of_the_verb(text: str, side: str) -> None:
    assert _promises(text) == [("/2022-07-01", {side})]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana promised voters a new law by July 1, Togo's press wrote.",
        "Депутат обещал избирателям в Польше отчет о поездке в Чехию до 1 июля.",
        "وعد رئيس الحكومة التونسية النواب بتقرير عن ليبيا قبل 1 يوليو 2022.",
    ],
)
def test_what_voters_are_promised_is_none(text: str) -> None:
    assert _promises(text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Belgrade suspended the liaison channel with Kosovo's police on Monday.", {"RS", "XK"}),
        ("КНДР в понедельник отключила линии связи с Южной Кореей.", {"KP", "KR"}),
        ("عاد الهاتف الأحمر بين باكستان والهند إلى العمل أمس الاثنين.", {"PK", "IN"}),
    ],
)
def test_a_line_is_opened_restored_or_cut(text: str, sides: set[str]) -> None:
    (one,) = read(text, published=[date(2022, 6, 14)], directory=starter()).proposals
    assert (one.kind, one.date.value) == (Kind.LINE, "2022-06-13")
    assert {each.side for each in one.sides} == sides


@pytest.mark.parametrize(
    "text",
    [
        "A hotline between Cuba and Haiti remains a dream, a senator said on Monday.",
        "The operator opened a phone line between Cuba and Haiti for customers on Monday.",
        "Россия стремится к открытым каналам связи с США.",
    ],
)
def test_a_line_of_customers_or_dreams_is_none(text: str) -> None:
    assert read(text, published=[date(2022, 6, 14)], directory=starter()).proposals == ()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kinshasa put Kigali on notice on Monday that intruders would be shot.", {"CD", "RW"}),
        ("Париж передал в понедельник Бамако письменное предупреждение.", {"FR", "ML"}),
        ("وجهت إريتريا إلى إثيوبيا أمس الاثنين إنذارا كتابيا.", {"ER", "ET"}),
    ],
)
def test_a_warning_goes_from_one_side_to_another(text: str, sides: set[str]) -> None:
    (one,) = read(text, published=[date(2022, 6, 14)], directory=starter()).proposals
    assert (one.kind, one.date.value) == (Kind.WARNING, "2022-06-13")
    assert {each.side for each in one.sides} == sides


@pytest.mark.parametrize(
    "text",
    [
        "The coach warned France on Monday that Spain would score.",
        "Россия уведомила Норвегию о выходе из соглашения.",
        "لم تخطر مصر إثيوبيا بفتح السد.",
    ],
)
def test_what_is_no_warning_of_a_side(text: str) -> None:
    assert read(text, published=[date(2022, 6, 14)], directory=starter()).proposals == ()


@pytest.mark.parametrize(
    "text",
    [
        "لن تستدعي بريتوريا سفير مالاوي، كما قالت الخارجية.",
        "أوصى تقرير الحكومة المجرية بأن تفكر جديا في استدعاء السفير الأوكراني.",
        "Lawmakers urged the Hungarian government to summon the Ukrainian ambassador.",
        "تعهد رئيس الوزراء الفنلندي أمام النواب بأن يقدم قبل نهاية الشهر ردا خطيا على الأسئلة.",
    ],
)
def test_what_is_only_thought_of_or_promised_at_home_is_nothing(text: str) -> None:
    assert not read(text, published=[date(2024, 4, 10)], directory=starter()).proposals


def test_what_is_of_a_day_to_come_is_a_plan() -> None:
    text = (
        "قريبا تنطلق المناورات البحرية المشتركة بين إيطاليا ومالطا، والموعد المحدد 22 سبتمبر 2025."
    )
    (one,) = read(text, published=[date(2025, 9, 10)], directory=starter()).proposals
    assert (one.kind, one.status, one.date.value) == ("exercise", "planned", "2025-09-22")
