# SPDX-License-Identifier: Apache-2.0
"""Who *I* is in an English release: whoever signs at its head.

Rules:

1. A line that is an honorific, a name and a title and no more, or *Statement by* somebody, signs.
2. *I met the president* is that one's; in quotes it is of whoever is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.parts import Line
from wasl.contact.press.what import turns
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor

_FAR: Final = 90
_END: Final = 2
_I: Final = re.compile(
    r"(?<!\w)(i|we)(?!\w)(?:\s+(?:\w+ly|also|later|then|again|today|yesterday|have|was|pleased|delighted|to|the|pleasure|of|held|had))*\s*$"
)
_HE_SAID: Final = re.compile(
    r"[^\"\n]{0,200}\"\s+(?:he|she)\s+(?:said|wrote|told|added|posted|recalled|explained|tweeted)(?!\w)"
)
_SIGNS: Final = re.compile(
    r"(?:\w+\s+)?(?:(?:statement|remarks|message|speech|release|update)\s+(?:by|from)\s+)?"
    r"(?:(?:the|rt|right|hon|honourable|senator|dr|mr|ms|mrs|sir|dame|minister)\.?\s+)*"
)


def author_of(text: str, line: Line) -> Actor | None:
    """Return who signs at the head: *The Hon X MP, Minister for Defence*, *Statement by X*."""
    one = line.sentence
    able = [each for each in line.actors if each.is_party and (each.name or each.person)]
    if not one.heading or len(able) != 1 or one.end - line.actors[-1].end > _END:
        return None
    return able[0] if _SIGNS.fullmatch(text, one.start, able[0].start) else None


def me(text: str, start: int, trigger: Trigger, *, author: Actor | None) -> Actor | None:
    """Return who signs, where *I* do what a word of contact says, outside of quotes."""
    if author is None or text.count('"', 0, trigger.start) % 2:
        return None
    found = _I.search(text, max(start, trigger.start - _FAR), trigger.start)
    return found and replace(author, start=found.start(1), end=found.end(1))


def i_said(
    text: str, area: tuple[int, int], trigger: Trigger, subject: Actor | None
) -> Actor | None:
    """Return who says *I* in a quote: *"I called X," he said*, of whom the text told before."""
    start, end = area
    if subject is None or text.count('"', start, trigger.start) != 1:
        return None
    found = _I.search(text, max(start, trigger.start - _FAR), trigger.start)
    if found is None or found[1] != "i" or not _HE_SAID.match(text, trigger.end, end):
        return None
    return replace(subject, start=found.start(1), end=found.end(1))


def with_office(other: Actor, of: Actor) -> Actor:
    """Give *his counterpart* the office of him."""
    open_ = other.counterpart and not other.office
    return replace(other, office=of.office) if open_ else other


def voice_of(lines: Sequence[Line]) -> str:
    """Return whose a report is, by the only side of ministers whose side it does not say."""
    ours = {actor.side for line in lines for actor in line.actors if actor.ours}
    return ours.pop() if len(ours) == 1 else ""


def as_two(text: str, start: int, he: Actor, other: Actor, at: int) -> list[Actor]:
    """Return the two of *he said that Lavrov told him so when the two spoke*, *с министром X он говорил*."""
    he_with = turns.he_with(text, start, (other.start, other.end), at)
    if he_with is not None:
        return [replace(he, start=he_with[0], end=he_with[1]), other]
    they = turns.THEY.search(text, other.end, at)
    if they is None or not turns.has_him(text, start, at):
        return []
    return [replace(he, start=they.start(), end=they.end()), other]
