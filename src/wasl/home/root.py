# SPDX-License-Identifier: Apache-2.0
"""A party's root: two private keys in one file, sealed under a passphrase, best kept off the node.

Rules:

1. The root signs cards, charters, grants and revocations, at a ceremony; both keys sign each.
2. A signature is checked before it is handed out.

It decides nothing about what is signed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from wasl import primitives
from wasl.home.files import damaged
from wasl.home.keyring import draw, sign_root
from wasl.home.passphrase import open_file, seal_file
from wasl.trust.keys import RootPublic

_PURPOSE: Final = "root"
_SEED: Final = primitives.SEED_SIZE


class RootSigner:
    """An opened root."""

    def __init__(self, ed25519_seed: bytes, ml_dsa_65_seed: bytes) -> None:
        self._ed25519_seed = ed25519_seed
        self._ml_dsa_65_seed = ml_dsa_65_seed
        self.public = RootPublic(
            primitives.ed25519_public(ed25519_seed), primitives.ml_dsa_65_public(ml_dsa_65_seed)
        )

    def sign_note(self, text: str) -> str:
        """Sign a statement with both keys, as a note."""
        return sign_root(
            text,
            ed25519_seed=self._ed25519_seed,
            ml_dsa_65_seed=self._ml_dsa_65_seed,
            root=self.public,
        )


def create_root(path: Path, passphrase: str) -> RootSigner:
    """Draw a root and keep it at ``path``. Raises Misuse (EXISTS, NO_PASSPHRASE), Unavailable."""
    seeds = draw(2 * _SEED)
    seal_file(path, seeds, purpose=_PURPOSE, passphrase=passphrase)
    return RootSigner(seeds[:_SEED], seeds[_SEED:])


def open_root(path: Path, passphrase: str) -> RootSigner:
    """Open a root. Raises Misuse (WRONG_PASSPHRASE, UNKNOWN_ID), Damaged (VAULT_DAMAGED)."""
    seeds = open_file(path, purpose=_PURPOSE, passphrase=passphrase)
    if len(seeds) != 2 * _SEED:
        raise damaged("this file does not hold the two keys of a root", path)
    return RootSigner(seeds[:_SEED], seeds[_SEED:])
