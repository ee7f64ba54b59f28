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

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.phrases import Phrases
from wasl.contact.press.shadow import fold, pattern, spaced
from wasl.contact.press.who.actors import Actor

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
_JOINED_BY: Final = re.compile(
    spaced(
        r"[^.;:\n\"]{0,70}?(?<!\w)(?:بمشاركة|с участием|attended by|with the participation of) (?:كل من )?"
    )
)
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
APIECE: Final = re.compile(
    fold(
        r"(?<!\w)(?:each|separate(?:ly)?|по\s+отдельности|раздельно|поочередно|кажд\w+|كل\s+على\s+حدة|منفصل\w*)(?!\w)"
    )
)

_OF_THREE: Final = pattern(
    r"(?<!\w)(?:ال)?ثلاثي(?:ة|ا)?(?!\w)",
    r"(?<!\w)(?:trilateral|three-way|tripartite)(?!\w)",
    r"(?<!\w)трехсторонн\w+",
)
_OF_FOUR: Final = pattern(
    r"(?<!\w)(?:ال)?رباعي(?:ة|ا)?(?!\w)",
    r"(?<!\w)(?:quadrilateral|four-way)(?!\w)",
    r"(?<!\w)четырехсторонн\w+",
)
_JOINT: Final = pattern(
    r"(?<!\w)(?:ب|في |ل)?(?:اتصالا?|مكالمة|لقاء|اجتماعا?|جلسة|محادثة)(?: (?:هاتفي|مرئي)\w*)? (?:مشترك|جماعي)\w*",
    r"(?<!\w)(?:joint (?:\w+ )?(?:call|meeting|conversation|session|videoconference|lunch|dinner|breakfast)|conference call)(?!\w)",
    r"(?<!\w)(?:совместн\w+ (?:[\w-]+ )?(?:разговор|встреч|звон|бесед|созвон|видеоконференц)\w*)",
)
"""*A joint call with X and Y* is one, and no press conference."""
_FOR_TALKS: Final = re.compile(
    spaced(
        r"\s*,? for (?:[\w-]+ ){0,3}?(?:talks|negotiations|a meeting|consultations|a summit)(?!\w)"
    )
)
"""*Hosted X and Y for talks*."""
_HOSTED: Final = re.compile(r"(?:hosted|hosts|received|receives|welcomed|convened)(?:\s+\w+)?")
_FOR_IT: Final = re.compile(spaced(r"\s*,? (?:for|to|in|at) an? (?:\w+ ){0,2}"))
"""*Hosted X and Y for a trilateral summit*."""
_THE_THREE: Final = pattern(
    r"(?<!\w)(?:the|all) three (?:\w+ )?(?:ministers|leaders|presidents|premiers|chiefs|diplomats|men|officials)(?!\w)",
    r"(?<!\w)(?:втроем|все трое|(?:три|трое) (?:министра|лидера|президента|премьера))(?!\w)",
    r"(?<!\w)(?:و)?ال(?:وزراء|رؤساء|قادة|زعماء|مسؤولون|مسؤولين) الثلاثة(?!\w)",
)
"""*X met Y and Z, and the three ministers signed an accord*: at one table."""
_MEETING_OF: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)(?:اجتماع|لقاء|محادثات|مباحثات|مشاورات|قمة|جلسة) ال(?:ثلاثي|رباعي)ة?(?!\w)(?! (?:المقبل|القادم|السابق|الماضي))",
    r"(?<!\w)the (?:trilateral|three-way|tripartite|quadrilateral|four-way) (?:meeting|talks|summit|call)(?!\w)",
    r"(?<!\w)(?:(?:و|ف)?(?:أعلن|أكد|اتفق|بحث|ناقش|تعهد|شدد|دعا|قرر|أشاد|أعرب|وقع|زار|تناول|أدان|جدد) |ال(?:وزراء|رؤساء|قادة|زعماء|مسؤولون|مسؤولين|أطراف) )الثلاثة(?!\w)",
)
"""*The trilateral meeting*, of which the next sentence tells."""
OTHER_TIME: Final = pattern(
    r"(?<!\w)(?:قبل|قبيل|بعد|عقب|تمهيدا|تحضيرا|استعدادا|بحثا?|بحثوا|ناقشا?|يسبق|تسبق|سبق|إلى|نتائج|مخرجات|قرارات|توصيات|متابعة|مقررات|غداة) (?:\w+ ){0,4}$",
    r"(?<!\w)(?:before|after|ahead|following|discuss\w*|preparing|plan\w*|of a|for a|for the) (?:\w+ ){0,3}$",
    r"(?<!\w)(?:до|перед|после|накануне|обсу\w+|подготов\w+|план\w+) (?:[\w-]+ ){0,3}$",
)
_SOON: Final = 260
_TITLE_OF_TWO: Final = re.compile(
    fold(
        r"(?:ب|ل|و)?(?:ال)?(?:نظير[يا]|وزير[يا]|رئيس[يا]|سفير[يا]|نظرائ|نظراء|وزراء|رؤساء|قادة|زعماء|زعيمي|مبعوثي|قائدي|أميني|مديري|مستشاري)\w*(?!\w)"
    )
)
_TITLES_OF_TWO: Final = pattern(
    r"(?<!\w)(?:counterparts|colleagues|homologues|ministers|presidents|premiers|leaders|chiefs|envoys)(?!\w)",
    r"(?<!\w)(?:коллегами|министрами|президентами|премьерами|премьер-министрами|лидерами|главами|руководителями|секретарями|советниками|визави|коллег|министров|президентов)(?!\w)",
)
_MEETINGS: Final = pattern(
    r"(?<!\w)(?:و|ف|ب|في )?(?:ال)?(?:اتصالين|اتصالان|لقاءين|لقاءان|اجتماعين|اجتماعان|مكالمتين|مكالمتان|جلستين|جلستان|اتصالات|لقاءات|اجتماعات|مكالمات|لقاء (?:آخر|منفصل|ثان)|اتصال (?:آخر|منفصل|ثان)|اجتماع (?:آخر|منفصل|ثان)|لقاءه مع|لقائه مع|لقائها مع)(?!\w)",
    r"(?<!\w)(?:meetings|calls|encounters|conversations|one-on-ones|bilaterals|in turn|another meeting|second meeting)(?!\w)",
    r"(?<!\w)(?:встречи|встреч|разговоры|беседы|звонки|отдельн\w+|другая встреча|двусторонн\w+)(?!\w)",
)
"""What says that one met each of two for himself."""
_A_MEETING: Final = pattern(
    r".?\s?(?:اجتماعا|لقاء|اجتماع)",
    r"a meeting",
    r".?\sвстречу",
)
_EACH_OF: Final = pattern(
    r"(?<!\w)(?:كل من|كلا من) ",
    r"(?<!\w)(?:both|each of) ",
    r"(?<!\w)как с ",
)
_BRIEF: Final = 30
_MEDIATED: Final = re.compile(
    spaced(
        r",? (?:[\w-]+ ){0,4}?при (?:[\w-]+ )?(?:посредничестве|участии) (?:\w+(?:ого|его|ей|ой) )?"
    )
)
"""*X и Y при посредничестве эмира Z встретились*: he sat with them."""

