# SPDX-License-Identifier: Apache-2.0
"""``wasl register``: what people report, what the record shows, and what is asked of both."""

from __future__ import annotations

import json
import re
import time
from itertools import combinations
from pathlib import Path

import pytest

from tests.surfaces.command import Answer, Camp, Json, hold
from tests.surfaces.conftest import PATIENCE_S
from wasl import limits
from wasl.home.layout import Home
from wasl.locale import text

MINISTERS = ("--office", "NO=minister", "--office", "SU=minister")
PAIR = ("--between", "NO:minister", "SU:minister")


@pytest.fixture
def camp(camps: tuple[Camp, ...]) -> Camp:
    return camps[0]


def add(camp: Camp, date: str, *more: str, status: str = "held", source: str = "gazette") -> str:
    """Report a contact of the two ministers, and return its id."""
    done = camp.ask(
        *("register", "add", "--date", date, "--status", status, "--level", "minister"),
        *("--source", source, *MINISTERS, *more),
    ).fits("register-done")
    (id_,) = done.object["ids"]
    return str(id_)


def silence(camp: Camp, at: str, *between: str) -> Json:
    pair = ("--between", *between) if between else PAIR
    return camp.ask("register", "silence", *pair, "--at", at).fits("register-silence").object


def test_silence_is_told_in_days_and_what_it_rests_on(camp: Camp) -> None:
    last = add(camp, "2023-03-15", "--holder", "SU=Orlov")
    add(camp, "2024-06-25", "--holder", "SU=Belov")
    add(camp, "2024-01-10", status="refused")
    assert silence(camp, "2024-06-25") == {
        "between": ["NO:minister", "SU:minister"],
        "at": "2024-06-25",
        "days": 468,
        "from": "2023-03-15",
        "to": "2024-06-25",
        "previous": last,
        "basis": [last],
        "complete_known": False,
    }
    shown = camp.wasl("register", "silence", *PAIR, "--at", "2024-06-25").out
    assert "468 days (2023-03-15 to 2024-06-25), in this register; not declared complete" in shown
    done = ("complete", "--between", "NO", "SU", "--from", "2023", "--to", "2024-06")
    camp.ask("register", *done).fits("register-done")
    assert silence(camp, "2024-06-25")["complete_known"]


def test_days_are_a_range_where_dates_are_not_exact(camp: Camp) -> None:
    assert silence(camp, "2022-05-13")["days"] is None
    add(camp, "2022-03-15~")
    assert silence(camp, "2022-05-13")["days"] == [54, 64]
    assert silence(camp, "2022-05-13", "NO", "SU")["days"] == [54, 64]
    assert silence(camp, "2022-05-13", "NO:chief", "SU:chief")["days"] is None
    add(camp, "../2022-04-01")
    assert silence(camp, "2022-05-13")["days"] == [42, 64]
    out = camp.wasl("register", "silence", *PAIR, "--at", "2022-05-13").out
    assert "between 42 and 64 days" in out


def test_first_and_highest_tell_the_one_before(camp: Camp) -> None:
    before = add(camp, "2023-03-15", "--holder", "SU=Orlov")
    now = add(camp, "2024-06-25", "--holder", "SU=Belov")
    told = camp.ask("register", "first", "--at", "2024-06-25").fits("register-first").object
    assert (told["contact"], told["days"], told["previous"]) == (now, 468, before)
    assert told["first_for"] == [{"side": "SU", "office": "minister", "holder": "Belov"}]
    told = camp.ask("register", "highest", "--at", "2024-06-25").fits("register-first").object
    assert (told["between"], told["previous"]) == (["NO", "SU"], before)
    out = camp.wasl("register", "first", "--at", "2024-06-25").out
    assert "the first for SU:minister (Belov)" in out
    assert "Nothing was held" in camp.wasl("register", "first", "--at", "2024-06-26").out


