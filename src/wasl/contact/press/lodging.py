# SPDX-License-Identifier: Apache-2.0
"""The day on which somebody asked for a contact, or sent what did not come.

Rules:

1. *A request, lodged on Friday*, *переданная 14 августа*: that day, if the attempt has none of its own.
2. *Has asked three times, most recently on Friday*: the last time counts.
3. A letter that was lost has the only day of its sentence.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.press.remembering import Read
from wasl.contact.press.shadow import is_arabic, pattern, spaced
from wasl.contact.press.timing import Timed, Use
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.counting import is_day
from wasl.contact.press.when.dated import THAT_DAY, Dated

_WANTED: Final = frozenset(
    {
        Status.REQUESTED,
        Status.REFUSED,
        Status.UNANSWERED,
        Status.FAILED,
        Status.UNDELIVERED,
    }
)
_REACH: Final = 130
_LODGED: Final = re.compile(
    spaced(
        r"(?:,|\bthat) (?:which |that )?(?:(?:was|had been|were) )?(?:first )?(?:lodged|put|submitted|sent|filed|made|conveyed|delivered|passed|handed|addressed|dispatched|mailed|posted|tabled)(?: (?!(?:but|and|that|who)(?!\w))[\w'-]+){0,6}?(?: on| late| early)*\s+$"
        r"|(?<!\w)(?:request|letter|proposal|note|message|appeal|plea|invitation)s?(?: [\w'-]+){0,3}? (?:lodged|put|submitted|sent|filed|made|conveyed|delivered|passed|handed|addressed|dispatched|posted)(?: [\w'-]+){0,5}?(?: on| late| early)*\s+$"
        r"|(?<!\w)(?:переданн|отправленн|направленн|посланн|поданн|внесенн|высказанн|озвученн|адресованн|врученн|сделанн)\w{2,3} (?:[^,;.\n]{0,50}? )?(?:еще )?(?:во? )?$"
        r"|(?<!\w)(?:запрос|просьб|обращени|предложени|письм|послани|ходатайств|пакет)\w*,? (?:[^;.\n]{0,100} )?(?:направлен|отправлен|передан|поступил|ушел|ушла|ушло|внесен|подан|передал|направил|отправил|послал)[аоы]? (?:[^,;.\n]{0,40} )?(?:еще )?(?:во? )?$|(?<!\w)об? котор(?:ом|ой|ых) (?:еще )?(?:во? )?$"
        r"|(?<!\w)(?:المقدم|المقدمة|المرسل|المرسلة|الموجه|الموجهة|التي (?:بعث|بعثت|أرسلها|أرسلتها|وجهها|وجهتها)|الذي (?:قدمه|قدمته|تقدم|تقدمت|وجهه|وجهته)|(?:و|ف)?(?:التمس|التمست|قدم|قدمت|تقدم|تقدمت|أرسل|أرسلت|أرسلت))(?: [\w,]+){0,3}?(?: يوم| في)?\s+$"
    )
)
_LAST: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:most recently|the last time|lastly|the latest)(?: [\w-]+)?(?: on)?|(?:в )?последний раз(?: -)?(?: во?)?|آخرها(?: يوم)?|كان آخرها(?: يوم)?)\s+$"
    )
)


_OFFERED: Final = pattern(
    r"(?<!\w)(?:proposal|offer|invitation|request|bid|plea|suggestion|appeal)s? (?:[^,;.\n]{0,90} )?(?:to (?:meet|hold|talk|visit|speak|discuss|host|attend|send|come|travel|sit|join)|for (?:an?|talks|the|face)|at a|to (?:[\w-]+ ){0,3}?(?:talks|summit|meeting|consultations|dinner|lunch))(?!\w)[^,;.\n]*$",
    r"(?<!\w)(?:предложени|приглашени|просьб|запрос|призыв|иде)\w* (?:[^,;.\n]{0,90} )?(?:провести|встретиться|увидеться|созвониться|приехать|посетить|принять|обсудить|поговорить|собраться|прибыть|устроить|организовать|(?:о|об) (?:\w+ )?(?:встрече|переговорах|беседе|разговоре|визите)|на (?:\w+ )?(?:встречу|переговоры|саммит|беседу))(?!\w)[^,;.\n]*$",
    r"(?<!\w)(?:ال)?(?:عرضا|عرض|دعوة|طلبا|طلب|اقتراحا|اقتراح|مقترح|مقترحا|التماس)(?!\w) (?:[^،؛.\n]{0,90} )?(?:(?:ل|ب|إلى )(?:عقد|لقاء|إجراء|زيارة|اجتماع|لاجتماع|محادثات|مباحثات|تباحث)|لعقد|للقاء|للاجتماع|للتباحث|للتحادث|للتشاور)\w*(?!\w)[^,;.\n]*$",
    r"(?<!\w)عن (?:عدم )?(?:لقاء|استقبال|تلبية|حضور|عقد|إجراء)(?!\w)[^,;.\n]*$",
)
"""*Turned down an offer to meet on Friday*: the day is that of the meeting."""
_TURNED_DOWN: Final = pattern(
    r"(?<!\w)(?:turned (?:down|away)|rejected|refused|declined|rebuffed|denied|spurned|dismissed|ignored|unanswered)(?!\w)",
    r"(?<!\w)(?:отклон|отверг|отказ|без ответа|проигнорир)\w*",
    r"(?<!\w)(?:و|ف)?(?:بالرفض|رفض|رفضت|رفضه|رفضته|قوبل|ردت|تجاهل\w*)(?!\w)",
)
"""*A request for a meeting was turned down on Friday*: that is the day of refusing."""


def is_of_wish(text: str, one: Timed, at: tuple[int, int], start: int) -> bool:
    """Tell whether a date is of what was asked for: *declined an offer to meet on Friday*."""
    offered = _OFFERED.search(text, start, one.dated.start)
    if offered and not _TURNED_DOWN.search(text, offered.start(), one.dated.start):
        return True
    last = is_arabic(text[at[0]]) and one.dated.shift == "last"  # *اتصالات أجراها الأسبوع الماضي*
    vague = (not last and one.dated.unit not in ("", "day", THAT_DAY)) or one.dated.shift == "next"
    month = one.dated.day is None and one.dated.month is not None
    return one.dated.start >= at[1] and (vague or month)


def day_of_wish(text: str, trigger: Trigger, read: Read, *, last: bool = False) -> Dated | None:
    """Return the day on which a contact was asked for. ``last``: only as it was said to be the last."""
    if trigger.status not in _WANTED:
        return None
    start = read.line.sentence.start
    days = [one for one in read.times if is_day(one.dated)]
    words = _LAST if last else _LODGED
    for one in days:
        before = max(start, one.dated.start - _REACH)
        if one.use is not Use.OTHER and words.search(text, before, one.dated.start):
            return one.dated
    lost = not last and trigger.status is Status.UNDELIVERED and len(days) == 1
    return days[0].dated if lost and days[0].use is Use.FREE else None
