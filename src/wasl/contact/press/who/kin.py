# SPDX-License-Identifier: Apache-2.0
"""English kin and friends of those in office: *the president's brother*, *a close ally of Putin*.

Rules:

1. Whoever is only named to say whose brother, wife, friend or rival another is takes no part.
2. Nor does the queen who stands behind her king, without a state of her own.
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
_QUEEN: Final = re.compile(r"(?:queen|princess|first\s+lady)\s")
_BESIDE: Final = re.compile(
    r"(?:\s+of\s+(?:the\s+)?\w+)?,?\s+(?:and|accompanied\s+by|with)\s+(?:his\s+(?:wife|consort|spouse),?\s+)?"
)
_REACH: Final = 30


def without_kin(actors: Iterable[Actor], text: str) -> list[Actor]:
    """Let those take no part who are only named for whom they are kin of."""
    done: list[Actor] = []
    for one in actors:
        kin = _is_kin(text, one) or (done and _is_consort(text, done[-1], one))
        done.append(replace(one, body=True) if kin else one)
    return done


def _is_consort(text: str, king: Actor, one: Actor) -> bool:
    """Whether somebody is the queen of *King Philippe and Queen Mathilde*."""
    known = one.person and not one.person.startswith("=")
    queen = (
        _QUEEN.match(text, one.start) is not None and " of " not in text[one.start : one.end + 4]
    )
    beside = _BESIDE.fullmatch(text, king.end, max(king.end, one.start)) is not None
    return queen and beside and not known and king.office == "head-of-state"


def _is_kin(text: str, one: Actor) -> bool:
    if one.bare or one.body or not text[one.start].isascii():
        return False
    before = _OF.search(text, max(0, one.start - _REACH), one.start)
    return (before or _WHOSE.match(text, one.end)) is not None
