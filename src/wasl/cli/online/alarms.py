# SPDX-License-Identifier: Apache-2.0
"""``wasl alarm list`` and ``wasl alarm close``: facts that stay on the screen until a person closes
them.

What an alarm means and what to do stands beside it, each time.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import cast

from wasl.cli.letters import clock, told
from wasl.cli.online.desk import Json, need_node, reading_desk
from wasl.cli.place import our_home
from wasl.cli.screen import Screen, Style


def list_alarms(options: Namespace, screen: Screen) -> int:
    """Open alarms, with ``--all`` those too that were closed."""
    with reading_desk(our_home(options)) as desk:
        body = {"line": options.line, "closed": options.all}
        alarms = cast("list[Json]", desk.call("alarms", body))
    if screen.json:
        for alarm in alarms:
            screen.program(alarm)
        return 0
    if not alarms:
        screen.say("No alarm is open." if not options.all else "No alarm was ever raised.")
    for alarm in alarms:
        first, *rest = alarm_lines(alarm, place=str(alarm["alias"]))
        screen.say(first, style=Style.QUIET if alarm["closed"] else Style.BAD)
        screen.say(*rest)
    return 0


def close_alarm(options: Namespace, screen: Screen) -> int:
    """Close an alarm, by name."""
    body: Json = {
        "line": options.line,
        "code": options.code,
        "party": options.party,
        "by": options.by,
        "note": options.note,
    }
    alarm = cast("Json", need_node(our_home(options)).call("close_alarm", body))
    screen.give(alarm, alarm_lines(alarm, place=str(alarm["alias"])))
    return 0


def alarm_lines(alarm: Json, *, place: str = "") -> Iterator[str]:
    """An alarm for people: what, since when, what it means and what to do."""
    closed = cast("Json | None", alarm.get("closed"))
    words = (
        "ALARM" if closed is None else "closed",
        clock(alarm["since"]),
        told(place),
        told(alarm["code"]),
        told(alarm["party"] or ""),
        told(alarm["detail"] or ""),
    )
    yield "  ".join(word for word in words if word)
    yield f"    {alarm['means']}"
    if closed is None:
        yield f"    do: {alarm['do']}"
    else:
        yield from _closed(closed)


def _closed(closed: Json) -> Iterable[str]:
    yield f"    closed {clock(closed['at'])} by {told(closed['by'])}"
    if closed["note"]:
        yield from (f"    {told(row)}" for row in str(closed["note"]).split("\n"))
