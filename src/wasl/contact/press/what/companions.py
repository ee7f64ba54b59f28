# SPDX-License-Identifier: Apache-2.0
"""Whether two are those with whom a third one spoke: *calls with X and Y*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.contact import Medium
from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.what import russian
from wasl.contact.press.what.acts import HONOURED
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor

WITH: Final = re.compile(
    fold(
        r"(?:[^;:.\n]{0,50}?[^\s])?\s+(?:with|(?<!\w)الأول(?:ى)?\s+مع|(?<=spoke\s)to|(?<=spoken\s)to|(?<=talked\s)to|(?<=talking\s)to|(?<=speaking\s)to|(?<=call\s)to|(?<=calls\s)to|со?|مع)\s+(?:كل\s+من\s+|كلا\s+من\s+|both\s+|each\s+of\s+|как\s+со?\s+)?(?:(?:the|his|her|its|their)\s+)?"
    )
)
_BOTH_OF: Final = re.compile(spaced(rf"(?<!\w)(?:كلا من|كلا) {HONOURED}$"))
_MEETS: Final = re.compile(fold(r"(?:و|ف)?س?(?:ي|ت|ا)(?:لتق|ستقبل|جتمع)\w*(?!\w)"))
AND: Final = re.compile(fold(r"\s*,?\s*(?:and|и|و)\s*(?:(?:the|his|her|its|их|его|ее)\s+)?"))
_AND_APART: Final = re.compile(
    r"\s*,?\s+and(?:,?\s+(?:separately|later|then|also|afterwards|earlier),?)\s+with\s+(?:(?:the|his|her|its)\s+)?"
)
_FROM: Final = re.compile(r"(?:\s[\w-]+){0,4}?\sfrom\s(?:(?:both|the|his|her)\s){0,2}")
_NEAR: Final = 45


def are_partners(text: str, trigger: Trigger, pair: Sequence[Actor]) -> bool:
    """Tell whether both are those with whom a third one spoke."""
    first, second = pair
    whom = WITH.fullmatch(text, trigger.end, max(trigger.end, first.start))
    if trigger.receives and trigger.medium is Medium.LETTER:  # *received messages from X and Y*
        whom = whom or _FROM.fullmatch(text, trigger.end, max(trigger.end, first.start))
    own = text.endswith(" with", trigger.start, trigger.end)  # *sat down with X and Y*
    whom = whom or ((own and 0 <= first.start - trigger.end <= len("the  ")) or None)
    if _MEETS.match(text, trigger.start):  # *التقى شي كلا من X وY*
        whom = whom or _BOTH_OF.search(text, max(trigger.end, first.start - _NEAR), first.start)
    both = first.end, max(first.end, second.start)
    return bool(
        whom
        and (
            AND.fullmatch(text, *both)
            or _AND_APART.fullmatch(text, *both)
            or russian.another_with(text, *both)
        )
    )
