# SPDX-License-Identifier: Apache-2.0
"""``wasl check``, ``service``, ``suspend``, ``resume``, ``correct`` and ``cancel``: keeping a line.

Rules:

1. Each of them puts an entry on the record and prints its id, like ``wasl send``.
2. A resumption says what came meanwhile; nothing of it has been answered yet.
"""

from __future__ import annotations

from argparse import Namespace
from typing import cast

from wasl import limits
from wasl.cli.files import read_text
from wasl.cli.letters import told
from wasl.cli.online.desk import Json, need_node
from wasl.cli.online.kept import arrived_lines
from wasl.cli.online.talking import answer, warn_of
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse


def check(options: Namespace, screen: Screen) -> int:
    """Ask whether anybody is there."""
    body: Json = {"line": options.line, "text": _text(options), "by": options.by}
    return _say("check", body, options, screen)


def serve(options: Namespace, screen: Screen) -> int:
    """Say something of the line itself."""
    body: Json = {"line": options.line, "text": _text(options), "by": options.by}
    if options.outage is not None:
        body |= {"what": "outage", "from": options.outage[0], "to": options.outage[1]}
    elif options.hours is not None:
        begin, dash, end = str(options.hours).partition("-")
        if not dash:
            what = f"“{options.hours}” are no hours"
            do = "write them as 06:00Z-18:00Z"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--hours", do=do)
        body |= {"what": "hours", "from": begin, "to": end}
    elif options.present or options.away:
        body["what"] = "present" if options.present else "away"
    return _say("service", body, options, screen)


def suspend(options: Namespace, screen: Screen) -> int:
    """Act on some kinds no more."""
    return _say("suspend", _kinds(options), options, screen)


def resume(options: Namespace, screen: Screen) -> int:
    """Act on them again, and tell what came meanwhile."""
    done = cast("Json", need_node(our_home(options)).call("resume", _kinds(options)))
    warn_of(done, screen)
    value = {"id": done["id"], "state": done["state"], "arrived": done["arrived"]}
    arrived = [f"  {line}" for line in arrived_lines(cast("list[Json]", done["arrived"]))]
    screen.give(value, [f"{told(done['id'])}  {told(done['state'])}", *arrived])
    return 0


def correct(options: Namespace, screen: Screen) -> int:
    """Correct a message of ours."""
    body: Json = {"entry": options.entry, "set": options.changes}
    return _say("correct", body | _why(options), options, screen)


def cancel(options: Namespace, screen: Screen) -> int:
    """Take a message of ours back; it stays on the record."""
    return _say("cancel", {"entry": options.entry} | _why(options), options, screen)


def _say(command: str, body: Json, options: Namespace, screen: Screen) -> int:
    answer(cast("Json", need_node(our_home(options)).call(command, body)), screen)
    return 0


def _why(options: Namespace) -> Json:
    return {"reason": options.reason, "by": options.by}


def _kinds(options: Namespace) -> Json:
    return {"line": options.line, "kinds": options.kinds} | _why(options)


def _text(options: Namespace) -> str:
    text: str | None = options.text
    if text == "-":
        return read_text("-", limit=limits.BODY_BYTES).replace("\r\n", "\n")
    return text or ""
