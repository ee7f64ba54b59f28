# SPDX-License-Identifier: Apache-2.0
"""What every command's grammar is made of: a parser whose faults are ours, and common words."""

from __future__ import annotations

import argparse
from functools import cache
from typing import NoReturn

from wasl import limits
from wasl.errors import Code, Misuse


class Parser(argparse.ArgumentParser):
    """An argument parser whose faults are ours."""

    def error(self, message: str) -> NoReturn:
        """Raise Misuse instead of leaving the process."""
        raise Misuse(Code.BAD_ARGUMENT, message, where=self.prog, do=f"see {self.prog} --help")


@cache
def common() -> Parser:
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    every = common.add_argument_group("options of every command")
    every.add_argument("--home", metavar="DIR", help="the home of our node (or: WASL_HOME)")
    every.add_argument("--json", action="store_true", help="one JSON object a line")
    every.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="a file with the passphrase, where one is needed (or: WASL_PASSPHRASE_FILE)",
    )
    return common


class Commands:
    """The commands below one word."""

    def __init__(self, parser: Parser, *, title: str) -> None:
        self._group = parser.add_subparsers(
            title=title, metavar="COMMAND", required=True, parser_class=Parser
        )

    def add(self, name: str, run: str, summary: str, *, tells_node: bool = False) -> Parser:
        """A command. ``tells_node``: it changes what a running node should look at again."""
        parser = self._group.add_parser(
            name, help=summary, description=summary, parents=[common()], allow_abbrev=False
        )
        parser.set_defaults(run=run, tells_node=tells_node)
        return parser

    def below(self, name: str, summary: str) -> Commands:
        """A word with commands of its own."""
        parser = self._group.add_parser(
            name, help=summary, description=summary, parents=[common()], allow_abbrev=False
        )
        return Commands(parser, title=f"commands of wasl {name}")


def add_root(parser: Parser) -> None:
    parser.add_argument(
        "--root", metavar="FILE", help="where the root's sealed keys are (default: in the home)"
    )


def add_line(parser: Parser) -> None:
    parser.add_argument("line", metavar="LINE", help="an alias, or 8 or more digits of a line's id")


def add_entry(parser: Parser) -> None:
    parser.add_argument("entry", metavar="ENTRY", help="LINE/PARTY.INCARNATION/SEQ")


def add_as(parser: Parser) -> None:
    parser.add_argument("--as", dest="by", metavar="PERSON", default="", help="who says this")


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= limits.WAIT_S:
        raise argparse.ArgumentTypeError(f"“{text}” is not 0 to {limits.WAIT_S} seconds")
    return value
