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
from wasl.contact.press.shadow import spaced
from wasl.contact.press.timing import Use
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.counting import is_day
from wasl.contact.press.when.dated import Dated

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
