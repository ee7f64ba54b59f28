# SPDX-License-Identifier: Apache-2.0
"""The register at the desk: what officers report, ask and take away, over a real pair of nodes."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest

from tests.consoles import Party, Screen, give_desks, play
from tests.homes import make_homes
from tests.pairs import send, until
from tests.surfaces.command import hold
from wasl.console.finding import Texts
from wasl.console.holding import Holding
from wasl.contact.deeds import Added, Named, new_contact
from wasl.home.audit import AuditTrail
from wasl.home.register import RegisterLog

Json = dict[str, Any]
PAIR = "one=NO:minister&other=SU:minister"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registering")
    make_homes(folder, "northland", "sundria")
    give_desks(folder, "northland", "sundria")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """Two homes that nothing was reported in."""
    return Path(shutil.copytree(made, tmp_path / "homes"))


def told(day: str, **more: Any) -> Json:  # noqa: ANN401 -- JSON
    """A contact of two ministers as a browser reports it."""
    sides = [
        {"side": "NO", "office": "minister", "holder": "وزير"},
        {"side": "SU", "office": "minister", "holder": more.pop("holder", "Герасимов")},
    ]
    proofs = [{"field": "when", "source": "Gazette", "words": "they spoke"}]
    contact = {"when": day, "status": "held", "level": "minister", "medium": "telephone"}
    return contact | {"sides": sides, "proofs": proofs} | more


async def do(screen: Screen, what: str, detail: Json) -> list[str]:
    status, done = await screen.ask("POST", "/api/register/deed", {"what": what, "detail": detail})
    assert status == 200, done
    hold(done, "register-done")
    return done["ids"]


async def add(screen: Screen, day: str, **more: Any) -> str:  # noqa: ANN401 -- JSON
    (id_,) = await do(screen, "added", told(day, **more))
    return id_


async def get(screen: Screen, path: str) -> Json:
    status, found = await screen.ask("GET", f"/api/register{path}")
    assert status == 200, found
    return found


async def refused(screen: Screen, what: str, detail: object) -> Json:
    status, found = await screen.ask("POST", "/api/register/deed", {"what": what, "detail": detail})
    assert status >= 400
    return found["error"]


async def ids(screen: Screen, **asked: str) -> list[str]:
    query = "&".join(f"{name}={quote(value)}" for name, value in asked.items())
    page = await get(screen, f"/contacts?{query}")
    for row in page["rows"]:
        hold(row["contact"], "register-contact")
    return [row["contact"]["id"] for row in page["rows"]]


def test_a_contact_is_reported_in_the_name_of_its_officer(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        id_ = await add(screen, "2023-03-15")
        shown = await get(screen, f"/contact?id={id_}")
        hold(shown["told"], "register-show")
        (deed,) = shown["told"]["history"]
        assert (deed["by"], deed["what"]) == ("Haddad (duty)", "added")
        (kept,) = RegisterLog(north.context.home.register).read().deeds
        assert kept.by == "Haddad (duty)", "the command line reads the same log"
        (event, *_), _ = AuditTrail(north.context.home.audit).read()
        assert (event.what, event.detail) == ("registered", {"deed": "added", "contacts": [id_]})
        status, fault = await screen.ask(
            "POST", "/api/register/deed", {"what": "added", "detail": {}, "by": "The Minister"}
        )
        assert (status, fault["error"]["where"]) == (400, "by")

    play(folder, scene)


def test_who_may_change_the_register(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        for role in ("duty", "releaser", "press", "analyst"):
            assert await add(await north.screen(role, role), "2023-03-15")
        for role in ("drafter", "interpreter", "administrator", "readonly"):
            screen = await north.screen(role, role)
            status, fault = await screen.ask("POST", "/api/register/deed", {})
            assert (status, fault["error"]["code"]) == (403, "NOT_ALLOWED")
            assert len(await ids(screen)) == 4, "all read it"

    play(folder, scene)


def test_the_timeline_is_the_newest_first_and_in_pages(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        days = ("2022-05-13", "2024-06-25", "2023-03", "2023-03-15", "2021~", "../2020")
        made = {day: await add(screen, day) for day in days}
        order = ["2024-06-25", "2023-03-15", "2023-03", "2022-05-13", "2021~", "../2020"]
        assert await ids(screen) == [made[day] for day in order]
        seen: list[str] = []
        behind = ""
        for _ in order:
            page = await get(screen, f"/contacts?limit=2&behind={quote(behind)}")
            seen += [row["contact"]["id"] for row in page["rows"]]
            behind = page["next"] or ""
            if not behind:
                break
            await do(screen, "rejected", {"id": made.pop("2024-06-25"), "reason": "none"}) if (
                "2024-06-25" in made
            ) else None
        assert len(seen) == len(order), "a contact that goes meanwhile shifts no page"
        for wrong in ("behind=x", "behind=1.2", "limit=0", "status=lost", "from=2020-13", "x=1"):
            assert (await screen.ask("GET", f"/api/register/contacts?{wrong}"))[0] == 400, wrong

    play(folder, scene)


def test_contacts_are_found_by_what_they_are_and_what_is_said(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        one = await add(screen, "2023-03-15", topics=["عبور السفن"])
        sides = [{"side": "NO", "office": "chief"}, {"side": "ME", "office": "chief"}]
        other = await add(screen, "2024-01-02", status="refused", level="chief", sides=sides)
        assert await ids(screen, one="NO") == [other, one]
        assert await ids(screen, one="SU:minister") == await ids(screen, other="SU") == [one]
        assert await ids(screen, one="NO", other="ME") == [other]
        assert await ids(screen, one="NO:minister", other="ME") == []
        assert await ids(screen, status="refused") == await ids(screen, level="chief") == [other]
        assert await ids(screen, medium="telephone", to="2023") == [one]
        assert await ids(screen, origin="witnessed") == []
        await do(screen, "account", account(one, "SU", "spokesman", text="about the grain"))
        for query in ("السفن", "GRAI", "gazette", "spokesm about", one):
            assert await ids(screen, q=query, to="2023-12") == [one], query
        for name in ("جيراسيموف", "غيراسيموف", "Gerasimov", "Герасимов"):
            assert await ids(screen, q=name) == [one], name
        assert await ids(screen, q="grain harvest") == []

    play(folder, scene)


def account(id_: str, side: str, speaker: str, **more: Any) -> Json:  # noqa: ANN401 -- JSON
    commitments = more.pop("commitments", [])
    said = {"side": side, "speaker": speaker, **more}
    return {"id": id_, "account": said, "commitments": commitments}


def test_silence_first_and_counts_are_what_the_command_line_tells(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "analyst")
        before = await add(screen, "2023-03-15", holder="Orlov")
        await add(screen, "2024-01-10", status="refused", initiators=[{"side": "NO"}])
        now = await add(screen, "2024-06-25", holder="Belov", initiators=[{"side": "NO"}])
        found = await get(screen, f"/silence?{PAIR}&at=2024-06-25")
        hold(found["silence"], "register-silence")
        assert (found["silence"]["days"], found["silence"]["previous"]) == (468, before)
        assert found["silence"]["complete_known"] is False
        (first,), (highest,) = found["firsts"], found["highest"]
        hold(first, "register-first")
        assert (first["contact"], first["previous"], highest["days"]) == (now, before, 468)
        assert [one["holder"] for one in first["first_for"]] == ["Belov"]
        assert {one["id"] for one in found["contacts"]} == {before, now}
        whole = {"between": ["NO", "SU"], "when": "2023/2024-12"}
        await do(screen, "complete", whole)
        found = await get(screen, f"/silence?{PAIR}&at=2024-06-25")
        assert found["silence"]["complete_known"] is True
        fault = await refused(screen, "complete", {**whole, "when": "2023/.."})
        assert fault["where"] == "detail.when"
        counts = await get(screen, f"/counts?{PAIR}")
        for month in counts["months"]:
            hold(month, "register-month")
        assert [(one["month"], one["levels"]["minister"]) for one in counts["months"]] == [
            ("2023-03", 1),
            ("2024-06", 1),
        ]
        (rate,) = counts["rates"]
        assert rate == {"side": "SU", "asked": 2, "statuses": {"refused": 1, "held": 1}}
        for wrong in ("at=2024", "one=NO&at=2024", f"{PAIR}&at=soon"):
            assert (await screen.ask("GET", f"/api/register/silence?{wrong}"))[0] == 400, wrong
        shown = await get(screen, f"/contact?id={now}")
        assert [one["days"] for one in (*shown["firsts"], *shown["highest"])] == [468, 468]

    play(folder, scene)


def test_what_is_wrong_is_put_right_and_stays_to_be_seen(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        one, other = await add(screen, "2022-05"), await add(screen, "2022-05-13")
        assert await do(screen, "amended", {"id": one, "changes": {"level": "chief"}}) == [one]
        assert await do(screen, "merged", {"kept": one, "others": [other]}) == [one]
        shown = (await get(screen, f"/contact?id={other}"))["told"]
        assert (shown["contact"], shown["became"]) == (None, [one])
        shown = (await get(screen, f"/contact?id={one}"))["told"]
        assert (shown["contact"]["when"], shown["contact"]["level"]) == ("2022-05-13", "chief")
        assert [deed["what"] for deed in shown["history"]] == ["added", "amended", "merged"]
        await do(screen, "account", account(one, "NO", "ministry", initiator="SU"))
        await do(screen, "account", account(one, "SU", "spokesman", initiator="NO"))
        shown = await get(screen, f"/contact?id={one}")
        for each in shown["differences"]:
            hold(each, "register-difference")
        assert [each["kind"] for each in shown["differences"]] == ["initiative"]
        (row,) = (await get(screen, "/contacts"))["rows"]
        assert row["differences"] == 1
        parts = [told("2022-05-13"), told("2022-05-14")]
        made = await do(screen, "split", {"id": one, "contacts": parts})
        assert made == ["r7-1", "r7-2"]
        assert await do(screen, "rejected", {"id": made[0], "reason": "a line check"}) == [made[0]]
        assert await ids(screen) == [made[1]]
        before = north.context.home.register.read_bytes()
        assert (await refused(screen, "amended", {"id": one, "changes": {}}))["code"] == "WASL-1003"
        assert (await refused(screen, "amended", {"id": "r99", "changes": {}}))["where"] == "r99"
        assert "proofs" in (await refused(screen, "added", told("2022", proofs=[])))["what"]
        assert (await refused(screen, "added", told("2022-40")))["where"] == "detail.when"
        assert (await refused(screen, "stolen", {}))["code"] == "WASL-1001"
        assert (await refused(screen, "added", "nothing"))["code"] == "WASL-1001"
        assert north.context.home.register.read_bytes() == before, "what is refused is not written"

    play(folder, scene)


def test_what_the_record_shows_and_others_write_is_taken_in(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        assert await ids(screen) == []
        entry = await send(north.desk, "where are your ships?", subject="Ships")
        await until(lambda: any(one["entry"] == entry for one in south.desk.waiting()), "it came")
        await south.desk.call("ack", {"entry": entry, "answer": "received", "by": "Orlov"})

        async def held() -> list[str]:
            return await ids(screen, origin="witnessed", status="held")

        while not (found := await held()):
            pass
        shown = (await get(screen, f"/contact?id={found[0]}"))["told"]["contact"]
        assert (shown["topics"], shown["entries"]) == (["Ships"], [entry])
        fault = await refused(screen, "amended", {"id": found[0], "changes": {"level": "chief"}})
        assert fault["code"] == "WASL-1008"
        await do(screen, "account", account(found[0], "sundria", "Orlov", text="they asked"))
        log = RegisterLog(north.context.home.register)
        new = Added(new_contact(told("2022-05-13"), where="new"))
        log.append([new, Named("northland", "NO"), Named("sundria", "SU")], by="")
        assert await ids(screen, one="NO", other="SU", origin="witnessed") == found
        known = await get(screen, "")
        assert (known["ours"], known["contacts"], known["troubles"]) == ("NO", 2, [])
        assert {one["side"] for one in known["sides"]} == {"NO", "SU"}
        shown = (await get(screen, f"/contact?id={found[0]}"))["told"]["contact"]
        assert shown["accounts"][0]["text"] == "they asked"
        path = north.context.home.register
        whole = path.read_bytes()
        path.write_bytes(whole + b'{"n": 5, "time": "cut sho')
        assert len(await ids(screen)) == 2, "a line that is being written is waited for"
        path.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
        assert await ids(screen, one="NO", origin="witnessed") == [], "an older copy was put there"
        path.write_bytes(whole.replace(b"2022-05-13", b"2022-05-1"))
        known = await get(screen, "")
        assert known["contacts"] == 1
        assert "line 2" in known["troubles"][0]

    play(folder, scene)


def test_a_page_before_a_call_and_files_are_taken_away(folder: Path) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        await do(screen, "side", {"party": "northland", "side": "NO"})
        id_ = await add(screen, "2024-06-25", holder="<script>alert(1)</script>")
        promise = {"side": "SU", "text": "a written answer", "due": "2024-07", "said_by": "SU"}
        await do(screen, "account", account(id_, "SU", "Belov", commitments=[promise]))
        brief = await get(screen, "/brief?with=SU&at=2024-08-01")
        assert (brief["between"], brief["silence"]["days"]) == (["NO", "SU"], 37)
        (open_,) = brief["promises"]
        assert (open_["contact"], open_["is_past"], open_["due"]) == (id_, True, "2024-07")
        assert {one["holder"] for one in brief["holders"]} == {"وزير", "<script>alert(1)</script>"}
        (difference,) = brief["differences"]
        assert (difference["kind"], difference["about"]) == ("silent", "NO")
        assert (await screen.ask("GET", "/api/register/brief"))[0] == 400
        page = await saved(screen, "GET", "/brief.html?with=SU&at=2024-08-01")
        assert "37 days (2024-06-25 to 2024-08-01), in this register" in bare(page)
        assert page.startswith(b'<!doctype html>\n<html lang="en" dir="ltr">')
        assert b"<script" not in page
        paper = "/brief.html?with=SU&at=2024-08-01"
        russian = await saved(screen, "GET", f"{paper}&lang=ru")
        assert "37 дней (с 2024-06-25 по 2024-08-01), в этом реестре" in bare(russian)
        assert (await screen.ask("POST", "/api/looks", {"lang": "ar"}))[0] == 200
        arabic = await saved(screen, "GET", paper)
        assert arabic.startswith(b'<!doctype html>\n<html lang="ar" dir="rtl">')
        assert "37 يومًا (من 2024-06-25 إلى 2024-08-01)، في هذا السجل" in bare(arabic)
        assert await saved(screen, "GET", f"{paper}&lang=ru") == russian
        for wrong in (f"/api/register{paper}&lang=fr", f"/api/register{paper}&lang=ru&x=1"):
            assert (await screen.ask("GET", wrong))[0] == 400
        assert (await screen.ask("GET", "/api/register/brief?with=SU&lang=ru"))[0] == 400
        lines = await saved(screen, "POST", "/export", {"format": "json"})
        assert [json.loads(line)["id"] for line in lines.splitlines()] == [id_]
        for form in ("csv", "ical", "html", "plover", "ftm"):
            assert await saved(
                screen, "POST", "/export", {"format": form, "one": "NO", "other": "SU"}
            )
        nobody = {"format": "json", "one": "NO", "other": "ME"}
        assert await saved(screen, "POST", "/export", nobody) == b""
        assert (await screen.ask("POST", "/api/register/export", {"format": "pdf"}))[0] == 400
        told_ = [each.what for each in AuditTrail(north.context.home.audit).read()[0]]
        assert told_.count("register-exported") == 7
        reader = await north.screen("Reader", "readonly")
        assert (await reader.ask("POST", "/api/register/export", {"format": "csv"}))[0] == 403

    play(folder, scene)


def bare(page: bytes) -> str:
    """The words of a page, without what gives parts of a line their direction."""
    return re.sub("</?bdi>", "", page.decode())


async def saved(screen: Screen, method: str, path: str, body: object = None) -> bytes:
    """A file that the desk gives out, to be saved and never opened by itself."""
    headers = {"Host": screen.host, "Cookie": screen.cookie}
    if method != "GET":
        key = f"file-{hash((path, str(body))) & 0xFFFFFFFFFF:012}"
        headers |= {"Origin": screen.context.origin, "Idempotency-Key": key}
    url = f"http://127.0.0.1:{screen.context.port}/api/register{path}"
    data = None if body is None else json.dumps(body).encode()
    async with (
        aiohttp.ClientSession() as browser,
        browser.request(method, url, headers=headers, data=data) as answer,
    ):
        assert answer.status == 200, await answer.read()
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        return await answer.read()


def test_who_asks_while_it_is_folded_is_answered_with_the_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        await add(screen, "2023-03-15")
        assert (await get(screen, "/contacts"))["whole"] is True
        goes_on = threading.Event()
        folded = Holding._folded  # noqa: SLF001

        def slow(self: Holding, *args: Any, **more: Any) -> Any:  # noqa: ANN401
            goes_on.wait(10)
            return folded(self, *args, **more)

        monkeypatch.setattr(Holding, "_folded", slow)
        log = RegisterLog(north.context.home.register)
        log.append([Added(new_contact(told("2024-06-25"), where="new"))], by="")
        page = await get(screen, "/contacts")
        assert (len(page["rows"]), page["whole"]) == (1, False)
        goes_on.set()
        while not (page := await get(screen, "/contacts"))["whole"]:
            pass
        assert len(page["rows"]) == 2

    play(folder, scene)


def test_who_looks_at_the_timeline_waits_for_no_words_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "duty")
        await add(screen, "2023-03-15")
        is_read = threading.Event()
        follow = Texts.follow

        def followed(self: Texts, *args: Any) -> None:  # noqa: ANN401
            follow(self, *args)
            is_read.set()

        monkeypatch.setattr(Texts, "follow", followed)
        await get(screen, "/contacts")
        assert await asyncio.to_thread(is_read.wait, 10)
        page = await get(screen, "/contacts?q=minister")
        assert len(page["rows"]) == 1

    play(folder, scene)


def test_what_one_files_is_told_to_the_other_desks(folder: Path) -> None:
    async def scene(north: Party, south: Party) -> None:
        one, two = await north.screen("Haddad", "duty"), await north.screen("Saleh", "duty")
        await get(two, "")
        await add(one, "2024-06-25")
        assert set(await two.told("register")) == {"seq", "type"}
        before = len(two.of("register"))
        await send(south.desk, "we agree")
        await until(lambda: len(two.of("register")) > before, "told of what the line shows")

    play(folder, scene)
