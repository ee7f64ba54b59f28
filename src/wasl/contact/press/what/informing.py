# SPDX-License-Identifier: Apache-2.0
"""Arabic acts of informing: *أطلع X Y على*, *X أبلغ نظيره Y*.

Rules:

1. It is a contact if both can take part: who tells stands right before the verb, or both stand side
   by side behind it.
2. An ambassador who is told of something is protested to, or summoned: no act of this kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import ALONE, HONOURED, Act, forms
from wasl.contact.press.who.actors import Actor

_MOST: Final = 12
_TOLD: Final = re.compile(
    spaced(forms("أطلع/طلع", "أبلغ/بلغ", "أخبر/خبر", "أحاط/حيط") + r"(?! (?:مجلس|البرلمان|الصحف))")
)
_SIDE: Final = re.compile(
    spaced(rf",?(?: (?:اليوم|أمس|مساء|صباح|هاتفيا|يوم)){{0,3}}(?: ال\w+)?,? {HONOURED}")
)


def find_informed(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give *أطلع X Y على*: who tells, and whom, stand side by side around or behind the verb."""
    for verb in few(_TOLD, text, start, end, most=_MOST):
        for one, other in pairwise(actors):
            able = one.is_party and other.is_party and one.side != other.side
            begins = verb.end() <= one.start and ALONE.fullmatch(text, verb.end(), one.start)
            beside = begins and _SIDE.fullmatch(text, one.end, max(one.end, other.start))
            around = one.end <= verb.start() and not text[one.end : verb.start()].strip(" ,")
            whom = around and ALONE.fullmatch(text, verb.end(), max(verb.end(), other.start))
            if able and other.office != "ambassador" and (beside or whom):
                yield Act(*verb.span(), told=True)
