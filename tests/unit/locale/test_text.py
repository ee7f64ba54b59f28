# SPDX-License-Identifier: Apache-2.0
"""Asking for a text: in which form, with what around what is put in, and what if there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wasl import locale
from wasl.locale import LANGUAGES, MissingTextError, has, source, text
from wasl.locale.tongue import Tongue

FSI, PDI = "\u2068", "\u2069"


@pytest.fixture
def forgiving() -> Iterator[None]:
    """As at run time; the other tests are strict."""
    locale.strict(on=False)
    yield
    locale.strict()


@pytest.fixture(autouse=True)
def _strict() -> Iterator[None]:
    locale.strict()
    yield
    locale.strict(on=False)


def bare(said: str) -> str:
    return said.replace(FSI, "").replace(PDI, "")


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        (
            "ar",
            {
                0: "ينتهي ميثاق الخط اليوم",
                1: "ينتهي ميثاق الخط بعد يوم واحد",
                2: "ينتهي ميثاق الخط بعد يومين",
                3: "ينتهي ميثاق الخط بعد 3 أيام",
                11: "ينتهي ميثاق الخط بعد 11 يومًا",
                100: "ينتهي ميثاق الخط بعد 100 يوم",
            },
        ),
        (
            "ru",
            {
                0: "Регламент линии истекает сегодня",
                1: "Регламент линии истекает через 1 день",
                2: "Регламент линии истекает через 2 дня",
                3: "Регламент линии истекает через 3 дня",
                11: "Регламент линии истекает через 11 дней",
                100: "Регламент линии истекает через 100 дней",
            },
        ),
        (
            "en",
            {
                0: "The charter ends today",
                1: "The charter ends in 1 day",
                2: "The charter ends in 2 days",
                3: "The charter ends in 3 days",
                11: "The charter ends in 11 days",
                100: "The charter ends in 100 days",
            },
        ),
    ],
)
def test_plurals(lang: str, forms: dict[int, str]) -> None:
    assert {n: bare(text(lang, "charter-days", count=n)) for n in forms} == forms


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 11, 100, 1234, 1_000_000])
def test_digits_are_western(lang: str, count: int) -> None:
    said = bare(text(lang, "search-count", count=count))
    assert all(not each.isdigit() or each.isascii() for each in said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_put_in_is_isolated(lang: str) -> None:
    said = text(lang, "line-not-verified", party="Сундрия")
    assert f"{FSI}Сундрия{PDI}" in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_variable_may_be_called_name(lang: str) -> None:
    assert "Salim" in text(lang, "enrol-hello", name="Salim")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_attributes(lang: str) -> None:
    assert text(lang, "alarm-fork.do") != text(lang, "alarm-fork")
    assert has(lang, "alarm-fork.do")
    assert not has(lang, "alarm-fork.nothing")


@pytest.mark.parametrize("name", ["no-such-text", "alarm-fork.nothing", ""])
def test_a_missing_text_raises_in_tests(name: str) -> None:
    with pytest.raises(MissingTextError):
        text("ar", name)


def test_a_missing_variable_raises_in_tests() -> None:
    with pytest.raises(MissingTextError):
        text("ar", "enrol-hello")


@pytest.mark.usefixtures("forgiving")
def test_nobody_at_a_desk_sees_a_fault_of_a_catalogue() -> None:
    assert text("ar", "no-such-text") == "no-such-text"
    assert text("fr", "app-title") == "Wasl"
    assert "name" in text("ar", "enrol-hello")


def test_there_is_no_fourth_language() -> None:
    assert not has("fr", "app-title")
    with pytest.raises(MissingTextError):
        source("../../secret")


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("en", ["Norway", "Kosovo", "European Union"]),
        ("ar", ["النرويج", "كوسوفو", "الاتحاد الأوروبي"]),
        ("ru", ["Норвегия", "Косово", "Европейский союз"]),
    ],
)
def test_a_state_has_its_name_and_whoever_is_none_his_own(lang: str, names: list[str]) -> None:
    tongue = Tongue(lang)
    assert [tongue.side(code) for code in ("NO", "XK", "EU")] == names
    for code in ("northland", "SU", "ZZ", "QO", "XA", "no", "001", "", "NATO", "\u202eNO"):
        assert tongue.side(code) == code
