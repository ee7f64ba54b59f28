# SPDX-License-Identifier: Apache-2.0
"""``wasl card``: our own card for others, the cards of others, and the comparison by voice.

Rules:

1. A card that was not compared is shown as not verified, everywhere.
2. The digits of another party's card are never shown: they are typed as they were heard, and the
   machine compares.
"""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from wasl import limits
from wasl.cli.files import read_named, write_new
from wasl.cli.letters import clock, fields, moment, told
from wasl.cli.place import our_home, our_party
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.home.cards import CardBox, HeldCard
from wasl.home.layout import Home
from wasl.terms import PartyId
from wasl.trust.card import check_validity
from wasl.trust.fingerprint import fingerprint, format_digits

UNVERIFIED = "NOT VERIFIED — compare fingerprints by voice"


def export_card(options: Namespace, screen: Screen) -> int:
    """Write our card to a file."""
    held = our_card(our_home(options))
    path = Path(options.file)
    write_new(path, held.note)
    value = {"party": held.card.party, "serial": held.card.serial, "file": str(path)}
    screen.give(
        value,
        [
            f"The card of {held.card.party} is in {told(path)}. It holds no secret.",
            "After the others have added it, read our digits to them: wasl card fingerprint",
        ],
    )
    return 0


def add_card(options: Namespace, screen: Screen) -> int:
    """Keep a card of another party."""
    home = our_home(options)
    data = read_named(Path(options.file), limit=limits.NOTE_BYTES)
    held = CardBox(home.cards).add(data)
    check_validity(held.card, int(time.time()))
    value = {"party": held.card.party, "serial": held.card.serial, "verified": verified_at(held)}
    rows = [
        ("names", "; ".join(told(name) for _, name in held.card.names)),
        ("offices", "; ".join(f"{office} ({told(title)})" for office, title in held.card.offices)),
        ("addresses", ", ".join(held.card.urls) or "none: they dial us"),
        ("fingerprint", "our own" if held.card.party == our_party(home) else verified_words(held)),
    ]
    lines = [f"The card of {held.card.party} is kept.", "", *fields(rows, indent=2)]
    if held.verified_s is None and held.card.party != our_party(home):
        lines += [
            "",
            f"Hear their digits, and type them: wasl card verify {held.card.party} DIGITS",
        ]
    screen.give(value, lines)
    return 0


def show_fingerprint(options: Namespace, screen: Screen) -> int:
    """Our 40 digits."""
    card = our_card(our_home(options)).card
    digits = fingerprint(card)
    groups = format_digits(digits).split(" ")
    screen.give(
        {"party": card.party, "digits": digits},
        [
            f"The fingerprint of {card.party}. Read it aloud; the listener types it.",
            "",
            "  " + "  ".join(groups[:4]),
            "  " + "  ".join(groups[4:]),
        ],
    )
    return 0


def verify_card(options: Namespace, screen: Screen) -> int:
    """Compare the digits heard with a card."""
    home = our_home(options)
    party = PartyId(options.party)
    if party == our_party(home):
        what = f"{party} is our own party"
        do = "name the party whose digits you heard"
        raise Misuse(Code.BAD_ARGUMENT, what, where="PARTY", do=do)
    heard = " ".join(options.digits)
    held = CardBox(home.cards).verify(party, heard, now_s=int(time.time()))
    value = {
        "party": party,
        "digits": fingerprint(held.card),
        "verified": verified_at(held),
    }
    screen.give(value, [f"The digits are the same: the card of {party} is verified."])
    return 0


def our_card(home: Home) -> HeldCard:
    """Our own card. Raises Misuse, Damaged."""
    return CardBox(home.cards).get(our_party(home))


def verified_at(held: HeldCard) -> str | None:
    """When a card's digits were compared, for programs."""
    return None if held.verified_s is None else moment(held.verified_s)


def verified_words(held: HeldCard | None) -> str:
    """When a card's digits were compared, for people."""
    if held is None or held.verified_s is None:
        return UNVERIFIED
    return f"verified {clock(verified_at(held))}"
