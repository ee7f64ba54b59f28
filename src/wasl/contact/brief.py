# SPDX-License-Identifier: Apache-2.0
"""One page to read before a call with a side: what was last, who is who, what was promised.

Rules:

1. It speaks of this register, and says how far that may be relied on.
2. A holder is the one of whom the register last heard in the office, with the day of it: that
   nobody else holds it since is not known here.
3. A commitment is open until somebody amends it away; one whose day has surely passed is told as
   such. What the accounts of the last contacts differ in is told with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from wasl.contact.contact import Commitment, Contact, Side, Status
from wasl.contact.dates import Span, When, surely_before
from wasl.contact.differences import Difference, differences
from wasl.contact.register import First, Gap, Office, Pair, Register

LAST: Final = 10
"""How many contacts a page has room for."""


class Promise(NamedTuple):
    """A commitment, the contact in which it was made, and whether its day has passed."""

    contact: str
    commitment: Commitment
    is_past: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """What one reads before a call. ``last``: the newest first. ``highest``: of the last one that
    was held and of which the level is known.
    """

    pair: Pair
    at: When
    gap: Gap
    highest: First | None
    last: tuple[Contact, ...]
    holders: tuple[tuple[Side, Contact], ...]
    promises: tuple[Promise, ...]
    differences: tuple[tuple[str, Difference], ...]


def make_brief(register: Register, pair: Pair, at: When) -> Brief:
    """Return the page for a day, from what was before it or may have been."""
    before = [
        one
        for one in register.between(pair, Span(None, at.span.last))
        if not surely_before(at, one.when)
    ]
    last = tuple(before[: -LAST - 1 : -1])
    held = (one for one in reversed(before) if one.status is Status.HELD)
    ranked = next((one for one in held if one.level is not None), None)
    highest = [] if ranked is None else register.highest(ranked.when, pair)
    return Brief(
        pair=pair,
        at=at,
        gap=register.silence(pair, at),
        highest=next((each for each in highest if each.contact is ranked), None),
        last=last,
        holders=tuple(_holders(before)),
        promises=tuple(_promises(before, at)),
        differences=tuple((one.id, each) for one in last for each in differences(one)),
    )


def _holders(contacts: list[Contact]) -> Iterator[tuple[Side, Contact]]:
    """Give the last holder of each office, with the contact that says so."""
    found: dict[Office, tuple[Side, Contact]] = {}
    for contact in contacts:
        for side in contact.sides:
            if side.holder:
                found[Office(side.side, side.office)] = (side, contact)
    for office in sorted(found):
        yield found[office]


def _promises(contacts: list[Contact], at: When) -> Iterator[Promise]:
    for contact in contacts:
        for one in contact.commitments:
            yield Promise(contact.id, one, one.due is not None and surely_before(one.due, at))
