# SPDX-License-Identifier: Apache-2.0
"""What was planned, and is moved or called off by a later sentence that names nobody.

Rules:

1. *The meeting was called off*: what was told before is off, and no longer planned.
2. *They were to have met on the 7th, but that meeting was called off*, where they will meet on another
   day: both stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeAlias

from wasl.contact.contact import Status
from wasl.contact.dates import can_be_one
from wasl.contact.press.drafts import OPEN, Draft, when_of
from wasl.contact.press.proposal import Day, Kind
from wasl.contact.press.remembering import STALE, Read, State
from wasl.contact.press.what.fates import did_not_happen
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.resolving import How

_GiveDay: TypeAlias = Callable[[Draft, Trigger, Read, State], None]


_WEEK: Final = timedelta(days=7)


def _week_before(day: Day, published: date | None) -> Day:
    """Return the weekday that is gone, of what *was due on Tuesday* and *did not take place*."""
    when = when_of(day)
    first, last = (None, None) if when is None else when.span
    plain = day.how is How.RELATIVE and first == last
    if first is None or published is None or not plain:
        return day
    ahead = published < first <= published + _WEEK
    return replace(day, value=str(first - _WEEK)) if ahead else day


def changed(
    text: str,
    trigger: Trigger,
    read: Read,
    state: State,
    *,
    add: Callable[[Draft, State], Draft],
    give_day: _GiveDay,
) -> Draft | None:
    """Give what was planned its day, or call it off."""
    draft = state.focus
    if draft is None or draft.kind is not Kind.PLANNED or state.age > STALE:
        return None
    if draft.status is not trigger.status:
        other = replace(draft, status=trigger.status, day=OPEN, was_due=True)
        if trigger.status is Status.CANCELLED and not trigger.moved:
            give_day(other, trigger, read, state)
        first, then = when_of(draft.day), when_of(other.day)
        if first is not None and then is not None and not can_be_one(first, then):
            return add(other, state)
        now = replace(draft, status=trigger.status)
        if did_not_happen(text, read.line.sentence.start, trigger.start, trigger.end):
            now.day = _week_before(draft.day, state.published)
        draft.dropped = True
        draft = state.focus = add(now, state)
    give_day(draft, trigger, read, state)
    return draft
