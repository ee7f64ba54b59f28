# SPDX-License-Identifier: Apache-2.0
"""``wasl line renew``: the draft of the charter that follows the newest one of a line.

Rules:

1. What is not named stays as it is. The charter lasts a year from now unless the terms say
   otherwise.
2. The members stay, but for those that are named as joining or leaving; for each the newest card
   that we hold takes the place of an older one, if the same root made it. For who leaves, the
   charter names the newest signed heads that this home holds.
3. We sign first; the others read what it changes, and sign: ``wasl line sign FILE``.
"""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import dataclass, fields, replace
from pathlib import Path

from wasl.cli.files import check_new, write_new
from wasl.cli.letters import told
from wasl.cli.offline.lines import (
    describe,
    held_cards,
    proposal_value,
    read_terms,
    sign_text,
    warn_signed_another,
    warn_unverified,
)
from wasl.cli.offline.terms_file import LineTerms
from wasl.cli.place import our_home, our_party
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.home.cards import CardBox, HeldCard
from wasl.home.layout import Home
from wasl.home.lines import LineBox
from wasl.home.proposal import Proposal, format_proposal, make_proposal
from wasl.record.ends import signed_heads
from wasl.record.rows import Rows
from wasl.store.sqlite import open_sqlite
from wasl.terms import Head, PartyId
from wasl.trust.card import Card, card_hash, check_validity
from wasl.trust.charter import Charter, charter_hash, format_charter, line_id_of
from wasl.trust.member import Left, Member
from wasl.trust.succession import check_succession


def renew(options: Namespace, screen: Screen) -> int:
    """Draw up the charter that follows a line's newest one, and sign it first."""
    home = our_home(options)
    own = our_party(home)
    path = Path(options.out)
    check_new(path)
    now_s = int(time.time())
    box = CardBox(home.cards)
    before = LineBox(home.lines).find(options.line).chain[-1]
    terms = read_terms(options, now_s, before.charter)
    moves = _moves(options, home, before, own)
    stay = [one for one in before.charter.members if one.party not in moves.leave]
    cards = [_newest(box, before, member.party) for member in stay]
    cards += [box.get(party) for party in moves.join]
    for each in cards:
        check_validity(each.card, now_s)
    drafted = _follow(before.charter, cards, moves, title=options.title, terms=terms)
    check_succession(before.charter, drafted, cards=_each_once(before, cards))
    ours = next(each for each in cards if each.card.party == own)
    note = sign_text(options, home, format_charter(drafted), own=ours)
    proposal = make_proposal([each.note for each in cards], note)
    warn_signed_another(home, proposal, screen)
    write_new(path, format_proposal(proposal))
    warn_unverified(screen, [each for each in held_cards(proposal, box) if each.card.party != own])
    next_step = f"Send {told(path)} to {', '.join(proposal.missing)}: wasl line sign FILE"
    value = proposal_value(proposal, box, path, before)
    screen.give(value, [*describe(proposal, box, own, before), "", next_step])
    return 0


@dataclass(frozen=True, slots=True)
class _Moves:
    """Who joins, and who leaves with the heads at which its journals are closed."""

    join: tuple[PartyId, ...]
    leave: dict[PartyId, Left]


def _moves(options: Namespace, home: Home, before: Proposal, own: PartyId) -> _Moves:
    join = tuple(PartyId(each) for each in options.join)
    members = {one.party: one.index for one in before.charter.members}
    ever = {*members, *(one.party for one in before.charter.left)}
    for party in join:
        if party in ever:
            what = f"{party} is a member, or was one: it does not come back to this line"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--join")
    leave: dict[PartyId, Left] = {}
    for party in map(PartyId, options.leave):
        if party == own:
            what = "who leaves does not draw up the charter: the others do"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--leave")
        index = before.charter.member(party).index
        leave[party] = Left(index, party, _heads(home, before, index))
    return _Moves(join, leave)


def _heads(home: Home, before: Proposal, index: int) -> tuple[Head, ...]:
    """The newest heads of a party's journals that it signed with all below them held here."""
    store = open_sqlite(home.database)
    try:
        reader = store.reader()
        try:
            rows = Rows(reader, before.line_id)
            return signed_heads(rows, index) if rows.known else ()
        finally:
            reader.close()
    finally:
        store.close()


def _newest(box: CardBox, before: Proposal, party: PartyId) -> HeldCard:
    """The card of a member that is to stand in the next charter."""
    named = before.card(party)
    kept = HeldCard(named, dict(before.card_notes)[party], None)
    try:
        held = box.get(party)
    except Misuse:
        return kept
    newer = held.card.root == named.root and held.card.serial > named.serial
    return held if newer else kept


def _follow(
    before: Charter, cards: list[HeldCard], moves: _Moves, *, title: str | None, terms: LineTerms
) -> Charter:
    indexes = {one.party: one.index for one in before.members}
    free = 1 + max(one.index for one in (*before.members, *before.left))
    indexes |= {party: free + place for place, party in enumerate(moves.join)}
    left = (*before.left, *moves.leave.values())
    return replace(
        before,
        title=before.title if title is None else title,
        serial=before.serial + 1,
        line_id=line_id_of(before),
        predecessor=charter_hash(before),
        members=tuple(
            Member(indexes[each.card.party], each.card.party, card_hash(each.card))
            for each in cards
        ),
        left=tuple(sorted(left, key=lambda one: one.index)),
        **{each.name: getattr(terms, each.name) for each in fields(terms)},
    )


def _each_once(before: Proposal, cards: list[HeldCard]) -> list[Card]:
    both = (*before.cards, *(each.card for each in cards))
    return list({card_hash(card): card for card in both}.values())
