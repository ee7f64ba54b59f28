# SPDX-License-Identifier: Apache-2.0
"""Which desks really watch: a visible page, a hand within minutes, and whether it can be heard.

Rules:

1. A desk says how it is each ten seconds; what it said holds for :data:`limits.DESK_STATE_S`.
   Without a connection, or with its page hidden, it does not watch.
2. A desk may have several pages. It is as watchful as the most watchful of them, and as loud.
3. Only a desk whose officer may acknowledge is asked whether he is there, and counts against
   nobody watching: a screen on the wall answers nothing.
4. Whether anybody has touched it for long is the node's to say: it alone runs the dead-man check.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.console.answers import Json

SOUNDS: Final = ("armed", "suspended", "off")
"""Best first."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a page said of itself, and when by the node's tick."""

    visible: bool
    input_age_s: float
    sound: str
    at_ms: int


@dataclass(slots=True)
class _Page:
    desk: str
    officer: str
    role: str
    officer_id: str
    counts: bool
    said: Said | None = None


class Watchers:
    """All pages that are connected, by a number each."""

    def __init__(self) -> None:
        self._pages: dict[int, _Page] = {}
        self._next = 0

    def join(
        self, desk: str, *, officer: str, role: str, officer_id: str = "", counts: bool = True
    ) -> int:
        """A page has connected. Return its number. ``counts``: its officer may acknowledge."""
        self._next += 1
        self._pages[self._next] = _Page(desk, officer, role, officer_id, counts)
        return self._next

    def leave(self, page: int) -> None:
        """A page is gone."""
        self._pages.pop(page, None)

    def say(self, page: int, said: Said) -> None:
        """A page says how it is."""
        if page in self._pages:
            self._pages[page].said = said

    def desks(self) -> list[str]:
        """Return the desks that are connected."""
        return sorted({page.desk for page in self._pages.values()})

    def officer(self, desk: str) -> str:
        """Return who is at a desk."""
        return next((page.officer for page in self._pages.values() if page.desk == desk), "")

    def officers(self, *, tick_ms: int) -> list[str]:
        """Return the ids of the officers who have a visible page."""
        pages = self._pages.values()
        seen = (page for page in pages if page.said and page.said.visible)
        return sorted({page.officer_id for page in seen if self._of(page.desk, tick_ms=tick_ms)})

    def input_age_s(self, desk: str, *, tick_ms: int) -> float | None:
        """Return since when nobody has touched a visible page of a desk that counts.

        None: there is none.
        """
        ages = [
            said.input_age_s + max(0, tick_ms - said.at_ms) / 1000
            for said in self._of(desk, tick_ms=tick_ms, counting=True)
            if said.visible
        ]
        return min(ages, default=None)

    def told(self, touched: Collection[str], *, tick_ms: int) -> Json:
        """Return the event. ``touched``: the desks that the node does not call unmanned."""
        watching: list[Json] = []
        seen: set[str] = set()
        for page in self._pages.values():
            found = [] if page.desk in seen else self._of(page.desk, tick_ms=tick_ms)
            seen.add(page.desk)
            if found:
                watching.append(
                    {
                        "desk": page.desk,
                        "officer": page.officer,
                        "role": page.role,
                        "sound": min((said.sound for said in found), key=SOUNDS.index),
                        "visible": any(said.visible for said in found),
                    }
                )
        watching.sort(key=lambda one: str(one["desk"]))
        nobody = not any(one["visible"] and one["desk"] in touched for one in watching)
        return {"watching": watching, "nobody": nobody}

    def _of(self, desk: str, *, tick_ms: int, counting: bool = False) -> list[Said]:
        """Return what the pages of a desk said lately."""
        most_ms = limits.DESK_STATE_S * 1000
        return [
            page.said
            for page in self._pages.values()
            if page.desk == desk
            and (page.counts or not counting)
            and page.said
            and tick_ms - page.said.at_ms <= most_ms
        ]
