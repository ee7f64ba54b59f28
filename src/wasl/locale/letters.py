# SPDX-License-Identifier: Apache-2.0
"""Text of others within a line of ours: what is there is seen, and it changes nothing around it.

Rules:

1. A character that controls a screen or turns the direction of other text is shown by its number,
   ``⟨U+202E⟩``, and never stands there itself. Joiners and direction marks, which honest Arabic and
   Persian need, stay.
2. Text with right-to-left letters is isolated (FSI … PDI, UAX #9), so that it keeps its own
   direction.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

FSI: Final = "\u2068"
PDI: Final = "\u2069"

# Direction marks and joiners; Arabic signs before numbers, which Unicode counts as format
# characters (Prepended_Concatenation_Mark) although they are seen.
_HONEST: Final = frozenset(
    "\u200c\u200d\u200e\u200f\u061c"
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
)
_SEEN_AS_NUMBER: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SUSPECT: Final = re.compile(r"[^\x20-\x7e\u0410-\u044f\u0621-\u063a\u0641-\u064a]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def visible(text: str, *, keep: str = "") -> str:
    """Show what would act instead of being read by its number; ``keep`` names what may act."""
    return _SUSPECT.sub(lambda found: _shown(found[0], keep), text)


def _shown(character: str, keep: str) -> str:
    if character in _HONEST or character in keep:
        return character
    if unicodedata.category(character) in _SEEN_AS_NUMBER:
        return f"⟨U+{ord(character):04X}⟩"
    return character


def isolate(text: str) -> str:
    """Give a text its own direction, if it has right-to-left letters."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"{FSI}{text}{PDI}"
    return text


def lean(line: str) -> str:
    """Leave isolates out of a line of which nothing is written from right to left: they do nothing
    there.
    """
    if isolate(line) != line:
        return line
    return line.replace(FSI, "").replace(PDI, "")


def told(text: object) -> str:
    """One value of others as it may stand within a line of ours."""
    return isolate(visible(str(text)))
