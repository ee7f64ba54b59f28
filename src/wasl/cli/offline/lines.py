# SPDX-License-Identifier: Apache-2.0
"""``wasl line propose | sign | open``: from cards to a charter that all members have signed.

Rules:

1. Nobody signs what was not shown: before our signature, the title, the parties, the terms and who
   is verified are on the screen.
2. A party whose card we hold keeps its root: a file that names another root for it is refused.
3. A line is opened only when every member has signed; until then, whoever has not is named.

4. A later charter is signed and opened like a first one, on top of the one that it follows; what it
   changes is said in words first.
"""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from wasl import limits
from wasl.cli.charters import change_lines, changes, charter_rows
from wasl.cli.files import check_new, read_named, read_text, write_again, write_new
from wasl.cli.letters import fields, moment, told
from wasl.cli.offline.cards import verified_at, verified_words
from wasl.cli.offline.terms_file import LineTerms, parse_terms, terms_of, usual_terms
from wasl.cli.passphrase import ask_passphrase
from wasl.cli.place import our_home, our_party
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse, Refused
from wasl.home.cards import CardBox, HeldCard, check_certificates
from wasl.home.layout import Home
from wasl.home.lines import LineBox
from wasl.home.proposal import (
    Proposal,
    add_signature,
    format_proposal,
    make_proposal,
    parse_proposal,
)
from wasl.terms import PartyId
from wasl.trust.card import Card, card_hash, check_renewal, check_validity
from wasl.trust.charter import Charter, format_charter
from wasl.trust.member import Member

_NONCE_BYTES = 32


# ── propose ─────────────────────────────────────────────────────────────────────────────────────


def propose(options: Namespace, screen: Screen) -> int:
    """Draw up a charter and sign it first."""
    home = our_home(options)
    own = our_party(home)
    others = [PartyId(each) for each in options.others]
    if own in others:
        what = f"{own} is our own party, and a member anyway"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--with", do="name the other members alone")
    if len(set(others)) != len(others):
        raise Misuse(Code.BAD_ARGUMENT, "a party is named twice", where="--with")
    now_s = int(time.time())
    box = CardBox(home.cards)
    held = [box.get(party) for party in (own, *others)]
    for each in held:
        check_validity(each.card, now_s)
    path = Path(options.out)
    check_new(path)
    charter = _draw_up(options.title, held, read_terms(options, now_s))
    note = sign_text(options, home, format_charter(charter), own=held[0])
    proposal = make_proposal([each.note for each in held], note)
    write_new(path, format_proposal(proposal))
    warn_unverified(screen, held[1:])
    next_step = f"Send {told(path)} to {', '.join(proposal.missing)}: wasl line sign FILE"
    value = proposal_value(proposal, box, path)
    screen.give(value, [*describe(proposal, box, own), "", next_step])
    return 0


def read_terms(options: Namespace, now_s: int, before: Charter | None = None) -> LineTerms:
    """The terms to be written: what the file says, and the rest as usual or as before."""
    usual = usual_terms(now_s) if before is None else terms_of(before, now_s)
    if options.terms is None:
        return usual
    text = read_text(options.terms, limit=limits.CONFIG_BYTES)
    return parse_terms(text, now_s=now_s, where=options.terms, before=usual)


def _draw_up(title: str, held: list[HeldCard], terms: LineTerms) -> Charter:
    from wasl.home.keyring import draw

    return Charter(
        title=title,
        nonce=draw(_NONCE_BYTES),
        members=tuple(
            Member(index, each.card.party, card_hash(each.card)) for index, each in enumerate(held)
        ),
        expires_s=terms.expires_s,
        languages=terms.languages,
        ack_within_s=terms.ack_within_s,
        check_every_s=terms.check_every_s,
        two_person=terms.two_person,
        retention_days=terms.retention_days,
        padding=terms.padding,
        kem_max_age_s=terms.kem_max_age_s,
        presence=terms.presence,
        attachment_bytes=terms.attachment_bytes,
        witness=terms.witness,
        history=terms.history,
    )


# ── sign ────────────────────────────────────────────────────────────────────────────────────────


