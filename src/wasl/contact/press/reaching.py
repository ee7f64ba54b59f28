# SPDX-License-Identifier: Apache-2.0
"""Which of the days of a long sentence reaches its word of contact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.press.remembering import Read
from wasl.contact.press.shadow import pattern, spaced
from wasl.contact.press.timing import Timed, Use
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.counting import is_day, is_told
from wasl.contact.press.when.dated import THAT_DAY, Dated
from wasl.contact.press.when.dates import find_dates

_NEAR: Final = 90
_SHORT: Final = 12
_EARLIER_THAT_DAY: Final = re.compile(
    r"(?<!\w)(?:(?:earlier|later)\s+(?:(?:in|on)\s+)?(?:the|that)\s+(?:same\s+)?day|(?:earlier\s+)?that\s+(?:morning|afternoon)|in\s+the\s+(?:early\s+)?morning|this\s+morning|(?:hours|minutes)\s+(?:earlier|before)|(?:during|throughout|(?:in|over)\s+the\s+course\s+of)\s+the\s+day|all\s+day(?:\s+long)?)(?!\w)"
)
"""*He had that morning asked for it*, *in the morning*: on the day on which it was told."""
_PREDICATE: Final = re.compile(
    r"(?<!\w)(?:(?:will|would|shall|are|is|was|were|had|has|have|been|not|no\s+longer|now|to|due|set|scheduled|expected)\s+)*(?:take\s+place|took\s+place|be\s+held|held|go\s+ahead|went\s+ahead|happen(?:ed)?|begin)(?!\w)"
)
"""*The talks of X and Y on the border will not take place on Thursday*."""
_ON_DAY: Final = re.compile(r"(?<!\w)on\s+$")
_VERBS: Final = re.compile(
    r"(?<!\w)(?:that|which|who|whom|whose|where|when|while|after|before|following|since|as|because|if|until|though|but|than|"
    r"said|says|was|were|is|are|ha[sd]|have|will|would|did|does|[^\W\d_]{3,}ed|[^\W\d_]{4,}ing|began|fell|broke|held|met|took|left|came|went|"
    r"attacks?|strikes?|elections?|votes?|referendum|clash(?:es)?|earthquake|coup|crash|summit|anniversary|explosions?|raids?|due|next|last)(?!\w)|[;:\"(]"
)
"""What else may be of a day that stands far behind a word of contact."""
_CALLS_OFF: Final = pattern(
    r"(?<!\w)(?:(?:called|calls|put|puts|pushed) (?:off|back)|cancel(?:s|led|ed)|postpon(?:es|ed)|scrap(?:s|ped)|shelve[sd]|pulled out of|withdrew from|drop(?:s|ped)|delayed|abandoned)(?!\w)(?! (?:for|from|to|until)(?!\w))",
    r"(?<!\w)(?:отменил|отложил|перенес|отказал|сорвал)\w*(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:ب)?(?:ألغى|ألغت|أرجأ|أرجأت|أجل|أجلت|إلغاء|إرجاء|تأجيل)(?!\w)",
)
_ONLY_WHOM: Final = re.compile(
    r"(?:[\s,]|(?<!\w)(?:with|to|by|in|at|the|his|her|and|of|on|late|early|there|over|phone|telephone)(?!\w)){1,20}"
)
_GOES_ON: Final = re.compile(
    r"[,;]|(?<!\w)(?:after|before|following|having|and|then|but|while)(?!\w)"
)
"""Between a day and what is told behind it, with a day of its own."""
_WHERE_HE: Final = re.compile(
    r"(?:\s+(?:in|at)\s+[\w-]+)?,?\s+(?:where|when)\s+(?:he|she|they)\s+(?:\w+\s+){0,2}"
    r"|(?:\s+(?:во?|на)\s+[\w-]+){0,2},?\s+где\s+(?:(?:его|ее|он|она|с\s+ним|с\s+ней)\s+)?(?:\w+\s+){0,2}"
)
_CAME: Final = re.compile(
    r"(?<!\w)(?:sent|dispatched|flew|came|travell?ed|went|drove|arrived|landed|visited)(?!\w)[^;.]*$"
)
_RECEIVED_HIM: Final = re.compile(
    r"(?:received|hosted|welcomed|met|saw|greeted)\s+(?:him|her)(?!\w)"
)
_REPORTED: Final = pattern(
    r"(?<!\w)(?:ال)?(?:أنباء|تقارير|تقرير|شائعات|مزاعم|معلومات|خبر|صحة)(?!\w)", r"(?<!\w)(?:ما|أن|إن|أي|حصول|حدوث|إجراء|عقد)(?!\w)",
    r"(?<!\w)(?:that|any|reports?|rumou?rs?|claims?|stor(?:y|ies)|having|there)(?!\w)", r"(?<!\w)(?:сообщени|слух|утверждени|информаци|публикаци)\w*", r"(?<!\w)(?:что|факт\w*)(?!\w)",
)  # fmt: skip

_AND_THEN: Final = re.compile(r",?\s+(?:and|then|where\s+(?:he|she))\s+(?:\w+\s+)?")
_VAGUE: Final = frozenset({"week", "month", "weekend"})
_ASIDE_DAY: Final = re.compile(spaced(r",(?: (?:on|во?|في|يوم))? ?$"))
_DAYS: Final = 6
_AND_BEFORE: Final = re.compile(spaced(r"(?<!\w)(?:بعد|قبل|بعدما|قبلما)(?: أن)?\s+$"))
"""*قبل أن يجتمع الثلاثاء بX*: that day is of the verb before it, and of no other."""


def without_calling_off(text: str, times: Sequence[Timed], trigger: Trigger) -> list[Timed]:
    """*On Monday put off his talks with X*: that is the day of putting off, and not of the talks."""
    if trigger.status is not Status.CANCELLED:
        return list(times)
    return [
        one for one in times
        if one.dated.end > trigger.start or not _CALLS_OFF.search(text, one.dated.end, trigger.start)
    ]  # fmt: skip


_WAS_FIRST: Final = pattern(
    r"(?<!\w)(?:first|originally|initially|previously|earlier|once) (?:been )?(?:planned|scheduled|set|due|expected|slated|arranged|pencilled in|meant|intended|fixed|called)(?: (?:to (?:take place|be held|meet|begin|start)|for|on))*(?: (?:late|early|the))? $",
    r"(?<!\w)(?:первоначально|изначально|сначала|прежде|ранее|раньше|вначале) (?:[^\W\d]+ ){0,2}?(?:намеч|планир|назнач|заплан|долж|предполаг)\w* (?:[^\W\d]+ ){0,2}?(?:(?:на|во?|с) )?$",
    r"(?<!\w)(?:чь[яюе]|котор\w+) (?:встреч|бесед|переговор|разговор|визит)?\w* ?(?:[^\W\d]+ ){0,2}?(?:намечал|планировал|назначал|должн|предполагал)\w* (?:[^\W\d]+ ){0,2}?(?:(?:на|во?) )?$",
    r"(?<!\w)(?:كان|كانت) (?:من )?(?:ال)?(?:مقرر|مقررا|مقررة)(?: (?:أن )?(?:[^\W\d]+ ){0,3}?)?(?:أصلا |في الأصل |في البداية |سابقا |أولا )?(?:في |يوم |ل )?$",
)
"""*First planned for June 10, will take place on June 20*."""


_AFTER_COMMA: Final = re.compile(spaced(r",\s+(?:بعد|عقب|إثر|after|following|после)(?!\w)"))
_DUE_THEN: Final = pattern(
    r"(?<!\w)(?:scheduled|due|set|planned|slated|pencilled in)(?: (?:to (?:be held|take place|begin|start|open)|for|on|from|in))+(?: (?:late|early|the|next))? $",
    r"(?<!\w)(?:назначенн|намеченн|запланированн|намечающ|предстоящ)\w+ (?:[^\W\d]+ ){0,2}?(?:на|во?|с) $",
    r"(?<!\w)(?:ال)(?:مقرر|مقررة|مزمع|مزمعة|مرتقب|مرتقبة)(?: (?:عقده|عقدها|إجراؤها|إجراؤه|إجراء\w*|انعقاده|انعقادها|انطلاقها|تنظيمها))?(?: (?:في|يوم|من))? $",
)
"""*Spoke of the vote scheduled for July 28*: what was held is not of that day."""
_WAS_HELD: Final = re.compile(
    spaced(
        r"[^.;\n]{0,90}?(?<!\w)(?:took place|was held|were held|went ahead|happened|состоял\w+|прош(?:ла|ел|ли)|عقد|عقدت|جرى|جرت|انعقد)(?!\w)"
    )
)


def without_due(text: str, times: Sequence[Timed], trigger: Trigger, read: Read) -> list[Timed]:
    """Leave out for which day something else is due, behind what was held."""
    if trigger.status is not Status.HELD:
        return list(times)
    end = read.line.sentence.end
    planned = [each.end for each in read.found if each.status is Status.PLANNED]
    times = [  # *will meet X on June 12, after a first meeting of officials on Sunday*
        one for one in times
        if not (any(at <= one.dated.start for at in planned) and one.dated.end <= trigger.start
                and _AFTER_COMMA.search(text, one.dated.end, trigger.start))
    ]  # fmt: skip
    return [
        one for one in times
        if one.use is not Use.FREE
        or one.dated.start < trigger.end
        or not _DUE_THEN.search(text, max(trigger.end, one.dated.start - _NEAR), one.dated.start)
        or _WAS_HELD.match(text, one.dated.end, end)
    ]  # fmt: skip


def without_first_plan(
    text: str, times: Sequence[Timed], trigger: Trigger, start: int
) -> list[Timed]:
    """Leave out for which day something was planned first, if another is said."""
    if trigger.status is Status.CANCELLED:
        return list(times)
    free = [one for one in times if one.use is Use.FREE]
    first = [
        one for one in free
        if _WAS_FIRST.search(text, max(start, one.dated.start - _NEAR), one.dated.start)
    ]  # fmt: skip
    return [one for one in times if one not in first] if len(first) < len(free) else list(times)


_WHERE: Final = re.compile(r",\swhere(?!\w)")


def without_first(text: str, times: list[Timed], trigger: Trigger, read: Read) -> list[Timed]:
    """*Met Y on Tuesday after talks with X on Monday*: the talks were on Monday."""
    if _AND_BEFORE.search(text, max(0, trigger.start - _SHORT), trigger.start):
        times = [
            replace(one, use=Use.FREE)
            if one.use is Use.OTHER
            and (_is_inside(one, trigger) or text[trigger.end : one.dated.start].isspace())
            else one
            for one in times
        ]
    if not any(_is_right_behind(text, one, trigger, read) for one in times):
        return times
    return [
        one for one in times
        if one.dated.start >= trigger.start
        or _WHERE.match(text, one.dated.end)
        or not _GOES_ON.search(text, one.dated.end, max(one.dated.end, trigger.start))
    ]  # fmt: skip


_HIM: Final = re.compile(r"^\s(?:him|her)(?=\s)")


def _is_right_behind(text: str, one: Timed, trigger: Trigger, read: Read) -> bool:
    """Whether only whom he met stands between a word of contact and a day."""
    if one.use is Use.FREE and _is_inside(one, trigger):
        return True
    if one.use is not Use.FREE or one.dated.start < trigger.end:
        return False
    between, since = "", trigger.end
    for each in read.line.actors:
        if since <= each.start and each.end <= one.dated.start:
            between += text[since : each.start]
            since = each.end
    between = _HIM.sub("", between + text[since : one.dated.start], count=1)
    return _ONLY_WHOM.fullmatch(between) is not None


def _is_inside(one: Timed, trigger: Trigger) -> bool:
    """*يجتمع الثلاثاء مع X*: the day stands among the words of contact."""
    return trigger.start <= one.dated.start < trigger.end


def sharper(text: str, found: Dated | None, times: Sequence[Timed]) -> Dated | None:
    """*Last week's call with X, on May 30, cleared the air*: the day that is said exactly."""
    if found is None or found.unit not in _VAGUE or found.day is not None:
        return found
    exact = [
        one.dated for one in times
        if one.use is Use.FREE and None not in (one.dated.day, one.dated.month)
        and found.end < one.dated.start and text.startswith(",", one.dated.end)
        and _ASIDE_DAY.search(text, max(found.end, one.dated.start - _SHORT), one.dated.start)
    ]  # fmt: skip
    return exact[0] if len(exact) == 1 else found


