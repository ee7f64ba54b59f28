# SPDX-License-Identifier: Apache-2.0
"""Names that the directory has not: put to what was left open, and to nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter, texts
from wasl.contact.press.proposal import Level, Reading
from wasl.contact.press.reading import read
from wasl.contact.press.who.persons import Named, Names, with_names
from wasl.home.russian import find_names, is_installed, name_holders

needs_extra = pytest.mark.skipif(
    not is_installed(), reason="the extra is not installed: pip install wasl[ru]"
)

CALLED = "поговорил по телефону с министром обороны Турции Яшаром Гюлером 5 мая 2024 года."
BEFORE = f"Тогда же Анна Петрова, министр обороны Греции, {CALLED}"
OTHER = f"По словам Ивана Петрова, министр обороны Греции {CALLED}"
SAID = f"Как заявил Иван Петров, министр обороны Греции {CALLED}"


def reading(text: str) -> Reading:
    return read(text, published=[date(2024, 5, 6)], directory=starter())


def names(text: str, *persons: tuple[str, str, str]) -> Names:
    """Names as said, in their dictionary's form, with their case; all else is in the nominative."""
    cases = dict.fromkeys(range(len(text)), "Nom")
    found: list[Named] = []
    for said, form, case in persons:
        start = text.index(said)
        found.append(Named(start, start + len(said), form))
        cases[start] = case
    return Names(text, found, cases)


def holders(found: Reading) -> dict[str, str]:
    return {side.side: side.holder for one in found.proposals for side in one.sides}


def test_an_open_holder_is_the_name_beside_the_title() -> None:
    before = reading(BEFORE)
    assert holders(before) == {"GR": "", "TR": "Yasar Guler"}
    after = with_names(before, names(BEFORE, ("Анна Петрова", "Анна Петрова", "Nom")), starter())
    assert holders(after) == {"GR": "Анна Петрова", "TR": "Yasar Guler"}
    (one,) = after.proposals
    assert one.level is Level.INFERRED
    (span,) = (side.span for side in one.sides if side.side == "GR")
    assert span is not None
    assert span.text == BEFORE[span.start : span.end] == "Анна Петрова, министр обороны Греции"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (OTHER, ("Ивана Петрова", "Иван Петров", "Gen")),
        (SAID, ("Иван Петров", "Иван Петров", "Nom")),
        (BEFORE, ("Петрова", "Петрова", "Nom")),
        (BEFORE.replace(", министр", ". Министр"), ("Анна Петрова", "Анна Петрова", "Nom")),
        (
            BEFORE.replace("Анна Петрова", "Сергей Лавров"),
            ("Сергей Лавров", "Сергей Лавров", "Nom"),
        ),
    ],
    ids=[
        "another case",
        "the comma ends a clause",
        "one word",
        "a stop",
        "the directory knows him",
    ],
)
def test_a_name_of_another_leaves_it_open(text: str, person: tuple[str, str, str]) -> None:
    before = reading(text)
    assert with_names(before, names(text, person), starter()) == before


def test_what_the_rules_have_read_stays() -> None:
    before = reading(BEFORE)
    wrong = ("Яшаром Гюлером", "Иван Петров", "Ins")
    assert with_names(before, names(BEFORE, wrong), starter()) == before


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("министром обороны Греции Никосом Дендиасом", "Никос Дендиас"),
        ("министром обороны КНДР Но Гван Чхолем", "Но Гван Чхоль"),
        ("министром обороны Словении Марьяном Шарцем", "Марьян Шарц"),
        ("министром обороны Испании Маргаритой Роблес", "Маргарита Роблес"),
        ("министром обороны Польши Владиславом Косиняк-Камышем", "Владислав Косиняк-Камыш"),
        ("министром обороны Кувейта Абдаллой аль-Али", "Абдалла аль-Али"),
        ("министром обороны Армении Суреном Папикяном", "Сурен Папикян"),
        ("министром обороны Хорватии Горданом Грличем-Радманом", "Гордан Грлич-Радман"),
        ("министром обороны Ганы Ширли Айоркор Ботчвей", "Ширли Айоркор Ботчвей"),
        ("министром обороны Мавритании Хананой ульд Сиди", "Ханана ульд Сиди"),
    ],
)
def test_a_name_is_put_in_the_nominative_by_the_case_of_its_title(said: str, name: str) -> None:
    found = reading(f"Министр обороны Турции Яшар Гюлер поговорил по телефону с {said} 5 мая.")
    assert name in holders(found).values()


def test_a_name_that_can_be_of_two_nominatives_is_open() -> None:
    for name in ("Эли Гальпу", "Симону Гальпу"):
        found = reading(f"МИД Польши 5 мая вызвал посла Израиля {name}.")
        assert holders(found)["IL"] == ""


def test_without_russian_letters_nothing_is_looked_for() -> None:
    for name, text, _ in texts():
        if not name.startswith("ru"):
            found = reading(text)
            assert name_holders(found, text, directory=starter()) is found


@needs_extra
def test_the_extra_finds_names_and_their_nominative() -> None:
    found = find_names("Он говорил с Никосом Дендиасом. Ему ответила Анна Петрова.")
    assert [one.name for one in found.persons] == ["Никос Дендиас", "Анна Петрова"]
    assert found.cases[found.persons[0].start] == "Ins"


@needs_extra
def test_with_the_extra_an_open_holder_is_named() -> None:
    assert holders(name_holders(reading(BEFORE), BEFORE, directory=starter())) == {
        "GR": "Анна Петрова",
        "TR": "Yasar Guler",
    }
    for text in (OTHER, SAID):
        assert holders(name_holders(reading(text), text, directory=starter()))["GR"] == ""


@needs_extra
def test_the_extra_changes_nothing_that_the_directory_names() -> None:
    known = {starter().name_of(person) for person in starter().persons}
    for name, text, _ in texts():
        if name.startswith("ru"):
            before = reading(text)
            after = name_holders(before, text, directory=starter())
            for one, other in zip(before.proposals, after.proposals, strict=True):
                for side, now in zip(one.sides, other.sides, strict=True):
                    assert now.holder == side.holder or side.holder not in known
