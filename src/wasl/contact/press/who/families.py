# SPDX-License-Identifier: Apache-2.0
"""The families of two words of whom a text introduces: *فريدون سينيرلي أوغلو*.

Rules:

1. Arabic has the verb first: who met and who was met may stand side by side. Where the family of another
   begins, a name ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.who.lexicon import Word


class Families:
    """Knows the families of one text."""

    def __init__(self) -> None:
        self._firsts: dict[tuple[str, str], set[str]] = {}

    def introduce(self, names: Iterable[str]) -> None:
        """Remember the families of those whom the text introduces."""
        for name in names:
            parts = fold(name).replace(".", " ").split()
            if len(parts) > len("xy") and is_arabic(parts[0]):
                self._firsts.setdefault((parts[-2], parts[-1]), set()).add(parts[0])

    def is_of_other(self, words: Sequence[Word], at: int, last: int) -> bool:
        """Tell whether at a word the family of another begins than of whose name begins before."""
        two = (words[last].text, words[last + 1].text if last + 1 < len(words) else "")
        firsts = self._firsts.get(two)
        return firsts is not None and not any(word.text in firsts for word in words[at:last])


def runs_on(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name has the family of another behind it."""
    parts = name.split()
    if len(parts) <= len("xyz") or not is_arabic(fold(name)):
        return False
    others = (other.split() for other in names)
    return any(
        len(other) == len("xyz") and other[-2:] == parts[-2:] and other[0] != parts[0]
        for other in others
    )
