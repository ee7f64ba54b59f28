# SPDX-License-Identifier: Apache-2.0
"""Reading press reports of contacts."""

from __future__ import annotations

import argparse
import re
from datetime import date

from wasl.cli.grammar.parser import Commands, Parser, add_as

ENCODINGS = ("utf-8", "utf-16", "windows-1256", "windows-1251", "iso-8859-6", "koi8-r")


def add_reading_press(commands: Commands) -> None:
    press = commands.below("press", "press reports of contacts")
    read = press.add(
        "read", "offline.press:read_press", "propose what reports tell of contacts; files nothing"
    )
    read.add_argument("files", metavar="FILE", nargs="+", help="a text, or HTML")
    _add_reading(read)
    read.add_argument(
        "--second-opinion",
        dest="run",
        action="store_const",
        const="online.opinion:read_with_opinion",
        default=argparse.SUPPRESS,
        help="ask the language model of our home too, beside the rules; files nothing",
    )
    take = press.add(
        "take", "offline.press:take_press", "file proposals that a person has confirmed"
    )
    take.add_argument("file", metavar="FILE", help="as it was read")
    take.add_argument(
        "numbers", metavar="NUMBER", nargs="+", type=int, help="of the proposals, as “read” shows"
    )
    take.add_argument("--date", metavar="DATE", help="when it was, where you know better")
    _add_reading(take)
    add_as(take)


def _add_reading(parser: Parser) -> None:
    parser.add_argument(
        "--published",
        metavar="DATE",
        type=_day,
        action="append",
        default=[],
        help="when it was published, YYYY-MM-DD; again for each further article of a page",
    )
    parser.add_argument("--outlet", metavar="NAME", default="", help="who published it")
    parser.add_argument(
        "--encoding", choices=ENCODINGS, help="how the files are written (default: UTF-8)"
    )
    parser.add_argument(
        "--directory", metavar="FILE", help="offices and holders (default: the starter)"
    )


def _day(text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2024-06-25")
