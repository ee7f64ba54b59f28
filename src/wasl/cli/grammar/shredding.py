# SPDX-License-Identifier: Apache-2.0
"""Shredding: deleting texts, and holds against it."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, Parser, add_entry


def add_shredding(commands: Commands) -> None:
    shred = commands.add("shred", "online.shredding:shred", "delete our copy of a text for good")
    add_entry(shred)
    _add_reason(shred)
    shred.add_argument("--order", action="store_true", help="a court or a law orders it")
    hold = commands.below("hold", "holds: texts that are not to be shredded here")
    put = hold.add("put", "online.shredding:put_hold", "keep a text, or a whole line of them")
    release = hold.add("release", "online.shredding:release_hold", "let go of what was held")
    for each in (put, release):
        each.add_argument("what", metavar="WHAT", help="ENTRY, or LINE for all of it")
    _add_reason(put)
    for each in (shred, put, release):
        each.add_argument("--as", dest="by", metavar="PERSON", required=True, help="who does it")
    listed = hold.add("list", "online.shredding:list_holds", "what is held, since when and why")
    listed.add_argument("line", metavar="LINE", nargs="?", help="of this line alone")


def _add_reason(parser: Parser) -> None:
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why, in a few words")
