# SPDX-License-Identifier: Apache-2.0
"""Through what something was said: a statement, a news conference, a network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import spaced
from wasl.contact.press.who.actors import Actor

_CHANNELS: Final = tuple(
    (re.compile(spaced(words)), name)
    for words, name in (
        (r"مؤتمر صحفي|مؤتمر صحافي|пресс-конференци|брифинг|news conference|press conference|briefing", "press-conference"),
        (r"تليجرام|تيليغرام|تلغرام|telegram|телеграм", "telegram"),
        (r"تويتر|منصة إكس|twitter|on x(?!\w)|твиттер", "twitter"),
        (r"(?<!\w)تاس(?!\w)|(?<!\w)тасс(?!\w)|(?<!\w)tass(?!\w)", "tass"),
        (r"(?<!\w)بيان|заявлени|коммюнике|statement|readout", "statement"),
        (r"مقابلة|интервью|interview", "interview"),
    )
)  # fmt: skip
_CHANNEL_CHARS: Final = 130
_ACCOUNT: Final = re.compile(
    spaced(
        r"(?:'s?|s'|'s own)? (?:[\w-]+ ){0,3}?(?:account|version|read-?out|statement|communique|press release|release|summary|report|telling|note|announcement|dispatch)(?!\w)"
    )
)
_ACCOUNT_OF: Final = re.compile(
    spaced(
        r"(?<!\w)(?:account|version|read-?out|statement|communique|press release|summary|report) (?:\w+ )?(?:by|from|of|issued by|published by|released by|put out by) (?:the )?$"
    )
)


def channel_of(text: str, *, start: int, end: int) -> str:
    """Return what something was said through, if it is named."""
    for pattern, name in _CHANNELS:
        if pattern.search(text, start, min(end, start + _CHANNEL_CHARS)):
            return name
    return ""


def account_of(text: str, actors: Sequence[Actor]) -> Actor | None:
    """Return whose account a sentence is on: *in the Kremlin's version*; *it says* goes on with that."""
    for one in actors:
        end = one.end - (text[one.end - 1] == "'")
        own = _ACCOUNT.match(text, end) if text[end : end + 1] in ("'", "s") else None
        if one.side and (own or _ACCOUNT_OF.search(text, max(0, one.start - 40), one.start)):
            return one
    return None
