# SPDX-License-Identifier: Apache-2.0
"""Three and more of as many sides in one row: *A, B and C met*, *a meeting of A, B and C*.

Rules:

1. They stand side by side, a comma or an *and* between them, an *and* before the last.
2. Right before the word of contact, or behind *between*, *of*, *that brought together*, they take
   part together, with whom it was *with*. *Each*, *separately*: every one for himself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, pattern, spaced
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.tables import APIECE

_THREE: Final = 3
_BESIDE: Final = re.compile(
    spaced(
        r"\s*(?P<comma>,)?\s*(?:(?P<and>and|as\s+well\s+as|и|а\s+также|وكذلك|و)\s*)?"
        r"(?:(?<=\s)(?:the|his|her|its|their|его|ее|их)\s+){0,2}"
    )
)
_DO: Final = re.compile(
    fold(
        r"(?:(?!(?<!\w)(?:said|told|says|that|after|before|since|about|(?<!hours\s)(?<!days\s)(?<!minutes\s)(?<!day\s)(?<!round\s)(?<!rounds\s)of|что|после|перед|об?|сообщ\w+|заяв\w+|أن|إن|بعد|قبل|قبيل|عقب|قال\w*|أكد\w*)(?!\w))[^,;.:\n\"]){0,60}?"
    )
)
_OF_THEM: Final = re.compile(
    spaced(
        r"(?: (?:\w+ ){0,4}?(?:between|among|of|involving|bringing together|(?:that |has |had )?brought together|بين|ضم|ضمت|يضم|تضم|جمع|جمعت|يجمع|تجمع|بمشاركة|بحضور|между|с участием)"
        r"(?: (?:the|كل من|كلا من))? |(?<=[\u0400-\u04ff]) )"
    )
)
_GATHERED: Final = re.compile(
    spaced(
        r" (?:\w+,? ){0,6}?(?:ضم|ضمت|يضم|تضم|جمع|جمعت|يجمع|تجمع),? (?:(?!أن |إن )\w+,? ){0,7}?(?:كل من |كلا من |بين )?"
    )
)
"""*الاجتماع الذي ضم، يوم الأربعاء، X وY وZ*, if nobody stands between."""
_JOINED_BY: Final = re.compile(
    spaced(
        r"[^.;:\n\"]{0,70}?(?<!\w)(?:بمشاركة|с участием|attended by|with the participation of) (?:كل من )?"
    )
)
_BROUGHT: Final = r"(?:ضم|جمع|يضم|يجمع|تضم|تجمع|ضمت|جمعت|شارك في|حضر)(?:ت|ه|ها)?"
_DAY: Final = (
    r"(?:,? (?:(?:في|يوم|مساء|صباح|ظهر|أمس|اليوم|ال\w+|\w+ الماضي|على هامش \w+)(?: \w+)?),?){0,3}"
)
_ARABIC_OF_THEM: Final = re.compile(
    spaced(
        rf"[^.;:\n]{{0,60}}?(?<!\w)و?(?:{_BROUGHT}|بين|بمشاركة|بحضور){_DAY},? (?:كل من |كلا من )?(?:السادة )?"
    )
)
"""*الاجتماع الذي ضم، الأربعاء، X وY وZ*."""
_BROUGHT_BY: Final = re.compile(spaced(rf"(?<!\w)و?{_BROUGHT} $"))
_MET_THERE: Final = re.compile(spaced(r"(?:و|ف)?(?:اجتمع|التقى|تباحث|يجتمع|يلتقي|تشاور)"))
_THERE: Final = re.compile(
    spaced(rf"(?:{_DAY}|[^.;:\n]{{0,60}}?(?<!\w)في \w+(?: \w+)?,?) (?:كل من )?")
)
"""*اجتمع في طوكيو، السبت، X ونظيراه Y وZ*."""
_VERB: Final = re.compile(
    r"[^\n]*[а-я](?:л(?:а|и|о|ся|ась|ись)?|ть(?:ся)?|[еи]т(?:ся)?|[юуая]т(?:ся)?)"
)
_THEY_DID: Final = re.compile(r"[а-я]+ли(?:сь)?")
_BEHIND: Final = re.compile(r"\s(?:(?!(?:со?|что|котор\w+)\s)[\w-]+\s){0,8}")
"""*Встретились во вторник в Вене A, B и C*."""
_IN_COMPANY: Final = re.compile(
    spaced(
        r"(?<!\w)(?:втроем|вчетвером|впятером|вместе|наедине|между собой|по телефону|за ужином)(?!\w)"
    )
)
_NEAR: Final = 60
_WITH: Final = re.compile(fold(r"[^;:.\n]{0,60}?\s(?:with|to|со?|مع)\s+(?:(?:the|his|their)\s+)?"))
_MEDIATED: Final = re.compile(
    spaced(
        r",? (?:[\w-]+ ){0,4}?при (?:[\w-]+ )?(?:посредничестве|участии) (?:\w+(?:ого|его|ей|ой) )?"
    )
)
"""*X и Y при посредничестве эмира Z встретились*: he sat with them."""

_MEDIATES: Final = pattern(
    r"(?<!\w)(?:при (?:[\w-]+ )?(?:посредничестве|содействии|участии)|(?:саммит|конференци|форум|церемони|матч|концерт)\w* (?:\w+ )?с участием) (?:\w+(?:ого|его|ей|ой) )?$",
    r"(?<!\w)و?(?:برعاية|بوساطة) (?:(?:من|مباشرة|كريمة|سامية) ){0,2}(?:(?:ال)?(?:شيخ|سيد|أمير|فريق|مشير) )?$",
    r"(?<!\w)(?:under the (?:auspices|patronage) of|(?:mediated|brokered) by) (?:the )?$",
)


def mediates(text: str, one: Actor) -> bool:
    """Tell whether somebody brought others together: he is none of the two."""
    return _MEDIATES.search(text, max(0, one.start - _NEAR), one.start) is not None


def rows(text: str, able: Sequence[Actor]) -> list[list[Actor]]:
    """Return the rows of three and more."""
    found: list[list[Actor]] = []
    row: list[Actor] = []
    for n, one in enumerate(able):
        joined = _joined(text, row[-1], one) if row else ""
        if not joined or one.side in [each.side for each in row]:
            row = []
        row = [*row, one]
        goes_on = n + 1 < len(able) and _joined(text, one, able[n + 1]) == "and"
        if len(row) >= _THREE and joined == "and" and not goes_on:
            found.append(row)
    return found


def _joined(text: str, one: Actor, other: Actor) -> str:
    """Return what stands between two side by side: a comma, or an *and*."""
    if text[other.start] == "و" and not text[one.end : other.start].strip(" ,"):
        return "and"
    if one.start == other.start:
        return "and"  # *the presidents of X and Y*
    beside = _BESIDE.fullmatch(text, one.end, other.start)
    return "" if beside is None else "and" if beside["and"] else "comma" if beside["comma"] else ""


def row_of(text: str, able: Sequence[Actor], start: int, end: int) -> list[Actor]:
    """Return the row that takes part in what stands at a place, with whom it was with, or []."""
    for row in rows(text, able):
        if row[-1].end <= start and _DO.fullmatch(text, row[-1].end, start):
            whom = next((one for one in able if one.start >= end), None)
            until = end if whom is None else whom.start
            if APIECE.search(text, row[-1].end, until):
                return []
            own = whom is not None and _WITH.fullmatch(text, end, until)
            sides = {one.side for one in row}
            return [*row, whom] if own and whom is not None and whom.side not in sides else row
        if _THEY_DID.fullmatch(text, start, end) and _BEHIND.fullmatch(
            text, end, max(end, row[0].start)
        ):
            spoke = text.startswith("говор", start)  # at a conference, each for himself
            apart = spoke and not _IN_COMPANY.search(text, max(0, start - _NEAR), row[0].start)
            return row if row[0] is able[0] and not apart else []
        if (
            end <= row[0].start
            and is_arabic(text[start])
            and _are_of_it(text, able, row, (start, end))
        ):
            return row
        behind = end <= row[0].start and _OF_THEM.fullmatch(text, end, row[0].start)
        alone = not any(end <= one.start < row[0].start for one in able)
        until = max(end, row[0].start)
        behind = behind or (
            alone
            and (_JOINED_BY.fullmatch(text, end, until) or _GATHERED.fullmatch(text, end, until))
        )
        if behind and _VERB.fullmatch(text, start, end) is None:
            return row
    return _with_mediator(text, [one for one in able if one.end <= start], start)


def _are_of_it(text: str, able: Sequence[Actor], row: Sequence[Actor], at: tuple[int, int]) -> bool:
    """Tell whether an Arabic row is of a meeting: *الاجتماع الذي ضم X وY وZ*, *اجتمع في عمان X وY وZ*."""
    start, end = at
    first = row[0].start
    if any(end <= one.start < first for one in able) or APIECE.search(text, end, row[-1].end):
        return False
    if _ARABIC_OF_THEM.fullmatch(text, end, first):
        return True
    both = _joined(text, row[0], row[1]) == "and"
    if _MET_THERE.fullmatch(text, start, end):
        return both and _THERE.fullmatch(text, end, first) is not None
    if row[-1].end <= start:
        return False
    brought = _BROUGHT_BY.search(text, max(0, start - _NEAR), start)
    return both and brought is not None and first - end <= _NEAR


def _with_mediator(text: str, before: Sequence[Actor], start: int) -> list[Actor]:
    """Return two who stand joined before a word of contact, and behind them who mediated, or []."""
    three = [one for n, one in enumerate(before) if not n or before[n - 1].side != one.side][-3:]
    if len(three) < _THREE or len({one.side for one in three}) < _THREE:
        return []
    one, other, third = three
    both = one.start == other.start or _joined(text, one, other) == "and"
    both = both and bool(third.office)
    last = max(each.end for each in before if each.side == other.side)
    between = _MEDIATED.fullmatch(text, last, max(last, third.start))
    return three if both and between and _DO.fullmatch(text, third.end, start) else []


def stands_beside(text: str, one: Actor, other: Actor) -> bool:
    """Tell whether two stand side by side in a row."""
    return bool(_joined(text, one, other))


def stands_and(text: str, one: Actor, other: Actor) -> bool:
    """Tell whether an *and* stands between two, and no more."""
    return _joined(text, one, other) == "and"


def row_from(text: str, able: Sequence[Actor], n: int) -> list[Actor]:
    """Return one and those who stand joined behind him."""
    row = [able[n]]
    for other in able[n + 1 :]:
        if other.start > row[0].start and not stands_beside(text, row[-1], other):
            break
        row.append(other)
    return row