def sign(options: Namespace, screen: Screen) -> int:
    """Show a proposed line, and add our signature to its file."""
    home = our_home(options)
    own = our_party(home)
    path = Path(options.file)
    proposal = _read_proposal(path)
    box = CardBox(home.cards)
    before = None if options.joining else _before(home, proposal)
    if options.joining:
        screen.warn(
            "what the line was before this charter cannot be compared here",
            do="ask for the files of all its charters; “wasl line open FILE…” checks them",
        )
    ours = _check_ours(proposal, box, own)
    _check_cards(proposal, box)
    if not screen.json:
        screen.say(*describe(proposal, box, own, before), "")
    warn_unverified(screen, [each for each in held_cards(proposal, box) if each.card.party != own])
    if own in proposal.missing:
        note = sign_text(options, home, format_charter(proposal.charter), own=ours)
        warn_signed_another(home, proposal, screen)
        proposal = add_signature(proposal, note)
        write_again(path, format_proposal(proposal))
        told_lines = [f"Signed. Our signature is in {told(path)}."]
    else:
        told_lines = ["We had signed this already; the file is as it was."]
    if proposal.missing:
        told_lines.append(f"Still to sign: {', '.join(proposal.missing)}.")
    else:
        told_lines.append("All members have signed. Each of them: wasl line open FILE")
    screen.give(proposal_value(proposal, box, path, before), told_lines)
    return 0


def _check_ours(proposal: Proposal, box: CardBox, own: PartyId) -> HeldCard:
    """Require that the charter names us by the card that this home has. Raises Refused, Misuse."""
    member = proposal.charter.member(own)
    held = box.get(own)
    if member.card_hash != card_hash(held.card):
        raise Refused(
            Code.BAD_CHARTER,
            f"the charter names another card of {own} than this home's",
            where="member",
            do="send the proposer our card (wasl card export), and ask for a new proposal",
        )
    return held


def _check_cards(proposal: Proposal, box: CardBox) -> None:
    """Require that no party has another root than on a card that we hold, or the TLS certificate
    of another. Raises Refused.
    """
    known = {each.card.party: each.card for each in box.list()}
    check_certificates([*proposal.cards, *known.values()])
    for card in proposal.cards:
        if card.party in known and known[card.party] != card:
            check_renewal(known[card.party], card)


# ── open ────────────────────────────────────────────────────────────────────────────────────────


def open_line(options: Namespace, screen: Screen) -> int:
    """Keep a line that all members have signed, or name those who have not."""
    home = our_home(options)
    own = our_party(home)
    chain = sorted(map(_read_proposal, map(Path, options.file)), key=lambda p: p.charter.serial)
    proposal = chain[-1]
    if any(one.line_id != proposal.line_id for one in chain):
        what = "these files are of different lines"
        raise Misuse(Code.BAD_ARGUMENT, what, where="FILE", do="open one line after the other")
    box = CardBox(home.cards)
    known = any(each.line_id == proposal.line_id for each in LineBox(home.lines).list())
    if chain[0].charter.serial > 1 or (known and len(chain) > 1):
        lines = [
            line
            for one in chain
            if one.charter.serial > 1
            for line in _open_later(home, one, box, own)
        ]
    else:
        _check_ours(proposal, box, own)
        for one in chain:
            _check_cards(one, box)
        held = LineBox(home.lines).add(chain[0], own=own, later=chain[1:])
        for one in chain:
            for card, (_, note) in zip(one.cards, one.card_notes, strict=True):
                if is_news(box, card):
                    box.add(note)
        lines = [f"The line {told(held.charter.title)} is open. Here it is called {held.alias}."]
    held = next(each for each in LineBox(home.lines).list() if each.line_id == proposal.line_id)
    warn_unverified(screen, [each for each in held_cards(proposal, box) if each.card.party != own])
    value = {
        "line": held.line_id.hex(),
        "alias": held.alias,
        "title": proposal.charter.title,
        "serial": proposal.charter.serial,
    }
    screen.give(value, [*lines, f"  id  {held.line_id.hex()}"])
    return 0


def _open_later(home: Home, proposal: Proposal, box: CardBox, own: PartyId) -> list[str]:
    """Keep a later charter beside those before it, and the cards in it that are newer."""
    serial = proposal.charter.serial
    known = LineBox(home.lines).continued(proposal)
    for card, (_, note) in zip(proposal.cards, proposal.card_notes, strict=True):
        if is_news(box, card) and not proposal.missing:
            box.add(note)
    LineBox(home.lines).add(proposal, own=own)
    if serial <= len(known.chain):
        return [f"Charter {serial} of {known.alias} is open already."]
    if own in {one.party for one in proposal.charter.left}:
        return [
            f"By charter {serial} of {known.alias} we leave the line. The others go on without us:",
            "what is written here from now on has no place in the record.",
        ]
    return [
        f"Charter {serial} of {known.alias} is open. Our node adopts it: at once if it runs, else",
        "when it starts. The others adopt it when they have opened it.",
        *change_lines(changes(known.chain[-1], proposal)),
    ]


