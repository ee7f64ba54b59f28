# SPDX-License-Identifier: Apache-2.0
"""``wasl send`` and ``wasl ack``: what a person says on a line.

Rules:

1. The text goes to the node as it was written; the node says what cannot be sent, and why.
2. An id that was given out is on the record: it is printed before anything is waited for.
3. ``--wait`` waits for facts of the far side. That it ran out is no failure of the message.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import cast

from wasl import limits
from wasl.cli.files import read_text
from wasl.cli.letters import told
from wasl.cli.online.attachments import give_file
from wasl.cli.online.desk import Json, NodeDesk, need_node
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse, WaslError


def send(options: Namespace, screen: Screen) -> int:
    """Say something on a line."""
    text = _text(options)
    desk = need_node(our_home(options))
    body = _body(options, text)
    body["attachments"] = [give_file(desk, options.line, Path(each)) for each in options.attach]
    said = cast("Json", desk.call("send", body))
    if options.wait:
        warn_of(said, screen)
        said = _wait(desk, said, options, screen)
    answer(said, screen)
    return 0


def acknowledge(options: Namespace, screen: Screen) -> int:
    """Take a message, and answer it."""
    body: Json = {
        "entry": options.entry,
        "answer": options.answer,
        "reason": options.reason,
        "by": options.by,
    }
    answer(cast("Json", need_node(our_home(options)).call("ack", body)), screen)
    return 0


def _text(options: Namespace) -> str:
    """The text, from where the arguments say. Raises Misuse."""
    text: str | None = options.text
    file: str | None = options.file
    if (text is None) == (file is None):
        what = "no text is given" if text is None else "the text is given twice"
        do = "write it as TEXT, or name a file with --file, or - for standard input"
        raise Misuse(Code.BAD_ARGUMENT, what, where="TEXT", do=do)
    if text is not None and text != "-":
        return text
    read = read_text("-" if file is None else file, limit=limits.BODY_BYTES)
    return read.replace("\r\n", "\n")  # line ends of another system, nothing that was said


def _body(options: Namespace, text: str) -> Json:
    names = (
        *("line", "from_office", "to_offices", "info_offices", "subject", "precedence", "traffic"),
        *("lang", "refs", "reply_by", "by", "label", "supersedes", "sent_alone"),
    )
    return {"text": text, **{name: getattr(options, name) for name in names}}


def _wait(desk: NodeDesk, said: Json, options: Namespace, screen: Screen) -> Json:
    """Wait until the far side has done what was asked for; if not, the id is told all the same."""
    timeout_s: float = options.timeout
    wanted: Json = {"entry": said["id"], "for": options.wait, "timeout_s": timeout_s}
    try:
        return cast("Json", desk.call("wait", wanted, more_s=timeout_s))
    except WaslError as fault:
        ran_out = fault.code == Code.WAIT_RAN_OUT
        answer(cast("Json", desk.call("show", {"entry": said["id"]})) if ran_out else said, screen)
        raise


def warn_of(said: Json, screen: Screen) -> None:
    """Warn of what the node says of those who act on an entry no more."""
    for warning in cast("list[str]", said.get("warnings") or []):
        screen.warn(told(warning))


def answer(said: Json, screen: Screen) -> None:
    """Print an entry's id and how far it has come."""
    warn_of(said, screen)
    value = {"id": said["id"], "state": said["state"]}
    try:
        screen.give(value, [f"{told(said['id'])}  {told(said['state'])}"])
    except OSError:
        screen.warn(f"it is on the record as {said['id']}; only telling so has failed")
        raise
