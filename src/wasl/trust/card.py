# SPDX-License-Identifier: Apache-2.0
"""A card: what a party says of itself, signed by its own root.

Rules (``docs/spec/03-identity.md`` §3):

1. A card is worth what its fingerprint comparison is worth: its signatures only show that one root
   made all of it. Until both sides have compared, the party is shown as unverified.
2. A card is named by the SHA-256 of its text. Signature lines are not part of it.
3. It carries the party's first KEM key, because a charter names cards and the first sealed message
   needs a key that all signers knew before they signed.
4. It carries the whole TLS certificate, because a listener must hold it to ask for it; what is
   pinned is its SHA-256. Nothing in the certificate is read.
5. A renewal has the same party, the same root and a higher serial. A party with a new root is a
   new party.

It does not judge addresses: a bearer decides what it can dial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wasl import limits, note
from wasl.errors import Code, Contradiction, Misuse, Refused
from wasl.primitives import sha256
from wasl.terms import OfficeId, PartyId
from wasl.trust.keys import RootPublic, check_kem, verify_root_note
from wasl.trust.statement import (
    U32_MOST,
    Lines,
    check_distinct,
    check_instant,
    check_name,
    check_number,
    check_text,
    format_instant,
    format_octets,
    format_statement,
    parse_instant,
    parse_number,
    parse_octets,
    reading,
    require_exact,
    split_words,
)

FIRST_LINE: Final = "wasl/card/v1"

LANGUAGES: Final = ("ar", "ru", "en")
"""The languages that names and lines may have, in the order in which they are written."""

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]{0,31}:[!-~]+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A party's names, offices, root keys, first KEM key, TLS certificate (DER) and addresses.

    ``names`` are (language, name) pairs in the order of :data:`LANGUAGES`; ``offices`` are
    (office id, title) pairs, the main desk first; ``urls`` are in order of preference. Raises
    Misuse.
    """

    party: PartyId
    serial: int
    names: tuple[tuple[str, str], ...]
    offices: tuple[tuple[OfficeId, str], ...]
    root: RootPublic
    kem: bytes
    tls_certificate: bytes
    urls: tuple[str, ...]
    valid_from_s: int
    valid_until_s: int

    def __post_init__(self) -> None:
        check_name(self.party, "party")
        check_number(self.serial, "serial", low=1, high=U32_MOST)
        _check_names(self.names)
        _check_offices(self.offices)
        check_kem(self.kem, "kem")
        _check_certificate(self.tls_certificate)
        _check_urls(self.urls)
        check_instant(self.valid_from_s, "valid-from")
        check_instant(self.valid_until_s, "valid-until")
        if self.valid_from_s >= self.valid_until_s:
            what = "the card ends before it begins"
            raise Misuse(Code.BAD_ARGUMENT, what, where="valid-until")

    def name(self, language: str) -> str:
        """The party's name in a language, else its party id."""
        return dict(self.names).get(language, self.party)

    @property
    def tls_pin(self) -> bytes:
        """SHA-256 of the TLS certificate: what a dialler and a listener compare."""
        return sha256(self.tls_certificate)


def format_card(card: Card) -> str:
    """Write the text of a card."""
    return format_statement(FIRST_LINE, _fields(card))


def parse_card(text: str) -> Card:
    """Read the text of a card. Raises Refused (BAD_CARD). No signature is looked at."""
    with reading(text, FIRST_LINE, Code.BAD_CARD) as lines:
        card = _take(lines)
    require_exact(text, format_card(card), Code.BAD_CARD)
    return card


def card_hash(card: Card) -> bytes:
    """The SHA-256 of a card's text: how a charter names it."""
    return sha256(format_card(card).encode())


def open_card(data: bytes | str) -> Card:
    """Read a card note and verify it by the root in it. Raises Refused.

    That it is self-signed proves possession of the root keys, and that one root made all of the
    card; whose root it is only a fingerprint comparison shows.
    """
    card = parse_card(note.parse(data).text)
    verify_root_note(data, card.root, first_line=FIRST_LINE)
    return card


def check_renewal(old: Card, new: Card) -> None:
    """Require that ``new`` may take the place of ``old``, both opened. The same card passes.

    Raises Refused (another party or root, an older serial) or Contradiction (ROOT_FORK: one root
    signed two cards with one serial).
    """
    if new.party != old.party or new.root != old.root:
        raise Refused(
            Code.BAD_CARD,
            f"this card is not by the root that made the card held of {old.party}",
            where="root",
            do="treat it as a new party: compare its fingerprint before anything else",
        )
    if new.serial < old.serial:
        what = f"this card has serial {new.serial}; a card with serial {old.serial} is already held"
        raise Refused(Code.BAD_CARD, what, where="serial", do="ask for the newest card")
    if new.serial == old.serial and new != old:
        raise Contradiction(
            Code.ROOT_FORK,
            f"the root of {old.party} signed two different cards with serial {old.serial}",
            where="serial",
            do="keep both cards, and ask the party by another way which one is its own",
        )


