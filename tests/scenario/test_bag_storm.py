# SPDX-License-Identifier: Apache-2.0
"""A storm in which couriers travel too: files of bags arrive late, twice, damaged, or never."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from tests.bags import pack
from tests.lines import line_of
from tests.storms import PARTIES, Storm, Watched
from wasl.bearers import courier
from wasl.errors import Refused, Unavailable
from wasl.line.line import Unpacked


@dataclass
class BagStorm(Storm):
    """Files lie in one heap: whoever comes by takes some, for whomever they are."""

    heap: list[bytes] = field(default_factory=list[bytes])
    taken: int = 0

    def _step(self) -> None:
        node = self.rng.choice(self.nodes)
        match self.rng.random():
            case p if p < 0.15:
                self._pack(node)
            case p if p < 0.35 and self.heap:
                self._unpack(node)
            case _:
                super()._step()

    def _pack(self, node: Watched) -> None:
        try:
            self.heap += pack(node, self.rng.choice(node.line.standing.others)).files
        except Unavailable:
            self.crash(node)
        if len(self.heap) > 40:
            self.heap = self.rng.sample(self.heap, 25)

    def _unpack(self, node: Watched) -> None:
        for file in self.rng.sample(self.heap, min(3, len(self.heap))):
            try:
                envelopes = tuple(courier.parse_file(self._worn(file)))
            except Refused:
                continue
            if self.attempt(node, Unpacked(envelopes)) is not None:
                self.taken += 1

    def _worn(self, file: bytes) -> bytes:
        if self.rng.random() < 0.9:
            return file
        at = self.rng.randrange(len(file))
        return file[:at] + bytes((file[at] ^ 1,)) + file[at + 1 :]


def blow(seed: int, parties: int, *, steps: int) -> BagStorm:
    wire = line_of(*PARTIES[:parties], node=Watched)
    found = BagStorm(wire, random.Random(seed), {index: [] for index in range(parties)})
    found.run(steps)
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("parties", [2, 3])
def test_a_storm_with_bags(seed: int, parties: int) -> None:
    storm = blow(seed, parties, steps=120)
    assert storm.taken
    storm.mend()
    storm.check()


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(3, 12))
def test_many_storms_with_bags(seed: int) -> None:
    storm = blow(seed, 2 + seed % 3, steps=400)
    storm.mend()
    storm.check()


def test_bags_alone_are_enough() -> None:
    """No wire ever: all that is said arrives by bags, and so do the receipts."""
    storm = blow(1, 3, steps=0)
    for round_ in range(4):
        for node in storm.nodes:
            storm.say(node)
            node.sent.clear()
        for node in storm.nodes:
            for other in node.line.standing.others:
                for file in pack(node, other).files:
                    storm.nodes[other].do(Unpacked(tuple(courier.parse_file(file))))
                    storm.nodes[other].sent.clear()
        storm.wire.clock.pass_ms(round_ * 50_000_000)
    for node in storm.nodes:
        for author in storm.nodes:
            assert node.texts(author.index) == author.texts(author.index)
            assert set(storm.said[author.index]) <= set(node.texts(author.index))
