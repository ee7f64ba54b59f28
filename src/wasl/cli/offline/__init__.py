# SPDX-License-Identifier: Apache-2.0
"""Commands that need no node and no network: keys, cards, charters, and the checking of proofs.

Rules:

1. No module here loads a node, a bearer, asyncio or anything that opens a connection: a laptop that
   has never seen a network can verify a transcript.
2. What needs private keys is loaded only by the commands that use them.
"""

from __future__ import annotations

from wasl.cli.offline.cards import add_card, export_card, show_fingerprint, verify_card
from wasl.cli.offline.checking import verify_file, verify_note
from wasl.cli.offline.founding import found
from wasl.cli.offline.lines import open_line, propose, sign

__all__ = [
    "add_card",
    "export_card",
    "found",
    "open_line",
    "propose",
    "show_fingerprint",
    "sign",
    "verify_card",
    "verify_file",
    "verify_note",
]
