# SPDX-License-Identifier: Apache-2.0
"""Leaders whom a list has in Latin letters, as Russian newspapers write them."""

from __future__ import annotations

import pytest

from tests.press.scoring import starter
from wasl.contact.directory import Person
from wasl.contact.press.shadow import cast_shadow
from wasl.contact.press.who.lexicon import words_of
from wasl.contact.press.who.russian_leaders import russian_leaders_of


def leaders_in(text: str) -> list[Person]:
    shadow = cast_shadow(text)
    words = words_of(shadow.text, start=0, end=len(shadow.text))
    return russian_leaders_of(shadow, words, starter(), year=2022)


@pytest.mark.parametrize(
    ("text", "side", "name"),
    [
        ("беседа с Садыром Жапаровым", "KG", "Садыр Жапаров"),
        ("у Садыра Жапарова", "KG", "Садыр Жапаров"),
        ("позвонил Касым-Жомарту Токаеву", "KZ", "Касым-Жомарт Токаев"),
        ("разговор с Майей Санду", "MD", "Майя Санду"),
        ("принял Николу Селаковича", "RS", "Никола Селакович"),
        ("встретил Поля Кагаме", "RW", "Поль Кагаме"),
    ],
)
def test_a_leader_is_known_in_every_case(text: str, side: str, name: str) -> None:
    found = leaders_in(text)
    assert [(one.terms[0].side, one.names) for one in found] == [(side, (name,))]


def test_who_only_sounds_so_is_another() -> None:
    text = "приняли Мохаммада Багери и Садыра Жапарова Младшего"
    assert leaders_in(text) == []
