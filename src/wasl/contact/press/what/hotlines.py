# SPDX-License-Identifier: Apache-2.0
"""Lines between two sides: of ministries, of armies, or of nobody in particular.

Rules:

1. The two who stand nearest are those whose line it is. What a heading tells, the report has.
2. Where the sentence has no day, the next one may: *it was opened on Friday*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Kind
from wasl.contact.press.shadow import Shadow, pattern
from wasl.contact.press.timing import Timed, Use
from wasl.contact.press.what import matters
from wasl.contact.press.what.beside import FORCE, Found, as_side, begun, gap
from wasl.contact.press.what.forces import are_troops
from wasl.contact.press.what.going_on import Before, LastTwo, day_later
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import Actor

_NEAR: Final = 60
_USED: Final = re.compile(r"(?<!\w)(?:вос|ис)пользовал[аи]?(?:с[ья])?(?!\w)")
"""The day on which it was used is not that on which it was opened."""
_THE_TWO: Final = pattern(
    r"(?<!\w)(?:the two|both|their(?: [\w-]+){0,2}?) (?:rooms|offices|headquarters|commanders|countries|sides|armies|militaries|navies|neighbou?rs|states|capitals|ministries|general staffs|forces|commands|coast ?guards)",
    r"(?<!\w)(?:двух|двумя|обеих|обеими) (?:стран|странами|сторон|сторонами|государств|государствами|арми[йя]|армиями|ведомств|ведомствами|столиц|столицами|соседей)",
    r"(?<!\w)(?:ب|ل)?(?:ال)?(?:بلدين|جانبين|جيشين|دولتين|طرفين|جارتين|عاصمتين|وزارتين)(?!\w)",
)
"""Those whom the sentence before names."""

_WILL: Final = re.compile(
    r"(?<!\w)(?:will|shall|plans?\s+to|intends?\s+to|(?:is|are)\s+(?:(?:due|set|scheduled|planned|expected)\s+)?to)(?!\w)[^.;\n]*$"
)
_BEHIND: Final = 30
_OPENS: Final = pattern(
    r"(?<!\w)(?:откро(?:ют|ет)|запуст(?:ят|ит)|заработа(?:ет|ют)|введут|будут?|намерен\w*|планир\w+)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:س(?:ي|ت)(?:فتح|فتتح|دشن|شغل|بدأ|دخل|طلق|قام|نشئ)\w*|من المقرر|يعتزم\w*|تعتزم\w*)(?!\w)",
)


def opens_later(text: str, one: Sentence, at: int) -> bool:
    """Tell whether a line will be opened on a day: *are to open a hotline on July 1*."""
    stop = text.find(",", at, at + _BEHIND)
    end = min(one.end, stop if stop >= 0 else at + _BEHIND)
    ahead = _WILL.search(text, one.start, at) or _OPENS.search(text, one.start, end)
    return ahead is not None


class Lines:
    """Finds them in the sentences of one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._before = Before()
        self._two = LastTwo()

    def read(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
    ) -> Iterator[Found]:
        """Give the line that a sentence tells of; none where it is but a heading."""
        if one.heading:
            return
        match = self._line(one, times)
        both = [] if match is None else self._whose(match, one, actors, told, times, part)
        self._two.tell(actors, part)
        if match is None or len(both) < 2:
            yield from self._opened(one, actors, told, part)
            return
        text = self._shadow.text
        words = self._shadow.span(*match.span())
        office = self._office(match, one, both, told)
        both = [replace(as_side(each), office=office) for each in both]
        draft = Draft(Kind.LINE, None, both, part, words)
        self._before.tell(draft, one)
        used = _USED.search(text, one.start, one.end)
        # *Since Monday they can reach each other*: it was opened then.
        yield Found(draft, match.span(), () if used else [begun(each) for each in times])

    def _whose(
        self,
        match: re.Match[str],
        one: Sentence,
        actors: Sequence[Actor],
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
    ) -> list[Actor]:
        """Return the two who stand nearest; *the two armies* are those of the sentence before."""
        sides: dict[str, Actor] = {}
        tell = [each.speaker for each in told]
        for each in sorted(actors, key=lambda one: (one in tell, gap(one, match.span()))):
            if each.side and gap(each, match.span()) <= 2 * _NEAR and len(sides) < 2:
                sides.setdefault(each.side, each)
        two = self._two.of(part)
        again = times and two and _THE_TWO.search(self._shadow.text, one.start, one.end)
        if len(sides) < 2 and again and sides.keys() <= {each.side for each in two}:
            return two
        return list(sides.values())

    def _office(
        self, match: re.Match[str], one: Sentence, both: Sequence[Actor], told: Sequence[Saying]
    ) -> str:
        """Return whose line it is: of ministries, if both are, of armies, if one is."""
        text = self._shadow.text
        tell = [each.speaker for each in told]
        own = {each.office for each in both if each not in tell}
        ministries = matters.OF_MINISTRIES.search(text, one.start, one.end)
        if ministries or all(each.office == "defence-ministry" for each in both):
            return "defence-ministry"
        of_armies = matters.ARMIES.match(text, match.end(), one.end) or (
            matters.OF_ARMIES.search(text, one.start, one.end)
        )
        troops = FORCE in own or any(are_troops(text, each, one) for each in both)
        return FORCE if of_armies or troops else ""

    def _line(self, one: Sentence, times: Sequence[Timed]) -> re.Match[str] | None:
        """Return the line that a sentence tells of, if it is one of two states and not a wish."""
        text = self._shadow.text
        match = matters.HOTLINE.search(text, one.start, one.end)
        dated = any(each.use in (Use.FREE, Use.SINCE) for each in times)
        loose = match is None and matters.OF_PASSENGERS.search(text, one.start, one.end) is None
        if loose and dated and matters.CHANGED_LINE.search(text, one.start, one.end):
            match = matters.LOOSE_LINE.search(text, one.start, one.end)
        if match is None or matters.NO_LINE.search(text, one.start, one.end):
            return None
        return match

    def _opened(
        self, one: Sentence, actors: Sequence[Actor], told: Sequence[Saying], part: int
    ) -> Iterator[Found]:
        """The day of a line that the sentence before tells of: *it was opened on Friday*."""
        before, text = self._before.of(one, actors, part), self._shadow.text
        if before is None or before.day.span is not None:
            return
        opened = matters.OPENED.search(text, one.start, one.end)
        if opened is not None and matters.THE_LINE.search(text, one.start, one.end):
            yield from day_later(self._shadow, before, opened, one, told)
