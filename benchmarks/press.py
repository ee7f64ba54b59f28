# SPDX-License-Identifier: Apache-2.0
"""How well and how fast press reports are read: ``python -m benchmarks.press [FOLDER]``.

A folder holds texts (``.txt``) with what a person finds in them beside them (``.json``). Left out,
the sets are told one by one:

- ``own``, ``tests/press``: written together with the rules by one hand, which flatters;
- ``dev``, ``tests/press/blind/dev``: written by others who did not know the rules. The rules were
  mended by these;
- ``dev2``: written later by another hand, phrased as differently as can be;
- ``dev3``: six later sets by others, as newsrooms of the world write. The rules were mended by
  one after the other; their first sight, before that, stands in ``docs/guides/press.md``;
- ``dev4``: seven more sets by others, of persons in no list and of things that are nearly contacts;
- ``dev5`` to ``dev10``: twenty-five more, of agencies, newspapers, ministries and crises. ``dev9``
  was ``held6`` before it was opened;
- ``held``: the other half of those of ``dev``, split by chance;
- ``held2``: the other half of the first of ``dev3``, and two more sets by others;
- ``held3``: three sets by the writers of ``dev4``, one in each language;
- ``held4``: three sets by the writers of ``dev5``, likewise;
- ``held5``: three sets by the writers of ``dev7``, likewise;
- ``held7``: three sets that were written while the rules were mended by ``dev8``;
- ``held8``: three sets by others, written with ``dev10``;
- ``bank``: 1,440 short items in as many wordings as there are (``tests/press/bank``).

The held ones were never opened while the rules were written: only their figures were
looked at. What goes wrong in them is not told here either, lest it be mended one by one. They say
how well new texts are read.

The time (``python -m benchmarks --only press``) is that of articles of a usual length, put together
from those texts with other days, years and figures, read together as ``wasl press read`` does, and
one by one; and of single texts of 10 MB: all articles in one page, and what is meant to be slow.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.press.scoring import (
    BANKS,
    HELD,
    SETS,
    Score,
    items,
    reading_of,
    score,
    starter,
    texts,
)
from wasl.contact.press.reading import read
from wasl.home.reports import Paper, read_many

BOUNDS: Final = {"articles_s": 60, "text_ratio": 3.0}
"""Seconds for 1,000 articles together; and a character of a text of 10 MB, to one of an article."""

_CHARS: Final = 2_000
_PUBLISHED: Final = date(2024, 6, 26)
_HOSTILE: Final = {
    "one repeated word of contact": "They met ",
    "nested tags": "<div><b><i>",
    "bidi controls": "\u202eلقاء\u202c ",
    "digits": "0123456789",
    "no spaces": "و",
}


def measure(*, quick: bool) -> dict[str, object]:
    """Return the time of 1,000 articles, and the CPU of texts of 10 MB, to the bounds."""
    articles = make_articles(100 if quick else 1_000)
    read("", directory=starter())
    chars = sum(map(len, articles))
    papers = [Paper(text, [_PUBLISHED]) for text in articles]
    together_s = _took_s(lambda: list(read_many(papers, directory=starter())), time.perf_counter)
    took_s = _took_s(lambda: [read_one(text) for text in articles])
    size = 1_000_000 if quick else 10_000_000
    page = "\n".join(articles)
    big = {
        "articles in one page": page,
        "the same in one line": page.replace("\n", " "),
        **{what: f"<p>{piece}" for what, piece in _HOSTILE.items()},
    }
    return {
        "articles": len(articles),
        "chars_an_article": round(chars / len(articles)),
        "articles_s": round(together_s * 1_000 / len(articles), 1),
        "articles_cpu_s": round(took_s * 1_000 / len(articles), 1),
        "megabytes": size // 1_000_000,
        "texts": {what: _big(text, size, took_s / chars) for what, text in big.items()},
        "bounds": BOUNDS,
    }


def read_one(text: str) -> None:
    """Read one text as it came out on a day."""
    read(text, published=[_PUBLISHED], directory=starter())


def make_articles(count: int) -> list[str]:
    """Return articles of the length of a report: own texts of one language, with other figures."""
    chance = random.Random(6)
    by_language: dict[str, list[str]] = {}
    for name, text, _ in texts():
        by_language.setdefault(name.partition("-")[0], []).append(text)
    languages = sorted(by_language)
    return [_article(by_language[chance.choice(languages)], chance) for _ in range(count)]


def _article(own: list[str], chance: random.Random) -> str:
    lines: list[str] = []
    while sum(map(len, lines)) < _CHARS:
        lines += chance.choice(own).splitlines()
    text = "\n".join(lines)
    text = re.sub(r"\b20[012]\d\b", lambda _: str(chance.randint(2010, 2026)), text)
    return re.sub(r"\b[1-9]\d?\b", lambda _: str(chance.randint(1, 28)), text)


def _big(text: str, size: int, article_s: float) -> dict[str, float]:
    """Return the CPU of a text of so many bytes, and of one character to that of an article."""
    much = size // len(text.encode()) + 1
    whole = (text * much).encode()[:size].decode(errors="ignore")
    took_s = _took_s(lambda: read_one(whole))
    return {"s": round(took_s, 1), "ratio": round(took_s / len(whole) / article_s, 2)}


def _took_s(do: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return how long something takes: of CPU, or by another clock."""
    began = clock()
    do()
    return clock() - began


def quality(folder: Path) -> dict[str, object]:
    """Return precision, recall and the rate of wrong fields of a folder, in all and by language."""
    return _quality(list(texts(folder)))


def _quality(all_texts: list[tuple[str, str, dict[str, Any]]]) -> dict[str, object]:
    total = Score()
    by_language: dict[str, Score] = {}
    took_s = 0.0
    for name, text, gold in all_texts:
        began = time.perf_counter()
        reading = reading_of(name, text, gold)
        took_s += time.perf_counter() - began
        score(name, reading, gold, total)
        score(name, reading, gold, by_language.setdefault(name[:2], Score()))
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


def all_sets() -> dict[str, dict[str, object]]:
    """Return the quality of each set, and what goes wrong in those that may be looked at."""
    sets = {name: quality(folder) for name, folder in SETS.items()}
    for name in HELD:
        del sets[name]["notes"]
    bank = [item for name in BANKS for item in items(name)]
    return sets | {"bank": _quality(bank)}


if __name__ == "__main__":
    told = quality(Path(sys.argv[1])) if len(sys.argv) > 1 else all_sets()
    print(json.dumps(told, ensure_ascii=False, indent=2))
