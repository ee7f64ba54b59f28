# SPDX-License-Identifier: Apache-2.0
"""Days that open a line: of an agency's report, or of a chronology.

Rules:

1. An agency has its day behind a place, before its name, or in a line of its own.
2. *November 12: X receives a call from Y*: before a colon such a day is that of what is told. Before
   a dash it is so if another line opens in the same way, for an agency may have its day there too.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.when.dated import Dated

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY: Final = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_COLON: Final = re.compile(r"\s?:\s")
_DASH: Final = re.compile(r"\s-+\s")
_TWO: Final = 2
_LINES: Final = re.compile(spaced(rf"(?:^|\n)(?:- |\u2022 )?{_DAY} -+ "))


def is_of_chronicle(text: str, dated: Dated, start: int) -> bool:
    """Tell whether a date opens a line of a chronology."""
    if dated.day is None or dated.start - start > 1 or not text[dated.end - 1].isascii():
        return False
    if _COLON.match(text, dated.end):
        return True
    if _DASH.match(text, dated.end) is None or _LINES.match(text, max(0, start - 1)) is None:
        return False
    return len(list(islice(_LINES.finditer(text), _TWO))) == _TWO


_DATELINE: Final = re.compile(
    r"\s*,?\s*\d{0,4},?\s*[a-z]{3,12}\s*(?:-+\s|:)|\s*[.,]?\s*(?:\(|/|-\s|—|[\u0600-\u06ff]{2,9}\s*(?:-+\s|:|/)|[\u0600-\u06ff]{2,9}\s*$|(?<=\s\u0645)\s*$|\s*\u0645\s*$)"
)
_HEAD_CHARS: Final = 45
_HEAD_ALONE: Final = re.compile(r"\s*(?:[\w-]+(?:\s[\w-]+){0,2}[,.]\s+)?")
_TAIL_ALONE: Final = re.compile(r"\s*(?:,\s[\w-]{3,12}\s*)?\.?\s*")
"""*Минск, 2 декабря, БЕЛТА.*, *ДУШАНБЕ, 16 июля.*: a sentence that is nothing but where and when."""
_SAME_AS: Final = fold("الموافق")
_HIJRI: Final = re.compile(
    fold(
        r"(?<!\w)\d{1,2}\s*[\u0600-\u06ff]+(?:\s+(?:الأول|الأولى|الآخر|الآخرة|الثاني|الثانية|القعدة|الحجة))?\s+\d{4}\s*ه\w*|"
        r"(?<!\w)\d{1,4}/\d{1,2}/\d{1,4}\s*ه\w*|(?<!\w)الموافق(?!\w)"
    )
)
"""*11 رمضان 1446 هـ الموافق* stands before the day of the same agency's other calendar."""


def _of_head(head: str) -> str:
    """Return what stands before the day of an agency, without the day that it *corresponds* to."""
    return _HIJRI.sub("", head) if _SAME_AS in head else head


def is_dateline(text: str, dated: Dated, start: int, end: int) -> bool:
    """Tell whether a day that opens a paragraph is that of an agency's report."""
    if dated.start - start >= _HEAD_CHARS or not _is_at_head(text, dated, start, end):
        return False
    head = text[start : dated.start]
    of_day = dated.day is not None or (dated.weekday is not None and head.endswith(", "))
    short = len(re.findall(r"\w+", _of_head(head))) <= len("xyz")
    return short and of_day and not dated.uncertain


def _is_at_head(text: str, dated: Dated, start: int, end: int) -> bool:
    """Whether a day stands where an agency has its own: before its name, or in a line of its own."""
    if _DATELINE.match(text, dated.end, end):
        return True
    if text.startswith(": ", dated.end) and text.endswith(", ", start, dated.start):
        return True  # *KATHMANDU, May 8: Chinese Ambassador X met Y*
    alone = _HEAD_ALONE.fullmatch(text, start, dated.start) and dated.day is not None
    return bool(alone) and _TAIL_ALONE.fullmatch(text, dated.end, end) is not None
