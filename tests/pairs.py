# SPDX-License-Identifier: Apache-2.0
"""Two real nodes in one process: their desks can be used without a socket."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

from wasl.home.layout import Home
from wasl.home.lock import hold
from wasl.node.desk import Desk
from wasl.node.node import Node

Json = dict[str, Any]
PATIENCE_S = 20.0


@contextlib.asynccontextmanager
async def desks(folder: Path, *parties: str) -> AsyncGenerator[list[Desk]]:
    """Run the nodes of these homes until the end of the block, and hear each other."""
    nodes: list[Node] = []
    with contextlib.ExitStack() as locks:
        try:
            for party in parties:
                home = Home(folder / party)
                locks.enter_context(hold(home))
                nodes.append(Node(home, end=lambda: None))
                await nodes[-1].start()
            made = [Desk(node, stop=lambda: None) for node in nodes]
            for desk in made:
                await until(lambda desk=desk: all_heard(desk), "they hear each other")
            yield made
        finally:
            for node in nodes:
                await node.stop()


def all_heard(desk: Desk) -> bool:
    """Whether every far party of every line was heard since the start."""
    peers = [peer for state in desk.states() for peer in state["peers"]]
    return all(peer["last_heard"] for peer in peers)


async def until(true: Callable[[], object], what: str, *, patience_s: float = PATIENCE_S) -> Any:  # noqa: ANN401 -- whatever becomes true
    """Wait until something becomes so."""
    end = asyncio.get_running_loop().time() + patience_s
    while not (found := true()):
        assert asyncio.get_running_loop().time() < end, f"it never came to this: {what}"
        await asyncio.sleep(0.02)
    return found


async def send(desk: Desk, text: str, **more: object) -> str:
    """Say something to the other duty desk; its id."""
    line = next(iter(desk._node.held.values())).alias  # noqa: SLF001 -- states cost more
    body = {"line": line, "text": text, "from_office": "duty", "to_offices": ["duty"], **more}
    said: Any = await desk.call("send", body)
    return str(said["id"])
