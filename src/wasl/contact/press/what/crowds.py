# SPDX-License-Identifier: Apache-2.0
"""Whom somebody met who is of no state: *met farmers*, *spoke to reporters*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.who.actors import ANONYMOUS, Actor

_CROWD: Final = re.compile(
    r"(?:\s+(?:with|to|by))?\s+(?:(?!(?:about|over|concerning|regarding)\s)[\w'-]+\s+){0,4}?(?:farmers|students|pupils|reporters|journalists|troops|soldiers|servicemen|"
    r"lawmakers|deputies|legislators|senators|supporters|voters|businessmen|entrepreneurs|executives|investors|companies|"
    r"families|relatives|refugees|residents|victims|survivors|activists|dissidents|protesters|members|staff|employees|cabinet|workers|"
    r"unions|mayors|governors|veterans|players|athletes|fans|artists|writers|priests|bishops|crowds?|(?<!in\s)audience|rally|"
    r"parliament|congress|bundestag|community|clerics|doctors|scientists|academics|experts|villagers|fishermen|youth|women)(?!\w)"
    r"(?!\s+of\s+the\s+(?:government|delegation))"
)
_CIVIL: Final = (
    r"(?:firms?|compan(?:y|ies)|opposition|business(?:es|men|man|people)?|manufacturers?|airlines?|banks?|clubs?|unions?|associations?|federations?|charit(?:y|ies)|ngos?|universit(?:y|ies)|church(?:es)?|famil(?:y|ies)|relatives|residents|citizens|nationals|"
    r"expatriates|migrants|workers|farmers|fishermen|sailors|traders|truckers|activists|dissidents|exiles|protesters|students|pensioners|athletes|fans|fishers|families|villagers|mayors?|senators?|lawmakers?|deputies|lawyers?|journalists?|reporters?|newspapers?)"
)
_OF_CIVIL: Final = re.compile(
    rf"(?:'s?)?\s+(?:[\w-]+\s+){{0,2}}?{_CIVIL}(?!\w)|"
    + fold(
        r"\s+(?:\w+\s+)?(?:компани|фирм|оппозици|банк|клуб|профсоюз|ассоциаци|университет|семь|семей|родственник|жител|граждан|рабоч|фермер|рыбак|активист|диссидент|студент|спортсмен|болельщик|предпринимател|бизнесмен|перевозчик|журналист|депутат|сенатор|адвокат|правозащитник|газет)\w*"
    )
)
_CIVIL_OF: Final = re.compile(
    rf"(?<!\w){_CIVIL}\s+(?:from|of|in|living\s+in)\s+(?:the\s+)?$|"
    + fold(
        r"(?<!\w)(?:ال)?(?:شركة|مصرف|بنك|عائلات|أهالي|سكان|مواطنو|مواطنون|عمال|صيادو|تجار|ناشطو|ناشطون|طلاب|نقابة|جمعية|معارضة|صحيفة|نادي)\s+(?:من\s+|في\s+)?$|(?<!\w)(?:семьи|жители|граждане|рабочие|рыбаки|фермеры|компании|активисты|студенты|родственники)\s+(?:из\s+)?$"
    )
)
_OWNED: Final = 40


def is_civil(text: str, one: Actor) -> bool:
    """Tell whether a side is only that of a firm, of families: *a Swedish company*, *families from Tuvalu*."""
    before = _CIVIL_OF.search(text, max(0, one.start - _OWNED), one.start)
    return (before or _OF_CIVIL.match(text, one.end)) is not None


def is_crowd(text: str, actors: Sequence[Actor], at: int, end: int) -> bool:
    """Tell whether right behind a word of contact stand people, and nobody with an office."""
    crowd = _CROWD.match(text, at, end)
    return crowd is not None and not any(
        at <= one.start < crowd.end() and (one.office or one.person) for one in actors
    )


_AMONG: Final = re.compile(fold(r"(?<!\w)(?:between|بين|между)\s+(?:\w+\s+)?$"))
_AND: Final = re.compile(fold(r"\s*,?\s*(?:and|и|و)\s*(?:(?:the|his|her|its)\s+)?"))


def officials_of(text: str, actors: Sequence[Actor], at: int) -> list[Actor]:
    """Return the two of *a meeting between Indonesian and Israeli officials*, which is denied."""
    behind = [one for one in actors if one.start >= at and one.side]
    for one, other in pairwise(behind):
        joined = _AND.fullmatch(text, one.end, other.start) or (
            text[other.start - 1] == "و" and not text[one.end : other.start - 1].strip(" ,")
        )
        able = all(each.bare or each.office == ANONYMOUS for each in (one, other))
        between = _AMONG.search(text, at, one.start)
        named = ANONYMOUS in (one.office, other.office) and one.side != other.side
        if joined and able and between and named:
            return [replace(each, office=ANONYMOUS, body=False) for each in (one, other)]
    return []
