# SPDX-License-Identifier: Apache-2.0
"""Looking for orders of steps that break :mod:`models.finality`: all within bounds, chance beyond.

:data:`SEARCHES` are gone through breadth first. :func:`run` takes random steps, deeper than a
search can go, and then lets everything come everywhere. ``python -m models.explore`` does both.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from models.finality import Broken, Journal, Rules, Step, World, begin, take


@dataclass(frozen=True)
class Bounds:
    """How far to look: parties, written entries, restores of each party, steps, who lies.

    ``copies``: how many each keeps, the first being nothing.
    """

    parties: int
    writes: int
    restores: tuple[int, ...]
    steps: int
    liar: int | None = None
    copies: int = 2


def steps_of(world: World, bounds: Bounds) -> Iterator[Step]:
    """All steps that may come next."""
    written = sum(len(j) for mine in world.journals for j in mine)
    written -= bounds.parties + sum(world.restores)
    for party, node in enumerate(world.nodes):
        held = dict(node.held)
        if written < bounds.writes:
            yield "write", party
        own = len(world.journals[party])
        if own > 1 and party != bounds.liar:
            yield "close", party
        if own > 1 and party == bounds.liar and written < bounds.writes:
            yield from (("lie", party, i, None) for i in range(1, own))
            sizes = [range(held.get((party, i), 0) + 1) for i in range(1, own)]
            for close in itertools.product(*sizes):
                yield "lie", party, own, tuple((i, n) for i, n in enumerate(close, 1) if n)
        yield from _losses_of(world, party, bounds)
        for other, mine in enumerate(world.journals):
            for i, entries in enumerate(mine, start=1):
                have = held.get((other, i), 0)
                if (other, i) != (party, own) and have < len(entries):
                    for size in {have + 1, len(entries)}:
                        yield "give", party, (other, i), size


def _losses_of(world: World, party: int, bounds: Bounds) -> Iterator[Step]:
    if world.restores[party] < bounds.restores[party]:
        copies = world.copies[party]
        if world.nodes[party] not in copies and len(copies) < bounds.copies:
            yield "copy", party
        for which in range(len(copies)):
            yield "restore", party, which


_WEIGHTS = {"write": 4, "close": 6, "give": 6, "copy": 1, "restore": 1, "lie": 1}


@dataclass
class Found:
    """What a search came to. ``trace``: the steps to a broken invariant, or empty."""

    states: int = 0
    depth: int = 0
    whole: bool = False
    why: str = ""
    trace: list[Step] = field(default_factory=list[Step])
    stuck: int = 0


def search(bounds: Bounds, *, dropped: frozenset[str] = frozenset(), most: int = 1 << 62) -> Found:
    """Breadth first through every order of steps within ``bounds``, or ``most`` states of them."""
    rules = Rules(dropped, bounds.liar)
    first = begin(bounds.parties)
    came: dict[World, tuple[World, Step] | None] = {first: None}
    queue: deque[tuple[World, int]] = deque([(first, 0)])
    found = Found()
    while queue and len(came) < most:
        world, depth = queue.popleft()
        if depth == bounds.steps:
            continue
        for step in steps_of(world, bounds):
            try:
                after = take(world, step, rules)
            except Broken as broken:
                found.why, found.trace = str(broken), [step]
                back = came[world]
                while back is not None:
                    found.trace.insert(0, back[1])
                    back = came[back[0]]
                found.states = len(came)
                return found
            if after not in came:
                came[after] = (world, step)
                queue.append((after, depth + 1))
                found.depth = depth + 1
    found.states, found.whole = len(came), not queue
    return found


def calm(world: World, rules: Rules, *, lossy: bool = False) -> World | None:
    """Let everything come everywhere and everybody speak; None if finality does not move then."""
    wanted: list[tuple[Journal, int]] = []
    parties = range(len(world.nodes))
    for turn in range(6):
        for party in parties:
            for other, mine in enumerate(world.journals):
                for i, entries in enumerate(mine, start=1):
                    have = max(dict(node.held).get((other, i), 0) for node in world.nodes)
                    size = have if lossy else len(entries)
                    if size > dict(world.nodes[party].held).get((other, i), 0):
                        world = take(world, ("give", party, (other, i), size), rules)
            world = take(world, ("close", party), rules)
        for party in parties:
            if turn < 5:
                world = take(world, ("write", party), rules)
                if turn == 2:
                    wanted.append(
                        ((party, len(world.journals[party])), len(world.journals[party][-1]))
                    )
    for node in world.nodes:
        counts = [sum(1 for _, j in node.final if j == journal) for journal, _ in wanted]
        if any(count < size for count, (_, size) in zip(counts, wanted, strict=True)):
            return None
    return world


def draw(rng: random.Random, steps: Sequence[Step], weights: Mapping[str, int]) -> Step:
    """One of these steps: first of which kind, and then which."""
    kinds = sorted({step[0] for step in steps})
    kind = rng.choices(kinds, [weights[kind] for kind in kinds])[0]
    return rng.choice([step for step in steps if step[0] == kind])


def run(
    seed: int,
    *,
    parties: int = 3,
    restores: int = 3,
    steps: int = 60,
    lossy: bool = False,
    dropped: frozenset[str] = frozenset(),
    liar: int | None = None,
) -> Found:
    """One random run, deeper than a search can go, and a calm after it."""
    rng = random.Random(seed)
    rules = Rules(dropped, liar)
    lives = tuple(restores if liar in (None, p) else 0 for p in range(parties))
    bounds = Bounds(parties, 1 << 30, lives, steps, liar, copies=9)
    world = begin(parties)
    found = Found()
    try:
        for _ in range(steps):
            step = draw(rng, list(steps_of(world, bounds)), _WEIGHTS)
            found.trace.append(step)
            world = take(world, step, rules)
        if liar is None and calm(world, rules, lossy=lossy) is None:
            found.stuck = 1
            if not lossy:
                raise Broken("finality does not move again")
    except Broken as broken:
        found.why = str(broken)
        return found
    found.trace, found.states = [], steps
    return found


SEARCHES = (
    Bounds(2, 3, (1, 0), 14),
    Bounds(2, 2, (1, 1), 10),
    Bounds(2, 2, (2, 0), 10),
    Bounds(3, 1, (1, 0, 0), 10),
    Bounds(2, 4, (1, 0), 11, liar=0),
)

KNOT: tuple[Step, ...] = (
    *(("give", party, (other, 1), 1) for party in range(3) for other in range(3) if party != other),
    ("restore", 0, 0),
    ("give", 1, (0, 2), 1),
    ("write", 1),  # names 0.2
    ("give", 0, (1, 1), 2),
    ("lie", 0, 1, None),  # and the old journal goes on behind that
    ("give", 1, (0, 1), 2),
    ("give", 2, (0, 2), 1),
    ("give", 2, (0, 1), 2),
    ("give", 2, (1, 1), 2),
    ("write", 2),
    ("give", 0, (2, 1), 2),
    ("give", 1, (2, 1), 2),
    ("lie", 0, 2, ((1, 2),)),
    ("give", 1, (0, 2), 2),
    ("give", 2, (0, 2), 2),
)
"""A party closes its older journal behind what has seen its newer one."""

REMAINS: tuple[Step, ...] = (
    ("give", 0, (1, 1), 1),
    ("give", 1, (0, 1), 1),
    ("copy", 1),
    ("copy", 0),
    ("write", 0),
    ("restore", 0, 1),
    ("give", 1, (0, 2), 1),
    ("write", 1),  # names 0.1 at size 1 beside 0.2
    ("give", 0, (1, 1), 2),
    ("lie", 0, 2, ((1, 1),)),
    ("restore", 1, 1),  # from before: it does not know 0.2
    ("give", 0, (1, 2), 1),
    ("lie", 0, 1, None),  # the old journal, which must be dead, names 1.2
    ("give", 1, (0, 1), 3),
    ("close", 1),
    ("write", 1),
    ("give", 1, (1, 1), 2),
    ("give", 1, (0, 2), 2),
)


def main() -> int:
    """Explore, and say what was found."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    failed = 0
    for bounds in SEARCHES:
        began = time.monotonic()
        found = search(bounds, most=60 * runs)
        how = "all" if found.whole else "the first"
        print(f"{bounds}: {how} {found.states:,} states, {time.monotonic() - began:.0f} s")
        failed += _tell(found)
    for kind, lossy, liar in (("", False, None), (" lossy", True, None), (" lying", False, 0)):
        made = [run(seed, parties=2 + seed % 2, lossy=lossy, liar=liar) for seed in range(runs)]
        stuck = sum(found.stuck for found in made)
        print(f"{runs:,}{kind} runs of 60 steps, 2 or 3 parties, 3 restores each: {stuck} stuck")
        failed += sum(map(_tell, made))
    return min(failed, 1)


def _tell(found: Found) -> int:
    if found.why:
        print(f"  {found.why}:", *found.trace, sep="\n    ")
    return bool(found.why)


if __name__ == "__main__":
    sys.exit(main())
