# SPDX-License-Identifier: Apache-2.0
"""Things that an outsider can make happen as often as it likes: counted always, logged rarely.

Rules:

1. The 1st, 2nd, 4th, 8th … of its kind is a line in the log, with its count. So a flood of refused
   strangers cannot fill a disk or hide what else is there, and nothing passes without a trace.
2. Kinds are fixed words, one count for each party at most: the table cannot grow without bound.
"""

from __future__ import annotations

from collections import Counter

import structlog


class Tally:
    """Counts by (word, party)."""

    __slots__ = ("_counts", "_log")

    def __init__(self, bearer_name: str) -> None:
        self._log = structlog.stdlib.get_logger("wasl.bearers", bearer=bearer_name)
        self._counts: Counter[tuple[str, str]] = Counter()

    def note(self, word: str, *, party: str = "", **detail: str | int) -> None:
        """Count one more ``word``; ``detail`` is that of this one only."""
        key = (word, party)
        self._counts[key] += 1
        count = self._counts[key]
        if count & (count - 1) == 0:
            self._log.warning(word, count=count, **({"party": party} if party else {}), **detail)

    def count(self, word: str, *, party: str = "") -> int:
        """How many there have been."""
        return self._counts[(word, party)]
