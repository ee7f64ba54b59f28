# SPDX-License-Identifier: Apache-2.0
"""How well and how fast press reports are read: ``python -m benchmarks.press [FOLDER]``.

A folder holds texts (``.txt``) with what a person finds in them beside them (``.json``); left out:
``tests/press``. Those were written by whoever wrote the rules, which flatters: bring your own.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.press.scoring import HERE, Score, reading_of, score, texts


def measure(folder: Path) -> dict[str, object]:
    """Return precision, recall and the rate of wrong fields, in all and by language."""
    total = Score()
    by_language: dict[str, Score] = {}
    all_texts = list(texts(folder))
    took_s = 0.0
    for name, text, gold in all_texts:
        began = time.perf_counter()
        reading = reading_of(name, text, gold)
        took_s += time.perf_counter() - began
        score(name, reading, gold, total)
        score(name, reading, gold, by_language.setdefault(name.partition("-")[0], Score()))
    return {
        "texts": len(all_texts),
        **_rates(total),
        "by_language": {name: _rates(one) for name, one in sorted(by_language.items())},
        "ms_per_text": round(1_000 * took_s / max(1, len(all_texts)), 1),
        "notes": total.notes,
    }


def _rates(one: Score) -> dict[str, object]:
    return {
        "found": one.found,
        "missed": one.missed,
        "extra": one.extra,
        "precision": round(one.precision, 3),
        "recall": round(one.recall, 3),
        "fields": one.right + one.open + one.wrong,
        "open": one.open,
        "wrong": one.wrong,
        "wrong_rate": round(one.wrong_rate, 4),
    }


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    print(json.dumps(measure(chosen), ensure_ascii=False, indent=2))
