# SPDX-License-Identifier: Apache-2.0
"""A flood is counted in full and logged in a few lines."""

from __future__ import annotations

from structlog.testing import capture_logs

from wasl.bearers.tally import Tally


def test_logs_the_first_and_then_ever_more_rarely() -> None:
    with capture_logs() as lines:
        tally = Tally("https")
        for i in range(1_000):
            tally.note("stranger_refused", address=f"host {i}")
        tally.note("parcels_dropped", party="b", parcels=3)
    assert [line["count"] for line in lines] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1]
    assert lines[1]["address"] == "host 1"
    assert lines[-1] == {
        "event": "parcels_dropped",
        "log_level": "warning",
        "bearer": "https",
        "count": 1,
        "party": "b",
        "parcels": 3,
    }
    assert tally.count("stranger_refused") == 1_000
    assert tally.count("parcels_dropped") == 0
    assert tally.count("parcels_dropped", party="b") == 1