def test_every_value_keeps_its_source_and_words(camp: Camp) -> None:
    words = "تلقى وزير الدفاع اتصالا"
    more = ("--medium", "telephone", "--initiator", "SU", "--said-by", "NO", "--words", words)
    id_ = add(
        camp, "2022-05-13", *more, "--topic", "العبور", "--attempts", "several", "--as", "Haddad"
    )
    told = camp.ask("register", "show", id_).fits("register-show").object
    contact = told["contact"]
    assert {one["words"] for one in contact["proofs"]} == {words}
    assert {one["field"] for one in contact["proofs"]} == {
        *("when", "status", "sides", "medium", "level", "initiators", "topics", "attempts")
    }
    assert (contact["attempts"], contact["track"], contact["duration_s"]) == (None, None, None)
    assert contact["initiators"] == [{"side": "SU", "said_by": "NO"}]
    assert told["history"][0]["by"] == "Haddad"


def test_an_amendment_is_another_line(camp: Camp) -> None:
    id_ = add(camp, "2022-05-13")
    camp.ask("register", "amend", id_, "--date", "2022-05-14", "--source", "radio").fits(
        "register-done"
    )
    told = camp.ask("register", "show", id_).fits("register-show").object
    assert told["contact"]["when"] == "2022-05-14"
    assert [one["what"] for one in told["history"]] == ["added", "amended"]
    assert {one["source"] for one in told["contact"]["proofs"]} == {"gazette", "radio"}
    assert told["history"][0]["detail"]["when"] == "2022-05-13"


def test_reports_are_merged_split_and_rejected(camp: Camp) -> None:
    one, other, third = (add(camp, date) for date in ("2022-05", "2022-05-13", "2022-06-01"))
    camp.ask("register", "merge", one, other).fits("register-done")
    told = camp.ask("register", "show", other).fits("register-show").object
    assert (told["contact"], told["became"]) == (None, [one])
    assert f"{other} became {one}." in camp.wasl("register", "show", other).out
    refused = camp.ask("register", "merge", one, third)
    assert (refused.code, refused.error["code"]) == (2, "WASL-1008")
    parts = camp.folder / "parts.jsonl"
    lines = [json.dumps({**listed(camp)[0], "when": day}) for day in ("2022-05-13", "2022-05-14")]
    parts.write_text("\n".join(lines), encoding="utf-8")
    ids = camp.must("register", "split", one, parts)["ids"]
    assert [each["id"] for each in listed(camp)] == [*ids, third]
    camp.ask("register", "reject", third, "--reason", "not so").fits("register-done")
    assert [each["id"] for each in listed(camp)] == ids
    assert camp.ask("register", "amend", third, "--level", "chief").error["code"] == "WASL-1003"


def listed(camp: Camp, *more: str) -> list[Json]:
    done = camp.ask("register", "list", *more)
    assert done.code == 0, done.err
    for each in done.objects:
        hold(each, "register-contact")
    return done.objects


def test_a_file_is_taken_whole_or_not_and_once(camp: Camp) -> None:
    add(camp, "2022-05-13")
    add(camp, "2022-05-14", status="unanswered")
    file = camp.folder / "out.jsonl"
    camp.ask("register", "export", "--format", "json", file).fits("register-export")
    again = camp.ask("register", "import", file).fits("register-import").object
    assert (again["ids"], again["held"]) == ([], 2)
    good, bad = file.read_text("utf-8").splitlines()
    bad = bad.replace('"2022-05-14"', '"2022-05-40"')
    file.write_text(good.replace("gazette", "radio") + "\n\n" + bad, encoding="utf-8")
    refused = camp.ask("register", "import", file)
    assert refused.error["code"] == "WASL-1001"
    assert refused.error["where"].endswith("line 3.when")
    assert len(listed(camp)) == 2, "nothing is taken by halves"
    taken = camp.ask("register", "import", "-", typed=good.replace("gazette", "radio"))
    assert taken.fits("register-import").object == {"file": "-", "ids": ["r3"], "held": 0}


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("{", "line 1"),
        ("[" * 100_000, "line 1"),
        ("[]", "line 1"),
        ('{"status": "held", "when": "2022", "sides": []}', "line 1"),
        ('{"when": "2022", "sides": []}', "line 1.status"),
        ('{"status": "held", "when": "2022", "sides": [{"side": "\\ud800"}]}', "sides[0].side"),
    ],
)
def test_what_is_no_contact_is_refused_with_its_place(camp: Camp, line: str, where: str) -> None:
    refused = camp.ask("register", "import", "-", typed=line)
    assert refused.error["code"] == "WASL-1001"
    assert where in refused.error["where"]


