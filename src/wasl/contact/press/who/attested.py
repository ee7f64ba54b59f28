# SPDX-License-Identifier: Apache-2.0
"""What a text itself tells of a name's nominative: *Кисиде* of one who is *Кисида* elsewhere in it.

Rules:

1. Of the words that a case can be of, one is told if the text has another of its cases.
2. A word that may have no cases has none if the text makes it the subject of a verb.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow

_WORD: Final = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*")
_SAYS: Final = re.compile(
    r"\s+(?:,\s+[^,\n]{3,60},\s+)?(?:(?:также|же|тогда|сам|сама|вчера|накануне)\s+)?"
    r"(?:заявил|сказал|сообщил|отметил|подчеркнул|добавил|назвал|пообещал|поблагодарил|рассказал|заверил|призвал|считает|уверен|прибыл|прилетел|приехал|высказал|выразил|намерен|признал|напомнил|предложил|потребовал|попросил|пожаловал|хочет|надеется|не)"
)
_HARD: Final = ("а", "ы", "и", "у", "е", "ой", "ей")
_SOFT: Final = ("я", "и", "ю", "е", "ей", "ёй")
_CLOSED: Final = ("", "а", "у", "ом", "ем", "ым", "е")


class Attested:
    """The names of one text, by which the nominative of a case is told."""

    def __init__(self, shadow: Shadow) -> None:
        self.shadow = shadow
        self._seen: frozenset[str] | None = None

    def _words(self) -> frozenset[str]:
        if self._seen is None:
            self._seen = frozenset(one.lower() for one in _WORD.findall(self.shadow.source))
        return self._seen

    def choose(self, word: str, among: Sequence[str]) -> str:
        """Return the only one of several nominatives that the text has in another case; or ""."""
        low, words = word.lower(), self._words()
        found = [one for one in among if (_forms(one) - {low}) & words]
        if len(found) == 1:
            return found[0]
        return word if not found and word in among and self._is_subject(word) else ""

    def _is_subject(self, word: str) -> bool:
        """Whether a text makes a word the subject of a verb at the beginning of a sentence."""
        for one in re.finditer(
            rf"(?:^|[.!?»\"]\s+|\n\s*){re.escape(word)}(?!\w)", self.shadow.source
        ):
            if _SAYS.match(self.shadow.source, one.end()):
                return True
        return False


def _forms(name: str) -> frozenset[str]:
    """Return the cases of a nominative; of one that has none, nothing."""
    low = name.lower()
    ends: Mapping[str, Sequence[str]] = {"а": _HARD, "я": _SOFT}
    if low[-1] in ends:
        return frozenset(low[:-1] + end for end in ends[low[-1]])
    if low[-1] in "бвгджзклмнпрстфхцчшщ":
        return frozenset(low + end for end in _CLOSED)
    return frozenset()
