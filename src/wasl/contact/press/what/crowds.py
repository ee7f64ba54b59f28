# SPDX-License-Identifier: Apache-2.0
"""Whom somebody met who is of no state: *met farmers*, *spoke to reporters*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.who.actors import Actor

_CROWD: Final = re.compile(
    r"(?:\s+(?:with|to|by))?\s+(?:[\w'-]+\s+){0,4}?(?:farmers|students|pupils|reporters|journalists|troops|soldiers|servicemen|"
    r"lawmakers|deputies|legislators|senators|supporters|voters|businessmen|entrepreneurs|executives|investors|companies|"
    r"families|relatives|refugees|residents|victims|survivors|activists|dissidents|protesters|members|staff|employees|cabinet|workers|"
    r"unions|mayors|governors|veterans|players|athletes|fans|artists|writers|priests|bishops|crowds?|audience|rally|"
    r"parliament|congress|bundestag|community|clerics|doctors|scientists|academics|experts|villagers|fishermen|youth|women)(?!\w)"
    r"(?!\s+of\s+the\s+(?:government|delegation))"
)


def is_crowd(text: str, actors: Sequence[Actor], at: int, end: int) -> bool:
    """Tell whether right behind a word of contact stand people, and nobody with an office."""
    crowd = _CROWD.match(text, at, end)
    return crowd is not None and not any(
        at <= one.start < crowd.end() and (one.office or one.person) for one in actors
    )
