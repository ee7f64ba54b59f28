# SPDX-License-Identifier: Apache-2.0
"""Parties with all their keys. Their seeds are hashes of labels that anybody can compute.

Nothing here ever meets a real home: it is for the simulation, the tests and the test vectors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from wasl import note, primitives
from wasl.terms import LineId, OfficeId, PartyId
from wasl.trust.card import Card, card_hash, format_card
from wasl.trust.charter import Charter, Member, format_charter
from wasl.trust.grant import (
    Former,
    Grant,
    JournalKeys,
    derive_origin,
    format_grant,
    format_journal_keys,
)
from wasl.trust.keys import RootPublic, assemble_node_note, assemble_root_note

YEAR_2026_S = 1_767_225_600
YEAR_2030_S = 1_893_456_000


@dataclass(frozen=True)
class Party:
    """A party that can sign whatever a test wants it to."""

    name: PartyId

    def seed(self, use: str) -> bytes:
        return hashlib.sha256(f"wasl tests: {self.name} {use}".encode()).digest()

    @property
    def root(self) -> RootPublic:
        return _root(self, primitives.ml_dsa_65_public)

    def card(self, **changes: Any) -> Card:  # noqa: ANN401 -- any field
        """The party's card, with some of its fields changed."""
        fields: dict[str, Any] = {
            "party": self.name,
            "serial": 1,
            "names": (("en", self.name.title()),),
            "offices": ((OfficeId("duty"), "Duty desk"), (OfficeId("staff"), "General staff")),
            "root": self.root,
            "kem": _kem(self, primitives.x_wing_public),
            "tls_certificate": b"\x30\x22\x04\x20" + self.seed("tls"),
            "urls": ("https://127.0.0.1:7443",),
            "valid_from_s": YEAR_2026_S,
            "valid_until_s": YEAR_2030_S,
        }
        return Card(**(fields | changes))

    def sign_root(self, text: str) -> str:
        """A note over ``text`` by the party's root."""
        message = text.encode()
        return assemble_root_note(
            text,
            self.root,
            ed25519_signature=primitives.ed25519_sign(self.seed("root-ed25519"), message),
            ml_dsa_65_signature=primitives.ml_dsa_65_sign(
                self.seed("root-ml-dsa-65"), message, context=note.ML_DSA_65_CONTEXT
            ),
        )

    def sign_node(self, text: str, incarnation: int) -> str:
        """A note over ``text`` by the node key of an incarnation."""
        seed = self.seed(f"node {incarnation}")
        signature = primitives.ed25519_sign(seed, text.encode())
        return assemble_node_note(text, primitives.ed25519_public(seed), signature=signature)

    def card_note(self, **changes: Any) -> str:  # noqa: ANN401 -- any field
        return self.sign_root(format_card(self.card(**changes)))

    def grant(self, incarnation: int) -> Grant:
        return Grant(
            party=self.name,
            incarnation=incarnation,
            node_public=primitives.ed25519_public(self.seed(f"node {incarnation}")),
            valid_from_s=YEAR_2026_S,
        )

    def grant_note(self, incarnation: int) -> str:
        return self.sign_root(format_grant(self.grant(incarnation)))

    def journal_seed(self, key: str, line_id: LineId, incarnation: int) -> bytes:
        """The seed of journal key ``E``, ``M`` or ``R``."""
        return self.seed(f"{key} {line_id.hex()} {incarnation}")

    def journal_keys(
        self, line_id: LineId, incarnation: int, *, former: Former | None = None
    ) -> JournalKeys:
        e, m, r = (self.journal_seed(key, line_id, incarnation) for key in "EMR")
        return JournalKeys(
            line_id=line_id,
            party=self.name,
            incarnation=incarnation,
            origin=derive_origin(line_id, self.name, incarnation),
            e=primitives.ed25519_public(e),
            m=primitives.ml_dsa_44_public(m),
            r=primitives.ed25519_public(r),
            former=former,
        )

    def journal_note(
        self, line_id: LineId, incarnation: int, *, former: Former | None = None
    ) -> str:
        keys = self.journal_keys(line_id, incarnation, former=former)
        return self.sign_node(format_journal_keys(keys), incarnation)


# Remembered for each pair of a party and the function in use, which may be a stand-in.
@cache
def _root(party: Party, public: Callable[[bytes], bytes]) -> RootPublic:
    return RootPublic(
        primitives.ed25519_public(party.seed("root-ed25519")), public(party.seed("root-ml-dsa-65"))
    )


@cache
def _kem(party: Party, public: Callable[[bytes], bytes]) -> bytes:
    return public(party.seed("kem"))


NORTHLAND = Party(PartyId("northland"))
SUNDRIA = Party(PartyId("sundria"))
WESTMARK = Party(PartyId("westmark"))


def so_many(count: int) -> tuple[Party, ...]:
    """So many parties, always the same."""
    known = ("northland", "sundria", "meridia", "mission")
    names = (*known[:count], *(f"party-{number}" for number in range(len(known), count)))
    return tuple(Party(PartyId(name)) for name in names)


def members(*parties: Party) -> tuple[Member, ...]:
    """These parties as members 0, 1, … by their plain cards."""
    return tuple(
        Member(index, party.name, card_hash(party.card())) for index, party in enumerate(parties)
    )


def charter_of(*parties: Party, **changes: Any) -> Charter:  # noqa: ANN401 -- any field
    """A first charter between these parties, with some of its fields changed."""
    fields: dict[str, Any] = {
        "title": "Line of the tests",
        "nonce": hashlib.sha256(b"wasl tests: nonce").digest(),
        "members": members(*parties),
        "expires_s": YEAR_2030_S,
    }
    return Charter(**(fields | changes))


def charter_notes(charter: Charter, *signers: Party) -> list[str]:
    """One note over the charter by each signer."""
    return [party.sign_root(format_charter(charter)) for party in signers]
