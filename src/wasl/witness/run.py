# SPDX-License-Identifier: Apache-2.0
"""``wasl witness run``: a witness as a process, from the lock on its home to an orderly end."""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import ssl
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from wasl.errors import Code, Misuse
from wasl.home.config import Address
from wasl.home.layout import Home
from wasl.home.lock import hold
from wasl.node import logs
from wasl.witness.box import WitnessBox, open_witness
from wasl.witness.listener import WitnessListener, tls_context


def run_witness(
    path: Path,
    listen: Address,
    *,
    tls: tuple[str, str] | None,
    log_format: str,
    ready: Callable[[int], None],
) -> None:
    """Run the witness of a home until SIGTERM or SIGINT. Raises WaslError if it cannot start.

    ``tls``: files of its certificate and key, in PEM; without them it listens on loopback alone.
    ``ready``: told the port that it listens on.
    """
    if tls is None and not _is_loopback(listen.host):
        what = "plain HTTP is for this machine alone"
        do = "give --tls-certificate and --tls-key, or listen on 127.0.0.1 behind a proxy"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(listen), do=do)
    context = None if tls is None else tls_context(*tls)
    logs.configure(level="info", form=log_format)
    open_witness(path).close()  # before its lock is made: there may be no witness at all
    with hold(Home(path.absolute())), closing(open_witness(path)) as box:
        box.count_start()
        asyncio.run(_serve(box, listen, context, ready))
        # Again at the end, so that a copy of the database made meanwhile is an older one.
        box.count_start()


async def _serve(
    box: WitnessBox, listen: Address, context: ssl.SSLContext | None, ready: Callable[[int], None]
) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    listener = WitnessListener(box, listen, context)
    try:
        await listener.start()
        ready(listener.port)
        await ended.wait()
    finally:
        await listener.stop()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
