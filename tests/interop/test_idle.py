# SPDX-License-Identifier: Apache-2.0
"""A node that has nothing to do takes little: it shall run on whatever machine is left. And it says
so itself, where its configuration names an address for figures.
"""

from __future__ import annotations

import re
import time
import urllib.request
from pathlib import Path

import pytest

from tests.homes import Process, free_ports, make_homes

MOST_KIB = 80 * 1024
IDLE_S = 5  # the one thing that is waited for is that nothing happens


def resident_kib(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1])


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_an_idle_node_fits_into_80_mb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    homes = make_homes(tmp_path, "northland", "sundria")
    (port,) = free_ports(1)
    config = homes["northland"] / "wasl.toml"
    config.write_text(config.read_text().replace('metrics = ""', f'metrics = "127.0.0.1:{port}"'))
    nodes = [Process(home) for home in homes.values()]
    try:
        for node in nodes:
            node.start()
        nodes[0].until(lambda: nodes[0].send("sundria", "One message."), "it speaks")
        time.sleep(IDLE_S)
        sizes = [resident_kib(node.pid) for node in nodes]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            figures = answer.read().decode()
    finally:
        for node in nodes:
            node.stop()
    with capsys.disabled():
        print(f"\nidle nodes: {', '.join(f'{size / 1024:.1f} MB' for size in sizes)} resident")  # noqa: T201
    assert max(sizes) <= MOST_KIB
    told = re.search(r"(?m)^wasl_resident_bytes (\S+)$", figures)
    assert told is not None
    assert float(told[1]) / 1024 == pytest.approx(sizes[0], rel=0.1)
    assert 'wasl_entries_appended_total{line="sundria",peer=""}' in figures
