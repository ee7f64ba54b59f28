# SPDX-License-Identifier: Apache-2.0
"""A far node as a process of its own, what ours says to it, and the store of a bound."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

from benchmarks import TEXT
from wasl.line import talk
from wasl.line.line import Utterance
from wasl.node.driver import HostedLine
from wasl.node.node import Node
from wasl.record.rows import Rows
from wasl.terms import OfficeId

_DUTY = OfficeId("duty")


def run_far(home: Path) -> subprocess.Popen[bytes]:
    """Start the node of a home. Whoever calls ends it."""
    return subprocess.Popen(
        [sys.executable, "-m", "wasl", "run", "--home", str(home)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def messages(line: HostedLine, first: int, count: int) -> list[Utterance]:
    """Return ``count`` messages to the far party, numbered from ``first``."""
    to = (talk.Office(line.standing.others[0], _DUTY),)
    return [
        Utterance(
            talk.Message("en", _DUTY, to, (), "", "", f"{number}. {TEXT}", None, (), None, "")
        )
        for number in range(first, first + count)
    ]


async def until_stored(node: Node, line: HostedLine) -> None:
    """Wait until the far receipt covers all that we have said, and is on our disk."""
    woken = asyncio.Event()
    leave = node.follow(woken.set)
    try:
        while True:
            woken.clear()
            rows = Rows(node.reading, line.standing.line)
            state = rows.journal(line.standing.near)
            assert state is not None
            receipt = rows.newest_receipt(state.number, line.standing.others[0])
            if receipt is not None and receipt.size >= state.size:
                return
            await woken.wait()
    finally:
        leave()


def synced_store(path: Path) -> sqlite3.Connection:
    """Open a database with one table ``row``, as durable as a node's own."""
    store = sqlite3.connect(path, isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE IF NOT EXISTS row (key INTEGER PRIMARY KEY, value BLOB) STRICT")
    return store
