# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""Russian reports: names in all cases, titles of no list, days counted from others; traps."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Reading
from wasl.contact.press.reading import read


def reading(text: str) -> Reading:
    return read(text, published=[date(2025, 3, 14)], directory=starter())


def told(text: str) -> list[tuple[str, str | None, dict[str, tuple[str, str]]]]:
    found = reading(text).proposals
    return [
        (
            str(one.kind),
            one.date.value,
            {each.side: (each.office, each.holder) for each in one.sides},
        )
        for one in found
    ]


LAVROV = ("foreign-minister", "Sergei Lavrov")
PUTIN = ("head-of-state", "Vladimir Putin")


@pytest.mark.parametrize(
    ("text", "day", "sides"),
    [
        (
            ("Генеральный директор МАГАТЭ Рафаэль Гросси в четверг встретился в Тегеране с главой Организации по "
            "атомной энергии Ирана Мохаммадом Эслами."),
            "2025-03-13",
            {"IAEA": ("", "Рафаэль Гросси"), "IR": ("", "Мохаммад Эслами")},
        ),
        (
            "С.В.Лавров 12 марта принял Министра иностранных дел и торговли Венгрии П.Сийярто.",
            "2025-03-12",
            {"RU": LAVROV, "HU": ("foreign-minister", "П.Сийярто")},
        ),
        (
            "Президенты России и Казахстана Владимир Путин и Касым-Жомарт Токаев во вторник поговорили по телефону.",
            "2025-03-11",
            {"RU": PUTIN, "KZ": ("head-of-state", "Касым-Жомарт Токаев")},
        ),
        (
            "Замглавы МИД РФ Сергей Рябков в среду встретился с послом Ирана в Москве Каземом Джалали.",
            "2025-03-12",
            {"RU": ("deputy-foreign-minister", "Сергей Рябков"), "IR": ("ambassador", "Казем Джалали")},
        ),
        (
            "Вице-премьер, министр иностранных дел Пакистана Исхак Дар созвонился в среду с главой МИД Ирана.",
            "2025-03-12",
            {"PK": ("foreign-minister", "Исхак Дар"), "IR": ("foreign-minister", "Abbas Araghchi")},
        ),
        (
            "Сергей Лавров 11 марта прибыл в Баку, где встретился с президентом Ильхамом Алиевым.",
            "2025-03-11",
            {"RU": LAVROV, "AZ": ("head-of-state", "Ильхам Алиев")},
        ),
        (
            "Российский лидер во вторник провел телефонный разговор с президентом Бразилии Лулой да Силвой.",
            "2025-03-11",
            {"RU": PUTIN, "BR": ("head-of-state", "Лула да Силва")},
        ),
        (
            ("В Брюсселе в воскресенье прошла встреча президента Азербайджана Ильхама Алиева и премьер-министра "
            "Армении Никола Пашиняна."),
            "2025-03-09",
            {"AZ": ("head-of-state", "Ильхам Алиев"), "AM": ("head-of-government", "Никол Пашинян")},
        ),
    ],
)  # fmt: skip
def test_who_met_whom(text: str, day: str, sides: dict[str, tuple[str, str]]) -> None:
    assert told(text) == [("contact", day, sides)]


def test_days_are_counted_from_the_contact_before() -> None:
    met = "Лавров 11 марта встретился в Анкаре с Хаканом Фиданом. "
    for words, day in (("Накануне", "2025-03-10"), ("В тот же день", "2025-03-11")):
        (_, second) = told(f"{met}{words} он провел переговоры с госсекретарем США Марко Рубио.")
        assert second[1:] == (day, {"RU": LAVROV, "US": ("foreign-minister", "Marco Rubio")})


def test_the_ministers_of_both_are_those_of_the_two_told_of() -> None:
    text = (
        "Встреча госсекретаря США Марко Рубио и главы МИД России Сергея Лаврова, намеченная на четверг, отложена.\n\n"
        "Министры говорили по телефону в понедельник."
    )
    rubio = ("foreign-minister", "Marco Rubio")
    assert told(text) == [
        ("planned", "2025-03-20", {"US": rubio, "RU": LAVROV}),
        ("contact", "2025-03-10", {"US": rubio, "RU": LAVROV}),
    ]


@pytest.mark.parametrize(
    ("text", "caller"),
    [
        ("Президенту РФ Владимиру Путину позвонил президент Турции Реджеп Тайип Эрдоган.", "TR"),
        ("Президент РФ Владимир Путин позвонил президенту Турции Реджепу Тайипу Эрдогану.", "RU"),
        ("Президенту РФ Владимиру Путину позвонил Биньямин Нетаньяху.", "IL"),
    ],
)
def test_who_called_is_not_in_the_dative(text: str, caller: str | None) -> None:
    (one,) = reading(text).proposals
    assert (one.initiator and one.initiator.side) == caller


@pytest.mark.parametrize(
    "text",
    [
        "Президент Российской академии наук Геннадий Красников встретился с послом Китая.",
        "Министр иностранных дел Германии Анналена Бербок раскритиковала слова Сергея Лаврова о переговорах.",
        "Акции выросли после сообщений о телефонном разговоре Владимира Путина и Дональда Трампа.",
        "Лидер грузинской оппозиционной партии встретилась с послом ЕС.",
        "Главы МИД стран ЕС на встрече в Брюсселе обсудили санкции против России.",
        "Министр финансов России Антон Силуанов встретился с президентом Владимиром Путиным.",
        "Предложение Зеленского о встрече с Путиным остается в силе, заявил Ермак.",
    ],
)
def test_what_is_no_contact(text: str) -> None:
    assert told(text) == []
