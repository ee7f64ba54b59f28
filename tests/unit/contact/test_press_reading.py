# SPDX-License-Identifier: Apache-2.0
"""Press reports as they are read: own texts with what a person finds in them beside them."""

from __future__ import annotations

import re
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press.scoring import Score, reading_of, score, starter, texts
from wasl.contact.dates import parse_when
from wasl.contact.press.judged.filing import contact_of
from wasl.contact.press.proposal import Reading, to_json
from wasl.contact.press.reading import read
from wasl.contact.press.shadow import pattern
from wasl.contact.press.who.memory import Memory

ALL = list(texts())


def spans(value: object) -> list[dict[str, object]]:
    """All spans of a proposal as JSON."""
    if isinstance(value, dict):
        here = [value] if set(value) == {"file", "start", "end", "text"} else []
        return here + [each for one in value.values() for each in spans(one)]
    return [each for one in value for each in spans(one)] if isinstance(value, list) else []


def check_spans(text: str, reading: Reading) -> int:
    found = [span for one in reading.proposals for span in spans(to_json(one))]
    for span in found:
        assert text[span["start"] : span["end"]] == span["text"]
    for warning in reading.warnings:
        assert text[warning.span.start : warning.span.end] == warning.span.text
    return len(found)


def test_own_texts_are_read_well_and_hardly_ever_wrongly() -> None:
    total = Score()
    for name, text, gold in ALL:
        score(name, reading_of(name, text, gold), gold, total)
    notes = "\n".join(total.notes)
    assert len(ALL) >= 60
    assert total.precision >= 0.95, notes
    assert total.recall >= 0.90, notes
    assert total.wrong_rate <= 0.01, notes


@pytest.mark.parametrize(("name", "text", "gold"), ALL, ids=[name for name, _, _ in ALL])
def test_words_are_those_of_the_text(name: str, text: str, gold: dict[str, object]) -> None:
    reading = reading_of(name, text, gold)
    check_spans(text, reading)
    assert bool(reading.warnings) is bool(gold["warnings"])


