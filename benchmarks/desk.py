# SPDX-License-Identifier: Apache-2.0
"""The desk: searching 100,000 entries, and how soon a released entry stands on the other screen.

``search``: an index of made-up messages in three scripts; the time of queries from the usual to the
worst (one letter), folding and all, and the memory of the index for each entry.
``screen``: two nodes with desks in one process, TLS on loopback, SQLite with full sync. From the
command that sends it until its frame has come out of the other desk's event socket.

The bounds are what an officer may feel: 200 ms for a search, 300 ms for a released entry (p95).
"""

from __future__ import annotations

import asyncio
import gc
import random
import statistics
import tempfile
import time
import tracemalloc
from pathlib import Path

from tests.consoles import give_desks, parties
from tests.homes import make_homes
from tests.pairs import send, until
from wasl.console.folding import words
from wasl.console.index import Filter, Index, Known
from wasl.node import logs

BOUNDS = {"search_ms": 200.0, "bytes_an_entry": 3_000.0, "screen_p95_ms": 300.0}
"""Slowest query, memory of an entry, and 95 of 100 released entries."""
_STEMS = {
    "en": "patrol river ship border notice call answer depart convoy checkpoint signal report",
    "ar": "دورية نهر سفينة حدود إشعار مكالمة جواب مغادرة قافلة حاجز إشارة تقرير",
    "ru": "патруль река корабль граница уведомление звонок ответ уход колонна пост сигнал доклад",
}
_QUERIES = ("p", "د", "река 17", "patrol ship", "a b", "convoy 99", "سفينة حدود", "nothing")


def measure(*, quick: bool) -> dict[str, object]:
    """Return what searching costs and how soon an entry is on a screen, beside the bounds."""
    logs.configure(level="error", form="json")  # standard output is the report's
    search = _search(10_000 if quick else 100_000)
    screen = asyncio.run(_screen(40 if quick else 200))
    found = {
        "search_ms": search["slowest_ms"],
        "bytes_an_entry": search["bytes_an_entry"],
        "screen_p95_ms": screen["p95_ms"],
    }
    kept = {name: found[name] <= most for name, most in BOUNDS.items()}
    return {"search": search, "screen": screen, "bounds": BOUNDS, "kept": kept}


def _texts(count: int) -> list[str]:
    rng = random.Random(count)
    stems = [each.split() for each in _STEMS.values()]
    names = ["".join(rng.choices("abdeiklmnorstu", k=rng.randint(4, 9))) for _ in range(20_000)]
    return [
        " ".join([*rng.choices(rng.choice(stems), k=12), *rng.choices(names, k=4), str(n)])
        for n in range(count)
    ]


def _search(count: int) -> dict[str, float]:
    texts = _texts(count)
    gc.collect()
    tracemalloc.start()
    index = _filled(texts)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    began = time.perf_counter()
    index = _filled(texts)
    built_s = time.perf_counter() - began
    took: dict[str, float] = {}
    for query in _QUERIES:
        runs: list[float] = []
        for _ in range(5):
            began = time.perf_counter()
            index.find(sorted(words(query)), Filter(), limit=50)
            runs.append(1e3 * (time.perf_counter() - began))
        took[query] = round(statistics.median(runs), 1)
    return {
        "entries": count,
        "build_us_an_entry": round(1e6 * built_s / count, 1),
        "bytes_an_entry": round(held / count),
        "median_ms": round(statistics.median(took.values()), 1),
        "slowest_ms": max(took.values()),
    }


def _filled(texts: list[str]) -> Index:
    index = Index()
    for n, text in enumerate(texts):
        time_told = f"2026-11-{1 + n % 28:02}T{n // 60 % 24:02}:{n % 60:02}:00Z"
        id_ = f"0123456789abcdef/northland.1/{n}"
        index.put(Known(id_, "line", "northland", "message", "routine", time_told), [text, id_])
    return index


async def _screen(count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="wasl-bench-") as name:
        folder = Path(name)
        make_homes(folder, "northland", "sundria")
        give_desks(folder, "northland", "sundria")
        async with parties(folder, "northland", "sundria") as (north, south):
            screen = await south.screen("Orlov", "duty")
            took: list[float] = []
            for n in range(count):
                began = time.perf_counter()
                id_ = await send(north.desk, f"message {n}", precedence="flash")
                await until(
                    lambda id_=id_: any(
                        one["type"] == "entry" and one["entry"]["id"] == id_
                        for one in screen.events[-50:]
                    ),
                    "it stands on the other screen",
                )
                took.append(1e3 * (time.perf_counter() - began))
                await asyncio.sleep(0.1)
    took.sort()
    return {
        "entries": count,
        "p50_ms": round(took[len(took) // 2], 1),
        "p95_ms": round(took[int(len(took) * 0.95)], 1),
        "worst_ms": round(took[-1], 1),
    }
