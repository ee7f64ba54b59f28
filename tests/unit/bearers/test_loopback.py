# SPDX-License-Identifier: Apache-2.0
"""The network in memory: the same seed tells the same story, and every fault can be had."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.bearing import LoopbackWorld, parcels, story
from wasl.bearers.loopback import Faults, Loopback
from wasl.errors import Code, Misuse, Unavailable

ROUGH = Faults(loss=0.2, duplication=0.2, damage=0.1, reorder=0.2, delay_ms=(20, 400))


async def tell(seed: int, faults: Faults) -> tuple[list[bytes], list[tuple[str, object]], int]:
    async with LoopbackWorld(seed, faults) as w:
        a, b = await w.pair()
        for i in range(20):
            a.bearer.offer("b", parcels(20, 30, f"{i:02}-"))
            await w.network.advance(w.network.now_ms + 100)
        await w.until(lambda: not a.bearer.queue("b"))
        while w.network.next_ms() is not None:  # what is late or doubled, too
            await w.network.advance(w.network.next_ms() or 0)
        return [e for _, e in b.driver.got], a.driver.handed_over, w.network.now_ms


@story
async def test_the_same_seed_tells_the_same_story() -> None:
    first = await tell(5, ROUGH)
    assert await tell(5, ROUGH) == first
    assert (await tell(6, ROUGH))[0] != first[0]


@story
async def test_every_fault_happens_about_as_often_as_asked() -> None:
    sent = [p.envelope for i in range(20) for p in parcels(20, 30, f"{i:02}-")]
    got, handed, _ = await tell(1, Faults(loss=0.3))
    assert 80 <= len(sent) - len(got) <= 160
    assert [e for e in sent if e in set(got)] == got
    assert len(handed) == len(sent)  # a medium that loses says nothing

    got, _, _ = await tell(1, Faults(duplication=0.3))
    assert set(got) == set(sent)
    assert 80 <= sum(count == 2 for count in Counter(got).values()) <= 160

    got, _, _ = await tell(1, Faults(damage=0.3))
    assert len(got) == len(sent)
    assert 80 <= sum(e not in set(sent) for e in got) <= 160
    assert all(got)  # cut short perhaps, but never to nothing

    got, _, _ = await tell(1, Faults(reorder=0.3, delay_ms=(5, 5)))
    assert sorted(got) == sorted(sent)
    assert got != sent

    got, handed, _ = await tell(1, Faults())
    assert got == sent
    assert [ticket for _, ticket in handed] == [e.decode() for e in sent]


@story
async def test_nothing_happens_but_by_the_callers_clock() -> None:
    async with LoopbackWorld(1, Faults(delay_ms=(250, 250))) as w:
        a, b = await w.pair()
        a.bearer.offer("b", parcels(1, 10))
        start_ms = w.network.now_ms
        await w.network.advance(start_ms + 249)
        assert b.driver.got == []
        assert w.network.next_ms() == start_ms + 250
        await w.network.advance(start_ms + 250)
        assert len(b.driver.got) == 1
        assert w.network.next_ms() is None


@story
async def test_a_cut_loses_nothing_that_was_on_its_way() -> None:
    async with LoopbackWorld(1, Faults(delay_ms=(50, 50))) as w:
        a, b = await w.pair()
        a.bearer.offer("b", parcels(5, 10))
        await w.network.advance(w.network.now_ms + 10)
        w.network.cut("a", "b")
        await w.network.advance(w.network.now_ms + 1_000)
        assert b.driver.got == []
        assert a.bearer.queue("b") == 5
        assert not a.bearer.state("b").reachable
        w.network.mend("b", "a")
        await w.until(lambda: not a.bearer.queue("b"))
        assert len(b.driver.got) == 5
        assert a.driver.transitions == [("reached", "b"), ("lost", "b"), ("reached", "b")]


@story
async def test_a_peer_that_was_dropped_and_taken_up_again_starts_afresh() -> None:
    async with LoopbackWorld(1, Faults(delay_ms=(50, 50))) as w:
        a, b = await w.pair()
        a.bearer.offer("b", parcels(5, 10))
        await w.network.advance(w.network.now_ms + 10)
        a.bearer.set_peers([])
        a.bearer.set_peers([w.peer("b")])
        assert a.bearer.queue("b") == 0
        await w.network.advance(w.network.now_ms + 100)
        assert b.driver.got == []
        a.bearer.offer("b", parcels(1, 10))
        await w.until(lambda: len(b.driver.got) == 1)


@story
async def test_a_driver_that_cannot_store_is_not_asked_without_pause() -> None:
    async with LoopbackWorld() as w:
        a, b = await w.pair()
        b.driver.refusal = Unavailable(Code.DISK_FULL, "the disk is full")
        asked = 0

        async def count(_: list[bytes]) -> None:
            nonlocal asked
            asked += 1

        b.driver.before = count
        a.bearer.offer("b", parcels(1, 10))
        await w.network.advance(w.network.now_ms + 10_000)
        assert 30 <= asked <= 50
        assert b.bearer.state("a").trouble == "the disk is full"


@pytest.mark.parametrize("delay_ms", [(0, 1), (2, 1), (-1, 5)])
def test_a_delay_of_nothing_is_refused(delay_ms: tuple[int, int]) -> None:
    with pytest.raises(Misuse) as refused:
        Loopback(1, Faults(delay_ms=delay_ms))
    assert refused.value.code is Code.BAD_ARGUMENT
