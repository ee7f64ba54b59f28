# SPDX-License-Identifier: Apache-2.0
"""Reading press reports of contacts."""

from __future__ import annotations

import argparse
import re
from datetime import date

from wasl.cli.grammar.parser import Commands

ENCODINGS = ("utf-8", "utf-16", "windows-1256", "windows-1251", "iso-8859-6", "koi8-r")


def add_reading_press(commands: Commands) -> None:
    press = commands.below("press", "press reports of contacts")
    read = press.add(
        "read", "offline.press:read_press", "propose what reports tell of contacts; files nothing"
    )
    read.add_argument("files", metavar="FILE", nargs="+", help="a text, or HTML")
    read.add_argument(
        "--published",
        metavar="DATE",
        type=_day,
        action="append",
        default=[],
        help="when it was published, YYYY-MM-DD; again for each further article of a page",
    )
    read.add_argument("--outlet", metavar="NAME", default="", help="who published it")
    read.add_argument(
        "--encoding", choices=ENCODINGS, help="how the files are written (default: UTF-8)"
    )
    read.add_argument(
        "--directory", metavar="FILE", help="offices and holders (default: the starter)"
    )


def _day(text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2024-06-25")
