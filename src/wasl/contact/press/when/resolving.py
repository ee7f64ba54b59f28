# SPDX-License-Identifier: Apache-2.0
"""What the words of a date mean, counted from the day of publication (rules: ``press/when/dates``)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from wasl.contact.press.when.clash import Clash
from wasl.contact.press.when.dated import THAT_DAY, Dated
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.when.weeks import FIRST_DAYS, day_of_week

_DAY_CHARS = 10
_MONTH_CHARS = 7
_JUST_BY = 30
"""So many days after it, what was planned for a day without a year is not of the next year."""


class How(StrEnum):
    """How a date was got."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    YEAR_INFERRED = "year_inferred"
    OPEN = "open"


class Value(NamedTuple):
    """A date as ISO 8601-2, or None; ``warning``: what contradicts itself in it."""

    text: str | None
    how: How
    warning: Clash | None = None


def resolve(dated: Dated, *, published: date | None, future: bool = False) -> Value:
    """Return the days that a date means."""
    if dated.contradiction:
        return Value(None, How.OPEN, dated.contradiction)
    if dated.unit == THAT_DAY and not dated.shift:
        return Value(None, How.OPEN)  # whoever knows that day counts from it
    if dated.until is not None:
        return _range(dated, dated.until, published, future=future)
    try:
        value = _resolve(dated, published, future=future)
        if dated.off and value.text is not None and len(value.text) == _DAY_CHARS:
            day = date.fromisoformat(value.text) + timedelta(days=dated.off)
            return Value(day.isoformat(), How.RELATIVE)
        return Value(None, How.OPEN) if dated.off else value
    except (ValueError, OverflowError):
        return Value(None, How.OPEN, Clash.NO_SUCH_DAY)


def _range(first: Dated, last: Dated, published: date | None, *, future: bool) -> Value:
    ends = [
        resolve(replace(one, until=None), published=published, future=future)
        for one in (first, last)
    ]
    wrong = next((one for one in ends if one.warning), None)
    if wrong is not None or None in {one.text for one in ends}:
        return wrong or Value(None, How.OPEN)
    begin, end = (str(one.text) for one in ends)
    if begin > end and last.year is None:  # *с 22 по 31 июля*, told on the 25th
        end = resolve(replace(last, until=None), published=published, future=True).text or end
        end = end if end[:_MONTH_CHARS] <= _month_after(begin) else ""
    if begin > end:
        return Value(None, How.OPEN, Clash.BACKWARDS)
    return Value(f"{begin}/{end}", ends[1].how)


def _month_after(day: str) -> str:
    """Return the month behind that of a day."""
    index = int(day[:4]) * 12 + int(day[5:7])
    return f"{index // 12:04}-{index % 12 + 1:02}"


def _resolve(dated: Dated, published: date | None, *, future: bool) -> Value:
    future = (future or dated.shift == "next") and dated.shift != "last"
    if dated.year is not None:
        return _dated(dated, dated.year, How.EXPLICIT)
    if published is None:
        return Value(None, How.OPEN)
    if dated.month is not None:
        return _without_year(dated, published, future=future)
    if dated.ago is not None:
        return _ago_of(dated, published)
    if dated.weekday is not None and dated.unit:
        day = day_of_week(dated, published)
        return Value(day.isoformat(), How.RELATIVE) if day else Value(None, How.OPEN)
    if dated.weekday is not None:
        return _weekday(dated, published, future=future)
    return _period_of(dated, published)


