# SPDX-License-Identifier: Apache-2.0
"""The file by which a line is agreed: cards, one charter, and the notes of those who signed it.

Rules:

1. A ZIP (:mod:`wasl.home.archive`) of fixed names in fixed order: ``README.txt``,
   ``cards/PARTY.note`` of every member by party id, ``charter/PARTY.note`` of those who signed.
2. Reading verifies: each card by its own root, each note by the root of the member it is named for,
   and all notes over one text that names these cards.
3. README.txt is for people and is written anew at every writing; nothing is read from it.

It does not say whether the cards are the parties' own: fingerprints do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wasl import limits, note
from wasl.errors import Code, Refused
from wasl.home.archive import pack, unpack
from wasl.terms import LineId, PartyId
from wasl.trust import charter as charters
from wasl.trust.card import Card, open_card
from wasl.trust.charter import Charter, line_id_of, missing_signatures, parse_charter
from wasl.trust.keys import verify_root_note

_README: Final = "README.txt"
_CARDS: Final = "cards/"
_CHARTER: Final = "charter/"
_NOTE: Final = ".note"

Notes = tuple[tuple[PartyId, bytes], ...]
"""(party, note) pairs by party id."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A charter, its members' cards, and who has signed: verified. Made by the functions below."""

    charter: Charter
    cards: tuple[Card, ...]
    card_notes: Notes
    charter_notes: Notes

    @property
    def line_id(self) -> LineId:
        return line_id_of(self.charter)

    @property
    def missing(self) -> tuple[PartyId, ...]:
        """The members that have not signed, in index order."""
        signed = {party for party, _ in self.charter_notes}
        return tuple(each.party for each in self.charter.members if each.party not in signed)

    def card(self, party: PartyId) -> Card:
        """The card of a member. Raises Misuse (UNKNOWN_ID)."""
        self.charter.member(party)
        return next(card for card in self.cards if card.party == party)


def make_proposal(cards: Iterable[bytes], charter: bytes) -> Proposal:
    """A proposal from the notes of its members' cards and the note of its first signer.

    Raises Refused (BAD_CARD, BAD_CHARTER, BAD_SIGNATURE, …).
    """
    card_notes = tuple(sorted((open_card(each).party, each) for each in cards))
    return _verified(card_notes, _by_signer(card_notes, charter))


def add_signature(proposal: Proposal, charter: bytes) -> Proposal:
    """The proposal with one member's note more, or in place of its own. Raises Refused."""
    added = dict(_by_signer(proposal.card_notes, charter))
    notes = {**dict(proposal.charter_notes), **added}
    return _verified(proposal.card_notes, tuple(sorted(notes.items())))


def format_proposal(proposal: Proposal) -> bytes:
    """Write the file."""
    return pack(
        [
            (_README, _readme(proposal).encode()),
            *((f"{_CARDS}{party}{_NOTE}", data) for party, data in proposal.card_notes),
            *((f"{_CHARTER}{party}{_NOTE}", data) for party, data in proposal.charter_notes),
        ]
    )


def parse_proposal(data: bytes) -> Proposal:
    """Read and verify the file. Raises Refused."""
    members = unpack(data, limit=limits.PROPOSAL_BYTES)
    if not members or members[0][0] != _README:
        raise _bad("the file does not begin with README.txt")
    card_notes = _take(members, _CARDS)
    charter_notes = _take(members, _CHARTER)
    names = [_README, *_names(_CARDS, card_notes), *_names(_CHARTER, charter_notes)]
    if [name for name, _ in members] != names:
        raise _bad("the file holds others than a line's cards and charter, or in another order")
    return _verified(card_notes, charter_notes)


def _verified(card_notes: Notes, charter_notes: Notes) -> Proposal:
    cards = tuple(open_card(data) for _, data in card_notes)
    if [card.party for card in cards] != [party for party, _ in card_notes]:
        raise _bad("a card is not of the party that its name says")
    if not charter_notes:
        raise _bad("nobody has signed the charter")
    notes = [data for _, data in charter_notes]
    missing_signatures(notes, cards=cards)
    charter = parse_charter(note.parse(notes[0]).text)
    if [card.party for card in cards] != sorted(each.party for each in charter.members):
        raise _bad("the cards are not those of the members, each once")
    by_party = {card.party: card for card in cards}
    for party, data in charter_notes:
        if party not in by_party:
            raise _bad(f"{party} has signed and is not a member")
        verify_root_note(data, by_party[party].root, first_line=charters.FIRST_LINE)
    return Proposal(charter, cards, card_notes, charter_notes)


def _by_signer(card_notes: Notes, charter: bytes) -> Notes:
    """The note under the name of the member whose root is in it."""
    signers = {line.name for line in note.parse(charter).signatures}
    cards = (open_card(data) for _, data in card_notes)
    parties = [card.party for card in cards if card.root.name in signers]
    if not parties:
        raise _bad("the charter's note is signed by none of its members")
    return tuple((party, charter) for party in parties)


def _take(members: list[tuple[str, bytes]], folder: str) -> Notes:
    found = [
        (PartyId(name.removeprefix(folder).removesuffix(_NOTE)), data)
        for name, data in members
        if name.startswith(folder)
    ]
    return tuple(sorted(found))


def _names(folder: str, notes: Notes) -> list[str]:
    return [f"{folder}{party}{_NOTE}" for party, _ in notes]


def _readme(proposal: Proposal) -> str:
    signed = [party for party, _ in proposal.charter_notes]
    return (
        "A Wasl line: its charter, its members' cards, and who has signed.\n"
        "\n"
        f"title    {proposal.charter.title}\n"
        f"line     {proposal.line_id.hex()}\n"
        f"members  {', '.join(each.party for each in proposal.charter.members)}\n"
        f"signed   {', '.join(signed)}\n"
        f"missing  {', '.join(proposal.missing) or 'nobody'}\n"
        "\n"
        "cards/ and charter/ hold signed notes (https://c2sp.org/signed-note): plain text, then\n"
        "the lines of those who signed it. Read the charter before you sign it:\n"
        "\n"
        "  wasl line sign FILE    adds our signature to this file\n"
        "  wasl line open FILE    opens the line, once all have signed\n"
        "\n"
        "Before you rely on the line, compare fingerprints by voice:\n"
        "\n"
        "  wasl card verify PARTY DIGITS\n"
    )


def _bad(what: str) -> Refused:
    do = "ask for the file again, as “wasl line propose” or “wasl line sign” wrote it"
    return Refused(Code.BAD_CHARTER, what, do=do)
