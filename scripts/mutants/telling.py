# SPDX-License-Identifier: Apache-2.0
"""What came of mutants: kept by module, and told in ``docs/reference/mutants.md``.

Rules:

1. Why a survivor may live stands in ``explained.toml`` under its name, one sentence each. A
   survivor without one fails the run.
2. The page is written from what the last run of each module kept, and from those sentences.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = ROOT / "docs" / "reference" / "mutants.md"
EXPLAINED: Final = Path(__file__).with_name("explained.toml")
_KEPT: Final = ROOT / "build" / "mutants"

_AUDITS: Final = "tests/unit/record/test_audit.py"
_BRACKETS: Final = (
    "tests/unit/record/test_audit_witness.py",
    "tests/unit/record/test_transcript_bracket.py",
)
_ORDERS: Final = (
    "tests/model/test_order.py::test_the_code_comes_to_what_the_model_says",
    "tests/unit/record/test_order.py",
    "tests/unit/record/test_roll.py",
)
_KNOTS: Final = ("tests/unit/record/test_knots.py",)
_CASES: Final = "tests/corpus/test_corpus.py::test_every_case_comes_out_as_told"
MODULES: Final[dict[str, tuple[str, ...]]] = {
    "wasl.note": (
        "tests/unit/test_note.py",
        "tests/property/test_note.py",
        "tests/vectors/test_own_words.py",
    ),
    "wasl.record.merkle": (
        "tests/unit/record/test_merkle.py",
        "tests/property/test_merkle.py",
        "tests/vectors/test_own_merkle.py",
    ),
    "wasl.record.checkpoint": (
        "tests/unit/record/test_checkpoint.py",
        "tests/property/test_checkpoint.py",
    ),
    "wasl.record.order": (*_ORDERS, *_KNOTS, "tests/property/test_order.py"),
    "wasl.record.knots": _KNOTS,
    "wasl.record.final": (*_ORDERS, *_KNOTS, "tests/property/test_order.py"),
    "wasl.record.roll": _ORDERS,
    "wasl.record.fork": (
        "tests/unit/record/test_fork.py",
        f"{_CASES}[forks]",
    ),
    "wasl.record.audit": (_AUDITS, f"{_CASES}[wrapping]"),
    "wasl.record.audit_transcript": (
        _AUDITS,
        _BRACKETS[1],
        "tests/unit/record/test_transcript_ranges.py",
        "tests/unit/record/test_audit_forks.py",
        f"{_CASES}[ranges]",
        f"{_CASES}[whole]",
    ),
    "wasl.record.audit_exhibit": (_AUDITS, f"{_CASES}[proofs]", f"{_CASES}[forks]"),
    "wasl.record.audit_forks": ("tests/unit/record/test_audit_forks.py", f"{_CASES}[told]"),
    "wasl.record.audit_receipts": (_AUDITS, f"{_CASES}[notes]"),
    "wasl.record.audit_witness": _BRACKETS,
    "wasl.record.bracket": _BRACKETS,
}
"""The modules, and the tests that must notice what is wrong in them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of the mutants of one module. ``survived``: their names."""

    module: str
    count: int
    survived: tuple[str, ...]


def explained() -> dict[str, str]:
    """Why survivors may live, by name."""
    return tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))


def keep(tally: Tally) -> None:
    _KEPT.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(tally), ensure_ascii=False, indent=1)
    (_KEPT / f"{tally.module}.json").write_text(text, encoding="utf-8")


def kept() -> list[Tally]:
    """What the last runs kept, in the order of :data:`MODULES`."""
    files = [_KEPT / f"{module}.json" for module in MODULES]
    found = [json.loads(file.read_text(encoding="utf-8")) for file in files if file.is_file()]
    return [Tally(one["module"], one["count"], tuple(one["survived"])) for one in found]


def write_page() -> None:
    PAGE.write_text(render(kept(), explained()), encoding="utf-8")


def render(tallies: list[Tally], told: dict[str, str]) -> str:
    """The page."""
    lines = [
        "# Mutants",
        "",
        "Written by `make mutants`. Each mutant is one fault planted in one function: a",
        "comparison, an operator, a number, a condition, a check that is left out. The tests of",
        "the module must notice it. Those that they do not notice stand below, each with why it",
        "may live ([ADR 0023](../adr/0023-mutants-of-our-own.md)).",
        "",
        "| module | mutants | killed | survived |",
        "|---|---|---|---|",
    ]
    for one in tallies:
        alive = len(one.survived)
        lines.append(f"| `{one.module}` | {one.count} | {one.count - alive} | {alive} |")
    count, alive = sum(one.count for one in tallies), sum(len(one.survived) for one in tallies)
    lines.append(f"| all | {count} | {count - alive} | {alive} |")
    missing = [f"`{module}`" for module in MODULES if module not in {one.module for one in tallies}]
    if missing:
        lines += ["", f"Not told yet: {', '.join(missing)}."]
    for one in tallies:
        if one.survived:
            lines += ["", f"## `{one.module}`", ""]
        for name in one.survived:
            place, _, change = name.removeprefix(f"{one.module}.").partition(": ")
            was, _, now = change.partition(" → ")
            lines += [f"`{place}`: {told.get(name, 'not explained')}", "", "```diff"]
            lines += [f"- {was}", f"+ {now}", "```", ""]
    return "\n".join(lines).rstrip("\n") + "\n"
