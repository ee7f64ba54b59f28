# SPDX-License-Identifier: Apache-2.0
"""English titles by the force or service that somebody heads: *head of Egyptian General Intelligence*.

Rules:

1. A head, *of*, a side and the words of an army or a service are one title, in whichever order:
   *chief of staff of the Algerian army*, *director of Israel's Shin Bet*.
2. Who heads a council that rules besides is the head of state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word, gap_before

_HEADS: Final = frozenset(
    [
        ("chief", "of", "staff"),
        ("chief", "of", "general", "staff"),
        ("commander", "in", "chief"),
        ("supreme", "commander"),
        ("commander", "general"),
        ("director", "general"),
        ("director",),
        ("commander",),
        ("chief",),
        ("head",),
        ("chairman",),
        ("chair",),
        ("boss",),
    ]
)
_FIRST: Final = frozenset(head[0] for head in _HEADS)
_LONGEST: Final = max(map(len, _HEADS))
_BODY_WORDS: Final = (
    "army armies armed force forces military defence defense general staff joint chiefs department national people people's peoples self "
    "intelligence service services agency directorate directorates organisation organization security secret committee state federal foreign "
    "external internal inter central bureau authority department shin bet mossad isi raw mit gknb sbu fsb svr ksa gid cia mi6 mi5 bnd dgse dgsi aise "
    "mukhabarat research analysis wing sovereign sovereignty transitional ruling presidential leadership council junta investigation main military"
)
_BODY: Final = frozenset(_BODY_WORDS.split())
_BETWEEN: Final = frozenset(["of", "the", "for", "and", "s"])
_INTELLIGENCE: Final = re.compile(
    r"(?<!\w)(?:intelligence|shin bet|mossad|isi|mit|gknb|sbu|fsb|svr|gid|cia|mi6|mi5|bnd|dgse|dgsi|aise|mukhabarat|secret service|"
    r"research and analysis wing|security (?:service|agency|bureau|directorate|organi[sz]ation|committee)|(?:committee|service|agency|directorate) (?:for|of) (?:national|state|internal|general) security)(?!\w)"
)
_ARMY: Final = re.compile(
    r"(?<!\w)(?:army|armies|armed forces?|military|defen[cs]e (?:forces?|staff)|general staff|joint chiefs|joint staff)(?!\w)"
)
_RULES: Final = re.compile(
    r"(?<!\w)(?:sovereign(?:ty)?|ruling|presidential(?: leadership)?|transitional(?: military| sovereign(?:ty)?)?|military) council|junta(?!\w)"
)
_WORDS: Final = 14
_GAPS: Final = frozenset({" ", "-", "'", "  "})


def headed(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return the title of who heads a force or a service. ``find``: what the directory has at a word."""
    first = _behind_head(shadow, words, at)
    if first is None:
        return None
    side, last, end = "", first, 0
    while last < min(len(words), at + _WORDS) and gap_before(shadow.text, words, last) in _GAPS:
        found = find(last)
        kind = found.entry.kind if found is not None else None
        if words[last].text in _BODY or (found is not None and found.entry.body):
            last = end = last + 1
        elif found is not None and kind in (Kind.NOUN, Kind.ADJECTIVE) and not side:
            side, last = found.entry.side, found.last
            end = last if end else 0
        elif words[last].text in _BETWEEN or (found is not None and kind is Kind.RANK and not end):
            last += 1
        else:
            break
    said = " ".join(word.text for word in words[first:end]) if end else ""
    office = (
        "head-of-state" if _RULES.search(said) else
        "intelligence-chief" if _INTELLIGENCE.search(said) else
        "chief-of-general-staff" if _ARMY.search(said) else ""
    )  # fmt: skip
    return Found(at, end, Entry(Kind.OFFICE, side=side, office=office)) if office else None


def _behind_head(shadow: Shadow, words: Sequence[Word], at: int) -> int | None:
    """Return the word behind *chief of staff of*, that begins with a word."""
    if words[at].text not in _FIRST or (at and words[at - 1].text in ("deputy", "vice", "former")):
        return None
    for size in range(min(_LONGEST, len(words) - at - 1), 0, -1):
        head = tuple(word.text for word in words[at : at + size])
        near = all(gap_before(shadow.text, words, n) in _GAPS for n in range(at + 1, at + size + 1))
        if head in _HEADS and near and words[at + size].text in ("of", "for"):
            return at + size + 1
    return None
