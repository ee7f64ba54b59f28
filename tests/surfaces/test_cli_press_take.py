# SPDX-License-Identifier: Apache-2.0
"""``wasl press take``: what a person has confirmed stands in the register, with its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.foreign import SAMPLES, needs_samples
from tests.surfaces.command import Answer, Camp, Json, hold
from tests.surfaces.test_cli_register import say, shown_by
from wasl.home.layout import Home

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


def test_what_an_account_says_stands_in_it(camp: Camp, file: Path) -> None:
    file.write_text(
        "Russian Foreign Minister Sergei Lavrov had a phone call with his Turkish counterpart Hakan"
        " Fidan on 9 September 2024. The Russian foreign ministry said that the ministers discussed"
        " grain exports, and that the call was held at the initiative of the Turkish side.\n",
        encoding="utf-8",
    )
    (id_,) = take(camp, file, "1", *DAY).object["ids"]
    held = camp.ask("register", "show", id_).object["contact"]
    assert held["medium"] == "telephone"
    assert [one["words"] for one in held["proofs"] if one["field"] == "medium"] == ["phone call"]
    (account,) = held["accounts"]
    assert (account["side"], account["topics"], account["initiator"], account["when"]) == (
        *("RU", ["grain exports"]),
        *("TR", None),
    )


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


# ── what is there already ───────────────────────────────────────────────────────────────────────

RADIO = ("--outlet", "radio")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another report of the same call, that does not say at whose wish."""
    path = tmp_path / "other.txt"
    text = (
        "The Russian and Turkish foreign ministers discussed grain by phone on 9 September 2024.\n"
    )
    path.write_text(text, encoding="utf-8")
    return path


def shown(camp: Camp, id_: str) -> Json:
    contact: Json = camp.ask("register", "show", id_).fits("register-show").object["contact"]
    return contact


def test_a_report_of_a_contact_that_is_there_asks_which(
    camp: Camp, file: Path, other: Path
) -> None:
    (id_,) = take(camp, file, "1", *DAY).object["ids"]
    before = camp.ask("register", "list").objects
    asked = take(camp, other, "1", *RADIO)
    assert (asked.code, asked.error["code"]) == (2, "WASL-1005")
    assert f"{id_}  2024-09-09" in asked.error["what"]
    assert f"--into {id_}" in asked.error["do"]
    assert "--new" in asked.error["do"]
    assert camp.ask("register", "list").objects == before, "nothing is filed by itself"
    done = take(camp, other, "1", *RADIO, "--into", id_).fits("register-done").object
    assert done == {"what": "merged", "ids": [id_]}
    held = shown(camp, id_)
    assert held["initiators"] == [{"side": "TR", "said_by": "RU"}]
    assert {one["source"] for one in held["proofs"]} == {"gazette", "radio"}
    assert len(camp.ask("register", "list").objects) == 1


def test_another_contact_of_the_same_two_is_new(camp: Camp, file: Path, other: Path) -> None:
    take(camp, file, "1", *DAY)
    assert take(camp, other, "1", *RADIO, "--new").object["what"] == "added"
    assert len(camp.ask("register", "list").objects) == 2


def test_what_is_not_of_it_is_not_asked(camp: Camp, file: Path) -> None:
    take(camp, file, "1", *DAY)
    camp.must(
        *("register", "add", "--date", "2024-09-09", "--status", "refused", "--source", "radio"),
        *("--office", "RU=foreign-minister", "--office", "TR=foreign-minister"),
    )
    days = {"2024-09-12": "on 12 September 2024", "2023-09-08": "on 8 September 2023"}
    for day, words in days.items():
        file.write_text(REPORT.replace("on Monday", words), encoding="utf-8")
        (id_,) = take(camp, file, "1", "--outlet", "gazette").object["ids"]
        assert shown(camp, id_)["when"] == day


def test_a_slip_is_asked_and_once_merged_it_is_a_difference(camp: Camp, file: Path) -> None:
    (id_,) = take(camp, file, "1", *DAY).object["ids"]
    file.write_text(REPORT.replace("Monday", "10 September 2024"), encoding="utf-8")
    asked = take(camp, file, "1", *RADIO)
    assert "the days are one day apart" in asked.error["what"]
    take(camp, file, "1", *RADIO, "--into", id_)
    assert shown(camp, id_)["when"] == "2024-09-09"
    found = camp.ask("register", "differences", id_).fits("register-difference").objects
    (date_,) = [one for one in found if one["kind"] == "date"]
    assert {(one["speaker"], one["value"]) for one in date_["said"]} >= {
        ("register", "2024-09-09"),
        ("radio", "2024-09-10"),
    }


