# SPDX-License-Identifier: Apache-2.0
"""How the node fares, in the text format of Prometheus: on the control socket, and on a listener of
its own where the configuration names one.

Rules:

1. Labels are the aliases of lines, parties, bearers and codes of alarms. No text, office, person,
   address or key is ever in it.
2. It tells what ``wasl status`` tells, and what was counted since the start. It changes nothing.
3. The listener answers ``GET /metrics`` and nothing else, to whoever reaches it: it is off unless
   it is named, and never on all addresses.

Names and meanings stand in ``docs/guides/administrator.md``; a test compares.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from aiohttp import web
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector, CollectorRegistry

from wasl import __version__
from wasl.errors import Code, Unavailable
from wasl.home.config import Address
from wasl.node.counts import Counts, Durations
from wasl.node.node import Node
from wasl.node.views import Json

_STATUS: Final = Path("/proc/self/status")
_BY_LINE: Final = {
    "entries_appended": "Entries that we wrote",
    "entries_received": "Far entries that were kept",
    "receipts_received": "Far receipts: our entries are stored there",
    "refused": "What came and was not what it must be",
}
_BY_BEARER: Final = {
    "envelopes_in": "Sealed envelopes that came",
    "envelopes_out": "Sealed envelopes that were handed over",
}


class Metrics(Collector):
    """Reads a node's figures each time it is asked."""

    def __init__(self, node: Node, states: Callable[[], list[Json]]) -> None:
        """``states``: how each line fares, as ``status`` gives it."""
        self._node = node
        self._states = states
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def render(self) -> bytes:
        """Return all figures as text."""
        return generate_latest(self._registry)

    def describe(self) -> list[Metric]:
        """Nothing is told before it is asked for."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield every figure."""
        node = self._node
        yield from _machine(node)
        yield from _counted(node.counts)
        yield from line_metrics(self._states(), node.driver.now().utc_ms / 1000)


def _machine(node: Node) -> Iterator[Metric]:
    yield _gauge(
        "build_info",
        "Which Wasl this is",
        {"version": __version__, "python": platform.python_version()},
        1,
    )
    yield _gauge("starts", "Starts of this node, this one among them", {}, node.starts)
    size = sum(
        path.stat().st_size
        for path in (node.home.database, node.home.database.with_name("wasl.db-wal"))
        if path.exists()
    )
    yield _gauge("database_bytes", "The database and its log on the disk", {}, size)
    yield _gauge("resident_bytes", "Memory of the process", {}, resident_bytes())


def resident_bytes() -> int:
    """Return how much memory this process has, as Linux tells it; 0 where it does not."""
    try:
        rows = _STATUS.read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("VmRSS:")), 0)


def _counted(counts: Counts) -> Iterator[Metric]:
    for what, told in _BY_LINE.items():
        family = CounterMetricFamily(f"wasl_{what}", told, labels=("line", "peer"))
        for (name, alias, party), count in counts.by_line.items():
            if name == what:
                family.add_metric((alias, party), count)
        yield family
    for what, told in _BY_BEARER.items():
        family = CounterMetricFamily(f"wasl_{what}", told, labels=("bearer", "peer"))
        for (name, bearer, party), count in counts.by_bearer.items():
            if name == what:
                family.add_metric((bearer, party), count)
        yield family
    yield _durations("step_seconds", "How long steps took, commit and all", counts.steps)
    yield _durations("commit_seconds", "How long commits took, sync and all", counts.commits)


def _durations(name: str, told: str, durations: Durations) -> Metric:
    family = HistogramMetricFamily(f"wasl_{name}", told)
    family.add_metric((), durations.buckets(), durations.sum_s)
    return family


def line_metrics(states: list[Json], now_s: float) -> Iterator[Metric]:
    """Yield what the states of lines say, as ``status`` gives them."""
    yield from _lines(states)
    yield from _peers(states, now_s)


def _lines(states: list[Json]) -> Iterator[Metric]:
    alarms = GaugeMetricFamily(
        "wasl_alarms_open", "Alarms that nobody has closed", labels=("line", "code")
    )
    overdue = GaugeMetricFamily("wasl_overdue", "Entries that are overdue", labels=("line",))
    for state in states:
        codes = [str(alarm["code"]) for alarm in state["alarms"]]
        for code in sorted(set(codes)):
            alarms.add_metric((state["alias"], code), codes.count(code))
        late: list[Json] | int | None = state.get("overdue")
        if late is not None:
            count = late if isinstance(late, int) else len(late)
            overdue.add_metric((state["alias"],), count)
    yield alarms
    yield overdue


def _peers(states: list[Json], now_s: float) -> Iterator[Metric]:
    offset = GaugeMetricFamily(
        "wasl_clock_offset_seconds", "A far clock minus ours", labels=("line", "peer")
    )
    age = GaugeMetricFamily(
        "wasl_last_heard_age_seconds", "Since a far party was heard", labels=("line", "peer")
    )
    reachable = GaugeMetricFamily(
        "wasl_reachable", "Whether a bearer reaches a party", labels=("bearer", "peer")
    )
    queued = GaugeMetricFamily(
        "wasl_queued", "Envelopes that wait for a party", labels=("bearer", "peer")
    )
    told: set[tuple[str, str]] = set()
    for state in states:
        for peer in state["peers"]:
            place = (state["alias"], peer["party"])
            if peer["clock_offset_ms"] is not None:
                offset.add_metric(place, peer["clock_offset_ms"] / 1000)
            heard = [each["last_heard"] for each in (peer, *peer["bearers"]) if each["last_heard"]]
            if heard:
                age.add_metric(place, max(0.0, now_s - _seconds(max(heard))))
            for each in peer["bearers"]:
                way = (each["bearer"], peer["party"])
                if way not in told:  # a party on two lines has one way
                    told.add(way)
                    reachable.add_metric(way, each["reachable"])
                    queued.add_metric(way, each["queued"])
    yield from (offset, age, reachable, queued)


def _seconds(time: str) -> float:
    return datetime.fromisoformat(time).timestamp()


def _gauge(name: str, told: str, labels: dict[str, str], value: float) -> Metric:
    family = GaugeMetricFamily(f"wasl_{name}", told, labels=tuple(labels))
    family.add_metric(tuple(labels.values()), value)
    return family


async def answer(render: Callable[[], bytes]) -> web.Response:
    """Return the figures as an HTTP answer."""
    return web.Response(body=render(), headers={"Content-Type": CONTENT_TYPE_LATEST})


class MetricsListener:
    """``GET /metrics`` on an address of its own."""

    def __init__(self, address: Address, render: Callable[[], bytes]) -> None:
        self._address = address
        self._render = render
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Begin to listen. Raises Unavailable (ADDRESS_IN_USE)."""
        app = web.Application(client_max_size=1)
        app.router.add_get("/metrics", self._on_metrics)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._address.host, self._address.port).start()
        except OSError as error:
            what = f"metrics cannot be told: {error.strerror}"
            do = "change “metrics” in wasl.toml, or end the program that listens there"
            raise Unavailable(Code.ADDRESS_IN_USE, what, where=str(self._address), do=do) from error

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _on_metrics(self, _request: web.Request) -> web.Response:
        return await answer(self._render)
