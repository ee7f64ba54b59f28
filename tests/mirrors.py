# SPDX-License-Identifier: Apache-2.0
"""Runs of ``models/members.py`` in rows: what the model says, the code must come to as well.

A :class:`Mirror` follows a world of the model step by step. Each node of it has a store, over which
:mod:`wasl.record.order` does what it does for a line, from what the step before has left.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from models import finality, moving
from tests.histories import History, Reader, charter_of
from wasl.record import ends
from wasl.record.adoptions import serial_at
from wasl.record.roll import Charted, Roll, joined_at
from wasl.store.memory import MemoryStore
from wasl.terms import Head, JournalId

MOST_STEPS = 100


class Copied(Reader):
    """A node of the model, as the code keeps it."""

    def __init__(self, history: History, party: int) -> None:
        super().__init__(history, ())
        self.party = party

    def follow(self, world: finality.World) -> None:
        """Open what is open at the node, hold what it holds, and put it in order."""
        node = world.nodes[self.party]
        newest = JournalId(self.party, len(world.journals[self.party]))
        roll = roll_of(world, node.opened, newest if newest.incarnation else None)
        if roll != self.roll:
            self.roll, self.progress = roll, None
        for (party, incarnation), size in sorted(
            node.held, key=lambda one: one[0][0] != self.party
        ):
            journal = JournalId(party, incarnation)
            state = self.rows.journal(journal)
            if state is None and journal == newest:
                self._begin(newest)
            if state is None or state.size < size:
                self.hold(journal, size)

    def restore(self, disk: MemoryStore) -> None:
        """Go on from a copy."""
        self.store, self.progress = disk.copy(), None

    def _begin(self, newest: JournalId) -> None:
        if newest.incarnation > 1 or self.roll.joined_by(self.party) is not None:
            self.begin_anew()

    def hold(self, journal: JournalId, size: int) -> list[tuple[JournalId, Head]]:
        """Hold a journal, and put all in order, in as many steps as that takes."""
        found, steps = super().hold(journal, size), 0
        while not self.done:
            assert self.progress is None
            found += self.step()
            steps += 1
            assert steps < MOST_STEPS, "it never has done"
        assert not found, "nobody lies here"
        return found

    # ── what it has come to ──

    def lamports(self) -> dict[finality.Journal, tuple[int, ...]]:
        """The places of each journal, as the model tells them."""
        found: dict[finality.Journal, tuple[int, ...]] = {}
        for lamport, journal, seq in self.places():
            key = (journal.party, journal.incarnation)
            assert seq == len(found.get(key, ()))
            found[key] = (*found.get(key, ()), lamport)
        return found

    def finals(self) -> tuple[tuple[int, finality.Journal], ...]:
        return tuple((n, (j.party, j.incarnation)) for n, j, _ in self.final_places())

    def moves(self) -> tuple[tuple[str, int, object], ...]:
        found: list[tuple[str, int, object]] = []
        for party in self.roll.everybody:
            left, joined = ends.left_at(self.rows, party), joined_at(self.rows, party)
            if left is not None:
                found.append(("left", party, tuple(sorted(left.items()))))
            if joined is not None:
                found.append(("joined", party, joined))
        return tuple(sorted(found))

    @property
    def is_cautious(self) -> bool:
        """Whether it holds an ADOPT of what is not open here.

        The code lets those who join hold finality then, whom the model does not ask.
        """
        serials = (serial_at(self.rows, journal, 1 << 32) for journal in self.rows.journals())
        return max(serials, default=1) > len(self.roll.chain)

    def check(self, world: finality.World) -> None:
        """It has come to what the model says, unless it is to order anew."""
        node = world.nodes[self.party]
        if self.is_behind:
            return
        placed = {journal: lamports for journal, lamports in node.placed if lamports}
        assert self.lamports() == placed
        assert self.moves() == node.decided
        if self.is_cautious:
            assert self.finals() == node.final[: len(self.finals())]
        else:
            assert self.finals() == node.final


def roll_of(world: finality.World, opened: int, near: JournalId | None) -> Roll:
    """The charters that are open at a node."""
    chain = (
        Charted(charter_of(serial), one.members, one.closed)
        for serial, one in enumerate(world.charters[:opened], start=1)
    )
    return Roll(tuple(chain), near)


class Mirror:
    """All nodes of a run."""

    def __init__(self, plan: moving.Plan) -> None:
        self.history = History()
        self.nodes = [Copied(self.history, party) for party in range(plan.parties)]
        self.copies = [[node.store.copy()] for node in self.nodes]
        self.world = moving.begin(plan)
        self.follow(("begin",), self.world)

    def follow(self, step: finality.Step, world: finality.World) -> None:
        """Do what a step of the model has done."""
        self._write(world)
        match step:
            case ("copy", party):
                self.copies[party].append(self.nodes[party].store.copy())
            case ("restore", party, which):
                self.nodes[party].restore(self.copies[party][which])
            case _:
                pass
        for node, before, now in zip(self.nodes, self.world.nodes, world.nodes, strict=True):
            if before != now or step[0] == "begin":
                node.follow(world)
                node.check(world)
        self.world = world

    def _write(self, world: finality.World) -> None:
        """Write down what was said, each entry after all that it has seen."""
        new = list(self._new(world))
        while new:
            later: list[tuple[JournalId, finality.Entry]] = []
            for journal, entry in new:
                seen = {JournalId(*j): n for j, n in entry.seen}
                waits = any(j == journal for j, _ in later)
                if waits or any(self._size(j) < n for j, n in seen.items()):
                    later.append((journal, entry))
                    continue
                close = None if entry.close is None else dict(entry.close)
                self.history.write(journal, seen, close=close, adopt=entry.adopt)
            assert len(later) < len(new)
            new = later

    def _new(self, world: finality.World) -> Iterator[tuple[JournalId, finality.Entry]]:
        for party, mine in enumerate(world.journals):
            for incarnation, entries in enumerate(mine, start=1):
                journal = JournalId(party, incarnation)
                yield from ((journal, entry) for entry in entries[self._size(journal) :])

    def _size(self, journal: JournalId) -> int:
        return len(self.history.journals.get(journal, ()))


def run(seed: int, plan: moving.Plan, *, steps: int) -> Mirror:
    """One random run of the model and of the code side by side, and a calm after it."""
    mirror, rules = Mirror(plan), moving.rules_for()
    for step, world in moving.wander(random.Random(seed), plan, steps=steps, rules=rules):
        mirror.follow(step, world)
    mirror.follow(("calm",), moving.calm(mirror.world, plan, rules))
    for party in plan.members[-1]:
        assert not mirror.nodes[party].is_behind, "it never orders anew"
    return mirror
