# SPDX-License-Identifier: Apache-2.0
"""``wasl status``, ``wasl line list`` and ``wasl line show``: lines, and how they fare just now.

Rules:

1. A party that was not verified is called that, first of all.
2. "Not heard" is not silence: it says that no bearer reaches the party, and nothing about its
   people.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import cast

from wasl.cli.letters import clock, columns, fields, told
from wasl.cli.online.desk import Json, need_node, reading_desk
from wasl.cli.place import our_home
from wasl.cli.screen import Screen, Style
from wasl.terms import LineId


def show_status(options: Namespace, screen: Screen) -> int:
    """Every line of the running node."""
    states = need_node(our_home(options)).call("status", {})
    _show_all(cast("list[Json]", states), screen)
    return 0


def list_lines(options: Namespace, screen: Screen) -> int:
    """Every line of the home, whether its node runs or not."""
    with reading_desk(our_home(options)) as desk:
        states = desk.call("lines", {})
    _show_all(cast("list[Json]", states), screen)
    return 0


def show_line(options: Namespace, screen: Screen) -> int:
    """One line: how it fares, and its terms."""
    home = our_home(options)
    with reading_desk(home) as desk:
        state = cast("Json", desk.call("line", {"line": options.line}))
    if screen.json:
        screen.program(state)
        return 0
    from wasl.cli.charters import charter_rows
    from wasl.home.lines import LineBox

    _show(state, screen)
    line = LineId(bytes.fromhex(str(state["line"])))
    held = next(each for each in LineBox(home.lines).list() if each.line_id == line)
    screen.say(*fields(charter_rows(held.charter), indent=2))
    return 0


def _show_all(states: list[Json], screen: Screen) -> None:
    if screen.json:
        for state in states:
            screen.program(state)
    elif not states:
        screen.say("No line yet. Open one with: wasl line open FILE")
    for state in states if not screen.json else ():
        _show(state, screen)


def _show(state: Json, screen: Screen) -> None:
    screen.say(f"{told(state['alias'])} — {told(state['title'])}", style=Style.STRONG)
    rows = [
        ("line", str(state["line"])),
        ("expires", clock(state["expires"])),
    ]
    screen.say(*fields(rows, indent=2))
    for peer in cast("list[Json]", state["peers"]):
        trusted = all(cast("dict[str, bool]", peer["verified"]).values())
        screen.say(
            *columns([list(_peer(peer))], indent=2), style=Style.PLAIN if trusted else Style.BAD
        )
    for alarm in cast("list[Json]", state["alarms"]):
        screen.say(*columns([list(_alarm(alarm))], indent=2), style=Style.BAD)
    screen.say("")


def _peer(peer: Json) -> Iterator[str]:
    """What is known of one far party."""
    yield told(peer["party"])
    yield _verified(cast("dict[str, bool]", peer["verified"]))
    bearers = cast("list[Json]", peer["bearers"])
    reached = [str(each["bearer"]) for each in bearers if each["reachable"]]
    heard = peer["last_heard"] or max(
        (str(each["last_heard"]) for each in bearers if each["last_heard"]), default=None
    )
    if reached:
        yield f"reached by {', '.join(reached)}, heard {clock(heard)}"
    elif bearers:
        troubles = "; ".join(told(each["trouble"]) for each in bearers if each["trouble"])
        yield f"NOT REACHED, last heard {clock(heard)}" + (f" ({troubles})" if troubles else "")
    else:
        yield "our node does not run"
    for each in bearers:
        if each["bearer"] == "courier":
            yield f"by courier {clock(each['last_heard'])}"
    offset = peer["clock_offset_ms"]
    if isinstance(offset, int):
        yield f"its clock {offset / 1000:+.1f} s"


def _verified(by: dict[str, bool]) -> str:
    match by["by_us"], by["by_them"]:
        case True, True:
            return "verified on both sides"
        case True, False:
            return "verified by us; NOT YET BY THEM"
        case False, True:
            return "NOT VERIFIED by us; verified by them"
        case _:
            return "NOT VERIFIED: compare fingerprints by voice"


def _alarm(alarm: Json) -> Iterator[str]:
    yield "ALARM"
    yield clock(alarm["since"])
    yield told(alarm["code"])
    yield told(alarm["party"] or "")
    yield told(alarm["detail"] or "")
