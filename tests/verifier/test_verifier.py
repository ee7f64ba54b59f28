# SPDX-License-Identifier: Apache-2.0
"""The second implementation, in ``verifier/``: the vectors, and every file of the corpus."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.node import ROOT, VERIFIER, run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_it_reads_the_vectors_as_they_say() -> None:
    said = run("--test", "--test-reporter=tap", *sorted((VERIFIER / "tests").glob("*.test.mjs")))
    assert "# fail 0" in said
    assert "# pass 0" not in said


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def differences(cases: list[dict[str, Any]], said: list[dict[str, Any]]) -> list[str]:
    wrong: list[str] = []
    for case, one in zip(cases, said, strict=True):
        assert one["name"] == case["name"]
        assert "crash" not in one, f"{case['name']}: {one.get('crash')}"
        verdict, codes = one["verdict"], sorted({problem["code"] for problem in one["problems"]})
        if case["verdict"] == "damaged":
            same = verdict not in {"verified", "unanchored"}
        else:
            same = verdict == case["verdict"]
        if not same or (case["codes"] is not None and codes != sorted(case["codes"])):
            wanted = f"{case['verdict']} {case['codes']}"
            wrong.append(f"{case['name']}: {verdict} {codes}, and not {wanted}")
    return wrong


def test_it_gives_every_file_of_the_corpus_its_verdict(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "scripts.make_corpus", tmp_path],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    index = tmp_path / "index.jsonl"
    cases = lines(index.read_text(encoding="utf-8"))
    assert len(cases) > 200
    wrong = differences(cases, lines(run("verifier/verify.mjs", "--batch", index)))
    assert not wrong, "\n".join(wrong)