def test_a_report_without_a_day_takes_that_of_its_contact(camp: Camp, file: Path) -> None:
    (id_,) = take(camp, file, "1", *DAY).object["ids"]
    for words, told in ((" on 9 September", {"9 September"}), ("", set())):
        file.write_text(REPORT.replace(" on Monday", words), encoding="utf-8")
        assert take(camp, file, "1", *RADIO).error["code"] == "WASL-1005"
        assert take(camp, file, "1", *RADIO, "--into", id_).object["ids"] == [id_]
        held = shown(camp, id_)
        assert held["when"] == "2024-09-09"
        found = {
            one["words"]
            for one in held["proofs"]
            if (one["field"], one["source"]) == ("when", "radio")
        }
        assert told <= found


@pytest.mark.parametrize("into", ["r9", "w000000000000"])
def test_into_what_is_not_there_nothing_is_taken(camp: Camp, file: Path, into: str) -> None:
    answer = take(camp, file, "1", *DAY, "--into", into)
    assert answer.error["code"] == "WASL-1003"


def test_into_a_contact_of_others_nothing_is_taken(camp: Camp, file: Path) -> None:
    (id_,) = camp.must(
        *("register", "add", "--date", "2024-09-09", "--status", "held", "--source", "radio"),
        *("--office", "NO=minister", "--office", "SU=minister"),
    )["ids"]
    answer = take(camp, file, "1", *DAY, "--into", id_)
    assert answer.error["code"] == "WASL-1008"
    assert "wasl register side" in answer.error["do"]


@needs_samples
def test_a_month_from_one_sample_and_the_day_from_another_tell_the_silence(camp: Camp) -> None:
    assert SAMPLES is not None
    (one,), (other,) = (list(SAMPLES.glob(f"{number}_*.txt")) for number in ("002", "004"))
    june, march = take(camp, one, "1", "2", "--published", "2024-06-26").object["ids"]
    second = ("--published", "2024-06-25")
    assert take(camp, other, "1", *second).error["code"] == "WASL-1005"
    for number, id_ in (("1", june), ("2", march)):
        assert take(camp, other, number, *second, "--into", id_).object["ids"] == [id_]
    offices = ("RU:defence-minister", "US:defence-minister")
    asked = ("register", "silence", "--between", *offices, "--at", "2024-06-25")
    told = camp.ask(*asked).fits("register-silence").object
    assert (told["days"], told["previous"]) == (468, march)
    found = camp.ask("register", "differences", june).fits("register-difference").objects
    (wish,) = [one for one in found if one["kind"] == "initiative"]
    assert [(each["side"], each["value"]) for each in wish["said"]] == [("RU", "US"), ("US", None)]


# ── what was judged ─────────────────────────────────────────────────────────────────────────────


def judged(
    camp: Camp, file: Path, *words: str
) -> list[tuple[str, list[str], str | None, str | None]]:
    (one,) = camp.ask("press", "read", str(file), *words).fits("press-proposal").objects
    return [(each["verdict"], each["ids"], each["by"], each["reason"]) for each in one["judged"]]


def test_what_was_taken_is_not_taken_twice(camp: Camp, file: Path) -> None:
    assert judged(camp, file) == []
    take(camp, file, "1", *DAY, "--as", "Salem")
    again = take(camp, file, "1", *DAY, "--new")
    assert (again.code, again.error["code"]) == (2, "WASL-1005")
    assert "filed as r1 by Salem" in again.error["what"]
    file.rename(moved := file.with_name("moved.txt"))
    assert take(camp, moved, "1", "--date", "2024").error["code"] == "WASL-1005", "by its text"
    assert take(camp, moved, "1", *DAY, "--new", "--again").object["ids"] == ["r3"]
    assert judged(camp, moved) == [("filed", ["r1"], "Salem", None), ("filed", ["r3"], None, None)]


