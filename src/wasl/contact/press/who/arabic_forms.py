# SPDX-License-Identifier: Apache-2.0
"""How Arabic words are formed that are no part of a name: verbs, their nouns, plurals.

Rules:

1. A noun formed of a verb, a plural and what has *his* or *her* written onto it end a name.
2. What the directory has is part of a name only if it is one as well: *السوداني*, *Johnson*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.who.arabic_words import GIVEN, RANKS, SHEIKHS, is_no_name, is_owned
from wasl.contact.press.who.lexicon import Found, Kind, Word

ENDED: Final = re.compile(r"\w{3,}(?:ها|هم|هما)|ل[اتم]\w{3,}ه|و\w{3,}ت")
"""What is written onto a verb or noun."""
IS_NO_THIRD: Final = re.compile(
    r"و\w{3,}|است\w{2,}|[تي]ت\w{3,}|(?!بهجت|طلعت|رفعت|نشات|حكمت|عصمت|مدحت|\w+[ايو]ت$)\w{3,}ت$|ل(?:ل|ت\w{3,}|م\w{3,}|ا\w{4,}|ب\w{2,}$|ع\w{2,}$|د\w{2,}$)"
)
"""Verbs, and what begins with *for*: behind two parts of a name it is hardly a third."""
DEEDS: Final = re.compile(r"(?:است|اجتما)|\w*ات$|ت[^ا][^ي]ي[^ه]$")
_DERIVED: Final = re.compile(
    r"(?:و|ب)?(?:ت\w[^ي]ي\w|ت\wا\w\w|است\w{2,}|ا\w\wا\w|ا[نج]?ت?\w\wا\w|م\w\wو[^ي]|م\wا\w\w?ه|\w\wا[يل]\w?ه|\w{2,}(?:ات|يه))(?:ه|ها|هم|هما)?"
)
"""How nouns are formed of verbs, and plurals: behind two parts of a name they are no third."""


_LETTERS: Final = frozenset(
    fold(
        "إن بي سي دي إي إف جي إتش آي جيه كيه إل إم آر إس تي يو إيه كي أو كيو في دبليو زد واي إيش آر إكس بيه"
    ).split()
)
"""As English letters are called, of which initials are made: *إن بي سعود*."""


def letters(words: Sequence[Word], at: int) -> int:
    """Return how many words from one on are initials: two or more, and a name behind them."""
    last = at
    while last < len(words) and words[last].text in _LETTERS:
        last += 1
    behind = words[last].text if last < len(words) else ""
    return last - at if last - at > 1 and behind and not is_no_name(behind) else 0


def is_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a word is formed as a noun, or is one of his: *علم بلاده*."""
    owned = at + 1 < len(words) and is_owned(words[at + 1].text)
    derived = owned or _DERIVED.fullmatch(words[at].text) is not None
    return derived and words[at].text not in GIVEN


def ends_name(word: str) -> bool:
    """Tell whether a word behind a name is hardly a part of it."""
    return bool(
        word.startswith(("وال", "لل"))
        or is_no_name(word)
        or _DERIVED.fullmatch(word)
        or ENDED.fullmatch(word)
    )


def is_free(found: Found | None, word: str, *, inner: bool) -> bool:
    """Whether the directory has nothing, or what is a name as well: *السوداني*, *Johnson*.

    ``inner``: a part of a name stands before it.
    """
    if found is None or found.entry.weak:
        return True
    if word in RANKS:
        return False
    if found.entry.kind is Kind.RANK and (word in SHEIKHS or (inner and not word.startswith("ال"))):
        return True
    adjective = found.entry.kind in (Kind.ADJECTIVE, Kind.RANK, Kind.NOUN)
    return adjective and ((inner and word.startswith("ال")) or word in GIVEN)
