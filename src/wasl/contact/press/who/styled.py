# SPDX-License-Identifier: Apache-2.0
"""Titles that only style somebody who has another: *Foreign Minister Ambassador X*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.joining import Group
from wasl.contact.press.who.lexicon import Found, Word
from wasl.contact.press.who.names import is_given

_ENVOYS: Final = frozenset({"ambassador", "embassy", "aide"})


def is_styled(
    shadow: Shadow, words: Sequence[Word], found: Found, group: Group | None, close: str
) -> bool:
    """Tell whether *Ambassador* stands between another title and a name. ``close``: how near it is."""
    if group is None or words[found.first].text != "ambassador" or found.last - found.first > 1:
        return False
    other = group.counterpart or (group.office and group.office not in _ENVOYS)
    near = group.reach == found.first and close in ("tight", "loose")
    return bool(other and near) and is_given(shadow, words, found.first)
