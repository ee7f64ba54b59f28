# SPDX-License-Identifier: Apache-2.0
"""One suite for every bearer: the rules of ``wasl.bearers.bearer``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.bearing import HttpsWorld, LoopbackWorld, Recorder, World, parcel, parcels, story
from wasl.bearers.bearer import Bearer
from wasl.errors import Code, Misuse, Unavailable
from wasl.terms import Precedence

WORLDS: dict[str, Callable[[], World]] = {
    "loopback": LoopbackWorld,
    "https": HttpsWorld,
    "https-only-a-dials": lambda: HttpsWorld("b"),
    "https-only-b-dials": lambda: HttpsWorld("a"),
}


@pytest.fixture(params=WORLDS.values(), ids=WORLDS.keys())
def world(request: pytest.FixtureRequest) -> Callable[[], World]:
    make: Callable[[], World] = request.param
    return make


def one_ear(make: Callable[[], World]) -> bool:
    """Whether only one side of the pair can be dialled."""
    return make in (WORLDS["https-only-a-dials"], WORLDS["https-only-b-dials"])


@story
async def test_carries_both_ways_and_says_so(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        typed: Bearer = a.bearer
        assert typed.name in {"loopback", "https"}
        a.bearer.offer("b", [parcel("one"), parcel("two")])
        b.bearer.offer("a", [parcel("three")])
        await w.until(lambda: len(b.driver.got) == 2 and len(a.driver.got) == 1)
        assert b.driver.got == [("a", b"one"), ("a", b"two")]
        assert a.driver.got == [("b", b"three")]
        await w.until(lambda: not a.bearer.queue("b") and not b.bearer.queue("a"))
        assert a.driver.handed_over == [("b", "one"), ("b", "two")]
        assert b.driver.handed_over == [("a", "three")]
        assert a.driver.transitions == [("reached", "b")]
        assert b.driver.transitions == [("reached", "a")]


@story
async def test_five_thousand_in_order_each_way_at_once(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        there, back = parcels(5_000, 300, "there"), parcels(5_000, 300, "back")
        for at in range(0, 5_000, 50):  # as a busy node would, not all in one go
            a.bearer.offer("b", there[at : at + 50])
            b.bearer.offer("a", back[at : at + 50])
            if at % 500 == 0:
                await asyncio.sleep(0)
        await w.until(lambda: not a.bearer.queue("b") and not b.bearer.queue("a"))
        assert [envelope for _, envelope in b.driver.got] == [each.envelope for each in there]
        assert [envelope for _, envelope in a.driver.got] == [each.envelope for each in back]
        assert a.bearer.state("b").dropped == b.bearer.state("a").dropped == 0


@story
async def test_urgent_first_then_in_the_order_offered(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        await w.down("b")
        for i in range(40):
            a.bearer.offer("b", [parcel(f"{p.name}{i}", p) for p in Precedence])
        b = await w.up("b")
        w.acquaint("a", "b")
        await w.until(lambda: not a.bearer.queue("b"))
        wanted = [f"{p.name}{i}" for p in sorted(Precedence, reverse=True) for i in range(40)]
        assert b.driver.texts() == wanted


@story
async def test_what_was_offered_while_the_far_side_was_down(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        await w.down("b")
        await w.until(lambda: not a.bearer.state("b").reachable)
        a.bearer.offer("b", parcels(30, 20))
        await w.a_while()
        assert a.bearer.queue("b") == a.bearer.state("b").queued == 30
        assert a.driver.handed_over == []
        b = await w.up("b")
        w.acquaint("a", "b")
        await w.until(lambda: not a.bearer.queue("b"))
        assert [envelope for _, envelope in b.driver.got] == [p.envelope for p in parcels(30, 20)]
        assert a.driver.transitions == [("reached", "b"), ("lost", "b"), ("reached", "b")]
        assert all(a.driver.reasons)


@story
async def test_what_the_far_node_cannot_store_stays_with_us(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        b.driver.refusal = Unavailable(Code.DISK_FULL, "the disk is full")
        tries = 0

        async def count(_: list[bytes]) -> None:
            nonlocal tries
            tries += 1

        b.driver.before = count
        a.bearer.offer("b", parcels(20, 20))
        await w.until(lambda: tries >= 3)
        assert a.bearer.queue("b") == 20
        assert a.driver.handed_over == []
        b.driver.refusal = None
        await w.until(lambda: not a.bearer.queue("b"))
        assert [envelope for _, envelope in b.driver.got] == [p.envelope for p in parcels(20, 20)]
        assert a.driver.handed_over == [("b", p.ticket) for p in parcels(20, 20)]


@story
async def test_memory_is_bounded_and_flash_is_never_dropped(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair(queue_parcels=100, queue_bytes=5_000)
        await w.down("b")
        a.bearer.offer("b", [parcel(f"flash{i}", Precedence.FLASH) for i in range(10)])
        a.bearer.offer("b", [parcel(f"immediate{i}", Precedence.IMMEDIATE) for i in range(10)])
        a.bearer.offer("b", parcels(500, 40))
        state = a.bearer.state("b")
        assert state.queued == 100
        assert state.dropped == 420
        a.bearer.offer("b", [parcel(b"x" * 4_000, Precedence.PRIORITY)])
        assert a.bearer.queue("b") < 50  # bytes count, too
        a.bearer.offer("b", [parcel(f"last{i}", Precedence.FLASH) for i in range(200)])
        assert a.bearer.queue("b") == 210
        b = await w.up("b", driver=Recorder(), queue_parcels=100, queue_bytes=5_000)
        w.acquaint("a", "b")
        await w.until(lambda: not a.bearer.queue("b"))
        assert b.driver.texts() == [f"flash{i}" for i in range(10)] + [
            f"last{i}" for i in range(200)
        ]


@story
async def test_when_full_the_oldest_routine_goes_first(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair(queue_parcels=10)
        await w.down("b")
        a.bearer.offer("b", [parcel(f"priority{i}", Precedence.PRIORITY) for i in range(4)])
        a.bearer.offer("b", [parcel(f"routine{i}") for i in range(9)])
        b = await w.up("b")
        w.acquaint("a", "b")
        await w.until(lambda: not a.bearer.queue("b"))
        kept = [f"priority{i}" for i in range(4)] + [f"routine{i}" for i in range(3, 9)]
        assert b.driver.texts() == kept
        assert [ticket for _, ticket in a.driver.handed_over] == kept


@story
async def test_peers_come_and_go_while_it_runs(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        c = await w.up("c")
        if one_ear(world):
            # In this world only one of the first pair listens: c takes up with that one.
            near = a if w.peer("a").urls else b
            party = "a" if near is a else "b"
            w.nodes["c"].bearer.set_peers([w.peer(party)])
            near.bearer.set_peers([w.peer("a" if party == "b" else "b"), w.peer("c")])
        else:
            near, party = a, "a"
            w.acquaint("a", "b", "c")
        near.bearer.offer("c", [parcel("welcome")])
        c.bearer.offer(party, [parcel("thanks")])
        await w.until(lambda: len(c.driver.got) == 1 and ("c", b"thanks") in near.driver.got)
        assert [t for t in near.driver.transitions if t[0] == "lost"] == []

        near.bearer.set_peers([w.peer("a" if party == "b" else "b")])
        with pytest.raises(Misuse) as refused:
            near.bearer.offer("c", [parcel("still there?")])
        assert refused.value.code is Code.UNKNOWN_ID
        c.bearer.offer(party, [parcel("hello?")])
        await w.until(lambda: not c.bearer.state(party).reachable)
        await w.a_while()
        assert ("c", b"hello?") not in near.driver.got
        assert c.bearer.queue(party) == 1

        a.bearer.offer("b", [parcel("as before")])
        await w.until(lambda: ("a", b"as before") in b.driver.got)


@pytest.mark.parametrize("fooled", ["a", "b"])
@story
async def test_another_certificate_is_refused(world: Callable[[], World], fooled: str) -> None:
    async with world() as w:
        await w.up("a", "b")
        a, b = w.nodes["a"], w.nodes["b"]
        honest = {"a": "b", "b": "a"}[fooled]
        # ``fooled`` expects the certificate of c where its peer shows its own.
        w.nodes[fooled].bearer.set_peers([w.peer(honest, certificate_of="c")])
        w.nodes[honest].bearer.set_peers([w.peer(fooled)])
        a.bearer.offer("b", [parcel("not for c")])
        b.bearer.offer("a", [parcel("nor this")])
        await w.a_while()
        assert a.driver.got == b.driver.got == []
        assert a.driver.handed_over == b.driver.handed_over == []
        assert not w.nodes[fooled].bearer.state(honest).reachable
        assert a.driver.transitions == b.driver.transitions == []

        w.acquaint("a", "b")  # a new card brings the right one; nothing is restarted
        await w.until(lambda: len(a.driver.got) == len(b.driver.got) == 1)


@story
async def test_stops_while_busy_and_then_says_nothing(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        a.bearer.offer("b", parcels(3_000, 300))
        b.bearer.offer("a", parcels(3_000, 300))
        await w.until(lambda: len(b.driver.got) > 0 or len(a.driver.got) > 0)
        await w.down("a")
        told = (len(a.driver.got), len(a.driver.handed_over), len(a.driver.transitions))
        await w.until(lambda: not b.bearer.state("a").reachable)
        await w.a_while()
        assert told == (len(a.driver.got), len(a.driver.handed_over), len(a.driver.transitions))
        # At least once, and in order: what b was told is handed over, a has.
        sent = [each.envelope for each in parcels(3_000, 300)]
        assert [envelope for _, envelope in a.driver.got] == sent[: len(a.driver.got)]
        assert len(b.driver.handed_over) <= len(a.driver.got)


@story
async def test_starts_before_anybody_else_does(world: Callable[[], World]) -> None:
    async with world() as w:
        a, b = await w.pair()
        first_ms = a.bearer.state("b").last_heard_ms
        await w.down("b")
        await w.down("a")
        assert first_ms is not None
        a = await w.up("a")
        a.bearer.set_peers([w.peer("b")])
        assert a.bearer.state("b").last_heard_ms is None
        a.bearer.offer("b", [parcel("early")])
        await w.a_while()
        assert not a.bearer.state("b").reachable
        b = await w.up("b")
        b.bearer.set_peers([w.peer("a")])
        await w.until(lambda: b.driver.got == [("a", b"early")])
        assert a.bearer.state("b").reachable
        assert (a.bearer.state("b").last_heard_ms or 0) >= first_ms


@story
async def test_nobody_is_known_before_set_peers(world: Callable[[], World]) -> None:
    async with world() as w:
        a = await w.up("a")
        for asked in (a.bearer.queue, a.bearer.state):
            with pytest.raises(Misuse):
                asked("b")
        with pytest.raises(Misuse):
            a.bearer.offer("b", [parcel("x")])
