# SPDX-License-Identifier: Apache-2.0
"""The page of the benchmarks: ``docs/reference/benchmarks.md`` and its graph, from a report.

``python -m benchmarks.page REPORT…`` reads what ``python -m benchmarks`` has printed, in one run or
in several. Every figure stands beside its bound, with whether it is kept.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

Json = Mapping[str, Any]
_FOLDER: Final = Path(__file__).parents[1] / "docs" / "reference"
_COLOURS: Final = (
    "#1b6ca8", "#c1440e", "#2e7d32", "#6a1b9a", "#00838f",
    "#ad1457", "#5d4037", "#f9a825", "#37474f", "#7cb342",
)  # fmt: skip


def page(reports: Sequence[Json], *, graph: str) -> str:
    """Return the page as Markdown. ``graph``: the name of the file with the graph."""
    parts = {
        "size": lambda found: _size(found, graph),
        "month": _month,
        "parties": _parties,
        "pace": _pace,
        "resync": _resync,
        "verify": _verify,
        "desk": _desk,
        "register": _register,
        "press": _press,
    }
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench-page`; see [benchmarks](../../benchmarks/README.md) for what each",
        "part measures, and how. Ratios are taken within a run: machines differ and drift, they do",
        "not. Where the load of the machine is above its cores, other work went on beside.",
        "",
        *(_run(report, [part for part in parts if part in report]) for report in reports),
    ]
    for name, part in parts.items():
        for report in reports:
            lines += ["", *part(report[name])] if name in report else []
    return "\n".join(lines) + "\n"


def _run(report: Json, parts: Sequence[str]) -> str:
    """Return what a run was, in one line."""
    form = "reduced (`--quick`)" if report["quick"] else "full"
    load = f"load {report['load_before']} before, {report['load_after']} after"
    versions = f"Python {report['python']}, SQLite {report['sqlite']}"
    told = f"{report['date']}, {form}, {report['cores']} cores, {load}; {versions}"
    return f"- {', '.join(parts)}: {told}"


def _size(found: Json, graph: str) -> Iterator[str]:
    entries = found["entries"]
    yield "## Cost against the size of the record"
    yield ""
    yield f"![Cost of each thing against the number of entries]({graph})"
    yield ""
    yield "CPU in µs (`memory_mb`: the peak of a started node, MB), the median of many; the ratio"
    yield f"is the largest of any size to {entries[0]:,} entries."
    yield ""
    yield "| cost | " + " | ".join(f"{size:,}" for size in entries) + " | largest ratio | bound | |"
    yield "|---" * (len(entries) + 4) + "|"
    for name, bound in found["bounds"].items():
        costs = " | ".join(f"{one[name]:,.0f}" for one in found["costs"])
        ratio = max(found["ratios"][name])
        yield f"| {name} | {costs} | {ratio} | ≤ {bound} | {_mark(ratio <= bound)} |"
    tiles = found["tiles_read_at_each_level"]
    read = ", ".join(f"level {level}: {count}" for level, count in sorted(tiles.items()))
    yield ""
    yield f"Tiles that a proof reads in the largest record: {read}."


def _month(found: Json) -> Iterator[str]:
    yield "## A month away"
    yield ""
    yield f"{found['days']} days of {found['messages_a_day']} messages and a line check each hour,"
    yield "carried over at once to a side that was away."
    yield ""
    yield "| way | entries | figure | measured | bound | |"
    yield "|---|---|---|---|---|---|"
    for way in ("link", "bag"):
        for name, what in (("ratio", "CPU of both sides to the primitives alone"),
                           ("bytes_ratio", "bytes to the least possible")):  # fmt: skip
            one, bound = found[way], found["bounds"][name]
            mark = _mark(one[name] <= bound)
            yield f"| {way} | {one['entries']:,} | {what} | {one[name]} | ≤ {bound} | {mark} |"


_PARTIES: Final = {
    "arrival": "a message arrives and is answered by a receipt, µs",
    "receipt": "a receipt arrives at the author, µs",
    "author": "a message said and all receipts taken, for each recipient, µs",
    "bytes": "envelope to each recipient, bytes",
    "memory": "memory besides the store, for each far party, kB",
    "head_bytes": "each head that a message names, bytes",
    "head_arrival": "each head that an arriving message names, µs",
}


def _parties(found: Json) -> Iterator[str]:
    counts = found["parties"]
    yield "## Cost against the number of parties"
    yield ""
    yield "CPU, the median of many; the ratio is the largest to the smallest line that has it, and"
    yield "to the CPU of the primitives alone."
    yield ""
    yield "| cost | " + " | ".join(f"{count}" for count in counts) + " | ratio | bound | |"
    yield "|---" * (len(counts) + 4) + "|"
    for name, what in _PARTIES.items():
        costs = " | ".join(f"{one[name]:,.0f}" if name in one else "–" for one in found["costs"])
        ratio, bound = max(found["ratios"][name]), found["bounds"][name]
        yield f"| {what} | {costs} | {ratio} | ≤ {bound} | {_mark(ratio <= bound)} |"
    for name, bound in found["raw_bounds"].items():
        ratios = found["raw_ratios"][name]
        costs = " | ".join(map(str, ratios))
        mark = _mark(max(ratios) <= bound)
        yield f"| {name} to its primitives | {costs} | {max(ratios)} | ≤ {bound} | {mark} |"
    yield ""
    yield "A message is sealed and signed once, and sent to each. What it has *seen* it names head"
    yield "by head: each message is named at most once by each other party, in its next words."


def _pace(found: Json) -> Iterator[str]:
    yield "## Messages between two processes"
    yield ""
    yield "TLS on loopback, SQLite with full sync. Ratio: to one signature and one verification an"
    yield "entry and two synced commits a batch."
    yield ""
    yield "| batch | messages a second | ratio | bound | |"
    yield "|---|---|---|---|---|"
    bound = found["bounds"]["ratio_in_batches"]
    for one in found["in_batches"]:
        ratio = one["ratio"]
        told = f"{one['batch']} | {one['per_s']:,} | {ratio}"
        yield f"| {told} | ≥ {bound} | {_mark(ratio >= bound)} |"
    single = found["singly"]
    yield ""
    yield f"One by one: {single['per_s']} a second; from saying it to the receipt on our disk"
    yield f"{single['latency_p50_ms']} ms (p50), {single['latency_p99_ms']} ms (p99)."


def _resync(found: Json) -> Iterator[str]:
    bound = found["bounds"]["s"]
    yield "## A backlog between two processes"
    yield ""
    yield "| entries | seconds | bound | |"
    yield "|---|---|---|---|"
    yield f"| {found['entries']:,} | {found['s']} | ≤ {bound} | {_mark(found['s'] <= bound)} |"
    yield ""
    yield f"The far node used {found['far_cpu_s']} s of CPU, its start among it, and"
    yield f"{found['far_peak_mb']} MB at its peak; the primitives alone take {found['bound_s']} s."


def _verify(found: Json) -> Iterator[str]:
    rate, bound = found["per_s"], found["bounds"]["per_s"]
    yield "## Verifying a transcript"
    yield ""
    yield "| entries | entries a second | bound | | hashing alone |"
    yield "|---|---|---|---|---|"
    told = f"{found['entries']:,} | {rate:,} | ≥ {bound:,} | {_mark(rate >= bound)}"
    yield f"| {told} | {found['hashing_alone_per_s']:,} |"


def _desk(found: Json) -> Iterator[str]:
    search, screen, bounds = found["search"], found["screen"], found["bounds"]
    yield "## The desk"
    yield ""
    yield f"Searching {search['entries']:,} entries; {screen['entries']} entries released one by"
    yield "one, each until it has come out of the other desk's event socket."
    yield ""
    yield "| | figure | bound | |"
    yield "|---|---|---|---|"
    rows = (
        ("slowest query, ms", search["slowest_ms"], "search_ms"),
        ("memory of the index an entry, bytes", search["bytes_an_entry"], "bytes_an_entry"),
        ("a released entry on the other screen, p95, ms", screen["p95_ms"], "screen_p95_ms"),
    )
    for what, figure, bound in rows:
        most = bounds[bound]
        yield f"| {what} | {figure:,} | ≤ {most:,.0f} | {_mark(figure <= most)} |"
    yield ""
    yield f"A median query took {search['median_ms']} ms; half of the released entries were there"
    yield f"within {screen['p50_ms']} ms. Indexing took {search['build_us_an_entry']} µs an entry."


def _register(found: Json) -> Iterator[str]:
    yield "## The register of contacts"
    yield ""
    yield f"CPU of each query among {found['contacts']:,} contacts, and its ratio to one pass over"
    yield f"the same list, which takes {found['plain_pass_ms']} ms."
    yield ""
    yield "| query | ms | ratio | bound | |"
    yield "|---|---|---|---|---|"
    for name, bound in found["bounds"].items():
        ratio, took_ms = found["ratios"][name], found["ms"][name]
        yield f"| {name} | {took_ms} | {ratio} | ≤ {bound} | {_mark(ratio <= bound)} |"
    yield ""
    yield f"Putting them in order takes {found['built']['ms']:,} ms, once."
    yield ""
    cold = found["cold"]
    yield f"A cold `wasl register silence` takes {cold['indexed_s']} s of CPU, of which starting is"
    yield f"{cold['start_s']} s; with all of the log read, and the index made, {cold['whole_s']} s."
    share, bound = cold["share"], cold["bound"]
    yield f"Its share of reading all: {share} (≤ {bound}: {_mark(share <= bound)})."
    yield ""
    found_by = found["found_by"]
    share, bound = found_by["share"], found_by["bound"]
    yield f"What words are found by is read once, in {found_by['s']} s of CPU: {share} of"
    yield f"what reading the log costs (≤ {bound}: {_mark(share <= bound)})."


def _press(found: Json) -> Iterator[str]:
    took_s, bounds = found["articles_s"], found["bounds"]
    yield "## Reading the press"
    yield ""
    told = f"{found['articles']:,} reports of {found['chars_an_article']:,} characters"
    yield f"{told}, as for 1,000: how long it takes to read them together,"
    yield "on all processors, and the CPU of one by one; and the CPU of single texts of"
    yield f"{found['megabytes']} MB. Ratio: of one character to one of a report."
    yield ""
    yield "| | s | ratio | bound | |"
    yield "|---|---|---|---|---|"
    most = bounds["articles_s"]
    yield f"| 1,000 reports together | {took_s} | | ≤ {most} s | {_mark(took_s <= most)} |"
    yield f"| CPU of 1,000 reports | {found['articles_cpu_s']} | | | |"
    for what, one in found["texts"].items():
        ratio, most = one["ratio"], bounds["text_ratio"]
        yield f"| {what} | {one['s']} | {ratio} | ≤ {most} | {_mark(ratio <= most)} |"


def _mark(kept: bool) -> str:  # noqa: FBT001 -- one thing is asked
    return "kept" if kept else "**not kept**"


# ── the graph ───────────────────────────────────────────────────────────────────────────────────

_WIDTH, _HEIGHT, _LEFT, _TOP, _KEY = 860, 420, 60, 20, 170


def graph(xs: Sequence[float], lines: Mapping[str, Sequence[float]], *, title: str) -> str:
    """Return a log-log graph of some lines over the same ``xs``, as SVG that needs nothing else."""
    right, bottom = _WIDTH - _KEY, _HEIGHT - 45
    every = [y for ys in lines.values() for y in ys]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    first, last = math.floor(math.log10(min(xs))), math.ceil(math.log10(max(xs)))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - first) / max(last - first, 1)
        up = (math.log10(y) - low) / max(high - low, 1)
        return round(_LEFT + across * (right - _LEFT), 1), round(bottom - up * (bottom - _TOP), 1)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">',
        "<style>text { font: 12px sans-serif }</style>",
        f"<title>{title}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for power in range(first, last + 1):
        x, _ = at(10**power, 10**low)
        out.append(f'<path d="M{x} {_TOP}V{bottom}" stroke="#dddddd"/>')
        out.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        _, y = at(10**first, 10**power)
        out.append(f'<path d="M{_LEFT} {y}H{right}" stroke="#dddddd"/>')
        out.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{10.0**power:,.0f}</text>')
    for number, (name, ys) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        points = " ".join(f"{x},{y}" for x, y in map(at, xs, ys))
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        y = _TOP + 12 + 18 * number
        out.append(f'<rect x="{right + 16}" y="{y - 9}" width="10" height="10" fill="{colour}"/>')
        out.append(f'<text x="{right + 32}" y="{y}">{name}</text>')
    out.append(f'<text x="{(_LEFT + right) / 2}" y="{_HEIGHT - 6}" text-anchor="middle">')
    out.append(f"{title}</text></svg>")
    return "\n".join(out) + "\n"


def write(reports: Sequence[Json], folder: Path) -> None:
    """Write the page and its graph into a folder."""
    name = "benchmarks.svg"
    (folder / "benchmarks.md").write_text(page(reports, graph=name), encoding="utf-8")
    for report in reports:
        if "size" not in report:
            continue
        found = report["size"]
        lines = {what: [one[what] for one in found["costs"]] for what in found["bounds"]}
        title = "entries in the record; CPU in µs, memory in MB"
        (folder / name).write_text(graph(found["entries"], lines, title=title), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.page", description=__doc__)
    parser.add_argument("report", type=Path, nargs="+")
    parser.add_argument("--folder", type=Path, default=_FOLDER)
    chosen = parser.parse_args()
    texts = [report.read_text(encoding="utf-8") for report in chosen.report]
    write([json.loads(text) for text in texts], chosen.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
