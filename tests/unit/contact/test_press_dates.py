# SPDX-License-Identifier: Apache-2.0
"""Dates in press: found whole, resolved against the publication, and never made up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.contact.dates import parse_when
from wasl.contact.press.shadow import fold
from wasl.contact.press.when.clash import Clash
from wasl.contact.press.when.dates import MAKERS, find_dates
from wasl.contact.press.when.resolving import How, dateline, resolve

THURSDAY = date(2024, 12, 5)


def values(
    text: str, published: date | None = THURSDAY, *, future: bool = False
) -> list[tuple[str | None, str]]:
    folded = fold(text)
    return [
        (value.text, str(value.how))
        for one in find_dates(folded)
        for value in [resolve(one, published=published, future=future)]
    ]


@pytest.mark.parametrize(
    ("text", "value", "how"),
    [
        ("في 27 نوفمبر", "2024-11-27", "year_inferred"),
        ("في السابع والعشرين من تشرين الثاني/ نوفمبر.", "2024-11-27", "year_inferred"),
        ("في الحادي والثلاثين من ديسمبر", "2023-12-31", "year_inferred"),
        ("في العشرين من كانون الثاني/ يناير المقبل", "2025-01-20", "relative"),
        ("في أيلول/ سبتمبر الماضي", "2024-09", "relative"),
        ("منتصف مارس (آذار) الماضي", "2024-03-15~", "relative"),
        ("في 15 مارس العام الماضي", "2023-03-15", "relative"),
        ("الأسبوع الماضي", "2024-11-23/2024-12-01", "relative"),
        ("الأربعاء من الأسبوع الماضي", "2024-11-27", "relative"),
        ("مطلع الأسبوع الماضي، الاثنين", "2024-11-25", "relative"),
        ("الأحد من الأسبوع الماضي", None, "open"),
        ("on Tuesday last week", "2024-11-26", "relative"),
        ("на прошлой неделе, во вторник", "2024-11-26", "relative"),
        ("يوم الإثنين", "2024-12-02", "relative"),
        ("الخميس", "2024-12-05", "relative"),
        ("الخميس الماضي", "2024-11-28", "relative"),
        ("الجمعة المقبل", "2024-12-06", "relative"),
        ("أمس الأربعاء", "2024-12-04", "relative"),
        ("قبل يومين", "2024-12-03~", "relative"),
        ("15مارس2023", "2023-03-15", "explicit"),
        ("١٥ مارس ٢٠٢٣", "2023-03-15", "explicit"),
        ("15 جانفي 2024", "2024-01-15", "explicit"),
        ("3 غشت 2024", "2024-08-03", "explicit"),
        ("12 شوال 1443 هـ", "2022-05-13?", "explicit"),
        ("15/03/2023", "2023-03-15", "explicit"),
        ("15 марта 2023 года", "2023-03-15", "explicit"),
        ("пятнадцатого марта", "2024-03-15", "year_inferred"),
        ("15 марта прошлого года", "2023-03-15", "relative"),
        ("в марте 2023 года", "2023-03", "explicit"),
        ("в среду", "2024-12-04", "relative"),
        ("на прошлой неделе", "2024-11-23/2024-12-01", "relative"),
        ("в середине марта", "2024-03-15~", "year_inferred"),
        ("June 25, 2024", "2024-06-25", "explicit"),
        ("on 13 May 2022", "2022-05-13", "explicit"),
        ("last Friday", "2024-11-29", "relative"),
        ("in mid-March", "2024-03-15~", "year_inferred"),
        ("two weeks ago", "2024-11-21~", "relative"),
        ("пять дней назад", "2024-11-30~", "relative"),
        ("четыре дня назад", "2024-12-01~", "relative"),
        ("قبل أربعة أيام", "2024-12-01~", "relative"),
        ("قبل ثلاثة أسابيع", "2024-11-14~", "relative"),
    ],
)
def test_a_date_is_read(text: str, value: str, how: str) -> None:
    assert values(text) == [(value, how)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Saturday", "2024-12-07"),
        ("on Thursday", "2024-12-05"),
        ("next Thursday", "2024-12-12"),
        ("в пятницу", "2024-12-06"),
        ("3 يناير", "2025-01-03"),
        ("الأسبوع المقبل", "2024-12-07/2024-12-15"),
    ],
)
def test_what_will_be_is_not_before_the_publication(text: str, value: str) -> None:
    ((found, _),) = values(text, future=True)
    assert found == value


@pytest.mark.parametrize(
    "text",
    [
        "إن الاثنين ناقشا الوضع",
        "بين الاثنين خلاف",
        "He may call",
        "they march on",
        "آب الأسرة",
        "قبل أسبوع من الحرب",
    ],
)
def test_what_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "27 نوفمبر",
        "الثلاثاء",
        "أمس",
        "الأسبوع الماضي",
        "منتصف مارس",
        "25 июня",
        "в среду",
        "June 25",
        "yesterday",
    ],
)
def test_without_the_publication_it_stays_open(text: str) -> None:
    assert values(text, None) == [(None, "open")]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("أمس الثلاثاء", Clash.WEEKDAY),
        ("الخميس 4 ديسمبر", Clash.WEEKDAY),
        ("15 آذار/ مايو 2023", Clash.TWO_MONTHS),
        ("30 فبراير 2023", Clash.NO_SUCH_DAY),
        ("met on 03/04/2024 in Rome", Clash.DAY_OR_MONTH),
    ],
)
def test_what_contradicts_itself_gives_a_warning_and_no_value(text: str, warning: Clash) -> None:
    (one,) = find_dates(fold(text))
    assert resolve(one, published=THURSDAY) == (None, How.OPEN, warning)


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("الجمعة - 12 شوال 1443 هـ - 13 مايو 2022 مـ", True),
        ("الجمعة - 13 شوال 1443 هـ - 13 مايو 2022 مـ", True),
        ("الجمعة - 20 شوال 1443 هـ - 13 مايو 2022 مـ", False),
        ("السبت - 12 شوال 1443 هـ - 13 مايو 2022 مـ", False),
    ],
)
def test_a_line_of_dates_must_agree_with_itself(line: str, *, good: bool) -> None:
    folded = fold(line)
    found, warning = dateline(folded, start=0, end=len(folded))
    assert (found is not None, warning is None) == (good, good)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 200))
def test_what_is_inferred_is_not_after_the_publication(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    months = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ]
    ((text, how),) = values(f"{day.day} {months[day.month - 1]}", published)
    assert (text, how) == (day.isoformat(), "year_inferred")


@given(
    st.text(alphabet="0123456789 /-.يناير مارس الثلاثاء الماضي أمس قبل week last May", max_size=60)
)
def test_every_value_is_a_date_of_the_register(text: str) -> None:
    for value, _ in values(text):
        if value is not None:
            parse_when(value)


@pytest.mark.parametrize("n", range(len(MAKERS)))
@given(st.data())
def test_a_date_has_one_of_the_words_that_must_stand_there(n: int, data: st.DataObject) -> None:
    needs, words, make = MAKERS[n]
    match = words.fullmatch(data.draw(st.from_regex(words, fullmatch=True)))
    assert match is not None
    if not all(any(word in match[0] for word in some) for some in needs):
        assert make(match) is None
