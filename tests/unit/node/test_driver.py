# SPDX-License-Identifier: Apache-2.0
"""A line at a node: what it is told of bearers."""

from __future__ import annotations

import asyncio

from tests.lines import Node, line_of
from wasl.errors import WaslError
from wasl.node.counts import Counts
from wasl.node.driver import Driver, HostedLine
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.steps import Outcome


def hosted(node: Node, let_go: list[Outcome]) -> tuple[HostedLine, Driver]:
    def failed(error: WaslError) -> None:
        raise error

    driver = Driver(node.store, node, counts=Counts(), clock=node.clock.now)
    line = HostedLine(
        node.line.standing, driver, lambda _, done: let_go.append(done), failed=failed, confirm_s=0
    )
    return line, driver


def test_a_line_is_told_whom_a_bearer_heard_before_it_began() -> None:
    node = line_of(NORTHLAND, SUNDRIA)[0]
    let_go: list[Outcome] = []
    line, driver = hosted(node, let_go)

    async def twice() -> None:
        await line.note_reached([])
        assert not line.line.links[1].reachable
        await line.note_reached([1])
        await line.note_reached([1])

    asyncio.run(twice())
    driver.close()
    assert line.line.links[1].reachable
    assert [send.party for send in let_go[0].sends] == [1, 1], "what we hold, and our beginning"
    assert len(let_go) == 1, "once"
