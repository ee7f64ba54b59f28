# SPDX-License-Identifier: Apache-2.0
"""``wasl pack`` and ``wasl unpack``: a bag for a courier, with or without a running node.

Rules:

1. The running node does it; where none runs, the home is opened under its lock.
2. Nothing of a bag is deleted. It is said whether it may be, and what is not well with it.
3. Names of files come from others: they are shown, never obeyed.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from wasl.cli.failure import DONE, NEGATIVE
from wasl.cli.letters import told
from wasl.cli.online.desk import Json, running
from wasl.cli.place import our_home
from wasl.cli.screen import Screen


def pack(options: Namespace, screen: Screen) -> int:
    """Put a bag into a folder."""
    body: Json = {
        "line": options.line,
        "folder": str(Path(options.folder).absolute()),
        "to": options.to,
        "all": options.all,
    }
    packed = _call(options, "pack", body)
    screen.give(packed, _packed_lines(packed))
    return DONE


def unpack(options: Namespace, screen: Screen) -> int:
    """Take a bag. Exit code 1 if a file is not well, or nothing is for us."""
    taken = _call(options, "unpack", {"folder": str(Path(options.folder).absolute())})
    screen.give(taken, _taken_lines(taken))
    return DONE if taken["files"] and not taken["problems"] else NEGATIVE


def _call(options: Namespace, command: str, body: Json) -> Json:
    home = our_home(options)
    desk = running(home)
    if desk is not None:
        return cast("Json", desk.call(command, body))
    from wasl.node.offline import open_bag_desk

    with open_bag_desk(home.path) as bag_desk:
        return bag_desk.call(command, body)


def _packed_lines(packed: Json) -> Iterator[str]:
    for each in cast("list[Json]", packed["parties"]):
        yield f"{told(each['party'])}: {_count(each['files'], 'file')}, {_entries(each['entries'])}"
    yield f"The bag is in {told(packed['folder'])}. Unmount the medium before you pull it out."
    yield "It may be carried and copied by anybody: only its addressees can open it."


def _taken_lines(taken: Json) -> Iterator[str]:
    yield (
        f"{_count(taken['files'], 'file')} taken: {_entries(taken['new'])} new, "
        f"{taken['held']} held already."
    )
    for entry in cast("list[str]", taken["urgent"]):
        yield f"URGENT: wasl show {told(entry)}"
    for alarm in cast("list[str]", taken["alarms"]):
        yield f"ALARM: {told(alarm)}"
    if taken["others"]:
        yield (
            f"{_count(taken['others'], 'file')} not for us, or older than what we hold: "
            "left as they are, pass the bag on."
        )
    if taken["foreign"]:
        yield f"{_count(taken['foreign'], 'name')} in the folder belong to no bag: left alone."
    for each in cast("list[Json]", taken["problems"]):
        yield f"{str(each['trouble']).upper()}: {told(each['file'])}"
        yield f"  do: {told(each['do'])}"
    if taken["wipe"]:
        yield "All that it carried is on our disk: the bag may be wiped."
    elif not taken["files"]:
        yield "Nothing here is for us. Do not wipe it."
    else:
        yield "Do not wipe the bag yet."
    if taken["files"]:
        yield "What we owe in return goes by itself where a wire lives; else: wasl pack LINE DIR"


def _count(number: object, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _entries(number: object) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
