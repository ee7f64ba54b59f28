# SPDX-License-Identifier: Apache-2.0
"""The independent verifier and ``wasl verify`` agree where the corpus itself states no verdict.

On the cases with a stated one, ``test_corpus.py`` holds the one to it, and ``tests/verifier`` the
other.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.case import DAMAGED
from tests.corpus.shelves import chapter, corpus, row_of, write
from tests.corpus.test_corpus import ruling
from tests.surfaces.command import ask
from tests.verifier.node import VERIFIER, run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_two_checkers_come_to_the_same_of_what_was_damaged(tmp_path: Path) -> None:
    cases = [case for case in corpus() if case.verdict == DAMAGED or case.codes is None]
    index = write(tmp_path, cases)
    said = run(VERIFIER / "verify.mjs", "--batch", index).splitlines()
    others = {row["name"]: row["verdict"] for row in map(json.loads, said)}
    ours = {case.name: ruling(case, tmp_path)[0] for case in cases}
    assert len(ours) > 50
    assert others == ours


def test_two_checkers_tell_the_same_times(tmp_path: Path) -> None:
    cases = chapter("witnessed")
    said = run(VERIFIER / "verify.mjs", "--batch", write(tmp_path, cases)).splitlines()
    others = {row["name"]: brackets(row) for row in map(json.loads, said)}
    ours = {case.name: ask("verify", tmp_path / row_of(case)["file"]).object for case in cases}
    assert others == {name: brackets(row) for name, row in ours.items()}
    assert sum(any(told.values()) for told in others.values()) == 22


def brackets(row: dict[str, Any]) -> dict[str, object]:
    return {f"{one['party']}.{one['incarnation']}": one["bracket"] for one in row["journals"]}
