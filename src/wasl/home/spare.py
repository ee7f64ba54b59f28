# SPDX-License-Identifier: Apache-2.0
"""A spare: all that a lost node's successor needs, made ahead and sealed under a passphrase.

Rules:

1. It holds a node key, the root's grant of it, and the TLS and KEM keys of our card: whoever is
   restored with it is reached under the card that the far sides hold (ADR 0011).
2. Its incarnation is its own. It serves one restore, and is destroyed after it.
3. It is good as long as our card is the one in it. It signs nothing that the root signs, opens no
   archive, and holds no journal keys: those are drawn anew.

Whoever has the file and its passphrase can be our node, with the alarm of a new incarnation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from wasl import codec, primitives
from wasl.errors import Code, Misuse, Refused
from wasl.home.files import damaged
from wasl.home.grants import Given, Ledger, format_ledger, parse_ledger
from wasl.home.keyring import draw
from wasl.home.passphrase import open_file, seal_file
from wasl.home.root import RootSigner
from wasl.home.tls import TlsIdentity
from wasl.home.vault import Secrets
from wasl.trust.card import Card, open_card
from wasl.trust.grant import Grant, format_grant, open_grant

_PURPOSE: Final = "spare"
_LABEL: Final = "wasl/spare/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """What a spare holds. ``card_note``, ``grant_note``: signed by our root. Seeds: 32 bytes."""

    card_note: bytes
    grant_note: bytes
    node_seed: bytes = field(repr=False)
    kem_seed: bytes = field(repr=False)
    tls: TlsIdentity
    ledger: Ledger

    @property
    def card(self) -> Card:
        """Our card, verified. Raises Refused."""
        return open_card(self.card_note)

    @property
    def grant(self) -> Grant:
        """The grant, verified by the root of our card. Raises Refused."""
        card = self.card
        return open_grant(self.grant_note, root=card.root, party=card.party)


def grant_spare(
    secrets: Secrets, root: RootSigner, given: Given, *, card_note: bytes, ledger: Ledger
) -> Spare:
    """Draw a node key for ``given``, which ``ledger`` holds, and have the root grant it.

    ``secrets``: of the node whose card's keys the spare takes. Raises Misuse (BAD_CONFIG).
    """
    card, seed = open_card(card_note), draw(primitives.SEED_SIZE)
    grant = Grant(
        party=card.party,
        incarnation=given.incarnation,
        node_public=primitives.ed25519_public(seed),
        valid_from_s=given.time_s,
    )
    spare = Spare(
        card_note=card_note,
        grant_note=root.sign_note(format_grant(grant)).encode(),
        node_seed=seed,
        kem_seed=secrets.kem_seed,
        tls=TlsIdentity(secrets.tls_key, secrets.tls_certificate),
        ledger=ledger,
    )
    if not _fits(spare):
        what = "the keys of this home's vault are not those of its card"
        raise Misuse(Code.BAD_CONFIG, what, do="make the spare in the home whose card this is")
    return spare


def seal_spare(path: Path, spare: Spare, *, passphrase: str) -> None:
    """Write a spare to a new file. Raises Misuse (EXISTS, NO_PASSPHRASE), Unavailable."""
    secret = codec.format(
        (
            _LABEL,
            spare.card_note,
            spare.grant_note,
            spare.node_seed,
            spare.kem_seed,
            spare.tls.key,
            spare.tls.certificate,
            format_ledger(spare.ledger),
        )
    )
    seal_file(path, secret, purpose=_PURPOSE, passphrase=passphrase)


def open_spare(path: Path, *, passphrase: str) -> Spare:
    """Open a spare. Raises Misuse (WRONG_PASSPHRASE, UNKNOWN_ID), Damaged (VAULT_DAMAGED)."""
    secret = open_file(path, purpose=_PURPOSE, passphrase=passphrase)
    try:
        value = codec.parse(secret)
    except Refused as fault:
        raise damaged(fault.what, path) from fault
    match value:
        case (
            str(label),
            bytes(card_note),
            bytes(grant_note),
            bytes(node_seed),
            bytes(kem_seed),
            bytes(key),
            bytes(certificate),
            bytes(ledger),
        ) if label == _LABEL and len(node_seed) == len(kem_seed) == primitives.SEED_SIZE:
            spare = Spare(
                card_note=card_note,
                grant_note=grant_note,
                node_seed=node_seed,
                kem_seed=kem_seed,
                tls=TlsIdentity(key, certificate),
                ledger=parse_ledger(ledger, where=path),
            )
        case _:
            raise damaged("this file does not hold a spare", path)
    _check(spare, path)
    return spare


def _check(spare: Spare, path: Path) -> None:
    """Require that keys and notes belong together."""
    try:
        fits = _fits(spare)
    except Refused as fault:
        raise damaged(fault.what, path) from fault
    if not fits:
        raise damaged("the keys in this spare are not those of its card and grant", path)


def _fits(spare: Spare) -> bool:
    card, grant = spare.card, spare.grant
    ours = (
        primitives.ed25519_public(spare.node_seed),
        primitives.x_wing_public(spare.kem_seed),
        spare.tls.certificate,
    )
    return ours == (grant.node_public, card.kem, card.tls_certificate)
