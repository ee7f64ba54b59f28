# SPDX-License-Identifier: Apache-2.0
"""``wasl verify`` comes to the verdict of every case of the corpus, with just its codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.corpus import case as words
from tests.corpus.case import DAMAGED, REFUSED, Case
from tests.corpus.shelves import CHAPTERS, chapter, corpus, row_of, write
from tests.surfaces.command import ask

QUICK = ("wrapping", "notes", "papers", "forks")
"""Chapters that are made at once. Of these every sixth case is checked with the unmarked tests."""


def ruling(case: Case, folder: Path) -> tuple[str, tuple[str, ...]]:
    """The verdict that the command comes to, and the codes of its problems."""
    row = row_of(case)
    options: list[str | Path] = []
    for name in row["cards"]:
        options += ["--card", folder / name]
    for digits in row["fingerprints"]:
        options += ["--fingerprint", digits]
    answer = ask("verify", folder / row["file"], *options)
    if not answer.out:
        return REFUSED, (answer.error["code"],)
    found = answer.object
    return found["verdict"], tuple(sorted({one["code"] for one in found["problems"]}))


def faults(cases: Iterable[Case], folder: Path) -> list[str]:
    """The cases that come out otherwise than the corpus says."""
    cases = list(cases)
    write(folder, cases)
    wrong: list[str] = []
    for case in cases:
        verdict, codes = ruling(case, folder)
        told = f"{case.name}: {verdict} {codes}, not {case.verdict} {case.codes}: {case.why}"
        if case.verdict == DAMAGED:
            wrong += [told] if verdict in (words.VERIFIED, words.UNANCHORED) else []
        elif verdict != case.verdict or case.codes not in (None, codes):
            wrong.append(told)
    return wrong


@pytest.mark.parametrize("name", QUICK)
def test_some_cases_come_out_as_told(name: str, tmp_path: Path) -> None:
    wrong = faults(chapter(name)[::6], tmp_path)
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_case_comes_out_as_told(name: str, tmp_path: Path) -> None:
    wrong = faults(chapter(name), tmp_path)
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_the_corpus_is_what_it_says() -> None:
    cases = corpus()
    names = [case.name for case in cases]
    assert len(names) == len(set(names))
    assert len(cases) >= 200
    counts = Counter(case.verdict for case in cases)
    rulings = {words.VERIFIED, words.UNANCHORED, words.INCOMPLETE, words.FORK, words.ALTERED}
    assert counts.keys() == rulings | {REFUSED, DAMAGED}
    assert min(counts.values()) >= 10
    assert all(case.why.endswith(".") for case in cases)
