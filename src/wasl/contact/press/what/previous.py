# SPDX-License-Identifier: Apache-2.0
"""Words of a contact before the one that is told of: *the last call*, *their first meeting, in May*."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import pattern as _pattern
from wasl.contact.press.shadow import spaced

_PREVIOUS: Final = _pattern(
    r"(?:آخر|أحدث) (?:اتصال|مكالمة|محادثة|محادثات|لقاء|اجتماع|مرة)",
    r"(?:المكالمة|الاتصال|المحادثة|اللقاء|الاجتماع|المحادثات)\s+(?:\w+\s+)?(?:الأخيرة?|السابقة?)",
    r"(?:последн\w+|предыдущ\w+|прошл(?:ый|ая|ое|ого|ой|ую|ом|ые|ых)) (?:\w+ ){0,3}(?:разговор|бесед|звонок|звонк|встреч|переговор|контакт)\w*",
    r"(?:последний|прошлый|предыдущий) раз",
    r"(?<!\w)перв(?:ый|ая|ые) (?:\w+ )?(?:разговор|бесед|звонок|встреч|переговор|контакт)\w* (?:[\w-]+ ){0,4}?(?:состоял|прош|был)\w*",
    r"(?:last(?! (?:week|month|year|night|summer|spring|autumn|winter|weekend|\w+day)(?!\w))|previous|most recent|latest known) (?:\w+ ){0,3}(?:call|conversation|contact|talks|meeting|encounter|discussion)s?(?!\w)",
    r"(?:had )?(?:last|most recently|previously) (?:spoke|spoken|talked|met|been (?:on the phone|in (?:touch|contact)))(?!\w)",
    r"(?:spoke|spoken|talked|met) (?:\w+ ){0,6}last (?:on|in) ",
    r"last time (?:\w+ ){0,8}(?:spoke|spoken|talked|met)(?!\w)",
    r"(?<!\w)(?:the|their) (?:first|initial|earlier) (?:\w+ )?(?:call|conversation|meeting|talks|encounter|session|discussion)(?:,? (?:which |had |was |took place |been |held |lasted )*(?:on|in|last|earlier|at)|,)(?!\w)",
)
_WILL: Final = re.compile(r"(?<!\w)(?:will|would|is|are)(?!\w)")


def is_previous(text: str, near: tuple[int, int], end: int) -> bool:
    """Tell whether it is *the last call*, or *the first one, in May*, if that is not to come."""
    found = _PREVIOUS.search(text, *near)
    ahead = found is not None and "first" in found[0] and _WILL.search(text, found.start(), end)
    return found is not None and not ahead


_ALREADY: Final = re.compile(
    spaced(
        r"(?<!\w)они(?!\w)(?: [\w-]+){0,6}? (?:уже|ранее|прежде|до этого|до того|раньше)(?!\w)|(?<!\w)(?:уже|ранее|прежде|до этого|до того|раньше|перед этим),? (?:[\w-]+ ){0,6}?они(?!\w)"
    )
)


def had_met(text: str, start: int, end: int) -> bool:
    """Tell whether a Russian sentence says that they had met before: *9 января они уже виделись*."""
    return _ALREADY.search(text, start, end) is not None
