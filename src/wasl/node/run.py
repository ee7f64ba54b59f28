# SPDX-License-Identifier: Apache-2.0
"""``wasl run``: a node as a process, from the lock on its home to an orderly end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from wasl.home.config import Config, load_config
from wasl.home.files import write_file
from wasl.home.layout import Home, open_home
from wasl.home.lock import hold
from wasl.node import logs
from wasl.node.control import Control
from wasl.node.desk import Desk
from wasl.node.metrics import Metrics, MetricsListener
from wasl.node.node import Node


class Surface(Protocol):
    """What people touch: it begins after the node, and ends before it."""

    async def start(self) -> None:
        """Begin. Raises WaslError."""
        ...

    async def stop(self) -> None:
        """End, whether it has begun or not."""
        ...


Surfaces: TypeAlias = Callable[[Desk, Home, Config], Sequence[Surface]]
"""Makes the surfaces of a node that are in its own process."""


def no_surfaces(_desk: Desk, _home: Home, _config: Config) -> Sequence[Surface]:
    """Return none: the node has its control socket alone."""
    return ()


def run(path: Path, *, surfaces: Surfaces = no_surfaces) -> int:
    """Run the node of a home until SIGTERM or SIGINT. Return 0. Raises WaslError if it cannot
    start.
    """
    home = open_home(path)
    config = load_config(home.config)
    logs.configure(level=config.log_level, form=config.log_format)
    with hold(home):
        asyncio.run(serve(home, surfaces=surfaces))
    return 0


async def serve(
    home: Home, *, ready: Callable[[], None] | None = None, surfaces: Surfaces = no_surfaces
) -> None:
    """Run a node whose home's lock is held, until told to end. Raises WaslError."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    node = Node(home, end=ended.set)
    try:
        desk = Desk(node, stop=ended.set)
        metrics = Metrics(node, desk.states)
        control = Control(desk, home.path, health=node.health, metrics=metrics.render)
        told = node.config.metrics
        listener = None if told is None else MetricsListener(told, metrics.render)
        beside = surfaces(desk, home, node.config)
        try:
            await node.start()
            await control.start()
            if listener is not None:
                await listener.start()
            for surface in beside:
                await surface.start()
            where = {"pid": os.getpid(), "socket": str(control.socket)}
            write_file(home.node, json.dumps(where).encode() + b"\n")
            if ready is not None:
                ready()
            await ended.wait()
        finally:
            home.node.unlink(missing_ok=True)
            for surface in reversed(beside):
                await surface.stop()
            if listener is not None:
                await listener.stop()
            await control.stop()
    finally:
        await node.stop()
