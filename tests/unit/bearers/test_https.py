# SPDX-License-Identifier: Apache-2.0
"""Both sides of the HTTPS bearer together, beyond what every bearer promises."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from tests.bearing import BRISK, HttpsWorld, Recorder, identity, parcel, parcels, story
from wasl.bearers.bearer import Peer
from wasl.bearers.https import HttpsBearer
from wasl.terms import Precedence


@story
async def test_who_borrows_a_certificate_and_an_address_is_not_reached() -> None:
    async with HttpsWorld() as w:
        a, b = await w.pair()
        truth = w.peer("a")
        b.bearer.set_peers([truth, replace(truth, party="copycat")])
        b.bearer.offer("copycat", [parcel("not for a")])
        await w.a_while()
        assert not b.bearer.state("copycat").reachable
        assert a.driver.got == []
        assert b.bearer.state("a").reachable


@story
async def test_a_batch_is_carried_by_one_way_only() -> None:
    async with HttpsWorld() as w:  # both dial: a push and a poll compete for every batch
        a, b = await w.pair()
        sent = parcels(400, 300)
        for each in sent:
            a.bearer.offer("b", [each])
            await asyncio.sleep(0)
        await w.until(lambda: not a.bearer.queue("b"))
        assert [envelope for _, envelope in b.driver.got] == [each.envelope for each in sent]


@story
async def test_a_large_envelope_and_many_small_ones() -> None:
    async with HttpsWorld() as w:
        a, b = await w.pair()
        sent = [bytes((i,)) * (1 << 20) for i in range(9)] + [b"%d" % i for i in range(3_000)]
        a.bearer.offer("b", [parcel(each) for each in sent])
        await w.until(lambda: not a.bearer.queue("b"))
        assert [envelope for _, envelope in b.driver.got] == sent


@story
async def test_peers_given_before_the_start_are_dialled_at_the_start() -> None:
    async with HttpsWorld() as w:
        b = await w.up("b")
        b.bearer.set_peers([w.peer("a")])
        driver = Recorder()
        early = HttpsBearer(driver, identity("a"), listen=None, pace=BRISK)
        early.set_peers([w.peer("b")])
        early.offer("b", [parcel("one")])
        await early.start()
        await w.until(lambda: len(b.driver.got) == 1)
        await early.stop()


def test_can_be_made_without_a_loop() -> None:
    bearer = HttpsBearer(Recorder(), identity("a"), listen=("127.0.0.1", 0))
    bearer.set_peers([Peer("b", (), identity("b").certificate_der)])
    bearer.offer("b", [parcel("one", Precedence.FLASH)])
    assert bearer.queue("b") == 1


@pytest.mark.parametrize("times", range(5))
@story
async def test_stops_at_any_moment(times: int) -> None:
    async with HttpsWorld() as w:
        await w.up("a", "b", "c")
        w.acquaint("a", "b", "c")
        for _ in range(times * 3):  # somewhere within the first handshakes
            await asyncio.sleep(0)
        for party in ("a", "b", "c"):
            await w.down(party)


@story
async def test_a_bug_that_ends_the_bearer_does_not_pass_in_silence() -> None:
    class Broken(Recorder):
        def lost(self, _bearer: str, party: str, why: str, /) -> None:
            raise RuntimeError("a bug in the driver")

    async with HttpsWorld() as w:
        await w.up("b")
        a = HttpsBearer(Broken(), identity("a"), listen=("127.0.0.1", 0), pace=BRISK)
        a.set_peers([w.peer("b")])
        w.nodes["b"].bearer.set_peers([Peer("a", (), identity("a").certificate_der)])
        await a.start()
        await w.until(lambda: a.state("b").reachable)
        with capture_logs() as lines:
            await w.down("b")
            await w.until(lambda: any(line["event"] == "bearer_failed" for line in lines))
        assert next(x for x in lines if x["event"] == "bearer_failed")["log_level"] == "critical"
        with pytest.raises(ConnectionError):  # and it is not half alive
            await asyncio.open_connection("127.0.0.1", a.port)
        await a.stop()
