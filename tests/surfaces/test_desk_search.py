# SPDX-License-Identifier: Apache-2.0
"""Finding, following and verifying at the desk, over a real pair of nodes."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.consoles import Party, Screen, give_desks, play
from tests.homes import make_homes
from tests.pairs import send, until

Json = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finding")
    make_homes(folder, "northland", "sundria")
    give_desks(folder, "northland", "sundria")
    return folder


async def search(screen: Screen, query: str, **more: str) -> list[str]:
    """The ids that are found."""
    words = "".join(f"&{name}={quote(value)}" for name, value in more.items())
    status, found = await screen.ask("GET", f"/api/search?q={quote(query)}{words}")
    assert status == 200, found
    assert found["total"] >= len(found["hits"])
    return [hit["id"] for hit in found["hits"]]


def test_the_same_name_is_found_in_arabic_and_in_russian(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        arabic = await send(
            north.desk, "وصل المُلازم أحمد إلى مستشفى حماة", lang="ar", subject="زيارة"
        )
        russian = await send(south.desk, "Капитан Артём Соловьёв прибыл", lang="ru")
        screen = await south.screen("Analyst", "analyst")
        await until(lambda: south.context.indexing.is_whole, "the index is built")
        await until(
            lambda: {arabic, russian} <= set(south.context.indexing.index._numbers),  # noqa: SLF001
            "both are indexed",
        )
        for query in ("احمد", "الملازم مستشفي", "حماه", "زياره", "إحمد"):
            assert await search(screen, query) == [arabic], query
        for query in ("артем", "СОЛОВЬЕВ", "капит соловьёв"):
            assert await search(screen, query) == [russian], query
        assert await search(screen, "محمود") == []
        assert await search(screen, "احمد", author="sundria") == []
        assert await search(screen, "احمد", kind="message", author="northland") == [arabic]
        alias = south.desk.states()[0]["alias"]
        assert await search(screen, "احمد", line=alias) == [arabic]
        assert await search(screen, "احمد", **{"from": "2100-01-01T00:00:00Z"}) == []
        _, found = await screen.ask("GET", f"/api/search?q={quote('احمد')}")
        (hit,) = found["hits"]
        assert ["أحمد", True] in hit["snippet"]
        assert "".join(part for part, _ in hit["snippet"]).startswith("وصل المُلازم")
        assert (hit["subject"], found["more"], found["whole"]) == ("زيارة", False, True)
        for wrong in ("limit=0", "limit=x", "from=yesterday", "line=nowhere", "colour=red"):
            assert (await screen.ask("GET", f"/api/search?q=a&{wrong}"))[0] == 400, wrong

    play(folder, scene)


async def show(party: Party, id_: str) -> Json:
    entry: Any = await party.desk.call("show", {"entry": id_})
    return entry


def test_what_was_said_before_the_start_is_found_and_what_is_shredded_is_not(
    folder: Path,
) -> None:
    said: list[str] = []

    async def before(north: Party, south: Party) -> None:
        said.append(await send(north.desk, "the rendezvous is at noon"))
        await until(lambda: any(one["entry"] == said[0] for one in south.desk.waiting()), "it came")

        await south.desk.call("ack", {"entry": said[0], "answer": "received", "by": "Orlov"})
        await send(north.desk, "good")
        await send(south.desk, "good")
        for party in (north, south):
            for _ in range(400):
                if (await show(party, said[0]))["final"]:
                    break
                await asyncio.sleep(0.05)

    async def after(north: Party, south: Party) -> None:
        screens = {north: await north.screen("Analyst", "analyst")}
        screens[south] = await south.screen("Analyst", "analyst")
        for party, screen in screens.items():
            index = party.context.indexing
            await until(lambda index=index: index.is_whole, "the index is built")
            assert await search(screen, "RENDEZV") == said
            body = {"entry": said[0], "reason": "of this test", "by": "Haddad"}
            await party.desk.call("shred", body)
            await until(lambda index=index: "rendezvous" not in set(index.index), "it left")
            assert await search(screen, "rendezv") == []
            assert said[0] in await search(screen, said[0]), "that it was said stays known"

    play(folder, before)
    play(folder, after)


def test_a_thread_is_told_from_any_of_its_entries(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        first = await send(north.desk, "where are your ships?")
        await until(lambda: any(one["entry"] == first for one in south.desk.waiting()), "it came")
        answer = await send(south.desk, "in port", refs=[first])
        await screen.told("entry", lambda event: event["entry"]["id"] == answer)
        again = await send(north.desk, "understood", refs=[answer])
        await send(north.desk, "something else")
        await screen.told("entry", lambda event: event["entry"]["id"] == again)
        for start in (first, answer, again):
            status, told = await screen.ask("GET", f"/api/thread?id={start}")
            assert status == 200
            ids = [one["id"] for one in told["entries"] if one["kind"] == "message"]
            assert ids == [first, answer, again]
        assert (await screen.ask("GET", "/api/thread?id=nonsense"))[0] == 400

    play(folder, scene)


def test_a_real_export_is_verified_and_an_altered_one_is_not(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        await send(north.desk, "for the mediator")
        line = north.desk.states()[0]["alias"]
        made: Any = await north.desk.call("export", {"line": line})
        data = base64.b64decode(made["data_b64"])
        screen = await south.screen("Analyst", "analyst")
        status, verdict = await screen.ask("POST", "/api/verify", data=data)
        assert (status, verdict["verdict"], verdict["anchored"]) == (200, "verified", True)
        assert {one["party"] for one in verdict["journals"]} == {"northland", "sundria"}
        at = data.index(b"for the mediator")
        altered = data[:at] + b"FOR" + data[at + 3 :]
        status, verdict = await screen.ask("POST", "/api/verify", data=altered)
        assert (status, verdict["verdict"]) == (200, "altered")
        assert verdict["problems"]
        status, fault = await screen.ask("POST", "/api/verify", data=b"a holiday picture")
        assert (status, fault["error"]["where"]) == (422, "the file")
        drafter = await south.screen("Orlov", "drafter")
        assert (await drafter.ask("POST", "/api/verify", data=data))[0] == 403

    play(folder, scene)


def test_the_pages_of_a_log_leave_nothing_out(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        said = [await send(north.desk, f"number {n}") for n in range(12)]
        screen = await north.screen("Haddad", "duty")
        alias = north.desk.states()[0]["alias"]
        for reverse in ("false", "true"):
            seen: list[str] = []
            after = ""
            while True:
                page = f"limit=5&reverse={reverse}&after={after}"
                status, told = await screen.ask("GET", f"/api/lines/{alias}/log?{page}")
                assert status == 200
                seen += [each["id"] for each in told["entries"]]
                if told["cursor"] in {None, after}:
                    break
                after = told["cursor"]
            assert set(said) <= set(seen), reverse

    play(folder, scene)
