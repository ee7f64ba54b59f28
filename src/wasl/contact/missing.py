# SPDX-License-Identifier: Apache-2.0
"""Of which offices the directory does not tell one holder on a day.

Rules:

1. Asked are the offices that somebody in the directory has held, and those that contacts name.
2. Nobody, several, and an office or a side that the directory has not are told apart. Nothing is
   filled in: the last who is known to have held it is told with the day on which that ended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from wasl.contact.contact import Contact
from wasl.contact.dates import When, order_of, surely_before
from wasl.contact.directory import Directory, Term


class Why(StrEnum):
    """Why there is not one holder."""

    NOBODY = "nobody"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Missing:
    """An office without one holder. ``holders``: the several; ``last``: who held it before;
    ``contacts``: how many name it.
    """

    side: str
    office: str
    why: Why
    holders: tuple[str, ...]
    last: Term | None
    contacts: int


def missing(directory: Directory, contacts: Iterable[Contact], *, at: When) -> Iterator[Missing]:
    """Give the offices without one holder on a day, those that most contacts name first."""
    named = Counter(
        (side.side, side.office) for contact in contacts for side in contact.sides if side.office
    )
    asked = named.keys() | set(directory.held)
    for side, office in sorted(asked, key=lambda each: (-named[each], each)):
        known = directory.offices.get(office)
        if side not in directory.sides or known is None:
            yield Missing(side, office, Why.UNKNOWN, (), None, named[side, office])
            continue
        holders = tuple(directory.holders(side, office, on=at))
        if len(holders) == 1 or known.body:
            continue
        why = Why.SEVERAL if holders else Why.NOBODY
        yield Missing(
            side, office, why, holders, _last(directory, side, office, at), named[side, office]
        )


def _last(directory: Directory, side: str, office: str, at: When) -> Term | None:
    over = [
        term
        for term in directory.terms_of(side, office)
        if term.until is not None and surely_before(term.until, at)
    ]
    return max(over, key=lambda term: order_of(term.until or at), default=None)
