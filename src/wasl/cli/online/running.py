# SPDX-License-Identifier: Apache-2.0
"""``wasl run``, and telling a running node that cards or lines on the disk have changed."""

from __future__ import annotations

from argparse import Namespace

from wasl.cli.letters import told
from wasl.cli.online.desk import running
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.errors import WaslError
from wasl.home.config import load_config


def run_node(options: Namespace, screen: Screen) -> int:
    """Run the node until it is told to end."""
    home = our_home(options)
    from wasl.node.run import run

    if not screen.json:
        screen.say(f"Starting the node of {told(home.path)}. End it with Ctrl-C or SIGTERM.")
    if load_config(home.config).desk is None:
        return run(home.path)
    from wasl.console.serve import desk_surfaces

    return run(home.path, surfaces=desk_surfaces)


def refresh(options: Namespace, screen: Screen) -> None:
    """Let a running node look at its cards and lines again. What was done on disk stays done."""
    desk = running(our_home(options))
    if desk is None:
        return
    try:
        desk.call("refresh", {})
    except WaslError as fault:
        screen.warn(
            f"this is done, but the running node has not taken it up: {fault.what}",
            do="restart the node",
        )
