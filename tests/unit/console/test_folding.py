# SPDX-License-Identifier: Apache-2.0
"""The same name is found however it is written within a script."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.console.folding import fold, fold_letter, tokens, words


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("أحمد", "احمد"),
        ("إدلب", "ادلب"),
        ("آمنة", "امنه"),
        ("ٱلرقة", "الرقه"),
        ("مستشفى", "مستشفي"),
        ("حماة", "حماه"),
        ("سؤال", "سوال"),
        ("رئيس", "رييس"),
        ("سماء", "سما"),
        ("مُحَمَّد", "محمد"),
        ("دمـــشق", "دمشق"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷲ", "الله"),
        ("ﻻ", "لا"),
        ("علی", "علي"),
        ("کرک", "كرك"),
        ("الساعة ١٤:٣٥", "الساعه 14 35"),
        ("۱۲۳", "123"),
        ("Артём", "артем"),
        ("АРТЁМ", "Артем"),
        ("Сергей", "СЕРГЕИ"),
        ("Сергеи\u0306", "Сергей"),
        ("Beyoğlu", "BEYOGLU"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("ＦＬＡＳＨ", "flash"),
        ("fi\u200bre", "fire"),
        ("\u202eabc\u202c", "abc"),
    ],
)
def test_the_same_name(written: str, also: str) -> None:
    assert fold(written) == fold(also)


@pytest.mark.parametrize(
    ("one", "other"),
    [("A", "А"), ("o", "о"), ("محمد", "محمود"), ("кот", "кит"), ("10", "100"), ("ب", "ت")],
)
def test_what_is_not_the_same_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_are_parted_by_what_is_no_letter() -> None:
    assert words("0a1b/northland.1/17: «Кедр-7», قال") == {
        *("0a1b", "northland", "1", "17", "кедр", "7", "قال")
    }
    assert words(" \ud800\n\t.,;") == set()


def test_each_letter_knows_where_it_came_from() -> None:
    text = "«مُحَمَّد» Straße"
    first, second = tokens(text)
    assert text[first.start : first.ends[-1]] == "مُحَمَّد"
    assert text[first.start : first.ends[1]] == "مُحَ", "a mark goes with its letter"
    assert text[second.start : second.ends[len("strass") - 1]] == "Straß"
    assert text[second.start : second.ends[-1]] == "Straße"


def test_an_endless_word_is_cut() -> None:
    (token,) = tokens("x" * 100_000)
    assert len(token.word) == len(token.ends) == 40


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_are_those_of_the_tokens_and_of_the_parts(one: str, other: str) -> None:
    text = f"{one} {other}"
    assert words(text) == {token.word for token in tokens(text)} == words(one) | words(other)


def test_every_space_parts_words() -> None:
    spaces = [letter for letter in map(chr, range(sys.maxunicode + 1)) if letter.isspace()]
    assert {*map(fold_letter, spaces)} == {" "}
