# SPDX-License-Identifier: Apache-2.0
"""The feed of two real nodes: what is new or changed is told, once and soon."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from tests.homes import make_homes
from tests.pairs import desks, send, until
from wasl import limits
from wasl.node.desk import Desk

Json = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feed")
    make_homes(folder, "northland", "sundria")
    return folder


class Listener:
    """Keeps what it is told."""

    def __init__(self, desk: Desk) -> None:
        self.told: list[tuple[str, Json]] = []
        self.leave = desk.listen(lambda what, body: self.told.append((what, body)))

    def of(self, what: str, id_: str | None = None) -> list[Json]:
        return [
            body
            for kind, body in self.told
            if kind == what and (id_ is None or body.get("id") == id_)
        ]


def play(folder: Path, scene: Callable[[Desk, Desk], Coroutine[None, None, None]]) -> None:
    async def whole() -> None:
        async with desks(folder, "northland", "sundria") as (north, south):
            await scene(north, south)

    asyncio.run(whole())


def test_an_entry_and_each_step_of_it_are_told_on_both_sides(folder: Path) -> None:
    async def scene(north: Desk, south: Desk) -> None:
        ours, theirs = Listener(north), Listener(south)
        id_ = await send(north, "our patrol turns back", precedence="flash")
        await until(lambda: theirs.of("entry", id_), "it stands on the other side")
        entry = theirs.of("entry", id_)[0]
        assert (entry["text"], entry["precedence"]) == ("our patrol turns back", "flash")
        waiting = [one for one in south.waiting() if one["entry"] == id_]
        assert [one["precedence"] for one in waiting] == ["flash"]
        assert 0 <= south.tick_ms() - waiting[0]["since_ms"] < 20_000
        assert id_ not in [one["entry"] for one in north.waiting()], "our own asks nothing of us"
        await until(  # what two steps change at once is told once
            lambda: "stored" in [one["state"] for one in ours.of("entry", id_)],
            "that it is stored there",
        )
        await south.call("ack", {"entry": id_, "answer": "received", "by": "Orlov (DUTY)"})
        for side in (ours, theirs):
            await until(
                lambda side=side: (
                    side.of("entry", id_)[-1:]
                    and side.of("entry", id_)[-1]["state"] == "acknowledged"
                ),
                "its ladder moves on both sides",
            )
        assert id_ not in [one["entry"] for one in south.waiting()]
        told = ours.of("entry", id_)
        assert all(one != other for one, other in itertools.pairwise(told)), "no echo"

    play(folder, scene)


def test_what_was_cancelled_and_what_became_final_is_told_again(folder: Path) -> None:
    async def scene(north: Desk, south: Desk) -> None:
        theirs = Listener(south)
        id_ = await send(north, "forty ships put to sea")
        await until(lambda: theirs.of("entry", id_), "it comes")
        await north.call("cancel", {"entry": id_, "reason": "they did not", "by": "Haddad"})
        await until(
            lambda: any(one["amended"]["cancelled"] for one in theirs.of("entry", id_)),
            "that it is cancelled",
        )
        await send(south, "understood")
        await send(north, "good")
        await until(lambda: any(one["final"] for one in theirs.of("entry", id_)), "it is final")

    play(folder, scene)


def test_alarms_come_and_go(folder: Path) -> None:
    async def scene(north: Desk, south: Desk) -> None:
        ours = Listener(north)
        await asyncio.sleep(1.3)  # what was open before is not told anew
        line = next(iter(north._node.hosted.values()))  # noqa: SLF001 -- as the node's watch does
        from wasl.line.line import Alarmed

        await line.run(Alarmed("alarm-path-failed", "of this test"))
        await until(lambda: ours.of("alarm"), "it is raised")
        (alarm,) = ours.of("alarm")
        assert (alarm["code"], alarm["alias"]) == ("alarm-path-failed", north.states()[0]["alias"])
        await until(lambda: ours.of("line"), "the line has changed")
        body = {"line": alarm["alias"], "code": alarm["code"], "by": "Haddad"}
        await north.call("close_alarm", body)
        await until(lambda: ours.of("alarm-closed"), "it is closed")
        assert ours.of("alarm-closed")[0]["code"] == "alarm-path-failed"

    play(folder, scene)


def test_a_flood_is_told_as_a_flood(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MARKS", 10)

    async def scene(north: Desk, south: Desk) -> None:
        theirs, ours = Listener(south), Listener(north)
        await asyncio.gather(*(send(north, f"message {n}") for n in range(40)))
        await until(lambda: ours.of("behind"), "read everything anew")
        id_ = await send(north, "and then")
        await until(lambda: theirs.of("entry", id_), "it goes on afterwards")

    play(folder, scene)


def test_nothing_is_kept_for_nobody(folder: Path) -> None:
    async def scene(north: Desk, _: Desk) -> None:
        ours = Listener(north)
        ours.leave()
        await send(north, "nobody listens")
        await asyncio.sleep(0.2)
        assert ours.told == []
        again = Listener(north)
        id_ = await send(north, "somebody does")
        await until(lambda: again.of("entry", id_), "it can begin again")

    play(folder, scene)


def test_words_are_read_page_by_page(folder: Path) -> None:
    async def scene(north: Desk, _: Desk) -> None:
        sent = [await send(north, f"слово {n}", subject="тема") for n in range(5)]
        alias, cursor, found = north.states()[0]["alias"], "", list[Json]()
        while (page := await north.words(alias, cursor, 3))["entries"] or page["cursor"] != cursor:
            cursor, found = page["cursor"], [*found, *page["entries"]]
        by_id = {one["id"]: one for one in found}
        assert [by_id[id_]["text"] for id_ in sent] == [f"слово {n}" for n in range(5)]
        assert by_id[sent[0]]["subject"] == "тема"

    play(folder, scene)
