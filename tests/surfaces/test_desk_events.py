# SPDX-License-Identifier: Apache-2.0
"""What officers at their desks see and hear, over real sockets and a real pair of nodes."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from tests.consoles import Party, Screen, give_desks, play
from tests.homes import make_homes
from tests.pairs import send, until
from wasl import limits

Json = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desks")
    make_homes(folder, "northland", "sundria")
    give_desks(folder, "northland", "sundria")
    return folder


def test_a_flash_is_on_the_other_screen_rings_and_ends_everywhere(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        one, two = await south.screen("Orlov", "duty"), await south.screen("Petrov", "duty")
        sender = await north.screen("Haddad", "duty")
        id_ = await send(north.desk, "our patrol turns back", precedence="flash")
        await one.told("entry", lambda event: event["entry"]["id"] == id_)
        for screen in (one, two):
            ring = await screen.told("ring", lambda event: event["entry"] == id_)
            assert (ring["stage"], ring["precedence"], ring["roles"]) == (0, "flash", ["duty"])
        assert not sender.of("ring"), "our own words do not ring at home"
        status, said = await one.ask("POST", "/api/ack", {"entry": id_, "answer": "received"})
        assert (status, said["already"]) == (200, False)
        for screen in (one, two):
            ended = await screen.told("ring-ended", lambda event: event["entry"] == id_)
            assert (ended["why"], ended["by"]) == ("acknowledged", "Orlov (duty)")
            assert ended["time"]
        await sender.told(
            "entry",
            lambda event: event["entry"]["id"] == id_ and event["entry"]["state"] == "acknowledged",
        )
        status, second = await two.ask("POST", "/api/ack", {"entry": id_, "answer": "received"})
        assert (status, second["already"], second["by"]) == (200, True, "Orlov (duty)")
        assert second["id"] == said["id"], "the first one's acknowledgement, and no second"
        body = {"entry": id_, "answer": "will-comply"}
        status, more = await two.ask("POST", "/api/ack", body)
        assert (status, more["already"]) == (200, False), "more is said than was: it is written"

    play(folder, scene)


def test_two_who_acknowledge_at_once(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        one, two = await south.screen("Orlov", "duty"), await south.screen("Petrov", "duty")
        id_ = await send(north.desk, "answer at once", precedence="flash")
        await one.told("ring", lambda event: event["entry"] == id_)
        body = {"entry": id_, "answer": "received"}
        answers = await asyncio.gather(
            *(screen.ask("POST", "/api/ack", body) for screen in (one, two))
        )
        assert [status for status, _ in answers] == [200, 200]
        assert sorted(said["already"] for _, said in answers) == [False, True]
        assert len({said["id"] for _, said in answers}) == 1
        log: Any = await south.desk.call("log", {"line": south.desk.states()[0]["alias"]})
        taken = [e for e in log["entries"] if e["kind"] == "acknowledgement" and id_ in e["refs"]]
        assert len(taken) == 1

    play(folder, scene)


def test_a_ring_grows_by_the_node_s_clock_and_one_desk_s_silence_is_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {**limits.RING_STAGES_MS, "flash": (0, 1_500, 3_000, 4_500)}
    monkeypatch.setattr(limits, "RING_STAGES_MS", table)

    async def scene(north: Party, south: Party) -> None:
        one, two = await south.screen("Orlov", "duty"), await south.screen("Ivanov", "releaser")
        id_ = await send(north.desk, "it grows", precedence="flash")
        first = await one.told("ring", lambda event: event["entry"] == id_)
        desk = one.of("hello")[0]["desk"]
        assert desk in first["unsilenced_desks"]
        await one.say("silence", entry=id_)
        silenced = await two.told("silenced")
        assert (silenced["entry"], silenced["desk"]) == (id_, desk)
        assert silenced["by"] == "Orlov (duty)"
        await one.told("ring", lambda event: event["stage"] == 3)
        rings = one.of("ring", entry=id_)
        assert [ring["stage"] for ring in rings] == [0, 1, 2, 3]
        assert desk in rings[1]["unsilenced_desks"], "silence ends with its stage"
        assert rings[1]["roles"] == ["duty"]
        assert "releaser" in rings[2]["roles"]
        await two.say("silence", entry=id_)
        fault = await two.told("error")
        assert fault["error"]["code"] == "NOT_ALLOWED"
        assert not two.of("ring-ended"), "silence acknowledges nothing"
        await one.ask("POST", "/api/ack", {"entry": id_, "answer": "received"})
        await two.told("ring-ended")

    play(folder, scene)


def test_a_cancelled_entry_rings_no_more(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        screen = await south.screen("Orlov", "duty")
        id_ = await send(north.desk, "forty ships", precedence="flash")
        await screen.told("ring", lambda event: event["entry"] == id_)
        body = {"entry": id_, "reason": "it was another line", "by": "Haddad"}
        await north.desk.call("cancel", body)
        ended = await screen.told("ring-ended", lambda event: event["entry"] == id_)
        assert (ended["why"], ended["by"]) == ("cancelled", "northland")

    play(folder, scene)


def test_nothing_is_kept_for_a_session_that_has_ended(folder: Path) -> None:
    async def scene(_north: Party, south: Party) -> None:
        sessions, live = south.context.sessions, south.context.live
        _, session = sessions.begin("nobody who is connected")
        outbox = live.outbox(session.id)
        assert live.outbox(session.id) is outbox
        sessions.end(session)
        assert live.outbox(session.id) is not outbox

    play(folder, scene)


def test_a_broken_connection_goes_on_where_it_ended(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        screen = await south.screen("Orlov", "duty")
        hello = screen.of("hello")[0]
        assert hello["resumed"] is False
        await screen.close()
        last = max(event.get("seq", 0) for event in screen.events)
        id_ = await send(north.desk, "while it was away")
        await until(lambda: any(one["entry"] == id_ for one in south.desk.waiting()), "it has come")
        again = await Screen(south.context, screen.token).open(last)
        await again.told("entry", lambda event: event["entry"]["id"] == id_)
        assert again.events[0]["resumed"] is True
        assert not again.of("behind")
        numbers = [event["seq"] for event in again.events[1:] if "seq" in event]
        assert numbers == list(range(last + 1, last + 1 + len(numbers)))
        await again.close()
        for wrong in (10_000, "garbage", "9" * 40):
            late = await Screen(south.context, screen.token).open(wrong)
            await late.told("behind")
            assert late.events[0]["resumed"] is False
            await late.close()

    play(folder, scene)


def test_who_watches_is_told_and_nobody_is_told_too(folder: Path) -> None:
    async def scene(_: Party, south: Party) -> None:
        one, two = await south.screen("Orlov", "duty"), await south.screen("Petrov", "duty")
        await one.watch(sound="suspended")
        told = await two.told("watch", lambda event: event["watching"])
        (seen,) = told["watching"]
        assert (seen["officer"], seen["role"], seen["sound"]) == ("Orlov", "duty", "suspended")
        assert told["nobody"] is False
        status, people = await two.ask("GET", "/api/people")
        if status == 200:
            watching = {one["name"]: one["watching"] for one in people["officers"]}
            assert watching["Orlov"]
            assert not watching["Petrov"]
        await one.watch(visible=False)
        await two.told("watch", lambda event: event["watching"] and event["nobody"])
        await one.watch()
        await until(lambda: not two.of("watch")[-1]["nobody"], "somebody again")
        await one.close()
        await until(lambda: two.of("watch")[-1] == two.of("watch", nobody=True)[-1], "gone")
        assert two.of("watch")[-1]["watching"] == []

    play(folder, scene)


def test_the_dead_man_check_asks_and_is_answered(folder: Path) -> None:
    async def scene(_: Party, south: Party) -> None:
        screen = await south.screen("Orlov", "duty")
        await screen.say("alive")
        assert (await screen.told("error"))["error"]["where"] == "desk"
        await screen.watch(input_age_s=86_400)
        assert (await screen.told("deadman"))["stage"] == "second-path"
        await until(lambda: screen.of("watch")[-1:] and screen.of("watch")[-1]["nobody"], "nobody")
        await screen.say("alive")
        await screen.told("deadman", lambda event: event["stage"] == "awake")
        await until(lambda: not screen.of("watch")[-1]["nobody"], "somebody")

    play(folder, scene)


def test_shown_is_written_for_a_screen_that_is_watched_and_for_no_other(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        screen, sender = await south.screen("Orlov", "duty"), await north.screen("Haddad", "duty")
        id_ = await send(north.desk, "is anybody there?", precedence="immediate")
        await screen.told("entry", lambda event: event["entry"]["id"] == id_)
        await screen.say("shown", entry=id_)
        await screen.told("error")
        analyst = await south.screen("Sidorov", "analyst")
        await analyst.watch()
        await analyst.say("shown", entry=id_)
        await asyncio.sleep(0.5)
        assert not analyst.of("error")
        assert await screen.told("watch", lambda event: event["nobody"]), (
            "who may not acknowledge counts for nobody"
        )
        await screen.watch()
        await screen.say("shown", entry=id_)
        shown = await sender.told(
            "entry",
            lambda event: (
                event["entry"]["id"] == id_ and event["entry"]["ladder"]["sundria"]["shown"]
            ),
        )
        assert shown["entry"]["ladder"]["sundria"]["shown"]["by"] == "Orlov (duty)"

    play(folder, scene)


def test_drafts_are_live_and_end_when_they_are_sent(folder: Path) -> None:
    async def scene(north: Party, _: Party) -> None:
        one, two = await north.screen("Haddad", "duty"), await north.screen("Saleh", "drafter")
        line = north.desk.states()[0]["alias"]
        draft = {"line": line, "fields": {"text": "دوريتنا \ud800", "subject": ""}}
        status, made = await one.ask("PUT", "/api/drafts/draft-0001", draft)
        assert (status, made["officer"]) == (200, "Haddad")
        told = await two.told("draft")
        assert told["draft"] == made
        assert told["draft"]["fields"]["text"].endswith("\ud800"), "a lone surrogate survives"
        status, fault = await two.ask("PUT", "/api/drafts/draft-0001", draft)
        assert (status, fault["error"]["do"]) == (400, "take it over first")
        status, taken = await two.ask("POST", "/api/drafts/draft-0001/take", {})
        assert (status, taken["officer"]) == (200, "Saleh")
        await one.told("draft", lambda event: event["draft"]["officer"] == "Saleh")
        status, found = await one.ask("GET", "/api/drafts")
        assert [each["id"] for each in found["drafts"]] == ["draft-0001"]
        body = {"line": line, "text": "we go", "from_office": "duty", "to_offices": ["duty"]}
        status, said = await one.ask("POST", "/api/send", {**body, "draft": "draft-0001"})
        assert status == 200, said
        assert (await two.told("draft-gone"))["id"] == "draft-0001"
        reader = await north.screen("Nobody", "readonly")
        assert (await reader.ask("PUT", "/api/drafts/draft-0002", draft))[0] == 403

    play(folder, scene)


def test_the_end_of_a_sign_in_closes_the_socket(folder: Path) -> None:
    async def scene(_: Party, south: Party) -> None:
        screen = await south.screen("Orlov", "duty")
        status, _answer = await screen.ask("POST", "/api/session/lock", {})
        assert status == 200
        await screen.told("session", lambda event: event["state"] == "locked")
        await screen.ask("DELETE", "/api/session")
        await until(lambda: screen.code is not None, "it is closed")
        assert screen.code == 4401
        assert screen.of("session", state="ended")
        stranger = await Screen(south.context, "not a token").open()
        await until(lambda: stranger.code is not None, "it is closed")
        assert (stranger.code, stranger.events) == (4401, [])
        with pytest.raises(InvalidStatus):
            await Screen(south.context, screen.token).open(origin="https://evil.example")

    play(folder, scene)


def test_hostile_frames_are_told_and_then_let_go(folder: Path) -> None:
    async def scene(_: Party, south: Party) -> None:
        screen = await south.screen("Orlov", "duty")
        socket = screen.socket
        assert socket is not None
        hostile = [
            "",
            "nonsense",
            "[]",
            "[" * 3_000,
            '{"type": "watch", "visible": true, "input_age_s": 1e999, "sound": "armed"}',
            '{"type": "watch", "visible": true, "input_age_s": %s, "sound": "off"}' % ("9" * 400),
            '{"type": "watch", "visible": "yes", "input_age_s": 1, "sound": ["armed"]}',
            '{"type": {"a": 1}}',
            '{"type": "shown", "entry": "\\ud800"}',
            '{"type": "shown"}',
            "x" * (limits.FRAME_BYTES + 1),
        ]
        for frame in hostile:
            await socket.send(frame)
        await socket.send(b"\x00\xff")
        count = len(hostile) + 1
        await until(lambda: len(screen.of("error")) == count, "each is told")
        assert screen.code is None, "a faulty program still hears what rings"
        await screen.watch()
        await screen.told("watch", lambda event: event["watching"])
        for _n in range(limits.FAULTY_FRAMES):
            await socket.send("nonsense")
        await until(lambda: screen.code is not None, "it is closed")
        assert screen.code == 4400
        huge = await south.screen("Orlov", "duty")
        assert huge.socket is not None
        await huge.socket.send("x" * (1 << 20))
        await until(lambda: huge.code is not None, "it is closed")
        assert huge.code == 1009
        again = await south.screen("Orlov", "duty")
        assert json.loads(again.raw[0])["type"] == "hello"

    play(folder, scene)
