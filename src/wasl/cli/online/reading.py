# SPDX-License-Identifier: Apache-2.0
"""``wasl log``, ``wasl show`` and ``wasl export``: what is on the record.

Rules:

1. The log is in the record's own order, the same on both sides; nothing of it is left out.
2. ``--follow`` tells an entry again whenever more is known of it.
3. The chunks of a file are one line for people, however many they are; a program is told of each.
4. An export is made new, never written over another file.
"""

from __future__ import annotations

import base64
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

from wasl import limits
from wasl.cli.files import check_new, write_new
from wasl.cli.letters import told
from wasl.cli.online.desk import Desk, Json, need_node, reading_desk
from wasl.cli.online.pages import entry_lines, entry_page, step_line
from wasl.cli.place import our_home
from wasl.cli.screen import Screen, Style
from wasl.errors import Code, Misuse


def show_log(options: Namespace, screen: Screen) -> int:
    """The record of a line."""
    home = our_home(options)
    line: str = options.line
    files: set[str] = set()
    if not options.follow:
        with reading_desk(home) as desk:
            for entry in entries_of(desk, line):
                _show(entry, screen, files)
        return 0
    desk = need_node(home)
    known: dict[str, Json] = {}
    for entry in entries_of(desk, line):
        _show(entry, screen, files)
        known[str(entry["id"])] = _told(entry, screen)
    for entry in desk.follow(line):
        name = str(entry["id"])
        if known.get(name) != _told(entry, screen):
            _show(entry, screen, files, again=name in known)
            known[name] = _told(entry, screen)
    return 0


def _told(entry: Json, screen: Screen) -> Json:
    """What is worth telling again if it changes: for people, not each part of a file."""
    if screen.json:
        return entry
    files = cast("list[Json]", entry["attachments"])
    return {**entry, "attachments": [{**one, "held_bytes": None} for one in files]}


def _is_new_file(entry: Json, files: set[str]) -> bool:
    """Whether this chunk is the first of its file that is told."""
    detail = cast("Json | None", entry["detail"])
    name = f"{entry['author']} {detail['sha256'] if detail else None}"
    is_new = name not in files
    files.add(name)
    return is_new


def entries_of(desk: Desk, line: str) -> Iterator[Json]:
    """All entries of a line. Those without a place yet stand on the last page, and may stand on
    two.
    """
    cursor: str | None = None
    told_before: set[object] = set()
    while True:
        body: Json = {"line": line, "after": cursor, "limit": limits.LOG_PAGE}
        page = cast("Json", desk.call("log", body))
        entries = cast("list[Json]", page["entries"])
        yield from (entry for entry in entries if entry["id"] not in told_before)
        if len(entries) < limits.LOG_PAGE or page["cursor"] in {None, cursor}:
            return
        cursor = str(page["cursor"])
        told_before = {entry["id"] for entry in entries}


def _show(entry: Json, screen: Screen, files: set[str], *, again: bool = False) -> None:
    if screen.json:
        screen.program(entry)
    elif entry["kind"] == "chunk" and not _is_new_file(entry, files):
        pass
    elif again:
        screen.say(step_line(entry), style=Style.QUIET)
    elif entry["kind"] == "message":
        first, *rest = entry_lines(entry)
        screen.say(first, style=Style.STRONG)
        screen.say(*rest, "")
    else:
        screen.say(*entry_lines(entry), style=Style.QUIET)


def show_entry(options: Namespace, screen: Screen) -> int:
    """One entry, and what is known of its way."""
    with reading_desk(our_home(options)) as desk:
        entry = cast("Json", desk.call("show", {"entry": options.entry}))
    screen.give(entry, entry_page(entry))
    return 0


def export(options: Namespace, screen: Screen) -> int:
    """A transcript of a line, the exhibit of one entry, or the proof of a fork."""
    home = our_home(options)
    path = Path(options.out)
    if (options.entry or options.fork) and (options.from_time or options.to_time):
        what = "--from and --to are of a transcript: --entry and --fork go without them"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--from")
    _check_span(options.from_time, options.to_time)
    check_new(path)
    body: Json = {
        "line": options.line,
        "entry": options.entry,
        "fork": options.fork,
        "from": options.from_time,
        "to": options.to_time,
    }
    with reading_desk(home) as desk:
        made = cast("Json", desk.call("export", body))
    data = base64.b64decode(str(made["data_b64"]))
    write_new(path, data)
    value = {"file": str(path), "kind": made["kind"], "bytes": len(data)}
    screen.give(
        value,
        [
            f"The {made['kind']} is in {told(path)} ({len(data)} bytes).",
            "Anyone can check it offline, with the cards or fingerprints of its parties:",
            "  wasl verify FILE --card CARD…",
        ],
    )
    return 0


def _check_span(start: str | None, end: str | None) -> None:
    """Require times with a zone, in their order. Raises Misuse."""
    moments: list[datetime] = []
    for option, text in (("--from", start), ("--to", end)):
        if text is None:
            continue
        try:
            moments.append(datetime.fromisoformat(text))
        except ValueError:
            moments.append(datetime.min)  # noqa: DTZ901 - it has no zone, which is refused below
        if moments[-1].tzinfo is None:
            what = f"“{text}” is not a time with its zone"
            do = "write it as 2026-11-22T14:35:00Z"
            raise Misuse(Code.BAD_ARGUMENT, what, where=option, do=do)
    if len(moments) == 2 and moments[0] > moments[1]:
        what = "the range ends before it begins"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--to", do="give the earlier time to --from")
