# SPDX-License-Identifier: Apache-2.0
"""The desk, reached: over the control socket of the running node, or by opening its home to read.

Rules:

1. A node is running if its socket takes a connection; a file that a killed node left behind is
   none.
2. Reading works without a node, under the home's lock. Everything else says that no node is
   running.
3. What the node refuses is raised here with its code, its words and its remedy.

It keeps nothing between two commands.
"""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, Final, Protocol, cast
from urllib.parse import urlencode

from wasl import limits
from wasl.cli.failure import raise_code
from wasl.errors import Code, Unavailable
from wasl.home.files import read_file
from wasl.home.layout import Home

Json = dict[str, Any]

_ANSWER_S: Final = 300.0
"""How long the node may take for one command; a long transcript takes seconds."""

_CONTENT: Final = "application/octet-stream"  # the node goes by the path, not by this

_EVERY_FIELD: Final = ("code", "what", "where", "do")


class Desk(Protocol):
    """Where commands are carried out."""

    def call(self, command: str, body: Json) -> object:
        """Carry out a command. Raises WaslError."""
        ...

    def attachment(self, entry: str, which: str) -> tuple[bytes, str | None]:
        """Return a whole file of a message, and what its bytes are. Raises WaslError."""
        ...


class _Connection(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: str, timeout_s: float | None) -> None:
        super().__init__("localhost", timeout=timeout_s)
        self._path = path
        self._timeout_s = timeout_s

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self._timeout_s)
        self.sock.connect(self._path)


class NodeDesk:
    """The desk of a running node."""

    def __init__(self, path: str) -> None:
        self._path = path

    def answers(self) -> bool:
        """Tell whether somebody listens."""
        connection = _Connection(self._path, _ANSWER_S)
        try:
            connection.connect()
        except OSError:
            return False
        finally:
            connection.close()
        return True

    def call(self, command: str, body: Json, *, more_s: float = 0.0) -> object:
        """Carry out a command, which may take ``more_s`` longer than usual. Raises WaslError."""
        data = json.dumps(body).encode()
        with self._asked("POST", f"/v1/{command}", data, timeout_s=_ANSWER_S + more_s) as response:
            answer = _read(response.read())
        if "error" in answer:
            _raise(answer)
        return answer.get("result")

    def upload(self, line: str, data: bytes) -> Json:
        """Give the node a file that a message will name. Raises WaslError."""
        with self._asked("POST", "/v1/upload?" + urlencode({"line": line}), data) as response:
            answer = _read(response.read())
        if "error" in answer:
            _raise(answer)
        return cast("Json", answer["result"])

    def attachment(self, entry: str, which: str) -> tuple[bytes, str | None]:
        """Return a whole file of a message, and what its bytes are. Raises WaslError."""
        where = "/v1/attachment?" + urlencode({"entry": entry, "file": which})
        with self._asked("GET", where) as response:
            data = response.read()
            if response.status != http.client.OK:
                _raise(_read(data))
            return data, response.headers.get("Wasl-Media")

    @contextmanager
    def _asked(
        self, method: str, where: str, data: bytes | None = None, *, timeout_s: float = _ANSWER_S
    ) -> Generator[http.client.HTTPResponse]:
        """The node's response, while it is read."""
        connection = _Connection(self._path, timeout_s)
        try:
            connection.request(method, where, data, {"Content-Type": _CONTENT})
            yield connection.getresponse()
        except TimeoutError:
            raise _silent() from None
        except (OSError, http.client.HTTPException):
            raise _gone() from None
        finally:
            connection.close()

    def follow(self, line: str) -> Iterator[Json]:
        """Entries of a line, as they come and change; endless. Raises WaslError."""
        connection = _Connection(self._path, None)
        try:
            connection.request("GET", "/v1/follow?" + urlencode({"line": line}))
            response = connection.getresponse()
            if response.status != http.client.OK:
                _raise(_read(response.read()))
            while row := response.readline():
                yield _read(row)
            raise _gone()
        except (OSError, http.client.HTTPException):
            raise _gone() from None
        finally:
            connection.close()


def running(home: Home) -> NodeDesk | None:
    """The desk of this home's node, or None if it does not run. Raises Unavailable."""
    data = read_file(home.node, limit=limits.CONFIG_BYTES)
    if data is None:
        return None
    try:
        named: Any = json.loads(data)
        desk = NodeDesk(str(named["socket"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return desk if desk.answers() else None


def need_node(home: Home) -> NodeDesk:
    """The desk of the running node. Raises Unavailable (NODE_NOT_RUNNING)."""
    desk = running(home)
    if desk is None:
        raise Unavailable(
            Code.NODE_NOT_RUNNING,
            "the node of this home is not running",
            where=str(home.path),
            do="start it with “wasl run”, and leave it running",
        )
    return desk


@contextmanager
def reading_desk(home: Home) -> Generator[Desk]:
    """A desk to read at: the node's, or the home itself. Raises Unavailable (HOME_LOCKED)."""
    desk = running(home)
    if desk is not None:
        yield desk
        return
    from wasl.node.offline import open_desk

    with open_desk(home.path) as offline:
        yield offline


def _read(data: bytes) -> Json:
    """One JSON object of the node's."""
    try:
        value: Any = json.loads(data)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise _gone()
    return cast("Json", value)


def _raise(answer: Json) -> None:
    error = cast("Json", answer.get("error") or {})
    code, what, where, do = (str(error.get(name) or "") for name in _EVERY_FIELD)
    raise_code(code, what, where=where, do=do)


def _gone() -> Unavailable:
    return Unavailable(
        Code.NODE_NOT_RUNNING,
        "the node ended before it had answered",
        do="start it again, and see “wasl log LINE” for what it had done",
    )


def _silent() -> Unavailable:
    return Unavailable(
        Code.BUSY,
        "the node does not answer in time",
        do="see “wasl log LINE” for what it has done, and the node's own log for why",
    )
