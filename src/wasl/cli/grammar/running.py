# SPDX-License-Identifier: Apache-2.0
"""The node: running it, and how it fares."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands


def add_running(commands: Commands) -> None:
    commands.add("run", "online.running:run_node", "run our node until it is told to end")
    commands.add("status", "online.lines:show_status", "how the running node fares, line by line")
    demo = commands.add(
        "demo", "demo.story:demonstrate", "two parties, one line, a crash and a forgery"
    )
    demo.add_argument("--desks", action="store_true", help="an hour at both desks, in a browser")
    demo.add_argument("--press", action="store_true", help="press reports, read into the register")
    demo.add_argument("--once", action="store_true", help="end after the story, and clean up")
