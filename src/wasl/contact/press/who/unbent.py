# SPDX-License-Identifier: Apache-2.0
"""Russian names that stand behind a title in another case, and are of somebody else: *по словам министра, Иван*."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.who.cases import Case, case_of

_NAMED_BEHIND: Final = re.compile(r"(?P<title>[А-Яа-яЁё][^,\n]*), (?P<name>[А-ЯЁ][\w' -]+)$")
_NOT_OBLIQUE: Final = re.compile(r"[бвгджзйклмнпрстфхцчшщ]$")
_OBLIQUE_TITLE: Final = (Case.GENITIVE, Case.DATIVE, Case.INSTRUMENTAL)


def is_unbent_behind(said: str) -> bool:
    """Tell whether a name in the nominative stands behind a title in another case: *словам министра, Иван*."""
    found = _NAMED_BEHIND.match(said)
    if found is None or case_of(found["title"].split()) not in _OBLIQUE_TITLE:
        return False
    words = found["name"].split()
    return all(_NOT_OBLIQUE.search(word) for word in (words[0], words[-1]))
