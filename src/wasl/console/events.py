# SPDX-License-Identifier: Apache-2.0
"""The event socket of a desk: ``/api/events?after=SEQ``, one JSON object a text frame.

Rules:

1. Origin and host are the guard's (:mod:`wasl.console.headers`). Without a sign-in, and when it
   ends, the socket closes with 4401.
2. Going on after a number gives everything behind it, or ``behind``. Who begins is told what rings.
3. What a desk says is judged frame by frame: what is wrong is told (``error``) and changes nothing;
   a connection that says too much of it is closed with 4400.
4. A desk that takes nothing for long is let go; its events are kept for its return.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
from typing import Any, Final, cast

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from wasl import limits
from wasl.console.answers import Denied, Json
from wasl.console.context import Context
from wasl.console.doors import require_right, who_asks
from wasl.console.live import Live, desk_of, utc_now
from wasl.console.outbox import Outbox, written
from wasl.console.rights import Right, role_for
from wasl.console.sessions import Session
from wasl.console.watching import SOUNDS
from wasl.errors import Code, Misuse, WaslError
from wasl.home.roster import Officer
from wasl.node.desk import error_json

_PATH: Final = "/api/events"
ENDED: Final = 4401
FAULTY: Final = 4400
SLOW: Final = 4408
_AGE_MOST_S: Final = 10 * 365 * 86_400


def routes(context: Context) -> list[BaseRoute]:
    """Return the event socket's route."""

    async def endpoint(socket: WebSocket) -> None:
        await socket.accept()
        session, officer = who_asks(context, socket.cookies.get(context.sessions.cookie))
        if session is None or officer is None:
            await socket.close(ENDED)
            return
        await Connection(context, socket, session, officer).run()

    return [WebSocketRoute(_PATH, endpoint)]


