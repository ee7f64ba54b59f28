# SPDX-License-Identifier: Apache-2.0
"""A present that is to come: *Denmark's minister hosts his colleague on Friday*, told on a Wednesday.

A caption tells in the present of what was yesterday, or the day before; of a weekday that is nearer
ahead than behind it tells of none.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from wasl.contact.press.shadow import spaced
from wasl.contact.press.when.dated import Dated

_MEETS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:meets|hosts|receives|welcomes|(?:holds|hosts|begins|opens) (?:[\w-]+ ){0,3}?(?:talks|consultations|negotiations|a meeting)|sits down)(?!\w)"
    )
)
_BEFORE: Final = 40
_MOST_DAYS: Final = 4


def is_due(text: str, at: tuple[int, int], dated: Dated, published: date | None) -> bool:
    """Tell whether a weekday is to come, by a verb in the present. ``at``: the word of contact."""
    if published is None or dated.weekday is None or dated.day is not None or dated.shift:
        return False
    verb = _MEETS.search(text, max(0, at[0] - _BEFORE), at[1])
    if verb is None or verb.end() < at[0] or dated.start < at[1]:
        return False
    return 1 <= (dated.weekday - published.weekday()) % 7 <= _MOST_DAYS
