# SPDX-License-Identifier: Apache-2.0
"""The families of whom a text introduces: *فريدون سينيرلي أوغلو*, *خلوصي أكار*.

Rules:

1. Arabic has the verb first: who met and who was met may stand side by side. Where the family of another
   begins, a name ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.who.arabic_words import GIVEN, PARTICLES
from wasl.contact.press.who.lexicon import Word


class Families:
    """Knows the families of one text."""

    def __init__(self) -> None:
        self._firsts: dict[tuple[str, ...], set[str]] = {}

    def introduce(self, names: Iterable[str]) -> None:
        """Remember the families of those whom the text introduces."""
        for name in names:
            parts = fold(name).replace(".", " ").split()
            if len(parts) > len("xy") and is_arabic(parts[0]):
                self._firsts.setdefault((parts[-2], parts[-1]), set()).add(parts[0])
            if len(parts) > len("x") and is_arabic(parts[0]) and _is_own(parts[-1]):
                self._firsts.setdefault((parts[-1],), set()).add(parts[0])

    def is_of_other(self, words: Sequence[Word], at: int, last: int) -> bool:
        """Tell whether at a word the family of another begins than of whose name begins before."""
        two = (words[last].text, words[last + 1].text if last + 1 < len(words) else "")
        for family in (two, two[:1]):
            firsts = self._firsts.get(family)
            if firsts is not None and not any(word.text in firsts for word in words[at:last]):
                return True
        return False


def _is_own(family: str) -> bool:
    """Whether a family is hardly a given name, or that of a whole tribe: *أكار*, and no *المري*."""
    return not (family in GIVEN or family in PARTICLES or family.startswith("ال"))


def runs_on(name: str, sides: Mapping[str, str]) -> bool:
    """Tell whether a name has the family of another behind it. ``sides``: of all who are named."""
    parts = fold(name).split()
    if len(parts) <= len("xy") or not is_arabic(parts[0]):
        return False
    others = {one: fold(one).split() for one in sides}
    return any(
        other[0] not in parts
        and (
            (len(parts) > len("xyz") == len(other) and other[-2:] == parts[-2:])
            or (
                len("x") < len(other) < len(parts)
                and other[-1] == parts[-1]
                and _is_own(other[-1])
                and "" != sides[name] != sides[one] != ""
            )
        )
        for one, other in others.items()
    )
