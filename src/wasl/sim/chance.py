# SPDX-License-Identifier: Apache-2.0
"""What happens next in a simulated line, from a seed: how bad the bearers, disks and clocks are.

Rules:

1. Chance looks at the world, and never changes it: it returns the next deed.
2. All of it comes from one generator. The same seed on the same code gives the same deeds.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from wasl.line.owed import owed
from wasl.record.final import final_prefix
from wasl.sim import deeds
from wasl.sim.deeds import Deed
from wasl.sim.mischief import TRICKS
from wasl.sim.world import World

DAY_MS: Final = 86_400_000
YEAR_MS: Final = 365 * DAY_MS
BUNDLE: Final = 6
SPANS_MS: Final = (400, 2_500, 9_000, 70_000, 900_000, 4_000_000)


@dataclass(frozen=True, slots=True)
class Weather:
    """How often things go wrong, 0 to 1; ``restores``: how often a party may lose its disk;
    ``moves``: how often members change.
    """

    loss: float = 0.30
    twice: float = 0.20
    damage: float = 0.05
    failure: float = 0.03
    told: float = 0.5
    restores: int = 3
    mischief: float = 0.0
    shreds: float = 0.0
    moves: float = 0.0


def weather_of(seed: int, parties: int) -> Weather:
    """Return the weather of a seed: half of the lines of three and more have a hostile party; on
    half of the others parties join and leave. On half of all texts are shredded.
    """
    rng = random.Random(f"weather {seed}")  # noqa: S311 -- it must be the same again
    weather = Weather(
        loss=rng.choice((0.30, 0.30, 0.05)),
        restores=rng.choice((0, 1, 3)),
        mischief=rng.choice((0.0, 0.15)) if parties > 2 else 0.0,
    )
    moves = rng.choice((0.0, 0.04)) if parties > 2 and not weather.mischief else 0.0
    weather = replace(weather, shreds=rng.choice((0.0, 0.02)))
    return replace(weather, moves=moves)


@dataclass
class Chance:
    """Where the deeds come from."""

    rng: random.Random
    weather: Weather

    def __post_init__(self) -> None:
        self._makers: dict[Callable[[World], Deed], float] = {
            self._carry: 48,
            self._say: 12,
            self._tick: 14,
            self._pass: 8,
            self._acknowledge: 5,
            self._check: 2,
            self._crash: 2,
            self._cut: 0.8,
            self._reach: 2,
            self._pack: 0.8,
            self._unpack: 2.4,
            self._copy: 0.8,
            self._burn: 0.25,
            self._roll_back: 0.15,
            self._set_clock: 0.5,
        }
        """How often each kind of deed is done, against the others."""
        self._choice = list(self._makers), list(accumulate(self._makers.values()))

    def next(self, world: World) -> Deed:
        """Return the next deed."""
        if self.weather.shreds and self.rng.random() < self.weather.shreds:
            return self._shred(world)
        if self.weather.mischief and self.rng.random() < self.weather.mischief:
            return self._mischief(world)
        if self.weather.moves and self.rng.random() < self.weather.moves:
            return self._move(world)
        (make,) = self.rng.choices(self._choice[0], cum_weights=self._choice[1])
        return make(world)

    # ── one maker for each kind ──

    def _node(self, world: World) -> int:
        return self.rng.randrange(len(world.nodes))

    def _pair(self, world: World) -> tuple[int, int]:
        one, other = self.rng.sample(range(len(world.nodes)), 2)
        return one, other

    def _failure(self) -> str:
        if self.rng.random() < self.weather.failure:
            return self.rng.choice(deeds.FAILURES)
        return ""

    def _say(self, world: World) -> Deed:
        urgency = self.rng.choice(deeds.URGENCY)
        count = self.rng.choice((1, 1, 1, 3))
        return deeds.Say(self._node(world), count, int(urgency), self._failure())

    def _acknowledge(self, world: World) -> Deed:
        return deeds.Acknowledge(
            self._node(world), self.rng.randrange(3), self.rng.choice((1, 1, 2, 4))
        )

    def _shred(self, world: World) -> Deed:
        """Most often one that may go: that is final here, and that nobody waits for."""
        node, author = self._node(world), self._node(world)
        rows, said = world.nodes[node].rows, world.said[author]
        final = final_prefix(rows).lamport
        ripe = [
            back
            for back, one in enumerate(reversed(said))
            if (row := rows.entry_of(one.ref.journal, one.ref.seq)) is not None
            and 0 < row.lamport <= final
            and (state := rows.journal(one.ref.journal)) is not None
            and not any(
                owed(rows, party, state.number, one.ref.seq) for party in range(len(world.nodes))
            )
        ]
        back = self.rng.choice(ripe) if ripe else self.rng.randrange(24)
        return deeds.Shred(node, author, back, self._failure())

    def _check(self, world: World) -> Deed:
        return deeds.Check(self._node(world))

    def _tick(self, world: World) -> Deed:
        return deeds.Tick(self._node(world), self._failure())

    def _carry(self, world: World) -> Deed:
        loaded = [key for key, link in world.links.items() if link]
        if not loaded:
            return self._tick(world)
        sender, receiver = self.rng.choice(loaded)
        numbers = list(world.links[sender, receiver])
        chosen = self.rng.sample(numbers, min(len(numbers), self.rng.randint(1, BUNDLE)))
        fates = tuple((number, *self._fate()) for number in chosen)
        told = self.rng.random() < self.weather.told
        return deeds.Carry(sender, receiver, fates, told, self._failure())

    def _fate(self) -> tuple[int, int]:
        if self.rng.random() < self.weather.loss:
            return 0, -1
        times = 2 if self.rng.random() < self.weather.twice else 1
        damaged = self.rng.random() < self.weather.damage
        return times, self.rng.randrange(1 << 16) if damaged else -1

    def _pass(self, _world: World) -> Deed:
        if self.rng.random() < 0.02:
            return deeds.Pass(self.rng.randrange(DAY_MS, 20 * DAY_MS))
        return deeds.Pass(self.rng.choice(SPANS_MS))

    def _set_clock(self, world: World) -> Deed:
        span = self.rng.choice((3_000, 400_000, DAY_MS, YEAR_MS))
        return deeds.SetClock(self._node(world), self.rng.choice((-1, 1)) * span)

    def _crash(self, world: World) -> Deed:
        return deeds.Crash(self._node(world))

    def _cut(self, world: World) -> Deed:
        return deeds.Cut(*self._pair(world))

    def _reach(self, world: World) -> Deed:
        if world.cuts and self.rng.random() < 0.5:
            cut = self.rng.choice(sorted(sorted(pair) for pair in world.cuts))
            return deeds.Reach(*cut)
        one, other = self._pair(world)
        if frozenset((one, other)) in world.cuts:
            return self._tick(world)
        return deeds.Reach(one, other)

    def _pack(self, world: World) -> Deed:
        return deeds.Pack(*self._pair(world))

    def _unpack(self, world: World) -> Deed:
        if not world.bags:
            return self._pack(world)
        bag = self.rng.choice(list(world.bags))
        damaged = self.rng.randrange(1 << 16) if self.rng.random() < self.weather.damage else -1
        return deeds.Unpack(bag, self._node(world), damaged)

    def _copy(self, world: World) -> Deed:
        return deeds.Copy(self._node(world))

    def _burn(self, world: World) -> Deed:
        node = self._node(world)
        if world.nodes[node].incarnation > self.weather.restores:
            return self._copy(world)
        return deeds.Burn(node, self.rng.choice((-1, *world.copies[node])))

    def _roll_back(self, world: World) -> Deed:
        node, peer = self._pair(world)
        copies = list(world.copies[node])
        if not copies or world.nodes[node].incarnation > self.weather.restores:
            return self._copy(world)
        return deeds.RollBack(node, self.rng.choice(copies), peer)

    def _move(self, world: World) -> Deed:
        node = self._node(world)
        if self.rng.random() < 0.75:
            charters = self.rng.randint(0, len(world.agreed))
            return deeds.Renew(node, charters, self._failure())
        leave = self._node(world) if self.rng.random() < 0.5 else -1
        return deeds.Draw(node, leave, leave < 0 or self.rng.random() < 0.3, self._coin())

    def _coin(self) -> bool:
        return self.rng.random() < 0.5

    def _mischief(self, world: World) -> Deed:
        victim = self.rng.randrange(len(world.nodes) - 1)
        kind = "steal" if self.rng.random() < 0.003 else self.rng.choice(TRICKS)
        return deeds.Mischief(kind, victim, (self.rng.randrange(6), self.rng.randrange(24)))
