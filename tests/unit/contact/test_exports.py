# SPDX-License-Identifier: Apache-2.0
"""The register as files for others: read back by what others read them with."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.contact.reports import SIDES, report
from wasl.contact.contact import (
    Account,
    Commitment,
    Contact,
    Initiator,
    Medium,
    Proof,
    Side,
    Status,
    Track,
)
from wasl.contact.exports.calendars import format_calendar
from wasl.contact.exports.entities import format_entities
from wasl.contact.exports.pages import format_page
from wasl.contact.exports.plover import format_plover
from wasl.contact.exports.tables import COLUMNS, format_csv, format_json
from wasl.contact.shape import from_json

Json = dict[str, Any]
Told: TypeAlias = Any  # a value of whatever key
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
HOSTILE = st.sampled_from(["=", "+", "-", "@", "\t=", " @", "\ufeff=", "\u202e=", "＝"]).flatmap(
    lambda start: TEXTS.map(lambda text: start + text)
)


def said(text: str) -> Contact:
    """A contact that says a text wherever text may stand."""
    return report(
        "2022-05-13",
        id="r1",
        sides=(Side(text, text, text), SIDES[1]),
        topics=(text,),
        accounts=(Account(text, text, text, text, text),),
        commitments=(Commitment(text, text),),
        proofs=(Proof("when", text, text),),
        asked_by=text,
    )


# ── CSV ─────────────────────────────────────────────────────────────────────────────────────────


def table(*contacts: Contact) -> list[Json]:
    text = format_csv(contacts)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_table_has_a_row_for_each() -> None:
    one = report("2022-03-15~", id="r1", status=Status.REFUSED, attempts=None, topics=("a", "b"))
    (row,) = table(one)
    assert tuple(row) == COLUMNS
    assert (row["date"], row["first_day"], row["last_day"]) == (
        *("2022-03-15~", "2022-03-10", "2022-03-20"),
    )
    assert (row["attempts"], row["topics"]) == ("several", "a; b")
    assert row["sides"] == "NO:minister (Haddad); SU:minister (Orlov)"


@given(HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = table(said(text))
    for cell in row.values():
        bare = cell.lstrip("".join(map(chr, range(33))) + "\u200b\u202e\ufeff\u2028\u2029\x85")
        assert not bare.startswith(("=", "+", "-", "@", "＝")), cell


@given(TEXTS, TEXTS)
def test_any_text_stays_in_its_cell(one: str, other: str) -> None:
    rows = table(said(one), said(other))
    assert [row["id"] for row in rows] == ["r1", "r1"]
    assert all(len(row) == len(COLUMNS) and None not in row.values() for row in rows)


@given(TEXTS)
def test_json_lines_are_read_back(text: str) -> None:
    one = said(text)
    lines = format_json([one, one]).split("\n")
    assert [from_json(json.loads(line)) for line in lines[:-1]] == [one, one]


# ── iCalendar ───────────────────────────────────────────────────────────────────────────────────


def events(*contacts: Contact) -> list[dict[str, str]]:
    text = format_calendar(contacts, of="northland", now_s=1_700_000_000)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    rows = text.split("\r\n")
    assert all(len(row.encode()) <= 75 for row in rows), "RFC 5545 §3.1"
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name, value)
    return found


def unescaped(value: str) -> str:
    """Undo RFC 5545 §3.3.11, a character at a time."""
    out, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            follower = next(letters)
            out += "\n" if follower in "nN" else follower
        else:
            assert letter not in ";,", "these are escaped"
            out += letter
    return out


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2022-05-13", "20220513", "20220514"),
        ("2022-03-15~", "20220310", "20220321"),
        ("2022-02", "20220201", "20220301"),
        ("2022-12-31", "20221231", "20230101"),
        ("../2022-05-13", "20220513", "20220514"),
        ("2022-05-13/..", "20220513", "20220514"),
        ("9999-12-31", "99991231", None),
    ],
)
def test_a_contact_is_whole_days(when: str, start: str, end: str | None) -> None:
    (event,) = events(report(when, id="r7"))
    assert event["DTSTART;VALUE=DATE"] == start
    assert event.get("DTEND;VALUE=DATE") == end
    assert (event["UID"], event["DTSTAMP"]) == ("r7@northland.register.wasl", "20231114T221320Z")


def test_a_status_is_told_where_the_calendar_has_a_word() -> None:
    words = {Status.HELD: "CONFIRMED", Status.PLANNED: "TENTATIVE", Status.CANCELLED: "CANCELLED"}
    for status, word in words.items():
        assert events(report("2022", status=status))[0]["STATUS"] == word
    assert "STATUS" not in events(report("2022", status=Status.REFUSED))[0]


@given(TEXTS)
def test_any_text_is_escaped_and_folded(text: str) -> None:
    found = events(said(text), said("after"))
    assert len(found) == 2, "no text begins an event"
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in clean if letter in "\n\t" or not is_control(letter))
    assert kept in unescaped(found[0]["DESCRIPTION"])


def is_control(letter: str) -> bool:
    return letter < " " or letter == "\x7f"


# ── HTML ────────────────────────────────────────────────────────────────────────────────────────


class Tags(HTMLParser):
    """The elements of a page, their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def tags(text: str) -> Tags:
    parser = Tags()
    parser.feed(format_page([said(text)], title="Register", show=str))
    parser.close()
    return parser


