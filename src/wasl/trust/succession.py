# SPDX-License-Identifier: Apache-2.0
"""Succession: which charter may follow which on one line.

Rules (``docs/spec/03-identity.md`` §7):

1. A later charter is for the same line, names its predecessor's hash, has the next serial and keeps
   the nonce. So the charters of a line are one chain, and nobody can splice in another line's.
2. Every member stays at its index or is listed as left, with its journals closed. Whoever had left
   stays listed as it was. New members have the next free indices.
3. A member's card may be renewed, by the same root. No majority can replace a party's root.
4. There is no global moment of change: each author adopts a charter at its own position.

It does not verify signatures: both charters have been verified before.
"""

from __future__ import annotations

from collections.abc import Sequence

from wasl.trust.card import Card, check_renewal
from wasl.trust.charter import Charter, cards_of, charter_hash, line_id_of, unfit_charter


def check_succession(old: Charter, new: Charter, *, cards: Sequence[Card]) -> None:
    """Require that ``new`` may follow ``old``; both have been verified. Raises Refused.

    ``cards`` holds the cards that either charter names. Raises Contradiction (ROOT_FORK) if the two
    cards of a member are a fork of its root.
    """
    _check_lineage(old, new)
    _check_leaving(old, new)
    _check_joining(old, new)
    held, named = cards_of(old, cards), cards_of(new, cards)
    for party, card in held.items():
        if party in named:
            check_renewal(card, named[party])


def _check_lineage(old: Charter, new: Charter) -> None:
    if new.line_id != line_id_of(old):
        raise unfit_charter("it is for another line", "line")
    if new.serial != old.serial + 1:
        raise unfit_charter(f"its serial is not {old.serial + 1}", "serial")
    if new.predecessor != charter_hash(old):
        raise unfit_charter("it names another predecessor", "predecessor")
    if new.nonce != old.nonce:
        raise unfit_charter("it changes the line's nonce", "nonce")


def _check_leaving(old: Charter, new: Charter) -> None:
    """Every member of ``old`` stays at its index or has left; whoever had left stays listed."""
    stay = [(member.index, member.party) for member in new.members]
    before = [(member.index, member.party) for member in old.members]
    for one in old.left:
        if one not in new.left:
            raise unfit_charter(f"it changes what was said when {one.party} left", one.party)
    leave = [(one.index, one.party) for one in new.left]
    for index, party in before:
        if (index, party) not in (*stay, *leave):
            raise unfit_charter(f"{party}, index {index}, neither stays nor leaves", party)
    for one in new.left:
        if one not in old.left and (one.index, one.party) not in before:
            raise unfit_charter(f"{one.party} leaves and was not a member", one.party)


def _check_joining(old: Charter, new: Charter) -> None:
    """New members have the next indices, and no index is given again."""
    first_free = 1 + max(one.index for one in (*old.members, *old.left))
    known = {member.index for member in old.members}
    joined = [member.index for member in new.members if member.index not in known]
    if joined != list(range(first_free, first_free + len(joined))):
        raise unfit_charter(f"its new members are not numbered from {first_free}", "member")
