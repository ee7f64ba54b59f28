# SPDX-License-Identifier: Apache-2.0
"""``wasl press take``: what a person has confirmed stands in the register, with its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.surfaces.command import Answer, Camp

REPORT = (
    "Russian Foreign Minister Sergei Lavrov spoke by phone with his Turkish counterpart Hakan Fidan"
    " on Monday at the initiative of the Turkish side, the Russian foreign ministry said.\n"
)
PROMISE = "US Secretary of State Antony Blinken promised a written reply next week.\n"
DAY = ("--published", "2024-09-10", "--outlet", "gazette")


@pytest.fixture
def camp(camps: tuple[Camp, ...]) -> Camp:
    return camps[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def take(camp: Camp, *words: str | Path) -> Answer:
    return camp.ask("press", "take", *map(str, words))


def test_what_was_confirmed_stands_in_the_register_with_its_words(camp: Camp, file: Path) -> None:
    done = take(camp, file, "1", *DAY, "--as", "Salem").fits("register-done").object
    assert done["what"] == "added"
    (id_,) = done["ids"]
    held = camp.ask("register", "show", id_).fits("register-show").object["contact"]
    assert (held["when"], held["status"], held["level"]) == ("2024-09-09", "held", "minister")
    assert {(one["side"], one["holder"]) for one in held["sides"]} == {
        ("RU", "Sergei Lavrov"),
        ("TR", "Hakan Fidan"),
    }
    assert [(one["side"], one["said_by"]) for one in held["initiators"]] == [("TR", "RU")]
    assert [(one["side"], one["initiator"]) for one in held["accounts"]] == [("RU", "TR")]
    assert {one["source"] for one in held["proofs"]} == {"gazette"}
    for proof in held["proofs"]:
        assert REPORT[proof["start"] : proof["end"]] == proof["words"]
    assert {"when", "sides", "initiators"} <= {one["field"] for one in held["proofs"]}


def test_a_day_that_is_not_said_is_given_by_the_person(camp: Camp, file: Path) -> None:
    file.write_text(REPORT.replace(" on Monday", ""), encoding="utf-8")
    refused = take(camp, file, "1")
    assert (refused.code, "--date" in refused.error["do"]) == (2, True)
    (id_,) = take(camp, file, "1", "--date", "2024-09~").object["ids"]
    held = camp.ask("register", "show", id_).object["contact"]
    assert held["when"] == "2024-09~"


def test_of_several_all_are_taken_or_none(camp: Camp, file: Path) -> None:
    before = camp.ask("register", "list").objects
    answer = take(camp, file, "1", "7", *DAY)
    assert (answer.code, answer.error["where"]) == (2, "NUMBER")
    assert camp.ask("register", "list").objects == before


def test_what_is_no_contact_is_not_taken(camp: Camp, file: Path) -> None:
    file.write_text(PROMISE, encoding="utf-8")
    answer = take(camp, file, "1", *DAY)
    assert answer.code == 2
    assert "which is no contact" in answer.error["what"]
