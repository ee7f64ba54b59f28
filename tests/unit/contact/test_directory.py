# SPDX-License-Identifier: Apache-2.0
"""The directory: who held which office on a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.dates import on, parse_when, surely_before
from wasl.contact.directory import spelt
from wasl.contact.names import key_of
from wasl.errors import Misuse
from wasl.home.offices import parse_directory


@pytest.mark.parametrize(
    ("side", "office", "day", "holder"),
    [
        ("RU", "defence-minister", "2023-03-15", "shoigu"),
        ("RU", "defence-minister", "2024-06-25", "belousov"),
        ("US", "chief-of-general-staff", "2024-11-27", "brown"),
        ("GB", "foreign-minister", "2022-09", ""),
        ("US", "defence-minister", "2024", "austin"),
        ("RU", "defence-minister", "2024-05-13", ""),
        ("XX", "defence-minister", "2024", ""),
    ],
)
def test_a_holder_is_found_by_day(side: str, office: str, day: str, holder: str) -> None:
    assert starter().holder(side, office, on=parse_when(day)) == holder


def test_nobody_is_in_office_after_the_term() -> None:
    directory = starter()
    late = on(date(2024, 7, 10))
    assert not directory.in_office("shoigu", "RU", office="defence-minister", on=late)
    assert directory.in_office("shoigu", "RU", office="security-council-secretary", on=late)


def test_the_starter_has_one_holder_at_a_time() -> None:
    directory = starter()
    terms = [term for person in directory.persons.values() for term in person.terms]
    assert len(terms) > 100
    for one in terms:
        assert one.source
        assert one.until is None or not surely_before(one.until, one.since)
        for other in terms:
            same = (one.side, one.office) == (other.side, other.office) and one is not other
            if same and not directory.offices[one.office].body and one.until is not None:
                begins = surely_before(one.since, other.since)
                assert not begins or not surely_before(other.since, one.until), (one, other)


def test_a_person_of_the_starter_has_one_key_in_three_scripts() -> None:
    for name in ("gerasimov", "lavrov", "shoigu", "putin"):
        keys = {key_of(each.split()[-1]) for each in starter().persons[name].names}
        assert key_of(name) in keys


def test_norway_is_a_side() -> None:
    told = "sides: {NO: {}, ON: {}, y: {}}\npersons: {xi: {whole: true, names: [Xi Jinping]}}"
    directory = parse_directory(told, where="d")
    assert list(directory.sides) == ["NO", "ON", "y"]
    assert directory.persons["xi"].whole


def test_one_directory_stands_beside_another() -> None:
    own = """
    sides: {XA: {source: the gazette}}
    wikidata: {Q1: XA, Q2: defence-minister}
    persons:
      shoigu: {names: [Schoigu], terms: [[RU, defence-minister, 2012-11-07, 2024-05-12, own]]}
      amari: {names: [Nadim Amari], terms: [[XA, defence-minister, 2020, ""]]}
    """
    both = parse_directory(own, where="d", beside=starter())
    shoigu, before = both.persons["shoigu"], starter().persons["shoigu"]
    assert shoigu.names == (*before.names, "Schoigu")
    assert [(str(term.since), term.source) for term in shoigu.terms] == [
        ("2024-05-12", "kremlin.ru, mid.ru, mil.ru"),
        ("2012-11-07", "own"),
    ]
    assert both.holder("XA", "defence-minister", on=parse_when("2021")) == "amari"
    assert both.persons["amari"].terms[0].source == "the gazette"
    assert both.items["Q1"] == "XA"
    assert both.items["Q159"] == "RU"


def test_choices_are_spelt_out() -> None:
    assert list(spelt("министр(|а) обороны")) == ["министр обороны", "министра обороны"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[", "d"),
        ("sides: []", "d.sides"),
        ("colour: {}", "d"),
        ("sides: {X: {height: 3}}", "d.sides.X"),
        ("offices: {o: {level: high, track: military}}", "d.offices.o"),
        ("persons: {p: {names: [A B], terms: [[X, o, 2020, 2021]]}}", "d.persons.p.terms[0]"),
        ("persons: {p: {names: [A B], terms: [[X]]}}", "d.persons.p.terms[0]"),
        ("persons: {p: {names: []}}", "d.persons.p"),
        ("wikidata: {Q1: nowhere}", "d.wikidata.Q1"),
        ("!!python/object/apply:os.system [ls]", "d"),
    ],
)
def test_what_is_not_known_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_directory(text, where="d")
    assert caught.value.code == "WASL-1002"
    assert caught.value.where == where