def test_what_is_read_once_more_is_all_that_can_change(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [reading_of(*one) for one in ALL]
    monkeypatch.setattr(Memory, "stays", lambda *_: False)
    assert found == [reading_of(*one) for one in ALL]


def test_the_score_bites() -> None:
    name, text, gold = next(one for one in ALL if one[0] == "ru-call")
    reading = reading_of(name, text, gold)
    total = Score()
    bad = gold | {"proposals": [gold["proposals"][0] | {"date": "2024-06-24", "initiator": "RU"}]}
    score(name, reading, bad, total)
    assert (total.found, total.extra, total.wrong) == (1, 1, 2)
    score(name, Reading((), ()), gold, total)
    assert total.missed == 2


PIECES = st.sampled_from(
    [
        "وزير الدفاع الأميركي لويد أوستن",
        "نظيره الروسي",
        "أجرى اتصالا هاتفيا مع",
        "أمس الثلاثاء",
        "في 27 نوفمبر",
        "الولايات المتّحدة",
        "قال",
        "إن",
        "،",
        ".",
        "\n",
        "«",
        "»",
        "\u202e",
        "\u200f",
        "\ud800",
        "<b>",
        "</p>",
        "&nbsp;",
        "&#8207;",
        "<script>",
        "министр обороны России Сергей Шойгу",
        "провёл переговоры с",
        "коллегой",
        "в среду",
        "Й",
        "и\u0306",
        "U.S. Defense Secretary Lloyd Austin",
        "spoke by phone with",
        "his Russian counterpart",
        "on 13 May 2022",
        "منذ",
        "12 شوال 1443 هـ",
        "140 سفينة",
        "ﻻ",
        "ـــ",
        "\x00",
        "1" * 30,
        "\r\n",
        "رفض تلقي مكالمات من",
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_whatever_comes_is_read_and_its_places_are_true(pieces: list[str], between: str) -> None:
    text = between.join(["<p>" if len(pieces) % 2 else "", *pieces])
    check_spans(text, read(text, published=[date(2024, 6, 26)], directory=starter()))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check_spans(text, read(text, directory=starter()))


def test_reading_twice_is_the_same() -> None:
    for name, text, gold in ALL[:10]:
        assert reading_of(name, text, gold) == reading_of(name, text, gold)


def test_no_day_is_given_where_a_later_sentence_may_have_it() -> None:
    """*On or before* the day of the paper is for news that tells of no other."""
    lead = "Japanese Foreign Minister Yoko Kamikawa spoke by phone with her Greek counterpart.\n\n"
    days = []
    for more in ("Fish was discussed.", "Fish was discussed.\n\nCalm had returned on Monday."):
        found = read(lead + more, published=[date(2024, 4, 10)], directory=starter()).proposals
        days += [one.date.value for one in found]
    assert days == ["/2024-04-10", None]


def test_without_a_day_of_publication_no_year_is_made_up() -> None:
    for name, text, gold in ALL:
        reading = reading_of(name, text, gold | {"published": []})
        for one in reading.proposals:
            if one.date.value is not None and one.date.how != "explicit":
                assert "هـ" in text, f"{name}: {one.date.value}"  # its line of dates tells the day


@pytest.mark.parametrize(
    "line",
    [
        "31 شباط/ فبراير 2024",
        "London, 30 February 2024",
        "LONDON, Feb 30, 2024 (Agency) - ",
        "الأربعاء 25 حزيران/ يونيو 2024",
        "25 حزيران/ يوليو 2024",
        "London, 3 March 2024, 4 March 2024",
    ],
)
def test_a_line_of_dates_that_cannot_be_gives_no_day_and_is_told(line: str) -> None:
    text = f"{line}\n\nLloyd Austin spoke by phone with Sergei Shoigu on Tuesday, officials said."
    reading = read(text, directory=starter())
    assert [one.date.value for one in reading.proposals] == [None]
    assert reading.warnings


def test_two_who_differ_in_who_called_are_both_filed_as_wishes() -> None:
    name, text, gold = next(one for one in ALL if one[0] == "ar-initiators-differ")
    contacts = [
        contact_of(one, source="a", directory=starter(), when=parse_when("2024"))
        for one in reading_of(name, text, gold).proposals
        if one.kind == "contact"
    ]
    wishes = [{each.side for each in one.initiators} for one in contacts]
    assert max(map(len, wishes)) == 2, wishes
    assert not any("initiator" in (each.numbers or {}) for one in contacts for each in one.accounts)


def test_a_script_is_not_read_and_an_order_is_not_followed() -> None:
    name, text, gold = next(one for one in ALL if one[0] == "en-html")
    (one,) = reading_of(name, text, gold).proposals
    assert "Austin" not in str(to_json(one))


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "&",
        "1 ",
        ".",
        '"',
        "قال ",
        "15 مارس ",
        "لقاء ",
        "met ",
        "لويد أوستن ",
        "\ud800",
        "و",
        "\u202e",
        "a\u202e",
        "0123456789",
        "<div><b>",
        "<script>",
        "</p>",
        "They met. ",
        "Head\n",
        "Russia warned Turkey 5 May ",
        "Russia written response 5 May ",
        "{n} killed. ",
        "Russia and Turkey have a hotline. ",
    ],
)
def test_no_text_costs_more_than_its_length(piece: str) -> None:
    """Twice as much of the same takes about twice the steps: counted in calls, not in time."""
    short, long = (
        "<p>" + "".join(piece.replace("{n}", str(n)) for n in range(much)) for much in (400, 800)
    )
    assert _calls(long) < 3 * _calls(short) + 5_000


@given(st.text(alphabet="ab |وж", max_size=12))
def test_one_pattern_of_several_finds_what_each_of_them_finds(text: str) -> None:
    parts = (r"(?<!\w)(?:a|b)b?", r"(?<!\w)و", r"ab a", r"b(?!\w)", r"(?<!\w)a b", r"[|]", r"жb?")
    plain = re.compile("|".join(f"(?:{part})".replace(" ", r"\s+") for part in parts))
    found = [one.span() for one in pattern(*parts).finditer(text)]
    assert found == [one.span() for one in plain.finditer(text)]


MET = (
    "Russian Defence Minister Sergei Shoigu met Turkish Defence Minister Yasar Guler on 5 May 2024."
)


@pytest.mark.parametrize(
    "line",
    [
        "In the attack {n} people were killed.",
        "In the call they discussed the matter of the island {n}.",
        "Shoigu said that the call with Guler was about the island {n}.",
    ],
)
def test_what_one_contact_keeps_costs_no_more_than_its_number(line: str) -> None:
    """As above, for what is put to one contact: each is found at once."""
    few, many = ("\n".join([MET, *(line.format(n=n) for n in range(much))]) for much in (300, 600))
    cost = _calls(few, lines=True)
    assert _calls(many, lines=True) < 2.1 * cost


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_ten_megabytes_of_all_that_is_hostile_are_read() -> None:
    own = "\n".join(text for _, text, _ in ALL)
    parts = [
        own,
        own.replace("\n", " "),
        "They met " * 60_000,
        "<div><b>" * 400_000 + "</b></div>" * 400_000,
        "\u202eلقاء\u202c " * 40_000,
        "0123456789" * 150_000,
        "<script>" * 10 + own,
    ]
    text = "<p>" + "\n".join(parts)
    assert len(text.encode()) > 9_500_000
    assert check_spans(text, read(text, published=[date(2024, 6, 26)], directory=starter())) > 300


def _calls(text: str, *, lines: bool = False) -> int:
    """Count the calls of a reading; with ``lines``, the lines and the rounds of loops instead."""
    count = 0

    def profile(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += 1

    def trace(frame: object, event: str, arg: object) -> object:
        profile(frame, event, arg)
        return trace

    read(text[:2_000], published=[date(2024, 6, 26)], directory=starter())  # what is made once
    before, traced = sys.getprofile(), sys.gettrace()
    _ = sys.settrace(trace) if lines else sys.setprofile(profile)
    try:
        read(text, published=[date(2024, 6, 26)], directory=starter())
    finally:
        sys.setprofile(before)
        sys.settrace(traced)
    return count