def test_a_list_is_of_a_time_two_sides_and_a_status(camp: Camp) -> None:
    one, other = add(camp, "2022-05-13"), add(camp, "2022-06-13", status="refused")
    third = add(camp, "2022-07", status="planned")
    assert [each["id"] for each in listed(camp)] == [one, other, third]
    assert [each["id"] for each in listed(camp, "--from", "2022-06", "--to", "2022-07-01")] == [
        other,
        third,
    ]
    assert [each["id"] for each in listed(camp, "--status", "refused")] == [other]
    assert listed(camp, "--between", "NO", "WE") == []
    assert listed(camp, "--origin", "witnessed") == []
    assert (
        "r2  2022-06-13  refused  minister  NO:minister – SU:minister"
        in camp.wasl("register", "list").out
    )


def test_a_list_is_of_a_name_however_it_is_spelt(camp: Camp) -> None:
    chiefs = ("--office", "US=chief-of-general-staff", "--office", "RU=chief-of-general-staff")
    report = ("register", "add", "--status", "held", "--source", "gazette", *chiefs, "--date")
    (named,) = camp.must(*report, "2024-11-27", "--holder", "RU=جيراسيموف")["ids"]
    (office,) = camp.must(*report, "2022-05-19")["ids"]
    add(camp, "2024-06-25", "--holder", "SU=Орлов")
    for name in ("غيراسيموف", "Герасимов", "Gerasimov", "Gerassimow"):
        assert [each["id"] for each in listed(camp, "--name", name)] == [office, named]
    assert [each["id"] for each in listed(camp, "--name", "Герасимов", "--from", "2024")] == [named]
    assert listed(camp, "--name", "Герасимов", "--between", "RU", "FR") == []
    assert len(listed(camp, "--name", "Orlov", "--between", "SU", "NO")) == 1


def test_accounts_are_compared(camp: Camp) -> None:
    id_ = add(camp, "2024-06-25")
    for side, speaker, ships in (("NO", "ministry", "140"), ("SU", "spokesman", "over 140")):
        camp.ask(
            *("register", "account", id_, "--side", side, "--speaker", speaker),
            *("--text", "we spoke", "--number", f"ships={ships}", "--initiator", side),
            *(
                "--topic",
                "drills",
                "--date",
                "2024-06-25",
                "--commitment",
                "answer",
                "--due",
                "2024",
            ),
        ).fits("register-done")
    found = camp.ask("register", "differences", id_).fits("register-difference").objects
    assert {each["kind"] for each in found} == {"initiative", "numbers"}
    assert "  SU, spokesman: “over 140”" in camp.wasl("register", "differences", id_).out
    assert "No accounts" in camp.wasl("register", "differences", add(camp, "2022")).out


def test_months_and_rates_are_counted(camp: Camp) -> None:
    add(camp, "2022-05-13", "--initiator", "NO")
    add(camp, "2022-05-20", "--initiator", "NO", "--attempts", "3", status="refused")
    (month,) = camp.ask("register", "months").fits("register-month").objects
    assert (month["month"], month["levels"]["minister"]) == ("2022-05", 1)
    (rate,) = camp.ask("register", "rates", *PAIR).fits("register-rate").objects
    assert rate == {"side": "SU", "asked": 4, "statuses": {"held": 1, "refused": 3}}
    assert "2022-05" in camp.wasl("register", "months").out
    assert "SU was asked 4 times: 1 held, 3 refused" in camp.wasl("register", "rates").out


