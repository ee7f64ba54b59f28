# SPDX-License-Identifier: Apache-2.0
"""The events of one desk: numbered, bounded, and never in anybody's way."""

from __future__ import annotations

import asyncio
import json

from wasl.console.outbox import Outbox, written


def filled(count: int, **bounds: int) -> Outbox:
    outbox = Outbox(**bounds)
    for n in range(count):
        outbox.append(written("entry", {"n": n}))
    return outbox


def test_events_are_numbered_from_one_without_a_gap() -> None:
    outbox = filled(3)
    batch = outbox.take(0)
    told = [json.loads(event) for event in batch.events]
    assert [(one["seq"], one["type"], one["n"]) for one in told] == [
        (1, "entry", 0),
        (2, "entry", 1),
        (3, "entry", 2),
    ]
    assert batch.last == outbox.last == 3


def test_a_reader_goes_on_after_what_it_has() -> None:
    outbox = filled(5)
    assert [json.loads(event)["seq"] for event in outbox.take(3).events] == [4, 5]
    assert outbox.take(5).events == ()
    assert not outbox.take(5).behind


def test_what_is_gone_is_told_and_not_passed_over() -> None:
    outbox = filled(12, most=5)
    assert outbox.can_resume(7)
    assert not outbox.can_resume(6)
    late = outbox.take(6)
    assert (late.events, late.behind, late.last) == ((), True, 12)
    assert len(outbox.take(7).events) == 5


def test_a_number_from_another_life_is_behind() -> None:
    assert filled(3).take(9).behind
    assert not filled(3).can_resume(-1)


def test_bytes_are_bounded_and_the_newest_is_kept_whatever_its_size() -> None:
    outbox = Outbox(most_bytes=1_000)
    for _ in range(20):
        outbox.append(written("entry", {"text": "x" * 200}))
    assert not outbox.can_resume(0)
    assert 1 <= len(outbox.take(outbox.last - 3).events) <= 4
    outbox.append(written("entry", {"text": "x" * 5_000}))
    assert len(outbox.take(outbox.last - 1).events) == 1


def test_a_large_backlog_comes_in_parts() -> None:
    outbox = filled(200)
    first = outbox.take(0)
    assert 0 < len(first.events) < 200
    assert json.loads(outbox.take(first.last).events[0])["seq"] == first.last + 1


def test_writing_never_waits_for_a_reader() -> None:
    async def scene() -> None:
        outbox = Outbox(most=10)
        reader = asyncio.create_task(outbox.wait(0))
        await asyncio.sleep(0)
        for _ in range(50):
            outbox.append(written("entry", {}))
        assert (await reader).behind, "it slept through forty events, and is told so"
        waiting = asyncio.create_task(outbox.wait(outbox.last))
        await asyncio.sleep(0)
        assert not waiting.done()
        outbox.append(written("alarm", {}))
        assert len((await waiting).events) == 1

    asyncio.run(scene())


def test_a_lone_surrogate_survives() -> None:
    outbox = Outbox()
    outbox.append(written("entry", {"text": "\ud800 حرب"}))
    event = outbox.take(0).events[0]
    event.encode()
    assert json.loads(event)["text"] == "\ud800 حرب"
