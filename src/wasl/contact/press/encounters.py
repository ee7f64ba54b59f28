# SPDX-License-Identifier: Apache-2.0
"""Incidents of two sides' forces: *the Turkish army shot down a Russian jet*.

Rules:

1. Forces or the space of two sides stand in one sentence with a verb of an encounter: one shot down,
   intercepted or shot at the other, crossed its border, or they clashed.
2. It is one only with its day, told near the day of the report: what a heading or a subordinate
   clause tells waits for a sentence that has the verb, one of both, and the day.
3. What is denied, and a war's drones, missiles, strikes and fronts, are no incident of two sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Final

from wasl.contact.press.actors import Actor
from wasl.contact.press.beside import FORCE, joint
from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft, when_of
from wasl.contact.press.matters import ENCOUNTER
from wasl.contact.press.proposal import Day, Kind, Role
from wasl.contact.press.resolving import resolve
from wasl.contact.press.shadow import Shadow, fold, pattern, spaced
from wasl.contact.press.timing import Timed, nearest

_TROOPS: Final = (
    r"troops|soldiers?|forces|guards?|army|navy|military|"
    r"военнослужащ\w+|солдат\w*|пограничник\w*|войск\w*|военн(?:ые|ых|ым|ыми)|арми\w+|"
    r"(?:ال|لل|ل|ب)?(?:جنود|جندي|جنديا|جنديين|قوات|قوة|جيش|بحرية|حرس|قيادة الجيش)"
)
_MATERIAL: Final = (
    r"fighters?|jets?|warplanes?|aircraft|planes?|drones?|helicopters?|bombers?|(?:war)?ships?|vessels?|boats?|frigates?|destroyers?|submarines?|air force|coast guard|"
    r"истребител\w+|(?:воен)?самолет\w*|беспилотник\w*|дрон\w*|вертолет\w*|бомбардировщик\w*|корабл\w+|катер\w*|фрегат\w*|эсмин\w+|подлодк\w+|ввс|вмс|вмф|флот\w*|экипаж\w*|"
    r"(?:ال|لل|ل|ب)?(?:مقاتل\w*|طائر\w+|مسير\w*|مروحي\w+|سفين\w+|زورق\w*|زوارق|فرقاط\w+|بارج\w+|غواص\w+|سلاح الجو)"
)
_SPACE: Final = (
    r"airspace|(?:territorial )?waters|territory|border|"
    r"воздушн\w+ пространств\w+|границ\w*|территориальн\w+ вод\w*|(?:ال)?(?:مجال الجوي|أجواء|مياه الإقليمية|مياه|حدود)"
)
_WHAT: Final = rf"(?:(?P<troops>{_TROOPS})|{_MATERIAL}|{_SPACE})(?!\w)"


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(spaced(words).replace("(?p<", "(?P<"))


_BEHIND: Final = _compiled(rf"(?:'s)?[ -](?:[\w-]+ ){{0,2}}?{_WHAT}")
_BEFORE: Final = _compiled(
    rf"(?<!\w){_WHAT} (?:of (?:the )?)?(?:[\w-]+ ){{0,3}}?(?:ل|لل|ال)?$"
)
_DENIED: Final = pattern(
    r"(?<!\w)(?:den(?:y|ies|ied)|did not|never|not|nor|would|will|could|may|might|if)(?!\w)",
    r"(?<!\w)(?:опроверг\w*|отриц\w+|не|бы|если|будет|будут)(?!\w)",
    r"(?<!\w)(?:و)?(?:نفى|نفت|تنفي|ينفي|لم|لن|إذا|لو)(?!\w)",
)
_OF_WAR: Final = pattern(
    r"(?<!\w)(?:missiles?|rockets?|air defen[cs]es?|frontline|offensive|air ?strikes?|shelling|overnight|drones)(?!\w)",
    r"(?<!\w)(?:пво|противовоздушн\w+|ракет\w*|фронт\w*|наступлен\w+|удар\w*|артиллери\w+|беспилотник(?:и|ов|ами)|дрон(?:ы|ов|ами))(?!\w)",
    r"(?<!\w)(?:ال)?(?:صواريخ|صاروخ|دفاعات الجوية|جبهة|قصف|غارات|غارة|مسيرات)(?!\w)",
)
_LATER: Final = pattern(
    r"(?<!\w)(?:after|following|since|before|над|после|вслед за|بعد|عقب|إثر|منذ)(?!\w)[^,;]*$"
)
_NEAR: Final = 50
_MOST: Final = 8
_RECENT: Final = 31
_ALONE: Final = 3
"""A side right before or behind the verb did it itself: *Turkey shot down*."""


class Encounters:
    """Finds them in the sentences of one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._known: dict[int, list[Actor]] = {}

    def of(self, part: int) -> list[Actor]:
        """Return the two sides of the encounter that a part tells of."""
        return self._known.get(part, [])

    def read(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        times: Sequence[Timed],
        part: int,
        published: date | None,
        lead: bool,
    ) -> tuple[Draft, tuple[int, int]] | None:
        """Return the incident that a sentence tells of, with its day."""
        text, known = self._shadow.text, self._known.get(part, [])
        if not (lead or known) or _OF_WAR.search(text, one.start, one.end):
            return None
        verb = next(
            (
                each for each in islice(ENCOUNTER.finditer(text, one.start, one.end), _MOST)
                if not _DENIED.search(text, max(one.start, each.start() - _NEAR), each.start())
            ),
            None,
        )  # fmt: skip
        if verb is None:
            return None
        found = self._forces(one, actors, verb)
        if len(found) < 2:
            sides = {each.side for each in known}
            found = known if found and found[0].side in sides else []
        if len(found) != 2:
            return None
        self._known[part] = known = known or found
        day = self._day(one, actors, times, verb.span(), published)
        if day is None or {each.side for each in found} != {each.side for each in known}:
            return None
        words = self._shadow.span(*verb.span())
        return Draft(Kind.INCIDENT, None, list(known), part, words, day=day), verb.span()

    def _forces(
        self, one: Sentence, actors: Sequence[Actor], verb: re.Match[str]
    ) -> list[Actor]:
        text = self._shadow.text
        found: dict[str, Actor] = {}
        bare = [each for each in actors if each.side and (each.bare or each.office == FORCE)]
        for each in bare:
            behind = _BEHIND.match(text, each.end, min(one.end, each.end + _NEAR))
            before = _BEFORE.search(text, max(one.start, each.start - _NEAR), each.start)
            near = behind or before
            alone = 0 <= verb.start() - each.end <= _ALONE
            if near is None and not alone and each.office != FORCE:
                continue
            troops = each.office == FORCE or (near is not None and near["troops"])
            for other in joint(text, each, bare):  # *the soldiers of X and Y*
                force = Actor(
                    start=other.start,
                    end=other.end,
                    side=other.side,
                    office=FORCE if troops else "",
                )
                found.setdefault(other.side, force)
        return list(found.values())

    def _day(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        times: Sequence[Timed],
        at: tuple[int, int],
        published: date | None,
    ) -> Day | None:
        dated = nearest(self._shadow.text, times, actors, at=at, others=())
        if dated is None or published is None:
            return None
        later = _LATER.search(self._shadow.text, one.start, at[0])
        if later is not None and dated.start < later.start():
            return None  # *spoke on Wednesday, a day after a drone went down*
        value = resolve(dated, published=published)
        span = self._shadow.span(dated.start, dated.end)
        day = Day(value.text, Role.CONTACT, value.how, span)
        when = when_of(day)
        if when is None or not when.exact:
            return None
        first = when.span[0]
        recent = first is not None and 0 <= (published - first).days <= _RECENT
        return day if recent else None
