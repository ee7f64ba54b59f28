# SPDX-License-Identifier: Apache-2.0
"""What tests of bearers share: a driver that remembers, certificates, and small worlds of nodes.

A world is a handful of bearers of one kind that can be started, stopped and waited for. The HTTPS
worlds run over real sockets on the loopback address with times shortened through ``Pace``; the
in-memory world runs in virtual time.
"""

from __future__ import annotations

import asyncio
import functools
import gc
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from wasl.bearers.bearer import Bearer, Parcel, Peer
from wasl.bearers.https import HttpsBearer, Identity, Pace
from wasl.bearers.loopback import Faults, Loopback
from wasl.errors import WaslError
from wasl.home.tls import make_identity
from wasl.terms import Precedence

BRISK = Pace(poll_s=0.4, stall_s=20, silence_s=0.3, redial_first_s=0.004, redial_most_s=0.02)
"""What happens all the time is quick; what a busy machine might mistake for a failure is not."""

PATIENCE_S = 30.0
"""When a test gives up. Nothing waits for this long unless it has failed."""


@functools.cache
def identity(party: str) -> Identity:
    """A certificate for ``party``. All have the same subject: only the bytes tell them apart."""
    made = make_identity("node")
    return Identity(certificate_der=made.certificate, key_der=made.key)


def parcel(text: str | bytes, precedence: Precedence = Precedence.ROUTINE) -> Parcel:
    """A parcel whose ticket is its text."""
    envelope = text.encode() if isinstance(text, str) else text
    return Parcel(envelope, precedence, ticket=text)


def parcels(count: int, size: int, prefix: str = "") -> list[Parcel]:
    """Numbered parcels of ``size`` bytes."""
    return [parcel(f"{prefix}{i:06}".ljust(size, ".")) for i in range(count)]