def since_said(dated: Dated | None, read: Read) -> Dated | None:
    """*Revealed on Thursday that they had met two days ago*: the day counts from that of the words."""
    said = [one.dated for one in read.times if one.use is Use.ANNOUNCED and is_day(one.dated)]
    if (
        dated is None
        or dated.unit != "days"
        or not dated.ago
        or dated.ago > _DAYS
        or len(said) != 1
    ):
        return dated
    return replace(said[0], start=dated.start, end=dated.end, off=-dated.ago)


def is_counted(
    text: str, beside: Dated, found: Dated | None, at: tuple[int, int], read: Read
) -> bool:
    """Tell whether *a day later* is of a word of contact, and not the day that stands by it."""
    if found is None:
        return True
    if beside.end <= at[0] and at[1] <= found.start and found.day is not None:
        # *flew to Riyadh a week later and was received there on October 9*
        own = "," in text[at[1] : found.start]
    else:
        own = not found.end <= at[0] < beside.start
        own = own or all(each.start < beside.end for each in read.found)
    then = beside.start >= at[1] and _AND_THEN.fullmatch(text, found.end, max(found.end, at[0]))
    nearer = _apart(beside, at) < _apart(found, at)
    return own and (found.unit == THAT_DAY or nearer or bool(then) or is_told(text, found))


