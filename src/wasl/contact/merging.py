# SPDX-License-Identifier: Apache-2.0
"""Two reports of one contact become one: nothing that either says is chosen away.

Rules:

1. The contact that is kept keeps its values. What it does not say is taken from the other.
2. A date is sharpened: one that lies within the other's takes its place. Dates that cannot be of
   one day are no one contact, and the merge is refused.
3. Lists are put together, each thing once: initiators, publicity, accounts, commitments, proofs.
4. To a witnessed contact only what others say of it is added; its own values come from the record.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from wasl.contact.contact import Contact, Origin, Side
from wasl.contact.dates import When, can_be_one
from wasl.errors import Code, Misuse

_T = TypeVar("_T")


def merge(kept: Contact, other: Contact) -> Contact:
    """Return the contact that is kept, with what the other adds. Raises Misuse (NOT_ALLOWED)."""
    if other.origin is Origin.WITNESSED:
        what = "what the record shows is not merged into anything"
        raise Misuse(Code.NOT_ALLOWED, what, where=other.id, do="name it first: it is kept")
    if not can_be_one(kept.when, other.when):
        what = f"{kept.when} and {other.when} are not of one day"
        raise Misuse(Code.NOT_ALLOWED, what, where=other.id, do="amend the date first")
    said = replace(
        kept,
        publicity=_together(kept.publicity, other.publicity),
        accounts=_together(kept.accounts, other.accounts),
        commitments=_together(kept.commitments, other.commitments),
        proofs=_together(kept.proofs, other.proofs),
    )
    if kept.origin is Origin.WITNESSED:
        return said
    return replace(
        said,
        when=_sharper(kept.when, other.when),
        sides=_sides(kept.sides, other.sides),
        medium=kept.medium or other.medium,
        level=kept.level or other.level,
        track=kept.track or other.track,
        initiators=_together(kept.initiators, other.initiators),
        topics=_together(kept.topics, other.topics),
        duration_s=other.duration_s if kept.duration_s is None else kept.duration_s,
    )


def _together(one: tuple[_T, ...], other: tuple[_T, ...]) -> tuple[_T, ...]:
    return (*one, *(each for each in other if each not in one))


def _sharper(kept: When, other: When) -> When:
    """Return the other date where all days that it can be are some of those of the kept one."""
    (first, last), (begin, end) = kept.span, other.span
    begins = first is None or (begin is not None and first <= begin)
    ends = last is None or (end is not None and end <= last)
    return other if begins and ends and other.span != kept.span else kept


def _sides(kept: tuple[Side, ...], other: tuple[Side, ...]) -> tuple[Side, ...]:
    """Fill in what was not said of a side; add the sides that were not named."""
    told = {side.side: side for side in reversed(other)}
    named = {side.side for side in kept}
    filled = tuple(_filled(side, told.get(side.side)) for side in kept)
    return (*filled, *(side for side in other if side.side not in named))


def _filled(side: Side, other: Side | None) -> Side:
    if other is None or (side.office and other.office and side.office != other.office):
        return side
    return Side(side.side, side.office or other.office, side.holder or other.holder)
