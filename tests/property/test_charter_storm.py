# SPDX-License-Identifier: Apache-2.0
"""A change of the charter in the middle of a storm (``tests/storms.py``): nothing is lost by it.

Each node opens the same later charter at a moment of its own, may crash right after that, and
adopts it sooner or later; commits of that step fail on either side of the disk like all others.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from tests.lines import Node, later, line_of
from tests.storms import PARTIES, Storm, Watched, check_finals, check_records
from wasl.line.adoption import agreed_at
from wasl.line.line import Renew
from wasl.line.work import Agreed
from wasl.steps import Space
from wasl.terms import JournalId
from wasl.trust.charter import AckWithin


@dataclass
class ChangingStorm(Storm):
    """A storm in which every node takes up the charters of ``coming``, one after the other."""

    coming: list[Agreed] = field(default_factory=list[Agreed])

    def _step(self) -> None:
        super()._step()
        node = self.rng.choice(self.nodes)
        if self.rng.random() < 0.1 and len(node.later) < len(self.coming):
            node.open_charter(self.coming[len(node.later)])
        if self.rng.random() < 0.1 and node.later:
            self.renew(node)

    def renew(self, node: Watched) -> None:
        self.attempt(node, Renew((node.line.standing.chain[0], *node.later)))

    def change_all(self) -> None:
        """Let whoever is behind open and adopt the rest."""
        for node in self.nodes:
            for charter in self.coming:
                node.open_charter(charter)
            node.renew()


def changing(seed: int, parties: int, *, steps: int) -> ChangingStorm:
    wire = line_of(*PARTIES[:parties], node=Watched)
    second = later(wire, ack_within_s=AckWithin(routine=7_200), padding=(512, 4_096))
    wire[0].later.append(second)
    third = later(wire, ack_within_s=AckWithin(routine=3_600), padding=())
    wire[0].later.clear()
    said: dict[int, list[str]] = {index: [] for index in range(parties)}
    storm = ChangingStorm(wire, random.Random(seed), said, coming=[second, third])
    storm.run(steps)
    return storm


def check_charters(storm: ChangingStorm) -> None:
    """All judge every entry alike, and no alarm is left; nobody honest was ever at odds."""
    for node in storm.nodes:
        assert node.line.standing.charter.serial == 3
        assert node.alarms() <= {"charter-unknown"}
        assert not node.rows.scan_named(Space.ALARM, b"", limit=10)
        assert all(len(found) == 1 for found in node.signed.values()), "one size, two roots"
        assert judged(node) == judged(storm.nodes[0])


def judged(node: Node) -> list[list[int]]:
    """The serial of the charter by which a node judges each entry of each journal."""
    standing, rows = node.line.standing, node.rows
    return [
        [
            agreed_at(standing, rows, JournalId(author, 1), seq).charter.serial
            for seq in range(node.size(author))
        ]
        for author in node.cards
    ]


def weather(seed: int, parties: int, *, steps: int) -> None:
    storm = changing(seed, parties, steps=steps)
    storm.mend()
    storm.change_all()
    storm.mend()
    check_records(storm)
    check_finals(storm)
    check_charters(storm)


@pytest.mark.parametrize("seed", range(3))
def test_two_parties_change_their_charter(seed: int) -> None:
    weather(seed, 2, steps=80)


def test_three_parties_change_their_charter() -> None:
    weather(50, 3, steps=60)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("parties", [2, 3, 5])
def test_long_storms_over_a_change(parties: int) -> None:
    for seed in range(2_000, 2_000 + 20 // parties):
        weather(seed, parties, steps=150)
