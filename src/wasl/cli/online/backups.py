# SPDX-License-Identifier: Apache-2.0
"""``wasl backup``: a copy of the record in one file, by the running node or without one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import cast

from wasl.cli.files import check_new
from wasl.cli.letters import clock, fields, told
from wasl.cli.online.desk import Json, reading_desk
from wasl.cli.place import our_home
from wasl.cli.screen import Screen


def back_up(options: Namespace, screen: Screen) -> int:
    """Make a backup."""
    home = our_home(options)
    path = Path(options.file)
    check_new(path)
    with reading_desk(home) as desk:
        made = cast("Json", desk.call("backup", {"file": str(path.absolute())}))
    made["file"] = str(path)
    rows = [
        ("file", f"{told(path)}   ({made['bytes']} bytes)"),
        ("up to", clock(made["time"])),
        ("lines", ", ".join(told(line["alias"]) for line in made["lines"]) or "none"),
    ]
    lines = [
        f"The record of {told(made['party'])} is copied. No key is in the copy.",
        "",
        *fields(rows, indent=2),
        "",
        "A restore needs it together with a spare or the root, and archive-key.escrow.",
    ]
    screen.give(made, lines)
    return 0
