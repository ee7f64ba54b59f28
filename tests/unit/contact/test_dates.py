# SPDX-License-Identifier: Apache-2.0
"""Dates as exactly as they are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.contact.dates import (
    Days,
    Span,
    can_be_one,
    days_between,
    on,
    order_of,
    parse_when,
    surely_before,
)
from wasl.errors import Misuse

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-05-13", "2022-05-13", "2022-05-13"),
        ("2022-05", "2022-05-01", "2022-05-31"),
        ("2022-05-XX", "2022-05-01", "2022-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2022-03-15~", "2022-03-10", "2022-03-20"),
        ("2022-01~", "2021-12-01", "2022-02-28"),
        ("2022~", "2021-01-01", "2023-12-31"),
        ("2022-03-15?", "2022-03-15", "2022-03-15"),
        ("2022-03-15%", "2022-03-10", "2022-03-20"),
        ("2022-03-10/2022-03-20", "2022-03-10", "2022-03-20"),
        ("2022-03/2022-05-02", "2022-03-01", "2022-05-02"),
        ("2022-03-10/..", "2022-03-10", None),
        ("/2022-03-10", None, "2022-03-10"),
    ],
)
def test_a_date_is_the_days_that_it_can_be(text: str, first: str | None, last: str | None) -> None:
    found = parse_when(text)
    ends = [date.fromisoformat(each) if each else None for each in (first, last)]
    assert found.span == Span(*ends)
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "../..", "tomorrow", "2022-13", "2022-02-30", "0000", "20X2", "2022-XX-03", "22-3",
        "2022-03-15~~", "2022-05-01/2022-04-01", "9999~", "0001-01-01~", "٢٠٢٢", "2022-03-15T08:00",
        "2022-03-15/2022-03-16/2022-03-17", "202X-03", "2022-03-15\n",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_when(text, where="--date")
    assert (caught.value.where, bool(caught.value.do)) == ("--date", True)


def test_only_a_day_that_nobody_doubts_is_exact() -> None:
    told = {"2022-05-13": True, "2022-05-13?": False, "2022-05-13~": False, "2022-05": False}
    assert {text: parse_when(text).exact for text in told} == told


def test_days_are_counted_between_what_both_can_be() -> None:
    last = parse_when("2023-03-15")
    assert days_between(last, parse_when("2024-06-25")) == Days(468, 468)
    assert days_between(parse_when("2022-03-15~"), parse_when("2022-05-13")) == Days(54, 64)
    assert days_between(parse_when("2022-05"), parse_when("2022-05")) == Days(0, 30)
    assert days_between(parse_when("../2022-05-01"), parse_when("2022-05-13")) == Days(12, None)


@given(DAYS, DAYS)
def test_exact_days_are_told_apart_as_days_are(one: date, other: date) -> None:
    assert surely_before(on(one), on(other)) is (one < other)
    assert can_be_one(on(one), on(other)) is (one == other)
    assert (order_of(on(one)) < order_of(on(other))) is (one < other)
    assert days_between(on(min(one, other)), on(max(one, other))) == Days(
        n := abs((one - other).days), n
    )


@given(DAYS, st.sampled_from(["{}", "{}~", "{}?", "{}%", "{}/..", "../{}"]))
def test_a_day_is_within_whatever_is_written_of_it(day: date, form: str) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert can_be_one(parse_when(form.format(text)), on(day))