def is_news(box: CardBox, card: Card) -> bool:
    """Whether we hold no card of that party, or none that is newer."""
    held = {each.card.party: each.card for each in box.list()}
    return card.party not in held or card.serial >= held[card.party].serial


# ── what they share ─────────────────────────────────────────────────────────────────────────────


def _read_proposal(path: Path) -> Proposal:
    return parse_proposal(read_named(path, limit=limits.PROPOSAL_BYTES))


def _before(home: Home, proposal: Proposal) -> Proposal | None:
    """The charter that a later one follows; None if it is a first. Raises as ``continued``."""
    serial = proposal.charter.serial
    return None if serial == 1 else LineBox(home.lines).continued(proposal).chain[serial - 2]


def sign_text(options: Namespace, home: Home, text: str, *, own: HeldCard) -> bytes:
    """Our root's note over a text. Raises Misuse (WRONG_PASSPHRASE, …), Damaged."""
    from wasl.home.root import open_root

    path = Path(options.root) if options.root else home.root
    if not path.exists():
        away = f" (it leads to {path.readlink()})" if path.is_symlink() else ""
        raise Misuse(
            Code.UNKNOWN_ID,
            "the root's file is not there",
            where=f"{path}{away}",
            do="bring it here, or name it with --root",
        )
    signer = open_root(path, ask_passphrase(options, f"of the root of {own.card.party}", new=False))
    if signer.public != own.card.root:
        what = f"this is not the root that made the card of {own.card.party}"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(path), do="name the right one with --root")
    return signer.sign_note(text).encode()


def held_cards(proposal: Proposal, box: CardBox) -> list[HeldCard]:
    """The members' cards as in the file, each verified only if we compared that very root."""
    known = {each.card.party: each for each in box.list()}
    return [
        HeldCard(card, note, known[card.party].verified_s if card.party in known else None)
        for card, (_, note) in zip(proposal.cards, proposal.card_notes, strict=True)
    ]


def warn_unverified(screen: Screen, cards: list[HeldCard]) -> None:
    """Warn of members whose digits were never compared."""
    names = ", ".join(each.card.party for each in cards if each.verified_s is None)
    if names:
        screen.warn(
            f"not verified: {names}. Whoever passed the card on could have made it",
            do="compare fingerprints by voice: wasl card verify PARTY DIGITS",
        )


def warn_signed_another(home: Home, proposal: Proposal, screen: Screen) -> None:
    """Note that we sign a later charter, and warn if we have signed another with its serial."""
    serial = proposal.charter.serial
    box = LineBox(home.lines)
    known = any(each.line_id == proposal.line_id for each in box.list())
    if serial > 1 and known and box.note_signed(proposal):
        screen.warn(
            f"we have signed another charter {serial} of this line. If all sign both, each side "
            "may open another",
            do="agree by voice which file counts, and have the others thrown away",
        )


def proposal_value(
    proposal: Proposal, box: CardBox, path: Path, before: Proposal | None = None
) -> dict[str, object]:
    """A proposed charter, for programs. ``before``: the one that it follows."""
    held = {each.card.party: each for each in held_cards(proposal, box)}
    return {
        "line": proposal.line_id.hex(),
        "title": proposal.charter.title,
        "file": str(path),
        "members": [
            {"party": each.party, "verified": verified_at(held[each.party])}
            for each in proposal.charter.members
        ],
        "signed": [
            each.party for each in proposal.charter.members if each.party not in proposal.missing
        ],
        "missing": list(proposal.missing),
        "expires": moment(proposal.charter.expires_s),
        "serial": proposal.charter.serial,
        "changes": [asdict(each) for each in changes(before, proposal)] if before else [],
    }


def describe(
    proposal: Proposal, box: CardBox, own: PartyId, before: Proposal | None = None
) -> list[str]:
    """A proposed line, or a later charter of one that follows ``before``, for people."""
    held = {each.card.party: each for each in held_cards(proposal, box)}
    rows: list[tuple[str, str]] = [("title", told(proposal.charter.title))]
    rows += [("line", proposal.line_id.hex()), ("charter", str(proposal.charter.serial))]
    for at, member in enumerate(proposal.charter.members):
        state = "we" if member.party == own else verified_words(held[member.party])
        signed = "has not signed" if member.party in proposal.missing else "signed"
        names = "; ".join(told(name) for _, name in held[member.party].card.names)
        name = f" ({names})" if names else ""
        rows.append(("members" if at == 0 else " ", f"{member.party}{name}: {signed}; {state}"))
    told_rows = fields([*rows, *charter_rows(proposal.charter)])
    return [*told_rows, "", *change_lines(changes(before, proposal))] if before else told_rows
