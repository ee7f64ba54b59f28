# SPDX-License-Identifier: Apache-2.0
"""A text in its sections and sentences: headings cut, furniture dropped.

Rules:

1. A section begins at a heading: a line without a stop at its end and under 75 letters. Pages that
   were scraped hold several articles, and headings are what shows where they were glued.
2. Furniture is dropped: *read also* with the headings that hang on it, captions, tags, *share*. A
   heading right above a line of a date opens an article, wherever it stands.
3. A sentence ends at a stop with a space or a line's end behind it; not after a single letter, and
   not inside of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.who.honours import SHORT

_HEADING_CHARS: Final = 75
_SENTENCE_CHARS: Final = 2_000
"""Lines are cut here if nothing ends a sentence: no text costs more than its length."""
_LINE: Final = re.compile(r"[^\n]+")
_STOP: Final = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|[.!?…](?=[\"'(]?[^\W\d_a-z]{2})|[:;](?=\s*$)")
_FURNITURE: Final = re.compile(
    r"\s*(?:" + spaced(
        r"اقرا (?:ايضا|المزيد)|إقرأ أيضا|شاهد (?:أيضا|المزيد)|اختيارات المحرر|مواضيع (?:ذات صلة|متعلقة)|أخبار ذات صلة|"
        r"الكلمات المفتاحية|كلمات مفتاحية|وسوم|تابعونا|تابعنا|اشترك|شارك(?= (?:هذا|هذه|الخبر|المقال|الموضوع|الصفحة|على|عبر|برأيك|معنا)|\s*[:|]?\s*$)|صورة:|المصدر:|فيديو\s*$|إعلان\s*$|"
        r"читайте также|читать далее|по теме|материалы по теме|подписывайтесь|фото:|теги:|реклама|поделиться|"
        r"read (?:also|more)|related(?: articles| stories)?:?|see also|tags?:|photo:|advertisement|subscribe|share|"
        r"sign up|follow us|most read|editors?'? picks?"
    ) + r")"
)  # fmt: skip
_LIST: Final = re.compile(
    r"\s*(?:" + spaced(
        r"اقرا|إقرأ|شاهد|اختيارات|مواضيع|أخبار|читайте|по теме|материалы|read|related|see also|most read|editors?"
    ) + r")"
)  # fmt: skip
_BESIDE_DATE: Final = 3
_PLACE_WORDS: Final = 3
_PLACED: Final = re.compile(
    r"\.\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,\s*\d{4})?\.?\s*(?:\(|/|-|\[)"
)
"""*MOSCOW. Oct 11 (Interfax)*: the place and the day of an agency are one line."""
_CAPTION: Final = re.compile(
    r"\((?:ا\.?\s?ب\.?\s?ا|ا ف ب|رويترز|ا ب|الاناضول|د ب ا|afp|reuters|ap|getty(?: images)?|тасс|риа новости)\.?\)\s*$"
)


class Sentence(NamedTuple):
    """A sentence of the shadow. ``heading``: it is one; ``paragraph``: the number of its line."""

    start: int
    end: int
    heading: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, if there is one, and what stands below it."""

    sentences: tuple[Sentence, ...]

    @property
    def begins_with_heading(self) -> bool:
        """Whether a heading opens it."""
        return bool(self.sentences) and self.sentences[0].heading


def cut(text: str) -> list[Section]:
    """Return the sections of a shadow in their order."""
    lines = [one.span() for one in _LINE.finditer(text) if one[0].strip()]
    sections: list[list[Sentence]] = [[]]
    dropping = False
    for number, (start, end) in enumerate(lines):
        heading = len(lines) > 1 and _is_heading(text[start:end])
        if _FURNITURE.match(text, start, end) or _CAPTION.search(text, start, end):
            dropping = heading and _LIST.match(text, start, end) is not None
            continue
        dated = heading and number + 1 < len(lines) and _is_date(text, *lines[number + 1])
        if dropping and heading and not dated:
            continue
        dropping = False
        if heading and sections[-1] and (dated or not sections[-1][-1].heading):
            sections.append([])
        sections[-1] += (
            Sentence(first, last, heading, number) for first, last in _sentences(text, start, end)
        )
    return [Section(tuple(each)) for each in sections if each]


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether a line is a date and hardly more."""
    line = text[start:end]
    if len(line) >= _HEADING_CHARS or not any(sign.isdigit() for sign in line):
        return False
    dates = find_dates(text, start=start, end=end)
    words = len(re.findall(r"[^\W\d_]{2,}", line))
    inside = sum(len(re.findall(r"[^\W\d_]{2,}", text[one.start : one.end])) for one in dates)
    return any(one.is_full for one in dates) and words - inside <= _BESIDE_DATE


def _is_heading(line: str) -> bool:
    line = line.strip()
    return len(line) < _HEADING_CHARS and line[-1:] not in '.!?…:;"' and ". " not in line


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, _SENTENCE_CHARS):
        yield from _stopped(text, first, min(end, first + _SENTENCE_CHARS))


def _stopped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _is_inside(text, stop.start(), start):
            continue
        if text[begin : stop.end()].strip():
            yield begin, stop.end()
        begin = stop.end()
    if text[begin:end].strip():
        yield begin, end


def _is_inside(text: str, at: int, start: int) -> bool:
    """Whether a stop is part of an abbreviation or of initials."""
    word = re.search(r"(\w*)\Z", text[max(start, at - 12) : at])
    before = word[1] if word else ""
    if text[at] != ".":
        return False
    if _PLACED.match(text, at) and len(text[start:at].split()) <= _PLACE_WORDS:
        return True
    if before in _MONTHS and text[at + 1 : at + 4].strip()[:1].isdigit():
        return True
    if _WANG_YI.search(text, max(start, at - 12), at):
        return False
    return (len(before) == 1 and not before.isdigit()) or before in _SHORT


_WANG_YI: Final = re.compile(r"(?<!\w)(?:ван|чэнь|чжан|лю|сунь|ху|чжао)\sи$")
"""A Chinese name of one Russian letter, which is no initial: *встретился с Ван И*."""


_MONTHS: Final = frozenset(
    ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
_CUT_SHORT: Final = "тыс млн млрд st jr vs mt ft ret retd rtd res г гг ген т им см стр"
_LETTERS: Final = "بي سي دي إي إف جي إتش آي جيه كيه إل إم إن آر إس تي يو إيه"
_SHORT: Final = frozenset(
    [
        *SHORT,
        *_CUT_SHORT.split(),
        *map(fold, _LETTERS.split()),
    ]
)
