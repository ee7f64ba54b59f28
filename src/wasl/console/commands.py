# SPDX-License-Identifier: Apache-2.0
"""The commands of the desk: what officers read and say, over the node's own commands.

Rules:

1. Who says it is set here, never by the browser: the officer's name and the role by which it may.
2. The node checks the words of a command as it does for the command line. Nothing is checked twice,
   and nothing is appended that it refuses.
3. What a person does stands in the audit trail: which command, about what, never the words.
4. Files go out as bytes to be saved, whatever they say that they are.
"""

from __future__ import annotations

import base64
from typing import Final, cast
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Json
from wasl.console.context import Context
from wasl.console.doors import Call, CarryOut, Door, no_more, routes_of
from wasl.console.noting import note_done
from wasl.console.rights import Right
from wasl.console.schemas import shared
from wasl.console.signing_in import SigningIn
from wasl.errors import Code, Misuse

_BINARY: Final = "application/octet-stream"


class Commands:
    """Carries the commands of a desk out."""

    def __init__(self, context: Context) -> None:
        self._desk = context.desk
        self._live = context.live
        self._proof = SigningIn(context)

    # ── reading ──

    async def lines(self, call: Call) -> Json:
        call.query()
        return {"lines": await self._desk.call("status", {})}

    async def log(self, call: Call) -> object:
        query = call.query("after", "limit", "reverse")
        body: Json = {"line": call.request.path_params["alias"], "without_chunks": True}
        if query.get("after"):
            body["after"] = query["after"]
        if "limit" in query:
            body["limit"] = _number(query["limit"], "limit", most=limits.LOG_PAGE)
        body["reverse"] = _flag(query.get("reverse", "false"), "reverse")
        return await self._desk.call("log", body)

    async def entry(self, call: Call) -> object:
        return await self._desk.call("show", {"entry": call.query("id").get("id")})

    async def alarms(self, call: Call) -> Json:
        query = call.query("line", "closed")
        closed = _flag(query.get("closed", "false"), "closed")
        body = {"line": query.get("line"), "closed": closed}
        return {"alarms": await self._desk.call("alarms", body)}

    # ── saying ──

    def say(self, command: str, what: str, *, proof: bool = False) -> CarryOut:
        """Return what carries a command out in the name of who asks; ``proof``: freshly proved."""

        async def carry_out(call: Call) -> object:
            body = call.body
            if "by" in body:
                raise Misuse(Code.BAD_ARGUMENT, "unknown field “by”", where="by")
            if proof:
                await self._proof.require_proof(call, body.pop("release", None))
            draft = body.pop("draft", None) if command == "send" else None
            done = cast("Json", await self._desk.call(command, {**body, "by": call.by}))
            if isinstance(draft, str):
                self._live.drafts.sent(draft)
            await note_done(call, what, _about(body, done))
            return done

        return carry_out

    async def ack(self, call: Call) -> object:
        body, texts = call.body, dict[str, str]()
        for name in ("entry", "answer", "reason"):
            value = body.pop(name, "" if name == "reason" else None)
            if not isinstance(value, str):
                raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not text", where=name)
            texts[name] = value
        no_more(body)
        done = await self._live.acknowledge(**texts, by=call.by)
        if not done["already"]:
            await note_done(call, "acknowledged", f"{done['id']} {texts['entry']}")
        return done

    # ── files ──

    async def export(self, call: Call) -> Response:
        body = call.body
        made = cast("Json", await self._desk.call("export", body))
        await note_done(call, "exported", f"{made['kind']} {made['file_name']}")
        return _file(base64.b64decode(made["data_b64"]), made["file_name"])

    async def attachment(self, call: Call) -> Response:
        query = call.query("entry", "index")
        entry = query.get("entry", "")
        found = await self._desk.files.give(entry, query.get("index", ""))
        await note_done(call, "attachment-saved", entry)
        return _file(found.data, found.name)

    async def take_file(self, call: Call) -> object:
        line = call.query("line").get("line", "")
        done = await self._desk.files.take(line, call.data)
        await note_done(call, "file-given", f"{line} {done['sha256']}")
        return done


def _about(body: Json, done: Json) -> str:
    """Return what an event of the trail is about: ids and words of the desk, nobody's text."""
    told = [done.get("id"), body.get("entry"), body.get("line"), body.get("code")]
    told += [body.get("answer"), body.get("precedence"), body.get("party")]
    return " ".join(each for each in told if isinstance(each, str))


