# SPDX-License-Identifier: Apache-2.0
"""The lines of a home, made ready to run: who we are on each, and the words with which it
begins.
"""

from __future__ import annotations

from typing import Final

from wasl.errors import Code, Damaged, Misuse
from wasl.home.keyring import Keyring
from wasl.home.lines import HeldLine
from wasl.line.line import Begin
from wasl.line.work import Standing
from wasl.record.rows import JournalKeys
from wasl.terms import JournalId, PartyId
from wasl.trust.charter import charter_hash
from wasl.trust.grant import JournalKeys as NamedKeys
from wasl.trust.grant import derive_origin, format_journal_keys, open_grant

GRANT_BYTES: Final = 1 << 16
"""Largest grant read from a home: a note has less than 8,000."""


def standing_of(held: HeldLine, *, own: PartyId, incarnation: int) -> Standing:
    """Return who we are on a line. Raises Misuse (UNKNOWN_ID) if we are no member."""
    charter = held.charter
    cards = {member.index: held.agreed.card(member.party) for member in charter.members}
    near = JournalId(charter.member(own).index, incarnation)
    return Standing(held.line_id, charter, charter_hash(charter), near, cards)


def begin_of(
    standing: Standing, keyring: Keyring, *, grant_note: bytes | None, now_s: int
) -> Begin:
    """Return the event with which our journal on a line begins. Draws its keys if they are new."""
    if grant_note is None:
        raise Damaged(
            Code.VAULT_DAMAGED,
            "the root's grant of this node's key is missing",
            where="grant.note",
            do="put it back from the ceremony's copy, or make the home anew with the root",
        )
    near = standing.near
    party = standing.party(near.party)
    grant = open_grant(grant_note, root=standing.cards[near.party].root, party=party)
    if grant.valid_from_s > now_s:
        raise Misuse(
            Code.NOT_ALLOWED,
            "the root's grant of this node's key is not in force yet, by this machine's clock",
            where="grant.note",
            do="set the clock, or wait",
        )
    public = keyring.make_journal_keys(standing.line)
    origin = derive_origin(standing.line, party, near.incarnation)
    named = NamedKeys(
        line_id=standing.line,
        party=party,
        incarnation=near.incarnation,
        origin=origin,
        e=public.e,
        m=public.m,
        r=public.r,
        former=None,
    )
    return Begin(
        grant_note.decode(),
        keyring.node_sign(format_journal_keys(named)),
        JournalKeys(origin, public.e, public.m, public.r),
        keyring.kem_seed,
    )


def check_own_card(standing: Standing, keyring: Keyring) -> None:
    """Refuse to run a line whose card of ours names other keys than this node has."""
    card = standing.cards[standing.near.party]
    if card.kem != keyring.kem_public:
        raise Misuse(
            Code.BAD_CONFIG,
            "this line was agreed with another card of ours than this home's",
            where=standing.line.hex()[:16],
            do="open lines that name this home's card, or run the home that made them",
        )
