# SPDX-License-Identifier: Apache-2.0
"""Days of papers that are only talked about: *the memorandum signed in Hanoi in January*."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import spaced

_SIGNED: Final = re.compile(
    spaced(
        r"(?<!\w)(?:memorand(?:um|a)|agreement|accord|deal|pact|protocol|declaration|road ?map|contract|communique|understanding|document|concession|truce|ceasefire|charter)s?"
        r" (?:(?:on|of|for|about) (?:[\w'-]+ ){1,5}?)?(?:that (?:was|were) |which (?:was|were) )?(?:signed|reached|concluded|adopted|struck|sealed|agreed|initialled|initialed|ratified|brokered|approved)"
        r"(?: (?:in|at) (?:the )?[\w'-]+(?: [\w'-]+)?)?(?: (?:back|late|early))?(?: (?:in|on|last|this|of))? $"
    )
)
_BY: Final = re.compile(r"\s+(?:by|between)(?!\w)")
_FAR: Final = 140


def is_of_paper(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a day is of a paper, and not said with who signed it: *signed on Monday by X and Y*."""
    if _BY.match(text, end) is not None:
        return False
    return _SIGNED.search(text, max(start, at - _FAR), at) is not None
