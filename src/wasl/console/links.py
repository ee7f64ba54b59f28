# SPDX-License-Identifier: Apache-2.0
"""Links: which entries refer to which, both ways, so that a thread can be told whole.

In memory, bounded; the oldest entries' links go first.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable

from wasl import limits
from wasl.console.answers import Json


class Links:
    """The links of all lines."""

    def __init__(self, *, most: int = limits.INDEX_ENTRIES) -> None:
        self._most = most
        self._to: dict[str, tuple[str, ...]] = {}
        self._from: dict[str, list[str]] = {}

    def put(self, entry: Json) -> None:
        """Note what an entry refers to. It can never change: it is signed."""
        id_: str = sys.intern(entry["id"])
        targets = [*entry["refs"], *filter(None, [entry["supersedes"]])]
        if id_ in self._to or not targets:
            return
        self._to[id_] = tuple(sys.intern(target) for target in dict.fromkeys(targets))
        for target in self._to[id_]:
            self._from.setdefault(target, []).append(id_)
        if len(self._to) > self._most:
            oldest = next(iter(self._to))
            for target in self._to.pop(oldest):
                self._from[target].remove(oldest)
                if not self._from[target]:
                    del self._from[target]

    def thread(self, id_: str, *, most: int = limits.THREAD_ENTRIES) -> list[str]:
        """Return an entry and all that hangs together with it; what is nearest to it first."""
        found = {id_: None}
        waiting = deque([id_])
        while waiting and len(found) < most:
            one = waiting.popleft()
            for other in self._beside(one):
                if other not in found and len(found) < most:
                    found[other] = None
                    waiting.append(other)
        return list(found)

    def _beside(self, id_: str) -> Iterable[str]:
        yield from self._to.get(id_, ())
        yield from self._from.get(id_, ())
