# SPDX-License-Identifier: Apache-2.0
"""Desks of real nodes on loopback, and screens that speak to them as a browser does."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections.abc import AsyncGenerator, Callable, Coroutine
from pathlib import Path
from typing import Any

import aiohttp
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.desks import configure
from tests.pairs import PATIENCE_S, desks, until
from wasl.console.context import Context, make_context
from wasl.console.serve import DeskListener
from wasl.home.config import load_config
from wasl.home.layout import Home
from wasl.node.desk import Desk

Json = dict[str, Any]
_KEYS = itertools.count()


def give_desks(folder: Path, *parties: str) -> None:
    """Let each of these homes have a desk, on a port of its own."""
    for party in parties:
        configure(folder / party, 0, host=f"{party}.localhost")


class Screen:
    """One page of one officer. What it is told is in ``events``."""

    def __init__(self, context: Context, token: str) -> None:
        self.context = context
        self.token = token
        self.events: list[Json] = []
        self.raw: list[str] = []
        self.code: int | None = None
        self.socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    @property
    def host(self) -> str:
        return self.context.origin.partition("://")[2]

    @property
    def cookie(self) -> str:
        return f"{self.context.sessions.cookie}={self.token}"

    async def open(self, after: int | None = None, *, origin: str | None = None) -> Screen:
        """Connect, and read all that comes."""
        query = "" if after is None else f"?after={after}"
        self.socket = await connect(
            f"ws://{self.host}/api/events{query}",
            host="127.0.0.1",
            port=self.context.port,
            origin=origin or self.context.origin,
            additional_headers={"Cookie": self.cookie},
            compression=None,
            proxy=None,
        )
        self._reader = asyncio.create_task(self._read(self.socket))
        return self

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for frame in socket:
                assert isinstance(frame, str)
                self.raw.append(frame)
                self.events.append(json.loads(frame))
        except ConnectionClosed:
            pass
        self.code = socket.close_code

    async def close(self) -> None:
        """Go away, as a tab that is closed."""
        if self.socket is not None and self._reader is not None:
            await self.socket.close()
            await self._reader

    async def say(self, kind: str, **word: object) -> None:
        assert self.socket is not None
        await self.socket.send(json.dumps({"type": kind, **word}))

    async def watch(self, **more: object) -> None:
        """Say that somebody watches here."""
        await self.say("watch", **{"visible": True, "input_age_s": 1, "sound": "armed", **more})

    def of(self, kind: str, **like: object) -> list[Json]:
        """The events of a kind that have these values."""
        return [
            one
            for one in self.events
            if one["type"] == kind and all(one.get(key) == like[key] for key in like)
        ]

    async def told(
        self, kind: str, true: Callable[[Json], object] = bool, *, patience_s: float = PATIENCE_S
    ) -> Json:
        """Wait for an event."""
        found: list[Json] = await until(
            lambda: [one for one in self.of(kind) if true(one)],
            f"{kind} is told",
            patience_s=patience_s,
        )
        return found[0]

    async def ask(
        self, method: str, path: str, body: object = None, *, data: bytes | None = None
    ) -> tuple[int, Json]:
        """A request, its status, and its JSON."""
        headers = {"Host": self.host, "Cookie": self.cookie}
        if method != "GET":
            headers |= {"Origin": self.context.origin, "Idempotency-Key": f"key-{next(_KEYS):08}"}
        if body is not None:
            data = json.dumps(body).encode()
        url = f"http://127.0.0.1:{self.context.port}{path}"
        async with (
            aiohttp.ClientSession() as browser,
            browser.request(method, url, headers=headers, data=data) as answer,
        ):
            return answer.status, json.loads(await answer.read())


class Party:
    """A running node with its desk."""

    def __init__(self, desk: Desk, context: Context) -> None:
        self.desk = desk
        self.context = context
        self.screens: list[Screen] = []

    async def screen(self, name: str, *roles: str, after: int | None = None) -> Screen:
        """The open screen of an officer, who is signed in anew."""
        known = {each.name: each for each in self.context.people.list()}
        officer = known.get(name) or self.context.people.add(name, roles=roles, offices=())
        token, _ = self.context.sessions.begin(officer.id)
        screen = await Screen(self.context, token).open(after)
        self.screens.append(screen)
        await screen.told("hello")
        return screen


@contextlib.asynccontextmanager
async def parties(folder: Path, *names: str) -> AsyncGenerator[list[Party]]:
    """Run the nodes of these homes with their desks, until the end of the block."""
    async with desks(folder, *names) as nodes:
        made: list[Party] = []
        listeners: list[DeskListener] = []
        try:
            for name, desk in zip(names, nodes, strict=True):
                home = Home(folder / name)
                listeners.append(DeskListener(make_context(desk, home, load_config(home.config))))
                await listeners[-1].start()
                made.append(Party(desk, listeners[-1].context))
            yield made
        finally:
            for party in made:
                for screen in party.screens:
                    await screen.close()
            for listener in listeners:
                await listener.stop()


Scene = Callable[[Party, Party], Coroutine[None, None, None]]


def play(folder: Path, scene: Scene) -> None:
    """Play a scene of Northland and Sundria, at the homes of this folder."""

    async def whole() -> None:
        async with parties(folder, "northland", "sundria") as (north, south):
            await scene(north, south)

    asyncio.run(whole())
