# SPDX-License-Identifier: Apache-2.0
"""Revocations: a root's word that one of its nodes is to be believed no more.

Rules:

1. A revocation is kept as the note that came, beside the card of its party, and verified by that
   card's root each time it is read.
2. It silences nobody and changes nothing on the record: what that node still writes raises an
   alarm. Which of its entries count is settled by closing its journal.
"""

from __future__ import annotations

from pathlib import Path

from wasl import limits, note
from wasl.errors import Code, Damaged, Refused
from wasl.home.cards import CardBox
from wasl.home.files import explain, read_file, write_file
from wasl.trust.grant import Revoke, open_revoke, parse_revoke


class RevocationBox:
    """The revocations in the folder of cards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cards = CardBox(folder)

    def add(self, data: bytes) -> Revoke:
        """Keep a revocation. Raises Refused (BAD_GRANT, BAD_SIGNATURE), Misuse (UNKNOWN_ID)."""
        revoke = self._open(data)
        name = f"{revoke.party}.revoked-{revoke.incarnation}"
        write_file(self._folder / name, data)
        return revoke

    def list(self) -> list[Revoke]:
        """All revocations, by party and incarnation. Raises Damaged."""
        try:
            paths = list(self._folder.glob("*.revoked-*"))
        except OSError as error:
            raise explain(error, self._folder) from error
        found = [self._read(path) for path in paths if not path.name.startswith(".")]
        return sorted(found, key=lambda each: (each.party, each.incarnation))

    def _read(self, path: Path) -> Revoke:
        data = read_file(path, limit=limits.NOTE_BYTES)
        try:
            return self._open(data or b"")
        except Refused as fault:
            do = f"remove {path} and add the revocation again"
            raise Damaged(Code.STORE_DAMAGED, fault.what, where=str(path), do=do) from fault

    def _open(self, data: bytes) -> Revoke:
        party = parse_revoke(note.parse(data).text).party
        return open_revoke(data, root=self._cards.get(party).card.root, party=party)