def _file(data: bytes, name: str) -> Response:
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name, safe='')}"
    if not name.isascii() or '"' in name or "\\" in name or not name.isprintable():
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"content-disposition": disposition}
    return Response(data, media_type=_BINARY, headers=headers)


def _number(text: str, name: str, *, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and int(text) <= most):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not 0 to {most}", where=name)
    return int(text)


def _flag(text: str, name: str) -> bool:
    if text not in ("true", "false"):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is neither true nor false", where=name)
    return text == "true"


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of reading, of files and of commands."""
    it = Commands(context)
    return routes_of(context, [*_reading(it), *_files(it), *_saying(it)])


def _get(
    path: str, summary: str, carry_out: CarryOut, reply: schemas.Schema, **query: schemas.Schema
) -> Door:
    return Door(
        method="GET",
        path=path,
        summary=summary,
        carry_out=carry_out,
        right=Right.READ,
        answer=reply,
        query=query,
    )


def _reading(it: Commands) -> list[Door]:
    lines = schemas.an_object({"lines": schemas.a_list(shared("line-state"))})
    alarms = schemas.an_object({"alarms": schemas.a_list(shared("alarm"))})
    text, flag, number = schemas.TEXT, schemas.FLAG, schemas.NUMBER
    return [
        _get("/api/lines", "How each line fares", it.lines, lines),
        _get(
            "/api/lines/{alias}/log",
            "A page of a line's record, without the parts of files",
            it.log,
            schemas.LOG,
            after=text,
            limit=number,
            reverse=flag,
        ),
        _get("/api/entry", "One entry", it.entry, shared("entry"), id=schemas.ENTRY),
        _get("/api/alarms", "What is open", it.alarms, alarms, line=text, closed=flag),
    ]


def _files(it: Commands) -> list[Door]:
    query = {"entry": schemas.ENTRY, "index": schemas.NUMBER}
    return [
        Door(
            method="POST",
            path="/api/export",
            summary="A transcript, the exhibit of an entry, or a fork, as a file",
            carry_out=it.export,
            right=Right.EXPORT,
            once=False,
            body=schemas.EXPORT,
            answer=schemas.BYTES,
            media=_BINARY,
        ),
        Door(
            method="GET",
            path="/api/attachment",
            summary="A file of a message, by its number from 1",
            carry_out=it.attachment,
            right=Right.READ,
            query=query,
            answer=schemas.BYTES,
            media=_BINARY,
        ),
        Door(
            method="POST",
            path="/api/attachment",
            summary="Give a file to the node, for a message to name within the hour",
            carry_out=it.take_file,
            right=Right.SEND,
            most_bytes=limits.DESK_FILE_BYTES,
            query={"line": schemas.TEXT},
            body=schemas.BYTES,
            takes=_BINARY,
            answer=schemas.GIVEN,
        ),
    ]


def _post(
    path: str,
    summary: str,
    carry_out: CarryOut,
    right: Right,
    body: schemas.Schema,
    *,
    reply: schemas.Schema = schemas.SAID,
    while_locked: bool = False,
) -> Door:
    return Door(
        method="POST",
        path=f"/api/{path}",
        summary=summary,
        carry_out=carry_out,
        right=right,
        while_locked=while_locked,
        body=body,
        answer=reply,
    )


def _saying(it: Commands) -> list[Door]:
    send = it.say("send", "sent", proof=True)
    correct = it.say("correct", "corrected", proof=True)
    cancel = it.say("cancel", "cancelled", proof=True)
    check, lapse = it.say("check", "checked"), it.say("lapse", "lapse-stated")
    taking = "Acknowledge an entry; it works while locked, and asks for no passkey"
    passed = "State that a party's time has passed"
    return [
        _post("send", "Send a message", send, Right.SEND, schemas.SEND),
        _post(
            "ack", taking, it.ack, Right.ACK, schemas.ACK, reply=schemas.TAKEN, while_locked=True
        ),
        _post("correct", "Correct our own message", correct, Right.CORRECT, schemas.CORRECT),
        _post("cancel", "Cancel our own message", cancel, Right.CORRECT, schemas.CANCEL),
        _post("check", "Check a line now", check, Right.CHECK, schemas.CHECK),
        _post("lapse", passed, lapse, Right.LAPSE, schemas.LAPSE),
        _post(
            "alarm-close",
            "Close an alarm",
            it.say("close_alarm", "alarm-closed"),
            Right.CLOSE_ALARM,
            schemas.CLOSE_ALARM,
            reply=shared("alarm"),
        ),
    ]
