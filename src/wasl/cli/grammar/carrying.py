# SPDX-License-Identifier: Apache-2.0
"""Carrying: what a courier takes along, and what a courier brought."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, add_line


def add_carrying(commands: Commands) -> None:
    pack = commands.add("pack", "online.bags:pack", "put a bag for a courier into a folder")
    add_line(pack)
    pack.add_argument("folder", metavar="DIR", help="such as a folder on a USB stick")
    pack.add_argument("--to", metavar="PARTY", action="append", default=[], help="for whom it is")
    pack.add_argument("--all", action="store_true", help="for every party of the line")
    unpack = commands.add("unpack", "online.bags:unpack", "take what a courier brought")
    unpack.add_argument("folder", metavar="DIR", help="the folder with the bag")
