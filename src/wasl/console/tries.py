# SPDX-License-Identifier: Apache-2.0
"""Failed sign-ins are counted, per address and in all, so that guessing stays slow.

Tokens and passkeys cannot be guessed; what this bounds is the audit trail, and what a program at
the door learns. So it turns away nothing that holds: an officer gets in at 3 a.m. whatever somebody
else on the same network does.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from wasl import limits


class Tries:
    """Failures of the last minutes."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all: deque[float] = deque(maxlen=limits.TRIES_IN_ALL)
        self._by: dict[str, deque[float]] = {}

    def is_full(self, address: str) -> bool:
        """Tell whether there were too many from an address, or in all."""
        mine = self._by.get(address, deque())
        return self._recent(mine) >= limits.TRIES or self._recent(self._all) >= limits.TRIES_IN_ALL

    def fail(self, address: str) -> bool:
        """Count a failure. Return whether it should be told: not when there are too many."""
        full = self.is_full(address)
        now_s = self._clock()
        self._all.append(now_s)
        mine = self._by.pop(address, deque(maxlen=limits.TRIES))
        mine.append(now_s)
        self._by[address] = mine
        if len(self._by) > limits.TRY_ADDRESSES:
            del self._by[next(iter(self._by))]
        return not full

    def remembered(self) -> int:
        """Return how many addresses are remembered."""
        return len(self._by)

    def _recent(self, times: deque[float]) -> int:
        from_s = self._clock() - limits.TRIES_S
        return sum(each > from_s for each in times)
