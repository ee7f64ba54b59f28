# SPDX-License-Identifier: Apache-2.0
"""Telling somebody: by a real command and a real webhook on loopback."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from wasl import limits
from wasl.home.chain import Stage
from wasl.node.escalation import tell

MESSAGE = {"why": "unacknowledged", "entry": "13f330b560ca15d3/sundria.1/5", "tell": "duty officer"}


def script(folder: Path, *lines: str) -> tuple[str, ...]:
    """A command that notes what it reads and is given, then does something."""
    file = folder / "tell.py"
    note = folder / "told"
    file.write_text(
        "import sys, json\n"
        f"with open({str(note)!r}, 'a') as out:\n"
        "    print(json.dumps([sys.argv[1:], json.load(sys.stdin)]), file=out)\n"
        + "\n".join(lines),
        encoding="utf-8",
    )
    return (sys.executable, str(file), "an argument")


def told(folder: Path) -> list[list[object]]:
    file = folder / "told"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def by_command(command: tuple[str, ...]) -> list[str]:
    return asyncio.run(tell(Stage(15, "duty officer", command), MESSAGE, again_s=0))


def test_a_command_reads_the_message_and_is_run_once(tmp_path: Path) -> None:
    assert by_command(script(tmp_path)) == []
    assert told(tmp_path) == [[["an argument"], MESSAGE]]


def test_a_command_that_fails_is_tried_again_a_few_times(tmp_path: Path) -> None:
    assert by_command(script(tmp_path, "sys.exit(3)")) == ["command: exit code 3"]
    assert len(told(tmp_path)) == limits.TELL_TRIES


def test_a_command_that_succeeds_late_has_told(tmp_path: Path) -> None:
    note = tmp_path / "told"
    words = script(tmp_path, f"sys.exit(0 if len(open({str(note)!r}).readlines()) == 2 else 1)")
    assert by_command(words) == []
    assert len(told(tmp_path)) == 2


@pytest.mark.parametrize(
    ("command", "why"),
    [(("/nowhere/at/all",), "No such file"), (("/",), "denied"), (("\udcff",), "")],
)
def test_what_cannot_be_run_is_told(command: tuple[str, ...], why: str) -> None:
    (failed,) = by_command(command)
    assert failed.startswith("command: ")
    assert why in failed


def test_a_command_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TELL_S", 1.5)
    monkeypatch.setattr(limits, "TELL_TRIES", 1)
    pid = tmp_path / "pid"
    note = tmp_path / "told"  # a shell is there at once, however busy the machine is
    words = ("sh", "-c", f"cat > '{note}'; sleep 60 & echo $! > '{pid}'; wait")
    assert by_command(words) == ["command: not done within 1.5 s"]
    assert len(told(tmp_path)) == 1
    assert not runs(int(pid.read_text()))


def runs(pid: int) -> bool:
    """Whether a process still runs a moment later; one that waits to be buried does not."""
    state = Path(f"/proc/{pid}/stat")
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            if state.read_text().rpartition(")")[2].split()[0] in "ZX":
                return False
        except OSError:
            return False
    return True


Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def by_webhook(answer: Answer, *, way: str = "/") -> list[str]:
    """Tell a webhook of this machine that answers so."""

    async def run() -> list[str]:
        app = web.Application()
        app.router.add_post("/{way:.*}", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        try:
            stage = Stage(15, "duty officer", webhook=f"http://127.0.0.1:{port}{way}")
            return await tell(stage, MESSAGE, again_s=0)
        finally:
            await runner.cleanup()

    return asyncio.run(run())


def test_a_webhook_is_posted_the_message() -> None:
    posted: list[object] = []

    async def answer(request: web.Request) -> web.Response:
        posted.append((request.path, request.content_type, await request.json()))
        return web.Response(status=204)

    assert by_webhook(answer, way="/hook") == []
    assert posted == [("/hook", "application/json", MESSAGE)]


@pytest.mark.parametrize("status", [301, 404, 500])
def test_a_webhook_that_refuses_is_tried_again_and_told(status: int) -> None:
    posted: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        posted.append(request.path)
        return web.Response(status=status, headers={"Location": "/elsewhere"})

    assert by_webhook(answer, way="/hook") == [f"webhook: status {status}"]
    assert posted == ["/hook"] * limits.TELL_TRIES, "and nobody is sent elsewhere"


def test_a_webhook_that_is_not_there_is_told() -> None:
    stage = Stage(15, "x", webhook="http://127.0.0.1:1/")
    (failed,) = asyncio.run(tell(stage, MESSAGE, again_s=0))
    assert failed.startswith("webhook: ")


def test_one_way_that_fails_does_not_hold_up_the_other(tmp_path: Path) -> None:
    stage = Stage(15, "x", script(tmp_path), "http://127.0.0.1:1/")
    (failed,) = asyncio.run(tell(stage, MESSAGE, again_s=0))
    assert failed.startswith("webhook: ")
    assert len(told(tmp_path)) == 1


def test_a_stage_without_a_way_is_the_log_alone() -> None:
    assert asyncio.run(tell(Stage(15, "log"), MESSAGE, again_s=0)) == []
