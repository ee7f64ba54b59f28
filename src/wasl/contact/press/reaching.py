# SPDX-License-Identifier: Apache-2.0
"""Whether a day at the end of a long English sentence is still that of its word of contact."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.remembering import Read
from wasl.contact.press.timing import Use
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.dated import Dated

_NEAR: Final = 90
_EARLIER_THAT_DAY: Final = re.compile(
    r"(?<!\w)(?:(?:earlier|later)\s+(?:(?:in|on)\s+)?(?:the|that)\s+(?:same\s+)?day|(?:earlier\s+)?that\s+(?:morning|afternoon)|in\s+the\s+(?:early\s+)?morning|this\s+morning|(?:hours|minutes)\s+(?:earlier|before))(?!\w)"
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


def is_one_clause(text: str, dated: Dated, trigger: Trigger, read: Read) -> bool:
    """*Spoke about grain, prisoners and the plant at X on Monday*: no other verb stands between."""
    behind = 0 <= dated.start - trigger.end <= 2 * _NEAR and text[trigger.start].isascii()
    others = any(each.start >= trigger.end for each in read.found if not each.previous)
    between = _PREDICATE.sub("", text[trigger.end : max(trigger.end, dated.start)])
    clear = _VERBS.search(between) is None
    on = _ON_DAY.search(text, dated.start - 4, dated.start) is not None
    return behind and clear and on and not others


def that_morning(text: str, read: Read, at: tuple[int, int]) -> Dated | None:
    """*Told parliament on Wednesday that he had that morning asked for it*: one day."""
    one, said = read.line.sentence, [each.dated for each in read.times if each.use is Use.ANNOUNCED]
    near = max(one.start, at[0] - _NEAR), min(one.end, at[1] + _NEAR)
    if len(said) != 1 or any(each.use is Use.FREE for each in read.times):
        return None
    return said[0] if _EARLIER_THAT_DAY.search(text, *near) else None