class Connection:
    """One page of a desk."""

    def __init__(
        self, context: Context, socket: WebSocket, session: Session, officer: Officer
    ) -> None:
        self._context = context
        self._live: Live = context.live
        self._socket = socket
        self._session = session
        self._officer = officer
        self._desk = desk_of(session.id)
        self._outbox: Outbox = self._live.outbox(session.id)
        self._faults = 0
        self._code: int | None = None
        self._over = asyncio.Event()

    async def run(self) -> None:
        """Speak and listen until one of both ends it."""
        role = role_for(self._officer.roles, Right.WATCH) or next(iter(self._officer.roles), "")
        page = self._live.watchers.join(
            self._desk,
            officer=self._officer.name,
            role=role,
            officer_id=self._officer.id,
            counts=role_for(self._officer.roles, Right.ACK) is not None,
        )
        unwatch = self._context.sessions.watch(self._session, self._on_state)
        tasks = [
            asyncio.create_task(work)
            for work in (self._speak(), self._hear(page), self._over.wait())
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            unwatch()
            self._live.leave(page)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(RuntimeError, OSError, WebSocketDisconnect):
            await self._socket.close(self._code or 1001)

    def _on_state(self, state: str) -> None:
        self._outbox.append(written("session", {"state": state}))
        if state == "ended":
            self._end(ENDED)

    def _end(self, code: int) -> None:
        self._code = code
        self._over.set()

    # ── speaking ──

    async def _speak(self) -> None:
        wanted = _number(self._socket.query_params.get("after"))
        resumed = wanted is not None and self._outbox.can_resume(wanted)
        at = wanted if resumed and wanted is not None else self._outbox.last
        hello = {"seq": at, "desk": self._desk, "resumed": resumed, "time": utc_now()}
        await self._send_object({"type": "hello", **hello})
        if wanted is not None and not resumed:
            await self._send_object({"type": "behind", "seq": at})
        if not resumed:
            self._live.greet(self._outbox)
        clock = asyncio.get_running_loop().time
        looked_s = clock()
        while True:
            if clock() - looked_s >= limits.PING_S:
                looked_s = clock()
                if not self._is_welcome():
                    self._end(ENDED)
                    return
                await self._send_object({"type": "ping", "time": utc_now()})
            try:
                async with asyncio.timeout(limits.PING_S):
                    batch = await self._outbox.wait(at)
            except TimeoutError:
                continue
            at = batch.last
            if batch.behind:
                await self._send_object({"type": "behind", "seq": at})
            for event in batch.events:
                await self._send(event)

    def _is_welcome(self) -> bool:
        """Tell whether the sign-in still holds, and its officer still has a desk."""
        if not self._context.sessions.is_on(self._session):
            return False
        found, _ = who_asks(self._context, self._socket.cookies.get(self._context.sessions.cookie))
        return found is self._session

    async def _send_object(self, event: Json) -> None:
        await self._send(json.dumps(event))

    async def _send(self, text: str) -> None:
        try:
            async with asyncio.timeout(limits.SOCKET_SEND_S):
                await self._socket.send_text(text)
        except TimeoutError:
            self._end(SLOW)
            raise

    # ── listening ──

    async def _hear(self, page: int) -> None:
        while True:
            try:
                message = await self._socket.receive()
            except (WebSocketDisconnect, RuntimeError):
                return
            if message["type"] == "websocket.disconnect":
                return
            try:
                await self._take(page, _word(message))
            except (WaslError, Denied) as fault:
                await self._send_object({"type": "error", **error_json(fault)})

    async def _take(self, page: int, word: Json | None) -> None:
        kind = None if word is None else word.get("type")
        if word is None or kind not in ("watch", "shown", "silence", "alive"):
            self._fault()
            raise Misuse(Code.BAD_ARGUMENT, "this is no word of a desk", where="type")
        match kind:
            case "watch":
                await self._watch(page, word)
            case "shown":
                role, entry = role_for(self._officer.roles, Right.ACK), _text(word, "entry")
                if role is not None:  # what an analyst sees was not shown on a duty desk
                    await self._live.shown(entry, self._desk, by=self._officer.acting(role))
            case "silence":
                role = await self._require(Right.SILENCE)
                by = self._officer.acting(role)
                self._live.silence(_text(word, "entry"), self._desk, by=by)
            case _:
                await self._live.alive(self._desk)

    async def _require(self, right: Right) -> str:
        return await require_right(self._context, self._officer, right, place=f"GET {_PATH}")

    async def _watch(self, page: int, word: Json) -> None:
        await self._require(Right.WATCH)
        visible, age_s, sound = (word.get(key) for key in ("visible", "input_age_s", "sound"))
        age = _seconds(age_s)
        if not isinstance(visible, bool) or age is None or sound not in SOUNDS:
            self._fault()
            raise Misuse(Code.BAD_ARGUMENT, "visible, input_age_s or sound is wrong", where="watch")
        if visible and age < limits.DESK_STATE_S:
            self._context.sessions.touch(self._session)  # somebody reads, and asks for nothing
        self._live.say(page, visible=visible, input_age_s=age, sound=str(sound))

    def _fault(self) -> None:
        self._faults += 1
        if self._faults >= limits.FAULTY_FRAMES:
            self._end(FAULTY)


def _word(message: Any) -> Json | None:  # noqa: ANN401 -- an ASGI message
    """Read a frame. None: it is no JSON object, or too long."""
    text = message.get("text")
    if not isinstance(text, str) or len(text) > limits.FRAME_BYTES:
        return None
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast("Json", found) if isinstance(found, dict) else None


def _text(word: Json, name: str) -> str:
    value = word.get(name)
    if not isinstance(value, str):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is missing", where=name)
    return value


def _seconds(value: object) -> float | None:
    """Read an age. None: it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        age_s = float(value)
    except OverflowError:
        return None
    return min(max(0.0, age_s), _AGE_MOST_S) if math.isfinite(age_s) else None


def _number(text: str | None) -> int | None:
    """Read ``after``. None: it is not given, and the desk begins."""
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else -1
