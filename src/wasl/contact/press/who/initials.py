# SPDX-License-Identifier: Apache-2.0
"""States by their first letters, as the press of their neighbours writes: *МИД РК*, *президент КР*.

Rules:

1. Letters that several states have, or regions, are of the one that the text calls by its name too.
2. They stand in capitals, right behind a title or a ministry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow, spaced
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word

_STATES: Final = {
    "рк": {"KZ": "казахстан|казахск|астан", "KR": "южн\\w+ коре|южнокоре|сеул|республик\\w+ корея"},
    "кр": {"KG": "кыргыз|киргиз|бишкек"}, "рб": {"BY": "белорус|беларус|минск"},
    "ра": {"AM": "армени|армян|ереван"}, "рт": {"TJ": "таджик|душанбе"}, "руз": {"UZ": "узбек|ташкент"},
    "рм": {"MD": "молд[ао]в|кишин"}, "ар": {"AZ": "азербайджан|баку"}, "ири": {"IR": "иран|тегеран"},
    "срв": {"VN": "вьетнам|ханой"}, "лндр": {"LA": "лаос|вьентьян"}, "кса": {"SA": "саудовск|эр-рияд"},
    "дрк": {"CD": "конго|киншас"}, "рс": {"RS": "серби|сербск|белград"}, "рсм": {"SM": "сан-марино"},
}  # fmt: skip
_NAMED: Final = {
    letters: {side: re.compile(spaced(rf"(?<!\w)(?:{names})")) for side, names in sides.items()}
    for letters, sides in _STATES.items()
}
_BEHIND: Final = re.compile(
    r"(?:президент|министр|премьер|премьер-министр|мид|минобороны|посол|посл|посольств|парламент|правительств|пресс-служб|вс|сил|арми|дел|обороны|совбез|генштаб|"
    r"безопасности|кабмин|глав|вице-премьер|консул|штаб|министров|разведк|минторг|минэнерго|минэкономики|минфин)\w{0,3}"
)


def state_of(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    """Return the state whose first letters stand at a word."""
    sides = _NAMED.get(words[at].text)
    if not sides or not at or _BEHIND.fullmatch(words[at - 1].text) is None:
        return None
    if not shadow.span(words[at].start, words[at].end).text.isupper() and words[at].text != "руз":
        return None
    named = [side for side, names in sides.items() if names.search(shadow.text)]
    return Found(at, at + 1, Entry(Kind.NOUN, side=named[0])) if len(named) == 1 else None
