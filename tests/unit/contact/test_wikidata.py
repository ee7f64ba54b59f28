# SPDX-License-Identifier: Apache-2.0
"""Rows of Wikidata become terms of office, and what cannot is told with its row."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press.scoring import starter
from wasl.contact.dates import parse_when
from wasl.contact.directory import NOTHING, Directory
from wasl.contact.wikidata import Taken, take_rows
from wasl.errors import Misuse
from wasl.home.offices import parse_directory
from wasl.home.rows import parse_rows

ENTITY = "http://www.wikidata.org/entity/"


def row(**more: str) -> dict[str, str]:
    told = {
        "person": f"{ENTITY}Q900001",
        "personLabel": "Nadim Amari",
        "positionLabel": "Minister of Defence of Egypt",
        "position": f"{ENTITY}Q900002",
        "country": f"{ENTITY}Q79",
        "start": "2024-07-03T00:00:00Z",
        "end": "",
    }
    return {**told, **more}


def take(*rows: dict[str, str], own: str = "", imported: Directory = NOTHING) -> Taken:
    given = parse_rows(json.dumps(list(rows)), where="rows")
    alone = parse_directory(own, where="own", beside=bare()) if own else NOTHING
    known = parse_directory(own, where="own", beside=starter()) if own else starter()
    return take_rows(given, own=alone, imported=imported, known=known)


def bare() -> Directory:
    start = starter()
    return Directory(start.sides, start.offices, {}, {}, start.items)


def terms(taken: Taken, id_: str) -> list[tuple[str, ...]]:
    return [
        (one.side, one.office, str(one.since), str(one.until or ""))
        for one in taken.persons[id_].terms
    ]


def test_one_person_may_have_a_row_for_each_language() -> None:
    taken = take(row(), row(personLabel="نديم عماري"), row(personLabel="Надим Амари"))
    assert taken.new == ["nadim-amari"]
    (person,) = taken.persons.values()
    assert person.names == ("Nadim Amari", "نديم عماري", "Надим Амари")
    assert terms(taken, "nadim-amari") == [("EG", "defence-minister", "2024-07-03", "")]
    assert person.terms[0].source == f"{ENTITY}Q900001"
    assert (taken.terms, taken.held, taken.left) == (1, 0, [])


def test_the_forms_in_which_the_service_gives_rows_are_one() -> None:
    one = row(personLabel_ar="نديم عماري")
    bindings = [{name: {"type": "x", "value": value} for name, value in one.items() if value}]
    header = ",".join(one)
    texts = [
        f"{header}\r\n" + ",".join(f'"{value}"' for value in one.values()) + "\r\n",
        json.dumps({"head": {"vars": list(one)}, "results": {"bindings": bindings}}),
        json.dumps([one], ensure_ascii=False),
        json.dumps(one, ensure_ascii=False) + "\n\n",
        f"?{header}\n" + ",".join(one.values()),
    ]
    for text in texts:
        found = take_rows(
            parse_rows(text, where="rows"), own=NOTHING, imported=NOTHING, known=starter()
        )
        assert found.persons["nadim-amari"].names == ("Nadim Amari", "نديم عماري"), text
        assert found.left == []


@pytest.mark.parametrize(
    ("label", "country", "found"),
    [
        ("Minister of Defence of the Russian Federation", "Q159", "RU:defence-minister"),
        ("United States Secretary of Defense", "Q30", "US:defence-minister"),
        ("министр иностранных дел Украины", "", "UA:foreign-minister"),
        ("وزير الدفاع المصري", "", "EG:defence-minister"),
        ("Prime Minister of the United Kingdom", "United Kingdom", "GB:head-of-government"),
        ("Chief of the General Staff", "ua", "UA:chief-of-general-staff"),
        ("President of Ukraine", "Украина", "UA:head-of-state"),
    ],
)
def test_side_and_office_are_known_by_what_the_directory_calls_them(
    label: str, country: str, found: str
) -> None:
    country = f"{ENTITY}{country}" if country.startswith("Q") else country
    taken = take(row(positionLabel=label, country=country))
    assert taken.left == []
    (term,) = taken.persons["nadim-amari"].terms
    assert f"{term.side}:{term.office}" == found


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"positionLabel": "Deputy Minister of Defence of Egypt"}, "no office of the directory"),
        ({"positionLabel": ""}, "no office of the directory is called Q900002"),
        ({"country": f"{ENTITY}Q999999"}, "no side"),
        ({"country": f"{ENTITY}Q999999", "positionLabel": "Prime Minister"}, "no side"),
        ({"country": "Russia"}, "one of another"),
        ({"country": "", "positionLabel": "Minister of Defence"}, "no side"),
        ({"personLabel": "Q900001"}, "no name"),
        ({"personLabel": ""}, "no name"),
        ({"start": ""}, "since when"),
        ({"start": "yesterday"}, "no date"),
        ({"start": "_:b12"}, "not known"),
        ({"end": "http://www.wikidata.org/.well-known/genid/77"}, "not known"),
        ({"end": "2020-05-05T00:00:00Z"}, "before it begins"),
        ({"start": "1900-01-01T00:00:00Z", "startPrecision": "7"}, "less exact"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_row(more: dict[str, str], why: str) -> None:
    taken = take(row(**more), row(person=f"{ENTITY}Q900009", personLabel="Ada Orlova"))
    (left,) = taken.left
    assert left.row == 1
    assert why in left.what
    assert list(taken.persons) == ["ada-orlova"], "the other row is taken"


@pytest.mark.parametrize(
    ("start", "precision", "since"),
    [
        ("2024-07-03T00:00:00Z", "", "2024-07-03"),
        ("2024-07-01T00:00:00Z", "", "2024-07"),
        ("2024-01-01T00:00:00Z", "", "2024"),
        ("2024-01-01T00:00:00Z", "11", "2024-01-01"),
        ("2024-07-03T00:00:00Z", "10", "2024-07"),
        ("2024-07-03T00:00:00Z", "9", "2024"),
        ("2024-07-01", "", "2024-07-01"),
        ("2024-07", "", "2024-07"),
    ],
)
def test_a_time_is_no_more_exact_than_it_is_known(start: str, precision: str, since: str) -> None:
    taken = take(row(start=start, startPrecision=precision))
    assert terms(taken, "nadim-amari")[0][2] == since


def test_whom_the_directory_has_keeps_the_id_and_gets_the_spelling() -> None:
    lavrov = row(
        personLabel="Sergey Lavrov",
        personLabel_xx="Siergiej Ławrow",
        country="Russia",
        positionLabel="Minister of Foreign Affairs",
    )
    (known,) = starter().persons["lavrov"].terms
    taken = take({**lavrov, "start": str(known.since)})
    assert (taken.new, taken.terms, taken.held) == ([], 0, 1)
    assert taken.persons["lavrov"].names[-1] == "Siergiej Ławrow"
    taken = take({**lavrov, "start": "2004-03-10"})
    (changed,) = taken.changed
    assert (changed.row, "gives way" in changed.what) == (1, True)
    assert terms(taken, "lavrov") == [("RU", "foreign-minister", "2004-03-10", "")]


def test_our_own_file_stands() -> None:
    own = (
        "persons: {amari: {names: [Nadim Amari], terms: [[EG, defence-minister, 2024-06-01, '']]}}"
    )
    taken = take(row(), own=own)
    assert (taken.persons, taken.terms) == ({}, 0)
    assert "our own file has other terms of amari" in taken.left[0].what
    assert take(row(start="2024-06-01"), own=own).held == 1
    later = take(row(positionLabel="Prime Minister of Egypt"), own=own)
    assert terms(later, "amari") == [("EG", "head-of-government", "2024-07-03", "")]


def test_namesakes_are_not_made_one() -> None:
    first = row()
    other = row(person=f"{ENTITY}Q900005", country="Ukraine", positionLabel="President")
    taken = take(first, other)
    assert taken.new == ["nadim-amari", "nadim-amari-q900005"]


def test_a_column_that_is_not_read_is_told() -> None:
    assert [each.what for each in take(row(image="x.jpg")).left] == ["the column image is not read"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "{", "[1]", '{"results": 3}', "[" * 9999])
def test_what_holds_no_rows_is_refused(text: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_rows(text, where="rows")
    assert (caught.value.code, caught.value.where) == ("WASL-1001", "rows")


def test_no_rows_are_none() -> None:
    assert parse_rows("", where="rows") == parse_rows("person\n", where="rows") == []


KEYS = st.sampled_from([*row(), "endPrecision", "personAltLabel"])


@given(
    st.lists(st.dictionaries(KEYS, st.text(max_size=12) | st.sampled_from(list(row().values()))))
)
def test_whatever_stands_in_rows_is_taken_or_told(rows: list[dict[str, Any]]) -> None:
    taken = take_rows(
        [{name.lower(): value for name, value in one.items()} for one in rows],
        own=NOTHING,
        imported=NOTHING,
        known=starter(),
    )
    told = {each.row for each in taken.left if each.row}
    assert len(told) + taken.terms + taken.held <= len(rows)
    for person in taken.persons.values():
        assert all(parse_when(str(term.since)) for term in person.terms)
