# SPDX-License-Identifier: Apache-2.0
"""One simulated run from a seed, what broke in it, and the shortest run that breaks so too.

Rules:

1. A run is its deeds: :func:`replay` carries them out again, and everything is the same, byte for
   byte; ``Run.digest`` is over all that was sent.
2. A run ends with the calm. What breaks is a :class:`Violation`: which invariant, at which step.
3. :func:`shrink` takes deeds away as long as the same invariant breaks.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from wasl.sim.broken import Broken
from wasl.sim.calm import Calm, calm
from wasl.sim.chance import Chance, Weather, weather_of
from wasl.sim.deeds import Deed
from wasl.sim.openings import Openings
from wasl.sim.watch import Watch
from wasl.sim.world import World


@dataclass(frozen=True, slots=True)
class Violation:
    """What broke. ``deeds``: the run up to there; what follows is the calm."""

    invariant: str
    detail: str
    step: int
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended."""

    seed: int
    steps: int
    digest: str
    violation: Violation | None
    calm: Calm | None
    deeds: tuple[Deed, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What kind of run. ``steps``: of the storm; the calm comes on top. ``weather``: None: as the
    seed has it.
    """

    parties: int = 3
    steps: int = 1_000
    weather: Weather | None = None

    def of(self, seed: int) -> Settings:
        """The settings of a seed."""
        weather = self.weather or weather_of(seed, self.parties)
        return replace(self, weather=weather)


def run(seed: int, settings: Settings) -> Run:
    """Let a storm blow, and then the calm."""
    rng = random.Random(seed)  # noqa: S311 -- it must be the same again
    settings = settings.of(seed)
    assert settings.weather is not None
    chance = Chance(rng, settings.weather)

    def blow(world: World) -> Iterator[Deed]:
        while world.steps < settings.steps:
            yield chance.next(world)

    return _carry_out(blow, settings, seed=seed)


def replay(deeds: Sequence[Deed], settings: Settings) -> Run:
    """Carry out these deeds, and then the calm."""
    return _carry_out(lambda _: iter(deeds), settings, seed=0)


def _carry_out(source: Callable[[World], Iterator[Deed]], settings: Settings, *, seed: int) -> Run:
    weather = settings.weather or Weather()
    hostile = weather.mischief > 0
    watch = Watch(hostile={settings.parties - 1} if hostile else ())
    world = World.of(settings.parties, watch, hostile=hostile)
    watch.nodes, watch.departed = lambda: world.nodes, world.departed
    watch.openings = Openings(watch.nodes, () if hostile else world.agreed)
    done: list[Deed] = []
    ended: Calm | None = None
    violation: Violation | None = None
    try:
        for deed in source(world):
            done.append(deed)
            world.do(deed)
        ended = calm(world, watch)
    except Broken as broken:
        violation = Violation(broken.name, broken.detail, world.steps, tuple(done))
    except Exception as error:  # noqa: BLE001 -- whatever a node raises is a violation
        name = f"raised {type(error).__name__}"
        violation = Violation(name, str(error), world.steps, tuple(done))
    return Run(seed, world.steps, world.digest.hexdigest(), violation, ended, tuple(done))


def shrink(violation: Violation, settings: Settings, *, tries: int = 400) -> Violation:
    """Return a violation of the same invariant by as few deeds as could be found (ddmin)."""
    best = violation
    size = max(1, len(best.deeds) // 2)
    while tries > 0:
        at = 0
        found = False
        while at < len(best.deeds) and tries > 0:
            tries -= 1
            fewer = best.deeds[:at] + best.deeds[at + size :]
            again = replay(fewer, settings).violation
            if again is not None and again.invariant == violation.invariant:
                best = again
                found = True
            else:
                at += size
        if size == 1 and not found:
            break
        size = max(1, size // 2)
    return best
