# SPDX-License-Identifier: Apache-2.0
"""The lines of a home, made ready to run: who we are on each, and the words with which it
begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from wasl.bearers.bearer import Peer
from wasl.errors import Code, Damaged, Misuse
from wasl.home.cards import CardBox
from wasl.home.keyring import Keyring
from wasl.home.lines import HeldLine
from wasl.line import talk
from wasl.line.adoption import standing_in
from wasl.line.line import Begin
from wasl.line.work import Agreed, Standing
from wasl.record.rows import JournalKeys, Rows, u16
from wasl.steps import Past, Space
from wasl.terms import JournalId, PartyId
from wasl.trust.card import Card
from wasl.trust.charter import charter_hash
from wasl.trust.fingerprint import fingerprint
from wasl.trust.grant import Former, derive_origin, format_journal_keys, open_grant
from wasl.trust.grant import JournalKeys as NamedKeys

GRANT_BYTES: Final = 1 << 16
"""Largest grant read from a home: a note has less than 8,000."""


def chain_of(held: HeldLine) -> tuple[Agreed, ...]:
    """Return the charters of a line that are open here, from the first on."""
    return tuple(
        Agreed(
            one.charter,
            charter_hash(one.charter),
            {member.index: one.card(member.party) for member in one.charter.members},
        )
        for one in held.chain
    )


def standing_of(held: HeldLine, past: Past, *, own: PartyId, incarnation: int) -> Standing:
    """Return who we are on a line, by the charter that we have adopted as the record ``past`` says.

    Raises Misuse (UNKNOWN_ID) if we are no member.
    """
    chain = chain_of(held)
    first = chain[0]
    named = [one for each in chain for one in each.charter.members if one.party == own]
    index = named[0].index if named else first.charter.member(own).index
    near = JournalId(index, incarnation)
    standing = Standing(held.line_id, first.charter, first.digest, near, first.cards, chain)
    return standing_in(standing, Rows(past, held.line_id))


def former_of(standing: Standing, past: Past) -> Former | None:
    """Return the last head that we know of our newest journal before this one."""
    rows, near = Rows(past, standing.line), standing.near
    if not rows.known:
        return None
    earlier = [each for each in rows.journals() if each.party == near.party and each < near]
    former = max(earlier, default=None)
    state = None if former is None else rows.journal(former)
    if former is None or state is None or state.size == 0:
        return None
    root = state.frontier.root()
    return Former(incarnation=former.incarnation, size=state.size, root=root)


def begin_of(
    standing: Standing,
    keyring: Keyring,
    past: Past,
    *,
    grant_note: bytes | None,
    now_s: int,
    restored_s: int | None = None,
) -> Begin:
    """Return the event with which our journal on a line begins. Draws its keys if they are new.

    ``past``: the record as this home knows it. ``restored_s``: when the backup was made that it
    comes from.
    """
    if grant_note is None:
        raise Damaged(
            Code.VAULT_DAMAGED,
            "the root's grant of this node's key is missing",
            where="grant.note",
            do="put it back from the ceremony's copy, or make the home anew with the root",
        )
    near = standing.near
    party = standing.party(near.party)
    grant = open_grant(grant_note, root=standing.everybody[near.party].root, party=party)
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
        former=former_of(standing, past),
    )
    return Begin(
        grant_note.decode(),
        keyring.node_sign(format_journal_keys(named)),
        JournalKeys(origin, public.e, public.m, public.r),
        keyring.kem_seed,
        restored_s,
    )


def check_own_card(standing: Standing, keyring: Keyring, own: Card) -> None:
    """Refuse to run a line whose card of ours names other keys than this node has.

    ``own``: this home's card. After a restore with the root alone it is a renewal of the line's.
    """
    card = standing.everybody[standing.near.party]
    if own.root == card.root and own.serial > card.serial:
        card = own
    if card.kem != keyring.kem_public:
        raise Misuse(
            Code.BAD_CONFIG,
            "this line was agreed with another card of ours than this home's",
            where=standing.line.hex()[:16],
            do="open lines that name this home's card, or run the home that made them",
        )


def peers_of(standings: Iterable[Standing], cards: CardBox) -> list[Peer]:
    """Return all far parties, those that left too; a newer card tells where they listen now."""
    peers: dict[PartyId, Peer] = {}
    for standing in standings:
        for index in (*standing.others, *standing.departed):
            card = standing.everybody[index]
            try:
                newer = cards.get(card.party).card
            except Misuse:
                newer = card
            if newer.root == card.root and newer.serial > card.serial:
                card = newer
            peers[card.party] = Peer(card.party, card.urls, card.tls_certificate)
    return list(peers.values())


def verified_unsaid(standing: Standing, past: Past, cards: CardBox) -> Iterator[talk.Verified]:
    """Yield what we have not said on a line yet: whose fingerprints we have compared."""
    rows = Rows(past, standing.line)
    for index in standing.others:
        card = standing.cards[index]
        try:
            held = cards.get(card.party)
        except Misuse:
            continue
        compared = held.verified_s is not None and held.card.root == card.root
        if compared and rows.named(Space.LINE, b"we-verified" + u16(index)) is None:
            yield talk.Verified(index, fingerprint(card), "")
