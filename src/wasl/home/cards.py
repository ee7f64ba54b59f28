# SPDX-License-Identifier: Apache-2.0
"""The cards a party holds, its own among them, and what was compared by voice.

Rules:

1. A card is kept as the note that came, and verified again each time it is read.
2. The first card of a party is taken as it comes, unverified. A later one takes its place only if
   the same root signed it under a higher serial.
3. "Verified" belongs to the digits that were compared, so it outlives a renewal and nothing else.
4. Nobody has the TLS certificate of another party on its card.
5. Two cards by one root under one serial are a contradiction: the second is kept beside the first.

It does not decide what an unverified card is good for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.errors import Code, Contradiction, Damaged, Misuse, Refused
from wasl.home.files import explain, read_file, write_file
from wasl.primitives import sha256
from wasl.terms import PartyId, is_name
from wasl.trust.card import Card, check_renewal, open_card
from wasl.trust.fingerprint import compare, fingerprint
from wasl.trust.statement import format_instant, parse_instant

_CARD: Final = ".card"
_VERIFIED: Final = ".verified"
_CONTRADICTS: Final = ".contradicts-"


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A card, the note it came in, and when its digits were compared (None: never)."""

    card: Card
    note: bytes
    verified_s: int | None


class CardBox:
    """The folder of cards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, note: bytes) -> HeldCard:
        """Keep a card. Raises Refused (BAD_CARD, BAD_SIGNATURE), Contradiction (ROOT_FORK)."""
        card = open_card(note)
        check_certificates([card, *(each.card for each in self.list())])
        held = self._read(card.party)
        if held is not None:
            try:
                check_renewal(held.card, card)
            except Contradiction as fault:
                name = f"{card.party}{_CONTRADICTS}{sha256(note)[:8].hex()}"
                write_file(self._folder / name, note)
                place = str(self._folder / name)
                raise Contradiction(fault.code, fault.what, where=place, do=fault.do) from fault
            if held.card == card:
                return held
        write_file(self._folder / (card.party + _CARD), note)
        return self.get(card.party)

    def get(self, party: PartyId) -> HeldCard:
        """The card of a party. Raises Misuse (UNKNOWN_ID), Damaged."""
        held = self._read(party) if is_name(party) else None
        if held is None:
            known = ", ".join(each.card.party for each in self.list()) or "none"
            raise Misuse(
                Code.UNKNOWN_ID,
                f"no card of “{party}” is held",
                where="party",
                do=f"add it with “wasl card add”; cards are held of: {known}",
            )
        return held

    def list(self) -> list[HeldCard]:
        """All cards, by party id. Raises Damaged."""
        try:
            names = sorted(each.stem for each in self._folder.glob(f"*{_CARD}"))
        except OSError as error:
            raise explain(error, self._folder) from error
        held = (self._read(PartyId(name)) for name in names if is_name(name))
        return [each for each in held if each is not None]

    def verify(self, party: PartyId, heard: str, *, now_s: int) -> HeldCard:
        """Compare the digits heard with a card's, and keep that they are the same.

        Raises Misuse (BAD_ARGUMENT, DIGITS_DIFFER, UNKNOWN_ID).
        """
        digits = fingerprint(self.get(party).card)
        compare(heard, digits)
        mark = {"party": party, "digits": digits, "time": format_instant(now_s)}
        write_file(self._folder / (party + _VERIFIED), json.dumps(mark).encode() + b"\n")
        return self.get(party)

    def _read(self, party: PartyId) -> HeldCard | None:
        path = self._folder / (party + _CARD)
        note = read_file(path, limit=limits.NOTE_BYTES)
        if note is None:
            return None
        try:
            card = open_card(note)
        except Refused as fault:
            raise _damaged(fault.what, path) from fault
        if card.party != party:
            raise _damaged(f"this is the card of {card.party}", path)
        return HeldCard(card, note, self._verified(card))

    def _verified(self, card: Card) -> int | None:
        """When this card's digits were compared; None if they never were, or others were."""
        path = self._folder / (card.party + _VERIFIED)
        data = read_file(path, limit=limits.CONFIG_BYTES)
        if data is None:
            return None
        try:
            mark = json.loads(data)
            digits, time_s = str(mark["digits"]), parse_instant(str(mark["time"]), "time")
        except (ValueError, KeyError, TypeError, RecursionError, Misuse) as fault:
            raise _damaged("what was compared cannot be read", path) from fault
        return time_s if digits == fingerprint(card) else None


def check_certificates(cards: Iterable[Card]) -> None:
    """Require that no card has the TLS certificate of another party. Raises Refused (BAD_CARD).

    Certificates are no secret: whoever puts another's on its own card would be taken for it.
    """
    parties: dict[bytes, PartyId] = {}
    for card in cards:
        other = parties.setdefault(card.tls_certificate, card.party)
        if other != card.party:
            raise Refused(
                Code.BAD_CARD,
                f"the cards of {card.party} and {other} have the same TLS certificate",
                where="tls",
                do="ask both by telephone whose it is, and do not use the other card",
            )


def _damaged(what: str, path: Path) -> Damaged:
    remedy = f"remove {path} and add the card, or compare the digits, again"
    return Damaged(Code.STORE_DAMAGED, what, where=str(path), do=remedy)