def test_a_brief_is_one_page_that_runs_nothing(camp: Camp) -> None:
    id_ = add(
        camp, "2024-06-25", "--holder", "SU=<script>alert(1)</script>", "--topic", "\u202eevil"
    )
    camp.must(
        *("register", "account", id_, "--side", "SU", "--speaker", "Belov"),
        *("--commitment", "a written answer", "--due", "2024-07"),
    )
    camp.must("register", "account", id_, "--speaker", "وزير الدفاع", "--number", "ships=140")
    camp.must("register", "account", id_, "--speaker", "SU", "--number", "ships=150")
    camp.must("register", "side", "northland", "NO")
    told = camp.ask("register", "brief", "--with", "SU", "--at", "2024-08-01").fits(
        "register-brief"
    )
    text = told.object["text"]
    assert "37 days (2024-06-25 to 2024-08-01), in this register; not declared complete" in text
    assert "SU: a written answer · by 2024-07 (that day has passed) · says Belov" in text
    page = camp.folder / "brief.html"
    done = ("register", "brief", "--with", "SU", "--at", "2024-08-01", "--html", "--out", page)
    assert camp.ask(*done).fits("register-brief").object["file"] == str(page)
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\u202e" not in html
    assert "<bdi>وزير الدفاع</bdi>" in html, "a name turns nothing beside it"
    assert camp.ask(*done).error["code"] == "WASL-1005", "no file is written over"
    assert html.count("<bdi>") == html.count("</bdi>"), "what others wrote closes nothing"


@pytest.mark.parametrize(("lang", "way"), [("ar", "rtl"), ("ru", "ltr"), ("en", "ltr")])
def test_a_brief_speaks_the_language_of_who_reads_it(camp: Camp, lang: str, way: str) -> None:
    offices = ("--office", "NO=defence-minister", "--office", "SU=aide-de-camp")
    report = ("--date", "2024-06-25", "--status", "held", *offices, "--holder", "NO=Hale")
    camp.must("register", "add", *report, "--medium", "telephone", "--source", "x")
    camp.must("register", "side", "northland", "NO")
    asked = ("register", "brief", "--with", "SU", "--at", "2024-08-01", "--lang", lang)
    told = camp.ask(*asked).fits("register-brief").object
    assert told["lang"] == lang
    shown = re.sub("[\u2068\u2069]", "", told["text"])
    page = camp.ask(*asked, "--html").fits("register-brief").object["text"]
    assert page.startswith(f'<!doctype html>\n<html lang="{lang}" dir="{way}">')
    assert "⟨U+" not in page
    said = [
        *("register-brief-silence", "register-brief-last", "register-brief-holders"),
        *("register-brief-promises", "register-brief-none", "register-differences"),
        *("contact-status-held", "contact-medium-telephone", "register-origin-reported"),
        *("contact-office-defence-minister", "register-complete-no"),
    ]
    for name in said:
        assert text(lang, name) in shown
        assert text(lang, name) in page
    norway = {"ar": "النرويج", "ru": "Норвегия", "en": "Norway"}[lang]
    assert norway in shown
    assert norway in page
    # Of what stands there, names, ids and dates alone are not in the letters of the language: and a
    # side that is no state.
    written = {"SU", "Hale", "aide", "de", "camp", "r"}
    latin = set(re.findall("[A-Za-z]+", shown))
    assert latin == written if lang != "en" else latin > written


def test_a_brief_in_no_language_of_ours_is_refused(camp: Camp) -> None:
    done = camp.ask("register", "brief", "--with", "SU", "--lang", "fr")
    assert (done.code, done.error["code"]) == (2, "WASL-1001")


