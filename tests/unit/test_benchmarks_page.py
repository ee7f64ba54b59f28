# SPDX-License-Identifier: Apache-2.0
"""The page of the benchmarks: each figure beside its bound, and the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from benchmarks import desk, month, parties, press, register, size
from benchmarks.page import write

_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "benchmarks.md"


def _report() -> dict[str, Any]:
    names = list(size.BOUNDS)
    small = dict.fromkeys(names, 100.0)
    two = [name for name in parties.BOUNDS if not name.startswith("head")]
    carried = {"entries": 1_500, "ratio": 2.0, "bytes_ratio": 99.0}
    return {
        "date": "2026-11-28",
        "python": "3.11.7",
        "sqlite": "3.40.1",
        "cores": 2,
        "quick": True,
        "load_before": 0.1,
        "load_after": 1.0,
        "size": {
            "entries": [1_000, 10_000],
            "costs": [small, small | {"proof": 1_000.0}],
            "ratios": {name: [1.0, 10.0 if name == "proof" else 1.0] for name in names},
            "tiles_read_at_each_level": {"0": 1, "1": 1},
            "bounds": size.BOUNDS,
        },
        "month": {
            "days": 3,
            "messages_a_day": 500,
            "link": carried,
            "bag": carried,
            "bounds": month.BOUNDS,
        },
        "parties": {
            "parties": [2, 60],
            "costs": [dict.fromkeys(names, 1_000.0) for names in (two, parties.BOUNDS)],
            "ratios": {name: [1.0, 9.9 if name == "receipt" else 1.1] for name in parties.BOUNDS},
            "raw_ratios": {name: [2.0, 99.0] for name in parties.RAW_BOUNDS},
            "bounds": parties.BOUNDS,
            "raw_bounds": parties.RAW_BOUNDS,
        },
    }


def _register() -> dict[str, Any]:
    figures = dict.fromkeys(register.BOUNDS, 0.01) | {"first": 7.5}
    return {
        "contacts": 100_000,
        "plain_pass_ms": 40.0,
        "built": {"ms": 1_500},
        "ms": figures,
        "ratios": figures,
        "bounds": register.BOUNDS,
        "cold": {"start_s": 0.5, "whole_s": 9.0, "indexed_s": 1.5, "share": 0.12, "bound": 0.5},
        "found_by": {"s": 9.5, "share": 1.12, "bound": 1.0},
    }


def test_the_register_stands_beside_one_pass(tmp_path: Path) -> None:
    write([_report() | {"register": _register()}], tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "| silence | 0.01 | 0.01 | ≤ 0.2 | kept |" in text
    assert "| first | 7.5 | 7.5 | ≤ 1.0 | **not kept** |" in text
    assert "silence` takes 1.5 s of CPU" in text
    assert "reading all: 0.12 (≤ 0.5: kept)" in text
    assert "what reading the log costs (≤ 1.0: **not kept**)" in text


def test_reports_and_long_texts_stand_beside_their_bounds(tmp_path: Path) -> None:
    found = {
        "articles": 1_000,
        "chars_an_article": 2_100,
        "articles_s": 61.5,
        "articles_cpu_s": 98.7,
        "megabytes": 10,
        "texts": {"digits": {"s": 9.0, "ratio": 0.4}, "nested tags": {"s": 99.0, "ratio": 3.1}},
        "bounds": press.BOUNDS,
    }
    write([_report() | {"press": found}], tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "| 1,000 reports together | 61.5 | | ≤ 60 s | **not kept** |" in text
    assert "| digits | 9.0 | 0.4 | ≤ 3.0 | kept |" in text
    assert "| nested tags | 99.0 | 3.1 | ≤ 3.0 | **not kept** |" in text


def test_articles_are_of_a_reports_length_and_not_the_same() -> None:
    articles = press.make_articles(30)
    assert len(set(articles)) == 30
    assert articles == press.make_articles(30)
    assert all(2_000 <= len(one) < 3_500 for one in articles)


def test_each_figure_stands_beside_its_bound(tmp_path: Path) -> None:
    write([_report()], tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "| append | 100 | 100 | 1.0 | ≤ 1.5 | kept |" in text
    assert "| proof | 100 | 1,000 | 10.0 | ≤ 2.5 | **not kept** |" in text
    assert "| a receipt arrives at the author, µs | 1,000 | 1,000 | 9.9 | ≤ 1.5 | **not" in text
    assert "| each head that a message names, bytes | – | 1,000 | 1.1 | ≤ 1.5 | kept |" in text
    ratios = len(parties.RAW_BOUNDS)
    assert text.count("**not kept**") == 4 + ratios, "and the bytes of both ways"
    run = "- size, month, parties: 2026-11-28, reduced (`--quick`), 2 cores, load 0.1 before, 1.0"
    assert run in text


def test_parts_may_come_from_runs_of_their_own(tmp_path: Path) -> None:
    whole = _report()
    parts = {name: whole.pop(name) for name in ("size", "month", "parties")}
    later = whole | {"date": "2026-11-29", "quick": False} | _between_processes()
    write([whole | parts, later], tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "- size, month, parties: 2026-11-28, reduced" in text
    assert "- pace, resync, verify, desk: 2026-11-29, full" in text
    assert "| 100 | 1,016 | 0.3 | ≥ 0.4 | **not kept** |" in text
    assert "| slowest query, ms | 150.0 | ≤ 200 | kept |" in text
    assert "on the other screen, p95, ms | 301.0 | ≤ 300 | **not kept** |" in text
    assert "| 10,000 | 13.0 | ≤ 30.0 | kept |" in text
    assert "| 1,500 | 27,000 | ≥ 5,000 | kept | 400,000 |" in text


def _between_processes() -> dict[str, Any]:
    return {
        "desk": {
            "search": {
                "entries": 100_000,
                "build_us_an_entry": 200.0,
                "bytes_an_entry": 1_300,
                "median_ms": 9.0,
                "slowest_ms": 150.0,
            },
            "screen": {"entries": 200, "p50_ms": 80.0, "p95_ms": 301.0, "worst_ms": 999.0},
            "bounds": desk.BOUNDS,
        },
        "pace": {
            "in_batches": [{"batch": 100, "per_s": 1_016, "bound_per_s": 3_000, "ratio": 0.3}],
            "singly": {"per_s": 57.0, "latency_p50_ms": 17.0, "latency_p99_ms": 30.0},
            "bounds": {"ratio_in_batches": 0.4},
        },
        "resync": {
            "entries": 10_000,
            "s": 13.0,
            "per_s": 769,
            "far_cpu_s": 3.3,
            "far_peak_mb": 80,
            "bound_s": 0.3,
            "ratio": 0.1,
            "bounds": {"s": 30.0},
        },
        "verify": {
            "entries": 1_500,
            "verdict": "good",
            "per_s": 27_000,
            "hashing_alone_per_s": 400_000,
            "bounds": {"per_s": 5_000},
        },
    }


def test_the_graph_has_a_line_for_each_cost(tmp_path: Path) -> None:
    write([_report()], tmp_path)
    root = ET.fromstring((tmp_path / "benchmarks.svg").read_text(encoding="utf-8"))  # noqa: S314 - ours
    lines = root.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == len(size.BOUNDS)
    for line in lines:
        points = [tuple(map(float, p.split(","))) for p in line.attrib["points"].split()]
        assert len(points) == 2
        assert points[0][0] < points[1][0]


def test_the_page_in_the_documents_has_the_bounds_in_force() -> None:
    text = _PAGE.read_text(encoding="utf-8")
    for name, bound in size.BOUNDS.items():
        (row,) = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
        assert f"| ≤ {bound} |" in row
    for bound in (*month.BOUNDS.values(), *parties.RAW_BOUNDS.values()):
        assert f"| ≤ {bound} |" in text
