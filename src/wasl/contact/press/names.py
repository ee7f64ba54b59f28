# SPDX-License-Identifier: Apache-2.0
"""The name of somebody whom the directory has not: what follows *title + side*.

Rules:

1. In Latin and Cyrillic it is one to three words with capitals.
2. Arabic has none: ``press/arabic``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.arabic import is_arabic, is_no_name
from wasl.contact.press.lexicon import Word
from wasl.contact.press.shadow import Shadow

_PARTS: Final = frozenset({"bin", "al", "el", "de", "von", "van", "бен", "аль", "ибн", "фон"})
_CONTACT: Final = re.compile(r"встреч|переговор|разговор|бесед|звонок|контакт|саммит")
_TITLED: Final = "secretary minister ministers president presidents chancellor premier messrs"
_TITLES: Final = frozenset(_TITLED.split())
_NOT: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december the on in at armed forces staff council ministry office service committee security national "
    "general state defence defense foreign affairs interior republic federation kingdom union government"
)
_NO_NAMES: Final = frozenset(_NOT.split())


def name_after(shadow: Shadow, words: Sequence[Word], at: int) -> Word | None:
    """Return the words of a name that begins with a word, as they stand in the text."""
    if at >= len(words) or not _stands_on(shadow, words, at):
        return None
    if is_arabic(words[at].text):
        return None
    last = at
    while last < len(words) and last < at + 3 and _stands_on(shadow, words, last):
        word = words[last]
        capital = shadow.source[shadow.at(word.start)].isupper()
        if word.text in _NO_NAMES or not (capital or (last > at and word.text in _PARTS)):
            break
        last += 1
    return _told(shadow, words, at, last) if last > at else None


def is_initial(shadow: Shadow, word: Word) -> bool:
    """Tell whether a word is the first letter of a name: *С.В. Лавров*."""
    one = len(word.text) == 1 and shadow.text.startswith(".", word.end)
    return one and shadow.source[shadow.at(word.start)].isupper()


def stands_alone(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Tell whether no given name can stand before a family name."""
    while at and is_initial(shadow, words[at - 1]):
        at -= 1
    if at == 0 or not _stands_on(shadow, words, at) or "," in _gap(shadow, words, at):
        return True
    before = words[at - 1].text
    if is_arabic(before):
        return words[at].text[0] == "و" or is_no_name(before)
    if (at == 1 and _CONTACT.match(before)) or before in _TITLES:
        return True  # *Встреча Лаврова и Рубио*, *Secretary Austin*
    return not shadow.source[shadow.at(words[at - 1].start)].isupper()


def _gap(shadow: Shadow, words: Sequence[Word], at: int) -> str:
    return shadow.text[words[at - 1].end : words[at].start]


def _stands_on(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word follows the one before with nothing but a space, a comma first."""
    gap = shadow.text[words[at - 1].end : words[at].start] if at else ""
    return "\n" not in gap and not gap.strip(" ,-") and len(gap) < 4


def _told(shadow: Shadow, words: Sequence[Word], at: int, last: int) -> Word:
    start, end = words[at].start, words[last - 1].end
    return Word(start, end, shadow.span(start, end).text)
