# SPDX-License-Identifier: Apache-2.0
"""Where journals in a file end because one who was a member has left (``docs/spec/08-exports.md``
§5.4).

Rules:

1. Who has left is given each journal up to the ADOPT without it, whatever others have seen of what
   follows.
2. It is the file of one who has left only if no journal in it goes on behind that ADOPT: who stayed
   cannot cut off one journal there and keep the others.

It does not say where the journals of that party end (:mod:`wasl.record.roll`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wasl.record.entry import Adopt
from wasl.terms import JournalId
from wasl.trust.charter import Charter


@dataclass(slots=True)
class Parting:
    """``adopts``: where a charter is adopted first, by its serial and the journal."""

    charters: Sequence[Charter]
    adopts: dict[int, dict[JournalId, int]] = field(default_factory=dict[int, dict[JournalId, int]])

    def note(self, journal: JournalId, seq: int, adopt: Adopt) -> None:
        """Take an ADOPT, in the order of its journal."""
        self.adopts.setdefault(adopt.serial, {}).setdefault(journal, seq)

    def is_left_off(self, journal: JournalId, sizes: Mapping[JournalId, int]) -> bool:
        """Tell whether a journal ends with such an ADOPT. ``sizes``: of each in the file."""
        return any(
            journal in ends and all(sizes.get(each) == seq + 1 for each, seq in ends.items())
            for ends in (self.adopts.get(one.serial, {}) for one in self.charters if one.left)
        )
