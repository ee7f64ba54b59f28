# SPDX-License-Identifier: Apache-2.0
"""English words by which a man is named after his people: *the Brazilian had telephoned*.

Rules:

1. Who does something, or is met, and is called *the Brazilian* is whoever of that side was named
   last. *The Chinese* may be many, *the Philippines* are a state.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.who.actors import Actor

_PEOPLES: Final = {
    "briton": "GB", "frenchman": "FR", "frenchwoman": "FR", "spaniard": "ES", "dutchman": "NL",
    "dutchwoman": "NL", "finn": "FI", "swede": "SE", "dane": "DK", "pole": "PL", "turk": "TR",
    "irishman": "IE", "englishman": "GB", "scot": "GB", "icelander": "IS", "new zealander": "NZ",
    "filipino": "PH", "filipina": "PH", "croat": "HR", "serb": "RS", "argentine": "AR",
    "slovene": "SI", "luxembourger": "LU", "welshman": "GB",
}  # fmt: skip
_ONE_MAN: Final = re.compile(
    rf"[a-z]+(?:an|i)|(?:kazakh|kyrgyz|tajik|uzbek|turkmen|greek|czech|slovak|thai|lao|afghan|azeri)|{'|'.join(_PEOPLES)}"
)
_THE: Final = re.compile(r"(?<!\w)the\s$")
_PEOPLE: Final = re.compile(rf"(?<!\w)the\s({'|'.join(_PEOPLES)})(?!\w)")
_DOES: Final = re.compile(
    spaced(
        r"(?: (?:guest|visitor|host))?,? (?:(?:also|then|later|himself|herself|in turn) ){0,2}(?:had|has|was|is|did|will|would|could|said|says|told|met|spoke|talked|held|called|phoned|telephoned|rang|visited|received|hosted|welcomed|thanked|flew|came|went|left|"
        r"arrived|travell?ed|gave|took|sent|wrote|pledged|promised|offered|asked|agreed|added|replied|insisted|invited|assured|briefed|sat|saw|conferred|discussed|raised|urged|stressed|wants|congratulated|who)(?!\w)"
    )
)
_IS_MET: Final = re.compile(
    spaced(
        r"(?<!\w)(?:received|welcomed|hosted|greeted|met|met with|saw|phoned|telephoned|called|rang|told|assured|briefed|thanked|talks with|spoke (?:to|with)|sat down with|conferred with) the $"
    )
)
_ENDS: Final = re.compile(
    spaced(
        r"\s*(?:$|[.,;]| (?:at|in|on|for|with|over|before|after|during|that|again|earlier|later|yesterday|today|last|this)(?!\w))"
    )
)


def _of_people(text: str, one: Actor, last: Mapping[str, Actor]) -> Actor:
    """Return who *the Brazilian* of *the Brazilian had telephoned* is, if one of that side was named."""
    who = last.get(one.side) if one.bare else None
    single = who is not None and _ONE_MAN.fullmatch(text, one.start, one.end)
    if (
        who is None
        or who.body
        or not single
        or not _THE.search(text, max(0, one.start - 4), one.start)
    ):
        return one
    if not (_DOES.match(text, one.end) or _IS_MET.search(text, max(0, one.start - 30), one.start)):
        return one
    if not _DOES.match(text, one.end) and not _ENDS.match(text, one.end):
        return one
    return replace(who, start=one.start, end=one.end, counterpart=False)


def by_people(
    text: str, actors: Sequence[Actor], area: tuple[int, int], last: Mapping[str, Actor]
) -> list[Actor]:
    """Put those among the actors who are *the Brazilian*, *the Finn*. ``last``: named of each side."""
    found = [_of_people(text, one, last) for one in actors]
    for one in few(_PEOPLE, text, *area):
        here = Actor(start=one.start(1), end=one.end(1), side=_PEOPLES[one[1]])
        who = _of_people(text, here, last)
        if who is not here and all(each.side != who.side for each in found):
            found.append(who)
    return sorted(found, key=lambda one: one.start)
