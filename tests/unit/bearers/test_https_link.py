# SPDX-License-Identifier: Apache-2.0
"""What dialler and listener share: who has a batch, and whether the peer is there."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from tests.bearing import BRISK, Recorder, parcel, parcels, story
from wasl import limits
from wasl.bearers.bearer import Peer
from wasl.bearers.https_link import Link, Surroundings
from wasl.bearers.outbox import Batch, Lane, Outbox
from wasl.bearers.tally import Tally
from wasl.terms import Precedence

PACE = replace(BRISK, stall_s=0.005, silence_s=0.005)


def link(driver: Recorder, *, clock: list[int] | None = None) -> Link:
    ticks = clock or [1_000]
    around = Surroundings(
        name="https", driver=driver, tally=Tally("https"), pace=PACE, utc_ms=lambda: ticks[0]
    )
    return Link(Peer("b", (), b""), around, Outbox())


async def take(of: Link, lane: Lane = Lane.CALM) -> Batch:
    batch = await of.next_batch(lane, lambda: True)
    assert batch is not None
    return batch


@story
async def test_a_poll_that_brings_the_token_back_settles() -> None:
    driver = Recorder()
    b = link(driver)
    b.offer([parcel("one"), parcel("two")])
    b.begin_poll(Lane.CALM, "")
    token = b.new_token()
    b.hold(await take(b), token)
    assert driver.handed_over == []
    b.begin_poll(Lane.CALM, token)
    assert driver.handed_over == [("b", "one"), ("b", "two")]
    assert b.state().queued == 0
    await asyncio.sleep(2 * PACE.stall_s)  # the time to wait for the word is over: it had come
    assert b.state().queued == 0
    b.close()


@pytest.mark.parametrize("word", ["", "17", "someone else's"])
@story
async def test_a_poll_without_it_gets_the_same_again(word: str) -> None:
    driver = Recorder()
    b = link(driver)
    b.offer([parcel("one"), parcel("two")])
    b.hold(await take(b), b.new_token())
    b.offer([parcel("three")])
    b.begin_poll(Lane.CALM, word)
    assert (await take(b)).envelopes == [b"one", b"two", b"three"]
    assert driver.handed_over == []
    b.close()


@story
async def test_no_poll_at_all_gives_it_back_after_a_while() -> None:
    b = link(Recorder())
    b.offer([parcel("one")])
    b.hold(await take(b), b.new_token())
    async with asyncio.timeout(1):
        assert (await take(b)).envelopes == [b"one"]
    b.close()


@story
async def test_lanes_are_held_apart() -> None:
    driver = Recorder()
    b = link(driver)
    b.offer([parcel("slow")])
    slow = b.new_token()
    b.hold(await take(b), slow)
    b.offer([parcel("flash", Precedence.FLASH)])
    fast = b.new_token()
    b.hold(await take(b, Lane.URGENT), fast)
    assert fast != slow
    b.begin_poll(Lane.URGENT, fast)
    assert driver.handed_over == [("b", "flash")]
    b.begin_poll(Lane.CALM, slow)
    assert driver.handed_over == [("b", "flash"), ("b", "slow")]
    b.close()


@story
async def test_only_the_newest_poll_of_a_lane_counts() -> None:
    b = link(Recorder())
    first = b.begin_poll(Lane.CALM, "")
    other = b.begin_poll(Lane.URGENT, "")
    waiting = asyncio.create_task(b.next_batch(Lane.CALM, first))
    await asyncio.sleep(0)
    second = b.begin_poll(Lane.CALM, "")
    assert (await waiting, first(), second(), other()) == (None, False, True, True)
    b.close()
    assert not second()


@story
async def test_room_is_halved_by_failures_and_doubled_by_successes() -> None:
    b = link(Recorder())
    b.offer(parcels(2_048, 4_092))  # 4,096 bytes each in a bundle
    sizes: list[int] = []
    for _ in range(14):
        batch = await take(b)
        sizes.append(len(batch.parcels))
        b.give_back(batch)
    assert sizes[:12] == [limits.BUNDLE_BYTES // 4_096 >> n for n in range(12)]
    assert sizes[12:] == [1, 1]  # one envelope always may go
    sizes.clear()
    for _ in range(5):
        batch = await take(b)
        sizes.append(len(batch.parcels))
        b.settle(batch)
    assert sizes == [1, 2, 4, 8, 16]
    b.close()


@story
async def test_what_the_peer_rejects_is_dropped_one_by_one() -> None:
    driver = Recorder()
    b = link(driver)
    b.offer([parcel(word) for word in ("one", "two", "three")])
    b.refuse(await take(b))
    assert (b.state().dropped, b.state().queued) == (0, 3)
    one = await take(b)
    assert one.envelopes == [b"one"]
    b.settle(one)
    b.refuse(await take(b))
    assert (b.state().dropped, b.state().queued) == (1, 1)
    assert (await take(b)).envelopes == [b"three"]
    assert driver.handed_over == [("b", "one")]
    b.close()


@story
async def test_reachable_by_either_way() -> None:
    driver = Recorder()
    clock = [1_000]
    b = link(driver, clock=clock)
    b.failed("nobody there")
    assert driver.transitions == []  # it never was reached
    assert (b.state().reachable, b.state().trouble) == (False, "nobody there")
    assert b.state().last_heard_ms is None
    with b.calling():
        assert driver.transitions == [("reached", "b")]
        clock[0] = 2_000
        b.answered()
        assert b.state().last_heard_ms == 2_000
        b.failed("gone")
        assert b.state().reachable  # it still calls
        clock[0] = 3_000
    assert b.state().last_heard_ms == 3_000
    assert b.state().reachable  # and did so a moment ago
    await asyncio.sleep(2 * PACE.silence_s)
    assert driver.transitions == [("reached", "b"), ("lost", "b")]
    assert driver.reasons == ["gone"]
    b.answered()
    b.parted()
    assert b.state().reachable
    await asyncio.sleep(2 * PACE.silence_s)
    assert driver.transitions[2:] == [("reached", "b"), ("lost", "b")]
    b.close()


@story
async def test_who_was_not_reached_is_not_when_we_dial_anew() -> None:
    """A new card: the talk by the old one, which never came about, is ended."""
    driver = Recorder()
    b = link(driver)
    b.failed("not its certificate")
    b.parted()
    b.failed("nobody there")
    assert driver.transitions == []
    assert not b.state().reachable
    b.close()


@story
async def test_nothing_is_said_after_the_end() -> None:
    driver = Recorder()
    b = link(driver)
    with b.calling():
        b.offer([parcel("one")])
        batch = await take(b)
        b.close()
        b.settle(batch)
    b.failed("x")
    await asyncio.sleep(2 * PACE.silence_s)
    assert driver.transitions == [("reached", "b")]
    assert driver.handed_over == []