def check_validity(card: Card, now_s: int) -> None:
    """Require that a card is within its own dates. Raises Refused (BAD_CARD)."""
    if not card.valid_from_s <= now_s < card.valid_until_s:
        dates = f"{format_instant(card.valid_from_s)} to {format_instant(card.valid_until_s)}"
        raise Refused(
            Code.BAD_CARD,
            f"the card of {card.party} is valid from {dates}, not at {format_instant(now_s)}",
            where="valid-until",
            do="ask the party for its newest card, and check this computer's clock",
        )


def _fields(card: Card) -> Iterator[tuple[str, str]]:
    yield "party", card.party
    yield "serial", str(card.serial)
    for language, name in card.names:
        yield "name", f"{language} {name}"
    for office, title in card.offices:
        yield "office", f"{office} {title}"
    yield "root-ed25519", format_octets(card.root.ed25519)
    yield "root-ml-dsa-65", format_octets(card.root.ml_dsa_65)
    yield "kem", format_octets(card.kem)
    yield "tls", format_octets(card.tls_certificate)
    for url in card.urls:
        yield "url", url
    yield "valid-from", format_instant(card.valid_from_s)
    yield "valid-until", format_instant(card.valid_until_s)


def _take(lines: Lines) -> Card:
    return Card(
        party=PartyId(lines.take("party")),
        serial=parse_number(lines.take("serial"), "serial"),
        names=tuple(_pair(value, "name") for value in lines.take_all("name")),
        offices=tuple(
            (OfficeId(office), title)
            for office, title in (_pair(value, "office") for value in lines.take_all("office"))
        ),
        root=RootPublic(
            parse_octets(lines.take("root-ed25519"), "root-ed25519"),
            parse_octets(lines.take("root-ml-dsa-65"), "root-ml-dsa-65"),
        ),
        kem=parse_octets(lines.take("kem"), "kem"),
        tls_certificate=parse_octets(lines.take("tls"), "tls"),
        urls=lines.take_all("url"),
        valid_from_s=parse_instant(lines.take("valid-from"), "valid-from"),
        valid_until_s=parse_instant(lines.take("valid-until"), "valid-until"),
    )


def _pair(value: str, field: str) -> tuple[str, str]:
    first, second = split_words(value, field, count=2)
    return first, second


def check_languages(languages: tuple[str, ...], field: str) -> None:
    """Require a subset of :data:`LANGUAGES` in their order, each at most once. Raises Misuse."""
    if languages != tuple(language for language in LANGUAGES if language in languages):
        what = f"the languages are {', '.join(LANGUAGES)}, each at most once and in this order"
        raise Misuse(Code.BAD_ARGUMENT, what, where=field)


def _check_names(names: tuple[tuple[str, str], ...]) -> None:
    check_languages(tuple(language for language, _ in names), "name")
    for language, name in names:
        check_text(name, f"name {language}", most_chars=limits.NAME_CHARS)


def _check_offices(offices: tuple[tuple[OfficeId, str], ...]) -> None:
    if not offices:
        raise Misuse(
            Code.BAD_ARGUMENT,
            "the card names no office, and messages go between offices",
            where="office",
            do="name at least one office",
        )
    check_number(len(offices), "number of offices", low=1, high=limits.OFFICES)
    check_distinct((office for office, _ in offices), "office")
    for office, title in offices:
        check_name(office, "office")
        check_text(title, f"office {office}", most_chars=limits.NAME_CHARS)


def _check_urls(urls: tuple[str, ...]) -> None:
    check_number(len(urls), "number of addresses", low=0, high=limits.CARD_URLS)
    check_distinct(urls, "url")
    for url in urls:
        if len(url) > limits.URL_CHARS or _URL.match(url) is None:
            raise Misuse(
                Code.BAD_ARGUMENT,
                "an address is printable ASCII such as https://HOST:PORT, "
                f"at most {limits.URL_CHARS} characters",
                where="url",
            )


def _check_certificate(der: bytes) -> None:
    """Require one whole DER SEQUENCE, so that a cut-off certificate is found at the ceremony."""
    check_number(len(der), "size of the TLS certificate", low=1, high=limits.TLS_CERTIFICATE_BYTES)
    if not any(der[:size] == _der_header(len(der) - size) for size in (2, 3, 4)):
        raise Misuse(Code.BAD_ARGUMENT, "this is not a whole certificate in DER", where="tls")


def _der_header(length: int) -> bytes:
    """The one DER header of a SEQUENCE with ``length`` bytes of content (X.690 §10.1)."""
    if length < 0x80:
        return bytes((0x30, max(length, 0)))
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((0x30, 0x80 + len(octets))) + octets
