# SPDX-License-Identifier: Apache-2.0
"""The commands of the desk: what officers read and say, over the node's own commands.

Rules:

1. Who says it is set here, never by the browser: the officer's name and the role by which it may.
2. The node checks the words of a command as it does for the command line. Nothing is checked twice,
   and nothing is appended that it refuses.
3. What a person does stands in the audit trail: which command, about what, never the words.
4. An officer who has offices writes for these and no others; one who has none, for any of our card.
5. Files go out as bytes to be saved, whatever they say that they are.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Final, cast
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Denied, Json
from wasl.console.context import Context
from wasl.console.doors import (
    Call,
    CarryOut,
    Door,
    flag_of,
    getting,
    no_more,
    number_of,
    posting,
    routes_of,
)
from wasl.console.noting import note_done
from wasl.console.rights import Right
from wasl.console.schemas import shared
from wasl.console.signing_in import SigningIn
from wasl.errors import Code, Misuse
from wasl.home.audit import EVENTS, Detail
from wasl.home.roster import Officer

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
            body["limit"] = number_of(query, "limit", 0, least=0, most=limits.LOG_PAGE)
        body["reverse"] = flag_of(query, "reverse")
        return await self._desk.call("log", body)

    async def entry(self, call: Call) -> object:
        return await self._desk.call("show", {"entry": call.query("id").get("id")})

    async def alarms(self, call: Call) -> Json:
        query = call.query("line", "closed")
        body = {"line": query.get("line"), "closed": flag_of(query, "closed")}
        return {"alarms": await self._desk.call("alarms", body)}

    # ── saying ──

    def say(self, command: str, what: str, *, proof: bool = False) -> CarryOut:
        """Return what carries a command out in the name of who asks; ``proof``: freshly proved."""

        async def carry_out(call: Call) -> object:
            body = call.body
            if "by" in body:
                raise Misuse(Code.BAD_ARGUMENT, "unknown field “by”", where="by")
            if command == "send":
                check_office(call.who, body.get("from_office"))
            if proof:
                await self._proof.require_proof(call, body.pop("release", None))
            draft = body.pop("draft", None) if command == "send" else None
            done = cast("Json", await self._desk.call(command, {**body, "by": call.by}))
            if isinstance(draft, str):
                self._live.drafts.sent(draft)
            await note_done(call, what, _about(what, body, done))
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
            told = {"id": done["id"], "entry": texts["entry"], "answer": texts["answer"]}
            await note_done(call, "acknowledged", told)
        return done

    # ── files ──

    async def export(self, call: Call) -> Response:
        body = call.body
        made = cast("Json", await self._desk.call("export", body))
        await note_done(call, "exported", {"kind": made["kind"], "file": made["file_name"]})
        return file_response(base64.b64decode(made["data_b64"]), made["file_name"])

    async def attachment(self, call: Call) -> Response:
        query = call.query("entry", "index")
        entry = query.get("entry", "")
        found = await self._desk.files.give(entry, query.get("index", ""))
        await note_done(call, "attachment-saved", {"entry": entry})
        return file_response(found.data, found.name)

    async def take_file(self, call: Call) -> object:
        line = call.query("line").get("line", "")
        done = await self._desk.files.take(line, call.data)
        await note_done(call, "file-given", {"line": line, "sha256": done["sha256"]})
        return done


def check_office(officer: Officer, office: object) -> None:
    """Let an officer who has offices write for these alone. Raises Denied (OTHER_OFFICE)."""
    if not officer.offices or not isinstance(office, str) or office in officer.offices:
        return  # what is no text at all, the node refuses by name
    what, do = f"you do not write for “{office}”", f"write for: {', '.join(officer.offices)}"
    raise Denied(403, "OTHER_OFFICE", what, where="from_office", do=do)


def _about(what: str, body: Json, done: Json) -> Detail:
    """Return what an event of the trail is about: ids and words of the desk, nobody's text."""
    held = {**body, "id": done.get("id"), "alarm": body.get("code")}
    told = {name: held.get(name) for name in EVENTS[what]}
    return {name: value for name, value in told.items() if isinstance(value, str)}


