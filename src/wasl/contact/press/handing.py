# SPDX-License-Identifier: Apache-2.0
"""On which day a letter or a request was handed over, by what is told of it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl.contact.contact import Medium
from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Kind
from wasl.contact.press.shadow import pattern
from wasl.contact.press.what.speech import Saying, is_announced
from wasl.contact.press.when.counting import day_beside, days_in, is_told
from wasl.contact.press.when.dated import Dated

_HANDED: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:هذه )?(?:ال)?رسالة,? (?:التي )?(?:\w+ ){0,3}?(?:مؤرخة|المؤرخة|بتاريخ|أرسلت|سلمت|وجهت|نقلت|حررت|أرسلها|سلمها|تسلمها|بعث بها|حملها|تحمل تاريخ|كتبت|وصلت|وقعت)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:تحمل|يعود تاريخ|تاريخ|أرخت|أرسلت|سلمت|وصلت|وجهت) (?:هذه )?الرسالة(?!\w)",
    r"(?<!\w)(?:и|,|на|под) (?:этом |самом |нем )?(?:письме|письмом|послании|посланием|документе) (?:\w+ )?(?:стоит|стояла|дата|число|значится|проставлен)\w*",
    r"(?<!\w)(?:و|ف)?(?:قام (?:\w+ )?ب)?(?:تسليم|تسلم|تسلمت|سلم|سلمت|استلم|نقل|نقلت) (?:\w+ ){0,3}?(?:هذه )?الرسالة(?!\w)",
    r"(?<!\w)(?:the|his|her|that|this) (?:[\w-]+ )?(?:letter|message|note|missive|cable|telegram),? (?:\w+ ){0,4}?(?:is|was|were|had been|has been|reached|arrived|went|bears|carries|dated|(?<=which\s)was) (?:\w+ ){0,2}?(?:dated|sent|handed|delivered|passed|signed|written|conveyed|transmitted|dispatched|presented|received|out|in|the date|\w+day)(?!\w)",
    r"(?<!\w)(?:it|which) (?:is dated|was dated|bears the date|carries the date|had been dated|(?:was|had been) (?:sent|posted|dispatched|signed|handed over|delivered))(?!\w)",
    r"(?<!\w)(?:the|his|her|that|this) (?:[\w-]+ )?(?:letter|message|note|missive), (?:\w+ ){0,2}?(?:dated|signed|sent|delivered|handed over)(?!\w)",
    r"(?<!\w)(?:dated|signed|posted|dispatched) (?:on )?[\w ]{3,18}, (?:it|the (?:\w+ )?(?:letter|message|note|missive))(?!\w)",
    r"(?<!\w)(?:handed|delivered|passed|gave|presented|took|brought|carried) it (?:over |on )?(?:to|on|in|at|last|this)(?!\w)",
    r"(?<!\w)(?:handed(?: over)?|delivered|conveyed|presented|passed on|signed|dispatched|received) (?:the|his|her|that|this) (?:[\w-]+ )?(?:letter|message|note|missive)(?!\w)",
)
_MADE: Final = pattern(
    r"(?<!\w)(?:the|his|her|its|that|this) (?:[\w-]+ )?(?:request|proposal|offer|appeal|approach),? (?:was|had been|has been|went|came) (?:\w+ ){0,2}?(?:passed|sent|made|conveyed|handed|delivered|submitted|put|forwarded|transmitted|lodged|out|in)(?!\w)",
    r"(?<!\w)(?:made|put forward|submitted|conveyed|sent|passed on|lodged|filed|transmitted) (?:the|his|her|its|that) (?:[\w-]+ )?(?:request|proposal|offer|appeal)(?!\w)",
)


def handed_over(
    text: str, draft: Draft, one: Sentence, told: Sequence[Saying], *, since: int
) -> Dated | None:
    """Return the day on which a sentence says that *the letter*, *the request* was handed over."""
    letter, (start, end) = draft.medium is Medium.LETTER, (one.start, one.end)
    if not (letter or draft.kind is Kind.ATTEMPT):
        return None
    handed = (_HANDED if letter else _MADE).search(text, start, end)
    if handed is None:
        return None
    days = [
        one for one in days_in(text, start, end)
        if not is_told(text, one) and not any(is_announced(each, one.start) for each in told)
    ]  # fmt: skip
    return days[0] if days else day_beside(text, (since, start), (handed.start(), end))
