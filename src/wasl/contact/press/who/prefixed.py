# SPDX-License-Identifier: Apache-2.0
"""Letters between a title and a name that are part of neither: *H.E.*, *HRH*, *(MIT)*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.lexicon import Word, gap_before

LETTERS: Final = frozenset(
    [
        *(("h", "e"), ("h", "m"), ("h", "h"), ("r", "h")),
        *((his, of) for his in ("his", "her") for of in ("excellency", "highness", "eminence")),
    ]
)
_HIGH: Final = frozenset({"HE", "HRH", "HM", "HH", "HIM"})
_ROMAN: Final = frozenset({"ii", "iii"})


def behind_letters(shadow: Shadow, words: Sequence[Word], at: int) -> int:
    """Return where a name begins behind *H.E.*, *HE* or *His Excellency*: they are no part of it."""
    if not 0 <= at < len(words):
        return at
    if words[at].text in _ROMAN or shadow.span(words[at].start, words[at].end).text in _HIGH:
        return at + 1  # *Foreign Minister II, Erywan Yusof*
    return at + 2 if tuple(one.text for one in words[at : at + 2]) in LETTERS else at


def behind_brackets(shadow: Shadow, words: Sequence[Word], at: int) -> int:
    """Return where a name begins behind letters in brackets: *главы разведки Турции (MIT) X*."""
    opened = 0 < at < len(words) and gap_before(shadow.text, words, at) == " ("
    return at + (opened and shadow.text.startswith(")", words[at].end))