def file_response(data: bytes, name: str) -> Response:
    """Return a file to be saved, whatever it says that it is."""
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name, safe='')}"
    if not name.isascii() or '"' in name or "\\" in name or not name.isprintable():
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"content-disposition": disposition}
    return Response(data, media_type=_BINARY, headers=headers)


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of reading, of files and of commands."""
    it = Commands(context)
    return routes_of(context, [*_reading(it), *_files(it), *_saying(it)])


def _reading(it: Commands) -> list[Door]:
    lines = schemas.an_object({"lines": schemas.a_list(shared("line-state"))})
    alarms = schemas.an_object({"alarms": schemas.a_list(shared("alarm"))})
    text, flag, number, right = schemas.TEXT, schemas.FLAG, schemas.NUMBER, Right.READ
    paged = {"after": text, "limit": number, "reverse": flag}
    page = "A page of a line's record, without the parts of files"
    one, about = {"id": schemas.ENTRY}, {"line": text, "closed": flag}
    return [
        getting("lines", "How each line fares", it.lines, lines, right=right),
        getting("lines/{alias}/log", page, it.log, schemas.LOG, right=right, query=paged),
        getting("entry", "One entry", it.entry, shared("entry"), right=right, query=one),
        getting("alarms", "What is open", it.alarms, alarms, right=right, query=about),
    ]


def _files(it: Commands) -> list[Door]:
    export = "A transcript, the exhibit of an entry, or a fork, as a file"
    saved = "A file of a message, by its number from 1"
    given = "Give a file to the node, for a message to name within the hour"
    number = {"entry": schemas.ENTRY, "index": schemas.NUMBER}
    bytes_ = schemas.BYTES
    out = [
        posting("export", export, it.export, schemas.EXPORT, bytes_, right=Right.EXPORT),
        getting("attachment", saved, it.attachment, bytes_, right=Right.READ, query=number),
    ]
    taken = posting("attachment", given, it.take_file, bytes_, schemas.GIVEN, right=Right.SEND)
    most, line = limits.DESK_FILE_BYTES, {"line": schemas.TEXT}
    return [
        *(replace(door, once=False, media=_BINARY) for door in out),
        replace(taken, most_bytes=most, query=line, takes=_BINARY),
    ]


def _saying(it: Commands) -> list[Door]:
    send = it.say("send", "sent", proof=True)
    correct = it.say("correct", "corrected", proof=True)
    cancel = it.say("cancel", "cancelled", proof=True)
    check, lapse = it.say("check", "checked"), it.say("lapse", "lapse-stated")
    close, alarm = it.say("close_alarm", "alarm-closed"), shared("alarm")
    taking = "Acknowledge an entry; it works while locked, and asks for no passkey"
    passed = "State that a party's time has passed"
    said, amend, ack = schemas.SAID, Right.CORRECT, Right.ACK
    return [
        posting("send", "Send a message", send, schemas.SEND, said, right=Right.SEND),
        posting("ack", taking, it.ack, schemas.ACK, schemas.TAKEN, right=ack, while_locked=True),
        posting("correct", "Correct our own message", correct, schemas.CORRECT, said, right=amend),
        posting("cancel", "Cancel our own message", cancel, schemas.CANCEL, said, right=amend),
        posting("check", "Check a line now", check, schemas.CHECK, said, right=Right.CHECK),
        posting("lapse", passed, lapse, schemas.LAPSE, said, right=Right.LAPSE),
        posting(
            "alarm-close",
            "Close an alarm",
            close,
            schemas.CLOSE_ALARM,
            alarm,
            right=Right.CLOSE_ALARM,
        ),
    ]
