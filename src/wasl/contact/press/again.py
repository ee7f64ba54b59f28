# SPDX-License-Identifier: Apache-2.0
"""Another contact of the same two, told by *they* alone: *a week earlier they spoke by telephone*.

Rules:

1. *They* met on a day that cannot be that of the contact before: that was another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.dates import can_be_one
from wasl.contact.press.days import day_of_contact
from wasl.contact.press.drafts import when_of
from wasl.contact.press.proposal import Day, Kind, Role
from wasl.contact.press.remembering import STALE, Read, State
from wasl.contact.press.shadow import pattern, spaced
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.who.actors import Actor

_REACH: Final = 60
_THEY_MET: Final = pattern(
    r"(?<!\w)(?:они|оба|обе)(?: [\w-]+){0,4} ?$",
    r"(?<!\w)их (?:[\w-]+(?:ый|ая|ые|ой|ий) ){0,2}$",
    r"(?<!\w)(?:they|the two|the pair|both)(?: (?!who|that|countries|sides|nations|states)[\w-]+){0,3} ?$",
    r"(?<!\w)their (?:[\w-]+ ){0,2}$",
)
_DUAL: Final = re.compile(
    spaced(
        r"(?:(?:و|ف)?كانا (?:قد )?|(?<!\w)أن )(?:و|ف)?(?:تحدث|التقى|اجتمع|تباحث|تشاور|تحادث|تواصل|تهاتف|اتصل)ا(?!\w)|(?<!\w)\w+هما(?!\w)"
    )
)
"""An Arabic verb of two who are not named, or *their meeting*."""
_SEVERAL: Final = re.compile(r"(?:meetings|calls|conversations|encounters)(?!\w)")
_TWO: Final = 2


def told_again(
    trigger: Trigger,
    read: Read,
    state: State,
    text: str,
    *,
    day_of: Callable[[Dated, Role, State], Day],
    add: Callable[[Day, Sequence[Actor], Dated, State], None],
) -> bool:
    """Take another contact of the two in, if *they* met on a day that is not that of the one before."""
    known = state.focus
    held = trigger.status is Status.HELD and not (trigger.previous or trigger.told)
    if _SEVERAL.match(text, trigger.start):
        return False  # *both meetings took place on Monday*
    if known is None or known.kind is not Kind.CONTACT or not held or state.age > STALE:
        return False
    before = when_of(known.day) if known.day.role is Role.CONTACT else None
    begin = max(read.line.sentence.start, trigger.start - _REACH)
    they = _THEY_MET.search(text, begin, trigger.start) or _DUAL.search(
        text, begin, trigger.end + 3
    )
    dated = day_of_contact(text, trigger, read) if they and before else None
    if before is None or dated is None or len(known.parties) != _TWO:
        return False
    day = day_of(dated, Role.CONTACT, state)
    then = when_of(day)
    if then is None or not then.exact or can_be_one(before, then):
        return False
    add(day, known.parties, dated, state)
    return True
