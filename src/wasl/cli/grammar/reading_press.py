# SPDX-License-Identifier: Apache-2.0
"""Reading press reports of contacts."""

from __future__ import annotations

import argparse
import re
from datetime import date

from wasl.cli.grammar.parser import Commands, Parser, add_as

ENCODINGS = ("utf-8", "utf-16", "windows-1256", "windows-1251", "iso-8859-6", "koi8-r")


_READ = "offline.press:read_press"


def add_reading_press(commands: Commands) -> None:
    press = commands.below("press", "press reports of contacts")
    read = press.add("read", _READ, "propose what reports tell of contacts; files nothing")
    read.add_argument("files", metavar="FILE", nargs="+", help="a text, or HTML")
    _add_reading(read)
    read.add_argument(
        "--second-opinion",
        dest="run",
        action="store_const",
        const="online.opinion:read_with_opinion",
        default=_READ,
        help="ask the language model of our home too, beside the rules; files nothing",
    )
    take = press.add(
        "take", "online.press:take_press", "take proposals that a person has confirmed"
    )
    _add_chosen(take)
    take.add_argument("--date", metavar="DATE", help="when it was, where you know better")
    which = take.add_mutually_exclusive_group()
    which.add_argument(
        "--into", metavar="ID", help="the contact of the register that it is a report of"
    )
    which.add_argument(
        "--new", action="store_true", help="it is none of those that the register has"
    )
    reject = press.add(
        "reject", "offline.press:reject_press", "say of proposals that they are not so"
    )
    _add_chosen(reject)
    reject.add_argument("--reason", metavar="WHY", required=True)


def _add_chosen(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="as it was read")
    parser.add_argument(
        "numbers", metavar="NUMBER", nargs="+", type=int, help="of the proposals, as “read” shows"
    )
    parser.add_argument("--again", action="store_true", help="although it was judged before")
    _add_reading(parser)
    add_as(parser)


def _add_reading(parser: Parser) -> None:
    parser.add_argument(
        "--published",
        metavar="[FILE=]DATE",
        type=_published,
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


def _published(text: str) -> tuple[str, date]:
    """The file, or "" for all of them, and the day."""
    name, _, day = text.rpartition("=")
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII):
            return name, date.fromisoformat(day)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{day}” is no day such as 2024-06-25")
