# SPDX-License-Identifier: Apache-2.0
"""The HTTPS bearer: both sides in one object (``docs/spec/07-bearers.md``).

Rules:

1. One listener (or none), and one dialler for each peer that has an address. Either is enough: a
   pair of nodes of which only one can dial carries in both directions.
2. A peer is its certificate. Who gives a certificate that is ours, or another peer's, has copied
   what is public and cannot show the key: it is never dialled and never recognised.
3. Peers come and go while it runs. What waits for a peer that stays is kept, its connections are
   not touched unless its addresses or its certificate changed.

It does not look for peers, and it does not decide when an officer must be told that one is lost.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import structlog

from wasl import limits
from wasl.bearers.bearer import Driver, Parcel, Peer, State
from wasl.bearers.https_dialler import Dialler
from wasl.bearers.https_link import Link, Pace, Surroundings
from wasl.bearers.https_listener import Listener
from wasl.bearers.https_tls import Identity, admit, pin, server_context
from wasl.bearers.outbox import Outbox
from wasl.bearers.tally import Tally
from wasl.errors import Code, Misuse, Refused

__all__ = ["HttpsBearer", "Identity", "Pace"]

NAME: Final = "https"


def _utc_ms() -> int:
    return time.time_ns() // 1_000_000


def _healthy() -> Mapping[str, object]:
    return {"status": "ok"}


class HttpsBearer:
    """Carries sealed envelopes over TLS 1.3 between nodes that have pinned each other."""

    def __init__(
        self,
        driver: Driver,
        identity: Identity,
        *,
        listen: tuple[str, int] | None,
        health: Callable[[], Mapping[str, object]] = _healthy,
        pace: Pace | None = None,
        utc_ms: Callable[[], int] = _utc_ms,
        queue_parcels: int = limits.QUEUE_PARCELS,
        queue_bytes: int = limits.QUEUE_BYTES,
    ) -> None:
        """``listen``: host and port, or None to dial only; port 0 takes any (see ``port``)."""
        self.tally = Tally(NAME)
        self._around = Surroundings(
            name=NAME, driver=driver, tally=self.tally, pace=pace or Pace(), utc_ms=utc_ms
        )
        self._identity = identity
        self._listen = listen
        self._queue = (queue_parcels, queue_bytes)
        self._context = server_context(identity)
        self._listener = Listener(self._context, self._around, find=self._find, health=health)
        self._links: dict[str, Link] = {}
        self._pins: dict[bytes, str] = {}
        self._diallers: dict[str, Dialler] = {}
        self._group: asyncio.TaskGroup | None = None
        self._stopping = asyncio.Event()
        self._main: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        return NAME

    @property
    def port(self) -> int:
        """The port that is listened on, once started."""
        return self._listener.port

    # ── life ────────────────────────────────────────────────────────────────────────────────────

    async def start(self) -> None:
        assert self._main is None
        if self._listen is not None:
            await self._listener.open(*self._listen)
        started = asyncio.Event()
        self._main = asyncio.create_task(self._run(started))
        self._main.add_done_callback(_report)
        await started.wait()

    async def stop(self) -> None:
        self._stopping.set()
        main, self._main = self._main, None
        if main is not None:
            await asyncio.wait([main])

    async def _run(self, started: asyncio.Event) -> None:
        async with asyncio.TaskGroup() as group:
            self._group = group
            for link in self._links.values():
                self._dial(link)
            if self._listen is not None:
                group.create_task(self._listener.run())
            started.set()
            try:
                await self._stopping.wait()
            finally:
                self._group = None
                for party, link in self._links.items():
                    self._stop_dialling(party)
                    link.close()
                await self._listener.close()

    # ── peers ───────────────────────────────────────────────────────────────────────────────────

    def set_peers(self, peers: Sequence[Peer], /) -> None:
        wanted: dict[str, Peer] = {}
        pins = {pin(self._identity.certificate_der): ""}
        for peer in sorted(peers, key=self._is_new):  # who had a certificate first keeps it
            wanted[peer.party] = peer
            if pins.setdefault(pin(peer.certificate_der), peer.party) != peer.party:
                self.tally.note("certificate_of_another", party=peer.party)
                wanted[peer.party] = replace(peer, urls=())
        self._pins = pins
        for party in self._links.keys() - wanted.keys():
            self._stop_dialling(party)
            self._links.pop(party).close()
        for party, peer in wanted.items():
            self._keep(party, peer)

    def _is_new(self, peer: Peer) -> bool:
        return self._pins.get(pin(peer.certificate_der)) != peer.party

    def _keep(self, party: str, peer: Peer) -> None:
        link = self._links.get(party)
        if link is None:
            parcels, size = self._queue
            outbox = Outbox(most_parcels=parcels, most_bytes=size)
            link = self._links[party] = Link(peer, self._around, outbox)
        elif link.peer == peer:
            return
        self._stop_dialling(party)
        link.peer = peer
        try:
            admit(self._context, peer.certificate_der)
        except Refused as error:
            self.tally.note("certificate_unusable", party=party, why=error.what)
        link.notify()  # whoever waits there may no longer be who was meant
        self._dial(link)

    def _dial(self, link: Link) -> None:
        if self._group is not None:
            dialler = self._diallers[link.party] = Dialler(link, self._identity, self._around)
            dialler.begin(self._group)

    def _stop_dialling(self, party: str) -> None:
        dialler = self._diallers.pop(party, None)
        if dialler is not None:
            dialler.end()
            self._links[party].parted()

    def _find(self, pinned: bytes) -> Link | None:
        return self._links.get(self._pins.get(pinned, ""))

    # ── traffic ─────────────────────────────────────────────────────────────────────────────────

    def offer(self, party: str, parcels: Sequence[Parcel], /) -> None:
        self._link(party).offer(parcels)

    def queue(self, party: str, /) -> int:
        return self._link(party).state().queued

    def state(self, party: str, /) -> State:
        return self._link(party).state()

    def _link(self, party: str) -> Link:
        link = self._links.get(party)
        if link is None:
            raise Misuse(Code.UNKNOWN_ID, "not a peer of this bearer", where=party)
        return link


def _report(main: asyncio.Task[None]) -> None:
    """A bug of ours, or of the driver's, has ended the bearer: that must not pass in silence."""
    if not main.cancelled() and (error := main.exception()) is not None:
        structlog.stdlib.get_logger("wasl.bearers").critical("bearer_failed", exc_info=error)
