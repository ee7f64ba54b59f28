# SPDX-License-Identifier: Apache-2.0
"""Figures: what is counted, how it is written, and who may ask for it."""

from __future__ import annotations

import asyncio
import re
import urllib.error
import urllib.request

import pytest

from tests.architecture.tree import ROOT
from tests.homes import free_ports
from tests.unit.node.test_doctor import peer, state
from wasl.errors import Code, Unavailable
from wasl.home.config import Address
from wasl.node.counts import Counts, Durations
from wasl.node.metrics import MetricsListener, line_metrics, resident_bytes
from wasl.steps import Fact
from wasl.terms import LineId

LINE = LineId(bytes(32))
GUIDE = ROOT / "docs" / "guides" / "administrator.md"


def figures(families: object) -> dict[str, float]:
    """Samples by name and labels."""
    return {
        f"{sample.name}{sorted(sample.labels.values())}": sample.value
        for family in families  # type: ignore[attr-defined]
        for sample in family.samples
    }


def test_durations_count_up_to_each_bound() -> None:
    durations = Durations()
    for seconds in (0.0005, 0.001, 0.3, 99.0):
        durations.note(seconds)
    buckets = dict(durations.buckets())
    assert (buckets["0.001"], buckets["0.25"], buckets["0.5"]) == (2, 2, 3)
    assert buckets["10.0"] == 3
    assert buckets["+Inf"] == 4
    assert durations.sum_s == pytest.approx(99.3015)


def test_facts_are_counted_by_line_and_party() -> None:
    counts = Counts()
    for what, party in (("appended", None), ("arrived", "sundria"), ("arrived-ahead", "sundria")):
        detail = () if party is None else (("party", party),)
        counts.take("border", Fact(what, LINE, detail))
    counts.take("border", Fact("line-begun", LINE))
    counts.carried("envelopes_in", "https", "sundria", 3)
    assert counts.by_line == {
        ("entries_appended", "border", ""): 1,
        ("entries_received", "border", "sundria"): 2,
    }
    assert counts.by_bearer == {("envelopes_in", "https", "sundria"): 3}


def test_states_of_lines_become_figures() -> None:
    alarm = {"code": "fork", "party": "sundria"}
    first = state(peer(clock_offset_ms=1_500), alarms=[alarm, alarm], overdue=2)
    second = state(peer(clock_offset_ms=None, last_heard=None), alias="other")
    now_s = 1_795_356_030.0  # half a minute after the party was heard
    told = figures(line_metrics([first, second], now_s))
    assert told["wasl_alarms_open['fork', 'line']"] == 2
    assert told["wasl_overdue['line']"] == 2
    assert told["wasl_clock_offset_seconds['line', 'sundria']"] == 1.5
    assert told["wasl_last_heard_age_seconds['line', 'sundria']"] == 30
    assert told["wasl_reachable['https', 'sundria']"] == 1
    assert not [name for name in told if "other" in name], "nothing is known of it"


def test_an_overdue_list_is_counted_and_its_absence_is_none() -> None:
    told = figures(line_metrics([state(overdue=[{}, {}, {}])], 0.0))
    assert told == {"wasl_overdue['line']": 3}
    assert figures(line_metrics([state()], 0.0)) == {}


def test_memory_is_read() -> None:
    assert resident_bytes() > 1 << 20


async def fetch(url: str) -> tuple[int, str]:
    def get() -> tuple[int, str]:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - loopback
                return answer.status, answer.headers["Content-Type"]
        except urllib.error.HTTPError as error:
            error.close()
            return error.code, ""

    return await asyncio.to_thread(get)


def test_the_listener_tells_figures_and_nothing_else() -> None:
    async def story() -> None:
        (port,) = free_ports(1)
        address = Address("127.0.0.1", port)
        listener = MetricsListener(address, lambda: b"wasl_starts 1\n")
        await listener.start()
        try:
            status, kind = await fetch(f"http://{address}/metrics")
            assert status == 200
            assert kind.startswith("text/plain")
            assert (await fetch(f"http://{address}/v1/status"))[0] == 404
            second = MetricsListener(address, lambda: b"")
            with pytest.raises(Unavailable) as caught:
                await second.start()
            await second.stop()
            assert caught.value.code == Code.ADDRESS_IN_USE
        finally:
            await listener.stop()

    asyncio.run(story())


def named_in_the_guide() -> set[str]:
    rows = re.findall(r"(?m)^\| (`wasl_[^|]+)\|", GUIDE.read_text("utf-8"))
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_the_guide_names_every_figure() -> None:
    source = (ROOT / "src" / "wasl" / "node" / "metrics.py").read_text("utf-8")
    plain = set(re.findall(r'"wasl_(\w+)"', source)) | set(
        re.findall(r'_(?:gauge|durations)\(\s*"(\w+)"', source)
    )
    counted = {f"{name}_total" for name in re.findall(r'(?m)^ {4}"(\w+)": "', source)}
    assert named_in_the_guide() == {f"wasl_{name}" for name in plain | counted}
