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
from wasl.cli.online.alarms import alarm_lines
from wasl.cli.online.desk import Json, need_node, reading_desk
from wasl.cli.online.shredding import hold_lines
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
    serial = int(cast("Json", state["charter"])["serial"])
    screen.say(*fields(charter_rows(held.chain[serial - 1].charter), indent=2))
    key = cast("Json", state["witness"])["key"]
    if key is not None:
        screen.say(*fields([("journal key", str(key))], indent=2))
    return 0


def _show_all(states: list[Json], screen: Screen) -> None:
    if screen.json:
        for state in states:
            screen.program(state)
    elif not states:
        screen.say("No line yet. Open one with: wasl line open FILE")
    for state in states if not screen.json else ():
        _show(state, screen)


def _finality(finality: Json) -> str:
    """Why nothing becomes final; nothing where all is well."""
    parties = ", ".join(told(each) for each in cast("list[str]", finality["suspended"]))
    return f"suspended: {parties} has begun a new journal that is not closed yet" if parties else ""


def _witness(witness: Json) -> str:
    """What each witness has cosigned of our journal; nothing where the charter names none."""
    return "; ".join(
        f"{told(one['witness'])} {one['size']} entries at {clock(one['time'])}"
        if one["size"]
        else f"{told(one['witness'])} NOTHING YET"
        for one in cast("list[Json]", witness["cosigned"])
    )


def _shredded(texts: Json) -> str:
    """What was shredded here; nothing where all texts are kept."""
    count, days = texts["shredded"], texts["retention_days"]
    last = f"{count}, the last at {clock(texts['last'])}; the charter keeps them {days} days"
    return last if count else ""


def _show(state: Json, screen: Screen) -> None:
    screen.say(f"{told(state['alias'])} — {told(state['title'])}", style=Style.STRONG)
    rows = [
        ("line", str(state["line"])),
        ("expires", f"{clock(state['expires'])}, in {state['expires_in_days']} days"),
        ("charter", _charter(cast("Json", state["charter"]))),
        ("overdue", str(state["overdue"]) if state["overdue"] else ""),
        ("finality", _finality(cast("Json", state["finality"]))),
        ("witnesses", _witness(cast("Json", state["witness"]))),
        ("shredded", _shredded(cast("Json", state["texts"]))),
    ]
    screen.say(*fields(rows, indent=2))
    for peer in cast("list[Json]", state["peers"]):
        trusted = all(cast("dict[str, bool]", peer["verified"]).values())
        screen.say(
            *columns([list(_peer(peer))], indent=2), style=Style.PLAIN if trusted else Style.BAD
        )
        screen.say(*columns(_kept(peer), indent=4))
    for one in cast("list[Json]", state["suspended"]):
        kinds = ", ".join(told(kind) for kind in cast("list[str]", one["kinds"]))
        why = f": “{told(one['reason'])}”" if one["reason"] else ""
        since = clock(one["since"])
        screen.say(f"  SUSPENDED by {told(one['party'])} since {since}: {kinds}{why}")
    for held in cast("list[Json]", state["holds"]):
        screen.say(*(f"  {row}" for row in hold_lines({**held, "alias": state["alias"]})))
    for alarm in cast("list[Json]", state["alarms"]):
        first, *rest = alarm_lines(alarm)
        screen.say(f"  {first}", style=Style.BAD)
        screen.say(*(f"  {row}" for row in rest))
    screen.say("")


def _charter(charter: Json) -> str:
    """Which charter we are under; and who is under another."""
    serial = charter["serial"]
    adopted = cast("dict[str, int]", charter["adopted"])
    words = [f"{told(party)} is under {other}" for party, other in adopted.items()]
    others = [word for word, other in zip(words, adopted.values(), strict=True) if other != serial]
    if charter["open"] != serial:
        others.insert(0, f"{charter['open']} is open and not adopted yet")
    return "; ".join((str(serial), *others))


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


def _kept(peer: Json) -> Iterator[list[str]]:
    """How a party answers line checks, what it says of its desk, and the outage it announced."""
    checks = cast("Json", peer["checks"])
    asked = {kind: cast("Json", checks[kind]) for kind in ("scheduled", "surprise")}
    if any(one["asked"] for one in asked.values()):
        said = ", ".join(
            f"{one['answered']} of {one['asked']} {kind}" for kind, one in asked.items()
        )
        yield ["checks answered", f"{said}; the last at {clock(checks['last_answered'])}"]
    presence = cast("Json", peer["presence"])
    if presence["state"] != "unknown":
        since = f" since {clock(presence['since'])}" if presence["since"] else ""
        hours = cast("Json | None", presence["hours"])
        each_day = f", manned {hours['from']} to {hours['to']}" if hours else ""
        yield ["its desk", f"{told(presence['state'])}{since}{each_day}"]
    outage = cast("Json | None", peer["outage"])
    if outage is not None:
        text = f": “{told(outage['text'])}”" if outage["text"] else ""
        yield ["OUTAGE", f"{clock(outage['from'])} to {clock(outage['to'])}{text}"]


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