def test_reading_again_tells_who_judged_what_and_what_became_of_it(
    camp: Camp, file: Path, other: Path
) -> None:
    take(camp, file, "1", *DAY, "--as", "Salem")
    take(camp, other, "1", *RADIO, "--into", "r1", "--as", "Lt. Haddad")
    assert judged(camp, other) == [("merged", ["r1", "r3"], "Lt. Haddad", None)]
    assert "merged into r1 by Lt. Haddad" in camp.wasl("press", "read", str(other)).out
    camp.must("register", "reject", "r1", "--reason", "a rumour")
    out = camp.wasl("press", "read", str(file)).out
    assert "judged     filed as r1 by Salem" in out
    assert "it was rejected since" in out


def test_what_is_rejected_says_why_and_files_nothing(camp: Camp, file: Path) -> None:
    words = ("--reason", "a rumour", "--as", "Salem")
    done = camp.ask("press", "reject", str(file), "1", *words).fits("register-done").object
    assert done == {"what": "rejected", "ids": []}
    assert camp.ask("register", "list").objects == []
    assert judged(camp, file) == [("rejected", [], "Salem", "a rumour")]
    assert "rejected by Salem" in take(camp, file, "1", *DAY).error["what"]
    assert camp.ask("press", "reject", str(file), "1", *words).error["code"] == "WASL-1005"
    take(camp, file, "1", *DAY, "--again")
    assert [each[0] for each in judged(camp, file)] == ["rejected", "filed"]
    assert camp.ask("press", "reject", str(file), "2", *words).error["where"] == "NUMBER"


def test_the_judgement_stands_behind_its_deed(camp: Camp, file: Path, other: Path) -> None:
    take(camp, file, "1", *DAY)
    take(camp, other, "1", *RADIO, "--into", "r1")
    lines = Home(camp.home).register.read_text("utf-8").splitlines()
    told = [(one["n"], one["what"]) for one in map(json.loads, lines)]
    assert told == [(1, "added"), (2, "judged"), (3, "added"), (4, "merged"), (5, "judged")]


# ── what went over the line ─────────────────────────────────────────────────────────────────────

OURS = """
sides:
  northland: {en: {nouns: [Northland], adjectives: [Northland]}}
  sundria: {en: {nouns: [Sundria], adjectives: [Sundrian]}}
offices:
  defence-minister: {level: minister, track: military, en: {one: [Defence Minister], two: []}}
persons: {}
"""


@pytest.mark.slow
def test_a_report_on_what_went_over_the_line_is_attached_also_where_it_errs(
    nodes: tuple[Camp, Camp], tmp_path: Path
) -> None:
    north, south = nodes
    north.must("register", "side", "sundria", "sundria")  # another test may have named it otherwise
    entry = say(north, "convoy at dawn")
    south.must("ack", entry, "--answer", "received", "--as", "Lt. Belov")
    (held,) = shown_by(north, entry)
    directory, file = tmp_path / "ours.yaml", tmp_path / "report.txt"
    directory.write_text(OURS, encoding="utf-8")
    file.write_text(
        "Sundrian Defence Minister Pavel Belov spoke by phone with Northland Defence Minister"
        " Nadim Amari today at the initiative of the Sundrian side.\n",
        encoding="utf-8",
    )
    words = ("--published", held["when"], "--directory", str(directory), *RADIO)
    asked = take(north, file, "1", *words)
    assert asked.error["code"] == "WASL-1005"
    assert held["id"] in asked.error["what"]
    done = take(north, file, "1", *words, "--into", held["id"]).fits("register-done").object
    assert done == {"what": "account", "ids": [held["id"]]}
    told = shown(north, held["id"])
    assert told["origin"] == "witnessed"
    assert not any(one["source"] == "radio" for one in told["proofs"])
    assert [one["side"] for one in told["initiators"]] == ["northland"], "as the record shows"
    assert "radio" in {one["source"] for one in told["accounts"]}
    found = north.ask("register", "differences", held["id"]).objects
    (wish,) = [one for one in found if one["kind"] == "initiative"]
    assert {(one["speaker"], one["value"]) for one in wish["said"]} >= {("record", "northland")}
    hold(wish, "register-difference")
    assert judged(north, file, "--directory", str(directory))[0][:2] == ("attached", [held["id"]])