def _dated(dated: Dated, year: int, how: How) -> Value:
    if dated.month is None:
        return Value(f"{year:04}", how)
    if dated.day is not None:
        day = date(year, dated.month, dated.day)
        exact = dated.weekday is not None and not dated.uncertain
        if exact and day.weekday() != dated.weekday:
            return Value(None, How.OPEN, Clash.WEEKDAY)
        return Value(day.isoformat() + "?" * dated.uncertain, how)
    month = f"{year:04}-{dated.month:02}"
    last = (date(year + dated.month // 12, dated.month % 12 + 1, 1) - timedelta(1)).day
    match dated.part:
        case "mid":
            return Value(f"{month}-15~", how)
        case "begin":
            return Value(f"{month}-01/{month}-10", how)
        case "end":
            return Value(f"{month}-20/{month}-{last}", how)
        case _:
            return Value(month, how)


def _without_year(dated: Dated, published: date, *, future: bool) -> Value:
    if dated.of_year:
        year = published.year + {"last": -1, "this": 0, "next": 1}[dated.of_year]
        return _dated(dated, year, How.RELATIVE)
    how = How.RELATIVE if dated.shift else How.YEAR_INFERRED
    assert dated.month is not None
    if dated.day is None:
        here, there = (published.month, dated.month)
        year = published.year
        if future:
            year += there < here or (dated.shift == "next" and there == here)
        else:
            year -= there > here or (dated.shift == "last" and there == here)
        return _dated(dated, year, how)
    years = (published.year + n for n in ((-1, 0, 1) if future else (0, -1)))
    for year in years:
        try:
            day = date(year, dated.month, dated.day)
        except ValueError:
            continue
        if future and 0 < (published - day).days <= _JUST_BY:
            return _dated(dated, year, how)  # *the talks planned for the 12th*, told on the 13th
        if (day >= published) if future else (day <= published):
            return _dated(dated, year, how)
    return Value(None, How.OPEN)


def _ago_of(dated: Dated, published: date) -> Value:
    assert dated.ago is not None
    if dated.unit == "months":
        index = published.year * 12 + published.month - 1 - dated.ago
        return Value(f"{index // 12:04}-{index % 12 + 1:02}~", How.RELATIVE)
    day = published - timedelta(days=dated.ago)
    if dated.weekday is not None and day.weekday() != dated.weekday:
        return Value(None, How.OPEN, Clash.WEEKDAY)
    return Value(day.isoformat() + "~" * (dated.unit == "days"), How.RELATIVE)


def _weekday(dated: Dated, published: date, *, future: bool) -> Value:
    assert dated.weekday is not None
    if future:
        days = (dated.weekday - published.weekday()) % 7
        if days == 0 and dated.shift == "next":
            days = 7
        return Value((published + timedelta(days=days)).isoformat(), How.RELATIVE)
    days = (published.weekday() - dated.weekday) % 7
    if days == 0 and dated.shift == "last":
        days = 7
    return Value((published - timedelta(days=days)).isoformat(), How.RELATIVE)


def _period_of(dated: Dated, published: date) -> Value:
    off = {"last": -1, "this": 0, "next": 1}[dated.shift]
    if dated.unit == "year":
        return Value(f"{published.year + off:04}", How.RELATIVE)
    if dated.unit == "month":
        index = published.year * 12 + published.month - 1 + off
        month = f"{index // 12:04}-{index % 12 + 1:02}"
        if dated.day is not None:
            return Value(date.fromisoformat(f"{month}-{dated.day:02}").isoformat(), How.RELATIVE)
        return Value(month, How.RELATIVE)
    if dated.unit == "weekend":
        first = published - timedelta(days=(published.weekday() - 5) % 7)
        last = min(first + timedelta(days=1), published)
        days = f"{first.isoformat()}/{last.isoformat()}" if first < last else first.isoformat()
        return Value(days, How.RELATIVE)
    begins = [
        published - timedelta(days=(published.weekday() - first) % 7 - 7 * off)
        for first in FIRST_DAYS
    ]
    first, last = min(begins), max(begins) + timedelta(days=6)
    if off == 0:
        last = published
    return Value(f"{first.isoformat()}/{last.isoformat()}", How.RELATIVE)


def dateline(text: str, *, start: int, end: int) -> tuple[Dated | None, Clash | None]:
    """Return the day that a line of dates tells, and what in it contradicts itself."""
    dates = find_dates(text, start=start, end=end)
    full = [each for each in dates if each.is_full]
    if not full:
        return None, None
    words = len(re.findall(r"[^\W\d_]{2,}", text[start:end]))
    inside = sum(len(re.findall(r"[^\W\d_]{2,}", text[one.start : one.end])) for one in dates)
    if words - inside > 4:
        return None, None
    exact = [each for each in full if not each.uncertain] or full
    values = [resolve(replace(each, uncertain=False), published=None) for each in exact]
    if wrong := next((each.warning for each in values if each.warning), None):
        return None, wrong
    if len({each.text for each in values}) > 1:
        return None, Clash.DATES_DIFFER
    best, told = exact[0], date.fromisoformat(values[0].text or "")
    weekdays = {each.weekday for each in dates if each.weekday is not None}
    if weekdays - {told.weekday()}:
        return None, Clash.WEEKDAY
    for other in full:
        same = date(other.year or 1, other.month or 1, other.day or 1)
        if other.uncertain and abs((same - told).days) > 1:
            return None, Clash.HIJRI
    return best, None