@pytest.mark.parametrize("form", ["csv", "json", "ical", "html", "plover", "ftm"])
def test_the_register_is_a_file_for_others(camp: Camp, form: str) -> None:
    add(camp, "2024-06-25", "--holder", "SU=Белов", "--topic", "=cmd|' /C calc'!A0\u202e")
    file = camp.folder / "register.out"
    told = camp.ask("register", "export", "--format", form, file).fits("register-export").object
    assert (told["contacts"], told["bytes"]) == (1, file.stat().st_size)
    assert "Белов" in file.read_text("utf-8").replace("\n ", "")


def test_a_damaged_line_is_a_warning(camp: Camp) -> None:
    add(camp, "2022-05-13")
    add(camp, "2022-05-14")
    log = Home(camp.home).register
    log.write_bytes(log.read_bytes()[:-5])
    done = camp.ask("register", "list")
    assert [each["id"] for each in done.objects] == ["r1"]
    hold(json.loads(done.err), "warning")
    assert "cannot be read" in done.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("silence", "--between", "NO", "--at", "2022"), "WASL-1001"),
        (("silence", *PAIR, "--at", "soon"), "WASL-1001"),
        (("show", "r9"), "WASL-1003"),
        (("differences", "w000000000000"), "WASL-1003"),
        (
            ("add", "--date", "2022", "--status", "held", "--office", "NO", "--source", "x"),
            "WASL-1001",
        ),
        (("account", "r9", "--speaker", "x"), "WASL-1003"),
        (("merge", "r8", "r9"), "WASL-1003"),
        (("amend", "r9"), "WASL-1001"),
        (("import", "missing.jsonl"), "WASL-1003"),
    ],
)
def test_what_cannot_be_asked_is_told(camp: Camp, words: tuple[str, ...], code: str) -> None:
    done = camp.ask("register", *words)
    assert (done.code, done.error["code"], done.out) == (2, code, "")


@pytest.mark.parametrize(
    "more",
    [
        ("--office", "NO=chief"),
        ("--holder", "WE=Nobody"),
        ("--said-by", "NO"),
        ("--attempts", "few"),
        ("--attempts", "0"),
        ("--date", "2022-02-30"),
        ("--duration-s", "-4"),
    ],
)
def test_a_report_that_does_not_hold_together_is_refused(camp: Camp, more: tuple[str, str]) -> None:
    done = camp.ask(
        *("register", "add", "--date", "2022", "--status", "held", *MINISTERS),
        *("--source", "x", *more),
    )
    assert (done.code, done.error["code"]) == (2, "WASL-1001")
    assert not Home(camp.home).register.exists()


# ── the index ───────────────────────────────────────────────────────────────────────────────────


