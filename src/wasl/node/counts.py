# SPDX-License-Identifier: Apache-2.0
"""What a node counts of its own work since its start, for whoever watches the machine.

Rules:

1. Numbers, and the names of lines, parties and bearers. Never a text, an office or a person.
2. Counting cannot fail and waits for nothing.

It forgets everything at the end: the record is elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import Final

from wasl.steps import Fact

_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_OF_FACTS: Final = {
    "appended": "entries_appended",
    "arrived": "entries_received",
    "arrived-ahead": "entries_received",
    "not-understood": "entries_received",
    "stored": "receipts_received",
    "refused": "refused",
}


class Durations:
    """How long something took, in seconds: how often up to each bound, and all together."""

    __slots__ = ("_counts", "sum_s")

    def __init__(self) -> None:
        self._counts = [0] * (len(_SECONDS) + 1)
        self.sum_s = 0.0

    def note(self, seconds: float) -> None:
        """Count one."""
        self._counts[bisect_left(_SECONDS, seconds)] += 1
        self.sum_s += seconds

    def buckets(self) -> list[tuple[str, float]]:
        """Return (bound, how many up to it), the last bound being infinite."""
        bounds = [*(str(bound) for bound in _SECONDS), "+Inf"]
        total = 0
        out: list[tuple[str, float]] = []
        for bound, count in zip(bounds, self._counts, strict=True):
            total += count
            out.append((bound, float(total)))
        return out


class Counts:
    """The counters of one node."""

    def __init__(self) -> None:
        self.by_line: Counter[tuple[str, str, str]] = Counter()
        """(what, alias of the line, party or "")."""
        self.by_bearer: Counter[tuple[str, str, str]] = Counter()
        """(what, bearer, party)."""
        self.steps = Durations()
        self.commits = Durations()

    def take(self, alias: str, fact: Fact) -> None:
        """Count what a step says has become so."""
        what = _OF_FACTS.get(fact.what)
        if what is not None:
            party = dict(fact.detail).get("party") or ""
            self.by_line[what, alias, str(party)] += 1

    def carried(self, what: str, bearer: str, party: str, count: int) -> None:
        """Count envelopes that came (``envelopes_in``) or left (``envelopes_out``)."""
        self.by_bearer[what, bearer, party] += count
