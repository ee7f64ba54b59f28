# SPDX-License-Identifier: Apache-2.0
"""Looking for orders of steps that break :mod:`models.members`.

A :class:`Plan` says who the members are by each charter; when each is drawn up, by whom, and opened
by whom, is what is explored. ``python -m models.moving`` does all of it.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models import finality
from models.explore import draw
from models.finality import Broken, Entry, Journal, Node, Rules, Step, View, World
from models.members import Charter, Members


@dataclass(frozen=True)
class Plan:
    """Who the members are by each charter. Party numbers are given once.

    ``puts_off``: a party may open one without adopting it, and then adopt the next alone.
    ``liar``: one that goes on with its older journals, and closes them anywhere; nobody else is
    restored.
    """

    members: tuple[tuple[int, ...], ...]
    restores: int = 0
    puts_off: bool = False
    liar: int | None = None

    @property
    def parties(self) -> int:
        return 1 + max(itertools.chain(*self.members))


def begin(plan: Plan) -> World:
    """A line of the first charter, begun; those who come later have nothing yet."""
    parties = plan.parties
    node = Node()
    first = Charter(plan.members[0], {})
    copies = ((node,),) * parties
    world = World(((),) * parties, (node,) * parties, copies, (0,) * parties, (first,))
    for party in plan.members[0]:
        world = finality.append(world, party, Entry(), rules_for(), to=1)
    return world


def rules_for(dropped: frozenset[str] = frozenset(), liar: int | None = None) -> Rules:
    return Rules(dropped, liar, look=Members)


def take(world: World, step: Step, rules: Rules, plan: Plan) -> World:
    """Take a step. Raises Broken."""
    match step:
        case ("draft", _, closed):
            serial = len(world.charters)
            left = set(plan.members[serial - 1]) - set(plan.members[serial])
            closes = {party: dict(closed) for party in left}
            charter = Charter(plan.members[serial], closes)
            return world._replace(charters=(*world.charters, charter))
        case ("open", party):
            node = world.nodes[party]
            node = node._replace(opened=node.opened + 1)
            world = finality.replace_at(world, party, node)
            if party not in plan.members[node.opened - 1]:
                return world  # it comes later: it opens all charters before that one
            if not world.journals[party]:
                world = finality.append(world, party, Entry(), rules, to=1)
            view = rules.view(world, party)
            return finality.append(world, party, adoption(view), rules)
        case ("put-off", party):
            node = world.nodes[party]
            return finality.replace_at(world, party, node._replace(opened=node.opened + 1))
        case ("restore", party, _):
            world = finality.take(world, step, rules)
            if (
                party in plan.members[world.nodes[party].opened - 1]
                and world.nodes[party].opened > 1
            ):
                entry = adoption(rules.view(world, party))
                world = finality.append(world, party, entry, rules)
            return world
        case _:
            return finality.take(world, step, rules)


def adoption(view: View) -> Entry:
    """The ADOPT of the newest charter that is open at a node."""
    assert isinstance(view, Members)
    seen = view.heads()
    before = view.in_force(view.own, 1 << 30)
    strangers = {party for _, party in view.joining() if party not in view.joined}
    for serial, party in view.leaving():
        if before < serial:
            seen = {j: n for j, n in seen.items() if j[0] != party}
            if party in strangers and view.keeps("stranger"):
                continue
            if view.keeps("name") and view.me in view.namers(serial):
                seen |= {j: n for j, n in view.held.items() if j[0] == party and n}
    return Entry(tuple(sorted(seen.items())), adopt=view.opened)


def steps_of(world: World, plan: Plan, *, writes: int) -> Iterator[Step]:
    """All steps that may come next."""
    written = sum(len(j) for mine in world.journals for j in mine)
    serial = len(world.charters)
    left = finality.gone(world)
    if serial < len(plan.members):
        yield from _drafts(world, plan, serial)
    for party, node in enumerate(world.nodes):
        begun = bool(world.journals[party])
        if begun and written < writes:
            yield "write", party
        if len(world.journals[party]) > 1:
            yield from _lies(world, party) if party == plan.liar else (("close", party),)
        if node.opened < serial and party not in world.charters[node.opened].closed:
            yield "open", party
            both = plan.puts_off and begun and node.opened + 1 < serial
            if both and party not in world.charters[node.opened + 1].closed:
                yield "put-off", party
        lives = 0 if plan.liar not in (None, party) else plan.restores
        if begun and party not in left and world.restores[party] < lives:
            if node not in world.copies[party] and len(world.copies[party]) < 4:
                yield "copy", party
            yield from (("restore", party, i) for i in range(len(world.copies[party])))
        if begun:
            yield from _gifts(world, party)


def _drafts(world: World, plan: Plan, serial: int) -> Iterator[Step]:
    """A member that stays draws the next charter up, from what it holds by now."""
    stay = [p for p in plan.members[serial] if p in plan.members[serial - 1]]
    left = set(plan.members[serial - 1]) - set(plan.members[serial])
    for party in stay:
        if world.nodes[party].opened == serial:
            held = dict(world.nodes[party].held)
            one = {(i, n) for gone in left for (p, i), n in held.items() if p == gone}
            yield "draft", party, tuple(sorted(one))


def _lies(world: World, party: int) -> Iterator[Step]:
    """An older journal goes on, or ends anywhere."""
    own, held = len(world.journals[party]), dict(world.nodes[party].held)
    yield from (("lie", party, i, None) for i in range(1, own))
    for close in itertools.product(*(range(held.get((party, i), 0) + 1) for i in range(1, own))):
        yield "lie", party, own, tuple((i, n) for i, n in enumerate(close, 1) if n)


def _gifts(world: World, party: int) -> Iterator[Step]:
    """Who comes by a charter that is not open there is unknown, and its journals are refused."""
    held = dict(world.nodes[party].held)
    known = set(itertools.chain(*(c.members for c in world.charters[: world.nodes[party].opened])))
    for other, mine in enumerate(world.journals):
        for i, entries in enumerate(mine, start=1) if other in known else ():
            have = held.get((other, i), 0)
            if (other, i) != (party, len(world.journals[party])) and have < len(entries):
                for size in {have + 1, len(entries)}:
                    yield "give", party, (other, i), size


@dataclass
class Found:
    """What was looked through, and the steps to a broken invariant, or none."""

    states: int
    whole: bool
    why: str = ""
    trace: tuple[Step, ...] = ()


def search(plan: Plan, *, writes: int, steps: int, most: int, dropped: frozenset[str]) -> Found:
    """Breadth first through every order of steps."""
    rules = rules_for(dropped)
    first = begin(plan)
    came: dict[World, tuple[World, Step] | None] = {first: None}
    queue: deque[tuple[World, int]] = deque([(first, 0)])
    while queue and len(came) < most:
        world, depth = queue.popleft()
        if depth == steps:
            continue
        for step in steps_of(world, plan, writes=writes):
            try:
                after = take(world, step, rules, plan)
            except Broken as broken:
                trace, back = [step], came[world]
                while back is not None:
                    trace.insert(0, back[1])
                    back = came[back[0]]
                return Found(len(came), whole=False, why=str(broken), trace=tuple(trace))
            if after not in came:
                came[after] = (world, step)
                queue.append((after, depth + 1))
    return Found(len(came), whole=not queue)


_WEIGHTS = {
    "write": 4,
    "close": 5,
    "lie": 4,
    "give": 8,
    "copy": 1,
    "restore": 1,
    "open": 2,
    "put-off": 2,
    "draft": 1,
}


def wander(
    rng: random.Random, plan: Plan, *, steps: int = 70, rules: Rules
) -> Iterator[tuple[Step, World]]:
    """Random steps, deeper than a search can go, each with the world after it. Raises Broken."""
    world = begin(plan)
    for _ in range(steps):
        step = draw(rng, list(steps_of(world, plan, writes=1 << 30)), _WEIGHTS)
        try:
            world = take(world, step, rules, plan)
        except Broken as broken:
            raise Broken(str(broken), step) from broken
        yield step, world


def run(seed: int, plan: Plan, *, steps: int = 70, dropped: frozenset[str] = frozenset()) -> Found:
    """One random run, and a calm after it."""
    rules = rules_for(dropped, plan.liar)
    world = begin(plan)
    trace: list[Step] = []
    try:
        for step, after in wander(random.Random(seed), plan, steps=steps, rules=rules):
            trace.append(step)
            world = after
        if plan.liar is None:
            calm(world, plan, rules)
    except Broken as broken:
        why, *last = broken.args
        return Found(len(trace), whole=False, why=why, trace=(*trace, *last))
    return Found(steps, whole=True)


def calm(world: World, plan: Plan, rules: Rules) -> World:
    """Let every charter be drawn up and opened, and all come everywhere. Raises Broken."""
    plan = replace(plan, restores=0)
    stay = plan.members[-1]
    marks: dict[int, tuple[Journal, int]] = {}
    for turn in range(12):
        world = _open_all(world, plan, rules)
        for party in stay:
            for _, _, journal, size in list(_gifts(world, party)):
                if size == len(world.journals[journal[0]][journal[1] - 1]):
                    world = take(world, ("give", party, journal, size), rules, plan)
            world = take(world, ("close", party), rules, plan)
        for party in stay if turn < 11 else ():
            world = take(world, ("write", party), rules, plan)
            if turn == 7:
                mine = world.journals[party]
                marks[party] = ((party, len(mine)), len(mine[-1]))
    for party in stay:
        final = world.nodes[party].final
        for journal, size in marks.values():
            if sum(1 for _, j in final if j == journal) < size:
                raise Broken(f"finality of {party} does not move again")
        _is_whole(rules.view(world, party))
    return world


def _is_whole(view: View) -> None:
    """All that counts of a closed journal has its place: where nobody lies there is no knot."""
    for journal, size in view.held.items():
        ends = view.ends(journal[0])
        if ends is None or journal[1] >= view.newest(journal[0]):
            continue
        if len(view.placed.get(journal, ())) < min(size, ends.get(journal[1], 0)):
            raise Broken(f"{journal} is cut, and nobody lies")


def _open_all(world: World, plan: Plan, rules: Rules) -> World:
    for _ in range(4 * len(plan.members)):
        for kind in ("draft", "open"):
            steps = [s for s in steps_of(world, plan, writes=0) if s[0] == kind]
            steps = [s for s in steps if s[1] in plan.members[-1] or kind == "draft"] or steps
            if steps:
                world = take(world, steps[0], rules, plan)
    return world


PLANS = {
    "leave": Plan(((0, 1, 2), (0, 1))),
    "join": Plan(((0, 1), (0, 1, 2))),
    "change": Plan(((0, 1, 2), (0, 1, 3))),
    "twice": Plan(((0, 1, 2, 3), (0, 1, 2), (0, 1, 4))),
    "in-and-out": Plan(((0, 1), (0, 1, 2), (0, 1))),
    "put-off": Plan(((0, 1), (0, 1, 2), (0, 1)), puts_off=True),
    "instead": Plan(((0, 1, 2), (0, 1, 2, 3), (0, 1, 3))),
}
SEARCHES = (("leave", 5, 12), ("join", 5, 12), ("change", 6, 11))


def main() -> int:
    """Explore, and say what was found."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    failed = 0
    for name, writes, steps in SEARCHES:
        found = search(PLANS[name], writes=writes, steps=steps, most=40 * runs, dropped=frozenset())
        print(f"{name}: {'all' if found.whole else 'the first'} {found.states:,} states")
        failed += _tell(found)
    for name, plan in PLANS.items():
        for restores in (0, 1):
            made = [run(seed, replace(plan, restores=restores)) for seed in range(runs)]
            print(f"{name}: {runs:,} random runs with {restores} restores of each")
            failed += sum(map(_tell, made))
    return min(failed, 1)


def _tell(found: Found) -> int:
    if found.why:
        print(f"  {found.why}:", *found.trace, sep="\n    ")
    return bool(found.why)


if __name__ == "__main__":
    sys.exit(main())