def _apart(dated: Dated, at: tuple[int, int]) -> int:
    return max(at[0] - dated.end, dated.start - at[1], 0)


_ARABIC_ASIDE: Final = re.compile(
    spaced(
        r",\s(?:الذي|التي|الذين)\s(?!(?:قد )?(?:عقد|جر[ىت]|التقا|استقبل|أجر|تلق|تم|انعقد|اتصل|حدد|تقرر))(?:[^,;.\n])*$"
    )
)
"""*X، الذي وصل مساء الأحد، مع Y الاثنين*: the first day is that of his coming."""


def without_aside(text: str, times: Sequence[Timed], start: int) -> list[Timed]:
    """Leave out the day of an Arabic aside, if the sentence has another one."""
    free = [one for one in times if one.use is Use.FREE]
    kept = [one for one in free if not _is_aside(text, one.dated, start)]
    return list(times) if not kept else [one for one in times if one not in free or one in kept]


def _is_aside(text: str, dated: Dated, start: int) -> bool:
    closed = text[dated.end : dated.end + 1] == ","
    return (
        closed
        and _ARABIC_ASIDE.search(text, max(start, dated.start - _NEAR), dated.start) is not None
    )


def of_place(text: str, times: Sequence[Timed], trigger: Trigger) -> list[Timed]:
    """*After a stop in Vilnius on Sunday, where he met X*: that was on Sunday, and on no later day."""
    if not any(
        _WHERE_HE.fullmatch(text, one.dated.end, max(one.dated.end, trigger.start)) for one in times
    ):
        return list(times)  # *flew in from Riyadh, where he had met X, on Monday*
    return [_of_place(text, one, trigger) for one in times]


