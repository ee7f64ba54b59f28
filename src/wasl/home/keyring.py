# SPDX-License-Identifier: Apache-2.0
"""The one door to private keys and to hidden randomness.

Rules:

1. Whatever the ground floor asks for, :meth:`Keyring.answer` gives: the answer is recorded with its
   event, and so replay is exact although every signature of ML-DSA and every sealing differs.
2. No other module draws chance, signs with ML-DSA or seals with HPKE; a test of the architecture
   holds them to it.
3. Keys of a journal are in the vault before their public halves are shown to anyone.
4. E signs checkpoints, M cosigned messages, R receipts, the node key notes: none two of these.

It does not judge what it signs: whoever asks holds the writer's lock and knows the journal.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import assert_never

from wasl import note, primitives
from wasl.errors import Code, Misuse
from wasl.home.tls import TlsIdentity, make_identity
from wasl.home.vault import JournalSeeds, Secrets, Vault, create_vault
from wasl.steps import Ask, AskAuthor, AskAuthorPq, AskRandom, AskReceipt, AskSeal
from wasl.terms import LineId, PartyId
from wasl.trust.keys import RootPublic, assemble_node_note, assemble_root_note, node_verifier


def draw(size: int) -> bytes:
    """``size`` bytes from the operating system's generator."""
    return os.urandom(size)


@dataclass(frozen=True, slots=True)
class JournalPublic:
    """Public keys of one of our journals: E (32 bytes), M (1312), R (32)."""

    e: bytes
    m: bytes
    r: bytes


@dataclass(frozen=True, slots=True)
class CardKeys:
    """The private halves of what our card names: TLS, and the X-Wing seed (32 bytes)."""

    tls: TlsIdentity
    kem_seed: bytes = field(repr=False)


def draw_card_keys() -> CardKeys:
    """Draw keys for a card."""
    return CardKeys(make_identity(draw(16).hex()), draw(primitives.SEED_SIZE))


def make_vault(path: Path, *, party: PartyId, incarnation: int = 1) -> Vault:
    """Draw all keys of a new node and keep them. Raises Misuse (EXISTS), Unavailable."""
    return renew_vault(path, party=party, incarnation=incarnation, archive_key=draw(32))


def renew_vault(
    path: Path,
    *,
    party: PartyId,
    incarnation: int,
    archive_key: bytes,
    card_keys: CardKeys | None = None,
    node_seed: bytes | None = None,
) -> Vault:
    """Keep the keys of a restored node, and draw all that are not given.

    ``archive_key``: the one under which the texts of the backup lie. ``card_keys`` and
    ``node_seed``: of a spare. Raises Misuse (EXISTS), Unavailable.
    """
    card_keys = card_keys or draw_card_keys()
    return create_vault(
        path,
        Secrets(
            party=party,
            incarnation=incarnation,
            node_seed=node_seed or draw(primitives.SEED_SIZE),
            tls_key=card_keys.tls.key,
            tls_certificate=card_keys.tls.certificate,
            storage_key=draw(32),
            archive_key=archive_key,
            kem_seed=card_keys.kem_seed,
        ),
    )


def sign_root(text: str, *, ed25519_seed: bytes, ml_dsa_65_seed: bytes, root: RootPublic) -> str:
    """Sign a statement with both keys of a root, as a note."""
    ed25519, ml_dsa_65 = root.verifiers()
    message = note.signed_bytes(note.ML_DSA_65, text=text, name=ml_dsa_65.name)
    return assemble_root_note(
        text,
        root,
        ed25519_signature=primitives.ed25519_sign(
            ed25519_seed, note.signed_bytes(note.ED25519, text=text, name=ed25519.name)
        ),
        ml_dsa_65_signature=primitives.ml_dsa_65_sign(
            ml_dsa_65_seed, message, context=note.ML_DSA_65_CONTEXT
        ),
    )


def cosign_pq(ml_dsa_44_seed: bytes, message: bytes) -> bytes:
    """Sign a cosigned message as a witness: 2,420 bytes."""
    return primitives.ml_dsa_44_sign(ml_dsa_44_seed, message)


class Keyring:
    """A node's private keys, for use and not for reading."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._journals = {seeds.line: seeds for seeds in vault.secrets.journals}

    def answer(self, ask: Ask) -> bytes:
        """Do what the ground floor may not. Raises Misuse (UNKNOWN_ID) for a line without keys."""
        match ask:
            case AskRandom():
                return draw(ask.size)
            case AskAuthor():
                return primitives.ed25519_sign(self._seeds(ask.line).e, ask.text)
            case AskAuthorPq():
                return primitives.ml_dsa_44_sign(self._seeds(ask.line).m, ask.message)
            case AskReceipt():
                return primitives.ed25519_sign(self._seeds(ask.line).r, ask.message)
            case AskSeal():
                return primitives.hpke_seal(ask.public, ask.plain, ask.info)
            case _:
                assert_never(ask)

    def make_journal_keys(self, line: LineId) -> JournalPublic:
        """The public keys of our journal on a line; drawn and kept when first asked for."""
        seeds = self._journals.get(line)
        if seeds is None:
            seeds = JournalSeeds(line, *(draw(primitives.SEED_SIZE) for _ in range(3)))
            secrets = self._vault.secrets
            self._vault.keep(replace(secrets, journals=(*secrets.journals, seeds)))
            self._journals[line] = seeds
        return JournalPublic(
            e=primitives.ed25519_public(seeds.e),
            m=primitives.ml_dsa_44_public(seeds.m),
            r=primitives.ed25519_public(seeds.r),
        )

    def node_sign(self, text: str) -> str:
        """Sign a text with the node key, as a note."""
        seed, public = self._vault.secrets.node_seed, self.node_public
        message = note.signed_bytes(note.ED25519, text=text, name=node_verifier(public).name)
        return assemble_node_note(text, public, signature=primitives.ed25519_sign(seed, message))

    @property
    def incarnation(self) -> int:
        """The incarnation that these keys are for."""
        return self._vault.secrets.incarnation

    @property
    def node_public(self) -> bytes:
        """The node key that a grant names: Ed25519, 32 bytes."""
        return primitives.ed25519_public(self._vault.secrets.node_seed)

    @property
    def kem_seed(self) -> bytes:
        """The seed of the first KEM key: the line keeps it among its secrets, which it deletes."""
        return self._vault.secrets.kem_seed

    @property
    def kem_public(self) -> bytes:
        """The KEM key on our card: X-Wing, 1216 bytes."""
        return primitives.x_wing_public(self._vault.secrets.kem_seed)

    @property
    def archive_key(self) -> bytes:
        """What bodies are sealed under, and backups vouched for."""
        return self._vault.secrets.archive_key

    @property
    def tls(self) -> TlsIdentity:
        """Our TLS key and certificate."""
        secrets = self._vault.secrets
        return TlsIdentity(secrets.tls_key, secrets.tls_certificate)

    def _seeds(self, line: LineId) -> JournalSeeds:
        seeds = self._journals.get(line)
        if seeds is None:
            what = "this vault holds no journal keys for this line"
            raise Misuse(Code.UNKNOWN_ID, what, where=line.hex())
        return seeds
