# SPDX-License-Identifier: Apache-2.0
"""The whole corpus, chapter by chapter, and how it lies on a disk.

Rules:

1. ``index.jsonl`` has one JSON object a line for each case: its name, its file, the cards and the
   digits that it is checked against, the verdict and the codes that must come out (null: whatever
   they are, all checkers agree), why, and the paragraph of docs/spec that decides.
2. Paths are relative to the folder of the index.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.corpus import (
    anchoring,
    facts,
    flips,
    forks,
    notes,
    papers,
    proofs,
    ranges,
    told,
    whole,
    witnessed,
    wrapping,
)
from tests.corpus.case import Case, cards

CHAPTERS: Final[Mapping[str, Callable[[], list[Case]]]] = {
    "wrapping": wrapping.cases,
    "whole": whole.cases,
    "anchoring": anchoring.cases,
    "papers": papers.cases,
    "notes": notes.cases,
    "ranges": ranges.cases,
    "proofs": proofs.cases,
    "witnessed": witnessed.cases,
    "facts": facts.cases,
    "told": told.cases,
    "forks": forks.cases,
    "flips": flips.cases,
}
INDEX: Final = "index.jsonl"


@cache
def chapter(name: str) -> tuple[Case, ...]:
    """The cases of one chapter."""
    return tuple(CHAPTERS[name]())


def corpus() -> list[Case]:
    """Every case."""
    return [case for name in CHAPTERS for case in chapter(name)]


def write(folder: Path, cases: Iterable[Case]) -> Path:
    """Write cases into a folder, and return the path of their index."""
    for name in ("files", "cards"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in cards().items():
        (folder / "cards" / f"{name}.note").write_bytes(text.encode())
    lines: list[str] = []
    for case in cases:
        row = row_of(case)
        (folder / row["file"]).write_bytes(case.data)
        lines.append(json.dumps(row, ensure_ascii=False))
    index = folder / INDEX
    index.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return index


def row_of(case: Case) -> dict[str, Any]:
    """What the index says of a case."""
    return {
        "name": case.name,
        "file": f"files/{case.name}{case.kind.suffix}",
        "cards": [f"cards/{name}.note" for name in case.cards],
        "fingerprints": list(case.fingerprints),
        "verdict": case.verdict,
        "codes": None if case.codes is None else list(case.codes),
        "why": case.why,
        "spec": case.spec,
    }