def _of_place(text: str, one: Timed, trigger: Trigger) -> Timed:
    begin, end = one.dated.start, one.dated.end
    if end <= trigger.start and _WHERE_HE.fullmatch(text, end, trigger.start):
        return replace(one, use=Use.FREE) if one.use is Use.OTHER else one
    apart = begin >= trigger.end and text.find(",", trigger.end, begin) >= 0
    return replace(one, use=Use.OTHER) if apart and one.use is Use.FREE else one


def is_one_clause(text: str, dated: Dated, trigger: Trigger, read: Read) -> bool:
    """*Spoke about grain, prisoners and the plant at X on Monday*: no other verb stands between."""
    if _is_of_guest(text, dated, trigger, read.line.sentence.start):
        return True
    behind = 0 <= dated.start - trigger.end <= 2 * _NEAR and text[trigger.start].isascii()
    others = any(each.start >= trigger.end for each in read.found if not each.previous)
    between = _PREDICATE.sub("", text[trigger.end : max(trigger.end, dated.start)])
    clear = _VERBS.search(between) is None
    on = _ON_DAY.search(text, dated.start - 4, dated.start) is not None
    return behind and clear and on and not others


def _is_of_guest(text: str, dated: Dated, trigger: Trigger, start: int) -> bool:
    """*Sent X to Algiers on Monday; Y received him*: he was received when he came."""
    if not dated.end <= trigger.start or not _RECEIVED_HIM.match(text, trigger.start):
        return False
    joined = text[dated.end : trigger.start]
    return joined.startswith((";", ",", " and")) and bool(_CAME.search(text, start, dated.start))