def test_every_answer_is_the_same_with_an_index(
    camp: Camp, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("NO", "SU", "WE", "ME", "northland", "sundria")
    lines = [
        {"status": "held", "when": f"2024-{n:02}-10", "level": "minister",
         "sides": [{"side": one, "office": "minister"}, {"side": other}],
         "proofs": [{"field": "when", "source": "gazette"}]}
        for n in range(1, 5) for one, other in combinations(names, 2)
    ]  # fmt: skip
    file = camp.folder / "many.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    camp.must("register", "import", file)
    camp.must("register", "side", "sundria", "SU")
    camp.must("register", "complete", "--between", "NO", "SU", "--from", "2024", "--to", "2025")
    pair = ("--between", "NO", "SU")
    asked = [
        ("list", *pair),
        ("list", "--from", "2024-03", "--to", "2024-03"),
        ("list", "--name", "Nobody"),
        ("show", "r7"),
        ("differences", "r7"),
        ("silence", *pair, "--at", "2024-03-01"),
        ("silence", "--between", "NO", "sundria", "--at", "2024-03-01"),
        ("first", "--at", "2024-03-10"),
        ("first", "--at", "2024-03-10", *pair),
        ("highest", "--at", "2024-03-10"),
        ("months", *pair),
        ("rates", *pair),
        ("months",),
        ("brief", "--with", "sundria", "--at", "2024-08-01"),
        ("show", "r99"),
    ]
    without = [camp.ask("register", *words) for words in asked]
    log = Home(camp.home).register
    assert not log.with_suffix(".index").exists(), "a short log has none"
    monkeypatch.setattr(limits, "REGISTER_INDEX_LINES", 3)
    camp.ask("register", "months", "--between", "NO", "WE").fits("register-month")
    assert log.with_suffix(".index").exists()
    assert [camp.ask("register", *words) for words in asked] == without
    add(camp, "2024-05-05")
    assert silence(camp, "2024-05-10", "NO", "SU")["days"] == 5
    camp.must("register", "amend", "r1", "--date", "2024-05-07")
    assert silence(camp, "2024-05-10", "NO", "SU")["days"] == 3


# ── the directory ───────────────────────────────────────────────────────────────────────────────


OWN = """
sides: {NO: {en: {nouns: [Northland]}}, SU: {en: {nouns: [Sundria]}}}
offices: {coast: {level: senior, track: military, en: {one: [head of the coast guard]}}}
persons: {orlov: {names: [Ivan Orlov], terms: [[SU, coast, 2020-05-01, ""]]}}
"""
ROWS = """person,personLabel,personLabel_ar,positionLabel,countryLabel,start,end
wd:Q1,Samir Haddad,سمير حداد,Head of the Coast Guard of Northland,,2019-05-02,2023-04-01
wd:Q2,Ada Lind,,Head of the Coast Guard,Northland,2023-04-02,
wd:Q3,Ivan Orlov,,Head of the Coast Guard,Sundria,2021,
wd:Q4,Per Lind,,Admiral,Northland,2021,
"""


def test_rows_are_imported_beside_our_own_file(camp: Camp) -> None:
    home = Home(camp.home)
    home.offices.write_text(OWN, encoding="utf-8")
    rows = camp.folder / "rows.csv"
    rows.write_text(ROWS, encoding="utf-8")
    take = ("register", "directory", "import", rows)
    told = camp.ask(*take).fits("register-directory-import").object
    assert (told["rows"], told["terms"], told["new"]) == (4, 2, ["samir-haddad", "ada-lind"])
    assert [(each["row"], each["what"]) for each in told["left"]] == [
        (4, "no office of the directory is called Admiral"),
        (3, "our own file has other terms of orlov as SU:coast: they stand"),
    ]
    assert home.offices.read_text("utf-8") == OWN
    before = home.imported_offices.read_bytes()
    assert "Q1" in before.decode()
    again = camp.ask(*take).fits("register-directory-import").object
    assert (again["terms"], again["held"], again["new"]) == (0, 2, [])
    assert home.imported_offices.read_bytes() == before
    assert "row 4" in camp.wasl(*take).out

    offices = ("--office", "NO=coast", "--office", "SU=coast")
    report = ("register", "add", "--status", "held", "--source", "gazette", *offices, "--date")
    (id_,) = camp.must(*report, "2020-06-01")["ids"]
    assert [each["id"] for each in listed(camp, "--name", "حداد")] == [id_], "by the office"

    check = ("register", "directory", "check", "--at")
    found = camp.ask(*check, "2020-01-01").fits("register-directory-missing").objects
    (sundria,) = (each for each in found if each["side"] == "SU")
    assert (sundria["why"], sundria["last"], sundria["contacts"]) == ("nobody", None, 1)
    found = camp.ask(*check, "2023-04").fits("register-directory-missing").objects
    assert found[0] == {
        "side": "NO",
        "office": "coast",
        "why": "several",
        "last": None,
        "contacts": 1,
        "holders": ["Ada Lind", "Samir Haddad"],
    }
    assert "NO:coast: Ada Lind or Samir Haddad, in 1 contact" in camp.wasl(*check, "2023-04").out


def test_a_directory_that_cannot_be_read_is_told_with_its_place(camp: Camp) -> None:
    home = Home(camp.home)
    home.offices.write_text("persons: {x: {names: [A B], terms: [[XX, y, 2020, 2021]]}}")
    for words in (("directory", "check"), ("list", "--name", "x")):
        done = camp.ask("register", *words)
        assert (done.code, done.error["code"]) == (2, "WASL-1002")
        assert done.error["where"] == f"{home.offices}.persons.x.terms[0]"
    nowhere = camp.ask("register", "directory", "import", camp.folder / "none.csv")
    assert nowhere.error["code"] == "WASL-1003"


# ── what the record shows ───────────────────────────────────────────────────────────────────────


OFFICES = ("northland:staff", "sundria:coast")


def say(north: Camp, text: str, *more: str) -> str:
    return str(
        north.must(
            *("send", "sundria", text, "--from-office", "staff", "--to-office", "sundria:coast"),
            *("--subject", text, "--wait", "stored", *more),
        )["id"]
    )


def shown_by(camp: Camp, *entries: str) -> list[Json]:
    """Wait until these messages were answered, and return their contacts, in their order."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        done: Answer = camp.ask("register", "list", "--origin", "witnessed", "--between", *OFFICES)
        found = [
            next((one for one in done.objects if entry in one["entries"]), {"status": "none"})
            for entry in entries
        ]
        if all(one["status"] in ("held", "refused") for one in found):
            return found
    pytest.fail("the acknowledgements never came")


@pytest.mark.slow
def test_contacts_come_out_of_the_record_on_both_sides(nodes: tuple[Camp, Camp]) -> None:
    north, south = nodes
    taken, refused = say(north, "convoy one"), say(north, "convoy two")
    drill = say(north, "convoy three", "--traffic", "exercise")
    south.must("ack", taken, "--answer", "received", "--as", "Lt. Belov")
    south.must("ack", refused, "--answer", "cannot-comply", "--reason", "fog", "--as", "Lt. Belov")
    held, declined = shown_by(north, taken, refused)
    assert [held["status"], declined["status"]] == ["held", "refused"]
    ours, theirs = (
        [{**one, "accounts": []} for one in each]  # what is said of it is each side's own
        for each in ([held, declined], shown_by(south, taken, refused))
    )
    assert ours == theirs, "the same on both sides"
    assert (held["origin"], held["medium"]) == ("witnessed", "line")
    assert "convoy one" in held["topics"]
    assert held["when"] == north.must("show", taken)["time"][:10]
    assert not any(drill in one["entries"] for one in listed(north))

    told = silence(north, "9999", *OFFICES)
    assert (told["previous"], told["from"]) == (held["id"], held["when"])
    refusal = north.ask("register", "amend", held["id"], "--status", "failed")
    assert refusal.error["code"] == "WASL-1008"
    (id_,) = north.must(
        *("register", "add", "--date", held["when"], "--status", "held", "--source", "agency"),
        *("--office", "northland=staff", "--office", "SU=coast", "--medium", "telephone"),
    )["ids"]
    north.must("register", "side", "sundria", "SU")
    (held,) = (
        one for one in listed(north, "--between", "SU", "northland") if taken in one["entries"]
    )
    north.must("register", "merge", held["id"], id_)
    merged = north.ask("register", "show", held["id"]).fits("register-show").object["contact"]
    assert (merged["medium"], merged["origin"]) == ("line", "witnessed")
    assert merged["proofs"][0]["source"] == "agency"


def test_a_home_without_a_node_shows_its_record(agreed: Path, friends: tuple[Camp, Camp]) -> None:
    north, _ = friends
    north.must("line", "open", agreed)
    add(north, "2022-05-13")
    assert len(listed(north)) == 1
