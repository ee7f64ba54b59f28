# SPDX-License-Identifier: Apache-2.0
"""Arabic titles on both sides of one name: *الملك ويليم ألكسندر ملك هولندا*.

Rules:

1. The title behind a name tells the side of the one before it, if both are of one office.
2. *السفير* and *المستشار* are ranks as well: the title of an envoy or a deputy behind the name counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.who.actors import Actor

_AMBASSADOR: Final = re.compile(fold(r"السفيرة?\s"))
_OF_FIELD: Final = re.compile(fold(r"\s(?:(?:لشؤون|للشؤون)(?:\s\w+){1,3}\s)?"))
_RANKED: Final = ("ambassador", "aide")
_SENT: Final = ("aide", "deputy-foreign-minister", "deputy-defence-minister")


def apposed(actors: Sequence[Actor], text: str) -> list[Actor]:
    """Put *الملك ويليم ألكسندر ملك هولندا* together: title and name, and the title with the side."""
    done: list[Actor] = []
    for one in actors:
        last = done[-1] if done else None
        gap = text[last.end : one.start] if last is not None else "."
        plain = (
            one.office and one.side and not (one.person or one.name or one.body or one.counterpart)
        )
        near = last is not None and gap in (" ", ", ") and is_arabic(text[one.start])
        if last is not None and _OF_FIELD.fullmatch(gap) and _is_rank(one, last, text):
            done[-1] = replace(last, name=one.name, person=one.person, end=one.end)
        elif last is None or not near:
            done.append(one)
        elif one.office == "spokesman" and last.office == "ambassador" and not last.side:
            done[-1] = replace(one, start=last.start)  # *السفير أحمد أبو زيد، المتحدث الرسمي*
        elif not plain:
            done.append(one)
        elif (
            (last.name or last.person)
            and last.office in _RANKED
            and last.side in ("", one.side)
            and one.office in _SENT
        ):
            done[-1] = replace(last, office=one.office, side=one.side, end=one.end)
        elif last.name and last.office == one.office and last.side in ("", one.side):
            done[-1] = replace(last, side=one.side, end=one.end)
        else:
            done.append(one)
    return done


def _is_rank(one: Actor, last: Actor, text: str) -> bool:
    """Whether *السفير X* is him whose title stands before: *نائب وزير الخارجية الكويتي السفير X*."""
    plain = last.side and last.office in _SENT and not (last.name or last.person or last.body)
    own = one.side in ("", last.side) and (one.name or one.person)
    named = one.office == "ambassador" and own
    return bool(plain and named and not last.two) and _AMBASSADOR.match(text, one.start) is not None
