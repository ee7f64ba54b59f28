# SPDX-License-Identifier: Apache-2.0
"""The archive key once more, sealed under the administrator's passphrase.

Rules:

1. The archive key opens bodies and no protocol message: escrow gives up nothing of the line.
2. It is written once, at set-up. With it and a copy of the database, bodies can be read after the
   vault is lost.

It keeps no other key: lost signing keys are not brought back, a new incarnation takes their place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from wasl.home.files import damaged
from wasl.home.passphrase import open_file, seal_file
from wasl.home.vault import Vault

_PURPOSE: Final = "archive-key"


def keep_archive_key(path: Path, vault: Vault, *, passphrase: str) -> None:
    """Write the escrow. Raises Misuse (EXISTS, NO_PASSPHRASE), Unavailable."""
    seal_file(path, vault.secrets.archive_key, purpose=_PURPOSE, passphrase=passphrase)


def recover_archive_key(path: Path, *, passphrase: str) -> bytes:
    """Read the archive key from its escrow. Raises Misuse (WRONG_PASSPHRASE), Damaged."""
    key = open_file(path, purpose=_PURPOSE, passphrase=passphrase)
    if len(key) != 32:
        raise damaged("this file does not hold an archive key", path)
    return key
