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
from wasl.line import talk
from wasl.line.line import SignHead, Utterance
from wasl.node import reading
from wasl.node.driver import HostedLine, read_clock
from wasl.node.fields import Fields
from wasl.node.names import check_office, find_line, find_ref, office_of, parse_time, split_entry
from wasl.node.names import party_index as index_of
from wasl.node.node import Node
from wasl.node.views import Json, View, utc_ms
from wasl.terms import Answer, JournalId, Precedence, Ref, Traffic, from_word, word

_FOLLOWED: Final = 200


class Desk:
    """The commands of one running node."""

    def __init__(self, node: Node, *, stop: Callable[[], None]) -> None:
        self._node = node
        self._stop = stop
        self._commands: Mapping[str, Callable[[Fields], Awaitable[Any]]] = {
            "status": self._status,
            "lines": self._status,
            "line": self._line,
            "send": self._send,
            "ack": self._ack,
            "show": self._show,
            "log": self._log,
            "wait": self._wait,
            "export": self._export,
            "refresh": self._refresh,
            "stop": self._end,
        }

    async def call(self, command: str, body: Json) -> object:
        """Carry out a command. Raises WaslError."""
        found = self._commands.get(command)
        if found is None:
            raise Misuse(Code.BAD_ARGUMENT, f"no command “{command}”", where="command")
        return await found(Fields(body))

    # ── finding ──

    def _hosted(self, name: str) -> HostedLine:
        known = [(line, held.alias) for line, held in self._node.held.items()]
        return self._node.hosted[find_line(name, known)]

    def _view(self, line: HostedLine) -> View:
        return View(line.standing, self._node.reading, line.line.links)

    def _entry(self, text: str) -> tuple[HostedLine, Ref]:
        name, party, incarnation, seq = split_entry(text)
        line = self._hosted(name)
        journal = JournalId(index_of(line.standing, party), incarnation)
        return line, find_ref(line.standing, self._node.reading, journal, seq, name=text)

    # ── status ──

    async def _status(self, fields: Fields) -> list[Json]:
        fields.done()
        return [self._state_of(line) for line in self._node.hosted.values()]

    async def _line(self, fields: Fields) -> Json:
        line = self._hosted(fields.text("line"))
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
        return reading.line_state(
            self._view(line), alias=held.alias, cards=self._node.cards, bearers=bearers
        )

    # ── saying ──

    async def _send(self, fields: Fields) -> Json:
        line = self._hosted(fields.text("line"))
        standing = line.standing
        near = standing.near.party
        precedence = from_word(Precedence, fields.text("precedence", "routine"))
        traffic = from_word(Traffic, fields.text("traffic", "operation"))
        reply_by = fields.maybe("reply_by")
        supersedes = fields.maybe("supersedes")
        message = talk.Message(
            lang=_language(fields.text("lang", "")),
            from_office=check_office(
                standing, near, fields.text("from_office"), where="from_office"
            ),
            to=tuple(
                office_of(standing, text, where="to_offices") for text in fields.texts("to_offices")
            ),
            info=tuple(
                office_of(standing, text, where="info_offices")
                for text in fields.texts("info_offices")
            ),
            subject=fields.text("subject", ""),
            label=fields.text("label", ""),
            text=fields.text("text"),
            reply_by_s=None if reply_by is None else parse_time(reply_by, where="reply_by"),
            refs=tuple(self._ref_on(line, text) for text in fields.texts("refs")),
            supersedes=None if supersedes is None else self._ref_on(line, supersedes),
            by=fields.text("by", ""),
        )
        alone = fields.flag("sent_alone")
        fields.done()
        talk.check_message(message, precedence)
        if message.reply_by_s is not None and message.reply_by_s * 1000 <= read_clock().utc_ms:
            raise Misuse(
                Code.BAD_ARGUMENT,
                "the time to reply by has passed",
                where="reply_by",
                do="name a time in the future",
            )
        refs = await line.say(Utterance(message, precedence, traffic, alone))
        return self._brief(line, refs[0])

    def _ref_on(self, line: HostedLine, text: str) -> Ref:
        other, ref = self._entry(text)
        if other is not line:
            raise Misuse(
                Code.BAD_ARGUMENT,
                f"{text} is on another line",
                where="refs",
                do="refer to entries of the same line; quote others in the text",
            )
        return ref

    async def _ack(self, fields: Fields) -> Json:
        line, ref = self._entry(fields.text("entry"))
        answer = from_word(Answer, fields.text("answer"))
        reason, by = fields.text("reason", ""), fields.text("by", "")
        fields.done()
        talk.check_text(reason, where="reason")
        talk.check_text(by, where="by", one_line=True)
        if ref.journal.party == line.standing.near.party:
            raise Misuse(
                Code.NOT_ALLOWED,
                "this entry is our own",
                where="entry",
                do="acknowledge entries of the other side",
            )
        if answer in (Answer.CANNOT_COMPLY, Answer.CANNOT_PROCESS) and not reason.strip():
            raise Misuse(
                Code.BAD_ARGUMENT,
                f"“{word(answer)}” needs a reason",
                where="reason",
                do="say in a few words why: a refusal without a reason is read as a signal",
            )
        body = reading.acknowledgement(self._view(line), ref, answer=answer, reason=reason, by=by)
        precedence = reading.precedence_of(self._view(line), ref)
        refs = await line.say(Utterance(body, precedence[0], precedence[1]))
        return self._brief(line, refs[0])

    def _brief(self, line: HostedLine, ref: Ref) -> Json:
        entry = self._view(line).entry(ref.journal, ref.seq)
        assert entry is not None
        return {"id": entry["id"], "state": entry["state"]}

    # ── reading ──

    async def _show(self, fields: Fields) -> Json:
        line, ref = self._entry(fields.text("entry"))
        fields.done()
        entry = self._view(line).entry(ref.journal, ref.seq)
        assert entry is not None
        return entry

    async def _log(self, fields: Fields) -> Json:
        line = self._hosted(fields.text("line"))
        page = reading.Page.read(fields)
        fields.done()
        return await asyncio.to_thread(self._read_page, line, page)

    def _read_page(self, line: HostedLine, page: reading.Page) -> Json:
        reader = self._node.store.reader()
        try:
            with reader.snapshot() as past:
                return reading.log_page(View(line.standing, past, line.line.links), page)
        finally:
            reader.close()

    async def _wait(self, fields: Fields) -> Json:
        line, ref = self._entry(fields.text("entry"))
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
                    entry = self._view(line).entry(ref.journal, ref.seq)
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
        line = self._hosted(fields.text("line"))
        wanted = reading.read_wanted(fields, line.standing, lambda text: self._ref_on(line, text))
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

    def check_line(self, name: str) -> None:
        """Raise Misuse if there is no such line."""
        self._hosted(name)

    async def follow(self, name: str, tell: Callable[[Json], Awaitable[None]]) -> None:
        """Tell each entry of a line, and again whenever what is known of it changes. Endless."""
        line = self._hosted(name)
        woken = asyncio.Event()
        woken.set()
        leave = self._node.follow(woken.set)
        told: dict[str, Json] = {}
        page = reading.Page(after=b"", limit=_FOLLOWED, reverse=True)
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


def _language(text: str) -> str:
    if text not in ("", "ar", "ru", "en"):
        raise Misuse(Code.BAD_ARGUMENT, f"“{text}” is not ar, ru or en", where="lang")
    return text
