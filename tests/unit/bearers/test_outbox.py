# SPDX-License-Identifier: Apache-2.0
"""The queue for one peer, against a plain list that does the same slowly."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from wasl import limits
from wasl.bearers.bearer import Parcel
from wasl.bearers.outbox import Batch, Lane, Outbox
from wasl.terms import Precedence

MOST_PARCELS = 12
MOST_BYTES = 90


class Model(RuleBasedStateMachine):
    """The same rules, told as list comprehensions."""

    def __init__(self) -> None:
        super().__init__()
        self.outbox = Outbox(most_parcels=MOST_PARCELS, most_bytes=MOST_BYTES)
        self.waiting: list[Parcel] = []  # in the order of offering
        self.away: dict[Lane, Batch] = {}
        self.serial = 0

    def everything(self) -> list[Parcel]:
        return self.waiting + [p for batch in self.away.values() for p in batch.parcels]

    def make_room(self) -> int:
        dropped = 0
        while (
            len(self.everything()) > MOST_PARCELS
            or sum(len(p.envelope) for p in self.everything()) > MOST_BYTES
        ):
            lesser = [p for p in self.waiting if p.precedence is not Precedence.FLASH]
            if not lesser:
                break
            lowest = min(p.precedence for p in lesser)
            self.waiting.remove(next(p for p in lesser if p.precedence is lowest))
            dropped += 1
        return dropped

    @rule(offered=st.lists(st.tuples(st.sampled_from(Precedence), st.integers(1, 30)), max_size=6))
    def add(self, offered: list[tuple[Precedence, int]]) -> None:
        parcels = []
        for precedence, size in offered:
            self.serial += 1
            parcels.append(Parcel(bytes(size), precedence, self.serial))
        self.waiting += parcels
        assert self.outbox.add(parcels) == self.make_room()

    @rule(lane=st.sampled_from(Lane), most=st.integers(1, 120))
    def take(self, lane: Lane, most: int) -> None:
        urgent = [p for p in self.waiting if p.precedence.urgent]
        batch = self.outbox.take(lane, most)
        wanted: list[Parcel] = []
        stands_back = lane is Lane.CALM and (urgent or Lane.URGENT in self.away)
        if lane not in self.away and not stands_back:
            mine = [p for p in self.waiting if p.precedence.urgent == (lane is Lane.URGENT)]
            for each in sorted(mine, key=lambda p: -p.precedence):  # stable: keeps their order
                if wanted and sum(4 + len(p.envelope) for p in [*wanted, each]) > most:
                    break
                wanted.append(each)
        assert (list(batch.parcels) if batch else []) == wanted
        if batch:
            assert batch.lane is lane
            assert batch.envelopes == [p.envelope for p in wanted]
            self.away[lane] = batch
            self.waiting = [p for p in self.waiting if p not in wanted]

    @precondition(lambda self: self.away)
    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        batch = self.away.pop(data.draw(st.sampled_from(sorted(self.away, key=str))))
        self.outbox.settle(batch)
        assert not self.outbox.carries(batch)

    @precondition(lambda self: self.away)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        batch = self.away.pop(data.draw(st.sampled_from(sorted(self.away, key=str))))
        self.waiting = sorted([*batch.parcels, *self.waiting], key=lambda p: p.ticket)  # type: ignore[arg-type,return-value]
        assert self.outbox.give_back(batch) == self.make_room()

    @invariant()
    def counts(self) -> None:
        assert len(self.outbox) == len(self.everything())
        assert all(self.outbox.carries(batch) for batch in self.away.values())


Model.TestCase.settings = settings(max_examples=40, stateful_step_count=30)
TestOutbox = Model.TestCase


def test_a_batch_has_no_more_envelopes_than_a_bundle() -> None:
    outbox = Outbox()
    outbox.add([Parcel(b"x", Precedence.ROUTINE)] * (limits.BUNDLE_ENVELOPES + 5))
    batch = outbox.take(Lane.CALM, limits.BUNDLE_BYTES)
    assert batch is not None
    assert len(batch.parcels) == limits.BUNDLE_ENVELOPES


def test_the_largest_envelope_goes_however_little_room_there_is() -> None:
    outbox = Outbox()
    outbox.add([Parcel(bytes(limits.ENVELOPE_BYTES), Precedence.ROUTINE)] * 2)
    batch = outbox.take(Lane.CALM, 1)
    assert batch is not None
    assert len(batch.parcels) == 1


def test_a_batch_comes_to_its_end_once() -> None:
    outbox = Outbox()
    outbox.add([Parcel(b"x", Precedence.ROUTINE)])
    batch = outbox.take(Lane.CALM, 100)
    assert batch is not None
    outbox.settle(batch)
    with pytest.raises(AssertionError):
        outbox.give_back(batch)
