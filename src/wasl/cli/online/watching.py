# SPDX-License-Identifier: Apache-2.0
"""``wasl lapse``: that a party has let an entry of ours go unacknowledged."""

from __future__ import annotations

from argparse import Namespace
from typing import cast

from wasl.cli.letters import told
from wasl.cli.online.desk import Json, need_node
from wasl.cli.place import our_home
from wasl.cli.screen import Screen


def lapse(options: Namespace, screen: Screen) -> int:
    """Say it on the record. The node refuses it before its time, and says when that comes."""
    body: Json = {"entry": options.entry, "party": options.party, "by": options.by}
    said = cast("Json", need_node(our_home(options)).call("lapse", body))
    screen.give(said, [f"{told(said['id'])}  {told(said['state'])}"])
    return 0
