# SPDX-License-Identifier: Apache-2.0
"""A door is one thing that a browser may ask of the desk: where it is, who may, and what it takes.

Rules:

1. One table: what the desk does and what ``/api/openapi.json`` says of it come from the same door.
2. Who asks is settled before anything is read: no session is 401, a locked one 423 (but for doors
   that say otherwise), a role without the right 403, and that is written into the audit trail.
   An officer who was disabled has no session.
3. A request that changes something has a key of its own; see :mod:`wasl.console.idempotency`.
4. A body is one JSON object and no bigger than the door allows; what is wrong with it is told by
   name. No traceback leaves the desk.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, cast

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from wasl import limits
from wasl.console.answers import Denied, Json, answer, error_answer
from wasl.console.context import Context
from wasl.console.idempotency import check_key
from wasl.console.rights import Right, require
from wasl.console.sessions import Session
from wasl.errors import Code, Misuse, Unavailable, WaslError
from wasl.home.roster import Officer

_WRITES: Final = frozenset({"POST", "PUT", "DELETE"})


@dataclass(slots=True)
class Call:
    """One request that has come through its door."""

    request: Request
    context: Context
    session: Session | None
    officer: Officer | None
    role: str | None
    data: bytes = b""
    _body: Json | None = None

    @property
    def who(self) -> Officer:
        """The officer who asks; a door without a session has none."""
        assert self.officer is not None
        return self.officer

    @property
    def sitting(self) -> Session:
        """The session that asks."""
        assert self.session is not None
        return self.session

    @property
    def by(self) -> str:
        """How the record names who asks: the name, and the role by which it may."""
        assert self.role is not None
        return self.who.acting(self.role)

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return "" if self.request.client is None else self.request.client.host

    @property
    def body(self) -> Json:
        """The JSON object of the request. Raises Misuse."""
        if self._body is None:
            self._body = read_object(self.data)
        return dict(self._body)

    def query(self, *names: str) -> dict[str, str]:
        """Return the query, which has these names and no others. Raises Misuse."""
        given = self.request.query_params.multi_items()
        for name, _ in given:
            if name not in names:
                raise Misuse(Code.BAD_ARGUMENT, f"unknown field “{name}”", where=name)
        if len({name for name, _ in given}) < len(given):
            raise Misuse(Code.BAD_ARGUMENT, "a field stands there twice", where="query")
        return dict(given)


CarryOut: TypeAlias = Callable[[Call], Awaitable[object]]
"""Returns JSON, or a whole response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One row of the table. ``right`` None: whoever is signed in. ``public``: nobody need be.

    ``once``: the same key is carried out once; what reads only, or has its own way, says False.
    ``body``, ``query`` and ``answer`` are JSON Schemas: of the body, of each word of the query, and
    of the answer.
    """

    method: str
    path: str
    summary: str
    carry_out: CarryOut
    right: Right | None = None
    public: bool = False
    while_locked: bool = False
    once: bool = True
    most_bytes: int = limits.DESK_BODY_BYTES
    body: Mapping[str, object] | None = None
    query: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Any])
    answer: Mapping[str, object] = field(default_factory=dict[str, Any])
    media: str = "application/json"
    takes: str = "application/json"


_Shape: TypeAlias = Mapping[str, object]


def getting(
    path: str,
    summary: str,
    carry_out: CarryOut,
    answer: _Shape,
    *,
    right: Right | None = None,
    public: bool = False,
    query: Mapping[str, _Shape] | None = None,
) -> Door:
    """Return a door that only reads."""
    return Door(
        method="GET",
        path=f"/api/{path}",
        summary=summary,
        carry_out=carry_out,
        right=right,
        public=public,
        query=query or {},
        answer=answer,
    )


def posting(
    path: str,
    summary: str,
    carry_out: CarryOut,
    body: _Shape,
    answer: _Shape,
    *,
    right: Right | None = None,
    public: bool = False,
    while_locked: bool = False,
) -> Door:
    """Return a door that does something with a JSON object. What else it is, ``replace`` says."""
    return Door(
        method="POST",
        path=f"/api/{path}",
        summary=summary,
        carry_out=carry_out,
        right=right,
        public=public,
        while_locked=while_locked,
        body=body,
        answer=answer,
    )


class DoorRoute(Route):
    """A route that knows its door."""

    def __init__(self, context: Context, door: Door) -> None:
        self.door = door

        async def endpoint(request: Request) -> Response:
            return await _come_in(context, door, request)

        super().__init__(door.path, endpoint, methods=[door.method])


def routes_of(context: Context, doors: Iterable[Door]) -> list[BaseRoute]:
    """Return the routes of some doors, and let the description know of them."""
    made = [DoorRoute(context, door) for door in doors]
    context.doors += [route.door for route in made]
    return list(made)


async def _come_in(context: Context, door: Door, request: Request) -> Response:
    try:
        call = await _admit(context, door, request)
        if door.method in _WRITES:
            key = check_key(request.headers.get("idempotency-key"))
            call.data = await read_body(request, most=door.most_bytes)
            if door.once and call.session is not None:
                place = (call.session.id, key)
                said = (door.method, str(request.url.path), str(request.url.query))
                digest = hashlib.sha256(json.dumps(said).encode() + call.data).digest()
                return await context.answers.once(place, digest, lambda: _carry_out(door, call))
        return await _carry_out(door, call)
    except (WaslError, Denied) as error:
        return error_answer(error)
    except Exception as error:  # noqa: BLE001 -- told with a code, logged with its trace
        structlog.get_logger().error("command-failed", exc_info=error)
        what, do = "the node could not do this, by a fault of its own", "see the node's log"
        failure = error_answer(Unavailable(Code.STORE_FAILED, what, do=do))
        failure.status_code = 500
        return failure


async def _carry_out(door: Door, call: Call) -> Response:
    done = await door.carry_out(call)
    return done if isinstance(done, Response) else answer(done)


async def _admit(context: Context, door: Door, request: Request) -> Call:
    """Settle who asks. Raises Denied."""
    session, officer = who_asks(context, request.cookies.get(context.sessions.cookie))
    if door.public:
        return Call(request, context, session, officer, None)
    if session is None or officer is None:
        raise not_signed_in()
    if session.locked and not door.while_locked:
        do = "unlock it with your passkey"
        raise Denied(423, "DESK_LOCKED", "this desk is locked", do=do)
    context.sessions.touch(session)
    role: str | None = None
    if door.right is not None:
        place = f"{door.method} {door.path}"
        role = await require_right(context, officer, door.right, place=place)
    return Call(request, context, session, officer, role)


async def require_right(context: Context, officer: Officer, right: Right, *, place: str) -> str:
    """Return the role by which an officer may do this. Raises Denied, which is written down."""
    try:
        return require(officer.roles, right)
    except Denied:
        await context.audit.refused(officer.name, right, place)
        raise


def who_asks(context: Context, token: str | None) -> tuple[Session | None, Officer | None]:
    """Return the session of a cookie and its officer; (None, None) if it is over, or disabled."""
    session = context.sessions.find(token)
    if session is None:
        return None, None
    officer = context.people.find(session.officer)
    if officer is None or officer.disabled or _is_replaced(session, officer):
        context.sessions.end(session)
        return None, None
    return session, officer


def _is_replaced(session: Session, officer: Officer) -> bool:
    """Tell whether another passkey has taken the place of the one that proved this session."""
    held = {each.credential for each in officer.passkeys}
    return session.passkey is not None and session.passkey not in held


def not_signed_in() -> Denied:
    """The error for whoever has no session."""
    return Denied(401, "NOT_SIGNED_IN", "nobody is signed in here", do="sign in with your passkey")


async def read_body(request: Request, *, most: int) -> bytes:
    """Read a body of at most ``most`` bytes. Raises Denied (TOO_LARGE)."""
    declared = request.headers.get("content-length", "0")
    parts: list[bytes] = []
    size = int(declared) if declared.isdecimal() else 0
    if size <= most:
        size = 0
        async for part in request.stream():
            size += len(part)
            if size > most:
                break
            parts.append(part)
    if size > most:
        raise Denied(413, "TOO_LARGE", f"this has over {most} bytes", where="body", do="send less")
    return b"".join(parts)


def read_object(data: bytes) -> Json:
    """Read a body that is one JSON object. Raises Misuse."""
    try:
        found: Any = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Misuse(Code.BAD_ARGUMENT, "the body is not a JSON object", where="body")
    return cast("Json", found)


def _no_constant(name: str) -> object:
    raise ValueError(name)


def number_of(query: Mapping[str, str], name: str, usual: int, *, least: int, most: int) -> int:
    """Return a number of a query; ``usual`` if it is not there. Raises Misuse."""
    text = query.get(name)
    if text is None:
        return usual
    good = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    if not (good and least <= int(text) <= most):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not {least} to {most}", where=name)
    return int(text)


def flag_of(query: Mapping[str, str], name: str) -> bool:
    """Return a flag of a query; false if it is not there. Raises Misuse."""
    text = query.get(name, "false")
    if text not in ("true", "false"):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is neither true nor false", where=name)
    return text == "true"


def need_text(body: Json, name: str, *, most: int) -> str:
    """Take a text out of a body. Raises Misuse."""
    value = body.pop(name, None)
    if not isinstance(value, str) or len(value) > most:
        what = f"“{name}” is not a text of at most {most} characters"
        raise Misuse(Code.BAD_ARGUMENT, what, where=name)
    return value


def no_more(body: Json) -> None:
    """Refuse what was not taken: a misspelt field must not pass in silence. Raises Misuse."""
    if body:
        name = min(body)
        raise Misuse(Code.BAD_ARGUMENT, f"unknown field “{name}”", where=name)
