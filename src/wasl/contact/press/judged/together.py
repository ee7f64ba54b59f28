# SPDX-License-Identifier: Apache-2.0
"""What several reports tell of one contact, as one proposal.

Rules:

1. The sharpest day counts: a month from one report, the day from another. Names come from whoever
   names them, at whose wish it was from whoever says so; each value keeps its span, and with it the
   file that it stands in.
2. Two who differ both stay: another initiator is a claim beside the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from wasl.contact.names import may_be_one
from wasl.contact.press.drafts import width_of
from wasl.contact.press.proposal import Claim, Party, Proposal, Role

_T = TypeVar("_T")


def as_one(proposals: Sequence[Proposal]) -> Proposal:
    """Return what proposals of one contact tell of it, whoever of them comes first."""
    told = sorted(proposals, key=_order)
    wish = next((one.initiator for one in told if one.initiator is not None), None)
    others = (
        Claim(one.initiator.said_by, "initiator", one.initiator.side, one.initiator.span)
        for one in told
        if one.initiator is not None and wish is not None and one.initiator.side != wish.side
    )
    return replace(
        told[0],
        sides=_sides([party for one in told for party in one.sides]),
        initiator=wish,
        publicity=next((one.publicity for one in told if one.publicity is not None), None),
        topics=_once(span for one in told for span in one.topics),
        accounts=_once(each for one in told for each in one.accounts),
        claims=_once((*(each for one in told for each in one.claims), *others)),
    )


def _order(one: Proposal) -> tuple[int, bool, str, int]:
    return width_of(one.date), one.date.role is not Role.CONTACT, one.words.file, one.words.start


def _once(all_: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(all_))


def _sides(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return who took part for each side: all who are named, else whoever stands first."""
    found: list[Party] = []
    for side in dict.fromkeys(one.side for one in parties):
        own = [one for one in parties if one.side == side]
        named: list[Party] = []
        for one in own:
            if one.holder and not any(may_be_one(one.holder, other.holder) for other in named):
                named.append(one)
        office = next((one.office for one in own if one.office), "")
        found += [replace(one, office=one.office or office) for one in named or own[:1]]
    return tuple(found)
