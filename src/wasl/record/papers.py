# SPDX-License-Identifier: Apache-2.0
"""The papers of a line in a file for third parties: charters and cards, and the keys of journals.

Rules:

1. Nothing is taken from a name or from the file's maker: ``line_id`` is the hash of the first
   charter's text; a card counts because a charter names its hash and every member's root signed
   that charter; a journal's keys count because root and node key signed them, for this line, party
   and incarnation.
2. All charters of the line are there, from the first on, each signed by all of its members and each
   fit to follow the one before it.
3. A party has one root for the life of the line; a renewed card must have been made by it.

It does not know whose roots these really are: :class:`~wasl.record.verdict.Anchor` is for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wasl import note
from wasl.errors import Code, Refused
from wasl.record.content import Shredded
from wasl.record.layout import GRANT_NOTE, JOURNAL_NOTE, Part, Section, format_name
from wasl.record.verdict import Findings
from wasl.terms import JournalId, LineId, PartyId, word
from wasl.trust.card import Card, card_hash, open_card, parse_card
from wasl.trust.charter import Charter, charter_hash, line_id_of, parse_charter, verify_charter
from wasl.trust.grant import JournalKeys, open_journal_keys
from wasl.trust.succession import check_succession


@dataclass(frozen=True, slots=True)
class Papers:
    """What goes into a file: for each charter, by serial, its notes by signing party; and the card
    notes.

    The cards are exactly those that the charters name.
    """

    charters: Sequence[Mapping[PartyId, str]]
    cards: Sequence[str]


def format_papers(papers: Papers) -> dict[Part, bytes]:
    """Write the papers as members of a file."""
    members: dict[Part, bytes] = {}
    for serial, notes in enumerate(papers.charters, start=1):
        for party, text in notes.items():
            part = Part(section=Section.CHARTER, serial=serial, party=party)
            members[part] = text.encode()
    for text in papers.cards:
        card = parse_card(note.parse(text).text)
        members[_card_part(card)] = text.encode()
    return members


@dataclass(frozen=True, slots=True)
class Membership:
    """Who is on the line: verified charters by serial, every party ever, its newest card."""

    line: LineId
    charters: tuple[Charter, ...]
    parties: Mapping[int, PartyId]
    cards: Mapping[PartyId, Card]

    def index(self, party: PartyId) -> int | None:
        """The index that a party has or had, or None."""
        return next((index for index, one in self.parties.items() if one == party), None)

    def name(self, journal: JournalId) -> str:
        """How a journal is called: ``northland.1``."""
        party = self.parties.get(journal.party, f"party {journal.party}")
        return f"{party}.{journal.incarnation}"

    def entry_id(self, journal: JournalId, seq: int) -> str:
        """How an entry is called: ``LINE/PARTY.INCARNATION/SEQ``."""
        return f"{self.line.hex()[:16]}/{self.name(journal)}/{seq}"

    def shredding(self, party: int, said: Shredded) -> str:
        """Which texts a party says to hold no more: not what a file lacks."""
        texts = ", ".join(
            f"{self.name(one.journal)}/{one.first}"
            + (f" to /{one.end - 1}" if one.end - one.first > 1 else "")
            for one in said.spans
        )
        return f"{self.parties[party]} has shredded texts, {word(said.why)}: {texts}"


def open_papers(members: Mapping[Part, bytes], findings: Findings) -> Membership | None:
    """Verify the papers in a file; None, with the findings, if they do not hold up."""
    cards = _open_cards(members, findings)
    charters: list[Charter] = []
    serials = {part.serial for part in members if part.section == Section.CHARTER}
    for serial in range(1, max(serials, default=1) + 1):
        if serial not in serials:
            what = f"charter {serial} is not in this file"
            findings.missing(Code.BAD_EXPORT, f"charter/{serial}", what)
            return None
        charter = _open_charter(members, serial, cards, findings)
        if charter is None:
            return None
        charters.append(charter)
    for old, new in pairwise(charters):
        with findings.reading(f"charter/{new.serial}"):
            check_succession(old, new, cards=cards)
            continue
        return None
    _check_named(cards, charters, findings)
    parties = {one.index: one.party for each in charters for one in (*each.members, *each.left)}
    newest = {card.party: card for card in sorted(cards, key=lambda card: card.serial)}
    return Membership(line_id_of(charters[0]), tuple(charters), parties, newest)


def _open_cards(members: Mapping[Part, bytes], findings: Findings) -> list[Card]:
    cards: list[Card] = []
    for part, data in members.items():
        if part.section != Section.CARD:
            continue
        with findings.reading(format_name(part)):
            card = open_card(data)
            if _card_part(card) != part:
                what = "this card is of another party or serial than its name says"
                raise Refused(Code.BAD_EXPORT, what)
            cards.append(card)
    return cards


def _open_charter(
    members: Mapping[Part, bytes], serial: int, cards: Sequence[Card], findings: Findings
) -> Charter | None:
    """Verify one charter by all of its notes."""
    notes = {
        part.party: data
        for part, data in members.items()
        if part.section == Section.CHARTER and part.serial == serial
    }
    place = f"charter/{serial}"
    with findings.reading(place):
        charter = parse_charter(note.parse(next(iter(notes.values()))).text)
        if charter.serial != serial:
            raise Refused(Code.BAD_EXPORT, "this charter has another serial than its name says")
        if not _all_here(charter, notes, members, findings):
            return None
        charter = verify_charter(list(notes.values()), cards=cards)
        roots = {card_hash(card): card.root.name for card in cards}
        for member in charter.members:
            lines = note.parse(notes[member.party]).signatures
            if roots[member.card_hash] not in {line.name for line in lines}:
                what = f"the note named after {member.party} is not signed by it"
                raise Refused(Code.BAD_EXPORT, what)
        return charter
    return None


def _all_here(
    charter: Charter,
    notes: Mapping[PartyId, bytes],
    members: Mapping[Part, bytes],
    findings: Findings,
) -> bool:
    """Whether the file has a note and a card of each member, and of nobody else a note."""
    named = {member.party for member in charter.members}
    carded = {part.party for part in members if part.section == Section.CARD}
    place = f"charter/{charter.serial}"
    for party in sorted(named - notes.keys()):
        what = f"{party} is a member, and its signature on this charter is not in this file"
        findings.missing(Code.NOT_SIGNED_BY_ALL, place, what)
    for party in sorted(named - carded):
        what = f"{party} is a member, and its card is not in this file"
        findings.missing(Code.BAD_CARD, place, what)
    if not notes.keys() <= named:
        raise Refused(Code.BAD_EXPORT, "a note named after a party that is no member")
    return named <= notes.keys() and named <= carded


def _check_named(cards: Sequence[Card], charters: Sequence[Charter], findings: Findings) -> None:
    named = {member.card_hash for charter in charters for member in charter.members}
    for card in cards:
        if card_hash(card) not in named:
            what = "no charter of this line names this card"
            findings.altered(Code.BAD_EXPORT, format_name(_card_part(card)), what)


def _card_part(card: Card) -> Part:
    return Part(section=Section.CARD, party=card.party, number=card.serial)


# ── journals ────────────────────────────────────────────────────────────────────────────────────


def journal_part(party: PartyId, incarnation: int, file: str) -> Part:
    """The name of a member that belongs to a journal."""
    return Part(section=Section.JOURNAL, party=party, number=incarnation, file=file)


def open_journals(
    members: Mapping[Part, bytes], membership: Membership, findings: Findings
) -> dict[JournalId, JournalKeys]:
    """Verify the keys of each journal. Those that do not hold up are findings, and left out."""
    journals: dict[JournalId, JournalKeys] = {}
    named = {(p.party, p.number) for p in members if p.section == Section.JOURNAL}
    for party, incarnation in sorted(named):
        place = f"journals/{party}.{incarnation}"
        index = membership.index(party)
        card = membership.cards.get(party)
        if index is None or card is None:
            findings.altered(Code.BAD_EXPORT, place, "a journal of a party that is not on the line")
            continue
        notes = [
            members.get(journal_part(party, incarnation, file))
            for file in (GRANT_NOTE, JOURNAL_NOTE)
        ]
        grant_note, journal_note = notes
        if grant_note is None or journal_note is None:
            what = "the notes that name this journal's keys are not in this file"
            findings.missing(Code.BAD_GRANT, place, what)
            continue
        with findings.reading(place):
            journals[JournalId(index, incarnation)] = open_journal_keys(
                grant_note,
                journal_note,
                root=card.root,
                line_id=membership.line,
                party=party,
                incarnation=incarnation,
            )
    return journals


def charter_hashes(membership: Membership) -> frozenset[bytes]:
    """The hashes by which ``adopt`` entries name charters."""
    return frozenset(charter_hash(charter) for charter in membership.charters)
