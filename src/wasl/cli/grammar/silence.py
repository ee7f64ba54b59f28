# SPDX-License-Identifier: Apache-2.0
"""Watching: what is said when nothing comes."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, add_as, add_entry


def add_silence(commands: Commands) -> None:
    lapse = commands.add(
        "lapse", "online.watching:lapse", "say that an entry of ours went unacknowledged"
    )
    add_entry(lapse)
    lapse.add_argument(
        "--party", metavar="PARTY", help="whose time has passed, if several were asked"
    )
    add_as(lapse)
