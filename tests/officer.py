# SPDX-License-Identifier: Apache-2.0
"""What the duty officer of a node in memory is shown: by the code behind ``wasl status``,
``wasl alarm list`` and ``wasl show``, held to the schemas that programs rely on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.lines import Node
from tests.surfaces.command import hold
from wasl.cli.online.alarms import alarm_lines
from wasl.home.cards import CardBox
from wasl.node.reading import line_state
from wasl.node.views import View
from wasl.terms import Ref

Json = dict[str, Any]
NO_CARDS = Path("no folder of cards")


def view(node: Node) -> View:
    return View(node.line.standing, node.store, node.line.links, node.clock.now())


def status(node: Node) -> Json:
    """What ``wasl status --json`` tells of the line."""
    found: Json = line_state(view(node), alias="line", cards=CardBox(NO_CARDS), bearers={})
    hold(found, "line-state")
    return found


def alarms(node: Node) -> set[tuple[str, str]]:
    """The alarms that are open, as (code, party): each stands there once."""
    found = [(one["code"], one["party"]) for one in status(node)["alarms"]]
    assert len(found) == len(set(found)), "one row for each fact"
    return set(found)


def screen(node: Node) -> str:
    """What ``wasl alarm list`` writes for people."""
    return "\n".join(row for one in status(node)["alarms"] for row in alarm_lines(one))


def page(node: Node, ref: Ref) -> Json:
    """What ``wasl show --json`` tells of an entry."""
    found = view(node).entry(ref.journal, ref.seq)
    assert found is not None
    hold(found, "entry")
    return found
