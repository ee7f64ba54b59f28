# SPDX-License-Identifier: Apache-2.0
"""``wasl doctor``: what is wrong with our node and what to do, the worst first.

It works with a running node and without one; and where the node does not start, it says why.
"""

from __future__ import annotations

from argparse import Namespace
from typing import Final, cast

from wasl.cli.failure import DONE, NEGATIVE
from wasl.cli.letters import columns, told
from wasl.cli.online.desk import Json, running
from wasl.cli.place import our_home
from wasl.cli.screen import Screen, Style
from wasl.errors import WaslError
from wasl.home.layout import Home

_STYLES: Final = {"fault": Style.BAD, "warning": Style.STRONG, "ok": Style.PLAIN}
_WORDS: Final = {"fault": "FAULT", "warning": "warning", "ok": "ok"}
_COUNTED: Final = ("fault", "warning")


def examine(options: Namespace, screen: Screen) -> int:
    """Say what is found. Exit code 1 if there is a fault."""
    home = our_home(options)
    found = _ask(home) or _look(home)
    faults = sum(each["state"] == "fault" for each in found)
    if screen.json:
        for each in found:
            screen.program(each)
    else:
        _show(found, screen)
    return NEGATIVE if faults else DONE


def _ask(home: Home) -> list[Json]:
    """What the running node finds; nothing where none runs, or it does not answer."""
    desk = running(home)
    try:
        return [] if desk is None else cast("list[Json]", desk.call("doctor", {}))
    except WaslError:
        return []  # that it holds the home and does not answer is found without it


def _look(home: Home) -> list[Json]:
    from wasl.node.at_rest import examine as examine_at_rest

    return examine_at_rest(home.path)


def _show(found: list[Json], screen: Screen) -> None:
    rows: list[tuple[list[str], Style]] = []
    for each in found:
        state = str(each["state"])
        rows.append(([_WORDS[state], str(each["check"]), told(each["what"])], _STYLES[state]))
        if each["do"]:
            rows.append((["", "", f"do: {told(each['do'])}"], Style.PLAIN))
    for line, (_, style) in zip(columns(cells for cells, _ in rows), rows, strict=True):
        screen.say(line, style=style)
    faults, warnings = (sum(each["state"] == state for each in found) for state in _COUNTED)
    screen.say("", f"{faults} faults, {warnings} warnings")
