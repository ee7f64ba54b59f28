# SPDX-License-Identifier: Apache-2.0
"""What rings: entries that came in for us and that nobody here has acknowledged.

Rules:

1. What rings, and since when, the node says: by its own tick, whatever a browser's timers do. How a
   ring grows is a table (:data:`wasl.limits.RING_STAGES_MS`).
2. Silencing is one desk's, for this entry and this stage alone. It acknowledges nothing.
3. A ring ends everywhere at once, and says why and by whom.
4. The node tells the second alarm path by itself; the last stage only says so on the screens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from wasl import limits
from wasl.console.answers import Json

_ORDER: Final = tuple(limits.RING_STAGES_MS)


@dataclass(slots=True)
class Ring:
    """One entry that rings. ``silenced``: the stage at which each desk was silenced last."""

    entry: str
    precedence: str
    since: str | None
    since_ms: int
    stage: int
    silenced: dict[str, int] = field(default_factory=dict[str, int])

    def told(self, desks: Iterable[str]) -> Json:
        """Return the event, with those of the desks that are not silenced."""
        return {
            "entry": self.entry,
            "precedence": self.precedence,
            "stage": self.stage,
            "since": self.since,
            "roles": list(limits.RING_ROLES[self.stage]),
            "unsilenced_desks": sorted(
                desk for desk in desks if self.silenced.get(desk) != self.stage
            ),
        }


def stage_at(precedence: str, *, waited_ms: int) -> int:
    """Return the stage that a ring has reached."""
    afters_ms = limits.RING_STAGES_MS.get(precedence, (0,))
    return max(0, sum(waited_ms >= after_ms for after_ms in afters_ms) - 1)


class Ringing:
    """The rings of one node."""

    def __init__(self) -> None:
        self._rings: dict[str, Ring] = {}

    def look(self, waiting: Iterable[Json], *, tick_ms: int) -> tuple[list[Ring], list[str]]:
        """Compare with what waits now. Return what rings anew or louder, and what rings no more."""
        urgent = sorted(waiting, key=lambda one: (_rank(one["precedence"]), one["since_ms"]))
        now = {one["entry"]: one for one in urgent[: limits.RINGS]}
        louder: list[Ring] = []
        for entry, one in now.items():
            precedence = str(one["precedence"])
            stage = stage_at(precedence, waited_ms=tick_ms - one["since_ms"])
            ring = self._rings.get(entry)
            if ring is None:
                ring = Ring(entry, precedence, one["since"], one["since_ms"], stage)
                self._rings[entry] = ring
                louder.append(ring)
            elif stage != ring.stage:
                ring.stage = stage
                louder.append(ring)
        ended = [entry for entry in self._rings if entry not in now]
        for entry in ended:
            del self._rings[entry]
        return louder, ended

    def silence(self, entry: str, desk: str) -> bool:
        """Silence a ring at one desk, until its next stage. Return whether that is new."""
        ring = self._rings.get(entry)
        if ring is None or ring.silenced.get(desk) == ring.stage:
            return False
        ring.silenced[desk] = ring.stage
        return True

    def told(self, desks: Collection[str]) -> list[Json]:
        """Return all that rings, the most urgent first, as a desk that comes must know it."""
        rings = sorted(
            self._rings.values(), key=lambda ring: (_rank(ring.precedence), ring.since_ms)
        )
        return [ring.told(desks) for ring in rings]

    def forget_desk(self, desk: str) -> None:
        """Forget what a desk has silenced: it is gone."""
        for ring in self._rings.values():
            ring.silenced.pop(desk, None)

    def __contains__(self, entry: object) -> bool:
        return entry in self._rings


def ended(entry: Json | None, *, party: str) -> Json:
    """Return why a ring has ended: ``{why, by, time}``; ``entry``: as it is now."""
    nothing: Json = {"why": "withdrawn", "by": None, "time": None}
    if entry is None:
        return nothing
    steps: Json = entry["ladder"].get(party) or {}
    taken: Json | None = steps.get("acknowledged")
    if taken is not None:
        return {"why": "acknowledged", "by": taken["by"], "time": taken["time"]}
    amended: Json = entry["amended"]
    if amended["cancelled"] or amended["superseded_by"]:
        return {"why": "cancelled", "by": entry["author"], "time": None}
    return nothing


def _rank(precedence: object) -> int:
    return _ORDER.index(str(precedence)) if precedence in _ORDER else len(_ORDER)
