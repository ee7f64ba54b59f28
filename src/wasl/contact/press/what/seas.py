# SPDX-License-Identifier: Apache-2.0
"""Seas that are called after a state: *the Sea of Japan*, *в Индийском океане*, *خليج عمان*.

Rules:

1. Who is part of the name of a sea, a gulf or a strait takes no part in what happens there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.who.actors import Actor

_BEHIND: Final = re.compile(
    spaced(
        r"(?:-\w+)? (?:sea|ocean|strait|gulf|channel|мор(?:е|я|ю|ем|ям)|залив\w*|океан\w*|пролив\w*)(?!\w)"
    )
)
_BEFORE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:sea|gulf|strait|bay|bight) of|[وبفل]?(?:ال)?(?:بحر|خليج|محيط|مضيق)) (?:the )?$"
    )
)
_NEAR: Final = 16
_WORDS: Final = tuple(map(fold, ("sea", "ocean", "strait", "gulf", "channel", "bay", "bight", "мор", "залив", "океан", "пролив", "بحر", "خليج", "محيط", "مضيق")))  # fmt: skip


def ashore(text: str, start: int, end: int, actors: Iterable[Actor]) -> list[Actor]:
    """Return those of a sentence who are no part of the name of a sea."""
    found = list(actors)
    said = text[start:end]
    if not any(word in said for word in _WORDS):
        return found
    return [each for each in found if not (each.bare and _is_sea(text, each))]


def _is_sea(text: str, one: Actor) -> bool:
    before = _BEFORE.search(text, max(0, one.start - _NEAR), one.start)
    return before is not None or _BEHIND.match(text, one.end) is not None
