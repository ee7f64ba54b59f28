# SPDX-License-Identifier: Apache-2.0
"""One name in three scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.contact.names import key_of, keys_of, may_be_one


@pytest.mark.parametrize(
    "spellings",
    [
        "جيراسيموف غيراسيموف Герасимов Gerasimov",
        "شويغو شويجو تشويغو Шойгу Shoigu",
        "بيلوسوف بيلاوسوف بيلؤوسوف Белоусов Belousov",
        "أوستن أوستين اوستن Остин Austin",
        "باتروشيف باتروشِيف Патрушев Patrushev",
        "بلينكن بلينكين Блинкен Blinken",
        "تشارلز Чарльз Charles",
        "جيك جايك Джейк Jake",
        "سيرغي سيرجي Сергей Sergei Sergey",
        "الحريري Харири Hariri",
    ],
)
def test_one_name_has_one_key(spellings: str) -> None:
    assert len({key_of(each) for each in spellings.split()}) == 1


def test_other_names_have_other_keys() -> None:
    names = ["أوستن", "بلينكن", "لافروف", "شويغو", "بيسكوف", "جيراسيموف", "Wormuth", "Белоусов"]
    assert len({key_of(each) for each in names}) == len(names)


def test_a_family_name_alone_may_be_a_whole_name() -> None:
    assert may_be_one("تشارلز كيو براون", "Charles Q. Brown")
    assert may_be_one("Герасимов", "فاليري جيراسيموف")
    assert not may_be_one("Sergei Lavrov", "Sergei Shoigu")
    assert not may_be_one("", "Shoigu")


@given(st.text(max_size=40))
def test_any_text_has_keys_of_letters(text: str) -> None:
    assert all(key.isascii() and key.isalpha() for key in keys_of(text))
