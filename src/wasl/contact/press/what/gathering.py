# SPDX-License-Identifier: Apache-2.0
"""One who brings two others to one table: *Blinken brought together X and Y*.

Rules:

1. Who does it sits with them. Behind an Arabic verb he stands first, and they behind him; else he
   stands before it. The two stand joined; a meeting that brought them together is no person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, is_arabic, pattern
from wasl.contact.press.what.acts import Act, is_and
from wasl.contact.press.who.actors import Actor

_GATHERS: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:جمع|جمعت|يجمع|استضاف|استضافت|س?يستضيف|س?تستضيف|سيجمع|ستجمع)(?!\w)",
    r"(?<!\w)(?:brought|brings|bringing|sat|got|gathered) (?:back )?together(?!\w)",
    r"(?<!\w)(?:brought|brings|got)(?= [^.;\n]{10,160} (?:together|to (?:the|one|a|the same) (?:negotiating |bargaining |same |single )?table|face to face)(?!\w))",
    r"(?<!\w)(?:convened|assembled)(?= (?:[\w'.-]+ ){0,6}?(?:president|prime minister|premier|king|emir|(?:foreign|defen[cs]e) (?:minister|secretary)|leaders?|counterparts?)s?(?!\w))",
    r"(?<!\w)(?:собрал|усадил|посадил|свел|держал|продержал)[аи]? (?:[\w-]+ ){0,3}?(?:за (?:одним |один |общим |круглым |одну )?стол(?:ом)?|вместе)(?!\w)",
    r"(?<!\w)собрал[аи]?(?= (?:(?:во?|на|за) [\w-]+ )?(?:\w+(?:ого|его|их|ых) )?(?:президент|премьер|глав|лидер|министр|корол|коллег))",
)
_NEAR: Final = 30
_FAR: Final = 110
_AND: Final = pattern(
    r"\s*,?\s(?:and|as well as) (?:(?:the|his|her|its) )?",
    r"\s*,?\s(?:и|а также) ",
)
_OTHERWISE: Final = pattern(
    r"(?<!في\s)(?<!\w)(?:ل\w{3,}|زيارة|زيارات|تصريحات|كلمة|بعد|قبل|عقب|حول|بشأن|(?<!كل\s)(?<!كلا\s)من|عن|أن|الذي|التي|مع|بين|وزراءه|حكومته|مستشاريه|قادة|أعضاء)(?!\w)",
    r"(?<!\w)(?:to|about|for|after|before|that|who|with|said|discuss\w*)(?!\w)",
    r"(?<!\w)(?:чтобы|для|после|перед|который|что|обсудить)(?!\w)",
)
"""Between who gathers and those whom he does not: *جمع وزراءه لبحث زيارة X وY*."""
_TWO, _THREE = 2, 3


def gathers(text: str, start: int, end: int) -> bool:
    """Tell whether a word of contact is that one brought others together."""
    found = _GATHERS.match(text, start)  # what stands behind may belong to it
    return found is not None and found.end() == end


def find_gathered(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give the words by which somebody brought two of other sides together."""
    able = [one for one in actors if one.is_party]
    if len(able) < _THREE:
        return
    for verb in few(_GATHERS, text, start, end):
        first, last = verb.span()
        before = [one for one in able if one.end <= first and first - one.end <= _FAR]
        after = [one for one in able if one.start >= last]
        who = after[:1] if is_arabic(text[last - 1]) else before[-1:]
        whom = after[1:] if is_arabic(text[last - 1]) else after
        if not who or len(whom) < _TWO or who[0].side in {one.side for one in whom[:_TWO]}:
            continue
        near = who[0].start - last <= _NEAR and whom[0].start - max(last, who[0].end) <= _FAR
        near = near and not _OTHERWISE.search(text, max(last, who[0].end), whom[0].start)
        if near and any(_are_joined(text, *two) for two in pairwise(whom[:_TWO])):
            yield Act(first, last, meets=True)


def _are_joined(text: str, one: Actor, other: Actor) -> bool:
    joined = one.start == other.start or is_and(text, one.end, other.start)
    joined = joined or (
        text[other.start - 1] == "و" and not text[one.end : other.start - 1].strip()
    )
    return joined or _AND.fullmatch(text, one.end, max(one.end, other.start)) is not None