@dataclass
class Recorder:
    """A driver that remembers what it is told."""

    got: list[tuple[str, bytes]] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    handed_over: list[tuple[str, object]] = field(default_factory=list)
    transitions: list[tuple[str, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    refusal: WaslError | None = None
    before: Callable[[list[bytes]], Awaitable[None]] | None = None

    async def arrived(self, _bearer: str, party: str, envelopes: list[bytes], /) -> None:
        if self.before is not None:
            await self.before(envelopes)
        if self.refusal is not None:
            raise self.refusal
        self.batches.append(len(envelopes))
        self.got.extend((party, envelope) for envelope in envelopes)

    def reached(self, _bearer: str, party: str, /) -> None:
        self.transitions.append(("reached", party))

    def lost(self, _bearer: str, party: str, why: str, /) -> None:
        self.transitions.append(("lost", party))
        self.reasons.append(why)

    def handed(self, _bearer: str, party: str, parcels: Sequence[Parcel], /) -> None:
        self.handed_over.extend((party, each.ticket) for each in parcels)

    def texts(self) -> list[str]:
        """What has arrived, as text."""
        return [envelope.decode().rstrip(".") for _, envelope in self.got]


@dataclass
class Node:
    """One party's bearer and its driver."""

    bearer: Bearer
    driver: Recorder


class World:
    """Bearers of one kind. Leaving it stops them all and looks for what they left behind."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for party in [*self.nodes]:
            await self.down(party)
        await self.end()
        if error is None:
            assert asyncio.all_tasks() == {asyncio.current_task()}

    async def up(self, *parties: str, driver: Recorder | None = None, **bounds: int) -> Node:
        """Start these parties; the last one is returned. Who was up before keeps its address."""
        node = None
        for party in parties:
            node = Node(*await self._start(party, driver or Recorder(), bounds))
            self.nodes[party] = node
        assert node is not None
        return node

    async def down(self, party: str) -> Node:
        """Stop a party."""
        node = self.nodes.pop(party)
        async with asyncio.timeout(2):
            await node.bearer.stop()
        return node

    def acquaint(self, *parties: str) -> None:
        """Let each of these know all the others, and nobody else."""
        for party in parties:
            others = [self.peer(other) for other in parties if other != party]
            self.nodes[party].bearer.set_peers(others)

    async def pair(self, **bounds: int) -> tuple[Node, Node]:
        """Two nodes, ``a`` and ``b``, that have reached each other."""
        await self.up("a", "b", **bounds)
        self.acquaint("a", "b")
        a, b = self.nodes["a"], self.nodes["b"]
        await self.until(lambda: a.bearer.state("b").reachable and b.bearer.state("a").reachable)
        return a, b

    async def end(self) -> None:
        """Put away what else a world has."""

    async def _start(
        self, party: str, driver: Recorder, bounds: dict[str, int]
    ) -> tuple[Bearer, Recorder]:
        raise AssertionError

    def peer(self, party: str, *, certificate_of: str | None = None) -> Peer:
        """``party`` as a peer of others, perhaps under somebody else's certificate."""
        raise AssertionError

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let the world run until this holds."""
        raise AssertionError

    async def a_while(self) -> None:
        """Let the world run for long enough that what should not happen would have happened."""
        raise AssertionError


class HttpsWorld(World):
    """Real sockets. ``listening`` names those who can be dialled (all, if not given)."""

    def __init__(self, *listening: str, pace: Pace = BRISK) -> None:
        super().__init__()
        self.pace = pace
        self._listening = listening
        self._ports: dict[str, int] = {}

    async def _start(
        self, party: str, driver: Recorder, bounds: dict[str, int]
    ) -> tuple[Bearer, Recorder]:
        listens = not self._listening or party in self._listening
        bearer = HttpsBearer(
            driver,
            identity(party),
            listen=("127.0.0.1", self._ports.get(party, 0)) if listens else None,
            pace=self.pace,
            **bounds,
        )
        await bearer.start()
        if listens:
            self._ports[party] = bearer.port
        return bearer, driver

    def port(self, party: str) -> int:
        """Where a party listens."""
        return self._ports[party]

    def peer(self, party: str, *, certificate_of: str | None = None) -> Peer:
        port = self._ports.get(party)
        urls = (f"https://127.0.0.1:{port}",) if port else ()
        return Peer(party, urls, identity(certificate_of or party).certificate_der)

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not condition():  # noqa: ASYNC110  (what is waited for is anything at all)
                await asyncio.sleep(0.001)

    async def a_while(self) -> None:
        await asyncio.sleep(0.05)


class LoopbackWorld(World):
    """No sockets, no time."""

    def __init__(self, seed: int = 1, faults: Faults | None = None) -> None:
        super().__init__()
        self.network = Loopback(seed, faults)

    async def _start(
        self, party: str, driver: Recorder, bounds: dict[str, int]
    ) -> tuple[Bearer, Recorder]:
        bearer = self.network.bearer(
            party, driver, certificate_der=identity(party).certificate_der, **bounds
        )
        await bearer.start()
        return bearer, driver

    def peer(self, party: str, *, certificate_of: str | None = None) -> Peer:
        return Peer(party, (), identity(certificate_of or party).certificate_der)

    async def until(self, condition: Callable[[], bool]) -> None:
        for _ in range(100_000):
            await self.network.advance(self.network.now_ms + 1)
            if condition():
                return
        raise AssertionError("it never came to that")

    async def a_while(self) -> None:
        await self.network.advance(self.network.now_ms + 10_000)


def story(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Run an async test in a loop of its own."""

    @functools.wraps(test)
    def told(*args: object, **kwargs: object) -> None:
        async def tell() -> None:
            mishaps: list[dict[str, Any]] = []
            asyncio.get_running_loop().set_exception_handler(lambda _, what: mishaps.append(what))
            await test(*args, **kwargs)
            assert mishaps == []

        gc.freeze()  # what was there before is not looked through: that would take most of the time
        try:
            asyncio.run(tell())
            gc.collect()  # an unclosed socket or session complains now, within the test
        finally:
            gc.unfreeze()

    return told
