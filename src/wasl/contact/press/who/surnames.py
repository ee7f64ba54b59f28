# SPDX-License-Identifier: Apache-2.0
"""Spanish names of two families, of which the first is used: *Janaina Tewaney Mencomo* is Tewaney."""

from __future__ import annotations

import re
from typing import Final

_STATES: Final = frozenset("AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PY SV UY VE".split())  # noqa: SIM905
_GIVEN: Final = (
    "Luis|Carlos|Jose|José|Maria|María|Antonio|Manuel|Alberto|Alejandro|Andrés|Andres|Eduardo|Enrique|Fernando|"
    "Miguel|Pablo|Ángel|Isabel|Elena|Javier|Ramón|"
    "Orlando|Salvador|Santiago|Victoria|Mercedes|Juan|Pedro|Jorge|Francisco|Diego|Daniel|Rafael|Ricardo|Roberto|Ernesto|"
    "Gabriel|Gabriela|Patricia|Claudia|Cristina|Carolina|Paula|Andrea|Alejandra|Fernanda|Eugenia|Beatriz|Teresa|Laura|Gilberto|Armando|"
    "Ignacio|Guillermo|Gustavo|Hugo|Felipe|Mario|Oscar|Óscar|Raúl|Raul|Rodrigo|Sebastián|Tomás|Vicente|Nicolás|Nicolas|Iván|Julio|César|Cesar|Augusto|Arturo|Alfonso|Alfredo"
)
_TWO: Final = re.compile(rf"[A-Z]\w+ (?P<first>(?!(?:{_GIVEN}) )[A-Z]\w{{3,}}) [A-Z]\w{{2,}}")


def first_family(name: str, side: str) -> list[str]:
    """Return the first of two families of somebody from where people have two."""
    two = _TWO.fullmatch(name) if side in _STATES else None
    return [two["first"]] if two is not None else []
