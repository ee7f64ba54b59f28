# SPDX-License-Identifier: Apache-2.0
"""Through what something was said: a statement, a news conference, a network."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import spaced

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


def channel_of(text: str, *, start: int, end: int) -> str:
    """Return what something was said through, if it is named."""
    for pattern, name in _CHANNELS:
        if pattern.search(text, start, min(end, start + _CHANNEL_CHARS)):
            return name
    return ""
