# SPDX-License-Identifier: Apache-2.0
"""Names of people: that they hide nothing, and are not taken for one another.

Rules:

1. A name is one line of visible text without characters that turn or hide it, and bounded.
2. Two names that look alike are one name: case, accents, spaces, and letters of another script that
   have the same shape do not tell people apart.

The table of shapes is short: Latin, Cyrillic, Greek and Arabic letters that read alike in the fonts
of the desk. It is no replacement for looking.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line import wording

_PAIRS: Final = (
    # Cyrillic
    "аa вb еe кk мm нh оo рp сc тt уy хx ии іi јj ѕs ԁd һh ӏi ѵv ԛq ԝw ьb гr пn "
    # Greek
    "αa βb εe ηn ιi κk μm νv οo ρp τt υu χx ϲc ωw "
    # Arabic, as Persian and Urdu type it
    "ىي یي كك کك ةه ۀه ەه ہه "
    # digits
    "0o 1i"
)
_SHAPES: Final = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
_MOST: Final = limits.NAME_CHARS - 20  # room for “ (administrator)” behind it


def check_name(name: str, *, where: str = "name") -> str:
    """Return a name in NFC, of a person or of a passkey. Raises Misuse (BAD_TEXT, TOO_LONG)."""
    name = unicodedata.normalize("NFC", name)
    wording.check_text(name, where=where, one_line=True)
    if not name.isprintable():
        what = "there is an invisible character in the name"
        raise Misuse(Code.BAD_TEXT, what, where=where, do="write it with visible letters alone")
    if not any(character.isalnum() for character in name):
        raise Misuse(Code.BAD_TEXT, "the name is empty", where=where, do="write who it is")
    if name != " ".join(name.split()):
        what = "there are spaces around the name, or several in a row"
        raise Misuse(Code.BAD_TEXT, what, where=where, do="write it with single spaces")
    if any(sign in name for sign in "()"):
        what = "a name has no brackets: the role stands in them"
        raise Misuse(Code.BAD_TEXT, what, where=where, do="leave them out")
    if len(name) > _MOST:
        raise Misuse(Code.TOO_LONG, f"a name has at most {_MOST} characters", where=where)
    return name


def shape(name: str) -> str:
    """Return what a name looks like: two names of one shape are taken for one another."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (each for each in plain if unicodedata.category(each)[0] in "LN")
    return "".join(kept).translate(_SHAPES).replace("l", "i")
