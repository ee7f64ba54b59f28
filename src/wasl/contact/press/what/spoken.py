# SPDX-License-Identifier: Apache-2.0
"""With whom one spoke, and of what: *spoke before the premier*, *говорила о войне*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.parts import Line
from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor

_AND: Final = re.compile(fold(r"\s*,?\s*(?:and|и|و)\s*(?:(?:the|his|her|its)\s+)?"))
_NEAR: Final = 45
SPOKE: Final = re.compile(r"(?:sp[eo]aks?|spoken?|speaking|talk(?:ed|ing)?|говор(?:ил[аи]?|ит|ят))")
_SPOKE_OF: Final = re.compile(
    r"\s+(?:of|out|at|in\s+(?:favou?r|defen[cs]e|parliament)|before|against|highly)(?!\w)(?![^.;\n]{0,80}\swith\s)|"
    r"\s+(?:об?|про|на\s+тему|перед|что|как|так)(?!\w)(?![^.;\n]{0,80}\s(?:со?|между\s+собой|друг\s+с\s+другом|по\s+телефону)\s)"
)
_SAID: Final = re.compile(r",\s+(?:что|чтобы|как|будто)(?!\w)")
"""*X и Y не раз говорили, что*: for all to hear."""
_THEY: Final = re.compile(
    spaced(
        r"(?<!\w)(?:они|оба|обе|двое|вдвоем|стороны|собеседники|президенты|министры|лидеры|премьеры|политики) (?:\w+ ){0,2}$"
    )
)
_TO_WHOM: Final = re.compile(r"(?<!\w)(?:with|to|between|со?|между|по\s+телефону)(?!\w)")
_WITH_WHOM: Final = re.compile(
    fold(
        r"\s+со?\s+(?!(?:ним|ней|ними|участ\w+|целью|глазу|начала|момента|помощью|тех|обеих|самого|\d+)(?!\w))([^,.;:\n\"]{3,40})"
    )
)


def spoken_to(text: str, able: Sequence[Actor], trigger: Trigger) -> list[Actor]:
    """Leave those out behind *spoke* to whom nobody spoke: *spoke before the premier of Tuvalu*."""
    first = next((one for one in able if one.start >= trigger.end), None)
    before = [one for one in able if one.end <= trigger.start][-2:]
    if _SAID.match(text, trigger.end):
        return before[-1:]
    if _SPOKE_OF.match(text, trigger.end) and trigger.start:
        joined = len(before) > 1 and (
            before[0].start == before[1].start
            or _AND.fullmatch(text, before[0].end, before[1].start)
        )
        they = _THEY.search(text, max(0, trigger.start - _NEAR), trigger.start)
        return before if they else list(able) if joined else before[-1:]
    if first is None or _TO_WHOM.search(text, trigger.end, first.start):
        return list(able)
    return [one for one in able if one.start < trigger.end]


def is_of_nobody(text: str, line: Line, trigger: Trigger) -> bool:
    """Whether whoever stands right behind a Russian *с* is nobody who is known."""
    whom = _WITH_WHOM.match(text, trigger.end, line.sentence.end)
    if whom is None:
        return False
    return not any(whom.start(1) <= one.start < whom.end() for one in line.actors)
