# SPDX-License-Identifier: Apache-2.0
"""Attachments: which files a message has, and saving one of them."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, add_entry


def add_attaching(commands: Commands) -> None:
    listed = commands.add(
        "attachments", "online.attachments:listing", "the files of a message, and what has come"
    )
    add_entry(listed)
    below = commands.below("attachment", "one file of a message")
    save = below.add("save", "online.attachments:save", "put a whole file on the disk")
    add_entry(save)
    save.add_argument("which", metavar="WHICH", help="its number from 1, or its SHA-256")
    save.add_argument("--out", metavar="FILE", required=True, help="a file that is not there yet")
