# SPDX-License-Identifier: Apache-2.0
"""The office of a Russian *лидер*: that of the person, or that which leads his side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl.contact.press.who.joining import Group
from wasl.contact.press.who.lexicon import Word

_HEAD: Final = "head-of-state"
_LEADER: Final = "лидер"
_PREMIERS: Final = "DE GB IT IL IN JP ES NL SE NO DK GR CA AU NZ HU PK IQ"
_LED_BY_PREMIERS: Final = frozenset(_PREMIERS.split())


def office_of(group: Group, side: str, person: str, words: Sequence[Word]) -> str:
    """Return an office; that of a *leader* is his own, or that which leads his side."""
    leads = group.office == _HEAD and not group.counterpart
    if not leads or not any(
        one.text.startswith(_LEADER) for one in words[group.first : group.last]
    ):
        return group.office
    if person or not side:
        return ""
    return "head-of-government" if side in _LED_BY_PREMIERS else _HEAD