def that_morning(text: str, read: Read, at: tuple[int, int]) -> Dated | None:
    """*Told parliament on Wednesday that he had that morning asked for it*: one day."""
    one, said = read.line.sentence, [each.dated for each in read.times if each.use is Use.ANNOUNCED]
    near = max(one.start, at[0] - _NEAR), min(one.end, at[1] + _NEAR)
    if len(said) != 1 or any(each.use is Use.FREE for each in read.times):
        return None
    return said[0] if _EARLIER_THAT_DAY.search(text, *near) else None


def is_planned_after(read: Read, dated: Dated, trigger: Trigger) -> bool:
    """*Is to meet Y on Friday, a day after talks with X*: these are to come as well."""
    return any(
        each.status is Status.PLANNED and each.end <= dated.start < trigger.start
        for each in read.found
    )


def without_denial(text: str, trigger: Trigger, read: Read) -> Read:
    """Leave out on which day somebody denied it: another one may be that of which he spoke."""
    if trigger.status is not Status.DENIED:
        return read
    times = [one for one in read.times if not _is_of_denial(text, one.dated, trigger)]
    return replace(read, times=times)


def _is_of_denial(text: str, dated: Dated, trigger: Trigger) -> bool:
    """Whether a contact was denied on a day: *on Monday denied reports that they met*."""
    reported = dated.end <= trigger.start and _REPORTED.search(text, dated.end, trigger.start)
    vague = dated.weekday is None and None in (dated.day, dated.month)
    # *had spoken last week* is of the report as well
    return trigger.status is Status.DENIED and (
        bool(reported) or (vague and dated.start < trigger.end)
    )


def without_quoted(text: str, read: Read) -> list[Timed]:
    """Leave *today* out in a quote, unless its own day was told to be today."""
    start = read.line.sentence.start
    quoted = [
        one
        for one in read.times
        if one.dated.unit == "day" and text.count('"', start, one.dated.start) % 2
    ]
    if not quoted:
        return list(read.times)
    before = find_dates(text, start=min(read.since, start), end=start)
    today = any(one.unit == "day" and not one.ago for one in before)
    return [one for one in read.times if today or one not in quoted]