_MEDIATES: Final = re.compile(
    spaced(
        r"(?<!\w)(?:при (?:[\w-]+ )?(?:посредничестве|содействии|участии)|(?:саммит|конференци|форум|церемони|матч|концерт)\w* (?:\w+ )?с участием) (?:\w+(?:ого|его|ей|ой) )?$"
    )
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
        behind = end <= row[0].start and _OF_THEM.fullmatch(text, end, row[0].start)
        alone = not any(end <= one.start < row[0].start for one in able)
        behind = behind or (alone and _JOINED_BY.fullmatch(text, end, max(end, row[0].start)))
        if behind and _VERB.fullmatch(text, start, end) is None:
            return row
    return _with_mediator(text, [one for one in able if one.end <= start], start)


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


def share_title(text: str, partners: Sequence[Actor], one: Sentence) -> bool:
    """Tell whether those whom somebody met share a title, and it is not said that he met each."""
    first, last = partners[0].start, partners[-1].end
    shared = _TITLE_OF_TWO.match(text, first) or _TITLES_OF_TWO.search(
        text, max(one.start, first - _BRIEF), last
    )
    until = min(len(text), one.end + _SOON)
    apart = APIECE.search(text, one.start, one.end) or _MEETINGS.search(text, one.start, until)
    return shared is not None and apart is None


def is_one_meeting(text: str, start: int, end: int, one: Sentence, first: int) -> bool:
    """Tell whether a word of contact is *a meeting*, one, and not *with each of*."""
    if _A_MEETING.fullmatch(text, max(one.start, start - 2), end) is None:
        return False
    if _EACH_OF.search(text, max(end, first - _BRIEF), first):
        return False
    until = min(len(text), one.end + _SOON)
    return not (APIECE.search(text, one.start, one.end) or _MEETINGS.search(text, end, until))


def are_hosted(text: str, start: int, end: int, last: int) -> bool:
    """Tell whether somebody *hosted X and Y for talks*: with himself, and with each other."""
    hosted = _HOSTED.fullmatch(text, start, end) is not None
    return hosted and _FOR_TALKS.match(text, last) is not None


def size_of(count: int) -> Phrases | None:
    """Return the words for a meeting of as many sides."""
    return {_THREE: _OF_THREE, _THREE + 1: _OF_FOUR}.get(count)


def stands_beside(text: str, one: Actor, other: Actor) -> bool:
    """Tell whether two stand side by side in a row."""
    return bool(_joined(text, one, other))


def stands_and(text: str, one: Actor, other: Actor) -> bool:
    """Tell whether an *and* stands between two, and no more."""
    return _joined(text, one, other) == "and"


def are_together(text: str, one: Sentence, last: int, count: int) -> bool:
    """Tell whether those whom a sentence lists met at one table: *in a trilateral meeting*.

    ``last``: where the last of them ends; ``count``: how many they are.
    """
    size = size_of(count)
    if size is None or APIECE.search(text, one.start, one.end):
        return False
    own = size.search(text, one.start, one.end)
    if count == _THREE and _THE_THREE.search(text, last, one.end):
        return True
    if _JOINT.search(text, one.start, one.end):
        return True
    if own is not None:
        if _FOR_IT.fullmatch(text, last, max(last, own.start())):
            return True
        return not OTHER_TIME.search(text, max(one.start, own.start() - _NEAR), own.start())
    then = _MEETING_OF.search(text, last, min(len(text), one.end + _SOON))
    other = then and OTHER_TIME.search(text, max(last, then.start() - _NEAR), then.start())
    return (
        then is not None
        and not other
        and bool(size.search(text, *then.span()) or (count == _THREE and "الثلاثه" in then[0]))
    )
