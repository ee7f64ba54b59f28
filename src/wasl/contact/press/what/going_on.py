# SPDX-License-Identifier: Apache-2.0
"""What was told right before of an exercise, a line, a warning, and a sentence that goes on with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft
from wasl.contact.press.shadow import Shadow
from wasl.contact.press.timing import Use, timed
from wasl.contact.press.what.beside import Found, as_side
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import Actor

_TWO: Final = 2


@dataclass(slots=True)
class Before:
    """What was told last of one kind."""

    draft: Draft | None = None
    paragraph: int = 0

    def tell(self, draft: Draft, one: Sentence) -> None:
        """Remember what a sentence has told."""
        self.draft, self.paragraph = draft, one.paragraph

    def of(
        self, one: Sentence, actors: Sequence[Actor], part: int, *, most: int = 1
    ) -> Draft | None:
        """Return it if a sentence may go on with it: near enough, and of nobody else.

        ``most``: paragraphs behind it in which it may go on.
        """
        if self.draft is None or one.paragraph - self.paragraph > most or self.draft.part != part:
            return None
        named = {
            each.side for each in actors if each.side and not (each.bare and each.side == "UN")
        }
        strange = named - self.draft.sides  # *under Chapter VII of the UN mandate*: it is none
        return None if strange else self.draft


@dataclass(slots=True)
class LastTwo:
    """The sides of the last sentence that named two: *the two armies* are theirs."""

    part: int = -1
    sides: list[Actor] = field(default_factory=list[Actor])

    def tell(self, actors: Sequence[Actor], part: int) -> None:
        """Remember those of a sentence, if they are two."""
        named = {each.side: each for each in actors if each.side}
        if len(named) == _TWO:
            self.part, self.sides = part, [as_side(each) for each in named.values()]

    def of(self, part: int) -> list[Actor]:
        """Return them, if they were named in the same article."""
        return self.sides if part == self.part else []


def day_later(
    shadow: Shadow,
    before: Draft,
    word: re.Match[str],
    one: Sentence,
    told: Sequence[Saying],
) -> Iterator[Found]:
    """Give the day that a later sentence has for what was told before, if it has one of its own."""
    times = timed(shadow.text, told, start=one.start, end=one.end, opens=False)
    if any(each.use is Use.FREE for each in times):
        words = shadow.span(*word.span())
        draft = Draft(before.kind, before.status, list(before.parties), before.part, words)
        yield Found(draft, word.span(), times)
