# SPDX-License-Identifier: Apache-2.0
"""The desk's commands: the one way by which surfaces reach a node.

Rules:

1. A command takes and gives plain values (see ``docs/reference/json.md``). What is wrong is a
   :class:`~wasl.errors.WaslError` with a stable code.
2. Everything is checked before it is appended: what is on the record stays on the record.
3. Reading never waits for the writer: a long listing holds nobody up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line.line import SignHead
from wasl.node import reading
from wasl.node.answers import error_json, status_of
from wasl.node.backups import Backups
from wasl.node.bags import Bags
from wasl.node.closing import Alarms
from wasl.node.doctor import Doctor
from wasl.node.driver import HostedLine
from wasl.node.feed import Feed, Tell
from wasl.node.fields import Fields
from wasl.node.files import Files
from wasl.node.finding import Finder
from wasl.node.keeping import Keeping
from wasl.node.letters import Letters
from wasl.node.node import Node
from wasl.node.shredding import Shredding
from wasl.node.views import Json, View, utc_ms
from wasl.node.waiting import taken, waiting
from wasl.node.watching import Watching
from wasl.store import standing_still

__all__ = ["Desk", "error_json", "status_of"]

_FOLLOWED: Final = 200


class Desk:
    """The commands of one running node."""

    def __init__(self, node: Node, *, stop: Callable[[], None]) -> None:
        self._node = node
        self._stop = stop
        self._find = Finder(node)
        self.files = Files(self._find)
        self._feed = Feed(self._find, self._state_of)
        self._commands: Mapping[str, Callable[[Fields], Awaitable[Any]]] = {
            "status": self._status,
            "lines": self._status,
            "line": self._line,
            "show": self._show,
            "log": self._log,
            "wait": self._wait,
            "export": self._export,
            "refresh": self._refresh,
            "stop": self._end,
            **Letters(self._find).commands,
            **Keeping(self._find).commands,
            **Backups(node).commands,
            **Alarms(self._find).commands,
            **Doctor(node, self.states).commands,
            **Watching(self._find).commands,
            **Bags(self._find).commands,
            **Shredding(self._find).commands,
        }

    async def call(self, command: str, body: Json) -> object:
        """Carry out a command. Raises WaslError."""
        found = self._commands.get(command)
        if found is None:
            raise Misuse(Code.BAD_ARGUMENT, f"no command “{command}”", where="command")
        return await found(Fields(body))

    # ── status ──

    async def _status(self, fields: Fields) -> list[Json]:
        fields.done()
        return self.states()

    def states(self) -> list[Json]:
        """Return how each line fares."""
        return [self._state_of(line) for line in self._node.hosted.values()]

    async def _line(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        fields.done()
        return self._state_of(line)

    def _state_of(self, line: HostedLine) -> Json:
        held = self._node.held[line.standing.line]
        states = {
            line.standing.party(index): self._node.bearer.state(line.standing.party(index))
            for index in line.standing.others
        }
        bearers: dict[str, list[Json]] = {
            party: [
                {
                    "bearer": self._node.bearer.name,
                    "reachable": state.reachable,
                    "last_heard": utc_ms(state.last_heard_ms),
                    "queued": state.queued,
                    "trouble": state.trouble or None,
                }
            ]
            for party, state in states.items()
        }
        for index in line.standing.others:
            bearers[line.standing.party(index)] += reading.courier_state(
                self._find.view(line), index
            )
        return reading.line_state(
            self._find.view(line),
            alias=held.alias,
            cards=self._node.cards,
            bearers=bearers,
        )

    # ── reading ──

    async def _show(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        fields.done()
        entry = self._find.view(line).entry(ref.journal, ref.seq)
        assert entry is not None
        return entry

    async def _log(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        page = reading.Page.read(fields)
        fields.done()
        return await asyncio.to_thread(self._read_page, line, page)

    def _read_page(self, line: HostedLine, page: reading.Page) -> Json:
        with standing_still(self._node.store) as past:
            now = self._node.clock.now()
            return reading.log_page(View(line.standing, past, line.line.links, now), page)

    async def _wait(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        step = fields.text("for")
        timeout_s = fields.number("timeout_s", most=limits.WAIT_S)
        fields.done()
        if step not in reading.WAITED_FOR:
            raise Misuse(Code.BAD_ARGUMENT, f"cannot wait for “{step}”", where="for")
        woken = asyncio.Event()
        leave = self._node.follow(woken.set)
        try:
            async with asyncio.timeout(timeout_s):
                while True:
                    woken.clear()
                    entry = self._find.view(line).entry(ref.journal, ref.seq)
                    assert entry is not None
                    if entry["state"] in reading.WAITED_FOR[step]:
                        return entry
                    await woken.wait()
        except TimeoutError:
            raise Misuse(
                Code.WAIT_RAN_OUT,
                f"not {step} within {timeout_s:g} s",
                where=fields.text("entry"),
                do="the entry is on the record and goes on by itself; see “wasl show”",
            ) from None
        finally:
            leave()

    async def _export(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        wanted = reading.read_wanted(
            fields, line.standing, lambda text: self._find.entry_on(line, text)
        )
        await line.run(SignHead())
        held = self._node.held[line.standing.line]
        return await asyncio.to_thread(
            reading.export_line, self._node.store, line.standing, held, wanted
        )

    # ── the node itself ──

    async def _refresh(self, fields: Fields) -> Json:
        fields.done()
        await self._node.refresh()
        return {"lines": len(self._node.hosted)}

    async def _end(self, fields: Fields) -> Json:
        fields.done()
        self._stop()
        return {}

    def line_id(self, name: str) -> str:
        """Return the id of a line, by its alias or first digits. Raises Misuse."""
        return self._find.line(name).standing.line.hex()

    def listen(self, tell: Tell) -> Callable[[], None]:
        """Tell every new or changed entry, state of a line and alarm; see :mod:`wasl.node.feed`.

        Nothing is told of what was before. Return what ends it.
        """
        return self._feed.listen(tell)

    def tick_ms(self) -> int:
        """Return the node's own tick, which no clock can set."""
        return self._node.clock.now().tick_ms

    def waiting(self) -> list[Json]:
        """Return what came in and is not acknowledged here; see :mod:`wasl.node.waiting`."""
        return [each for line in self._node.hosted.values() for each in waiting(self._find, line)]

    def taken(self, entry: str) -> Json | None:
        """Return our first acknowledgement of an entry, or None. Raises Misuse."""
        return taken(self._find, entry)

    async def words(self, name: str, after: str, limit: int) -> Json:
        """Return ``{entries, cursor}`` of a line's log, of each entry only what it says.

        For whoever reads all of it: a tenth of the work of the log. An empty page is the end.
        """
        line = self._find.line(name)
        return await asyncio.to_thread(self._read_words, line, bytes.fromhex(after), limit)

    def _read_words(self, line: HostedLine, after: bytes, limit: int) -> Json:
        with standing_still(self._node.store) as past:
            view = View(line.standing, past, line.line.links)
            entries, cursor = view.words(after, limit)
            return {"entries": entries, "cursor": cursor.hex()}

    async def follow(self, name: str, tell: Callable[[Json], Awaitable[None]]) -> None:
        """Tell each entry of a line, and again whenever what is known of it changes. Endless.

        Chunks are not told: the message that names the file is, whenever more of it has come.
        """
        line = self._find.line(name)
        woken = asyncio.Event()
        woken.set()
        leave = self._node.follow(woken.set)
        told: dict[str, Json] = {}
        page = reading.Page(after=b"", limit=_FOLLOWED, reverse=True, chunks=False)
        try:
            while True:
                await woken.wait()
                woken.clear()
                entries = (await asyncio.to_thread(self._read_page, line, page))["entries"]
                for entry in reversed(entries):
                    if told.get(entry["id"]) != entry:
                        await tell(entry)
                told = {entry["id"]: entry for entry in entries}
        finally:
            leave()