@given(TEXTS | st.sampled_from(["<script>", '"><img src=x onerror=y>', "</td></table>", "&lt;"]))
def test_a_page_has_no_element_that_a_text_brought(text: str) -> None:
    found = tags(text)
    assert {repr(tag) for tag in found.tags} <= {repr(tag) for tag in tags("plain").tags}


def test_each_text_has_a_direction_of_its_own() -> None:
    found = tags("اتصال")
    assert "اتصال" in found.text
    assert all(attrs == [("dir", "auto")] for tag, attrs in found.tags if tag == "p")
    page = format_page([said("اتصال")], title="Register", show=str)
    assert '<p dir="auto">اتصال: <bdi>اتصال</bdi></p>' in page, "nor does it turn another"


# ── PLOVER ──────────────────────────────────────────────────────────────────────────────────────


def plover(**more: Told) -> Json | None:
    text = format_plover([report("2022-05-13", id="r1", **more)])
    return json.loads(text) if text else None


@pytest.mark.parametrize(
    ("more", "coded"),
    [
        ({"medium": Medium.TELEPHONE}, ("CONSULT", "phone")),
        ({"medium": Medium.HOTLINE}, ("CONSULT", "phone")),
        ({"medium": Medium.MEETING}, ("CONSULT", None)),
        ({"medium": Medium.MEETING, "sides": (*SIDES, Side("WE"))}, ("CONSULT", "multilateral")),
        ({"medium": Medium.SUMMONS}, ("ACCUSE", "disapprove")),
        ({"medium": Medium.MEETING, "status": Status.PLANNED}, ("AGREE", None)),
        ({"status": Status.REFUSED}, ("REJECT", "meet")),
        ({"status": Status.UNANSWERED}, ("REQUEST", "meet")),
    ],
)
def test_contacts_in_the_words_of_plover(more: Json, coded: tuple[str, str | None]) -> None:
    event = plover(**more)
    assert event is not None
    assert (event["event_type"], event["event_mode"]) == coded


@pytest.mark.parametrize("status", [Status.FAILED, Status.CANCELLED, Status.DENIED])
def test_what_plover_has_no_word_for_is_left_out(status: Status) -> None:
    assert plover(status=status) is None


def test_who_was_asked_rejects() -> None:
    event = plover(status=Status.REFUSED, asked_by="NO", track=Track.MILITARY)
    assert event is not None
    assert [one["actor"] for one in event["actors"]] == ["SU"]
    assert [one["actor"] for one in event["recipients"]] == ["NO"]
    assert event["context"] == "military"


def test_nobody_is_said_to_have_begun_where_nobody_says_so() -> None:
    differ = (Initiator("NO", "NO"), Initiator("SU", "SU"))
    for more in ({}, {"initiators": differ}):
        event = plover(**more)
        assert event is not None
        assert len(event["actors"]) == len(event["recipients"]) == 2


# ── FollowTheMoney ──────────────────────────────────────────────────────────────────────────────

SCHEMATA = {
    "Organization": {"name", "country"},
    "Position": {"name", "organization"},
    "Person": {"name"},
    "Occupancy": {"holder", "post", "date", "startDate", "endDate"},
    "Event": {
        *("name", "summary", "keywords", "involved", "recordId", "publisher"),
        *("date", "startDate", "endDate"),
    },
    "Call": {"caller", "receiver", "duration", "date", "startDate", "endDate"},
}


def entities(*contacts: Contact) -> list[Json]:
    found = [json.loads(line) for line in format_entities(contacts).splitlines()]
    ids = [one["id"] for one in found]
    assert len(set(ids)) == len(ids)
    for one in found:
        assert set(one["properties"]) <= SCHEMATA[one["schema"]]
        for name in ("holder", "post", "organization", "involved", "caller", "receiver"):
            assert set(one["properties"].get(name, [])) <= set(ids), "what is named is there"
    return found


def test_a_contact_is_entities_each_once() -> None:
    call = {"medium": Medium.TELEPHONE, "asked_by": "NO", "duration_s": 1200}
    found = entities(report("2022-05-13", id="r1", **call), report("2022-05", id="r2"))
    counts = {schema: sum(one["schema"] == schema for one in found) for schema in SCHEMATA}
    assert counts == {
        "Organization": 2,
        "Position": 2,
        "Person": 2,
        "Occupancy": 4,
        "Event": 2,
        "Call": 1,
    }
    (made,) = [one["properties"] for one in found if one["schema"] == "Call"]
    names = {one["id"]: one["properties"]["name"][0] for one in found if one["schema"] == "Person"}
    assert (names[made["caller"][0]], names[made["receiver"][0]]) == ("Haddad", "Orlov")
    assert made["duration"] == ["1200"]


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        ("2022-05", {"date": ["2022-05"]}),
        ("2022-03-15~", {"startDate": ["2022-03-10"], "endDate": ["2022-03-20"]}),
        ("../2022", {"endDate": ["2022-12-31"]}),
    ],
)
def test_dates_are_as_exact_as_they_are_known(when: str, dates: Json) -> None:
    (event,) = [one for one in entities(report(when, id="r1")) if one["schema"] == "Event"]
    told = {name: value for name, value in event["properties"].items() if "ate" in name}
    assert told == dates


def test_who_called_whom_is_not_made_up() -> None:
    told = entities(report("2022-05-13", id="r1", medium=Medium.TELEPHONE))
    assert not [one for one in told if one["schema"] == "Call"]
    refused = {"medium": Medium.TELEPHONE, "asked_by": "NO", "status": Status.REFUSED}
    assert not [one for one in entities(report("2022", **refused)) if one["schema"] == "Call"]
