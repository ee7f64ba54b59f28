# SPDX-License-Identifier: Apache-2.0
"""``wasl shred`` and ``wasl hold``: deleting our copy of a text, and keeping it from that.

What is shredded cannot be brought back. That it was, by whom and why, stands on the record.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import cast

from wasl.cli.letters import clock, told
from wasl.cli.online.desk import Json, need_node, reading_desk
from wasl.cli.online.kept import span_lines
from wasl.cli.place import our_home
from wasl.cli.screen import Screen


def shred(options: Namespace, screen: Screen) -> int:
    """Shred the text of one entry."""
    body: Json = {
        "entry": options.entry,
        "order": options.order,
        "reason": options.reason,
        "by": options.by,
    }
    said = cast("Json", need_node(our_home(options)).call("shred", body))
    spans = [f"  {line}" for line in span_lines(cast("list[Json]", said["spans"]))]
    screen.give(said, [f"{told(said['id'])}  {told(said['state'])}", *spans])
    return 0


def put_hold(options: Namespace, screen: Screen) -> int:
    """Hold an entry, or a line."""
    body: Json = {"what": options.what, "reason": options.reason, "by": options.by}
    held = cast("Json", need_node(our_home(options)).call("hold", body))
    screen.give(held, hold_lines(held))
    return 0


def release_hold(options: Namespace, screen: Screen) -> int:
    """Release what was held."""
    body: Json = {"what": options.what, "by": options.by}
    held = cast("Json", need_node(our_home(options)).call("release", body))
    first, *rest = hold_lines(held)
    screen.give(held, [first.replace("HELD", "released", 1), *rest])
    return 0


def list_holds(options: Namespace, screen: Screen) -> int:
    """What is held."""
    with reading_desk(our_home(options)) as desk:
        found = cast("list[Json]", desk.call("holds", {"line": options.line}))
    if screen.json:
        for held in found:
            screen.program(held)
        return 0
    screen.say(*[line for held in found for line in hold_lines(held)] or ["Nothing is held."])
    return 0


def hold_lines(held: Json) -> Iterator[str]:
    """A hold for people: what, since when, by whom and why."""
    what = told(held["id"]) if held["id"] else f"all texts of {told(held['alias'])}"
    yield f"HELD  {what}  since {clock(held['since'])} by {told(held['by'])}"
    yield from (f"    {told(row)}" for row in str(held["reason"]).split("\n"))
