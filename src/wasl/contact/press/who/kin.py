# SPDX-License-Identifier: Apache-2.0
"""English kin and friends of those in office: *the president's brother*, *a close ally of Putin*.

Rules:

1. Whoever is only named to say whose brother, wife, friend or rival another is takes no part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import spaced
from wasl.contact.press.who.actors import Actor

_KIN: Final = (
    r"(?:(?:half|step|grand)-?)?(?:sister|brother|son|daughter|wife|husband|widow|widower|nephew|niece|father|mother|cousin|uncle|aunt|fianc[e]+|twin)(?:-in-law)?s?|"
    r"all(?:y|ies)|friends?|confidante?s?|associates?|rivals?|critics?|opponents?|predecessors?|successors?|supporters?|challengers?|mentors?|prot[e]ges?|"
    r"lawyers?|attorneys?|biographers?|doctors?|physicians?|bodyguards?|drivers?|interpreters?|translators?"
)
_OF: Final = re.compile(spaced(rf"(?<!\w)(?:{_KIN}) (?:of|to) (?:the )?$"))
_WHOSE: Final = re.compile(
    spaced(
        rf"'s? (?:(?:elder|older|younger|eldest|youngest|late|own|close|closest|long-time|longtime|old|immediate|main|chief|personal|only|key|political|half|twin|second|influential|powerful) ){{0,2}}(?:{_KIN})(?!\w)"
    )
)
_REACH: Final = 30


def without_kin(actors: Iterable[Actor], text: str) -> list[Actor]:
    """Let those take no part who are only named for whom they are kin of."""
    return [replace(one, body=True) if _is_kin(text, one) else one for one in actors]


def _is_kin(text: str, one: Actor) -> bool:
    if one.bare or one.body or not text[one.start].isascii():
        return False
    before = _OF.search(text, max(0, one.start - _REACH), one.start)
    return (before or _WHOSE.match(text, one.end)) is not None
