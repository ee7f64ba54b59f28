# SPDX-License-Identifier: Apache-2.0
"""A part of a grid: titles, their order and the name's case, in frames of a contact.

Each language has a table of titles with their office ("" where no list has it). The states, the
orders and the frames go round, so that each title meets several of them.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

RU_STATES: Final = {"JP": "Японии", "ZA": "ЮАР", "BA": "Боснии и Герцеговины"}
RU_FRAMES: Final = (
    ("nom", "{} в среду встретился с премьер-министром Мальты Робертом Абелой."),
    ("gen", "Встреча {} с премьер-министром Мальты Робертом Абелой прошла 1 июня."),
    ("ins", "Премьер-министр Мальты Роберт Абела в среду обсудил по телефону с {} торговлю."),
)
RU_NAME: Final = {"nom": "Марк Ковалски", "gen": "Марка Ковалски", "ins": "Марком Ковалски"}
RU_TITLES: Final = (
    ("и. о. министра обороны",) * 3 + ("defence-minister",),
    ("замглавы МИД",) * 3 + ("deputy-foreign-minister",),
    (
        "первый замминистра обороны", "первого замминистра обороны", "первым замминистра обороны",
        "deputy-defence-minister",
    ),
    ("врио президента",) * 3 + ("head-of-state",),
    (
        "исполняющий обязанности главы МИД", "исполняющего обязанности главы МИД",
        "исполняющим обязанности главы МИД", "foreign-minister",
    ),
)  # fmt: skip


def russian() -> list[tuple[str, str, str, str]]:
    """Return sentences with the side, the office and the name in them."""
    cells = []
    for n, (*titles, office) in enumerate(RU_TITLES):
        for m, ((case, frame), title) in enumerate(zip(RU_FRAMES, titles, strict=True)):
            side, state = list(RU_STATES.items())[(n + m) % len(RU_STATES)]
            name, said = RU_NAME[case], f"{title} {state}"
            behind = (n + m) % 2 == 0
            text = frame.format(f"{said} {name}" if behind else f"{name}, {said},")
            cells.append((text[0].upper() + text[1:], side, office, RU_NAME["nom"]))
    return cells


@pytest.mark.parametrize(("text", "side", "office", "name"), russian())
def test_titles(text: str, side: str, office: str, name: str) -> None:
    (one,) = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    found = {each.side: (each.office, each.holder) for each in one.sides}
    assert found.pop(side) == (office, name)
    assert list(found) == ["MT"]
    assert one.date.value == "2022-06-01"
