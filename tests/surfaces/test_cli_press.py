# SPDX-License-Identifier: Apache-2.0
"""``wasl press read``: a text in, proposals out, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.press.scoring import HERE
from tests.surfaces.command import Answer, ask, hold, wasl
from wasl import limits

WHO = "أجرى وزير الخارجية التركي هاكان فيدان"
CALL = f"{WHO} اتصالا هاتفيا مع نظيره المصري بدر عبد العاطي أمس الاثنين."
DAY = "2024-09-10"


def read(*words: str | Path, published: str = DAY) -> Answer:
    return ask("press", "read", *words, "--published", published)


def test_a_proposal_is_one_object_a_line(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(CALL, encoding="utf-8")
    one = read(file).fits("press-proposal").object
    assert (one["kind"], one["date"]["value"], one["level"]) == ("contact", "2024-09-09", "read")
    assert {side["side"]: side["holder"] for side in one["sides"]} == {
        "TR": "Hakan Fidan",
        "EG": "Badr Abdelatty",
    }
    span = one["date"]["span"]
    assert span["file"] == str(file)
    assert CALL[span["start"] : span["end"]] == span["text"]
    assert list(tmp_path.iterdir()) == [file]


def test_all_own_texts_fit_the_schema() -> None:
    files = sorted(HERE.glob("*.txt"))
    answer = read(*files)
    answer.fits("press-proposal")
    assert len(answer.objects) > 80


def test_people_see_the_words_and_what_is_not_said(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(CALL.replace(" أمس الاثنين", ""), encoding="utf-8")
    answer = wasl("press", "read", str(file))
    assert answer.code == 0
    assert "1. contact, held (open)" in answer.out
    assert "account    of TR: not said" in answer.out
    assert "asked by   not said" in answer.out
    assert "هاكان فيدان" in answer.out


def test_a_contradiction_is_told_beside_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(CALL.replace("أمس الاثنين", "أمس الجمعة"), encoding="utf-8")
    answer = read(file)
    assert answer.object["date"]["value"] is None
    told = json.loads(answer.err)
    hold(told, "warning")
    warning = told["warning"]
    assert warning["what"].startswith("the weekday is another: ")
    assert (warning["kind"], warning["values"]) == ("weekday", {})
    assert warning["span"]["text"] == "أمس الجمعة"


@pytest.mark.parametrize(
    ("text", "kind", "values", "words"),
    [
        (
            CALL.replace("أمس الاثنين", "في 16 أبريل 2010"),
            "not-in-office",
            {"holder": "Hakan Fidan"},
            "Hakan Fidan held no such office then: ",
        ),
        (
            f"الخميس - 5 سبتمبر 2024\n\n{CALL}",
            "published",
            {"day": "2024-09-05"},
            "the text says that it is of 2024-09-05: ",
        ),
    ],
)
def test_a_warning_has_its_values(
    tmp_path: Path, text: str, kind: str, values: dict[str, str], words: str
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    told = [json.loads(line) for line in read(file).err.splitlines()]
    for each in told:
        hold(each, "warning")
    (what,) = (
        each["warning"]["what"]
        for each in told
        if (each["warning"]["kind"], each["warning"]["values"]) == (kind, values)
    )
    assert what.startswith(words)
    assert f"warning: {words}“" in wasl("press", "read", str(file), "--published", DAY).err


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8-sig", ()),
        ("utf-16", ()),
        ("windows-1256", ("--encoding", "windows-1256")),
        ("utf-16-be", ("--encoding", "utf-16")),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, words: tuple[str, ...]) -> None:
    file = tmp_path / "report.txt"
    data = CALL.encode(encoding)
    file.write_bytes(b"\xfe\xff" + data if encoding == "utf-16-be" else data)
    assert read(file, *words).object["date"]["value"] == "2024-09-09"


def test_cyrillic_in_windows_1251(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    text = (HERE / "ru-met.txt").read_text(encoding="utf-8")
    file.write_bytes(text.encode("windows-1251"))
    assert read(file, "--encoding", "windows-1251").object["sides"][0]["side"] == "RU"


def test_what_is_not_its_encoding_is_refused_and_says_what_helps(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(CALL.encode() + b"\xff\xfe\xc3")
    answer = read(file)
    assert (answer.code, answer.error["code"]) == (2, "WASL-1010")
    assert "--encoding" in answer.error["do"]
    mixed = read(file, "--encoding", "utf-8")
    assert mixed.object["kind"] == "contact"
    assert "not utf-8" in mixed.err


@pytest.mark.parametrize("day", ["26.06.2024", "2024-13-01", "20240626", "yesterday"])
def test_a_day_is_written_in_one_way(tmp_path: Path, day: str) -> None:
    assert read(tmp_path / "none", published=day).error["code"] == "WASL-1001"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    answer = read(tmp_path / "none.txt")
    assert (answer.code, answer.error["code"]) == (2, "WASL-1003")


def test_an_own_directory(tmp_path: Path) -> None:
    directory = tmp_path / "ours.yaml"
    directory.write_text(
        """
        sides:
          XA: {en: {nouns: [Sundria], adjectives: [Sundrian*]}}
          XB: {en: {nouns: [Velia], adjectives: [Velian*]}}
        offices:
          defence-minister:
            level: minister
            track: military
            en: {one: [defence minister], two: [defence ministers]}
        persons:
          amari: {names: [Nadim Amari], terms: [[XA, defence-minister, 2021-03, ""]]}
        """,
        encoding="utf-8",
    )
    file = tmp_path / "report.txt"
    file.write_text("The defence ministers of Sundria and Velia spoke by phone on 3 May 2024.")
    one = read(file, "--directory", str(directory)).object
    assert [(side["side"], side["holder"]) for side in one["sides"]] == [
        ("XA", "Nadim Amari"),
        ("XB", ""),
    ]
    directory.write_text("persons: {p: {names: [A B], terms: [[XA]]}}", encoding="utf-8")
    assert read(file, "--directory", str(directory)).error["code"] == "WASL-1002"


def test_text_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("\x1b[2J\u202e" + CALL, encoding="utf-8")
    answer = wasl("press", "read", str(file), "--published", DAY)
    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out


# ── several files ───────────────────────────────────────────────────────────────────────────────

LEAD = (
    "Russian Foreign Minister Sergei Lavrov spoke by phone with his Turkish counterpart Hakan Fidan"
)
REPORTS = {
    "monday": f"{LEAD} on 9 September 2024 at the initiative of the Turkish side, the Russian "
    "foreign ministry said.\n",
    "month": "The Russian and Turkish foreign ministers spoke by phone in September 2024.\n",
    "slip": f"{LEAD} on 10 September 2024.\n",
    "refused": "Turkish Foreign Minister Hakan Fidan refused to take a call from Russian Foreign "
    "Minister Sergei Lavrov on 9 September 2024.\n",
    "others": "Russian Defence Minister Andrei Belousov spoke by phone with US Defense Secretary "
    "Lloyd Austin on 9 September 2024.\n",
}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def alike(*names: str) -> dict[str, tuple[list[str], list[tuple[str, list[str]]]]]:
    """Each file with those that tell the same, and those that it is asked of."""
    answer = ask("press", "read", *names).fits("press-proposal")
    assert len(answer.objects) == len(names), "one proposal for each report"
    return {
        one["sides"][0]["span"]["file"]: (
            [each["file"] for each in one["same"]],
            [(each["file"], each["why"]) for each in one["ask"]],
        )
        for one in answer.objects
    }


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("turn", [1, -1])
def test_reports_of_one_contact_name_each_other_in_whatever_order(turn: int) -> None:
    assert alike(*["monday", "month", "refused", "others"][::turn]) == {
        "monday": (["month"], []),
        "month": (["monday"], []),
        "refused": ([], []),
        "others": ([], []),
    }


@pytest.mark.usefixtures("files")
def test_two_calls_on_days_that_follow_are_asked_and_no_month_bridges_them() -> None:
    assert alike("monday", "slip") == {
        "monday": ([], [("slip", ["day-apart"])]),
        "slip": ([], [("monday", ["day-apart"])]),
    }
    found = alike("monday", "month", "slip")
    assert not any(same for same, _ in found.values())
    assert found["month"][1] == [("monday", ["several"]), ("slip", ["several"])]


@pytest.mark.usefixtures("files")
def test_people_see_one_contact_with_all_that_tell_it() -> None:
    out = wasl("press", "read", "month", "monday").out
    first, second = out.split("monday: 1 proposed")
    assert "told by    monday 1" in first
    assert "2024-09-09, as it stands there “9 September 2024” (monday)" in first
    assert "asked by   TR, says RU" in first
    assert "Hakan Fidan" in first
    assert second.strip() == "1. contact, held (read): the same contact as month 1"
    asked = wasl("press", "read", "monday", "slip").out
    assert "same contact? monday 1 and slip 1: the days are one day apart" in asked
    assert "slip 1    2024-09-10, as it stands there “10 September 2024”" in asked


@pytest.mark.usefixtures("files")
def test_each_file_has_its_own_day(files: Path) -> None:
    for name in ("one", "two"):
        (files / name).write_text(f"{LEAD} yesterday.\n", encoding="utf-8")
    days = ("--published", "one=2024-09-10", "--published", "two=2024-05-02")
    answer = ask("press", "read", "one", "two", "one", *days)
    assert [one["date"]["value"] for one in answer.objects] == ["2024-09-09", "2024-05-01"]
    lost = ask("press", "read", "one", "--published", "two=2024-05-02")
    assert (lost.code, lost.error["where"]) == (2, "--published")


def test_what_is_not_compared_is_told(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PRESS_WAYS", 1)
    answer = ask("press", "read", "monday", "slip")
    assert answer.objects[0]["ask"] == []
    assert json.loads(answer.err)["warning"]["what"].startswith("1 proposals were not compared")
    (files / "both").write_text(REPORTS["monday"] + REPORTS["slip"], encoding="utf-8")
    assert ask("press", "read", "both").err == "", "one text has been read as a whole"
