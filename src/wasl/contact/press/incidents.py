# SPDX-License-Identifier: Apache-2.0
"""Military incidents: attacks with figures, and clashes: *Turkey shoots down a Russian fighter*.

Rules:

1. A word of a clash, a word of arms, and two sides beside it, none of whom only tells of it. An
   incident has no ministers: who is named by an office of his own has no part in it.
2. Without two sides an incident needs figures of those who were hit; late in a text it counts only
   where one side calls another responsible. Each figure keeps its speaker.
3. A figure of ten or more of what flies is of a war, and no incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from wasl.contact.press import matters
from wasl.contact.press.actors import Actor
from wasl.contact.press.beside import FORCE, as_side, gap, is_charge
from wasl.contact.press.claims import Figure, figures
from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Claim, Day, Kind, Role
from wasl.contact.press.resolving import resolve
from wasl.contact.press.shadow import Shadow
from wasl.contact.press.shadow import pattern as _pattern
from wasl.contact.press.speech import Saying
from wasl.contact.press.timing import Timed, nearest

_REACH: Final = 110
_ARMS: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:ال|لل)?(?:مقاتلة|مقاتلات|مقاتلتان|مقاتلتين|طائرة|طائرات|مسيرة|زورقا?|زوارق|زورقين|زورقان|جندي|جنود|جنودها|جيش|قوات|قواته|خفر|حرس|دورية|أجواء|مجال الجوي|مياه الإقليمية)(?!\w)",
    r"(?<!\w)(?:истребител|самолет|беспилотник|дрон|военнослужащ|погранич|катер|корабл)\w*",
    r"(?<!\w)(?:fighter|jet|warplane|aircraft|plane|drone|troop|soldier|warship|guard|patrol)s?(?!\w)", r"(?<!\w)(?:airspace|navy|coastguard|frigate|territorial waters)(?!\w)",
)  # fmt: skip
_WAR: Final = re.compile(
    r"(?<![\w.])\d{2,4} (?:\w+ ){0,2}?(?:drone|missile|бпла|беспилотник|дрон|ракет|طائر|مسير|صاروخ)\w*"
)
_VICTIMS: Final = frozenset({"killed", "injured", "children"})
_HIT: Final = _VICTIMS | {"missiles", "drones"}
_BESIDE: Final = 16
_MOST: Final = 12
_APART: Final = re.compile(r"[,;:.\n]")
_PARTS: Final = frozenset({FORCE, "military-leaders", "defence-ministry", ""})


class Incidents:
    """Finds the incidents of one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._told: dict[int, list[Actor]] = {}

    def read(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
        published: date | None,
        lead: bool,
    ) -> list[Draft]:
        """Return what a sentence tells of one. ``lead``: it stands where a report begins."""
        drafts: list[Draft] = []
        for draft, at in self._found(one, actors, told=told, part=part, lead=lead):
            own = times
            if _is_accused(self._shadow.text, at):
                own = [each for each in times if each.dated.start >= at[0]]
            dated = nearest(self._shadow.text, own, actors, at=at, others=())
            if dated is not None:
                value = resolve(dated, published=published)
                span = self._shadow.span(dated.start, dated.end)
                draft.sharpen(Day(value.text, Role.CONTACT, value.how, span))
            drafts.append(draft)
        return drafts

    def _found(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        part: int,
        lead: bool,
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        text, known = self._shadow.text, part in self._told
        clash = _clash_of(text, actors, told, (one.start, one.end)) if lead else None
        if clash is not None and not _is_same(self._told.get(part), clash[1]):
            return  # one is told of in a report
        if clash is not None:
            self._told[part] = clash[1]
        match = clash[0] if clash else matters.INCIDENT.search(text, one.start, one.end)
        opens = match is not None and (lead or is_charge(text, match.start(), actors, told))
        if not (known or opens or clash):
            return
        counted = [
            each for each in figures(text, start=one.start, end=one.end) if each.what in _HIT
        ]
        founds = match is not None and any(each.what in _VICTIMS for each in counted)
        if not clash and not (counted and (founds or known)):
            return
        both = self._told.setdefault(part, [])
        first = match.span() if match is not None else (counted[0].start, counted[0].end)
        draft = Draft(Kind.INCIDENT, None, list(both), part, self._shadow.span(*first))
        for each in counted:
            draft.claim(claim_of(self._shadow, each, told))
        yield draft, first


def claim_of(shadow: Shadow, figure: Figure, told: Sequence[Saying]) -> Claim:
    """Return a figure as the claim of whoever says it."""
    saying = next((one for one in reversed(told) if one.start <= figure.start < one.end), None)
    speaker = ""
    if saying is not None and saying.speaker is not None:
        speaker = shadow.span(saying.speaker.start, saying.speaker.end).text
    return Claim(speaker, figure.what, figure.number, shadow.span(figure.start, figure.end))


def _is_same(known: Sequence[Actor] | None, both: Sequence[Actor]) -> bool:
    """Whether an incident can be that which was told of before."""
    return not known or {one.side for one in known} == {one.side for one in both}


def _is_accused(text: str, at: tuple[int, int]) -> bool:
    """Whether a clash is what one is accused of: a day before it is that of the accusation."""
    return text.startswith("ب", at[0])


def _clash_of(
    text: str, actors: Sequence[Actor], told: Sequence[Saying], area: tuple[int, int]
) -> tuple[re.Match[str], list[Actor]] | None:
    """Return where a sentence tells of an incident, and the two sides of it."""
    match = matters.CLASH.search(text, *area)
    if match is None or not _ARMS.search(text, *area) or _WAR.search(text, *area):
        return None
    arms = [one.span() for one in islice(_ARMS.finditer(text, *area), _MOST)]
    armed = [
        one for one in actors
        if one.side and one.office in _PARTS and not (one.person or one.name)
        and gap(one, match.span()) <= _REACH and (_is_armed(text, one, arms) or gap(one, match.span()) <= _BESIDE)
    ]  # fmt: skip
    tell = {id(one.speaker) for one in told}
    near = sorted(armed, key=lambda one: (id(one) in tell, gap(one, match.span())))
    both = list({one.side: one for one in reversed(near)}.values())[::-1][:2]
    if len(both) < 2 or not any(_is_armed(text, one, arms) for one in both):
        return None
    return match, [as_side(one) for one in both]


def _is_armed(text: str, one: Actor, arms: Sequence[tuple[int, int]]) -> bool:
    """Whether a side stands right beside a word of arms: *a Russian Su-27 fighter*."""
    return one.office == FORCE or any(
        gap(one, at) <= _BESIDE
        and not _APART.search(text, min(one.end, at[1]), max(one.start, at[0]))
        for at in arms
    )
