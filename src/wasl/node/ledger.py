# SPDX-License-Identifier: Apache-2.0
"""Spare grants: what the root has granted ahead of need, as far as a ledger in the home says.

A node that must be replaced at night needs a grant that was signed before. The ledger is a list of
what was granted; it is no secret, and proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wasl.errors import WaslError
from wasl.home.grants import read_ledger
from wasl.home.vault import Secrets
from wasl.node.findings import Finding, ok, warning

_CHECK: Final = "keys"


def ledger_findings(path: Path, secrets: Secrets | None) -> Iterator[Finding]:
    """Yield whether grants are left for the next incarnations; nothing where no ledger is kept."""
    if secrets is None:
        return
    try:
        ledger = read_ledger(path)
    except WaslError as error:
        yield warning(_CHECK, f"{path.name} cannot be read: {error.what}", error.do)
        return
    spare = [given for given in ledger if given.incarnation > secrets.incarnation]
    if spare:
        yield ok(_CHECK, f"grants are known for {len(spare)} more nodes of ours")
    else:
        do = "let the root grant one ahead of need, and keep it in the safe"
        yield warning(_CHECK, "no grant is known for a node that would take this one's place", do)
